import type { ByteString } from '../../text/bytes.ts';

/**
 * How the names of variables begin: of the server, a domain, a user, group, mailing list and so on.
 * Source: the names in the apiconst.pas of IceWarp 14.3.
 */
const PREFIX = '(?:[CDUGMLRSANVTE]|RA|ST|Device|Statistics|Member|Global)';

/** `Name: value`, as far as the value. The length is bounded because hostile lines are not. */
const RECORD = new RegExp(`^(${PREFIX}_\\w{1,200}):(?: |$)?`, 'i');
const NAME = new RegExp(`^${PREFIX}_\\w{1,200}$`, 'i');

const LONGEST_OBJECT = 320;
const LABEL = '[A-Za-z0-9_\\x80-\\xff-]+';
const OBJECT = new RegExp(`^(?:[^\\s:,;"'<>=()@]+@)?(?:##)?${LABEL}(?:\\.${LABEL})*(?:##)?$`);

/** The name with which a record of `tool display` begins, and how long it is up to the value. */
export function recordStart(
  line: ByteString,
): { readonly name: ByteString; readonly length: number } | undefined {
  const match = RECORD.exec(line);
  return match?.[1] ? { name: match[1], length: match[0].length } : undefined;
}

/** Whether a text has the shape of the name of a variable. */
export function isVariableName(text: ByteString): boolean {
  return NAME.test(text);
}

/** Whether a text can be the name of a domain or the address of an account. */
export function isObjectName(text: ByteString): boolean {
  return text.length <= LONGEST_OBJECT && OBJECT.test(text);
}

/** The same, and not a mere word. */
export function isDottedObjectName(text: ByteString): boolean {
  return isObjectName(text) && text.includes('.');
}

const VERSION =
  /\b(?:IceWarp|Merak)(?: Mail)?(?: Server)?(?: |\/|, )(?:v|ver\.? ?|version:? )?(\d{1,2}(?:\.\d{1,5}){1,3})\b/i;

/** The version in a line such as `220 mail.example.com ESMTP IceWarp 14.3.0.7`. */
export function versionIn(line: ByteString): ByteString | undefined {
  return VERSION.exec(line.slice(0, 1000))?.[1];
}
