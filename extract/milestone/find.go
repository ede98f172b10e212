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
}

// Record is the record of m in d.
func (m *Milestone) Record(d *token.Doc) record.Milestone {
	start, end := d.Bytes(m.Span)
	return record.Milestone{
		Evidence: record.Evidence{Start: d.CodePoint(start), End: d.CodePoint(end), Text: d.Text[start:end], Rule: m.Rule.ID},
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
	out    []Milestone
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
	r.out, r.recent = r.out[:0], -1
	for n := range r.d.Sentences {
		r.sentence(n)
	}
	slices.SortStableFunc(r.out, func(a, b Milestone) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.End, b.End))
	})
	r.merge()
	return r.out
}

// triggered reports whether a sentence has a word of a frame or names a step.
// Without any plant in the article it must name one itself.
func (r *Runner) triggered(s token.Span) bool {
	found, plants := false, len(r.in.Projects)+len(r.in.Capacities) > 0
	for i := s.First; i < s.End; i++ {
		sym := r.d.Tokens[i].Sym
		if sym == 0 {
			continue
		}
		if !found {
			found = r.s.wakes(sym) || r.chart.Find(i, r.s.step) != nil
			if l := r.s.clause.Lemma(sym); !found && l != 0 {
				found = r.s.wakes(l)
			}
		}
		switch k := r.s.head(r.d, i); {
		case k&plantWord != 0:
			plants = true
		case k&partWord != 0 && !plants:
			plants = r.technical(s) // "the 400 kV line"
		}
		if found && plants {
			return true
		}
	}
	return false
}

func (r *Runner) sentence(n int) {
	s := r.d.Sentences[n].Span
	if !r.triggered(s) {
		return
	}
	r.sent = n
	from, mark := len(r.out), r.chart.Trace.Mark()
	r.read(r.cl.Sentence(n))
	if len(r.out) > from || r.cl.Doubtful(n, r.s.wakes) {
		if chunks, ok := r.cl.Tagged(n); ok {
			r.out = r.out[:from]
			r.chart.Trace.Forget(mark)
			r.read(chunks)
		}
	}
}

// read tries the frames of verbs, then of nouns.
func (r *Runner) read(chunks []clause.Chunk) {
	r.chunks = chunks
	r.used = append(r.used[:0], make([]bool, len(r.chunks))...)
	for k := range r.chunks {
		if r.chunks[k].Kind == clause.Verb {
			r.verb(k)
		}
	}
	for k := range r.chunks {
		if r.chunks[k].Kind == clause.Noun && !r.used[k] {
			r.noun(k)
		}
	}
}

// verb tries the frames of the verb group k.
func (r *Runner) verb(k int) {
	v := r.chunks[k]
	var subj []int
	var args []clause.Arg
	ready := false
	for _, f := range r.s.frames(v.Sym) {
		end, ok := r.follow(k, f.words)
		if !ok {
			continue
		}
		if !ready {
			subj, args, ready = r.subject(k), clause.Args(r.chunks, k), true
		}
		if r.try(k, f, end, subj, args) {
			return
		}
	}
}

// subject is that of the verb group k; of an infinitive the plant right before
// it: "expects the plant to start".
func (r *Runner) subject(k int) []int {
	if r.chunks[k].Form == clause.Infinitive && k > 0 && r.isPlant(k-1) {
		return []int{k - 1}
	}
	return clause.Subject(r.chunks, k)
}

// outer is the noun in whose phrases noun chunk n stands: the sale, of "the sale
// of a stake in the plant".
func (r *Runner) outer(n int) int {
	for n >= 2 && r.chunks[n-1].Kind == clause.Prep && r.chunks[n-2].Kind == clause.Noun {
		n -= 2
	}
	return n
}

