package milestone

// What keeps a verb from telling of a step.

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// refused reports whether the verb group k is of what someone will not do: "will
// not proceed", "decided not to proceed".
func (r *Runner) refused(k int) bool {
	v := r.chunks[k]
	if v.Form == clause.Finite {
		return v.Negated && r.s.marks.Has(v.Modal, markWill)
	}
	if v.Form != clause.Infinitive || k < 2 {
		return false
	}
	before := v.First - 1
	return (v.Negated || r.d.Tokens[before].Sym == r.s.not) && (r.chunks[k-1].Kind == clause.Verb || r.chunks[k-2].Kind == clause.Verb)
}

// resolved reports whether the infinitive in chunk k is what somebody has agreed or
// decided to do: who has decided to scrap a plant has scrapped it.
func (r *Runner) resolved(k int) bool {
	if k == 0 || r.chunks[k].Form != clause.Infinitive {
		return false
	}
	v := r.chunks[k-1]
	if v.Kind != clause.Verb || v.Form != clause.Finite || !v.Past && !v.Perfect {
		return false
	}
	return v.Modal == 0 && r.s.marks.Has(v.Sym, markSettled)
}

// mayBeNear reports whether the plant of a step may stand anywhere near it:
// nothing says that it is of something else.
func (r *Runner) mayBeNear(m *match) bool {
	if r.other(m.subj) || len(m.steps) > 0 && (r.many(m.steps[0]) || r.vague(m.steps[0])) {
		return false
	}
	for _, a := range m.told {
		if a.Prep != 0 && r.plural(r.chunks[a.Nouns[0]].Head) && r.isPlant(a.Nouns[0]) {
			return false // "start construction on their projects"
		}
	}
	return !(m.k > 0 && r.chunks[m.k].Form == clause.Infinitive && r.other([]int{m.k - 1}))
}

// certain reports whether the words of a step are of a plant though none is told:
// a permit must say that it is for one.
func (r *Runner) certain(m *match) bool {
	if m.typ != "permitted" {
		return r.mayBeNear(m) && !(len(m.subj) > 0 && r.isPlant(m.subj[0]) && r.plural(r.chunks[m.subj[0]].Head))
	}
	return len(m.steps) > 0 && !r.many(m.steps[0]) && slices.ContainsFunc(m.told, func(a clause.Arg) bool { return r.isPlant(a.Nouns[0]) })
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
	if len(nouns) < 2 || nouns[1] != nouns[0]+2 || r.chunks[nouns[0]+1].Kind != clause.Comma {
		return false
	}
	if r.other(nouns[:1]) || !r.isPlant(nouns[1]) {
		return false
	}
	after := nouns[1] + 1
	return after < len(r.chunks) && r.chunks[after].Kind != clause.Conj
}

// particle reports whether the word after verb group k makes another verb of it;
// before a time, or a passive's place, it does not: "completed over 20 years
// ago", "commissioned off Orkney".
func (r *Runner) particle(k int) bool {
	i := r.chunks[k].Head + 1
	if i >= len(r.d.Tokens) || !r.s.marks.Has(r.d.Tokens[i].Sym, markParticle) {
		return false
	}
	if k+2 >= len(r.chunks) || r.chunks[k+1].First != i {
		return true
	}
	next := r.chunks[k+2]
	return next.Kind != clause.Time && !(r.chunks[k].Passive && next.Kind == clause.Noun && r.placed(next))
}

// progressive reports whether a verb group tells what is going on: "is being
// built".
func (r *Runner) progressive(v clause.Chunk) bool {
	for i := v.First + 1; i < v.Head; i++ {
		if r.d.Tokens[i].Sym == r.s.being {
			return true
		}
	}
	w := r.d.Word(v.Head)
	return len(w) > 3 && w[len(w)-3:] == "ing"
}

// ongoing reports whether a verb group tells what is being done: "is being built".
func (r *Runner) ongoing(v clause.Chunk) bool {
	for i := v.First; i < v.Head; i++ {
		if r.d.Tokens[i].Sym == r.s.being {
			return true
		}
	}
	return false
}

// nobody reports whether the first of the nouns says that there is none: "no
// reactor", "not one plant".
func (r *Runner) nobody(nouns []int) bool {
	if len(nouns) == 0 {
		return false
	}
	for _, n := range [...]int{nouns[0], r.outer(nouns[0])} { // also "not one of the plants"
		i := r.chunks[n].First
		y := r.d.Tokens[i].Sym
		if r.s.marks.Has(y, markNone) || y == r.s.not || i > 0 && r.d.Tokens[i-1].Sym == r.s.not {
			return true
		}
	}
	return false
}

