package milestone

import (
	"cmp"
	"slices"

	"wattwire/extract/capacity"
	"wattwire/extract/clause"
	"wattwire/extract/name"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/timex"
	"wattwire/extract/token"
)

// Milestone is a step in the life of a plant.
type Milestone struct {
	token.Span        // the words that tell it
	Type       string // record.Milestone.Type
	Project    int    // index into Input.Projects, -1 for a plant that is none of them
	MW         float64
	Country    string
	Date       string // TIMEX3 value
	Planned    bool   // still to come
	Rule       *rule.Rule
	weak       bool // told better where it is told again
}

// Record is the record of m in d.
func (m *Milestone) Record(d *token.Doc) record.Milestone {
	start, end := d.Bytes(m.Span)
	from, to := d.CodePoints(start, end)
	return record.Milestone{
		Evidence: record.Evidence{Start: from, End: to, Text: d.Text[start:end], Rule: m.Rule.ID},
		Type:     m.Type, ProjectID: m.Project + 1, MW: m.MW, Country: m.Country, Date: m.Date, Planned: m.Planned,
	}
}

// Input is what the stages before give.
type Input struct {
	Published  string // ISO 8601, "" if unknown
	Entities   []name.Entity
	Mentions   []name.Mention
	Nominals   []name.Nominal
	Dates      []timex.Timex // in order of the text
	Capacities []capacity.Capacity
	Projects   []capacity.Project
	Clauses    *clause.Runner // with the document's parses; nil: the stage makes its own
}

// Runner finds the milestones of one article after another; it is for one
// goroutine.
type Runner struct {
	s      *Stage
	cl     *clause.Runner
	chart  *rule.Chart
	d      *token.Doc
	in     Input
	sent   int
	chunks []clause.Chunk // of the sentence at hand
	used   []bool         // by chunk: a frame has taken the step that it names
	verbs  []*asks        // of the sentence looked at
	woken  []token.Sym    // words for which its verbs may look
	copied []clause.Chunk // room for chunks that differ from the parse
	out    []Milestone
	given  int  // plants that the stages before found; those without a name may follow them
	looked bool // for these, or some were given
	// recent is the plant of the last step found, told in sentence recentSent.
	recent, recentSent int
}

// NewRunner returns a Runner of s.
func (s *Stage) NewRunner() *Runner { return &Runner{s: s} }

// Run finds the milestones of the document on the chart, in order of the text.
// The slice is valid until the next Run.
func (r *Runner) Run(c *rule.Chart, in Input) []Milestone {
	r.chart, r.d, r.in = c, c.Doc, in
	if r.cl = in.Clauses; r.cl == nil {
		r.cl = r.s.clause.NewRunner()
		r.cl.Reset(c)
	}
	r.out, r.recent, r.recentSent = r.out[:0], -1, -1
	r.given, r.looked = len(in.Projects), len(in.Projects)+len(in.Capacities) > 0
	for n := range r.d.Sentences {
		r.sentence(n)
	}
	slices.SortStableFunc(r.out, func(a, b Milestone) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.End, b.End))
	})
	r.merge()
	for i := range r.out {
		if r.out[i].Project >= r.given {
			r.out[i].Project = -1
		}
	}
	return r.out
}

// triggered reports whether a sentence has a word of a frame or names a step.
// Without any plant in the article it must name one itself.
func (r *Runner) triggered(s token.Span) bool {
	if !r.asked(s) {
		return false
	}
	if !r.looked {
		r.in.Projects, r.looked = r.introduced(), true
	}
	if len(r.in.Projects)+len(r.in.Capacities) > 0 {
		return true
	}
	for i := s.First; i < s.End; i++ {
		switch k := r.s.head(r.d, i); {
		case k&plantWord != 0, k&closing != 0 && r.technical(s):
			return true
		case k&partWord != 0 && (r.technical(s) || r.spoken(i, nearby)): // "the 400 kV line"
			return true
		case r.s.marks.Has(r.d.Tokens[i].Sym, markThey) && r.spoken(i, 1):
			return true
		}
	}
	return false
}

// asked reports whether a sentence names a step, or has the verb of a frame and a
// word for which that looks.
func (r *Runner) asked(s token.Span) bool {
	r.verbs, r.woken = r.verbs[:0], r.woken[:0]
	tokens, senseOf, sensed := r.d.Tokens, r.s.senseOf, r.s.sensed
	for i := s.First; i < s.End; i++ {
		t := &tokens[i]
		if t.Uses&sensed == 0 && !r.chart.Maybe(i, r.s.step) {
			continue
		}
		if r.chart.Find(i, r.s.step) != nil {
			return true
		}
		y := t.Sym
		if t.Uses&sensed == 0 || int(y) >= len(senseOf) || senseOf[y] == 0 {
			continue
		}
		w := &r.s.senses[senseOf[y]]
		r.woken = append(r.woken, w.wakes...)
		if w.verb != nil {
			if w.verb.alone {
				return true
			}
			r.verbs = append(r.verbs, w.verb)
		}
	}
	for _, v := range r.verbs {
		if slices.ContainsFunc(r.woken, v.words.Has) {
			return true
		}
	}
	return false
}

