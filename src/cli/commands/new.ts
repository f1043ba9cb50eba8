import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import nodePath from 'node:path';
import { MAX_SLUG, SLUG } from '../../deck/schema.ts';
import { slugOf } from '../../deck/slug.ts';
import { starterDeck } from '../../deck/starter-deck.ts';
import { EXIT, type ExitCode, Failure, unwrap } from '../../problem.ts';
import { writeWhole } from '../../store/backup.ts';
import { diskProblem } from '../../store/disk.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import { readLines } from '../../terminal/study/lines.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { nonceOf } from '../nonce.ts';

/** Decks are no secret, unlike reviews: as everybody's umask has it. */
const MODE = 0o666;
/** Where the first line of a deck says that it is. */
const SCHEMA = 'deck.schema.json';

interface Wanted {
  readonly id: string;
  readonly title: string;
  /** As the author calls it. */
  readonly file: string;
}

/** `prepdeck new [DECK]`: a deck to begin with, and the JSON Schema beside it, which editors find without a network. */
export async function run({ words, options }: Parsed, context: Context): Promise<ExitCode> {
  const { id, title, file } = await wanted(words[0], options.title, context);
  const text = starterDeck(id, title);
  if (options.stdout === true) {
    context.out.write(text);
    return EXIT.ok;
  }
  const path = nodePath.resolve(context.cwd, file);
  const nonce = nonceOf(context);
  const schema = nodePath.join(nodePath.dirname(path), SCHEMA);
  makeFolder(nodePath.dirname(path));
  unwrap(writeWhole(path, text, options.force === true, nonce, MODE));
  if (!existsSync(schema)) {
    unwrap(writeWhole(schema, readFileSync(nodePath.join(context.shippedDecks, SCHEMA), 'utf8'), false, nonce, MODE));
  }
  context.out.write(`${oneLine(file)}\n`);
  const word = asWord(file);
  context.err.write(
    `\nIt holds an example of everything, and ${SCHEMA} beside it gives editors completion and help.\n\n` +
      `  prepdeck study ${word}   study the examples\n` +
      `  prepdeck check ${word}   whenever you have changed it\n`,
  );
  return EXIT.ok;
}

async function wanted(word: string | undefined, option: unknown, context: Context): Promise<Wanted> {
  const given = typeof option === 'string' ? option.trim() : '';
  if (word === undefined) {
    const title = given || (await askTitle(context));
    const id = slugOf(title).slice(0, MAX_SLUG).replace(/-$/, '');
    if (id === '') throw unnamed(`no id can be made of the title ${JSON.stringify(oneLine(title))}`);
    return { id, title, file: `${id}.yaml` };
  }
  const isPath = /[/\\]|\.ya?ml$/i.test(word);
  const id = isPath ? nodePath.basename(word).replace(/\.ya?ml$/i, '') : word;
  if (!SLUG.test(id) || id.length > MAX_SLUG) throw malformed(id);
  const file = isPath ? (/\.ya?ml$/i.test(word) ? word : `${word}.yaml`) : `${id}.yaml`;
  return { id, title: given || titleOf(id), file };
}

async function askTitle({ capability, stdin, err }: Context): Promise<string> {
  if (!capability.interactive) throw unnamed('say what the deck is to be called');
  err.write('What is the deck about? ');
  const reader = readLines(stdin);
  try {
    const answer = (await reader.next())?.trim() ?? '';
    if (answer === '') throw unnamed('a deck needs a name');
    return answer;
  } finally {
    reader.close();
  }
}

const unnamed = (message: string): Failure =>
  new Failure({ message, hint: 'for example `prepdeck new my-topic`', exit: EXIT.usage });

function malformed(id: string): Failure {
  const slug = slugOf(id);
  return new Failure({
    message: `${JSON.stringify(oneLine(id))} cannot be the id of a deck: a-z, 0-9 and single hyphens, at most ${MAX_SLUG} characters`,
    hint: `\`prepdeck new ${slug || 'my-topic'}\`; its title may be anything: --title "..."`,
    exit: EXIT.usage,
  });
}

const titleOf = (id: string): string => id.slice(0, 1).toUpperCase() + id.slice(1).replaceAll('-', ' ');

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    unwrap(diskProblem(error, `cannot make the folder ${folder}`));
  }
}

/** A path as a shell takes it for one word, and prepdeck for a path. */
function asWord(file: string): string {
  const path = /[/\\]/.test(file) ? file : `./${file}`;
  return /^[\w./~\\:-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
