import {
  type CompletedCommand,
  type CompletedOption,
  firstWords,
  LEVELS,
  namedCommands,
  type Value,
} from './vocabulary.ts';

/**
 * The completion for zsh: as a file `_mtalint` in a folder of `fpath`, or read by `source`. It is
 * all in the text: mtalint does not run while the user waits for TAB.
 */
export function zshScript(
  commands: readonly CompletedCommand[],
  rules: readonly { readonly id: string; readonly title: string }[],
): string {
  const named = namedCommands(commands);
  const withValue = new Set(
    commands
      .flatMap(({ options }) => options)
      .flatMap(({ flags, value }) => (value === undefined ? [] : flags)),
  );
  return `#compdef mtalint
# Completion of mtalint for zsh, written by: mtalint completion zsh

# What is to be told of rules: ID:TITLE.
_mtalint_rules() {
  local -a rules=(
${rules.map(({ id, title }) => `    ${quoted(described(id, title))}`).join('\n')}
  )
  _describe -t rules rule rules "$@"
}

_mtalint_rule_levels() {
  if compset -P 1 '*='; then
    local -a levels=(${LEVELS.join(' ')})
    _describe -t levels level levels
  else
    _mtalint_rules -S = -q
  fi
}

_mtalint_format_file() {
  if compset -P 1 '*:'; then
    _files
  else
    compadd -S : -q -- "$@"
  fi
}

_mtalint_commands() {
  local -a commands=(
${firstWords(commands)
  .map(({ name, describe }) => `    ${quoted(described(name, describe))}`)
  .join('\n')}
  )
  _describe -t commands command commands
}

_mtalint_commands_or_files() {
  _alternative 'commands:command:_mtalint_commands' 'files:file:_files'
}

_mtalint() {
  local command='' word
  integer skip=0
  for word in "\${(@)words[2,CURRENT-1]}"; do
    if (( skip )); then
      skip=0
      continue
    fi
    case $word in
      --) break ;;
      (${[...withValue].join('|')}) skip=1; continue ;;
      -?*) continue ;;
    esac
    case \${command:+$command }$word in
      (${named.map(({ name }) => quoted(name)).join('|')}) command+=\${command:+ }$word ;;
      *) break ;;
    esac
  done
  case \${command:-${commands[0]?.name}} in
${commands.map((command) => branch(command, commands[0])).join('\n')}
  esac
}

if [[ $funcstack[1] == _mtalint ]]; then
  _mtalint "$@"
else
  compdef _mtalint mtalint
fi
`;
}

function branch(
  { name, options, positionals }: CompletedCommand,
  byDefault: CompletedCommand | undefined,
): string {
  const before = name.split(' ').length + 1;
  const words = positionals.map(({ name: word, value, takesRest }, place) =>
    quoted(`${takesRest ? '*' : place + before}:${word}:${action(value)}`),
  );
  const first = name === byDefault?.name ? '_mtalint_commands_or_files' : '_mtalint_commands';
  const specs = [...options.flatMap(optionSpecs), `'1: :${first}'`, ...words];
  return `    ${quoted(name)})\n      _arguments -S : \\\n        ${specs.join(' \\\n        ')}\n      ;;`;
}

/** An option as \`_arguments\` takes it: \`--profile=[why]:PROFILE:(interop strict)\`. */
function optionSpecs({ flags, describe, argument, value, repeatable }: CompletedOption): string[] {
  return flags.map((flag) => {
    const others = repeatable || flags.length === 1 ? '' : `(${flags.join(' ')})`;
    const name = `${repeatable ? '*' : ''}${flag}`;
    const what = `[${escaped(describe)}]`;
    if (value === undefined) return quoted(`${others}${name}${what}`);
    const sign = flag.startsWith('--') ? '=' : '+';
    return quoted(`${others}${name}${sign}${what}:${escaped(argument)}:${action(value)}`);
  });
}

function action(value: Value): string {
  switch (value) {
    case 'anything':
      return ' ';
    case 'files':
      return '_files';
    case 'folders':
      return '_files -/';
    case 'rules':
      return '_mtalint_rules';
    case 'rule-levels':
      return '_mtalint_rule_levels';
    default:
      if ('beforeFile' in value) return ` _mtalint_format_file ${value.beforeFile.join(' ')}`;
      return `(${value.join(' ')})`;
  }
}

/** A word with what is to be told of it, as \`_describe\` takes it. */
function described(word: string, describe: string): string {
  return `${word.replaceAll(':', '\\:')}:${describe}`;
}

/** Text in a spec of \`_arguments\`, which brackets end and colons separate. */
function escaped(text: string): string {
  return text.replace(/[[\]:\\]/g, '\\$&');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
