import type { EvidenceAnalysers } from '../analyser.ts';
import { probeDifferences } from './differences.ts';
import type { ProbeFactData } from './facts.ts';

export const PROBE_ANALYSERS: EvidenceAnalysers<keyof ProbeFactData> = {
  'probe-difference': probeDifferences,
};
