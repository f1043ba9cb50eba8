export type Severity = 'error' | 'warning' | 'info';

interface CodeEntry {
  /** What people call it; unique, in kebab-case. */
  readonly name: string;
  readonly title: string;
  readonly severity: Severity;
  /** Looked for only where the settings ask for it. */
  readonly off?: true;
}

/**
 * Every diagnostic code with its name, one-line title and severity. Codes are stable: one that is no longer used is not given out
 * again. PD0xx ignore comments · PD1xx YAML · PD2xx the deck's shape · PD3xx ids and references · PD4xx knowledge checks · PD5xx
 * interview questions and sources · PD6xx text and the deck as a whole · PD9xx files and hostile input.
 */
export const CODES = {
  PD001: { name: 'unused-ignore', title: 'Ignore comment that ignores nothing', severity: 'warning' },
  PD002: { name: 'ignore-without-reason', title: 'Ignore comment without a reason', severity: 'info', off: true },
  PD003: { name: 'malformed-ignore', title: 'Ignore comment that cannot be understood', severity: 'warning' },
  PD101: { name: 'syntax', title: 'YAML syntax error', severity: 'error' },
  PD102: { name: 'duplicate-key', title: 'Key used twice in one map', severity: 'error' },
  PD103: { name: 'tab-indent', title: 'Tab used for indentation', severity: 'error' },
  PD104: { name: 'yes-no', title: 'Yes or no written where true or false is meant', severity: 'error' },
  PD105: { name: 'number-changed', title: 'Number that reads differently from how it is written', severity: 'error' },
  PD106: { name: 'comment-in-text', title: 'Text cut off by a comment', severity: 'warning' },
  PD107: { name: 'colon-in-text', title: 'Text with ": " that reads as a map', severity: 'error' },
  PD108: { name: 'several-documents', title: 'Several YAML documents in one file', severity: 'error' },
  PD109: { name: 'tag', title: 'YAML tag', severity: 'error' },
  PD110: { name: 'anchor-or-alias', title: 'YAML anchor, alias or merge key', severity: 'error' },
  PD111: { name: 'not-utf8', title: 'File is not UTF-8', severity: 'error' },
  PD112: { name: 'directive', title: 'YAML directive', severity: 'error' },
  PD113: { name: 'empty-file', title: 'Empty file', severity: 'error' },
  PD201: { name: 'unknown-field', title: 'Unknown field', severity: 'error' },
  PD202: { name: 'missing-field', title: 'Missing field', severity: 'error' },
  PD203: { name: 'wrong-type', title: 'Value of the wrong type', severity: 'error' },
  PD204: { name: 'not-allowed', title: 'Value that is not one of those allowed', severity: 'error' },
  PD205: { name: 'malformed-id', title: 'Malformed id', severity: 'error' },
  PD206: { name: 'empty-value', title: 'Empty value', severity: 'error' },
  PD207: { name: 'newer-format', title: 'Deck format newer than this prepdeck', severity: 'error' },
  PD208: { name: 'malformed-url', title: 'Malformed or unsupported URL', severity: 'error' },
  PD209: { name: 'no-answer', title: 'Knowledge check without an answer', severity: 'error' },
  PD210: { name: 'several-kinds', title: 'Knowledge check of several kinds at once', severity: 'error' },
  PD211: { name: 'too-few-entries', title: 'Too few entries', severity: 'error' },
  PD212: { name: 'out-of-range', title: 'Number out of range', severity: 'error' },
  PD301: { name: 'duplicate-id', title: 'Id used twice', severity: 'error' },
  PD302: { name: 'duplicate-question', title: 'Question asked twice', severity: 'error' },
  PD303: { name: 'near-duplicate-question', title: 'Two questions that are almost the same', severity: 'warning' },
  PD304: { name: 'unknown-objective', title: 'Unknown objective', severity: 'warning' },
  PD305: { name: 'alias-clash', title: 'Alias that clashes with another id', severity: 'error' },
  PD306: { name: 'reserved-id', title: 'Reserved id', severity: 'error' },
  PD307: { name: 'deck-id-used-twice', title: 'Deck id that another file has too', severity: 'error' },
  PD308: { name: 'id-lost', title: 'Id changed or removed without an alias', severity: 'error' },
  PD310: { name: 'objective-without-question', title: 'Objective that no question serves', severity: 'warning' },
  PD311: { name: 'objective-with-one-question', title: 'Objective that a single question serves', severity: 'info' },
  PD401: { name: 'no-correct-choice', title: 'No correct choice', severity: 'error' },
  PD402: { name: 'duplicate-choice', title: 'Choice given twice', severity: 'error' },
  PD403: { name: 'all-of-the-above', title: 'Choice "all of the above"', severity: 'warning' },
  PD404: { name: 'none-of-the-above', title: 'Choice "none of the above"', severity: 'info' },
  PD405: { name: 'longest-is-correct', title: 'Key markedly longer than every distractor', severity: 'warning' },
  PD406: {
    name: 'longest-is-correct-in-deck',
    title: 'Keys that are the longest choice too often',
    severity: 'warning',
  },
  PD407: { name: 'key-position-bias', title: 'Keys that stand in the same place too often', severity: 'info' },
  PD408: { name: 'negative-stem', title: 'Negative question whose negation is not emphasised', severity: 'warning' },
  PD409: { name: 'absolute-terms', title: 'Absolute terms on one side only', severity: 'info' },
  PD410: { name: 'choice-count', title: 'Fewer than three or more than six choices', severity: 'info' },
  PD411: { name: 'answer-in-stem', title: 'Word of the question that only the key repeats', severity: 'warning' },
  PD412: {
    name: 'grammar-cue',
    title: 'Grammar of the question that fits only some choices',
    severity: 'info',
    off: true,
  },
  PD413: { name: 'unordered-numbers', title: 'Number choices that are not in order', severity: 'info' },
  PD414: { name: 'overlapping-choices', title: 'Choices that overlap', severity: 'info' },
  PD415: {
    name: 'missing-explanation',
    title: 'Choice question without explanation or rationale',
    severity: 'warning',
  },
  PD416: { name: 'inhomogeneous-choices', title: 'Choice that looks unlike all others', severity: 'info' },
  PD417: { name: 'missing-rationale', title: 'Choice without its rationale', severity: 'info' },
  PD418: { name: 'every-choice-correct', title: 'Every choice is correct', severity: 'warning' },
  PD419: {
    name: 'other-key-count',
    title: 'Question that asks for another number of choices than are right',
    severity: 'warning',
  },
  PD420: {
    name: 'choice-named-by-place',
    title: 'Explanation that names a choice by letter or number',
    severity: 'warning',
  },
  PD421: { name: 'no-gaps', title: 'Cloze without gaps', severity: 'error' },
  PD422: { name: 'malformed-gap', title: 'Malformed gap', severity: 'error' },
  PD423: { name: 'duplicate-order-item', title: 'Item given twice in an order', severity: 'error' },
  PD424: { name: 'duplicate-match-side', title: 'Right side given twice in a match', severity: 'error' },
  PD425: { name: 'anki-gap', title: 'Gap as Anki writes it', severity: 'warning' },
  PD501: { name: 'missing-model-answer', title: 'Interview question without a model answer', severity: 'error' },
  PD502: {
    name: 'missing-key-points',
    title: 'Interview question with fewer than two key points',
    severity: 'warning',
  },
  PD503: { name: 'missing-source', title: 'Question without a source', severity: 'warning' },
  PD504: { name: 'answer-not-atomic', title: 'Answer of a card that is too long to recall', severity: 'info' },
  PD505: { name: 'undated-version', title: 'Version or "currently" without a date', severity: 'info', off: true },
  PD506: { name: 'missing-red-flag', title: 'Interview question without a red flag', severity: 'info' },
  PD507: { name: 'missing-follow-up', title: 'Interview question without a follow-up', severity: 'info' },
  PD508: { name: 'http-url', title: 'URL without encryption', severity: 'info' },
  PD509: { name: 'answer-too-long-to-say', title: 'Model answer too long to say in two minutes', severity: 'info' },
  PD510: {
    name: 'key-point-not-in-answer',
    title: 'Key point that the model answer does not mention',
    severity: 'warning',
  },
  PD511: { name: 'too-many-key-points', title: 'More key points than can be ticked with care', severity: 'info' },
  PD512: { name: 'compound-key-point', title: 'Key point that makes several claims', severity: 'info' },
  PD513: { name: 'follow-up-repeats-question', title: 'Follow-up that repeats the question', severity: 'warning' },
  PD601: { name: 'placeholder-text', title: 'Placeholder left in the text', severity: 'error' },
  PD602: { name: 'unbalanced-code', title: 'Code fence or backtick that is not closed', severity: 'warning' },
  PD603: { name: 'stray-blanks', title: 'Blanks that mean nothing', severity: 'info' },
  PD604: { name: 'long-code-line', title: 'Line of code too long for a terminal', severity: 'info' },
  PD605: { name: 'too-wide', title: 'Text that cannot be shown in 40 columns', severity: 'info' },
  PD606: { name: 'same-difficulty', title: 'All questions of one difficulty', severity: 'info' },
  PD607: { name: 'folded-markdown', title: 'Markdown on lines that YAML joins', severity: 'warning' },
  PD901: { name: 'file-too-large', title: 'File too large', severity: 'error' },
  PD902: { name: 'too-deep', title: 'Nesting too deep', severity: 'error' },
  PD903: { name: 'too-many-parts', title: 'Too many YAML parts', severity: 'error' },
  PD904: { name: 'forbidden-character', title: 'Invisible or control character', severity: 'error' },
  PD905: { name: 'not-a-regular-file', title: 'Not a regular file', severity: 'error' },
  PD906: { name: 'unreadable-file', title: 'File cannot be read', severity: 'error' },
  PD907: { name: 'dangling-link', title: 'Link to nowhere', severity: 'error' },
  PD908: { name: 'looping-link', title: 'Link in a loop', severity: 'error' },
  PD910: { name: 'confusable-characters', title: 'Letters of two scripts in one word', severity: 'warning' },
  PD911: { name: 'oversized-field', title: 'Field far larger than it can be used', severity: 'warning' },
  PD912: { name: 'hidden-joiner', title: 'Zero-width joiner where none belongs', severity: 'warning' },
  PD999: { name: 'more-findings', title: 'More diagnostics than are shown', severity: 'error' },
} as const satisfies Record<`PD${number}`, CodeEntry>;

export type Code = keyof typeof CODES;

/** All codes, in order. */
export const ALL_CODES = Object.keys(CODES) as readonly Code[];

export const isCode = (text: string): text is Code => Object.hasOwn(CODES, text);
