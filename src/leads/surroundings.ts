import { inScope, maskedAddress } from '../addresses/address.ts';
import type { Lead, Store, Target } from '../model.ts';

// What a crawl met at the edge of what it may ask: told by `check`, never asked.

/** Answers may be shown on a host outside the scope, such as a form service's. Its addresses carry secrets and are not kept. */
export type Outside = { readonly host: string; readonly by: string; readonly page: string; readonly leads: number };

export type Surroundings = {
  readonly outside: readonly Outside[];
  /** Named by a certificate, in scope, and silent. */
  readonly silent: readonly string[];
};

export type Gathering = {
  /** Leads of a page, whichever of them may be asked. */
  readonly met: (leads: readonly Lead[], page: URL) => void;
  readonly answered: (url: URL) => void;
  /** Hosts in scope that nothing was asked of yet, each told once. */
  readonly fresh: (named: readonly string[]) => readonly string[];
  readonly gathered: () => Surroundings;
};

const maxOutside = 200;
const maxSilent = 100;

export function openGathering(target: Target): Gathering {
  const outside = new Map<string, Outside>();
  const heard = new Set<string>();
  const named = new Set<string>();
  return {
    met: (leads, page) => {
      for (const { url, by } of leads) {
        if (inScope(url, target.scope) || url.username !== '') continue;
        const place = maskedAddress(page);
        const key = `${url.host} ${by} ${place}`;
        const known = outside.get(key);
        if (known === undefined && outside.size >= maxOutside) continue;
        outside.set(key, { host: url.host, by, page: place, leads: (known?.leads ?? 0) + 1 });
      }
    },
    answered: (url) => {
      heard.add(url.hostname);
    },
    fresh: (names) => {
      const unasked = names.filter(
        (name) =>
          !heard.has(name) &&
          !named.has(name) &&
          !name.includes('*') &&
          URL.canParse(`https://${name}/`) &&
          inScope(new URL(`https://${name}/`), target.scope),
      );
      for (const name of unasked.slice(0, maxSilent - named.size)) named.add(name);
      return unasked.filter((name) => named.has(name));
    },
    gathered: () => ({ outside: [...outside.values()], silent: [...named].filter((name) => !heard.has(name)) }),
  };
}

const placeOf = (target: Target): string => `surroundings ${target.name}`;

export const keepSurroundings = (store: Pick<Store, 'remember'>, target: Target, surroundings: Surroundings): Promise<void> =>
  store.remember(placeOf(target), JSON.stringify(surroundings));

const isOutside = (value: unknown): value is Outside =>
  typeof value === 'object' &&
  value !== null &&
  'host' in value &&
  typeof value.host === 'string' &&
  'by' in value &&
  typeof value.by === 'string' &&
  'page' in value &&
  typeof value.page === 'string' &&
  'leads' in value &&
  typeof value.leads === 'number';

/** What the last crawl met; undefined before the first. */
export async function keptSurroundings(store: Pick<Store, 'recall'>, target: Target): Promise<Surroundings | undefined> {
  const text = await store.recall(placeOf(target));
  if (text === undefined) return undefined;
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || !('outside' in value) || !('silent' in value)) return undefined;
  const { outside, silent } = value;
  return {
    outside: Array.isArray(outside) ? outside.filter(isOutside) : [],
    silent: Array.isArray(silent) ? silent.filter((name) => typeof name === 'string') : [],
  };
}
