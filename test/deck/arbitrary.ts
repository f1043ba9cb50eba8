import fc from 'fast-check';
import { forbiddenInValue } from '../../src/deck/characters.ts';
import type { Choice, Deck, FollowUp, InterviewQuestion, KnowledgeCheck } from '../../src/deck/model.ts';

/** Text a deck may hold: not blank, nothing that drives a terminal, no line break at its end. */
export const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({ unit: fc.constantFrom(...'ab \n:#-?!&*|>{}[]"\'\\%@`,é日😀~'), maxLength: 30 }),
    fc.constantFrom(
      'yes',
      'no',
      'null',
      '~',
      '1.10',
      '007',
      '<<',
      '__proto__',
      'a: b',
      '# x',
      '- a',
      '2024-01-01',
      '\ttab',
    ),
  )
  .filter((value) => /\S/.test(value) && forbiddenInValue(value) === undefined && !value.endsWith('\n'));

export const slug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,6}){0,2}$/);
const url = fc.webUrl({ validSchemes: ['http', 'https'] });
const difficulty = fc.constantFrom('easy', 'medium', 'hard');
const source = fc.record({ title: text, url });
const distinctTexts = (minLength: number) => fc.uniqueArray(text, { minLength, maxLength: 5, selector: folded });
const line = fc.constant(0);

function folded(value: string): string {
  return value.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Drops fields that are undefined, as an absent field is. */
function present<T extends object>(value: T): T {
  for (const key of Object.keys(value)) if (Reflect.get(value, key) === undefined) Reflect.deleteProperty(value, key);
  return value;
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const choices: fc.Arbitrary<readonly Choice[]> = fc
  .tuple(
    distinctTexts(2),
    fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
    fc.array(maybe(text), { minLength: 5, maxLength: 5 }),
  )
  .map(([texts, keys, whys]) =>
    texts.map((one, i) => {
      const why = whys[i];
      return { text: one, correct: i === 0 || (keys[i] ?? false), ...(why === undefined ? {} : { why }) };
    }),
  );

const form: fc.Arbitrary<KnowledgeCheck['form']> = fc.oneof(
  choices.map((list) => ({
    kind: list.filter((one) => one.correct).length > 1 ? ('multiple' as const) : ('single' as const),
    choices: list,
  })),
  fc.boolean().map((answer) => ({ kind: 'true-false' as const, answer })),
  fc.array(text, { minLength: 1, maxLength: 3 }).map((accept) => ({ kind: 'typed' as const, accept })),
  fc
    .record({
      answer: fc.oneof(
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n)),
      ),
      tolerance: fc.integer({ min: 0, max: 9 }),
      unit: maybe(text),
    })
    .map((value) => present({ kind: 'number' as const, ...value }) as KnowledgeCheck['form']),
  fc
    .record({
      before: fc.constantFrom('', 'The '),
      gap: fc.uniqueArray(slug, { minLength: 1, maxLength: 3 }),
      after: fc.constantFrom('', ' ends. }'),
    })
    .map(({ before, gap, after }) => ({ kind: 'cloze' as const, text: [before, after], gaps: [{ accept: gap }] })),
  distinctTexts(2).map((items) => ({ kind: 'order' as const, items })),
  fc
    .tuple(fc.uniqueArray(text, { minLength: 5, maxLength: 5 }), distinctTexts(2))
    .map(([lefts, rights]) => ({
      kind: 'match' as const,
      pairs: rights.map((right, i): [string, string] => [lefts[i] ?? '', right]),
    }))
    // `<<` is a merge key, which decks may not have.
    .filter(({ pairs }) => pairs.every(([left]) => left !== '<<')),
);

const base = {
  question: text,
  difficulty,
  tags: fc.array(text, { maxLength: 2 }),
  sources: fc.array(source, { maxLength: 2 }),
  line,
};

const followUp = (id: string): fc.Arbitrary<FollowUp> =>
  fc.oneof(
    text.map((question) => ({ question, aliases: [], line: 0 })),
    fc.record({ question: text, answer: text }).map((rest) => ({ id, aliases: [], line: 0, ...rest })),
  );

