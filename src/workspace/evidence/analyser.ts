import type { EvidenceFact, EvidenceFactName } from './facts.ts';
import type { Site } from './site.ts';

/** The analysers of some facts, by the name of what each one finds. */
export type EvidenceAnalysers<Names extends EvidenceFactName> = {
  readonly [Name in Names]: (site: Site) => Iterable<EvidenceFact<Name>>;
};
