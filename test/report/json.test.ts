import { describe, expect, it } from 'vitest';
import { renderJson } from '../../src/report/json.ts';
import { finding, MAIN, rangeOf, report, SAMPLE } from './sample.ts';

describe('renderJson', () => {
  it('keeps to the contract', () => {
    expect(renderJson(SAMPLE)).toMatchInlineSnapshot(`
      "{
        "version": 1,
        "profile": "standard",
        "changed": false,
        "files": [
          {
            "path": "etc/postfix/main.cf",
            "kind": "postfix-main",
            "changed": false
          },
          {
            "path": "etc/postfix/master.cf",
            "kind": "postfix-main",
            "changed": false
          }
        ],
        "findings": [
          {
            "rule": "postfix/tls12-only-inbound",
            "severity": "warning",
            "message": "port 25 accepts nothing below TLS 1.2, so senders that speak only TLS 1.0 or 1.1 fall back to clear text or bounce",
            "path": "etc/postfix/main.cf",
            "range": {
              "start": {
                "offset": 50,
                "line": 2,
                "column": 23
              },
              "end": {
                "offset": 59,
                "line": 2,
                "column": 32
              }
            },
            "subject": "smtp/inet",
            "settings": [
              "smtpd_tls_protocols"
            ],
            "related": [
              {
                "path": "etc/postfix/master.cf",
                "range": {
                  "start": {
                    "offset": 132,
                    "line": 12,
                    "column": 1
                  },
                  "end": {
                    "offset": 136,
                    "line": 12,
                    "column": 5
                  }
                },
                "message": "this service reads it"
              }
            ],
            "fix": {
              "safety": "unsafe",
              "description": "use the default of Postfix 3.7, so that such senders are let in encrypted",
              "edits": [
                {
                  "path": "etc/postfix/main.cf",
                  "start": 50,
                  "end": 59,
                  "text": ">=TLSv1"
                }
              ]
            }
          },
          {
            "rule": "postfix/open-relay",
            "severity": "error",
            "message": "anyone may relay mail through this server",
            "path": "etc/postfix/main.cf",
            "range": {
              "start": {
                "offset": 124,
                "line": 6,
                "column": 2
              },
              "end": {
                "offset": 132,
                "line": 7,
                "column": 1
              }
            },
            "subject": "smtp/inet",
            "settings": [
              "smtpd_relay_restrictions"
            ],
            "related": [
              {
                "path": "etc/postfix/main.cf",
                "range": {
                  "start": {
                    "offset": 133,
                    "line": 7,
                    "column": 2
                  },
                  "end": {
                    "offset": 158,
                    "line": 7,
                    "column": 27
                  }
                },
                "message": "this is never reached"
              }
            ],
            "fix": {
              "safety": "safe",
              "description": "remove permit",
              "edits": [
                {
                  "path": "etc/postfix/main.cf",
                  "start": 123,
                  "end": 132,
                  "text": ""
                }
              ]
            }
          }
        ],
        "summary": {
          "error": 1,
          "warning": 1,
          "info": 0,
          "fixed": 0
        },
        "notes": [
          "no main.cf.proto: the stock services of Postfix 3.7 are assumed"
        ],
        "suppressed": []
      }
      "
    `);
  });

  it('has the keys of the contract in order, then what came later', () => {
    const document = JSON.parse(renderJson(report([MAIN], [], { fixed: 3 })));
    expect(Object.keys(document)).toEqual([
      'version',
      'profile',
      'changed',
      'files',
      'findings',
      'summary',
      'notes',
      'suppressed',
    ]);
    expect(document.summary).toEqual({ error: 0, warning: 0, info: 0, fixed: 3 });
    expect(document.findings).toEqual([]);
  });

  it('leaves the fix out where there is none and reads edits as UTF-8', () => {
    const edits = [{ path: 'größe.cf', start: 0, end: 1, text: '\xc3\xa9 \xff' }];
    const fix = { safety: 'safe', description: 'd', edits } as const;
    const { findings } = JSON.parse(
      renderJson(report([MAIN], [finding(MAIN, 'm'), finding(MAIN, '>=', { fix })])),
    );
    expect(findings[0]).not.toHaveProperty('fix');
    expect(findings[1].fix.edits).toEqual([
      { path: 'größe.cf', start: 0, end: 1, text: 'é \ufffd' },
    ]);
  });

  it('is safe to print and still says the same', () => {
    const message = '\x1b[31m\x9b\u202e\ufeff\u{e0041}é';
    const range = rangeOf(MAIN, 'm');
    const text = renderJson(report([MAIN], [finding(MAIN, 'm', { message, range })]));
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(JSON.parse(text).findings[0].message).toBe(message);
  });
});

it('what is to be done by hand stands beside the message', () => {
  const help = 'ask the authority for a new certificate';
  const shown = JSON.parse(renderJson(report([MAIN], [finding(MAIN, '>=TLSv1.2', { help })])));
  expect(shown.findings[0]).toMatchObject({ help });
});
