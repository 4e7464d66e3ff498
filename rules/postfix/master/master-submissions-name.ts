import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/master-submissions-name',
  title: 'A port name that old systems do not know',
  appliesTo: { fact: 'service-fault' },
  when: { datum: 'problem', oneOf: ['port-name'] },
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message:
    'the port name "submissions" is younger than most /etc/services of systems with this Postfix: where it is missing there, Postfix does not start',
  fixes: [
    {
      safety: 'safe',
      description: 'write the number',
      operations: [{ replacePlace: 'port', with: '{{suggestion}}' }],
    },
  ],
  why: `RFC 8314 gave port 465 the name "submissions" in 2018; before, systems called it smtps or urd. Postfix 3.6
and later know the number themselves (known_tcp_ports). An older one looks into /etc/services, and master
ends when the name is not there: "Servname not supported for ai_socktype". The number is right
everywhere. Where $service_name or a log filter uses the name, it changes to 465.`,
  references: [{ rfc: 8314, section: '7.3' }, { postconf: 'known_tcp_ports' }],
  examples: {
    bad: [
      {
        version: '3.5',
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'submissions inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=yes\n',
        },
        fixed: { 'master.cf': '465 inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=yes\n' },
      },
      {
        version: '3.3',
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': '192.0.2.1:submissions inet n - n - - smtpd\n',
        },
        fixed: { 'master.cf': '192.0.2.1:465 inet n - n - - smtpd\n' },
      },
    ],
    good: [
      {
        version: '3.6',
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'submissions inet n - n - - smtpd\n',
        },
      },
      {
        version: '3.5',
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'smtps inet n - n - - smtpd\n465 inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
