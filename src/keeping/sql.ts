// What the kept/* siblings know of a database: two verbs, no driver. Types only.

type Value = string | number | null;

export type Row = Readonly<Record<string, unknown>>;

/** One row's values by the names the statement calls them, `:name`. */
export type Values = Readonly<Record<string, Value>>;

/** SQL as SQLite and PostgreSQL both understand it. A statement is prepared once and kept by its text. */
export type Sql = {
  readonly rows: (statement: string, values?: Values) => readonly Row[];
  /** Returns how many rows it changed. */
  readonly run: (statement: string, values?: Values) => number;
};
