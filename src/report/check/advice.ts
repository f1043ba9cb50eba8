import { CODES } from '../../deck/codes.ts';
import type { Diagnostic } from '../../deck/diagnostic.ts';

/** What is wrong, and under it how to mend it, for formats with one field for both. */
export const advice = ({ message, help }: Diagnostic): string => (help === undefined ? message : `${message}\n${help}`);

/** `PD405 longest-is-correct`, the code and what people call it. */
export const codeAndName = ({ code }: Pick<Diagnostic, 'code'>): string => `${code} ${CODES[code].name}`;
