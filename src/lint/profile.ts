/** The profiles in the order in which they grow stricter. */
export const PROFILES = ['interop', 'standard', 'strict'] as const;

/** What the user asks of the mail server: mail must flow, good practice, or the strict baselines. */
export type Profile = (typeof PROFILES)[number];

export const DEFAULT_PROFILE: Profile = 'standard';
