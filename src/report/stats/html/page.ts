import type { Stats } from '../stats.ts';
import { decksSection, kindsSection } from './accuracy-section.ts';
import { forgottenSection, guessesSection, predictionsSection } from './calibration-section.ts';
import { forecastSection, minutesSection, reviewsSection } from './days-section.ts';
import { interviewsSection } from './interviews-section.ts';
import { html } from './markup.ts';
import { longDate } from './numbers.ts';
import { retentionSection } from './retention-section.ts';
import { STYLE } from './style.ts';
import { about, cardsSection, streakSection, tiles } from './summary.ts';
import { hardestSection, keyPointsSection, redFlagsSection } from './work-section.ts';
import { yearSection } from './year.ts';

/** Nothing is loaded, nothing runs, nothing is sent. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** In pairs, which stand beside each other where there is room; those over the whole width between them. */
const SECTIONS = [
  yearSection,
  reviewsSection,
  minutesSection,
  forecastSection,
  interviewsSection,
  retentionSection,
  predictionsSection,
  forgottenSection,
  guessesSection,
  kindsSection,
  decksSection,
  keyPointsSection,
  redFlagsSection,
  hardestSection,
  cardsSection,
  streakSection,
] as const;

/** The statistics as one page that stands by itself: HTML that is well-formed XML too. The same for the same statistics. */
export function statsPage(stats: Stats): string {
  const page = html`<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${POLICY}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta name="referrer" content="no-referrer"/>
<title>prepdeck statistics, ${longDate(stats.asOf)}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<header>
<h1>Where you stand</h1>
${about(stats)}
${tiles(stats)}
</header>
<main>
${SECTIONS.map((section) => [section(stats), { markup: '\n' }])}</main>
<footer>Made by prepdeck stats from your own review log. This page loads nothing and sends nothing.</footer>
</body>
</html>
`;
  return `<!DOCTYPE html>\n${page.markup}`;
}
