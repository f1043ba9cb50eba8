import { U } from './characters';
import { bail, Cursor } from './cursor';
import { at, end, rows } from './memory';
import { BLOCK, KEY, LIST, MAP, NOTHING } from './shared';

/** A question has about 30; what bounds the memory that one text takes. */
const MAX_VALUES = 600_000;
/** What a value takes at most, and the key before it. */
const LARGEST = 64;

/** Where the next number goes. */
let next: i32 = 0;
let values = 0;

export function noRows(): void {
  next = rows;
  values = 0;
}

function put(value: i32): void {
  store<i32>(next, value);
  next += 4;
}

function begin(head: i32, start: i32): void {
  if (++values > MAX_VALUES || next + LARGEST > end) bail();
  put(head);
  put(start);
  Cursor.isAddress = false;
}

/** Begins a collection; gives its row, where its end and size are put when it is shut. */
export function openMap(start: i32): i32 {
  return open(MAP, start);
}

export function openList(start: i32): i32 {
  return open(LIST, start);
}

function open(kind: i32, start: i32): i32 {
  const row = next;
  begin(kind, start);
  next += 8;
  return row;
}

export function shut(row: i32, end: i32, size: i32): void {
  store<i32>(row, end, 8);
  store<i32>(row, size, 12);
}

export function putNothing(start: i32): void {
  begin(NOTHING, start);
}

export function putText(head: i32, start: i32, end: i32): void {
  begin(head, start);
  put(end);
}

export function putBlock(start: i32, end: i32, from: i32, to: i32, breaks: i32): void {
  begin(BLOCK, start);
  put(end);
  put(from);
  put(to);
  put(breaks);
}

/** Puts a key that is no field of the format, or is written in quotes. */
export function putKey(head: i32, start: i32, end: i32): void {
  put(head);
  put(start);
  put(end);
  put(-1);
  Cursor.isAddress = false;
}

export function putField(start: i32, end: i32, field: i32): void {
  put(KEY);
  put(start);
  put(end);
  put(field);
  // `url` alone is as short and begins so.
  Cursor.isAddress = at(start) === U && end - start === 3;
}
