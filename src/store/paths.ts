import path from 'node:path';
import envPaths from 'env-paths';

export type Env = Readonly<Record<string, string | undefined>>;

/** Where prepdeck keeps what. All absolute. */
export interface Paths {
  /** Settings and score book. */
  readonly config: string;
  /** What must not be lost: `reviews/` and the learner's `decks/`. */
  readonly data: string;
  /** May be deleted at any time. */
  readonly cache: string;
  /** Belongs to this device alone and is never synced. */
  readonly state: string;
  readonly reviews: string;
  readonly decks: string;
}

const APP = 'prepdeck';

const layout = (config: string, data: string, cache: string, state: string): Paths => ({
  config,
  data,
  cache,
  state,
  reviews: path.join(data, 'reviews'),
  decks: path.join(data, 'decks'),
});

/**
 * The folders in use: everything below PREPDECK_HOME where that is set, else the XDG base directories (or what the
 * platform has instead). Relative values are ignored, as the XDG specification asks.
 */
export function resolvePaths(env: Env, home: string, platform: NodeJS.Platform): Paths {
  const override = env.PREPDECK_HOME;
  if (override && path.isAbsolute(override)) {
    const below = (name: string) => path.join(override, name);
    return layout(below('config'), below('data'), below('cache'), below('state'));
  }
  if (platform === 'linux' || platform === 'freebsd' || platform === 'openbsd') {
    const xdg = (name: string, fallback: string): string => {
      const value = env[name];
      return path.join(value && path.isAbsolute(value) ? value : path.join(home, fallback), APP);
    };
    return layout(
      xdg('XDG_CONFIG_HOME', '.config'),
      xdg('XDG_DATA_HOME', '.local/share'),
      xdg('XDG_CACHE_HOME', '.cache'),
      xdg('XDG_STATE_HOME', '.local/state'),
    );
  }
  const native = envPaths(APP, { suffix: '' });
  return layout(native.config, native.data, native.cache, native.log);
}
