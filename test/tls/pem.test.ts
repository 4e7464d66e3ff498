import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PemDamage, parsePem, pemBlock, pemBlocks, printPem } from '../../src/tls/pem.ts';

const BLOCK = pemBlock('CERTIFICATE', 'x'.repeat(100));
const LINES = BLOCK.split('\n');

/** Pieces of which a file is made that looks like PEM. */
const piece = fc.constantFrom(
  '-----BEGIN CERTIFICATE-----',
  '-----END CERTIFICATE-----',
  '-----BEGIN PRIVATE KEY-----',
  '-----END ',
  'eHh4eA==',
  'Proc-Type: 4,ENCRYPTED',
  '\n',
  '\r\n',
  ' ',
  '\0',
  '\xef\xbb\xbf',
  '-'.repeat(300),
  'é\xff',
);

describe('a PEM file', () => {
  test('is printed as it was read', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const file = parsePem(text);
        expect(printPem(file)).toBe(text);
        let end = 0;
        for (const { span } of file.nodes) {
          expect(span.start).toBe(end);
          expect(span.end).toBeGreaterThan(span.start);
          end = span.end;
        }
      }),
    );
  });

  test('gives back what was put into a block', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
        const der = String.fromCharCode(...bytes);
        const [block, ...more] = pemBlocks(parsePem(pemBlock('X', der)));
        expect(more).toEqual([]);
        expect(block).toMatchObject({ label: 'X', der, headers: '' });
      }),
    );
  });

  test.each([
    ['text around', `words\n${BLOCK}more words\n`],
    ['CRLF', BLOCK.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\xef\xbb\xbf${BLOCK}`],
    ['blanks at line ends', BLOCK.replaceAll('\n', '  \t\n')],
    ['blanks before the base64', BLOCK.replace('\neHh', '\n  eHh')],
    ['an empty line below BEGIN', BLOCK.replace('\n', '\n\n')],
    ['no last line feed', BLOCK.trimEnd()],
  ])('is read with %s', (_what, text) => {
    const [block] = pemBlocks(parsePem(text));
    expect(block?.damage).toBeUndefined();
    expect(block?.der).toBe('x'.repeat(100));
  });

  test.each<[PemDamage, string]>([
    ['unterminated', LINES.slice(0, -2).join('\n')],
    ['unterminated', `${LINES.slice(0, -2).join('\n')}\n${BLOCK}`],
    ['end-label', BLOCK.replace('END CERTIFICATE', 'END X509 CERTIFICATE')],
    ['end-not-alone', BLOCK.trimEnd() + BLOCK],
    ['blank-line', LINES.toSpliced(2, 0, '').join('\n')],
    ['base64', BLOCK.replace('eHh', 'e!h')],
    ['base64', BLOCK.replace('eHh', 'eH')],
  ])('has a damaged block: %s', (damage, text) => {
    expect(pemBlocks(parsePem(text))[0]?.damage).toBe(damage);
  });

  test.each([
    ['indented', BLOCK.replace(/^/gm, '  ')],
    ['dashes', BLOCK.replaceAll('-----', '----')],
    ['one-line', pemBlock('CERTIFICATE', 'x'.repeat(300)).replaceAll('\n', '')],
  ])('has no block, but one was meant: %s', (suspect, text) => {
    const [node, ...more] = parsePem(text).nodes;
    expect(more).toEqual([]);
    expect(node?.kind === 'text' ? node.suspects[0]?.suspect : node?.kind).toBe(suspect);
  });

  test('says nothing of a lone END line, which does no harm', () => {
    const [, rest] = parsePem(`${BLOCK}-----END CERTIFICATE-----\n`).nodes;
    expect(rest).toMatchObject({ kind: 'text', suspects: [] });
  });

  test('has the headers of an encrypted key', () => {
    const head = 'Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n';
    const text = BLOCK.replace('\n', `\n${head}`).replaceAll('CERTIFICATE', 'RSA PRIVATE KEY');
    expect(pemBlocks(parsePem(text))[0]?.headers).toBe(head.trimEnd());
  });
});
