import { date, millis, oneOf, text } from '../keeping/columns.ts';
import type { Row, Sql } from '../keeping/sql.ts';
import type { HistoryEntry } from '../model.ts';

/** A finding that flaps for months keeps its latest turns; its first stays in `firstSeen`. */
const maxEntriesPerFinding = 500;

const kinds = ['opened', 'reopened', 'worsened', 'resolved', 'seen', 'acknowledged', 'accepted', 'rechecked'] as const;

const nounOf = (row: Row): HistoryEntry => ({ at: date(row, 'at'), kind: oneOf(row, 'kind', kinds), says: text(row, 'says') });

/** What became of a finding, and when. The same turn at the same moment is one entry, however often it is written. */
export function keepHistory(sql: Sql) {
  return {
    write(finding: string, { at, kind, says }: HistoryEntry): void {
      sql.run(
        `INSERT INTO history (finding, at, kind, says)
         SELECT seq, CAST(:at AS INTEGER), :kind, :says FROM finding WHERE id = :finding
         ON CONFLICT (finding, at, kind) DO NOTHING`,
        { finding, at: millis(at), kind, says },
      );
    },

    of: (finding: string): readonly HistoryEntry[] =>
      sql
        .rows(
          `SELECT history.* FROM history JOIN finding ON finding.seq = history.finding
           WHERE finding.id = :finding ORDER BY history.at, history.seq`,
          { finding },
        )
        .map(nounOf),

    prune(): void {
      sql.run(
        `DELETE FROM history WHERE seq IN (
           SELECT seq FROM (
             SELECT seq, ROW_NUMBER() OVER (PARTITION BY finding ORDER BY at DESC, seq DESC) AS place FROM history
           ) AS ordered WHERE place > :most)`,
        { most: maxEntriesPerFinding },
      );
    },
  };
}
