import path from 'node:path';
import { EXIT, fail, ok, type Result } from '../../problem.ts';
import type { Env } from '../../store/paths.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import type { Parsed } from '../command-spec.ts';
import type { Output, OutputFormat } from './parsers.ts';

/** What the command line asks of a run of the checker. */
export interface CheckOptions {
  /** Paths, globs, deck ids and `-`, as said. */
  readonly words: readonly string[];
  readonly outputs: readonly Output[];
  readonly strict: boolean;
  readonly maxWarnings?: number;
  readonly quiet: boolean;
  /** Which fixes to make. */
  readonly fix?: 'safe' | 'unsafe';
  /** Show the fixes instead of making them. */
  readonly diff: boolean;
  readonly config?: string;
  readonly rules: readonly (readonly [rule: string, level: string])[];
  readonly only: readonly string[];
  readonly baseline?: string;
  readonly writeBaseline: boolean;
  readonly since?: string;
  readonly watch: boolean;
  readonly stdinFilename?: string;
  readonly ignoreComments: boolean;
  readonly cache: boolean;
}

/** Formats of which two on one stream, or one beside something else, cannot be read by anybody. */
const DOCUMENTS: ReadonlySet<OutputFormat> = new Set([
  'json',
  'jsonl',
  'sarif',
  'gitlab',
  'junit',
  'checkstyle',
  'rdjson',
]);

/** The options of `prepdeck check`, or what is wrong with how they go together. */
export function checkOptions({ words, options: said }: Parsed, env: Env): Result<CheckOptions> {
  const text = (name: string): string | undefined => (typeof said[name] === 'string' ? said[name] : undefined);
  const list = <T>(name: string): readonly T[] => (Array.isArray(said[name]) ? said[name] : []);
  const named = list<Output>('outputs');
  const fix = said.fixUnsafe === true ? 'unsafe' : said.fix === true || said.diff === true ? 'safe' : undefined;
  const options: CheckOptions = {
    words,
    outputs: named.length > 0 ? named : usualOutputs(env),
    strict: said.strict === true,
    quiet: said.quiet === true,
    diff: said.diff === true,
    rules: list('rule'),
    only: list('only'),
    writeBaseline: said.writeBaseline === true,
    watch: said.watch === true,
    ignoreComments: said.ignoreComments !== false,
    cache: said.cache !== false,
    ...defined({
      fix,
      maxWarnings: typeof said.maxWarnings === 'number' ? said.maxWarnings : undefined,
      config: text('config'),
      baseline: text('baseline'),
      since: text('since'),
      stdinFilename: text('stdinFilename'),
    }),
  };
  const clash = clashOf(options);
  return clash === undefined ? ok(options) : fail({ ...clash, exit: EXIT.usage });
}

/** In a GitHub workflow annotations beside the text, else the text alone. */
const usualOutputs = (env: Env): readonly Output[] =>
  env.GITHUB_ACTIONS === 'true' ? [{ format: 'text' }, { format: 'github' }] : [{ format: 'text' }];

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

const defined = <T extends object>(fields: T): Present<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;

function clashOf(options: CheckOptions): { readonly message: string; readonly hint: string } | undefined {
  const { words, outputs, fix, diff, watch, writeBaseline, baseline } = options;
  const stdin = words.includes('-');
  const here = outputs.filter(({ file }) => file === undefined);
  const document = here.find(({ format }) => DOCUMENTS.has(format));
  if (document && here.length > 1) {
    return {
      message: `${document.format} cannot share stdout with another format`,
      hint: `send one of them to a file: --format ${document.format} --output-file FILE`,
    };
  }
  const files = outputs.flatMap(({ file }) => (file === undefined || file === '-' ? [] : [path.normalize(file)]));
  const twice = files.find((file, i) => files.indexOf(file) < i);
  if (twice !== undefined) {
    return { message: `two formats for one file: ${oneLine(twice)}`, hint: 'give each a file of its own' };
  }
  if (stdin && words.length > 1) {
    return { message: '- (stdin) cannot be checked together with files', hint: 'run it on its own' };
  }
  if (options.stdinFilename !== undefined && !stdin) {
    return { message: '--stdin-filename names what comes on stdin', hint: 'say - in place of the file' };
  }
  if (stdin && options.since !== undefined) {
    return { message: '--since compares files, and stdin is none', hint: 'name the file' };
  }
  if (writeBaseline && baseline === undefined) {
    return { message: '--write-baseline needs to know where', hint: 'name the file: --baseline FILE --write-baseline' };
  }
  if (writeBaseline && (fix !== undefined || watch)) {
    return { message: '--write-baseline goes with a plain run only', hint: 'leave out --fix, --diff and --watch' };
  }
  if (diff && watch) return { message: '--diff and --watch do not go together', hint: 'leave one of them out' };
  if (watch && fix !== undefined) {
    return {
      message: '--fix and --watch do not go together',
      hint: 'an editor has the file open; mend when you are done',
    };
  }
  if (watch && stdin) return { message: '--watch cannot watch stdin', hint: 'name files or folders' };
  return undefined;
}
