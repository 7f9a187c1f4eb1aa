import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sealed } from '../src/cli/record/checksum.js';
import { advise } from '../src/index.js';
import type { Page } from '../src/model/pages/page.js';
import { explain } from '../src/reference/explain.js';
import { packSchema } from '../src/reference/pack-schema/pack.js';
import { groundsOfAll } from '../src/reference/pages/pitfall-page.js';
import { setupPage } from '../src/reference/pages/setup-page.js';
import { systemSchema } from '../src/reference/system-schema/system.js';
import { groundsTable, markdownPages } from '../src/render/markdown/page.js';
import { renderReport } from '../src/render/markdown/report.js';
import { readSystem } from '../src/system/read-system.js';
import { jsonUnindented } from '../src/text/json.js';
import { calibration } from './calibration.js';
import { formatsPage } from './formats-page.js';
import { oldestFactsPage } from './oldest-facts-page.js';
import { ROOT, shippedRulesOrExit } from './rules-folder.js';

/** Everything that is generated and committed: by path, what it should say now. `--check` fails where it says otherwise. */
const { base, rulebook } = shippedRulesOrExit();
const files = new Map<string, string>();

files.set('schema/system.schema.json', jsonUnindented(systemSchema(base)));
files.set('schema/pack.schema.json', jsonUnindented(packSchema(base)));

const pages = (ids: readonly string[]) => ids.map((id) => explain(base, id) as Page);
files.set(
  'docs/criteria.md',
  markdownPages(
    'Criteria',
    'What a flow can be asked: the `needs` of system.yaml. A criterion left out is unknown, not "no".',
    pages(base.criteria.map(({ name }) => name)),
  ),
);
files.set(
  'docs/setup.md',
  markdownPages(
    'Setup facts',
    'What can be said of what is built or decided: the `uses` of system.yaml.',
    base.setup.map((fact) => setupPage(base, fact)),
  ),
);
files.set(
  'docs/rules.md',
  markdownPages(
    'Rules',
    'What speaks for which style, with what speaks against it. Strengths: slight 1, moderate 2, strong 3, decisive 5.',
    pages([...base.rules, ...base.exclusions].map(({ id }) => id)),
  ),
);
files.set(
  'docs/brokers.md',
  markdownPages(
    'Brokers',
    'What is known of each broker and of what stands beside them: every fact with its date, every limit with its reason.',
    pages(base.catalogue.carriers.filter(({ parts }) => parts.length <= 1).map(({ id }) => id)),
  ),
);
files.set(
  'docs/patterns.md',
  markdownPages(
    'Patterns',
    'Ways to put flows and brokers together; those made of brokers compete with single ones.',
    pages(base.catalogue.patterns.map(({ id }) => id)),
  ),
);
files.set(
  'docs/findings.md',
  markdownPages('Findings', 'What `driven check` reports.', pages(base.checks.map(({ id }) => id))),
);
files.set(
  'docs/pitfalls.md',
  markdownPages(
    'Pitfalls',
    `Mistakes that are known to hurt, and how \`driven check\` sees them in a description. What makes a trouble possible must be stated. For what would prevent it the product's default stands where nobody sets it; a mitigation of the team's own work is presumed absent until it is stated, and then the finding comes one level lower.`,
    pages(base.pitfalls.map(({ id }) => id)),
    groundsTable(groundsOfAll(base)),
  ),
);
files.set(
  'docs/styles.md',
  markdownPages(
    'Styles',
    'The three styles, and what holds where no need favours one.',
    pages(base.styles.map(({ id }) => id)),
  ),
);
files.set('docs/formats.md', formatsPage());
files.set('docs/oldest-facts.md', oldestFactsPage(base));
files.set('docs/calibration.md', calibration(rulebook));

for (const name of readdirSync(join(ROOT, 'examples'))) {
  const path = `examples/${name}/system.yaml`;
  const { system, findings } = readSystem({ path, text: readFileSync(join(ROOT, path), 'utf8') }, base);
  if (system === undefined || findings.length > 0)
    throw new Error(`${path}: ${findings.map(({ message }) => message).join('; ')}`);
  files.set(`examples/${name}/report.md`, sealed(renderReport(advise(system, rulebook), base)));
}

const stale = [...files].filter(
  ([path, text]) => !existsSync(join(ROOT, path)) || readFileSync(join(ROOT, path), 'utf8') !== text,
);
if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} is not what it would be if generated now; run: npm run generate`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
    console.log(`wrote ${path}`);
  }
}