// follow matches the words that must follow the verb group k and gives the
// token after them.
func (r *Runner) follow(k int, want []token.Sym) (int, bool) {
	i := r.chunks[k].Head + 1
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

// broad are the types whose verbs are said of many things besides plants.
var broad = map[string]bool{"announced": true, "completed": true, "permitted": true, "cancelled": true, "suspended": true}

// found is a step before its plants and its date are settled.
type found struct {
	frame   *frame
	typ     string
	span    token.Span
	clause  token.Span // its own clause, for dates
	after   int        // token from which dates are looked for first
	planned bool
	told    bool // by a verb in the past
	open    bool // planned where it has a date, else no step
	reduced bool // told by a participle alone
	only    string
}

// try builds the steps of one frame at the verb group k, of which the words that
// follow it end at token end; false if the frame does not fit.
func (r *Runner) try(k int, f verbFrame, end int, subj []int, args []clause.Arg) bool {
	v := r.chunks[k]
	if len(f.words) == 0 && v.Head+1 < len(r.d.Tokens) && r.s.marks["particle"][r.d.Tokens[v.Head+1].Sym] || r.aside(k, f) {
		return false // "opens up", "closes in on"
	}
	objects := subj
	if !v.Passive {
		objects = direct(r.chunks, k, args)
		if len(objects) > 0 && r.d.Tokens[r.chunks[objects[0]].First].Sym == r.s.that {
			objects = nil // "announced that the plant"
		}
		if len(args) > 0 && end > v.Head+1 && r.chunks[args[0].At].End == end {
			objects = args[0].Nouns // "handed over the plant"
		}
	}
	x := found{frame: f.frame, typ: f.typ, span: token.Span{First: v.First, End: max(v.End, end)}, only: f.only}
	var nouns []int // where the plant is looked for
	var steps []int
	check := func(s slot, of []int) bool {
		switch s.role {
		case plant:
			nouns = append(nouns, r.plants(of)...)
			if s.kinds != 0 && len(of) > 0 && r.s.head(r.d, r.chunks[of[0]].Head)&s.kinds == 0 {
				return false
			}
			return r.arePlants(of) && !(f.typ == "announced" && r.chunks[of[0]].Pronoun)
		case words:
			for _, n := range of {
				if w := r.stepWord(n, s.kinds); w >= 0 {
					steps = append(steps, w)
				}
			}
			return len(steps) > 0
		}
		return true
	}
	last := k
	if len(f.then) > 0 {
		t := r.next(k)
		if t < 0 || !f.then[r.chunks[t].Sym] {
			return false
		}
		x.span.End = r.chunks[t].End
		if of := direct(r.chunks, t, clause.Args(r.chunks, t)); len(of) > 0 && !r.isPlant(of[0]) && !r.powers(of[0]) {
			return r.misses(f.frame, k) // "began to build trust"
		}
		last = t
	}
	switch {
	case f.either.role != noRole:
		of := objects
		if !v.Passive && len(objects) == 0 {
			of = subj
		}
		if !check(f.either, of) {
			return r.misses(f.frame, k)
		}
	case f.object.role != noRole:
		if !check(f.object, objects) {
			return r.misses(f.frame, k)
		}
		if f.subject.role != noRole && (v.Passive || !check(f.subject, subj)) {
			return false
		}
	case f.subject.role != noRole:
		bare := len(f.preps)+len(f.then) == 0 && end == v.Head+1
		if v.Passive || bare && len(objects) > 0 || !check(f.subject, subj) {
			return r.misses(f.frame, k)
		}
	}
	var told []clause.Arg // what depends on the verb itself, not on one after it
	for _, a := range args {
		if a.Verb < 0 || a.Verb == last {
			told = append(told, a)
		}
		if a.Prep != 0 && f.without[a.Prep] {
			return r.misses(f.frame, k)
		}
	}
	for prep, s := range f.preps {
		ok := false
		for _, a := range args {
			if a.Prep != prep || s.role == words && len(steps) > 0 {
				continue
			}
			if s.role == plant {
				nouns = append(nouns, r.plants(a.Nouns)...)
			} else if w := r.stepWord(a.Nouns[0], s.kinds); w >= 0 {
				steps, ok = append(steps, w), true
			}
		}
		if s.role == words && !ok {
			return r.misses(f.frame, k)
		}
	}
	for _, n := range steps {
		if r.chunks[k].First-r.chunks[n].First < 25 {
			x.span.First, x.span.End = min(x.span.First, r.chunks[n].First), max(x.span.End, r.chunks[n].End)
		}
		told = append(told, clause.Args(r.chunks, n)...)
		nouns = append(nouns, n)
	}
	if v.Form == clause.Participial && len(subj) > 0 && len(steps) == 0 && broad[f.typ] && !r.isPlant(r.outer(subj[0])) {
		return r.misses(f.frame, k) // "the sale of the plant, announced in May"
	}
	mood := r.mood(k)
	if mood == no {
		for _, n := range steps {
			r.used[n] = true
		}
		r.chart.Trace.Miss(f.rule, x.span, x.span.First, "a verb that is neither denied nor conditional")
		return true
	}
	x.told = v.Form == clause.Finite && (v.Past || v.Perfect)
	x.reduced = v.Form == clause.Participial || v.Form == clause.Infinitive
	x.planned, x.open = mood == planned || mood == open, mood == open
	x.clause = token.Span{First: clause.Start(r.chunks, k), End: max(clause.End(r.chunks, k, args), clause.End(r.chunks, last, nil), r.endAfter(x.span.End), x.span.End)}
	x.after = r.chunks[k].First
	if (f.only == "planned" || f.only == "due") && !x.planned || f.only == "past" && (x.planned || !v.Past && !v.Perfect && !v.Passive || v.Form == clause.Gerund || r.progressive(v)) {
		return r.misses(f.frame, k)
	}
	targets := r.targets(nouns, told)
	if r.elsewhere(steps) || len(steps) > 0 && r.offPlant(k, f, args) {
		return r.misses(f.frame, k)
	}
	if len(targets) == 0 {
		targets = r.targets(r.plants(subj), nil)
	}
	if len(targets) == 0 && f.near && !r.other(subj) && !(len(steps) > 0 && (r.many(steps[0]) || r.vague(steps[0]))) &&
		!(k > 0 && v.Form == clause.Infinitive && r.other([]int{k - 1})) {
		targets = r.nearest(x.span)
	}
	if len(targets) == 0 {
		return r.misses(f.frame, k)
	}
	if !r.emit(x, targets) {
		return r.misses(f.frame, k)
	}
	for _, n := range steps {
		r.used[n] = true
	}
	return true
}

// arePlants reports whether the first of the nouns, or the one that stands after
// it between commas, is a plant: "the other asset, a 20 MW battery".
func (r *Runner) arePlants(nouns []int) bool {
	if len(nouns) == 0 {
		return false
	}
	if r.isPlant(nouns[0]) {
		return true
	}
	return len(nouns) > 1 && nouns[1] == nouns[0]+2 && r.chunks[nouns[0]+1].Kind == clause.Comma && !r.other(nouns[:1]) && r.isPlant(nouns[1]) &&
		nouns[1]+1 < len(r.chunks) && (r.chunks[nouns[1]+1].Kind != clause.Conj)
}

// endAfter is the end of the chunk before token i with the times that follow it.
func (r *Runner) endAfter(i int) int {
	if n := r.chunkAt(i - 1); n >= 0 {
		return clause.End(r.chunks, n, nil)
	}
	return i
}

// next is the verb group that follows k as its complement, -1 if there is none.
func (r *Runner) next(k int) int {
	for j := k + 1; j < len(r.chunks) && j <= k+2; j++ {
		if c := r.chunks[j]; c.Kind == clause.Verb {
			if c.Form == clause.Infinitive || c.Form == clause.Gerund {
				return j
			}
			return -1
		} else if c.Kind != clause.Other {
			return -1
		}
	}
	return -1
}

// progressive reports whether a verb group tells what is going on: "is being
// built".
func (r *Runner) progressive(v clause.Chunk) bool {
	for i := v.First; i < v.Head; i++ {
		if w := r.d.Word(i); w == "being" {
			return true
		}
	}
	w := r.d.Word(v.Head)
	return len(w) > 3 && w[len(w)-3:] == "ing"
}

// direct are the nouns of the direct object of the verb group k.
func direct(cs []clause.Chunk, k int, args []clause.Arg) []int {
	for _, a := range args {
		if a.Prep != 0 || a.Verb >= 0 {
			return nil
		}
		for j := k + 1; j < a.At; j++ {
			if cs[j].Kind == clause.Conj || cs[j].Kind == clause.Comma || cs[j].Kind == clause.Prep {
				return nil
			}
		}
		return a.Nouns
	}
	return nil
}

// emit adds the step for each of its plants; false if it has not the date that
// it needs.
func (r *Runner) emit(x found, targets []target) bool {
	date, past := r.date(x)
	if x.only == "past" && x.reduced && date == "" || x.only == "since" && !r.since(x) || (x.only == "due" || x.open) && date == "" {
		return false
	}
	if x.typ == "retired" && r.brief() {
		return false
	}
	if date != "" && !past && r.in.Published != "" && !x.told {
		x.planned = true
	}
	r.recent, r.recentSent = targets[0].project, r.sent
	for _, t := range targets {
		if t.project < 0 && x.planned && date == "" {
			continue // of no plant in particular
		}
		r.out = append(r.out, Milestone{Span: x.span, Type: x.typ, Project: t.project, MW: t.mw, Country: t.country, Date: date, Planned: x.planned, Rule: x.frame.rule})
	}
	if r.chart.Trace != nil {
		parts := []rule.Part{{Name: "step", Span: x.span, As: x.typ}}
		for _, t := range targets {
			if t.project >= 0 && len(r.in.Projects[t.project].Spans) > 0 {
				parts = append(parts, rule.Part{Name: "plant", Span: r.in.Projects[t.project].Spans[0], As: r.in.Projects[t.project].Name})
			}
		}
		r.chart.Trace.Fire(x.frame.rule, x.span, parts...)
	}
	return true
}

// aside reports whether the verb group k says only by the way what a frame
// tells: a gerund after a comma (", starting in May"), a state that remains.
func (r *Runner) aside(k int, f verbFrame) bool {
	v := r.chunks[k]
	if k == 0 {
		return false
	}
	prev := r.chunks[k-1]
	if i := v.Head + 1; i+1 < len(r.d.Tokens) && r.d.Tokens[i].Sym == r.s.in && r.d.Tokens[i+1].Sym == r.s.on {
		return true // "closes in on"
	}
	if v.Form == clause.Gerund && prev.Kind == clause.Comma && !v.Perfect && f.typ != "announced" {
		return true
	}
	return prev.Kind == clause.Verb && r.s.marks["failed"][prev.Sym] && prev.End == v.First
}

// offPlant reports whether what follows the verb group k says that the works or
// the permit are for something that is no plant: "work started on the
// refurbishment", "work will start to weld the joint".
func (r *Runner) offPlant(k int, f verbFrame, args []clause.Arg) bool {
	if t := r.next(k); t >= 0 && len(f.then) == 0 && !r.s.marks["building"][r.chunks[t].Sym] {
		return true
	}
	for _, a := range args {
		if (a.Prep == r.s.on || a.Prep == r.s.of || a.Prep == r.s.forr) && a.Verb < 0 && r.other(a.Nouns[:1]) {
			return true
		}
	}
	return false
}

// vague reports whether a step word may be of any work: "completed the work",
// "began its work".
func (r *Runner) vague(n int) bool {
	c := r.chunks[n]
	return r.s.marks["vague"][r.d.Tokens[c.Head].Sym] && c.Definite
}

// many reports whether a step word stands for several steps, in the plural:
// "permits", "approvals", though not "works" or "operations".
func (r *Runner) many(n int) bool {
	c := r.chunks[n]
	return r.s.head(r.d, c.Head)&(permit|scheme) != 0 && r.plural(c.Head) && !c.Definite
}

// brief reports whether the sentence tells of a standstill that passes: a shut
// down for repairs, after a storm.
func (r *Runner) brief() bool {
	s := r.d.Sentences[r.sent].Span
	for i := s.First; i < s.End; i++ {
		if r.s.marks["brief"][r.d.Tokens[i].Sym] {
			return true
		}
	}
	return false
}

// misses tells the tracer that a frame does not fit; it is always false.
func (r *Runner) misses(f *frame, k int) bool {
	if r.chart.Trace != nil {
		v := r.chunks[k]
		r.chart.Trace.Miss(f.rule, v.Span, v.End, "a plant, or the word that completes the step")
	}
	return false
}
