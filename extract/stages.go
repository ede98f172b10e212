package extract

import (
	"wattwire/extract/lexicon"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// kinds are the kinds of record that a rule may make.
var kinds = map[string]bool{
	"quantity": true, "date": true, "entity": true, "capacity": true,
	"agreement": true, "milestone": true, "affiliation": true, "quote": true,
}

// stages are the compiled stages in the order in which they run.
type stages struct{}

func (s *stages) compile(lex *lexicon.Lexicon, labels *rule.Labels, rules []*rule.Rule) []error {
	return nil
}

// prefixes are the words that the tokenizer parts from digits after them.
func (s *stages) prefixes(lex *lexicon.Lexicon) []string {
	return nil
}

// runner is the state of one goroutine: buffers that go from article to
// article.
type runner struct {
	x     *Extractor
	doc   token.Doc
	chart rule.Chart
	found []lexicon.Match
}

func (s *stages) newRunner(x *Extractor) *runner {
	return &runner{x: x}
}

// run is the whole way of an article.
func (r *runner) run(a Article) Result {
	r.x.tok.Run(&r.doc, a.Text)
	r.chart.Reset(&r.doc)
	r.found = r.x.lex.Find(&r.doc, r.found[:0])
	r.chart.AddMatches(r.found)
	return record.Result{Document: a}
}
