import { readLines } from './study/lines.ts';

/** Asks a question whose default is No. Only `y` and `yes` are a yes; the end of input is a no. */
export async function confirm(
  question: string,
  stdin: NodeJS.ReadStream,
  write: (text: string) => void,
): Promise<boolean> {
  write(`${question} [y/N] `);
  const reader = readLines(stdin);
  try {
    const answer = await reader.next();
    if (answer === undefined) write('\n');
    return /^y(es)?$/i.test((answer ?? '').trim());
  } finally {
    reader.close();
  }
}
