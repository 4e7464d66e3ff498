import { FactsByName } from '../../lint/facts-by-name.ts';
import { type LintPolicy, policyAt } from '../../lint/lint.ts';
import type { Comment, Linted } from '../../lint/subject.ts';
import type { EvidenceAnalysers } from './analyser.ts';
import { CHAIN_ANALYSERS } from './chain/analysers.ts';
import { DNS_ANALYSERS } from './dns/analysers.ts';
import { zoneComments } from './dns/zone-comments.ts';
import { EvidenceSubject } from './evidence-subject.ts';
import type { EvidenceFact, EvidenceFactName } from './facts.ts';
import { PROBE_ANALYSERS } from './probe/analysers.ts';
import type { Site } from './site.ts';
import type { EvidenceOperation, EvidenceTarget, EvidenceWord } from './vocabulary.ts';

const ANALYSERS: EvidenceAnalysers<EvidenceFactName> = {
  ...CHAIN_ANALYSERS,
  ...DNS_ANALYSERS,
  ...PROBE_ANALYSERS,
};

/** The files of a run that belong together, ready to be asked by rules. */
export class LintedSite implements Linted<EvidenceTarget, EvidenceWord, EvidenceOperation> {
  readonly #site: Site;
  readonly #policy: LintPolicy;
  readonly #facts = new FactsByName((name: EvidenceFactName) => this.#factSubjects(name));

  constructor(site: Site, policy: LintPolicy) {
    this.#site = site;
    this.#policy = policy;
  }

  /** Rules about evidence hold for every release of a mail server. */
  satisfies(): boolean {
    return true;
  }

  get comments(): Iterable<Comment> {
    return zoneComments(this.#site);
  }

  subjects({ evidence }: EvidenceTarget): readonly EvidenceSubject[] {
    return this.#facts.of(evidence);
  }

  *#factSubjects(name: EvidenceFactName): Iterable<EvidenceSubject> {
    const found: Iterable<EvidenceFact> = ANALYSERS[name](this.#site);
    for (const fact of found) {
      yield new EvidenceSubject(fact, policyAt(this.#policy, fact.path).profile);
    }
  }
}
