import { text } from '../keeping/columns.ts';
import type { Sql } from '../keeping/sql.ts';

/** Small values that must survive a restart, by name. */
export function keepMemory(sql: Sql) {
  return {
    remember(name: string, value: string): void {
      sql.run(
        `INSERT INTO memory (name, value) VALUES (:name, :value)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE memory.value <> excluded.value`,
        { name, value },
      );
    },

    recall(name: string): string | undefined {
      const row = sql.rows('SELECT value FROM memory WHERE name = :name', { name })[0];
      return row === undefined ? undefined : text(row, 'value');
    },
  };
}
