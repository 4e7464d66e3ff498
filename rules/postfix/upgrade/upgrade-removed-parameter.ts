import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/upgrade-removed-parameter',
  title: 'A parameter that the upgrade takes away',
  appliesTo: { fact: 'unknown-parameter' },
  when: { not: { datum: 'lostFrom', oneOf: [''] } },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{name}} is known to Postfix {{lostFrom}} and not to {{release}}: after the upgrade mail is ' +
    'handled as if it were not set',
  fixes: [
    {
      safety: 'unsafe',
      description: 'take it out, which is what the upgrade does to it',
      operations: [{ deletePlace: 'setting' }],
    },
  ],
  why: `You lint for a release that is later than the one the host runs, and that has dropped this
parameter. It takes the name for one of your own then, and nothing reads it: no daemon complains, only
postconf says "unused parameter". What it does today cannot be kept by a setting of that name; the
release notes say what takes its place, or that it has become the only behaviour.

To take the line out before the upgrade changes what the host does today, which is why that is not
done unless you ask for it with --unsafe-fixes.

The release that runs is asked of the installed Postfix for its own configuration, and read from the
settings file (postfix-version) for any other.`,
  references: [
    { man: 'postconf', section: 5 },
    { url: 'https://www.postfix.org/DEPRECATION_README.html', title: 'DEPRECATION_README' },
  ],
  examples: {
    bad: [
      {
        version: '3.7',
        upgradeFrom: '3.3',
        files: {
          'main.cf':
            'compatibility_level = 2\ntls_dane_digest_agility = off\nsmtpd_helo_required = yes\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: {
          'main.cf': 'compatibility_level = 2\nsmtpd_helo_required = yes\n',
        },
      },
      {
        version: '3.11',
        upgradeFrom: '3.10',
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o tls_legacy_public_key_fingerprints=yes\n',
        },
        fixed: { 'master.cf': 'smtp inet n - n - - smtpd\n' },
      },
    ],
    good: [
      {
        version: '3.7',
        files: {
          'main.cf': 'tls_dane_digest_agility = off\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        version: '3.3',
        upgradeFrom: '3.2',
        files: {
          'main.cf': 'tls_dane_digest_agility = off\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
