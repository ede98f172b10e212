package milestone

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// outer is the noun in whose phrases noun chunk n stands: the sale, of "the sale
// of a stake in the plant".
func (r *Runner) outer(n int) int {
	for r.inPhrase(n) {
		n -= 2
	}
	return n
}

// inPhrase reports whether chunk n stands in a phrase of the noun before it.
func (r *Runner) inPhrase(n int) bool {
	return n >= 2 && r.chunks[n-1].Kind == clause.Prep && r.chunks[n-2].Kind == clause.Noun
}

// broad are the types whose verbs are said of many things besides plants.
var broad = map[string]bool{"announced": true, "completed": true, "permitted": true, "cancelled": true, "suspended": true}

// found is a step before its plants and its date are settled.
type found struct {
	frame      *frame
	typ        string
	span       token.Span
	clause     token.Span // its own clause, for dates
	after      int        // token from which dates are looked for first
	planned    bool
	told       bool // by a verb in the past
	open       bool // planned where it has a date, else no step
	reduced    bool // told by a participle or an infinitive alone
	participle bool // told by a participle alone
	only       string
}

// match is a frame as it fits a verb group.
type match struct {
	verbFrame
	k       int // chunk of the verb group
	end     int // token after the words that follow the verb
	last    int // chunk of the last verb: k, or the one that follows ("began operating")
	args    []clause.Arg
	subj    []int
	objects []int
	steps   []int        // chunks of the words that complete the step
	nouns   []int        // where the plant is looked for
	told    []clause.Arg // what depends on the verbs of the frame and on the steps
	span    token.Span
}

// try builds the steps of one frame at the verb group k, of which the words that
// follow it end at token end; false if the frame does not fit.
func (r *Runner) try(k int, f verbFrame, end int, subj []int, args []clause.Arg) bool {
	v := r.chunks[k]
	if len(f.words) == 0 && r.particle(k) || r.aside(k, f) {
		return false // "opens up", "closes in on"
	}
	if n := r.chunkAt(end); v.Sym == r.s.be && n >= 0 && r.chunks[n].Kind == clause.Verb && r.chunks[n].Form == clause.Infinitive {
		return false // "would be ready to invest"
	}
	m := match{verbFrame: f, k: k, end: end, last: k, args: r.first(args), subj: subj, span: token.Span{First: v.First, End: max(v.End, end)}}
	m.objects = r.objects(&m)
	if !r.follows(&m) || !r.roles(&m) || !r.phrases(&m) {
		return r.misses(f.frame, k)
	}
	r.complete(&m)
	if v.Form == clause.Participial && len(subj) > 0 && len(m.steps) == 0 && broad[f.typ] && !r.isPlant(r.outer(subj[0])) {
		return r.misses(f.frame, k) // "the sale of the plant, announced in May"
	}
	mood := r.moodOf(&m)
	if mood == no {
		r.use(m.steps)
		r.chart.Trace.Miss(f.rule, m.span, m.span.First, "a verb that is neither denied nor conditional")
		return f.only != "denied" && !r.refused(k)
	}
	x := r.toldBy(&m, args, mood)
	if r.ongoing(v) && r.timexAfter(x) == nil {
		return r.misses(f.frame, k) // "is being built"
	}
	if !r.allowed(&x, v) || r.elsewhere(m.steps) || len(m.steps) > 0 && r.offPlant(&m) {
		return r.misses(f.frame, k)
	}
	targets := r.aims(&m)
	if len(targets) == 0 || !r.emit(x, targets) {
		return r.misses(f.frame, k)
	}
	r.second(m.last, x, targets)
	r.use(m.steps)
	return true
}

// moodOf is whether what the verb of a frame tells has happened.
func (r *Runner) moodOf(m *match) mood {
	mood := r.mood(m.k)
	switch {
	case r.nobody(m.objects), r.nobody(m.subj), r.countless(m.objects):
		mood = no
	case m.typ != "expanded" && r.nearly(r.chunks[m.k], m.verbFrame, m.end):
		mood = no
	}
	if mood == planned && (m.typ == "cancelled" || m.typ == "permitted") && r.resolved(m.k) {
		mood = happened
	}
	if m.only == "denied" {
		if mood = no; r.refused(m.k) {
			mood = happened
		}
	}
	return mood
}

