import type { Example } from './explanation.ts';

/** An example as it would stand in a deck file, the key it belongs to above it. */
export function exampleYaml(example: Example): string {
  if ('deck' in example) return example.deck.trimEnd();
  if ('text' in example) return example.text;
  if ('fields' in example) return example.fields;
  if ('check' in example) return `knowledge_check:\n${indented(example.check)}`;
  return `interview:\n${indented(example.interview)}`;
}

const indented = (yaml: string): string => yaml.replace(/^(?=.)/gm, '  ');
