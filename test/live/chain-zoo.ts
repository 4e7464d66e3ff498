import { ChainPki, HOST, SERVER } from './chain-pki.ts';

/** Settings of an smtpd and what they come to. */
export interface ChainCase {
  readonly name: string;
  /** Without `smtpd_tls_`; paths below the folder of the zoo begin with `@`. */
  readonly settings: Readonly<Record<string, string>>;
  /** `ready`: TLS works. `off`: STARTTLS is refused. `bare`: no handshake succeeds. */
  readonly outcome: 'ready' | 'off' | 'bare';
  /** `fact:problem`, in order; what hangs on the calendar and the kind of key alone is left out. */
  readonly facts: readonly string[];
  /** The error of a client that verifies, by its number in openssl-verify(1); 0 where it accepts. */
  readonly verify?: number;
}

const ISSUER = { certificate: 'int', key: 'int' };

/** Makes the keys, certificates and files of all cases. */
export function makeZoo(folder: string): ChainPki {
  const pki = new ChainPki(folder);
  for (const name of ['root', 'int', 'root2', 'leaf', 'other', 'broken']) pki.key(name);
  pki.key('rsa', 2048);
  pki.key('rsa2', 2048);
  pki.key('rsa1024', 1024);
  pki.key('ed', 'ed25519');
  pki.authority('root');
  pki.authority('root2');
  pki.authority('int', { certificate: 'root', key: 'root' });
  pki.authority(
    'intold',
    { certificate: 'root', key: 'root' },
    { key: 'int', commonName: 'int', from: -400, to: -10 },
  );
  pki.authority(
    'cross',
    { certificate: 'root2', key: 'root2' },
    { key: 'root', commonName: 'root' },
  );
  const make = (name: string, more: Partial<Parameters<ChainPki['issue']>[0]> = {}): void =>
    pki.issue({ name, key: 'leaf', by: ISSUER, ...more });
  make('leaf');
  make('other', {
    key: 'other',
    commonName: 'other.mail.test',
    extensions: ['subjectAltName=DNS:other.mail.test'],
  });
  make('rsa', { key: 'rsa' });
  make('rsa2', { key: 'rsa2' });
  make('rsa1024', { key: 'rsa1024' });
  make('ed', { key: 'ed' });
  make('expired', { from: -90, to: -1 });
  make('future', { from: 3, to: 90 });
  make('sha1', { digest: 'sha1' });
  make('client', { extensions: ['extendedKeyUsage=clientAuth', `subjectAltName=DNS:${HOST}`] });
  make('anyuse', {
    extensions: ['extendedKeyUsage=anyExtendedKeyUsage', `subjectAltName=DNS:${HOST}`],
  });
  make('nosan', { extensions: ['basicConstraints=CA:false'] });
  make('staple', { extensions: [...SERVER, 'tlsfeature=status_request'] });
  make('wrongname', { extensions: ['subjectAltName=DNS:www.mail.test'] });
  make('wildcard', { extensions: ['subjectAltName=DNS:*.mail.test'] });
  pki.issue({ name: 'self', key: 'leaf' });
  pki.issue({
    name: 'snake',
    key: 'leaf',
    commonName: 'localhost',
    extensions: ['subjectAltName=DNS:localhost'],
  });
  const key = pki.path('leaf.key');
  const encrypt = ['-aes256', '-passout', 'pass:secret'];
  pki.openssl(
    'pkcs8',
    '-topk8',
    '-in',
    key,
    '-passout',
    'pass:secret',
    '-out',
    pki.path('enc.key'),
  );
  pki.openssl('ec', '-in', key, ...encrypt, '-out', pki.path('enctrad.key'));
  pki.openssl('ec', '-in', key, '-out', pki.path('sec1.key'));
  pki.openssl('rsa', '-traditional', '-in', pki.path('rsa.key'), '-out', pki.path('pkcs1.key'));
  pki.openssl('x509', '-in', pki.path('leaf.crt'), '-outform', 'DER', '-out', pki.path('leaf.der'));
  pki.openssl(
    'pkcs12',
    '-export',
    '-inkey',
    key,
    '-in',
    pki.path('leaf.crt'),
    '-passout',
    'pass:',
    '-out',
    pki.path('leaf.p12'),
  );
  pki.openssl(
    'crl2pkcs7',
    '-nocrl',
    '-certfile',
    pki.path('leaf.crt'),
    '-out',
    pki.path('leaf.p7b'),
  );
  pki.openssl('x509', '-in', pki.path('leaf.crt'), '-trustout', '-out', pki.path('trusted.crt'));
  pki.openssl('ecparam', '-name', 'prime256v1', '-out', pki.path('params.pem'));
  writeTexts(pki);
  return pki;
}

