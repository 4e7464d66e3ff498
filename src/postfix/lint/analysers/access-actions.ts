import type { ByteString } from '../../../text/bytes.ts';
import { type AccessFault, accessFault } from '../../model/access-action.ts';
import { type NamedTable, namedTables } from '../../model/named-tables.ts';
import { isPlaceholder } from '../../model/placeholder.ts';
import type { PostfixServer } from '../../model/server.ts';
import { tableFiles } from '../../model/tables.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';
import { classNames } from './restriction-classes.ts';
import { type WrittenResult, writtenResults } from './written-results.ts';

/** Answers of access tables that smtpd cannot work with, or takes for something else. */
export function* accessActions(server: PostfixServer): Iterable<Fact<'access-action'>> {
  for (const { table, classes } of accessTables(server)) {
    for (const written of writtenResults(server, table)) {
      const answer = written.value.text.trim();
      if (isPlaceholder(answer) || isTemplated(answer)) continue;
      const fault = accessFault(answer, server.release, (name) => classes.includes(name));
      if (fault) yield fact(table, written, fault);
    }
  }
}

/** The tables of restriction lists, each file once, with the classes that its answers may name. */
function* accessTables(server: PostfixServer) {
  const done = new Set<ByteString>();
  for (const table of namedTables(server)) {
    const classes = classNames(table.scope);
    if (!classes || !isOfRestrictions(server, table.setting, classes)) continue;
    const path = tableFiles(table.reference)?.source;
    if (path !== undefined && done.has(path)) continue;
    if (path !== undefined) done.add(path);
    yield { table, classes };
  }
}

/** Each list of smtpd, and the classes that lists use; ETRN has nothing to do with the flow of mail. */
function isOfRestrictions(
  server: PostfixServer,
  setting: ByteString,
  classes: readonly string[],
): boolean {
  if (setting === 'smtpd_etrn_restrictions') return false;
  return server.table.get(setting)?.valueKind === 'restrictions' || classes.includes(setting);
}

/** Whether a program fills the text in before Postfix sees it. */
function isTemplated(answer: ByteString): boolean {
  return /\{\{|\{%|<%|@\w+@/.test(answer);
}

function fact(
  { setting, reference, source, subject, settingSpan }: NamedTable,
  written: WrittenResult,
  { problem, word, suggestion }: AccessFault,
): Fact<'access-action'> {
  const isElsewhere = written.source !== source;
  const start = written.value.text.indexOf(word);
  const at = written.value.slice(start, start + word.length).span;
  return {
    name: 'access-action',
    data: {
      setting,
      table: isElsewhere
        ? quoted(`${reference.type}:${reference.name.text}`)
        : `the table in ${setting}`,
      word: quoted(word),
      problem,
      suggestion,
    },
    path: written.source.path,
    at: written.isExact ? at : settingSpan,
    entryStart: written.entryStart,
    settings: [setting],
    subject,
    places: written.isExact ? { word: [at] } : {},
    notes: isElsewhere ? [{ path: source.path, span: settingSpan, message: 'named here' }] : [],
  };
}
