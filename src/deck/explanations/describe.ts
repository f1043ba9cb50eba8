import { type Level, levelOf } from '../checker.ts';
import { CODES, type Code } from '../codes.ts';
import { RULES } from '../rules/registry.ts';
import { isFixed } from '../settings/rule-names.ts';
import type { Explanation } from './explanation.ts';
import { type CodeGroup, groupOf } from './groups.ts';
import { explanationOf } from './index.ts';

/** A code with all that is known of it. */
export interface CodeDescription extends Explanation {
  readonly code: Code;
  readonly name: string;
  readonly title: string;
  /** Unless the settings have another. */
  readonly level: Level;
  readonly group: CodeGroup;
  /** Thresholds with their defaults, which the settings may change. */
  readonly limits: Readonly<Record<string, number>>;
  /** A comment in the deck can silence it. */
  readonly ignorable: boolean;
  /** The settings can give it another level. */
  readonly adjustable: boolean;
}

export function describeCode(code: Code): CodeDescription {
  const { name, title } = CODES[code];
  const adjustable = !isFixed(code);
  return {
    ...explanationOf(code),
    code,
    name,
    title,
    level: levelOf(code, {}),
    group: groupOf(code),
    limits: RULES.find((rule) => rule.code === code)?.limits ?? {},
    ignorable: adjustable && code !== 'PD001' && code !== 'PD003',
    adjustable,
  };
}
