import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Run, run } from './run.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * A folder in which Ansible runs with a home of its own and the collection as it is built and
 * installed; `mtalint` and a `postfix` that only writes down its arguments are on the path.
 */
export class AnsibleController {
  readonly folder = mkdtempSync(join(tmpdir(), 'mtalint-ansible-'));
  readonly collections = join(this.folder, 'collections');
  /** All of mtalint in one file. */
  readonly bundle = join(this.folder, 'mtalint.mjs');
  /** Hosts that are all this machine, unless their variables say otherwise. */
  readonly inventory = this.write('inventory', INVENTORY);
  readonly #bin = join(this.folder, 'bin');

  constructor() {
    spawnSync(process.execPath, [join(PROJECT, 'scripts/build.mjs')], { stdio: 'inherit' });
    copyFileSync(join(PROJECT, 'dist/mtalint.mjs'), this.bundle);
    mkdirSync(join(this.folder, 'home'));
    this.program('bin/mtalint', `exec '${process.execPath}' '${this.bundle}' "$@"`);
    this.program('bin/postfix', `echo "$@" >> '${join(this.folder, 'postfix.log')}'`);
  }

  /** Builds the collection, and installs what was built. */
  async install(): Promise<readonly Run[]> {
    const source = join(PROJECT, 'integrations/ansible');
    const galaxy = (...args: string[]) => this.run('ansible-galaxy', ['collection', ...args]);
    const built = await galaxy('build', source, '--output-path', this.folder);
    const made = /at (\S+\.tar\.gz)/.exec(built.stdout)?.[1] ?? 'nothing.tar.gz';
    return [built, await galaxy('install', made, '-p', this.collections, '--offline')];
  }

  /** Runs a playbook of test/live/ansible. */
  playbook(name: string, ...args: string[]): Promise<Run> {
    const source = fileURLToPath(new URL(`ansible/${name}.yml`, import.meta.url));
    const path = this.write(`${name}.yml`, readFileSync(source, 'utf8'));
    return this.run('ansible-playbook', ['-i', this.inventory, ...args, path]);
  }

  /** Runs the play of the collection for all hosts, these ones. */
  fleet(hosts: string, ...args: string[]): Promise<Run> {
    const inventory = this.write('fleet-inventory', `${EVERY_HOST}[mail]\n${hosts}`);
    return this.run('ansible-playbook', ['-i', inventory, ...args, 'mtalint.mtalint.fleet']);
  }

  run(program: string, args: readonly string[]): Promise<Run> {
    const { folder } = this;
    // A clean environment: what the machine says of Ansible must not count.
    const env = [
      `PATH=${this.#bin}:${process.env['PATH'] ?? ''}`,
      `HOME=${join(folder, 'home')}`,
      'LC_ALL=C.UTF-8',
      `ANSIBLE_COLLECTIONS_PATH=${this.collections}`,
      `ANSIBLE_REMOTE_TEMP=${join(folder, 'home/tmp')}`,
      'ANSIBLE_PIPELINING=1',
      'ANSIBLE_NOCOLOR=1',
      'ANSIBLE_RETRY_FILES_ENABLED=0',
    ];
    return run('env', ['-i', '-C', folder, ...env, program, ...args]);
  }

  /** Writes a script that can be run. */
  program(path: string, script: string, interpreter = '/bin/sh'): string {
    const full = this.write(path, `#!${interpreter}\n${script}\n`);
    chmodSync(full, 0o755);
    return full;
  }

  write(path: string, text: string): string {
    const full = join(this.folder, path);
    mkdirSync(join(full, '..'), { recursive: true });
    writeFileSync(full, text);
    return full;
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

const EVERY_HOST = `[all:vars]
ansible_connection=local
ansible_python_interpreter={{ ansible_playbook_python }}
`;
const INVENTORY = `${EVERY_HOST}[mail]\nmx1\n`;
