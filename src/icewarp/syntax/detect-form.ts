import type { ByteString } from '../../text/bytes.ts';
import { SourceText } from '../../text/source.ts';
import type { DumpForm } from './dump-parts.ts';
import { exportedColumns, exportedObject } from './export.ts';
import { afterByteOrderMark, linesOf } from './lines.ts';
import { isObjectName, isVariableName, recordStart } from './names.ts';
import { policyEntry } from './protocol-policy.ts';
import { parseSetScript } from './set-script.ts';
import { isUtf16, startOfUtf16 } from './utf16.ts';

/** How much of a text is looked at. */
const WINDOW = 100_000;

const CONSTANT = /^\s*\w{1,200}\s*=\s*\$[0-9A-Fa-f]{1,8}\s*;/;
const COMMAND = /\btool(?:\.sh|\.exe)?["']?\s|\$\{?\w/i;
/** The groups that the names of the server's variables fall into; one foreign `c_…:` is not enough. */
const KNOWN =
  /^(?:C_(?:System|AS|Mail|Accounts|AV|GW|SmartDiscover|Proxy|SMSService|License|Meeting|ActiveSync|DB|WebMail|WebDocuments|SyncML|WebDAV|TeamChat|IM|GUI|CloudAPI|WebService|FTPService|PushServer|FreeBusy|SmartAttach|Domain|DKIM|Install|WebAdmin|Conference|Collaboration|FTP)_|C_(?:Version|OS|NiceVersion|ConfigPath|InstallPath|WebPath|SpamPath|Backup|Date|TimeZone|SuiteType|CreateDefaultCertificates)$|[DU]_\w)/i;

/**
 * The form of a text by what it holds. `apiconst`: the vendor's list of variables (apiconst.pas), a
 * dictionary that holds no values; undefined: nothing of IceWarp.
 */
export function detectForm(text: ByteString): DumpForm | 'apiconst' | undefined {
  const start = isUtf16(text)
    ? startOfUtf16(text, WINDOW)
    : text.slice(afterByteOrderMark(text), WINDOW);
  if (/^\s*</.test(start.slice(0, 1000))) return isRpc(start) ? 'rpc' : undefined;
  const lines = [...linesOf(start)].map((line) => start.slice(line.start, line.end));
  const ink = lines.filter((line) => line.trim() !== '');
  if (isConstants(ink)) return 'apiconst';
  return (
    displayForm(ink) ??
    (isScript(start) ? 'set-script' : undefined) ??
    (isProtocolPolicy(ink) ? 'protocol-policy' : undefined) ??
    (isIni(ink) ? 'ini' : undefined) ??
    (isExport(ink) ? 'export' : undefined)
  );
}

function isRpc(start: ByteString): boolean {
  return /<iq[\s>]/i.test(start.slice(0, 10_000)) && /admin:iq:rpc|<query[\s>/]/i.test(start);
}

function isConstants(lines: readonly ByteString[]): boolean {
  const constants = lines.filter((line) => CONSTANT.test(line));
  return constants.length * 3 > lines.length && constants.some((line) => KNOWN.test(line.trim()));
}

function displayForm(lines: readonly ByteString[]): DumpForm | undefined {
  const records = lines.filter((line) => KNOWN.test(recordStart(line)?.name ?? ''));
  if (records.length === 0) return undefined;
  const first = lines.findIndex((line) => recordStart(line));
  const above = lines.slice(0, first).filter((line) => !line.startsWith('#'));
  // Values may have any number of lines, so that only what stands above the first can be judged.
  if (above.length > 3) return undefined;
  const header = above.at(-1);
  const underHeader = header !== undefined && isObjectName(header);
  if (underHeader) return 'domain-display';
  return records.some((line) => /^c_/i.test(line)) || records.length > 1 ? 'display' : undefined;
}

function isScript(start: ByteString): boolean {
  if (!COMMAND.test(start)) return false;
  const { entries, valueless, malformed } = parseSetScript(new SourceText('', start));
  return (
    [...entries, ...valueless].some(({ name }) => isVariableName(name)) ||
    malformed.some(({ problem }) => problem === 'modify')
  );
}

function isProtocolPolicy(lines: readonly ByteString[]): boolean {
  const marks = lines.filter((line) => /^AUTH(?:UserToMailFrom|PlainDisable)?=/i.test(line));
  const own = marks.length > 1 || marks.some((line) => /^AUTH\w/i.test(line));
  const entries = lines.map((line) =>
    policyEntry(line, { start: 0, end: line.length, next: line.length }),
  );
  return own && entries.every(Boolean);
}

function isIni(lines: readonly ByteString[]): boolean {
  const speaking = lines.filter((line) => !/^\s*[#;[]/.test(line.slice(0, 300)));
  const variables = speaking.filter((line) => {
    const name = /^\s*(?:export\s+)?([A-Za-z]\w{0,200})\s*=/.exec(line.slice(0, 600))?.[1] ?? '';
    return KNOWN.test(name);
  });
  return variables.length > 0 && variables.length * 2 > speaking.length;
}

/** Rows that all begin with an object; the last may be cut off by the window. */
function isExport(lines: readonly ByteString[]): boolean {
  const rows = lines.filter((line) => !line.startsWith('#') && !exportedColumns(line));
  const first = rows[0];
  if (first === undefined || exportedObject(first) === undefined) return false;
  if (first.endsWith(',')) {
    const width = first.split(',').length;
    if (width < 3) return false;
    return rows.slice(0, 50).every((row) => {
      if (row === lines.at(-1)) return true;
      return exportedObject(row) !== undefined && row.split(',').length === width;
    });
  }
  return /,-----BEGIN [A-Z ]{1,40}-----$/.test(first) && rows.includes(',');
}
