/** The terms of a query, for the help of commands that take one. */
export const QUERY_HELP = [
  'Terms side by side must all hold; or joins alternatives, a minus or not turns a term or a parenthesis round, quotes keep blanks together. In words and names * is anything and _ one character; case and accents do not count.',
  'Words: idempotent, "exact phrase", anywhere on the card or in its id.',
  'What it is: deck:messaging tag:kafka company:"Acme Inc" objective:delivery-shapes id:messaging/* difficulty:hard kind:interview (check, self-check, follow-up; single, multiple, true-false, typed, number, cloze, order, match).',
  'Where it stands: is:due is:new is:learn is:review is:suspended is:buried is:leech is:mastered is:flagged is:edited (its text changed since its last review), flag:1.',
  'What happened: rated:7 (answered in the last 7 days, today included), rated:7:1 (and rated Again), edited:30 (its text changed within 30 days, as far as reviews and the deck file tell), missed:keypoint missed:followup missed:redflag (in the last interview answer).',
  'What is remembered: prop:lapses>=3 prop:reps prop:ivl prop:due (days), prop:s>21 (stability, days), prop:d (difficulty, 0 to 1), prop:r<0.8 (chance of recall, 0 to 1). < <= = != >= > compare; a new card has only reps and lapses.',
  'Saved: filter:weak, after `prepdeck config set filters.weak "prop:lapses>=3"`.',
].join('\n\n');
