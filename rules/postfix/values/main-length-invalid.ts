import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/main-length-invalid',
  title: 'An empty value where Postfix needs one',
  appliesTo: { fact: 'invalid-value' },
  when: {
    all: [
      { datum: 'form', oneOf: ['length'] },
      { datum: 'read', oneOf: ['always', 'by-service'] },
    ],
  },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: '{{name}} must not be "{{value}}" ({{log}}): {{consequence}}',
  byHand: 'give it a value, or take the line out so that the default counts',
  why: `An empty value is not the same as no line: without a line the default counts, while an empty value
says "nothing". Most lists may be empty, but names, addresses and paths that a program cannot do
without may not. A program that reads such a value ends with "bad string length 0 < 1", and master(8)
starts it again in vain. postconf(1) prints the empty value without a complaint.`,
  references: [
    { postconf: 'mail_name' },
    { postconf: 'default_transport' },
    { man: 'postconf', section: 5 },
  ],
  examples: {
    bad: [
      { files: { 'main.cf': 'mail_name =\n' } },
      { files: { 'main.cf': 'double_bounce_sender =\ndefault_transport =\n' } },
    ],
    good: [
      { files: { 'main.cf': 'mail_name = Example\nrelayhost =\nmydestination =\n' } },
      { files: { 'main.cf': 'default_transport = smtp\n' } },
    ],
  },
});
