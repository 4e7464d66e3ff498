import { inWords, LEVELS, SETTING_KEYS, type SettingKey } from '../../host/settings/keys.ts';
import { SETTINGS_NAME } from '../../host/settings.ts';
import { wrapWords } from '../../report/width.ts';

/** What is known of the servers that a new settings file will be about. */
export interface KnownOfServers {
  /** A release of Postfix, and a sentence that says how it was found. */
  readonly postfix?: { readonly release: string; readonly found: string };
}

const WIDTH = 78;
const EXAMPLE_RULE = 'postfix/tls12-only-inbound';

/**
 * The text of a new settings file, which changes nothing yet: each key stands there behind `;` with
 * what it means, and counts once the `;` is taken away.
 */
export function newSettings(known: KnownOfServers): string {
  return `${[
    ...comment(
      `Settings of mtalint for all that is below this folder. A line counts once the ";" before it is taken away; the command line goes before this file, and so does a ${SETTINGS_NAME} further down. "mtalint show --settings" prints what applies to each file.`,
    ),
    '',
    '[mtalint]',
    ...SETTING_KEYS.flatMap((key) => ['', ...keyLines(key, known)]),
    '',
    ...comment('Rules of your own: a JSON file, counted from this one; a line for each.'),
    '; house-rules[] = house-rules.json',
    '',
    ...comment(
      `The severity of single rules: ${inWords(LEVELS)}. "mtalint rules" lists them, "mtalint explain RULE" says what they are about.`,
    ),
    '[rules]',
    `; ${EXAMPLE_RULE} = error`,
    '',
    ...comment(
      'What is different for some files. The name behind the dot is yours. A folder means all that is in it; * and ? stay inside a name, ** is any number of folders, {a,b} is either. Where two such sections name a file, the later one counts.',
    ),
    '; [override.staging]',
    '; files[] = staging',
    '; files[] = **/test-*/main.cf',
    '; profile = interop',
    `; rules.${EXAMPLE_RULE} = off`,
  ].join('\n')}\n`;
}

function keyLines(key: SettingKey, { postfix }: KnownOfServers): string[] {
  const { name, meaning, values, otherwise, example } = key;
  const isPostfix = name === 'postfix-version' && postfix !== undefined;
  const fallback = 'value' in otherwise ? otherwise.value : otherwise.words;
  return [
    ...comment(meaning),
    ...comment(`Values: ${values}. Default: ${fallback}.`),
    ...(isPostfix ? comment(postfix.found) : []),
    `; ${name} = ${isPostfix ? postfix.release : example}`,
  ];
}

function comment(text: string): string[] {
  return wrapWords(text, WIDTH - 2).map((line) => `# ${line}`);
}
