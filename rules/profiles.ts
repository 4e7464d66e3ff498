/**
 * The profiles grow stricter from interop over standard to strict: what standard asks for, strict
 * asks for too, and as loudly. The few rules that do otherwise, and why.
 */
export const MILDER_IN_STRICT: Readonly<Record<string, string>> = {
  'postfix/tls12-only-inbound':
    'strict asks for the TLS 1.2 floor that interop and standard warn of (RFC 8996 against RFC 7435)',
};
