import { Command } from 'commander';
import type { RuleBase } from '../../model/knowledge.js';
import { jsonText } from '../../text/json.js';
import type { Context } from '../context.js';
import { FORMATS, formatOption, print } from '../formats.js';
import { mergedFor, type RuleOptions, rulebookFor, rulesOption } from '../rules/rulebook.js';
import { UsageError } from '../usage-error.js';

export function rulesCommand({ io, exit }: Context): Command {
  const list = new Command('list')
    .description('every rule and pitfall: when it fires, for which side, how gravely')
    .option('--older-than <age>', 'instead, the facts about brokers whose source is older: 12mo, 2y')
    .addOption(rulesOption())
    .addOption(formatOption('rules list'))
    .action(async (options: RuleOptions & { format: string; olderThan?: string }, command: Command) => {
      const { base } = await rulebookFor(io, options);
      if (options.olderThan !== undefined) {
        await listAged(base, options.olderThan, options.format);
        return;
      }
      const { listed, listedPitfalls } = await import('../../reference/list.js');
      const toPrint = { rules: listed(base), pitfalls: listedPitfalls(base), base };
      await print(FORMATS['rules list'][options.format], toPrint, io, command);
    });

  const verify = new Command('verify')
    .description('prove the rule base sound, or show where it is not (exit 1)')
    .addOption(rulesOption())
    .addOption(formatOption('rules verify'))
    .action(async (options: RuleOptions & { format: string }, command: Command) => {
      const { verify: prove } = await import('../../rulebase/verify/verify.js');
      const { base, pitfallExamples } = await mergedFor(io, options);
      const verification = prove(base, pitfallExamples);
      await print(FORMATS['rules verify'][options.format], verification, io, command);
      exit(verification.unsound.length > 0 ? 1 : 0);
    });

  async function listAged(base: RuleBase, age: string, format: string): Promise<void> {
    const months = /^(\d+) ?(mo|y)$/.exec(age);
    if (months === null)
      throw new UsageError(`driven: \`${age}\` is not an age; expected months or years, such as 12mo or 2y`);
    const { monthsBefore, factsOlderThan: olderThan } = await import('../../reference/old-facts.js');
    const day = monthsBefore(io.today, Number(months[1]) * (months[2] === 'y' ? 12 : 1));
    const facts = olderThan(base, day);
    if (format === 'json') io.stdout.write(jsonText({ driven: 1, before: day, facts }));
    else {
      io.stdout.write(facts.map(({ carrier, fact, asOf, url }) => `${asOf}  ${carrier}  ${fact}  ${url}\n`).join(''));
      io.stderr.write(`${facts.length} facts whose source is older than ${day}\n`);
    }
  }

  return new Command('rules')
    .description('the rule base: list it, or prove it sound')
    .addCommand(list, { isDefault: true })
    .addCommand(verify);
}
