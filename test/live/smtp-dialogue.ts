import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** What a server without a greeting is taken to say. */
export const SILENCE = 'silence';

/** How long a server may take before it counts as silent. */
const PATIENCE = 8_000;

/**
 * Says the lines to an SMTP server one after the other, each after the answer to the one before.
 * A line that ends in a line feed is sent as it stands.
 * @returns the last line of each answer, the greeting first; `silence` where none came.
 */
export async function converse(port: number, lines: readonly string[]): Promise<string[]> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => socket.destroy());
  const answers = answersOf(socket);
  const heard: string[] = [];
  try {
    heard.push(await next(answers));
    for (const line of lines) {
      if (heard.at(-1) === SILENCE) break;
      socket.write(line.endsWith('\n') ? line : `${line}\r\n`);
      heard.push(await next(answers));
    }
  } finally {
    socket.destroy();
  }
  return heard;
}

async function* answersOf(socket: Socket): AsyncGenerator<string> {
  for await (const line of createInterface({ input: socket })) {
    if (/^\d{3}(?: |$)/.test(line)) yield line;
  }
}

async function next(answers: AsyncGenerator<string>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<string>((done) => {
    timer = setTimeout(() => done(SILENCE), PATIENCE);
  });
  const answer = answers.next().then(({ value }) => value ?? SILENCE, silenceOfTheDead);
  const first = await Promise.race([answer, silence]);
  clearTimeout(timer);
  return first;
}

/** A server that dies with unread commands before it resets the connection. */
function silenceOfTheDead(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ECONNRESET') return SILENCE;
  throw error;
}
