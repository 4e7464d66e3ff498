import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBytes, toBytes } from '../../../src/text/bytes.ts';
import { dumpOf, problems, told } from '../dump-of.ts';
import { recordingTool, runsOf } from '../recording-tool.ts';

const sh = (text: string) => dumpOf(text, 'set-script', 'x.sh');
const cmd = (text: string) => dumpOf(text, 'set-script', 'x.cmd');

describe('which commands set variables', () => {
  test.each([
    'tool set system C_OS 1',
    'tool.sh set system C_OS 1',
    './tool.sh SET System C_OS 1',
    '/opt/icewarp/tool.sh -r=admin:pw@mail.example.com:32000 set system C_OS 1',
    'sudo -u icewarp /opt/icewarp/tool.sh set system C_OS 1',
    'docker exec -it icewarp /opt/icewarp/tool.sh set system C_OS 1',
    'kubectl exec -n mail icewarp-0 -- /opt/icewarp/tool.sh set system C_OS 1',
    'LANG=C tool.sh set system C_OS 1 >/dev/null 2>&1',
    'cd /opt/icewarp && ./tool.sh set system C_OS 1 || exit 1',
    'TOOL=/opt/icewarp/tool.sh; $TOOL set system C_OS 1',
    '"$IWS_INSTALL_DIR/tool.sh" set system C_OS 1',
    'tool.sh set system \\\n  C_OS \\\r\n  1',
    '2>log tool.sh set system C_OS 1',
    'tool.sh set system C_OS 1 -r=admin:pw@mail.example.com:32000',
  ])('%s', (text) => {
    expect(told(sh(text))).toEqual(['C_OS=1']);
  });

  test.each([
    'echo tool.sh set system C_OS 1',
    '# tool.sh set system C_OS 1',
    'tool.sh get system C_OS 1',
    'tool.sh set tables 1 "a;b"',
    'cat <<EOF\ntool.sh set system C_OS 1\nEOF\n',
    "cat <<-'EOF'\n\ttool.sh set system C_OS 1\n\tEOF\n",
    'ssh mail tool.sh set system C_OS 1',
    'x="$(tool.sh set system C_OS 1)"',
    "sh -c 'tool.sh set system C_OS 1'",
    '$TOOL set system thing',
  ])('not %s', (text) => {
    const { entries, malformed } = sh(text);
    expect([entries, malformed]).toEqual([[], []]);
  });

  test('a command may set several variables, of a domain or an account too', () => {
    const dump = sh(
      'tool.sh set domain example.com D_Type 0 D_Quota 5\ntool.sh create account a@b.example u_name "A B" u_type\ntool.sh set account *@* u_smtp 1',
    );
    expect(told(dump)).toEqual([
      'example.com/D_Type=0',
      'example.com/D_Quota=5',
      'a@b.example/u_name=A B',
      '*@*/u_smtp=1',
    ]);
    expect(dump.entries.map(({ verb }) => verb)).toEqual(['set', 'set', 'create', 'set']);
    expect(dump.entries.map(({ entrySpan }) => dump.source.slice(entrySpan)).slice(0, 2)).toEqual([
      'tool.sh set domain example.com D_Type 0',
      'D_Quota 5',
    ]);
    expect(problems(dump)).toEqual([['missing-value', 'u_type']]);
  });

  test('modify is malformed', () => {
    const dump = sh('tool.sh modify system C_GUI_RequireAuth 0');
    expect(problems(dump)).toEqual([['modify', 'modify']]);
    expect(dump.entries.map(({ name, verb }) => [name, verb])).toEqual([
      ['C_GUI_RequireAuth', 'modify'],
    ]);
  });

  test('what the shell makes has no value here', () => {
    const dump = sh(
      'tool.sh set system C_A_A "$X"\ntool.sh set system C_A_B `date`\ntool.sh set system C_A_C 10.*\ntool.sh set system C_A_D ~\ntool.sh set system C_A_E a{b,c}\ntool.sh set system "C_$N" 1\ntool.sh set system C_A_F "{{ f }}"',
    );
    expect(dump.entries).toEqual([]);
    expect(dump.valueless.map(({ name, reason }) => [name, reason])).toEqual(
      ['A', 'B', 'C', 'D', 'E', 'F'].map((last) => [`C_A_${last}`, 'computed']),
    );
  });

  test('commands that need not run are marked', () => {
    const dump = sh(
      'f() {\n tool.sh set system C_A_A 1\n}\nif [ -e x ]; then tool.sh set system C_A_B 1; fi\nfor x in 1 2; do\n tool.sh set system C_A_C 1\ndone\ncase $1 in\n a) tool.sh set system C_A_D 1 ;;\nesac\nfalse || tool.sh set system C_A_E 1\ntool.sh set system C_A_F 1\n',
    );
    expect(dump.entries.map(({ name, conditional = false }) => [name.at(-1), conditional])).toEqual(
      [
        ['A', true],
        ['B', true],
        ['C', true],
        ['D', true],
        ['E', true],
        ['F', false],
      ],
    );
  });

  test('a value that a later command may replace is marked', () => {
    const dump = sh(
      'tool.sh set system C_A_A 1\ntool.sh set system c_a_a "$X"\ntool.sh set system C_A_B 1\n',
    );
    expect(dump.entries.map(({ conditional = false }) => conditional)).toEqual([true, false]);
    const again = sh('tool.sh set system C_A_A "$X"\ntool.sh set system C_A_A 1\n');
    expect(again.entries.map(({ conditional = false }) => conditional)).toEqual([false]);
  });

  test('a password of which the shell makes a part is still one', () => {
    const { source, credentials } = sh('tool.sh set account a@b.example u_password "pa$$word"\n');
    expect(credentials.map((span) => source.slice(span))).toEqual(['"pa$$word"']);
  });

  test('a quote without end takes the rest of the script, once', () => {
    const dump = sh('tool.sh set system C_OS 1\ntool.sh set system C_A_B "a\n# c\nd');
    expect(told(dump)).toEqual(['C_OS=1']);
    expect(problems(dump)).toEqual([['unclosed-quote', '"a\n# c\nd']]);
  });

  test('comments cover the next command; the login of -r= is found', () => {
    const text =
      '#!/bin/sh\n# IceWarp 13.0.3\n\ntool.sh -r=admin:pw@host:32000 set system C_OS 1 # x\necho # y\n';
    const { source, comments, credentials, version } = sh(text);
    expect(version).toBe('13.0.3');
    expect(credentials.map((span) => source.slice(span))).toEqual(['admin:pw']);
    expect(comments.map(({ text: said, covers }) => [said, source.slice(covers)])).toEqual([
      ['!/bin/sh', 'tool.sh -r=admin:pw@host:32000 set system C_OS 1'],
      [' IceWarp 13.0.3', 'tool.sh -r=admin:pw@host:32000 set system C_OS 1'],
      [' x', 'echo'],
      [' y', ''],
    ]);
  });
});

