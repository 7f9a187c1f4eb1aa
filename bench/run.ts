import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../scripts/rules-folder.js';
import { type Asking, asking, quantile } from './asking.js';
import { checking } from './checking.js';
import { canMeasure } from './pty.js';
import { questionsTable } from './questions.js';
import { installedSize, megabytes, sizeTable } from './size.js';
import { startup } from './startup.js';
import { verdicts } from './verdicts.js';

/** Measures everything that docs/benchmarks.md quotes, and writes it. `--quick` for a look: fewer runs, nothing written. */
const quick = process.argv.includes('--quick');
const two = (value: number) => value.toFixed(2);
const thousands = (value: number) => (value >= 1e6 ? `${(value / 1e6).toFixed(1)} M` : `${(value / 1e3).toFixed(1)} k`);

const starts = startup(quick ? 5 : 31);
const session = canMeasure() ? await asking(quick ? 5 : 31, quick ? 2 : 8) : undefined;
const { growth, built } = checking(quick ? [1_000, 10_000] : [1_000, 10_000, 30_000, 100_000], quick ? 3 : 7);
const speed = await verdicts();
const questions = questionsTable();
const size = installedSize();
const versionOf = (name: string) =>
  (JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version;
const ten = growth.find(({ flows }) => flows === 10_000);
const hundred = growth.find(({ flows }) => flows === 100_000);

const page = `<!-- Written by \`npm run bench\`; the ratios are of one run on one machine. -->

# Benchmarks

\`npm run bench\` measures all of this and writes the page. Ratios are medians of paired runs, each command and its base in
turn, with the middle half in brackets; milliseconds are context only.

Machine: ${cpus().length} cores (${cpus()[0].model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}, Node ${process.versions.node}; yaml ${versionOf('yaml')}, json-rules-engine ${versionOf('json-rules-engine')}.

## Start-up

Wall time of the whole process, against \`node -e 0\` (${starts[0].base.toFixed(0)} ms).

| command | ratio |
| --- | --- |
${starts.map(({ what, ratio, low, high }) => `| ${what} | ${two(ratio)} (${two(low)}–${two(high)}) |`).join('\n')}

## Installed size

${megabytes(size.unpacked)} MB in ${size.files.length} files, with everything that it needs; ${megabytes(size.packed)} MB to download.

${sizeTable(size)}

${session === undefined ? '' : askingSection(session)}## \`driven check\` on large systems

Generated systems (bench/systems.ts), about ten lines a flow; every flow has a style to be held against its needs. The last one
(bench/built.ts) is as built: each flow over the broker advised for it, with facts for the pitfalls, one flow in six with a
mistake. The base is a script that only parses the same file (bench/bare-parse.js).

| flows | errors and warnings | time | peak memory | against the bare parse |
| --- | --- | --- | --- | --- |
${[...growth, built]
  .map((each) => ({ ...each, as: each === built ? ', as built' : '' }))
  .map(
    ({ flows, as, findings, time, peak, ratio }) =>
      `| ${flows.toLocaleString('en')}${as} | ${findings.toLocaleString('en')} | ${Math.round(time)} ms | ${Math.round(peak)} MB | ${ratio ? `${two(ratio.ratio)} (${two(ratio.low)}–${two(ratio.high)})` : ''} |`,
  )
  .join('\n')}
${ten && hundred ? `\nTen times the flows, from 10,000 to 100,000, take ${two(hundred.time / ten.time)} times as long.\n` : ''}
## Verdicts

One core. json-rules-engine runs the same ${'rules'} on the same flows; that both give the same verdict on all ${speed.compared} is asserted first.

| what | result |
| --- | --- |
| verdicts a second, everything known | ${thousands(speed.known)} |
| verdicts a second, from answers as a file gives them, remembered | ${thousands(speed.fromAnswers)} |
| verdicts a second, json-rules-engine | ${thousands(speed.peer)} |
| ratio of the first to the last | ${Math.round(speed.known / speed.peer).toLocaleString('en')} |
| whole distribution with everything open | ${speed.distribution.toFixed(3)} ms |
| choosing the next question with everything open | ${speed.nextQuestion.toFixed(3)} ms |
| what would change a typical verdict | ${speed.flips.toFixed(3)} ms |

## Questions until the style is proven

Over the documented cases (test/cases/styles.yaml), what a case leaves open drawn from the priors, seeded: ${questions.draws} draws. Only
criteria that some rule of style reads are counted, for every order alike.

| who chooses the next question | questions on average |
| --- | --- |
| driven: the one that matters most | ${two(questions.adaptive)} |
| the order of criteria.yaml | ${two(questions.inOrder)} |
| a random order | ${two(questions.random)} |
| driven, on the second half of ${questions.tunedDraws} of the draws | ${two(questions.adaptiveOnOther)} |
| the best fixed order that 500 random moves find on the first half of these, on the second half | ${two(questions.tunedOnOther)} |

${(questions.earlyHeld * 100).toFixed(1)} % of the answers that were 95 % likely before they were proven held.
`;

if (quick) console.log(page);
else writeFileSync(join(ROOT, 'docs/benchmarks.md'), page);

function askingSection({ starts, base, answers, repaints }: Asking): string {
  const ratio = (values: readonly number[]) =>
    `${two(quantile(values, 0.5))} (${two(quantile(values, 0.25))}–${two(quantile(values, 0.75))})`;
  const ms = (values: readonly number[], share: number) => quantile(values, share).toFixed(1);
  const times = (what: string, values: readonly number[]) =>
    `| ${what} | ${ms(values, 0.5)} ms | ${ms(values, 0.95)} ms | ${ms(values, 1)} ms | ${values.length} |`;
  return `## The questionnaire

On a pseudo-terminal of 100 columns and 30 rows. From the start to the first question on the screen, against \`node -e\` that
writes one line on the same terminal (${base.toFixed(0)} ms):

| what | wall time | 95 in 100 within | processor time |
| --- | --- | --- | --- |
${starts.map(({ what, wall, cpu }) => `| ${what} | ${ratio(wall)} | ${two(quantile(wall, 0.95))} | ${ratio(cpu)} |`).join('\n')}

From a key to the last byte of what it paints, for somebody who reads each question for 0.4 s:

| key | median | 95 in 100 within | longest | keys |
| --- | --- | --- | --- | --- |
${times('an answer, to the next question', answers)}
${times('any other key', repaints)}

`;
}
