package deal

import (
	"cmp"
	"slices"

	"wattwire/extract/capacity"
	"wattwire/extract/clause"
	"wattwire/extract/lexicon"
	"wattwire/extract/name"
	"wattwire/extract/quantity"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/timex"
	"wattwire/extract/token"
)

// Input is what the stages before give.
type Input struct {
	Published     string
	Country       string        // the only one that the title names, "" if there is none
	Title         bool          // it is an article's title, whose field its text shows
	TitleEntities []name.Entity // what the title names
	Entities      []name.Entity
	Mentions      []name.Mention
	Nominals      []name.Nominal
	Lands         name.Lands
	Dates         []timex.Timex // in order of the text
	Numbers       []quantity.Number
	Quantities    []quantity.Quantity
	Heading       Heading
	// Technology is what the words of a span tell of it, "" if nothing; may be nil.
	Technology func(token.Span) string
	// Hint is the technology at which the names in a span hint, "" if at none; may be nil.
	Hint func(token.Span) string
	// Topic is the technology that the article is about, "" if none; may be nil.
	Topic      func() string
	Capacities []capacity.Capacity
	Projects   []capacity.Project
	Clauses    *clause.Runner // with the document's parses; nil: the stage makes its own
}

// Runner finds the agreements of one article after another; it is for one
// goroutine.
type Runner struct {
	s         *Stage
	cl        *clause.Runner
	chart     *rule.Chart
	d         *token.Doc
	in        Input
	sent      int
	signing   bool           // the verb at hand is one of making agreements
	selling   bool           // who sells the power of a plant is looked for
	away      int            // sentences gone away from the one at hand
	chunks    []clause.Chunk // of the sentence at hand
	given     int            // entities that the stages before found; governments may follow them
	used      []bool         // by chunk: a verb has claimed the agreement in it
	claimed   []int          // chunks that the candidate at hand took
	named     []bool         // by token: part of a name
	cands     []candidate
	lend      []bool         // by entity: it lends or invests
	arms      [][2]int       // firms told to be parts of others, with these
	armsRead  bool           // as far as they were asked for
	elided    *clause.Gap    // the clause at hand, if it leaves its verb out
	shared    int            // the chunk of what that has from the clause before, 0 for none
	like      *frame         // of the clause before that
	pending   *lexicon.Entry // of the agreement told last by the verb at hand
	unsplit   [2]candidate   // a candidate that parts and apiece leave as it is
	sentMarks []lexicon.Mark // of the first sentences, as far as they were asked for
	verbs     []verbAt       // that may open a frame in the sentence at hand
	opened    []*verbFrame   // the frames that the verb at hand may open
	general   []*verbFrame   // that any verb may open there
	sight     sight          // what the sentence at hand holds
	sought    []rule.Part    // what sources gave the candidate at hand, for the tracer
	country   string         // that the article is about
	energy    bool           // the article speaks of energy throughout
	near      []bool         // by sentence: it does so there
	sites     bool           // it tells of plants, capacities or utilities
	woke      bool           // some sentence could tell of an agreement
}

// NewRunner returns a Runner.
func (s *Stage) NewRunner() *Runner { return &Runner{s: s} }

// Agreement is what the stage found.
type Agreement struct {
	token.Span // the words that name it
	Sentence   int
	Project    int   // index into Input.Projects, -1 for none
	Parties    []int // entities
	Witnesses  []int
	Strangers  []string         // parties that are no entity: governments, names of the title
	Record     record.Agreement // without identifiers, evidence and parties
	Rule       *rule.Rule
	open       bool // its name leaves the type open
	named      bool // its name gives the type
}

