/** The exact algorithm on partial answers: pure, no dependency, runs unchanged in a browser. */
export { COMPONENT_LIMIT, compile, type TooLarge } from './compile.js';
export { fix, holds, judge, reads } from './condition.js';
export type { Change } from './flips/effects.js';
export { type FlipSet, flips } from './flips/flips.js';
export { WhatIf } from './flips/what-if.js';
export { type Component, type Engine, type Model, type State, start } from './model.js';
export { type OpenCell, openCriteria } from './open/open-criteria.js';
export { witnessOfFiring } from './proof/fires.js';
export { findStep, type Step } from './proof/step.js';
export { regionOf } from './score-plane.js';
export {
  type Condition,
  EITHER,
  EVENT,
  everything,
  HYBRID,
  type Masks,
  MESSAGE,
  MOST_CELLS,
  nothingSaid,
  type Spec,
  type WeightedRule,
} from './spec.js';
export { type Branch, branchesOf, isDecided, outlook, outlookOf, type StyleOutlook } from './style-outlook.js';
export { verdict } from './verdict.js';
