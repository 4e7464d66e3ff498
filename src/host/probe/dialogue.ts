import type { Duplex } from 'node:stream';
import { ProbeFailure } from './probe-failure.ts';

/** What a server answered to one command. */
export interface Reply {
  readonly code: number;
  /** Its lines without the code. */
  readonly lines: readonly string[];
}

/** More than any mail server has to say at once. */
const LONGEST_REPLY = 65_536;

/** The client's side of SMTP on one connection. */
export class Dialogue {
  readonly #stream: Duplex;
  readonly #patience: number;
  #heard = '';
  #end: ProbeFailure | undefined;
  #wake: () => void = () => {};

  /** `patience`: how long one answer may take, in milliseconds. */
  constructor(stream: Duplex, patience: number) {
    this.#stream = stream;
    this.#patience = patience;
    stream.on('data', this.#hear);
    stream.on('error', this.#fail);
    stream.on('close', this.#close);
  }

  say(command: string): void {
    this.#stream.write(`${command}\r\n`);
  }

  /** @throws ProbeFailure when none comes, or one that is not SMTP. */
  async reply(): Promise<Reply> {
    const tired = setTimeout(() => {
      this.#finish(new ProbeFailure(`no answer in ${this.#patience / 1000} s`));
    }, this.#patience);
    try {
      for (;;) {
        const text = wholeReply(this.#heard);
        if (text !== undefined) {
          this.#heard = this.#heard.slice(text.length);
          return readReply(text);
        }
        const [line] = this.#heard.split('\n', 1);
        if (this.#heard.length > LONGEST_REPLY || (line && !mayBeReply(line))) {
          throw new ProbeFailure(`what answers is no SMTP: "${excerpt(line ?? '')}"`);
        }
        if (this.#end) throw this.#end;
        await new Promise<void>((done) => {
          this.#wake = done;
        });
      }
    } finally {
      clearTimeout(tired);
    }
  }

  /** Lets go of the stream, so that TLS can have it. */
  release(): void {
    this.#stream.off('data', this.#hear);
    this.#stream.off('error', this.#fail);
    this.#stream.off('close', this.#close);
    this.#stream.pause();
  }

  readonly #hear = (bytes: Buffer): void => {
    this.#heard += bytes.toString('latin1');
    this.#wake();
  };

  readonly #fail = (error: NodeJS.ErrnoException): void => {
    this.#finish(new ProbeFailure(connectionTrouble(error)));
  };

  readonly #close = (): void => {
    this.#finish(new ProbeFailure('the server hung up'));
  };

  #finish(failure: ProbeFailure): void {
    this.#end ??= failure;
    this.#wake();
  }
}

/** Why a connection came to nothing, in words. */
export function connectionTrouble(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ECONNREFUSED':
      return 'connection refused';
    case 'ECONNRESET':
    case 'EPIPE':
      return 'the server hung up';
    case 'ENOTFOUND':
      return 'no such host';
    case 'EAI_AGAIN':
      return 'the resolver of this host does not answer';
    case 'ETIMEDOUT':
      return 'no answer';
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return 'cannot be reached from here';
    default:
      return error.code ?? error.message;
  }
}

/** A part of what a server said, fit for a message. */
export function excerpt(text: string): string {
  const printable = text.replace(/[^\x20-\x7e]+/g, ' ').trim();
  return printable.length > 60 ? `${printable.slice(0, 59)}…` : printable;
}

/** The first whole reply; its last line has no hyphen behind the code. RFC 5321 section 4.2.1. */
function wholeReply(text: string): string | undefined {
  return /^(?:\d{3}-[^\n]*\n)*\d{3}(?: [^\n]*|\r)?\n/.exec(text)?.[0];
}

function mayBeReply(line: string): boolean {
  return /^\d{1,3}$|^\d{3}[- \r]/.test(line);
}

function readReply(text: string): Reply {
  const lines = text.split(/\r?\n/).slice(0, -1);
  return { code: Number(text.slice(0, 3)), lines: lines.map((line) => line.slice(4)) };
}
