import { doubled, flagsOf, names, valueCases } from './cases.js';
import type { Table } from './table.js';

export function powershell(table: Table): string {
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
