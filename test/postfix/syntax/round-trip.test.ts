import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitLogicalLines } from '../../../src/postfix/syntax/logical-lines.ts';
import { parseMainCf, printMainCf } from '../../../src/postfix/syntax/main-cf.ts';
import { parseMasterCf, printMasterCf } from '../../../src/postfix/syntax/master-cf.ts';
import { fromBytes } from '../../../src/text/bytes.ts';
import { SourceText } from '../../../src/text/source.ts';
import { corpusFolders, NEEDS_TESTDATA, readSource, TESTDATA } from '../../testdata.ts';

/** Bytes with a taste for what parsers trip over. */
const nastyText = fc
  .array(
    fc.oneof(
      fc.constantFrom('\n', '\r\n', '\r', ' ', '\t', '#', '=', '{', '}', '-o', '\0', '\v', ','),
      fc.constantFrom('smtpd_tls_protocols', 'smtp inet n - y - - smtpd', '\n  ', '\n# c\n', '$'),
      fc.uint8Array({ maxLength: 4 }).map(fromBytes),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

function printedMain(text: string): string {
  return printMainCf(parseMainCf(new SourceText('main.cf', text)));
}

function printedMaster(text: string): string {
  return printMasterCf(parseMasterCf(new SourceText('master.cf', text)));
}

describe('print(parse(text)) is the text', () => {
  test('for any bytes', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        expect(printedMain(text)).toBe(text);
        expect(printedMaster(text)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  test('and the lines leave no gap and do not overlap', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        let at = 0;
        for (const { span } of splitLogicalLines(text)) {
          expect(span.start).toBe(at);
          at = span.end;
        }
        expect(at).toBe(text.length);
      }),
      { numRuns: 1000 },
    );
  });

  test('and every part of a setting stands where its place says', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        for (const node of parseMainCf(new SourceText('main.cf', text)).nodes) {
          if (node.kind !== 'setting') continue;
          const { nameSpan, name, value } = node;
          expect(text.slice(nameSpan.start, nameSpan.end)).toBe(name);
          for (let at = 0; at < value.length; at += 1) {
            expect(text[value.offsetAt(at)]).toBe(value.text[at]);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  describe.skipIf(!TESTDATA)(`for real files ${NEEDS_TESTDATA}`, () => {
    test('each main.cf and master.cf', () => {
      const folders = corpusFolders();
      expect(folders.length).toBeGreaterThan(100);
      for (const folder of folders) {
        const main = readSource(join(folder, 'main.cf'));
        const master = readSource(join(folder, 'master.cf'));
        expect(printMainCf(parseMainCf(main)), folder).toBe(main.text);
        expect(printMasterCf(parseMasterCf(master)), folder).toBe(master.text);
      }
    });
  });
});
