import { quoted } from './characters.ts';
import { distinct, soundChoices } from './choices.ts';
import { parseCloze } from './cloze.ts';
import type { Findings } from './findings.ts';
import { type CheckForm, choiceForm, type KnowledgeCheck } from './model.ts';
import { type CheckFormName, checkCommon, checkForms, source, text } from './schema.ts';
import { soundCheck } from './sound/check.ts';
import { field, type MapTree, type Tree, textOf } from './tree.ts';
import { firstLine, refuseUnknown, soundItems, validate, validateFields } from './validate.ts';

const COMMON = [...Object.keys(checkCommon.entries), 'sources'];
const knownTo = ({ entries }: { readonly entries: object }): ReadonlySet<string> =>
  new Set([...COMMON, ...Object.keys(entries)]);
/** The fields that a question of each kind may have. */
const KNOWN: Readonly<Record<CheckFormName, ReadonlySet<string>>> = {
  choices: knownTo(checkForms.choices),
  'true-false': knownTo(checkForms['true-false']),
  number: knownTo(checkForms.number),
  typed: knownTo(checkForms.typed),
  cloze: knownTo(checkForms.cloze),
  order: knownTo(checkForms.order),
  match: knownTo(checkForms.match),
};
const DEFINING = ['choices', 'answer', 'accept', 'cloze', 'order', 'match'] as const;

/** One entry of `knowledge_check`; undefined with findings where it cannot be studied. */
export const readCheck = (tree: Tree, findings: Findings): KnowledgeCheck | undefined =>
  soundCheck(tree, findings.lines) ?? explainCheck(tree, findings);

/** The same of any tree, sound or not. */
export function explainCheck(tree: Tree, findings: Findings): KnowledgeCheck | undefined {
  if (tree.kind !== 'map') {
    if (tree.kind !== 'broken')
      findings.add('PD203', firstLine(tree, findings), 'a knowledge check must be a map of fields');
    return undefined;
  }
  const sources = soundItems(field(tree, 'sources'), 'sources', findings, (item, number) =>
    validate(source, item, findings, 'sources', number),
  );
  const base = validateFields(checkCommon, tree, findings);
  const form = readForm(tree, findings);
  if (base === undefined || form === undefined) return undefined;
  const { id, question, difficulty, tags = [], objectives = [], aliases = [], explanation } = base;
  const line = findings.lines.line(tree.start);
  return {
    id,
    question,
    difficulty,
    aliases,
    tags,
    objectives,
    sources,
    form,
    line,
    ...(explanation === undefined ? {} : { explanation }),
  };
}

/** Which kind the fields make; a finding where they make none or several. */
function kindOf(tree: MapTree, findings: Findings): CheckFormName | undefined {
  const first = DEFINING.find((name) => tree.entries.has(name));
  const last = DEFINING.findLast((name) => tree.entries.has(name));
  if (first !== last) {
    const others = DEFINING.filter((name) => name !== first && tree.entries.has(name));
    const names = [first, ...others].map((name) => `\`${name}\``).join(' and ');
    const second = tree.entries.get(others[0] ?? '') ?? tree;
    findings.add(
      'PD210',
      second,
      `${names} make different kinds of question`,
      'keep one; ask the other in its own question',
    );
    return undefined;
  }
  if (first === undefined) {
    refuseUnknown(tree, new Set(COMMON), findings, [...COMMON, ...DEFINING]);
    const id = textOf(field(tree, 'id'));
    const message = `${id === undefined ? 'this question' : quoted(id)} has no answer`;
    findings.add('PD209', firstLine(tree, findings), message, `give it one of ${DEFINING.join(', ')}`);
    return undefined;
  }
  return first === 'answer'
    ? kindOfAnswer(field(tree, 'answer'), tree, findings)
    : first === 'accept'
      ? 'typed'
      : first;
}

function kindOfAnswer(answer: Tree | undefined, tree: MapTree, findings: Findings): CheckFormName | undefined {
  if (answer?.kind !== 'scalar' || tree.entries.has('tolerance') || tree.entries.has('unit')) return 'number';
  if (typeof answer.value === 'number') return 'number';
  if (typeof answer.value === 'boolean' || /^(yes|no|on|off|y|n|true|false)$/i.test(answer.source)) return 'true-false';
  if (answer.value === null || Number.isFinite(Number(answer.source))) return 'number';
  const message = `\`answer\` must be true, false or a number, not ${quoted(answer.source)}`;
  findings.add('PD203', answer, message, numberMeant(answer.source) ?? 'for an answer to type, write accept: [...]');
  return undefined;
}

