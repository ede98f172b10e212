package speech

import (
	"fmt"
	"testing"

	"wattwire/extract/clause"
	"wattwire/extract/name"
	"wattwire/extract/quantity"
	"wattwire/extract/rule"
	"wattwire/extract/stagetest"
	"wattwire/extract/timex"
	"wattwire/extract/token"
)

// driver runs the stages up to this one.
type driver struct {
	*stagetest.Reader
	quantity *quantity.Runner
	timex    *timex.Runner
	name     *name.Runner
	run      *Runner
	entities []name.Entity
}

func newDriver(t testing.TB) *driver {
	t.Helper()
	r := stagetest.New(t, quantity.Prefixes)
	cl := stagetest.Must(clause.New(r.Lex, r.Labels))(t)
	return &driver{
		Reader:   r,
		quantity: stagetest.Must(quantity.New(r.Lex, r.Labels, r.Rules))(t).NewRunner(),
		timex:    stagetest.Must(timex.New(r.Lex, r.Labels, r.Rules))(t).NewRunner(),
		name:     stagetest.Must(name.New(r.Lex, r.Labels, r.Rules))(t).NewRunner(),
		run:      stagetest.Must(New(r.Lex, r.Labels, r.Rules, cl))(t).NewRunner(),
	}
}

// before runs the earlier stages.
func (d *driver) before(text, title string) Input {
	var titleDoc token.Doc
	var titleChart rule.Chart
	d.ReadTo(&titleDoc, &titleChart, title)
	c := d.Read(text)
	d.quantity.Run(c)
	d.timex.Run(c, "")
	e, m := d.name.Run(c, &titleChart)
	d.entities = e
	return Input{Entities: e, Mentions: m, Nominals: d.name.Nominals(nil)}
}

func (d *driver) find(text string) ([]Affiliation, []Quote) {
	return d.run.Run(&d.Chart, d.before(text, ""))
}

// TestExamples runs the examples of the rules of affiliations and quotes.
func TestExamples(t *testing.T) {
	d := newDriver(t)
	for _, r := range d.Rules {
		if r.Kind != AffiliationKind && r.Kind != QuoteKind {
			continue
		}
		t.Run(r.ID, func(t *testing.T) {
			records := func(text string) (own []map[string]string, all []string) {
				as, qs := d.find(text)
				for _, a := range as {
					x := a.Record(&d.Doc)
					all = append(all, fmt.Sprintf("%s %q %q", x.Rule, x.Title, x.Text))
					if x.Rule == r.ID {
						own = append(own, map[string]string{"title": x.Title, "text": x.Text})
					}
				}
				for _, q := range qs {
					x := q.Record(&d.Doc)
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
