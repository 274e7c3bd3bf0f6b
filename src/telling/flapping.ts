import type { HistoryEntry } from '../model.ts';

/** Open, closed and open again within this time is a door that swings: several servers, or a cache in front of one. */
export const flapMs = 3_600_000;

type Turn = { readonly at: Date; readonly kind: HistoryEntry['kind'] };

/** What a turn is to whoever listens: told as usual, told as flapping, or not told while it goes on. */
export type Telling = 'as usual' | 'as flapping' | 'not';

const isTurn = ({ kind }: Turn): boolean => kind === 'opened' || kind === 'reopened' || kind === 'resolved';

/** Each turn of a history with how it was told. Depends on the turns alone, so that nothing else has to be remembered. */
export function toldTurns(history: readonly Turn[]): readonly { readonly turn: Turn; readonly telling: Telling }[] {
  let before: Turn | undefined;
  let isFlapping = false;
  return history.filter(isTurn).map((turn) => {
    const isQuick = before !== undefined && turn.at.getTime() - before.at.getTime() <= flapMs;
    const wasFlapping = isFlapping && isQuick;
    isFlapping = wasFlapping || (turn.kind === 'reopened' && before?.kind === 'resolved' && isQuick);
    before = turn;
    return { turn, telling: wasFlapping ? 'not' : isFlapping ? 'as flapping' : 'as usual' };
  });
}

const opens = ({ kind }: Turn): boolean => kind === 'opened' || kind === 'reopened';

/** The turns of a cause: it is open while any of its addresses is, and an address that swings beside another is no news. */
export function causeTurns(histories: readonly (readonly Turn[])[]): readonly Turn[] {
  const byTime = Map.groupBy(
    histories.flatMap((history, address) => history.filter(isTurn).map((turn) => ({ turn, address }))),
    ({ turn }) => turn.at.getTime(),
  );
  const open = new Set<number>();
  const turns: Turn[] = [];
  for (const [ms, together] of [...byTime].toSorted(([one], [other]) => one - other)) {
    const wasOpen = open.size > 0;
    for (const { turn, address } of together) {
      if (opens(turn)) open.add(address);
      else open.delete(address);
    }
    if (open.size > 0 === wasOpen) continue;
    // Another form that the same permission opens is a new opening, and no swing.
    const isAgain = together.some(({ turn }) => turn.kind === 'reopened');
    turns.push({ at: new Date(ms), kind: wasOpen ? 'resolved' : isAgain ? 'reopened' : 'opened' });
  }
  return turns;
}

/** How one more turn is to be told. */
export const tellingOf = (history: readonly Turn[], next: Turn): Telling =>
  toldTurns([...history, next]).at(-1)?.telling ?? 'as usual';
