/** The slug nearest to a text; empty where the text has no Latin letter or digit. */
export function slugOf(text: string): string {
  const ascii = text.slice(0, 64).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return ascii.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
