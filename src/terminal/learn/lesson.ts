import { type HeadingAt, renderHeaded } from '../markdown.ts';
import type { Kit } from '../study/blocks.ts';

/** A lesson set to some width, and the headings to jump to. */
export interface LaidLesson {
  readonly lines: readonly string[];
  readonly headings: readonly HeadingAt[];
}

export const layLesson = (lesson: string, { theme, columns, highlight }: Kit): LaidLesson =>
  renderHeaded(lesson, { theme, width: columns, highlight });
