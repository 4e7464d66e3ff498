import { type DumpForm, detectForm } from '../icewarp/syntax/dump.ts';
import { parseMainCf } from '../postfix/syntax/main-cf.ts';
import { parseMasterCf } from '../postfix/syntax/master-cf.ts';
import type { ByteString } from '../text/bytes.ts';
import type { TemplateSyntax } from '../text/markup.ts';
import { SourceText } from '../text/source.ts';

/** A configuration of Postfix. */
export type PostfixKind = 'postfix-main' | 'postfix-master';

/** What tells of a server beside its configuration. */
export const EVIDENCE_KINDS = ['pem', 'zone', 'mta-sts-policy'] as const;

export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** The variables of an IceWarp server, in each form in which they are written down. */
export const ICEWARP_KINDS = [
  'icewarp-display',
  'icewarp-domain-display',
  'icewarp-export',
  'icewarp-rpc',
  'icewarp-set-script',
  'icewarp-ini',
  'icewarp-protocol-policy',
] as const satisfies readonly `icewarp-${DumpForm}`[];

export type IceWarpKind = (typeof ICEWARP_KINDS)[number];

/** What a file can be, as the report names it and as the user may say it. */
export const FILE_KINDS = [
  'postfix-main',
  'postfix-master',
  ...ICEWARP_KINDS,
  ...EVIDENCE_KINDS,
] as const;

export type FileKind = PostfixKind | IceWarpKind | EvidenceKind;

export function isIceWarpKind(kind: FileKind): kind is IceWarpKind {
  return kind.startsWith('icewarp-');
}

/** In which form a dump of that kind is. */
export function dumpForm(kind: IceWarpKind): DumpForm {
  switch (kind) {
    case 'icewarp-display':
      return 'display';
    case 'icewarp-domain-display':
      return 'domain-display';
    case 'icewarp-export':
      return 'export';
    case 'icewarp-rpc':
      return 'rpc';
    case 'icewarp-set-script':
      return 'set-script';
    case 'icewarp-ini':
      return 'ini';
    case 'icewarp-protocol-policy':
      return 'protocol-policy';
  }
}

export function isPostfixKind(kind: FileKind): kind is PostfixKind {
  return kind === 'postfix-main' || kind === 'postfix-master';
}

/** Which configuration of Postfix a file is by its name; undefined when the name does not tell. */
export function kindByName(name: string): PostfixKind | undefined {
  const plain = withoutTemplateSuffix(name);
  if (/(?:^|[.\-_])main\.cf(?:\.(?:proto|dist|debian|bak|orig|old))?$/.test(plain)) {
    return 'postfix-main';
  }
  if (/(?:^|[.\-_])master\.cf(?:\.(?:proto|dist|debian|bak|orig|old))?$/.test(plain)) {
    return 'postfix-master';
  }
  return undefined;
}

const TEMPLATE_SUFFIX =
  /\.(?:(j2|jinja2?|mustache|hbs|handlebars|gotmpl|ctmpl)|(erb|epp|ejs)|(?:tpl|tmpl|template|tftpl|in))$/;

/**
 * The markup of a template, from which a configuration is made; undefined for a configuration. The
 * file name alone tells: what looks like markup may be good Postfix (`inline:{{a = b}}`).
 */
export function templateSyntax(path: string): TemplateSyntax | undefined {
  const match = TEMPLATE_SUFFIX.exec(path);
  if (!match) return undefined;
  return match[1] ? 'braces' : match[2] ? 'angles' : 'any';
}

/** The name of what a template makes; any other name as it is. */
export function withoutTemplateSuffix(name: string): string {
  return name.replace(TEMPLATE_SUFFIX, '');
}

/**
 * What a file is that is taken up when its folder is searched; undefined for one that is not.
 * Certificates are not: those that count are named by a configuration.
 */
