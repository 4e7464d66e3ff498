import { isAbsolute, join, resolve } from 'node:path';
import { IceWarpVersion } from '../../icewarp/facts/version.ts';
import { PROFILES, type Profile } from '../../lint/profile.ts';
import type { Level } from '../../lint/severity.ts';
import { RELEASES, Release } from '../../postfix/facts/release.ts';
import { nearest } from '../../text/edit-distance.ts';

/** What a settings file may say of the files that it is about. */
export interface SettingValues {
  readonly profile?: Profile;
  readonly postfixVersion?: string;
  readonly iceWarpVersion?: string;
  readonly hostname?: string;
  readonly fragment?: boolean;
  /** Absolute. */
  readonly root?: string;
  readonly failOn?: FailOn;
  /** As it can be opened from here. */
  readonly baseline?: string;
}

/** The mildest severity that makes the exit status 1. */
export type FailOn = (typeof FAIL_ON)[number];

/** A key of the settings file: one row of the table that reading, `init` and the manual share. */
export interface SettingKey {
  /** As the file spells it, and as the option of the command line does. */
  readonly name: string;
  readonly field: keyof SettingValues;
  /** What it says, in a sentence. */
  readonly meaning: string;
  /** The values there are, in words. */
  readonly values: string;
  /** What holds where no one says it: a value, or none and why. */
  readonly otherwise: { readonly value: string } | { readonly words: string };
  /** Whether no override may say it, since it is about a run. */
  readonly isForAll?: true;
  /** A value that a new settings file can show. */
  readonly example: string;
  /** Relative paths count from `folder`, that of the file. */
  read(text: string, folder: string): SettingValues | { readonly problem: string };
}

/** From the mildest on. */
export const FAIL_ON = ['info', 'warning', 'error', 'never'] as const;
const TRUTH = ['yes', 'no', 'true', 'false'] as const;

/** Keys of `[mtalint]` with one value; most of them an `[override.NAME]` may say too. */
export const SETTING_KEYS: readonly SettingKey[] = [
  {
    name: 'profile',
    field: 'profile',
    meaning: 'What is asked of the servers: that mail flows, good practice, or strict baselines.',
    values: inWords(PROFILES),
    otherwise: { value: 'standard' },
    example: 'standard',
    read: oneOf(PROFILES, (profile) => ({ profile })),
  },
  {
    name: 'postfix-version',
    field: 'postfixVersion',
    meaning: 'The release of Postfix that runs with these files.',
    values: `${RELEASES[0]} to ${RELEASES.at(-1)}, with or without a patch level`,
    otherwise: { words: 'that of this host, else the newest stable one' },
    example: '3.7',
    read: (postfixVersion) =>
      Release.parse(postfixVersion)?.isKnown
        ? { postfixVersion }
        : {
            problem: `known releases are ${RELEASES[0]} to ${RELEASES.at(-1)}, with or without a patch level`,
          },
  },
  {
    name: 'icewarp-version',
    field: 'iceWarpVersion',
    meaning: 'The version of IceWarp, for dumps that do not tell theirs.',
    values: 'such as 12.3 or 14.3.0.7',
    otherwise: { words: 'not known' },
    example: '14.3',
    read: (iceWarpVersion) =>
      IceWarpVersion.parse(iceWarpVersion)
        ? { iceWarpVersion }
        : { problem: 'say a version, such as 12.3 or 14.3.0.7' },
  },
  {
    name: 'hostname',
    field: 'hostname',
    meaning: 'What the host calls itself, for defaults that depend on it.',
    values: 'a host name',
    otherwise: { words: 'not known' },
    example: 'mx1.example.com',
    read: (hostname) =>
      /^[\w.-]+$/.test(hostname) ? { hostname } : { problem: 'this is no host name' },
  },
  {
    name: 'fragment',
    field: 'fragment',
    meaning: 'The files are excerpts: nothing rests on what they do not show.',
    values: 'yes or no',
    otherwise: { value: 'no' },
    example: 'no',
    read: oneOf(TRUTH, (word) => ({ fragment: word === 'yes' || word === 'true' })),
  },
  {
    name: 'root',
    field: 'root',
    meaning: 'Folder below which files are found that a configuration names by absolute path.',
    values: 'a folder; a relative one counts from the settings file',
    otherwise: { words: 'none' },
    example: 'rootfs',
    read: (text, folder) => ({ root: resolve(folder, text) }),
  },
  {
    name: 'fail-on',
    field: 'failOn',
    meaning: 'The mildest severity that makes the exit status 1.',
    values: inWords(FAIL_ON),
    otherwise: { value: 'warning' },
    example: 'warning',
    read: oneOf(FAIL_ON, (failOn) => ({ failOn })),
  },
  {
    name: 'baseline',
    field: 'baseline',
    meaning: 'File of known problems, which are neither shown nor repaired.',
    values: 'a file in the folder of the settings file or below it',
    otherwise: { words: 'none' },
    isForAll: true,
    example: 'baseline.json',
    // It is written too, and a repository does not decide where.
    read: (text, folder) =>
      isAbsolute(text) || text.split('/').includes('..')
        ? { problem: 'the file lies in the folder of this one or below it' }
        : { baseline: join(folder, text) },
  },
];

/** What a rule is set to. */
export const LEVELS = ['error', 'warning', 'info', 'off'] as const satisfies readonly Level[];

/** Options that a settings file does not give, and why. */
export const COMMAND_LINE_ONLY: Readonly<Record<string, string>> = {
  fix: 'what is written is asked for in each run',
  'unsafe-fixes': 'a file in a repository does not decide who gets locked out',
  diff: 'what is printed is asked for in each run',
  emit: 'what is printed is asked for in each run',
  dns: 'a file in a repository does not decide what goes over the network',
  probe: 'a file in a repository does not decide what goes over the network',
  'show-secrets': 'a file in a repository does not decide what is shown',
  'update-baseline': 'what is written is asked for in each run',
  output: 'a file in a repository does not decide where something is written',
  report: 'a file in a repository does not decide where something is written',
  format: 'it is about who reads the report',
  color: 'it is about who reads the report',
  quiet: 'it is about who reads the report',
  progress: 'it is about who reads the report',
  config: 'it names the settings file',
  rule: 'in a file, rules stand in the section [rules]',
  as: 'it is about the file that is named beside it',
  kind: 'it is about the files that are named beside it',
  'stdin-filename': 'it is about standard input',
};

/** `a, b or c`. */
export function inWords(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** What to write in place of a word that is none of those known. */
export function oneOfText(text: string, words: readonly string[]): string {
  const meant = text.length > 3 ? nearest(text, words, 2) : undefined;
  return meant === undefined ? `say ${inWords(words)}` : `did you mean ${meant}?`;
}

function oneOf<Word extends string>(
  words: readonly Word[],
  values: (word: Word) => SettingValues,
): SettingKey['read'] {
  return (text) => {
    const found = words.find((word) => word === text);
    return found === undefined ? { problem: oneOfText(text, words) } : values(found);
  };
}
