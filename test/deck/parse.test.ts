import { describe, expect, test } from 'vitest';
import { ALL_CODES } from '../../src/deck/codes.ts';
import { parseDeck } from '../../src/deck/parse.ts';

const parse = (text: string | Uint8Array) =>
  parseDeck(typeof text === 'string' ? new TextEncoder().encode(text) : text, 'deck.yaml');

const found = (text: string | Uint8Array): string[] =>
  parse(text).diagnostics.map(({ code, start }) => `${code} ${start.line}:${start.column}`);

const HEAD = 'format: 1\nid: d\ntitle: D\n';
/** A deck with one knowledge check; its fields beyond id, question and difficulty start on line 8. */
const check = (fields: string) =>
  `${HEAD}knowledge_check:\n  - id: q\n    question: Q\n    difficulty: easy\n${fields.replace(/^/gm, '    ')}`;
/** A deck with one interview question; its fields beyond the answer start on line 9. */
const interview = (fields: string) =>
  `${HEAD}interview:\n  - id: q\n    question: Q\n    difficulty: easy\n    answer: A\n${fields.replace(/^/gm, '    ')}`;

const BAD: readonly [what: string, text: string | Uint8Array, expected: readonly string[]][] = [
  ['text that goes on unindented', `${HEAD}summary: one\ntwo\n`, ['PD101 5:1']],
  ['a quote that is not closed', `${HEAD}summary: "one\n`, ['PD101 4:10']],
  ['an escaped quote at the end', `${HEAD}summary: "one\\"\nlesson: two\n`, ['PD101 4:10']],
  ['a bracket that is not closed', `${HEAD}tags: [one, two\nlesson: three\n`, ['PD101 4:7']],
  ['a bracket too many', `${HEAD}tags: [one]]\nlesson: three\nsummary: four\n`, ['PD101 4:12']],
  ['no blank after a colon', `${HEAD}summary:one\nlesson: two\n`, ['PD101 4:8']],
  ['text that starts with @', `${HEAD}summary: @one\n`, ['PD101 4:10']],
  ['a duplicate key', `${HEAD}title: E\n`, ['PD102 4:1']],
  ['a tab, without its echoes', `${HEAD}objectives:\n\t- id: a\n\t  text: b\n`, ['PD103 5:1', 'PD103 6:1']],
  [
    'correct: no',
    check('choices:\n- { text: a, correct: yes }\n- { text: b, correct: no }'),
    ['PD104 9:27', 'PD104 10:27'],
  ],
  ['answer: yes', check('answer: yes'), ['PD104 8:13']],
  ['answer: 007', check('answer: 007'), ['PD105 8:13']],
  ['an answer with more digits than a number holds', check('answer: 12345678901234567890'), ['PD105 8:13']],
  ['a text cut off by #', `${HEAD}summary: What is C #?\n`, ['PD106 4:20']],
  ['a tab after a block', `${HEAD}objectives:\n- id: >-\n    a\n\ttext: b\n- id: c\n`, ['PD103 7:1']],
  ['a field too far right', interview('tags: [a]\n   key_points: [b]'), ['PD101 10:1']],
  ['a field too far left', interview('tags: [a]').replace('    tags', '   tags'), ['PD101 9:1']],
  ['an entry too far left', `${HEAD}objectives:\n  - id: a\n    text: b\n - id: c\n   text: d\n`, ['PD101 7:1']],
  ['a colon in brackets', check('choices:\n- { text: Foo: bar, correct: true }\n- { text: b }'), ['PD107 9:15']],
  ['a comment before a bracket is closed', `${HEAD}tags: [a, b #c]\nsummary: x\n`, ['PD101 4:13']],
  ['a text that starts with >', `${HEAD}summary: > 5 it is\nlesson: x\n`, ['PD101 4:10']],
  ['a text that starts with |', `${HEAD}summary: | grep x\n`, ['PD101 4:10']],
  ['a text that starts with -', `${HEAD}summary: - x\n`, ['PD101 4:10']],
  ['a colon in plain text', `${HEAD}summary: What is this: a test?\n`, ['PD107 4:10']],
  ['a list entry with a colon', interview('key_points:\n- Exactly once: not possible'), ['PD107 10:7']],
  ['two documents', `${HEAD}---\nformat: 1\n`, ['PD108 4:1']],
  ['a tag', `${HEAD}summary: !x y\n`, ['PD109 4:10']],
  ['a binary tag', `${HEAD}summary: !!binary aGk=\n`, ['PD109 4:10']],
  ['an anchor and an alias', `${HEAD}summary: &a x\nlesson: *a\n`, ['PD110 4:10', 'PD110 5:9']],
  ['a merge key', `${HEAD}<<: { summary: x }\n`, ['PD110 4:1']],
  ['UTF-16 with a byte order mark', Buffer.from(`\uFEFF${HEAD}`, 'utf16le'), ['PD111 1:1']],
  ['UTF-16 without one', Buffer.from(HEAD, 'utf16le'), ['PD111 1:1']],
  ['Latin-1', Buffer.from(`${HEAD}summary: caf\xe9`, 'latin1'), ['PD111 4:13']],
  ['a directive', `%YAML 1.1\n---\n${HEAD}`, ['PD112 1:1']],
  ['an empty file', '', ['PD113 1:1']],
  ['comments alone', '# nothing\n', ['PD113 1:1']],
  ['a misspelt field', `${HEAD}sumary: x\n`, ['PD201 4:1']],
  ['an unknown field of a choice', check('choices:\n- { text: a, correct: true, wy: x }\n- text: b'), ['PD201 9:33']],
  ['a field of another kind', check('answer: true\naccept_: 1'), ['PD201 9:5']],
  ['__proto__ as a field', `${HEAD}__proto__: { x: 1 }\nconstructor: 1\n`, ['PD201 4:1', 'PD201 5:1']],
  ['no format', 'id: d\ntitle: D\n', ['PD202 1:1']],
  ['no id', 'format: 1\ntitle: D\n', ['PD202 1:1']],
  ['no difficulty', `${HEAD}knowledge_check:\n- id: q\n  question: Q\n  answer: true\n`, ['PD202 5:3']],
  ['a follow-up with an answer and no id', interview('follow_ups:\n- { question: a, answer: b }'), ['PD202 10:7']],
  ['a number where text is meant', check('accept: [1.10, x]'), ['PD203 8:14']],
  ['text where a list is meant', `${HEAD}tags: x\n`, ['PD203 4:7']],
  ['a list where a map is meant', '- a\n', ['PD203 1:1']],
  ['format as text', 'format: "1"\nid: d\ntitle: D\n', ['PD203 1:9']],
  ['a word as answer', check('answer: maybe'), ['PD203 8:13']],
  ['a misspelt difficulty', check('answer: true').replace('easy', 'eazy'), ['PD204 7:17']],
  ['an id with capitals', 'format: 1\nid: My Deck\ntitle: D\n', ['PD205 2:5']],
  ['an id too long', `format: 1\nid: ${'a'.repeat(65)}\ntitle: D\n`, ['PD205 2:5']],
  ['an id of megabytes', `format: 1\nid: ${'a-'.repeat(1e6)}\ntitle: D\n`, ['PD205 2:5']],
  ['an empty field', `${HEAD}summary:\n`, ['PD206 4:9']],
  ['blank text', `${HEAD}summary: "  "\n`, ['PD206 4:10']],
  ['an empty right side', check('match: { a: "", b: c }'), ['PD206 8:17']],
  ['an empty left side', check('match: { "": x, b: c }'), ['PD206 8:14']],
  ['a newer format, and nothing else', 'format: 2\nid: d\nother: x\n', ['PD207 1:9']],
  ['a URL that is none', `${HEAD}reading:\n- { id: a, title: b, url: www.example.org }\n`, ['PD208 5:27']],
  ['a URL of another scheme', interview('sources: [{ title: b, url: "javascript:alert(1)" }]'), ['PD208 9:32']],
  ['a check without an answer', check('explanation: x'), ['PD209 5:5']],
  ['a check of two kinds', check('answer: true\naccept: [yes]'), ['PD210 9:5']],
  ['one choice', check('choices: [{ text: a, correct: true }]'), ['PD211 8:14']],
  ['nothing to accept', check('accept: []'), ['PD211 8:13']],
  ['one item to order', check('order: [a]'), ['PD211 8:12']],
  ['one pair to match', check('match: { a: b }'), ['PD211 8:12']],
  ['a negative tolerance', check('answer: 3\ntolerance: -1'), ['PD212 9:16']],
  ['an infinite answer', check('answer: .inf'), ['PD212 8:13']],
  [
    'an id used by a check and an interview question',
    `${check('answer: true')}\ninterview:\n- { id: q, question: Q, difficulty: easy, answer: A }\n`,
    ['PD301 10:9'],
  ],
  [
    'a follow-up id used twice',
    interview('follow_ups:\n- { id: a, question: b }\n- { id: a, question: c }'),
    ['PD301 11:13'],
  ],
  ['an objective id used twice', `${HEAD}objectives:\n- { id: a, text: b }\n- { id: a, text: c }\n`, ['PD301 6:9']],
  [
    'a reading id used twice',
    `${HEAD}reading:\n- { id: a, title: b, url: "https://a.org" }\n- { id: a, title: b, url: "https://a.org" }\n`,
    ['PD301 6:9'],
  ],
  ['an unknown objective', check('answer: true\nobjectives: [x]'), ['PD304 9:18']],
  ['an alias that is an id', check('answer: true\naliases: [q]'), ['PD305 9:15']],
  [
    'the id of the self-check for a follow-up',
    interview('follow_ups:\n- { id: self-check, question: b }'),
    ['PD306 10:13'],
  ],
  ['no key among the choices', check('choices:\n- text: a\n- text: b'), ['PD401 9:5']],
  ['a choice given twice', check('choices:\n- { text: a b, correct: true }\n- text: "A  b"'), ['PD402 10:13']],
  ['a cloze without gaps', check('cloze: nothing to fill'), ['PD421 8:12']],
  ['a gap that does not close', check('cloze: "a {{b"'), ['PD422 8:12']],
  ['an empty gap', check('cloze: "a {{b|}}"'), ['PD422 8:12']],
  ['an item given twice', check('order: [a, b, a]'), ['PD423 8:19']],
  ['pairs in a list', check('match:\n- a: b\n- c: d'), ['PD203 9:5']],
  ['pairs in lists', check('match: [[a, b], [c, d]]'), ['PD203 8:12']],
  ['an item given twice, written in two ways', check('order: [gr\u00fcn, b, gru\u0308n]'), ['PD423 8:22']],
  ['a right side given twice', check('match: { a: x, b: x }'), ['PD424 8:23']],
  [
    'an interview question without an answer',
    `${HEAD}interview:\n- { id: q, question: Q, difficulty: easy }\n`,
    ['PD501 5:3'],
  ],
  ['a file too large', new Uint8Array(10 * 1024 * 1024 + 1).fill(32), ['PD901 1:1']],
  ['nesting too deep', `${HEAD}summary: ${'['.repeat(200)}`, ['PD902 4:136']],
  ['too many parts', `${HEAD}tags: [${'a,'.repeat(200_000)}]`, ['PD903 4:199990']],
  ['a raw escape', `${HEAD}summary: "a\x1b[2J"\n`, ['PD904 4:12']],
  ['an escaped escape', `${HEAD}summary: "a\\e[2J"\n`, ['PD904 4:10']],
  ['an escaped escape in a key', `${HEAD}"\\e[2J": x\n`, ['PD904 4:1']],
  ['an escaped lone surrogate', `${HEAD}summary: "\\uD800"\n`, ['PD904 4:10']],
  ['a carriage return in a text', `${HEAD}summary: "a\\rb"\n`, ['PD904 4:10']],
  ['a bidirectional override after wide characters', `${HEAD}summary: 日本😀\u202Ex\n`, ['PD904 4:13']],
];

