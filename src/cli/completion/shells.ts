import type { Table } from './table.js';

/** The script of each shell. Ids and option names hold no character that a shell reads as anything but itself. */
export const SHELLS: { readonly [shell: string]: (table: Table) => string } = { bash, zsh, fish, powershell };

/** A text in single quotes, for sh and its kin. */
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
/** The same for PowerShell and fish's descriptions, which double the quote or escape it. */
const doubled = (text: string) => `'${text.replaceAll("'", "''")}'`;
const escaped = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const names = ({ commands }: Table) => commands.map(({ name }) => name);
/** The commands that take files. */
const filed = ({ commands }: Table) => commands.flatMap(({ name, files }) => (files ? name : [])).join(' ');
const flagsOf = ({ options }: Table['commands'][number]) => options.map(({ flag }) => flag);

/** Each flag with values, whatever command it is of: the same flag has other values there. */
function valueCases({ commands }: Table, line: (key: string, values: readonly string[]) => string): string[] {
  return commands.flatMap(({ name, options }) =>
    options.flatMap(({ flag, values }) => (values.length === 0 ? [] : line(`${name} ${flag}`, values))),
  );
}

function bash(table: Table): string {
  const words = table.commands.map(
    (each) =>
      `    ${each.name}) words=${quoted([...each.words, ...flagsOf(each)].join(' '))}${each.files ? '' : ' files=no'} ;;`,
  );
  const values = valueCases(table, (key, all) => `    ${quoted(key)}) words=${quoted(all.join(' '))} ;;`);
  const answers = table.answers.map(
    ({ start, values: all }) => `    ${start.slice(0, -1)}) words=${quoted(all.join(' '))} ;;`,
  );
  return `# bash completion for driven: put this line into ~/.bashrc
#   source <(driven completion bash)
_driven() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command='' words='' word files=yes
  # bash takes intent=event for three words.
  local name=''
  if [[ $current == '=' ]]; then name=$before current=''
  elif [[ $before == '=' ]]; then name=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ $word != -* ]]; then command=$word; break; fi
  done
  if [[ -n $name ]]; then
    case $name in
${answers.join('\n')}
    esac
    files=no
  elif [[ -z $command ]]; then
    words=${quoted(names(table).join(' '))} files=no
  else
    case "$command $before" in
${values.join('\n')}
    esac
    if [[ -n $words ]]; then files=no
    else
      case $command in
${words.join('\n')}
      esac
    fi
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if [[ $files == yes ]]; then COMPREPLY+=($(compgen -f -- "$current")); fi
  if [[ \${#COMPREPLY[@]} == 1 && \${COMPREPLY[0]} == *= ]]; then compopt -o nospace; fi
}
complete -F _driven driven
`;
}

function zsh(table: Table): string {
  const words = table.commands.map(
    (each) => `    ${each.name}) candidates=(${[...each.words, ...flagsOf(each)].join(' ')}) ;;`,
  );
  const values = valueCases(table, (key, all) => `    ${quoted(key)}) candidates=(${all.join(' ')}) ;;`);
  const answers = table.answers.map(
    ({ start, values: all }) => `    ${start}*) candidates=(${all.map((value) => start + value).join(' ')}) ;;`,
  );
  return `#compdef driven
# zsh completion for driven: put these lines into ~/.zshrc, after compinit
#   source <(driven completion zsh)
_driven() {
  local -a candidates
  local current=\${words[CURRENT]} before=\${words[CURRENT-1]} command='' word
  for word in \${words[2,CURRENT-1]}; do
    if [[ $word != -* ]]; then command=$word; break; fi
  done
  if [[ -z $command ]]; then
    compadd -- ${names(table).join(' ')}
    return
  fi
  case $current in
${answers.join('\n')}
  esac
  if (( \${#candidates} )); then compadd -- $candidates; return; fi
  case "$command $before" in
${values.join('\n')}
  esac
  if (( \${#candidates} )); then compadd -- $candidates; return; fi
  case $command in
${words.join('\n')}
  esac
  compadd -- \${candidates:#*=}
  compadd -S '' -- \${(M)candidates:#*=}
  if [[ ' ${filed(table)} ' == *" $command "* ]]; then _files; fi
}
compdef _driven driven
`;
}

function fish(table: Table): string {
  const lines = table.commands.flatMap(({ name, about, options, words, files }) => {
    const seen = `-n '__fish_seen_subcommand_from ${name}'${files ? '' : ' -f'}`;
    return [
      `complete -c driven -n __fish_use_subcommand -f -a ${name} -d ${escaped(about)}`,
      ...options.map(({ flag, about: what, values }) => {
        const takes = values.length === 0 ? '' : ` -x -a ${escaped(values.join(' '))}`;
        return `complete -c driven ${seen} -l ${flag.replace(/^--/, '')}${takes} -d ${escaped(what)}`;
      }),
      ...(words.length === 0 ? [] : [`complete -c driven ${seen} -a ${escaped(words.join(' '))}`]),
    ];
  });
  const answers = table.answers.flatMap(({ start, values }) =>
    values.length === 0 ? [] : [`${start}${values.join(` ${start}`)}`],
  );
  const seen = "-n '__fish_seen_subcommand_from advise ask'";
  return `# fish completion for driven: driven completion fish > ~/.config/fish/completions/driven.fish
${[...lines, ...answers.map((all) => `complete -c driven ${seen} -a ${escaped(all)}`)].join('\n')}
`;
}

function powershell(table: Table): string {
  const list = (all: readonly string[]) => `@(${all.map(doubled).join(', ')})`;
  const words = table.commands.map((each) => `    ${doubled(each.name)} = ${list([...each.words, ...flagsOf(each)])}`);
  const values = valueCases(table, (key, all) => `    ${doubled(key)} = ${list(all)}`);
  const answers = table.answers.map(
    ({ start, values: all }) => `    ${doubled(start)} = ${list(all.map((value) => start + value))}`,
  );
  return `# PowerShell completion for driven: put this line into your $PROFILE
#   driven completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName driven -ScriptBlock {
  param($current, $line, $position)
  $words = @{
${words.join('\n')}
  }
  $values = @{
${values.join('\n')}
  }
  $answers = @{
${answers.join('\n')}
  }
  $said = @($line.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" } | Where-Object { $_ -ne $current })
  $command = $said | Where-Object { $_ -notlike '-*' } | Select-Object -First 1
  $start = if ($current -match '^(\\w+=)') { $Matches[1] } else { '' }
  $candidates = if ($start -and $answers.ContainsKey($start)) { $answers[$start] }
    elseif (-not $command) { ${list(names(table))} }
    elseif ($said.Count -gt 0 -and $values.ContainsKey("$command $($said[-1])")) { $values["$command $($said[-1])"] }
    else { $words[$command] }
  $candidates | Where-Object { $_ -like "$current*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;
}
