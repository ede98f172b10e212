package store

import (
	"fmt"
	"sort"
	"strings"
)

// Question is a ready-made question: a query and its arguments.
type Question struct {
	SQL  string
	Args []any
}

// Filter narrows a ready-made question. A zero field asks for everything.
type Filter struct {
	Country string // ISO 3166-1 alpha-3
	Since   string // ISO 8601; of deals the date of signing, else of publication
	Until   string
	Type    string
	Status  string
	Tech    string
	Party   string // part of a name
	MinMW   float64
	Limit   int
}

// where gathers conditions.
type where struct {
	terms []string
	args  []any
}

func (w *where) add(term string, args ...any) {
	w.terms = append(w.terms, term)
	w.args = append(w.args, args...)
}

func (w *where) question(query, order string, limit int) Question {
	if len(w.terms) > 0 {
		query += "\nWHERE " + strings.Join(w.terms, "\n  AND ")
	}
	query += "\n" + order
	args := w.args
	if limit > 0 {
		query += "\nLIMIT ?"
		args = append(args, limit)
	}
	return Question{SQL: query, Args: args}
}

// technology matches a plant of several technologies by each of them.
func (w *where) technology(column, tech string) {
	if tech != "" {
		w.add("'+' || "+column+" || '+' LIKE '%+' || ? || '+%'", tech)
	}
}

// Deals asks for agreements, the latest first: by the date of signing or, where
// the article does not tell it, of publication.
func Deals(f Filter) Question {
	var w where
	const day = "coalesce(date, published)"
	if f.Country != "" {
		w.add("country = ?", f.Country)
	}
	if f.Since != "" {
		w.add(day+" >= ?", f.Since)
	}
	if f.Until != "" {
		// What is as precise as the bound or less counts to its end.
		w.add("substr("+day+", 1, ?) <= ?", len(f.Until), f.Until)
	}
	if f.Type != "" {
		w.add("type = ?", f.Type)
	}
	if f.Status != "" {
		w.add("status = ?", f.Status)
	}
	w.technology("technology", f.Tech)
	if f.Party != "" {
		w.add(`EXISTS (SELECT 1 FROM agreement_parties p LEFT JOIN entities e ON e.id = p.entity_id
             LEFT JOIN entity_aliases s ON s.entity_id = e.id
             WHERE p.agreement_id = deals.agreement_id AND p.role = 'party'
               AND (instr(lower(p.name), lower(?)) OR instr(lower(e.name), lower(?)) OR instr(lower(s.alias), lower(?))))`,
			f.Party, f.Party, f.Party)
	}
	if f.MinMW > 0 {
		w.add("mw >= ?", f.MinMW)
	}
	return w.question(`SELECT date, published, type, status, parties, project, mw, technology, country, value, currency,
  evidence, document_id AS doc, uri
FROM deals`, "ORDER BY "+day+" DESC, document_id, agreement_id", f.Limit)
}

// Capacity asks for megawatts by country, technology and status.
func Capacity(f Filter) Question {
	var w where
	if f.Country != "" {
		w.add("country = ?", f.Country)
	}
	if f.Status != "" {
		w.add("status = ?", f.Status)
	}
	w.technology("technology", f.Tech)
	if f.MinMW > 0 {
		w.add("mw >= ?", f.MinMW)
	}
	return w.question("SELECT country, technology, status, projects, mw\nFROM capacity_by_country",
		"ORDER BY country IS NULL, country, mw DESC, technology, status", f.Limit)
}

// Projects asks for plants, the largest first.
func Projects(f Filter) Question {
	var w where
	if f.Country != "" {
		w.add("j.country = ?", f.Country)
	}
	if f.Status != "" {
		w.add("j.status = ?", f.Status)
	}
	w.technology("j.technology", f.Tech)
	if f.MinMW > 0 {
		w.add("j.mw >= ?", f.MinMW)
	}
	if f.Since != "" {
		w.add(`EXISTS (SELECT 1 FROM project_reports r JOIN documents d ON d.id = r.document_id
             WHERE r.project_id = j.id AND d.published >= ?)`, f.Since)
	}
	return w.question(`SELECT j.name, j.technology, j.mw, j.mwh, j.country, j.place, j.status,
       (SELECT count(DISTINCT r.document_id) FROM project_reports r JOIN documents d ON d.id = r.document_id
         WHERE r.project_id = j.id AND d.duplicate_of IS NULL) AS articles
FROM projects j`, "ORDER BY j.mw DESC NULLS LAST, j.mwh DESC NULLS LAST, j.name, j.id", f.Limit)
}

