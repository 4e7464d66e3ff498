import manifest from '../package.json' with { type: 'json' };

/** The version of mtalint. */
export const VERSION: string = manifest.version;
