import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeUtf8 } from '../../src/text/bytes.ts';
import { configOf, fixExample, lintExample } from '../rules/lint-example.ts';
import { PostfixInstance } from './postfix-instance.ts';
import { CAN_RUN_POSTFIX, NEEDS_POSTFIX } from './real-programs.ts';
import { converse, SILENCE } from './smtp-dialogue.ts';

/** Nothing leaves the machine, and 127.0.0.1 is a stranger unless a case says otherwise. */
const BASE = `
compatibility_level = 3.6
myhostname = mx.example.test
mydestination = example.org
local_recipient_maps = inline:{b=x}
default_transport = discard
relay_transport = discard
local_transport = discard
smtpd_peername_lookup = no
`;

const STRANGERS = 'mynetworks = 10.0.0.0/8\n';
const TO_OTHERS = ['EHLO c.example.test', 'MAIL FROM:<a@example.com>', 'RCPT TO:<b@example.net>'];
const TO_US = ['EHLO c.example.test', 'MAIL FROM:<a@example.com>', 'RCPT TO:<b@example.org>'];

interface Case {
  readonly rule: string;
  readonly main: string;
  readonly lines: readonly string[];
  /** The last answer of the configuration as it stands. */
  readonly answer: RegExp;
  /** The last answer after the fix, where there is one. */
  readonly fixed?: RegExp;
}

const CASES: readonly Case[] = [
  {
    rule: 'table-type-misspelt',
    main: 'virtual_alias_maps = inlien:{a@example.org=b}\n',
    lines: TO_US,
    answer: /^451 4\.3\.0/,
    fixed: /^250/,
  },
  {
    rule: 'table-type-missing',
    main: 'virtual_alias_maps = /etc/postfix/virtual\n',
    lines: TO_US,
    answer: new RegExp(SILENCE),
  },
  {
    rule: 'access-action-unknown',
    main: 'smtpd_client_restrictions = check_client_access inline:{127.0.0.1=ALLOW}\n',
    lines: TO_US,
    answer: /^451 4\.3\.5 Server configuration error/,
    fixed: /^250/,
  },
  {
    rule: 'restriction-unreachable',
    main:
      'smtpd_restriction_classes = guests\nguests = permit\n' +
      'smtpd_recipient_restrictions = reject_unauth_destination, guests, reject\n',
    lines: TO_US,
    answer: /^250/,
  },
  {
    rule: 'access-code-alone',
    main: 'smtpd_client_restrictions = check_client_access static:550\n',
    lines: TO_US,
    answer: /^250/,
  },
  {
    rule: 'mynetworks-host-bits',
    main: 'mynetworks = 10.0.0.1/8\n',
    lines: TO_OTHERS,
    answer: /^451 4\.3\.0/,
    fixed: /^454/,
  },
  {
    rule: 'mynetworks-host-bits',
    main: `${STRANGERS}smtpd_authorized_xclient_hosts = 10.0.0.1/8\n`,
    lines: TO_US,
    answer: new RegExp(SILENCE),
    fixed: /^250/,
  },
  {
    rule: 'mynetworks-ipv6-unbracketed',
    main: 'mynetworks = 10.0.0.0/8 fe80::/10\n',
    lines: TO_OTHERS,
    answer: /^451 4\.3\.0/,
    fixed: /^454/,
  },
  {
    rule: 'mynetworks-ipv6-unbracketed',
    main: 'mynetworks = 127.0.0.0/8 ::1/128\n',
    lines: TO_OTHERS,
    answer: new RegExp(SILENCE),
    fixed: /^250/,
  },
  {
    rule: 'mynetworks-unreadable',
    main: 'mynetworks = 192.168.1/24\n',
    lines: TO_OTHERS,
    answer: /^451 4\.3\.0/,
  },
  {
    rule: 'relay-domains-wildcard',
    main: `${STRANGERS}relay_domains = static:ALL\n`,
    lines: TO_OTHERS,
    answer: /^250/,
  },
  {
    rule: 'relay-check-access-before-reject',
    main:
      `${STRANGERS}smtpd_relay_restrictions =\n` +
      'smtpd_recipient_restrictions = check_sender_access inline:{example.com=OK}, ' +
      'reject_unauth_destination\n',
    lines: TO_OTHERS,
    answer: /^250/,
    fixed: /^554/,
  },
  {
    rule: 'xclient-hosts-wide',
    main: `${STRANGERS}smtpd_authorized_xclient_hosts = 0.0.0.0/0\n`,
    lines: ['EHLO c.example.test', 'XCLIENT ADDR=10.1.1.1', ...TO_OTHERS],
    answer: /^250/,
  },
  {
    rule: 'unlisted-recipient-accepted',
    main:
      `${STRANGERS}local_recipient_maps = inline:{known=x}\n` +
      'smtpd_reject_unlisted_recipient = no\n',
    lines: TO_US,
    answer: /^250/,
    fixed: /^550/,
  },
  {
    rule: 'local-recipients-unchecked',
    main: `${STRANGERS}mydestination = example.org\nlocal_transport = local:x\nlocal_recipient_maps =\n`,
    lines: [...TO_US.slice(0, 2), 'RCPT TO:<nobody@example.org>'],
    answer: /^250/,
    fixed: /^550/,
  },
  {
    rule: 'domain-class-overlap',
    main:
      `${STRANGERS}mydestination = localhost, example.org\nlocal_recipient_maps = inline:{root=x}\n` +
      'virtual_mailbox_domains = example.org\nvirtual_mailbox_maps = inline:{{b@example.org=x}}\n',
    lines: TO_US,
    answer: /^550/,
    fixed: /^250/,
  },
  {
    rule: 'helo-not-required',
    main: `${STRANGERS}smtpd_helo_restrictions = reject_non_fqdn_helo_hostname\n`,
    lines: TO_US.slice(1),
    answer: /^250/,
    fixed: /^503/,
  },
  {
    rule: 'banner-without-hostname',
    main: `${STRANGERS}smtpd_banner = ESMTP ready\n`,
    lines: [],
    answer: /^220 ESMTP ready/,
    fixed: /^220 mx\.example\.test ESMTP ready/,
  },
  {
    rule: 'sasl-backend-missing',
    main: `${STRANGERS}smtpd_sasl_auth_enable = yes\nsmtpd_sasl_type = dovecot\n`,
    lines: TO_US,
    answer: new RegExp(SILENCE),
  },
  {
    rule: 'smtp-smuggling',
    main: STRANGERS,
    // A message in a message: the answer to DATA of the second one betrays that it was taken.
    lines: [
      ...TO_US,
      'DATA',
      'Subject: one\r\n\r\none\n.\r\nMAIL FROM:<x@example.com>\r\nRCPT TO:<b@example.org>\r\n' +
        'DATA\r\ntwo\r\n.\r\n',
      'NOOP',
    ],
    answer: /^250 2\.1\.0/,
    fixed: /^250 2\.0\.0/,
  },
];

