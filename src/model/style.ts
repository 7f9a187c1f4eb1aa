/** The four answers, in the order in which every output lists them. */
export const STYLES = ['message-driven', 'event-driven', 'hybrid', 'either'] as const;
export type Style = (typeof STYLES)[number];

/** The two needs that evidence speaks for; the other two styles follow from them. */
export type Side = 'message-driven' | 'event-driven';
