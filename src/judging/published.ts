import { matchesPath } from '../addresses/globs.ts';
import type { Observation, Published, Target } from '../model.ts';

const isOver = (entry: Published, at: Date): boolean => entry.until !== undefined && entry.until <= at;

const covers = (entry: Published, url: URL): boolean => entry.urls.some((glob) => matchesPath(glob, url));

/** The organisation's reason why this address is public on purpose, while it lasts. */
export const publishedReason = (target: Target, url: URL, at: Date): string | undefined =>
  target.published.find((entry) => !isOver(entry, at) && covers(entry, url))?.reason;

/** That an entry covered this address, and is over. */
export function saysLapsed(target: Target, url: URL, at: Date): string | undefined {
  const entry = target.published.find((one) => isOver(one, at) && covers(one, url));
  return entry?.until === undefined
    ? undefined
    : `was published on purpose until ${entry.until.toISOString().slice(0, 10)}: ${entry.reason}`;
}

/** Globs over values, such as `*@example.gov.uk`, that are published on purpose today. */
export const publishedValues = (target: Target, at: Date): readonly string[] =>
  target.published.filter((entry) => !isOver(entry, at)).flatMap((entry) => entry.values);

/** Entries that no longer count. */
export const lapsedEntries = (target: Target, at: Date): readonly Published[] =>
  target.published.filter((entry) => isOver(entry, at));

/**
 * Entries whose addresses hold nobody as far as is known: a glob that is wrong, or a page that is gone. What an entry says
 * about values cannot be told, since no value is kept.
 */
export const unusedEntries = (target: Target, addresses: readonly string[], at: Date): readonly Published[] => {
  const urls = addresses.flatMap((address) => URL.parse(address) ?? []);
  return target.published.filter(
    (entry) =>
      entry.urls.length > 0 && entry.values.length === 0 && !isOver(entry, at) && !urls.some((url) => covers(entry, url)),
  );
};

/** How a finding's reasons say it; by this sentence it is known again. */
export const isPublished = ({ reasons }: Pick<Observation, 'reasons'>): boolean =>
  reasons.some((reason) => reason.startsWith(publishedOnPurpose));

const publishedOnPurpose = 'published on purpose: ';

export const saysPublished = (reason: string): string => `${publishedOnPurpose}${reason}`;
