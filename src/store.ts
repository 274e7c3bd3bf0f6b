import { readdirSync, readFileSync } from 'node:fs';
import { number, text } from './keeping/columns.ts';
import { type Seal, sealWith } from './keeping/seal.ts';
import { veilWith } from './keeping/veil.ts';
import { keepAddresses } from './kept/addresses.ts';
import { keepCauses } from './kept/causes.ts';
import { keepFindings } from './kept/findings.ts';
import { keepForms } from './kept/forms.ts';
import { keepHistory } from './kept/history.ts';
import { keepMemory } from './kept/memory.ts';
import { keepPostings } from './kept/postings.ts';
import { keepRounds } from './kept/rounds.ts';
import type { Batch, Delivery, Finding, FindingState, HistoryEntry, Round, Store } from './model.ts';
import { type Connection, connect, prepareFile } from './sqlite.ts';
import { trouble, troubleWith } from './trouble.ts';

const maxIdleWalBytes = 4_194_304;
/** In the header of every database of ours: `PsBy`. */
const applicationId = 0x50734279;
const migrationsFolder = new URL('./migrations/', import.meta.url);

// auto_vacuum is decided before the first table and before WAL; the others are the connection's own. docs/decisions/0003.
const settings = `
  PRAGMA auto_vacuum = INCREMENTAL;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA secure_delete = ON;
  PRAGMA trusted_schema = OFF;
  PRAGMA journal_size_limit = ${maxIdleWalBytes};`;

// ── What the file must be before it is used ──────────────────────────────────────────────────────────────────────────

const pragma = (db: Connection, name: string): number => number(db.rows(`PRAGMA ${name}`)[0] ?? {}, name);

function refuseForeign(db: Connection, path: string): void {
  const empty = db.rows('SELECT 1 FROM sqlite_schema').length === 0;
  if (empty || pragma(db, 'application_id') === applicationId) return;
  throw trouble('foreign', `${path} is a database of another program. Name another folder with --data.`);
}

