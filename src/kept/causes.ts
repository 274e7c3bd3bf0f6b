import type { Seal } from '../keeping/seal.ts';
import type { Sql } from '../keeping/sql.ts';
import type { Veil } from '../keeping/veil.ts';
import type { Cause } from '../model.ts';

const maxRemembered = 2_000;

/** Hundreds of addresses share one cause, and its labels are most of what there is to keep of them. */
export function keepCauses(sql: Sql, veil: Veil, seal: Seal) {
  const digests = new Map<string, string>();
  const digestOf = (written: string): string => {
    const known = digests.get(written);
    if (known !== undefined) return known;
    if (digests.size >= maxRemembered) digests.clear();
    const digest = seal.digest(written);
    digests.set(written, digest);
    return digest;
  };

  return {
    /** The id the cause is kept under. */
    idOf(cause: Cause): string {
      const id = digestOf(JSON.stringify([cause.key, cause.form ?? null, cause.page ?? null, cause.labels]));
      sql.run(
        `INSERT INTO cause (id, key, form, page, labels) VALUES (:id, :key, :form, :page, :labels)
         ON CONFLICT (id) DO NOTHING`,
        {
          id,
          key: veil.over(cause.key),
          form: cause.form === undefined ? null : veil.over(cause.form),
          page: cause.page === undefined ? null : veil.over(cause.page),
          labels: veil.shut(JSON.stringify(cause.labels)),
        },
      );
      return id;
    },

    /** After everything else was pruned. */
    prune(): void {
      sql.run(
        `DELETE FROM cause
         WHERE NOT EXISTS (SELECT 1 FROM address WHERE address.cause = cause.id)
           AND NOT EXISTS (SELECT 1 FROM finding WHERE finding.cause = cause.id)`,
      );
    },
  };
}
