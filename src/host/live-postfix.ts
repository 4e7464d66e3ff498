import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { hostname } from 'node:os';

/** What the host's own Postfix says of itself. */
export interface LivePostfix {
  readonly mailVersion: string;
  readonly hostname: string;
}

/** The folder whose configuration the host's own Postfix runs with. */
const LIVE_DIRECTORY = '/etc/postfix';

/**
 * Asks the installed postconf for its release, when the configuration is the one that this host
 * runs with; undefined for any other folder, or when no postconf answers.
 */
export function askLivePostfix(directory: string): LivePostfix | undefined {
  if (!isLive(directory)) return undefined;
  const mailVersion = installedPostfix();
  return mailVersion === undefined ? undefined : { mailVersion, hostname: hostname() };
}

/** The release of the installed Postfix, as its postconf says it. */
export function installedPostfix(): string | undefined {
  const { stdout, status } = spawnSync('postconf', ['-dh', 'mail_version'], {
    encoding: 'utf8',
    timeout: 10_000,
  });
  return status === 0 ? stdout.trim() : undefined;
}

function isLive(directory: string): boolean {
  try {
    return realpathSync(directory) === realpathSync(LIVE_DIRECTORY);
  } catch {
    // A folder that is not there is not the live one.
    return false;
  }
}
