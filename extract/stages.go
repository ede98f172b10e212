package extract

import (
	"wattwire/extract/clause"
	"wattwire/extract/deal"
	"wattwire/extract/lexicon"
	"wattwire/extract/name"
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
	name     *name.Stage
	clause   *clause.Stage
	deal     *deal.Stage
}

func (s *stages) compile(lex *lexicon.Lexicon, labels *rule.Labels, rules []*rule.Rule) (faults []error) {
	var errs [5][]error
	s.quantity, errs[0] = quantity.New(lex, labels, rules)
	s.timex, errs[1] = timex.New(lex, labels, rules)
	s.name, errs[2] = name.New(lex, labels, rules)
	s.clause, errs[3] = clause.New(lex, labels)
	s.deal, errs[4] = deal.New(lex, labels, rules, s.clause)
	for _, e := range errs {
		faults = append(faults, e...)
	}
	return faults
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
	name     *name.Runner
	deal     *deal.Runner
}

func (s *stages) newRunner(x *Extractor) *runner {
	return &runner{x: x, quantity: s.quantity.NewRunner(), timex: s.timex.NewRunner(), name: s.name.NewRunner(), deal: s.deal.NewRunner()}
}

// run is the whole way of an article.
func (r *runner) run(a Article) Result {
	r.x.tok.Run(&r.doc, a.Text)
	r.chart.Reset(&r.doc)
	r.found = r.x.lex.Find(&r.doc, r.found[:0])
	r.chart.AddMatches(r.found)
	quantities := r.quantity.Run(&r.chart)
	dates := r.timex.Run(&r.chart, a.Published)
	entities, mentions := r.name.Run(&r.chart, a.Title)
	deals := r.deal.Run(&r.chart, deal.Input{
		Published: a.Published, Entities: entities, Mentions: mentions, Nominals: r.name.Nominals(), Dates: dates,
		Numbers: r.quantity.Numbers(), Quantities: quantities,
	})

	res := record.Result{Document: a}
	for i := range quantities {
		q := quantities[i].Record(&r.doc)
		q.ID = i + 1
		res.Quantities = append(res.Quantities, q)
	}
	for _, t := range dates {
		res.Dates = append(res.Dates, t.Record(&r.doc))
	}
	for i, e := range entities {
		res.Entities = append(res.Entities, record.Entity{ID: i + 1, Kind: e.Kind, Name: e.Name, Country: e.Country, Subkind: e.Subkind, Aliases: e.Aliases})
	}
	for _, m := range mentions {
		res.Mentions = append(res.Mentions, record.Mention{Evidence: r.evidence(m.Span, m.Rule), Kind: m.Kind, EntityID: m.Entity + 1})
	}
	for i, d := range deals {
		res.Agreements = append(res.Agreements, r.agreement(i+1, d, entities))
	}
	return res
}

// evidence is the proof of a finding over a span of tokens.
func (r *runner) evidence(s token.Span, by *rule.Rule) record.Evidence {
	start, end := r.doc.Bytes(s)
	return record.Evidence{Start: r.doc.CodePoint(start), End: r.doc.CodePoint(end), Text: r.doc.Text[start:end], Rule: by.ID}
}

func (r *runner) agreement(id int, d deal.Agreement, entities []name.Entity) record.Agreement {
	a := d.Record
	a.ID = id
	a.Evidence = r.evidence(d.Span, d.Rule)
	a.ProjectID = d.Plant + 1
	s := r.evidence(r.doc.Sentences[d.Sentence].Span, d.Rule)
	a.SentenceStart, a.SentenceEnd = s.Start, s.End
	for _, p := range d.Parties {
		a.Parties = append(a.Parties, record.Party{EntityID: p + 1, Name: entities[p].Name, Role: "party"})
	}
	for _, w := range d.Witnesses {
		a.Parties = append(a.Parties, record.Party{EntityID: w + 1, Name: entities[w].Name, Role: "witness"})
	}
	return a
}
