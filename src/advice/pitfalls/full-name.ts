import type { FactName } from '../../model/pitfalls/pitfall.js';

/** A fact as texts and conditions name it: `uses.deadLetter`. */
export const fullName = ({ section, name }: FactName): string => `${section}.${name}`;
