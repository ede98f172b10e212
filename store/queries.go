package store

import (
	"strings"

	"github.com/mattn/go-sqlite3"
)

// queries are the writer's prepared statements.
type queries struct {
	begin, commit, rollback          *statement
	dataVersion, anyDocument         *statement
	findSource, addSource, setSource *statement
	endSource, startReread           *statement
	seen, stale                      *statement

	findDocument, addDocument, setDocument, dropDocument *statement
	addNote, index, toIndex                              *statement
	addFailure, clearFailures, clearListFailures         *statement
	nextNode                                             *statement
	nextSegment, addSegment                              *statement
	totals, setTotals                                    *statement
	nodes                                                *rowBuffer

	findEntity, setEntity, entity, lastEntity *statement
	dropForm, formsOf                         *statement
	dropCountry, countriesOf                  *statement
	dropAlias                                 *statement
	extrasOf, mentionedIn                     *statement
	entities, forms, countries, aliases       *rowBuffer
	extras                                    *rowBuffer

	findWord, addWord                                 *statement
	lastQuantity                                      *statement
	addCapacity, addAgreement, addParty               *statement
	addMilestone                                      *statement
	mentions, dates, quantities, affiliations, quotes *rowBuffer

	projectsOfKey, addProject, setProject, setProjectKey, dropProject *statement
	addReport, reportsOfDocument, reportsOfKey, reportsOfProject      *statement
	moveReport, rekeyReport                                           *statement
	moveCapacities, moveAgreements, moveMilestones                    *statement

	addSketch, addSketches, dropSketch, sharing, textOf *statement
	group, member, setDuplicate, rootOf                 *statement

	clear      []*statement // deletes an article's records
	dropEntity []*statement
	all        []*statement
	buffers    []*rowBuffer
}

// recordTables are the tables of an article's records.
var recordTables = []string{
	"notes", "quote_rows", "affiliation_rows", "milestones", "agreements", "capacities", "quantity_rows", "date_rows",
	"mention_rows", "project_reports", "document_entities",
}

