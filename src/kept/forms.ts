import { fields, maybeText, millis, oneOf, unveiled } from '../keeping/columns.ts';
import type { Seal } from '../keeping/seal.ts';
import type { Row, Sql } from '../keeping/sql.ts';
import type { Veil } from '../keeping/veil.ts';
import type { Batch, FormOutline } from '../model.ts';

/** Forms of one page arrive together, give or take a crawl's length; what a later crawl no longer finds there is gone. */
const sameVisitMs = 3_600_000;
const keepUnnotedMs = 90 * 86_400_000;

const methods = ['get', 'post'] as const;

const nounOf = (row: Row, veil: Veil): FormOutline => ({
  page: unveiled(row, 'page', veil),
  title: unveiled(row, 'title', veil),
  action: unveiled(row, 'action', veil),
  method: oneOf(row, 'method', methods),
  platform: maybeText(row, 'platform'),
  fields: fields(row, 'fields', veil),
});

/** The inventory: what each form asks for, never what anybody answered. */
export function keepForms(sql: Sql, veil: Veil, seal: Seal) {
  return {
    record(forms: Batch['forms'], at: Date): void {
      const noted = millis(at);
      for (const { target, form } of forms) {
        const page = veil.shut(form.page);
        sql.run(
          `INSERT INTO form (id, target, page, action, method, title, platform, fields, noted)
           VALUES (:id, :target, :page, :action, :method, :title, :platform, :fields, :noted)
           ON CONFLICT (id)
           DO UPDATE SET platform = excluded.platform, noted = excluded.noted
           WHERE (form.platform, form.noted) IS DISTINCT FROM (excluded.platform, excluded.noted)`,
          {
            id: seal.digest(JSON.stringify([target, form.page, form.action, form.method, form.title, form.fields])),
            target,
            page,
            action: veil.shut(form.action),
            method: form.method,
            title: veil.over(form.title),
            platform: form.platform ?? null,
            fields: veil.shut(JSON.stringify(form.fields)),
            noted,
          },
        );
        sql.run('DELETE FROM form WHERE target = :target AND page = :page AND noted < :before', {
          target,
          page,
          before: noted - sameVisitMs,
        });
      }
    },

    of: (target: string): readonly FormOutline[] =>
      sql.rows('SELECT * FROM form WHERE target = :target ORDER BY seq', { target }).map((row) => nounOf(row, veil)),

    prune(): void {
      sql.run(
        `DELETE FROM form WHERE noted < (SELECT MAX(other.noted) FROM form AS other WHERE other.target = form.target) - :kept`,
        { kept: keepUnnotedMs },
      );
    },
  };
}
