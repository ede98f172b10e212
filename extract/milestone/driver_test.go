package milestone

import (
	"testing"

	"wattwire/extract/capacity"
	"wattwire/extract/clause"
	"wattwire/extract/lexicon"
	"wattwire/extract/name"
	"wattwire/extract/quantity"
	"wattwire/extract/rule"
	"wattwire/extract/timex"
	"wattwire/extract/token"
)

// driver runs the stages before this one and this one.
type driver struct {
	lex   *lexicon.Lexicon
	tok   *token.Tokenizer
	quant *quantity.Runner
	time  *timex.Runner
	names *name.Runner
	caps  *capacity.Runner
	run   *Runner
	doc   token.Doc
	chart rule.Chart
}

func load(t testing.TB) *driver {
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
	var faults []error
	q, f := quantity.New(lex, labels, rules)
	faults = append(faults, f...)
	tx, f := timex.New(lex, labels, rules)
	faults = append(faults, f...)
	n, f := name.New(lex, labels, rules)
	faults = append(faults, f...)
	cl, f := clause.New(lex, labels)
	faults = append(faults, f...)
	c, f := capacity.New(lex, labels, rules, cl)
	faults = append(faults, f...)
	s, f := New(lex, labels, rules, cl)
	for _, f := range append(faults, f...) {
		t.Error(f)
	}
	if t.Failed() {
		t.FailNow()
	}
	return &driver{lex: lex, tok: token.NewTokenizer(lex.Vocab, quantity.Prefixes(lex)),
		quant: q.NewRunner(), time: tx.NewRunner(), names: n.NewRunner(), caps: c.NewRunner(), run: s.NewRunner()}
}

// prepare runs the stages before this one.
func (d *driver) prepare(text, published string) Input {
	d.tok.Run(&d.doc, text)
	d.chart.Reset(&d.doc)
	d.chart.AddMatches(d.lex.Find(&d.doc, nil))
	in := Input{Published: published}
	quantities := d.quant.Run(&d.chart)
	in.Dates = d.time.Run(&d.chart, published)
	in.Entities, in.Mentions = d.names.Run(&d.chart, "")
	in.Nominals = d.names.Nominals()
	in.Capacities, in.Projects = d.caps.Run(&d.chart, capacity.Input{Quantities: quantities, Entities: in.Entities, Mentions: in.Mentions})
	return in
}

// milestones are those of a text and the plants that it tells of.
func (d *driver) milestones(text, published string) ([]Milestone, []capacity.Project) {
	in := d.prepare(text, published)
	return d.run.Run(&d.chart, in), in.Projects
}
