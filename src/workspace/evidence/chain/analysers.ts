import type { EvidenceAnalysers } from '../analyser.ts';
import { archivedCertificates } from './archived.ts';
import { authorityFileFaults } from './authority-files.ts';
import { chainFaults } from './chain-faults.ts';
import { exposedKeys } from './exposed-keys.ts';
import type { ChainFactData } from './facts.ts';
import { loadFaults } from './load-faults.ts';
import { namedChainFaults } from './named-chains.ts';
import { pemOddities } from './oddities.ts';

export const CHAIN_ANALYSERS: EvidenceAnalysers<keyof ChainFactData> = {
  'load-fault': loadFaults,
  'chain-fault': chainFaults,
  'pem-oddity': pemOddities,
  'authority-file-fault': authorityFileFaults,
  'archived-certificate': archivedCertificates,
  'key-exposed': exposedKeys,
  'named-chain-fault': namedChainFaults,
};
