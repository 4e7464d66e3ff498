import yargs, { type Argv } from 'yargs';
import { wantsColour } from '../host/colour.ts';
import { RunFailure } from '../host/run-failure.ts';
import { type Level, SEVERITIES } from '../lint/severity.ts';
import { renderFailure } from '../report/json.ts';
import { VERSION } from '../version.ts';
import { ALL_OPTIONS, declared } from './commands.ts';
import { runCompletion } from './completion-command.ts';
import { failureOf, ToldFailure, wantsJson } from './failure.ts';
import { runLint } from './lint/lint-command.ts';
import { STANDARD_INPUT } from './lint/read-inputs.ts';
import { SHOWN_SETTINGS_OPTIONS } from './options.ts';
import { runMerge, runReportSchema } from './report-command.ts';
import { runExplain, runRules } from './rules-command.ts';
import { withoutSeparator } from './separator.ts';
import { runInit } from './settings/init-command.ts';
import { runShowSettings } from './settings/show-settings.ts';
import { runShow } from './show-command.ts';
import { EXIT, type ExitStatus, type Terminal } from './terminal.ts';

/**
 * Runs one command line. Whatever goes wrong with the run itself ends in one line on standard error
 * and exit status 2, and with `--format json` in an error object too; an error of the program keeps its stack trace.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  let status: ExitStatus = EXIT.clean;
  const set = (result: ExitStatus): void => {
    status = result;
  };
  try {
    await commandLine(terminal, set).parseAsync(
      withoutSeparator(args).map(keepDash),
      {},
      (_error, _argv, output) => {
        if (output) terminal.out(`${output}\n`);
      },
    );
    return status;
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    if (wantsJson(args) && !(error instanceof ToldFailure)) terminal.out(renderFailure(failure));
    terminal.err(`mtalint: ${failure.message}\n`);
    return EXIT.failed;
  }
}

/** yargs drops a lone dash, which stands for standard input. */
function keepDash(argument: string): string {
  return argument === '-' ? STANDARD_INPUT : argument;
}

/** Options with one value; yargs would make a list of several. */
const SINGLE_OPTIONS = Object.entries(ALL_OPTIONS).flatMap(([name, { array }]) =>
  array ? [] : [name],
);

function commandLine(terminal: Terminal, set: (status: ExitStatus) => void): Argv {
  const colour = (flag: 'auto' | 'always' | 'never', isTTY = terminal.isTTY): boolean =>
    wantsColour(flag, terminal.env, isTTY);
  return yargs()
    .scriptName('mtalint')
    .locale('en')
    .parserConfiguration({
      'dot-notation': false,
      'camel-case-expansion': true,
      'populate--': false,
    })
    .usage(
      '$0 [paths..]\n\nReads the configuration of a mail server and says what breaks or exposes mail.',
    )
    .command(...declared('lint'), async (argv) => {
      const toFile = argv.output !== undefined;
      set(
        await runLint(
          {
            ...argv,
            levels: readLevels(argv.rule),
            colour: colour(argv.color, terminal.isTTY && !toFile),
            output: argv.output,
            profile: argv.profile,
            config: argv.config,
            root: argv.root,
            hostname: argv.hostname,
            postfixVersion: argv.postfixVersion,
            icewarpVersion: argv.icewarpVersion,
            fragment: argv.fragment,
            failOn: argv.failOn,
            as: argv.as,
            stdinFilename: argv.stdinFilename,
            kind: argv.kind,
            emit: argv.emit,
            baseline: argv.baseline,
          },
          terminal,
        ),
      );
    })
    .command(...declared('show'), (argv) => {
      const { hostname, postfixVersion, icewarpVersion, fragment, config } = argv;
      const named = { hostname, postfixVersion, icewarpVersion, fragment, config };
      const shared = { ...argv, ...named, colour: colour(argv.color) };
      const { profile, root, failOn, baseline } = argv;
      const asked = { ...shared, profile, root, failOn, baseline, levels: readLevels(argv.rule) };
      set(argv.settings ? runShowSettings(asked, terminal) : runShow(shared, terminal));
    })
    .command(...declared('explain'), (argv) => {
      const { format, config } = argv;
      set(runExplain(argv.rule, { format, config, colour: colour(argv.color) }, terminal));
    })
    .command(...declared('rules'), (argv) => {
      const { format, config, schema } = argv;
      set(runRules({ format, config, schema, colour: colour(argv.color) }, terminal));
    })
    .command(...declared('init'), ({ folder, format }) => {
      set(runInit({ folder, format }, terminal));
    })
    .command('report', 'Merge reports of several hosts (see report --help)', (command) =>
      command
        .command(...declared('report merge'), (argv) => {
          const { output, config } = argv;
          const isTTY = terminal.isTTY && output === undefined;
          set(runMerge({ ...argv, output, config, colour: colour(argv.color, isTTY) }, terminal));
        })
        .command(...declared('report schema'), () => {
          set(runReportSchema(terminal));
        })
        .demandCommand(1, 'say report merge FILE... or report schema')
        .strictCommands(),
    )
    .command(...declared('completion'), ({ shell }) => {
      set(runCompletion(shell, terminal));
    })
    .example('$0 /etc/postfix', 'lint the server of this host')
    .example('$0 --diff /etc/postfix', 'see the safe repairs as a patch')
    .example('$0 --fix --profile interop /etc/postfix', 'repair what keeps mail from flowing')
    .epilogue('Exit status: 0 nothing found, 1 findings are left, 2 the run itself failed.')
    .version(VERSION)
    .help()
    .wrap(Math.min(100, terminal.columns))
    .strict()
    .exitProcess(false)
    .check((argv) => {
      for (const name of argv['settings'] === false ? Object.keys(SHOWN_SETTINGS_OPTIONS) : []) {
        const isGiven = Array.isArray(argv[name]) ? argv[name].length > 0 : argv[name];
        if (isGiven) throw new RunFailure(`show --${name} goes with --settings`);
      }
      for (const name of SINGLE_OPTIONS) {
        if (Array.isArray(argv[name])) throw new RunFailure(`--${name} is given more than once`);
      }
      return true;
    })
    .fail((message, error) => {
      if (error && error.name !== 'YError') throw error;
      throw new RunFailure(`${message.replace(/\n+/g, ' ')} (see mtalint --help)`);
    });
}

/** Reads `ID=LEVEL`. */
function readLevels(settings: readonly string[]): Map<string, Level> {
  const levels = new Map<string, Level>();
  for (const setting of settings) {
    const [id = '', level = ''] = setting.split('=');
    const wanted = [...SEVERITIES, 'off' as const].find((name) => name === level);
    if (!wanted) {
      throw new RunFailure(`--rule ${setting}: say ID=error, ID=warning, ID=info or ID=off`);
    }
    levels.set(id, wanted);
  }
  return levels;
}
