import { RATING_NAMES } from '../../memory/event.ts';
import type { AskScreen, Screen } from '../../session/study-state.ts';
import type { Intent, StudyTalk, StudyView } from '../../session/study-talk.ts';
import type { Hint } from '../key-hints.ts';
import { wrap } from '../text.ts';
import type { Theme } from '../theme.ts';
import { compareBody, verdictBody } from './answer-view.ts';
import { choiceTexts, clozeText, inline, item, type Kit, questionBlock, ratingKeys, taskOf } from './blocks.ts';
import { canJudge } from './keymap.ts';
import { readLines } from './lines.ts';
import { formOf, readLine } from './plain-reading.ts';
import { leftWords } from './study-page.ts';
import { summaryLines } from './summary-view.ts';

export interface PlainOptions {
  readonly stdin: NodeJS.ReadStream;
  readonly print: (text: string) => void;
  /** Whether the reader of the output has gone away. */
  readonly isUnread: () => boolean;
  readonly theme: Theme;
  readonly columns: number;
}

/** How to answer, said before each line is read. */
function promptFor(screen: Screen): string {
  switch (screen.at) {
    case 'finished':
      return 'Enter to leave, c to go on with more, u to undo the last:';
    case 'verdict':
      return `Enter for the next card, 1-4 for another rating${screen.review.correct ? `, g if it was ${screen.review.guess ? 'no' : 'a'} guess` : ''}, u to undo:`;
    case 'ask': {
      const form = formOf(screen);
      const count = screen.order.length;
      switch (form?.kind) {
        case undefined:
          return 'Say your answer aloud, then press enter; or type it on one line (? for help):';
        case 'single':
          return `Number 1-${count} (g2 marks 2 as a guess, d: do not know, ? help):`;
        case 'multiple':
          return `Numbers, such as 1 3 (d: do not know, ? help):`;
        case 'true-false':
          return '1 true, 2 false (d: do not know, ? help):';
        case 'order':
          return `All ${count} numbers in order, such as 2 1 3 (d: do not know, ? help):`;
        case 'match':
          return `${count} numbers, one for each on the left (d: do not know, ? help):`;
        case 'cloze':
          return 'The missing words, separated by semicolons (:d do not know, :? help):';
        default:
          return 'Your answer (:d do not know, :? help):';
      }
    }
    case 'compare':
      switch (screen.stage.at) {
        case 'answer':
          return 'Enter to go on:';
        case 'points':
          return 'Numbers of those you covered, nothing for none (b: back):';
        case 'flags':
          return 'Numbers of those you said, nothing for none (b: back):';
        case 'follow-up':
          return canJudge(screen) ? 'Did you have it? y or n:' : 'Answer it aloud, then press enter:';
        case 'rating':
          return `1 Again, 2 Hard, 3 Good, 4 Easy; enter for ${RATING_NAMES[screen.suggestion.rating]}:`;
      }
  }
}

const numbered = (texts: readonly string[], kit: Kit): string[] =>
  texts.flatMap((text, i) => item(`  ${i + 1}. `, inline(text, kit), kit));

/** A question as it is read out: its text, what to do, and what there is to choose from. */
export function askLines(screen: Pick<AskScreen, 'card' | 'order'>, kit: Kit): string[] {
  const form = formOf(screen);
  const lines = [...questionBlock(screen.card, kit), '', ...wrap(`${taskOf(screen.card)}.`, kit.columns)];
  if (form?.kind === 'match') {
    const lefts = form.pairs.flatMap(([left], i) =>
      item(`  ${String.fromCharCode(97 + (i % 26))}) `, inline(left, kit), kit),
    );
    return [...lines, 'Left:', ...lefts, 'Right:', ...numbered(choiceTexts(screen), kit)];
  }
  if (form?.kind === 'cloze') {
    return [
      ...lines,
      ...wrap(
        inline(
          clozeText(form, (i) => `____(${i + 1})`),
          kit,
        ),
        kit.columns,
      ),
    ];
  }
  return [...lines, ...numbered(choiceTexts(screen), kit)];
}

