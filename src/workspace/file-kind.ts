import { parseMainCf } from '../postfix/syntax/main-cf.ts';
import { parseMasterCf } from '../postfix/syntax/master-cf.ts';
import type { ByteString } from '../text/bytes.ts';
import { SourceText } from '../text/source.ts';

/** What a file is, as the report names it. */
export type FileKind = 'postfix-main' | 'postfix-master';

/** What a file is by its name; undefined when the name does not tell. */
export function kindByName(name: string): FileKind | undefined {
  if (/(?:^|[.\-_])main\.cf(?:\.(?:proto|dist|debian|bak|orig|old))?$/.test(name)) {
    return 'postfix-main';
  }
  if (/(?:^|[.\-_])master\.cf(?:\.(?:proto|dist|debian|bak|orig|old))?$/.test(name)) {
    return 'postfix-master';
  }
  return undefined;
}

/** Whether a name is that of a template, from which a configuration is made. */
export function isTemplate(name: string): boolean {
  return /\.(?:j2|jinja2?|erb|epp|tpl|tmpl|mustache|in)$/.test(name);
}

/** What a file is, by its name or else by what it holds; undefined when it is nothing we know. */
export function detectKind(name: string, text: ByteString): FileKind | undefined {
  return kindByName(name) ?? kindByContent(text);
}

function kindByContent(text: ByteString): FileKind | undefined {
  const source = new SourceText('', text.slice(0, 100_000));
  const services = parseMasterCf(source).nodes.filter((node) => 'line' in node);
  if (services.some(({ kind }) => kind === 'service')) {
    const sound = services.filter((node) => node.kind === 'service' && !node.badFields.length);
    if (sound.length * 2 > services.length) return 'postfix-master';
  }
  const entries = parseMainCf(source).nodes.filter((node) => 'line' in node);
  const settings = entries.filter(
    (node) => node.kind === 'setting' && /^[A-Za-z0-9_]+$/.test(node.name),
  );
  return settings.length > 0 && settings.length * 2 > entries.length ? 'postfix-main' : undefined;
}
