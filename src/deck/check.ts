import { quoted } from './characters.ts';
import { distinct, soundChoices } from './choices.ts';
import { parseCloze } from './cloze.ts';
import type { Findings } from './findings.ts';
import type { CheckForm, KnowledgeCheck } from './model.ts';
import { type CheckFormName, checkCommon, checkForms, source, text } from './schema.ts';
import { field, type MapTree, type Tree, textOf } from './tree.ts';
import { firstLine, soundItems, split, unknownField, validate } from './validate.ts';

const COMMON = [...Object.keys(checkCommon.entries), 'sources'];
const DEFINING = ['choices', 'answer', 'accept', 'cloze', 'order', 'match'] as const;

/** One entry of `knowledge_check`; undefined with findings where it cannot be studied. */
export function readCheck(tree: Tree, findings: Findings): KnowledgeCheck | undefined {
  if (tree.kind !== 'map') {
    if (tree.kind !== 'broken')
      findings.add('PD203', firstLine(tree, findings), 'a knowledge check must be a map of fields');
    return undefined;
  }
  const [head, rest] = split(tree, COMMON);
  const [lists, common] = split(head, ['sources']);
  const sources = soundItems(field(lists, 'sources'), 'sources', findings, (item, name) =>
    validate(source, item, findings, name),
  );
  const base = validate(checkCommon, common, findings);
  const form = readForm(tree, rest, findings);
  if (base === undefined || form === undefined) return undefined;
  const { tags = [], objectives = [], aliases = [], explanation, ...named } = base;
  const line = findings.lines.line(tree.span.start);
  return {
    ...named,
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
function kindOf(tree: MapTree, rest: MapTree, findings: Findings): CheckFormName | undefined {
  const [first, ...others] = DEFINING.filter((name) => rest.entries.has(name));
  if (others.length > 0) {
    const names = [first, ...others].map((name) => `\`${name}\``).join(' and ');
    const second = rest.entries.get(others[0] ?? '')?.key ?? tree.span;
    findings.add(
      'PD210',
      second,
      `${names} make different kinds of question`,
      'keep one; ask the other in its own question',
    );
    return undefined;
  }
  if (first === undefined) {
    const known = [...COMMON, ...DEFINING];
    for (const [name, entry] of rest.entries) unknownField(name, entry, known, findings, tree);
    const id = textOf(field(tree, 'id'));
    const message = `${id === undefined ? 'this question' : quoted(id)} has no answer`;
    findings.add('PD209', firstLine(tree, findings), message, `give it one of ${DEFINING.join(', ')}`);
    return undefined;
  }
  return first === 'answer'
    ? kindOfAnswer(field(rest, 'answer'), rest, findings)
    : first === 'accept'
      ? 'typed'
      : first;
}

function kindOfAnswer(answer: Tree | undefined, rest: MapTree, findings: Findings): CheckFormName | undefined {
  if (answer?.kind !== 'scalar' || rest.entries.has('tolerance') || rest.entries.has('unit')) return 'number';
  if (typeof answer.value === 'number') return 'number';
  if (typeof answer.value === 'boolean' || /^(yes|no|on|off|y|n|true|false)$/i.test(answer.source)) return 'true-false';
  if (answer.value === null || Number.isFinite(Number(answer.source))) return 'number';
  const message = `\`answer\` must be true, false or a number, not ${quoted(answer.source)}`;
  findings.add('PD203', answer.span, message, 'for an answer to type, write accept: [...]');
  return undefined;
}

function readForm(tree: MapTree, rest: MapTree, findings: Findings): CheckForm | undefined {
  const kind = kindOf(tree, rest, findings);
  if (kind === undefined) return undefined;
  const known = Object.keys(checkForms[kind].entries);
  const [own, foreign] = split(rest, known);
  for (const [name, entry] of foreign.entries) unknownField(name, entry, [...COMMON, ...known], findings, tree);
  switch (kind) {
    case 'choices': {
      const value = validate(checkForms.choices, own, findings);
      const choices = value && soundChoices(value.choices, field(own, 'choices'), findings);
      return choices && { kind: choices.filter((c) => c.correct).length > 1 ? 'multiple' : 'single', choices };
    }
    case 'true-false': {
      const value = validate(checkForms['true-false'], own, findings);
      return value && { kind, ...value };
    }
    case 'number':
      return readNumber(own, findings);
    case 'typed': {
      const value = validate(checkForms.typed, own, findings);
      return value && { kind, ...value };
    }
    case 'cloze': {
      const value = validate(checkForms.cloze, own, findings);
      return value && parseCloze(value.cloze, (field(own, 'cloze') ?? own).span, findings);
    }
    case 'order': {
      const value = validate(checkForms.order, own, findings);
      const list = field(own, 'order');
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
      return readMatch(own, findings);
  }
}

function readNumber(own: MapTree, findings: Findings): CheckForm | undefined {
  const value = validate(checkForms.number, own, findings);
  if (value === undefined) return undefined;
  const written = field(own, 'answer');
  const source = written?.kind === 'scalar' ? written.source : '';
  // 007 reads as 7, 12345678901234567890 loses its last digits: neither is what was written.
  if (/^[-+]?\d+$/.test(source) && String(value.answer) !== source.replace('+', '')) {
    const message = `\`answer\` is written ${quoted(source)} and reads as ${value.answer}`;
    findings.add(
      'PD105',
      (written ?? own).span,
      message,
      `write ${value.answer}, or accept: ["${source}"] for the digits`,
      { kind: 'instead', text: String(value.answer) },
    );
    return undefined;
  }
  const { answer, tolerance = 0, unit } = value;
  return { kind: 'number', answer, tolerance, ...(unit === undefined ? {} : { unit }) };
}

/**
 * Pairs are read from the tree and not through a plain object, where `1` would jump ahead; and valibot leaves `__proto__` and
 * `constructor` out of records.
 */
function readMatch(own: MapTree, findings: Findings): CheckForm | undefined {
  const map = field(own, 'match');
  if (map?.kind !== 'map') {
    validate(checkForms.match, own, findings);
    return undefined;
  }
  if (map.entries.size < 2) {
    findings.add('PD211', firstLine(map, findings), '`match` needs at least 2 entries');
    return undefined;
  }
  const pairs: [string, string][] = [];
  for (const [left, { key, value: side }] of map.entries) {
    const right = validate(text, side, findings, left.trim() === '' ? 'the right side' : quoted(left));
    if (left.trim() === '') findings.add('PD206', key, 'the left side of a pair is empty');
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
