import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Fix } from '../lint/finding.ts';
import type { Profile } from '../lint/profile.ts';
import { encodeUtf8 } from '../text/bytes.ts';
import schema from './report.schema.json' with { type: 'json' };
import type { HostRun, ReportedFile, ReportedFinding, ReportedSuppression } from './report.ts';

/** The JSON Schema of reports in JSON. */
export const REPORT_SCHEMA: object = schema;

/** What a report in JSON tells. */
export interface ReadReport {
  readonly profile?: Profile;
  /** Only of a merged report. */
  readonly hosts?: readonly HostRun[];
  readonly files: readonly ReportedFile[];
  readonly findings: readonly ReportedFinding[];
  readonly suppressed: readonly ReportedSuppression[];
  readonly fixed: number;
  readonly notes: readonly string[];
}

/** Why there is no report. */
export interface NoReport {
  /** The run that should have made it failed, and says so. */
  readonly error?: string;
  /** The text is no report: what is wrong with it. */
  readonly problem?: string;
}

/** In JSON the text of an edit is read as UTF-8. */
type JsonFinding = ReportedFinding;

interface JsonReport {
  readonly profile?: Profile;
  readonly hosts?: readonly {
    readonly host: string;
    readonly profile?: Profile;
    readonly error?: { readonly message: string };
  }[];
  readonly files?: readonly {
    readonly host?: string;
    readonly path: string;
    readonly kind: string;
    readonly template?: boolean;
    readonly profile?: Profile;
  }[];
  readonly findings?: readonly JsonFinding[];
  readonly summary?: { readonly fixed?: number };
  readonly notes?: readonly string[];
  readonly suppressed?: readonly (JsonFinding & { readonly justification: string })[];
  readonly error?: { readonly message: string };
}

let compiled: ValidateFunction<JsonReport> | undefined;

/** Reads a report as `--format json` prints it, of this release or of another one. */
export function readJsonReport(text: string): ReadReport | NoReport {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { problem: text.trim() === '' ? 'it is empty' : 'it is not JSON' };
  }
  const failure = failureOfAnsible(value);
  if (failure !== undefined) return { error: failure };
  compiled ??= new Ajv({ strict: false }).compile<JsonReport>(REPORT_SCHEMA);
  if (!compiled(value)) return { problem: problemOf(value, compiled.errors ?? []) };
  return value.findings === undefined
    ? { error: value.error?.message ?? 'it does not say why' }
    : toReport(value, value.findings);
}

/** A result of a task that failed before there was a report, as a play may write it. */
function failureOfAnsible(value: unknown): string | undefined {
  const isFailure = member(value, 'failed') === true && member(value, 'findings') === undefined;
  const message = member(value, 'msg');
  return isFailure && typeof message === 'string' ? message : undefined;
}

function problemOf(value: unknown, errors: readonly ErrorObject[]): string {
  const version = member(value, 'version');
  if (typeof version === 'number' && version !== 1) {
    return `it is version ${version} of the report, and this release reads version 1`;
  }
  if (version !== 1) return 'it is no JSON report of mtalint';
  const hasFindings = member(value, 'findings') !== undefined;
  const where = errors.find(({ instancePath }) =>
    hasFindings ? !instancePath.startsWith('/error') && instancePath !== '' : true,
  );
  return where ? `${where.instancePath || 'it'} ${where.message}` : 'it has no findings';
}

function member(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}

function toReport(report: JsonReport, findings: readonly JsonFinding[]): ReadReport {
  const { profile, hosts, files = [], notes = [], suppressed = [], summary } = report;
  return {
    ...(profile !== undefined && { profile }),
    ...(hosts && { hosts: hosts.map(toHost) }),
    files: files.map(({ host, path, kind, template, profile: own }) => ({
      path,
      kind,
      ...(template && { isTemplate: true }),
      ...(own !== undefined && { profile: own }),
      ...(host !== undefined && { host }),
    })),
    findings: findings.map(toFinding),
    suppressed: suppressed.map((each) => ({
      finding: toFinding(each),
      justification: each.justification,
    })),
    fixed: summary?.fixed ?? 0,
    notes,
  };
}

function toHost({ host, profile, error }: NonNullable<JsonReport['hosts']>[number]): HostRun {
  return {
    host,
    ...(profile !== undefined && { profile }),
    ...(error && { error: error.message }),
  };
}

/** What this release knows of a finding; keys of later ones are left behind. */
function toFinding(found: JsonFinding): ReportedFinding {
  const { rule, severity, message, host, path, range, subject, settings, related, help, fix } =
    found;
  return {
    rule,
    severity,
    message,
    path,
    range,
    subject,
    settings,
    related,
    ...(host !== undefined && { host }),
    ...(help !== undefined && { help }),
    ...(fix && { fix: toFix(fix) }),
  };
}

function toFix({ safety, description, edits, masked }: Fix): Fix {
  return {
    safety,
    description,
    edits: edits.map(({ path, start, end, text }) => ({
      path,
      start,
      end,
      text: encodeUtf8(text),
    })),
    ...(masked && { masked }),
  };
}
