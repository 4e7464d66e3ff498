/** Severities from the mildest on. */
export const SEVERITIES = ['info', 'warning', 'error'] as const;

/**
 * `error`: mail is lost, refused or exposed on the real server. `warning`: it will be under
 * conditions that are common. `info`: worth knowing, harmless today.
 */
export type Severity = (typeof SEVERITIES)[number];

/** How serious a rule is in one profile, or that it is not asked there. */
export type Level = Severity | 'off';

export function atLeast(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(threshold);
}
