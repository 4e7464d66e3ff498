import { splitList } from '../../../postfix/model/lists.ts';
import {
  protocolsParameter,
  type ServerTlsMode,
  serverTls,
} from '../../../postfix/model/server-tls.ts';
import type { Service } from '../../../postfix/model/service.ts';
import { serviceTls } from '../../../postfix/model/service-tls.ts';
import { isKnown } from '../../../postfix/model/value.ts';
import { decodeUtf8 } from '../../../text/bytes.ts';
import type { ProtocolSet } from '../../../tls/protocol.ts';
import type { EvidenceFact } from '../facts.ts';
import type { Site } from '../site.ts';
import { configuredCertificates } from './configured-certificates.ts';
import { configuredChain } from './configured-chain.ts';
import { decidingPlace } from './deciding-place.ts';
import type { ProbeFactData } from './facts.ts';
import { type ProbedService, probedService, probeText } from './probed-service.ts';

type Difference = EvidenceFact<'probe-difference'>;
type Problem = ProbeFactData['probe-difference']['problem'];

/** Versions that OpenSSL's security level shuts out, whatever Postfix admits. */
const OLD: ProtocolSet = ['TLSv1', 'TLSv1.1'];

/** Finds where a server that was looked at differs from its configuration. */
export function* probeDifferences(site: Site): Iterable<Difference> {
  for (const probe of site.facts.probes ?? []) {
    const probed = probedService(site, probe);
    if (probed) yield* new ProbeJudge(site, probed).judge();
  }
}

/** Compares one probe with the service that it reached. */
class ProbeJudge {
  readonly #site: Site;
  readonly #probed: ProbedService;

  constructor(site: Site, probed: ProbedService) {
    this.#site = site;
    this.#probed = probed;
  }

