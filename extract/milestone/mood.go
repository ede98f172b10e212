package milestone

import "wattwire/extract/clause"

// mood is whether what a verb tells has happened.
type mood uint8

const (
	no mood = iota // denied, or the condition of something else
	happened
	planned
	open // said neither of the past nor of a plan, or as possible: with a date it is planned
)

// mood is that of the verb group k, by its own form and by the verbs and nouns
// on which it depends.
func (r *Runner) mood(k int) mood {
	if j := r.coordinated(k); j >= 0 {
		return r.mood(j)
	}
	if j := r.occasion(k); j >= 0 {
		if v := r.heldAt(j, k); v >= 0 {
			return r.mood(v)
		}
		return happened
	}
	m, at := r.governed(k)
	// "if the plant opens", "whether it will open"
	for j := at - 1; m != no && j >= 0; j-- {
		switch c := r.chunks[j]; c.Kind {
		case clause.Noun, clause.Prep, clause.Other, clause.Paren:
		case clause.Sub:
			switch {
			case r.s.marks.Has(c.Sym, markCondition):
				return no
			case m == happened:
				return r.inTime(j, k)
			}
			return m
		default:
			return m
		}
	}
	return m
}

// occasion is the noun chunk of a ceremony or the like at which the infinitive or gerund k is done,
// -1 if there is none: "a ceremony to lay the foundation stone".
func (r *Runner) occasion(k int) int {
	j := k - 1
	switch v := &r.chunks[k]; {
	case k > 0 && v.Form == clause.Infinitive:
	case k > 1 && v.Form == clause.Gerund && r.chunks[j].Kind == clause.Prep:
		j--
	default:
		return -1
	}
	if c := &r.chunks[j]; c.Kind != clause.Noun || !r.s.marks.Has(r.d.Tokens[c.Head].Sym, markOccasion) {
		return -1
	}
	return j
}

// heldAt is the verb that tells of the occasion in chunk j, at which k is done: it has that for
// its subject or its object; -1 if there is none.
func (r *Runner) heldAt(j, k int) int {
	for v := k + 1; v < len(r.chunks) && r.chunks[v].Kind != clause.Stop; v++ {
		if x := &r.chunks[v]; x.Kind == clause.Verb && x.Form == clause.Finite {
			if subj := clause.Subject(r.chunks, v); len(subj) > 0 && subj[0] == j {
				return v
			}
		}
	}
	for v := j - 1; v >= 0; v-- {
		switch r.chunks[v].Kind {
		case clause.Verb:
			return v
		case clause.Prep, clause.Noun:
		default:
			return -1
		}
	}
	return -1
}

// inTime is the mood of the verb group k, which by itself has happened, in the clause that the
// subordinator at chunk j opens.
func (r *Runner) inTime(j, k int) mood {
	sub, v := r.chunks[j].Sym, &r.chunks[k]
	switch {
	case r.s.marks.Has(sub, markAhead) && v.Perfect && !v.Past:
		return no // "before the plants have been built"
	case v.Form != clause.Finite:
		return happened
	case r.s.marks.Has(sub, markUpcoming|markAhead) && !v.Past && !v.Perfect && v.Modal == 0:
		return planned // "once it opens", "before production begins"
	case r.s.marks.Has(sub, markUpcoming) && v.Perfect && r.awaited(j):
		return no // "will decide when it has received the permit"
	}
	return happened
}

// coordinated is the infinitive or modal verb to which the base form k is added
// ("wants to close one plant and reopen the other"), -1 if there is none.
func (r *Runner) coordinated(k int) int {
	if k == 0 || !r.base(r.chunks[k]) {
		return -1
	}
	if prev := r.chunks[k-1].Kind; prev != clause.Conj && prev != clause.Comma {
		return -1
	}
	for j := k - 1; j >= 0; j-- {
		switch c := r.chunks[j]; c.Kind {
		case clause.Stop, clause.Sub, clause.Rel:
			return -1
		case clause.Verb:
			if c.Form == clause.Infinitive || c.Modal != 0 {
				return j
			}
		}
	}
	return -1
}

// base reports whether a verb group is a base form alone.
func (r *Runner) base(v clause.Chunk) bool {
	return v.Form == clause.Finite && v.Len() == 1 && r.d.Tokens[v.Head].Sym == v.Sym
}

// governed is the mood of the verb group k by its own form and by the verbs and
// nouns on which it depends, with the index of the last of these.
func (r *Runner) governed(k int) (mood, int) {
	v := r.chunks[k]
	if v.Form == clause.Gerund && !v.Negated && k > 0 && r.chunks[k-1].Kind == clause.Prep {
		return r.settle(k), k
	}
	if v.Form == clause.Participial && k > 0 && r.chunks[k-1].Kind == clause.Sub {
		if r.s.marks.Has(r.chunks[k-1].Sym, markUpcoming) {
			return open, k // "once completed in May"
		}
		return no, k // "though completed"
	}
	if (v.Form == clause.Participial || r.base(v)) && k > 1 && r.chunks[k-1].Kind == clause.Noun &&
		r.chunks[k-2].Kind == clause.Verb && r.chunks[k-2].Sym == r.s.see {
		return r.governed(k - 2) // "May should see the plant connected", "has yet to see work begin"
	}
	apart := false // a noun stands between an infinitive and the verb before it
	for j := k; j >= 0; j-- {
		if m, ok := r.governs(j, k, apart); ok {
			return m, j
		}
		apart = apart || j < k && r.chunks[j].Kind == clause.Noun
	}
	return r.settle(k), 0
}

