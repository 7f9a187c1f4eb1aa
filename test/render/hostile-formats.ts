import fc from 'fast-check';
import { expect } from 'vitest';
import { fails, liveFindings } from '../../src/check/report.js';
import {
  type AdviceToPrint,
  type AnswerToPrint,
  type CheckToPrint,
  FORMATS,
  type Format,
  type OldFactsToPrint,
  type RulesToPrint,
} from '../../src/cli/formats.js';
import { sealOf } from '../../src/cli/record/checksum.js';
import type { AdviceChange } from '../../src/model/pages/change.js';
import type { Listing } from '../../src/model/pages/listed.js';
import type { Page } from '../../src/model/pages/page.js';
import type { Verification } from '../../src/model/pages/verification.js';
import { checkTree } from '../../src/render/markdown/comments/check.js';
import { diffTree } from '../../src/render/markdown/comments/diff.js';
import { reportTree } from '../../src/render/markdown/report.js';
import { printable } from '../../src/text/escape.js';
import { runs } from '../random-runs.js';
import { BASE } from './base.js';
import { changeOf, counted } from './change.js';
import { hostileReport as hostileCheckReport } from './check-findings.js';
import { hostileText, reportOn } from './hostile.js';
import { expectTree } from './hostile-markdown.js';
import { type Node, skeleton } from './parse.js';
import { sarifFaults } from './sarif/validate.js';
import { workflowCommand } from './workflow-command.js';
import { parseXml, type XmlNode } from './xml.js';

/** What must hold of the text that a format prints of a value, by format. */
type Expectations<Value> = { readonly [format: string]: (text: string, value: Value) => void };

/** A test for each format that has an expectation, on values with hostile text wherever users or rule packs put some. */
function tests<Value>(
  formats: { readonly [format: string]: Format<Value> },
  values: fc.Arbitrary<Value>,
  full: number,
  expectations: Expectations<Value>,
): HostileTests {
  return Object.fromEntries(
    Object.entries(expectations).map(([name, holds]) => [
      name,
      () =>
        fc.assert(
          fc.asyncProperty(values, fc.constantFrom(40, 80), async (value, columns) => {
            const text = await formats[name].print(value, { colours: 0, columns });
            holds(text, value);
            expect(await formats[name].print(value, { colours: 0, columns })).toBe(text);
          }),
          { numRuns: runs(full) },
        ),
    ]),
  );
}

export type HostileTests = { readonly [format: string]: () => Promise<void> | void };

/** Values in which every text is taken in turn from a list, with a number that tells them apart. */
function valuesOf<Value>(make: (text: () => string) => Value): fc.Arbitrary<Value> {
  return fc.array(hostileText, { minLength: 5, maxLength: 12 }).map((texts) => {
    let next = 0;
    return make(() => `${texts[next++ % texts.length]}${next}`);
  });
}

const HALF_A_PAIR = /\p{Surrogate}|\\u[dD][89a-fA-F]/u;
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;

const expectUnique = (texts: readonly string[]) => expect(new Set(texts).size).toBe(texts.length);

/** No text moves the cursor, hides or turns what stands beside it, or starts a line. */
function onlyOwnLines(text: string): void {
  for (const line of text.split('\n')) expect(printable(line)).toBe(line);
}

const ADVICE: fc.Arbitrary<AdviceToPrint> = valuesOf((text) => reportOn(text));

/** The same as `advise` prints it: by file or from standard input, on one screen or all of it. */
const ANSWER: fc.Arbitrary<AnswerToPrint> = fc
  .tuple(
    valuesOf((text) => ({ report: reportOn(text), file: text(), value: text() })),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([{ report, file, value }, verbose, isInput]) => ({
    ...report,
    verbose,
    given: { ...(isInput ? {} : { file }), isFile: !isInput, isInput, values: [`intent=${value}`], packs: [file] },
  }));

const ADVICE_EXPECTATIONS: Expectations<AdviceToPrint> = {
  pretty: onlyOwnLines,
  json: (text, { advice }) => {
    const { system, flows } = JSON.parse(text);
    expect([system, ...flows.map(({ name }: { name: string }) => name)]).toEqual([
      advice.system.name,
      ...advice.flows.map(({ flow }) => flow.name),
    ]);
  },
};

const CHECK: fc.Arbitrary<CheckToPrint> = fc
  .tuple(
    hostileCheckReport,
    fc.constantFrom('error' as const, 'warning' as const, 'info' as const, 'never' as const),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([report, failOn, inside, verbose]) => ({
    report,
    failOn,
    status: 1,
    version: '1.2.3',
    verbose,
    quiet: inside && !verbose,
    base: () => BASE,
    toRepoPath: async () => (path: string) => ({ path, inside }),
  }));

