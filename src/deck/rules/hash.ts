// FNV-1a, 32 bits: enough to tell the texts of one deck apart.

/** As a number with a sign, as all that is made of it: V8 keeps one beyond them in another way, and halves the speed of whoever has both. */
export const SEED = 0x811c9dc5 | 0;

/** The hash of what came before and one more UTF-16 unit. */
export const step = (value: number, unit: number): number => Math.imul(value ^ unit, 0x01000193);

export function hash(text: string): number {
  let value = SEED;
  for (let i = 0; i < text.length; i++) value = step(value, text.charCodeAt(i));
  return value;
}

/** One number of two, in their order. */
export const mix = (a: number, b: number): number =>
  Math.imul(a ^ (b >>> 15) ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b) ^ (a >>> 13);
