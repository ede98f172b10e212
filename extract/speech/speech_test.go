package speech

import (
	"fmt"
	"testing"

	"wattwire/extract/clause"
	"wattwire/extract/lexicon"
	"wattwire/extract/name"
	"wattwire/extract/quantity"
	"wattwire/extract/rule"
	"wattwire/extract/timex"
	"wattwire/extract/token"
)

// driver runs the stages up to this one.
type driver struct {
	rules    []*rule.Rule
	lex      *lexicon.Lexicon
	tok      *token.Tokenizer
	quantity *quantity.Runner
	timex    *timex.Runner
	name     *name.Runner
	run      *Runner
	doc      token.Doc
	chart    rule.Chart
	found    []lexicon.Match
	entities []name.Entity
}

func newDriver(t testing.TB) *driver {
	t.Helper()
	lex, err := lexicon.Load(lexicon.Source{Name: "data", FS: lexicon.Data()})
	if err != nil {
		t.Fatal(err)
	}
	rules, err := rule.Load(rule.Source{Name: "rules", FS: rule.Data()})
	if err != nil {
		t.Fatal(err)
	}
	labels := rule.NewLabels(lex, rule.Findings()...)
	q, faults := quantity.New(lex, labels, rules)
	tx, f := timex.New(lex, labels, rules)
	faults = append(faults, f...)
	nm, f := name.New(lex, labels, rules)
	faults = append(faults, f...)
	cl, f := clause.New(lex, labels)
	faults = append(faults, f...)
	s, f := New(lex, labels, rules, cl)
	faults = append(faults, f...)
	for _, f := range faults {
		t.Error(f)
	}
	if len(faults) > 0 {
		t.FailNow()
	}
	return &driver{rules: rules, lex: lex, tok: token.NewTokenizer(lex.Vocab, quantity.Prefixes(lex)),
		quantity: q.NewRunner(), timex: tx.NewRunner(), name: nm.NewRunner(), run: s.NewRunner()}
}

// before runs the earlier stages.
func (d *driver) before(text, title string) Input {
	d.tok.Run(&d.doc, text)
	d.chart.Reset(&d.doc)
	d.found = d.lex.Find(&d.doc, d.found[:0])
	d.chart.AddMatches(d.found)
	d.quantity.Run(&d.chart)
	d.timex.Run(&d.chart, "")
	e, m := d.name.Run(&d.chart, title)
	d.entities = e
	return Input{Entities: e, Mentions: m, Nominals: d.name.Nominals()}
}

func (d *driver) find(text string) ([]Affiliation, []Quote) {
	return d.run.Run(&d.chart, d.before(text, ""))
}

// TestExamples runs the examples of the rules of affiliations and quotes.
func TestExamples(t *testing.T) {
	d := newDriver(t)
	for _, r := range d.rules {
		if r.Kind != AffiliationKind && r.Kind != QuoteKind {
			continue
		}
		t.Run(r.ID, func(t *testing.T) {
			records := func(text string) (own []map[string]string, all []string) {
				as, qs := d.find(text)
				for _, a := range as {
					x := a.Record(&d.doc)
					all = append(all, fmt.Sprintf("%s %q %q", x.Rule, x.Title, x.Text))
					if x.Rule == r.ID {
						own = append(own, map[string]string{"title": x.Title, "text": x.Text})
					}
				}
				for _, q := range qs {
					x := q.Record(&d.doc)
					all = append(all, fmt.Sprintf("%s %s %q", x.Rule, x.Verb, x.Text))
					if x.Rule == r.ID {
						own = append(own, map[string]string{"verb": x.Verb, "text": x.Text, "direct": fmt.Sprint(x.Direct)})
					}
				}
				return own, all
			}
			for _, e := range r.Fires {
				own, all := records(e.Text)
				for _, want := range e.Yields {
					ok := false
					for _, have := range own {
						fits := true
						for k, v := range want {
							fits = fits && have[k] == fmt.Sprint(v)
						}
						ok = ok || fits
					}
					if !ok {
						t.Errorf("%s:%d: %q: no %v in %q", r.File, e.Line, e.Text, want, all)
					}
				}
			}
			for _, e := range r.Silent {
				if own, _ := records(e.Text); len(own) > 0 {
					t.Errorf("%s:%d: %q: found %q", r.File, e.Line, e.Text, own)
				}
			}
		})
	}
}