func (r *Runner) sentence(n int) {
	s := r.d.Sentences[n].Span
	r.sent = n
	if !r.triggered(s) {
		return
	}
	from, mark := len(r.out), r.chart.Trace.Mark()
	recent, recentSent := r.recent, r.recentSent
	r.cl.Read(n, r.s.wakes, func(chunks []clause.Chunk) bool {
		r.out, r.recent, r.recentSent = r.out[:from], recent, recentSent
		r.chart.Trace.Forget(mark)
		r.chunks = r.joined(chunks)
		r.used = append(r.used[:0], make([]bool, len(chunks))...)
		clause.Walk(r.chunks, r.verb, func(k int) { r.noun(k); r.attribute(k) })
		r.apposed()
		return len(r.out) > from
	})
}

// verb tries the frames of the verb group k.
func (r *Runner) verb(k int) {
	v := r.chunks[k]
	var subj []int
	var args []clause.Arg
	ready := false
	fit := func(verb token.Sym, from int) bool {
		for _, f := range r.s.frames(verb) {
			end, ok := r.follow(k, from, f.words)
			if !ok {
				continue
			}
			if !ready {
				subj, args, ready = r.subject(k), clause.Args(r.chunks, k), true
			}
			if r.try(k, f, end, subj, args) {
				return true
			}
		}
		return false
	}
	if v.Sym != r.s.be && !v.Passive && v.Form != clause.Gerund && r.progressive(v) && fit(r.s.be, v.Head) {
		return // "should be generating"
	}
	fit(v.Sym, v.Head+1)
}

// subject is that of the verb group k; of an infinitive the plant right before
// it, or the works or production: "expects the plant to start", "with operations expected to
// start".
func (r *Runner) subject(k int) []int {
	if n := r.before(k); r.chunks[k].Form == clause.Infinitive && n >= 0 {
		if r.isPlant(n) || r.names(n, work|operation) {
			return []int{n}
		}
		if at := r.standing([]int{n}); (r.chunks[k].Passive || n < k-1) && at[0] != n {
			return at // "a plant in Kenya to be opened in May"
		}
	}
	subj := clause.Subject(r.chunks, k)
	if len(subj) == 0 || k == 0 {
		return subj
	}
	for n := subj[0] - 2; n >= 0 && r.chunks[k-1].Kind == clause.Rel && r.chunks[n+1].Kind == clause.Prep; n -= 2 {
		if r.names(n, work|operation) {
			return append(slices.Clone(subj), n) // "the construction of the plant in Kenya, which began in May"
		}
	}
	at := k // the finite verb of the relative clause
	if r.chunks[k].Form == clause.Infinitive && r.chunks[k-1].Kind == clause.Verb {
		at--
	}
	if r.chunks[k].Form == clause.Participial || at > 0 && r.chunks[at-1].Kind == clause.Rel {
		return r.standing(subj) // "the plant in Kenya, which is due to open in May"
	}
	return subj
}

// before is the noun chunk before the infinitive k, or before the word of planning on which
// that depends: "expected", "due"; -1 if there is none.
func (r *Runner) before(k int) int {
	n := k - 1
	if n > 1 && r.plans(n) {
		reduced := r.chunks[n].Form == clause.Participial
		if n--; reduced && r.chunks[n].Kind == clause.Comma {
			n-- // "a plant, scheduled to open in May"
		}
	}
	if n >= 0 && r.chunks[n].Kind == clause.Noun {
		return n
	}
	return -1
}

// plans reports whether chunk k is a word of planning alone: "expected", "due to".
func (r *Runner) plans(k int) bool {
	switch c := &r.chunks[k]; c.Kind {
	case clause.Verb:
		return c.Len() == 1 && c.Form != clause.Infinitive && r.s.marks.Has(c.Sym, markPlan)
	case clause.Prep:
		return c.Sym == r.s.dueTo
	}
	return false
}

// standing is the plant that stands where nouns say, or these if none does: the plant, of
// "the plant in Kenya".
func (r *Runner) standing(nouns []int) []int {
	if n := nouns[0]; n > 1 && r.chunks[n-1].Kind == clause.Prep && !r.isPlant(n) && r.placed(r.chunks[n]) && r.isPlant(n-2) {
		return []int{n - 2}
	}
	return nouns
}

// follow matches the words that must follow in the verb group k from token i on,
// and gives the token after them.
func (r *Runner) follow(k, i int, want []token.Sym) (int, bool) {
	last := r.d.Sentences[r.sent].End
	for n := 0; n < len(want); n++ {
		if want[n] == gap {
			n++
			j := i
			for ; j < min(last, i+14) && r.d.Tokens[j].Sym != want[n]; j++ {
				if c := r.chunkAt(j); c > k && (r.chunks[c].Kind == clause.Verb || r.chunks[c].Kind == clause.Stop) {
					return 0, false
				}
			}
			i = j
		}
		for i < last && r.d.Tokens[i].Sym != want[n] && r.adverb(i) {
			i++
		}
		if i >= last || r.d.Tokens[i].Sym != want[n] {
			return 0, false
		}
		i++
	}
	return i, true
}

func (r *Runner) adverb(i int) bool {
	w := r.d.Word(i)
	return len(w) > 4 && w[len(w)-2:] == "ly"
}

// chunkAt is the chunk that holds token i, -1 if none does.
func (r *Runner) chunkAt(i int) int {
	n, ok := slices.BinarySearchFunc(r.chunks, i, func(c clause.Chunk, i int) int {
		switch {
		case c.End <= i:
			return -1
		case c.First > i:
			return 1
		}
		return 0
	})
	if !ok {
		return -1
	}
	return n
}
