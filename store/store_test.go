package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"unicode/utf8"

	"wattwire/extract/record"
)

// draft builds the records of an article by hand: every name and amount is
// looked up in the text, so that offsets are true.
type draft struct {
	t *testing.T
	Article
	seen map[string]int // name to entity
}

func newDraft(t *testing.T, uri, published, text string) *draft {
	d := &draft{t: t, seen: map[string]int{}}
	d.Document = record.Document{URI: uri, Format: "txt", Title: "Title of " + uri, Published: published, Language: "en", Text: text}
	if published != "" {
		d.Document.PublishedFrom = "metadata"
	}
	d.SHA256 = fmt.Sprintf("%x", sha256.Sum256([]byte(uri+published+text)))
	return d
}

func (d *draft) evidence(text, rule string) record.Evidence {
	at := strings.Index(d.Document.Text, text)
	if at < 0 {
		d.t.Fatalf("%s: no %q in the text", d.Document.URI, text)
	}
	start := utf8.RuneCountInString(d.Document.Text[:at])
	return record.Evidence{Start: start, End: start + utf8.RuneCountInString(text), Text: text, Rule: rule}
}

// entity adds an entity with a mention of each form.
func (d *draft) entity(kind, country string, forms ...string) int {
	e := record.Entity{ID: len(d.Entities) + 1, Kind: kind, Name: longest(forms), Country: country}
	for _, f := range forms {
		d.Mentions = append(d.Mentions, record.Mention{Evidence: d.evidence(f, "name-"+kind), Kind: kind, EntityID: e.ID})
		if f != e.Name {
			e.Aliases = append(e.Aliases, f)
		}
	}
	sort.Strings(e.Aliases)
	d.Entities = append(d.Entities, e)
	d.seen[e.Name] = e.ID
	return e.ID
}

func (d *draft) project(p record.Project) int {
	p.ID = len(d.Projects) + 1
	d.Projects = append(d.Projects, p)
	return p.ID
}

func (d *draft) capacity(text string, mw float64, project int) {
	ev := d.evidence(text, "amount")
	q := record.Quantity{ID: len(d.Quantities) + 1, Evidence: ev, Value: mw, Unit: "MW", Dimension: record.Power}
	d.Quantities = append(d.Quantities, q)
	d.Capacities = append(d.Capacities, record.Capacity{ID: len(d.Capacities) + 1, QuantityID: q.ID, Evidence: ev, MW: mw,
		Scope: record.ScopeProject, ProjectID: project})
}

func (d *draft) agreement(text, kind string, project int, parties ...string) {
	a := record.Agreement{ID: len(d.Agreements) + 1, Evidence: d.evidence(text, "deal"), Type: kind, Status: "signed", Binding: true,
		ProjectID: project, SentenceEnd: utf8.RuneCountInString(d.Document.Text)}
	for _, name := range parties {
		a.Parties = append(a.Parties, record.Party{EntityID: d.seen[name], Name: name, Role: "party"})
	}
	d.Agreements = append(d.Agreements, a)
}

