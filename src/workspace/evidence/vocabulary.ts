import type { DatumWord } from '../../lint/fact-subject.ts';
import type { Profile } from '../../lint/profile.ts';
import type { EvidenceFactName } from './facts.ts';

/** What a rule about certificates, DNS and the like is asked of: each fact of that name. */
export interface EvidenceTarget {
  readonly evidence: EvidenceFactName;
}

/** A number for all profiles, or one for each. */
export type ByProfile = number | Readonly<Record<Profile, number>>;

/** A word of the conditions of such rules. */
export type EvidenceWord =
  | DatumWord
  /** A number of the fact is less than this. */
  | { readonly datum: string; readonly below: ByProfile };

/** A repair that the analyser worked out; it is offered where it is possible. */
export interface EvidenceOperation {
  readonly repair: string;
}
