import { compile, type Masks, nothingSaid, start, WhatIf } from '../../engine/index.js';
import { answersKey } from '../../model/answer.js';
import type { Rulebook } from '../rulebook.js';
import { CarrierAnalysis, type CarrierInput } from './carrier-analysis.js';
import { KeyedCache } from './keyed-cache.js';
import { type StyleAnalyses, StyleAnalysis } from './style-analysis.js';

/**
 * What was worked out by one rulebook, by the answers it was worked out for: flows that say the same share it. The style
 * is the same for all answers in the same cells, what carries a flow only for the very same answers, used brokers and estate.
 */
export class Analyses implements StyleAnalyses {
  private readonly styles = new KeyedCache<StyleAnalysis>();
  private readonly carriers = new KeyedCache<CarrierAnalysis>();
  private readonly fewerExclusions = new KeyedCache<Analyses>();
  /** The last one only: it is large, and asked for again just while one flow is looked at. */
  private last?: { readonly analysis: StyleAnalysis; readonly whatIf: WhatIf };

  /** Of each criterion that says nothing about the style, all its cells. */
  private readonly silent: readonly (number | undefined)[];

  constructor(private readonly rulebook: Rulebook) {
    const { engine, model, spec } = rulebook;
    this.silent = nothingSaid(spec.cells).map((all, index) =>
      engine.componentOf[index] >= 0 || index === model.parent || engine.telling.includes(index) ? undefined : all,
    );
  }

  style(masks: Masks): StyleAnalysis {
    return this.styles.of(masks.join(), () => {
      const telling = masks.map((mask, index) => this.silent[index] ?? mask);
      const isAll = masks.every((mask, index) => mask === telling[index]);
      return new StyleAnalysis(this.rulebook, masks, this, isAll ? undefined : this.style(telling));
    });
  }

  whatIf(analysis: StyleAnalysis): WhatIf {
    if (this.last?.analysis !== analysis)
      this.last = { analysis, whatIf: new WhatIf(this.rulebook.engine, analysis.masks) };
    return this.last.whatIf;
  }

  carriersFor(input: CarrierInput): CarrierAnalysis {
    const { needs, used, estate } = input;
    return this.carriers.of(
      `${estate.key}\n${used.join()}\n${answersKey(needs)}`,
      () => new CarrierAnalysis(input, this.rulebook.base),
    );
  }

  /** Those by the rulebook without some exclusions, given by their positions. */
  without(dropped: readonly number[]): Analyses {
    return this.fewerExclusions.of(dropped.join(), () => new Analyses(withoutExclusions(this.rulebook, dropped)));
  }
}

function withoutExclusions(rulebook: Rulebook, dropped: readonly number[]): Rulebook {
  const exclusions = rulebook.spec.exclusions.filter((_, index) => !dropped.includes(index));
  const spec = { ...rulebook.spec, exclusions };
  const compiled = compile(spec);
  // Fewer exclusions join fewer criteria, so what compiled with all of them compiles without some.
  if (!('model' in compiled)) return rulebook;
  return { ...rulebook, spec, model: compiled.model, engine: start(compiled.model) };
}

const byRulebook = new WeakMap<Rulebook, Analyses>();

/** The one cache of a rulebook; it goes when the rulebook does. */
export function analysesOf(rulebook: Rulebook): Analyses {
  let known = byRulebook.get(rulebook);
  if (known === undefined) {
    known = new Analyses(rulebook);
    byRulebook.set(rulebook, known);
  }
  return known;
}

/** What a rulebook makes of a set of answers in the engine's numbers. */
export function styleOn(rulebook: Rulebook, masks: Masks): StyleAnalysis {
  return analysesOf(rulebook).style(masks);
}
