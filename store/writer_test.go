package store

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"wattwire/extract/record"
)

func TestRecordsLandAsTheContractSays(t *testing.T) {
	path := temporary(t)
	n := write(t, path, sample(t)...)
	if n.Added != 5 || n.Agreements != 1 || n.Capacities != 6 {
		t.Errorf("counts: %+v", n)
	}
	db := open(t, path)
	sound(t, db)
	equal(t, "deals", rows(t, db, "SELECT uri, published, date, type, status, parties, project, mw, country, evidence FROM deals"),
		"a.txt|2025-06-17|-|power_purchase_agreement|signed|Masdar PJSC; KEGOC|Shelek wind farm|-|-|"+
			"ALMATY: Masdar signed a power purchase deal with KEGOC for the 300 MW Shelek wind farm in Kazakhstan.")
	equal(t, "capacity_by_country", rows(t, db, "SELECT * FROM capacity_by_country ORDER BY country, technology"),
		"-|-|-|2|100", "-|wind|construction|1|350", "CHN|wind|-|1|-", "KAZ|wind|pre-construction|1|300", "UZB|solar|announced|1|100")
	equal(t, "milestones", rows(t, db, `SELECT text, type, mw, date, planned FROM milestones`), "began|construction_started|350|-|0")
	equal(t, "affiliations", rows(t, db, `SELECT p.name, o.name, title FROM affiliations JOIN entities p ON p.id = person_id
		JOIN entities o ON o.id = organization_id`), "Aigul Sarsenova|Masdar PJSC|country head")
	equal(t, "quotes", rows(t, db, "SELECT e.name, verb, direct, text FROM quotes JOIN entities e ON e.id = speaker_id"),
		"Aigul Sarsenova|said|1|Wind is cheap,")
	equal(t, "search", rows(t, db, "SELECT docid FROM documents_fts WHERE documents_fts MATCH 'text:emirates OR \"title of a\"' ORDER BY 1"), "1", "3")
}

func TestEntitiesOfSeveralArticlesAreOne(t *testing.T) {
	path := temporary(t)
	write(t, path, sample(t)...)
	db := open(t, path)
	equal(t, "the company", rows(t, db, "SELECT name, country FROM entities WHERE name LIKE 'masdar%'"), "Masdar PJSC|ARE")
	equal(t, "its aliases", rows(t, db, "SELECT alias FROM entity_aliases WHERE entity_id = (SELECT id FROM entities WHERE name = 'Masdar PJSC')"),
		"MASDAR", "Masdar")
	equal(t, "places of one name", rows(t, db, "SELECT name, country FROM entities WHERE name = 'Georgia' ORDER BY country"),
		"Georgia|GEO", "Georgia|USA")
	// Of two forms equally long and frequent the first in byte order: ALMATY.
	equal(t, "the city", rows(t, db, "SELECT name FROM entities WHERE name LIKE 'almaty'"), "ALMATY")
}

func TestProjectsOfSeveralArticlesAreOne(t *testing.T) {
	all := sample(t)
	path := temporary(t)
	write(t, path, all[0], all[1])
	db := open(t, path)
	equal(t, "named plant told with and without its country", rows(t, db, "SELECT name, technology, mw, country, place, status FROM projects"),
		"Shelek Wind Farm|wind|350|KAZ|Almaty|construction")

	path = temporary(t)
	write(t, path, all...)
	db = open(t, path)
	sound(t, db)
	equal(t, "namesake in a second country", rows(t, db, "SELECT mw, country, status FROM projects WHERE key LIKE 'shelek%' ORDER BY country"),
		"350|-|construction", "-|CHN|-", "300|KAZ|pre-construction")
	equal(t, "plants without a name", rows(t, db, `SELECT name, mw, country, status,
		(SELECT count(*) FROM project_reports WHERE project_id = projects.id) FROM projects WHERE entity_id IS NULL ORDER BY mw, id`),
		"50 MW plant|50|-|-|1", "50 MW plant|50|-|-|1", "100 MW solar plant, Navoi|100|UZB|announced|2")
}