describe.skipIf(!CAN_RUN_POSTFIX)(`what smtpd lets pass ${NEEDS_POSTFIX}`, () => {
  let instance: PostfixInstance;

  beforeAll(async () => {
    instance = await PostfixInstance.create();
  });

  afterAll(async () => {
    await instance?.destroy();
  });

  async function lastAnswer(main: string, lines: readonly string[]): Promise<string> {
    instance.start(`${BASE}${main}`);
    try {
      return (await converse(instance.port, lines)).at(-1) ?? SILENCE;
    } finally {
      await instance.stop();
    }
  }

  test.each(CASES)('$rule: $main', async ({ rule, main, lines, answer, fixed }) => {
    const id = `postfix/${rule}`;
    const example = {
      version: '3.7.11',
      files: { 'main.cf': `compatibility_level = 3.6\n${main}` },
    };
    expect(lintExample(example, configOf(example)).map((finding) => finding.rule)).toContain(id);
    expect(await lastAnswer(main, lines), instance.log()).toMatch(answer);
    if (!fixed) return;
    const { texts } = fixExample(example, configOf(example), id);
    const after = decodeUtf8(texts.get('main.cf') ?? '').replace('compatibility_level = 3.6\n', '');
    expect(after).not.toBe(main);
    expect(await lastAnswer(after, lines), instance.log()).toMatch(fixed);
  });
});
