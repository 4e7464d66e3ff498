// Written by scripts/rule-index.mjs.
import postfixCertsCertKeyNotConfigured from './postfix/certs/cert-key-not-configured.ts';
import postfixDeprecatedDeprecatedParameter from './postfix/deprecated/deprecated-parameter.ts';
import postfixDeprecatedDeprecatedRenames from './postfix/deprecated/deprecated-renames.ts';
import postfixMasterMasterBadColumns from './postfix/master/master-bad-columns.ts';
import postfixMasterMasterBraces from './postfix/master/master-braces.ts';
import postfixMasterMasterInetPrivate from './postfix/master/master-inet-private.ts';
import postfixMasterMasterLeadingWhitespace from './postfix/master/master-leading-whitespace.ts';
import postfixMasterMasterUndefinedMacro from './postfix/master/master-undefined-macro.ts';
import postfixSyntaxMacroSyntaxUnread from './postfix/syntax/macro-syntax-unread.ts';
import postfixSyntaxMacroSyntax from './postfix/syntax/macro-syntax.ts';
import postfixSyntaxMainUndefinedReference from './postfix/syntax/main-undefined-reference.ts';
import postfixSyntaxNulByte from './postfix/syntax/nul-byte.ts';
import postfixSyntaxReadOnlyParameter from './postfix/syntax/read-only-parameter.ts';
import postfixTlsTlsCipherGradeInvalid from './postfix/tls/tls-cipher-grade-invalid.ts';
import postfixTlsTlsCipherGradeNull from './postfix/tls/tls-cipher-grade-null.ts';
import postfixTlsTlsCipherGradeWeak from './postfix/tls/tls-cipher-grade-weak.ts';
import postfixTlsTlsEncryptOnPublicMx from './postfix/tls/tls-encrypt-on-public-mx.ts';
import postfixTlsTlsExcludeCiphersOperator from './postfix/tls/tls-exclude-ciphers-operator.ts';
import postfixTlsTlsExcludeCiphersSecondRule from './postfix/tls/tls-exclude-ciphers-second-rule.ts';
import postfixTlsTlsExcludeCiphersUnknown from './postfix/tls/tls-exclude-ciphers-unknown.ts';
import postfixTlsTlsInboundDisabled from './postfix/tls/tls-inbound-disabled.ts';
import postfixTlsTlsInvalidProtocolList from './postfix/tls/tls-invalid-protocol-list.ts';
import postfixTlsTlsLegacyMandatoryInbound from './postfix/tls/tls-legacy-mandatory-inbound.ts';
import postfixTlsTlsLegacyOpportunisticInbound from './postfix/tls/tls-legacy-opportunistic-inbound.ts';
import postfixTlsTlsMandatoryCipherGradeInvalid from './postfix/tls/tls-mandatory-cipher-grade-invalid.ts';
import postfixTlsTlsNoProtocolsLeft from './postfix/tls/tls-no-protocols-left.ts';
import postfixTlsTlsNoServerCertificate from './postfix/tls/tls-no-server-certificate.ts';
import postfixTlsTlsServerLevelInvalid from './postfix/tls/tls-server-level-invalid.ts';
import postfixTlsTlsSslv2Sslv3Enabled from './postfix/tls/tls-sslv2-sslv3-enabled.ts';
import postfixTlsTls12OnlyInbound from './postfix/tls/tls12-only-inbound.ts';
import postfixTlsTls13Disabled from './postfix/tls/tls13-disabled.ts';
import type { AnyRule } from './rule.ts';

/** Every rule that ships, in the order of its file. */
// biome-ignore format: one rule a line, however few there are
export const RULES: readonly AnyRule[] = [
  postfixCertsCertKeyNotConfigured,
  postfixDeprecatedDeprecatedParameter,
  postfixDeprecatedDeprecatedRenames,
  postfixMasterMasterBadColumns,
  postfixMasterMasterBraces,
  postfixMasterMasterInetPrivate,
  postfixMasterMasterLeadingWhitespace,
  postfixMasterMasterUndefinedMacro,
  postfixSyntaxMacroSyntaxUnread,
  postfixSyntaxMacroSyntax,
  postfixSyntaxMainUndefinedReference,
  postfixSyntaxNulByte,
  postfixSyntaxReadOnlyParameter,
  postfixTlsTlsCipherGradeInvalid,
  postfixTlsTlsCipherGradeNull,
  postfixTlsTlsCipherGradeWeak,
  postfixTlsTlsEncryptOnPublicMx,
  postfixTlsTlsExcludeCiphersOperator,
  postfixTlsTlsExcludeCiphersSecondRule,
  postfixTlsTlsExcludeCiphersUnknown,
  postfixTlsTlsInboundDisabled,
  postfixTlsTlsInvalidProtocolList,
  postfixTlsTlsLegacyMandatoryInbound,
  postfixTlsTlsLegacyOpportunisticInbound,
  postfixTlsTlsMandatoryCipherGradeInvalid,
  postfixTlsTlsNoProtocolsLeft,
  postfixTlsTlsNoServerCertificate,
  postfixTlsTlsServerLevelInvalid,
  postfixTlsTlsSslv2Sslv3Enabled,
  postfixTlsTls12OnlyInbound,
  postfixTlsTls13Disabled,
];
