import {
  type CompletedCommand,
  type CompletedOption,
  firstWords,
  LEVELS,
  namedCommands,
  type Value,
} from './vocabulary.ts';

/**
 * The completion for bash 3.2 and later, with or without the package bash-completion. It is all in
 * the text: mtalint does not run while the user waits for TAB. Files are left to readline, which
 * knows how to quote them: nothing offered means files, unless `compopt` says otherwise.
 */
export function bashScript(
  commands: readonly CompletedCommand[],
  rules: readonly { readonly id: string }[],
): string {
  const withValue = distinct(commands.flatMap(({ options }) => options)).filter(
    ({ value }) => value !== undefined,
  );
  const names = namedCommands(commands).map(({ name }) => quoted(name));
  const firsts = firstWords(commands).map(({ name }) => name);
  return `# Completion of mtalint for bash, written by: mtalint completion bash

_mtalint_rules='${rules.map(({ id }) => id).join('\n')}'

# Offers those of the words $2 that go on from $1, which stands after $prefix in its word. readline
# replaces only what follows the last = or : where these separate words for it.
_mtalint_offer() {
  local breaks='' whole=$prefix$1 kept='' i
  compopt +o default +o bashdefault 2>/dev/null
  COMPREPLY=($(compgen -W "$2" -- "$1"))
  [[ $COMP_WORDBREAKS == *=* ]] && breaks+='='
  [[ $COMP_WORDBREAKS == *:* ]] && breaks+=':'
  [[ -n $breaks ]] && kept=\${whole%"\${whole##*[$breaks]}"}
  for i in "\${!COMPREPLY[@]}"; do
    whole=$prefix\${COMPREPLY[i]}
    COMPREPLY[i]=\${whole#"$kept"}
  done
}

_mtalint_rule_level() {
  if [[ $1 == *=* ]]; then
    prefix+=\${1%%=*}=
    _mtalint_offer "\${1#*=}" '${LEVELS.join(' ')}'
  else
    _mtalint_offer "$1" "\${_mtalint_rules//$'\\n'/= }="
    compopt -o nospace 2>/dev/null
  fi
}

# Offers formats $2, and leaves the file after one to readline.
_mtalint_format_file() {
  [[ $1 == *:* ]] && return
  _mtalint_offer "$1" "$2"
  compopt -o nospace 2>/dev/null
}

# Offers values of the option $1, of which $2 is typed.
_mtalint_value() {
  case $1 in
${branches(withValue.map(({ flags, value }) => [flags, offer(value)]))}
  esac
}

# Offers options of the command $1, of which $2 is typed.
_mtalint_option() {
  case $1 in
${branches(commands.map(({ name, options }) => [[quoted(name)], offer(flagsOf(options))]))}
  esac
}

# Offers words of the command $1 that are no options: $2 is typed, $3 of them stand before it.
_mtalint_word() {
  case $1:$3 in
${branches([...commands.flatMap(wordBranches), [['*'], offer('anything')]])}
  esac
}

_mtalint() {
  # bash cuts words at = and : too; what no blank separates is one word.
  local IFS=$' \\t\\n' line=\${COMP_LINE:0:COMP_POINT} n=-1 i
  local -a words
  for ((i = 0; i < COMP_CWORD; i++)); do
    if [[ $n -lt 0 || $line == [[:blank:]]* ]]; then words[++n]=''; fi
    line=\${line#"\${line%%[![:blank:]]*}"}
    words[n]+=\${COMP_WORDS[i]}
    line=\${line#"\${COMP_WORDS[i]}"}
  done
  if [[ $line == [[:blank:]]* ]]; then words[++n]=''; fi
  words[n]+=\${line#"\${line%%[![:blank:]]*}"}

  local command='' place=0 ended='' option='' typed=\${words[n]} prefix=''
  for ((i = 1; i < n; i++)); do
    option=''
    case $ended\${words[i]} in
      --)
        ended=/
        continue
        ;;
      ${withValue.flatMap(({ flags }) => flags).join(' | ')})
        option=\${words[i]}
        ((++i))
        continue
        ;;
      -?*) continue ;;
    esac
    case \${command:+$command }$ended\${words[i]} in
      ${names.join(' | ')}) command+=\${command:+ }\${words[i]} ;;
      *)
        : "\${command:=${commands[0]?.name}}"
        ((++place))
        ;;
    esac
  done

  COMPREPLY=()
  if [[ $i -gt $n ]]; then
    _mtalint_value "$option" "$typed"
  elif [[ -z $ended && $typed == --*=* ]]; then
    prefix=\${typed%%=*}=
    _mtalint_value "\${typed%%=*}" "\${typed#*=}"
  elif [[ -z $ended && $typed == -?* ]]; then
    _mtalint_option "\${command:-${commands[0]?.name}}" "$typed"
  elif [[ -z $ended$command ]]; then
    # A command, or a file at once.
    COMPREPLY=($(compgen -W '${firsts.join(' ')}' -- "$typed"))
    if [[ \${#COMPREPLY[@]} -gt 0 ]]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$typed")
    fi
  else
    _mtalint_word "\${command:-${commands[0]?.name}}" "$typed" "$place"
  fi
}

complete -o bashdefault -o default -F _mtalint mtalint
`;
}

/** The branches of a \`case\`. */
function branches(all: readonly (readonly [patterns: readonly string[], body: string])[]): string {
  return all.map(([patterns, body]) => `    ${patterns.join(' | ')}) ${body} ;;`).join('\n');
}

/** Each option once, whatever commands take it. */
function distinct(options: readonly CompletedOption[]): readonly CompletedOption[] {
  return [...new Map(options.map((option) => [option.flags.join(), option])).values()];
}

function flagsOf(options: readonly CompletedOption[]): readonly string[] {
  return options.flatMap(({ flags }) => flags);
}

function wordBranches({ name, positionals }: CompletedCommand): [string[], string][] {
  return positionals.map(({ value, takesRest }, place) => [
    [`${quoted(name)}:${takesRest ? '*' : place}`],
    offer(value),
  ]);
}

/** The shell command that offers a value of which \`$2\` is typed. */
function offer(value: Value | undefined): string {
  switch (value) {
    case undefined:
    case 'anything':
      return `_mtalint_offer "$2" ''`;
    case 'files':
      return ':';
    case 'folders':
      return 'compopt -o dirnames +o default +o bashdefault 2>/dev/null';
    case 'rules':
      return '_mtalint_offer "$2" "$_mtalint_rules"';
    case 'rule-levels':
      return '_mtalint_rule_level "$2"';
    default:
      if ('beforeFile' in value) {
        return `_mtalint_format_file "$2" '${value.beforeFile.map((word) => `${word}:`).join(' ')}'`;
      }
      return `_mtalint_offer "$2" '${value.join(' ')}'`;
  }
}

/** A name in a pattern, of two words perhaps. */
function quoted(name: string): string {
  return name.includes(' ') ? `'${name}'` : name;
}
