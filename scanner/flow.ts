import { CLOSE_LIST, CLOSE_MAP, COLON, COMMA, DOUBLE_QUOTE, OPEN_LIST, OPEN_MAP, SINGLE_QUOTE } from './characters';
import { bail, Cursor, skipSpaces } from './cursor';
import { fieldAt, lengthOf } from './fields';
import { at } from './memory';
import { flowPlainText, putPlain, startsPlain } from './plain';
import { ONE_LINE, putQuoted, quotedText } from './quoted';
import { openList, openMap, putField, putKey, shut } from './rows';
import { KEY } from './shared';

/** On one line nobody writes more; megabytes of `1,` are for the reader that counts. */
const MAX_ENTRIES = 1000;
const MAX_DEPTH = 8;

/** Reads and puts the list or map in brackets at the cursor, on one line; the cursor moves behind it. */
export function flowCollection(depth: i32): void {
  if (depth > MAX_DEPTH) bail();
  const isList = at(Cursor.pos) === OPEN_LIST;
  const close = isList ? CLOSE_LIST : CLOSE_MAP;
  const row = isList ? openList(Cursor.pos) : openMap(Cursor.pos);
  let size = 0;
  Cursor.pos++;
  for (; skipSpaces() !== close; size++) {
    if (size === MAX_ENTRIES) bail();
    if (!isList) flowKey();
    flowValue(depth);
    const code = skipSpaces();
    if (code === COMMA) Cursor.pos++;
    else if (code !== close) bail();
  }
  shut(row, ++Cursor.pos, size);
}

function flowKey(): void {
  const start = Cursor.pos;
  const field = fieldAt(start);
  if (field >= 0) {
    Cursor.pos = start + lengthOf(field);
    putField(start, Cursor.pos, field);
  } else {
    const head = flowText();
    putKey(head === 0 ? KEY : head, start, Cursor.end);
  }
  if (skipSpaces() !== COLON) bail();
  Cursor.pos++;
  skipSpaces();
}

function flowValue(depth: i32): void {
  const start = Cursor.pos;
  const code = at(start);
  if (code === OPEN_LIST || code === OPEN_MAP) {
    flowCollection(depth + 1);
    return;
  }
  const head = flowText();
  if (head === 0) putPlain(start, Cursor.end, 0);
  else putQuoted(head, start, Cursor.end);
}

/** Reads the text at the cursor; gives what its row begins with where it is in quotes, else 0. */
function flowText(): i32 {
  const code = at(Cursor.pos);
  if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) return quotedText(ONE_LINE);
  if (!startsPlain(Cursor.pos, true)) bail();
  flowPlainText();
  return 0;
}
