import type { Card, CheckForm } from '../deck/model.ts';
import { searchable } from './pattern.ts';

const known = new WeakMap<Card, string>();

/** Everything that stands on a card and its id, made `searchable`, a line a part. Kept: browsing asks at every key. */
export function cardText(card: Card): string {
  const kept = known.get(card);
  if (kept !== undefined) return kept;
  const text = searchable([card.id, ...partsOf(card)].join('\n'));
  known.set(card, text);
  return text;
}

function partsOf({ content }: Card): readonly string[] {
  switch (content.type) {
    case 'interview': {
      const { question, answer, keyPoints, redFlags, followUps } = content.interview;
      return [question, answer, ...keyPoints, ...redFlags, ...followUps.map((one) => one.question)];
    }
    case 'follow-up':
      return [content.question, content.answer];
    case 'check':
    case 'self-check':
      return [content.question, ...formParts(content.form), content.explanation ?? ''];
  }
}

function formParts(form: CheckForm): readonly string[] {
  switch (form.kind) {
    case 'single':
    case 'multiple':
      return form.choices.flatMap(({ text, why }) => [text, why ?? '']);
    case 'true-false':
      return [];
    case 'typed':
      return form.accept;
    case 'number':
      return [String(form.answer), form.unit ?? ''];
    case 'cloze':
      return [form.text.map((piece, i) => piece + (form.gaps[i]?.accept[0] ?? '')).join('')];
    case 'order':
      return form.items;
    case 'match':
      return form.pairs.flat();
  }
}
