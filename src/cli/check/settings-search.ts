import { existsSync, lstatSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../../deck/diagnostic.ts';
import { isSettingsFile, readDeckFile, type Signature, sameSignature, signatureNow } from '../../deck/files.ts';
import type { DeckCheckSettings } from '../../deck/settings/settings-tree.ts';
import { EXIT, fail, ok, type Result } from '../../problem.ts';
import { shownPath } from './places.ts';

/** The settings that hold for the decks of some folders. */
export interface Ruling {
  readonly settings: DeckCheckSettings;
  /** Their file, absolute; absent where there is none. */
  readonly file?: string;
  /** What the globs in them are relative to. */
  readonly folder: string;
}

/** A settings file as it was read, kept so that it need not be read again while it stays as it is. */
export interface KeptSettings {
  readonly file: string;
  readonly signature: Signature;
  /** Absent for a package.json that holds none. */
  readonly settings?: DeckCheckSettings;
  readonly diagnostics: readonly Diagnostic[];
}

/** Settings whose link leads nowhere are wrong, not absent; what else a package.json may be is for others to tell. */
const isThere = (file: string): boolean => existsSync(file) || (isSettingsFile(path.basename(file)) && isLink(file));

function isLink(file: string): boolean {
  try {
    return lstatSync(file).isSymbolicLink();
  } catch {
    return false;
  }
}

/** What a settings file may be called. */
export const SETTINGS_NAMES: readonly string[] = ['prepdeck.yaml', 'prepdeck.yml', 'package.json'];
const NONE: DeckCheckSettings = { levels: {}, ignore: [], files: [], strict: false };

/**
 * Finds the settings of a folder: the nearest file from there upwards to the root of its repository; outside of one to the working
 * folder, where that is above; else in the folder alone.
 */
export class SettingsSearch {
  readonly #cwd: string;
  readonly #kept: ReadonlyMap<string, KeptSettings>;
  readonly #readings = new Map<string, KeptSettings>();
  readonly #rulings = new Map<string, Ruling>();
  readonly #byFile = new Map<string, Ruling>();
  readonly #folders = new Set<string>();
  #opened = 0;

  /** `kept` is what an earlier run read, by file; trusted as far as signatures are the same. */
  constructor(cwd: string, kept: readonly KeptSettings[] = []) {
    this.#cwd = cwd;
    this.#kept = new Map(kept.map((one) => [one.file, one]));
  }

  /** Every settings file that was looked at, with what is wrong with it. */
  get readings(): readonly KeptSettings[] {
    return [...this.#readings.values()];
  }

  /** How many of them were opened, because they had changed or nobody knew them. */
  get opened(): number {
    return this.#opened;
  }

  /** The folders that were searched: a settings file that comes there counts. */
  get folders(): readonly string[] {
    return [...this.#folders];
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.readings.flatMap((one) => one.diagnostics);
  }

  async of(folder: string): Promise<Ruling> {
    const known = this.#rulings.get(folder);
    if (known) return known;
    const ruling = await this.#search(folder);
    this.#rulings.set(folder, ruling);
    return ruling;
  }

  /** The settings of one file that was named; a problem where it is not there or holds none. */
  async named(file: string): Promise<Result<Ruling>> {
    const missing = (message: string) =>
      fail({ message: `${message}: ${shownPath(file, this.#cwd)}`, hint: 'name a prepdeck.yaml', exit: EXIT.usage });
    if (signatureNow(file) === undefined) return missing('no settings file');
    const { settings } = await this.#read(file);
    return settings === undefined ? missing('no key "prepdeck"') : ok(this.#ruling(file, settings));
  }

  /** Reads a settings file for what is wrong with it. */
  async look(file: string): Promise<void> {
    await this.#read(file);
  }

  async #search(folder: string): Promise<Ruling> {
    for (const at of this.#upwards(folder)) {
      this.#folders.add(at);
      for (const name of SETTINGS_NAMES) {
        const file = path.join(at, name);
        if (!isThere(file)) continue;
        const { settings } = await this.#read(file);
        if (settings !== undefined) return this.#ruling(file, settings);
      }
    }
    return this.#ruling(undefined, NONE);
  }

  /** The folders whose settings could hold, nearest first. */
  #upwards(folder: string): readonly string[] {
    const folders: string[] = [];
    for (let at = folder; folders.at(-1) !== at; at = path.dirname(at)) {
      folders.push(at);
      if (existsSync(path.join(at, '.git'))) return folders;
    }
    const top = folders.indexOf(this.#cwd);
    return folders.slice(0, Math.max(top, 0) + 1);
  }

  /** One object for one file, so that what is worked out from the settings is worked out once. */
  #ruling(file: string | undefined, settings: DeckCheckSettings): Ruling {
    const known = this.#byFile.get(file ?? '');
    if (known) return known;
    const ruling =
      file === undefined ? { settings, folder: this.#cwd } : { settings, file, folder: path.dirname(file) };
    this.#byFile.set(file ?? '', ruling);
    return ruling;
  }

  async #read(file: string): Promise<KeptSettings> {
    const known = this.#readings.get(file);
    if (known) return known;
    const reading = await this.#readAnew(file);
    this.#readings.set(file, reading);
    return reading;
  }

  async #readAnew(file: string): Promise<KeptSettings> {
    const kept = this.#kept.get(file);
    const now = signatureNow(file);
    if (kept && now && sameSignature(now, kept.signature)) return kept;
    this.#opened++;
    const shown = shownPath(file, this.#cwd);
    const read = readDeckFile(shown, file);
    if ('refused' in read) {
      return { file, signature: now ?? [0, 0, 0, 0], settings: NONE, diagnostics: [read.refused] };
    }
    const { bytes, signature } = read;
    if (!isSettingsFile(path.basename(file)) && path.basename(file) === 'package.json') {
      // Most hold none: then neither YAML nor the schema need be loaded.
      if (!Buffer.from(bytes).includes('"prepdeck"')) return { file, signature, diagnostics: [] };
      const { readPackageSettings } = await import('../../deck/settings/settings-file.ts');
      const reading = readPackageSettings(bytes, shown);
      return reading ? { file, signature, ...reading } : { file, signature, diagnostics: [] };
    }
    const { readSettingsYaml } = await import('../../deck/settings/settings-file.ts');
    return { file, signature, ...readSettingsYaml(bytes, shown) };
  }
}
