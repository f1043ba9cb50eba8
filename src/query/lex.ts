/** What is wrong with a query, and where: offsets into its text. */
export interface QueryFault {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  readonly hint?: string;
}

/** A word with its quotes taken away. Backslashes stay before `*`, `_` and themselves; elsewhere they are resolved. */
export interface Word {
  readonly kind: 'word';
  readonly from: number;
  readonly to: number;
  /** Before the first plain colon; absent where there is none. */
  readonly name?: string;
  /** Behind that colon, or all of it. */
  readonly value: string;
  /** With its name and colon, as text to search for. */
  readonly whole: string;
  /** Begins with a quote: then a colon need not mean anything. */
  readonly quoted: boolean;
}

export type Token = { readonly kind: '(' | ')' | '-'; readonly from: number; readonly to: number } | Word;

const isBlank = (char: string | undefined): boolean => char !== undefined && /\s/.test(char);

/** Cuts a query into words, signs and parentheses; a fault where a quote stays open or nothing follows a backslash. */
export function lex(text: string): { readonly tokens: readonly Token[] } | { readonly fault: QueryFault } {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text[at];
    if (isBlank(char)) at++;
    else if (char === '(' || char === ')') tokens.push({ kind: char, from: at, to: ++at });
    else if (char === '-') tokens.push({ kind: '-', from: at, to: ++at });
    else {
      const word = lexWord(text, at);
      if ('message' in word) return { fault: word };
      tokens.push(word);
      at = word.to;
    }
  }
  return { tokens };
}

function lexWord(text: string, from: number): Word | QueryFault {
  let whole = '';
  let colon: number | undefined;
  let open: number | undefined;
  let at = from;
  for (; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === '\\') {
      const next = text[at + 1];
      if (next === undefined) {
        return { from: at, to: at + 1, message: 'nothing follows the backslash', hint: 'write \\\\ for a backslash' };
      }
      whole += next === '*' || next === '_' || next === '\\' ? char + next : next;
      at++;
    } else if (char === '"') open = open === undefined ? at : undefined;
    else if (open === undefined && (isBlank(char) || char === '(' || char === ')')) break;
    else {
      if (char === ':') colon ??= whole.length;
      whole += char;
    }
  }
  if (open !== undefined) {
    return { from: open, to: text.length, message: 'this quote is not closed', hint: 'add a " where it ends' };
  }
  const quoted = text[from] === '"';
  const word = { kind: 'word', from, to: at, whole, quoted } as const;
  if (colon === undefined) return { ...word, value: whole };
  return { ...word, name: whole.slice(0, colon), value: whole.slice(colon + 1) };
}
