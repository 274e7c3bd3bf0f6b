import type { Exchange, Observation } from '../model.ts';

// A cache in front of a site answers in its name: with a page that the site itself refuses by now, or with a refusal
// while the site itself is open.

/** The same address in a spelling that no cache has met. */
export function pastCaches(url: URL, now: Date): URL {
  const fresh = new URL(url);
  fresh.searchParams.append('passerby', now.getTime().toString(36));
  return fresh;
}

const isHit = /^(?:HIT|TCP_HIT|TCP_MEM_HIT|STALE|UPDATING|REVALIDATED)\b/iu;

/** Seconds since a cache took this answer over; undefined where nothing says that it came from one. */
export function ageInCache(exchange: Exchange): number | undefined {
  if (exchange.outcome !== 'answered') return undefined;
  const { age, 'x-cache': cache, 'cf-cache-status': edge, 'x-drupal-cache': page } = exchange.headers;
  const seconds = /^\d{1,9}$/u.test(age ?? '') ? Number(age) : 0;
  if (seconds > 0) return seconds;
  return [cache, edge, page].some((said) => isHit.test(said ?? '')) ? 0 : undefined;
}

/** Sent away for lack of a sign-in, and not merely because an odd address does not exist. */
export const isRefused = (exchange: Exchange): boolean =>
  (exchange.outcome === 'answered' && [401, 403, 407, 451].includes(exchange.status)) ||
  (exchange.outcome === 'failed' && exchange.refused?.because === 'sign-in');

const closedAtSource = 'the server itself refuses strangers already; a cache still serves a copy';

export const isCopyOnly = (finding: Pick<Observation, 'reasons'>): boolean =>
  finding.reasons.some((reason) => reason.startsWith(closedAtSource));

/** What is still shown is a copy: another thing has to be done about it. */
export const asCopy = (observation: Observation, ageSeconds: number): Observation => ({
  ...observation,
  reasons: [
    `${closedAtSource}${ageSeconds > 0 ? ` that is ${ageSeconds} seconds old` : ''}`,
    ...observation.reasons.filter((reason) => !reason.startsWith(closedAtSource)),
  ],
  remediation: [
    'Clear every cache in front of this site (reverse proxy, content network, the platform’s page cache), for this address at least.',
    'Then see that pages behind a sign-in are sent with Cache-Control: private or no-store.',
  ],
});
