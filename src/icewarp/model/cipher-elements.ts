/** One element of an OpenSSL cipher list. */
interface CipherElement {
  /** `+` only moves ciphers that are chosen already; `-` takes out, `!` for good. */
  readonly operator: '' | '!' | '-' | '+';
  readonly name: string;
}

/** The elements of a list; OpenSSL takes colon, comma, semicolon and blank between them. */
export function cipherElements(text: string): CipherElement[] {
  return text
    .split(/[:,; ]+/)
    .map((token) => token.replace(/@(?:STRENGTH|SECLEVEL=\d)$/, ''))
    .filter((token) => token !== '')
    .map((token) => {
      const operator = /^[!+-]/.exec(token)?.[0] ?? '';
      const name = token.slice(operator.length);
      return {
        operator: operator === '!' || operator === '-' || operator === '+' ? operator : '',
        name,
      };
    });
}

/** The names that put ciphers into the list. */
export function chosenNames(text: string): string[] {
  return cipherElements(text)
    .filter(({ operator }) => operator === '')
    .map(({ name }) => name);
}
