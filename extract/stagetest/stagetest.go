// Package stagetest loads the program's lists and rules for the tests of
// stages, and reads texts as far as the first stage.
package stagetest

import (
	"testing"

	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// Reader is what a stage is made of, and a text with its chart.
type Reader struct {
	Lex    *lexicon.Lexicon
	Rules  []*rule.Rule
	Labels *rule.Labels
	Doc    token.Doc
	Chart  rule.Chart

	tok   *token.Tokenizer
	found []lexicon.Match
}

// New loads the program's lists and rules. The words that prefixes returns are
// cut off numbers, such as a currency's sign; it may be nil.
func New(t testing.TB, prefixes func(*lexicon.Lexicon) map[string]bool) *Reader {
	t.Helper()
	lex, err := lexicon.Load(lexicon.Source{Name: "data", FS: lexicon.Data()})
	if err != nil {
		t.Fatal(err)
	}
	rules, err := rule.Load(rule.Source{Name: "rules", FS: rule.Data()})
	if err != nil {
		t.Fatal(err)
	}
	r := &Reader{Lex: lex, Rules: rules, Labels: rule.NewLabels(lex, rule.Findings()...)}
	var cut map[string]bool
	if prefixes != nil {
		cut = prefixes(lex)
	}
	r.tok = token.NewTokenizer(lex.Vocab, cut)
	return r
}

// Read cuts a text into tokens and finds on it what stands in the lists. The
// chart is the Reader's own.
func (r *Reader) Read(text string) *rule.Chart {
	r.ReadTo(&r.Doc, &r.Chart, text)
	return &r.Chart
}

// ReadTo is Read with another document and chart, such as those of a title.
func (r *Reader) ReadTo(d *token.Doc, c *rule.Chart, text string) {
	r.tok.Run(d, text)
	c.Reset(d)
	r.found = r.Lex.Find(d, r.found[:0])
	c.AddMatches(r.found)
}

// Restart takes the findings of stages off the chart again.
func (r *Reader) Restart() {
	r.Chart.Reset(&r.Doc)
	r.Chart.AddMatches(r.found)
}

// Must returns the stage that a New made; the test ends if there are faults.
func Must[S any](stage S, faults []error) func(testing.TB) S {
	return func(t testing.TB) S {
		t.Helper()
		for _, f := range faults {
			t.Error(f)
		}
		if len(faults) > 0 {
			t.FailNow()
		}
		return stage
	}
}
