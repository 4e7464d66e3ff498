import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/main-bool-invalid',
  title: 'A switch is neither yes nor no',
  appliesTo: { fact: 'invalid-value' },
  when: {
    all: [
      { datum: 'form', oneOf: ['bool'] },
      { datum: 'read', oneOf: ['always', 'by-service'] },
    ],
  },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: '{{name}} takes yes or no, and not "{{value}}": {{consequence}}',
  fixes: [
    {
      when: { not: { datum: 'corrected', oneOf: [''] } },
      safety: 'safe',
      description: 'write {{corrected}}',
      operations: [{ replacePlace: 'value', with: '{{corrected}}' }],
    },
  ],
  byHand: 'write yes or no; to get the default take the line out',
  why: `Postfix knows two words for a switch, yes and no, in small letters or capitals. It knows no true,
on or 1, and an empty value is not "no". A program that reads such a value ends at once with "bad
boolean configuration". master(8) starts it again and again, and each time it ends: with a bad
smtpd_helo_required nobody can deliver mail to you, with a bad soft_bounce not even "postfix start"
works.

Neither postconf(1) nor, for the settings of single programs, "postfix check" notices: the value comes
to light when the next client connects. Quotes count as part of the value, and so does a comma at the
end.

The fix is safe, since nothing works with the value as it is.`,
  references: [
    { postconf: 'smtpd_helo_required' },
    { postconf: 'soft_bounce' },
    { man: 'postconf', section: 5 },
  ],
  examples: {
    bad: [
      {
        files: { 'main.cf': 'smtpd_helo_required = true\n' },
        fixed: { 'main.cf': 'smtpd_helo_required = yes\n' },
      },
      {
        files: {
          'main.cf': 'soft_bounce = "no"\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o smtpd_sasl_auth_enable=off\n',
        },
        fixed: {
          'main.cf': 'soft_bounce = no\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o smtpd_sasl_auth_enable=no\n',
        },
      },
      { files: { 'main.cf': 'disable_vrfy_command =\n' } },
      { files: { 'main.cf': 'helo = perhaps\nsmtpd_helo_required = $helo\n' } },
    ],
    good: [
      { files: { 'main.cf': 'smtpd_helo_required = YES\nsoft_bounce = no\n' } },
      {
        files: {
          'main.cf': 'smtpd_helo_required = ${{$compatibility_level} >= {1} ? {yes} : {no}}\n',
        },
      },
      {
        files: {
          'main.cf': 'disable_vrfy_command = true\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o disable_vrfy_command=yes\n',
        },
      },
    ],
  },
});
