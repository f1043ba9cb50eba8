/** Without one of these in small letters there is nothing to find; looking for them is cheaper than the patterns. */
const HINT = /(?: |can)not|n['’]t|except|false|incorrect|wrong|untrue|least /;

/** Words that begin another clause: what is negated after them is not the thing to be picked. */
const CLAUSE = 'because|but|if|that|unless|until|what|when|where|whether|which|while|who|whose|why';
const WORD = '[\\w`/.*-]*[\\w`*]';
/** A word of "isolation levels" in "which isolation levels are not ...". */
const NOUN = `(?: (?!(?:a|an|and|as|in|it|its|on|or|than|the|to|with|${CLAUSE})\\b)${WORD})`;
const ABOUT = `(?: (?:about|concerning|for|of|on|regarding)(?: (?!(?:${CLAUSE})\\b)${WORD}){1,4})?`;
const OF_THESE = '(?: one)? of (?:the following|these|those|the)';
const START = '(?:^|[.?!:;)] |\\n)';
/** What asks for one of the choices. After a comma a bare "which" begins a relative clause. */
const WHICH = `(?:${START}Which${NOUN}{0,2}|, which${NOUN}{1,2}|[Ww]hich${OF_THESE}${NOUN}{0,3})${ABOUT}`;
const PICK = `(?:[Cc]hoose|[Ff]ind|[Mm]ark|[Nn]ame|[Pp]ick|[Ss]elect|[Tt]ick) (?:all|any|each|every|the|those)${NOUN}{0,2} (?:that|which)`;

const DOES = 'can|could|did|do|does|may|might|must|should|will|would';
const NOT = '(?<word>not)(?! (?:just|only|yet|compile|parse|terminate|halt|type-check)\\b)';
const SHORT = "(?<word>cannot|(?:are|ca|could|did|does|do|has|have|is|must|should|was|were|wo|would)n['’]t)";
const WRONG = '(?<word>false|incorrect|untrue|wrong)(?=[?.:,;]|$)';
const LEAST =
  '(?<word>least) (?:accurate|appropriate|correct|helpful|important|likely|plausible|suitable|suited|true|useful)';
/** Longer ones are no questions, and cost time by the square of their length. */
const LONGEST = 2000;
const ASKING = '[^.?!]*(?:[?:]|$)';
const ARE_NOT = `(?:are|had|has|have|is|was|were|${DOES}) ${NOT}`;

/** Ways to ask for the exception, each with what is in all such stems: to try a form takes long, and to make it ready longer. */
const FORMS = (
  [
    [/ not/, `${WHICH} ${ARE_NOT}${ASKING}`],
    [/cannot|n['’]t/, `${WHICH} ${SHORT}${ASKING}`],
    [/ not/, `${PICK} ${ARE_NOT}`],
    [/cannot|n['’]t/, `${PICK} ${SHORT}`],
    [
      /(?:are|is|was|were|be) (?:false|incorrect|untrue|wrong)/,
      `(?:${WHICH}|${PICK}) (?:are|is|was|were|would be) ${WRONG}`,
    ],
    [/least /, `${WHICH} (?:are|is|seems?|would be) (?:the )?${LEAST}`],
    [/ not/, `${START}What (?:(?:are|is|was|were)|(?:${DOES})(?: (?:a|an|the))?${NOUN}{0,2}) ${NOT}${ASKING}`],
    [/ except/, ' (?<word>except)(?: for)?(?: one| which(?: one)?)?[\\s:?.…_]*$'],
  ] as const
).map(([hint, form]) => ({ hint, form: new RegExp(form, 'd') }));

/** A stretch of a stem, in UTF-16 offsets. */
export interface Negation {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The word that makes a stem ask for the exception, unless it stands out by capitals or marks. A scenario may say "not" as it likes
 * ("Why does the consumer not ack?"); what counts is the negation of the very thing to be picked. English only.
 */
export function quietNegation(stem: string): Negation | undefined {
  if (stem.length > LONGEST || !HINT.test(stem)) return undefined;
  for (const { hint, form } of FORMS) {
    if (!hint.test(stem)) continue;
    const [start, end] = form.exec(stem)?.indices?.groups?.word ?? [];
    if (start !== undefined && end !== undefined) return { word: stem.slice(start, end), start, end };
  }
  return undefined;
}
