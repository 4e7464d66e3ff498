import { parseMainCf } from '../postfix/syntax/main-cf.ts';
import { parseMasterCf } from '../postfix/syntax/master-cf.ts';
import type { ByteString } from '../text/bytes.ts';
import type { TemplateSyntax } from '../text/markup.ts';
import { SourceText } from '../text/source.ts';

/** What a file is, as the report names it. */
export type FileKind = 'postfix-main' | 'postfix-master';

/** What a file is by its name; undefined when the name does not tell. */
export function kindByName(name: string): FileKind | undefined {
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

/** Whether a file is taken up when its folder is searched. */
export function isConfigName(name: string): boolean {
  if (name === 'main.cf' || name === 'master.cf') return true;
  return templateSyntax(name) !== undefined && kindByName(name) !== undefined;
}

/** What a file is, by its name or else by what it holds; undefined when it is nothing we know. */
export function detectKind(name: string, text: ByteString): FileKind | undefined {
  return kindByName(name) ?? kindByContent(text, templateSyntax(name));
}

function kindByContent(
  text: ByteString,
  template: TemplateSyntax | undefined,
): FileKind | undefined {
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
