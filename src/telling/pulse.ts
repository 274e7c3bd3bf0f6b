import type { Log, World } from '../model.ts';
import type { Ping } from '../post.ts';

/** What the configuration says about Passerby's own well-being. */
export type Pulse = { readonly connectivity: readonly URL[]; readonly heartbeat: string | undefined };

/** The two pings of a World, by the configuration as it stands at that moment. */
export function openPulse(ping: Ping, log: Log, pulse: () => Pulse): Pick<World, 'heartbeat'> & Required<Pick<World, 'outlook'>> {
  let isBeating = false;
  let wasFine = true;
  const beat = async (address: string): Promise<void> => {
    const isFine = (await ping(address)) === 'fine';
    if (wasFine && !isFine) log.warn({}, 'the heartbeat address does not answer as it should');
    wasFine = isFine;
  };
  return {
    // Rounds that end while one is on its way are told by it.
    heartbeat: () => {
      const { heartbeat } = pulse();
      if (heartbeat === undefined || isBeating) return;
      isBeating = true;
      void beat(heartbeat).finally(() => {
        isBeating = false;
      });
    },
    outlook: {
      addresses: () => pulse().connectivity,
      reaches: async () => {
        const { connectivity } = pulse();
        if (connectivity.length === 0) return true;
        const answered = connectivity.map(async (url) => {
          if ((await ping(url.href)) === 'silent') throw new Error('silent');
        });
        return Promise.any(answered).then(
          () => true,
          () => false,
        );
      },
    },
  };
}
