import type { Card } from '../deck/model.ts';

/** Every text of a card: what must be looked through for markup and code before the card can be rendered. */
export const cardSources = ({ content, sources }: Card): string[] => [...textsIn(content), ...textsIn(sources)];

/** The texts that stand on the screen while the card is asked. */
export function askedSources({ content }: Card): string[] {
  if (content.type === 'interview') return [content.interview.question];
  if (content.type === 'follow-up') return [content.parent, content.question];
  return [content.question, ...textsIn(content.form)];
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
