/** A server that cannot be talked to; the message goes on from `mx.example.org:25: `. */
export class ProbeFailure extends Error {}
