import type { Card, CheckForm, Choice, Source } from '../../deck/model.ts';
import { RATING_NAMES, RATINGS, type Rating } from '../../memory/event.ts';
import type { CardMemory } from '../../memory/schedule.ts';
import { longInterval, shortInterval } from '../../report/duration.ts';
import type { Options } from '../../session/card-events.ts';
import { matchTyped } from '../../session/response.ts';
import type { AskScreen, VerdictScreen } from '../../session/study-state.ts';
import type { Highlighter } from '../highlight.ts';
import { renderInline, renderMarkdown } from '../markdown.ts';
import { sanitize } from '../sanitize.ts';
import { wrap } from '../text.ts';
import type { Theme } from '../theme.ts';

/** What blocks are set with. `columns` is the room for text. */
export interface Kit {
  readonly theme: Theme;
  readonly columns: number;
  readonly highlight?: Highlighter | undefined;
}

export const markdown = (source: string, { theme, columns, highlight }: Kit): string[] =>
  renderMarkdown(source, { theme, width: columns, highlight });

export const inline = (source: string, { theme }: Kit): string => renderInline(source, { theme });

/** What a card asks, in words that name its part of the question. */
export function questionOf(card: Card): string {
  const { content } = card;
  return content.type === 'interview' ? content.interview.question : content.question;
}

/** What kind of thing is asked, and how to answer: `Select all that apply`. */
export function taskOf(card: Card): string {
  const { content } = card;
  if (content.type === 'interview') return 'Interview question: say your answer aloud';
  if (content.type === 'follow-up') return 'Follow-up: say your answer aloud';
  switch (content.form.kind) {
    case 'single':
      return 'Choose one';
    case 'multiple':
      return 'Select all that apply';
    case 'true-false':
      return 'True or false';
    case 'typed':
      return 'Type the answer';
    case 'number':
      return content.form.unit ? `Type a number (${content.form.unit})` : 'Type a number';
    case 'cloze':
      return content.form.gaps.length === 1 ? 'Fill in the gap' : 'Fill in the gaps';
    case 'order':
      return 'Put in order: give the numbers, first to last';
    case 'match':
      return 'Match: give the number for each in turn';
  }
}

export function questionBlock(card: Card, kit: Kit): string[] {
  const { content } = card;
  const parent =
    content.type === 'follow-up' ? [...wrap(kit.theme.muted(inline(content.parent, kit)), kit.columns), ''] : [];
  return [...parent, ...markdown(questionOf(card), kit).map((line) => kit.theme.strong(line))];
}

/** A row of a list: a sign or number, then text that hangs under itself. */
export const item = (lead: string, text: string, kit: Kit): string[] => wrap(text, kit.columns, { indent: lead });

/** The text of a cloze with its gaps filled in by `gap`. */
export const clozeText = (form: CheckForm & { kind: 'cloze' }, gap: (index: number) => string): string =>
  form.text.map((piece, i) => piece + (i < form.gaps.length ? gap(i) : '')).join('');

const intervalWords = (memory: CardMemory, short: boolean): string => {
  const ms = memory.phase === 'review' ? memory.interval * 86_400_000 : memory.dueAt - memory.lastTime;
  return short ? shortInterval(ms) : longInterval(ms);
};

/** `Good: back in 3 days`. */
export function ratingWords(rating: Rating, options: Options | undefined): string {
  if (!options) return `${RATING_NAMES[rating]}; the schedule stays as it is`;
  const after = options.after[rating];
  const back = intervalWords(after, false);
  // Minute steps are a least time apart: when little else is left, the card comes sooner.
  return `${RATING_NAMES[rating]}: ${after.phase === 'review' ? `back in ${back}` : `back in this session, in ${back} or sooner`}`;
}

/** `1 Again <1m   2 Hard 6m   3 Good 10m   4 Easy 8d`, the given one marked. */
export function ratingKeys(options: Options | undefined, marked: Rating, { theme, columns }: Kit): string[] {
  const cells = RATINGS.map((rating) => {
    const interval = options ? ` ${intervalWords(options.after[rating], true)}` : '';
    const words = `${rating} ${RATING_NAMES[rating]}${interval}`;
    return rating === marked ? theme.active(`${theme.signs.pointer} ${words}`) : `  ${words}`;
  });
  return wrap(cells.join('  ').trimStart(), columns);
}

function verdictWords({ verdict, response, review }: VerdictScreen): string {
  if (response.kind === 'pass') return 'Not known yet.';
  const { parts, takenFor } = verdict;
  if (!verdict.correct) return parts && parts.right > 0 ? `Not quite: ${parts.right} of ${parts.of} right.` : 'Wrong.';
  const guessed = review.guess ? ' But a guess.' : '';
  return takenFor === undefined ? `Right.${guessed}` : `Right, taken for "${takenFor}".${guessed}`;
}

/** The first thing said after an answer: a sign, the verdict in words, and what it means for the card. */
export function verdictLine(screen: VerdictScreen, { theme, columns }: Kit): string[] {
  const { verdict, review, suspension, options } = screen;
  const [sign, style] = verdict.correct ? [theme.signs.tick, theme.good] : [theme.signs.cross, theme.bad];
  // Why it is put away stands below.
  const rated = suspension ? `${RATING_NAMES[review.rating]}: put away` : ratingWords(review.rating, options);
  const text = `${style(theme.strong(`${sign} ${verdictWords(screen)}`))} ${rated}.`;
  return wrap(text, columns, { hanging: '  ' });
}

const YOURS = 'your answer';

/** What of an answer its solution is shown beside. */
export type Answered = Pick<VerdictScreen, 'order' | 'response' | 'verdict'>;

