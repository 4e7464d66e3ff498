import { createSocket, type Socket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';

const TYPES: Readonly<Record<string, number>> = { A: 1, CNAME: 5, MX: 15, TXT: 16, AAAA: 28 };

/** Response codes, and a server that says nothing. */
type Trouble = 'SERVFAIL' | 'REFUSED' | 'silence';

/**
 * Answers by `name TYPE`, such as `example.org MX`: data in the words of zone files, texts in quotes.
 * What is not there has no record; names of which nothing is there do not exist.
 */
export type Answers = Readonly<Record<string, readonly string[] | Trouble>>;

const open: Socket[] = [];

/** A resolver that asks a name server on the loopback address. */
export async function resolverOf(answers: Answers): Promise<Resolver> {
  const socket = createSocket('udp4');
  open.push(socket);
  socket.on('message', (query, { address, port }) => {
    const reply = replyTo(query, answers);
    if (reply) socket.send(reply, port, address);
  });
  await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done));
  // Only silence is waited for.
  const timeout = Object.values(answers).includes('silence') ? 100 : 10_000;
  const resolver = new Resolver({ timeout, tries: 1 });
  resolver.setServers([`127.0.0.1:${socket.address().port}`]);
  return resolver;
}

export function closeAll(): void {
  for (const socket of open.splice(0)) socket.close();
}

function replyTo(query: Buffer, answers: Answers): Buffer | undefined {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const name = labels.join('.').toLowerCase();
  const number = query.readUInt16BE(at + 1);
  const type = Object.keys(TYPES).find((each) => TYPES[each] === number) ?? '';
  const found = answers[`${name} ${type}`] ?? [];
  if (found === 'silence') return undefined;
  const exists = Object.keys(answers).some((key) => key.startsWith(`${name} `));
  const code = found === 'SERVFAIL' ? 2 : found === 'REFUSED' ? 5 : exists ? 0 : 3;
  const records = typeof found === 'string' ? [] : found;
  const header = Buffer.alloc(12);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(0x8180 | code, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(records.length, 6);
  const question = query.subarray(12, at + 5);
  return Buffer.concat([header, question, ...records.map((data) => record(number, type, data))]);
}

function record(number: number, type: string, data: string): Buffer {
  const rdata = rdataOf(type, data);
  const head = Buffer.alloc(12);
  // The name is that of the question.
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(number, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(300, 6);
  head.writeUInt16BE(rdata.length, 10);
  return Buffer.concat([head, rdata]);
}

function rdataOf(type: string, data: string): Buffer {
  switch (type) {
    case 'A':
      return Buffer.from(data.split('.').map(Number));
    case 'AAAA':
      return Buffer.from(data, 'hex');
    case 'MX': {
      const [preference = '', exchange = ''] = data.split(' ');
      return Buffer.concat([Buffer.from([0, Number(preference)]), nameOf(exchange)]);
    }
    case 'TXT':
      return Buffer.concat([...data.matchAll(/"([^"]*)"/g)].map(([, text = '']) => sized(text)));
    default:
      return nameOf(data);
  }
}

function nameOf(name: string): Buffer {
  const labels = name.split('.').filter((label) => label !== '');
  return Buffer.concat([...labels.map(sized), Buffer.from([0])]);
}

function sized(text: string): Buffer {
  return Buffer.concat([Buffer.from([text.length]), Buffer.from(text, 'latin1')]);
}
