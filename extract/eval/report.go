package eval

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"
)

// Sides of an error.
const (
	Missed = "missed" // the gold has it, the result does not
	False  = "false"  // the result has it, the gold does not
	Wrong  = "wrong"  // found, but a field differs
)

// Error is one difference between gold and result.
type Error struct {
	Document string `json:"document"`
	Kind     string `json:"kind"` // the measure or attribute
	Side     string `json:"side"`
	Detail   string `json:"detail"` // for people; in brackets the rule that fired
	Record   string `json:"record"` // the gold record, or the false one, known again in another report
}

// Measure is the counts of one kind of record over all articles.
type Measure struct {
	P  float64 `json:"p"`
	R  float64 `json:"r"`
	F1 float64 `json:"f1"`
	TP int     `json:"tp"`
	FP int     `json:"fp"`
	FN int     `json:"fn"`
}

// Attribute counts how often a field that the gold asks for was right.
type Attribute struct {
	Right int `json:"right"`
	Asked int `json:"asked"`
}

// Report is what Score finds.
type Report struct {
	Articles   int                  `json:"articles"`
	Missing    []string             `json:"missing"` // articles of the gold without a result
	Warnings   []string             `json:"warnings,omitempty"`
	Scores     map[string]Measure   `json:"scores"`
	Attributes map[string]Attribute `json:"attributes"`
	Errors     []Error              `json:"errors"`
}

// Measures are the names of the scores in the order in which they are shown.
func Measures() []string {
	return []string{"capacities", "capacities full", "agreements", "agreements full", "parties", "dates found", "dates",
		"quantities", "organization", "person", "place", "project", "event", "milestones", "affiliations"}
}

func (t *tally) wrong(doc, kind, detail, key string) {
	t.errors = append(t.errors, Error{doc, kind, Wrong, detail, key})
}

func (t *tally) report(r Report) Report {
	r.Scores, r.Attributes, r.Errors = map[string]Measure{}, map[string]Attribute{}, t.errors
	if r.Errors == nil {
		r.Errors = []Error{}
	}
	for _, name := range Measures() {
		var m Measure
		if c := t.measures[name]; c != nil {
			m = *c
		}
		if m.TP+m.FP > 0 {
			m.P = float64(m.TP) / float64(m.TP+m.FP)
		}
		if m.TP+m.FN > 0 {
			m.R = float64(m.TP) / float64(m.TP+m.FN)
		}
		if m.P+m.R > 0 {
			m.F1 = 2 * m.P * m.R / (m.P + m.R)
		}
		r.Scores[name] = m
	}
	for name, a := range t.attributes {
		r.Attributes[name] = *a
	}
	return r
}

func (r *Report) attributes() []string {
	var names []string
	for n := range r.Attributes {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

// WriteTable prints the scores and attributes.
func (r *Report) WriteTable(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d articles", r.Articles)
	if n := len(r.Missing); n > 0 {
		fmt.Fprintf(&b, ", %d of them missing: %s", n, strings.Join(r.Missing[:min(n, 5)], " "))
	}
	fmt.Fprintf(&b, "\n%-18s %6s %6s %6s   tp   fp   fn\n", "", "P", "R", "F1")
	for _, k := range Measures() {
		m := r.Scores[k]
		fmt.Fprintf(&b, "%-18s %6.3f %6.3f %6.3f %4d %4d %4d\n", k, m.P, m.R, m.F1, m.TP, m.FP, m.FN)
	}
	for _, k := range r.attributes() {
		fmt.Fprintf(&b, "%-22s %4d/%d\n", k, r.Attributes[k].Right, r.Attributes[k].Asked)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteErrors prints the errors by kind and side, with their numbers; of the
// kinds given, or of all.
func (r *Report) WriteErrors(w io.Writer, kinds ...string) error {
	groups := map[[2]string][]Error{}
	var order [][2]string
	for _, e := range r.Errors {
		if len(kinds) > 0 && !slices.Contains(kinds, e.Kind) {
			continue
		}
		k := [2]string{e.Kind, e.Side}
		if groups[k] == nil {
			order = append(order, k)
		}
		groups[k] = append(groups[k], e)
	}
	slices.SortFunc(order, func(a, b [2]string) int {
		return cmp.Or(cmp.Compare(rank(a[0]), rank(b[0])), cmp.Compare(a[0], b[0]), cmp.Compare(b[1], a[1]))
	})
	var b strings.Builder
	for _, k := range order {
		fmt.Fprintf(&b, "%s, %s: %d\n", k[0], k[1], len(groups[k]))
		for _, e := range groups[k] {
			fmt.Fprintf(&b, "  %-22s %s\n", e.Document, e.Detail)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func rank(kind string) int {
	if i := slices.Index(Measures(), kind); i >= 0 {
		return i
	}
	return len(Measures())
}
