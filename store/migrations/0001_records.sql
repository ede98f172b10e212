-- The tables of the contract; those of which an article has dozens are views
-- over compact tables of rows, see 0002_views.sql. Offsets (start, "end") are half-open and count
-- Unicode code points of documents.text; NULL says that the article does not
-- tell. Not STRICT: SQLite before 3.37, as DB Browser 3.12 carries it, could
-- not open the file.

-- One row a file read: what it was like when it was last read to its end.
CREATE TABLE sources (
  id       INTEGER PRIMARY KEY,
  uri      TEXT    NOT NULL UNIQUE,
  path     TEXT,                        -- where it lay; NULL for standard input
  size     INTEGER,                     -- bytes; NULL for standard input
  mtime    INTEGER,                     -- nanoseconds since 1970
  settings INTEGER NOT NULL DEFAULT 0,  -- of the run: rules and flags that change records
  articles INTEGER NOT NULL DEFAULT 0,
  complete INTEGER NOT NULL DEFAULT 0   -- 1 when read to its end without a failure
);
CREATE INDEX sources_path ON sources(path);

-- The text comes last: what stands behind it would be read through it.
CREATE TABLE documents (
  id             INTEGER PRIMARY KEY,
  uri            TEXT NOT NULL UNIQUE,
  format         TEXT,
  title          TEXT,
  byline         TEXT,
  publisher      TEXT,
  url            TEXT,
  published      TEXT,
  published_from TEXT,
  language       TEXT,
  sha256         TEXT NOT NULL,  -- of the text
  duplicate_of   INTEGER REFERENCES documents(id),
  source_id      INTEGER NOT NULL REFERENCES sources(id),
  digest         INTEGER NOT NULL,  -- of the article as read, of all that is known about it and of the settings
  text           TEXT NOT NULL
);
CREATE INDEX documents_published    ON documents(published);
CREATE INDEX documents_publisher    ON documents(publisher) WHERE publisher IS NOT NULL;
CREATE INDEX documents_duplicate_of ON documents(duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE INDEX documents_source       ON documents(source_id);

-- What was repaired or left out in reading an article.
CREATE TABLE notes (
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  note        TEXT    NOT NULL,
  PRIMARY KEY (document_id, note)
) WITHOUT ROWID;

-- What could not be read or written, and why.
CREATE TABLE failures (
  uri    TEXT NOT NULL,
  stage  TEXT NOT NULL,  -- list, read, extract, store
  reason TEXT NOT NULL,
  source TEXT NOT NULL,  -- the file it lies in
  PRIMARY KEY (uri, stage, reason)
) WITHOUT ROWID;
CREATE INDEX failures_source ON failures(source);

CREATE TABLE entities (
  id        INTEGER PRIMARY KEY,
  kind      TEXT    NOT NULL,
  name      TEXT    NOT NULL,
  country   TEXT,
  subkind   TEXT,
  documents INTEGER NOT NULL DEFAULT 0,  -- articles that name it
  identity  INTEGER NOT NULL UNIQUE      -- digest of what two articles must share to mean the same entity
);

CREATE TABLE entity_aliases (
  entity_id INTEGER NOT NULL REFERENCES entities(id) ON DELETE CASCADE,
  alias     TEXT    NOT NULL,
  PRIMARY KEY (entity_id, alias)
) WITHOUT ROWID;
CREATE INDEX entity_aliases_alias ON entity_aliases(alias);

-- The forms of an entity that has more than one, with the number of articles
-- that have it, and the number in which it is the fullest. entities.name and
-- entity_aliases follow from it, so that they do not depend on the order of the
-- articles.
CREATE TABLE entity_forms (
  entity_id INTEGER NOT NULL REFERENCES entities(id) ON DELETE CASCADE,
  form      TEXT    NOT NULL,
  documents INTEGER NOT NULL,
  fullest   INTEGER NOT NULL,
  PRIMARY KEY (entity_id, form)
) WITHOUT ROWID;

-- How many articles give an entity this country.
CREATE TABLE entity_countries (
  entity_id INTEGER NOT NULL REFERENCES entities(id) ON DELETE CASCADE,
  country   TEXT    NOT NULL,
  documents INTEGER NOT NULL,
  PRIMARY KEY (entity_id, country)
) WITHOUT ROWID;

-- What one article says of an entity beyond its mentions: the fullest form
-- where it is not the longest mention, forms that are no mention, and the
-- country. No row where there is nothing of the kind.
CREATE TABLE document_entities (
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  entity_id   INTEGER NOT NULL,  -- of entities; a mention of it is there as well
  name        TEXT,
  country     TEXT,
  forms       TEXT,  -- JSON array
  PRIMARY KEY (document_id, entity_id)
) WITHOUT ROWID;

-- Words of which there are few and that stand in many rows, each kept once:
-- the rules that fired, by the ids that rule files give them, units, types.
CREATE TABLE words (
  id   INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE
);

-- Rows count from 1 within their document; length is in code points.
CREATE TABLE mention_rows (
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  n           INTEGER NOT NULL,
  start       INTEGER NOT NULL,
  length      INTEGER NOT NULL,
  entity_id   INTEGER NOT NULL REFERENCES entities(id),
  rule_id     INTEGER NOT NULL REFERENCES words(id),
  PRIMARY KEY (document_id, n)
) WITHOUT ROWID;
CREATE INDEX mention_rows_entity ON mention_rows(entity_id);

CREATE TABLE date_rows (
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  n           INTEGER NOT NULL,
  start       INTEGER NOT NULL,
  length      INTEGER NOT NULL,
  type_id     INTEGER NOT NULL REFERENCES words(id),
  value       TEXT,
  first_day   TEXT,  -- NULL where a value that is a day, a month or a year tells it, '' where there is none
  last_day    TEXT,
  rule_id     INTEGER NOT NULL REFERENCES words(id),
  PRIMARY KEY (document_id, n)
) WITHOUT ROWID;

CREATE TABLE quantity_rows (
  id           INTEGER PRIMARY KEY,
  document_id  INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  start        INTEGER NOT NULL,
  length       INTEGER NOT NULL,
  value        REAL,
  value_max    REAL,
  unit_id      INTEGER REFERENCES words(id),
  unit_text_id INTEGER REFERENCES words(id),
  per_id       INTEGER REFERENCES words(id),
  dimension_id INTEGER REFERENCES words(id),
  qualifier_id INTEGER REFERENCES words(id),
  rule_id      INTEGER NOT NULL REFERENCES words(id)
);
CREATE INDEX quantity_rows_document ON quantity_rows(document_id);

CREATE TABLE quote_rows (
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  n           INTEGER NOT NULL,
  start       INTEGER NOT NULL,
  length      INTEGER NOT NULL,
  speaker_id  INTEGER REFERENCES entities(id),
  verb        TEXT,
  direct      INTEGER NOT NULL,
  rule_id     INTEGER NOT NULL REFERENCES words(id),
  PRIMARY KEY (document_id, n)
) WITHOUT ROWID;
CREATE INDEX quote_rows_speaker ON quote_rows(speaker_id) WHERE speaker_id IS NOT NULL;

-- One row a plant, merged over the articles that tell of it.
CREATE TABLE projects (
  id          INTEGER PRIMARY KEY,
  name        TEXT NOT NULL,
  technology  TEXT,
  mw          REAL,
  mwh         REAL,
  country     TEXT,
  place       TEXT,
  status      TEXT,
  entity_id   INTEGER REFERENCES entities(id),
  key         TEXT NOT NULL,             -- what two articles must share to mean the same plant
  key_country TEXT NOT NULL DEFAULT '',  -- and the country, '' where none of them gives it
  UNIQUE (key, key_country)
);
CREATE INDEX projects_country ON projects(country, technology, status);
CREATE INDEX projects_entity  ON projects(entity_id) WHERE entity_id IS NOT NULL;

-- What one article says of a plant. The row in projects follows from these.
CREATE TABLE project_reports (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  project_id  INTEGER NOT NULL REFERENCES projects(id),
  key         TEXT    NOT NULL,
  name        TEXT    NOT NULL,
  technology  TEXT,
  mw          REAL,
  mwh         REAL,
  country     TEXT,
  place       TEXT,
  status      TEXT,
  entity_id   INTEGER REFERENCES entities(id)
);
CREATE INDEX project_reports_document ON project_reports(document_id);
CREATE INDEX project_reports_project  ON project_reports(project_id);
CREATE INDEX project_reports_key      ON project_reports(key);
CREATE INDEX project_reports_entity   ON project_reports(entity_id) WHERE entity_id IS NOT NULL;

CREATE TABLE capacities (
  id          INTEGER PRIMARY KEY,
  quantity_id INTEGER REFERENCES quantity_rows(id),
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  text        TEXT    NOT NULL,
  mw          REAL,
  mw_max      REAL,
  mwh         REAL,
  rating      TEXT,
  qualifier   TEXT,
  technology  TEXT,
  scope       TEXT,
  project_id  INTEGER REFERENCES projects(id),
  place       TEXT,
  country     TEXT,
  status      TEXT,
  rule        TEXT    NOT NULL
);
CREATE INDEX capacities_document ON capacities(document_id);
CREATE INDEX capacities_quantity ON capacities(quantity_id) WHERE quantity_id IS NOT NULL;
CREATE INDEX capacities_project  ON capacities(project_id) WHERE project_id IS NOT NULL;
CREATE INDEX capacities_country  ON capacities(country, technology);

CREATE TABLE agreements (
  id             INTEGER PRIMARY KEY,
  document_id    INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  start          INTEGER NOT NULL,
  "end"          INTEGER NOT NULL,
  text           TEXT    NOT NULL,
  type           TEXT    NOT NULL,
  status         TEXT,
  binding        INTEGER NOT NULL,
  date           TEXT,
  date_text      TEXT,
  event          TEXT,
  place          TEXT,
  country        TEXT,
  subject        TEXT,
  project_id     INTEGER REFERENCES projects(id),
  mw             REAL,
  mwh            REAL,
  technology     TEXT,
  value          REAL,
  currency       TEXT,
  term           TEXT,
  count          INTEGER,
  rule           TEXT    NOT NULL,
  sentence_start INTEGER NOT NULL,  -- the sentence that tells it
  sentence_end   INTEGER NOT NULL
);
CREATE INDEX agreements_document ON agreements(document_id);
CREATE INDEX agreements_project  ON agreements(project_id) WHERE project_id IS NOT NULL;
CREATE INDEX agreements_type     ON agreements(type, status);
CREATE INDEX agreements_country  ON agreements(country, type);
CREATE INDEX agreements_date     ON agreements(date);

CREATE TABLE agreement_parties (
  agreement_id INTEGER NOT NULL REFERENCES agreements(id) ON DELETE CASCADE,
  entity_id    INTEGER REFERENCES entities(id),
  name         TEXT    NOT NULL,
  role         TEXT    NOT NULL
);
CREATE INDEX agreement_parties_agreement ON agreement_parties(agreement_id);
CREATE INDEX agreement_parties_entity    ON agreement_parties(entity_id) WHERE entity_id IS NOT NULL;

CREATE TABLE milestones (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  text        TEXT    NOT NULL,
  type        TEXT    NOT NULL,
  project_id  INTEGER REFERENCES projects(id),
  mw          REAL,
  country     TEXT,
  date        TEXT,
  planned     INTEGER NOT NULL,
  rule        TEXT    NOT NULL
);
CREATE INDEX milestones_document ON milestones(document_id);
CREATE INDEX milestones_project  ON milestones(project_id) WHERE project_id IS NOT NULL;
CREATE INDEX milestones_type     ON milestones(type, date);

CREATE TABLE affiliation_rows (
  document_id     INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  n               INTEGER NOT NULL,
  start           INTEGER NOT NULL,
  length          INTEGER NOT NULL,
  person_id       INTEGER NOT NULL REFERENCES entities(id),
  organization_id INTEGER REFERENCES entities(id),
  title           TEXT,
  rule_id         INTEGER NOT NULL REFERENCES words(id),
  PRIMARY KEY (document_id, n)
) WITHOUT ROWID;
CREATE INDEX affiliation_rows_person       ON affiliation_rows(person_id);
CREATE INDEX affiliation_rows_organization ON affiliation_rows(organization_id) WHERE organization_id IS NOT NULL;
