import { renderCheckstyle } from './checkstyle.ts';
import { renderCompact } from './compact.ts';
import { renderFleetText } from './fleet-text.ts';
import type { RenderContext } from './format.ts';
import { renderGitHub } from './github.ts';
import { renderGitLab } from './gitlab.ts';
import { renderJson, renderJsonLines } from './json.ts';
import { renderJUnit } from './junit.ts';
import { renderRdjson } from './rdjson.ts';
import type { Report } from './report.ts';
import { renderSarif } from './sarif.ts';
import { renderText } from './text.ts';

/** A form that a report can take. */
export interface Format {
  /** What it is for, in a few words. */
  readonly purpose: string;
  /** What its readers should know, in a sentence or two. */
  readonly about: string;
  /** The name that its files go by. */
  readonly file: string;
  /** A command that makes one. */
  readonly example: string;
  /** It is printed for people, so that --quiet leaves out what does not matter. */
  readonly forPeople?: true;
  readonly render: (report: Report, context: RenderContext) => string;
}

/** All forms of a report: the choices of --format and --report, and docs/formats.md. */
export const FORMATS = {
  text: {
    purpose: 'people at a terminal',
    about: 'Each finding with the lines that it is about, what to do, and a summary.',
    file: 'mtalint.txt',
    example: 'mtalint /etc/postfix',
    forPeople: true,
    render: (report, context) =>
      report.hosts ? renderFleetText(report, context) : renderText(report, context),
  },
  compact: {
    purpose: 'editors, grep, logs',
    about:
      'One line a finding, `path:line:col: severity: message [rule]`; nothing when all is well.',
    file: 'mtalint.log',
    example: 'mtalint --format compact /etc/postfix | grep error',
    forPeople: true,
    render: renderCompact,
  },
  json: {
    purpose: 'programs; `mtalint report merge`',
    about:
      'All that there is to tell, version 1 of a contract that only grows. A run that fails says why ' +
      'in `error.message`.',
    file: 'mtalint.json',
    example: 'mtalint --format json /etc/postfix | jq .summary',
    render: renderJson,
  },
  jsonl: {
    purpose: 'log pipelines',
    about:
      'The same, one finding a line with `"type":"finding"`; the last line has `"type":"summary"` ' +
      'and the rest of the report.',
    file: 'mtalint.jsonl',
    example: 'mtalint --format jsonl /etc/postfix | jq -r \'select(.type == "finding") | .rule\'',
    render: renderJsonLines,
  },
  sarif: {
    purpose: 'GitHub code scanning, editors, security dashboards',
    about:
      'SARIF 2.1.0 with the description of each rule, repairs, fingerprints that survive when lines ' +
      'move, and what comments suppressed. Run it in the root of the repository.',
    file: 'mtalint.sarif',
    example: 'mtalint --report sarif:mtalint.sarif mail/',
    render: renderSarif,
  },
  github: {
    purpose: 'annotations in GitHub Actions',
    about:
      'Workflow commands on standard output, the severest first; GitHub shows ten of each level, and ' +
      'a last notice counts the others.',
    file: 'mtalint-annotations.txt',
    example: 'mtalint --format github mail/',
    forPeople: true,
    render: renderGitHub,
  },
  gitlab: {
    purpose: 'GitLab Code Quality',
    about: 'The artifact of `artifacts:reports:codequality`; keep it with `when: always`.',
    file: 'gl-code-quality-report.json',
    example: 'mtalint --report gitlab:gl-code-quality-report.json mail/',
    render: renderGitLab,
  },
  junit: {
    purpose: 'test results in Jenkins, GitLab and others',
    about:
      'A suite for each file, a failed test for each finding, a passed one for a clean file, a ' +
      'skipped one for what a comment suppressed.',
    file: 'mtalint.xml',
    example: 'mtalint --report junit:mtalint.xml mail/',
    render: renderJUnit,
  },
  checkstyle: {
    purpose: 'Jenkins Warnings and whatever reads Checkstyle',
    about: 'The XML of Checkstyle 4.3, which knows place, severity, message and rule.',
    file: 'checkstyle-result.xml',
    example: 'mtalint --report checkstyle:checkstyle-result.xml mail/',
    render: renderCheckstyle,
  },
  rdjson: {
    purpose: 'reviewdog',
    about:
      'The Reviewdog Diagnostic Format; a repair that is one change in one place is a suggestion to ' +
      'take over with a click.',
    file: 'mtalint.rdjson',
    example: 'mtalint --format rdjson mail/ | reviewdog -f=rdjson -reporter=github-pr-review',
    render: renderRdjson,
  },
} satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof FORMATS;

export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(FORMATS, name);
}

export const FORMAT_NAMES: readonly FormatName[] = Object.keys(FORMATS).filter(isFormatName);

/** The form of a name. */
export function formatOf(name: FormatName): Format {
  return FORMATS[name];
}
