import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { ByteString } from '../../text/bytes.ts';

/** Certificates are long before that. */
const LONGEST = 1024 * 1024;

/**
 * A connection that remembers what came in. Node gives the certificates of a peer as links from the
 * leaf to its issuers, without those that are not linked and not in their order; the wire shows them.
 */
export class TappedStream extends Duplex {
  readonly #socket: Socket;
  #heard: ByteString = '';

  constructor(socket: Socket) {
    super();
    this.#socket = socket;
    socket.on('data', (bytes) => {
      if (this.#heard.length < LONGEST) this.#heard += bytes.toString('latin1');
      if (!this.push(bytes)) socket.pause();
    });
    socket.on('end', () => this.push(null));
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
    socket.pause();
    // Whoever reads the stream hears of it by its end.
    this.on('error', () => {});
  }

  /** All bytes so far. */
  get heard(): ByteString {
    return this.#heard;
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void) {
    this.#socket.write(bytes, (error) => done(error));
  }

  override _final(done: () => void): void {
    this.#socket.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }
}
