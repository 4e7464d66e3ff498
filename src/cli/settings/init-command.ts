import { lstatSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findConfigs, loadInputs } from '../../host/discover.ts';
import { askLivePostfix, installedPostfix } from '../../host/live-postfix.ts';
import { RunFailure, systemReason } from '../../host/run-failure.ts';
import { findSettings, SETTINGS_NAME } from '../../host/settings.ts';
import { writeAllAtomically } from '../../host/write-atomic.ts';
import { Release } from '../../postfix/facts/release.ts';
import { escapeText } from '../../report/escape.ts';
import { compatibilityLevelOf } from '../lint/lint-run.ts';
import { EXIT, type ExitStatus, type Terminal } from '../terminal.ts';
import { type KnownOfServers, newSettings } from './new-settings.ts';
import { RunSettings } from './settings-of-run.ts';

/** The options of the init command. */
export interface InitOptions {
  readonly folder: string | undefined;
  readonly format: 'text' | 'json';
}

/**
 * Writes a settings file that explains itself into a folder.
 * @throws RunFailure or WriteRefused when there is one already, or none can be written.
 */
export function runInit({ folder = '.', format }: InitOptions, terminal: Terminal): ExitStatus {
  const path = join(folder, SETTINGS_NAME);
  refuseToReplace(folder, path);
  const outer = findSettings(resolve(folder));
  const text = newSettings(knownOf(folder));
  writeAllAtomically([{ path, bytes: new TextEncoder().encode(text), expected: undefined }]);
  if (format === 'json') {
    terminal.out(`${JSON.stringify({ version: 1, path, outer: outer ?? null }, undefined, 2)}\n`);
  } else terminal.out(`wrote ${path}; it changes nothing until you edit it\n`);
  if (outer !== undefined) terminal.err(`note: ${outer} does not count for this folder any more\n`);
  tellIfUseless(folder, terminal);
  return EXIT.clean;
}

function refuseToReplace(folder: string, path: string): void {
  try {
    if (!statSync(folder).isDirectory()) throw new RunFailure(`${folder} is no folder`, 'output');
    if (!lstatSync(path, { throwIfNoEntry: false })) return;
  } catch (error) {
    if (error instanceof RunFailure) throw error;
    throw new RunFailure(`cannot write ${path}: ${systemReason(error)}`, 'output');
  }
  throw new RunFailure(`${path} is there already, and stays as it is`, 'output');
}

/** Root may write where it does not read from: better said now than in the first run. */
function tellIfUseless(folder: string, terminal: Terminal): void {
  try {
    new RunSettings(undefined).forFolder(folder);
  } catch (error) {
    if (!(error instanceof RunFailure)) throw error;
    terminal.err(`note: ${error.message}\n`);
  }
}

function knownOf(folder: string): KnownOfServers {
  const live = askLivePostfix(folder);
  if (live) {
    const found = `This host has Postfix ${live.mailVersion}, which counts here by itself.`;
    return { postfix: { release: live.mailVersion, found } };
  }
  const asked = releaseAskedFor(folder);
  if (asked) {
    const found = `compatibility_level in ${escapeText(asked.path)} asks for ${asked.release.text} or later.`;
    return { postfix: { release: asked.release.text, found } };
  }
  const installed = installedPostfix();
  if (!installed || !Release.parse(installed)?.isKnown) return {};
  return { postfix: { release: installed, found: `This host has Postfix ${installed}.` } };
}

/** The latest release that a configuration in a folder asks for. */
function releaseAskedFor(folder: string): { release: Release; path: string } | undefined {
  const found = findConfigs(folder);
  const { servers } = found.length > 0 ? loadInputs(found) : { servers: [] };
  return servers
    .flatMap((server) => {
      const release = Release.parse(compatibilityLevelOf(server) ?? '');
      return release?.isKnown && server.main ? [{ release, path: server.main.path }] : [];
    })
    .toSorted((a, b) => b.release.compare(a.release))[0];
}
