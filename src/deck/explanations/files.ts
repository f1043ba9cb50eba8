import type { Code } from '../codes.ts';
import { MAX_BYTES, MAX_DEPTH, MAX_ESCAPES, MAX_LINES, MAX_TOKENS, SHOWN_PER_FILE } from '../limits.ts';
import type { Explanation } from './explanation.ts';

const MOST = `${MAX_BYTES / 1024 / 1024} MB`;
const figure = (n: number): string => n.toLocaleString('en-US');

const BOUNDED = 'Decks may come from strangers, so reading one is bounded in time and memory.';

/** Files as such, and what hostile ones do. */
export const FILES = {
  PD901: {
    why: `${BOUNDED} A deck file may have ${MOST}; a larger one is not read. Split it.`,
    bad: { text: 'all-of-it.yaml      38 MB' },
    good: { text: 'messaging.yaml      2 MB\nstorage.yaml        3 MB' },
  },
  PD902: {
    why:
      `${BOUNDED} A deck needs about a dozen levels of maps and lists, and ${MAX_DEPTH} are read; a few kilobytes of brackets can ` +
      'otherwise end the program. Mostly a bracket never closes. Where a text starts with many brackets, put it in quotes.',
    bad: { text: `tags: ${'['.repeat(40)} ... and 100 more` },
    good: { text: 'tags: [kafka]' },
  },
  PD903: {
    why:
      `${BOUNDED} A file may have ${figure(MAX_TOKENS)} parts as YAML counts them (an interview question has about 300), ` +
      `${figure(MAX_LINES)} lines, and ${figure(MAX_ESCAPES)} escapes in double quotes. Split the deck into several; write long ` +
      'texts under | where a backslash is a backslash.',
    bad: { text: `tags: [a,a,a,a,a,a,a,a, ... and ${figure(MAX_TOKENS)} more` },
    good: { text: 'tags: [kafka, messaging]' },
  },
  PD904: {
    why:
      'The text holds a character that cannot be seen or that drives the terminal: an escape sequence, a byte order mark, a zero-width ' +
      'space, a mark that turns the reading direction. With them a text can show something else than it is, and hide a right answer or ' +
      'a link. They mostly come along when text is copied from a web page. Remove them; emoji and the joiners that some scripts ' +
      'need are fine.',
    source: 'Boucher & Anderson 2021, "Trojan Source" (CVE-2021-42574)',
    fix: 'safe',
    bad: { fields: 'lesson: Topics\u200B and partitions' },
    good: { fields: 'lesson: Topics and partitions' },
  },
  PD905: {
    why:
      'Something else than a file has the name of a deck: a folder, a named pipe, a socket or a device. Reading a pipe could wait for ' +
      'ever, so only regular files are opened. Rename it or leave it out.',
    bad: { text: 'decks/kafka.yaml/      a folder' },
    good: { text: 'decks/kafka/kafka.yaml' },
  },
  PD906: {
    why:
      'The system did not let the file or folder be read; the message has its reason (EACCES means permissions, EISDIR a folder, EIO a ' +
      'bad disk). Nothing is known of its content, and a run that could not check everything is never a success.',
    bad: { text: '---------- 1 root root  kafka.yaml' },
    good: { text: '-rw-r--r-- 1 you  you   kafka.yaml' },
  },
  PD907: {
    why:
      'A symbolic link with the name of a deck points to a file that is not there: it was moved or removed, or the link is relative to ' +
      'another folder than you think. Make the link anew or remove it.',
    bad: { text: 'decks/kafka.yaml -> ../old/kafka.yaml      no such file' },
    good: { text: 'decks/kafka.yaml -> ../shared/kafka.yaml' },
  },
  PD908: {
    why:
      'A symbolic link leads back to itself or to a folder that it is in; following it would never end. Remove the link. A folder that is ' +
      'merely reached twice is read once, and that is no fault.',
    bad: { text: 'decks/all -> ../decks' },
    good: { text: 'decks/shared -> ../../team-decks' },
  },
  PD999: {
    why:
      `At most ${SHOWN_PER_FILE} findings of a file are shown, errors first, and this counts the others. With so many it is nearly ` +
      'always one mistake near the top that makes the rest. Mend the first ones and check again.',
    bad: { text: '12 more problems in this file' },
    good: { text: 'nothing found' },
  },
} as const satisfies Partial<Record<Code, Explanation>>;
