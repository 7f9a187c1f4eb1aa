import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { masksOf, type Rulebook } from '../../src/advice/index.js';
import { compile, isDecided, type Masks, outlook, type Spec, start } from '../../src/engine/index.js';
import { STYLES, type Style } from '../../src/model/style.js';
import { ROOT } from '../rules-folder.js';
import { readCase } from './read-case.js';

/** Documented decisions, flows on which all readers said the same, and flows on which they did not. */
export const GROUPS = ['documented', 'unanimous', 'split'] as const;
export type Group = (typeof GROUPS)[number];

/** One flow that somebody else has judged. `labels`: each style named, once for each reader. */
export interface Judged {
  readonly id: string;
  readonly group: Group;
  readonly source: string;
  readonly labels: readonly Style[];
  readonly intent: string;
  readonly masks: Masks;
}

/** What comes out on one flow. */
export interface Outcome {
  readonly style: Style;
  readonly decided: boolean;
  readonly likeliest: Style;
  readonly least: { readonly m: number; readonly e: number; readonly decisive: number };
  readonly fired: readonly number[];
}

interface Table {
  cases: { id: string; source: string; to: string[]; needs: { intent?: string }; expected: Style[] }[];
  panel: { id: string; needs: { intent?: string }; labels: Style[] }[];
}

/** The flows of test/cases/styles.yaml, read as a file of them would be. */
export function judgedFlows(rulebook: Rulebook): Judged[] {
  const { cases, panel } = parse(readFileSync(join(ROOT, 'test/cases/styles.yaml'), 'utf8')) as Table;
  const masks = (needs: object, more: object) =>
    masksOf(rulebook, readCase('styles.yaml', { flows: { flow: { ...more, needs } } }, rulebook).flows[0].needs);
  return [
    ...cases.map(({ id, source, to, needs, expected }) => ({
      id,
      group: 'documented' as const,
      source,
      labels: expected,
      intent: needs.intent ?? '',
      masks: masks(needs, { to }),
    })),
    ...panel.map(({ id, needs, labels }) => ({
      id,
      group: new Set(labels).size === 1 ? ('unanimous' as const) : ('split' as const),
      source: '',
      labels,
      intent: needs.intent ?? '',
      masks: masks(needs, {}),
    })),
  ];
}

/** What comes out on every flow under some weights and borders. */
export function outcomes(flows: readonly Judged[], spec: Spec): Outcome[] {
  const compiled = compile(spec);
  if ('tooLarge' in compiled) throw new Error('other weights join no more criteria than the shipped ones do');
  const engine = start(compiled.model);
  return flows.map(({ masks }) => {
    const { style, likelihood, least, fired, reachable } = outlook(engine, masks);
    return {
      style: STYLES[style],
      decided: isDecided({ reachable }),
      likeliest: STYLES[likelihood.indexOf(Math.max(...likelihood))],
      least,
      fired,
    };
  });
}
