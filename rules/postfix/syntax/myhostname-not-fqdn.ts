import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/myhostname-not-fqdn',
  title: 'myhostname is not a full name',
  appliesTo: { setting: ['myhostname'] },
  when: {
    all: [
      { hostName: ['unqualified', 'local'] },
      { setIn: 'main.cf' },
      { setting: 'relayhost', is: 'empty' },
    ],
  },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    'myhostname = {{value}} is not the full name of a host on the Internet: the server greets with it ' +
    'and names itself by it to others, many of which refuse that',
  byHand: 'set it to the name that the reverse DNS of the address has',
  why: `myhostname is what Postfix calls itself: in the greeting, in EHLO towards other servers, in Received
headers and Message-IDs, and, by default, as the domain of local senders. SMTP asks for a full domain
name there, and large receivers compare it with the reverse DNS of the address. A name without a dot, or
"localhost", fails such checks: mail is refused ("need fully-qualified hostname") or counted as spam.
The default of mydomain is what remains behind the first dot, and is "localdomain" where there is none.

Set it to the name that the PTR record of the address has, such as mail.example.org. A host that hands
all mail to a relayhost is not reported: no stranger hears its name. Nor is a name that one service has
by -o, as a listener for a filter on the same host does.`,
  references: [
    { postconf: 'myhostname' },
    { postconf: 'smtp_helo_name' },
    { rfc: 5321, section: '2.3.5' },
    { rfc: 5321, section: '4.1.1.1' },
  ],
  examples: {
    bad: [
      { files: { 'main.cf': 'myhostname = mail\n', 'master.cf': 'smtp inet n - n - - smtpd\n' } },
      {
        files: {
          'main.cf': 'name = localhost\nmyhostname = $name\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'myhostname = __HOSTNAME__\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'myhostname = mail\nrelayhost = [smtp.example.org]\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        // local(8) speaks to nobody.
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'local unix - n n - - local\n  -o myhostname=localhost\n',
        },
      },
    ],
  },
});
