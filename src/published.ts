import { matchesPath } from './addresses/globs.ts';
import type { Target } from './model.ts';

/** The organisation's reason why this address is public on purpose, while it lasts. */
export const publishedReason = (target: Target, url: URL, at: Date): string | undefined =>
  target.published.find(
    (entry) => (entry.until === undefined || at < entry.until) && entry.urls.some((glob) => matchesPath(glob, url)),
  )?.reason;

/** Globs over values, such as `*@example.gov.uk`, that are published on purpose today. */
export const publishedValues = (target: Target, at: Date): readonly string[] =>
  target.published.filter((entry) => entry.until === undefined || at < entry.until).flatMap((entry) => entry.values);
