import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { proseOf } from '../../src/deck/rules/texts.ts';
import { findingsOf } from '../support/choice-deck.ts';

const told = (explanation: string): readonly (readonly [string, number])[] => {
  const check = { id: 'q', question: 'A lease ends.', difficulty: 'easy', answer: true, explanation };
  const text = stringify({ format: 1, id: 'deck', title: 'A deck', knowledge_check: [check] }, { lineWidth: 0 });
  const first = text.slice(0, text.indexOf('explanation')).split('\n').length;
  return findingsOf('PD602', text).map(({ message, start }) => [message, start.line - first]);
};

const LONE = 'this backtick has no second one';
const OPEN = 'this fence is never closed';

describe('code as CommonMark has it', () => {
  test.each([
    ['a fence in an item of a list', 'Look:\n\n- ```sh\n  ls\n  ```\n- done'],
    ['a fence below a numbered item', '1. Look:\n\n   ```sh\n   ls\n   ```'],
    ['a fence in a quote', '> ```sh\n> ls\n>\n> pwd\n> ```\n\nDone.'],
    ['a fence of four around one of three', '````md\n```sh\nls\n```\n````'],
    ['tildes around backticks', '~~~\n```\n~~~'],
    ['three backticks in a line', 'It is ```a `` b``` here.'],
    ['a backslash at the end of code', 'In `C:\\` and `D:\\`.'],
    ['a backslash that is one itself', 'A \\\\`code` here.'],
    ['an escaped backtick', 'Press \\` twice.'],
    ['nothing but a backtick', '`'],
    ['nothing but a fence', '```'],
    ['code over the end of a line', 'Call `git\nfetch` first.'],
  ])('%s is left alone', (_, text) => {
    expect(told(text)).toEqual([]);
  });

  test.each([
    ['a fence with a name never ends one', 'Look:\n\n```sh\nls\n```sh', OPEN, 3],
    ['a fence in a list that nothing closes', 'Look:\n\n- ```sh\n  ls\n', OPEN, 3],
    ['two halves in two items', '- call `git\n- then fetch` it', LONE, 1],
    ['two halves in two rows', '| a | b |\n| - | - |\n| `x | y |\n| z | w` |', LONE, 3],
    ['two halves around a fence', 'Call `git\n```\nls\n```\nfetch` now', LONE, 1],
    ['in a heading', '# The `key\n\nis `b`.', LONE, 1],
    ['behind an escaped backslash', 'A \\\\` here.', LONE, 0],
  ])('%s: found', (_, text, message, line) => {
    expect(told(text)).toEqual([[message, line]]);
  });
});

test('half of a backtick pair does not reach over a fence', () => {
  const text = 'a ` b\n```\nx\n```\nTODO c ` d';
  expect(proseOf(text)).toContain('TODO c');
});

test('a text of nothing but backslashes is read once', () => {
  expect(proseOf(`${'\\'.repeat(100_000)}\`a\``)).toHaveLength(100_003);
});