func TestTheSameAgainAddsNothing(t *testing.T) {
	all := sample(t)
	path := temporary(t)
	write(t, path, all...)
	before := dump(t, path)
	known, err := OpenKnown(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	for i, a := range all {
		id, err := known.Document(a.Document.URI, a.SHA256, 0)
		if err != nil || id != int64(i+1) {
			t.Errorf("Document(%s) = %d, %v", a.Document.URI, id, err)
		}
		if id, _ := known.Document(a.Document.URI, a.SHA256, 7); id != 0 {
			t.Errorf("Document(%s) under other settings = %d", a.Document.URI, id)
		}
		s, ok, err := known.Source(a.Document.URI)
		if err != nil || !ok || s.Articles != 1 || s.ModTime != 1 {
			t.Errorf("Source(%s) = %+v, %t, %v", a.Document.URI, s, ok, err)
		}
	}
	if err := known.Close(); err != nil {
		t.Fatal(err)
	}
	// Written again all the same, as under --again, nothing changes either.
	write(t, path, all...)
	equal(t, "content", content(t, open(t, path)), contentOf(t, all...)...)
	if after := dump(t, path); len(after) != len(before) {
		t.Errorf("%d rows became %d", len(before), len(after))
	}
}

func contentOf(t *testing.T, articles ...Article) []string {
	t.Helper()
	path := temporary(t)
	write(t, path, articles...)
	db := open(t, path)
	sound(t, db)
	return content(t, db)
}

// dump is every row of every table as it is.
func dump(t *testing.T, path string) []string {
	t.Helper()
	db := open(t, path)
	var out []string
	for _, table := range rows(t, db, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'documents_fts%' ORDER BY name") {
		for _, r := range rows(t, db, "SELECT * FROM "+table) {
			out = append(out, table+"|"+r)
		}
	}
	return out
}

func TestAChangedArticleTakesItsPlace(t *testing.T) {
	all := sample(t)
	for i := range all {
		path := temporary(t)
		write(t, path, all...)
		changed := append([]Article{}, all...)
		// The article becomes another with the same address.
		other := all[(i+1)%len(all)]
		other.Document.URI, other.Document.Title, other.SHA256 = all[i].Document.URI, "New title", "changed"
		changed[i] = other
		if n := write(t, path, other); n.Replaced != 1 || n.Added != 0 {
			t.Errorf("%s: counts %+v", other.Document.URI, n)
		}
		db := open(t, path)
		sound(t, db)
		indexed(t, path)
		equal(t, "content after a change of "+other.Document.URI, content(t, db), contentOf(t, changed...)...)
	}
}

func TestOrderOfArticlesDoesNotMatter(t *testing.T) {
	all := sample(t)
	want := contentOf(t, all...)
	for _, order := range []string{"43210", "24130", "10432", "31042"} {
		var shuffled []Article
		for _, c := range order {
			shuffled = append(shuffled, all[c-'0'])
		}
		equal(t, "content in the order "+order, contentOf(t, shuffled...), want...)
	}
}

func TestArticlesGoneFromAContainerAreRemoved(t *testing.T) {
	all := sample(t)
	path := temporary(t)
	read := func(articles ...Article) Counts {
		w, err := OpenWriter(context.Background(), path)
		if err != nil {
			t.Fatal(err)
		}
		known, err := OpenKnown(context.Background(), path)
		if err != nil {
			t.Fatal(err)
		}
		check := func(err error) {
			if err != nil {
				t.Fatal(err)
			}
		}
		check(w.BeginSource(Source{URI: "all.jsonl", Size: 1, ModTime: int64(len(articles))}))
		for _, a := range articles {
			id, err := known.Document(a.Document.URI, a.SHA256, 0)
			check(err)
			if id != 0 {
				check(w.Unchanged(id))
				continue
			}
			_, _, err = w.Put(a)
			check(err)
		}
		check(w.EndSource(true))
		check(known.Close())
		check(w.Close())
		return w.Counts()
	}
	if n := read(all...); n.Added != 5 {
		t.Errorf("first reading: %+v", n)
	}
	if n := read(all[0], all[3]); n.Added != 0 || n.Removed != 3 {
		t.Errorf("second reading: %+v", n)
	}
	db := open(t, path)
	sound(t, db)
	indexed(t, path)
	equal(t, "documents", rows(t, db, "SELECT uri FROM documents"), "a.txt", "d.txt")
	equal(t, "source", rows(t, db, "SELECT uri, articles, complete FROM sources"), "all.jsonl|2|1")
	equal(t, "the company", rows(t, db, "SELECT name, country FROM entities WHERE name LIKE 'masdar%'"), "Masdar|-")
	equal(t, "plants", rows(t, db, "SELECT name, mw, country, status FROM projects ORDER BY mw"),
		"50 MW plant|50|-|-", "100 MW solar plant, Navoi|100|UZB|operating", "Shelek wind farm|300|KAZ|pre-construction")
}

func TestAnArticleLandsWholeOrNotAtAll(t *testing.T) {
	all := sample(t)
	bad := all[1]
	bad.Quotes = append([]record.Quote{}, record.Quote{Evidence: bad.Quotes[0].Evidence, SpeakerID: 99})
	path := temporary(t)
	write(t, path, all[0], bad, all[2])
	db := open(t, path)
	sound(t, db)
	equal(t, "documents", rows(t, db, "SELECT uri FROM documents"), "a.txt", "c.txt")
	equal(t, "failures", rows(t, db, "SELECT * FROM failures"),
		"b.txt|store|a record points at entity 99, which the article does not have|b.txt")
	equal(t, "incomplete sources", rows(t, db, "SELECT uri FROM sources WHERE NOT complete"), "b.txt")
	_ = db.Close()

	// Once mended it lands, and the failure is forgotten.
	write(t, path, all[1])
	equal(t, "content", content(t, open(t, path)), contentOf(t, all[:3]...)...)

	// A broken replacement leaves the old records.
	write(t, path, bad)
	indexed(t, path)
	got := content(t, open(t, path))
	if !strings.Contains(strings.Join(got, "\n"), "mention|b.txt") {
		t.Error("the records of b.txt are gone")
	}
}

func TestNotesAndFailuresAreKeptOnce(t *testing.T) {
	path := temporary(t)
	for range 2 {
		w, err := OpenWriter(context.Background(), path)
		if err != nil {
			t.Fatal(err)
		}
		a := sample(t)[0]
		a.Notes = []string{"invalid UTF-8 at byte 17 replaced"}
		if err := w.BeginSource(Source{URI: "x.jsonl", Size: 10}); err != nil {
			t.Fatal(err)
		}
		if _, _, err := w.Put(a); err != nil {
			t.Fatal(err)
		}
		if err := w.Fail("x.jsonl#2", StageRead, "broken JSON"); err != nil {
			t.Fatal(err)
		}
		if err := w.EndSource(true); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	db := open(t, path)
	equal(t, "failures", rows(t, db, "SELECT * FROM failures"), "x.jsonl#2|read|broken JSON|x.jsonl")
	equal(t, "notes", rows(t, db, "SELECT note FROM notes"), "invalid UTF-8 at byte 17 replaced")
	equal(t, "complete", rows(t, db, "SELECT complete FROM sources"), "0")
}

func TestAnEntityHasItsUsualName(t *testing.T) {
	var all []Article
	for i := range 45 {
		d := newDraft(t, fmt.Sprintf("%02d.txt", i), "2025-01-01", fmt.Sprintf("Mainland China, or China, or the PRC; article %d.", i))
		switch {
		case i == 7:
			d.entity(record.Place, "CHN", "Mainland China", "China")
		case i%3 == 0:
			d.entity(record.Place, "CHN", "PRC")
		default:
			d.entity(record.Place, "CHN", "China")
		}
		d.Entities[0].Canonical = "China"
		all = append(all, d.Article)
	}
	path := temporary(t)
	write(t, path, all...)
	db := open(t, path)
	sound(t, db)
	equal(t, "entity", rows(t, db, "SELECT name, country, documents FROM entities"), "China|CHN|45")
	equal(t, "aliases", rows(t, db, "SELECT alias FROM entity_aliases"), "Mainland China", "PRC")
}

func TestEveryCountryHasItsMinistry(t *testing.T) {
	var all []Article
	for _, country := range []string{"KAZ", "UZB", "KAZ", ""} {
		d := newDraft(t, fmt.Sprintf("%d.txt", len(all)), "2025-01-01", "The Ministry of Energy and ACWA Power signed.")
		d.entity(record.Organization, country, "Ministry of Energy")
		d.Entities[0].Subkind = "ministry"
		d.entity(record.Organization, country, "ACWA Power")
		d.Entities[1].Subkind = "company"
		all = append(all, d.Article)
	}
	path := temporary(t)
	write(t, path, all...)
	db := open(t, path)
	sound(t, db)
	equal(t, "entities", rows(t, db, "SELECT name, country, subkind, documents FROM entities ORDER BY 1, 2"),
		"ACWA Power|KAZ|company|4", "Ministry of Energy|-|ministry|1", "Ministry of Energy|KAZ|ministry|2", "Ministry of Energy|UZB|ministry|1")
}

func TestOneAddressTwiceInABatch(t *testing.T) {
	all := sample(t)
	again := all[2]
	again.Document.URI, again.SHA256 = all[0].Document.URI, "other"
	broken := all[1]
	broken.Document.URI = all[0].Document.URI
	broken.Quotes = []record.Quote{{Evidence: broken.Quotes[0].Evidence, SpeakerID: 99}}
	path := temporary(t)
	write(t, path, all[0], all[1], again, broken, all[3])
	db := open(t, path)
	sound(t, db)
	indexed(t, path)
	equal(t, "documents", rows(t, db, "SELECT uri, substr(text, 1, 8) FROM documents"), "a.txt|A 100 MW", "b.txt|Masdar P", "d.txt|The 100 ")
}
