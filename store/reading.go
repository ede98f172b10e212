package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
)

// Shown is an article as a person reads it again.
type Shown struct {
	ID                                 int64
	URI, Title, Byline, Publisher, URL string
	Published, PublishedFrom, Language string
	Text                               string
	Original                           string // URI of the original of a reprint
	Notes                              []string
	Marks                              []Mark // by start, of those that share it the longest first
}

// Mark is a piece of the text that a record points at, in code points.
type Mark struct {
	Start, End int
	Kind       string // an entity's kind, date, quantity, capacity, agreement, milestone
}

// ErrNoDocument says that no article, or more than one, answers to a name.
var ErrNoDocument = errors.New("no such article")

// Document finds an article by its id, its URI, or the end of its URI where
// only one ends so.
func Document(ctx context.Context, db *sql.DB, name string) (*Shown, error) {
	const columns = `SELECT id, uri, coalesce(title, ''), coalesce(byline, ''), coalesce(publisher, ''), coalesce(url, ''),
		coalesce(published, ''), coalesce(published_from, ''), coalesce(language, ''), text,
		coalesce((SELECT uri FROM documents o WHERE o.id = d.duplicate_of), '') FROM documents d `
	s := &Shown{}
	scan := func(query string, args ...any) error {
		return db.QueryRowContext(ctx, columns+query, args...).Scan(&s.ID, &s.URI, &s.Title, &s.Byline, &s.Publisher, &s.URL,
			&s.Published, &s.PublishedFrom, &s.Language, &s.Text, &s.Original)
	}
	err := scan("WHERE uri = ?", name)
	if errors.Is(err, sql.ErrNoRows) {
		if id, perr := strconv.ParseInt(name, 10, 64); perr == nil {
			err = scan("WHERE id = ?", id)
		}
	}
	if errors.Is(err, sql.ErrNoRows) {
		// The end of a path, whole parts of it, or what it was read from.
		var found []string
		if found, err = uris(ctx, db, name); err != nil {
			return nil, err
		}
		switch len(found) {
		case 0:
			return nil, fmt.Errorf("%w: %q is no id, uri, url or file that was read", ErrNoDocument, name)
		case 1:
			err = scan("WHERE uri = ?", found[0])
		default:
			return nil, fmt.Errorf("%w: %q means several: %s", ErrNoDocument, name, strings.Join(found, ", "))
		}
	}
	if err != nil {
		return nil, err
	}
	if err := s.marks(ctx, db); err != nil {
		return nil, err
	}
	return s, s.notes(ctx, db)
}

// uris are up to five addresses that end in name, or of the articles at the URL
// or in the file that it names.
func uris(ctx context.Context, db *sql.DB, name string) ([]string, error) {
	path, err := filepath.Abs(name)
	if err != nil {
		return nil, err
	}
	rows, err := db.QueryContext(ctx, `SELECT uri FROM documents WHERE substr(uri, -length(?1) - 1) IN ('/' || ?1, '#' || ?1)
		OR url = ?1 OR source_id IN (SELECT id FROM sources WHERE path = ?2)
		ORDER BY uri LIMIT 5`, name, path)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []string
	for rows.Next() {
		var uri string
		if err := rows.Scan(&uri); err != nil {
			return nil, err
		}
		found = append(found, uri)
	}
	return found, rows.Err()
}

func (s *Shown) marks(ctx context.Context, db *sql.DB) error {
	rows, err := db.QueryContext(ctx, `
		SELECT start, "end", 'agreement' AS kind, 1 AS rank FROM agreements WHERE document_id = ?1
		UNION ALL SELECT start, "end", kind, 2 FROM mentions WHERE document_id = ?1
		UNION ALL SELECT start, "end", 'capacity', 3 FROM capacities WHERE document_id = ?1
		UNION ALL SELECT start, "end", 'milestone', 4 FROM milestones WHERE document_id = ?1
		UNION ALL SELECT start, "end", 'quantity', 5 FROM quantities WHERE document_id = ?1
		UNION ALL SELECT start, "end", 'date', 6 FROM dates WHERE document_id = ?1
		ORDER BY 1, 2 DESC, rank`, s.ID)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var m Mark
		var rank int
		if err := rows.Scan(&m.Start, &m.End, &m.Kind, &rank); err != nil {
			return err
		}
		s.Marks = append(s.Marks, m)
	}
	return rows.Err()
}

func (s *Shown) notes(ctx context.Context, db *sql.DB) error {
	rows, err := db.QueryContext(ctx, "SELECT note FROM notes WHERE document_id = ? ORDER BY note", s.ID)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var note string
		if err := rows.Scan(&note); err != nil {
			return err
		}
		s.Notes = append(s.Notes, note)
	}
	return rows.Err()
}

// Section is a kind of record of one article, as a question.
type Section struct {
	Title string
	Question
}

// Sections ask for the records of one article, kind by kind.
func Sections(document int64) []Section {
	ask := func(title, query string) Section {
		return Section{title, Question{SQL: query, Args: []any{document}}}
	}
	return []Section{
		ask("Agreements", `SELECT a.text, a.type, a.status, a.date,
			(SELECT group_concat(name || iif(role = 'party', '', ' (' || role || ')'), '; ')
			   FROM (SELECT name, role FROM agreement_parties WHERE agreement_id = a.id ORDER BY rowid)) AS parties,
			j.name AS project, a.mw, a.mwh, a.technology, a.place, a.country, a.value, a.currency, a.term, a.count, a.rule
			FROM agreements a LEFT JOIN projects j ON j.id = a.project_id WHERE a.document_id = ? ORDER BY a.start, a.id`),
		ask("Capacities", `SELECT c.text, c.mw, c.mw_max, c.mwh, c.rating, c.qualifier, c.technology, c.scope, c.status, j.name AS project,
			c.place, c.country, c.rule FROM capacities c LEFT JOIN projects j ON j.id = c.project_id WHERE c.document_id = ?
			ORDER BY c.start, c.id`),
		ask("Projects", `SELECT name, technology, mw, mwh, place, country, status FROM project_reports WHERE document_id = ? ORDER BY id`),
		ask("Milestones", `SELECT m.text, m.type, m.date, m.planned, j.name AS project, m.mw, m.country, m.rule
			FROM milestones m LEFT JOIN projects j ON j.id = m.project_id WHERE m.document_id = ? ORDER BY m.start, m.id`),
		ask("Affiliations", `SELECT p.name AS person, f.title, o.name AS organization, f.rule FROM affiliations f
			JOIN entities p ON p.id = f.person_id LEFT JOIN entities o ON o.id = f.organization_id WHERE f.document_id = ?
			ORDER BY f.start, f.id`),
		ask("Quotes", `SELECT e.name AS speaker, q.verb, q.direct, q.text, q.rule FROM quotes q LEFT JOIN entities e ON e.id = q.speaker_id
			WHERE q.document_id = ? ORDER BY q.start, q.id`),
		ask("Names", `SELECT e.name, e.kind, e.country, count(*) AS mentions, group_concat(DISTINCT m.rule) AS rules FROM mentions m
			JOIN entities e ON e.id = m.entity_id WHERE m.document_id = ? GROUP BY e.id ORDER BY e.kind, min(m.start)`),
		ask("Dates", `SELECT text, type, value, first_day, last_day, rule FROM dates WHERE document_id = ? ORDER BY start, id`),
		ask("Quantities", `SELECT text, value, value_max, unit, per, dimension, qualifier, rule FROM quantities WHERE document_id = ?
			ORDER BY start, id`),
	}
}
