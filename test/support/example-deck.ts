import type { Example } from '../../src/deck/explanations/explanation.ts';

const HEAD = `format: 1
id: example
title: An example
summary: A deck that holds one example.
`;
const indented = (yaml: string): string =>
  yaml
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');

/** The deck file that an example stands for; one that is only to be shown is none. */
export function exampleDeck(example: Example): string {
  if ('deck' in example) return example.deck;
  if ('check' in example) return `${HEAD}knowledge_check:\n${indented(example.check)}\n`;
  if ('interview' in example) return `${HEAD}interview:\n${indented(example.interview)}\n`;
  if ('fields' in example) return `${HEAD}${example.fields}\n`;
  throw new Error(`only shown, not tried: ${example.text}`);
}