// countless reports whether the first of the nouns counts so many plants that what is told
// of them is no step of any: "more than 60 reactors have been built".
func (r *Runner) countless(nouns []int) bool {
	if len(nouns) == 0 {
		return false
	}
	c := r.chunks[nouns[0]]
	for i := c.First; i < c.Head && r.plural(c.Head); i++ {
		if t := &r.d.Tokens[i]; t.Is(token.Digit) && t.End-t.Start > 1 && r.chart.Find(i, r.s.power) == nil && r.chart.Find(i, r.s.energy) == nil {
			return r.capacityOf(nouns[0]) == 0
		}
	}
	return false
}

// nearly reports whether a verb group, or the words up to token end that follow
// it, says that it has all but happened: "has almost completed", "is nearly over".
func (r *Runner) nearly(v clause.Chunk, f verbFrame, end int) bool {
	if slices.Contains(f.words, gap) {
		end = v.Head
	}
	for i := v.First; i < end; i++ {
		if r.s.marks.Has(r.d.Tokens[i].Sym, markNearly) {
			return true
		}
	}
	return false
}

// results reports whether the gerund in chunk k, behind a comma, tells the step to which what
// was done before leads: "signed the contracts, starting construction of the plant".
func (r *Runner) results(k int, f verbFrame) bool {
	n := k + 1
	if n < len(r.chunks) && r.chunks[n].Kind == clause.Prep && len(f.words) > 0 {
		n++ // "kicking off construction"
	}
	kinds := f.either.kinds | f.object.kinds
	if n >= len(r.chunks) || r.chunks[n].Kind != clause.Noun || kinds&(work|operation) == 0 || !r.names(n, kinds) {
		return false
	}
	for j := k - 1; j >= 0; j-- {
		if v := &r.chunks[j]; v.Kind == clause.Verb && v.Form == clause.Finite {
			return (v.Past || v.Perfect) && v.Modal == 0 && !v.Negated
		}
	}
	return false
}

// aside reports whether the verb group k says only by the way what a frame
// tells: a gerund after a comma (", starting in May"), a state that remains.
func (r *Runner) aside(k int, f verbFrame) bool {
	v := r.chunks[k]
	if k == 0 {
		return false
	}
	prev := r.chunks[k-1]
	if len(f.words)+len(f.preps) == 0 && r.particleIn(v.Head+1) {
		return true
	}
	if prev.Kind == clause.Conj && r.d.Tokens[prev.First].Sym == r.s.or && k > 1 && r.chunks[k-2].Kind == clause.Verb {
		return true // "has been cancelled or shelved", one of the two
	}
	if r.s.marks.Has(v.Sym, markOrdering) && clause.Ordered(r.chunks, k, r.s.by) {
		return true
	}
	if v.Form == clause.Gerund && prev.Kind == clause.Comma && !v.Perfect && f.typ != "announced" && !r.results(k, f) {
		return true
	}
	return prev.Kind == clause.Verb && r.s.marks.Has(prev.Sym, markFailed) && prev.End == v.First
}

// particleIn reports whether "in" at token i makes another verb of the one before it: "closes in
// on", "shut in production".
func (r *Runner) particleIn(i int) bool {
	if i+1 >= len(r.d.Tokens) || r.d.Tokens[i].Sym != r.s.in {
		return false
	}
	next := r.d.Tokens[i+1].Sym
	return next == r.s.on || r.s.kind(next)&operation != 0
}

// builds reports whether the verb in chunk k is one of building.
func (r *Runner) builds(k int) bool { return r.s.marks.Has(r.chunks[k].Sym, markBuilding) }

// offPlant reports whether what follows the verb says that the works or
// the permit are for something that is no plant: "work started on the
// refurbishment", "work will start to weld the joint".
func (r *Runner) offPlant(m *match) bool {
	if t := r.next(m.k); t >= 0 && r.chunks[t].First >= m.end && len(m.then) == 0 && !r.builds(t) {
		return true
	}
	if n := m.last + 1; n+1 < len(r.chunks) && r.chunks[n].Sym == r.s.on && r.chunks[n+1].Kind == clause.Verb && !r.builds(n+1) {
		return true // "work started on securing the loan"
	}
	for _, a := range m.args {
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
	return r.s.marks.Has(r.d.Tokens[c.Head].Sym, markVague) && c.Definite
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
		if r.s.marks.Has(r.d.Tokens[i].Sym, markBrief) {
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
