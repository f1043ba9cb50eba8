import type { CodeDescription } from '../../deck/explanations/describe.ts';
import { exampleYaml } from '../../deck/explanations/example-yaml.ts';
import type { Highlighter } from '../highlight.ts';
import { chop, pad, width, wrap } from '../text.ts';
import type { Theme } from '../theme.ts';
import { styleOf } from './finding-text.ts';
import { glyphs } from './visible.ts';

export interface ExplainKit {
  readonly theme: Theme;
  /** Cells for text. */
  readonly columns: number;
  /** For YAML; without it examples are shown in one style. */
  readonly highlight?: Highlighter | undefined;
}

/** All of one code: what it is, why it matters, where that is from, a bad and a good example, how to live without it. */
export function explainText(one: CodeDescription, kit: ExplainKit): string[] {
  const { theme, columns } = kit;
  const { code, name, title, why, source, bad, good } = one;
  return [
    ...wrap(`${theme.title(code)} ${theme.heading(name)}`, columns),
    ...wrap(theme.strong(title), columns),
    ...wrap(theme.muted(facts(one).join(` ${theme.signs.dot} `)), columns),
    '',
    ...prose(why, kit),
    ...limits(one, kit),
    ...(source === undefined ? [] : ['', ...prose(`${theme.muted('Source:')} ${source}`, kit)]),
    '',
    theme.heading('Bad'),
    ...yaml(exampleYaml(bad), kit),
    '',
    theme.heading('Good'),
    ...yaml(exampleYaml(good), kit),
    '',
    ...livingWithout(one, kit),
  ];
}

const LEVELS = {
  error: 'error',
  warning: 'warning, which fails a run with --strict',
  info: 'info, which never fails a run',
  off: 'off unless the settings or --rule ask for it',
} as const;
const FIXES = { safe: '--fix can mend it', unsafe: '--fix-unsafe can mend it' } as const;

const facts = ({ level, group, fix }: CodeDescription): string[] => [
  LEVELS[level],
  group.title,
  ...(fix ? [FIXES[fix]] : []),
];

/** Text with what stands in backticks set as code. */
const prose = (text: string, { theme, columns }: ExplainKit): string[] =>
  wrap(
    text.replace(/`[^`]+`/g, (code) => (theme.level > 0 ? theme.code(code.slice(1, -1)) : code)),
    columns,
  );

function limits({ limits: all }: CodeDescription, { theme }: ExplainKit): string[] {
  const rows = Object.entries(all);
  const widest = Math.max(0, ...rows.map(([name]) => name.length));
  const row = ([name, value]: readonly [string, number]): string => `  ${pad(name, widest)}  ${value}`;
  return rows.length === 0 ? [] : ['', theme.heading('Limits'), ...rows.map(row)];
}

/**
 * Characters that cannot be seen are what some examples are about, so they are made visible. A line too long is cut at the edge and
 * goes on behind a sign.
 */
function yaml(text: string, { theme, columns, highlight }: ExplainKit): string[] {
  const seen = text.split('\n').map((line) =>
    glyphs(line, theme)
      .map((glyph) => glyph.shown)
      .join(''),
  );
  const code = seen.join('\n');
  const edge = theme.plain ? '    ' : `  ${theme.muted(theme.signs.gutter)} `;
  const sign = `${theme.signs.continuation} `;
  const room = columns - width(edge);
  return (highlight?.(code, 'yaml') ?? code)
    .split('\n')
    .flatMap((line) =>
      chop(line, room, room - width(sign)).map((piece, i) => (i === 0 ? piece : theme.muted(sign) + piece)),
    )
    .map((piece) => `${edge}${piece}`.trimEnd());
}

function livingWithout({ code, limits: all, ignorable, adjustable }: CodeDescription, kit: ExplainKit): string[] {
  if (!adjustable) {
    return prose('It cannot be ignored or switched off: with it nobody knows what else is in the file.', kit);
  }
  const [limit] = Object.entries(all);
  const other = limit
    ? [`  # or: ${code}: { level: info, ${limit[0]}: ${limit[1]} }`]
    : ['  # or: info, warning, error'];
  return [
    ...(ignorable
      ? [
          ...prose('To ignore it once, at the end of its line or alone above it:', kit),
          ...yaml(`# prepdeck-ignore ${code}: the reason`, kit),
        ]
      : []),
    ...prose('To change it for all decks of a folder, in prepdeck.yaml there:', kit),
    ...yaml(['rules:', `  ${code}: off`, ...other].join('\n'), kit),
  ];
}

const MARKS = { safe: 'fix', unsafe: 'unsafe' } as const;

/** All codes, by what they are about: level, whether a fix is at hand, name and title. */
export function codesText(all: readonly CodeDescription[], kit: ExplainKit): string[] {
  const { theme, columns } = kit;
  const groups = [...new Set(all.map(({ group }) => group))];
  const row = ({ code, level, fix, title, name }: CodeDescription): string[] => {
    const style = level === 'off' ? theme.muted : styleOf(level, theme);
    const lead = `${theme.strong(code)} ${style(pad(level, 7))} ${pad(fix ? MARKS[fix] : '', 6)} `;
    return wrap(`${theme.code(`${name}:`)} ${title}`, columns, { indent: lead });
  };
  return [
    ...groups.flatMap((group) => [
      theme.heading(group.title),
      ...all.filter((one) => one.group === group).flatMap(row),
      '',
    ]),
    ...prose(
      'fix: `--fix` can mend it; unsafe: `--fix-unsafe` can, and may change what the deck means. `prepdeck explain PD405` tells all of one.',
      kit,
    ),
  ];
}