test('the connection of a database may hold a password', () => {
  const { source, credentials } = sh('tool.sh create tables 1 "db;user;pw;host;3;2"\n');
  expect(credentials.map((span) => source.slice(span))).toEqual(['"db;user;pw;host;3;2"']);
});

test('a name behind a dollar sign may stand on the next line', () => {
  expect(sh('tool.sh set system C_X_Y x$\\\na\n')).toMatchObject({
    entries: [],
    valueless: [{ name: 'C_X_Y', reason: 'computed' }],
  });
  expect(sh('tool.sh set system C_X_Y $\\\n{a}\n').malformed).toMatchObject([
    { problem: 'unclosed-quote' },
  ]);
});

describe('arguments for sh are what sh makes of them', () => {
  // Without `&`: what runs in the background may write its record at any time.
  const piece = fc.constantFrom(
    ...'a b\'"\\$`*?[]~{},;|<>()#=!%^\t\n:/é-'.split(''),
    "'a b'",
    '"a b"',
    '\\\n',
    '$X',
    '${X}',
    '$(echo a)',
    '\\"',
    "'\\''",
    '$$',
    '"$(echo ")" \')\')"',
  );
  const words = fc.array(piece, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));

  test('for any word', () => {
    const { tool, record, folder } = recordingTool();
    let told = 0;
    fc.assert(
      fc.property(words, (raw) => {
        const text = `${tool} set system C_X_Y x${raw.replaceAll('é', '\xc3\xa9')}\n`;
        const { entries, valueless, malformed } = sh(text);
        const [entry] = entries;
        if (!entry || valueless.length > 0 || malformed.length > 0) return;
        const ran = runsOf(record, () => {
          execFileSync('sh', ['-c', Buffer.from(toBytes(text)).toString('utf8')], {
            cwd: folder,
            stdio: 'ignore',
          });
        });
        // Text that sh refuses as a whole has no meaning to agree about.
        if (ran.length === 0) return;
        told += 1;
        expect(ran[0]?.slice(0, 4)).toEqual(['set', 'system', 'C_X_Y', entry.value]);
        expect(entries.flatMap(({ name, value }) => [name, value])).toEqual(
          ran[0]?.slice(2, 2 + 2 * entries.length),
        );
      }),
      { numRuns: 200 },
    );
    expect(told).toBeGreaterThan(5);
    expect(fromBytes(readFileSync(join(folder, 'tool.sh')))).toContain('#!/bin/sh');
  });
});

