import { filed, flagsOf, names, quoted, textCases, valueCases } from './cases.js';
import type { Table } from './table.js';

export function zsh(table: Table): string {
  const words = table.commands.map(
    (each) => `    ${each.name}) candidates=(${[...each.words, ...flagsOf(each)].join(' ')}) ;;`,
  );
  const values = [
    ...valueCases(table, (key, all) => `    ${quoted(key)}) compadd -- ${all.join(' ')}; return ;;`),
    ...textCases(table, (key, isFile) => `    ${quoted(key)}) ${isFile ? '_files; ' : ''}return ;;`),
  ];
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
  if [[ $current == --*=* ]]; then before=\${current%%=*}; compset -P '*='; fi
  case "$command $before" in
${values.join('\n')}
  esac
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
