import { namedTables } from '../../model/named-tables.ts';
import { PASSWORD_SETTINGS } from '../../model/passwords.ts';
import type { PostfixServer } from '../../model/server.ts';
import { clientPrefix } from '../../model/tables.ts';
import type { Fact } from '../facts.ts';

/**
 * Passwords that stand in main.cf: in a table that is written into a value, or for a database whose
 * settings stand in main.cf by prefix. What an expert calls world-readable cannot be helped: main.cf
 * has to be, for sendmail(1) and postdrop(1) run as the user.
 */
export function* exposedPasswords(server: PostfixServer): Iterable<Fact<'exposed-password'>> {
  const { main } = server.input;
  if (!main) return;
  const done = new Set<string>();
  for (const table of namedTables(server)) {
    const { setting, reference, settingSpan, entryStart } = table;
    const holdsIt = reference.type === 'static' || reference.type === 'inline';
    const isPasswords = /^(?:smtp|lmtp)_sasl_password_maps$/.test(setting);
    if (holdsIt && isPasswords && table.source === main.source && !done.has(setting)) {
      // A name alone is no password, and $name may come from the environment.
      if (!/:\s*[^\s$]/.test(reference.name.text)) continue;
      done.add(setting);
      yield {
        name: 'exposed-password',
        data: { name: setting, purpose: 'the mail account at the relay' },
        path: main.source.path,
        at: settingSpan,
        entryStart,
        settings: [setting],
        subject: 'main.cf',
        places: {},
        notes: [],
      };
    }
    const prefix = clientPrefix(reference);
    if (prefix === undefined) continue;
    for (const suffix of PASSWORD_SETTINGS) {
      const name = `${prefix}_${suffix}`;
      const found = server.settingsOf(name).at(-1);
      if (!found || done.has(name) || found.value.text === '') continue;
      done.add(name);
      yield {
        name: 'exposed-password',
        data: { name, purpose: `the ${reference.type} server` },
        path: main.source.path,
        at: { start: found.nameSpan.start, end: found.value.span.end },
        entryStart: found.span.start,
        settings: [name],
        subject: 'main.cf',
        places: {},
        notes: [],
      };
    }
  }
}
