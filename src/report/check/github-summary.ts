import { type Diagnostic, place } from '../../deck/diagnostic.ts';
import { codeAndName } from './advice.ts';
import type { CheckReport } from './check-report.ts';
import { line } from './escape.ts';
import { bySeverity } from './shown.ts';
import { summary, total } from './summary.ts';

/** A summary beyond 1 MiB is refused as a whole; this leaves room for what other steps of the job say. */
const MOST_BYTES = 500_000;

/** The report in Markdown, for the file that GitHub Actions names in GITHUB_STEP_SUMMARY: a heading, the figures, a table of findings. */
export function githubSummary(report: CheckReport): string {
  const head = ['## prepdeck check', '', markdown(summary(report)), ''];
  if (report.files.length === 0) return head.join('\n');
  const rows: string[] = [];
  let bytes = 0;
  for (const one of bySeverity(report.files.flatMap(({ diagnostics }) => diagnostics))) {
    const text = row(one);
    bytes += Buffer.byteLength(text) + 1;
    if (bytes > MOST_BYTES) break;
    rows.push(text);
  }
  const more = total(report) - rows.length;
  return [
    ...head,
    '| Level | Place | Code | What is wrong |',
    '| --- | --- | --- | --- |',
    ...rows,
    ...(more > 0 ? ['', `and ${more} more`] : []),
    '',
  ].join('\n');
}

const row = (one: Diagnostic): string =>
  `| ${one.severity} | ${markdown(place(one))} | ${codeAndName(one)} | ${markdown(one.message)} |`;

/** Everything that means something in Markdown or HTML, as an entity; so that nothing of a deck becomes a link, an image or a mention. */
const markdown = (text: string): string =>
  line(text)
    .replace(/[&<>"'`*_[\]{}()|~#!\\:]/g, (c) => `&#${c.charCodeAt(0)};`)
    // Mentions are looked for in the text that comes of the Markdown: a comment between hides them there.
    .replaceAll('@', '@<!-- -->')
    .replace(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`);
