import type { Card } from '../deck/model.ts';

/** What the indexes of an answer or a stage refer to, in the deck file's order. */
function places({ content }: Card): readonly unknown[] {
  switch (content.type) {
    case 'interview':
      return content.interview.followUps.map(({ question, answer }) => [question, answer !== undefined]);
    case 'follow-up':
      return [];
    case 'check':
    case 'self-check':
      break;
  }
  const { form } = content;
  switch (form.kind) {
    case 'single':
    case 'multiple':
      return form.choices.map(({ text }) => text);
    case 'match':
      return form.pairs;
    default:
      return [];
  }
}

/**
 * Whether an answer given to `before` still means the same on `after`: the same text by its fingerprint, and what is
 * no part of that, such as the order of choices, unchanged too.
 */
export const sameCard = (before: Card, after: Card): boolean =>
  before.fingerprint === after.fingerprint && JSON.stringify(places(before)) === JSON.stringify(places(after));
