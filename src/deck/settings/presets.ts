import type { CheckSettings, CodeSetting } from '../checker.ts';
import { ALL_CODES, CODES, type Code, type Severity } from '../codes.ts';
import { RULES } from '../rules/registry.ts';

export const PRESETS = ['recommended', 'strict', 'interview', 'schema-only'] as const;
export type Preset = (typeof PRESETS)[number];

type Levels = Partial<Record<Code, CodeSetting>>;

const HIGHER: Readonly<Record<Severity, Severity>> = { info: 'warning', warning: 'error', error: 'error' };

/** Levels that a preset sets; what it does not name keeps its own. */
export function presetLevels(preset: Preset): CheckSettings {
  const levels: Levels = {};
  switch (preset) {
    case 'recommended':
      break;
    case 'strict':
      // What is off by default is on too.
      for (const code of ALL_CODES) levels[code] = { level: CODES[code].severity };
      break;
    case 'interview':
      for (const code of ALL_CODES) {
        if (code.startsWith('PD5')) levels[code] = { level: HIGHER[CODES[code].severity] };
      }
      break;
    case 'schema-only':
      // What the reader finds stays, and so does safety.
      for (const { code } of RULES) if (!code.startsWith('PD9')) levels[code] = { level: 'off' };
      break;
  }
  return levels;
}
