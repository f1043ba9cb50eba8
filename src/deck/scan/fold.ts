/** Text over several lines as YAML means it: lines without the blanks around them, joined by one; of breaks in a row the first is dropped. */
export const foldLines = (text: string): string => text.replace(/(?<! ) *\r?\n[ \r\n]*/g, folded);

/** What line breaks with blanks between them stand for. */
export function folded(breaks: string): string {
  let count = 0;
  for (let at = breaks.indexOf('\n'); at >= 0; at = breaks.indexOf('\n', at + 1)) count++;
  return count === 1 ? ' ' : '\n'.repeat(count - 1);
}
