// Written by scripts/rule-index.mjs.
import chainCertDuplicate from './chain/cert-duplicate.ts';
import chainCertExpired from './chain/cert-expired.ts';
import chainCertExpiring from './chain/cert-expiring.ts';
import chainCertKeyEncrypted from './chain/cert-key-encrypted.ts';
import chainCertLeafNotFirst from './chain/cert-leaf-not-first.ts';
import chainCertMissingIntermediate from './chain/cert-missing-intermediate.ts';
import chainCertMustStaple from './chain/cert-must-staple.ts';
import chainCertNoSan from './chain/cert-no-san.ts';
import chainCertNoServerauth from './chain/cert-no-serverauth.ts';
import chainCertNotYetValid from './chain/cert-not-yet-valid.ts';
import chainCertOutOfOrder from './chain/cert-out-of-order.ts';
import chainCertSelfSigned from './chain/cert-self-signed.ts';
import chainCertSnakeoil from './chain/cert-snakeoil.ts';
import chainCertUnrelated from './chain/cert-unrelated.ts';
import chainIssuerExpired from './chain/issuer-expired.ts';
import chainPemCorrupt from './chain/pem-corrupt.ts';
import chainPemOddity from './chain/pem-oddity.ts';
import chainPemTrustedCertificate from './chain/pem-trusted-certificate.ts';
import chainPemWrongFormat from './chain/pem-wrong-format.ts';
import chainRootIncluded from './chain/root-included.ts';
import chainWeakKey from './chain/weak-key.ts';
import chainWeakSignature from './chain/weak-signature.ts';
import dnsDaneDaneDigestLength from './dns/dane/dane-digest-length.ts';
import dnsDaneDaneEeMismatch from './dns/dane/dane-ee-mismatch.ts';
import dnsDaneDaneInvalidParams from './dns/dane/dane-invalid-params.ts';
import dnsDaneDaneMatchingType from './dns/dane/dane-matching-type.ts';
import dnsDaneDaneMissingSomeMx from './dns/dane/dane-missing-some-mx.ts';
import dnsDaneDanePartialDualCert from './dns/dane/dane-partial-dual-cert.ts';
import dnsDaneDaneSelector0Ee from './dns/dane/dane-selector0-ee.ts';
import dnsDaneDaneStarttlsOff from './dns/dane/dane-starttls-off.ts';
import dnsDaneDaneStrongerDigestStale from './dns/dane/dane-stronger-digest-stale.ts';
import dnsDaneDaneTaNameMismatch from './dns/dane/dane-ta-name-mismatch.ts';
import dnsDaneDaneTaNotInChain from './dns/dane/dane-ta-not-in-chain.ts';
import dnsDaneDaneUsagePkix from './dns/dane/dane-usage-pkix.ts';
import dnsDaneDaneUsagePkixSpare from './dns/dane/dane-usage-pkix-spare.ts';
import dnsDaneDaneWrongOwner from './dns/dane/dane-wrong-owner.ts';
import dnsMtaStsMtastsHostMissing from './dns/mta-sts/mtasts-host-missing.ts';
import dnsMtaStsMtastsMaxAgeLow from './dns/mta-sts/mtasts-max-age-low.ts';
import dnsMtaStsMtastsModeTesting from './dns/mta-sts/mtasts-mode-testing.ts';
import dnsMtaStsMtastsMxMismatch from './dns/mta-sts/mtasts-mx-mismatch.ts';
import dnsMtaStsMtastsMxMismatchTesting from './dns/mta-sts/mtasts-mx-mismatch-testing.ts';
import dnsMtaStsMtastsPolicyInvalid from './dns/mta-sts/mtasts-policy-invalid.ts';
import dnsMtaStsMtastsRecordInvalid from './dns/mta-sts/mtasts-record-invalid.ts';
import dnsMtaStsMtastsWithoutTls from './dns/mta-sts/mtasts-without-tls.ts';
import dnsMtaStsTlsrptInvalid from './dns/mta-sts/tlsrpt-invalid.ts';
import dnsMtaStsTlsrptMissing from './dns/mta-sts/tlsrpt-missing.ts';
import dnsMxMxCloudflareProxied from './dns/mx/mx-cloudflare-proxied.ts';
import dnsMxMxCloudflareRange from './dns/mx/mx-cloudflare-range.ts';
import dnsMxMxCname from './dns/mx/mx-cname.ts';
import dnsMxMxDcMx from './dns/mx/mx-dc-mx.ts';
import dnsMxMxIpLiteral from './dns/mx/mx-ip-literal.ts';
import dnsMxMxMissingTrailingDot from './dns/mx/mx-missing-trailing-dot.ts';
import dnsMxMxNoAddress from './dns/mx/mx-no-address.ts';
import dnsMxMxNotCoveredByCert from './dns/mx/mx-not-covered-by-cert.ts';
import dnsMxMxNotOurs from './dns/mx/mx-not-ours.ts';
import dnsMxMxNullMixed from './dns/mx/mx-null-mixed.ts';
import dnsMxMxPrivateAddress from './dns/mx/mx-private-address.ts';
import dnsZoneZoneSyntax from './dns/zone/zone-syntax.ts';
import dnsZoneZoneUnknownType from './dns/zone/zone-unknown-type.ts';
import icewarpDumpRecordUnreadable from './icewarp/dump/record-unreadable.ts';
import icewarpDumpTextUnreadable from './icewarp/dump/text-unreadable.ts';
import icewarpSecurityAccountPasswords from './icewarp/security/account-passwords.ts';
import icewarpSecurityAdminPasswordExportAllowed from './icewarp/security/admin-password-export-allowed.ts';
import icewarpSecurityAuthPlainWithoutTls from './icewarp/security/auth-plain-without-tls.ts';
import icewarpSecurityAuthSchemesWeak from './icewarp/security/auth-schemes-weak.ts';
import icewarpSecurityClearTextWebAddress from './icewarp/security/clear-text-web-address.ts';
import icewarpSecurityDkimSigningOff from './icewarp/security/dkim-signing-off.ts';
import icewarpSecurityDmarcIncomplete from './icewarp/security/dmarc-incomplete.ts';
import icewarpSecurityDuplicateVariable from './icewarp/security/duplicate-variable.ts';
import icewarpSecurityHeloChecksOff from './icewarp/security/helo-checks-off.ts';
import icewarpSecurityHostnameInvalid from './icewarp/security/hostname-invalid.ts';
import icewarpSecurityIntrusionPreventionOff from './icewarp/security/intrusion-prevention-off.ts';
import icewarpSecurityLocalSendersUnauthenticated from './icewarp/security/local-senders-unauthenticated.ts';
import icewarpSecurityLoginAttemptsHigh from './icewarp/security/login-attempts-high.ts';
import icewarpSecurityLoginPolicyOff from './icewarp/security/login-policy-off.ts';
import icewarpSecurityModifyCommand from './icewarp/security/modify-command.ts';
import icewarpSecurityOpenProxy from './icewarp/security/open-proxy.ts';
import icewarpSecurityOpenRelay from './icewarp/security/open-relay.ts';
import icewarpSecurityOverriddenCommand from './icewarp/security/overridden-command.ts';
import icewarpSecurityPasswordExportAllowed from './icewarp/security/password-export-allowed.ts';
import icewarpSecurityPasswordPolicyOff from './icewarp/security/password-policy-off.ts';
import icewarpSecurityPasswordPolicyWeak from './icewarp/security/password-policy-weak.ts';
import icewarpSecurityPasswordsStoredReadable from './icewarp/security/passwords-stored-readable.ts';
import icewarpSecurityPopBeforeSmtp from './icewarp/security/pop-before-smtp.ts';
import icewarpSecurityReadOnlyVariable from './icewarp/security/read-only-variable.ts';
import icewarpSecurityRelayForEveryone from './icewarp/security/relay-for-everyone.ts';
import icewarpSecurityRelayRangeWide from './icewarp/security/relay-range-wide.ts';
import icewarpSecuritySecretsInDump from './icewarp/security/secrets-in-dump.ts';
import icewarpSecuritySenderAuthMismatch from './icewarp/security/sender-auth-mismatch.ts';
import icewarpSecuritySmtpAuthOff from './icewarp/security/smtp-auth-off.ts';
import icewarpSecuritySmtpLogLevelLow from './icewarp/security/smtp-log-level-low.ts';
import icewarpSecuritySocksEnabled from './icewarp/security/socks-enabled.ts';
import icewarpSecurityTwoFactorOff from './icewarp/security/two-factor-off.ts';
import icewarpSecurityUnknownRecipientsDeleted from './icewarp/security/unknown-recipients-deleted.ts';
import icewarpSecurityUnknownVariable from './icewarp/security/unknown-variable.ts';
import icewarpSecurityUnlistedVariable from './icewarp/security/unlisted-variable.ts';
import icewarpSecurityValueOutOfRange from './icewarp/security/value-out-of-range.ts';
import icewarpSecurityVariableOfOtherVersion from './icewarp/security/variable-of-other-version.ts';
import icewarpSecurityVersionDisclosure from './icewarp/security/version-disclosure.ts';
import icewarpSecurityVrfyExpn from './icewarp/security/vrfy-expn.ts';
import icewarpTlsCipherNameUnknown from './icewarp/tls/cipher-name-unknown.ts';
import icewarpTlsCipherlistInvalid from './icewarp/tls/cipherlist-invalid.ts';
import icewarpTlsCipherlistTooNarrow from './icewarp/tls/cipherlist-too-narrow.ts';
import icewarpTlsCipherlistWeak from './icewarp/tls/cipherlist-weak.ts';
import icewarpTlsClearTextClientSetup from './icewarp/tls/clear-text-client-setup.ts';
import icewarpTlsClearTextSubmissionSetup from './icewarp/tls/clear-text-submission-setup.ts';
import icewarpTlsDaneWithoutDnssec from './icewarp/tls/dane-without-dnssec.ts';
import icewarpTlsDeliveryTlsOff from './icewarp/tls/delivery-tls-off.ts';
import icewarpTlsFleetTlsDiffers from './icewarp/tls/fleet-tls-differs.ts';
import icewarpTlsHonorCipherOrder from './icewarp/tls/honor-cipher-order.ts';
import icewarpTlsHstsOff from './icewarp/tls/hsts-off.ts';
import icewarpTlsLegacyMethod from './icewarp/tls/legacy-method.ts';
import icewarpTlsLetsencryptTest from './icewarp/tls/letsencrypt-test.ts';
import icewarpTlsMethodDefaultAmbiguous from './icewarp/tls/method-default-ambiguous.ts';
import icewarpTlsMethodInvalid from './icewarp/tls/method-invalid.ts';
import icewarpTlsMethodsDiffer from './icewarp/tls/methods-differ.ts';
import icewarpTlsRetryWithoutEsmtp from './icewarp/tls/retry-without-esmtp.ts';
import icewarpTlsSmtpsPortMissing from './icewarp/tls/smtps-port-missing.ts';
import icewarpTlsSslv3Method from './icewarp/tls/sslv3-method.ts';
import icewarpTlsStarttlsRemoved from './icewarp/tls/starttls-removed.ts';
import icewarpTlsStarttlsSuppressed from './icewarp/tls/starttls-suppressed.ts';
import icewarpTlsSubmissionPortUnusual from './icewarp/tls/submission-port-unusual.ts';
import icewarpTlsSubmissionRoleOff from './icewarp/tls/submission-role-off.ts';
import icewarpTlsSubmissionTlsNotEnforced from './icewarp/tls/submission-tls-not-enforced.ts';
import icewarpTlsTlsDisabled from './icewarp/tls/tls-disabled.ts';
import icewarpTlsTls12FloorInbound from './icewarp/tls/tls12-floor-inbound.ts';
import icewarpTlsTls12Only from './icewarp/tls/tls12-only.ts';
import mtalintMalformedSuppression from './mtalint/malformed-suppression.ts';
import mtalintUnusedSuppression from './mtalint/unused-suppression.ts';
import postfixCertsAuthorityFileMissing from './postfix/certs/authority-file-missing.ts';
import postfixCertsCertArchivePath from './postfix/certs/cert-archive-path.ts';
import postfixCertsCertEcdsaOnly from './postfix/certs/cert-ecdsa-only.ts';
import postfixCertsCertFileMissing from './postfix/certs/cert-file-missing.ts';
import postfixCertsCertKeyMismatch from './postfix/certs/cert-key-mismatch.ts';
import postfixCertsCertKeyNotConfigured from './postfix/certs/cert-key-not-configured.ts';
import postfixCertsCertNameMismatch from './postfix/certs/cert-name-mismatch.ts';
import postfixCertsChainFileMissing from './postfix/certs/chain-file-missing.ts';
import postfixCertsChainFilesDanglingKey from './postfix/certs/chain-files-dangling-key.ts';
import postfixCertsChainFilesKeyNotFirst from './postfix/certs/chain-files-key-not-first.ts';
import postfixCertsChainFilesSameKeyType from './postfix/certs/chain-files-same-key-type.ts';
import postfixCertsClientCertNoClientauth from './postfix/certs/client-cert-no-clientauth.ts';
import postfixCertsKeyWorldReadable from './postfix/certs/key-world-readable.ts';
import postfixCertsKeyWritable from './postfix/certs/key-writable.ts';
import postfixCertsSniChainUnusable from './postfix/certs/sni-chain-unusable.ts';
import postfixCertsSniFileMissing from './postfix/certs/sni-file-missing.ts';
import postfixDeprecatedDeprecatedBrokenSaslAuthClients from './postfix/deprecated/deprecated-broken-sasl-auth-clients.ts';
import postfixDeprecatedDeprecatedCnameOverrides from './postfix/deprecated/deprecated-cname-overrides.ts';
import postfixDeprecatedDeprecatedDh512ParamFile from './postfix/deprecated/deprecated-dh512-param-file.ts';
import postfixDeprecatedDeprecatedDisableDnsLookups from './postfix/deprecated/deprecated-disable-dns-lookups.ts';
import postfixDeprecatedDeprecatedEnforcePeername from './postfix/deprecated/deprecated-enforce-peername.ts';
import postfixDeprecatedDeprecatedEnforceTls from './postfix/deprecated/deprecated-enforce-tls.ts';
import postfixDeprecatedDeprecatedNoEffectTlsParams from './postfix/deprecated/deprecated-no-effect-tls-params.ts';
import postfixDeprecatedDeprecatedParameter from './postfix/deprecated/deprecated-parameter.ts';
import postfixDeprecatedDeprecatedPerSite from './postfix/deprecated/deprecated-per-site.ts';
import postfixDeprecatedDeprecatedRenames from './postfix/deprecated/deprecated-renames.ts';
import postfixDeprecatedDeprecatedUseTls from './postfix/deprecated/deprecated-use-tls.ts';
import postfixLimitsLimitStarttlsTimeout from './postfix/limits/limit-starttls-timeout.ts';
import postfixLimitsLimitTlsSessionRate from './postfix/limits/limit-tls-session-rate.ts';
import postfixLimitsSizeLimitInversion from './postfix/limits/size-limit-inversion.ts';
import postfixLimitsSmtpdOneProcess from './postfix/limits/smtpd-one-process.ts';
import postfixMasterHideClientSessionOn25 from './postfix/master/hide-client-session-on-25.ts';
import postfixMasterMasterBadColumns from './postfix/master/master-bad-columns.ts';
import postfixMasterMasterBraces from './postfix/master/master-braces.ts';
import postfixMasterMasterDuplicateService from './postfix/master/master-duplicate-service.ts';
import postfixMasterMasterIndentedService from './postfix/master/master-indented-service.ts';
import postfixMasterMasterInetPrivate from './postfix/master/master-inet-private.ts';
import postfixMasterMasterLeadingWhitespace from './postfix/master/master-leading-whitespace.ts';
import postfixMasterMasterMissingTlsmgr from './postfix/master/master-missing-tlsmgr.ts';
import postfixMasterMasterOColumn0 from './postfix/master/master-o-column0.ts';
import postfixMasterMasterOInlineComment from './postfix/master/master-o-inline-comment.ts';
import postfixMasterMasterOQuotes from './postfix/master/master-o-quotes.ts';
import postfixMasterMasterOSpaceInValue from './postfix/master/master-o-space-in-value.ts';
import postfixMasterMasterOSpacesEquals from './postfix/master/master-o-spaces-equals.ts';
import postfixMasterMasterOWithoutValue from './postfix/master/master-o-without-value.ts';
import postfixMasterMasterOrphanOptions from './postfix/master/master-orphan-options.ts';
import postfixMasterMasterSubmissionsName from './postfix/master/master-submissions-name.ts';
import postfixMasterMasterUndefinedMacro from './postfix/master/master-undefined-macro.ts';
import postfixMasterMasterUnknownDaemon from './postfix/master/master-unknown-daemon.ts';
import postfixMasterMasterUnknownParam from './postfix/master/master-unknown-param.ts';
import postfixMasterMasterWakeupWithoutNumber from './postfix/master/master-wakeup-without-number.ts';
import postfixProbeProbeAuthBeforeTls from './postfix/probe/probe-auth-before-tls.ts';
import postfixProbeProbeExtraProtocols from './postfix/probe/probe-extra-protocols.ts';
import postfixProbeProbeMissingProtocols from './postfix/probe/probe-missing-protocols.ts';
import postfixProbeProbeNoStarttls from './postfix/probe/probe-no-starttls.ts';
import postfixProbeProbeOldProtocolsOff from './postfix/probe/probe-old-protocols-off.ts';
import postfixProbeProbeOtherCertificate from './postfix/probe/probe-other-certificate.ts';
import postfixProbeProbeOtherIssuers from './postfix/probe/probe-other-issuers.ts';
import postfixProbeProbeOtherName from './postfix/probe/probe-other-name.ts';
import postfixProbeProbeUnexpectedStarttls from './postfix/probe/probe-unexpected-starttls.ts';
import postfixProbeProbeUntrustedCertificate from './postfix/probe/probe-untrusted-certificate.ts';
import postfixRelayBannerDisclosesVersion from './postfix/relay/banner-discloses-version.ts';
import postfixRelayBannerWithoutHostname from './postfix/relay/banner-without-hostname.ts';
import postfixRelayDelayRejectNo from './postfix/relay/delay-reject-no.ts';
import postfixRelayDomainClassOverlap from './postfix/relay/domain-class-overlap.ts';
import postfixRelayHeloNotRequired from './postfix/relay/helo-not-required.ts';
import postfixRelayLocalRecipientsUnchecked from './postfix/relay/local-recipients-unchecked.ts';
import postfixRelayMynetworksBroadPrivate from './postfix/relay/mynetworks-broad-private.ts';
import postfixRelayMynetworksHostBits from './postfix/relay/mynetworks-host-bits.ts';
import postfixRelayMynetworksIpv6Unbracketed from './postfix/relay/mynetworks-ipv6-unbracketed.ts';
import postfixRelayMynetworksLoopbackMissing from './postfix/relay/mynetworks-loopback-missing.ts';
import postfixRelayMynetworksPublicWide from './postfix/relay/mynetworks-public-wide.ts';
import postfixRelayMynetworksStyleWide from './postfix/relay/mynetworks-style-wide.ts';
import postfixRelayMynetworksUnreadable from './postfix/relay/mynetworks-unreadable.ts';
import postfixRelayOpenRelay from './postfix/relay/open-relay.ts';
import postfixRelayOpenRelayMynetworksAny from './postfix/relay/open-relay-mynetworks-any.ts';
import postfixRelayPermitMxBackup from './postfix/relay/permit-mx-backup.ts';
import postfixRelayPermitTlsAllClientcerts from './postfix/relay/permit-tls-all-clientcerts.ts';
import postfixRelayRblDeadList from './postfix/relay/rbl-dead-list.ts';
import postfixRelayRblPublicResolver from './postfix/relay/rbl-public-resolver.ts';
import postfixRelayRelayCheckAccessBeforeReject from './postfix/relay/relay-check-access-before-reject.ts';
import postfixRelayRelayDomainsWildcard from './postfix/relay/relay-domains-wildcard.ts';
import postfixRelayRelayRestrictionsMissing from './postfix/relay/relay-restrictions-missing.ts';
import postfixRelaySenderLoginMapsMissing from './postfix/relay/sender-login-maps-missing.ts';
import postfixRelaySenderLoginMismatchMissing from './postfix/relay/sender-login-mismatch-missing.ts';
import postfixRelaySmtpSmuggling from './postfix/relay/smtp-smuggling.ts';
import postfixRelaySmtpSmugglingExclusionsAny from './postfix/relay/smtp-smuggling-exclusions-any.ts';
import postfixRelaySoftBounceOn from './postfix/relay/soft-bounce-on.ts';
import postfixRelayUnauthPipelining from './postfix/relay/unauth-pipelining.ts';
import postfixRelayUnlistedRecipientAccepted from './postfix/relay/unlisted-recipient-accepted.ts';
import postfixRelayVrfyEnabled from './postfix/relay/vrfy-enabled.ts';
import postfixRelayXclientHostsWide from './postfix/relay/xclient-hosts-wide.ts';
import postfixSubmissionSaslBackendMissing from './postfix/submission/sasl-backend-missing.ts';
import postfixSubmissionSaslOnPort25 from './postfix/submission/sasl-on-port-25.ts';
import postfixSubmissionSaslOptionsNoplaintextTls from './postfix/submission/sasl-options-noplaintext-tls.ts';
import postfixSubmissionSaslSocketOutsideChroot from './postfix/submission/sasl-socket-outside-chroot.ts';
import postfixSubmissionSubmissionAuthPlaintext from './postfix/submission/submission-auth-plaintext.ts';
import postfixSubmissionSubmissionClearWithoutLogin from './postfix/submission/submission-clear-without-login.ts';
import postfixSubmissionSubmissionInheritsRbl from './postfix/submission/submission-inherits-rbl.ts';
import postfixSubmissionSubmissionMissing from './postfix/submission/submission-missing.ts';
import postfixSubmissionSubmissionRelayPolicy from './postfix/submission/submission-relay-policy.ts';
import postfixSubmissionSubmissionSaslDisabled from './postfix/submission/submission-sasl-disabled.ts';
import postfixSubmissionSubmissionTlsNotRequired from './postfix/submission/submission-tls-not-required.ts';
import postfixSubmissionSubmissionTlsOnlyForLogin from './postfix/submission/submission-tls-only-for-login.ts';
import postfixSubmissionSubmissionsMissingWrappermode from './postfix/submission/submissions-missing-wrappermode.ts';
import postfixSubmissionWrappermodeOnStarttlsPort from './postfix/submission/wrappermode-on-starttls-port.ts';
import postfixSyntaxCompatLevelLow from './postfix/syntax/compat-level-low.ts';
import postfixSyntaxCompatLevelMissing from './postfix/syntax/compat-level-missing.ts';
import postfixSyntaxInetProtocolsIpv6 from './postfix/syntax/inet-protocols-ipv6.ts';
import postfixSyntaxMacroEvaluation from './postfix/syntax/macro-evaluation.ts';
import postfixSyntaxMacroSyntax from './postfix/syntax/macro-syntax.ts';
import postfixSyntaxMacroSyntaxUnread from './postfix/syntax/macro-syntax-unread.ts';
import postfixSyntaxMainBom from './postfix/syntax/main-bom.ts';
import postfixSyntaxMainDuplicateParam from './postfix/syntax/main-duplicate-param.ts';
import postfixSyntaxMainIndentedParam from './postfix/syntax/main-indented-param.ts';
import postfixSyntaxMainLeadingWhitespace from './postfix/syntax/main-leading-whitespace.ts';
import postfixSyntaxMainMissingEquals from './postfix/syntax/main-missing-equals.ts';
import postfixSyntaxMainNbsp from './postfix/syntax/main-nbsp.ts';
import postfixSyntaxMainQuotedValue from './postfix/syntax/main-quoted-value.ts';
import postfixSyntaxMainRepeatedParam from './postfix/syntax/main-repeated-param.ts';
import postfixSyntaxMainStrayContinuation from './postfix/syntax/main-stray-continuation.ts';
import postfixSyntaxMainToleratedComment from './postfix/syntax/main-tolerated-comment.ts';
import postfixSyntaxMainTrailingComment from './postfix/syntax/main-trailing-comment.ts';
import postfixSyntaxMainUndefinedReference from './postfix/syntax/main-undefined-reference.ts';
import postfixSyntaxMainUnknownParam from './postfix/syntax/main-unknown-param.ts';
import postfixSyntaxMyhostnameNotFqdn from './postfix/syntax/myhostname-not-fqdn.ts';
import postfixSyntaxNulByte from './postfix/syntax/nul-byte.ts';
import postfixSyntaxReadOnlyParameter from './postfix/syntax/read-only-parameter.ts';
import postfixSyntaxReferenceNotLoaded from './postfix/syntax/reference-not-loaded.ts';
import postfixSyntaxReferenceNotLoadedFatal from './postfix/syntax/reference-not-loaded-fatal.ts';
import postfixSyntaxReferenceWithoutName from './postfix/syntax/reference-without-name.ts';
import postfixSyntaxSecretInMainCf from './postfix/syntax/secret-in-main-cf.ts';
import postfixSyntaxVersionGatedParam from './postfix/syntax/version-gated-param.ts';
import postfixTablesAccessActionUnknown from './postfix/tables/access-action-unknown.ts';
import postfixTablesAccessCodeAlone from './postfix/tables/access-code-alone.ts';
import postfixTablesClientSettingDropped from './postfix/tables/client-setting-dropped.ts';
import postfixTablesClientSettingRefused from './postfix/tables/client-setting-refused.ts';
import postfixTablesClientSettingReplaced from './postfix/tables/client-setting-replaced.ts';
import postfixTablesClientSettingUnknown from './postfix/tables/client-setting-unknown.ts';
import postfixTablesOutboundTlsPolicySyntax from './postfix/tables/outbound-tls-policy-syntax.ts';
import postfixTablesTableEntryMalformed from './postfix/tables/table-entry-malformed.ts';
import postfixTablesTableIndexStale from './postfix/tables/table-index-stale.ts';
import postfixTablesTableNotIndexed from './postfix/tables/table-not-indexed.ts';
import postfixTablesTableSourceMissing from './postfix/tables/table-source-missing.ts';
import postfixTablesTableTypeForeign from './postfix/tables/table-type-foreign.ts';
import postfixTablesTableTypeMissing from './postfix/tables/table-type-missing.ts';
import postfixTablesTableTypeMisspelt from './postfix/tables/table-type-misspelt.ts';
import postfixTablesTableUnusable from './postfix/tables/table-unusable.ts';
import postfixTablesTlsPerSiteIgnored from './postfix/tables/tls-per-site-ignored.ts';
import postfixTlsTlsAnonymousCiphersOffered from './postfix/tls/tls-anonymous-ciphers-offered.ts';
import postfixTlsTlsAskCcertPublic from './postfix/tls/tls-ask-ccert-public.ts';
import postfixTlsTlsCertNone from './postfix/tls/tls-cert-none.ts';
import postfixTlsTlsChainAndLegacyParams from './postfix/tls/tls-chain-and-legacy-params.ts';
import postfixTlsTlsCipherGradeInvalid from './postfix/tls/tls-cipher-grade-invalid.ts';
import postfixTlsTlsCipherGradeNull from './postfix/tls/tls-cipher-grade-null.ts';
import postfixTlsTlsCipherGradeWeak from './postfix/tls/tls-cipher-grade-weak.ts';
import postfixTlsTlsCipherlistEmpty from './postfix/tls/tls-cipherlist-empty.ts';
import postfixTlsTlsCipherlistOverridden from './postfix/tls/tls-cipherlist-overridden.ts';
import postfixTlsTlsConflictingBounds from './postfix/tls/tls-conflicting-bounds.ts';
import postfixTlsTlsDhParamsFile from './postfix/tls/tls-dh-params-file.ts';
import postfixTlsTlsEecdhGradeObsolete from './postfix/tls/tls-eecdh-grade-obsolete.ts';
import postfixTlsTlsEncryptOnPublicMx from './postfix/tls/tls-encrypt-on-public-mx.ts';
import postfixTlsTlsExcludeCiphersOperator from './postfix/tls/tls-exclude-ciphers-operator.ts';
import postfixTlsTlsExcludeCiphersSecondRule from './postfix/tls/tls-exclude-ciphers-second-rule.ts';
import postfixTlsTlsExcludeCiphersUnknown from './postfix/tls/tls-exclude-ciphers-unknown.ts';
import postfixTlsTlsFingerprintDigestWeak from './postfix/tls/tls-fingerprint-digest-weak.ts';
import postfixTlsTlsForwardSecrecyExcluded from './postfix/tls/tls-forward-secrecy-excluded.ts';
import postfixTlsTlsGroupsTooNarrow from './postfix/tls/tls-groups-too-narrow.ts';
import postfixTlsTlsInboundDisabled from './postfix/tls/tls-inbound-disabled.ts';
import postfixTlsTlsInvalidProtocolList from './postfix/tls/tls-invalid-protocol-list.ts';
import postfixTlsTlsLegacyMandatoryInbound from './postfix/tls/tls-legacy-mandatory-inbound.ts';
import postfixTlsTlsLegacyOpportunisticInbound from './postfix/tls/tls-legacy-opportunistic-inbound.ts';
import postfixTlsTlsLoglevelDebug from './postfix/tls/tls-loglevel-debug.ts';
import postfixTlsTlsMandatoryCipherGradeInvalid from './postfix/tls/tls-mandatory-cipher-grade-invalid.ts';
import postfixTlsTlsNoProtocolsLeft from './postfix/tls/tls-no-protocols-left.ts';
import postfixTlsTlsNoServerCertificate from './postfix/tls/tls-no-server-certificate.ts';
import postfixTlsTlsProtocolBoundWhitespace from './postfix/tls/tls-protocol-bound-whitespace.ts';
import postfixTlsTlsProtocolHole from './postfix/tls/tls-protocol-hole.ts';
import postfixTlsTlsProtocolInclusionList from './postfix/tls/tls-protocol-inclusion-list.ts';
import postfixTlsTlsReqCcertIgnored from './postfix/tls/tls-req-ccert-ignored.ts';
import postfixTlsTlsServerLevelInvalid from './postfix/tls/tls-server-level-invalid.ts';
import postfixTlsTlsServerLevelUnsupported from './postfix/tls/tls-server-level-unsupported.ts';
import postfixTlsTlsSessionCacheObsolete from './postfix/tls/tls-session-cache-obsolete.ts';
import postfixTlsTlsSslv2Sslv3Enabled from './postfix/tls/tls-sslv2-sslv3-enabled.ts';
import postfixTlsTlsStarttlsSuppressed from './postfix/tls/tls-starttls-suppressed.ts';
import postfixTlsTlsStaticRsaOffered from './postfix/tls/tls-static-rsa-offered.ts';
import postfixTlsTls12OnlyInbound from './postfix/tls/tls12-only-inbound.ts';
import postfixTlsTls13Disabled from './postfix/tls/tls13-disabled.ts';
import postfixTlsTls13OnlyInbound from './postfix/tls/tls13-only-inbound.ts';
import postfixTlsClientOutboundCafileMissing from './postfix/tls-client/outbound-cafile-missing.ts';
import postfixTlsClientOutboundClientCert from './postfix/tls-client/outbound-client-cert.ts';
import postfixTlsClientOutboundClientCertMissing from './postfix/tls-client/outbound-client-cert-missing.ts';
import postfixTlsClientOutboundDaneLevelUnused from './postfix/tls-client/outbound-dane-level-unused.ts';
import postfixTlsClientOutboundDaneRemoteResolver from './postfix/tls-client/outbound-dane-remote-resolver.ts';
import postfixTlsClientOutboundDaneWithoutDnssec from './postfix/tls-client/outbound-dane-without-dnssec.ts';
import postfixTlsClientOutboundLegacyMandatory from './postfix/tls-client/outbound-legacy-mandatory.ts';
import postfixTlsClientOutboundLegacyOpportunistic from './postfix/tls-client/outbound-legacy-opportunistic.ts';
import postfixTlsClientOutboundLevelInvalid from './postfix/tls-client/outbound-level-invalid.ts';
import postfixTlsClientOutboundMandatoryForInternet from './postfix/tls-client/outbound-mandatory-for-internet.ts';
import postfixTlsClientOutboundMtaStsOverridesDane from './postfix/tls-client/outbound-mta-sts-overrides-dane.ts';
import postfixTlsClientOutboundOpportunisticFloor from './postfix/tls-client/outbound-opportunistic-floor.ts';
import postfixTlsClientOutboundSaslMapKeyMismatch from './postfix/tls-client/outbound-sasl-map-key-mismatch.ts';
import postfixTlsClientOutboundSaslNoMechanism from './postfix/tls-client/outbound-sasl-no-mechanism.ts';
import postfixTlsClientOutboundSaslWithoutTls from './postfix/tls-client/outbound-sasl-without-tls.ts';
import postfixTlsClientOutboundTlsDisabled from './postfix/tls-client/outbound-tls-disabled.ts';
import postfixTlsClientOutboundVerifyWithoutCa from './postfix/tls-client/outbound-verify-without-ca.ts';
import postfixTlsClientOutboundWrappermodeNeedsEncrypt from './postfix/tls-client/outbound-wrappermode-needs-encrypt.ts';
import postfixTlsClientOutboundWrappermodePort from './postfix/tls-client/outbound-wrappermode-port.ts';
import postfixTlsClientOutboundWrappermodeWithoutRelayhost from './postfix/tls-client/outbound-wrappermode-without-relayhost.ts';
import postfixUpgradeUpgradeChangedDefault from './postfix/upgrade/upgrade-changed-default.ts';
import postfixUpgradeUpgradeDeprecatedParameter from './postfix/upgrade/upgrade-deprecated-parameter.ts';
import postfixUpgradeUpgradeRemovedParameter from './postfix/upgrade/upgrade-removed-parameter.ts';
import postfixValuesCompatLevelInvalid from './postfix/values/compat-level-invalid.ts';
import postfixValuesDeprecatedRestrictions from './postfix/values/deprecated-restrictions.ts';
import postfixValuesMainBoolInvalid from './postfix/values/main-bool-invalid.ts';
import postfixValuesMainIntInvalid from './postfix/values/main-int-invalid.ts';
import postfixValuesMainKeywordIgnored from './postfix/values/main-keyword-ignored.ts';
import postfixValuesMainKeywordInvalid from './postfix/values/main-keyword-invalid.ts';
import postfixValuesMainLengthInvalid from './postfix/values/main-length-invalid.ts';
import postfixValuesMainTimeTailIgnored from './postfix/values/main-time-tail-ignored.ts';
import postfixValuesMainValueUnread from './postfix/values/main-value-unread.ts';
import postfixValuesRestrictionClassLoop from './postfix/values/restriction-class-loop.ts';
import postfixValuesRestrictionClassUndefined from './postfix/values/restriction-class-undefined.ts';
import postfixValuesRestrictionInBraces from './postfix/values/restriction-in-braces.ts';
import postfixValuesRestrictionMissingArgument from './postfix/values/restriction-missing-argument.ts';
import postfixValuesRestrictionSkipped from './postfix/values/restriction-skipped.ts';
import postfixValuesRestrictionUnknownName from './postfix/values/restriction-unknown-name.ts';
import postfixValuesRestrictionUnreachable from './postfix/values/restriction-unreachable.ts';
import type { AnyRule } from './rule.ts';

