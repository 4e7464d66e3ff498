import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/compat-level-low',
  title: 'compatibility_level keeps old defaults',
  appliesTo: { setting: ['compatibility_level'] },
  versions: '>=3.6',
  when: { isOneOf: ['0', '1', '2', '3', '3.0', '3.1', '3.2', '3.3', '3.4', '3.5'] },
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message:
    'compatibility_level = {{value}} keeps defaults that Postfix 3.6 replaced: relay restrictions are looked at after those for recipients, and fingerprints are MD5',
  fixes: [{ safety: 'unsafe', description: 'set it to 3.6', operations: [{ set: '3.6' }] }],
  why: `Level 3.6 changes three defaults. smtpd looks at smtpd_relay_restrictions before
smtpd_recipient_restrictions, so that a mistake in the second list cannot open the relay, and its
answers name the first. Fingerprints of certificates are SHA-256 and no longer MD5. Log messages use
"allowlist" and "denylist". Levels below 2 keep older defaults besides.

Before you raise it: fingerprints in check_ccert_access, relay_clientcerts or a TLS policy have to be
written anew, and whoever reads the log by program has to know the new words. Then set 3.6. The fix
does only that, and is unsafe.`,
  references: [
    { postconf: 'compatibility_level' },
    {
      url: 'https://www.postfix.org/COMPATIBILITY_README.html',
      title: 'Postfix Backwards-Compatibility Safety Net',
    },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'compatibility_level = 2\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: { 'main.cf': 'compatibility_level = 3.6\n' },
      },
      {
        version: '3.7',
        files: {
          'main.cf': 'compatibility_level = 0\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: { 'main.cf': 'compatibility_level = 3.6\n' },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.11\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        version: '3.5',
        files: {
          'main.cf': 'compatibility_level = 2\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
