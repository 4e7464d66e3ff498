import type { MasterCf, ServiceEntry } from '../../src/postfix/syntax/master-cf.ts';
import { splitNameValue } from '../../src/postfix/syntax/name-value.ts';
import type { Argument, Option } from '../../src/postfix/syntax/options.ts';
import { unbrace } from '../../src/postfix/syntax/words.ts';
import type { ByteString } from '../../src/text/bytes.ts';
import { JoinedText } from '../../src/text/joined-text.ts';

/**
 * master.cf with what postconf alone reads in it, where that is not what the daemons read. All other
 * entries stay as they are. Its quirks, all in postconf/postconf_master.c and postconf_user.c:
 *
 * - an option word is split at each letter `o` behind the first, so that `-osmtpd_helo_required=yes`
 *   becomes `-o smtpd_hel -o _required=yes`;
 * - `o` is the only letter that takes a value, `--x` is an option like any other, and
 *   braces around an option make it none;
 * - braces come off in `-o{name = value}` too;
 * - entries of one name and type share their `-o` settings.
 */
export function asPostconfReads(tree: MasterCf): MasterCf {
  const services = tree.nodes.filter((node) => node.kind === 'service');
  const optionsOf = new Map<ByteString, Option[]>();
  const nodes = tree.nodes.map((node) => {
    if (node.kind !== 'service') return node;
    const label = labelOf(node);
    const hasTwin = services.some((other) => other !== node && labelOf(other) === label);
    if (!hasTwin && !isMisread(node)) return node;
    const args = normalizedArguments(node);
    const options = optionsOf.get(label) ?? [];
    options.push(...overridesIn(args));
    // An entry before the first with an option has no share in those that follow.
    if (options.length > 0) optionsOf.set(label, options);
    return { ...node, arguments: args, options };
  });
  return { ...tree, nodes };
}

function labelOf({ fields }: ServiceEntry): ByteString {
  return `${fields.name.text}/${fields.type.text}`;
}

/** Whether postconf takes an option for something else than the daemon does. */
function isMisread({ arguments: args }: ServiceEntry): boolean {
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at]?.written.text ?? '';
    if (word === '--') return false;
    if (!word.startsWith('-')) return bare(word).startsWith('-');
    if (word.startsWith('--')) return true;
    const taker = /^-[^imnorst]*([imnorst])(.*)$/s.exec(word);
    if (!taker) continue;
    const [, letter, rest = ''] = taker;
    if (letter !== 'o' || rest.includes('o') || rest.startsWith('{')) return true;
    if (rest === '') at += 1;
  }
  return false;
}

/** The arguments as `pcf_normalize_daemon_args` leaves them. */
function normalizedArguments({ arguments: args }: ServiceEntry): Argument[] {
  const words = args.map(({ written }) => written.text);
  let at = 0;
  for (; at < words.length; at += 1) {
    let word = words[at] ?? '';
    if (!word.startsWith('-') || word === '--') break;
    const split = word.indexOf('o', 2);
    if (split !== -1) {
      words.splice(at, 1, word.slice(0, split), `-${word.slice(split)}`);
      word = word.slice(0, split);
    }
    if (word.charAt(1) !== 'o') continue;
    if (word.length > 2) words.splice(at, 1, '-o', word.slice(2));
    at += 1;
    const value = words[at];
    if (value?.startsWith('{')) words[at] = normalizedPair(bare(value));
  }
  for (; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word.startsWith('{')) words[at] = bare(word);
  }
  return words.map((word) => ({ written: whole(word), text: whole(word), braces: 'none' }));
}

function normalizedPair(text: ByteString): ByteString {
  const parsed = splitNameValue(whole(text));
  return 'problem' in parsed ? text : `${parsed.name}=${parsed.value.text}`;
}

function overridesIn(args: readonly Argument[]): Option[] {
  const options: Option[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at]?.text.text ?? '';
    if (!word.startsWith('-') || word === '--') break;
    if (word.charAt(1) !== 'o') continue;
    at += 1;
    const text = args[at]?.text;
    const parsed = text && word === '-o' ? splitNameValue(text) : undefined;
    if (!parsed || 'problem' in parsed) continue;
    const span = { start: 0, end: 0 };
    options.push({ kind: 'override', span, ...parsed, braced: false, glued: false });
  }
  return options;
}

function bare(word: ByteString): ByteString {
  return unbrace(whole(word)).text.text;
}

function whole(text: ByteString): JoinedText {
  return JoinedText.of(text, [{ start: 0, end: text.length }]);
}