/** What to write for a number with its unit, or with commas in it. */
function numberMeant(source: string): string | undefined {
  const [, amount, unit] = /^([-+]?\d+(?:\.\d+)?) ?(%|[a-zA-Zµ°]{1,20})$/.exec(source) ?? [];
  if (amount !== undefined)
    return `write answer: ${amount}, and unit: ${unit === '%' ? '"%"' : unit} on a line of its own`;
  if (/^[-+]?\d{1,3}(?:,\d{3})+$/.test(source)) return `write answer: ${source.replaceAll(',', '')}`;
  return /^[-+]?\d+,\d+$/.test(source) ? `write answer: ${source.replace(',', '.')}` : undefined;
}

function readForm(tree: MapTree, findings: Findings): CheckForm | undefined {
  const kind = kindOf(tree, findings);
  if (kind === undefined) return undefined;
  refuseUnknown(tree, KNOWN[kind], findings);
  switch (kind) {
    case 'choices': {
      const value = validateFields(checkForms.choices, tree, findings);
      const choices = value && soundChoices(value.choices, field(tree, 'choices'), findings);
      return choices && choiceForm(choices);
    }
    case 'true-false': {
      const value = validateFields(checkForms['true-false'], tree, findings);
      return value && { kind, ...value };
    }
    case 'number':
      return readNumber(tree, findings);
    case 'typed': {
      const value = validateFields(checkForms.typed, tree, findings);
      return value && { kind, ...value };
    }
    case 'cloze': {
      const value = validateFields(checkForms.cloze, tree, findings);
      return value && parseCloze(value.cloze, field(tree, 'cloze') ?? tree, findings);
    }
    case 'order': {
      const value = validateFields(checkForms.order, tree, findings);
      const list = field(tree, 'order');
      if (value === undefined || list === undefined) return undefined;
      const sound = distinct(
        value.order,
        list,
        (i) => [i],
        findings,
        (item) => ['PD423', `the item ${item} is given twice: its place would be a guess`],
      );
      return sound ? { kind, items: value.order } : undefined;
    }
    case 'match':
      return readMatch(tree, findings);
  }
}

function readNumber(tree: MapTree, findings: Findings): CheckForm | undefined {
  const value = validateFields(checkForms.number, tree, findings);
  if (value === undefined) return undefined;
  const written = field(tree, 'answer');
  const source = written?.kind === 'scalar' ? written.source : '';
  // 007 reads as 7, 12345678901234567890 loses its last digits: neither is what was written.
  if (/^[-+]?\d+$/.test(source) && String(value.answer) !== source.replace('+', '')) {
    const message = `\`answer\` is written ${quoted(source)} and reads as ${value.answer}`;
    findings.add('PD105', written ?? tree, message, `write ${value.answer}, or accept: ["${source}"] for the digits`, {
      kind: 'instead',
      text: String(value.answer),
    });
    return undefined;
  }
  const { answer, tolerance = 0, unit } = value;
  return { kind: 'number', answer, tolerance, ...(unit === undefined ? {} : { unit }) };
}

/**
 * Pairs are read from the tree and not through a plain object, where `1` would jump ahead; and valibot leaves `__proto__` and
 * `constructor` out of records.
 */
function readMatch(tree: MapTree, findings: Findings): CheckForm | undefined {
  const map = field(tree, 'match');
  if (map?.kind === 'list') {
    const help = 'write each pair as `left: right`, without a dash before it';
    findings.add('PD203', firstLine(map, findings), '`match` must be a map of pairs, not a list', help);
    return undefined;
  }
  if (map?.kind !== 'map') {
    validateFields(checkForms.match, tree, findings);
    return undefined;
  }
  if (map.entries.size < 2) {
    findings.add('PD211', firstLine(map, findings), '`match` needs at least 2 entries');
    return undefined;
  }
  const pairs: [string, string][] = [];
  for (const entry of map.entries) {
    const { name: left } = entry;
    const right = validate(text, entry.value, findings, left.trim() === '' ? 'the right side' : quoted(left));
    if (left.trim() === '') findings.add('PD206', entry, 'the left side of a pair is empty');
    else if (right !== undefined) pairs.push([left, right]);
  }
  if (pairs.length < map.entries.size) return undefined;
  const rights = pairs.map(([, right]) => right);
  const sound = distinct(
    rights,
    map,
    (i) => [pairs[i]?.[0] ?? ''],
    findings,
    (right) => ['PD424', `the right side ${right} is given twice: either left side would be right`],
  );
  return sound ? { kind: 'match', pairs } : undefined;
}
