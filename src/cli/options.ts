import { RunFailure } from '../host/run-failure.ts';
import { FAIL_ON } from '../host/settings/keys.ts';
import { PROFILES } from '../lint/profile.ts';
import { FORMAT_NAMES, isFormatName } from '../report/formats.ts';
import { FILE_KINDS } from '../workspace/file-kind.ts';
import { EMITTED } from './lint/emit-changes.ts';
import type { Option } from './option.ts';

/** Options of every command that prints something. */
export const OUTPUT_OPTIONS = {
  format: {
    argument: 'FORMAT',
    describe: 'Format of the output',
    choices: ['text', 'json'] as const,
    default: 'text' as const,
    coerce: refuseReportFormats,
  },
  color: {
    argument: 'WHEN',
    describe: 'Colour of text reports (NO_COLOR and FORCE_COLOR are honoured)',
    choices: ['auto', 'always', 'never'] as const,
    default: 'auto' as const,
  },
} satisfies Record<string, Option>;

/** Only findings have these forms. */
function refuseReportFormats(format: 'text' | 'json'): 'text' | 'json' {
  const given: string = format;
  if (given === 'text' || given === 'json' || !isFormatName(given)) return format;
  throw new RunFailure(`--format ${given} is for findings; this command prints text or json`);
}

/** Options of the commands that report findings. */
export const REPORT_OPTIONS = {
  ...OUTPUT_OPTIONS,
  format: {
    argument: 'FORMAT',
    describe: 'Format of the report: text and compact for people, the others for programs',
    choices: FORMAT_NAMES,
    default: 'text' as const,
  },
  report: {
    argument: 'FORMAT:FILE',
    describe: 'Write another report to a file in the same run: FORMAT:FILE (may be repeated)',
    type: 'string',
    array: true,
    nargs: 1,
    default: [] as string[],
  },
  output: {
    argument: 'FILE',
    describe: 'File to write the report to instead of standard output',
    type: 'string',
    requiresArg: true,
  },
  'fail-on': {
    argument: 'SEVERITY',
    describe: 'Mildest severity that makes the exit status 1 (default: warning)',
    choices: FAIL_ON,
  },
  quiet: {
    describe: 'Print only findings that make the exit status 1',
    type: 'boolean',
    default: false,
  },
} satisfies Record<string, Option>;

/** Options that say what server the configuration is of. */
export const SERVER_OPTIONS = {
  'postfix-version': {
    argument: 'RELEASE',
    describe:
      'Release of Postfix, such as 3.7 or 3.7.11 (default: that of this host for its own configuration, else the newest stable one)',
    type: 'string',
    requiresArg: true,
  },
  'icewarp-version': {
    argument: 'VERSION',
    describe: 'Version of IceWarp, such as 12.3 or 14.3.0.7, for dumps that do not tell theirs',
    type: 'string',
    requiresArg: true,
  },
  hostname: {
    argument: 'NAME',
    describe: 'What the host calls itself, for defaults that depend on it',
    type: 'string',
    requiresArg: true,
  },
  fragment: {
    describe: 'The files are excerpts: nothing rests on what they do not show',
    type: 'boolean',
  },
} satisfies Record<string, Option>;

/** The option that names the settings file. */
export const SETTINGS_OPTIONS = {
  config: {
    argument: 'FILE',
    describe: 'Settings file (default: the nearest .mtalint.ini upwards from what is linted)',
    type: 'string',
    requiresArg: true,
  },
} satisfies Record<string, Option>;

/** Options of linting itself. */
export const LINT_OPTIONS = {
  fix: {
    describe: 'Repair what can be repaired safely, in place',
    type: 'boolean',
    default: false,
  },
  'unsafe-fixes': {
    describe: 'With --fix or --diff: also repairs that change who can connect or what is accepted',
    type: 'boolean',
    default: false,
  },
  diff: {
    describe: 'Print the repairs as a patch and write nothing; exit status 1 if there are any',
    type: 'boolean',
    default: false,
  },
  emit: {
    argument: 'FORM',
    describe:
      'Print the repairs of an IceWarp server as a script of its tool (for the platform of the dump, or sh or cmd), or as HTTP requests; nothing is run',
    choices: EMITTED,
  },
  profile: {
    argument: 'PROFILE',
    describe:
      'interop: mail must flow; standard (default): good practice; strict: the RFC and BSI baselines',
    choices: PROFILES,
  },
  root: {
    argument: 'FOLDER',
    describe: 'Folder below which files named by absolute path are found',
    type: 'string',
    requiresArg: true,
  },
  dns: {
    describe: 'Look up what DNS says of the domains of the servers (uses the network)',
    type: 'boolean',
    default: false,
  },
  probe: {
    argument: 'HOST[:PORT]',
    describe:
      'Compare the configuration with the running server HOST[:PORT] (port 25 if none; may be repeated; uses the network)',
    type: 'string',
    array: true,
    nargs: 1,
    default: [] as string[],
  },
  rule: {
    argument: 'RULE=LEVEL',
    describe: 'Severity of one rule: ID=error, ID=warning, ID=info or ID=off (may be repeated)',
    type: 'string',
    array: true,
    nargs: 1,
    default: [] as string[],
  },
  baseline: {
    argument: 'FILE',
    describe: 'File of known problems: they are neither shown nor repaired, and do not count',
    type: 'string',
    requiresArg: true,
  },
  'update-baseline': {
    describe: 'With --baseline: write what is found now to that file, without what is repaired',
    type: 'boolean',
    default: false,
  },
  kind: {
    argument: 'KIND',
    describe: 'What the files named are, where name and content do not tell',
    choices: FILE_KINDS,
  },
  as: {
    argument: 'NAME',
    describe:
      'Judge the one file given as if it were NAME; with a folder (/etc/postfix/main.cf) its siblings are read there',
    type: 'string',
    requiresArg: true,
  },
  'stdin-filename': {
    argument: 'NAME',
    describe: 'Name of the file that standard input (path "-") stands for',
    type: 'string',
    requiresArg: true,
  },
  'show-secrets': {
    describe: 'Print passwords, keys and licences of the files instead of ***',
    type: 'boolean',
    default: false,
  },
  progress: {
    describe: 'Tell on a terminal how far long work has come (--no-progress: never)',
    type: 'boolean',
    default: true,
  },
} satisfies Record<string, Option>;

/** Options of `show --settings`, which takes what lint takes and a settings file may say. */
export const SHOWN_SETTINGS_OPTIONS = {
  settings: {
    describe: 'Print which settings of mtalint apply to each path instead, and who says them',
    type: 'boolean',
    default: false,
  },
  profile: LINT_OPTIONS.profile,
  root: LINT_OPTIONS.root,
  rule: LINT_OPTIONS.rule,
  'fail-on': REPORT_OPTIONS['fail-on'],
  baseline: LINT_OPTIONS.baseline,
} satisfies Record<string, Option>;
