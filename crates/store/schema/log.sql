-- The log: what people recorded, in the order this machine learnt it. Frozen: additive changes only.
-- Everything in tables.sql can be dropped and read again from here.

CREATE TABLE IF NOT EXISTS meta (
  key   TEXT PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS commits (
  position  INTEGER PRIMARY KEY,          -- the order of this machine; never travels
  id        BLOB NOT NULL UNIQUE,
  device    BLOB NOT NULL,
  author    BLOB NOT NULL,
  edit      TEXT NOT NULL,
  undoes    BLOB,
  stamp     INTEGER NOT NULL,             -- hybrid logical clock of the writer: ms << 16 | counter
  boot      BLOB NOT NULL,                -- with uptime_ms: a jump of the clock can be undone
  uptime_ms INTEGER NOT NULL
);
-- The clock of the log is the greatest stamp in it, wherever it came from.
CREATE INDEX IF NOT EXISTS commits_of_stamp ON commits (stamp);

-- A commit travels as one part per (scope, tier). Its changes lie together, from first_change on.
CREATE TABLE IF NOT EXISTS parts (
  part            INTEGER PRIMARY KEY,
  commit_position INTEGER NOT NULL,
  scope           TEXT NOT NULL,
  scope_id        BLOB NOT NULL,
  tier            INTEGER NOT NULL,
  salt            BLOB NOT NULL,
  hash            BLOB NOT NULL,          -- over salt, commit and changes; not over what follows
  first_change    INTEGER NOT NULL,       -- the position of its first change on this machine; never travels
  last_change     INTEGER NOT NULL,       -- before first_change where the part is empty
  canonical_stamp INTEGER,                -- given by the district's server
  feed            BLOB,
  feed_position   INTEGER
);
CREATE INDEX IF NOT EXISTS parts_of_scope ON parts (scope_id, commit_position);
CREATE INDEX IF NOT EXISTS parts_of_commit ON parts (commit_position);

CREATE TABLE IF NOT EXISTS changes (
  position INTEGER PRIMARY KEY,
  part     INTEGER NOT NULL,
  idx      INTEGER NOT NULL,              -- with the commit's id: the name of the change
  kind     TEXT NOT NULL,
  record   BLOB NOT NULL,
  field    TEXT NOT NULL,
  value    TEXT NOT NULL,                 -- JSON; null unsets
  seen     BLOB NOT NULL                  -- names of changes, 20 bytes each: commit id, index big-endian
);
CREATE INDEX IF NOT EXISTS changes_of_record ON changes (record);

-- Changes of one part that follow each other, whose records begin alike and that have seen nothing, as a roster brings a
-- million of them: packed, they take a fourth of the room. Each takes a position, as it would in `changes`.
CREATE TABLE IF NOT EXISTS packs (
  position INTEGER PRIMARY KEY,           -- of the first of them
  part     INTEGER NOT NULL,
  idx      INTEGER NOT NULL,              -- of the first of them
  kind     TEXT NOT NULL,
  field    TEXT NOT NULL,
  starts   BLOB NOT NULL,                 -- the six bytes with which all their records begin
  size     INTEGER NOT NULL,              -- how many they are
  held     BLOB NOT NULL                  -- of each the other ten bytes of its record and, in four big-endian, the length
);                                        -- of its value; then all values, as one LZ4 block
CREATE INDEX IF NOT EXISTS packs_of_record ON packs (starts);

-- Parts that the district's server has not acknowledged. seq and prev_hash are given when it is queued for sending.
CREATE TABLE IF NOT EXISTS outbox (
  part      INTEGER PRIMARY KEY,
  seq       INTEGER,
  prev_hash BLOB
);

CREATE TABLE IF NOT EXISTS cursors (
  feed     BLOB PRIMARY KEY,
  epoch    BLOB NOT NULL,
  position INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS receipts (
  commit_id BLOB NOT NULL,
  scope_id  BLOB NOT NULL,
  tier      INTEGER NOT NULL,
  outcome   TEXT NOT NULL,
  reason    TEXT,
  PRIMARY KEY (commit_id, scope_id, tier)
) WITHOUT ROWID;

-- What the district lets this person hold, and the feed in which it lives. A pair that was gained is read from its beginning.
CREATE TABLE IF NOT EXISTS pairs (
  scope    TEXT NOT NULL,
  scope_id BLOB NOT NULL,
  tier     INTEGER NOT NULL,
  feed     BLOB NOT NULL,
  filled   INTEGER,                       -- how far it was read; null where all of it is here
  checked  INTEGER NOT NULL DEFAULT 0,    -- when it was last compared: the smallest comes next
  is_lost  INTEGER NOT NULL DEFAULT 0,    -- the right is gone, and something of it still waits to be sent
  PRIMARY KEY (scope_id, scope, tier)
) WITHOUT ROWID;

-- Parts that the district refused, whole: they left the picture and wait here for whoever made them.
CREATE TABLE IF NOT EXISTS tray (
  id         INTEGER PRIMARY KEY,
  commit_id  BLOB NOT NULL,
  scope      TEXT NOT NULL,
  scope_id   BLOB NOT NULL,
  tier       INTEGER NOT NULL,
  reason     TEXT NOT NULL,
  refused_ms INTEGER NOT NULL,
  part       TEXT NOT NULL
);

-- Pairs that were taken away from this device, and when.
CREATE TABLE IF NOT EXISTS lost (
  scope    TEXT NOT NULL,
  scope_id BLOB NOT NULL,
  tier     INTEGER NOT NULL,
  lost_ms  INTEGER NOT NULL,
  PRIMARY KEY (scope_id, scope, tier)
) WITHOUT ROWID;
