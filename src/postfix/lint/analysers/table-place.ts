import type { NamedTable } from '../../model/named-tables.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';

/** A table as rules name it, and the setting that it stands in. */
export function describeTable({ setting, reference }: NamedTable): {
  readonly setting: string;
  readonly table: string;
} {
  return { setting, table: quoted(`${reference.type}:${reference.name.text}`) };
}

/** Where a fact about a table stands: at its name, or at the setting that has it by `$name`. */
export function tablePlace(
  table: NamedTable,
): Pick<Fact, 'path' | 'at' | 'entryStart' | 'settings' | 'subject'> {
  const { setting, reference, subject, source, entryStart, settingSpan, isWritten } = table;
  return {
    path: source.path,
    at: isWritten ? reference.at.span : settingSpan,
    entryStart,
    settings: [setting],
    subject,
  };
}