/** The files that no program would write, but people do. */
function writeTexts(pki: ChainPki): void {
  const full = pki.join('leaf.crt', 'int.crt');
  const leaf = pki.read('leaf.crt');
  const lines = leaf.trimEnd().split('\n');
  const files: Readonly<Record<string, string>> = {
    full,
    crlf: full.replaceAll('\n', '\r\n'),
    bom: `\xef\xbb\xbf${full}`,
    oneline: full.replaceAll('\n', ''),
    between: `Bag Attributes\n${leaf}\nsubject=/CN=int\n\n${pki.read('int.crt')}`,
    cut: `${lines.slice(0, 6).join('\n')}\n-----END CERTIFICATE-----\n`,
    noend: `${lines.slice(0, -1).join('\n')}\n`,
    indented: full.replace(/^/gm, '  '),
    dashes: full.replaceAll('-----', '----'),
    glued: `${leaf.trimEnd()}${pki.read('int.crt')}`,
    endlabel: leaf.replace('END CERTIFICATE', 'END X509 CERTIFICATE'),
    blank: lines.toSpliced(4, 0, '').join('\n'),
    letters: leaf.replace(lines[3] ?? '', `${(lines[3] ?? '').slice(0, -2)}!!`),
    oldlabel: full.replaceAll('CERTIFICATE', 'X509 CERTIFICATE'),
    spaces: full.replace(/$/gm, '  '),
    noeol: full.trimEnd(),
    tail: pemWith(leaf, '\x05\x00'),
    words: 'this is no certificate\n',
    empty: '',
  };
  for (const [name, text] of Object.entries(files)) pki.write(`${name}.pem`, text);
  const joined: Readonly<Record<string, readonly string[]>> = {
    withroot: ['leaf.crt', 'int.crt', 'root.crt'],
    intfirst: ['int.crt', 'leaf.crt'],
    unsorted: ['leaf.crt', 'root.crt', 'int.crt'],
    extra: ['leaf.crt', 'int.crt', 'other.crt'],
    stray: ['leaf.crt', 'other.crt'],
    twice: ['leaf.crt', 'leaf.crt', 'int.crt'],
    crossed: ['leaf.crt', 'int.crt', 'cross.crt'],
    oldissuer: ['leaf.crt', 'intold.crt'],
    bundle: ['int.crt', 'root.crt'],
    keyfirst: ['leaf.key', 'leaf.crt', 'int.crt'],
    keymiddle: ['leaf.crt', 'leaf.key', 'int.crt'],
    keylast: ['leaf.crt', 'int.crt', 'leaf.key'],
    keyalone: ['leaf.key'],
    keytwice: ['leaf.key', 'other.key', 'leaf.crt'],
    encfirst: ['enc.key', 'leaf.crt', 'int.crt'],
    enctradfirst: ['enctrad.key', 'leaf.crt', 'int.crt'],
    both: ['leaf.key', 'leaf.crt', 'int.crt', 'rsa.key', 'rsa.crt', 'int.crt'],
    sametype: ['leaf.key', 'leaf.crt', 'int.crt', 'other.key', 'other.crt', 'int.crt'],
    wrongkey: ['other.key', 'leaf.crt', 'int.crt'],
    keythenint: ['leaf.key', 'int.crt', 'leaf.crt'],
    withparams: ['params.pem', 'leaf.key', 'leaf.crt', 'int.crt'],
    paramskey: ['params.pem', 'sec1.key'],
    rsafull: ['pkcs1.key', 'rsa.crt', 'int.crt'],
    trustedfull: ['trusted.crt', 'int.crt'],
    trustedmixed: ['leaf.key', 'trusted.crt', 'int.crt'],
  };
  for (const [name, parts] of Object.entries(joined)) pki.write(`${name}.pem`, pki.join(...parts));
  for (const name of [
    'rsa',
    'rsa1024',
    'ed',
    'expired',
    'future',
    'sha1',
    'client',
    'anyuse',
    'nosan',
    'staple',
    'wrongname',
    'wildcard',
  ]) {
    pki.write(`${name}.pem`, pki.join(`${name}.crt`, 'int.crt'));
  }
}

/** The first block with bytes added behind its content. */
function pemWith(pem: string, tail: string): string {
  const [, body = ''] = /-----\n([^-]*)-----END/.exec(pem) ?? [];
  const der = atob(body.replaceAll('\n', '')) + tail;
  return `-----BEGIN CERTIFICATE-----\n${(btoa(der).match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`;
}

const pair = (certificates: string, key = 'leaf.key'): Record<string, string> => ({
  cert_file: `@${certificates}`,
  key_file: `@${key}`,
});
const mixed = (file: string): Record<string, string> => ({ cert_file: `@${file}` });
const chain = (...files: readonly string[]): Record<string, string> => ({
  chain_files: files.map((file) => `@${file}`).join(', '),
});

