import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';

/** Empties the line before what is typed. */
const CLEAR_LINE = '\x15';
/** The shell is told to answer this key with `LINE<what stands in the line>END`. */
const SHOW_LINE = '\x07';
const PATIENCE = 20_000;

/** An interactive shell on a terminal of its own, made by script(1). */
export class ShellOnTerminal {
  readonly #process: ChildProcessWithoutNullStreams;
  #screen = '';
  #changed = (): void => undefined;

  private constructor(command: string) {
    this.#process = spawn('script', ['--quiet', '--flush', '--command', command, '/dev/null'], {
      // No start-up file of the user, and no colours.
      env: { PATH: process.env['PATH'], HOME: '/nonexistent', TERM: 'dumb', LANG: 'C.UTF-8' },
    });
    const take = (chunk: Buffer): void => {
      this.#screen += chunk.toString('latin1');
      this.#changed();
    };
    this.#process.stdout.on('data', take);
    this.#process.stderr.on('data', take);
    this.#process.on('close', () => this.#changed());
  }

  /**
   * @param command how the shell is started
   * @param setup its first commands, which make `SHOW_LINE` work
   */
  static async start(command: string, setup: readonly string[]): Promise<ShellOnTerminal> {
    const shell = new ShellOnTerminal(command);
    // Quoted so that the echo of the command is not taken for its output.
    shell.#process.stdin.write(`${[...setup, "echo REA''DY"].join('; ')}\n`);
    await shell.#read(/READY/);
    return shell;
  }

  /** What the line is after these keys. */
  async lineAfter(keys: string): Promise<string> {
    this.#process.stdin.write(`${CLEAR_LINE}${keys}${SHOW_LINE}`);
    const [, line = ''] = await this.#read(/LINE<(.*?)>END/s);
    return line;
  }

  end(): void {
    this.#process.kill();
  }

  async #read(wanted: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = wanted.exec(this.#screen);
      if (found) {
        this.#screen = this.#screen.slice(found.index + found[0].length);
        return found;
      }
      if (this.#process.exitCode !== null) throw new Error(`the shell ended: ${this.#screen}`);
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`no ${wanted} in ${JSON.stringify(this.#screen)}`)),
          PATIENCE,
        );
        this.#changed = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
}

/** The shells to try, and how each is made to read a completion from a file. */
export const COMPLETING_SHELLS = {
  bash: {
    command: 'bash --norc --noprofile -i',
    setup: ["PS1=''", `bind -x '"\\C-g": printf "LINE<%s>END" "$READLINE_LINE"'`],
    load: (script: string) => [`. '${script}'`],
    /** Inserts all that could stand there. */
    insertAll: '\x1b*',
  },
  zsh: {
    command: 'zsh -f -i',
    setup: [
      "PS1=''",
      'bindkey -e',
      'show-line() { print -rn -- "LINE<$BUFFER>END" }',
      'zle -N show-line',
      "bindkey '^G' show-line",
      'zle -C all-matches complete-word _generic',
      "bindkey '^Xa' all-matches",
      "zstyle ':completion:all-matches:*' completer _all_matches _complete",
      "zstyle ':completion:all-matches:*' insert yes",
      'unsetopt list_beep',
    ],
    load: (script: string) => ['autoload -Uz compinit', 'compinit -D -u', `source '${script}'`],
    insertAll: '\x18a',
  },
} as const;
