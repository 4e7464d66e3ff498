import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AnsibleController } from './ansible-controller.ts';
import { CAN_RUN_ANSIBLE, NEEDS_ANSIBLE } from './real-programs.ts';
import type { Run } from './run.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const COLLECTION = join(PROJECT, 'integrations/ansible');

/** There is one safe repair under the profile interop. */
const NARROW = `compatibility_level = 3.6
smtp_tls_security_level = may
smtpd_tls_security_level = may
smtpd_tls_chain_files = /etc/postfix/mx.pem
smtpd_tls_protocols = >=TLSv1.2
`;
const REPAIRED = NARROW.replace('smtpd_tls_protocols = >=TLSv1.2\n', '');
/** Postfix knows no such value. */
const BROKEN = 'compatibility_level = 3.6\nsmtpd_tls_security_level = mäys\n';
const LEVEL_RULE = 'postfix/tls-server-level-invalid';
const PASSWORD = 'Tr0ub4dor';
/** Milliseconds for a play on a machine that is busy. */
const SLOW = 300_000;
const MASTER = 'smtp inet n - y - - smtpd\n';

/** What a task has registered. */
interface TaskResult {
  readonly changed?: boolean;
  readonly failed?: boolean;
  readonly msg?: string;
  readonly diff?: readonly { readonly prepared: string }[];
  readonly [key: string]: unknown;
}

/** A list of tasks from the documentation, by the name of the first. */
function documented(name: string): string {
  const text = readFileSync(join(PROJECT, 'docs/ansible.md'), 'utf8');
  const [, block] =
    new RegExp(`^\`\`\`yaml\\n(- name: ${name}\\n[\\s\\S]*?)^\`\`\`$`, 'm').exec(text) ?? [];
  if (block === undefined) throw new Error(`docs/ansible.md has no task "${name}"`);
  return block;
}