const CHECK_TAGS = [
  '<!-- driven check -->',
  ...['What to do', 'Worth stating', 'Fixed since the baseline'].map(
    (summary) => `<details>\n<summary>${summary}</summary>`,
  ),
  '</details>',
];

const CHECK_EXPECTATIONS: Expectations<CheckToPrint> = {
  pretty: onlyOwnLines,
  json: (text, { report }) => {
    const { findings } = JSON.parse(text);
    expect(findings.map(({ message }: { message: string }) => message)).toEqual(
      report.findings.map(({ message }) => message),
    );
  },
  sarif: (text, { report }) => {
    expect(text).not.toMatch(HALF_A_PAIR);
    const log = JSON.parse(text);
    expect(sarifFaults(log)).toEqual([]);
    const { results } = log.runs[0];
    expect(results).toHaveLength(report.findings.length);
    expectUnique(results.map(({ partialFingerprints }: never) => JSON.stringify(partialFingerprints)));
    for (const { message, relatedLocations = [] } of results) {
      expect(message.text).not.toMatch(CONTROL);
      // No link but its own.
      expect(message.text.match(/\]\([^)]*\)?/g) ?? []).toHaveLength(relatedLocations.length);
    }
  },
  junit: (text, { report, failOn }) => {
    const root = parseXml(text);
    const [{ flows }] = report.checked;
    expect(root.children).toHaveLength(1);
    const [suite] = root.children;
    expect(suite.children).toHaveLength(flows.length + 1);
    const counted = ({ attributes }: XmlNode) =>
      ['tests', 'failures', 'errors', 'skipped'].map((key) => Number(attributes[key]));
    expect(counted(suite)).toEqual(counted(root));
    const outcomes = suite.children.map(({ children }) => children.map(({ name }) => name));
    const count = (outcome: string) => outcomes.filter((names) => names.includes(outcome)).length;
    expect(counted(root)).toEqual([flows.length + 1, count('failure'), count('error'), 0]);
    const failing = report.findings.some((each) => each.rule === 'input' || fails(each, failOn));
    expect(count('failure') + count('error') > 0).toBe(failing);
    const inside = suite.children.flatMap(({ children }) => children.map((child) => child.text)).join('\n\n');
    const lines = inside.split('\n').filter((line) => /:\d+:\d+: .*\[(style-mismatch|input|unstated)\]$/s.test(line));
    expect(lines).toHaveLength(report.findings.length);
  },
  github: (text, { report, verbose }) => {
    const live = liveFindings(report).filter(({ severity }) => verbose || severity !== 'info');
    // The runner ends lines at every kind of line break; the other characters must not reach a terminal.
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/);
    const lines = text.split('\n').slice(0, -1);
    expect(lines).toHaveLength(live.length);
    for (const [index, line] of lines.entries()) {
      const { name, properties } = workflowCommand(line);
      expect(['error', 'warning', 'notice']).toContain(name);
      expect(properties.title).toBe(live[index].rule);
      expect([1, 6]).toContain(Object.keys(properties).length);
    }
  },
  gitlab: (text, { report }) => {
    // GitLab's parser takes no byte order mark, and what is no Unicode fails later.
    expect(text).toMatch(/^\[/);
    expect(text).not.toMatch(HALF_A_PAIR);
    const violations = JSON.parse(text);
    expect(violations.map(({ check_name }: { check_name: string }) => check_name)).toEqual(
      liveFindings(report).map(({ rule }) => rule),
    );
    expectUnique(violations.map(({ fingerprint }: { fingerprint: string }) => fingerprint));
    for (const violation of violations) {
      expect(violation).toEqual({
        description: expect.not.stringMatching(CONTROL),
        check_name: expect.any(String),
        fingerprint: expect.stringMatching(/^(?:aa|bb)(?::\d+)?$/),
        severity: expect.stringMatching(/^(?:info|minor|major|blocker)$/),
        location: { path: expect.not.stringMatching(CONTROL), lines: { begin: expect.any(Number) } },
      });
      expect(violation.location.lines.begin).toBeGreaterThanOrEqual(1);
    }
  },
  markdown: (text, { report }) => {
    const meant = checkTree(report, (path) => ({ path, inside: true }));
    expectTree(text, meant, CHECK_TAGS);
    // Tags open and close in pairs, whatever the texts hold.
    expect(text.match(/^<details>$/gm)?.length ?? 0).toBe(text.match(/^<\/details>$/gm)?.length ?? 0);
  },
};

