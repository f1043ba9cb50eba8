import { DEFINITIONS, type Definition, type View } from '../definitions.ts';
import { type Content, html, type Markup } from './markup.ts';

const sentence = ({ text, source }: Definition): Markup =>
  html`<p class="definition">${text} <span class="source">Definition: ${source}.</span></p>`;

/** A view: heading, what it shows, and how its number is defined. */
export const section = (view: View, heading: string, content: Content, wide = false): Markup =>
  html`<section id="${view}"${wide ? html` class="wide"` : undefined} aria-labelledby="${view}-heading"><h2 id="${view}-heading">${heading}</h2>${content}${sentence(DEFINITIONS[view])}</section>`;

/** What stands in place of a picture that has nothing to show. */
export const empty = (text: string): Markup => html`<p class="empty">${text}</p>`;

/** What the signs of a picture mean. */
export const legend = (signs: readonly (readonly [sign: string, meaning: string])[]): Markup =>
  html`<p class="legend" aria-hidden="true">${signs.map(
    ([sign, meaning]) => html`<span><i class="${sign}"></i>${meaning}</span>`,
  )}</p>`;
