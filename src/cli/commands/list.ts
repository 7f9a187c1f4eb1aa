import { Argument, Command } from 'commander';
import { LISTED_KINDS, type ListedKind } from '../../model/pages/listed.js';
import { listingOf } from '../../reference/listing.js';
import type { Context } from '../context.js';
import { FORMATS, formatOption, print } from '../formats.js';
import { type RuleOptions, rulebookFor, rulesOption } from '../rules/rulebook.js';

export function listCommand({ io }: Context): Command {
  return new Command('list')
    .description('the ids that there are, each with a line')
    .addArgument(new Argument('[kind]', 'of one kind only').choices(LISTED_KINDS))
    .addOption(rulesOption())
    .addOption(formatOption('list'))
    .action(async (kind: ListedKind | undefined, options: RuleOptions & { format: string }, command: Command) => {
      const { base } = await rulebookFor(io, options);
      await print(FORMATS.list[options.format], listingOf(base, kind), io, command);
    });
}
