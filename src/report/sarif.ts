import type { FileEdit } from '../lint/finding.ts';
import type { Severity } from '../lint/severity.ts';
import { decodeUtf8 } from '../text/bytes.ts';
import type { Range } from '../text/span.ts';
import { adviceOf } from './advice.ts';
import { escapeText } from './escape.ts';
import { fileName } from './file-name.ts';
import { fingerprintsOf } from './fingerprint.ts';
import type { RenderContext } from './format.ts';
import { jsonText } from './json-text.ts';
import { lineHashes } from './line-hashes.ts';
import { allInOrder, type Report, type ReportedFinding } from './report.ts';
import { ruleDescriptor } from './sarif-rules.ts';

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const SARIF_LEVEL: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** Larger files are not hashed line by line; no one writes them by hand. */
const MOST_HASHED = 1_000_000;

/** What can be told of the findings of one report. */
interface Scope {
  readonly report: Report;
  readonly context: RenderContext;
  readonly fingerprints: ReadonlyMap<ReportedFinding, string>;
  /** The index of each rule among those described. */
  readonly rules: ReadonlyMap<string, number>;
  readonly reasons: ReadonlyMap<ReportedFinding, string>;
  readonly hashes: Map<string, readonly string[]>;
}

/** SARIF 2.1.0, one run, as OASIS specifies it and code scanning of GitHub reads it. */
export function renderSarif(report: Report, context: RenderContext): string {
  const findings = allInOrder(report);
  const ids = [...new Set(findings.map(({ rule }) => rule))].sort();
  const scope: Scope = {
    report,
    context,
    fingerprints: fingerprintsOf(report, context),
    rules: new Map(ids.map((id, index) => [id, index])),
    reasons: new Map(
      report.suppressed.map(({ finding, justification }) => [finding, justification]),
    ),
    hashes: new Map(),
  };
  const driver = {
    name: 'mtalint',
    semanticVersion: context.version,
    rules: ids.map((id) => ruleDescriptor(id, report.profile, context)),
  };
  const run = {
    tool: { driver },
    automationDetails: { id: 'mtalint/' },
    columnKind: 'utf16CodeUnits',
    invocations: [invocationOf(report)],
    results: findings.map((finding) => resultOf(finding, scope)),
  };
  return `${jsonText({ $schema: SCHEMA, version: '2.1.0', runs: [run] })}\n`;
}

function invocationOf({ hosts = [], notes }: Report) {
  const failed = hosts.flatMap(({ host, error }) =>
    error === undefined
      ? []
      : [{ level: 'error', message: message(`the run on ${host} failed: ${error}`) }],
  );
  const told = notes.map((note) => ({ level: 'note', message: message(note) }));
  return {
    executionSuccessful: failed.length === 0,
    toolExecutionNotifications: [...failed, ...told],
  };
}

function resultOf(finding: ReportedFinding, scope: Scope) {
  const { rule, severity, path, host, range, related, subject, settings } = finding;
  const reason = scope.reasons.get(finding);
  const advice = adviceOf(finding);
  const text = advice ? `${finding.message}\n\n${advice.name}: ${advice.text}` : finding.message;
  const fixes = fixesOf(finding, scope);
  const locationOf = (file: string, where: Range) => location(file, host, where, scope.context);
  return {
    ruleId: rule,
    ruleIndex: scope.rules.get(rule),
    level: SARIF_LEVEL[severity],
    message: message(text),
    locations: [locationOf(path, range)],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, index) => ({
        id: index + 1,
        ...locationOf(other.path, other.range),
        message: message(other.message),
      })),
    }),
    partialFingerprints: {
      ...lineHashOf(finding, scope),
      'mtalint/v1': scope.fingerprints.get(finding),
    },
    ...(fixes && { fixes }),
    // A result without suppressions among results with some is open.
    suppressions:
      reason === undefined ? [] : [{ kind: 'inSource', justification: escapeText(reason) }],
    properties: {
      subject: escapeText(subject),
      settings: settings.map(escapeText),
      ...(host !== undefined && { host: escapeText(host) }),
    },
  };
}

/** The text of a message, in which SARIF gives braces and `[text](target)` a meaning; §3.11. */
function message(text: string) {
  const lines = text.split('\n').map(escapeText).join('\n');
  return {
    text: lines.replaceAll('{', '{{').replaceAll('}', '}}').replaceAll('](', '] ('),
  };
}

function location(
  path: string,
  host: string | undefined,
  { start, end }: Range,
  context: RenderContext,
) {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(fileName(path, host, context)) },
      region: {
        startLine: start.line,
        startColumn: start.column,
        endLine: end.line,
        endColumn: end.column,
      },
    },
  };
}

/** A relative reference, or a file URI for what lies outside the working folder. */
function uriOf(name: string): string {
  const encoded = name.split('/').map(encodeURIComponent).join('/');
  return name.startsWith('/') ? `file://${encoded}` : encoded;
}

function lineHashOf({ path, host, range }: ReportedFinding, { report, hashes }: Scope) {
  const source = host === undefined ? report.sources.get(path) : undefined;
  if (!source || source.text.length > MOST_HASHED) return {};
  const ofFile = hashes.get(path) ?? lineHashes(decodeUtf8(source.text));
  hashes.set(path, ofFile);
  const primaryLocationLineHash = ofFile[range.start.line - 1];
  return primaryLocationLineHash === undefined ? {} : { primaryLocationLineHash };
}

/** The repair as replacements; none where its text is masked or is no text. */
function fixesOf({ fix, host }: ReportedFinding, { report, context }: Scope) {
  if (!fix || fix.edits.length === 0 || fix.masked) return undefined;
  const edits = fix.edits.map((edit) => ({ edit, text: decodeUtf8(edit.text) }));
  if (edits.some(({ text }) => text.includes('\ufffd'))) return undefined;
  const paths = [...new Set(fix.edits.map(({ path }) => path))];
  const artifactChanges = paths.map((path) => ({
    artifactLocation: { uri: uriOf(fileName(path, host, context)) },
    replacements: edits
      .filter(({ edit }) => edit.path === path)
      .toSorted((a, b) => a.edit.start - b.edit.start)
      .map(({ edit, text }) => ({
        deletedRegion: regionOf(edit, host === undefined ? report : undefined),
        ...(text !== '' && { insertedContent: { text } }),
      })),
  }));
  const description = message(`${fix.description} (${fix.safety})`);
  return [{ description, artifactChanges, properties: { safety: fix.safety } }];
}

/** The region that an edit replaces; in bytes where the text is not at hand. */
function regionOf({ path, start, end }: FileEdit, report: Report | undefined) {
  const source = report?.sources.get(path);
  if (!source && end > 0) return { byteOffset: start, byteLength: end - start };
  // What is not there yet begins, as every file does, at its first line.
  const range = source?.rangeOf({ start, end });
  return {
    startLine: range?.start.line ?? 1,
    startColumn: range?.start.column ?? 1,
    endLine: range?.end.line ?? 1,
    endColumn: range?.end.column ?? 1,
  };
}
