/** One element of a list with the bytes that it takes in the value. */
interface ListElement {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The elements of a list value. Authentication schemes stand between blanks, extensions between
 * semicolons; an extension may have a parameter (`SIZE 1048576`), which counts as an element here.
 */
export function listElements(value: string): ListElement[] {
  return [...value.matchAll(/[^\s;,]+/g)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/**
 * The list without some elements, upper and lower case alike, each with the separator before it;
 * undefined when it has none of them, or no others.
 */
export function withoutElements(value: string, unwanted: readonly string[]): string | undefined {
  const names = unwanted.map((name) => name.toLowerCase());
  const elements = listElements(value);
  const isKept = ({ text }: ListElement): boolean => !names.includes(text.toLowerCase());
  if (elements.every(isKept)) return undefined;
  let result = '';
  elements.forEach((element, at) => {
    if (!isKept(element)) return;
    const before = value.slice(elements[at - 1]?.end ?? element.start, element.start);
    result += (result === '' ? '' : before) + element.text;
  });
  return result === '' ? undefined : result;
}
