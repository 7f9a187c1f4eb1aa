import fc from 'fast-check';
import type { CheckReport } from '../../src/check/report.js';
import { createFinding, type Finding } from '../../src/model/finding.js';
import type { ToRepoPath } from '../../src/render/check-ci/repo-path.js';

export const inRepository: ToRepoPath = (path) => ({ path: `sub/${path}`, inside: true });

export const TEXT = 'driven: 1\nsystem: shop\nflows:\n  pay:\n    uses: {style: hybrid}\n';

/** A finding at the `style` of TEXT, or elsewhere. */
export function finding(more: Partial<Finding> & { path?: string; at?: number } = {}): Finding {
  const { path = 'a.yaml', at = 49, ...rest } = more;
  return {
    ...createFinding({
      rule: 'style-mismatch',
      severity: 'error',
      message: 'hybrid is more than is needed',
      place: { source: { path, text: TEXT }, span: { start: at, end: at + 5 } },
      flow: 'pay',
      facts: { style: 'hybrid' },
      remedy: 'Take a queue.',
      about: [],
    }),
    fingerprint: '0123456789abcdef',
    ...rest,
  };
}

export function reportOf(findings: readonly Finding[], more: Partial<CheckReport> = {}): CheckReport {
  return {
    files: 1,
    checked: [{ path: 'a.yaml', flows: ['pay', 'ship'], isBuilt: true }],
    findings,
    baseline: false,
    ...more,
  };
}

/** Text that wants out of whatever it is put into. */
export const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.oneof(
        fc.string({ maxLength: 4 }),
        fc.constantFrom(
          ...[']]>', '<![CDATA[', '-->', '<!--', '</testcase>', '&lt;', '&', '"', "'", '<?x?>', '\u0000', '\u001b[31m'],
          ...[
            '\ud800',
            '\udc00',
            '\uffff',
            '\ufffe',
            '\r\n',
            '\t',
            '\u2028',
            '\u0085',
            '\u202e',
            '😀',
            '%',
            '%0A',
            ',',
            ':',
          ],
          ...['::error::', '\n::set-output name=a::b', '##[error]', '](http://x)', '{0}', '\\', '..', '/', '#', '?'],
        ),
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);

/** A run with hostile text in every place where users may put some. */
export const hostileReport: fc.Arbitrary<CheckReport> = fc
  .record({
    path: hostile,
    flows: fc.uniqueArray(hostile, { maxLength: 4 }),
    baseline: fc.boolean(),
    drafts: fc.array(
      fc.record({
        rule: fc.constantFrom('style-mismatch', 'input', 'unstated'),
        severity: fc.constantFrom('error' as const, 'warning' as const, 'info' as const),
        message: hostile,
        remedy: hostile,
        source: hostile,
        reason: hostile,
        flow: fc.option(fc.nat({ max: 4 }), { nil: undefined }),
        state: fc.constantFrom('live', 'waived', 'baselined'),
        start: fc.nat({ max: TEXT.length }),
        length: fc.nat({ max: 30 }),
        fingerprint: fc.constantFrom('aa', 'bb'),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ path, flows, baseline, drafts }) => {
    const source = { path, text: TEXT };
    const findings = drafts.map((draft): Finding => {
      const place = { source, span: { start: draft.start, end: draft.start + draft.length } };
      const suppression =
        draft.rule === 'input' || draft.state === 'live'
          ? undefined
          : draft.state === 'waived'
            ? ({ kind: 'waiver', because: draft.reason } as const)
            : ({ kind: 'baseline' } as const);
      return {
        rule: draft.rule,
        severity: draft.severity,
        message: draft.message,
        place,
        ...(draft.flow === undefined ? {} : { flow: flows[draft.flow] ?? 'unknown' }),
        facts: { style: draft.message },
        remedy: draft.remedy,
        sources: [draft.source],
        related: draft.length % 2 === 0 ? [{ message: draft.message, place }] : [],
        ...(suppression === undefined ? {} : { suppression }),
        fingerprint: draft.fingerprint,
      };
    });
    return { files: 1, checked: [{ path, flows, isBuilt: baseline }], findings, baseline };
  });
