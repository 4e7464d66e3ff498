import { removeSetting } from '../../edit/main-edits.ts';
import type { PostfixServer } from '../../model/server.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';

/** Settings of main.cf that a later setting of the same name overrides. */
export function* repeatedSettings(server: PostfixServer): Iterable<Fact<'repeated-setting'>> {
  const { main } = server.input;
  if (!main) return;
  const { source } = main;
  for (const name of server.settingNames) {
    const settings = server.settingsOf(name);
    const last = settings.at(-1);
    if (!last) continue;
    for (const setting of settings.slice(0, -1)) {
      yield {
        name: 'repeated-setting',
        data: {
          name,
          sameValue: setting.value.text === last.value.text,
          value: quoted(setting.value.text),
          lastValue: quoted(last.value.text),
          lastLine: String(source.lineAt(last.span.start)),
        },
        path: source.path,
        at: { start: setting.nameSpan.start, end: setting.value.span.end },
        entryStart: setting.span.start,
        settings: [name],
        subject: 'main.cf',
        places: { setting: removeSetting(source, setting) },
        notes: [
          {
            path: source.path,
            span: { start: last.nameSpan.start, end: last.value.span.end },
            message: 'this one counts',
          },
        ],
      };
    }
  }
}