// write puts the articles, each a file of its own, in the order given.
func write(t *testing.T, path string, articles ...Article) Counts {
	t.Helper()
	w, err := OpenWriter(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range articles {
		if err := w.BeginSource(Source{URI: a.Document.URI, Size: int64(len(a.Document.Text)), ModTime: 1}); err != nil {
			t.Fatal(err)
		}
		outcome, why, err := w.Put(a)
		if err != nil {
			t.Fatal(err)
		}
		if outcome == Failed {
			t.Logf("%s failed: %s", a.Document.URI, why)
		}
		if err := w.EndSource(true); err != nil {
			t.Fatal(err)
		}
	}
	n := w.Counts()
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return n
}

func open(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := OpenReader(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// rows gives every row of a query as one line, columns parted by "|".
func rows(t *testing.T, db *sql.DB, query string, args ...any) []string {
	t.Helper()
	r, err := db.Query(query, args...)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer r.Close()
	columns, err := r.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for r.Next() {
		values, pointers := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			pointers[i] = &values[i]
		}
		if err := r.Scan(pointers...); err != nil {
			t.Fatal(err)
		}
		cells := make([]string, len(values))
		for i, v := range values {
			switch v := v.(type) {
			case nil:
				cells[i] = "-"
			case []byte:
				cells[i] = string(v)
			default:
				cells[i] = fmt.Sprint(v)
			}
		}
		out = append(out, strings.Join(cells, "|"))
	}
	if err := r.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

func equal(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s: got\n  %s\nwant\n  %s", what, strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

// content is all that the database says, without the numbers it gave to rows.
func content(t *testing.T, db *sql.DB) []string {
	t.Helper()
	const entity = "(SELECT kind || ':' || identity FROM entities WHERE id = %s)"
	const project = `(SELECT j.name || '/' || j.key_country || '/' || (SELECT group_concat(uri) FROM (SELECT DISTINCT d.uri FROM project_reports r
		JOIN documents d ON d.id = r.document_id WHERE r.project_id = j.id ORDER BY 1)) FROM projects j WHERE j.id = %s)`
	of := func(format, column string) string { return fmt.Sprintf(format, column) }
	queries := []string{
		`SELECT uri, title, published, language, text, sha256, digest, (SELECT uri FROM documents o WHERE o.id = d.duplicate_of) FROM documents d`,
		`SELECT 'note', d.uri, note FROM notes JOIN documents d ON d.id = document_id`,
		`SELECT 'failure', uri, stage, reason, source FROM failures`,
		`SELECT 'source', uri, size, articles, complete FROM sources`,
		`SELECT 'entity', kind, identity, documents, name, country, subkind FROM entities`,
		`SELECT 'alias', kind, identity, alias FROM entity_aliases JOIN entities ON id = entity_id`,
		`SELECT 'form', kind, identity, form, f.documents, fullest FROM entity_forms f JOIN entities ON id = entity_id`,
		`SELECT 'vote', kind, identity, v.country, v.documents FROM entity_countries v JOIN entities ON id = entity_id`,
		`SELECT 'said', d.uri, ` + of(entity, "entity_id") + `, s.name, s.country, s.forms FROM document_entities s
			JOIN documents d ON d.id = document_id`,
		`SELECT 'mention', d.uri, start, "end", m.text, kind, ` + of(entity, "entity_id") + `, rule FROM mentions m JOIN documents d ON d.id = document_id`,
		`SELECT 'date', d.uri, start, "end", x.text, type, value, first_day, last_day, rule FROM dates x JOIN documents d ON d.id = document_id`,
		`SELECT 'quantity', d.uri, start, "end", x.text, value, value_max, unit, dimension, rule FROM quantities x JOIN documents d ON d.id = document_id`,
		`SELECT 'project', ` + of(project, "p.id") + `, technology, mw, mwh, country, place, status, ` + of(entity, "entity_id") + ` FROM projects p`,
		`SELECT 'capacity', d.uri, start, "end", x.text, mw, scope, ` + of(project, "project_id") + ` FROM capacities x JOIN documents d ON d.id = document_id`,
		`SELECT 'agreement', d.uri, start, "end", x.text, type, status, mw, ` + of(project, "project_id") + `, (SELECT group_concat(name || role ||
			` + of(entity, "entity_id") + `) FROM agreement_parties WHERE agreement_id = x.id) FROM agreements x JOIN documents d ON d.id = document_id`,
		`SELECT 'milestone', d.uri, start, "end", x.text, type, ` + of(project, "project_id") + ` FROM milestones x JOIN documents d ON d.id = document_id`,
		`SELECT 'affiliation', d.uri, start, "end", x.text, ` + of(entity, "person_id") + `, ` + of(entity, "organization_id") + `, x.title FROM affiliations x
			JOIN documents d ON d.id = document_id`,
		`SELECT 'quote', d.uri, start, "end", x.text, ` + of(entity, "speaker_id") + `, verb FROM quotes x JOIN documents d ON d.id = document_id`,
		`SELECT 'sketch', key, d.uri FROM sketches JOIN documents d ON d.id = document_id`,
		`SELECT 'deal', uri, published, date, type, status, parties, project, mw, country, evidence FROM deals`,
		`SELECT 'by country', country, technology, status, projects, mw FROM capacity_by_country`,
		`SELECT 'found', d.uri FROM documents_fts JOIN documents d ON d.id = docid WHERE documents_fts MATCH 'wind'`,
	}
	var all []string
	for _, q := range queries {
		part := rows(t, db, q)
		sort.Strings(part)
		all = append(all, part...)
	}
	return all
}

// sound checks what must hold of every database.
func sound(t *testing.T, db *sql.DB) {
	t.Helper()
	equal(t, "integrity_check", rows(t, db, "PRAGMA integrity_check"), "ok")
	equal(t, "foreign_key_check", rows(t, db, "PRAGMA foreign_key_check"))
	for _, table := range []string{"mentions", "dates", "quantities", "capacities", "agreements", "milestones", "affiliations", "quotes"} {
		equal(t, table+" whose text is not the document's", rows(t, db, `SELECT x.id FROM `+table+` x JOIN documents d ON d.id = x.document_id
			WHERE substr(d.text, x.start + 1, x."end" - x.start) <> x.text`))
	}
	for _, line := range rows(t, db, "SELECT sha256, text FROM documents") {
		sum, text, _ := strings.Cut(line, "|")
		if sum != fmt.Sprintf("%x", sha256.Sum256([]byte(text))) {
			t.Errorf("sha256 %s is not that of %q", sum, text)
		}
	}
	equal(t, "entities nobody names", rows(t, db, `SELECT name FROM entities WHERE documents <= 0
		OR id NOT IN (SELECT entity_id FROM mentions UNION SELECT entity_id FROM document_entities)`))
	equal(t, "articles that say something of an entity that is not there", rows(t, db, `SELECT document_id, entity_id FROM document_entities
		WHERE entity_id NOT IN (SELECT id FROM entities)`))
	equal(t, "articles that are not indexed", rows(t, db, "SELECT uri FROM documents WHERE id NOT IN (SELECT docid FROM documents_fts)"))
	equal(t, "projects nobody reports", rows(t, db, "SELECT name FROM projects WHERE id NOT IN (SELECT project_id FROM project_reports)"))
	equal(t, "records of another plant than their article's", rows(t, db, `SELECT c.text FROM capacities c WHERE project_id IS NOT NULL
		AND NOT EXISTS (SELECT 1 FROM project_reports r WHERE r.project_id = c.project_id AND r.document_id = c.document_id)`))
}

// indexed has FTS4 compare its index with the texts.
func indexed(t *testing.T, path string) {
	t.Helper()
	db, err := sql.Open("sqlite3", dsn(path))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("INSERT INTO documents_fts(documents_fts) VALUES ('integrity-check')"); err != nil {
		t.Errorf("full-text index: %v", err)
	}
}

func temporary(t *testing.T) string { return filepath.Join(t.TempDir(), "test.db") }

// sample is a small press of articles that tell of the same things.
func sample(t *testing.T) []Article {
	var all []Article

	d := newDraft(t, "a.txt", "2025-06-17", "ALMATY: Masdar signed a power purchase deal with KEGOC for the 300 MW Shelek wind farm in Kazakhstan.")
	d.entity(record.Organization, "", "Masdar")
	d.entity(record.Organization, "KAZ", "KEGOC")
	d.entity(record.Place, "KAZ", "Kazakhstan")
	d.entity(record.Place, "KAZ", "ALMATY")
	e := d.entity(record.ProjectKind, "", "Shelek wind farm")
	p := d.project(record.Project{EntityID: e, Name: "Shelek wind farm", Technology: "wind", MW: 300, Country: "KAZ", Status: "pre-construction"})
	d.capacity("300 MW", 300, p)
	d.agreement("power purchase deal", "power_purchase_agreement", p, "Masdar", "KEGOC")
	all = append(all, d.Article)

	d = newDraft(t, "b.txt", "2025-08-02", "Masdar PJSC said work on the Shelek Wind Farm of 350 MW began near Almaty. “Wind is cheap,” said Aigul Sarsenova, its country head.")
	d.entity(record.Organization, "ARE", "Masdar PJSC")
	e = d.entity(record.ProjectKind, "", "Shelek Wind Farm")
	d.entity(record.Place, "KAZ", "Almaty")
	who := d.entity(record.Person, "", "Aigul Sarsenova")
	p = d.project(record.Project{EntityID: e, Name: "Shelek Wind Farm", Technology: "wind", MW: 350, Place: "Almaty", Status: "construction"})
	d.capacity("350 MW", 350, p)
	d.Milestones = append(d.Milestones, record.Milestone{Evidence: d.evidence("began", "step"), Type: "construction_started", ProjectID: p, MW: 350})
	d.Affiliations = append(d.Affiliations, record.Affiliation{Evidence: d.evidence("Aigul Sarsenova, its country head", "office"), PersonID: who,
		OrganizationID: 1, Title: "country head"})
	d.Quotes = append(d.Quotes, record.Quote{Evidence: d.evidence("Wind is cheap,", "quote"), SpeakerID: who, Verb: "said", Direct: true})
	d.Dates = append(d.Dates, record.Date{Evidence: d.evidence("began", "date"), Type: "DATE", Value: "2025-08", FirstDay: "2025-08-01",
		LastDay: "2025-08-31"})
	all = append(all, d.Article)

	d = newDraft(t, "c.txt", "2025-09-01", "A 100 MW solar plant near Navoi was announced. MASDAR of the Emirates and the Ministry of Energy spoke of wind.")
	d.entity(record.Organization, "ARE", "MASDAR")
	d.entity(record.Organization, "UZB", "Ministry of Energy")
	p = d.project(record.Project{Name: "100 MW solar plant, Navoi", Technology: "solar", MW: 100, Country: "UZB", Place: "Navoi", Status: "announced"})
	d.capacity("100 MW", 100, p)
	all = append(all, d.Article)

	d = newDraft(t, "d.txt", "", "The 100 MW solar plant near Navoi is in Georgia, wrote the paper, which also knows a 50 MW plant.")
	d.entity(record.Place, "GEO", "Georgia")
	p = d.project(record.Project{Name: "100 MW solar plant, Navoi", Technology: "solar", MW: 100, Country: "UZB", Place: "Navoi", Status: "operating"})
	d.capacity("100 MW", 100, p)
	p = d.project(record.Project{Name: "50 MW plant", MW: 50})
	d.capacity("50 MW", 50, p)
	all = append(all, d.Article)

	d = newDraft(t, "e.txt", "2024-01-05", "Georgia Power of Georgia runs a 50 MW plant. Shelek wind farm in China is another.")
	d.entity(record.Organization, "USA", "Georgia Power")
	d.entity(record.Place, "USA", "Georgia")
	p = d.project(record.Project{Name: "50 MW plant", MW: 50})
	d.capacity("50 MW", 50, p)
	e = d.entity(record.ProjectKind, "", "Shelek wind farm")
	d.project(record.Project{EntityID: e, Name: "Shelek wind farm", Technology: "wind", Country: "CHN"})
	all = append(all, d.Article)
	return all
}