export function kindInFolder(name: string): FileKind | undefined {
  if (name === 'main.cf') return 'postfix-main';
  if (name === 'master.cf') return 'postfix-master';
  if (templateSyntax(name) !== undefined) return kindByName(name);
  return evidenceByName(name);
}

function evidenceByName(name: string): EvidenceKind | undefined {
  if (name === 'mta-sts.txt') return 'mta-sts-policy';
  return /\.zone$/.test(name) ? 'zone' : undefined;
}

/**
 * Whether a file is taken up when its folder is searched, provided that it holds the variables of
 * an IceWarp server: dumps have no names of their own.
 */
export function mayHoldDump(name: string): boolean {
  return /\.(?:txt|dump|csv|xml|ini|sh|cmd|bat)$/i.test(name);
}

/** What a file is, by its name or else by what it holds; undefined when it is nothing we know. */
export function detectKind(name: string, text: ByteString): FileKind | undefined {
  return (
    kindByName(name) ??
    evidenceByName(name) ??
    dumpKind(text) ??
    evidenceByContent(text) ??
    postfixByContent(text, templateSyntax(name))
  );
}

/** The form of a dump of IceWarp; undefined for what is none. */
export function dumpKind(text: ByteString): IceWarpKind | undefined {
  const form = detectForm(text);
  return form === undefined || form === 'apiconst' ? undefined : `icewarp-${form}`;
}

/** Why a text cannot be linted, when nothing is known that it could be. */
export function whyUnknown(text: ByteString): string {
  if (detectForm(text) === 'apiconst') {
    return (
      "is IceWarp's list of variables (apiconst.pas), which holds no values; " +
      'lint what tool.sh get system "*" prints'
    );
  }
  const what = text.includes('\0') ? 'is a binary file' : 'is no configuration that mtalint knows';
  return `${what}; say what it is with --kind`;
}

/** Certificates in any armour or none, DNS records in any form, policies. */
function evidenceByContent(text: ByteString): EvidenceKind | undefined {
  const start = text.slice(0, 100_000);
  if (/^-----BEGIN [A-Z0-9 ]+-----/m.test(start) || /^0\x82[\s\S]{2}0/.test(start)) return 'pem';
  if (/^version:[ \t]*STSv1/.test(start)) return 'mta-sts-policy';
  return isRecordList(start) ? 'zone' : undefined;
}

const RECORD =
  /^(?:\S+[ \t]+|[ \t]+)(?:\d[\dsmhdwSMHDW]*[ \t]+)?(?:IN[ \t]+)(?:\d[\dsmhdwSMHDW]*[ \t]+)?(?:SOA|NS|MX|TXT|A|AAAA|CNAME|TLSA|PTR|SRV|CAA)[ \t]/m;

function isRecordList(text: ByteString): boolean {
  if (/^\$(?:ORIGIN|TTL)[ \t]/m.test(text) || RECORD.test(text)) return true;
  return /^\s*[[{]/.test(text) && /"type"\s*:\s*"(?:MX|TXT|A|AAAA|CNAME|TLSA)"/.test(text);
}

function postfixByContent(
  text: ByteString,
  template: TemplateSyntax | undefined,
): PostfixKind | undefined {
  const source = new SourceText('', text.slice(0, 100_000));
  const services = parseMasterCf(source, { braces: true, unixDgram: true, template }).nodes.filter(
    (node) => 'line' in node,
  );
  if (services.some(({ kind }) => kind === 'service')) {
    const sound = services.filter((node) => node.kind === 'service' && !node.badFields.length);
    if (sound.length * 2 > services.length) return 'postfix-master';
  }
  const entries = parseMainCf(source, template).nodes.filter((node) => 'line' in node);
  const settings = entries.filter(
    (node) => node.kind === 'setting' && /^[A-Za-z0-9_]+$/.test(node.name),
  );
  return settings.length > 0 && settings.length * 2 > entries.length ? 'postfix-main' : undefined;
}
