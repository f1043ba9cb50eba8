import type { Fix } from '../diagnostic.ts';
import type { Finding, Findings } from '../findings.ts';
import type { MapTree } from '../tree.ts';
import { addField } from './missing-field.ts';
import { referenceFix, withoutTag } from './references.ts';
import { quoteRest } from './rest-of-line.ts';
import { expandTabs } from './tabs.ts';
import { asList, doubled, quotedText, renamedKey, replaced, withoutInvisible, withScheme } from './value.ts';

/** Whether a field of the map is probably meant as this one, or brings it: then it is that one that is to be mended. */
const isGivenOtherwise = (name: string, map: MapTree, text: string, findings: Findings): boolean =>
  findings.all().some(({ code, span, meant }) => {
    // What a merge key brings is nowhere to be seen.
    if (code === 'PD110') return text.startsWith('<<', span.start) && span.start >= map.start && span.end <= map.end;
    if (code !== 'PD201') return false;
    if (meant?.kind === 'key' && meant.name === name && meant.owner.start === map.start) return true;
    return span.start >= map.start && span.end <= map.end && text.startsWith(`${name}:`, span.start);
  });

/** Gives the fix for a finding of the reader, where there is one. */
export type Fixer = (finding: Finding) => Fix | undefined;

/** A fixer for what the reader found in one source. Made once a file: the ids that it gives out differ from each other. */
export function createFixer(text: string, findings: Findings): Fixer {
  // To YAML a carriage return by itself ends a line, and a fix would take the whole file for one.
  if (/\r(?!\n)/.test(text)) return () => undefined;
  const { lines } = findings;
  const place = { text, lines, taken: new Set<string>() };
  let tabs: { readonly fix: Fix | undefined } | undefined;
  return ({ code, span, meant }) => {
    if (code === 'PD103') {
      const found = () => findings.all().flatMap((one) => (one.code === 'PD103' ? [one.span.start] : []));
      tabs ??= { fix: expandTabs(text, lines, found()) };
      return tabs.fix;
    }
    if (code === 'PD904') return withoutInvisible(text, span);
    if (code === 'PD208') return withScheme(text, span);
    switch (meant?.kind) {
      case 'instead':
        return replaced(code, text, span, meant.text);
      case 'before': {
        const title = `write ${meant.text}${text.slice(span.start, span.start + 1)}`;
        return { safe: true, title, edits: [{ start: span.start, end: span.start, text: meant.text }] };
      }
      case 'backslashes':
        return doubled(text, meant.span);
      case 'quoted':
        return quotedText(text, meant.span ?? span);
      case 'rest-quoted':
        if (code === 'PD109') return withoutTag(text, lines, span) ?? quoteRest(text, lines, span, false);
        if (code === 'PD110') return referenceFix(text, lines, span, findings);
        return quoteRest(text, lines, span, true);
      case 'in-list':
        return asList(text, span);
      case 'key':
        return renamedKey(text, span, meant.name, meant.owner);
      case 'field':
        return meant.owner.kind === 'map' && !isGivenOtherwise(meant.name, meant.owner, text, findings)
          ? addField(meant.name, meant.owner, place)
          : undefined;
      default:
        return undefined;
    }
  };
}