describe('whole scripts for sh run what is read', () => {
  const set = (name: string) => `tool.sh set system C_X_${name} 1`;
  const statement = fc.constantFrom(
    set('A'),
    `${set('B')} # ${set('No')}`,
    `# ${set('No')}`,
    `cat <<EOF\n${set('No')}\nEOF`,
    `cat <<-'E F' | cat; ${set('C')}\n${set('No')}\n\tE F`,
    `cat <<A <<B\n${set('No')}\nA\n${set('No')}\nB`,
    `if true; then\n  ${set('D')}\nelse\n  ${set('E')}\nfi`,
    `for x in 1 ${set('No')}; do\n  ${set('F')}\ndone`,
    `case a in\n  a) ${set('G')} ;;\n  (b) ${set('H')} ;;\nesac`,
    `f() { ${set('I')}; }`,
    `f() (\n${set('J')}\n)`,
    `true && ${set('K')}`,
    `false || ${set('L')}`,
    `true || ${set('M')}`,
    `( ${set('N')} )`,
    `{ ${set('O')}; }`,
    `! ${set('P')}`,
    `X=1 Y='a b' ${set('Q')} >/dev/null 2>&1`,
    `echo "a\n${set('No')}\n" '\n${set('No')}' >&2`,
    `x=$(\n${set('R')}\n)`,
    `while false; do ${set('S')}; done`,
    `tool.sh \\\n  set system \\\n  C_X_T 1`,
    `echo a \\\n${set('No')}`,
    `env ${set('U')} && ${set('V')} | cat`,
    'x=${y:-"a } b"} z=`echo \'"\'`',
    'echo $((1 << 2)) ${#x} "${x:-it\'s}" "$(echo "${x:-\'}")" ${x:-\'a}b\'}',
    `echo }; ${set('W')}`,
  );

  test('in that order; what may not run is marked', () => {
    const { record, folder } = recordingTool();
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 8 }), (statements) => {
        const text = `PATH=$PWD:$PATH\n${statements.join('\n')}\n`;
        const runs = runsOf(record, () => {
          execFileSync('sh', ['-c', text], { cwd: folder, stdio: 'ignore' });
        });
        const ran = runs.map((words) => words.slice(2).join('='));
        const { entries, malformed, valueless } = sh(text);
        expect([malformed, valueless]).toEqual([[], []]);
        const sure = entries.filter(({ conditional }) => !conditional);
        const all = entries.map(({ name, value }) => `${name}=${value}`);
        let at = 0;
        for (const { name, value } of sure) {
          at = ran.indexOf(`${name}=${value}`, at) + 1;
          expect(at, name).toBeGreaterThan(0);
        }
        // Of commands in a substitution nothing is said.
        for (const each of ran) if (each !== 'C_X_R=1') expect(all).toContain(each);
      }),
      { numRuns: 60 },
    );
  });
});

