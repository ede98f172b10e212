package extract

import (
	"wattwire/extract/lexicon"
	"wattwire/extract/quantity"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/timex"
	"wattwire/extract/token"
)

// kinds are the kinds of record that a rule may make.
var kinds = map[string]bool{
	"quantity": true, "date": true, "entity": true, "capacity": true,
	"agreement": true, "milestone": true, "affiliation": true, "quote": true,
}

// stages are the compiled stages in the order in which they run.
type stages struct {
	quantity *quantity.Stage
	timex    *timex.Stage
}

func (s *stages) compile(lex *lexicon.Lexicon, labels *rule.Labels, rules []*rule.Rule) (faults []error) {
	var errs []error
	s.quantity, errs = quantity.New(lex, labels, rules)
	faults = append(faults, errs...)
	s.timex, errs = timex.New(lex, labels, rules)
	return append(faults, errs...)
}

// runner is the state of one goroutine: buffers that go from article to
// article.
type runner struct {
	x        *Extractor
	doc      token.Doc
	chart    rule.Chart
	found    []lexicon.Match
	quantity *quantity.Runner
	timex    *timex.Runner
}

func (s *stages) newRunner(x *Extractor) *runner {
	return &runner{x: x, quantity: s.quantity.NewRunner(), timex: s.timex.NewRunner()}
}

// run is the whole way of an article.
func (r *runner) run(a Article) Result {
	r.x.tok.Run(&r.doc, a.Text)
	r.chart.Reset(&r.doc)
	r.found = r.x.lex.Find(&r.doc, r.found[:0])
	r.chart.AddMatches(r.found)
	quantities := r.quantity.Run(&r.chart)
	dates := r.timex.Run(&r.chart, a.Published)

	res := record.Result{Document: a}
	for i := range quantities {
		q := quantities[i].Record(&r.doc)
		q.ID = i + 1
		res.Quantities = append(res.Quantities, q)
	}
	for _, t := range dates {
		res.Dates = append(res.Dates, t.Record(&r.doc))
	}
	return res
}
