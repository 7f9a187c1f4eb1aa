import { flagsOf, names, quoted, textCases, valueCases } from './cases.js';
import type { Table } from './table.js';

export function bash(table: Table): string {
  const words = table.commands.map(
    (each) =>
      `    ${each.name}) words=${quoted([...each.words, ...flagsOf(each)].join(' '))}${each.files ? '' : ' files=no'} ;;`,
  );
  const values = [
    ...valueCases(table, (key, all) => `    ${quoted(key)}) words=${quoted(all.join(' '))} files=no known=yes ;;`),
    ...textCases(table, (key, isFile) => `    ${quoted(key)}) files=${isFile ? 'yes' : 'no'} known=yes ;;`),
  ];
  const answers = table.answers.map(
    ({ start, values: all }) => `    ${start.slice(0, -1)}) words=${quoted(all.join(' '))} ;;`,
  );
  return `# bash completion for driven: put this line into ~/.bashrc
#   source <(driven completion bash)
_driven() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command='' words='' word files=yes known=no
  # bash takes intent=event for three words.
  local name=''
  if [[ $current == '=' ]]; then name=$before current=''
  elif [[ $before == '=' ]]; then name=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  if [[ $name == --* ]]; then before=$name name=''; fi
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
    if [[ $known == no ]]; then
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
