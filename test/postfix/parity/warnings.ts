import { RULES } from '../../../rules/index.ts';
import type { Finding } from '../../../src/lint/finding.ts';
import { type ByteString, encodeUtf8 } from '../../../src/text/bytes.ts';
import { lintServer } from '../../../src/workspace/lint-site.ts';
import type { ServerFacts } from '../../../src/workspace/server-model.ts';
import { type Answers, type Printed, VIEWS, type View } from './postconf-answers.ts';
import { corpusFacts, corpusTexts } from './shown-as-postconf.ts';

/** A kind of line that postconf writes to standard error, and the finding that must stand for it. */
interface Kind {
  readonly pattern: RegExp;
  /** Whether a finding says the same; gets the groups of the pattern. */
  readonly isSaidBy: (finding: Finding, groups: readonly string[]) => boolean;
}

const about = (finding: Finding, file: string | undefined, name: string | undefined): boolean =>
  finding.path === file && finding.settings.some((setting) => asPrinted(setting) === name);

/** Postconf prints a question mark for each byte that is not ASCII. */
const asPrinted = (name: string): string => encodeUtf8(name).replace(/[^\x20-\x7e]/g, '?');

/** The path of a file as the configuration names it. */
const asGiven = (path: string | undefined): string => (path ?? '').replace('<DIR>', '/DIR');

const ruled = (finding: Finding, ...rules: string[]): boolean =>
  rules.some((rule) => finding.rule === `postfix/${rule}`);

const KINDS: readonly Kind[] = [
  {
    pattern: /^warning: <DIR>\/(main\.cf|master\.cf): unused parameter: ([^=]+)=/,
    isSaidBy: (finding, [file, name]) =>
      (about(finding, file, name) &&
        ruled(finding, 'main-unknown-param', 'master-unknown-param', 'version-gated-param')) ||
      // What makes the name a strange one is said in place of that it is strange.
      (finding.path === file && ruled(finding, 'main-bom', 'main-nbsp')),
  },
  {
    pattern: /^warning: (\w+:\S+): unused parameter: ([^=]+)=/,
    isSaidBy: (finding, [table, name]) =>
      ruled(finding, 'client-setting-unknown') &&
      finding.message.startsWith(`${asGiven(table)}, `) &&
      finding.message.includes(`"${name}"`),
  },
  {
    pattern: /^warning: (?!<DIR>\/ma)(\/?\S+), line \d+(?:-\d+)?: overriding earlier entry: /,
    isSaidBy: (finding, [file]) =>
      ruled(finding, 'client-setting-dropped') && finding.message.includes(`:${asGiven(file)}, `),
  },
  {
    pattern: /^warning: open "\w+" configuration "(.*)": No such file or directory$/,
    isSaidBy: (finding, [file]) =>
      ruled(finding, 'table-source-missing') && finding.message.includes(asGiven(file)),
  },
  {
    pattern: /^warning: <DIR>\/(main\.cf|master\.cf): undefined parameter: (.+)$/,
    isSaidBy: (finding, [file, name]) =>
      finding.path === file &&
      ruled(finding, 'main-undefined-reference', 'master-undefined-macro') &&
      (finding.message.includes(`$${name},`) ||
        finding.related.some(({ message }) => message === `the same for $${name}`)),
  },
  {
    pattern: /^warning: <DIR>\/(main\.cf), line (\d+)(?:-\d+)?: overriding earlier entry: ([^=]+)=/,
    isSaidBy: (finding, [file, , name]) =>
      about(finding, file, name) && ruled(finding, 'main-duplicate-param', 'main-repeated-param'),
  },
  {
    pattern: /^warning: <DIR>\/(main\.cf|master\.cf): support for parameter (\S+) has been removed/,
    isSaidBy: (finding, [file, name]) =>
      about(finding, file, name) && ruled(finding, 'version-gated-param'),
  },
  {
    pattern: /^warning: <DIR>\/(main\.cf|master\.cf): support for parameter "?([^" ]+)"? /,
    isSaidBy: (finding, [file, name]) =>
      about(finding, file, name) && finding.rule.startsWith('postfix/deprecated-'),
  },
  {
    pattern: /^warning: <DIR>\/(main\.cf|master\.cf): read-only parameter assignment: ([^=]+)=/,
    isSaidBy: (finding, [file, name]) =>
      about(finding, file, name) && ruled(finding, 'read-only-parameter'),
  },
  {
    pattern:
      /^warning: (?:<DIR>\/)?(main\.cf|master\.cf): #comment after other text is not allowed/,
    isSaidBy: (finding, [file]) =>
      finding.path === file && ruled(finding, 'main-trailing-comment', 'comment-in-value'),
  },
  {
    pattern: /^warning: <DIR>\/(main\.cf|master\.cf), line \d+(?:-\d+)?: text after null byte/,
    isSaidBy: (finding, [file]) => finding.path === file && ruled(finding, 'nul-byte'),
  },
  {
    pattern: /^warning: <DIR>\/(main\.cf|master\.cf): logical line must not start with whitespace/,
    isSaidBy: (finding, [file]) =>
      finding.path === file &&
      ruled(finding, 'main-leading-whitespace', 'master-leading-whitespace'),
  },
  {
    pattern: /^fatal: (?:file <DIR>\/master\.cf: line \d+: bad field count|invalid \w+ field )/,
    isSaidBy: (finding) => ruled(finding, 'master-bad-columns'),
  },
  {
    pattern: /^fatal: <DIR>\/(main\.cf), line (\d+)(?:-\d+)?: missing /,
    isSaidBy: (finding, [file, line]) =>
      finding.path === file &&
      finding.range.start.line === Number(line) &&
      ruled(finding, 'main-missing-equals'),
  },
  {
    pattern:
      /^(?:warning: (?:truncated macro reference|empty macro name|unreasonable macro|.*(?:syntax error at|expected at|unexpected input at|in attribute expression|unknown function |operator suffix at|compatibility level syntax))|fatal: macro processing error|fatal: mac_exp_eval: bad conversion: )/,
    isSaidBy: (finding) =>
      ruled(finding, 'macro-syntax', 'macro-syntax-unread', 'macro-evaluation'),
  },
  {
    pattern: /^warning: (?:<DIR>\/)?main\.cf: (?:missing '}'|syntax error after '}') in/,
    isSaidBy: (finding) => finding.path === 'main.cf' && ruled(finding, 'table-unusable'),
  },
  {
    pattern: /^warning: (?:<DIR>\/)?master\.cf: (?:missing '}'|syntax error after '}') in/,
    isSaidBy: (finding) => ruled(finding, 'master-braces'),
  },
  {
    pattern: /^warning: master\.cf: missing (?:'=' after )?attribute name/,
    isSaidBy: (finding) => ruled(finding, 'master-o-spaces-equals', 'master-o-without-value'),
  },
];

