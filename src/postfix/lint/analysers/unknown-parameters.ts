import { type ByteString, decodeUtf8 } from '../../../text/bytes.ts';
import { nearest } from '../../../text/edit-distance.ts';
import { removeSetting } from '../../edit/main-edits.ts';
import { removeOverride } from '../../edit/master-edits.ts';
import { isOfTransport, serviceNamedBy } from '../../facts/service-table.ts';
import { knownNames } from '../../model/known-names.ts';
import type { PostfixServer } from '../../model/server.ts';
import { isLostInUpgrade } from '../../model/upgrade.ts';
import type { Fact } from '../facts.ts';

/** Names set in main.cf or by `-o` that no program reads and no value refers to. */
export function* unknownParameters(server: PostfixServer): Iterable<Fact<'unknown-parameter'>> {
  yield* inMain(server);
  yield* inMaster(server);
}

function* inMain(server: PostfixServer): Iterable<Fact<'unknown-parameter'>> {
  const names = knownNames(server);
  const { main, master } = server.input;
  const isPartial = server.isExcerpt || server.isTemplate;
  for (const name of server.settingNames) {
    const setting = server.settingsOf(name).at(-1);
    if (!main || !setting || names.inMain(name) || isReadForTransport(server, name)) continue;
    const described = describe(server, name, (other) => server.scope.isExplicit(other));
    // What is not at hand may refer to the name; only a slip of the pen is certain then.
    if ((!master || isPartial) && !isCertain(described)) continue;
    yield {
      name: 'unknown-parameter',
      data: { ...described, setIn: 'main.cf' },
      path: main.source.path,
      at: setting.nameSpan,
      entryStart: setting.span.start,
      settings: [name],
      subject: 'main.cf',
      places: {
        name: [setting.nameSpan],
        setting: server.settingsOf(name).flatMap((each) => removeSetting(main.source, each)),
      },
      notes: [],
    };
  }
}

function* inMaster(server: PostfixServer): Iterable<Fact<'unknown-parameter'>> {
  const names = knownNames(server);
  const { master } = server.input;
  const isPartial = server.isExcerpt || server.isTemplate;
  for (const service of server.services) {
    for (const [name, override] of service.overrides) {
      if (!master || names.inService(service, name)) continue;
      if (/^o?qmgr$/.test(service.program) && isReadForTransport(server, name)) continue;
      const described = describe(server, name, (other) => service.overrides.has(other));
      if (isPartial && !isCertain(described)) continue;
      yield {
        name: 'unknown-parameter',
        data: { ...described, setIn: 'master.cf' },
        path: master.source.path,
        at: override.nameSpan,
        entryStart: override.span.start,
        settings: [name],
        subject: service.label,
        places: {
          name: [override.nameSpan],
          setting: removeOverride(master.source, override) ?? [],
        },
        notes: [],
      };
    }
  }
}

/** What the queue manager reads and postconf does not know. */
function isReadForTransport({ services }: PostfixServer, name: ByteString): boolean {
  return services.some(
    (service) => service.program === 'discard' && isOfTransport(name, service.name),
  );
}

/** Whether the name is no name of the user's own. */
function isCertain({ suggestion, lostFrom }: { suggestion: string; lostFrom: string }): boolean {
  return suggestion !== '' || lostFrom !== '';
}

function describe(server: PostfixServer, name: ByteString, isSet: (other: ByteString) => boolean) {
  const suggestion = name.length > 4 ? (nearest(name, server.table.names(), 2) ?? '') : '';
  return {
    name: decodeUtf8(name),
    owner: suggestion === '' ? ownerOf(server, name) : 'Postfix',
    suggestion,
    suggestionIsSet: suggestion !== '' && isSet(suggestion),
    otherReleases: otherReleases(server, name),
    lostFrom: isLostInUpgrade(server, name) ? (server.input.upgradeFrom?.text ?? '') : '',
    release: server.release.text,
  };
}

/** `dovecot_destination_recipient_limit` stands in postconf(5), though under "transport_". */
function ownerOf(server: PostfixServer, name: ByteString): string {
  const service = serviceNamedBy(name);
  const isThere = server.services.some((each) => each.name === service);
  return service === undefined || isThere || !server.input.master
    ? 'Postfix'
    : 'a service in master.cf';
}

/** In which releases the name exists, when this one does not have it. */
function otherReleases(server: PostfixServer, name: ByteString): string {
  const fact = server.table.anyRelease(name);
  if (!fact || server.table.get(name)) return '';
  return fact.removedIn === undefined || !server.release.atLeast(fact.removedIn)
    ? `Postfix ${fact.since} and later`
    : `Postfix before ${fact.removedIn}`;
}
