import { decode } from '../bytes.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { Findings } from '../findings.ts';
import { Lines } from '../lines.ts';
import { field } from '../tree.ts';
import { readYaml } from '../yaml.ts';
import { type DeckCheckSettings, NO_SETTINGS, readSettingsTree } from './settings-tree.ts';

export interface SettingsReading {
  readonly settings: DeckCheckSettings;
  /** What is wrong with them, by position. */
  readonly diagnostics: readonly Diagnostic[];
}

const withExcerpts = (findings: Findings): readonly Diagnostic[] =>
  findings.all().map((finding) => ({ ...findings.diagnostic(finding), excerpt: findings.excerpt(finding.span) }));

/** Reads a settings file in YAML, a stranger's file like any deck. `file` is what diagnostics call it. */
export function readSettingsYaml(bytes: Uint8Array, file: string): SettingsReading {
  const { text, findings } = decode(bytes, file);
  // A file without content, or with comments alone, is a start.
  const blank = text?.split('\n').every((line) => /^\s*(#.*)?$/.test(line)) ?? false;
  const root = text === undefined || blank ? undefined : readYaml(text, findings);
  const settings = root === undefined ? NO_SETTINGS : readSettingsTree(root, findings);
  return { settings, diagnostics: withExcerpts(findings) };
}

/**
 * Reads the key `prepdeck` of a package.json; undefined where it has none.
 */
export function readPackageSettings(bytes: Uint8Array, file: string): SettingsReading | undefined {
  const text = new TextDecoder().decode(bytes);
  if (!text.includes('"prepdeck"')) return undefined;
  const isJson = canBeRead(text);
  if (isJson && !hasKey(text)) return undefined;
  if (!isJson) {
    // It may be a dependency of that name; but settings that nobody can read must not pass for none.
    if (!/"prepdeck"\s*:\s*\{/.test(text)) return undefined;
    const findings = new Findings(file, new Lines(text));
    const at = text.indexOf('"prepdeck"');
    findings.add(
      'PD101',
      { start: at, end: at + 10 },
      'this file is no JSON, so the settings in it cannot be read',
      'mend the JSON',
    );
    return { settings: NO_SETTINGS, diagnostics: withExcerpts(findings) };
  }
  // JSON is YAML but for its tabs; a space in place of each keeps every offset.
  const reading = new Findings(file, new Lines(text));
  const root = readYaml(text.replaceAll('\t', ' '), reading);
  const tree = root && field(root, 'prepdeck');
  if (tree === undefined) return { settings: NO_SETTINGS, diagnostics: withExcerpts(reading) };
  const findings = new Findings(file, new Lines(text));
  const settings = readSettingsTree(tree, findings);
  return { settings, diagnostics: withExcerpts(findings) };
}

function hasKey(text: string): boolean {
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, 'prepdeck');
}

function canBeRead(json: string): boolean {
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}