// governs is the mood that chunk j gives the verb group k, which is j itself or comes
// behind it; false if it gives none.
func (r *Runner) governs(j, k int, apart bool) (mood, bool) {
	c, v := &r.chunks[j], &r.chunks[k]
	switch c.Kind {
	case clause.Stop:
		return r.settle(k), true
	case clause.Sub:
		beside := j == k-1 && r.bare(*v)
		switch {
		case r.s.marks.Has(c.Sym, markUpcoming) && beside:
			return open, true // "once completed in May"
		case r.s.marks.Has(c.Sym, markCondition) || beside:
			return no, true // "if it opens", "though completed"
		}
		return r.settle(k), true
	case clause.Prep: // "until the plant opens"
		return planned, j < k-1 && r.s.marks.Has(c.Sym, markAhead) && v.Form == clause.Finite && !v.Past && v.Modal == 0
	case clause.Other:
		if j == k-1 && c.Len() == 1 && r.d.Tokens[c.Head].Sym == r.s.only && v.Form == clause.Infinitive {
			return happened, true // "was approved, only to be scrapped"
		}
		return no, j == k-1 && v.Form == clause.Infinitive && r.s.marks.Has(r.d.Tokens[c.Head].Sym, markFailed) // "is unlikely to open"
	case clause.Noun: // "a plan to close"
		return planned, j < k && v.Form == clause.Infinitive && r.s.marks.Has(r.d.Tokens[c.Head].Sym, markPlan)
	case clause.Verb:
		return r.verbGoverns(j, k, apart)
	}
	return no, false
}

// verbGoverns is the mood that the verb group j gives the verb group k, which is j itself
// or depends on it; false if it gives none.
func (r *Runner) verbGoverns(j, k int, apart bool) (mood, bool) {
	c, v := &r.chunks[j], &r.chunks[k]
	switch {
	case c.Negated, j < k && r.s.marks.Has(c.Sym, markFailed):
		return no, true
	case c.Modal != 0 && r.s.marks.Has(c.Modal, markWithin):
		return open, true // "could open in May"
	case r.s.marks.Has(c.Sym, markPlan), j < k && r.s.marks.Has(c.Sym, markSettled):
		return planned, true
	case j == k-1 && c.Sym == r.s.be && c.End == v.First && v.Form == clause.Infinitive:
		return planned, true // "is to open"
	case apart && j < k && v.Form == clause.Infinitive && (c.Sym != r.s.be || c.Modal == 0):
		return r.settle(k), true // "gives orders to start", not "will be the first to start"
	case c.Modal != 0 && r.s.marks.Has(c.Modal, markOpen):
		return planned, true
	case c.Form == clause.Finite, c.Form == clause.Participial:
		return r.settle(k), true
	}
	return no, false
}

// awaited reports whether the clause before the subordinator at chunk j is of
// what is still to come.
func (r *Runner) awaited(j int) bool {
	for i := j - 1; i >= 0; i-- {
		if c := r.chunks[i]; c.Kind == clause.Verb && c.Form == clause.Finite {
			return c.Modal != 0
		}
	}
	return false
}

// settle gives the mood of the verb group k where nothing on which it depends
// decides.
func (r *Runner) settle(k int) mood {
	v := r.chunks[k]
	prev := clause.Chunk{Kind: clause.Stop}
	if k > 0 {
		prev = r.chunks[k-1]
	}
	switch {
	case prev.Kind == clause.Prep && prev.Sym == r.s.dueTo, v.Form != clause.Infinitive && r.d.Tokens[v.First].Sym == r.s.be:
		return planned
	case v.Form == clause.Infinitive && !v.Perfect:
		if prev.Kind == clause.Noun {
			for i := prev.First + 1; i < prev.End; i++ {
				if r.s.marks.Has(r.d.Tokens[i].Sym, markShare) {
					return happened // "the first plant to start", not "all the funds to start"
				}
			}
		}
		return open
	case v.Form == clause.Gerund:
		switch prev.Kind {
		case clause.Prep:
			if r.s.marks.Has(prev.Sym, markHaving) || v.Perfect {
				return happened
			}
			return open // "for expanding the plant"
		case clause.Comma, clause.Verb:
			return happened
		}
		if !r.auxiliary(v) {
			return open
		}
	case v.Passive && v.Form == clause.Finite && r.present(v) && !r.reached(v):
		return open // "is connected to the grid"
	}
	return happened
}

// present reports whether a verb group is in the present, with is or are at its beginning.
func (r *Runner) present(v clause.Chunk) bool {
	if v.Past || v.Modal != 0 {
		return false
	}
	s := r.d.Tokens[v.First].Sym
	return s == r.s.is || s == r.s.are
}

// reached reports whether a verb group says that a state has been reached: "is
// now fully commissioned".
func (r *Runner) reached(v clause.Chunk) bool {
	for i := v.First; i < v.Head; i++ {
		if r.s.marks.Has(r.d.Tokens[i].Sym, markReached) {
			return true
		}
	}
	return false
}

// auxiliary reports whether a gerund has an auxiliary before it.
func (r *Runner) auxiliary(v clause.Chunk) bool { return v.Head > v.First }

// bare reports whether a verb group is a participle without auxiliary.
func (r *Runner) bare(v clause.Chunk) bool {
	return v.Len() == 1 && (v.Form == clause.Participial || v.Past)
}