describe.skipIf(!CAN_RUN_ANSIBLE)(`the Ansible collection ${NEEDS_ANSIBLE}`, () => {
  let controller: AnsibleController;
  let installation: readonly Run[];

  beforeAll(async () => {
    controller = new AnsibleController();
    installation = await controller.install();
    for (const [folder, main] of Object.entries({
      apply: NARROW,
      broken: BROKEN,
      wrapper: NARROW,
      put: '',
      role: NARROW,
      secret: `${NARROW}smtp_sasl_password_maps = static:joe:${PASSWORD}\n`,
    })) {
      controller.write(`${folder}/main.cf`, main);
      controller.write(`${folder}/master.cf`, MASTER);
    }
  }, SLOW);

  afterAll(() => controller.remove());

  test('is built, and what is built installs', () => {
    expect(installation.map(({ status }) => status)).toEqual([0, 0]);
    const installed = join(controller.collections, 'ansible_collections/mtalint/mtalint');
    const files = [
      'plugins/modules/mtalint.py',
      'roles/lint/tasks/main.yml',
      'playbooks/fleet.yml',
    ];
    for (const file of [...files, 'LICENSE', 'README.md', 'meta/runtime.yml']) {
      const text = readFileSync(join(COLLECTION, file), 'utf8');
      expect(readFileSync(join(installed, file), 'utf8')).toBe(text);
    }
  });

  test('goes with the program: version and licence', () => {
    const { version } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'));
    const galaxy = readFileSync(join(COLLECTION, 'galaxy.yml'), 'utf8');
    expect(galaxy).toMatch(new RegExp(`^version: ${version}$`, 'm'));
    const licence = readFileSync(join(PROJECT, 'LICENSE'), 'utf8');
    expect(readFileSync(join(COLLECTION, 'LICENSE'), 'utf8')).toBe(licence);
  });

  test('the module is Python 3.6', async () => {
    const module = join(COLLECTION, 'plugins/modules/mtalint.py');
    const parse = 'import ast, sys; ast.parse(open(sys.argv[1]).read(), feature_version=(3, 6))';
    expect(await controller.run('python3', ['-c', parse, module])).toMatchObject({ status: 0 });
  });

  test('ansible-doc shows the module and the role', async () => {
    const module = await controller.run('ansible-doc', ['-t', 'module', 'mtalint.mtalint.mtalint']);
    expect(module).toMatchObject({ status: 0, stderr: '' });
    for (const word of ['check_mode', 'EXAMPLES', 'RETURN VALUES', 'fail_on', 'show_secrets']) {
      expect(module.stdout).toContain(word);
    }
    const role = await controller.run('ansible-doc', ['-t', 'role', 'mtalint.mtalint.lint']);
    expect(role.stdout).toContain('mtalint_bundle');
  });

  describe('the module', () => {
    let play: Run;
    let results: Readonly<Record<string, TaskResult>>;
    const of = (name: string): TaskResult => results[name] ?? {};

    beforeAll(async () => {
      const at = (task: string, folder: string): string =>
        documented(task).replaceAll('/etc/postfix', join(controller.folder, folder));
      controller.write(
        'wrapper/.mtalint.ini',
        '[mtalint]\nprofile = interop\npostfix-version = 3.9\n',
      );
      controller.write('wrapper.yml', at('Lint and repair Postfix', 'wrapper'));
      const put = at('Write main.cf if no error is in it', 'put');
      controller.write('put.yml', `${put}  register: put\n`);
      controller.write('templates/main.cf.j2', '{{ content }}\n');
      controller.program('crashing', 'echo; echo "Segmentation fault" >&2; exit 139');
      controller.program('other', 'echo \'{"version": 7}\'');
      controller.program('orphan', 'true', '/nowhere/node');
      play = await controller.playbook('module', '--diff', '-vvv');
      expect(play.stderr).toBe('');
      results = JSON.parse(controller.read('results.json'));
    }, SLOW);

    test('in check mode: tells what would be changed, and writes nothing', () => {
      expect(of('checked')).toMatchObject({ changed: true, summary: { fixed: 1 } });
      expect(of('checked').diff?.[0]?.prepared).toMatch(
        /^--- a.*\n\+\+\+ b.*\n@@ .* @@ postfix\/tls12-only-inbound\n[\s\S]*\n-smtpd_tls_protocols = >=TLSv1.2\n/,
      );
      expect(results['after_check']).toBe(NARROW);
    });

    test('repairs, with the diff that it foretold', () => {
      const { changed, failed, diff, next } = of('applied');
      expect({ changed, failed, diff }).toEqual({
        changed: true,
        failed: false,
        diff: of('checked').diff,
      });
      expect(next).toEqual(['postfix check && postfix reload']);
      expect(controller.read('apply/main.cf')).toBe(REPAIRED);
      expect(play.stdout).toContain('\n-smtpd_tls_protocols = >=TLSv1.2\n');
    });

    test('changes nothing when it runs again', () => {
      const { changed, diff, next, version } = of('again');
      const manifest = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'));
      expect({ changed, diff, next, version }).toEqual({
        changed: false,
        version: manifest.version,
      });
    });

    test('fails for what is left, with one line, also without a locale', () => {
      const { failed, msg = '', lines, summary } = of('failing');
      expect({ failed, summary }).toMatchObject({ failed: true, summary: { error: 1 } });
      expect(msg).toMatch(/^mtalint: 1 error.* left; \S+\/broken\/main\.cf:2:1: error: .*mäys/);
      expect(msg).not.toContain('\n');
      expect(lines).toContainEqual(expect.stringContaining('mäys'));
      expect(of('tolerant')).toMatchObject({ failed: false, summary: { error: 1 } });
    });

    test('takes severities of rules, also as YAML reads them', () => {
      expect(JSON.stringify(of('silenced')['findings'])).not.toContain(LEVEL_RULE);
      expect(of('misspelt')).toMatchObject({
        failed: true,
        msg: expect.stringContaining(`rules: ${LEVEL_RULE}: fatal is no severity`),
      });
    });

    test.each([
      ['missing', /^there is no program \/nowhere\/mtalint on this host: install mtalint/],
      ['garbage', /crashing cannot be read \(exit status 139\): Segmentation fault$/],
      ['not_mtalint', /other prints a report of another form/],
      ['no_interpreter', /orphan cannot be run: No such file or directory$/],
      ['unreadable', /^mtalint: cannot read \/nowhere\/postfix: no such file or directory$/],
    ])('says what is wrong with the run: %s', (name, message) => {
      expect(of(name)).toMatchObject({ failed: true, msg: expect.stringMatching(message) });
      expect(of(name)['exception']).toBeUndefined();
    });

    test('shows no secret, unless asked to', () => {
      expect(of('masked').diff?.[0]?.prepared).toContain('static:***');
      expect(of('secret').diff?.[0]?.prepared).toContain(PASSWORD);
      expect(play.stdout).not.toContain(PASSWORD);
    });

    test('is not needed: the documented command does too', () => {
      expect(of('wrapped')).toMatchObject({ changed: true, failed: false });
      expect(controller.read('wrapper/main.cf')).toBe(REPAIRED);
      expect(of('wrapped_again')).toMatchObject({ changed: false, failed: false });
    });

    test('nor is it for validate: a template is put in its place only if it is sound', () => {
      expect(of('good')).toMatchObject({ changed: true, failed: false });
      expect(of('bad')).toMatchObject({ failed: true, msg: 'failed to validate' });
      const place = join(controller.folder, 'put/main.cf');
      expect(of('bad')['stdout']).toContain(`${place}:2:1`);
      expect(controller.read('put/main.cf')).toBe('compatibility_level = 3.6\n');
    });
  });

  describe('the role', () => {
    let checked: Run;
    let play: Run;

    beforeAll(async () => {
      controller.program('old-node', 'echo v18.20.4');
      checked = await controller.playbook('role', '--check');
      play = await controller.playbook('role', '--diff');
    }, SLOW);

    test('in check mode lints nothing where it would have to install first', () => {
      expect(checked.stdout).toMatch(/TASK \[mtalint.mtalint.lint : Copy mtalint\] .*\nchanged/);
      expect(checked.stdout).not.toContain('Lint, and repair');
    });

    test('installs, repairs, and tells Postfix once, after it has checked', () => {
      expect(controller.read('role/main.cf')).toBe(REPAIRED);
      expect(play.stdout).toContain('-smtpd_tls_protocols = >=TLSv1.2');
      expect(controller.read('postfix.log')).toBe('check\nreload\n');
    });

    test('refuses an old Node.js, and says why', () => {
      const message =
        /refused: mtalint needs Node\.js 20\.19 or later, and \S+ on mx1 is v18\.20\.4/;
      expect(play.stdout).toMatch(message);
    });

    test('fails for what is left, which it has told', () => {
      expect(play.status).toBe(2);
      expect(play.stdout).toContain('smtpd_tls_security_level = \\"mäys\\" is no level');
      expect(play.stdout).toContain('1 findings of severity warning or above are left');
    });
  });

  describe('the play for the fleet', () => {
    let play: Run;
    const report = (name: string) => JSON.parse(controller.read(`reports/${name}.json`));

    beforeAll(async () => {
      controller.write('sound/main.cf', REPAIRED);
      controller.write('sound/master.cf', MASTER);
      controller.write('narrow/main.cf', NARROW);
      controller.write('narrow/master.cf', MASTER);
      const ssh = controller.program(
        'no-answer',
        'cat > /dev/null; echo "no route to host" >&2; exit 255',
      );
      const at = (folder: string): string => join(controller.folder, folder);
      play = await controller.fleet(
        `mx1 mtalint_paths=${at('narrow')}\n` +
          `mx2 mtalint_paths=${at('sound')}\n` +
          `mx3 mtalint_paths=${at('broken')}\n` +
          `mx4 ansible_connection=ssh ansible_ssh_executable=${ssh}\n` +
          'mx5 mtalint_executable=/nowhere/mtalint\n',
        ...['-e', `mtalint_reports=${at('reports')}`, '-e', 'mtalint_profile=interop'],
        ...['-e', '{"mtalint_postfix_version": "3.9"}', '--diff'],
      );
    }, SLOW);

    test('writes nothing on the hosts', () => {
      expect(controller.read('narrow/main.cf')).toBe(NARROW);
    });

    test('keeps a report for each host, also where there is none', () => {
      expect(report('mx1')).toMatchObject({ version: 1, summary: { error: 1 }, changed: false });
      expect(report('mx2')).toMatchObject({ version: 1, findings: [] });
      expect(JSON.stringify(report('mx3'))).toContain(LEVEL_RULE);
      const { error: unreachable } = report('mx4');
      expect(unreachable).toEqual({
        kind: 'unreachable',
        message: expect.stringContaining('no route to host'),
      });
      const { error: missing } = report('mx5');
      expect(missing).toEqual({
        kind: 'module',
        message: expect.stringMatching(/^there is no program/),
      });
    });

    test('makes one report of them all', () => {
      expect(report('fleet')).toMatchObject({
        hosts: [
          { host: 'mx1', summary: { error: 1 } },
          { host: 'mx2', summary: { error: 0 } },
          { host: 'mx3', summary: { error: 1 } },
          { host: 'mx4', error: { message: expect.stringContaining('no route to host') } },
          { host: 'mx5', error: { message: expect.stringContaining('no program') } },
        ],
      });
      const text = controller.read('reports/fleet.txt');
      for (const words of ['postfix/tls12-only-inbound', LEVEL_RULE, 'mx4', 'mx5']) {
        expect(text).toContain(words);
      }
      expect(JSON.parse(controller.read('reports/fleet.sarif'))).toMatchObject({
        version: '2.1.0',
      });
    });

    test('stops for no host, and shows what has failed', () => {
      expect(play.stdout).toMatch(/^mx4 .* unreachable=0 .* ignored=1 /m);
      expect(play.stdout).toMatch(/^mx5 .* failed=0 .* ignored=1 /m);
      expect(play.status).toBe(2);
      expect(play.stdout).toContain('mtalint: the run failed on mx4, mx5');
    });
  });
});
