import { Argument, Command } from 'commander';
import { openRulebook } from '../../knowledge/open.js';
import type { Context } from '../program.js';

export function schemaCommand({ io }: Context): Command {
  return new Command('schema')
    .description('the JSON Schema of system.yaml, for editors')
    .addArgument(new Argument('[what]', 'which schema').choices(['system']).default('system'))
    .action(async () => {
      const { systemSchema } = await import('../../knowledge/pages/schema.js');
      io.stdout.write(`${JSON.stringify(systemSchema(openRulebook(io.rules()).base), null, 2)}\n`);
    });
}
