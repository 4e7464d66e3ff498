import { execFile, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeZoo } from './chain-zoo.ts';
import { PostfixInstance } from './postfix-instance.ts';
import { CAN_RUN_POSTFIX, NEEDS_POSTFIX } from './real-programs.ts';

const PATIENCE = 10_000;

describe.skipIf(!CAN_RUN_POSTFIX)(`certificates by name ${NEEDS_POSTFIX}`, () => {
  let postfix: PostfixInstance;
  let map = '';

  beforeAll(async () => {
    postfix = await PostfixInstance.create();
    const zoo = makeZoo(join(postfix.folder, 'zoo')).folder;
    map = join(postfix.folder, 'etc', 'sni');
    const entries = [
      `good.test ${zoo}/keyfirst.pem`,
      `parts.test ${zoo}/leaf.key ${zoo}/full.pem`,
      `order.test ${zoo}/full.pem ${zoo}/leaf.key`,
      `other.test ${zoo}/other.key ${zoo}/full.pem`,
      `.below.test ${zoo}/other.key ${zoo}/full.pem`,
    ];
    writeFileSync(map, `${entries.join('\n')}\n`);
    expect(spawnSync('postmap', ['-F', `hash:${map}`], { encoding: 'utf8' }).stderr).toBe('');
    postfix.start(
      `compatibility_level = 3.6\nsmtpd_tls_security_level = may\ntls_server_sni_maps = hash:${map}\n`,
    );
  });

  afterAll(() => postfix.destroy());

  test.each([
    ['good.test', true],
    ['parts.test', true],
    ['order.test', false],
    ['other.test', false],
    ['none.test', true],
    ['ORDER.Test', false],
    ['below.test', true],
    ['mx.below.test', false],
    ['mx.deep.below.test', false],
  ])('a client that asks for %s has a handshake: %s', async (name, works) => {
    const said = await shake(name, postfix.port);
    expect(
      /Verification|Verify return code/.test(said) && said.includes('-----BEGIN CERTIFICATE'),
      postfix.log(),
    ).toBe(works);
  });

  test('postmap leaves out an entry whose file is not there', () => {
    writeFileSync(`${map}.gone`, 'gone.test /nowhere/at/all.pem\n');
    const { status, stderr } = spawnSync('postmap', ['-F', `hash:${map}.gone`], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: expect.stringMatching(/skipping this entry/),
    });
  });
});

function shake(name: string, port: number): Promise<string> {
  const args = [
    's_client',
    '-starttls',
    'smtp',
    '-servername',
    name,
    '-connect',
    `127.0.0.1:${port}`,
  ];
  return new Promise((done) => {
    const child = execFile('openssl', args, { timeout: PATIENCE }, (_error, out, err) =>
      done(err + out),
    );
    child.stdin?.on('error', () => {});
    child.stdin?.end('QUIT\r\n');
  });
}
