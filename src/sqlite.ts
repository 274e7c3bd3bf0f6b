import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Row, Sql, Values } from './keeping/sql.ts';
import { trouble, troubleWith } from './trouble.ts';

const busyTimeoutMs = 5_000;
const othersMayRead = 0o077;

export type Connection = Sql & {
  /** Several statements, without values. */
  readonly script: (statements: string) => void;
  /** All of it, or nothing. Takes the write lock at once: what is read inside is still true when it is written. */
  readonly atomically: <Outcome>(work: () => Outcome) => Outcome;
  readonly close: () => void;
};

const hasCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;

/**
 * SQLite gives its -wal and -shm files the mode of the database, which therefore has its own before its first byte.
 * A database that exists is never opened here: closing it again would drop the locks that this process holds on it
 * (https://sqlite.org/howtocorrupt.html, 2.2).
 */
export function prepareFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
  if (process.platform !== 'win32' && (statSync(path).mode & othersMayRead) !== 0) chmodSync(path, 0o600);
}

/** One connection; `before` is told each statement before it runs. */
export function connect(path: string, before: (statement: string) => void): Connection {
  const db = new Database(path, { timeout: busyTimeoutMs });
  const prepared = new Map<string, Database.Statement<[Values], Row>>();

  const statement = (said: string): Database.Statement<[Values], Row> => {
    before(said);
    const known = prepared.get(said);
    if (known !== undefined) return known;
    const made = db.prepare<[Values], Row>(said);
    prepared.set(said, made);
    return made;
  };
  const run: Sql['run'] = (said, values = {}) => statement(said).run(values).changes;

  const atomically = <Outcome>(work: () => Outcome): Outcome => {
    run('BEGIN IMMEDIATE');
    try {
      const outcome = work();
      run('COMMIT');
      return outcome;
    } catch (error) {
      // A full disk or a failed write has already rolled back by itself.
      if (db.inTransaction) db.exec('ROLLBACK');
      throw error;
    }
  };

  const script = (statements: string): void => {
    before(statements);
    db.exec(statements);
  };
  return { rows: (said, values = {}) => statement(said).all(values), run, script, atomically, close: () => db.close() };
}

/**
 * Holds a folder for one daemon, by a lock that ends with the process however it ends. Throws a Trouble when another has it.
 */
export function holdAlone(path: string): { readonly release: () => void } {
  try {
    prepareFile(path);
    const db = new Database(path, { timeout: 0 });
    try {
      db.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      db.close();
      if (!hasCode(error, 'SQLITE_BUSY')) throw error;
      const says = `Another passerby watches with the folder ${dirname(path)} already, and two would tell everything twice. Stop it first, or name another folder with --data.`;
      throw trouble('held', says);
    }
    return { release: () => db.close() };
  } catch (error) {
    throw troubleWith(path, error);
  }
}
