import { DIFFICULTIES } from '../deck/model.ts';
import { nearest } from '../deck/nearest.ts';
import { RATINGS } from '../memory/event.ts';
import { fail, ok, type Result } from '../problem.ts';
import { FIELDS, KINDS, MISSES, OPERATORS, PROPERTIES, STATES, type Term } from './query.ts';

interface Wrong {
  readonly message: string;
  readonly hint?: string;
}
type Read = (value: string) => Result<Term, Wrong>;

/** Farther back than a person lives. */
const MOST_DAYS = 36_500;

function oneOf<T extends string>(words: readonly T[], value: string): Result<T, Wrong> {
  const found = words.find((word) => word === value.toLowerCase());
  if (found !== undefined) return ok(found);
  const meant = nearest(value.toLowerCase(), words);
  return fail({
    message: value === '' ? 'a word is missing here' : `${JSON.stringify(value)} is none of ${words.join(', ')}`,
    ...(meant === undefined ? {} : { hint: `did you mean ${meant}?` }),
  });
}

function days(value: string): Result<number, Wrong> {
  const number = Number(value);
  return /^\d+$/.test(value) && number >= 1 && number <= MOST_DAYS
    ? ok(number)
    : fail({ message: 'a number of days is wanted here, from 1 on', hint: '1 is today' });
}

function rated(value: string): Result<Term, Wrong> {
  const [first = '', second, ...more] = value.split(':');
  const within = days(first);
  if (!within.ok) return within;
  if (second === undefined) return ok({ on: 'rated', days: within.value });
  const rating = RATINGS.find((r) => String(r) === second);
  if (rating === undefined || more.length > 0) {
    return fail({ message: 'a rating is wanted behind the days: 1 Again, 2 Hard, 3 Good, 4 Easy' });
  }
  return ok({ on: 'rated', days: within.value, rating });
}

function property(value: string): Result<Term, Wrong> {
  const [, name = '', sign = '', rest = ''] = /^([a-z]*)([<>=!]*)(.*)$/is.exec(value) ?? [];
  const prop = oneOf(PROPERTIES, name);
  if (!prop.ok) return prop;
  const operator = OPERATORS.find((one) => one === sign);
  const number = Number(rest);
  if (operator === undefined || !/^-?\d+(\.\d+)?$/.test(rest) || !Number.isFinite(number)) {
    return fail({
      message: `a comparison with a number is wanted behind ${prop.value}`,
      hint: `prop:${prop.value}>=3`,
    });
  }
  return ok({ on: 'prop', property: prop.value, operator, value: number });
}

function flag(value: string): Result<Term, Wrong> {
  return /^[0-7]$/.test(value)
    ? ok({ on: 'flag', flag: Number(value) })
    : fail({ message: 'a flag is a number from 0 to 7', hint: 'flag:0 is no flag' });
}

const chain = <T>(result: Result<T, Wrong>, make: (value: T) => Term): Result<Term, Wrong> =>
  result.ok ? ok(make(result.value)) : result;

const READERS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ...FIELDS.map((field): [string, Read] => [
    field,
    (pattern) =>
      pattern === ''
        ? fail({ message: `a name is missing behind ${field}:`, hint: `${field}:* is any` })
        : ok({ on: field, pattern }),
  ]),
  ['difficulty', (value) => chain(oneOf(DIFFICULTIES, value), (level) => ({ on: 'difficulty', level }))],
  ['kind', (value) => chain(oneOf(KINDS, value), (kind) => ({ on: 'kind', kind }))],
  ['is', (value) => chain(oneOf(STATES, value), (state) => ({ on: 'is', state }))],
  ['flag', flag],
  ['edited', (value) => chain(days(value), (within) => ({ on: 'edited', days: within }))],
  ['rated', rated],
  ['prop', property],
  ['missed', (value) => chain(oneOf(MISSES, value), (what) => ({ on: 'missed', what }))],
]);

/** What can stand before a colon, `filter` included. */
export const TERM_NAMES: readonly string[] = [...READERS.keys(), 'filter'];

/** The reader of the terms of this name, in any case; undefined for a name that is none. */
export const termReader = (name: string): Read | undefined => READERS.get(name.toLowerCase());
