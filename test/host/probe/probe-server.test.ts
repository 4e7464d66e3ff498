import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type Probed, probeServer } from '../../../src/host/probe/probe-server.ts';
import { closeAll, type Script, serve, USUAL } from './fake-smtp.ts';

/** How long a silent server is waited for, and one that answers, in milliseconds. */
const SHORT = 200;
const LONG = 10_000;

afterEach(closeAll);

async function probe(script: Script, patience = LONG): Promise<Probed & { port: number }> {
  const port = await serve(script);
  return { port, ...(await probeServer({ host: '127.0.0.1', port }, patience)) };
}

describe('a server that cannot be looked at is one line', () => {
  test.each([
    ['silence', { greeting: '' }, 'no answer in 0.2 s'],
    ['silence after the greeting', { greeting: '220 x\r\n' }, 'no answer in 0.2 s'],
    ['half a line', { greeting: '220 x' }, 'no answer in 0.2 s'],
    [
      'another protocol',
      { greeting: 'SSH-2.0-OpenSSH_9.2\r\n' },
      'what answers is no SMTP: "SSH-2.0-OpenSSH_9.2"',
    ],
    [
      'bytes',
      { greeting: '\x15\x03\x01\x00\x02\x02\x46\u001b[31m' },
      'what answers is no SMTP: "F [31m"',
    ],
    ['an endless answer', { greeting: '220-x\r\n'.repeat(20_000) }, 'what answers is no SMTP'],
    ['no service', { greeting: '554 5.7.1 go away\r\n' }, 'it greets with "554 5.7.1 go away"'],
    [
      'no EHLO',
      { greeting: '220 x\r\n', answers: { EHLO: '502 what?\r\n' } },
      'it answers EHLO with "502 what?"',
    ],
  ] satisfies [string, Script, string][])('%s', async (_what, script, reason) => {
    const patience = reason.startsWith('no answer') ? SHORT : LONG;
    const { port, probe: seen, notes } = await probe(script, patience);
    expect(seen).toBeUndefined();
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain(`127.0.0.1:${port}: ${reason}`);
    expect(notes[0]).toMatch(/; the server was not looked at$/);
  });

  test('nobody listens', async () => {
    const port = await serve(USUAL);
    closeAll();
    const { notes } = await probeServer({ host: '127.0.0.1', port }, LONG);
    expect(notes).toEqual([`127.0.0.1:${port}: connection refused; the server was not looked at`]);
  });

  test('it hangs up', async () => {
    const server = createServer((socket) => socket.end());
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { notes } = await probeServer({ host: '127.0.0.1', port }, LONG);
    server.close();
    expect(notes).toEqual([`127.0.0.1:${port}: the server hung up; the server was not looked at`]);
  });
});

describe('a server without TLS', () => {
  test('says what it calls itself and what it offers', async () => {
    const {
      port,
      probe: seen,
      notes,
    } = await probe({
      greeting: '220-hello\r\n220 there\r\n',
      answers: {
        EHLO: '250-Fake.example.org at your service\r\n250-size 10\r\n250 AUTH=LOGIN\r\n',
      },
    });
    expect(seen).toEqual({
      host: '127.0.0.1',
      port,
      address: '127.0.0.1',
      implicit: false,
      ehloName: 'Fake.example.org',
      keywords: ['SIZE', 'AUTH'],
    });
    expect(notes).toEqual([`127.0.0.1:${port}: it does not offer STARTTLS`]);
  });

  test('may refuse what it offers', async () => {
    const answers = { ...USUAL.answers, STARTTLS: '454 4.7.0 TLS not available\r\n' };
    const { port, probe: seen, notes } = await probe({ ...USUAL, answers });
    expect(seen?.refusal).toBe('454 4.7.0 TLS not available');
    expect(seen?.tls).toBeUndefined();
    expect(notes).toEqual([
      `127.0.0.1:${port}: it answers STARTTLS with "454 4.7.0 TLS not available"`,
    ]);
  });

  test('may fall silent behind STARTTLS, which tells nothing of any version', async () => {
    const { port, probe: seen, notes } = await probe(USUAL, SHORT);
    expect(seen?.tls).toBeUndefined();
    expect(notes).toEqual([
      `127.0.0.1:${port}: whether it negotiates TLSv1.3, TLSv1.2, TLSv1.1, TLSv1 could not be seen`,
    ]);
  });
});
