import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PostfixInstance } from './postfix-instance.ts';
import { CAN_RUN_POSTFIX, NEEDS_POSTFIX } from './real-programs.ts';

/** What smtpd says first; empty when it ends without a word. */
function greeting(port: number): Promise<string> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (data) => {
      text += data.toString('latin1');
      socket.destroy();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => done(text));
    // master waits between two tries to start a program that ends.
    socket.setTimeout(3000, () => socket.destroy());
  });
}

/** Arguments as they are written, what is logged of them, and the form that a rule writes instead. */
const CASES: readonly (readonly [written: string, log: string, instead: string])[] = [
  [
    'smtpd_client_restrictions=permit_mynetworks, reject',
    'unexpected command-line argument: reject',
    '{ smtpd_client_restrictions = permit_mynetworks, reject }',
  ],
  [
    'smtpd_helo_required=yes # always',
    'unexpected command-line argument: #',
    'smtpd_helo_required=yes',
  ],
  ['smtpd_helo_required="yes"', 'bad boolean configuration', 'smtpd_helo_required=yes'],
];

describe.runIf(CAN_RUN_POSTFIX)(`arguments of smtpd ${NEEDS_POSTFIX}`, () => {
  let instance: PostfixInstance;

  beforeAll(async () => {
    instance = await PostfixInstance.create();
  });

  afterAll(async () => {
    await instance?.destroy();
  });

  test.each(CASES)('%s', async (written, log, instead) => {
    instance.start('compatibility_level = 3.6\n', [written]);
    expect(await greeting(instance.port)).toBe('');
    expect(instance.log()).toContain(log);
    await instance.stop();
    instance.start('compatibility_level = 3.6\n', [instead]);
    expect(await greeting(instance.port)).toMatch(/^220 /);
    await instance.stop();
  });
});
