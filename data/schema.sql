-- The Dateline database, version 9. This text is the one source of truth: the program is built with it, makes new
-- databases from it, and opens only files whose schema is exactly this, or that of an older version (schema_8.sql). Those
-- are read as they are, or as a copy in memory; the first write makes this of them, and keeps a copy of the file as it was beside it
-- (app/store/sqlite/migrate.h).
--
-- What has an id keeps it for ever: however its slug, its place in a list or its words change, and whatever is removed,
-- no id is given a second time (table last_id). Parts of an event, an utterance or a photo that others may point to
-- (participations, claims, quotes, attributions, regions) have one too; plain lists (names, topics, coverage) are values, and
-- their places are their keys. An id's kind, where one table points to many: 1 event, 2 participant, 3 outlet, 4 article,
-- 5 utterance, 6 quote, 7 photo, 8 topic, 9 place (model::Kind); 0 the database itself, 10 saved view, 11 participation,
-- 12 claim, 13 attribution, 14 region, 15 note, 16 source, 17 column mapping, 18 change set.
--
-- LocalText is a JSON object of BCP 47 tag to text, in the order authored: {"ko":"간담회","en":"Meeting"}.
-- Dates are EDTF as authored; start_ms and end_ms (UTC, half-open) are worked out from them: ticks, which are
-- milliseconds within 202,000 years of 1970 and 2^26 of them beyond (app/base/ticks.h). `level` is the position of the
-- highest bit of the length, so that "what is active in this range" is a short range of timeline_entry for each
-- level.
-- Columns named under "derived" follow from the rest; the writer keeps them right inside the same transaction.

PRAGMA application_id = 0x44544C4E; -- "DTLN"
PRAGMA user_version = 9;

CREATE TABLE database (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    utc_offset_minutes INTEGER NOT NULL CHECK (utc_offset_minutes BETWEEN -1440 AND 1440),
    licence TEXT NOT NULL,
    uid TEXT NOT NULL -- tells it from other databases wherever identifiers leave; empty: its title does
) STRICT;

CREATE TABLE place (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    within INTEGER REFERENCES place (id),
    latitude REAL CHECK (latitude BETWEEN -90 AND 90),
    longitude REAL CHECK (longitude BETWEEN -180 AND 180)
) STRICT;

CREATE TABLE place_variant (
    place INTEGER NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (place, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE topic (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE outlet (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    url TEXT NOT NULL
) STRICT;

CREATE TABLE participant (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 2), -- person, organisation, group
    description TEXT NOT NULL,
    portrait INTEGER REFERENCES photo (id),
    size INTEGER CHECK (size >= 0)
) STRICT;

CREATE TABLE participant_name (
    participant INTEGER NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3), -- primary, variant, handle, honorific
    PRIMARY KEY (participant, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    outlet INTEGER NOT NULL REFERENCES outlet (id),
    headline TEXT NOT NULL,
    deck TEXT NOT NULL,
    byline TEXT NOT NULL,
    url TEXT NOT NULL,
    reference TEXT NOT NULL,
    language TEXT NOT NULL,
    published TEXT NOT NULL,
    updated TEXT NOT NULL,
    collected TEXT NOT NULL,
    note TEXT NOT NULL,
    -- derived from published
    start_ms INTEGER,
    end_ms INTEGER,
    level INTEGER CHECK (level BETWEEN 0 AND 62),
    precision INTEGER CHECK (precision BETWEEN 0 AND 10),
    CHECK ((start_ms IS NULL) = (end_ms IS NULL) AND (start_ms IS NULL) = (level IS NULL))
) STRICT;

CREATE TABLE article_body (
    article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32) -- derived from text
) STRICT;

CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    date TEXT NOT NULL,
    utc_offset_minutes INTEGER CHECK (utc_offset_minutes BETWEEN -1440 AND 1440),
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    note TEXT NOT NULL,
    place INTEGER REFERENCES place (id),
    within INTEGER REFERENCES event (id),
    author_weight REAL,
    confidence INTEGER NOT NULL CHECK (confidence BETWEEN 0 AND 2), -- high, medium, low
    -- nothing is said, confirmed, one source, unverified, disputed
    verification INTEGER NOT NULL DEFAULT 0 CHECK (verification BETWEEN 0 AND 4),
    -- derived from date
    start_ms INTEGER,
    end_ms INTEGER,
    level INTEGER CHECK (level BETWEEN 0 AND 62),
    precision INTEGER CHECK (precision BETWEEN 0 AND 10),
    -- derived from what belongs to it
    weight REAL NOT NULL,
    utterances INTEGER NOT NULL DEFAULT 0,
    participants INTEGER NOT NULL DEFAULT 0,
    articles INTEGER NOT NULL DEFAULT 0,
    photos INTEGER NOT NULL DEFAULT 0,
    disputed INTEGER NOT NULL DEFAULT 0 CHECK (disputed IN (0, 1)),
    CHECK ((start_ms IS NULL) = (end_ms IS NULL) AND (start_ms IS NULL) = (level IS NULL))
) STRICT;

