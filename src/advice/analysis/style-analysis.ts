import {
  type Branch,
  branchesOf,
  isDecided,
  type Masks,
  type OpenCell,
  openCriteria,
  outlookOf,
  type StyleOutlook,
  type WhatIf,
} from '../../engine/index.js';
import { STYLES, type Style } from '../../model/style.js';
import type { Rulebook } from '../rulebook.js';
import { impliedCells } from './implied-cells.js';

/** What an analysis asks of the others by the same rulebook. */
export interface StyleAnalyses {
  style(masks: Masks): StyleAnalysis;
  /** The engine's what-ifs on the answers of an analysis. */
  whatIf(analysis: StyleAnalysis): WhatIf;
}

/** What one rulebook makes of a set of answers, in the engine's numbers; each part is worked out when it is first asked for. */
export class StyleAnalysis {
  private branchesKnown?: readonly Branch[];
  private outlookKnown?: StyleOutlook;
  private impliedKnown?: Masks;
  private openKnown?: readonly OpenCell[];

  /** @param same that of the answers that bear on the style, where others were given too: all but the masks is the same */
  constructor(
    readonly rulebook: Rulebook,
    readonly masks: Masks,
    private readonly others: StyleAnalyses,
    private readonly same?: StyleAnalysis,
  ) {}

  get branches(): readonly Branch[] {
    this.branchesKnown ??= this.same?.branches ?? branchesOf(this.rulebook.engine, this.masks);
    return this.branchesKnown;
  }

  get outlook(): StyleOutlook {
    this.outlookKnown ??= this.same?.outlook ?? outlookOf(this.rulebook.engine, this.branches);
    return this.outlookKnown;
  }

  get style(): Style {
    return STYLES[this.outlook.style];
  }

  /** Whether no open answer can change the style. */
  get decided(): boolean {
    return isDecided(this.outlook);
  }

  /** Whether no complete set of answers is left that breaks no exclusion. */
  get contradictory(): boolean {
    return this.outlook.reachable === 0;
  }

  /** Asked by questions, flips and what is implied in turn. */
  get whatIf(): WhatIf {
    return this.same?.whatIf ?? this.others.whatIf(this);
  }

  /** The cells that are left once what the answers imply is counted in: an open audience leaves only an event. */
  get implied(): Masks {
    this.impliedKnown ??=
      this.same === undefined
        ? impliedCells(this.rulebook, this.masks, () => this.whatIf)
        : this.same.implied.map((cells, index) => cells & this.masks[index]);
    return this.impliedKnown;
  }

  /** The criteria that can still change the style, the most telling first. */
  get open(): readonly OpenCell[] {
    this.openKnown ??= this.same?.open ?? openCriteria(this.rulebook.engine, this.masks, this.branches);
    return this.openKnown;
  }

  /** With another answer to one criterion. */
  with(criterion: number, cells: number): StyleAnalysis {
    return this.others.style(this.masks.map((mask, index) => (index === criterion ? cells : mask)));
  }
}