const ready = (name: string, settings: Record<string, string>, verify = 0, ...facts: string[]) =>
  ({ name, settings, outcome: 'ready', facts, verify }) as const;
const off = (name: string, settings: Record<string, string>, ...facts: string[]) =>
  ({ name, settings, outcome: 'off', facts }) as const;

export const CHAIN_CASES: readonly ChainCase[] = [
  ready('leaf and issuer', pair('full.pem')),
  ready('key first', mixed('keyfirst.pem')),
  ready('key in the middle', mixed('keymiddle.pem')),
  ready('key last', mixed('keylast.pem')),
  ready('two keys, one chain', mixed('keytwice.pem'), 20, 'chain:missing-issuer'),
  ready('two chains in one cert_file', mixed('both.pem'), 0, 'chain:unrelated', 'chain:duplicate'),
  ready('SEC1 key', pair('full.pem', 'sec1.key')),
  ready('PKCS#1 key', pair('rsa.pem', 'pkcs1.key')),
  ready('EC PARAMETERS before the key', pair('full.pem', 'paramskey.pem'), 0, 'pem:ec-parameters'),
  ready('leaf alone', pair('leaf.crt'), 20, 'chain:missing-issuer'),
  ready('leaf alone, issuer in CAfile', { ...pair('leaf.crt'), CAfile: '@int.crt' }),
  ready('leaf alone, issuer and root in CAfile', { ...pair('leaf.crt'), CAfile: '@bundle.pem' }),
  ready(
    'leaf alone, another CAfile',
    { ...pair('leaf.crt'), CAfile: '@root2.crt' },
    20,
    'chain:missing-issuer',
  ),
  ready('leaf alone in chain_files, issuer in CAfile', {
    ...chain('leaf.key', 'leaf.crt'),
    CAfile: '@int.crt',
  }),
  ready('root included', pair('withroot.pem'), 0, 'chain:root-included'),
  ready('root before issuer', pair('unsorted.pem'), 0, 'chain:out-of-order'),
  ready('unrelated certificate', pair('extra.pem'), 0, 'chain:unrelated'),
  ready(
    'unrelated in place of issuer',
    { ...pair('stray.pem'), CAfile: '@int.crt' },
    20,
    'chain:unrelated',
    'chain:missing-issuer',
  ),
  ready('leaf twice', pair('twice.pem'), 0, 'chain:duplicate'),
  ready('cross-signed root', pair('crossed.pem')),
  ready('issuer expired', pair('oldissuer.pem'), 10, 'chain:issuer-expired'),
  ready('text between', pair('between.pem')),
  ready('CRLF', pair('crlf.pem'), 0, 'pem:crlf'),
  ready('byte order mark', pair('bom.pem'), 0, 'pem:byte-order-mark'),
  ready('blanks at line ends', pair('spaces.pem')),
  ready('no last line feed', pair('noeol.pem')),
  ready('old label', pair('oldlabel.pem')),
  ready('TRUSTED CERTIFICATE', pair('trustedfull.pem'), 0, 'pem:trusted-certificate'),
  ready('expired', pair('expired.pem'), 10, 'chain:expired'),
  ready('not yet valid', pair('future.pem'), 9, 'chain:not-yet-valid'),
  ready('RSA 1024', pair('rsa1024.pem', 'rsa1024.key'), 66, 'chain:weak-key'),
  ready('SHA-1', pair('sha1.pem'), 68, 'chain:weak-signature'),
  ready('clientAuth alone', pair('client.pem'), 26, 'chain:wrong-purpose'),
  ready('anyExtendedKeyUsage', pair('anyuse.pem'), 26, 'chain:wrong-purpose'),
  ready('self-signed', pair('self.crt'), 18, 'chain:self-signed'),
  ready('snakeoil', pair('snake.crt'), 18, 'chain:snakeoil', 'chain:name-mismatch'),
  ready('another name', pair('wrongname.pem'), 62, 'chain:name-mismatch'),
  ready('wildcard', pair('wildcard.pem')),
  ready('common name alone', pair('nosan.pem'), 0, 'chain:no-alternative-name'),
  ready('must-staple', pair('staple.pem'), 0, 'chain:must-staple'),
  ready('Ed25519', pair('ed.pem', 'ed.key')),
  ready('RSA and ECDSA', {
    ...pair('rsa.pem', 'rsa.key'),
    eccert_file: '@full.pem',
    eckey_file: '@leaf.key',
  }),
  ready('ECDSA as dcert', { ...pair('rsa.pem', 'rsa.key'), dcert_file: '@keyfirst.pem' }),
  ready('chain file', chain('keyfirst.pem')),
  ready('key, leaf and issuer in three files', chain('leaf.key', 'leaf.crt', 'int.crt')),
  ready('two chains', chain('both.pem')),
  ready('two chain files', chain('keyfirst.pem', 'rsafull.pem')),
  ready('EC PARAMETERS in a chain file', chain('withparams.pem'), 0, 'pem:ec-parameters'),
  ready('legacy parameters beside chain files', { ...chain('keyfirst.pem'), ...pair('empty.pem') }),
  off('issuer first', pair('intfirst.pem'), 'load:not-leaf-first'),
  off('issuer first in a chain file', chain('keythenint.pem'), 'load:not-leaf-first'),
  off('another key', pair('full.pem', 'other.key'), 'load:mismatch'),
  off('another kind of key', pair('full.pem', 'rsa.key'), 'load:mismatch'),
  off('another key in a chain file', chain('wrongkey.pem'), 'load:mismatch'),
  off('no certificate file', pair('gone.pem'), 'load:missing'),
  off('no certificate file, no key parameter', mixed('gone.pem'), 'load:missing'),
  off('no key file', pair('full.pem', 'gone.key'), 'load:missing'),
  off('relative path', { cert_file: 'full.pem', key_file: '@leaf.key' }, 'load:missing'),
  off('no key in the file', mixed('full.pem')),
  off(
    'no key in the file, said twice',
    { cert_file: '@full.pem', key_file: '@crlf.pem' },
    'load:wrong-format',
  ),
  off('ECDSA without key', { ...pair('rsa.pem', 'rsa.key'), eccert_file: '@full.pem' }),
  off('encrypted key', pair('full.pem', 'enc.key'), 'load:encrypted'),
  off('encrypted traditional key', pair('full.pem', 'enctrad.key'), 'load:encrypted'),
  off('encrypted key in a chain file', chain('encfirst.pem'), 'load:encrypted'),
  off('encrypted traditional key in a chain file', chain('enctradfirst.pem'), 'load:encrypted'),
  off('encrypted key beside its certificate', mixed('encfirst.pem'), 'load:encrypted'),
  off('DER', pair('leaf.der'), 'load:wrong-format'),
  off('PKCS#12', pair('leaf.p12'), 'load:wrong-format'),
  off('PKCS#7', pair('leaf.p7b'), 'load:wrong-format'),
  off('request', pair('leaf.csr'), 'load:wrong-format'),
  off('parameters swapped', pair('leaf.key', 'full.pem'), 'load:wrong-format'),
  off('words', pair('words.pem'), 'load:wrong-format'),
  off('one line', pair('oneline.pem'), 'load:corrupt'),
  off('cut content', pair('cut.pem'), 'load:corrupt'),
  off('no END line', pair('noend.pem'), 'load:corrupt'),
  off('indented', pair('indented.pem'), 'load:corrupt'),
  off('four dashes', pair('dashes.pem'), 'load:corrupt'),
  off('glued', pair('glued.pem'), 'load:corrupt'),
  off('another END label', pair('endlabel.pem'), 'load:corrupt'),
  off('empty line inside', pair('blank.pem'), 'load:corrupt'),
  off('no base64', pair('letters.pem'), 'load:corrupt'),
  off('empty', pair('empty.pem'), 'load:corrupt'),
  off('empty chain file', chain('empty.pem'), 'load:corrupt'),
  off('TRUSTED CERTIFICATE with its key', mixed('trustedmixed.pem'), 'load:mismatch'),
  off('tail in a chain file', chain('leaf.key', 'tail.pem'), 'load:corrupt'),
  off('chain before key', chain('full.pem', 'leaf.key'), 'load:key-not-first'),
  off('no key in chain files', chain('full.pem'), 'load:key-not-first'),
  off('two keys of a kind in two files', chain('withparams.pem', 'keyfirst.pem'), 'load:same-type'),
  off('two keys of a kind', chain('sametype.pem'), 'load:same-type'),
  off(
    'two ECDSA pairs',
    { ...mixed('keyfirst.pem'), eccert_file: '@keylast.pem' },
    'load:same-type',
  ),
  off('key alone', chain('keyalone.pem'), 'load:dangling-key'),
  off('two keys in a row', chain('keytwice.pem'), 'load:dangling-key'),
  off('no CAfile', { ...pair('full.pem'), CAfile: '@gone.pem' }, 'authority:missing'),
  off('empty CAfile', { ...pair('full.pem'), CAfile: '@empty.pem' }, 'authority:empty'),
  {
    name: 'chain file missing',
    settings: chain('gone.pem'),
    outcome: 'bare',
    facts: ['load:missing'],
  },
  {
    name: 'second chain file missing',
    settings: chain('keyfirst.pem', 'gone.pem'),
    outcome: 'bare',
    facts: ['load:missing'],
  },
];