  *judge(): Iterable<Difference> {
    const stranger = [...this.#name()];
    yield* stranger;
    // Another host, or another configuration: whatever else differs has that cause.
    if (stranger.length > 0) return;
    yield* this.#startTls();
    yield* this.#protocols();
    yield* this.#certificate();
    yield* this.#auth();
    yield* this.#trust();
  }

  *#name(): Iterable<Difference> {
    const { probe, speakers } = this.#probed;
    const seen = probe.ehloName ?? probe.tls?.ehloName;
    const names = this.#all(speakers, ({ scope }) => {
      const { value } = scope.effective('myhostname');
      return isKnown(value) ? value.text : undefined;
    });
    if (seen === undefined || !names) return;
    if (names.some((name) => name.toLowerCase() === seen.toLowerCase())) return;
    yield* this.#fact('name', 'myhostname', decodeUtf8(names[0] ?? ''), seen);
  }

  *#startTls(): Iterable<Difference> {
    const { probe, service, server, speakers } = this.#probed;
    const modes = this.#all(speakers, (speaker) => {
      const { mode } = serverTls(speaker, server);
      return typeof mode === 'string' && mayAnnounce(speaker, mode) ? mode : undefined;
    });
    if (probe.implicit || !modes || probe.keywords.length === 0) return;
    const { decidedBy } = serverTls(service, server);
    const configured = this.#valueOf(decidedBy);
    const offers = probe.keywords.includes('STARTTLS');
    if (modes.every((mode) => mode === 'off') && offers) {
      yield* this.#fact('starttls', decidedBy, configured, 'STARTTLS');
    }
    if (!modes.every((mode) => mode === 'opportunistic' || mode === 'mandatory')) return;
    if (!offers) yield* this.#fact('no-starttls', decidedBy, configured, 'no STARTTLS');
    else if (probe.refusal !== undefined) {
      yield* this.#fact('starttls-refused', decidedBy, configured, probe.refusal);
    }
  }

  *#protocols(): Iterable<Difference> {
    const { probe, service, server, speakers } = this.#probed;
    const { tls } = probe;
    const sets = this.#all(
      speakers,
      (speaker) => serviceTls(speaker, server)?.protocols ?? undefined,
    );
    // Where no TLS is configured, that there is some is the finding.
    if (!tls || tls.protocols.length === 0 || !sets?.every((set) => set.length > 0)) return;
    const { mode } = serverTls(service, server);
    if (typeof mode !== 'string') return;
    const setting = protocolsParameter(service, mode);
    const configured = (sets[0] ?? []).join(', ');
    const extra = tls.protocols.filter((each) => !sets.some((set) => set.includes(each)));
    if (extra.length > 0) {
      yield* this.#fact('extra-protocols', setting, configured, extra.join(', '));
    }
    const missing = (sets[0] ?? []).filter(
      (each) =>
        ![...tls.protocols, ...tls.unsettled].includes(each) &&
        sets.every((set) => set.includes(each)),
    );
    if (missing.length === 0) return;
    const isOld = missing.every((each) => OLD.includes(each));
    const problem = isOld ? 'fewer-old-protocols' : 'fewer-protocols';
    yield* this.#fact(problem, setting, configured, missing.join(', '));
  }

  *#certificate(): Iterable<Difference> {
    const { probe, server, speakers } = this.#probed;
    const leaf = probe.tls?.chain[0];
    const configured = this.#all(speakers, (speaker) =>
      configuredCertificates(this.#site, server, speaker, probe),
    );
    const [first] = configured ?? [];
    if (leaf === undefined || !configured || !first || first.digests.size === 0) return;
    if (configured.some(({ digests }) => digests.has(leaf))) {
      yield* this.#issuers(leaf);
      return;
    }
    const files = first.files.map(decodeUtf8).join(', ');
    yield* this.#fact('certificate', first.setting, files, leaf);
  }

  /** Those behind the leaf, where the wire showed them. */
  *#issuers(leaf: string): Iterable<Difference> {
    const { probe, server, service, speakers } = this.#probed;
    const { chain = [], order } = probe.tls ?? {};
    const configured = configuredChain(this.#site, server, service, leaf);
    if (order !== 'sent' || speakers.length > 1 || !configured) return;
    const { setting, file, digests } = configured;
    if (digests.join() === chain.join()) return;
    const kept = chain.slice(1).filter((each) => digests.slice(1).includes(each)).length;
    const seen = `${kept} of ${digests.length - 1}`;
    yield* this.#fact('issuers', setting, decodeUtf8(file), seen);
  }

  *#auth(): Iterable<Difference> {
    const { probe, server, speakers } = this.#probed;
    const answers = this.#all(speakers, (speaker) =>
      speaker.program === 'smtpd'
        ? (serviceTls(speaker, server)?.authBeforeTls ?? undefined)
        : undefined,
    );
    if (!probe.keywords.includes('AUTH') || !answers?.every((answer) => answer === false)) return;
    const setting = this.#authSetting();
    yield* this.#fact('auth-before-tls', setting, this.#valueOf(setting), 'AUTH');
  }

  /** A certificate that does not verify counts where users, not servers, come. */
  *#trust(): Iterable<Difference> {
    const { probe, service, speakers } = this.#probed;
    const distrust = probe.tls?.distrust;
    if (distrust === undefined || !this.#isForUsers() || speakers.length > 1) return;
    const chain = service.scope.effective('smtpd_tls_chain_files').value;
    const isChain = isKnown(chain) && chain.text !== '';
    const setting = isChain ? 'smtpd_tls_chain_files' : 'smtpd_tls_cert_file';
    yield* this.#fact('distrust', setting, this.#valueOf(setting), distrust);
  }

  #authSetting(): string {
    const { value } = this.#probed.service.scope.effective('smtpd_sasl_auth_enable');
    const isOn = isKnown(value) && value.text.toLowerCase() === 'yes';
    return isOn ? 'smtpd_tls_auth_only' : 'smtpd_sasl_auth_enable';
  }

  #isForUsers(): boolean {
    const { role } = this.#probed.service;
    return role === 'submission' || role === 'submissions';
  }

  #valueOf(setting: string): string {
    const { value } = this.#probed.service.scope.effective(setting);
    return isKnown(value) ? decodeUtf8(value.text) : '';
  }

  /** What each service that may have answered has to say; undefined where one of them is not known. */
  #all<T>(
    services: readonly Service[],
    ask: (service: Service) => T | undefined,
  ): readonly T[] | undefined {
    const answers = services.map(ask);
    return answers.some((answer) => answer === undefined)
      ? undefined
      : answers.filter((answer) => answer !== undefined);
  }

  *#fact(
    problem: Problem,
    parameter: string,
    configured: string,
    seen: string,
  ): Iterable<Difference> {
    const { probe, server, service } = this.#probed;
    const setting = service.scope.effective(parameter).decidedBy.name;
    const place = decidingPlace(parameter, service, server);
    if (!place) return;
    const label = decodeUtf8(service.label);
    yield {
      name: 'probe-difference',
      data: {
        problem,
        forUsers: this.#isForUsers(),
        probe: probeText(probe),
        service: label,
        setting,
        configured,
        seen,
      },
      ...place,
      settings: [setting],
      subject: label,
      notes: [],
      repairs: {},
    };
  }
}

/** Whether what EHLO says of STARTTLS follows from the mode: keywords can be held back. */
function mayAnnounce({ scope, program }: Service, mode: ServerTlsMode): boolean {
  if (mode === 'off' || mode === 'invalid') return true;
  const prefix = program === 'postscreen' ? 'postscreen' : 'smtpd';
  const keywords = scope.effective(`${prefix}_discard_ehlo_keywords`).value;
  const maps = scope.effective(`${prefix}_discard_ehlo_keyword_address_maps`).value;
  return (
    isKnown(keywords) &&
    !splitList(keywords.text.toLowerCase()).includes('starttls') &&
    isKnown(maps) &&
    maps.text === ''
  );
}
