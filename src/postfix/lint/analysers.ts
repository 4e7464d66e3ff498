import type { PostfixServer } from '../model/server.ts';
import { accessActions } from './analysers/access-actions.ts';
import { brokenOverrides } from './analysers/broken-overrides.ts';
import { certificatesWithoutKey } from './analysers/certificates-without-key.ts';
import { cipherExclusions } from './analysers/cipher-exclusions.ts';
import { clientSettingFaults } from './analysers/client-settings.ts';
import { deprecatedParameters } from './analysers/deprecated-parameters.ts';
import { dnsLists } from './analysers/dns-lists.ts';
import { domainsInTwoClasses } from './analysers/domain-classes.ts';
import { exposedPasswords } from './analysers/exposed-passwords.ts';
import { foreignCharacters } from './analysers/foreign-characters.ts';
import { greetings } from './analysers/greetings.ts';
import { ignoredTimeTails } from './analysers/ignored-time-tails.ts';
import { invalidValues } from './analysers/invalid-values.ts';
import { macroErrors } from './analysers/macro-errors.ts';
import { macroRefusals } from './analysers/macro-refusals.ts';
import { malformedServices } from './analysers/malformed-services.ts';
import { malformedSettings } from './analysers/malformed-settings.ts';
import { misplacedLines } from './analysers/misplaced-lines.ts';
import { networkElements } from './analysers/network-elements.ts';
import { nulBytes } from './analysers/nul-bytes.ts';
import { overrideBraces } from './analysers/override-braces.ts';
import { protocolTokens } from './analysers/protocol-tokens.ts';
import { quotedValues } from './analysers/quoted-values.ts';
import { readOnlyParameters } from './analysers/read-only-parameters.ts';
import { missedRelayKeys } from './analysers/relay-keys.ts';
import { repeatedSettings } from './analysers/repeated-settings.ts';
import { restrictionListFaults } from './analysers/restriction-faults.ts';
import { serviceFaults } from './analysers/service-faults.ts';
import { splitBounds } from './analysers/split-bounds.ts';
import { strayArguments } from './analysers/stray-arguments.ts';
import { tableEntries } from './analysers/table-entries.ts';
import { missingTables, staleIndexes } from './analysers/table-files.ts';
import { unknownTableTypes } from './analysers/table-types.ts';
import { tlsPolicies } from './analysers/tls-policies.ts';
import { trailingComments } from './analysers/trailing-comments.ts';
import { undefinedReferences } from './analysers/undefined-references.ts';
import { unknownParameters } from './analysers/unknown-parameters.ts';
import { unloadedReferences } from './analysers/unloaded-references.ts';
import type { Fact, FactName } from './facts.ts';

/** What finds the facts of each name. */
export const POSTFIX_ANALYSERS: {
  readonly [Name in FactName]: (server: PostfixServer) => Iterable<Fact<Name>>;
} = {
  'malformed-setting': malformedSettings,
  'repeated-setting': repeatedSettings,
  'unknown-parameter': unknownParameters,
  'trailing-comment': trailingComments,
  'broken-override': brokenOverrides,
  'cipher-exclusion': cipherExclusions,
  'protocol-token': protocolTokens,
  'split-bound': splitBounds,
  'certificate-without-key': certificatesWithoutKey,
  'undefined-reference': undefinedReferences,
  'unloaded-reference': unloadedReferences,
  'deprecated-parameter': deprecatedParameters,
  'read-only-parameter': readOnlyParameters,
  'malformed-service': malformedServices,
  'macro-error': macroErrors,
  'macro-refusal': macroRefusals,
  'override-braces': overrideBraces,
  'nul-byte': nulBytes,
  'invalid-value': invalidValues,
  'ignored-time-tail': ignoredTimeTails,
  'restriction-fault': restrictionListFaults,
  'network-element': networkElements,
  'dns-list': dnsLists,
  'domain-in-two-classes': domainsInTwoClasses,
  'tls-policy-fault': tlsPolicies,
  'table-entry-malformed': tableEntries,
  'table-source-missing': missingTables,
  'table-index-stale': staleIndexes,
  'table-type': unknownTableTypes,
  'access-action': accessActions,
  'client-setting': clientSettingFaults,
  'relay-key': missedRelayKeys,
  'stray-argument': strayArguments,
  'quoted-value': quotedValues,
  'misplaced-line': misplacedLines,
  'foreign-character': foreignCharacters,
  'service-fault': serviceFaults,
  greeting: greetings,
  'exposed-password': exposedPasswords,
};