CREATE TABLE participation (
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    participant INTEGER NOT NULL REFERENCES participant (id),
    role TEXT NOT NULL,
    title TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (event, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_topic (
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    topic INTEGER NOT NULL REFERENCES topic (id),
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE coverage (
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES article (id),
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim (
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    about TEXT NOT NULL,
    label TEXT NOT NULL,
    value TEXT NOT NULL,
    article INTEGER REFERENCES article (id),
    PRIMARY KEY (event, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE photo (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL, -- below the folder of this database
    width_px INTEGER CHECK (width_px > 0), -- upright; null: not known
    height_px INTEGER CHECK (height_px > 0),
    caption TEXT NOT NULL,
    alt TEXT NOT NULL,
    credit TEXT NOT NULL,
    licence TEXT NOT NULL,
    taken TEXT NOT NULL,
    illustration INTEGER NOT NULL CHECK (illustration IN (0, 1)),
    event INTEGER REFERENCES event (id),
    sha256 BLOB CHECK (length(sha256) = 32) -- of the file's bytes, by which it is found again; null: not known
) STRICT;

CREATE TABLE region ( -- fractions of the photo's width and height, from its top left
    photo INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE,
    id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    participant INTEGER NOT NULL REFERENCES participant (id),
    x REAL NOT NULL,
    y REAL NOT NULL,
    width REAL NOT NULL,
    height REAL NOT NULL,
    PRIMARY KEY (photo, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE utterance (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    event INTEGER NOT NULL REFERENCES event (id),
    ordinal INTEGER NOT NULL,
    said TEXT NOT NULL,
    context_kind TEXT NOT NULL,
    context TEXT NOT NULL,
    -- derived from said, else from the event's date
    start_ms INTEGER,
    end_ms INTEGER,
    level INTEGER CHECK (level BETWEEN 0 AND 62),
    -- derived from the attributions
    speaker INTEGER REFERENCES participant (id),
    disputed INTEGER NOT NULL CHECK (disputed IN (0, 1)),
    CHECK ((start_ms IS NULL) = (end_ms IS NULL) AND (start_ms IS NULL) = (level IS NULL))
) STRICT;

CREATE TABLE utterance_topic (
    utterance INTEGER NOT NULL REFERENCES utterance (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    topic INTEGER NOT NULL REFERENCES topic (id),
    PRIMARY KEY (utterance, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE quote (
    id INTEGER PRIMARY KEY,
    utterance INTEGER NOT NULL REFERENCES utterance (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES article (id),
    label TEXT NOT NULL,
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    form INTEGER NOT NULL CHECK (form BETWEEN 0 AND 3), -- direct, indirect, translated, display
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    start_char INTEGER,
    end_char INTEGER,
    part TEXT NOT NULL,
    note TEXT NOT NULL,
    verification INTEGER NOT NULL DEFAULT 0 CHECK (verification BETWEEN 0 AND 4), -- as of an event
    UNIQUE (utterance, position)
) STRICT;

CREATE TABLE attribution (
    utterance INTEGER NOT NULL REFERENCES utterance (id) ON DELETE CASCADE,
    id INTEGER NOT NULL,
    position INTEGER NOT NULL, -- the oldest is 0
    speaker INTEGER NOT NULL REFERENCES participant (id),
    article INTEGER REFERENCES article (id),
    method INTEGER NOT NULL CHECK (method IN (0, 1)), -- person, rule
    decided_by TEXT NOT NULL,
    confidence REAL CHECK (confidence BETWEEN 0 AND 1),
    status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 2), -- accepted, disputed, rejected
    reviewed INTEGER NOT NULL CHECK (reviewed BETWEEN 0 AND 3), -- no, accepted, corrected, rejected
    decided TEXT NOT NULL,
    note TEXT NOT NULL,
    -- what a rule took it from, in code points of the article's body, and whom it would have taken next
    start_char INTEGER,
    end_char INTEGER,
    runner_up INTEGER REFERENCES participant (id),
    runner_up_confidence REAL CHECK (runner_up_confidence BETWEEN 0 AND 1),
    PRIMARY KEY (utterance, id)
) STRICT, WITHOUT ROWID;

-- Views that were given a name. `ordinal`: the place in the story, from 1, each once; 0: not in the story. Dates as for
-- --from and --to: empty is the first or last event. Kinds: 1 event, 2 participant, 3 outlet, 4 article, 5 utterance,
-- 7 photo, 8 topic, 9 place; 0 with selected 0: nothing is selected.
CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    from_date TEXT NOT NULL,
    to_date TEXT NOT NULL,
    grouping INTEGER NOT NULL CHECK (grouping BETWEEN 0 AND 4), -- participant, topic, outlet, place, none
    selected_kind INTEGER NOT NULL CHECK (selected_kind BETWEEN 0 AND 9),
    selected INTEGER NOT NULL CHECK ((selected = 0) = (selected_kind = 0)),
    search TEXT NOT NULL,
    theme INTEGER NOT NULL CHECK (theme BETWEEN 0 AND 2) -- as it is, light, dark
) STRICT;

-- What a view is filtered by.
CREATE TABLE saved_view_filter (
    view INTEGER NOT NULL REFERENCES saved_view (id) ON DELETE CASCADE,
    kind INTEGER NOT NULL CHECK (kind IN (2, 3, 8, 9)),
    position INTEGER NOT NULL,
    target INTEGER NOT NULL,
    PRIMARY KEY (view, kind, position)
) STRICT, WITHOUT ROWID;

-- The highest id that was ever given to each kind: the next is one above, also where the thing has been removed since.
-- (AUTOINCREMENT would know only ids that SQLite gives, and the writer gives them before there is a row.)
CREATE TABLE last_id (
    kind INTEGER PRIMARY KEY CHECK (kind BETWEEN 1 AND 18),
    id INTEGER NOT NULL CHECK (id >= 0)
) STRICT;

-- Slugs that things had before: they still find them. kind: 1 to 5, 7 to 10. None of them is another's slug now.
CREATE TABLE former_slug (
    kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 10 AND kind <> 6),
    slug TEXT NOT NULL,
    target INTEGER NOT NULL,
    PRIMARY KEY (kind, slug)
) STRICT, WITHOUT ROWID;

-- What those who work on the database say of anything in it; readers of what leaves are not told.
CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 10),
    target INTEGER NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    author TEXT NOT NULL,
    written TEXT NOT NULL, -- EDTF, or empty
    UNIQUE (kind, target, position)
) STRICT;

-- Where things came from, and which row of it (from 1; 0: the whole). `name`: the file as it was given.
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    format TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) IN (0, 64)), -- of its bytes, in hexadecimal digits
    imported TEXT NOT NULL -- EDTF, or empty
) STRICT;

CREATE TABLE origin (
    kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 10),
    target INTEGER NOT NULL,
    source INTEGER NOT NULL REFERENCES source (id),
    source_row INTEGER NOT NULL CHECK (source_row >= 0),
    PRIMARY KEY (kind, target, source, source_row)
) STRICT, WITHOUT ROWID;

-- What the columns of a table mean, by a name; found again by the columns' names. `fields` is a JSON object.
CREATE TABLE column_mapping (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    fields TEXT NOT NULL
) STRICT;

CREATE TABLE mapping_column (
    mapping INTEGER NOT NULL REFERENCES column_mapping (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (mapping, position)
) STRICT, WITHOUT ROWID;

-- What was changed, by whom and when: one set for each commit after which a record is another, numbered from 1 without
-- gaps. An import is one set. To undo sets is a change too, which says of which it is the undoing.
CREATE TABLE change_set (
    id INTEGER PRIMARY KEY,
    author TEXT NOT NULL, -- empty: not said
    made TEXT NOT NULL, -- EDTF, UTC
    name TEXT NOT NULL, -- "Speaker of 3 quotes corrected"
    undoes INTEGER REFERENCES change_set (id)
) STRICT;

-- The records that a set changed, in the order in which it did: each as JSON of the source format, in one line, before
-- (null: it was not there; '': it was damaged and could not be read) and after (null: it is not there any more; '': an
-- import put it, and what it put is not kept twice: the next change of the record has it as its `before`, else it still
-- stands). Records name others as they were called then (former_slug). A set without rows is the import that made the
-- database.
CREATE TABLE change (
    change_set INTEGER NOT NULL REFERENCES change_set (id),
    number INTEGER NOT NULL,
    kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 17),
    target INTEGER NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (change_set, number)
) STRICT, WITHOUT ROWID;

-- Names as they are looked for: case folded; letters alone, without their marks or spaces; initial consonants. kind: 1 participant,
-- 2 outlet, 3 topic, 4 place.
CREATE TABLE name_key (
    kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
    target INTEGER NOT NULL,
    position INTEGER NOT NULL,
    folded TEXT NOT NULL,
    compact TEXT NOT NULL,
    initials TEXT NOT NULL,
    PRIMARY KEY (kind, target, position)
) STRICT, WITHOUT ROWID;

-- The timeline, derived: every event, utterance and article, once for each index that it belongs to. `kind`: 1 events,
-- 2 utterances, 3 articles (key 0: all of them); events by 4 participant (on its list, or speaking), 5 topic,
-- 6 covering outlet, 7 place; utterances by 8 speaker, 9 topic, 10 printing outlet, 11 place; 12 articles by outlet;
-- events by 13 topic, 14 outlet of their utterances alone (not in 5, 6 too). What has no date has level -1 and starts
-- at 0. The weight of an utterance is its event's; articles have none.
CREATE TABLE timeline_entry (
    kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 14),
    key INTEGER NOT NULL,
    level INTEGER NOT NULL CHECK (level BETWEEN -1 AND 62),
    start_ms INTEGER NOT NULL,
    id INTEGER NOT NULL,
    end_ms INTEGER NOT NULL,
    weight REAL NOT NULL,
    PRIMARY KEY (kind, key, level, start_ms, id)
) STRICT, WITHOUT ROWID;

-- Tile i of level z covers [i * 2^z, (i + 1) * 2^z); z is 12, 15, ... 48. `starts`: how many entries start in it, `ends`:
-- how many have their last millisecond in it; both as 64 equal parts too, and the heaviest that start in it, of
-- equal weight as app/base/tie_break.h orders ids. Only where more than 64 start or end: what a missing tile would say is
-- a short scan of timeline_entry.
-- app/index/tile.h says how the blobs are written.
CREATE TABLE timeline_tile (
    kind INTEGER NOT NULL,
    key INTEGER NOT NULL,
    z INTEGER NOT NULL,
    tile INTEGER NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    start_parts BLOB NOT NULL,
    end_parts BLOB NOT NULL,
    heaviest BLOB NOT NULL,
    PRIMARY KEY (kind, key, z, tile)
) STRICT, WITHOUT ROWID;

-- The entries of level 30 and above (6 days and longer) once more, packed: of level l those that start in
-- [tile * 2^l, (tile + 1) * 2^l), by start and id, so that what goes on at an instant stands in two tiles of each level
-- and is looked at without a row for each. `entries` is null where there are more than 200,000.
-- app/index/tile.h says how the blobs are written.
CREATE TABLE timeline_long (
    kind INTEGER NOT NULL,
    key INTEGER NOT NULL,
    level INTEGER NOT NULL CHECK (level BETWEEN 30 AND 62),
    tile INTEGER NOT NULL,
    count INTEGER NOT NULL,
    entries BLOB,
    PRIMARY KEY (kind, key, level, tile)
) STRICT, WITHOUT ROWID;

-- The ids of timeline_entry once more, packed, for kinds 4 to 11 where a key has more than 4,096 entries: those from
-- piece * 32768 to before (piece + 1) * 32768, so that filters of several things meet as sets of ids. What a key without
-- rows would say is a short scan of timeline_entry. app/index/bitmap.h says how the blobs are written.
CREATE TABLE timeline_ids (
    kind INTEGER NOT NULL CHECK (kind BETWEEN 4 AND 11),
    key INTEGER NOT NULL,
    piece INTEGER NOT NULL,
    ids BLOB NOT NULL,
    PRIMARY KEY (kind, key, piece)
) STRICT, WITHOUT ROWID;

-- What the entries of one kind and key come to. `levels`: bit l is set where one has level l. The extent is that of the
-- dated ones, open ends cut to their known side.
CREATE TABLE timeline_total (
    kind INTEGER NOT NULL,
    key INTEGER NOT NULL,
    dated INTEGER NOT NULL,
    undated INTEGER NOT NULL,
    levels INTEGER NOT NULL,
    extent_start_ms INTEGER,
    extent_end_ms INTEGER,
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

-- The timeline by id, derived: block b says of the ids from 256 * b to before 256 * (b + 1) when each was and what it
-- weighs, of an utterance its event and speaker too, so that what passes a filter (a set of ids) is counted and placed
-- without a look at its rows. From first_ms to last_ms the dated ones start or have their last millisecond.
-- app/index/column_block.h says how the blobs are written.
CREATE TABLE event_block (
    block INTEGER PRIMARY KEY,
    first_ms INTEGER,
    last_ms INTEGER,
    entries BLOB NOT NULL
) STRICT;

CREATE TABLE utterance_block (
    block INTEGER PRIMARY KEY,
    first_ms INTEGER,
    last_ms INTEGER,
    entries BLOB NOT NULL
) STRICT;

-- How many rows some tables have, derived. `what`: 1 event, 2 participant, 3 article, 4 utterance, 5 quote, 6 photo,
-- 7 outlet.
CREATE TABLE row_count (
    what INTEGER PRIMARY KEY,
    rows INTEGER NOT NULL
) STRICT;

-- Words as overlapping pairs of letters without their marks (app/base/letters.h), so that Korean terms of one and two syllables are found like any other.
CREATE VIRTUAL TABLE event_words USING fts5 (pairs, content = '', columnsize = 0, tokenize = 'ascii');
CREATE VIRTUAL TABLE utterance_words USING fts5 (pairs, content = '', columnsize = 0, tokenize = 'ascii');
CREATE VIRTUAL TABLE article_words USING fts5 (pairs, content = '', columnsize = 0, tokenize = 'ascii');

CREATE INDEX place_by_within ON place (within) WHERE within IS NOT NULL;
CREATE INDEX name_key_by_folded ON name_key (folded);
CREATE INDEX article_by_outlet ON article (outlet);
CREATE INDEX event_by_start ON event (start_ms);
CREATE INDEX event_by_place ON event (place) WHERE place IS NOT NULL;
CREATE INDEX event_by_within ON event (within) WHERE within IS NOT NULL;
CREATE INDEX participation_by_participant ON participation (participant, event);
CREATE INDEX event_topic_by_topic ON event_topic (topic, event);
CREATE INDEX coverage_by_article ON coverage (article, event);
CREATE INDEX photo_by_event ON photo (event) WHERE event IS NOT NULL;
CREATE INDEX region_by_participant ON region (participant, photo);
CREATE INDEX utterance_by_event ON utterance (event, ordinal, disputed);
CREATE INDEX utterance_by_speaker ON utterance (speaker, event);
CREATE INDEX utterance_topic_by_topic ON utterance_topic (topic, utterance);
CREATE INDEX quote_by_article ON quote (article, utterance);
CREATE INDEX attribution_by_speaker ON attribution (speaker, utterance);
CREATE INDEX article_body_by_sha256 ON article_body (sha256);
CREATE INDEX former_slug_by_target ON former_slug (kind, target);
CREATE INDEX origin_by_source ON origin (source, source_row);
CREATE INDEX change_by_target ON change (kind, target, change_set);
CREATE INDEX timeline_total_by_dated ON timeline_total (kind, dated);
CREATE INDEX timeline_entry_undated ON timeline_entry (kind, key, weight DESC, id) WHERE level = -1;
