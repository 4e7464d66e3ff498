import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/dmarc-incomplete',
  title: 'DMARC is checked without SPF or DKIM',
  appliesTo: { variable: ['C_Mail_Security_DMARC_UseDMARC'] },
  when: {
    all: [
      { is: 'yes' },
      {
        any: [
          { variable: 'C_Mail_Security_DMARC_UseSPF', is: 'no' },
          { variable: 'C_Mail_Security_DMARC_UseDKIM', is: 'no' },
        ],
      },
    ],
  },
  settings: [
    'C_Mail_Security_DMARC_UseDMARC',
    'C_Mail_Security_DMARC_UseSPF',
    'C_Mail_Security_DMARC_UseDKIM',
  ],
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{variable}} = {{value}} while SPF or DKIM is not checked: honest mail can fail ' +
    'DMARC and be refused',
  fixes: [
    {
      when: {
        all: [
          { variable: 'C_Mail_Security_DMARC_UseSPF', is: 'no' },
          { variable: 'C_Mail_Security_DMARC_UseDKIM', is: 'no' },
        ],
      },
      safety: 'unsafe',
      description: 'check SPF and DKIM too',
      operations: [
        { variable: 'C_Mail_Security_DMARC_UseSPF', set: '1' },
        { variable: 'C_Mail_Security_DMARC_UseDKIM', set: '1' },
      ],
    },
    {
      when: { variable: 'C_Mail_Security_DMARC_UseSPF', is: 'no' },
      safety: 'unsafe',
      description: 'check SPF too',
      operations: [{ variable: 'C_Mail_Security_DMARC_UseSPF', set: '1' }],
    },
    {
      when: { variable: 'C_Mail_Security_DMARC_UseDKIM', is: 'no' },
      safety: 'unsafe',
      description: 'check DKIM too',
      operations: [{ variable: 'C_Mail_Security_DMARC_UseDKIM', set: '1' }],
    },
  ],
  why: `A message passes DMARC when SPF or DKIM passes for the domain in From. With one of the two
switched off, mail that rests on that one fails: forwarded mail keeps its DKIM signature but not its
SPF. The variables are documented to belong together.`,
  references: [{ icewarp: 'C_Mail_Security_DMARC_UseDMARC' }, { rfc: 7489, section: '4.2' }],
  examples: {
    bad: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Mail_Security_DMARC_UseDMARC: 1\n' +
            'C_Mail_Security_DMARC_UseSPF: 0\n' +
            'C_Mail_Security_DMARC_UseDKIM: 1\n',
        },
        fixed: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Mail_Security_DMARC_UseDMARC: 1\n' +
            'C_Mail_Security_DMARC_UseSPF: 1\n' +
            'C_Mail_Security_DMARC_UseDKIM: 1\n',
        },
      },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Mail_Security_DMARC_UseDMARC: 1\n' +
            'C_Mail_Security_DMARC_UseSPF: 1\n' +
            'C_Mail_Security_DMARC_UseDKIM: 0\n',
        },
        fixed: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Mail_Security_DMARC_UseDMARC: 1\n' +
            'C_Mail_Security_DMARC_UseSPF: 1\n' +
            'C_Mail_Security_DMARC_UseDKIM: 1\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Mail_Security_DMARC_UseDMARC: 1\n' +
            'C_Mail_Security_DMARC_UseSPF: 1\n' +
            'C_Mail_Security_DMARC_UseDKIM: 1\n',
        },
      },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Mail_Security_DMARC_UseDMARC: 0\n' +
            'C_Mail_Security_DMARC_UseSPF: 0\n',
        },
      },
    ],
  },
});
