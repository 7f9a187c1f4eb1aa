/** What the commands load that have to start fast; all else is loaded when it is needed. */
const NOT_CORE =
  /\/src\/(system\/(?!arguments|what-if)|import\/(?!looks)|export\/|interview\/|check\/|cli\/(ask\/|import\/|init\/|completion\/|output\/prompt-once|mcp\/|record\/|explained|start|process\/code-cache|input|rules\/(packs|document)|project\/(?!find-config)|commands\/(?!advise))|render\/(markdown\/|conversation\/|mermaid|quadrant|check-|pretty\/(coloured|check|page|rules|advice|flow|carriers|consumers)|screen\/listing)|rulebase\/(verify|read|packs|examples)\/|rulebase\/(load-rule-base|rule-set|stored-files|kinds|compile|discretize)|condition\/(read|schema|names|words|text|mutants)|model\/entries\/|text\/(field-reader|placed)|reference\/|terminal\/)/;

/**
 * The program in few files, for each further one costs start-up time: what is needed together is one, with whatever it
 * imports that is in none before it. Each is kept compiled, too (keep-code.cjs).
 */
const CHUNKS: readonly { readonly name: string; readonly has: (path: string) => boolean }[] = [
  {
    name: 'core',
    has: (path) => /\/node_modules\/commander\//.test(path) || (/\/src\//.test(path) && !NOT_CORE.test(path)),
  },
  // An edit is read without the yaml package, so that a new flow's first question waits for neither reading nor writing.
  { name: 'reading', has: (path) => /\/src\/system\/(read-system-fast|edit)\./.test(path) },
  // Reads any YAML and writes it back: needed where a file is not plain, and behind the first screen of `ask`.
  { name: 'yaml', has: (path) => /\/src\/system\/(write|yaml\/parse)\./.test(path) },
  { name: 'asking', has: (path) => /\/src\/cli\/(commands\/ask|ask\/(ask|draft))\./.test(path) },
  { name: 'checking', has: (path) => /\/src\/(cli\/commands\/check|render\/check-json)\./.test(path) },
  // Files that deploy: read where one is met.
  { name: 'deployed', has: (path) => /\/src\/cli\/import\/(deployed-system|check-deployed|read-files)\./.test(path) },
  // What serialises markdown is large, and no other command loads it.
  { name: 'markdown', has: (path) => /\/src\/render\/markdown\/(report|comments\/diff)\./.test(path) },
  { name: 'explaining', has: (path) => /\/src\/(cli\/commands\/explain|render\/pretty\/page)\./.test(path) },
  { name: 'schema', has: (path) => /\/src\/reference\/system-schema\/system\./.test(path) },
  // The protocol's library and what answers with it: the last, so that no other command's part is in it.
  { name: 'serving', has: (path) => /\/src\/cli\/mcp\/serve\./.test(path) },
];

export const CHUNK_GROUPS = CHUNKS.map(({ name, has }, index) => ({
  name,
  test: (id: string) => has(id.replaceAll('\\', '/')),
  priority: CHUNKS.length - index,
}));
