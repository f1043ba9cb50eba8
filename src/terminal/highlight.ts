import type { LanguageFn } from 'highlight.js';
import type { Style, SyntaxStyles, Theme } from './theme.ts';

/** Code with styles, the lines as they were; undefined where the language is not known. */
export type Highlighter = (code: string, language: string) => string | undefined;

/** Each language is loaded only when a text holds code in it. */
const LANGUAGES: Readonly<Record<string, () => Promise<{ default: LanguageFn }>>> = {
  bash: () => import('highlight.js/lib/languages/bash'),
  c: () => import('highlight.js/lib/languages/c'),
  go: () => import('highlight.js/lib/languages/go'),
  java: () => import('highlight.js/lib/languages/java'),
  javascript: () => import('highlight.js/lib/languages/javascript'),
  json: () => import('highlight.js/lib/languages/json'),
  python: () => import('highlight.js/lib/languages/python'),
  rust: () => import('highlight.js/lib/languages/rust'),
  sql: () => import('highlight.js/lib/languages/sql'),
  typescript: () => import('highlight.js/lib/languages/typescript'),
  xml: () => import('highlight.js/lib/languages/xml'),
  yaml: () => import('highlight.js/lib/languages/yaml'),
};

const ALIASES: Readonly<Record<string, string>> = {
  golang: 'go',
  h: 'c',
  html: 'xml',
  js: 'javascript',
  jsonc: 'json',
  jsx: 'javascript',
  py: 'python',
  rs: 'rust',
  sh: 'bash',
  shell: 'bash',
  svg: 'xml',
  ts: 'typescript',
  tsx: 'typescript',
  yml: 'yaml',
  zsh: 'bash',
};

/** Characters; longer code is shown without colour, since the time a grammar takes is not bounded by it. */
const LONGEST_CODE = 20_000;

/**
 * Loads what the fenced code in `sources` (Markdown) needs, so that rendering itself stays synchronous. Gives undefined,
 * and loads nothing, where there is no colour or no code in a known language.
 */
export async function prepareHighlighting(sources: Iterable<string>, theme: Theme): Promise<Highlighter | undefined> {
  if (theme.level === 0) return undefined;
  const names = new Set<string>();
  for (const source of sources) {
    for (const [, word = ''] of source.matchAll(/(?:```|~~~)[ \t]*([a-z]+)/gi)) {
      const name = languageName(word);
      if (name !== undefined) names.add(name);
    }
  }
  if (names.size === 0) return undefined;
  const { default: hljs } = await import('highlight.js/lib/core');
  const engine = hljs.newInstance();
  for (const name of names) {
    const language = await LANGUAGES[name]?.();
    if (language !== undefined) engine.registerLanguage(name, language.default);
  }
  return (code, word) => {
    const language = languageName(word);
    if (language === undefined || !names.has(language) || code.length > LONGEST_CODE) return undefined;
    return styleMarkup(engine.highlight(code, { language, ignoreIllegals: true }).value, theme.syntax);
  };
}

function languageName(word: string): string | undefined {
  const lower = word.toLowerCase();
  const name = Object.hasOwn(ALIASES, lower) ? ALIASES[lower] : lower;
  return name !== undefined && Object.hasOwn(LANGUAGES, name) ? name : undefined;
}

const MARKUP = /<span class="([^"]*)">|<\/span>|&(amp|lt|gt|quot|#x27);|[^<&]+|[<&]/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

/**
 * The highlighter's HTML as styled text. It writes nothing but `<span class="...">`, `</span>` and escaped text, with
 * every <, > and & of the code escaped, so this reading of it is exact.
 */
function styleMarkup(html: string, syntax: SyntaxStyles): string {
  const scopes: (Style | undefined)[] = [];
  let result = '';
  let run: { readonly style: Style | undefined; readonly text: string } = { style: undefined, text: '' };
  const endRun = (): void => {
    result += run.style === undefined || run.text === '' ? run.text : run.style(run.text);
  };
  for (const [part, classes, entity] of html.matchAll(MARKUP)) {
    if (classes !== undefined) scopes.push(styleOf(classes, syntax) ?? scopes.at(-1));
    else if (part === '</span>') scopes.pop();
    else {
      const text = entity === undefined ? part : (ENTITIES[entity] ?? part);
      const style = scopes.at(-1);
      if (style !== run.style) endRun();
      run = style === run.style ? { style, text: run.text + text } : { style, text };
    }
  }
  endRun();
  return result;
}

function styleOf(classes: string, syntax: SyntaxStyles): Style | undefined {
  const scope = classes.replace(/^(?:language-|hljs-)/, '').split(' ')[0];
  switch (scope) {
    case 'keyword':
    case 'operator':
    case 'selector-tag':
    case 'meta':
      return syntax.keyword;
    case 'string':
    case 'regexp':
    case 'char':
    case 'addition':
      return syntax.string;
    case 'number':
    case 'literal':
    case 'symbol':
    case 'bullet':
      return syntax.number;
    case 'comment':
    case 'quote':
    case 'doctag':
      return syntax.comment;
    case 'title':
    case 'section':
    case 'name':
      return syntax.name;
    case 'type':
    case 'built_in':
    case 'class':
    case 'attr':
    case 'attribute':
    case 'property':
      return syntax.type;
    default:
      return undefined;
  }
}