/** The blocks of both documents on harmless texts: no text changes them. */
const harmless = reportOn(counted('word '));
const REPORT_BLOCKS = skeleton(reportTree(harmless.advice, harmless.base) as Node);
const DIFF_BLOCKS = skeleton(diffTree(changeOf(counted())) as Node);

const DIFF_TAGS = [
  '<br>',
  '<details>\n<summary>Every changed fact, and where it stands</summary>',
  "<details>\n<summary>Changed, without effect on the flow's own advice</summary>",
  '</details>',
];

const DIFF_EXPECTATIONS: Expectations<AdviceChange> = {
  pretty: onlyOwnLines,
  json: (text, change) => {
    const { driven, system, flows } = JSON.parse(text);
    expect([driven, system, flows[0].name]).toEqual([1, change.system, change.changed[0].name]);
  },
  markdown: (text, change) => {
    const meant = diffTree(change);
    expectTree(text, meant, DIFF_TAGS);
    expect(skeleton(meant as Node)).toEqual(DIFF_BLOCKS);
  },
};

const PAGE: fc.Arbitrary<Page> = valuesOf((text) => ({
  driven: 1,
  id: text(),
  kind: 'broker',
  title: text(),
  what: text(),
  parts: [
    { title: text(), lines: [text(), text()] },
    { title: text(), lines: [text(), text()], verbatim: true },
  ],
  sources: [{ id: text(), title: text(), url: text(), read: text() }],
}));

const RULES: fc.Arbitrary<RulesToPrint> = valuesOf((text) => ({
  rules: [{ id: text(), topic: 'x', when: text(), favours: 'event-driven', strength: 'strong', sources: [text()] }],
  pitfalls: [{ id: text(), severity: 'error', about: 'flow', when: text(), sources: [text()] }],
  base: { ...BASE, topics: [{ id: 'x', title: text() }] },
}));

const LISTING: fc.Arbitrary<Listing> = valuesOf((text) => ({
  brokers: [{ id: text(), short: text() }],
  rules: [{ id: text(), short: text() }],
}));

const OLD_FACTS: fc.Arbitrary<OldFactsToPrint> = valuesOf((text) => ({
  before: '2026-01-01',
  facts: [{ carrier: text(), fact: text(), asOf: text(), url: text() }],
}));

const VERIFICATION: fc.Arbitrary<Verification> = valuesOf((text) => ({
  rules: 1,
  criteria: 1,
  proven: [text()],
  unsound: [{ check: 'fires', id: text(), message: text(), witness: { [text()]: text() } }],
}));

/** By command and format; a format without one fails test/formats.test.ts. */
export const HOSTILE: { readonly [command: string]: HostileTests | undefined } = {
  advise: tests(FORMATS.advise, ANSWER, 40, ADVICE_EXPECTATIONS),
  check: tests(FORMATS.check, CHECK, 100, CHECK_EXPECTATIONS),
  report: tests(FORMATS.report, ADVICE, 40, {
    json: ADVICE_EXPECTATIONS.json,
    markdown: (text, { advice, base }) => {
      const meant = reportTree(advice, base);
      // The first line holds the checksum.
      expect(sealOf(text)).toBe('intact');
      expectTree(text.slice(text.indexOf('\n\n') + 2), meant, ['<br>']);
      expect(skeleton(meant as Node)).toEqual(REPORT_BLOCKS);
    },
  }),
  diff: tests(FORMATS.diff, valuesOf(changeOf), 100, DIFF_EXPECTATIONS),
  explain: tests(FORMATS.explain, PAGE, 100, {
    pretty: onlyOwnLines,
    json: (text, page) => expect(JSON.parse(text)).toEqual(page),
  }),
  list: tests(FORMATS.list, LISTING, 100, {
    pretty: onlyOwnLines,
    json: (text, listing) => expect(JSON.parse(text)).toEqual({ driven: 1, ...listing }),
  }),
  'rules list': tests(FORMATS['rules list'], fc.oneof(RULES, OLD_FACTS), 100, {
    pretty: onlyOwnLines,
    json: (text, value) => {
      const meant = 'facts' in value ? value : { rules: value.rules, pitfalls: value.pitfalls };
      expect(JSON.parse(text)).toEqual({ driven: 1, ...meant });
    },
  }),
  'rules verify': tests(FORMATS['rules verify'], VERIFICATION, 100, {
    pretty: onlyOwnLines,
    json: (text, verification) => expect(JSON.parse(text)).toEqual({ driven: 1, ...verification }),
  }),
};
