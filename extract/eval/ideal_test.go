package eval_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"wattwire/extract/record"
)

// annotation is a gold file as far as a Result can be made of it.
type annotation struct {
	Entities []struct {
		Kind, Name string
		Forms      []string
	}
	Dates      []record.Date
	Quantities []struct {
		record.Quantity
		Max float64 `json:"value_max"`
	}
	Capacities []struct {
		record.Capacity
		Project string
	}
	Agreements []struct {
		record.Agreement
		Spans     [][2]int
		Parties   []string `json:"parties"`
		Witnesses []string
		Project   string
	}
	Milestones []struct {
		record.Milestone
		Project string
	}
	Affiliations []struct{ Person, Organization, Title string }
}

// fromGold makes the result of a perfect reader.
func fromGold(t *testing.T, file string, doc record.Document) record.Result {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var g annotation
	if err := json.Unmarshal(text, &g); err != nil {
		t.Fatal(file, err)
	}
	r := record.Result{Document: doc}
	entities, projects := map[string]int{}, map[string]int{}
	entity := func(kind, name string, forms ...string) int {
		if id := entities[name]; id != 0 || name == "" {
			return id
		}
		id := len(r.Entities) + 1
		entities[name] = id
		r.Entities = append(r.Entities, record.Entity{ID: id, Kind: kind, Name: name})
		for _, f := range forms {
			entities[f] = id
			r.Mentions = append(r.Mentions, record.Mention{Evidence: stand(&r, f), Kind: kind, EntityID: id})
		}
		return id
	}
	project := func(name string) int {
		if id := projects[name]; id != 0 || name == "" {
			return id
		}
		projects[name] = len(r.Projects) + 1
		r.Projects = append(r.Projects, record.Project{ID: len(r.Projects) + 1, Name: name})
		return len(r.Projects)
	}
	for _, e := range g.Entities {
		entity(e.Kind, e.Name, e.Forms...)
	}
	r.Dates = append(r.Dates, g.Dates...)
	for i, q := range g.Quantities {
		q.ID, q.ValueMax = i+1, q.Max
		r.Quantities = append(r.Quantities, q.Quantity)
	}
	for i, c := range g.Capacities {
		c.ID, c.ProjectID = i+1, project(c.Project)
		r.Capacities = append(r.Capacities, c.Capacity)
	}
	for i, a := range g.Agreements {
		b := a.Agreement
		b.ID, b.ProjectID, b.Start, b.End = i+1, project(a.Project), a.Spans[0][0], a.Spans[0][1]
		for _, p := range a.Parties {
			b.Parties = append(b.Parties, record.Party{EntityID: entities[p], Name: p, Role: "party"})
		}
		for _, p := range a.Witnesses {
			b.Parties = append(b.Parties, record.Party{EntityID: entities[p], Name: p, Role: "witness"})
		}
		r.Agreements = append(r.Agreements, b)
	}
	for _, m := range g.Milestones {
		m.ProjectID = project(m.Project)
		r.Milestones = append(r.Milestones, m.Milestone)
	}
	for _, a := range g.Affiliations {
		r.Affiliations = append(r.Affiliations, record.Affiliation{PersonID: entity(record.Person, a.Person, a.Person),
			OrganizationID: entity(record.Organization, a.Organization, a.Organization), Title: a.Title})
	}
	nameRule(&r)
	return r
}

const goldRule = "gold"

// nameRule names a rule for every record but mentions, which a database asks for.
func nameRule(r *record.Result) {
	for i := range r.Dates {
		r.Dates[i].Rule = goldRule
	}
	for i := range r.Quantities {
		r.Quantities[i].Rule = goldRule
	}
	for i := range r.Agreements {
		r.Agreements[i].Rule = goldRule
	}
	for i := range r.Capacities {
		r.Capacities[i].Rule = goldRule
	}
	for i := range r.Milestones {
		r.Milestones[i].Rule = goldRule
	}
	for i := range r.Affiliations {
		r.Affiliations[i].Rule = goldRule
	}
}

// stand adds words at the end of the article's text, where a mention of them
// can stand.
func stand(r *record.Result, words string) record.Evidence {
	start := utf8.RuneCountInString(r.Document.Text) + 1
	r.Document.Text += "\n" + words
	return record.Evidence{Start: start, End: start + utf8.RuneCountInString(words), Text: words, Rule: goldRule}
}

