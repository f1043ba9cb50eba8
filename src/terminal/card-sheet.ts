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

/** A card in full, answers included, in the deck file's order. */
export function cardSheet(card: Card, kit: Kit): string[] {
  const { content } = card;
  const question = [...questionBlock(card, kit), ''];
  switch (content.type) {
    case 'check':
    case 'self-check':
      return [
        ...question,
        ...solution(content.form, kit),
        ...explanationBlock(content.explanation, kit),
        ...sourcesBlock(card.sources, kit),
      ];
    case 'follow-up':
      return [...question, ...markdown(content.answer, kit), ...sourcesBlock(card.sources, kit)];
    case 'interview':
      return [...question, ...interviewLines(content.interview, kit), ...sourcesBlock(card.sources, kit)];
  }
}

function bullets(title: string, texts: readonly string[], kit: Kit): string[] {
  if (texts.length === 0) return [];
  const lead = `  ${kit.theme.signs.bullets[0]} `;
  return ['', kit.theme.heading(title), ...texts.flatMap((text) => item(lead, inline(text, kit), kit))];
}

function interviewLines({ answer, keyPoints, redFlags, followUps, askedAt }: InterviewQuestion, kit: Kit): string[] {
  const { theme } = kit;
  const asked = askedAt.map(({ company, url }) => theme.link(inline(company, kit), url));
  return [
    theme.heading('Model answer'),
    ...markdown(answer, kit),
    ...bullets('Key points', keyPoints, kit),
    ...bullets('Red flags', redFlags, kit),
    ...followUps.flatMap((followUp, i) => [
      '',
      theme.heading(`Follow-up ${i + 1}${followUp.id === undefined ? '' : ` (${followUp.id})`}`),
      ...markdown(followUp.question, kit).map((line) => theme.strong(line)),
      ...(followUp.answer === undefined ? [] : markdown(followUp.answer, kit)),
    ]),
    ...(asked.length === 0 ? [] : ['', ...wrap(`${theme.muted('Asked at')} ${asked.join(', ')}`, kit.columns)]),
  ];
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
