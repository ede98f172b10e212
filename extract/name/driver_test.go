package name

import (
	"testing"

	"wattwire/extract/lexicon"
	"wattwire/extract/quantity"
	"wattwire/extract/rule"
	"wattwire/extract/timex"
	"wattwire/extract/token"
)

// driver runs the stages up to this one.
type driver struct {
	lex   *lexicon.Lexicon
	tok   *token.Tokenizer
	quant *quantity.Runner
	time  *timex.Runner
	run   *Runner
	doc   token.Doc
	chart rule.Chart
	found []lexicon.Match
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
	s, f := New(lex, labels, rules)
	faults = append(faults, f...)
	for _, f := range faults {
		t.Error(f)
	}
	if len(faults) > 0 {
		t.FailNow()
	}
	return &driver{lex: lex, tok: token.NewTokenizer(lex.Vocab, quantity.Prefixes(lex)),
		quant: q.NewRunner(), time: tx.NewRunner(), run: s.NewRunner()}
}

func (d *driver) names(text, title string) ([]Entity, []Mention) {
	d.tok.Run(&d.doc, text)
	d.chart.Reset(&d.doc)
	d.found = d.lex.Find(&d.doc, d.found[:0])
	d.chart.AddMatches(d.found)
	d.quant.Run(&d.chart)
	d.time.Run(&d.chart, "")
	return d.run.Run(&d.chart, title)
}