// disturb drops, moves, doubles and alters records, each at the given rate.
func disturb(r record.Result, rnd *rand.Rand, rate float64) record.Result {
	hit := func() bool { return rnd.Float64() < rate }
	text := func(s *string, others ...string) {
		if hit() {
			*s = others[rnd.IntN(len(others))]
		}
	}
	amount := func(v *float64) {
		if hit() {
			*v *= []float64{0, 2, 1.004, 1.006, 0.996}[rnd.IntN(5)]
		}
	}
	evidence := func(e *record.Evidence) {
		if hit() {
			n := rnd.IntN(60) - 30
			e.Start, e.End = max(0, e.Start+n), max(1, e.End+n)
		}
	}
	for i := range r.Entities {
		// No two alike: the store would take them for one.
		text(&r.Entities[i].Name, fmt.Sprintf("Other Co. %d", i), strings.ToUpper(r.Entities[i].Name), r.Entities[i].Name+" Holdings Ltd")
	}
	r.Mentions = some(r.Mentions, hit)
	for i := range r.Mentions {
		m := &r.Mentions[i]
		text(&m.Text, "the "+m.Text, m.Text+"’s", m.Text+" Group", "Nobody")
		m.Evidence = stand(&r, m.Text)
		if hit() {
			m.EntityID = r.Entities[rnd.IntN(len(r.Entities))].ID
		}
		m.Kind = r.Entities[m.EntityID-1].Kind
	}
	r.Dates = some(r.Dates, hit)
	for i := range r.Dates {
		evidence(&r.Dates[i].Evidence)
		text(&r.Dates[i].Value, "", "2030", "2024-05")
	}
	r.Quantities = some(r.Quantities, hit)
	for i := range r.Quantities {
		q := &r.Quantities[i]
		q.ID = i + 1
		evidence(&q.Evidence)
		amount(&q.Value)
		amount(&q.ValueMax)
		text(&q.Unit, "MW", "tonnes", "T", "mile", "")
		text(&q.Dimension, "count", "power", "")
	}
	r.Capacities = some(r.Capacities, hit)
	for i := range r.Capacities {
		c := &r.Capacities[i]
		c.ID = i + 1
		evidence(&c.Evidence)
		amount(&c.MW)
		amount(&c.MWh)
		text(&c.Technology, "", "solar", "wind+storage")
		text(&c.Scope, "", "project", "target")
		text(&c.Country, "", "KAZ")
		text(&c.Status, "", "operating")
		text(&c.Place, "", "Nowhere")
	}
	r.Agreements = some(r.Agreements, hit)
	for i := range r.Agreements {
		a := &r.Agreements[i]
		a.ID = i + 1
		evidence(&a.Evidence)
		amount(&a.MW)
		amount(&a.Value)
		text(&a.Type, "financing", "other", "memorandum_of_understanding")
		text(&a.Status, "planned", "ended")
		text(&a.Country, "", "KAZ")
		text(&a.Date, "", "2025-06-17")
		text(&a.Currency, "", "USD")
		text(&a.Technology, "", "wind")
		text(&a.Term, "", "P25Y")
		a.Parties = some(a.Parties, hit)
		for j := range a.Parties {
			if hit() {
				e := r.Entities[rnd.IntN(len(r.Entities))]
				a.Parties[j].EntityID, a.Parties[j].Name = e.ID, e.Name
			}
			if hit() {
				a.Parties[j].EntityID = 0
			}
			text(&a.Parties[j].Role, "party", "witness")
		}
	}
	r.Milestones = some(r.Milestones, hit)
	for i := range r.Milestones {
		m := &r.Milestones[i]
		evidence(&m.Evidence)
		amount(&m.MW)
		text(&m.Type, "announced", "completed")
		text(&m.Date, "", "2026")
	}
	r.Affiliations = some(r.Affiliations, hit)
	for i := range r.Affiliations {
		if hit() {
			r.Affiliations[i].OrganizationID = 0
		}
	}
	return r
}

// some drops records and doubles others.
func some[R any](list []R, hit func() bool) []R {
	var out []R
	for _, x := range list {
		if hit() {
			continue
		}
		out = append(out, x)
		if hit() {
			out = append(out, x)
		}
	}
	return out
}
