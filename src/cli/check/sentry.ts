import path from 'node:path';
import type { FSWatcher } from 'chokidar';
import { isSettingsFile, signatureNow } from '../../deck/files.ts';
import { SETTINGS_NAMES } from './settings-search.ts';

/** What became of a file. */
export interface Change {
  /** Absolute. */
  readonly file: string;
  readonly what: 'new' | 'changed' | 'gone';
}

/** What to keep an eye on, all absolute. */
export interface Guarded {
  /** Deck files, and folders with decks at any depth. */
  readonly roots: readonly string[];
  readonly settingsFolders: readonly string[];
  readonly files: readonly string[];
}

export interface Sentry {
  /** Adds to what is watched. */
  readonly watch: (guarded: Guarded) => void;
  /** The next changes, once there is a moment's peace; undefined when it was closed. */
  readonly changes: () => Promise<readonly Change[] | undefined>;
  readonly close: () => Promise<void>;
}

/** An editor that saves, or a checkout, changes much at once: so long, in ms, nothing more must come. */
const PEACE = 100;

const WHAT = { add: 'new', change: 'changed', unlink: 'gone' } as const;
const DECK = /\.ya?ml$/i;

/** Starts to watch; ready once every change from now on will be told. */
export async function createSentry(guarded: Guarded): Promise<Sentry> {
  const { watch } = await import('chokidar');
  const roots = new Set<string>();
  const singles = new Set<string>();
  const deckIn = (file: string): boolean => DECK.test(file) && !isSettingsFile(path.basename(file));
  // As decks are found: nothing hidden, nothing of others.
  const passedOver = (file: string): boolean => {
    const name = path.basename(file);
    return !roots.has(file) && (name.startsWith('.') || name === 'node_modules');
  };
  const watchDecks = (places: string[]): FSWatcher =>
    watch(places, {
      ignoreInitial: true,
      ignored: (file, stats) => passedOver(file) || (stats?.isFile() === true && !roots.has(file) && !deckIn(file)),
    });
  const decks = watchDecks([]);
  // Folders that settings, single files and roots are in: what is in them themselves.
  const others = watch([], {
    ignoreInitial: true,
    depth: 0,
    ignored: (file, stats) =>
      stats?.isFile() === true && !singles.has(file) && !SETTINGS_NAMES.includes(path.basename(file)),
  });
  const pending = new Map<string, Change>();
  let closed = false;
  let peace: NodeJS.Timeout | undefined;
  let wake = (): void => {};
  const note = (change: Change): void => {
    pending.set(change.file, change);
    clearTimeout(peace);
    peace = setTimeout(() => wake(), PEACE);
  };
  const hear = (watcher: FSWatcher): void => {
    // A folder that cannot be watched is told of by the check itself, where it cannot be read.
    watcher.on('error', () => {});
    watcher.on('all', (event, file) => {
      if (event === 'add' || event === 'change' || event === 'unlink') note({ file, what: WHAT[event] });
    });
  };
  hear(decks);
  hear(others);
  // A folder that goes and comes back, or gives way to another of its name, is watched no more by whoever watched it.
  const inodes = new Map<string, number | undefined>();
  const again = new Map<string, FSWatcher>();
  others.on('all', (event, file) => {
    if (event !== 'addDir' && event !== 'unlinkDir') return;
    if (event === 'unlinkDir') inodes.set(file, undefined);
    for (const root of roots) {
      const now = path.dirname(root) === path.dirname(file) ? inodeOf(root) : inodes.get(root);
      if (now === inodes.get(root)) continue;
      inodes.set(root, now);
      if (now === undefined) continue;
      const watcher = watchDecks([root]);
      hear(watcher);
      void again.get(root)?.close();
      again.set(root, watcher);
      watcher.once('ready', () => note({ file: root, what: 'new' }));
    }
  });
  const add = ({ roots: places, settingsFolders, files }: Guarded): void => {
    for (const file of files) singles.add(file);
    const fresh = places.filter((place) => !roots.has(place));
    for (const place of fresh) {
      roots.add(place);
      inodes.set(place, inodeOf(place));
    }
    decks.add(fresh);
    others.add([...new Set([...settingsFolders, ...[...files, ...fresh].map((file) => path.dirname(file))])]);
  };
  // One that was given nothing never gets ready.
  const ready = [guarded.roots.length > 0 ? decks : undefined, others].map(
    (watcher) => new Promise<void>((resolve) => (watcher ? watcher.once('ready', resolve) : resolve())),
  );
  add(guarded);
  await Promise.all(ready);
  return {
    watch: add,
    changes: () =>
      new Promise((resolve) => {
        const give = (): void => {
          wake = () => {};
          const all = [...pending.values()].toSorted((a, b) => (a.file < b.file ? -1 : 1));
          pending.clear();
          resolve(closed ? undefined : all);
        };
        wake = give;
        // What came while nobody asked.
        if (closed) give();
        else if (pending.size > 0) peace?.refresh();
      }),
    close: async () => {
      closed = true;
      clearTimeout(peace);
      wake();
      await Promise.all([decks, others, ...again.values()].map((watcher) => watcher.close()));
    },
  };
}

/** Tells a folder from another that has come in its place; undefined where there is none. */
const inodeOf = (place: string): number | undefined => signatureNow(place)?.[3];
