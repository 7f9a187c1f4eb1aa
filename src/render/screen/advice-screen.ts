import type { Advice } from '../../model/advice.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Theme } from '../pretty/theme.js';
import { flowScreen } from './flow-screen.js';
import type { Given } from './given.js';
import { isSaid, nothingSaidScreen } from './nothing-said.js';
import { NARROWEST, WIDEST } from './rows.js';
import { systemScreen } from './system-screen.js';

/** The answer on one screen of a terminal. */
export function adviceScreen(advice: Advice, base: RuleBase, given: Given, theme: Theme, columns: number): string {
  const width = Math.min(WIDEST, Math.max(NARROWEST, columns));
  return `${linesOf(advice, base, given, theme, width).join('\n')}\n`;
}

function linesOf(advice: Advice, base: RuleBase, given: Given, theme: Theme, width: number): string[] {
  const { flows, recommendation } = advice;
  const [first] = flows;
  if (first === undefined) return ['No flow is described.'];
  if (flows.every((flow) => !isSaid(flow, base) && flow.findings.length === 0))
    return nothingSaidScreen(first, given, theme, width);
  if (flows.length === 1) return flowScreen(first, recommendation.places, base, given, theme, width);
  return systemScreen(advice, base, given, theme, width);
}
