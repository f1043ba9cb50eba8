import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Baseline, type BaselineCounts, baselineText, fingerprintOf, parseBaseline } from '../../deck/baseline.ts';
import type { Diagnostic } from '../../deck/diagnostic.ts';
import { isFixed } from '../../deck/settings/rule-names.ts';
import { EXIT, fail, ok, type Result } from '../../problem.ts';
import { counted } from '../../report/duration.ts';
import { diskProblem, errorCode } from '../../store/disk.ts';
import type { RunFile } from './judge-files.ts';

/** A baseline in use: hides what it lists, or takes down what is there. */
export interface BaselineInUse {
  /** What is left of the findings of a file; to be asked for every file, with findings or without. */
  readonly filter: (file: RunFile, diagnostics: readonly Diagnostic[]) => readonly Diagnostic[];
  /** After the run: writes what was taken down; gives what there is to say. */
  readonly end: () => Result<string | undefined>;
}

export interface BaselinePlace {
  /** Absolute. */
  readonly file: string;
  /** As it is shown. */
  readonly shown: string;
  readonly nonce: string;
}

/** Opens a baseline to hide what it lists; one that is not there is a usage problem. */
export function openBaseline({ file, shown }: BaselinePlace): Result<BaselineInUse> {
  const counts = read(file, shown);
  if (!counts.ok) return counts;
  if (counts.value === undefined) {
    return fail({ message: `there is no baseline ${shown}`, hint: 'make it with --write-baseline', exit: EXIT.usage });
  }
  const baseline = new Baseline(counts.value);
  return ok({
    filter: (of, diagnostics) => {
      baseline.look(of.judged.id ?? '');
      return diagnostics.filter((one) => {
        const fingerprint = fingerprintIn(of, one);
        return fingerprint === undefined || !baseline.knows(fingerprint);
      });
    },
    end: () => ok(goneText(baseline.gone, shown)),
  });
}

function goneText(gone: number, shown: string): string | undefined {
  if (gone === 0) return undefined;
  const [are, them] = gone === 1 ? ['is', 'it'] : ['are', 'them'];
  return `${counted(gone, 'finding')} of ${shown} ${are} no longer there; --write-baseline takes ${them} out`;
}

/** Starts to take down findings for a baseline. What the file has of decks that are not looked at stays. */
export function takeBaseline({ file, shown, nonce }: BaselinePlace): Result<BaselineInUse> {
  const before = read(file, shown);
  if (!before.ok) return before;
  const looked = new Baseline(new Map());
  const found = new Map<string, number>();
  return ok({
    filter: (of, diagnostics) => {
      looked.look(of.judged.id ?? '');
      return diagnostics.filter((one) => {
        const fingerprint = fingerprintIn(of, one);
        if (fingerprint !== undefined) found.set(fingerprint, (found.get(fingerprint) ?? 0) + 1);
        return fingerprint === undefined;
      });
    },
    end: () => {
      const others = [...(before.value ?? [])].filter(([fingerprint]) => !looked.covers(fingerprint));
      const written = write({ file, shown, nonce }, baselineText(new Map([...others, ...found])));
      const total = [...found.values()].reduce((n, count) => n + count, 0);
      return written.ok ? ok(`${counted(total, 'finding')} taken down in ${shown}`) : written;
    },
  });
}

/** The fingerprint of a finding; undefined where none may hide it. */
function fingerprintIn({ judged }: RunFile, diagnostic: Diagnostic): string | undefined {
  const { id, questions = [], unreadable } = judged;
  if (id === undefined || unreadable || isFixed(diagnostic.code)) return undefined;
  const question = questions.findLast(([line]) => line <= diagnostic.start.line)?.[1];
  return fingerprintOf(diagnostic, { deck: id, ...(question ? { question } : {}) });
}

function read(file: string, shown: string): Result<BaselineCounts | undefined> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return ok(undefined);
    return asUsage(diskProblem(error, `cannot read ${shown}`));
  }
  return parseBaseline(text, shown);
}

function write({ file, shown, nonce }: BaselinePlace, text: string): Result<void> {
  const draft = `${file}.${nonce}.tmp`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, file);
    return ok(undefined);
  } catch (error) {
    rmSync(draft, { force: true });
    return asUsage(diskProblem(error, `cannot write ${shown}`));
  }
}

const asUsage = (result: Result<never>): Result<never> =>
  result.ok ? result : fail({ ...result.problem, exit: EXIT.usage });
