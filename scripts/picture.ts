// `npm run picture`: plays a real session in a pseudo-terminal and draws what stands on its screen as SVG.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import headless from '@xterm/headless';

const COLUMNS = 84;
const ROWS = 26;
const CELL = { width: 8.4, height: 19 } as const;
const PADDING = 18;
const BAR = 30;

/** The 16 colours as a dark terminal theme shows them; the program itself only names them. */
const PALETTE = [
  '#45475a',
  '#f38ba8',
  '#a6e3a1',
  '#f9e2af',
  '#89b4fa',
  '#f5c2e7',
  '#94e2d5',
  '#bac2de',
  '#585b70',
  '#f38ba8',
  '#a6e3a1',
  '#f9e2af',
  '#89b4fa',
  '#f5c2e7',
  '#94e2d5',
  '#a6adc8',
];
const FOREGROUND = '#cdd6f4';
const BACKGROUND = '#1e1e2e';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

interface Shot {
  readonly file: string;
  readonly title: string;
  readonly args: readonly string[];
  /** What to wait for on the screen, and what to type then. */
  readonly script: readonly (readonly [waitFor: RegExp, keys: string])[];
  readonly until: RegExp;
}

const SHOTS: readonly Shot[] = [
  {
    file: 'scripts/session.svg',
    title: 'prepdeck study messaging',
    args: ['study', 'messaging', '--seed', 'picture'],
    script: [[/Choose one/, '2']],
    until: /another rating/,
  },
  {
    file: 'scripts/interview.svg',
    title: 'prepdeck study messaging --only interview',
    args: ['study', 'messaging', '--only', 'interview', '--seed', 'picture'],
    script: [
      [/say your answer aloud/, ' '],
      [/Model answer/, ' '],
      [/key points did you cover/, '1'],
      [/1 \[✓\]/, '3'],
    ],
    until: /3 \[✓\]/,
  },
];

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const screenText = (terminal: headless.Terminal): string =>
  Array.from({ length: ROWS }, (_, y) => terminal.buffer.active.getLine(y)?.translateToString(true) ?? '').join('\n');

/** Runs of equal style in one row, as SVG text. */
function rowSvg(terminal: headless.Terminal, y: number): string {
  const line = terminal.buffer.active.getLine(y);
  if (!line) return '';
  const top = BAR + PADDING + y * CELL.height;
  const runs: { x: number; text: string; style: string; inverse: boolean }[] = [];
  for (let x = 0; x < COLUMNS; x++) {
    const cell = line.getCell(x);
    const chars = cell?.getChars() ?? '';
    if (!cell || chars === '') continue;
    const inverse = cell.isInverse() !== 0;
    const colour = cell.isFgPalette() ? (PALETTE[cell.getFgColor()] ?? FOREGROUND) : FOREGROUND;
    const style = [
      `fill="${inverse ? BACKGROUND : colour}"`,
      ...(cell.isBold() ? ['font-weight="bold"'] : []),
      ...(cell.isItalic() ? ['font-style="italic"'] : []),
      ...(cell.isDim() ? ['opacity="0.65"'] : []),
    ].join(' ');
    const last = runs.at(-1);
    if (last && last.style === style && last.inverse === inverse && last.x + last.text.length === x) last.text += chars;
    else runs.push({ x, text: chars, style, inverse });
  }
  return runs
    .filter((run) => run.text.trim() !== '' || run.inverse)
    .map(({ x, text, style, inverse }) => {
      const left = PADDING + x * CELL.width;
      const length = text.length * CELL.width;
      const back = inverse
        ? `<rect x="${left}" y="${top}" width="${length}" height="${CELL.height}" fill="${FOREGROUND}"/>`
        : '';
      return `${back}<text x="${left}" y="${top + 14}" textLength="${length}" ${style} xml:space="preserve">${escapeXml(text)}</text>`;
    })
    .join('');
}

function svgOf(terminal: headless.Terminal, title: string): string {
  const width = COLUMNS * CELL.width + 2 * PADDING;
  const height = BAR + ROWS * CELL.height + 2 * PADDING;
  const rows = Array.from({ length: ROWS }, (_, y) => rowSvg(terminal, y)).filter(Boolean);
  const dots = ['#f38ba8', '#f9e2af', '#a6e3a1'].map(
    (c, i) => `<circle cx="${20 + i * 18}" cy="18" r="6" fill="${c}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(title)}">`,
    `<rect width="${width}" height="${height}" rx="10" fill="${BACKGROUND}"/>`,
    ...dots,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">`,
    `<text x="${width / 2}" y="23" text-anchor="middle" fill="#a6adc8">${escapeXml(title)}</text>`,
    ...rows,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

async function shoot({ file, title, args, script, until }: Shot): Promise<void> {
  const home = mkdtempSync(path.join(tmpdir(), 'prepdeck-picture-'));
  const terminal = new headless.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true });
  const child = spawn(process.execPath, [path.join(root, 'bin', 'prepdeck.js'), ...args], {
    cols: COLUMNS,
    rows: ROWS,
    env: { PATH: process.env.PATH ?? '', PREPDECK_HOME: home, TERM: 'xterm-256color', LANG: 'C.UTF-8' },
  });
  try {
    const steps = [...script];
    await new Promise<void>((resolve, reject) => {
      child.onExit(({ exitCode }) => reject(new Error(`ended early with ${exitCode}:\n${screenText(terminal)}`)));
      child.onData((bytes) =>
        terminal.write(bytes, () => {
          const text = screenText(terminal);
          const [next] = steps;
          if (next?.[0].test(text)) {
            steps.shift();
            // Keys sent before the screen stands are dropped by design.
            setTimeout(() => child.write(next[1]), 150);
          } else if (!next && until.test(text)) {
            resolve();
          }
        }),
      );
    });
    writeFileSync(path.join(root, file), svgOf(terminal, title));
    console.log(`${file}: ${title}`);
  } finally {
    child.kill();
    rmSync(home, { recursive: true, force: true });
  }
}

for (const shot of SHOTS) await shoot(shot);
process.exit(0);
