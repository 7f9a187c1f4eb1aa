import { Argument, Command } from 'commander';
import { jsonUnindented } from '../../text/json.js';
import type { Context } from '../context.js';
import { type RuleOptions, rulebookFor, rulesOption } from '../rules/rulebook.js';

export function schemaCommand({ io }: Context): Command {
  return new Command('schema')
    .description('the JSON Schema of system.yaml, or of a rule pack, for editors')
    .addArgument(new Argument('[what]', 'which schema').choices(['system', 'pack']).default('system'))
    .addOption(rulesOption())
    .action(async (what: string, options: RuleOptions) => {
      const { base } = await rulebookFor(io, options);
      const schema =
        what === 'pack'
          ? (await import('../../reference/pack-schema/pack.js')).packSchema(base)
          : (await import('../../reference/system-schema/system.js')).systemSchema(base);
      io.stdout.write(jsonUnindented(schema));
    });
}
