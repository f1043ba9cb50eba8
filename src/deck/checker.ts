import type { Code } from './codes.ts';
import { CODES } from './codes.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';
import { createFixer } from './fix/structure.ts';
import { type ReadDeck, readDeck } from './parse.ts';
import { RULES } from './rules/registry.ts';
import { RuleSet } from './rules/run.ts';

export type Level = Severity | 'off';

/** What the settings say of one code. */
export interface CodeSetting {
  readonly level?: Level;
  /** Thresholds other than the rule's own. */
  readonly limits?: Readonly<Record<string, number>>;
}

export type CheckSettings = Readonly<Partial<Record<Code, CodeSetting>>>;

/** A checker for decks under some settings: what does not depend on the deck is worked out once. */
export interface Checker {
  /** Reads and judges one file. Never throws on any bytes. */
  check(bytes: Uint8Array, file: string): CheckedDeck;
}

export interface CheckedDeck {
  readonly read: ReadDeck;
  /** By position; nothing that is off. At most 1,000. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many there are, also beyond those. */
  readonly total: number;
}

export const levelOf = (code: Code, settings: CheckSettings): Level => {
  const entry: { readonly severity: Severity; readonly off?: true } = CODES[code];
  return settings[code]?.level ?? (entry.off ? 'off' : entry.severity);
};

const NONE: readonly never[] = [];

export function createChecker(settings: CheckSettings = {}): Checker {
  const rules = new RuleSet(
    RULES.filter(({ code }) => levelOf(code, settings) !== 'off').map((rule) => ({
      rule,
      limits: { ...rule.limits, ...settings[rule.code]?.limits },
    })),
  );
  return {
    check(bytes, file) {
      const read = readDeck(bytes, file);
      const { findings, source } = read;
      if (source) rules.run(source, findings);
      if (findings.total === 0) return { read, diagnostics: NONE, total: 0 };
      const diagnostics: Diagnostic[] = [];
      const fixOf = createFixer(read.text ?? '', findings);
      for (const finding of findings.all()) {
        const level = levelOf(finding.code, settings);
        if (level === 'off') continue;
        diagnostics.push({
          ...findings.diagnostic(finding.fix ? finding : { ...finding, fix: fixOf(finding) }),
          severity: level,
          excerpt: findings.excerpt(finding.span),
        });
      }
      return { read, diagnostics, total: findings.total - findings.all().length + diagnostics.length };
    },
  };
}
