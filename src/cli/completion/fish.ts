import { escaped } from './cases.js';
import type { Table } from './table.js';

export function fish(table: Table): string {
  const lines = table.commands.flatMap(({ name, about, options, words, files }) => {
    const here = `-n '__driven_is ${name}'`;
    return [
      `complete -c driven -n '__driven_is' -f -a ${name} -d ${escaped(about)}`,
      ...(files ? [] : [`complete -c driven ${here} -f`]),
      ...options.map(({ flag, about: what, takes, values }) => {
        const behind = { nothing: '', value: ` -x -a ${escaped(values.join(' '))}`, file: ' -r -F', text: ' -x' }[
          takes
        ];
        return `complete -c driven ${here} -l ${flag.replace(/^--/, '')}${behind} -d ${escaped(what)}`;
      }),
      ...(words.length === 0 ? [] : [`complete -c driven ${here} -a ${escaped(words.join(' '))}`]),
    ];
  });
  const answers = table.answers.flatMap(({ start, values }) =>
    values.length === 0 ? [] : [`${start}${values.join(` ${start}`)}`],
  );
  return `# fish completion for driven: driven completion fish > ~/.config/fish/completions/driven.fish
# Whether the first word that is no option is a command; without an argument, whether there is none yet.
function __driven_is
  for word in (commandline -opc)[2..-1]
    if not string match -q -- '-*' $word
      test "$word" = "$argv[1]"
      return
    end
  end
  test (count $argv) -eq 0
end
# Behind \`intent=\` stand answers, and no files.
function __driven_answers
  string match -qr -- '^[a-zA-Z]+=' (commandline -ct)
end
${lines.join('\n')}
complete -c driven -n __driven_answers -f
${answers.map((all) => `complete -c driven -n __driven_answers -a ${escaped(all)}`).join('\n')}
`;
}
