package timex

import (
	"fmt"
	"testing"

	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// bench holds what one run of the stage needs.
type bench struct {
	lex   *lexicon.Lexicon
	rules []*rule.Rule
	tk    *token.Tokenizer
	run   *Runner
	doc   token.Doc
	chart rule.Chart
	found []lexicon.Match
}

func newBench(t testing.TB) *bench {
	t.Helper()
	lex, err := lexicon.Load(lexicon.Source{Name: "data", FS: lexicon.Data()})
	if err != nil {
		t.Fatal(err)
	}
	rules, err := rule.Load(rule.Source{Name: "rules", FS: rule.Data()})
	if err != nil {
		t.Fatal(err)
	}
	stage, faults := New(lex, rule.NewLabels(lex, rule.Findings()...), rules)
	for _, f := range faults {
		t.Error(f)
	}
	if len(faults) > 0 {
		t.FailNow()
	}
	return &bench{lex: lex, rules: rules, tk: token.NewTokenizer(lex.Vocab, nil), run: stage.NewRunner()}
}

func (b *bench) find(text, published string) []Timex {
	b.tk.Run(&b.doc, text)
	b.chart.Reset(&b.doc)
	b.found = b.lex.Find(&b.doc, b.found[:0])
	b.chart.AddMatches(b.found)
	return b.run.Run(&b.chart, published)
}

// TestExamples runs the examples of every rule of dates.
func TestExamples(t *testing.T) {
	b := newBench(t)
	for _, r := range b.rules {
		if r.Kind != Kind {
			continue
		}
		t.Run(r.ID, func(t *testing.T) {
			for _, e := range r.Fires {
				yields := e.Yields
				if len(yields) == 0 {
					yields = []map[string]any{{}}
				}
				for _, want := range yields {
					ok := false
					var got []string
					for _, x := range b.find(e.Text, e.Published) {
						rec := x.Record(&b.doc)
						got = append(got, rec.Rule+" "+rec.Text+" = "+rec.Value)
						have := map[string]string{"text": rec.Text, "type": rec.Type, "value": rec.Value, "first_day": rec.FirstDay, "last_day": rec.LastDay}
						fits := rec.Rule == r.ID
						for k, v := range want {
							fits = fits && have[k] == fmt.Sprint(v)
						}
						ok = ok || fits
					}
					if !ok {
						t.Errorf("%s:%d: %q (%s): no %v in %q", r.File, e.Line, e.Text, e.Published, want, got)
					}
				}
			}
			for _, e := range r.Silent {
				for _, x := range b.find(e.Text, e.Published) {
					if x.Rule.ID == r.ID {
						t.Errorf("%s:%d: %q: found %q", r.File, e.Line, e.Text, b.doc.Slice(x.Span))
					}
				}
			}
		})
	}
}
