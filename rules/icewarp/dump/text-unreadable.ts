import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/text-unreadable',
  title: 'A text of which nothing could be read',
  appliesTo: { dumpFact: 'unread-text' },
  when: { datum: 'extent', oneOf: ['all'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message: 'nothing of this text was checked: {{words}}',
  byHand: 'save it again as the tool or the server prints it',
  why: `A text that cannot be read must not pass for one without faults. XML with a document type is
refused on purpose: no answer of the server has one, and a declaration can make a small text grow
without end.`,
  references: [
    {
      url: 'https://www.w3.org/TR/xml/#sec-prolog-dtd',
      title: 'Extensible Markup Language 1.0, 2.8 Prolog and Document Type Declaration',
    },
  ],
  examples: {
    bad: [
      {
        files: {
          'answer.xml':
            '<iq type="result"><query xmlns="admin:iq:rpc"><result><item>\n' + '</iq>\n',
        },
      },
    ],
    good: [
      {
        files: {
          'answer.xml':
            '<iq type="result"><query xmlns="admin:iq:rpc"><result><item>' +
            '<apiproperty><propname>C_OS</propname></apiproperty>' +
            '<propertyval><classname>TPropertyString</classname><val>1</val></propertyval>' +
            '</item></result></query></iq>\n',
        },
      },
    ],
  },
});