/** The files in their order; `user_version` is how many of them a database has seen. */
function migrate(db: Connection, path: string): void {
  const files = readdirSync(migrationsFolder)
    .filter((file) => /^\d{4}-[a-z-]{1,60}\.sql$/u.test(file))
    .sort();
  const seen = pragma(db, 'user_version');
  if (seen > files.length) {
    throw trouble(
      'newer',
      `${path} was written by a newer Passerby (form ${seen} of the database; this one knows ${files.length}). Update Passerby, or name another folder with --data.`,
    );
  }
  if (seen === files.length) return;
  db.atomically(() => {
    // Another process may have been quicker.
    for (const file of files.slice(pragma(db, 'user_version'))) db.script(readFileSync(new URL(file, migrationsFolder), 'utf8'));
    db.script(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${files.length}`);
  });
}

function refuseOtherKey(db: Connection, path: string, seal: Seal): void {
  const mine = seal.digest('installation');
  const known = db.atomically(() => {
    db.run('INSERT INTO installation (key_digest) SELECT :mine WHERE NOT EXISTS (SELECT 1 FROM installation)', { mine });
    return text(db.rows('SELECT key_digest FROM installation')[0] ?? {}, 'key_digest');
  });
  if (known === mine) return;
  throw trouble(
    'other-key',
    `${path} was written with another passerby.key than the one beside it. Put the right key back from a backup; if it is lost, move ${path} away and start anew.`,
  );
}

// ── The methods ──────────────────────────────────────────────────────────────────────────────────────────────────────

const decided = { acknowledged: 'acknowledged', accepted: 'accepted', resolved: 'resolved', open: 'reopened' } as const;

const decisionOf = (before: Finding, state: FindingState): HistoryEntry['kind'] =>
  state === 'open' && before.state === 'open' ? 'rechecked' : decided[state];

const sayingOf = (note: Finding['note']): string => {
  if (note === undefined) return '';
  const until = note.until === undefined ? '' : `, until ${note.until.toISOString().slice(0, 10)}`;
  return `${note.by}: ${note.reason}${until}`;
};

function storeOver(db: Connection, path: string, seal: Seal): Store {
  const veil = veilWith(seal);
  const causes = keepCauses(db, veil, seal);
  const addresses = keepAddresses(db, veil, causes.idOf);
  const forms = keepForms(db, veil, seal);
  const history = keepHistory(db);
  const findings = keepFindings(db, veil, { causeId: causes.idOf, writeHistory: history.write });
  const postings = keepPostings(db, veil);
  const rounds = keepRounds(db);
  const memory = keepMemory(db);

  const reading =
    <Given extends readonly unknown[], Outcome>(work: (...given: Given) => Outcome) =>
    async (...given: Given): Promise<Outcome> => {
      try {
        return work(...given);
      } catch (error) {
        throw troubleWith(path, error);
      }
    };
  const writing = <Given extends readonly unknown[]>(work: (...given: Given) => void) =>
    reading((...given: Given) => db.atomically(() => work(...given)));

  const prune = writing((now: Date) => {
    postings.prune(now);
    rounds.prune(now);
    forms.prune();
    addresses.prune();
    findings.prune(now);
    history.prune();
    causes.prune();
  });
  const examine = reading(() => {
    const found = db.rows('PRAGMA quick_check(1)').map((row) => text(row, 'quick_check'));
    if (found[0] !== 'ok') throw Object.assign(new Error('a page is damaged'), { code: 'SQLITE_CORRUPT' });
  });
  const tidy = reading(() => db.script('PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(PASSIVE)'));

  return {
    addresses: reading(addresses.of),
    forms: reading(forms.of),
    findings: reading(findings.where),
    finding: reading(findings.byId),
    history: reading(history.of),
    record: writing(({ changes, addresses: asked, forms: found, outbox, at }: Batch) => {
      findings.record(changes, at);
      addresses.record(asked, at);
      forms.record(found, at);
      postings.record(outbox, at);
    }),
    decide: writing((id: string, state: FindingState, note: Finding['note'], at: Date) => {
      const before = findings.byId(id);
      if (before === undefined) throw trouble('no-finding', `There is no finding ${id}. \`passerby findings\` lists them.`);
      findings.decide(before.id, { state, note, at });
      history.write(before.id, { at, kind: decisionOf(before, state), says: sayingOf(note) });
    }),
    finishRound: writing((round: Round) => rounds.finish(round)),
    rounds: reading(rounds.of),
    post: writing((outbox: Batch['outbox'], at: Date) => postings.record(outbox, at)),
    due: reading(postings.due),
    claim: reading((posting: string, until: Date, at: Date) => db.atomically(() => postings.claim(posting, until, at))),
    settle: writing((letter: string, delivery: Delivery, at: Date) => postings.settle(letter, delivery, at)),
    postings: reading(postings.in),
    remember: writing((name: string, value: string) => memory.remember(name, value)),
    recall: reading(memory.recall),
    prune: async (now) => {
      // Damage that nothing has met yet should be told while the latest backup is still a good one.
      await examine();
      await prune(now);
      await tidy();
    },
    close: reading(() => db.close()),
  };
}

/**
 * Opens the database at `path`, or makes it. Throws a Trouble (trouble.ts) when it cannot be used, and so do the methods.
 * `before` is told each statement before it runs; what it throws fails the statement, as a test of half-written batches needs.
 */
export function openStore(path: string, key: Uint8Array, before: (statement: string) => void = () => {}): Store {
  const seal = sealWith(key);
  try {
    if (path !== ':memory:') prepareFile(path);
    const db = connect(path, before);
    try {
      refuseForeign(db, path);
      db.script(settings);
      migrate(db, path);
      refuseOtherKey(db, path, seal);
      return storeOver(db, path, seal);
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw troubleWith(path, error);
  }
}
