import type { Span } from '../../../text/span.ts';
import { listElements } from '../../model/list.ts';
import type { IceWarpServer, Setting } from '../../model/server.ts';
import type { Fact } from '../facts.ts';
import { entrySpan } from '../variable-subject.ts';
import { placesInValue } from './value-places.ts';

/** `!STARTTLS` among the EHLO extensions, in the variable or in the old protocol policy file. */
export function* starttlsRemoved(server: IceWarpServer): Iterable<Fact<'starttls-removed'>> {
  const { source, entries } = server.input.dump;
  const setting = server.settingOf('C_Mail_SMTP_Other_Extensions');
  const stretch = setting && removable(setting);
  if (setting && stretch) {
    yield {
      name: 'starttls-removed',
      data: { name: setting.name },
      at: entrySpan(setting.entry, source.text),
      causeStart: setting.entry.valueSpan.start,
      settings: [setting.name],
      object: '',
      places: { removal: placesInValue(source, setting.entry, [stretch]) },
      notes: [],
    };
  }
  for (const entry of entries) {
    if (entry.extension !== 'removed' || !/^!?starttls$/i.test(entry.name)) continue;
    yield {
      name: 'starttls-removed',
      data: { name: 'the protocol policy' },
      at: entry.entrySpan,
      causeStart: entry.valueSpan.start,
      settings: [],
      object: '',
      places: { removal: [lineOf(entry.entrySpan, source.text)] },
      notes: [],
    };
  }
}

/** The element with the separator behind it, or before it where it is the last. */
function removable({ value }: Setting): Span | undefined {
  const elements = listElements(value ?? '');
  const at = elements.findIndex(({ text }) => /^!starttls$/i.test(text));
  const element = elements[at];
  if (!element) return undefined;
  const next = elements[at + 1];
  if (next) return { start: element.start, end: next.start };
  return { start: elements[at - 1]?.end ?? element.start, end: element.end };
}

function lineOf({ start, end }: Span, text: string): Span {
  const feed = text.indexOf('\n', Math.max(end - 1, start));
  return { start, end: feed === -1 ? text.length : feed + 1 };
}
