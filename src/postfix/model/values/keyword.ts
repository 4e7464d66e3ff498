import type { ByteString } from '../../../text/bytes.ts';
import { JoinedText } from '../../../text/joined-text.ts';
import { keywordFault } from '../../facts/keyword-faults.ts';
import type { ParameterEnum } from '../../facts/parameter-table.ts';
import { splitWords } from '../../syntax/words.ts';
import { isListSeparator } from '../lists.ts';
import { ACCEPTED, type ValueRules, type Verdict } from './verdict.ts';

/** Parameters whose empty default means that the feature is not in use. */
const MAY_BE_EMPTY = /_dns_support_level$|_upstream_proxy_protocol$/;

/**
 * Whether the value is one of the keywords of the parameter, or a list of them.
 * Source: util/name_mask.c, util/name_code.c, postconf(5) of each parameter.
 */
export function checkKeywords(rules: ValueRules, words: ParameterEnum, value: ByteString): Verdict {
  const fault = keywordFault(rules.name);
  if (!fault || words.open) return ACCEPTED;
  if (!words.list) {
    const empty = value === '' && MAY_BE_EMPTY.test(rules.name);
    if (empty || isOneOf(words, value)) return ACCEPTED;
    const message = messageFor(rules.name, value, value, false);
    const word = { start: 0, end: value.length };
    return { outcome: 'refused', form: 'keyword', effect: fault.effect, message, word };
  }
  const whole = JoinedText.of(value, [{ start: 0, end: value.length }]);
  for (const word of splitWords(whole, isListSeparator)) {
    if (isOneOf(words, word.text)) continue;
    const message = messageFor(rules.name, word.text, value, true);
    return { outcome: 'refused', form: 'keyword', effect: fault.effect, message, word: word.span };
  }
  return ACCEPTED;
}

function isOneOf({ values, aliases, caseSensitive }: ParameterEnum, word: ByteString): boolean {
  const known = [...values, ...Object.keys(aliases)];
  if (caseSensitive) return known.includes(word);
  const lower = word.toLowerCase();
  return known.some((value) => value.toLowerCase() === lower);
}

/** The words of the log, where they are known from a real Postfix. */
const SINGLE_MESSAGES: readonly (readonly [name: RegExp, message: string])[] = [
  [/^header_from_format$/, 'invalid setting: "{name} = {word}"'],
  [/_dns_support_level$|_dane_insecure_mx_policy$/, 'invalid {name}: "{word}"'],
  [/_address_preference$|^postscreen_\w+_action$/, 'bad {name} value: {word}'],
  [/_upstream_proxy_protocol$/, 'unsupported {name} value: {word}'],
  [/_tempfail_action$/, 'bad configuration: {name} = {word}'],
  [/^info_log_address_format$/, 'invalid parameter setting "{name} = {word}"'],
  [/^smtpd_forbid_bare_newline$/, "bad parameter value: '{name} = {word}'"],
  [/^syslog_facility$/, 'parameter {name}: unrecognized value: {word}'],
  [/^mynetworks_style$/, 'unknown mynetworks mask style value "{word}" in "{word}"'],
  [/^smtpd_sasl_type$/, 'unsupported SASL server implementation: {word}'],
  [/_sasl_type$/, 'unsupported SASL client implementation: {word}'],
  [/_address_verify_target$/, 'bad protocol stage: "smtp_address_verify_target = {word}"'],
  [/^sendmail_fix_line_endings$/, 'invalid {name} value: {word}'],
  [/^milter_default_action$/, 'unrecognized default action: {word}'],
];

function messageFor(name: string, word: string, value: string, list: boolean): string {
  if (list) {
    const shown = {
      virtual_mailbox_lock: 'mailbox_delivery_lock',
      smtpd_sasl_security_options: 'SASL security options',
    }[name];
    return /_pix_workarounds$/.test(name)
      ? ''
      : `unknown ${shown ?? name} value "${word}" in "${value}"`;
  }
  const template = SINGLE_MESSAGES.find(([names]) => names.test(name))?.[1] ?? '';
  return template.replaceAll('{name}', () => name).replaceAll('{word}', () => word);
}
