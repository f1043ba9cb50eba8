/**
 * Text with styles, taken apart: the visible characters, and which styles hold where. Layout works on the visible text
 * alone; `slice` gives any piece of it with its styles opened and closed again, so that each line stands by itself.
 */
export interface Styled {
  readonly plain: string;
  /** Without gaps, in order. */
  readonly runs: readonly Run[];
}

interface Run {
  /** Offsets into `plain`. */
  readonly start: number;
  readonly end: number;
  readonly open: string;
  readonly close: string;
}

/** CSI sequences, of which styles (final m) are kept; OSC sequences, of which links (8) are kept; others are dropped. */
const ESCAPES = /\u001B\[([0-?]*)[ -/]*([@-~])|\u001B\](8;[^;\u0007\u001B]*;)?([^\u0007\u001B]*)(?:\u0007|\u001B\\)/g;

export function parseStyled(text: string): Styled {
  if (!text.includes('\u001B')) return unstyled(text);
  let plain = '';
  let copied = 0;
  let pen: Pen = { styles: [], link: '' };
  const runs: Run[] = [];
  const copyTo = (index: number): void => {
    if (index === copied) return;
    const start = plain.length;
    plain += text.slice(copied, index);
    runs.push({ start, end: plain.length, ...sequences(pen) });
  };
  for (const match of text.matchAll(ESCAPES)) {
    const [sequence, parameters = '', final, isLink, address = ''] = match;
    copyTo(match.index);
    copied = match.index + sequence.length;
    if (final === 'm') pen = { ...pen, styles: restyle(pen.styles, parameters) };
    else if (isLink !== undefined) pen = { ...pen, link: address };
  }
  copyTo(text.length);
  return { plain, runs };
}

const unstyled = (plain: string): Styled => ({ plain, runs: [{ start: 0, end: plain.length, open: '', close: '' }] });

/** `plain` from `start` to `end`, styled. */
export function slice({ plain, runs }: Styled, start: number, end: number): string {
  let result = '';
  for (let i = firstEndingAfter(runs, start); i < runs.length; i++) {
    const run = runs[i];
    if (run === undefined || run.start >= end) break;
    result += run.open + plain.slice(Math.max(start, run.start), Math.min(end, run.end)) + run.close;
  }
  return result;
}

function firstEndingAfter(runs: readonly Run[], offset: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Pen {
  readonly styles: readonly Style[];
  /** Empty: no link. */
  readonly link: string;
}

interface Style {
  readonly open: string;
  /** The SGR code that ends it; of one colour family only the latest style holds. */
  readonly close: number;
}

function sequences({ styles, link }: Pen): Pick<Run, 'open' | 'close'> {
  const open = styles.map((style) => `\u001B[${style.open}m`).join('');
  const close = styles.map((style) => `\u001B[${style.close}m`).reverse();
  if (link === '') return { open, close: close.join('') };
  return { open: `${open}\u001B]8;;${link}\u0007`, close: `\u001B]8;;\u0007${close.join('')}` };
}

const MODIFIER_CLOSE: readonly (number | undefined)[] = [undefined, 22, 22, 23, 24, 25, 25, 27, 28, 29];
const COLOR_CLOSES: readonly number[] = [39, 49, 59];

function restyle(before: readonly Style[], parameters: string): readonly Style[] {
  let styles = before;
  const codes = parameters.split(';');
  for (let i = 0; i < codes.length; i++) {
    const code = Number(codes[i]);
    let open = String(code);
    if (code === 38 || code === 48 || code === 58) {
      const count = codes[i + 1] === '5' ? 3 : 5;
      open = codes.slice(i, i + count).join(';');
      i += count - 1;
    }
    const close = closeOf(code);
    if (code === 0) styles = [];
    else if (close === undefined) styles = styles.filter((style) => style.close !== code);
    else if (COLOR_CLOSES.includes(close))
      styles = [...styles.filter((style) => style.close !== close), { open, close }];
    else styles = [...styles.filter((style) => style.open !== open), { open, close }];
  }
  return styles;
}

function closeOf(code: number): number | undefined {
  if (code < 10) return MODIFIER_CLOSE[code];
  if ((code >= 30 && code <= 38) || (code >= 90 && code <= 97)) return 39;
  if ((code >= 40 && code <= 48) || (code >= 100 && code <= 107)) return 49;
  return code === 58 ? 59 : undefined;
}
