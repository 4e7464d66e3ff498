/**
 * What is known of a condition. `unknown` comes from template markup, from a file that is not in
 * reach, or from a value that only the host knows; it never makes a finding.
 */
export type Truth = true | false | 'unknown';

export function not(truth: Truth): Truth {
  return truth === 'unknown' ? 'unknown' : !truth;
}

/** True when all are true, false when one is false, else unknown. */
export function all(truths: Iterable<Truth>): Truth {
  let result: Truth = true;
  for (const truth of truths) {
    if (truth === false) return false;
    if (truth === 'unknown') result = 'unknown';
  }
  return result;
}

/** True when one is true, false when all are false, else unknown. */
export function any(truths: Iterable<Truth>): Truth {
  let result: Truth = false;
  for (const truth of truths) {
    if (truth === true) return true;
    if (truth === 'unknown') result = 'unknown';
  }
  return result;
}