// People asks for persons with their offices, an office in capitals and in small
// letters as one.
func People(f Filter) Question {
	var w where
	w.add("d.duplicate_of IS NULL")
	if f.Party != "" {
		w.add("(instr(lower(p.name), lower(?)) OR instr(lower(o.name), lower(?)))", f.Party, f.Party)
	}
	if f.Country != "" {
		w.add("o.country = ?", f.Country)
	}
	if f.Since != "" {
		w.add("d.published >= ?", f.Since)
	}
	return w.question(`SELECT p.name AS person, min(a.title) AS title, o.name AS organization, o.country,
  count(DISTINCT a.document_id) AS articles
FROM affiliations a
JOIN documents d ON d.id = a.document_id
JOIN entities p ON p.id = a.person_id
LEFT JOIN entities o ON o.id = a.organization_id`,
		"GROUP BY p.id, o.id, lower(a.title)\nORDER BY p.name, p.id, articles DESC, o.name, 2", f.Limit)
}

// Search asks for articles that hold the words: FTS4's enhanced query syntax,
// with "quoted phrases", AND, OR, NOT, NEAR and prefix*.
func Search(words string, f Filter) Question {
	var w where
	w.add("documents_fts MATCH ?", words)
	if f.Since != "" {
		w.add("d.published >= ?", f.Since)
	}
	if f.Until != "" {
		w.add("substr(d.published, 1, ?) <= ?", len(f.Until), f.Until)
	}
	w.add("d.duplicate_of IS NULL")
	return w.question(`SELECT d.id AS doc, d.published, d.title, snippet(documents_fts, '[', ']', '...', 0, 12) AS found, d.uri
FROM documents_fts JOIN documents d ON d.id = documents_fts.docid`, "ORDER BY d.published DESC, d.id", f.Limit)
}

// Words makes plain words a search query: all of them, signs that mean
// something to FTS4 quoted.
func Words(args []string) string {
	if len(args) == 1 && strings.ContainsAny(args[0], `"*()`) {
		return args[0]
	}
	var out []string
	for _, a := range args {
		for _, word := range strings.Fields(a) {
			switch word {
			case "OR", "AND", "NOT":
				out = append(out, word)
				continue
			}
			if strings.ContainsAny(word, `-:.,'’/&+`) {
				word = `"` + strings.ReplaceAll(word, `"`, "") + `"`
			}
			out = append(out, word)
		}
	}
	return strings.Join(out, " ")
}

// AgreementTypes are the types of the contract, sorted.
func AgreementTypes() []string {
	types := strings.Fields(`power_purchase_agreement memorandum_of_understanding letter_of_intent cooperation_agreement shareholder_agreement
		joint_venture financing construction_contract supply_contract service_contract concession acquisition auction_award other`)
	sort.Strings(types)
	return types
}

// AgreementStatuses are the statuses of agreements.
func AgreementStatuses() []string { return []string{"signed", "planned", "ended"} }

// PlantStatuses are the statuses of plants and capacities, by how far a plant
// has come.
func PlantStatuses() []string {
	return []string{"announced", "pre-construction", "construction", "shelved", "cancelled", "operating", "mothballed", "retired"}
}

// Technologies are those of the contract, in the order in which hybrids join
// them.
func Technologies() []string {
	return strings.Fields("solar wind hydro storage nuclear gas coal oil geothermal bioenergy waste marine hydrogen grid")
}

// String is the query as the sqlite3 shell takes it.
func (q Question) String() string {
	var b strings.Builder
	for i, part := range strings.Split(q.SQL, "?") {
		if i > 0 {
			switch a := q.Args[i-1].(type) {
			case string:
				b.WriteString("'" + strings.ReplaceAll(a, "'", "''") + "'")
			default:
				fmt.Fprint(&b, a)
			}
		}
		b.WriteString(part)
	}
	return b.String()
}
