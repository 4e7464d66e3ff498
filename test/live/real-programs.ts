import { spawnSync } from 'node:child_process';

function isInstalled(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).error === undefined;
}

function opensslVersion(): string {
  return spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout ?? '';
}

/** CI sets it: there an absent program must fail the run, not skip tests. */
export const REQUIRED = process.env['MTALINT_REQUIRE_REAL'] === '1';

const isRoot = process.getuid?.() === 0;

/** Whether a Postfix of our own can be started here. */
export const CAN_RUN_POSTFIX =
  REQUIRED ||
  (isRoot && isInstalled('postconf', '-d', 'mail_version') && isInstalled('openssl', 'version'));
export const NEEDS_POSTFIX = '(needs root, Postfix and OpenSSL)';

/** Whether a release can be made, packed and installed here. */
export const CAN_RELEASE =
  REQUIRED || (isInstalled('git', '--version') && isInstalled('npm', '-v'));
export const NEEDS_GIT_AND_NPM = '(needs git and npm)';
export const CAN_RUN_PRE_COMMIT =
  REQUIRED || (CAN_RELEASE && isInstalled('pre-commit', '--version'));
export const NEEDS_PRE_COMMIT = '(needs git, npm and pre-commit)';

export const CAN_RUN_POSTCONF = REQUIRED || isInstalled('postconf', '-d', 'mail_version');
export const NEEDS_POSTCONF = '(needs postconf)';

export const CAN_PATCH =
  REQUIRED || (isInstalled('git', '--version') && isInstalled('patch', '--version'));
export const NEEDS_PATCH = '(needs git and patch)';

export const CAN_COMPILE_ZONES = REQUIRED || isInstalled('named-compilezone', '-v');
export const NEEDS_BIND = '(needs named-compilezone)';

export const CAN_RUN_OPENSSL = REQUIRED || isInstalled('openssl', 'version');
export const NEEDS_OPENSSL = '(needs openssl)';

/** Whether openssl knows the cipher suites that we do, in the same order. */
export const CAN_LIST_CIPHERS = REQUIRED || /^OpenSSL 3\.[01]\./.test(opensslVersion());
export const NEEDS_OPENSSL_3_0 = '(needs openssl 3.0 or 3.1)';

/** Whether the shells that completion is written for run here, on a terminal made by script(1). */
export const CAN_RUN_SHELLS =
  REQUIRED || ['bash', 'zsh', 'script'].every((program) => isInstalled(program, '--version'));
export const NEEDS_SHELLS = '(needs bash, zsh and script)';
/** Whether man pages can be judged here, by mandoc and by the formatter of man-db. */
export const CAN_READ_MAN_PAGES =
  REQUIRED || (isInstalled('mandoc', '-T', 'lint', '/dev/null') && isInstalled('man', '--version'));
export const NEEDS_MAN = '(needs mandoc and man)';
/** Whether Debian packages can be built and installed, into a folder. */
export const CAN_INSTALL_PACKAGES =
  REQUIRED || (isInstalled('dpkg-deb', '--version') && isInstalled('man', '--version'));
export const NEEDS_DPKG = '(needs dpkg and man)';
export const CAN_RUN_XMLLINT = REQUIRED || isInstalled('xmllint', '--version');
export const NEEDS_XMLLINT = '(needs xmllint)';
export const CAN_RUN_ANSIBLE = REQUIRED || isInstalled('ansible-playbook', '--version');
export const NEEDS_ANSIBLE = '(needs ansible-core)';
