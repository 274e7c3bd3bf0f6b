import {
  address,
  cause,
  date,
  maybeDate,
  maybeMillis,
  maybeText,
  maybeUnveiled,
  millis,
  number,
  oneOf,
  text,
  unveiled,
} from '../keeping/columns.ts';
import type { Row, Sql } from '../keeping/sql.ts';
import type { Veil } from '../keeping/veil.ts';
import type { Address, Cause, Validators } from '../model.ts';

const dayMs = 86_400_000;
/** Counted back from the target's own latest day, so that a daemon that was off for months forgets nothing on its return. */
const keepUnnotedMs = 90 * dayMs;
const maxAddressesPerTarget = 50_000;

const verdicts = ['exposed', 'open-empty', 'closed', 'unknown'] as const;

const volatile = ['etag', 'last_modified', 'digest', 'verdict', 'reason', 'last_asked', 'last_closed', 'failures', 'noted'];
const settable = ['led_by', 'rank', 'cause', 'control', ...volatile];

// A row that would stay as it is is not written: an unchanged estate must not wear the disk.
const upsert = `
  INSERT INTO address (target, url, ${settable.join(', ')})
  VALUES (:target, :url, ${settable.map((column) => `:${column}`).join(', ')})
  ON CONFLICT (target, url) DO UPDATE SET ${settable.map((column) => `${column} = excluded.${column}`).join(', ')}
  WHERE (${settable.map((column) => `address.${column}`).join(', ')})
    IS DISTINCT FROM (${settable.map((column) => `excluded.${column}`).join(', ')})`;

const validatorsOf = (row: Row, veil: Veil): Validators | undefined => {
  const [etag, lastModified] = [maybeUnveiled(row, 'etag', veil), maybeUnveiled(row, 'last_modified', veil)];
  return etag === undefined && lastModified === undefined ? undefined : { etag, lastModified };
};

const nounOf = (row: Row, veil: Veil): Address => {
  const control = maybeUnveiled(row, 'control', veil);
  return {
    target: text(row, 'target'),
    lead: {
      url: address(unveiled(row, 'url', veil), 'url'),
      by: text(row, 'led_by'),
      rank: number(row, 'rank'),
      cause: maybeText(row, 'cause') === undefined ? undefined : cause(row, veil),
      control: control === undefined ? undefined : address(control, 'control'),
    },
    validators: validatorsOf(row, veil),
    digest: maybeText(row, 'digest'),
    verdict: maybeText(row, 'verdict') === undefined ? undefined : oneOf(row, 'verdict', verdicts),
    reason: maybeUnveiled(row, 'reason', veil),
    lastAsked: maybeDate(row, 'last_asked'),
    lastClosed: maybeDate(row, 'last_closed'),
    failures: number(row, 'failures'),
  };
};

/** Addresses are updated in place, by target and address. */
export function keepAddresses(sql: Sql, veil: Veil, causeId: (cause: Cause) => string) {
  return {
    record(addresses: readonly Address[], at: Date): void {
      const noted = Math.floor(millis(at) / dayMs) * dayMs;
      for (const { target, lead, validators, reason, ...said } of addresses) {
        sql.run(upsert, {
          target,
          url: veil.shut(lead.url.href),
          led_by: lead.by,
          rank: lead.rank,
          cause: lead.cause === undefined ? null : causeId(lead.cause),
          control: lead.control === undefined ? null : veil.shut(lead.control.href),
          etag: validators?.etag === undefined ? null : veil.shut(validators.etag),
          last_modified: validators?.lastModified === undefined ? null : veil.shut(validators.lastModified),
          digest: said.digest ?? null,
          verdict: said.verdict ?? null,
          reason: reason === undefined ? null : veil.over(reason),
          last_asked: maybeMillis(said.lastAsked),
          last_closed: maybeMillis(said.lastClosed),
          failures: said.failures,
          noted,
        });
      }
    },

    /** In the order they were first noted. */
    of(target: string): readonly Address[] {
      const rows = sql.rows(
        `SELECT address.*, cause.key AS cause_key, cause.form AS cause_form, cause.page AS cause_page, cause.labels AS cause_labels
         FROM address LEFT JOIN cause ON cause.id = address.cause
         WHERE target = :target ORDER BY seq`,
        { target },
      );
      return rows.map((row) => nounOf(row, veil));
    },

    prune(): void {
      for (const row of sql.rows('SELECT target, MAX(noted) AS latest FROM address GROUP BY target')) {
        const target = text(row, 'target');
        const before = millis(date(row, 'latest')) - keepUnnotedMs;
        sql.run(
          `DELETE FROM address
           WHERE target = :target AND noted < :before AND COALESCE(verdict, '') NOT IN ('exposed', 'open-empty')`,
          { target, before },
        );
        sql.run(
          `DELETE FROM address WHERE seq IN (
             SELECT seq FROM (
               SELECT seq, ROW_NUMBER() OVER (ORDER BY noted DESC, rank, seq) AS place FROM address WHERE target = :target
             ) AS ordered WHERE place > :most)`,
          { target, most: maxAddressesPerTarget },
        );
      }
    },
  };
}
