/**
 * What happens to a keyword that a parameter does not take. Programs end over it, at the start or
 * when they come to use the value; the parameters listed here are different.
 * Source: observed on Postfix 3.7.11, postconf(5), and the sources of later releases.
 */
export interface KeywordFault {
  /** `fatal`: the program ends. `ignored`: it goes on without the word. */
  readonly effect: 'fatal' | 'ignored';
  /** The parameter without which the value is never looked at: it must not be empty, or `no`. */
  readonly onlyWith?: string;
  /** The parameter beside which the value is never looked at, when files set it. */
  readonly onlyWithout?: string;
}

const FATAL: KeywordFault = { effect: 'fatal' };
const IGNORED: KeywordFault = { effect: 'ignored' };

/** `undefined`: nothing certain can be said of other words. */
const FAULTS: Readonly<Record<string, KeywordFault | undefined>> = {
  smtpd_proxy_options: { effect: 'fatal', onlyWith: 'smtpd_proxy_filter' },
  smtpd_sasl_type: { effect: 'fatal', onlyWith: 'smtpd_sasl_auth_enable' },
  smtpd_sasl_security_options: { effect: 'fatal', onlyWith: 'smtpd_sasl_auth_enable' },
  smtp_sasl_type: { effect: 'fatal', onlyWith: 'smtp_sasl_auth_enable' },
  lmtp_sasl_type: { effect: 'fatal', onlyWith: 'lmtp_sasl_auth_enable' },
  mynetworks_style: { effect: 'fatal', onlyWithout: 'mynetworks' },
  // Counts only when a filter fails, and then as the default does.
  milter_default_action: IGNORED,
  // Only a bounce, a delivery in the session, or a library decides about these.
  internal_mail_filter_classes: undefined,
  milter_protocol: undefined,
  smtpd_sasl_tls_security_options: undefined,
  smtp_sasl_security_options: undefined,
  smtp_sasl_tls_security_options: undefined,
  smtp_sasl_tls_verified_security_options: undefined,
  lmtp_sasl_security_options: undefined,
  lmtp_sasl_tls_security_options: undefined,
  lmtp_sasl_tls_verified_security_options: undefined,
  // Words of the SMTP protocol that Postfix does not know do no harm here.
  smtpd_discard_ehlo_keywords: undefined,
  postscreen_discard_ehlo_keywords: undefined,
  smtp_discard_ehlo_keywords: undefined,
  lmtp_discard_lhlo_keywords: undefined,
  smtp_pix_workarounds: IGNORED,
  lmtp_pix_workarounds: IGNORED,
  smtpd_tls_loglevel: IGNORED,
  smtp_tls_loglevel: IGNORED,
  lmtp_tls_loglevel: IGNORED,
  postscreen_tls_loglevel: IGNORED,
  tlsproxy_tls_loglevel: IGNORED,
  tlsproxy_client_loglevel: IGNORED,
};

/** What becomes of another word than those that the parameter takes; undefined when not certain. */
export function keywordFault(name: string): KeywordFault | undefined {
  return Object.hasOwn(FAULTS, name) ? FAULTS[name] : FATAL;
}