/** The rules that ship, by their folder. */
// biome-ignore format: one rule a line, however few there are
export const RULES_BY_GROUP: Readonly<Record<string, readonly AnyRule[]>> = {
  chain: [
    chainCertDuplicate,
    chainCertExpired,
    chainCertExpiring,
    chainCertKeyEncrypted,
    chainCertLeafNotFirst,
    chainCertMissingIntermediate,
    chainCertMustStaple,
    chainCertNoSan,
    chainCertNoServerauth,
    chainCertNotYetValid,
    chainCertOutOfOrder,
    chainCertSelfSigned,
    chainCertSnakeoil,
    chainCertUnrelated,
    chainIssuerExpired,
    chainPemCorrupt,
    chainPemOddity,
    chainPemTrustedCertificate,
    chainPemWrongFormat,
    chainRootIncluded,
    chainWeakKey,
    chainWeakSignature,
  ],
  'dns/dane': [
    dnsDaneDaneDigestLength,
    dnsDaneDaneEeMismatch,
    dnsDaneDaneInvalidParams,
    dnsDaneDaneMatchingType,
    dnsDaneDaneMissingSomeMx,
    dnsDaneDanePartialDualCert,
    dnsDaneDaneSelector0Ee,
    dnsDaneDaneStarttlsOff,
    dnsDaneDaneStrongerDigestStale,
    dnsDaneDaneTaNameMismatch,
    dnsDaneDaneTaNotInChain,
    dnsDaneDaneUsagePkix,
    dnsDaneDaneUsagePkixSpare,
    dnsDaneDaneWrongOwner,
  ],
  'dns/mta-sts': [
    dnsMtaStsMtastsHostMissing,
    dnsMtaStsMtastsMaxAgeLow,
    dnsMtaStsMtastsModeTesting,
    dnsMtaStsMtastsMxMismatch,
    dnsMtaStsMtastsMxMismatchTesting,
    dnsMtaStsMtastsPolicyInvalid,
    dnsMtaStsMtastsRecordInvalid,
    dnsMtaStsMtastsWithoutTls,
    dnsMtaStsTlsrptInvalid,
    dnsMtaStsTlsrptMissing,
  ],
  'dns/mx': [
    dnsMxMxCloudflareProxied,
    dnsMxMxCloudflareRange,
    dnsMxMxCname,
    dnsMxMxDcMx,
    dnsMxMxIpLiteral,
    dnsMxMxMissingTrailingDot,
    dnsMxMxNoAddress,
    dnsMxMxNotCoveredByCert,
    dnsMxMxNotOurs,
    dnsMxMxNullMixed,
    dnsMxMxPrivateAddress,
  ],
  'dns/zone': [
    dnsZoneZoneSyntax,
    dnsZoneZoneUnknownType,
  ],
  'icewarp/dump': [
    icewarpDumpRecordUnreadable,
    icewarpDumpTextUnreadable,
  ],
  'icewarp/security': [
    icewarpSecurityAccountPasswords,
    icewarpSecurityAdminPasswordExportAllowed,
    icewarpSecurityAuthPlainWithoutTls,
    icewarpSecurityAuthSchemesWeak,
    icewarpSecurityClearTextWebAddress,
    icewarpSecurityDkimSigningOff,
    icewarpSecurityDmarcIncomplete,
    icewarpSecurityDuplicateVariable,
    icewarpSecurityHeloChecksOff,
    icewarpSecurityHostnameInvalid,
    icewarpSecurityIntrusionPreventionOff,
    icewarpSecurityLocalSendersUnauthenticated,
    icewarpSecurityLoginAttemptsHigh,
    icewarpSecurityLoginPolicyOff,
    icewarpSecurityModifyCommand,
    icewarpSecurityOpenProxy,
    icewarpSecurityOpenRelay,
    icewarpSecurityOverriddenCommand,
    icewarpSecurityPasswordExportAllowed,
    icewarpSecurityPasswordPolicyOff,
    icewarpSecurityPasswordPolicyWeak,
    icewarpSecurityPasswordsStoredReadable,
    icewarpSecurityPopBeforeSmtp,
    icewarpSecurityReadOnlyVariable,
    icewarpSecurityRelayForEveryone,
    icewarpSecurityRelayRangeWide,
    icewarpSecuritySecretsInDump,
    icewarpSecuritySenderAuthMismatch,
    icewarpSecuritySmtpAuthOff,
    icewarpSecuritySmtpLogLevelLow,
    icewarpSecuritySocksEnabled,
    icewarpSecurityTwoFactorOff,
    icewarpSecurityUnknownRecipientsDeleted,
    icewarpSecurityUnknownVariable,
    icewarpSecurityUnlistedVariable,
    icewarpSecurityValueOutOfRange,
    icewarpSecurityVariableOfOtherVersion,
    icewarpSecurityVersionDisclosure,
    icewarpSecurityVrfyExpn,
  ],
  'icewarp/tls': [
    icewarpTlsCipherNameUnknown,
    icewarpTlsCipherlistInvalid,
    icewarpTlsCipherlistTooNarrow,
    icewarpTlsCipherlistWeak,
    icewarpTlsClearTextClientSetup,
    icewarpTlsClearTextSubmissionSetup,
    icewarpTlsDaneWithoutDnssec,
    icewarpTlsDeliveryTlsOff,
    icewarpTlsFleetTlsDiffers,
    icewarpTlsHonorCipherOrder,
    icewarpTlsHstsOff,
    icewarpTlsLegacyMethod,
    icewarpTlsLetsencryptTest,
    icewarpTlsMethodDefaultAmbiguous,
    icewarpTlsMethodInvalid,
    icewarpTlsMethodsDiffer,
    icewarpTlsRetryWithoutEsmtp,
    icewarpTlsSmtpsPortMissing,
    icewarpTlsSslv3Method,
    icewarpTlsStarttlsRemoved,
    icewarpTlsStarttlsSuppressed,
    icewarpTlsSubmissionPortUnusual,
    icewarpTlsSubmissionRoleOff,
    icewarpTlsSubmissionTlsNotEnforced,
    icewarpTlsTlsDisabled,
    icewarpTlsTls12FloorInbound,
    icewarpTlsTls12Only,
  ],
  mtalint: [
    mtalintMalformedSuppression,
    mtalintUnusedSuppression,
  ],
  'postfix/certs': [
    postfixCertsAuthorityFileMissing,
    postfixCertsCertArchivePath,
    postfixCertsCertEcdsaOnly,
    postfixCertsCertFileMissing,
    postfixCertsCertKeyMismatch,
    postfixCertsCertKeyNotConfigured,
    postfixCertsCertNameMismatch,
    postfixCertsChainFileMissing,
    postfixCertsChainFilesDanglingKey,
    postfixCertsChainFilesKeyNotFirst,
    postfixCertsChainFilesSameKeyType,
    postfixCertsClientCertNoClientauth,
    postfixCertsKeyWorldReadable,
    postfixCertsKeyWritable,
    postfixCertsSniChainUnusable,
    postfixCertsSniFileMissing,
  ],
  'postfix/deprecated': [
    postfixDeprecatedDeprecatedBrokenSaslAuthClients,
    postfixDeprecatedDeprecatedCnameOverrides,
    postfixDeprecatedDeprecatedDh512ParamFile,
    postfixDeprecatedDeprecatedDisableDnsLookups,
    postfixDeprecatedDeprecatedEnforcePeername,
    postfixDeprecatedDeprecatedEnforceTls,
    postfixDeprecatedDeprecatedNoEffectTlsParams,
    postfixDeprecatedDeprecatedParameter,
    postfixDeprecatedDeprecatedPerSite,
    postfixDeprecatedDeprecatedRenames,
    postfixDeprecatedDeprecatedUseTls,
  ],
  'postfix/limits': [
    postfixLimitsLimitStarttlsTimeout,
    postfixLimitsLimitTlsSessionRate,
    postfixLimitsSizeLimitInversion,
    postfixLimitsSmtpdOneProcess,
  ],
  'postfix/master': [
    postfixMasterHideClientSessionOn25,
    postfixMasterMasterBadColumns,
    postfixMasterMasterBraces,
    postfixMasterMasterDuplicateService,
    postfixMasterMasterIndentedService,
    postfixMasterMasterInetPrivate,
    postfixMasterMasterLeadingWhitespace,
    postfixMasterMasterMissingTlsmgr,
    postfixMasterMasterOColumn0,
    postfixMasterMasterOInlineComment,
    postfixMasterMasterOQuotes,
    postfixMasterMasterOSpaceInValue,
    postfixMasterMasterOSpacesEquals,
    postfixMasterMasterOWithoutValue,
    postfixMasterMasterOrphanOptions,
    postfixMasterMasterSubmissionsName,
    postfixMasterMasterUndefinedMacro,
    postfixMasterMasterUnknownDaemon,
    postfixMasterMasterUnknownParam,
    postfixMasterMasterWakeupWithoutNumber,
  ],
  'postfix/probe': [
    postfixProbeProbeAuthBeforeTls,
    postfixProbeProbeExtraProtocols,
    postfixProbeProbeMissingProtocols,
    postfixProbeProbeNoStarttls,
    postfixProbeProbeOldProtocolsOff,
    postfixProbeProbeOtherCertificate,
    postfixProbeProbeOtherIssuers,
    postfixProbeProbeOtherName,
    postfixProbeProbeUnexpectedStarttls,
    postfixProbeProbeUntrustedCertificate,
  ],
  'postfix/relay': [
    postfixRelayBannerDisclosesVersion,
    postfixRelayBannerWithoutHostname,
    postfixRelayDelayRejectNo,
    postfixRelayDomainClassOverlap,
    postfixRelayHeloNotRequired,
    postfixRelayLocalRecipientsUnchecked,
    postfixRelayMynetworksBroadPrivate,
    postfixRelayMynetworksHostBits,
    postfixRelayMynetworksIpv6Unbracketed,
    postfixRelayMynetworksLoopbackMissing,
    postfixRelayMynetworksPublicWide,
    postfixRelayMynetworksStyleWide,
    postfixRelayMynetworksUnreadable,
    postfixRelayOpenRelay,
    postfixRelayOpenRelayMynetworksAny,
    postfixRelayPermitMxBackup,
    postfixRelayPermitTlsAllClientcerts,
    postfixRelayRblDeadList,
    postfixRelayRblPublicResolver,
    postfixRelayRelayCheckAccessBeforeReject,
    postfixRelayRelayDomainsWildcard,
    postfixRelayRelayRestrictionsMissing,
    postfixRelaySenderLoginMapsMissing,
    postfixRelaySenderLoginMismatchMissing,
    postfixRelaySmtpSmuggling,
    postfixRelaySmtpSmugglingExclusionsAny,
    postfixRelaySoftBounceOn,
    postfixRelayUnauthPipelining,
    postfixRelayUnlistedRecipientAccepted,
    postfixRelayVrfyEnabled,
    postfixRelayXclientHostsWide,
  ],
  'postfix/submission': [
    postfixSubmissionSaslBackendMissing,
    postfixSubmissionSaslOnPort25,
    postfixSubmissionSaslOptionsNoplaintextTls,
    postfixSubmissionSaslSocketOutsideChroot,
    postfixSubmissionSubmissionAuthPlaintext,
    postfixSubmissionSubmissionClearWithoutLogin,
    postfixSubmissionSubmissionInheritsRbl,
    postfixSubmissionSubmissionMissing,
    postfixSubmissionSubmissionRelayPolicy,
    postfixSubmissionSubmissionSaslDisabled,
    postfixSubmissionSubmissionTlsNotRequired,
    postfixSubmissionSubmissionTlsOnlyForLogin,
    postfixSubmissionSubmissionsMissingWrappermode,
    postfixSubmissionWrappermodeOnStarttlsPort,
  ],
  'postfix/syntax': [
    postfixSyntaxCompatLevelLow,
    postfixSyntaxCompatLevelMissing,
    postfixSyntaxInetProtocolsIpv6,
    postfixSyntaxMacroEvaluation,
    postfixSyntaxMacroSyntax,
    postfixSyntaxMacroSyntaxUnread,
    postfixSyntaxMainBom,
    postfixSyntaxMainDuplicateParam,
    postfixSyntaxMainIndentedParam,
    postfixSyntaxMainLeadingWhitespace,
    postfixSyntaxMainMissingEquals,
    postfixSyntaxMainNbsp,
    postfixSyntaxMainQuotedValue,
    postfixSyntaxMainRepeatedParam,
    postfixSyntaxMainStrayContinuation,
    postfixSyntaxMainToleratedComment,
    postfixSyntaxMainTrailingComment,
    postfixSyntaxMainUndefinedReference,
    postfixSyntaxMainUnknownParam,
    postfixSyntaxMyhostnameNotFqdn,
    postfixSyntaxNulByte,
    postfixSyntaxReadOnlyParameter,
    postfixSyntaxReferenceNotLoaded,
    postfixSyntaxReferenceNotLoadedFatal,
    postfixSyntaxReferenceWithoutName,
    postfixSyntaxSecretInMainCf,
    postfixSyntaxVersionGatedParam,
  ],
  'postfix/tables': [
    postfixTablesAccessActionUnknown,
    postfixTablesAccessCodeAlone,
    postfixTablesClientSettingDropped,
    postfixTablesClientSettingRefused,
    postfixTablesClientSettingReplaced,
    postfixTablesClientSettingUnknown,
    postfixTablesOutboundTlsPolicySyntax,
    postfixTablesTableEntryMalformed,
    postfixTablesTableIndexStale,
    postfixTablesTableNotIndexed,
    postfixTablesTableSourceMissing,
    postfixTablesTableTypeForeign,
    postfixTablesTableTypeMissing,
    postfixTablesTableTypeMisspelt,
    postfixTablesTableUnusable,
    postfixTablesTlsPerSiteIgnored,
  ],
  'postfix/tls': [
    postfixTlsTlsAnonymousCiphersOffered,
    postfixTlsTlsAskCcertPublic,
    postfixTlsTlsCertNone,
    postfixTlsTlsChainAndLegacyParams,
    postfixTlsTlsCipherGradeInvalid,
    postfixTlsTlsCipherGradeNull,
    postfixTlsTlsCipherGradeWeak,
    postfixTlsTlsCipherlistEmpty,
    postfixTlsTlsCipherlistOverridden,
    postfixTlsTlsConflictingBounds,
    postfixTlsTlsDhParamsFile,
    postfixTlsTlsEecdhGradeObsolete,
    postfixTlsTlsEncryptOnPublicMx,
    postfixTlsTlsExcludeCiphersOperator,
    postfixTlsTlsExcludeCiphersSecondRule,
    postfixTlsTlsExcludeCiphersUnknown,
    postfixTlsTlsFingerprintDigestWeak,
    postfixTlsTlsForwardSecrecyExcluded,
    postfixTlsTlsGroupsTooNarrow,
    postfixTlsTlsInboundDisabled,
    postfixTlsTlsInvalidProtocolList,
    postfixTlsTlsLegacyMandatoryInbound,
    postfixTlsTlsLegacyOpportunisticInbound,
    postfixTlsTlsLoglevelDebug,
    postfixTlsTlsMandatoryCipherGradeInvalid,
    postfixTlsTlsNoProtocolsLeft,
    postfixTlsTlsNoServerCertificate,
    postfixTlsTlsProtocolBoundWhitespace,
    postfixTlsTlsProtocolHole,
    postfixTlsTlsProtocolInclusionList,
    postfixTlsTlsReqCcertIgnored,
    postfixTlsTlsServerLevelInvalid,
    postfixTlsTlsServerLevelUnsupported,
    postfixTlsTlsSessionCacheObsolete,
    postfixTlsTlsSslv2Sslv3Enabled,
    postfixTlsTlsStarttlsSuppressed,
    postfixTlsTlsStaticRsaOffered,
    postfixTlsTls12OnlyInbound,
    postfixTlsTls13Disabled,
    postfixTlsTls13OnlyInbound,
  ],
  'postfix/tls-client': [
    postfixTlsClientOutboundCafileMissing,
    postfixTlsClientOutboundClientCert,
    postfixTlsClientOutboundClientCertMissing,
    postfixTlsClientOutboundDaneLevelUnused,
    postfixTlsClientOutboundDaneRemoteResolver,
    postfixTlsClientOutboundDaneWithoutDnssec,
    postfixTlsClientOutboundLegacyMandatory,
    postfixTlsClientOutboundLegacyOpportunistic,
    postfixTlsClientOutboundLevelInvalid,
    postfixTlsClientOutboundMandatoryForInternet,
    postfixTlsClientOutboundMtaStsOverridesDane,
    postfixTlsClientOutboundOpportunisticFloor,
    postfixTlsClientOutboundSaslMapKeyMismatch,
    postfixTlsClientOutboundSaslNoMechanism,
    postfixTlsClientOutboundSaslWithoutTls,
    postfixTlsClientOutboundTlsDisabled,
    postfixTlsClientOutboundVerifyWithoutCa,
    postfixTlsClientOutboundWrappermodeNeedsEncrypt,
    postfixTlsClientOutboundWrappermodePort,
    postfixTlsClientOutboundWrappermodeWithoutRelayhost,
  ],
  'postfix/upgrade': [
    postfixUpgradeUpgradeChangedDefault,
    postfixUpgradeUpgradeDeprecatedParameter,
    postfixUpgradeUpgradeRemovedParameter,
  ],
  'postfix/values': [
    postfixValuesCompatLevelInvalid,
    postfixValuesDeprecatedRestrictions,
    postfixValuesMainBoolInvalid,
    postfixValuesMainIntInvalid,
    postfixValuesMainKeywordIgnored,
    postfixValuesMainKeywordInvalid,
    postfixValuesMainLengthInvalid,
    postfixValuesMainTimeTailIgnored,
    postfixValuesMainValueUnread,
    postfixValuesRestrictionClassLoop,
    postfixValuesRestrictionClassUndefined,
    postfixValuesRestrictionInBraces,
    postfixValuesRestrictionMissingArgument,
    postfixValuesRestrictionSkipped,
    postfixValuesRestrictionUnknownName,
    postfixValuesRestrictionUnreachable,
  ],
};

/** Every rule that ships, in the order of its file. */
export const RULES: readonly AnyRule[] = Object.values(RULES_BY_GROUP).flat();
