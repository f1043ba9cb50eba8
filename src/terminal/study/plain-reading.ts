import type { CheckForm } from '../../deck/model.ts';
import { RATINGS } from '../../memory/event.ts';
import { type Response, readNumber } from '../../session/response.ts';
import type { AskScreen, CompareScreen, Screen } from '../../session/study-state.ts';
import type { Intent } from '../../session/study-talk.ts';
import { COMMANDS, canJudge } from './keymap.ts';

/** What a line of input comes to: things to do, or a word about what is expected. */
export type Reading = { readonly intents: readonly Intent[] } | { readonly again: string };

const does = (...intents: Intent[]): Reading => ({ intents });

const LINE_COMMANDS: Readonly<Record<string, Intent>> = { ...COMMANDS, b: { type: 'back' }, g: { type: 'guess' } };

/** The numbers on a line, separated by anything; undefined where one is out of range or doubled. */
function numbers(line: string, most: number): number[] | undefined {
  const found = (line.match(/\d+/g) ?? []).map(Number);
  const sound = /^[\d\s,;.]*$/.test(line) && found.every((n) => n >= 1 && n <= most);
  return sound && new Set(found).size === found.length ? found : undefined;
}

/** How the check on the screen is answered; undefined where it asks for no check. */
export function formOf(screen: Pick<AskScreen, 'card'>): CheckForm | undefined {
  const { content } = screen.card;
  return content.type === 'check' || content.type === 'self-check' ? content.form : undefined;
}

/** Reads an answer to a check off one line. */
export function readAnswer(
  form: CheckForm,
  screen: Pick<AskScreen, 'order'>,
  line: string,
): { response: Response } | { again: string } {
  const count = screen.order.length;
  const chosen = (most: number): number[] | undefined => {
    const given = numbers(line, most);
    return given && given.length > 0 ? given : undefined;
  };
  const placed = (): number[] | undefined => {
    const given = numbers(line, count);
    return given?.length === count ? given.map((n) => screen.order[n - 1] ?? -1) : undefined;
  };
  switch (form.kind) {
    case 'single': {
      const [n, ...rest] = chosen(count) ?? [];
      const choice = n === undefined ? undefined : screen.order[n - 1];
      return choice === undefined || rest.length > 0
        ? { again: `Give one number from 1 to ${count}, or d if you do not know.` }
        : { response: { kind: 'choices', picked: [choice] } };
    }
    case 'multiple': {
      const given = chosen(count);
      const picked = given?.map((n) => screen.order[n - 1] ?? -1).sort((a, b) => a - b);
      return picked
        ? { response: { kind: 'choices', picked } }
        : { again: `Give one or more numbers from 1 to ${count}, such as 1 3.` };
    }
    case 'true-false': {
      if (/^(1|t|true)$/i.test(line)) return { response: { kind: 'boolean', value: true } };
      if (/^(2|f|false)$/i.test(line)) return { response: { kind: 'boolean', value: false } };
      return { again: 'Give 1 for true or 2 for false.' };
    }
    case 'typed':
      return { response: { kind: 'text', text: line } };
    case 'number': {
      const number = readNumber(line, form.unit);
      return number.ok
        ? { response: { kind: 'text', text: line } }
        : { again: `${number.problem.message}: ${number.problem.hint ?? ''}.` };
    }
    case 'cloze': {
      const texts = line.split(';').map((t) => t.trim());
      return texts.length === form.gaps.length
        ? { response: { kind: 'gaps', texts } }
        : { again: `Give ${form.gaps.length} answers, separated by semicolons.` };
    }
    case 'order': {
      const order = placed();
      return order
        ? { response: { kind: 'order', order } }
        : { again: `Give all numbers from 1 to ${count}, each once, in order.` };
    }
    case 'match': {
      const rights = placed();
      return rights
        ? { response: { kind: 'match', rights } }
        : { again: `Give ${count} numbers, one for each on the left, in their order.` };
    }
  }
}

/** Whether a single letter may be the answer; nobody answers an interview question with one. */
const takesText = (screen: Screen): boolean => {
  const kind = screen.at === 'ask' ? formOf(screen)?.kind : undefined;
  return kind === 'typed' || kind === 'cloze';
};

/** What a line means on this screen. Where letters can be an answer, commands begin with a colon. */
export function readLine(screen: Screen, raw: string): Reading | { readonly help: true } {
  const line = raw.trim();
  const bare = line.startsWith(':') ? line.slice(1) : line;
  const isCommand = line.startsWith(':') || !takesText(screen);
  if (bare === '?' && isCommand) return { help: true };
  if (screen.at === 'finished') return readEnd(bare);
  const answersFalse = screen.at === 'ask' && formOf(screen)?.kind === 'true-false' && line === 'f';
  const command = isCommand && !answersFalse ? LINE_COMMANDS[bare] : undefined;
  if (command) return does(command);
  if (screen.at === 'ask') return readAsk(screen, line, bare, isCommand);
  if (screen.at === 'verdict') {
    if (line === '') return does({ type: 'next' });
    const rating = RATINGS.find((r) => String(r) === line);
    return rating
      ? does({ type: 'rate', rating })
      : { again: 'Press enter for the next card, 1 to 4 for another rating, u to undo.' };
  }
  return readCompare(screen, line);
}

function readEnd(line: string): Reading {
  if (line === 'c') return does({ type: 'more' });
  if (line === 'u') return does({ type: 'undo' });
  return does({ type: 'leave' });
}

function readAsk(screen: AskScreen, line: string, bare: string, isCommand: boolean): Reading {
  const form = formOf(screen);
  if (!form) return does({ type: 'reveal', text: line });
  if (isCommand && bare === 'd') return does({ type: 'respond', response: { kind: 'pass' } });
  const guess = isCommand && /^g\s*\S/.test(bare);
  const text = guess ? bare.slice(1).trim() : line;
  if (text === '') return { again: 'Give an answer; ? shows how.' };
  const answer = readAnswer(form, screen, text);
  if ('again' in answer) return answer;
  const respond: Intent = { type: 'respond', response: answer.response };
  return guess && !screen.guess ? does({ type: 'guess' }, respond) : does(respond);
}

function readCompare(screen: CompareScreen, line: string): Reading {
  const { stage, card } = screen;
  switch (stage.at) {
    case 'answer':
      return does({ type: 'next' });
    case 'points':
    case 'flags': {
      const { content } = card;
      const items =
        content.type === 'interview' ? content.interview[stage.at === 'points' ? 'keyPoints' : 'redFlags'] : [];
      const given = numbers(line, items.length);
      if (!given) return { again: `Give numbers from 1 to ${items.length}, or nothing for none.` };
      const wanted = given.map((n) => n - 1);
      const ticked = stage.at === 'points' ? screen.ticked : screen.owned;
      const changed = items.map((_, i) => i).filter((i) => wanted.includes(i) !== ticked.includes(i));
      return does(...changed.map((index): Intent => ({ type: 'toggle', index })), { type: 'next' });
    }
    case 'follow-up':
      if (!canJudge(screen)) return does({ type: 'next' });
      if (/^y(es)?$/i.test(line)) return does({ type: 'manage', had: true });
      return /^n(o)?$/i.test(line) ? does({ type: 'manage', had: false }) : { again: 'y if you had it, n if not.' };
    case 'rating': {
      if (line === '') return does({ type: 'next' });
      const rating = RATINGS.find((r) => String(r) === line);
      return rating
        ? does({ type: 'rate', rating })
        : { again: 'Give 1 to 4, or press enter for the suggested rating.' };
    }
  }
}