// Run finds the agreements of the document on the chart.
func (r *Runner) Run(c *rule.Chart, in Input) []Agreement {
	r.chart, r.d, r.in = c, c.Doc, in
	r.given, r.in.Entities = len(in.Entities), slices.Clip(in.Entities)
	if r.cl = in.Clauses; r.cl == nil {
		r.cl = r.s.clause.NewRunner()
		r.cl.Reset(c)
	}
	r.lend, r.armsRead = r.lend[:0], false
	r.cands, r.sentMarks, r.woke = r.cands[:0], r.sentMarks[:0], false
	r.country = r.home()
	r.survey()
	r.named = append(r.named[:0], make([]bool, len(r.d.Tokens))...)
	for _, m := range in.Mentions {
		for i := m.First; i < m.End; i++ {
			r.named[i] = true
		}
	}
	for n := range r.d.Sentences {
		from := len(r.cands)
		r.sentence(n)
		for i := from; i < len(r.cands); i++ {
			c := &r.cands[i]
			if r.fill(c); c.before > 0 {
				c.carryOn(&r.cands[c.before-1])
				r.cands[c.before-1].carryBack(c)
			}
		}
	}
	var out []Agreement
	told := r.merge()
	r.follow(told)
	told = r.headlines(told)
	r.signs(told)
	r.protagonists(told)
	r.fundedAlike(told)
	for _, i := range told {
		c := &r.cands[i]
		r.represent(c)
		r.estrange(c)
		c.country = cmp.Or(c.country, r.where(c, far), c.again)
		if c.pledged && c.status == "planned" && r.settledPledge(c) {
			c.status = "signed"
		}
		if c.ending {
			c.date, c.dateText = "", "" // a record's date is that of signing
		}
		r.chart.Trace.Type(c.frame.rule, c.name, c.reading)
		out = append(out, Agreement{
			Span: c.name, Sentence: c.sent, Project: c.plant,
			Parties: c.parties, Witnesses: c.witness, Strangers: c.strangers,
			open: c.generic, named: c.entry != nil && c.entry.Get("type") == c.typ, Rule: c.frame.rule,
			Record: record.Agreement{
				Type: c.typ, Status: c.status, Binding: binding(c.typ), Date: c.date, DateText: c.dateText, Event: c.event,
				Place: c.place, Country: c.country, Subject: c.subject, MW: c.mw, MWh: c.mwh, Technology: c.technology,
				Value: c.value, Currency: c.currency, Term: c.term, Count: c.count,
			},
		})
	}
	slices.SortStableFunc(out, func(a, b Agreement) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.End, b.End))
	})
	return out
}

// represent drops the states for which a ministry or government of theirs is
// among the parties.
func (r *Runner) represent(c *candidate) {
	c.parties = slices.DeleteFunc(c.parties, func(y int) bool {
		return slices.ContainsFunc(c.parties, func(x int) bool { return r.rules(x, y) })
	})
}

// estrange makes strangers of the parties that are no entity of the article.
func (r *Runner) estrange(c *candidate) {
	c.parties = slices.DeleteFunc(c.parties, func(p int) bool {
		if p >= r.given {
			c.strangers = append(c.strangers, r.in.Entities[p].Name)
		}
		return p >= r.given
	})
}

// survey notes where the article speaks of energy or infrastructure: throughout, if
// one word in seventy or more is of them, else in the sentences with such a word. One
// is enough in a few sentences.
func (r *Runner) survey() {
	const short = 5 // sentences
	r.near = r.near[:0]
	words := 0
	for _, s := range r.d.Sentences {
		before := words
		for i := s.First; i < s.End; i++ {
			if t := &r.d.Tokens[i]; t.Uses&r.s.field != 0 && r.s.domain.has(t.Sym) {
				words++
			}
		}
		r.near = append(r.near, words > before)
	}
	r.energy = r.in.Title || words*70 >= len(r.d.Tokens) && (words >= 3 || words > 0 && len(r.d.Sentences) <= short)
	utility := func(e name.Entity) bool { return isUtility(&e) }
	r.sites = len(r.in.Projects) > 0 || len(r.in.Capacities) > 0 || slices.ContainsFunc(r.in.Entities, utility)
}

func isUtility(e *name.Entity) bool { return e.Entry != nil && e.Entry.Get("subkind") == "utility" }

func binding(typ string) bool {
	switch typ {
	case "memorandum_of_understanding", "letter_of_intent", "cooperation_agreement":
		return false
	}
	return true
}
