import type { EvidenceAnalysers } from '../analyser.ts';
import { exchangeCertificates } from './exchange-certificates.ts';
import type { DnsFactData } from './facts.ts';
import { mailExchangers } from './mail-exchangers.ts';
import { exchangesNotAllowed, policyFaults, soundPolicies } from './policies.ts';
import { missingReports, stsRecordFaults, tlsrptFaults } from './policy-records.ts';
import { brokenPromises } from './promises.ts';
import { tlsaFaults } from './tlsa-faults.ts';
import { tlsaMismatches } from './tlsa-mismatches.ts';
import { misplacedRecords, missingRecords } from './tlsa-places.ts';
import { zoneFaults } from './zone-faults.ts';

export const DNS_ANALYSERS: EvidenceAnalysers<keyof DnsFactData> = {
  'zone-fault': zoneFaults,
  'mx-fault': mailExchangers,
  'mx-certificate': exchangeCertificates,
  'tlsa-fault': tlsaFaults,
  'tlsa-misplaced': misplacedRecords,
  'tlsa-missing': missingRecords,
  'tlsa-mismatch': tlsaMismatches,
  'tls-not-offered': brokenPromises,
  'sts-policy-fault': policyFaults,
  'sts-policy': soundPolicies,
  'sts-mx-not-allowed': exchangesNotAllowed,
  'sts-record-fault': stsRecordFaults,
  'tlsrpt-fault': tlsrptFaults,
  'tlsrpt-missing': missingReports,
};
