import { RULES } from '../../rules/index.ts';
import { bashScript } from './completion/bash.ts';
import type { Shell } from './completion/shells.ts';
import { completedCommands } from './completion/vocabulary.ts';
import { zshScript } from './completion/zsh.ts';
import { EXIT, type ExitStatus, type Terminal } from './terminal.ts';

const SCRIPTS = { bash: bashScript, zsh: zshScript } satisfies Record<Shell, unknown>;

/** Prints a script that teaches a shell the commands, options and rules of this release. */
export function runCompletion(shell: Shell, terminal: Terminal): ExitStatus {
  terminal.out(SCRIPTS[shell](completedCommands(), RULES));
  return EXIT.clean;
}