/** Decks with every field, ids unique, no aliases that clash. */
export const deck: fc.Arbitrary<Deck> = fc
  .uniqueArray(slug, { minLength: 16, maxLength: 16 })
  .chain(([deckId = '', o1 = '', o2 = '', r1 = '', ...ids]) => {
    const objectives = fc.subarray([o1, o2]);
    const check = (id: string, alias: string): fc.Arbitrary<KnowledgeCheck> =>
      fc
        .record({
          id: fc.constant(id),
          aliases: fc.subarray([alias]),
          ...base,
          objectives,
          form,
          explanation: maybe(text),
        })
        .map((value) => present(value) as KnowledgeCheck);
    const interview = (id: string, alias: string): fc.Arbitrary<InterviewQuestion> =>
      fc
        .record({
          ...{ id: fc.constant(id), aliases: fc.subarray([alias]), ...base, objectives, answer: text },
          keyPoints: fc.array(text, { maxLength: 2 }),
          redFlags: fc.array(text, { maxLength: 2 }),
          followUps: fc.tuple(followUp('f-one'), followUp('f-two')),
          askedAt: fc.array(fc.record({ company: text, url }), { maxLength: 1 }),
          selfCheck: maybe(
            fc.record({ question: text, choices, explanation: maybe(text), line }).map((value) => present(value)),
          ),
        })
        .map((value) => present(value) as InterviewQuestion);
    const [a = '', b = '', c = '', d = '', e = '', f = '', g = '', h = '', alias = ''] = ids;
    return fc
      .record({
        id: fc.constant(deckId),
        aliases: fc.subarray([alias]),
        title: text,
        summary: fc.oneof(fc.constant(''), text),
        tags: fc.array(text, { maxLength: 2 }),
        lesson: maybe(text),
        objectives: fc.tuple(fc.record({ id: fc.constant(o1), text }), fc.record({ id: fc.constant(o2), text })),
        reading: fc.array(
          fc
            .record({
              id: fc.constant(r1),
              title: text,
              url,
              publisher: maybe(text),
              minutes: maybe(fc.integer({ min: 1, max: 90 })),
            })
            .map((value) => present(value)),
          { maxLength: 1 },
        ),
        checks: fc.tuple(check(a, e), check(b, f)),
        interview: fc.tuple(interview(c, g), interview(d, h)),
      })
      .map((value) => present(value) as Deck);
  });

/** A deck as its file says it. */
export function fileOf(value: Deck): object {
  const { checks, interview, summary, ...rest } = value;
  return {
    format: 1,
    ...rest,
    ...(summary === '' ? {} : { summary }),
    knowledge_check: checks.map(({ form: kind, line: _, ...common }) => ({ ...common, ...formFields(kind) })),
    interview: interview.map(({ keyPoints, redFlags, followUps, askedAt, selfCheck, line: _, ...common }) => ({
      ...common,
      key_points: keyPoints,
      red_flags: redFlags,
      asked_at: askedAt,
      follow_ups: followUps.map(({ line: __, ...one }) => (one.id === undefined ? one.question : one)),
      ...(selfCheck === undefined ? {} : { self_check: { ...selfCheck, line: undefined } }),
    })),
  };
}

function formFields(kind: KnowledgeCheck['form']): object {
  switch (kind.kind) {
    case 'order':
      return { order: kind.items };
    case 'match':
      return { match: new Map(kind.pairs) };
    case 'cloze': {
      const gap = kind.gaps.map(({ accept }) => `{{${accept.join('|')}}}`);
      return { cloze: kind.text.map((piece, i) => piece + (gap[i] ?? '')).join('') };
    }
    default: {
      const { kind: _, ...fields } = kind;
      return fields;
    }
  }
}

/** The deck without the lines of its questions, which a generated deck has none of. */
export function withoutLines(value: Deck): Deck {
  return {
    ...value,
    checks: value.checks.map((one) => ({ ...one, line: 0 })),
    interview: value.interview.map((one) => ({
      ...one,
      line: 0,
      followUps: one.followUps.map((each) => ({ ...each, line: 0 })),
      ...(one.selfCheck === undefined ? {} : { selfCheck: { ...one.selfCheck, line: 0 } }),
    })),
  };
}
