import type { Finding, Fix } from '../lint/finding.ts';

/** What the program would do about a finding, or what people have to do. */
export interface Advice {
  readonly name: string;
  readonly text: string;
}

const FIX: Readonly<Record<Fix['safety'], string>> = {
  safe: 'fix (safe)',
  unsafe: 'fix (unsafe, --unsafe-fixes)',
};

/** The advice of a finding, if it has any. */
export function adviceOf({ fix, help }: Finding): Advice | undefined {
  if (fix) return { name: FIX[fix.safety], text: fix.description };
  return help === undefined ? undefined : { name: 'by hand', text: help };
}