describe('arguments for cmd.exe', () => {
  test.each([
    ['6', '6'],
    ['"a b"', 'a b'],
    ['a"b c"d', 'ab cd'],
    ['"a^&b"', 'a^&b'],
    ['a^&b', 'a&b'],
    ['100%%', '100%'],
    ['"!x;y"', '!x;y'],
    ["'a", "'a"],
    ['"C:\\x y"\\', 'C:\\x y\\'],
    ['""', ''],
    ['a^\r\nb', 'ab'],
  ])('%s is %s', (word, value) => {
    expect(told(cmd(`tool.exe set system C_X_Y ${word}\r\n`))).toEqual([`C_X_Y=${value}`]);
  });

  test.each(['%X%', '"%X%"', '"a\\"b"', '"a""b"', '%1', '%~dp0'])('%s is not known', (word) => {
    const dump = cmd(`tool set system C_X_Y ${word}\r\n`);
    expect([dump.entries, dump.valueless.map(({ reason }) => reason)]).toEqual([[], ['computed']]);
  });

  test('! is expanded only where the script asks for it', () => {
    expect(told(cmd('tool set system C_X_Y !a!\r\n'))).toEqual(['C_X_Y=!a!']);
    const dump = cmd('setlocal EnableDelayedExpansion\r\ntool set system C_X_Y !a!\r\n');
    expect(dump.entries).toEqual([]);
  });

  test('comments, labels, blocks, redirections and other commands', () => {
    const dump = cmd(
      [
        '@echo off',
        'rem tool set system C_A_A 1',
        ':: tool set system C_A_B 1',
        ':label',
        'echo tool set system C_A_C 1',
        '@"C:\\Program Files\\IceWarp\\tool.exe" set system C_A_D 1 >nul 2>&1',
        'if exist x (',
        '  tool set system C_A_E 1',
        ')',
        'if exist x tool set system C_A_F 1',
        'cd x & call tool set system C_A_G 1 || exit /b 1',
        '"%ProgramFiles%\\IceWarp\\tool.exe" set system C_A_H 1',
        'tool set system C_A_I "a',
        'tool set system C_A_J 1',
      ].join('\r\n'),
    );
    expect(dump.entries.map(({ name, conditional = false }) => [name.at(-1), conditional])).toEqual(
      [
        ['D', false],
        ['E', true],
        ['F', true],
        ['G', false],
        ['H', false],
        ['J', false],
      ],
    );
    expect(dump.comments.map(({ text }) => text)).toEqual([
      ' tool set system C_A_A 1',
      ' tool set system C_A_B 1',
    ]);
    expect(problems(dump)).toEqual([['unclosed-quote', '"a']]);
  });
});

describe('sh or cmd.exe', () => {
  test.each([
    ['x', '#!/bin/sh\ntool.exe set system C_OS 1', 'sh'],
    ['x', '@echo off\r\ntool set system C_OS 1', 'cmd'],
    ['x', '"C:\\IceWarp\\tool.exe" set system C_OS 1', 'cmd'],
    ['x', 'tool set system C_OS 1', 'sh'],
    ['x.bat', 'tool set system C_OS 1', 'cmd'],
    ['x.sh.j2', 'rem\ntool set system C_OS 1', 'sh'],
  ])('%s: %s', (path, text, shell) => {
    expect(dumpOf(text, 'set-script', path).shell).toBe(shell);
  });
});
