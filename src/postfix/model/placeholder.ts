import type { ByteString } from '../../text/bytes.ts';

/** `PH_SIZE_LIMIT`: two words at least, so that no setting or word of Postfix is like it. */
const NAME = '[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+';
const ALONE = new RegExp(`^[^A-Za-z0-9]*${NAME}[^A-Za-z0-9]*$`);
const FIRST_PART = new RegExp(`^[^A-Za-z0-9/]*${NAME}[^A-Za-z0-9/]*(?:/|$)`);

/** Whether the text is a name in capitals, in whose place some script writes a value. */
export function isPlaceholder(text: ByteString): boolean {
  return ALONE.test(text);
}

/** Whether a path begins with such a name, as `PH_LOOKUP_DIR/aliases.cf`. */
export function beginsWithPlaceholder(path: ByteString): boolean {
  return FIRST_PART.test(path);
}
