import { createHash } from 'node:crypto';
import type { Diagnostic } from '../../deck/diagnostic.ts';

/**
 * Names a finding by what it is and by the text of its line, never by the number of the line: an edit above it does not make it a
 * new finding. Findings that are alike in all of this are told apart by which of them it is.
 */
export class Fingerprints {
  readonly #seen = new Map<string, number>();

  /** 32 hexadecimal digits and the count of the likes of it so far, as in `1f0c...:1`. */
  of({ code, file, message, excerpt }: Diagnostic): string {
    const hash = createHash('sha256');
    for (const part of [code, file, excerpt?.text.trim() ?? message]) hash.update(`${part}\0`);
    const name = hash.digest('hex').slice(0, 32);
    const count = (this.#seen.get(name) ?? 0) + 1;
    this.#seen.set(name, count);
    return `${name}:${count}`;
  }
}
