-- Times are milliseconds since 1970, UTC. Lists and counts are JSON. "Veiled" columns hold a text as it is or, where it may
-- carry personal data, masked with the original sealed behind it. "Sealed" ones never stand in the clear: a name in an
-- address has no shape to be known by.

-- Proves that the key belongs to this database.
CREATE TABLE installation (
  key_digest TEXT NOT NULL
) STRICT;

CREATE TABLE cause (
  id TEXT PRIMARY KEY, -- keyed digest of the rest: a cause that changes is another row
  key TEXT NOT NULL, -- veiled
  form TEXT, -- veiled
  page TEXT, -- veiled
  labels TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE address (
  seq INTEGER PRIMARY KEY,
  target TEXT NOT NULL,
  url TEXT NOT NULL, -- sealed
  led_by TEXT NOT NULL,
  rank REAL NOT NULL,
  cause TEXT REFERENCES cause (id),
  control TEXT, -- sealed
  etag TEXT, -- sealed
  last_modified TEXT, -- sealed
  digest TEXT,
  verdict TEXT,
  reason TEXT, -- veiled
  last_asked INTEGER,
  last_closed INTEGER,
  failures INTEGER NOT NULL,
  noted INTEGER NOT NULL, -- when a batch last held it, to the day
  UNIQUE (target, url)
) STRICT;

CREATE INDEX address_cause ON address (cause);

CREATE TABLE finding (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  fingerprint TEXT NOT NULL UNIQUE, -- sealed
  target TEXT NOT NULL,
  probe TEXT NOT NULL,
  title TEXT NOT NULL,
  verdict TEXT NOT NULL,
  cause TEXT NOT NULL REFERENCES cause (id),
  url TEXT NOT NULL, -- veiled
  severity TEXT NOT NULL,
  confidence REAL NOT NULL,
  people REAL NOT NULL,
  kinds TEXT NOT NULL,
  evidence TEXT NOT NULL, -- masked by its type
  reasons TEXT NOT NULL,
  remediation TEXT NOT NULL,
  state TEXT NOT NULL,
  last_known_closed INTEGER,
  first_seen INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  resolved_at INTEGER,
  note_by TEXT,
  note_reason TEXT,
  note_until INTEGER
) STRICT;

CREATE INDEX finding_target ON finding (target, state);
CREATE INDEX finding_cause ON finding (cause);

CREATE TABLE history (
  seq INTEGER PRIMARY KEY,
  finding INTEGER NOT NULL REFERENCES finding (seq) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  says TEXT NOT NULL,
  UNIQUE (finding, at, kind)
) STRICT;

CREATE TABLE form (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE, -- keyed digest of all but platform and noted
  target TEXT NOT NULL,
  page TEXT NOT NULL, -- veiled
  action TEXT NOT NULL, -- veiled
  method TEXT NOT NULL,
  title TEXT NOT NULL, -- veiled
  platform TEXT,
  fields TEXT NOT NULL,
  noted INTEGER NOT NULL
) STRICT;

CREATE INDEX form_page ON form (target, page);

CREATE TABLE posting (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL,
  alert TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  state TEXT NOT NULL,
  next_attempt INTEGER NOT NULL,
  reason TEXT, -- veiled
  written INTEGER NOT NULL,
  settled INTEGER
) STRICT;

CREATE INDEX posting_due ON posting (state, next_attempt, seq);

CREATE TABLE round (
  target TEXT NOT NULL,
  cadence TEXT NOT NULL,
  started INTEGER NOT NULL,
  finished INTEGER NOT NULL,
  requests INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  complete INTEGER NOT NULL,
  unknown INTEGER NOT NULL,
  postponed INTEGER NOT NULL,
  PRIMARY KEY (target, cadence, started)
) STRICT, WITHOUT ROWID;

CREATE TABLE memory (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
