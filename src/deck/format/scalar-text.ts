const HEADER = /^([|>])([1-9]?)([-+]?)([1-9]?)[ \t]*(#.*)?$/;

/**
 * A scalar as it is written, with the lines below its first one set to `indent`: what these are indented by means nothing in quotes
 * and plain text, and in a block only how much more than the first of them. Undefined where the indentation of a block is written out.
 */
export function scalarText(raw: string, indent: number): string | undefined {
  if (!raw.includes('\n')) return raw.trimEnd();
  const lines = raw.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const [first = '', ...rest] = lines;
  const header = HEADER.exec(first);
  return header
    ? blockText(header, rest, indent)
    : [first.trimEnd(), ...rest.map((line) => set(line.trim(), indent))].join('\n');
}

const set = (line: string, indent: number): string => (line === '' ? '' : ' '.repeat(indent) + line);

function blockText(header: RegExpExecArray, lines: readonly string[], indent: number): string | undefined {
  const [, style = '', before = '', chomping = '', after = '', comment] = header;
  if (before !== '' || after !== '') return undefined;
  const content = lines.at(-1) === '' ? lines.slice(0, -1) : lines;
  const column = content.find((line) => line.trim() !== '')?.search(/\S/) ?? 0;
  const body = content.map((line) =>
    line.trim() === '' && line.length <= column ? '' : ' '.repeat(indent) + line.slice(column),
  );
  // Blank lines at the end count with + alone.
  if (chomping !== '+') while (body.at(-1) === '') body.pop();
  return [`${style}${chomping}${comment === undefined ? '' : ` ${comment.trimEnd()}`}`, ...body].join('\n');
}
