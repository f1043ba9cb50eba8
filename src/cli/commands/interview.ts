import { EXIT, type ExitCode } from '../../problem.ts';
import { SCORING } from '../../session/interview/score.ts';
import { textColumns } from '../../terminal/capability.ts';
import { wrap } from '../../terminal/text.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { type InterviewOptions, interview, USUAL } from '../interview/hold-interview.ts';
import { mixOf } from '../interview/mix.ts';
import { printLines } from '../print.ts';

function optionsOf({ words, options: o }: Parsed): InterviewOptions {
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
  return {
    decks: words,
    questions: number(o.questions) ?? USUAL.questions,
    minutes: number(o.minutes) ?? USUAL.minutes,
    totalMinutes: number(o.totalMinutes),
    mix: mixOf(Array.isArray(o.difficulty) ? o.difficulty.map(String) : []),
    company: text(o.company),
    filter: text(o.filter),
    seed: text(o.seed),
    resume: o.resume === true ? true : o.new === true ? false : undefined,
    transcript: text(o.transcript),
    json: o.json === true,
  };
}

/** `prepdeck interview [DECKS]` */
export async function run(parsed: Parsed, context: Context): Promise<ExitCode> {
  const { capability, out } = context;
  if (parsed.options.scoring === true) {
    printLines(
      out,
      SCORING.flatMap((text, i) => [...(i > 0 ? [''] : []), ...wrap(text, textColumns(capability))]),
    );
    return EXIT.ok;
  }
  if (!capability.interactive && !capability.plain) {
    context.err.write(
      'prepdeck: an interview needs a terminal for its input and output\n  `prepdeck interview --plain` works line by line, from a pipe too\n',
    );
    return EXIT.usage;
  }
  const said = Object.entries(parsed.options).some(
    ([name, value]) => !GLOBAL.has(name) && value !== undefined && value !== false,
  );
  if (!capability.plain && !said) {
    const { interviewMenu } = await import('../interview/set-up.ts');
    const held = await interviewMenu(optionsOf(parsed), context);
    return held === 'back' ? EXIT.ok : held;
  }
  return interview(optionsOf(parsed), context);
}

const GLOBAL = new Set(['color', 'plain', 'pager']);
