import { date, millis, number, oneOf, text } from '../keeping/columns.ts';
import type { Row, Sql } from '../keeping/sql.ts';
import type { Round } from '../model.ts';

/** Per target and cadence: two days of a watch every five minutes, more than a year of a nightly crawl. */
const maxRounds = 576;
/** Rounds of a target that is no longer watched go one day too. */
const keepRoundMs = 400 * 86_400_000;

const cadences = ['crawl', 'watch'] as const;

const nounOf = (row: Row): Round => ({
  target: text(row, 'target'),
  cadence: oneOf(row, 'cadence', cadences),
  started: date(row, 'started'),
  finished: date(row, 'finished'),
  requests: number(row, 'requests'),
  bytes: number(row, 'bytes'),
  documents: number(row, 'documents'),
  complete: number(row, 'complete') === 1,
  unknown: number(row, 'unknown'),
  postponed: number(row, 'postponed'),
});

export function keepRounds(sql: Sql) {
  return {
    finish(round: Round): void {
      sql.run(
        `INSERT INTO round (target, cadence, started, finished, requests, bytes, documents, complete, unknown, postponed)
         VALUES (:target, :cadence, :started, :finished, :requests, :bytes, :documents, :complete, :unknown, :postponed)
         ON CONFLICT (target, cadence, started) DO UPDATE SET
           finished = excluded.finished, requests = excluded.requests, bytes = excluded.bytes, documents = excluded.documents,
           complete = excluded.complete, unknown = excluded.unknown, postponed = excluded.postponed`,
        { ...round, started: millis(round.started), finished: millis(round.finished), complete: round.complete ? 1 : 0 },
      );
      sql.run(
        `DELETE FROM round WHERE target = :target AND cadence = :cadence AND started <= (
           SELECT started FROM round WHERE target = :target AND cadence = :cadence ORDER BY started DESC LIMIT 1 OFFSET :most)`,
        { target: round.target, cadence: round.cadence, most: maxRounds },
      );
    },

    /** The latest first. */
    of: (target: string, limit: number): readonly Round[] =>
      sql
        .rows('SELECT * FROM round WHERE target = :target ORDER BY started DESC, cadence LIMIT :limit', { target, limit })
        .map(nounOf),

    prune(now: Date): void {
      sql.run('DELETE FROM round WHERE finished < :before', { before: millis(now) - keepRoundMs });
    },
  };
}
