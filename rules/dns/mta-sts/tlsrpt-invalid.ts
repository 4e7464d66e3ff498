import { REPAIRED_ZONE, ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/tlsrpt-invalid',
  title: 'A TLSRPT record that senders take for none',
  appliesTo: { evidence: 'tlsrpt-fault' },
  when: { all: [] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message: 'no reports about TLS reach {{domain}}: "{{written}}" makes its TLSRPT record invalid',
  fixes: [
    { safety: 'unsafe', description: 'correct the record', operations: [{ repair: 'correct' }] },
  ],
  byHand: 'write "v=TLSRPTv1; rua=mailto:" and an address',
  why: `The TXT record at _smtp._tls reads "v=TLSRPTv1; rua=mailto:tls-reports@example.org": the version first,
then the addresses for reports, each as a mailto: or https: URI and separated by commas. There must be
exactly one record that begins with "v=TLSRPTv1;". Senders pass over anything else, and you do not hear
of connections that failed for want of a certificate or for DANE.`,
  references: [{ rfc: 8460, section: '3' }],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${ZONE}_smtp._tls TXT "v=TLSRPT1; rua=mailto:tls@example.net"\n`,
        },
        fixed: {
          'example.net.zone': `${REPAIRED_ZONE}_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@example.net"\n`,
        },
        today: '2026-11-22T10:00:00Z',
      },
      {
        files: {
          'example.net.zone': `${ZONE}_smtp._tls TXT "v=TLSRPTv1; rua=tls@example.net"\n`,
        },
        fixed: {
          'example.net.zone': `${REPAIRED_ZONE}_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@example.net"\n`,
        },
        today: '2026-11-22T10:00:00Z',
      },
      {
        files: {
          'example.net.zone': `${ZONE}_smtp._tls TXT "v=TLSRPTv1;"\n`,
        },
      },
    ],
    good: [
      {
        files: {
          'example.net.zone': `${ZONE}_smtp._tls TXT "v=TLSRPTv1;rua=mailto:tls@example.net,https://r.example.net/x;"\n`,
        },
      },
    ],
  },
});
