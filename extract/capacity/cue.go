package capacity

import (
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// real is what a cue is worth by the mood of its verb: what is to be built or
// to begin operation is not yet built, what has not begun has no status. A
// plant that is to be completed is at least announced.
func (r *Runner) real(cue string, first, end int, sent token.Span) string {
	if cue == "announced" || cue == "pre-construction" {
		return cue
	}
	k := r.chunk(first)
	if k < 0 || cue == "none" {
		return cue
	}
	if r.conditional(first, sent) {
		return "announced"
	}
	if r.gerund(k) || r.plannedAside(k, first) {
		return "announced" // capable of generating; (planned to be commissioned in May)
	}
	if r.ofDeal(cue, k) || cue == "cancelled" && r.spares(k) {
		return "none"
	}
	if r.chunks[k].Kind != clause.Verb && !r.predicate(k) {
		return r.realNoun(cue, k)
	}
	x := &r.chunks[k]
	if x.Kind != clause.Verb {
		x = &r.chunks[k-1]
		if x.Kind != clause.Verb {
			x = &r.chunks[k-2]
		}
	}
	if j := k - 2; j >= 0 && x == &r.chunks[k] && r.chunks[k-1].Kind == clause.Conj && r.chunks[j].Kind == clause.Verb && x.Modal == 0 {
		x = &r.chunks[j] // will own and operate
	}
	switch {
	case x.Negated:
		return ""
	case r.awaited(k):
		return "announced" // once the plant goes online
	case x.Form == clause.Infinitive && x == &r.chunks[k] && k > 0 && r.tellsFact(k):
		return cue
	case rank(cue) > rank("operating") && x == &r.chunks[k] && x.Modal == 0 && x.Form == clause.Finite && !x.Passive && !r.has(x.Span, r.s.labels.planned):
		return cue // shelved plans for
	case x.Modal != 0, x.Form == clause.Infinitive, r.isPlanned(x.Span):
		return "announced"
	case x.Form == clause.Gerund && k > 0 && (r.chunks[k-1].Kind == clause.Prep || r.chunks[k-1].Kind == clause.Conj):
		return "announced" // a goal of building and operating
	case r.led(k):
		return "announced" // is to be built and operated, will have it working
	}
	return cue
}

// conditional reports whether the cue at token t is told after a word of what is to come: once
// operational, once fully completed, upon becoming operational.
func (r *Runner) conditional(t int, sent token.Span) bool {
	for t--; t >= sent.First; t-- {
		if r.c.Find(t, r.s.labels.planned) != nil {
			return true
		}
		if w := r.d.Word(t); !strings.HasSuffix(w, "ly") && w != "becoming" && w != "being" {
			return false
		}
	}
	return false
}

// plannedAside reports whether chunk k is a bracket in which token t is told as still to come.
func (r *Runner) plannedAside(k, t int) bool {
	if r.chunks[k].Kind != clause.Paren {
		return false
	}
	for j := r.chunks[k].First; j < t; j++ {
		if s := r.d.Tokens[j].Sym; s == r.s.words.to || s == r.s.words.will || r.c.Find(j, r.s.labels.planned) != nil {
			return true
		}
	}
	return false
}

// ofDeal reports whether a cue in chunk k is of an agreement: done to one, beside its name
// or, of an end, before it: completed the acquisition, a ground-breaking memorandum, the
// closure of a loan.
func (r *Runner) ofDeal(cue string, k int) bool {
	n := k
	switch x := &r.chunks[k]; {
	case x.Kind == clause.Verb && x.Passive && x.Form == clause.Finite:
		if subj := clause.Subject(r.chunks, k); len(subj) > 0 {
			n = subj[0]
		}
	case x.Kind == clause.Verb:
		n++
	case cue == "retired" && k+1 < len(r.chunks) && r.chunks[k+1].Sym == r.s.words.of:
		n += 2
	}
	if n < 0 || n >= len(r.chunks) || r.chunks[n].Kind != clause.Noun {
		return false
	}
	switch cue {
	case "pre-construction", "announced", "cancelled":
		return false
	}
	return r.agreed(n) != nil
}

// agreed is the agreement that noun chunk n names with its last words, nil if it names none.
func (r *Runner) agreed(n int) *rule.Annotation {
	for t := r.chunks[n].First; t < r.chunks[n].End; t++ {
		if a := r.c.Find(t, r.s.labels.deal); a != nil && a.End == r.chunks[n].End && !r.holdsPlant(a.Span) {
			return a
		}
	}
	return nil
}

// spares reports whether the active verb in chunk k is done to what is neither a plant nor a
// plan for one: rejected an approach, scrapped its plan to move.
func (r *Runner) spares(k int) bool {
	if v := &r.chunks[k]; v.Kind != clause.Verb || v.Passive || v.Modal != 0 || v.Form == clause.Participial {
		return false
	}
	for n := k + 1; n < len(r.chunks); n++ {
		switch x := &r.chunks[n]; x.Kind {
		case clause.Noun:
			i, next := r.amountFrom(x.First), min(n+1, len(r.chunks)-1)
			plan := r.has(x.Span, r.s.labels.planned) && r.chunks[next].Form != clause.Infinitive
			if r.holdsPlant(x.Span) || plan || i < len(r.cands) && r.cands[i].First < x.End {
				return false
			}
		case clause.Prep, clause.Verb, clause.Other:
		default:
			return n > k+1
		}
	}
	return true
}

// awaits reports whether a subordinator tells the time by what is still to come.
func (w *words) awaits(s token.Sym) bool {
	return s == w.once || s == w.when || s == w.until || s == w.after
}

// awaited reports whether the verb in chunk k, in the present, stands in a clause of time:
// what it tells is still to come.
func (r *Runner) awaited(k int) bool {
	v := &r.chunks[k]
	if v.Kind != clause.Verb || v.Form != clause.Finite || v.Past {
		return false
	}
	for j := k - 1; j >= 0; j-- {
		switch x := &r.chunks[j]; x.Kind {
		case clause.Sub:
			return r.s.words.awaits(x.Sym)
		case clause.Verb, clause.Stop, clause.Rel, clause.Quote, clause.Comma:
			return false
		}
	}
	return false
}

// realNoun is what a cue in noun chunk k is worth by the verbs around it: commercial
// operation is expected.
func (r *Runner) realNoun(cue string, k int) string {
after:
	for j := k + 1; j < min(k+7, len(r.chunks)); j++ {
		switch x := &r.chunks[j]; x.Kind {
		case clause.Verb:
			if x.Modal != 0 || r.isPlanned(x.Span) {
				return "announced"
			}
			break after
		case clause.Comma, clause.Stop, clause.Sub, clause.Rel, clause.Conj:
			break after
		}
	}
	for j := k; j >= max(0, k-3); j-- {
		switch x := &r.chunks[j]; x.Kind {
		case clause.Verb:
			if j < k && (x.Modal != 0 || x.Form == clause.Infinitive || r.isPlanned(x.Span)) {
				return "announced"
			}
			if x.Negated {
				return ""
			}
			return cue
		case clause.Comma, clause.Stop, clause.Conj, clause.Sub, clause.Rel:
			return cue
		}
	}
	return cue
}

// led reports whether the participle or gerund in chunk k shares the mood of a
// verb that is modal or an infinitive.
func (r *Runner) led(k int) bool {
	form := r.chunks[k].Form
	if r.chunks[k].Kind != clause.Verb || form != clause.Participial && form != clause.Gerund {
		return false
	}
	for j := k - 1; j >= 0; j-- {
		switch x := &r.chunks[j]; x.Kind {
		case clause.Verb:
			if x.Form == form {
				continue
			}
			return x.Modal != 0 || x.Form == clause.Infinitive
		case clause.Noun:
			if form != clause.Gerund {
				return false
			}
		case clause.Comma, clause.Conj, clause.Other:
		default:
			return false
		}
	}
	return false
}

// gerund reports whether chunk k is but a word in -ing after "of" or "for".
func (r *Runner) gerund(k int) bool {
	x := &r.chunks[k]
	if x.Kind != clause.Noun || x.Len() != 1 || k == 0 {
		return false
	}
	prep := &r.chunks[k-1]
	return prep.Kind == clause.Prep && r.isPlan(prep.Sym) && strings.HasSuffix(r.d.Word(x.First), "ing")
}

// predicate reports whether chunk k stands right after a verb, with no more
// than a preposition between: is under construction.
func (r *Runner) predicate(k int) bool {
	return k > 0 && r.chunks[k-1].Kind == clause.Verb || k > 1 && r.chunks[k-1].Kind == clause.Prep && r.chunks[k-2].Kind == clause.Verb
}

// isPlanned reports whether a verb group says that something is expected, due
// or planned.
func (r *Runner) isPlanned(s token.Span) bool {
	for t := s.First; t < min(s.End+1, len(r.d.Tokens)); t++ {
		if r.c.Find(t, r.s.labels.planned) != nil {
			return true
		}
	}
	return false
}

// attends reports whether upkeep told at token t is of machines that its sentence, which
// begins at first, tells as still to be delivered or put up: 40 turbines and a service
// agreement, the EPC and O&M contract.
func (r *Runner) attends(first, t int) bool {
	put := false
	for u := first; u < t; u++ {
		for a := r.c.First(u); a != nil; a = r.c.Next(a) {
			if a.Label == r.s.labels.status && r.s.status[a.Entry].paper {
				return true
			}
			switch class(r.s.classOf(a.Label)) {
			case order, delivery, building:
				k := r.chunk(u)
				put = put || k < 0 || !r.chunks[k].Past
			case machine, equipment, hardware:
				if put {
					return true
				}
			}
		}
	}
	return false
}
