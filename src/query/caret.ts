import type { Problem } from '../problem.ts';
import { EXIT } from '../problem.ts';
import type { QueryFault } from './lex.ts';

/** Of a long query so much is shown on either side of the fault, in characters. */
const AROUND = 30;

/** The fault as a problem of usage, with the place in the query under a caret. `columnsOf` gives the cells of a text. */
export function queryProblem(text: string, fault: QueryFault, columnsOf: (text: string) => number): Problem {
  // A line break in the query would tear the caret from what it points to: one blank each keeps the offsets.
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');
  const from = Math.max(0, fault.from - AROUND);
  const to = Math.min(line.length, fault.to + AROUND);
  const lead = from > 0 ? '...' : '';
  const shown = `${lead}${line.slice(from, to)}${to < line.length ? '...' : ''}`;
  const before = columnsOf(lead + line.slice(from, fault.from));
  const under = Math.max(1, columnsOf(line.slice(fault.from, Math.min(fault.to, to))));
  const message = `cannot read the query: ${fault.message}\n  ${shown}\n  ${' '.repeat(before)}${'^'.repeat(under)}`;
  return { message, ...(fault.hint === undefined ? {} : { hint: fault.hint }), exit: EXIT.usage };
}
