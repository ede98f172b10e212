package capacity

import (
	"fmt"
	"strings"
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
	lex   *lexicon.Lexicon
	tok   *token.Tokenizer
	quant *quantity.Runner
	time  *timex.Runner
	names *name.Runner
	run   *Runner
	doc   token.Doc
	chart rule.Chart
	found []lexicon.Match
	title struct {
		doc   token.Doc
		chart rule.Chart
	}
	in Input
}

var shared *driver

func load(t testing.TB) *driver {
	t.Helper()
	if shared != nil {
		return shared
	}
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
	add := func(f []error) { faults = append(faults, f...) }
	tx, f := timex.New(lex, labels, rules)
	add(f)
	n, f := name.New(lex, labels, rules)
	add(f)
	cl, f := clause.New(lex, labels)
	add(f)
	s, f := New(lex, labels, rules, cl)
	add(f)
	for _, f := range faults {
		t.Error(f)
	}
	if len(faults) > 0 {
		t.FailNow()
	}
	shared = &driver{lex: lex, tok: token.NewTokenizer(lex.Vocab, quantity.Prefixes(lex)),
		quant: q.NewRunner(), time: tx.NewRunner(), names: n.NewRunner(), run: s.NewRunner()}
	return shared
}

// prepare runs the stages before this one.
func (d *driver) prepare(text, title, published string) {
	d.tok.Run(&d.doc, text)
	d.chart.Reset(&d.doc)
	d.found = d.lex.Find(&d.doc, d.found[:0])
	d.chart.AddMatches(d.found)
	d.in = Input{}
	d.in.Quantities = d.quant.Run(&d.chart)
	d.time.Run(&d.chart, published)
	d.in.Entities, d.in.Mentions = d.names.Run(&d.chart, title)
	if title != "" {
		d.tok.Run(&d.title.doc, title)
		d.title.chart.Reset(&d.title.doc)
		d.title.chart.AddMatches(d.lex.Find(&d.title.doc, nil))
		d.in.Title = &d.title.chart
	}
}

func (d *driver) capacities(text, title string) ([]Capacity, []Project) {
	d.prepare(text, title, "2024-05-15")
	return d.run.Run(&d.chart, d.in)
}

// show writes capacities as text=mw[-max][/mwh] technology scope country
// status, - for none.
func (d *driver) show(text, title string) string {
	dash := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	cs, _ := d.capacities(text, title)
	var out []string
	for i := range cs {
		c := &cs[i]
		s := fmt.Sprintf("%s=%v", d.doc.Slice(c.Span), c.MW)
		if c.MWMax != 0 {
			s += fmt.Sprintf("-%v", c.MWMax)
		}
		if c.MWh != 0 {
			s += fmt.Sprintf("/%v", c.MWh)
		}
		out = append(out, strings.Join([]string{s, dash(c.Technology), dash(c.Scope), dash(c.Country), dash(c.Status)}, " "))
	}
	return strings.Join(out, "; ")
}
