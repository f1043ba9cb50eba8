/**
 * How many terminal cells a text takes: the rules of `string-width` 8 (grapheme clusters, East Asian Width with
 * ambiguous as narrow, emoji sequences as 2). Not that library itself, because loading it costs as much as half of a bare Node start: it
 * compiles the set of all emoji sequences and a segmenter at once, here neither is made before a text needs it.
 * The tests hold every assigned character and random clusters against it.
 */

/** Assigned wide characters that are not emoji; start and end in turn. Unassigned gaps are closed. */
const WIDE = [
  0x1100, 0x115f, 0x2329, 0x232a, 0x2630, 0x2637, 0x268a, 0x268f, 0x2e80, 0x303e, 0x3041, 0x3247, 0x3250, 0xa4c6,
  0xa960, 0xa97c, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6b, 0xff01, 0xff60, 0xffe0, 0xffe6,
  0x16fe0, 0x18df2, 0x18e00, 0x191d2, 0x1aff0, 0x1b2fb, 0x1d300, 0x1d356, 0x1d360, 0x1d376, 0x1f200, 0x1f265, 0x20000,
  0x3fffd,
] as const;

/** Characters of one or two cells that never merge with a neighbour of the same sets; all others take the slow way. */
const LONE_NARROW = [
  0x20, 0x7e, 0xa0, 0xac, 0xae, 0x2ff, 0x370, 0x482, 0x48a, 0x588, 0x1e00, 0x1fff, 0x2010, 0x2027, 0x2030, 0x205e,
  0x20a0, 0x20cf, 0x2100, 0x2319, 0x2400, 0x25fc, 0x2605, 0x2613, 0x270c, 0x2727, 0x2776, 0x2794, 0x27c0, 0x2b1a,
] as const;
const LONE_WIDE = [
  0x3000, 0x3029, 0x3041, 0x3096, 0x309b, 0x30ff, 0x3400, 0x4dbf, 0x4e00, 0x9fff, 0xac00, 0xd7a3, 0xff01, 0xff60,
] as const;

function within(ranges: readonly number[], code: number): boolean {
  for (let i = 0; i + 1 < ranges.length; i += 2) {
    if (code < (ranges[i] ?? 0)) return false;
    if (code <= (ranges[i + 1] ?? 0)) return true;
  }
  return false;
}

export interface Grapheme {
  readonly text: string;
  readonly width: number;
}

/** Cells of a text without escape sequences; control and zero-width characters take none. */
export function cellWidth(text: string): number {
  let total = 0;
  for (let i = 0; i < text.length; i++) {
    const width = loneWidth(text.charCodeAt(i));
    if (width === undefined) return sum(graphemes(text));
    total += width;
  }
  return total;
}

/** UTF-16 units; far longer than any character that means something. */
const LONGEST_PIECE = 256;

/** The user-perceived characters of a text without escape sequences, each with its cells. */
export function graphemes(text: string): Grapheme[] {
  const result: Grapheme[] = [];
  for (let i = 0; i < text.length; ) {
    const width = loneWidth(text.charCodeAt(i));
    // A lone character may still be the base of what follows it.
    const next = i + 1 === text.length ? 0 : loneWidth(text.charCodeAt(i + 1));
    if (width !== undefined && next !== undefined) {
      result.push({ text: text.charAt(i), width });
      i++;
      continue;
    }
    // ASCII never belongs to what stands before it: the segmenter, quadratic in its text, is given small pieces.
    let end = i + 1;
    while (end < text.length && text.charCodeAt(end) > 0x7e) end++;
    const piece = text.slice(i, Math.min(end, i + LONGEST_PIECE));
    const clusters = Array.from(segments(piece), ({ segment }) => segment);
    // The last cluster of a piece cut off may go on behind the cut.
    if (i + piece.length < end && clusters.length > 1) clusters.pop();
    for (const cluster of clusters) {
      result.push({ text: cluster, width: clusterWidth(cluster) });
      i += cluster.length;
    }
  }
  return result;
}

const sum = (parts: readonly Grapheme[]): number => parts.reduce((total, part) => total + part.width, 0);

function loneWidth(code: number): 1 | 2 | undefined {
  if (code >= 0x20 && code <= 0x7e) return 1;
  if (within(LONE_NARROW, code)) return 1;
  return within(LONE_WIDE, code) ? 2 : undefined;
}

let segmenter: Intl.Segmenter | undefined;
function segments(text: string): Iterable<Intl.SegmentData> {
  segmenter ??= new Intl.Segmenter();
  return segmenter.segment(text);
}

const VISIBLE = /[^\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Cs}]/u;
const SPACING_MARK = /\p{Mc}/u;
const PICTURE = /\p{Extended_Pictographic}/gu;
/** Drawn as a picture: by nature, by variation selector 16, by a skin tone, as a key cap, as a flag. */
const EMOJI =
  /^(?!\p{Regional_Indicator})\p{Emoji_Presentation}|(?=\p{Extended_Pictographic})\p{Emoji}(?:\uFE0F|\p{Emoji_Modifier})|^[\d#*]\uFE0F?\u20E3|^\p{Regional_Indicator}{2}/u;

function clusterWidth(cluster: string): number {
  const start = cluster.search(VISIBLE);
  if (start === -1) return 0;
  if (EMOJI.test(cluster)) return 2;
  if (cluster.includes('\u200D') && (cluster.match(PICTURE)?.length ?? 0) >= 2) return 2;
  const [first = '', ...rest] = cluster.slice(start);
  if (isJamo(first)) return jamoWidth([first, ...rest]);
  // Spacing marks and the half-width voicing marks take cells of their own within the cluster.
  const trailing = rest.filter((c) => SPACING_MARK.test(c) || (c >= '\uFF00' && c <= '\uFFEF'));
  return trailing.reduce((sum, c) => sum + eastAsianWidth(c), eastAsianWidth(first));
}

const eastAsianWidth = (character: string): number => (within(WIDE, character.codePointAt(0) ?? 0) ? 2 : 1);

const LEADING = /[\u1100-\u115F\uA960-\uA97C]/;
const VOWEL = /[\u1160-\u11A7\uD7B0-\uD7C6]/;
const TRAILING = /[\u11A8-\u11FF\uD7CB-\uD7FB]/;
const isJamo = (c: string): boolean => LEADING.test(c) || VOWEL.test(c) || TRAILING.test(c);

/** Hangul letters: leading + vowel (+ trailing) make one syllable of two cells, any other letter stands alone. */
function jamoWidth(characters: readonly string[]): number {
  let width = 0;
  let syllable: 'none' | 'leading' | 'vowel' = 'none';
  for (const c of characters.filter((each) => VISIBLE.test(each))) {
    if (LEADING.test(c)) {
      width += 2;
      syllable = 'leading';
    } else if (VOWEL.test(c) && syllable === 'leading') {
      syllable = 'vowel';
    } else {
      if (!(TRAILING.test(c) && syllable === 'vowel')) width += eastAsianWidth(c);
      syllable = 'none';
    }
  }
  return width;
}
