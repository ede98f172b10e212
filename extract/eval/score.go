package eval

import (
	"fmt"
	"path"
	"unicode/utf8"

	"wattwire/extract/record"
)

// Score compares results with gold, article by article. Articles are found by
// the base name of their URI, the last of several; those without a result are
// missing and not counted.
func Score(gold Gold, results []record.Result) Report {
	byName := map[string]*record.Result{}
	for i := range results {
		byName[path.Base(results[i].Document.URI)] = &results[i]
	}
	t := newTally()
	r := Report{Articles: len(gold), Missing: []string{}}
	for i := range gold {
		a := &gold[i]
		found := byName[a.Article]
		if found == nil {
			r.Missing = append(r.Missing, a.Article)
			continue
		}
		if n := utf8.RuneCountInString(found.Document.Text); a.Length != nil && *a.Length != n {
			r.Warnings = append(r.Warnings, fmt.Sprintf("%s: the text has %d characters, the gold was made on %d", a.Article, n, *a.Length))
		}
		t.article(a, found)
	}
	return t.report(r)
}

// article scores what the gold file speaks of.
func (t *tally) article(a *Annotation, r *record.Result) {
	in := newView(r)
	if a.Entities != nil {
		t.entities(a.Article, a.Entities, in)
	}
	if a.Dates != nil {
		t.dates(a.Article, a.Dates, in)
	}
	if a.Quantities != nil {
		t.quantities(a.Article, a.Quantities, in)
	}
	if a.Capacities != nil {
		t.capacities(a.Article, a.Capacities, in)
	}
	if a.Milestones != nil {
		t.milestones(a.Article, a.Milestones, in)
	}
	names := newCanon(a.Entities)
	if a.Agreements != nil {
		t.agreements(a.Article, a.Agreements, in, names)
	}
	if a.Affiliations != nil {
		t.affiliations(a.Article, a.Affiliations, in, names)
	}
}

// view is a result with its references resolved.
type view struct {
	*record.Result
	entityNames  map[int]string
	projectNames map[int]string
	mentions     map[int][]string // texts by entity
}

func newView(r *record.Result) *view {
	v := &view{Result: r, entityNames: map[int]string{}, projectNames: map[int]string{}, mentions: map[int][]string{}}
	for _, e := range r.Entities {
		v.entityNames[e.ID] = e.Name
	}
	for _, p := range r.Projects {
		v.projectNames[p.ID] = p.Name
	}
	for _, m := range r.Mentions {
		v.mentions[m.EntityID] = append(v.mentions[m.EntityID], m.Text)
	}
	return v
}

func at(e extent) string { return fmt.Sprintf("%d-%d", e.Start, e.End) }

// shown is an optional amount or text as errors show it.
func shown(v any) string {
	switch v := v.(type) {
	case *float64:
		if v == nil {
			return "none"
		}
		return fmt.Sprintf("%.10g", *v)
	case float64:
		if v == 0 {
			return "none"
		}
		return fmt.Sprintf("%.10g", v)
	case *string:
		if v == nil {
			return "none"
		}
		return shown(*v)
	case string:
		if v == "" {
			return "none"
		}
		return v
	}
	return fmt.Sprint(v)
}
