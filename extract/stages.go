package extract

import (
	"wattwire/extract/capacity"
	"wattwire/extract/clause"
	"wattwire/extract/deal"
	"wattwire/extract/lexicon"
	"wattwire/extract/milestone"
	"wattwire/extract/name"
	"wattwire/extract/quantity"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/speech"
	"wattwire/extract/timex"
	"wattwire/extract/token"
)

// stages are the compiled stages in the order in which they run.
type stages struct {
	quantity  *quantity.Stage
	timex     *timex.Stage
	name      *name.Stage
	clause    *clause.Stage
	capacity  *capacity.Stage
	deal      *deal.Stage
	milestone *milestone.Stage
	speech    *speech.Stage
}

func (s *stages) compile(lex *lexicon.Lexicon, labels *rule.Labels, rules []*rule.Rule) (faults []error) {
	var errs [8][]error
	s.quantity, errs[0] = quantity.New(lex, labels, rules)
	s.timex, errs[1] = timex.New(lex, labels, rules)
	s.clause, errs[3] = clause.New(lex, labels)
	s.capacity, errs[4] = capacity.New(lex, labels, rules, s.clause)
	s.deal, errs[5] = deal.New(lex, labels, rules, s.clause)
	s.milestone, errs[6] = milestone.New(lex, labels, rules, s.clause)
	s.speech, errs[7] = speech.New(lex, labels, rules, s.clause)
	// last, since it gives a Sym to all names and common words: what the others
	// keep by Sym stays short
	s.name, errs[2] = name.New(lex, labels, rules)
	for _, e := range errs {
		faults = append(faults, e...)
	}
	return faults
}

// runner is the state of one goroutine: buffers that go from article to
// article.
type runner struct {
	x           *Extractor
	body, title reader
	capacity    *capacity.Runner
	deal        *deal.Runner
	headline    *deal.Runner
	milestone   *milestone.Runner
	speech      *speech.Runner
	lap         func(stage string) // told of each stage that is through; nil but in benchmarks
}

// reader runs the stages that look at any text: it is used for the body and,
// with buffers of its own, for the title.
type reader struct {
	doc      token.Doc
	chart    rule.Chart
	found    []lexicon.Match
	quantity *quantity.Runner
	timex    *timex.Runner
	name     *name.Runner
	clauses  *clause.Runner

	quantities []quantity.Quantity
	dates      []timex.Timex
	entities   []name.Entity
	mentions   []name.Mention
}

func (s *stages) newRunner(x *Extractor) *runner {
	r := &runner{
		x: x, capacity: s.capacity.NewRunner(), deal: s.deal.NewRunner(), headline: s.deal.NewRunner(),
		milestone: s.milestone.NewRunner(), speech: s.speech.NewRunner(),
	}
	for _, rd := range []*reader{&r.body, &r.title} {
		rd.quantity, rd.timex, rd.name = s.quantity.NewRunner(), s.timex.NewRunner(), s.name.NewRunner()
		rd.clauses = s.clause.NewRunner()
	}
	return r
}

// read finds what stands in a text: amounts, dates and names.
func (r *reader) read(x *Extractor, text string, title *rule.Chart, published string, lap func(stage string)) {
	x.tok.Run(&r.doc, text)
	done(lap, "token")
	r.chart.Reset(&r.doc)
	r.found = x.lex.Find(&r.doc, r.found[:0])
	r.chart.AddMatches(r.found)
	done(lap, "lexicon")
	r.quantities = r.quantity.Run(&r.chart)
	done(lap, "quantity")
	r.dates = r.timex.Run(&r.chart, published)
	done(lap, "timex")
	r.entities, r.mentions = r.name.Run(&r.chart, title)
	r.clauses.Reset(&r.chart)
	done(lap, "name")
}

func done(lap func(stage string), stage string) {
	if lap != nil {
		lap(stage)
	}
}

// canonical is the name by which a list knows what e is, "" if none does. What
// a list of places says of a plant is where it stands.
func canonical(e *name.Entity) string {
	if e.Entry == nil {
		return ""
	}
	country := e.Entry.Get("alpha3") != ""
	located := country || e.Entry.Get("kind") != ""
	switch {
	case e.Kind == record.Person, e.Kind == record.Place && !country, e.Kind == record.ProjectKind && located:
		return ""
	}
	return e.Entry.Name
}

