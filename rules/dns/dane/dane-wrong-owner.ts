import { MAIL_ZONE, REPAIRED_MAIL_ZONE, ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/dane-wrong-owner',
  title: 'A TLSA record where no mail server looks',
  appliesTo: { evidence: 'tlsa-misplaced' },
  when: { all: [] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'the TLSA record at {{owner}} is never looked up for mail; senders look at {{wanted}}, where there is none',
  fixes: [
    {
      safety: 'unsafe',
      description: 'move it to where senders look',
      operations: [{ repair: 'rename' }],
    },
  ],
  byHand: 'move the record to where senders look',
  why: `Senders look for TLSA records below the name of the mail server, not below the domain whose mail it
takes: for "MX 10 mx.example.org" at _25._tcp.mx.example.org. Port and protocol are labels with an
underscore each. A record elsewhere protects nothing, and no one tells you so.

The fix moves the record. From then on senders check the certificate by it; make sure before that it
fits. An alias from _25._tcp.mx.example.org to another name is fine too.`,
  references: [
    { rfc: 7672, section: '2.2.3' },
    { rfc: 6698, section: '3' },
  ],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp IN TLSA 3 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
        fixed: {
          'example.net.zone': `${REPAIRED_MAIL_ZONE}_25._tcp.mail.example.net. IN TLSA 3 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
        today: '2026-11-22T10:00:00Z',
      },
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}25._tcp.mail IN TLSA 3 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
        fixed: {
          'example.net.zone': `${REPAIRED_MAIL_ZONE}_25._tcp.mail.example.net. IN TLSA 3 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
        today: '2026-11-22T10:00:00Z',
      },
    ],
    good: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
      },
      {
        files: {
          'example.net.zone': `${ZONE}@ MX 10 @\n@ A 192.0.2.25\n_25._tcp IN TLSA 3 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
      },
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail CNAME _dane\n_dane IN TLSA 3 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
      },
    ],
  },
});
