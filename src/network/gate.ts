/** Keeps a host's wished delay between pages of a crawl. What the watch and the probes ask is not the crawl's. */
export type Gate = { readonly pass: (host: string) => Promise<void>; readonly setDelay: (host: string, seconds: number) => void };

type Clock = { readonly nowMs: () => number; readonly sleep: (ms: number) => Promise<void> };

export function openGate({ nowMs, sleep }: Clock): Gate {
  const delays = new Map<string, number>();
  const freeAt = new Map<string, number>();
  return {
    pass: async (host) => {
      const delay = delays.get(host);
      if (delay === undefined) return;
      const now = nowMs();
      const mine = Math.max(now, freeAt.get(host) ?? 0);
      freeAt.set(host, mine + delay);
      if (mine > now) await sleep(mine - now);
    },
    setDelay: (host, seconds) => {
      delays.set(host, seconds * 1000);
      freeAt.set(host, nowMs() + seconds * 1000);
    },
  };
}
