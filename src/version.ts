import manifest from '../package.json' with { type: 'json' };

export const VERSION: string = manifest.version;

declare const PREPDECK_BUILD: string | undefined;

/** Changes with the source it was built from: what a build keeps in caches is not for another one to read. */
export const BUILD: string = `${VERSION}+${typeof PREPDECK_BUILD === 'string' ? PREPDECK_BUILD : 'source'}`;
