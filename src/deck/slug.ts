/** Letters that are no other letter with a mark on it. */
const SPELT: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

/** The slug nearest to a text; empty where the text has no Latin letter or digit. */
export function slugOf(text: string): string {
  const letters = text.slice(0, 64).replace(/[ßẞæÆœŒøØłŁđĐðÐþÞ]/g, (letter) => SPELT[letter.toLowerCase()] ?? letter);
  const ascii = letters.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return ascii.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
