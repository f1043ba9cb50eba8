import { type Content, html, type Markup } from './markup.ts';

export interface Picture {
  /** Its name to those who do not see it, and what it shows in words. */
  readonly title: string;
  readonly description: string;
  /** Class that gives its height. */
  readonly kind: string;
  readonly shapes: Content;
}

/**
 * An SVG without a view box: places along it are percentages, so that it takes any width while its words and lines keep their size.
 */
export const picture = ({ title, description, kind, shapes }: Picture): Markup =>
  html`<svg class="${kind}" role="img"><title>${title}</title><desc>${description}</desc>${shapes}</svg>`;

/** What a shape says when pointed at. */
export const hint = (text: string): Markup => html`<title>${text}</title>`;

/** A share as a bar that fills its row; the number stands beside it. `mark` (0..1) is what was expected. */
export function shareBar(rate: number, title: string, description: string, mark?: number): Markup {
  return picture({
    title,
    description,
    kind: 'bar',
    shapes: [
      html`<rect class="track" x="0" y="0" width="100%" height="8" rx="2"/>`,
      html`<rect class="accent" x="0" y="0" width="${100 * rate}%" height="8" rx="2"/>`,
      mark === undefined
        ? undefined
        : html`<line class="mark" x1="${100 * mark}%" x2="${100 * mark}%" y1="-2" y2="10"/>`,
    ],
  });
}
