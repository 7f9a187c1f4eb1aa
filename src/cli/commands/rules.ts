import { Command } from 'commander';
import type { RuleBase } from '../../model/knowledge.js';
import { plural } from '../../text/phrases.js';
import type { Context } from '../context.js';
import { FORMATS, formatOption, type OldFactsToPrint, print } from '../formats.js';
import { notice } from '../output/notice.js';
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
        const old = await oldFacts(base, options.olderThan);
        await print(FORMATS['rules list'][options.format], old, io, command);
        if (options.format === 'pretty')
          notice(`${plural(old.facts.length, 'fact')} whose source is older than ${old.before}`, io, command);
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

  async function oldFacts(base: RuleBase, age: string): Promise<OldFactsToPrint> {
    const months = /^(\d+) ?(mo|y)$/.exec(age);
    if (months === null)
      throw new UsageError(`driven: \`${age}\` is not an age; expected months or years, such as 12mo or 2y`);
    const { monthsBefore, factsOlderThan } = await import('../../reference/old-facts.js');
    const before = monthsBefore(io.today, Number(months[1]) * (months[2] === 'y' ? 12 : 1));
    return { before, facts: factsOlderThan(base, before) };
  }

  return new Command('rules')
    .description('the rule base: list it, or prove it sound')
    .addCommand(list, { isDefault: true })
    .addCommand(verify);
}
