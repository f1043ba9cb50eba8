import type { Findings } from './findings.ts';
import type { Span } from './lines.ts';
import type { CheckForm, Gap } from './model.ts';

type Cloze = Extract<CheckForm, { kind: 'cloze' }>;

/** What is wrong with a text with gaps. */
interface Fault {
  readonly code: 'PD421' | 'PD422';
  readonly message: string;
  readonly help: string;
}

/** More than anyone fills in; what bounds the work on a hostile text. */
const MAX_GAPS = 50;

/** Splits `A consumer commits its {{offset|position}}.` into the text around the gaps and what each gap takes; or says why it cannot. */
export function splitCloze(source: string): Cloze | Fault {
  const text: string[] = [];
  const gaps: Gap[] = [];
  let done = 0;
  for (let open = source.indexOf('{{'); open >= 0; open = source.indexOf('{{', done)) {
    const close = source.indexOf('}}', open + 2);
    const inside = source.slice(open + 2, close);
    if (close < 0 || inside.includes('{{')) {
      return { code: 'PD422', message: 'a gap opens with {{ and never closes', help: 'close it with }}' };
    }
    if (gaps.length === MAX_GAPS) {
      return { code: 'PD422', message: `more than ${MAX_GAPS} gaps in one question`, help: 'split it into several' };
    }
    const accept = inside.includes('|') ? inside.split('|').map((word) => word.trim()) : [inside.trim()];
    if (accept.some((word) => word === '')) {
      const help = 'write the word that is missing: {{word}} or {{word|other}}';
      return { code: 'PD422', message: 'a gap has nothing in it', help };
    }
    text.push(source.slice(done, open));
    gaps.push({ accept });
    done = close + 2;
  }
  if (gaps.length === 0) {
    const help = 'mark what is to be filled in: a consumer commits its {{offset}}';
    return { code: 'PD421', message: '`cloze` has no gap', help };
  }
  text.push(source.slice(done));
  return { kind: 'cloze', text, gaps };
}

/** The same with a finding at `span` where it cannot. */
export function parseCloze(source: string, span: Span, findings: Findings): Cloze | undefined {
  const cloze = splitCloze(source);
  if ('gaps' in cloze) return cloze;
  findings.add(cloze.code, span, cloze.message, cloze.help);
  return undefined;
}
