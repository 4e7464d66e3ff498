import fc from 'fast-check';

/** One smtpd service: what it sets by `-o`. */
export type Overrides = Readonly<Record<string, string>>;

/** A main.cf and the services that read it. */
export interface TlsBatch {
  readonly main: Overrides;
  readonly services: readonly Overrides[];
}

/** Levels of smtpd and of the client, in odd case too, and what is none. */
const LEVELS = [
  ...['may', 'encrypt', 'none', '', 'MAY', 'Encrypt', 'verify', 'secure', 'fingerprint'],
  ...['dane', 'yes', 'may,', '$a_level', '${no_such_name}'],
];

/** Lists in all styles: exclusions, inclusions, bounds, numbers, nothing, nonsense, contradictions. */
const LISTS = [
  ...['', ',', '!SSLv2, !SSLv3', '!SSLv2,!SSLv3,!TLSv1,!TLSv1.1', '!TLSv1.3', '!tlsv1.2:!TLSV1.3'],
  ...['!SSLv3 !TLSv1 !TLSv1.1 !TLSv1.2 !TLSv1.3', 'TLSv1.2', 'TLSv1.2, TLSv1.3', 'TLSv1', 'SSLv3'],
  ...[
    'SSLv2',
    'SSLv2 TLSv1.1',
    'TLSv1 !TLSv1',
    'TLSv1.1:TLSv1.3',
    '>=TLSv1',
    '>=TLSv1.2',
    '<=TLSv1.1',
  ],
  ...[
    '>=TLSv1.1, <=TLSv1.2',
    '>=TLSv1.3 <=TLSv1.2',
    '>= TLSv1.2',
    '>=TLSv1.2 !TLSv1.3',
    '>=',
    '<=',
  ],
  ...['>=TLSv1.2, TLSv1.1', '>=0303', '>=0x302', '<=0302', '>=0305', '<=0305', '>=None', '>=SSLv3'],
  ...[
    '>=SSLv2',
    'TLSv1.0',
    'TLSv1_2',
    'ALL',
    'TLSv1.2 nonsense',
    '!!TLSv1',
    '>=TLSv1.2,<=nonsense',
  ],
  ...['$a_list', '$smtpd_tls_mandatory_protocols', '"TLSv1.2"', '>=TLSv1.3 >=TLSv1.1'],
];

const list = fc.constantFrom(...LISTS);
const yesNo = fc.constantFrom('yes', 'no');

function settings(level: fc.Arbitrary<string>): fc.Arbitrary<Overrides> {
  return fc.record(
    {
      smtpd_tls_security_level: level,
      smtpd_tls_protocols: list,
      smtpd_tls_mandatory_protocols: list.filter((text) => !text.includes('mandatory')),
      smtpd_use_tls: yesNo,
      smtpd_enforce_tls: yesNo,
      a_level: fc.constantFrom('may', 'encrypt'),
      a_list: fc.constantFrom('TLSv1.1', '>=TLSv1.2', 'none'),
    },
    { requiredKeys: [] },
  );
}

/** Each level comes up in turn, so that none is left out; a sixth of the services is in wrappermode. */
function service(at: number): fc.Arbitrary<Overrides> {
  const level = LEVELS[at % LEVELS.length] ?? '';
  const wrapped = at % 6 === 5 ? { smtpd_tls_wrappermode: 'yes' } : {};
  return settings(fc.constant(level)).map((overrides) => ({ ...overrides, ...wrapped }));
}

/** Settings of so many services in so many batches, the same ones for the same seed. */
export function tlsBatches(seed: number, batches: number, services: number): TlsBatch[] {
  const batch = (index: number): fc.Arbitrary<TlsBatch> =>
    fc.record({
      main: settings(fc.constantFrom('may', 'encrypt', 'none', '')),
      services: fc.tuple(
        ...Array.from({ length: services }, (_, at) => service(index * services + at)),
      ),
    });
  const all = fc.tuple(...Array.from({ length: batches }, (_, index) => batch(index)));
  return fc.sample(fc.noBias(all), { seed, numRuns: 1 })[0] ?? [];
}