function choiceVerdicts(choices: readonly Choice[], { order, response }: Answered, kit: Kit): string[] {
  const { theme } = kit;
  const picked = response.kind === 'choices' ? response.picked : [];
  return order.flatMap((index, place) => {
    const choice = choices[index];
    if (!choice) return [];
    // A cross is for what was picked and wrong; other distractors were rightly left alone.
    const missed = picked.includes(index) ? theme.bad(theme.signs.cross) : ' ';
    const sign = choice.correct ? theme.good(theme.signs.tick) : missed;
    const said = [...(choice.correct ? ['correct'] : []), ...(picked.includes(index) ? [YOURS] : [])].join(', ');
    const text = `${inline(choice.text, kit)}${said === '' ? '' : ` ${theme.muted(`(${said})`)}`}`;
    const lead = `${sign} ${place + 1} `;
    const why = choice.why ? item('    ', theme.muted(inline(choice.why, kit)), kit) : [];
    return [...item(lead, choice.correct ? theme.strong(text) : text, kit), ...why];
  });
}

function listOf(order: readonly number[], texts: readonly string[], kit: Kit): string[] {
  return order.flatMap((index, place) => item(`  ${place + 1} `, inline(texts[index] ?? '', kit), kit));
}

/** What was right, form by form, beside what was answered. */
export function solutionBlock(form: CheckForm, screen: Answered, kit: Kit): string[] {
  const { theme } = kit;
  const { response } = screen;
  const typed = response.kind === 'text' ? response.text : '';
  const labelled = (label: string, text: string): string[] => item(`  ${theme.muted(`${label}:`)} `, text, kit);
  const given = (text: string): string[] => (text.trim() === '' ? [] : labelled('You', text));
  switch (form.kind) {
    case 'single':
    case 'multiple':
      return choiceVerdicts(form.choices, screen, kit);
    case 'true-false': {
      const said = response.kind === 'boolean' ? given(response.value ? 'True' : 'False') : [];
      return [...said, ...labelled('Answer', theme.strong(form.answer ? 'True' : 'False'))];
    }
    case 'typed': {
      const [first = '', ...others] = form.accept;
      const also = others.length > 0 ? theme.muted(` (also ${others.join(', ')})`) : '';
      return [...given(typed), ...labelled('Answer', theme.strong(inline(first, kit)) + also)];
    }
    case 'number': {
      const unit = form.unit ? ` ${form.unit}` : '';
      const slack = form.tolerance > 0 ? theme.muted(` (give or take ${form.tolerance})`) : '';
      return [...given(typed), ...labelled('Answer', theme.strong(`${form.answer}${unit}`) + slack)];
    }
    case 'cloze': {
      const said = response.kind === 'gaps' ? response.texts : [];
      const text = clozeText(form, (i) => `**${form.gaps[i]?.accept[0] ?? ''}**`);
      return [
        ...form.gaps.flatMap((gap, i) => {
          const typed = said[i]?.trim() ?? '';
          const right = matchTyped(typed, gap.accept).correct;
          const sign = right ? theme.good(theme.signs.tick) : theme.bad(theme.signs.cross);
          const mine = right || typed === '' ? '' : theme.muted(` (you: ${sanitize(typed)})`);
          return item(`  ${sign} ${i + 1} `, `${theme.strong(inline(gap.accept[0] ?? '', kit))}${mine}`, kit);
        }),
        ...labelled('Answer', inline(text, kit)),
      ];
    }
    case 'order': {
      const said = response.kind === 'order' ? response.order : [];
      const all = form.items.map((_, i) => i);
      const mine =
        said.length > 0 && !screen.verdict.correct ? [...labelled('You', ''), ...listOf(said, form.items, kit)] : [];
      return [...mine, ...labelled('Answer', ''), ...listOf(all, form.items, kit)];
    }
    case 'match':
      return form.pairs.flatMap(([left, right], i) => {
        const said = response.kind === 'match' ? response.rights[i] : undefined;
        const sign = said === i ? theme.good(theme.signs.tick) : theme.bad(theme.signs.cross);
        const mine = said !== undefined && said !== i ? theme.muted(` (you: ${form.pairs[said]?.[1] ?? ''})`) : '';
        return item(
          `  ${sign} `,
          `${inline(left, kit)} ${theme.signs.arrow} ${theme.strong(inline(right, kit))}${mine}`,
          kit,
        );
      });
  }
}

export function explanationBlock(explanation: string | undefined, kit: Kit): string[] {
  return explanation ? ['', ...markdown(explanation, kit)] : [];
}

export function sourcesBlock(sources: readonly Source[], kit: Kit): string[] {
  const { theme } = kit;
  return sources.length === 0
    ? []
    : [
        '',
        ...sources.flatMap(({ title, url }) => item(theme.muted('Source: '), theme.link(inline(title, kit), url), kit)),
      ];
}

/** The choices as they stand on the screen, without any sign of what is right. */
export function choiceTexts(screen: Pick<AskScreen, 'card' | 'order'>): string[] {
  const { content } = screen.card;
  if (content.type !== 'check' && content.type !== 'self-check') return [];
  const { form } = content;
  const at = (texts: readonly string[]): string[] => screen.order.map((i) => texts[i] ?? '');
  switch (form.kind) {
    case 'single':
    case 'multiple':
      return at(form.choices.map((c) => c.text));
    case 'order':
      return at(form.items);
    case 'match':
      return at(form.pairs.map(([, right]) => right));
    case 'true-false':
      return ['True', 'False'];
    default:
      return [];
  }
}

/** A typed answer shown back, for comparing. */
export const ownWords = (text: string, kit: Kit): string[] =>
  text === '' ? [] : [kit.theme.muted('Your answer'), ...wrap(text, kit.columns, { indent: '  ' }), ''];