// toldBy is the step that a verb in this mood tells with its arguments.
func (r *Runner) toldBy(m *match, args []clause.Arg, mood mood) found {
	v := &r.chunks[m.k]
	x := found{frame: m.frame, typ: m.typ, span: m.span, only: m.only, after: v.First}
	x.told = v.Form == clause.Finite && (v.Past || v.Perfect)
	x.participle = v.Form == clause.Participial
	x.reduced = x.participle || v.Form == clause.Infinitive
	x.planned, x.open = mood == planned || mood == open || m.intends, mood == open
	x.clause.First = clause.Start(r.chunks, m.k)
	x.clause.End = max(clause.End(r.chunks, m.k, args), clause.End(r.chunks, m.last, nil), r.endAfter(m.span.End), m.span.End)
	if j := r.occasion(m.k); j >= 0 {
		if v := r.heldAt(j, m.k); v >= 0 {
			x.clause.First = min(x.clause.First, clause.Start(r.chunks, v))
			x.clause.End = max(x.clause.End, clause.End(r.chunks, v, clause.Args(r.chunks, v)))
		}
	}
	if j := r.shares(m.k); j >= 0 {
		x.clause.End = max(x.clause.End, clause.End(r.chunks, j, clause.Args(r.chunks, j)))
	}
	return x
}

// first are the phrases among args up to a second step: "achieved operation at
// A and completion at B".
func (r *Runner) first(args []clause.Arg) []clause.Arg {
	for n, a := range args {
		for i := 1; i < len(a.Nouns); i++ {
			if r.stepIn(r.chunks[a.Nouns[i]]) != nil {
				args[n].Nouns = a.Nouns[:i]
				return args[:n+1]
			}
		}
	}
	return args
}

// use marks the steps in these chunks as taken.
func (r *Runner) use(steps []int) {
	for _, n := range steps {
		r.used[n] = true
	}
}

// objects are the nouns of what the verb is done to.
func (r *Runner) objects(m *match) []int {
	v := r.chunks[m.k]
	if v.Passive {
		if got := direct(r.chunks, m.k, m.args); m.object.role == words && len(got) > 0 && r.fills(m, m.object, got) {
			return got // "was granted a permit"
		}
		return m.subj
	}
	for _, a := range m.args {
		if a.Prep != 0 && m.end > v.Head+1 && r.chunks[a.At].End == m.end && !slices.Contains(m.words, gap) {
			return a.Nouns // "handed over the plant", "pulled the plug on the plant"
		}
	}
	out := direct(r.chunks, m.k, m.args)
	if n := r.antecedent(m.k); len(out) == 0 && n >= 0 {
		return r.standing([]int{n})
	}
	if len(out) > 0 && r.chunks[out[0]].First < m.end && !slices.Contains(m.words, gap) {
		return nil // "could get underway"
	}
	if len(out) > 0 && (r.d.Tokens[r.chunks[out[0]].First].Sym == r.s.that || r.says(out[0]) && r.occasion(m.k) < 0) {
		return nil // "announced that the plant"
	}
	return out
}

// antecedent is the noun of which a relative clause tells, with a subject of its own, what the
// verb group k does to it: "a plant in Kenya, which it expects to open in May"; -1 if there is none.
func (r *Runner) antecedent(k int) int {
	for k > 0 && r.chunks[k-1].Kind == clause.Verb {
		k--
	}
	if k < 3 || r.chunks[k-1].Kind != clause.Noun || r.chunks[k-2].Kind != clause.Rel {
		return -1
	}
	n := k - 3
	for n > 0 && (r.chunks[n].Kind == clause.Comma || r.chunks[n].Kind == clause.Paren) {
		n--
	}
	if r.chunks[n].Kind != clause.Noun {
		return -1
	}
	return n
}

// says reports whether noun chunk n is no object but the subject of a clause of
// its own: "announced the plant will be sold".
func (r *Runner) says(n int) bool {
	for j := n + 1; j < len(r.chunks); j++ {
		switch c := r.chunks[j]; c.Kind {
		case clause.Verb:
			return c.Form == clause.Finite && (c.Modal != 0 || !c.Past || c.Passive)
		case clause.Noun:
			if r.chunks[j-1].Kind == clause.Noun {
				return false // "the plant it owns"
			}
		case clause.Prep:
		default:
			return false
		}
	}
	return false
}

// follows reports whether the verb that the frame asks for comes next.
func (r *Runner) follows(m *match) bool {
	if len(m.then) == 0 {
		return true
	}
	t := r.next(m.k)
	if t < 0 || !m.then[r.chunks[t].Sym] {
		return false
	}
	if of := direct(r.chunks, t, clause.Args(r.chunks, t)); len(of) > 0 && !r.isPlant(of[0]) && !r.powers(of[0]) {
		return false // "began to build trust"
	} else if m.subject.role == noRole {
		m.nouns = append(m.nouns, r.plants(of)...)
	}
	m.span.End, m.last = r.chunks[t].End, t
	return true
}

