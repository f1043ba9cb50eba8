import { inline, type Kit, markdown } from '../study/blocks.ts';

/** A part of a lesson, from one heading to the next. What stands before the first heading has none. */
export interface Section {
  readonly title: string | undefined;
  /** 1 to 6. */
  readonly level: number;
  readonly source: string;
}

const HEADING = /^ {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** A lesson cut at its headings; what looks like one within fenced code is none. */
export function sectionsOf(lesson: string): Section[] {
  const sections: { title: string | undefined; level: number; lines: string[] }[] = [
    { title: undefined, level: 1, lines: [] },
  ];
  let fence: string | undefined;
  for (const line of lesson.split('\n')) {
    const [, mark] = FENCE.exec(line) ?? [];
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
    const heading = fence === undefined && mark === undefined ? HEADING.exec(line) : null;
    if (heading) sections.push({ title: heading[2] ?? '', level: heading[1]?.length ?? 1, lines: [line] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections
    .map(({ title, level, lines }) => ({ title, level, source: lines.join('\n') }))
    .filter(({ title, source }) => title !== undefined || source.trim() !== '');
}

export interface LaidLesson {
  readonly lines: readonly string[];
  /** The headings, by the row each is at. */
  readonly headings: readonly { readonly title: string; readonly level: number; readonly row: number }[];
}

/** The lesson set to the width of the kit. */
export function layLesson(sections: readonly Section[], kit: Kit): LaidLesson {
  const lines: string[] = [];
  const headings: { title: string; level: number; row: number }[] = [];
  for (const { title, level, source } of sections) {
    if (lines.length > 0) lines.push('');
    if (title !== undefined) headings.push({ title: inline(title, kit), level, row: lines.length });
    lines.push(...markdown(source, kit));
  }
  return { lines, headings };
}