describe('bad decks', () => {
  test.each(BAD)('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('every code that parsing can give has its case', () => {
    const tried = new Set(BAD.flatMap(([, , expected]) => expected.map((one) => one.slice(0, 5))));
    // Those of files on disk are tested with the library, PD999 below.
    const elsewhere = ['PD905', 'PD906', 'PD907', 'PD908', 'PD999'];
    const readers = ALL_CODES.filter((code) => /^PD([12]|30[1456]|40[12]|42[1-4]|501|90[1-8]|999)/.test(code));
    expect(readers.filter((code) => !tried.has(code))).toEqual(elsewhere);
  });

  test('a flood is cut after 50 and counted', () => {
    const { diagnostics } = parse(`${HEAD}tags: [${'1,'.repeat(80)}]\n`);
    expect(diagnostics).toHaveLength(51);
    expect(diagnostics.at(-1)).toMatchObject({ code: 'PD999', message: '30 more problems in this file' });
  });
});

describe('messages', () => {
  const ADVICE: readonly [text: string, message: RegExp, help: RegExp][] = [
    [check('choices:\n- { text: Foo: bar, correct: true }\n- { text: b }'), /contains ": "/, /in quotes/],
    [`${HEAD}tags: [a, b #c]\nsummary: x\n`, /a comment to YAML, and the \[ before it/, /the # in quotes/],
    [`${HEAD}summary: > 5 it is\n`, /cannot start with > in YAML/, /in quotes/],
    [check('choices:\n- { text: Writes, then reads, correct: true }\n- text: b'), /"then reads"/, /a comma ends/],
    [
      check('choices:\n- { text: a, correct: no }\n- { text: b, correct: true }'),
      /`correct` of choices 1 must be true or false/,
      /^write false$/,
    ],
    [check('answer: 30 seconds'), /not "30 seconds"/, /^write answer: 30, and unit: seconds/],
    [check('answer: 10,000'), /not "10,000"/, /^write answer: 10000$/],
    [check('answer: 3,5'), /not "3,5"/, /^write answer: 3\.5$/],
    [check('accept: [NULL]'), /YAML reads NULL as nothing/, /"NULL"/],
    [check('choices: [Restart, Delete]'), /choices 1 must be a map/, /^write - \{ text: Restart \}$/],
    [
      `${HEAD}objectives: [Explain probes]\n`,
      /objectives 1 must be a map/,
      /^write - \{ id: explain-probes, text: Explain probes \}$/,
    ],
    [interview('follow_ups:\n- How do you prevent it: with acks?'), /"How do you prevent it: " as a key/, /in quotes/],
    [check('answer: on'), /"on" is text/, /^write true$/],
    [check('accept: [1.10]'), /"1.10", which YAML reads as the number 1.1/, /put it in quotes: "1.10"/],
    [check('answer: true').replace('easy', 'meduim'), /easy, medium or hard, not "meduim"/, /did you mean medium\?/],
    [`${HEAD}knowlege_check: []\n`, /unknown field "knowlege_check"/, /did you mean knowledge_check\?/],
    [check('answer: true\nexplantion: x'), /"explantion"/, /did you mean explanation\?/],
    [
      `${HEAD}objectives:\n- { id: scaling, text: x }\n${check('answer: true\nobjectives: [scalng]').slice(HEAD.length)}`,
      /no objective "scalng"/,
      /did you mean scaling\?/,
    ],
    [`${HEAD}title: E\n`, /"title" is here twice; it is first on line 3/, /remove one/],
    ['format: 1\nid: Café Chat\ntitle: D\n', /`id` must be a slug/, /^write cafe-chat$/],
    ['format: 7\nid: d\n', /needs a newer prepdeck \(format 7\)/, /update prepdeck/],
    [
      `${HEAD}knowledge_check:\n- id: broken\n  question: Q\n  answer: true\n`,
      /"broken": `difficulty` is missing/,
      /add difficulty/,
    ],
    [`${HEAD}"\\e[31mred": x\n"a\x07b": y\n`, /U\+001B/, /remove it/],
  ];
  test.each(ADVICE)('%j', (text, message, help) => {
    const [first] = parse(text).diagnostics;
    expect(first?.message).toMatch(message);
    expect(first?.help).toMatch(help);
  });
});

describe('what stays when something is broken', () => {
  test('one broken question does not take the others away', () => {
    const { deck, diagnostics } = parse(
      `${HEAD}knowledge_check:\n- { id: a, question: A, difficulty: easy, answer: true }\n- { id: b, question: B, difficulty: easy }\n- { id: c, question: C, difficulty: easy, answer: 3 }\n`,
    );
    expect(deck?.checks.map(({ id, line }) => `${id} ${line}`)).toEqual(['a 5', 'c 7']);
    expect(diagnostics).toHaveLength(1);
  });

  test('a misspelt field, a bad source and a broken follow-up cost themselves alone', () => {
    const { deck } = parse(
      interview(
        'explantion: x\nsources: [{ title: a, url: b }, { title: c, url: "https://c.org" }]\nfollow_ups: [{ id: X }, Why?]',
      ),
    );
    const [question] = deck?.interview ?? [];
    expect(question?.sources).toEqual([{ title: 'c', url: 'https://c.org' }]);
    expect(question?.followUps.map((one) => one.question)).toEqual(['Why?']);
  });

  test('the second of two questions with one id is left out, even where the first is broken', () => {
    const ids = (first: string) =>
      parse(
        `${HEAD}knowledge_check:\n- { id: a, question: A, ${first} }\n- { id: a, question: B, difficulty: easy, answer: true }\n`,
      );
    expect(ids('difficulty: easy, answer: true').deck?.checks.map((one) => one.question)).toEqual(['A']);
    expect(ids('difficulty: easy').deck?.checks).toEqual([]);
  });

  test('no deck where format, id or title is not sound, but the id if it can be read', () => {
    expect(parse('format: 1\nid: d\n')).toMatchObject({ id: 'd' });
    expect(parse('format: 1\nid: d\n').deck).toBeUndefined();
    expect(parse('format: 2\nid: d\ntitle: D\n')).toMatchObject({ id: 'd', newerFormat: 2 });
  });
});

describe('kinds of knowledge check', () => {
  const KINDS: readonly [fields: string, form: unknown][] = [
    [
      'choices:\n- { text: a, correct: true, why: w }\n- text: b',
      {
        kind: 'single',
        choices: [
          { text: 'a', correct: true, why: 'w' },
          { text: 'b', correct: false },
        ],
      },
    ],
    [
      'choices:\n- { text: a, correct: true }\n- { text: b, correct: true }',
      {
        kind: 'multiple',
        choices: [
          { text: 'a', correct: true },
          { text: 'b', correct: true },
        ],
      },
    ],
    ['answer: false', { kind: 'true-false', answer: false }],
    ['accept: [offset, the offset]', { kind: 'typed', accept: ['offset', 'the offset'] }],
    ['answer: 1.50', { kind: 'number', answer: 1.5, tolerance: 0 }],
    ['answer: -3\ntolerance: 0.5\nunit: ms', { kind: 'number', answer: -3, tolerance: 0.5, unit: 'ms' }],
    [
      'cloze: "{{a}} and {{ b | c }}."',
      { kind: 'cloze', text: ['', ' and ', '.'], gaps: [{ accept: ['a'] }, { accept: ['b', 'c'] }] },
    ],
    ['order: [Get, get, GET]', { kind: 'order', items: ['Get', 'get', 'GET'] }],
    [
      'match: { below: o, above: O }',
      {
        kind: 'match',
        pairs: [
          ['below', 'o'],
          ['above', 'O'],
        ],
      },
    ],
    [
      'choices:\n- { text: "option `-P`", correct: true }\n- text: "option `-p`"',
      {
        kind: 'single',
        choices: [
          { text: 'option `-P`', correct: true },
          { text: 'option `-p`', correct: false },
        ],
      },
    ],
    ['order: [one, two, three]', { kind: 'order', items: ['one', 'two', 'three'] }],
    [
      'match: { __proto__: x, constructor: y }',
      {
        kind: 'match',
        pairs: [
          ['__proto__', 'x'],
          ['constructor', 'y'],
        ],
      },
    ],
    [
      'match: { b: x, 1: y, constructor: z, __proto__: w }',
      {
        kind: 'match',
        pairs: [
          ['b', 'x'],
          ['1', 'y'],
          ['constructor', 'z'],
          ['__proto__', 'w'],
        ],
      },
    ],
  ];
  test.each(KINDS)('%j', (fields, form) => {
    const { deck, diagnostics } = parse(check(fields));
    expect(diagnostics).toEqual([]);
    expect(deck?.checks[0]?.form).toEqual(form);
  });
});

test('line ends of Windows and a byte order mark change nothing, a block loses its last line break', () => {
  const text = `${HEAD}lesson: |\n  one\n\n    two\n\nsummary: >-\n  a\n  b\n`;
  const unix = parse(text);
  expect(unix.deck).toMatchObject({ lesson: 'one\n\n  two', summary: 'a b' });
  expect(parse(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(unix);
});

test('in a file too large to be explained, what made it so is named', () => {
  const tags = Array.from({ length: 100_000 }, (_, i) => `  - tag-${i}\n`).join('');
  const { diagnostics } = parseDeck(new TextEncoder().encode(`${HEAD}tags:\n${tags}summary: &a b\n`), 'deck.yaml');
  expect(diagnostics.map(({ code, help }) => [code, help])).toEqual([
    ['PD903', 'split the deck into several files; what is wrong or unusual stands at about line 100005'],
  ]);
});

test('an unknown objective is told also where something else is wrong, and none is unknown because of what else is wrong with it', () => {
  const { diagnostics } = parseDeck(
    new TextEncoder().encode(
      `${HEAD}objectives:\n  - { id: ordering }\nknowledge_check:\n  - id: one\n    question: Q?\n    difficulty: meduim\n    objectives: [ordering, odering]\n    answer: true\n`,
    ),
    'deck.yaml',
  );
  expect(diagnostics.map(({ code, start }) => `${code} ${start.line}`)).toEqual(['PD202 5', 'PD204 9', 'PD304 10']);
});
