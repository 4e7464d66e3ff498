/** A version as https://semver.org has it, without build metadata: npm ignores that. */
const VERSION =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*))*))?$/;

/** @param {string} text */
export function isVersion(text) {
  return VERSION.test(text);
}

/** Whether a version is one that people have to ask for, such as 1.0.0-rc.1. @param {string} text */
export function isPrerelease(text) {
  return text.includes('-');
}

/**
 * Which of two versions goes before the other: negative when the first does, 0 when they are one.
 * @param {string} left @param {string} right
 */
export function compareVersions(left, right) {
  const [[core, tail], [otherCore, otherTail]] = [partsOf(left), partsOf(right)];
  return (
    compareLists(core, otherCore) ||
    // A version goes behind all that lead to it.
    Number(tail.length === 0) - Number(otherTail.length === 0) ||
    compareLists(tail, otherTail)
  );
}

/** @param {string} text @returns {[string[], string[]]} */
function partsOf(text) {
  const [, major = '', minor = '', patch = '', tail] = VERSION.exec(text) ?? [];
  return [[major, minor, patch], tail?.split('.') ?? []];
}

/** @param {readonly string[]} left @param {readonly string[]} right */
function compareLists(left, right) {
  for (const [index, part] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const order = compareParts(part, other);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** Numbers go before words. @param {string} left @param {string} right */
function compareParts(left, right) {
  const [isNumber, isOtherNumber] = [left, right].map((part) => /^\d+$/.test(part));
  if (isNumber && isOtherNumber) return Number(left) - Number(right);
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  return left < right ? -1 : Number(left > right);
}
