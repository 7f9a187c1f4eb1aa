import { type McpServer, ResourceNotFoundError, ResourceTemplate } from '@modelcontextprotocol/server';
import type { RuleBase } from '../../model/knowledge.js';
import type { ListedKind } from '../../model/pages/listed.js';
import { explain } from '../../reference/explain.js';
import { listingOf } from '../../reference/listing.js';
import { systemSchema } from '../../reference/system-schema/system.js';
import { jsonText } from '../../text/json.js';

const JSON_TYPE = 'application/json';

const LISTS: readonly { readonly kind: ListedKind; readonly title: string; readonly description: string }[] = [
  { kind: 'criteria', title: 'Criteria', description: 'What a flow can need: the questions, by name.' },
  { kind: 'brokers', title: 'Brokers', description: 'What can carry a flow, each with a line.' },
  { kind: 'patterns', title: 'Patterns', description: 'Compositions of brokers and bridges, each with a line.' },
  { kind: 'pitfalls', title: 'Pitfalls', description: 'Mistakes that check looks for, each with a line.' },
];

/** Lists of what the rules know, a page for each entry, and the schema of a description. */
export function offerResources(server: McpServer, base: RuleBase): void {
  for (const { kind, title, description } of LISTS) {
    const ids = () => listingOf(base, kind)[kind] ?? [];
    server.registerResource(kind, `driven://${kind}`, { title, description, mimeType: JSON_TYPE }, (uri) =>
      contents(uri, { driven: 1, [kind]: ids() }),
    );
    const complete = {
      id: (start: string) => ids().flatMap(({ id }) => (id.startsWith(start) ? [id] : [])),
    };
    server.registerResource(
      `${kind}-page`,
      new ResourceTemplate(`driven://${kind}/{id}`, { list: undefined, complete }),
      {
        title: `${title}: one`,
        description: `What \`explain\` says of one of them, with its sources.`,
        mimeType: JSON_TYPE,
      },
      (uri, { id }) => {
        const found = ids().find((each) => each.id === id);
        const page = found && explain(base, found.id);
        if (page === undefined) throw new ResourceNotFoundError(uri.href);
        return contents(uri, page);
      },
    );
  }
  server.registerResource(
    'schema',
    'driven://schema',
    { title: 'Schema', description: 'The JSON Schema of system.yaml.', mimeType: 'application/schema+json' },
    (uri) => contents(uri, systemSchema(base), 'application/schema+json'),
  );
}

function contents({ href }: URL, value: unknown, mimeType = JSON_TYPE) {
  return { contents: [{ uri: href, mimeType, text: jsonText(value) }] };
}
