import type { Findings } from './findings.ts';
import type { Span } from './lines.ts';
import type { CheckForm, Gap } from './model.ts';

type Cloze = Extract<CheckForm, { kind: 'cloze' }>;

/** More than anyone fills in; what bounds the work on a hostile text. */
const MAX_GAPS = 50;

/** Splits `A consumer commits its {{offset|position}}.` into the text around the gaps and what each gap takes. */
export function parseCloze(source: string, span: Span, findings: Findings): Cloze | undefined {
  const text: string[] = [];
  const gaps: Gap[] = [];
  let rest = source;
  for (let open = rest.indexOf('{{'); open >= 0; open = rest.indexOf('{{')) {
    const close = rest.indexOf('}}', open + 2);
    const inside = rest.slice(open + 2, close);
    if (close < 0 || inside.includes('{{')) {
      findings.add('PD422', span, 'a gap opens with {{ and never closes', 'close it with }}');
      return undefined;
    }
    if (gaps.length === MAX_GAPS) {
      findings.add('PD422', span, `more than ${MAX_GAPS} gaps in one question`, 'split it into several');
      return undefined;
    }
    const accept = inside.split('|').map((word) => word.trim());
    if (accept.some((word) => word === '')) {
      findings.add(
        'PD422',
        span,
        'a gap has nothing in it',
        'write the word that is missing: {{word}} or {{word|other}}',
      );
      return undefined;
    }
    text.push(rest.slice(0, open));
    gaps.push({ accept });
    rest = rest.slice(close + 2);
  }
  if (gaps.length === 0) {
    findings.add(
      'PD421',
      span,
      '`cloze` has no gap',
      'mark what is to be filled in: a consumer commits its {{offset}}',
    );
    return undefined;
  }
  return { kind: 'cloze', text: [...text, rest], gaps };
}
