//! The tables, as steps from one version of the store to the next. A step that was released is never changed.
//!
//! The SQL is what SQLite and PostgreSQL have in common; only the types of columns (`BLOB`) are SQLite's.

/// The steps; the store's version is how many of them were taken.
pub(super) const STEPS: &[&[&str]] = &[TAKEN, SENT, ARCHIVED, COMPLETE, WITHIN, PURGED];

/// What is taken and served.
const TAKEN: &[&str] = &[
    // Numbers that are counted up in the transaction that uses them: identifiers, and `changes`, which says that
    // something changed.
    "CREATE TABLE counter (name TEXT PRIMARY KEY, value BIGINT NOT NULL)",
    "INSERT INTO counter (name, value) VALUES ('story', 0), ('revision', 0), ('audit', 0), ('changes', 0)",
    // `state` is what the schedule remembers, as JSON; `next_at` is in it too and stands here to be looked for.
    "CREATE TABLE source (name TEXT PRIMARY KEY, state TEXT NOT NULL, next_at BIGINT NOT NULL, came_at BIGINT)",
    // A story. `name` is its short name in addresses. `head` is the revision that stands, `told` the last one that stood
    // and told the story. `shown` says that readers may have seen it.
    "CREATE TABLE story (id BIGINT PRIMARY KEY, provider TEXT NOT NULL, story TEXT NOT NULL, name TEXT NOT NULL UNIQUE,
        head BIGINT, told BIGINT, killed_at BIGINT, withheld BIGINT NOT NULL, held BIGINT NOT NULL, replaced BIGINT NOT NULL,
        shown BIGINT NOT NULL, visible_at BIGINT NOT NULL, changed_at BIGINT NOT NULL, UNIQUE (provider, story))",
    "CREATE INDEX story_by_time ON story (visible_at, id)",
    // A revision is told by its version and the hash of its bytes; `version` is empty where none is stated.
    "CREATE TABLE revision (id BIGINT PRIMARY KEY, story BIGINT NOT NULL REFERENCES story (id), version TEXT NOT NULL,
        hash TEXT NOT NULL, uri TEXT, made TEXT, does TEXT NOT NULL, apart BIGINT NOT NULL, source TEXT NOT NULL,
        format TEXT NOT NULL, received_at BIGINT NOT NULL, article TEXT NOT NULL, raw BLOB NOT NULL,
        UNIQUE (story, version, hash))",
    "CREATE INDEX revision_by_source ON revision (source, received_at)",
    // Every identifier of a story and its revisions, hashed.
    "CREATE TABLE identifier (key TEXT NOT NULL, story BIGINT NOT NULL REFERENCES story (id), PRIMARY KEY (key, story))",
    "CREATE INDEX identifier_by_story ON identifier (story)",
    // What articles did to stories by their identifiers, hashed: remembered before the story comes and behind its purge.
    "CREATE TABLE recall (key TEXT NOT NULL, act TEXT NOT NULL, provider TEXT NOT NULL, source TEXT NOT NULL,
        anyone BIGINT NOT NULL, made TEXT, at BIGINT NOT NULL, PRIMARY KEY (key, act, provider, source))",
    "CREATE TABLE audit (id BIGINT PRIMARY KEY, at BIGINT NOT NULL, what TEXT NOT NULL, source TEXT NOT NULL,
        story TEXT NOT NULL, detail TEXT NOT NULL)",
    "CREATE INDEX audit_by_story ON audit (story, id)",
    // The last that was served as a feed in a format: when it changed is told from that.
    "CREATE TABLE served (feed TEXT NOT NULL, format TEXT NOT NULL, etag TEXT NOT NULL, modified BIGINT NOT NULL,
        PRIMARY KEY (feed, format))",
];

/// To whom what is sent.
const SENT: &[&str] = &[
    // `last` is the number that was given last, `after` the delivery that was acknowledged last; `next_at` is the moment
    // before which it is not tried again.
    "CREATE TABLE destination (name TEXT PRIMARY KEY, last BIGINT NOT NULL, after BIGINT NOT NULL, failures BIGINT NOT NULL,
        next_at BIGINT NOT NULL, trouble TEXT)",
    // A delivery: numbers have no gap in a destination. What ends a story has `rank` 0 and goes before all else.
    "CREATE TABLE delivery (destination TEXT NOT NULL, seq BIGINT NOT NULL, story BIGINT NOT NULL REFERENCES story (id),
        revision BIGINT NOT NULL, act TEXT NOT NULL, rank BIGINT NOT NULL, state TEXT NOT NULL, due_at BIGINT NOT NULL,
        attempts BIGINT NOT NULL, queued_at BIGINT NOT NULL, PRIMARY KEY (destination, seq))",
    "CREATE INDEX delivery_by_story ON delivery (story, destination, seq)",
    "CREATE INDEX delivery_by_state ON delivery (destination, state, rank, seq)",
];

/// What goes with a story: the identifiers, hashed, of the pictures, sound, video and sidebars of its revisions.
const WITHIN: &[&str] = &[
    "CREATE TABLE within (key TEXT NOT NULL, story BIGINT NOT NULL REFERENCES story (id), PRIMARY KEY (key, story))",
    "CREATE INDEX within_by_story ON within (story)",
];

/// What stays of what was purged.
const PURGED: &[&str] = &[
    // Who has it, by its identifiers, hashed: a kill that comes later is told to them.
    "CREATE TABLE receipt (key TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, provider TEXT NOT NULL, source TEXT NOT NULL,
        story TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (key, kind, name, provider, source))",
    // The hashes of its bytes: they are not new when they come again.
    "CREATE TABLE purged (key TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (key, hash))",
    // The files that hold a story beside the store.
    "CREATE TABLE file (story BIGINT NOT NULL REFERENCES story (id), path TEXT NOT NULL, PRIMARY KEY (story, path))",
    // Whether something that was deleted is still to be taken off the disk.
    "INSERT INTO counter (name, value) VALUES ('unwiped', 0)",
];

/// What complete feeds no longer hold.
const COMPLETE: &[&str] = &["ALTER TABLE story ADD COLUMN absent BIGINT NOT NULL DEFAULT 0"];

/// What feeds no longer hold.
const ARCHIVED: &[&str] = &[
    // When a story could first be seen: it stays so once readers may have seen it.
    "ALTER TABLE story ADD COLUMN first_at BIGINT NOT NULL DEFAULT 0",
    "UPDATE story SET first_at = visible_at",
    "CREATE INDEX story_by_first ON story (first_at, id)",
    // Where an archive of a feed ends; it begins where the one before it does.
    "CREATE TABLE archive (feed TEXT NOT NULL, number BIGINT NOT NULL, until_at BIGINT NOT NULL, until_id BIGINT NOT NULL,
        PRIMARY KEY (feed, number))",
];
