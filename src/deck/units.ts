/** Written over by every text: making room anew would take longer than all that is done with it. */
let room = new Uint16Array(32 * 1024);
let bytes = Buffer.from(room.buffer);
/** More than this is not kept for the next text. */
const KEPT = 512 * 1024;

/** The UTF-16 units of a text as numbers, and two zeros at least behind them. Good until the next call. */
export function unitsOf(text: string): Uint16Array {
  const wanted = text.length + 2;
  if (wanted > KEPT) {
    const units = new Uint16Array(wanted);
    Buffer.from(units.buffer).write(text, 0, 'utf16le');
    return units;
  }
  if (wanted > room.length) {
    room = new Uint16Array(Math.min(KEPT, 2 * wanted));
    bytes = Buffer.from(room.buffer);
  }
  bytes.write(text, 0, 'utf16le');
  room[text.length] = 0;
  room[text.length + 1] = 0;
  return room;
}