// run is the whole way of an article.
func (r *runner) run(a Article) Result {
	b := &r.body
	var title *rule.Chart
	var heading deal.Heading
	var country string
	var above []name.Entity
	if a.Title != "" {
		r.title.read(r.x, r.x.tags.untagged(a.Title), nil, a.Published, nil)
		title = &r.title.chart
		t := &r.title
		country, above = t.country(), t.entities
		heading = r.headline.Heading(r.headline.Run(title, deal.Input{
			Title: true, Published: a.Published,
			Entities: t.entities, Mentions: t.mentions, Nominals: t.name.Nominals(nil),
			Dates: t.dates, Numbers: t.quantity.Numbers(), Quantities: t.quantities, Clauses: t.clauses,
		}))
	}
	done(r.lap, "title")
	b.read(r.x, a.Text, title, a.Published, r.lap)
	nominals := b.name.Nominals(above)
	lands := b.name.Lands()
	capacities, projects := r.capacity.Run(&b.chart, capacity.Input{
		Title: title, Quantities: b.quantities, Entities: b.entities, Mentions: b.mentions, Lands: lands, Clauses: b.clauses,
		Dates: b.dates, Published: a.Published,
	})
	done(r.lap, "capacity")
	deals := r.deal.Run(&b.chart, deal.Input{
		Published: a.Published, Country: country, TitleEntities: above, Heading: heading,
		Entities: b.entities, Mentions: b.mentions, Nominals: nominals, Lands: lands,
		Dates: b.dates, Numbers: b.quantity.Numbers(), Quantities: b.quantities, Clauses: b.clauses,
		Technology: r.capacity.TechnologyIn, Hint: r.capacity.HintIn, Topic: r.capacity.Topic, Capacities: capacities, Projects: projects,
	})
	done(r.lap, "deal")
	milestones := r.milestone.Run(&b.chart, milestone.Input{
		Published: a.Published, Entities: b.entities, Mentions: b.mentions, Nominals: nominals, Dates: b.dates,
		Capacities: capacities, Projects: projects, Clauses: b.clauses,
	})
	done(r.lap, "milestone")
	prepare(a.Published, capacities, projects, deals, milestones)
	affiliations, quotes := r.speech.Run(&b.chart, speech.Input{Entities: b.entities, Mentions: b.mentions, Nominals: nominals})
	done(r.lap, "speech")

	// lists without a record are empty, not null, in JSON
	res := record.Result{
		Document: a, Entities: make([]record.Entity, 0, len(b.entities)), Mentions: make([]record.Mention, 0, len(b.mentions)),
		Dates: make([]record.Date, 0, len(b.dates)), Quantities: make([]record.Quantity, 0, len(b.quantities)),
		Capacities: make([]record.Capacity, 0, len(capacities)), Projects: make([]record.Project, 0, len(projects)),
		Agreements: make([]record.Agreement, 0, len(deals)), Milestones: make([]record.Milestone, 0, len(milestones)),
		Affiliations: make([]record.Affiliation, 0, len(affiliations)), Quotes: make([]record.Quote, 0, len(quotes)),
	}
	for i := range b.quantities {
		q := b.quantities[i].Record(&b.doc)
		q.ID = i + 1
		res.Quantities = append(res.Quantities, q)
	}
	for _, t := range b.dates {
		res.Dates = append(res.Dates, t.Record(&b.doc))
	}
	for i := range projects {
		if p := &projects[i]; p.Entity >= 0 && b.entities[p.Entity].Country == "" {
			b.entities[p.Entity].Country = p.Country
		}
	}
	for i, e := range b.entities {
		x := record.Entity{ID: i + 1, Kind: e.Kind, Name: e.Name, Country: e.Country, Subkind: e.Subkind, Aliases: e.Aliases}
		if n := canonical(&e); n != e.Name {
			x.Canonical = n
		}
		res.Entities = append(res.Entities, x)
	}
	for _, m := range b.mentions {
		res.Mentions = append(res.Mentions, record.Mention{Evidence: r.evidence(m.Span, m.Rule), Kind: m.Kind, EntityID: m.Entity + 1})
	}
	for i := range projects {
		res.Projects = append(res.Projects, projects[i].Record(i+1))
	}
	for i := range capacities {
		c := capacities[i].Record(&b.doc)
		c.ID = i + 1
		res.Capacities = append(res.Capacities, c)
	}
	for i, d := range deals {
		res.Agreements = append(res.Agreements, r.agreement(i+1, d, b.entities))
	}
	for i := range milestones {
		res.Milestones = append(res.Milestones, milestones[i].Record(&b.doc))
	}
	for _, f := range affiliations {
		res.Affiliations = append(res.Affiliations, f.Record(&b.doc))
	}
	for _, q := range quotes {
		res.Quotes = append(res.Quotes, q.Record(&b.doc))
	}
	done(r.lap, "records")
	return res
}

// country is the country of the places that a title names, "" if they lie in
// several, or only tell where a firm is from: "Kenya's Acme Signs With Bolt".
func (r *reader) country() string {
	country, origin := "", true
	for i := range r.mentions {
		m := &r.mentions[i]
		c := r.entities[m.Entity].Country
		if m.Kind != record.Place || c == "" {
			continue
		}
		if country != "" && c != country {
			return ""
		}
		country = c
		origin = origin && r.owns(i)
	}
	if origin {
		return ""
	}
	return country
}

// owns reports whether mention i stands before the name of an organization, with
// nothing but a possessive between.
func (r *reader) owns(i int) bool {
	if i+1 == len(r.mentions) {
		return false
	}
	m, next := &r.mentions[i], &r.mentions[i+1]
	return next.Kind == record.Organization && next.First == m.End+1 && r.doc.Tokens[m.End].Is(token.Punct)
}

// evidence is the proof of a finding over a span of tokens.
func (r *runner) evidence(s token.Span, by *rule.Rule) record.Evidence {
	start, end := r.body.doc.Bytes(s)
	from, to := r.body.doc.CodePoints(start, end)
	return record.Evidence{Start: from, End: to, Text: r.body.doc.Text[start:end], Rule: by.ID}
}

func (r *runner) agreement(id int, d deal.Agreement, entities []name.Entity) record.Agreement {
	a := d.Record
	a.ID = id
	a.Evidence = r.evidence(d.Span, d.Rule)
	a.ProjectID = d.Project + 1
	s := r.evidence(r.body.doc.Sentences[d.Sentence].Span, d.Rule)
	a.SentenceStart, a.SentenceEnd = s.Start, s.End
	for _, p := range d.Parties {
		a.Parties = append(a.Parties, record.Party{EntityID: p + 1, Name: entities[p].Name, Role: "party"})
	}
	for _, n := range d.Strangers {
		a.Parties = append(a.Parties, record.Party{Name: n, Role: "party"})
	}
	for _, w := range d.Witnesses {
		a.Parties = append(a.Parties, record.Party{EntityID: w + 1, Name: entities[w].Name, Role: "witness"})
	}
	return a
}
