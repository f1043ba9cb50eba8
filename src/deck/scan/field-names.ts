import { COLON, SPACE } from './cursor.ts';

/** The fields of the deck format. Written as literals: such strings are told apart by their address, and others letter by letter. */
export const FIELD_NAMES = [
  'format',
  'id',
  'title',
  'summary',
  'tags',
  'lesson',
  'aliases',
  'objectives',
  'text',
  'reading',
  'url',
  'publisher',
  'minutes',
  'knowledge_check',
  'question',
  'difficulty',
  'choices',
  'correct',
  'why',
  'answer',
  'tolerance',
  'unit',
  'accept',
  'cloze',
  'order',
  'match',
  'explanation',
  'sources',
  'interview',
  'key_points',
  'red_flags',
  'follow_ups',
  'self_check',
  'asked_at',
  'company',
];

const slot = (first: number, second: number): number => ((first & 31) << 5) | (second & 31);

interface FieldName {
  readonly name: string;
  readonly units: Uint16Array;
}

/** By their first two letters: so three pairs share a slot, and no three names. */
const SLOTS: FieldName[][] = Array.from({ length: 1024 }, () => []);
for (const name of FIELD_NAMES) {
  const units = Uint16Array.from(name, (letter) => letter.charCodeAt(0));
  SLOTS[slot(name.charCodeAt(0), name.charCodeAt(1))]?.push({ name, units });
}

/**
 * The field of the format whose name stands at a place as a plain key, its colon right behind it. Most keys are one: to know it by
 * looking costs less than to cut it out, and the same string each time is told from others at a glance.
 */
export function fieldNameAt(units: Uint16Array, pos: number): string | undefined {
  const names = SLOTS[slot(units[pos] ?? 0, units[pos + 1] ?? 0)];
  if (names === undefined) return undefined;
  for (const field of names) {
    const end = pos + field.units.length;
    if (units[end] === COLON && (units[end + 1] ?? 0) <= SPACE && standsAt(field.units, units, pos)) return field.name;
  }
  return undefined;
}

function standsAt(wanted: Uint16Array, units: Uint16Array, pos: number): boolean {
  for (let i = 0; i < wanted.length; i++) if (units[pos + i] !== wanted[i]) return false;
  return true;
}
