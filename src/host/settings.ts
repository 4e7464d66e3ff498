import { lstatSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { RunFailure, systemReason } from './run-failure.ts';
import { readSettingsFile, type SettingsFile } from './settings/settings-file.ts';
import { readTrusted } from './trusted-file.ts';

/** The name of the settings file of a folder. */
export const SETTINGS_NAME = '.mtalint.ini';

/** The settings files of one run, each found and read once. */
export class SettingsFiles {
  readonly #given: string | undefined;
  readonly #nearest = new Map<string, string | undefined>();
  readonly #read = new Map<string, SettingsFile>();

  /** @param given the file that counts for all, in place of the nearest ones. */
  constructor(given: string | undefined) {
    this.#given = given;
  }

  /**
   * What counts for the files of a folder: the file given, else the nearest `.mtalint.ini` upwards,
   * as far as the root of the repository or /etc.
   * @throws RunFailure in one line, with the place, when it cannot be read, is not to be trusted, or
   *   says what no one knows.
   */
  of(folder: string): SettingsFile | undefined {
    const path = this.#given ?? this.#nearestTo(resolve(folder));
    if (path === undefined) return undefined;
    const known = this.#read.get(path);
    if (known) return known;
    const shown = shortened(path);
    const file = readSettingsFile(shown, readTrusted(shown));
    this.#read.set(path, file);
    return file;
  }

  #nearestTo(folder: string): string | undefined {
    if (!this.#nearest.has(folder)) this.#nearest.set(folder, findSettings(folder));
    return this.#nearest.get(folder);
  }
}

/** A file below the folder that we are in is told from there. */
function shortened(path: string): string {
  const short = relative('.', path);
  return short === '' || short.startsWith(`..${sep}`) ? path : short;
}

/**
 * The nearest settings file from an absolute folder upwards.
 * @throws RunFailure when what has its name is no file, or a folder is closed to us.
 */
export function findSettings(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const path = join(folder, SETTINGS_NAME);
    try {
      // A link that leads nowhere is there too, and nobody meant it to say nothing.
      if (lstatSync(path, { throwIfNoEntry: false })) {
        if (statSync(path).isFile()) return path;
        throw new RunFailure(`${path} is no file`, 'settings');
      }
      const isRepository = lstatSync(join(folder, '.git'), { throwIfNoEntry: false });
      if (isRepository || folder === '/etc' || folder === dirname(folder)) return undefined;
    } catch (error) {
      if (error instanceof RunFailure) throw error;
      throw new RunFailure(`cannot read ${path}: ${systemReason(error)}`, 'settings');
    }
  }
}
