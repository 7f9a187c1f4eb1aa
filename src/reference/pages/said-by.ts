import type { Criterion } from '../../model/criterion.js';

/** Who states a criterion or a fact: whether one of several consumers may state it for itself. */
export const saidBy = ({ scope }: Pick<Criterion, 'scope'>): string =>
  scope === 'consumer'
    ? 'the flow; under `to`, each consumer may state its own, which holds for it alone'
    : 'the flow, for all of its consumers';
