import { quoted } from '../../deck/characters.ts';
import type { CheckSettings, CodeSetting } from '../../deck/checker.ts';
import { ALL_CODES, CODES, type Code } from '../../deck/codes.ts';
import { codeOf, isFixed, meantRule } from '../../deck/settings/rule-names.ts';
import { levelFrom, levelHelp } from '../../deck/settings/settings-tree.ts';
import { EXIT, fail, ok, type Result } from '../../problem.ts';
import type { CheckOptions } from './options.ts';

/** What `--rule` and `--only` make of the levels that settings give. */
export type Overlay = (levels: CheckSettings) => CheckSettings;

const usage = (message: string, hint: string) => fail({ message, hint, exit: EXIT.usage });

/** Reads `--rule` and `--only`; a rule or level that does not exist is a usage problem. */
export function overlayOf({ rules, only }: Pick<CheckOptions, 'rules' | 'only'>): Result<Overlay> {
  const said = new Map<Code, CodeSetting>();
  for (const [rule, word] of rules) {
    const code = ruleNamed(rule);
    if (!code.ok) return code;
    const level = levelFrom(word, code.value);
    if (level === undefined) return usage(`--rule: there is no level ${quoted(word)}`, levelHelp(word));
    if (isFixed(code.value)) {
      return usage(`--rule: ${code.value} cannot be changed`, 'with it nobody knows what else is in the file');
    }
    said.set(code.value, { level });
  }
  const wanted = new Set<Code>();
  for (const rule of only) {
    const code = ruleNamed(rule);
    if (!code.ok) return code;
    wanted.add(code.value);
  }
  return ok((levels) => {
    const result: Partial<Record<Code, CodeSetting>> = { ...levels };
    for (const [code, { level }] of said) result[code] = { ...levels[code], ...(level ? { level } : {}) };
    if (wanted.size > 0) {
      for (const code of ALL_CODES) {
        if (wanted.has(code)) {
          const own = result[code]?.level;
          result[code] = { ...result[code], level: own === undefined || own === 'off' ? CODES[code].severity : own };
        } else if (!isFixed(code)) result[code] = { level: 'off' };
      }
    }
    return result;
  });
}

function ruleNamed(word: string): Result<Code> {
  const code = codeOf(word);
  if (code) return ok(code);
  const meant = meantRule(word);
  return usage(
    `there is no rule ${quoted(word)}`,
    meant ? `did you mean ${meant}?` : '`prepdeck explain` lists the rules',
  );
}
