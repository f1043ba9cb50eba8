import { forbiddenIn } from './characters.ts';
import { Findings } from './findings.ts';
import { MAX_BYTES } from './limits.ts';
import { Lines } from './lines.ts';
import { theScanner } from './scan/scanner.ts';

/** A decoded source, or none where the bytes are no text that can be read; the findings say why. */
export interface Source {
  readonly text: string | undefined;
  readonly findings: Findings;
}

const utf16 = (bytes: Uint8Array): boolean => {
  const a = bytes[0];
  const b = bytes[1];
  const c = bytes[2];
  const d = bytes[3];
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true;
  // Without a byte order mark: ASCII text in UTF-16 has a NUL in every other byte.
  return bytes.length >= 4 && ((a === 0 && c === 0 && b !== 0) || (b === 0 && d === 0 && a !== 0));
};

const STRICT = new TextDecoder('utf-8', { fatal: true });

function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return STRICT.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The text up to the first byte that is not UTF-8. */
function readablePart(bytes: Uint8Array): string {
  let start = 0;
  for (let line = bytes.indexOf(10); line >= 0; line = bytes.indexOf(10, start)) {
    if (decodeStrictly(bytes.subarray(start, line)) === undefined) break;
    start = line + 1;
  }
  const rest = new TextDecoder().decode(bytes.subarray(start));
  const bad = rest.indexOf('\uFFFD');
  return new TextDecoder().decode(bytes.subarray(0, start)) + rest.slice(0, Math.max(bad, 0));
}

/**
 * Decodes the bytes of a deck file: at most `MAX_BYTES`, strict UTF-8 (a byte order mark is accepted), no character that can drive
 * a terminal or hide from the eye.
 */
export function decode(bytes: Uint8Array, file: string): Source {
  const refuse = (code: 'PD901' | 'PD111', readable: string, message: string, help: string): Source => {
    const findings = new Findings(file, new Lines(readable));
    findings.add(code, { start: readable.length, end: readable.length }, message, help);
    return { text: undefined, findings };
  };
  if (bytes.length > MAX_BYTES) {
    return refuse('PD901', '', `the file has more than ${MAX_BYTES / 1024 / 1024} MB`, 'split it into several decks');
  }
  const plain = theScanner()?.decode(bytes);
  if (plain) return { text: plain.text, findings: new Findings(file, new Lines(plain.text, plain.lineStarts)) };
  if (utf16(bytes)) return refuse('PD111', '', 'the file is UTF-16', 'save it as UTF-8');
  const text = decodeStrictly(bytes);
  if (text === undefined) {
    return refuse('PD111', readablePart(bytes), 'the file is not valid UTF-8 from here on', 'save it as UTF-8');
  }
  const findings = new Findings(file, new Lines(text));
  for (const { offset, name } of forbiddenIn(text)) {
    findings.add('PD904', { start: offset, end: offset + 1 }, forbiddenMessage(name), 'remove it');
    if (findings.flooded) return { text: undefined, findings };
  }
  return { text, findings };
}

/** One wording for forbidden characters, raw or escaped. */
export const forbiddenMessage = (name: string): string => `the character ${name} is invisible or drives the terminal`;
