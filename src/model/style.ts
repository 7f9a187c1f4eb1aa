/** The four answers, in the order in which every output lists them. */
export const STYLES = ['message-driven', 'event-driven', 'hybrid', 'either'] as const;
export type Style = (typeof STYLES)[number];

/** The two needs that evidence speaks for; the other two styles follow from them. */
export const SIDES = ['message-driven', 'event-driven'] as const;
export type Side = (typeof SIDES)[number];

/** The strength of a reason, as weights on the side it favours. */
export const STRENGTHS = { slight: 1, moderate: 2, strong: 3, decisive: 5 } as const;
export type Strength = keyof typeof STRENGTHS;
