import { alert, date, maybeUnveiled, millis, number, oneOf, text } from '../keeping/columns.ts';
import type { Row, Sql } from '../keeping/sql.ts';
import type { Veil } from '../keeping/veil.ts';
import type { Batch, Delivery, Posting } from '../model.ts';

const dayMs = 86_400_000;
/** A delivered posting is kept so that the same alert, written again, is known to have been sent. */
const keepDeliveredMs = 30 * dayMs;
const keepDeadMs = 365 * dayMs;
const maxDead = 1_000;
/** Whoever delivers gives up much earlier, but not on a channel that is no longer there. */
const maxDueMs = 365 * dayMs;
/** A receiver that asks for a year's patience does not get to lose the alert. */
const maxRetryAfterMs = dayMs;

const states = ['due', 'delivered', 'dead'] as const;

// The first letter is the id itself.
const letterSql = `id || CASE letter WHEN 1 THEN '' ELSE '~' || letter END`;

const nounOf = (row: Row, veil: Veil): Posting => ({
  id: text(row, 'id'),
  letter: text(row, 'letter_key'),
  channel: text(row, 'channel'),
  alert: alert(row, 'alert'),
  attempts: number(row, 'attempts'),
  state: oneOf(row, 'state', states),
  nextAttempt: date(row, 'next_attempt'),
  reason: maybeUnveiled(row, 'reason', veil),
});

const patience = (retryAfterMs: number): number =>
  Number.isFinite(retryAfterMs) ? Math.round(Math.min(Math.max(retryAfterMs, 0), maxRetryAfterMs)) : maxRetryAfterMs;

/** The outbox: a posting is sent at least once, and no letter is delivered twice. docs/decisions/0006. */
export function keepPostings(sql: Sql, veil: Veil) {
  return {
    record(outbox: Batch['outbox'], at: Date): void {
      for (const { alert: said, channel, notBefore } of outbox) {
        sql.run(
          `INSERT INTO posting (id, channel, alert, attempts, state, next_attempt, written)
           VALUES (:id, :channel, :alert, 0, 'due', :next, :at)
           ON CONFLICT (id) DO NOTHING`,
          { id: `${said.key} ${channel}`, channel, alert: JSON.stringify(said), at: millis(at), next: millis(notBefore ?? at) },
        );
      }
    },

    due: (now: Date, limit: number): readonly Posting[] =>
      sql
        .rows(
          `SELECT *, ${letterSql} AS letter_key FROM posting
           WHERE state = 'due' AND next_attempt <= :now ORDER BY next_attempt, seq LIMIT :limit`,
          { now: millis(now), limit },
        )
        .map((row) => nounOf(row, veil)),

    /** A claim that lapsed was somebody's who may have sent it. */
    claim(id: string, until: Date, at: Date): Posting | undefined {
      const isClaimed = sql.run(
        `UPDATE posting SET letter = letter + claimed, claimed = 1, next_attempt = :until
         WHERE id = :id AND state = 'due' AND (claimed = 0 OR next_attempt <= :at)`,
        { id, until: millis(until), at: millis(at) },
      );
      if (isClaimed === 0) return undefined;
      const row = sql.rows(`SELECT *, ${letterSql} AS letter_key FROM posting WHERE id = :id`, { id })[0];
      return row === undefined ? undefined : nounOf(row, veil);
    },

    /** What was settled before stays settled: a late second sender cannot bring a posting back. */
    settle(key: string, delivery: Delivery, at: Date): void {
      const now = millis(at);
      if (delivery !== 'delivered' && 'retryAfterMs' in delivery) {
        sql.run(
          `UPDATE posting
           SET attempts = attempts + 1, next_attempt = :next, reason = :reason, claimed = 0, letter = letter + :unsure
           WHERE ${letterSql} = :key AND state = 'due'`,
          {
            key,
            next: now + patience(delivery.retryAfterMs),
            reason: veil.over(delivery.reason),
            unsure: delivery.unsure === true ? 1 : 0,
          },
        );
        return;
      }
      sql.run(
        `UPDATE posting SET attempts = attempts + 1, state = :state, reason = :reason, settled = :now, claimed = 0
         WHERE ${letterSql} = :key AND state = 'due'`,
        {
          key,
          now,
          state: delivery === 'delivered' ? 'delivered' : 'dead',
          reason: delivery === 'delivered' ? null : veil.over(delivery.refused),
        },
      );
    },

    in: (state: Posting['state']): readonly Posting[] =>
      sql
        .rows(`SELECT *, ${letterSql} AS letter_key FROM posting WHERE state = :state ORDER BY seq`, { state })
        .map((row) => nounOf(row, veil)),

    prune(now: Date): void {
      const at = millis(now);
      sql.run(
        `UPDATE posting SET state = 'dead', settled = :at, reason = COALESCE(reason, 'nobody took it within a year')
         WHERE state = 'due' AND written < :before`,
        { at, before: at - maxDueMs },
      );
      sql.run(`DELETE FROM posting WHERE state = 'delivered' AND settled < :before`, { before: at - keepDeliveredMs });
      sql.run(`DELETE FROM posting WHERE state = 'dead' AND settled < :before`, { before: at - keepDeadMs });
      sql.run(
        `DELETE FROM posting WHERE seq IN (
           SELECT seq FROM (
             SELECT seq, ROW_NUMBER() OVER (ORDER BY settled DESC, seq DESC) AS place FROM posting WHERE state = 'dead'
           ) AS ordered WHERE place > :most)`,
        { most: maxDead },
      );
    },
  };
}
