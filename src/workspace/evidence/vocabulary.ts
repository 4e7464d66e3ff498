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
  /** A datum of the fact is one of these. */
  | { readonly datum: string; readonly oneOf: readonly (string | boolean)[] }
  /** A number of the fact is less than this. */
  | { readonly datum: string; readonly below: ByProfile };

/** A repair that the analyser worked out; it is offered where it is possible. */
export interface EvidenceOperation {
  readonly repair: string;
}
