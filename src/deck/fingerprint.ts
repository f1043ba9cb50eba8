import { createHash } from 'node:crypto';

/** Blank runs count as one blank: reflowing a block is no edit. */
const plainText = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The fingerprint of a card: 12 hex digits of the SHA-256 of its texts. */
export function fingerprint(texts: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(texts.map(plainText)))
    .digest('hex')
    .slice(0, 12);
}
