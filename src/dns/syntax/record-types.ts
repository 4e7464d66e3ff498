/** How one field of a record's data is written. */
export type FieldKind =
  | 'name'
  | 'u8'
  | 'u16'
  | 'u32'
  | 'ttl'
  | 'ipv4'
  | 'ipv6'
  | 'string'
  | 'strings'
  | 'hex'
  | 'base64'
  | 'word'
  | 'words';

/** A field by name; `strings`, `hex`, `base64` and `words` take all that is left. */
export type FieldSpec = readonly [name: string, kind: FieldKind];

const NAME: readonly FieldSpec[] = [['target', 'name']];
const DIGEST: readonly FieldSpec[] = [
  ['keyTag', 'u16'],
  ['algorithm', 'word'],
  ['digestType', 'u8'],
  ['digest', 'hex'],
];
const KEY: readonly FieldSpec[] = [
  ['flags', 'u16'],
  ['protocol', 'u8'],
  ['algorithm', 'word'],
  ['key', 'base64'],
];
const ASSOCIATION: readonly FieldSpec[] = [
  ['usage', 'u8'],
  ['selector', 'u8'],
  ['matchingType', 'u8'],
  ['data', 'hex'],
];

/** The fields of the types that are read to the last word; all others are kept as words. */
export const FIELDS: Readonly<Record<string, readonly FieldSpec[]>> = {
  A: [['address', 'ipv4']],
  AAAA: [['address', 'ipv6']],
  NS: NAME,
  CNAME: NAME,
  DNAME: NAME,
  PTR: NAME,
  MX: [
    ['preference', 'u16'],
    ['exchange', 'name'],
  ],
  SOA: [
    ['primary', 'name'],
    ['mailbox', 'name'],
    ['serial', 'u32'],
    ['refresh', 'ttl'],
    ['retry', 'ttl'],
    ['expire', 'ttl'],
    ['minimum', 'ttl'],
  ],
  TXT: [['strings', 'strings']],
  SPF: [['strings', 'strings']],
  SRV: [
    ['priority', 'u16'],
    ['weight', 'u16'],
    ['port', 'u16'],
    ['target', 'name'],
  ],
  CAA: [
    ['flags', 'u8'],
    ['tag', 'word'],
    ['value', 'string'],
  ],
  HINFO: [
    ['cpu', 'string'],
    ['os', 'string'],
  ],
  TLSA: ASSOCIATION,
  SMIMEA: ASSOCIATION,
  DS: DIGEST,
  CDS: DIGEST,
  DNSKEY: KEY,
  CDNSKEY: KEY,
};

/** Numbers of the types that may be written `TYPE52` and are read all the same. */
const NUMBERS: ReadonlyMap<number, string> = new Map([
  [1, 'A'],
  [2, 'NS'],
  [5, 'CNAME'],
  [6, 'SOA'],
  [12, 'PTR'],
  [13, 'HINFO'],
  [15, 'MX'],
  [16, 'TXT'],
  [28, 'AAAA'],
  [33, 'SRV'],
  [39, 'DNAME'],
  [43, 'DS'],
  [46, 'RRSIG'],
  [47, 'NSEC'],
  [48, 'DNSKEY'],
  [50, 'NSEC3'],
  [51, 'NSEC3PARAM'],
  [52, 'TLSA'],
  [53, 'SMIMEA'],
  [59, 'CDS'],
  [60, 'CDNSKEY'],
  [99, 'SPF'],
  [257, 'CAA'],
]);

/**
 * Mnemonics of the IANA registry "Resource Record (RR) TYPEs", and of the records that only their
 * makers' name servers know (`ALIAS`, `ANAME`).
 */
const KNOWN = new Set(
  `A NS MD MF CNAME SOA MB MG MR NULL WKS PTR HINFO MINFO MX TXT RP AFSDB X25 ISDN RT NSAP NSAP-PTR
  SIG KEY PX GPOS AAAA LOC NXT EID NIMLOC SRV ATMA NAPTR KX CERT A6 DNAME SINK OPT APL DS SSHFP
  IPSECKEY RRSIG NSEC DNSKEY DHCID NSEC3 NSEC3PARAM TLSA SMIMEA HIP NINFO RKEY TALINK CDS CDNSKEY
  OPENPGPKEY CSYNC ZONEMD SVCB HTTPS DSYNC HHIT BRID SPF UINFO UID GID UNSPEC NID L32 L64 LP EUI48
  EUI64 NXNAME TKEY TSIG URI CAA AVC DOA AMTRELAY RESINFO WALLET CLA IPN TA DLV ALIAS ANAME`.split(
    /\s+/,
  ),
);

/** The mnemonic of a type, upper case; undefined when nothing is called so. */
export function readType(written: string): string | undefined {
  const upper = written.toUpperCase();
  const number = /^TYPE([0-9]{1,5})$/.exec(upper)?.[1];
  if (number !== undefined && Number(number) <= 0xffff) {
    return NUMBERS.get(Number(number)) ?? `TYPE${Number(number)}`;
  }
  return KNOWN.has(upper) ? upper : undefined;
}

/** The mnemonic of a class, upper case; undefined when nothing is called so. */
export function readClass(written: string): string | undefined {
  const upper = written.toUpperCase();
  if (/^(?:IN|CH|HS|CHAOS|HESIOD)$/.test(upper)) return upper;
  const number = /^CLASS([0-9]{1,5})$/.exec(upper)?.[1];
  if (number === undefined || Number(number) > 0xffff) return undefined;
  return Number(number) === 1 ? 'IN' : `CLASS${Number(number)}`;
}
