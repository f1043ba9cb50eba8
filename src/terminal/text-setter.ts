import type { Highlighter } from './highlight.ts';
import { prepareMarkdown } from './markdown.ts';
import type { Theme } from './theme.ts';

/** Loads what setting texts takes, bit by bit as they come: Markdown where there is markup, a language where there is code in it. */
export interface TextSetter {
  prepare(sources: readonly string[]): Promise<void>;
  readonly highlight: Highlighter;
}

export function createTextSetter(theme: Theme): TextSetter {
  const fenced: string[] = [];
  let highlighter: Highlighter | undefined;
  return {
    async prepare(sources) {
      await prepareMarkdown(sources);
      const fresh = sources.filter((text) => /^ *(```|~~~)/m.test(text) && !fenced.includes(text));
      if (fresh.length === 0) return;
      fenced.push(...fresh);
      const { prepareHighlighting } = await import('./highlight.ts');
      highlighter = await prepareHighlighting(fenced, theme);
    },
    highlight: (code, language) => highlighter?.(code, language),
  };
}
