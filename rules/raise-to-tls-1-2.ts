/** A list that admits older versions has them taken out; where there is none, one is written. */
export const RAISE_TO_TLS_1_2 = [
  {
    safety: 'unsafe',
    description: 'admit nothing below TLS 1.2',
    operations: [{ raiseFloor: 'TLSv1.2' }],
  },
  {
    when: { is: 'unset' },
    versions: '>=3.6',
    safety: 'unsafe',
    description: 'admit nothing below TLS 1.2',
    operations: [{ set: '>=TLSv1.2' }],
  },
  {
    when: { is: 'unset' },
    versions: '>=2.10 <3.6',
    safety: 'unsafe',
    description: 'admit nothing below TLS 1.2',
    operations: [{ set: '!SSLv2, !SSLv3, !TLSv1, !TLSv1.1' }],
  },
] as const;