function screenLines(view: StudyView, kit: Kit): string[] {
  const { screen, reviews } = view.state;
  switch (screen.at) {
    case 'finished':
      return summaryLines(screen.why, view.summary(), view.outlook(), kit);
    case 'ask': {
      const scene = view.scene();
      const badges = scene?.badges.length ? ` [${scene.badges.join(', ')}]` : '';
      const where = scene
        ? `${scene.deck}${scene.objective ? `, ${scene.objective}` : ''}${badges}. Left: ${leftWords(scene, kit.theme, false)}.`
        : '';
      return ['', ...wrap(`Card ${reviews.length + 1}. ${where}`, kit.columns), '', ...askLines(screen, kit)];
    }
    case 'verdict':
      return [
        '',
        ...verdictBody(screen, kit).lines,
        ...(screen.options ? ['', ...ratingKeys(screen.options, screen.review.rating, kit)] : []),
      ];
    case 'compare':
      return ['', ...compareBody(screen, undefined, kit).lines];
  }
}

/** What may be typed on a line, for the help. */
const LINE_KEYS: readonly Hint[] = [
  ['numbers', 'choose, tick, or put in order: 2, or 1 3'],
  ['enter', 'reveal, go on, accept the suggested rating'],
  ['1 to 4', 'rate Again, Hard, Good, Easy; Again means you could not recall it, Hard is still a success'],
  ['g', 'that was a guess; g2 answers 2 and marks it as a guess'],
  ['d', 'I do not know'],
  ['b', 'one step back while comparing'],
  ['u', 'undo the last answer or mark, as often as you like'],
  ['s', 'skip this card to tomorrow'],
  ['!', 'suspend this card; `prepdeck unsuspend` brings it back'],
  ['f', 'flag this card, or take the flag away'],
  ['e', 'open the deck at this card in your editor'],
  ['o', 'open the source'],
  ['c', 'at the end: go on with more'],
  ['q', 'quit; everything answered is saved already'],
];

function helpLines(kit: Kit): string[] {
  return [
    ...wrap('Type the key and press enter. Where letters can be an answer, put a colon before it: :u', kit.columns),
    ...LINE_KEYS.flatMap(([key, what]) => item(`  ${key}: `, what, kit)),
  ];
}

/** A session line by line, nothing drawn: for screen readers, dumb terminals and pipes. */
export function plainTalk({ stdin, print, isUnread, theme, columns }: PlainOptions): StudyTalk {
  const reader = readLines(stdin);
  const kit: Kit = { theme, columns };
  const say = (lines: readonly string[]): void => print(lines.map((line) => `${line.trimEnd()}\n`).join(''));
  let pending: Intent[] = [];
  let shown: Screen | undefined;
  return {
    async next(view): Promise<Intent> {
      const { screen, notice } = view.state;
      const queued = pending.shift();
      if (queued && !view.trouble) return queued;
      pending = [];
      const message = view.trouble ?? notice;
      if (message) say(wrap(message, columns));
      if (screen !== shown) say(screenLines(view, kit));
      shown = screen;
      for (;;) {
        say(wrap(promptFor(screen), columns));
        const line = await reader.next();
        // What nobody sees must not be answered: a pipe that closed tells so a turn of the event loop later.
        await new Promise((resolve) => setImmediate(resolve));
        if (line === undefined || isUnread()) return screen.at === 'finished' ? { type: 'leave' } : { type: 'quit' };
        const reading = readLine(screen, line);
        if ('help' in reading) say(helpLines(kit));
        else if ('again' in reading) say(wrap(reading.again, columns));
        else {
          const [first, ...rest] = reading.intents;
          if (first) {
            pending = rest;
            return first;
          }
        }
      }
    },
    end(view) {
      if (view.state.screen !== shown) say(['', ...screenLines(view, kit)]);
    },
    lend: reader.lend,
    close: () => reader.close(),
  };
}
