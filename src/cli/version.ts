declare const VERSION: string | undefined;

/** Of this build; in tests there is none. */
export const version = typeof VERSION === 'string' ? VERSION : '0.0.0';
