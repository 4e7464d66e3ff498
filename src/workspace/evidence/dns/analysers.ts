import type { EvidenceAnalysers } from '../analyser.ts';
import type { DnsFactData } from './facts.ts';

export const DNS_ANALYSERS: EvidenceAnalysers<keyof DnsFactData> = {};