func prepare(c *sqlite3.SQLiteConn) (*queries, error) {
	q := &queries{}
	var failed error
	p := func(sql string) *statement {
		if failed != nil {
			return nil
		}
		var s *statement
		if s, failed = newStatement(c, sql); failed == nil {
			q.all = append(q.all, s)
		}
		return s
	}
	buffer := func(insert, columns string) *rowBuffer {
		if failed != nil {
			return nil
		}
		var b *rowBuffer
		if b, failed = newRowBuffer(c, insert, columns); failed == nil {
			q.all = append(q.all, b.one, b.many)
			q.buffers = append(q.buffers, b)
		}
		return b
	}
	q.begin, q.commit, q.rollback = p("BEGIN IMMEDIATE"), p("COMMIT"), p("ROLLBACK")
	q.dataVersion = p("PRAGMA data_version")
	q.anyDocument = p("SELECT EXISTS (SELECT 1 FROM documents)")

	q.findSource = p("SELECT id FROM sources WHERE uri = ?")
	q.addSource = p("INSERT INTO sources (uri, path, size, mtime, settings) VALUES (?, ?, ?, ?, ?)")
	q.setSource = p("UPDATE sources SET path = ?, size = ?, mtime = ?, settings = ?, complete = 0 WHERE id = ?")
	q.endSource = p("UPDATE sources SET articles = ?, complete = ? WHERE id = ?")
	q.startReread = p("DELETE FROM temp.reread")
	q.seen = p("INSERT OR IGNORE INTO temp.reread (document_id) VALUES (?)")
	q.stale = p("SELECT id FROM documents WHERE source_id = ? AND id NOT IN (SELECT document_id FROM temp.reread) ORDER BY id")

	q.findDocument = p("SELECT id FROM documents WHERE uri = ?")
	q.addDocument = p(`INSERT INTO documents (uri, format, title, byline, publisher, url, published, published_from, language, text, sha256,
		source_id, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	q.setDocument = p(`UPDATE documents SET format = ?, title = ?, byline = ?, publisher = ?, url = ?, published = ?, published_from = ?,
		language = ?, text = ?, sha256 = ?, source_id = ?, digest = ? WHERE id = ?`)
	q.dropDocument = p("DELETE FROM documents WHERE id = ?")
	q.addNote = p("INSERT OR IGNORE INTO notes (document_id, note) VALUES (?, ?)")
	q.toIndex = p("SELECT text, title FROM documents WHERE id = ?")
	q.index = p("INSERT INTO documents_fts (docid, text, title) VALUES (?, ?, ?)")
	q.nodes = buffer("INSERT OR ROLLBACK INTO documents_fts_segments", "blockid, block")
	q.nextNode = p("SELECT coalesce(max(blockid), 0) + 1 FROM documents_fts_segments")
	q.nextSegment = p("SELECT coalesce(max(idx) + 1, 0) FROM documents_fts_segdir WHERE level = 0")
	q.addSegment = p("INSERT INTO documents_fts_segdir (level, idx, start_block, leaves_end_block, end_block, root) VALUES (0, ?, ?, ?, ?, ?)")
	q.totals = p("SELECT value FROM documents_fts_stat WHERE id = 0")
	q.setTotals = p("REPLACE INTO documents_fts_stat (id, value) VALUES (0, ?)")
	q.addFailure = p("INSERT OR IGNORE INTO failures (uri, stage, reason, source) VALUES (?, ?, ?, ?)")
	q.clearFailures = p("DELETE FROM failures WHERE source = ?")
	q.clearListFailures = p("DELETE FROM failures WHERE stage = 'list'")

	q.findEntity = p("SELECT id FROM entities WHERE identity = ?")
	q.setEntity = p("UPDATE entities SET name = ?, country = ?, subkind = ?, documents = ? WHERE id = ?")
	q.lastEntity = p("SELECT max(id) FROM entities")
	q.entities = buffer("INSERT OR ROLLBACK INTO entities", "id, kind, name, country, subkind, documents, identity")
	q.entity = p("SELECT kind, name, country, subkind, documents, identity FROM entities WHERE id = ?")
	q.forms = buffer("INSERT OR REPLACE INTO entity_forms", "entity_id, form, documents, fullest")
	q.dropForm = p("DELETE FROM entity_forms WHERE entity_id = ? AND form = ?")
	q.formsOf = p("SELECT form, documents, fullest FROM entity_forms WHERE entity_id = ?")
	q.countries = buffer("INSERT OR REPLACE INTO entity_countries", "entity_id, country, documents")
	q.dropCountry = p("DELETE FROM entity_countries WHERE entity_id = ? AND country = ?")
	q.countriesOf = p("SELECT country, documents FROM entity_countries WHERE entity_id = ?")
	q.aliases = buffer("INSERT OR ROLLBACK INTO entity_aliases", "entity_id, alias")
	q.dropAlias = p("DELETE FROM entity_aliases WHERE entity_id = ? AND alias = ?")
	q.extras = buffer("INSERT OR ROLLBACK INTO document_entities", "document_id, entity_id, name, country, forms")
	q.extrasOf = p("SELECT entity_id, name, country, forms FROM document_entities WHERE document_id = ?")
	q.mentionedIn = p("SELECT DISTINCT entity_id, text FROM mentions WHERE document_id = ? ORDER BY entity_id, text")

	q.findWord = p("SELECT id FROM words WHERE word = ?")
	q.addWord = p("INSERT INTO words (word) VALUES (?)")
	q.mentions = buffer("INSERT OR ROLLBACK INTO mention_rows", "document_id, n, start, length, entity_id, rule_id")
	q.dates = buffer("INSERT OR ROLLBACK INTO date_rows", "document_id, n, start, length, type_id, value, first_day, last_day, rule_id")
	q.lastQuantity = p("SELECT max(id) FROM quantity_rows")
	q.quantities = buffer("INSERT OR ROLLBACK INTO quantity_rows",
		`id, document_id, start, length, value, value_max, unit_id, unit_text_id, per_id, dimension_id, qualifier_id, rule_id`)
	q.affiliations = buffer("INSERT OR ROLLBACK INTO affiliation_rows",
		"document_id, n, start, length, person_id, organization_id, title, rule_id")
	q.quotes = buffer("INSERT OR ROLLBACK INTO quote_rows", "document_id, n, start, length, speaker_id, verb, direct, rule_id")
	q.addCapacity = p(`INSERT INTO capacities (quantity_id, document_id, start, "end", text, mw, mw_max, mwh, rating, qualifier, technology,
		scope, project_id, place, country, status, rule) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	q.addAgreement = p(`INSERT INTO agreements (document_id, start, "end", text, type, status, binding, date, date_text, event, place,
		country, subject, project_id, mw, mwh, technology, value, currency, term, count, rule, sentence_start, sentence_end)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	q.addParty = p("INSERT INTO agreement_parties (agreement_id, entity_id, name, role) VALUES (?, ?, ?, ?)")
	q.addMilestone = p(`INSERT INTO milestones (document_id, start, "end", text, type, project_id, mw, country, date, planned, rule)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)

	q.projectsOfKey = p("SELECT id, key_country FROM projects WHERE key = ? ORDER BY key_country")
	q.addProject = p(`INSERT INTO projects (name, technology, mw, mwh, country, place, status, entity_id, key, key_country)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	q.setProject = p(`UPDATE projects SET name = ?, technology = ?, mw = ?, mwh = ?, country = nullif(key_country, ''), place = ?, status = ?,
		entity_id = ? WHERE id = ?`)
	q.setProjectKey = p("UPDATE projects SET key_country = ? WHERE id = ?")
	q.dropProject = p("DELETE FROM projects WHERE id = ?")
	q.addReport = p(`INSERT INTO project_reports (document_id, project_id, key, name, technology, mw, mwh, country, place, status, entity_id)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	q.reportsOfDocument = p("SELECT id, project_id, key FROM project_reports WHERE document_id = ? ORDER BY id")
	q.reportsOfKey = p("SELECT id, document_id, project_id, country, name FROM project_reports WHERE key = ? ORDER BY id")
	q.reportsOfProject = p(`SELECT r.name, r.technology, r.mw, r.mwh, r.place, r.status, r.entity_id, d.published, d.duplicate_of, e.identity
		FROM project_reports r JOIN documents d ON d.id = r.document_id LEFT JOIN entities e ON e.id = r.entity_id WHERE r.project_id = ?`)
	q.moveReport = p("UPDATE project_reports SET project_id = ? WHERE id = ?")
	q.rekeyReport = p("UPDATE project_reports SET key = ? WHERE id = ?")
	q.moveCapacities = p("UPDATE capacities SET project_id = ? WHERE document_id = ? AND project_id = ?")
	q.moveAgreements = p("UPDATE agreements SET project_id = ? WHERE document_id = ? AND project_id = ?")
	q.moveMilestones = p("UPDATE milestones SET project_id = ? WHERE document_id = ? AND project_id = ?")

	q.addSketch = p("INSERT INTO sketches (key, document_id) VALUES (?, ?)")
	q.dropSketch = p("DELETE FROM sketches WHERE key = ? AND document_id = ?")
	q.addSketches = p("INSERT OR ROLLBACK INTO sketches (key, document_id) VALUES (?, ?)" + strings.Repeat(", (?, ?)", sketchSize-1))
	// In one row: a step of a statement costs more than a number of many.
	q.sharing = p("SELECT group_concat(document_id, ' ') FROM (SELECT document_id FROM sketches WHERE key = ? AND document_id <> ? LIMIT ?)")
	q.textOf = p("SELECT text, published, coalesce(duplicate_of, id) FROM documents WHERE id = ?")
	q.group = p("SELECT id, uri, published FROM documents WHERE id = ?1 OR duplicate_of = ?1 ORDER BY id")
	q.member = p("SELECT uri, published FROM documents WHERE id = ?")
	q.setDuplicate = p("UPDATE documents SET duplicate_of = ? WHERE id = ?")
	q.rootOf = p("SELECT coalesce(duplicate_of, id) FROM documents WHERE id = ?")

	// Foreign keys are not enforced in writing, see openWriter.
	q.clear = append(q.clear, p("DELETE FROM agreement_parties WHERE agreement_id IN (SELECT id FROM agreements WHERE document_id = ?)"))
	for _, table := range []string{"entity_aliases", "entity_forms", "entity_countries"} {
		q.dropEntity = append(q.dropEntity, p("DELETE FROM "+table+" WHERE entity_id = ?"))
	}
	q.dropEntity = append(q.dropEntity, p("DELETE FROM entities WHERE id = ?"))
	for _, table := range recordTables {
		q.clear = append(q.clear, p("DELETE FROM "+table+" WHERE document_id = ?"))
	}
	if failed != nil {
		q.close()
		return nil, failed
	}
	return q, nil
}

// flush inserts what the buffers hold.
func (q *queries) flush() error {
	for _, b := range q.buffers {
		if err := b.flush(); err != nil {
			return err
		}
	}
	return nil
}

func (q *queries) close() {
	for _, s := range q.all {
		_ = s.stmt.Close()
	}
}
