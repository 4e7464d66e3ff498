import { askLivePostfix } from '../../host/live-postfix.ts';
import { RunFailure } from '../../host/run-failure.ts';
import { NEWEST_STABLE, RELEASES, Release } from '../../postfix/facts/release.ts';

/** The release that a run assumes for one server, and how it was found. */
export interface ChosenRelease {
  readonly release: Release;
  /** The release that runs today, when the one asked for is later. */
  readonly upgradeFrom: Release | undefined;
  /** Words that can follow "Postfix 3.7": how the release was found. */
  readonly from: string;
  /** Whether the configuration is the one that this host runs with. */
  readonly isLive: boolean;
  /** What the host calls itself, when the configuration is its own. */
  readonly hostname: string | undefined;
}

/**
 * The release of the command line, else of the settings file, else that which is installed for its
 * own configuration, else the newest stable one, or a later one that compatibility_level asks for.
 * @throws RunFailure when the user's release is none that is known.
 */
export function chooseRelease(
  option: string | undefined,
  setting: string | undefined,
  directory: string,
  compatibilityLevel: string | undefined,
): ChosenRelease {
  const live = askLivePostfix(directory);
  const installed = live && Release.parse(live.mailVersion);
  const today = setting === undefined ? installed : knownRelease(setting);
  const host = { isLive: live !== undefined, hostname: live?.hostname };
  if (option !== undefined) {
    const release = knownRelease(option);
    const upgradeFrom = today?.isKnown && today.compare(release) < 0 ? today : undefined;
    return { release, upgradeFrom, from: 'given with --postfix-version', ...host };
  }
  const rest = { upgradeFrom: undefined, ...host };
  if (setting !== undefined) {
    return { release: knownRelease(setting), from: 'given in the settings file', ...rest };
  }
  if (installed?.isKnown) return { release: installed, from: 'installed on this host', ...rest };
  const newest = newestStable();
  const asked = Release.parse(compatibilityLevel ?? '');
  if (asked?.isKnown && asked.compare(newest) > 0) {
    return { release: asked, from: 'which its compatibility_level asks for', ...rest };
  }
  return { release: newest, from: 'assumed, the newest stable one', ...rest };
}

function knownRelease(text: string): Release {
  const release = Release.parse(text);
  if (release?.isKnown) return release;
  throw new RunFailure(
    `Postfix ${text}: known releases are ${RELEASES[0]} to ${RELEASES.at(-1)}, ` +
      'with or without a patch level',
  );
}

function newestStable(): Release {
  const release = Release.parse(NEWEST_STABLE);
  if (!release) throw new Error(`no release: ${NEWEST_STABLE}`);
  return release;
}
