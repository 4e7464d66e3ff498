import type { EvidenceAnalysers } from '../analyser.ts';
import type { ChainFactData } from './facts.ts';

export const CHAIN_ANALYSERS: EvidenceAnalysers<keyof ChainFactData> = {};
