import type { SourceText } from '../../text/source.ts';
import { parseDisplay } from './display.ts';
import type { DumpForm, DumpOptions, IceWarpDump } from './dump-parts.ts';
import { parseExport } from './export.ts';
import { parseIni } from './ini.ts';
import { parseProtocolPolicy } from './protocol-policy.ts';
import { parseRpc } from './rpc.ts';
import { parseSetScript } from './set-script.ts';
import { isUtf16 } from './utf16.ts';

export { detectForm } from './detect-form.ts';
export type { DumpForm, IceWarpDump, VariableEntry } from './dump-parts.ts';

/** Reads any bytes; what cannot be read is in `malformed`, never an exception. */
export function parseDump(
  source: SourceText,
  form: DumpForm,
  options: DumpOptions = {},
): IceWarpDump {
  if (isUtf16(source.text)) return unreadUtf16(source, form);
  switch (form) {
    case 'display':
    case 'domain-display':
      return parseDisplay(source, form);
    case 'export':
      return parseExport(source, options.columns);
    case 'rpc':
      return parseRpc(source);
    case 'set-script':
      return parseSetScript(source);
    case 'ini':
      return parseIni(source);
    case 'protocol-policy':
      return parseProtocolPolicy(source);
  }
}

/** Windows PowerShell writes UTF-16 where the output of a command is sent to a file. */
function unreadUtf16(source: SourceText, form: DumpForm): IceWarpDump {
  const span = { start: 0, end: source.text.length };
  const malformed = [{ span, problem: 'utf-16' as const, detail: '' }];
  return { source, form, entries: [], valueless: [], malformed, comments: [], credentials: [] };
}
