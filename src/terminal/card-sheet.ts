import type { Card, CheckForm, InterviewQuestion } from '../deck/model.ts';
import {
  clozeText,
  explanationBlock,
  inline,
  item,
  type Kit,
  markdown,
  questionBlock,
  sourcesBlock,
} from './study/blocks.ts';
import { wrap } from './text.ts';

/** A card in full, answers included. */
export const cardSheet = (card: Card, kit: Kit): string[] => cardParts(card, kit).flat();

/** The parts of a card, the question first: to be opened one after another. */
export function cardParts(card: Card, kit: Kit): CardPart[] {
  const { content } = card;
  const question = [...questionBlock(card, kit), ''];
  const sources = sourcesBlock(card.sources, kit);
  const parts = (...others: CardPart[]): CardPart[] => [question, ...others, sources].filter((part) => part.length > 0);
  switch (content.type) {
    case 'check':
    case 'self-check':
      return parts(solution(content.form, kit), explanationBlock(content.explanation, kit));
    case 'follow-up':
      return parts(markdown(content.answer, kit));
    case 'interview':
      return parts(...interviewParts(content.interview, kit));
  }
}

function bullets(title: string, texts: readonly string[], kit: Kit): string[] {
  if (texts.length === 0) return [];
  const lead = `  ${kit.theme.signs.bullets[0]} `;
  return ['', kit.theme.heading(title), ...texts.flatMap((text) => item(lead, inline(text, kit), kit))];
}

/** A part of a card that can be shown by itself, in the order in which an interviewer goes through it. */
export type CardPart = readonly string[];

function interviewParts({ answer, keyPoints, redFlags, followUps, askedAt }: InterviewQuestion, kit: Kit): CardPart[] {
  const { theme } = kit;
  const asked = askedAt.map(({ company, url }) => theme.link(inline(company, kit), url));
  return [
    [theme.heading('Model answer'), ...markdown(answer, kit)],
    bullets('Key points', keyPoints, kit),
    followUps.flatMap((followUp, i) => [
      '',
      theme.heading(`Follow-up ${i + 1}${followUp.id === undefined ? '' : ` (${followUp.id})`}`),
      ...markdown(followUp.question, kit).map((line) => theme.strong(line)),
      ...(followUp.answer === undefined ? [] : markdown(followUp.answer, kit)),
    ]),
    bullets('Red flags', redFlags, kit),
    asked.length === 0 ? [] : ['', ...wrap(`${theme.muted('Asked at')} ${asked.join(', ')}`, kit.columns)],
  ].filter((part) => part.length > 0);
}

function solution(form: CheckForm, kit: Kit): string[] {
  const { theme } = kit;
  const answer = (text: string): string[] => item(theme.muted('Answer: '), text, kit);
  switch (form.kind) {
    case 'single':
    case 'multiple':
      return form.choices.flatMap(({ text, correct, why }) => {
        const sign = correct ? theme.good(theme.signs.tick) : theme.bad(theme.signs.cross);
        const words = `${inline(text, kit)} ${theme.muted(correct ? '(key)' : '(wrong)')}`;
        return [
          ...item(`${sign} `, correct ? theme.strong(words) : words, kit),
          ...(why === undefined ? [] : item('    ', theme.muted(inline(why, kit)), kit)),
        ];
      });
    case 'true-false':
      return answer(theme.strong(form.answer ? 'True' : 'False'));
    case 'typed': {
      const [first = '', ...others] = form.accept.map((text) => inline(text, kit));
      return answer(theme.strong(first) + (others.length > 0 ? theme.muted(` (also ${others.join(', ')})`) : ''));
    }
    case 'number': {
      const unit = form.unit === undefined ? '' : ` ${inline(form.unit, kit)}`;
      const slack = form.tolerance > 0 ? theme.muted(` (give or take ${form.tolerance})`) : '';
      return answer(theme.strong(`${form.answer}${unit}`) + slack);
    }
    case 'cloze':
      return answer(
        inline(
          clozeText(form, (i) => `**${form.gaps[i]?.accept[0] ?? ''}**`),
          kit,
        ),
      );
    case 'order':
      return form.items.flatMap((text, i) => item(`  ${i + 1} `, inline(text, kit), kit));
    case 'match':
      return form.pairs.flatMap(([left, right]) =>
        item('  ', `${inline(left, kit)} ${theme.signs.arrow} ${theme.strong(inline(right, kit))}`, kit),
      );
  }
}
