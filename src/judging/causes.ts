import type { Cause } from '../model.ts';

/** In a cause's key: what stands before it is one permission that opens several forms at once. */
export const sharedMark = ' › ';

/** What one person did wrong once, as wide as it may be: the whole key, or what several forms share. */
export const sharedCause = (cause: Cause): string => cause.key.split(sharedMark)[0] ?? cause.key;
