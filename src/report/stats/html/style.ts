const LIGHT = `
  --paper: #fdfdfc; --ink: #1c2024; --quiet: #5b636d; --rule: #e3e5e8; --track: #e9ebee;
  --accent: #0b6e66; --second: #b9bfc7; --s1: #b7dcd7; --s2: #74b9b1; --s3: #2f918a; --s4: #0b5d57;`;

const DARK = `
  --paper: #14171a; --ink: #e8eaed; --quiet: #a0a8b2; --rule: #2a2f36; --track: #2a2f36;
  --accent: #4fc3b5; --second: #59626e; --s1: #17443f; --s2: #1f6d65; --s3: #34988d; --s4: #6fdccf;`;

/**
 * How the page looks: one accent, no boxes, numbers under each other. Paper is always light. No `<` and no `&` in it, so that the page
 * is XML too.
 */
export const STYLE = `
:root { color-scheme: light dark; ${LIGHT} }
@media screen and (prefers-color-scheme: dark) { :root { ${DARK} } }
@media print { :root { color-scheme: light; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 2.5rem 1.25rem 3rem; max-width: 68rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  overflow-wrap: anywhere;
}
h1, h2, p, dl, dd, table { margin: 0; }
h1 { font-size: 1.75rem; line-height: 1.2; font-weight: 650; letter-spacing: -0.015em; }
h2 { font-size: 1.0625rem; line-height: 1.3; font-weight: 650; break-after: avoid; }
.about { color: var(--quiet); margin-top: 0.375rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); gap: 1.25rem 1.5rem; margin-top: 1.75rem; }
.tiles dt { color: var(--quiet); font-size: 0.8125rem; }
.tiles dd { font-size: 1.625rem; line-height: 1.25; font-weight: 600; letter-spacing: -0.01em; font-variant-numeric: tabular-nums; }
.tiles dd small { display: block; color: var(--quiet); font-size: 0.8125rem; font-weight: 400; letter-spacing: 0; }
main { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2.25rem 3rem; margin-top: 2.25rem; }
section { border-top: 1px solid var(--rule); padding-top: 1rem; min-width: 0; }
section > * + * { margin-top: 0.875rem; }
.definition { color: var(--quiet); font-size: 0.8125rem; line-height: 1.45; max-width: 42rem; }
.empty { color: var(--quiet); padding: 1rem 0; }
footer { color: var(--quiet); font-size: 0.8125rem; margin-top: 2.5rem; border-top: 1px solid var(--rule); padding-top: 1rem; }

svg { display: block; width: 100%; overflow: visible; }
.columns { height: 150px; }
.retained { height: 184px; }
.bar { height: 8px; }
.square { aspect-ratio: 1; }
.plot { padding: 0.625rem 0.25rem 1.625rem 2.75rem; }
.plot.named { padding: 1.5rem 1.25rem 1.625rem 4.25rem; }
.plot.agreement { max-width: 24rem; padding-left: 3.25rem; padding-right: 1.25rem; }
.axis { color: var(--quiet); font-size: 0.8125rem; }
.year { padding: 1.5rem 0 0 2.75rem; display: grid; grid-template-columns: minmax(0, 1fr); row-gap: 2rem; }
.weeks { aspect-ratio: 27 / 7; }
.weeks + .weeks { aspect-ratio: 26 / 7; width: calc(100% * 26 / 27); }

text { font-size: 0.75rem; fill: var(--ink); font-variant-numeric: tabular-nums; }
.tick { fill: var(--quiet); }
.tick.strong { fill: var(--ink); }
.end { text-anchor: end; }
.middle { text-anchor: middle; }
.grid { stroke: var(--rule); stroke-width: 1; }
.base { stroke: var(--second); stroke-width: 1; }
.curve { stroke: var(--accent); stroke-width: 1.5; stroke-linecap: round; }
.mark { stroke: var(--ink); stroke-width: 1.5; }
.dashed { stroke-dasharray: 3 3; stroke-width: 1; }
.track { fill: var(--track); }
.accent { fill: var(--accent); }
.second { fill: var(--second); }
.ink { fill: var(--ink); }
.ring { fill: var(--paper); stroke: var(--accent); stroke-width: 2; }
.bubble { fill: var(--accent); fill-opacity: 0.75; stroke: var(--paper); stroke-width: 1; }
.s0 { fill: var(--track); } .s1 { fill: var(--s1); } .s2 { fill: var(--s2); } .s3 { fill: var(--s3); } .s4 { fill: var(--s4); }

.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; color: var(--quiet); font-size: 0.8125rem; }
.legend span { display: inline-flex; align-items: center; gap: 0.375rem; }
.legend i { width: 10px; height: 10px; border-radius: 2px; flex: none; }
.legend .accent { background: var(--accent); } .legend .second { background: var(--second); } .legend .ink { background: var(--ink); }
.legend .round { border-radius: 50%; }
.legend .ring { border: 2px solid var(--accent); border-radius: 50%; }
.legend .stroke { width: 2px; height: 12px; border-radius: 0; background: var(--ink); }
.legend .s0 { background: var(--track); } .legend .s1 { background: var(--s1); } .legend .s2 { background: var(--s2); }
.legend .s3 { background: var(--s3); } .legend .s4 { background: var(--s4); }

table { width: 100%; border-collapse: collapse; font-size: 0.875rem; line-height: 1.4; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { text-align: left; font-weight: 400; padding: 0.375rem 0.75rem 0.375rem 0; vertical-align: baseline; border-bottom: 1px solid var(--rule); }
th:last-child, td:last-child { padding-right: 0; }
tbody tr:last-child > * { border-bottom: 0; }
thead th { color: var(--quiet); font-size: 0.8125rem; vertical-align: bottom; }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.bar { width: 28%; min-width: 3rem; vertical-align: top; padding-top: 0.75rem; }
small { color: var(--quiet); font-size: 0.8125rem; }
small.card, td.number small { display: block; }
td.number small { white-space: normal; }
#retention th { white-space: nowrap; }
.also { font-size: 0.875rem; }
.matrix td.number, .matrix th.number { text-align: left; width: 18%; white-space: normal; }
.matrix .rate { display: inline-block; min-width: 3rem; }
.matrix td.number small { display: inline; white-space: nowrap; }
.matrix td svg { margin-top: 0.25rem; }
.matrix .none { color: var(--quiet); }
details table { margin-top: 0.5rem; }
summary { color: var(--quiet); font-size: 0.8125rem; cursor: pointer; width: fit-content; }
summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }

@media (min-width: 46rem) {
  .year { grid-template-columns: 27fr 26fr; }
  .weeks + .weeks { width: 100%; }
  .weeks + .weeks .weekday { display: none; }
}
@media (min-width: 60rem) {
  main { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .wide { grid-column: 1 / -1; }
}
@media (max-width: 29.99rem) {
  body { padding: 1.5rem 1rem 2rem; }
  th, td { padding-right: 0.5rem; }
  .matrix th.number, .matrix td.number { width: 17%; }
  .matrix small { font-size: 0.75rem; }
  .matrix th { font-size: 0.75rem; }
  .matrix tbody th { font-size: 0.8125rem; }
  #predictions td.number { white-space: normal; }
  #retention small { font-size: 0.75rem; }
  td.bar { width: 22%; }
  details table { font-size: 0.8125rem; }
  #year th, #year td { padding-right: 0.25rem; }
}
@media (max-width: 22.49rem) {
  #year table { font-size: 0.6875rem; }
  #year th { font-size: inherit; }
}
@media print {
  @page { margin: 14mm; }
  html { font-size: 12px; }
  body { padding: 0; max-width: none; }
  main { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.5rem 2rem; margin-top: 1.5rem; }
  .wide { grid-column: 1 / -1; }
  .tiles { grid-template-columns: repeat(6, minmax(0, 1fr)); gap: 1rem; }
  section, .plot, .year, svg, tr, .tiles { break-inside: avoid; }
  #decks { break-inside: auto; }
  thead { display: table-header-group; }
  details { display: none; }
  svg, .legend i { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
@media (forced-colors: active) {
  .legend i { forced-color-adjust: none; }
}
`;