/** Tables of databases that the host of postconf did not have. */
const ABSENT_CLIENT_FILE = /^warning: open "\w+" configuration ".*": No such file or directory$/;

/** Lines about the host that ran postconf, or that only point to a document. */
const OF_THE_HOST: readonly RegExp[] = [
  // Tables of programs that the host did not have.
  /^warning: open \/.*: No such file or directory$/,
  /^warning: See https?:.* for details$/,
  // The files name the folder that they were made for; postconf was called for another one.
  /^warning: <DIR>\/main\.cf, line \d+(?:-\d+)?: overriding earlier entry: config_directory=<DIR>$/,
];

/** The findings about a configuration that may answer for the warnings of postconf. */
export function strictFindings(
  texts: ReadonlyMap<string, ByteString>,
  facts: ServerFacts,
): readonly Finding[] {
  const policy = { profile: 'strict', levels: new Map() } as const;
  return lintServer({ main: 'main.cf', master: 'master.cf' }, texts, facts, RULES, policy).findings;
}

/**
 * Warnings and last words of postconf for which no finding stands; an error must stand for the
 * latter. `lines` name the folder of the configuration `<DIR>`. With `hostIsKnown` the findings rest
 * on the same files that postconf found.
 */
export function unsaid(
  lines: Iterable<string>,
  findings: readonly Finding[],
  { hostIsKnown } = { hostIsKnown: false },
): string[] {
  return [...lines].flatMap((line) => {
    const text = line.replace(/^(?:\S*\/)?postconf: /, '');
    if (OF_THE_HOST.some((pattern) => pattern.test(text))) return [];
    if (!hostIsKnown && ABSENT_CLIENT_FILE.test(text)) return [];
    const heavy = findings.filter(
      ({ severity }) => severity === 'error' || !text.startsWith('fatal: '),
    );
    for (const { pattern, isSaidBy } of KINDS) {
      const match = pattern.exec(text);
      if (match) return heavy.some((each) => isSaidBy(each, match.slice(1))) ? [] : [text];
    }
    return [`of no known kind: ${text}`];
  });
}

/** Of all that postconf says of a folder. */
export function unsaidOfFolder(
  folder: string,
  printed: Readonly<Record<View, Printed>>,
  answers: Answers,
): string[] {
  const lines = new Set(VIEWS.flatMap((view) => printed[view].stderr));
  return unsaid(lines, strictFindings(corpusTexts(folder), corpusFacts(answers)));
}
