/** Written over by every text: making room anew would take longer than all that is done with it. */
let room = new Uint16Array(32 * 1024);
let bytes = Buffer.from(room.buffer);
/** More than this is not kept for the next text. */
const KEPT = 512 * 1024;
/** Numbers lie in memory as the processor has them, and Node writes text in one way only. */
const IS_SWAPPED = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0;

/** The UTF-16 units of a text as numbers, and two zeros at least behind them. Good until the next call. */
export function unitsOf(text: string): Uint16Array {
  const wanted = text.length + 2;
  if (wanted > KEPT) {
    const units = new Uint16Array(wanted);
    write(text, Buffer.from(units.buffer));
    return units;
  }
  if (wanted > room.length) {
    room = new Uint16Array(Math.min(KEPT, 2 * wanted));
    bytes = Buffer.from(room.buffer);
  }
  write(text, bytes);
  room[text.length] = 0;
  room[text.length + 1] = 0;
  return room;
}

function write(text: string, to: Buffer): void {
  to.write(text, 0, 'utf16le');
  if (IS_SWAPPED) to.subarray(0, 2 * text.length).swap16();
}