// roles reports whether subject and object are what the frame asks for.
func (r *Runner) roles(m *match) bool {
	v := r.chunks[m.k]
	if m.subject.role == actor && !v.Passive && r.arePlants(m.subj) && !(r.chunks[m.subj[0]].Pronoun && r.arePlants(m.objects)) {
		return false // "the line connects the plant to the grid", but "it hopes to have the plant online"
	}
	switch {
	case m.either.role != noRole:
		of := m.objects
		if !v.Passive && len(of) == 0 {
			of = m.subj
		}
		return r.fills(m, m.either, of)
	case m.object.role != noRole:
		if !r.fills(m, m.object, m.objects) {
			return false
		}
		return m.subject.role == noRole || m.subject.role == actor || !v.Passive && r.fills(m, m.subject, m.subj)
	case m.subject.role == actor:
		return !v.Passive
	case m.subject.role != noRole:
		bare := len(m.preps)+len(m.then) == 0 && m.end == v.Head+1
		return !v.Passive && !(bare && len(m.objects) > 0) && r.fills(m, m.subject, m.subj)
	}
	return true
}

// fills reports whether the nouns are what a slot asks for, and notes plants and
// steps among them.
func (r *Runner) fills(m *match, s slot, of []int) bool {
	if s.role == words {
		for _, n := range of {
			if w := r.stepWord(n, s.kinds); w >= 0 {
				m.steps = append(m.steps, w)
			}
		}
		return len(m.steps) > 0
	}
	if len(of) == 0 || s.kinds != 0 && r.s.head(r.d, r.chunks[of[0]].Head)&s.kinds == 0 {
		return false
	}
	if s.kinds&system != 0 && r.names(of[0], system) && r.capacityOf(of[0]) == 0 {
		return false // "launched a battery system"
	}
	m.nouns = append(m.nouns, r.plants(of)...)
	return r.arePlants(of) && !(m.typ == "announced" && r.chunks[of[0]].Pronoun)
}

// phrases reports whether the prepositional phrases are what the frame asks for.
func (r *Runner) phrases(m *match) bool {
	for _, p := range m.preps {
		ok := p.role == plant
		for _, a := range m.args {
			if a.Prep != p.prep || p.role == words && len(m.steps) > 0 {
				continue
			}
			if p.role == plant {
				m.nouns = append(append(m.nouns, r.plants(a.Nouns)...), r.toBuild(a.Nouns[len(a.Nouns)-1])...)
			} else if w := r.stepWord(a.Nouns[0], p.kinds); w >= 0 {
				m.steps, ok = append(m.steps, w), true
			}
		}
		if !ok {
			return false
		}
	}
	for _, a := range m.args {
		if a.Verb < 0 || a.Verb == m.last {
			m.told = append(m.told, a)
		}
		if a.Prep != 0 && m.without[a.Prep] {
			return false
		}
	}
	return true
}

// far is the number of tokens between a step word and its verb over which the
// evidence does not reach.
const far = 25

// complete adds the words that complete the step, and what depends on them.
func (r *Runner) complete(m *match) {
	for _, n := range m.steps {
		if r.chunks[m.k].First-r.chunks[n].First < far {
			m.span.First, m.span.End = min(m.span.First, r.chunks[n].First), max(m.span.End, r.chunks[n].End)
		}
		args := clause.Args(r.chunks, n)
		m.told = append(m.told, args...)
		m.nouns = append(append(m.nouns, n), r.toBuild(n)...)
	}
}

// toBuild are the plants that the infinitive after noun chunk n is about: "plans to
// build a plant".
func (r *Runner) toBuild(n int) []int {
	for n+2 < len(r.chunks) && r.chunks[n+2].Kind == clause.Noun && (r.chunks[n+1].Kind == clause.Conj || r.chunks[n+1].Sym == r.s.by) {
		n += 2 // "the copper and silver producer's plan to build a plant", "a plan by Acme to"
	}
	if j := r.next(n); j == n+1 && r.builds(j) {
		return r.plants(direct(r.chunks, j, clause.Args(r.chunks, j)))
	}
	return nil
}

// allowed reports whether a step is in the time to which its frame is kept.
func (r *Runner) allowed(x *found, v clause.Chunk) bool {
	switch x.only {
	case "planned", "due":
		return x.planned
	case "past":
		past := v.Past || v.Perfect || v.Passive || v.Sym == r.s.be
		return past && !x.planned && v.Form != clause.Gerund && !r.progressive(v)
	}
	return true
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

// direct are the nouns of the direct object of the verb group k.
func direct(cs []clause.Chunk, k int, args []clause.Arg) []int {
	if len(args) == 0 || args[0].Prep != 0 || args[0].Verb >= 0 {
		return nil
	}
	for j := k + 1; j < args[0].At; j++ {
		if cs[j].Kind == clause.Conj || cs[j].Kind == clause.Comma || cs[j].Kind == clause.Prep {
			return nil
		}
	}
	return args[0].Nouns
}
