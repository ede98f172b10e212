package clause

// settle decides for each past form whether it is a finite verb or a reduced
// relative: "the plant built in May opened".
func (r *Runner) settle() {
	if r.nounal() {
		r.out[0].Kind, r.out[0].Form = Noun, 0
	}
	for k := range r.out {
		v := &r.out[k]
		if !v.maybe {
			continue
		}
		if k > 0 && r.s.naming.Has(v.Sym) && r.out[k-1].Kind == Noun && r.hasObject(k) && r.verbBefore(k) {
			v.Kind, v.Form = Other, 0 // "set up a venture called Sunridge"
			continue
		}
		if r.reduced(k) {
			v.Form, v.Passive, v.Past = Participial, true, false
		}
	}
}

// relatives reports whether the noun chunk k and those coordinated with it before
// are the subject of a relative clause.
func (r *Runner) relatives(k int) bool {
	for k > 0 && r.out[k].Kind == Noun {
		switch r.out[k-1].Kind {
		case Rel:
			return true
		case Conj:
			k -= 2
		default:
			return false
		}
	}
	return false
}

func (r *Runner) reduced(k int) bool {
	v := r.out[k]
	next := k + 1
	for next < len(r.out) && (r.out[next].Kind == Time || r.out[next].Kind == Other || r.out[next].Kind == Paren) {
		next++
	}
	prev := k - 1
	for prev >= 0 && (r.out[prev].Kind == Other || r.out[prev].Kind == Paren) {
		prev--
	}
	if next < len(r.out) {
		switch n := r.out[next]; {
		case n.Kind == Prep && n.Sym == r.s.by:
			return true
		case n.Kind == Noun, n.Kind == Quote:
			return false // it has an object
		}
	}
	if prev < 0 {
		return true // "Built in 1990, the plant …"
	}
	if r.s.makes.Has(v.Sym) && r.agreementEnds(prev) {
		return true // "The contract, signed in May between Acme and Bolt, runs"
	}
	if r.relatives(prev) {
		return false // "the contract which Acme and Bolt signed with Cue"
	}
	switch p := r.out[prev]; p.Kind {
	case Comma:
		// ", based in Dubai," against ", signed": what stands before the comma
		for j := prev - 1; j >= 0; j-- {
			if r.out[j].Kind == Verb && r.out[j].Form == Finite {
				return true
			}
			if r.out[j].Kind == Rel || r.out[j].Kind == Sub {
				break
			}
		}
	case Rel, Conj:
		return false
	case Sub:
		if prev == k-1 && r.out[prev].Sym != r.s.that {
			return true // "When built, the plant"
		}
	case Prep:
		return true
	case Noun:
		if p.doer && prev == k-1 && (prev == 0 || r.out[prev-1].Kind != Prep) {
			return false // "a plant it acquired from Acme", "said it closed on a loan"
		}
		if next < len(r.out) && r.out[next].Kind == Prep && (r.verbBefore(prev) || phrase(r.out, prev) >= 0 && (r.second(prev) || r.noSubject(prev))) {
			return true // "signed a deal based on"
		}
		if next < len(r.out) && r.out[next].Kind == Prep && prev > 0 && r.out[prev-1].Kind == Comma && !p.Definite && !p.Named && !p.Pronoun && r.second(prev) {
			return true // "awarded Acme, a firm based in Kenya,"
		}
	}
	// a finite verb of the same clause further on, without a subject of its own
	for j := k + 1; j < len(r.out); j++ {
		switch n := r.out[j]; n.Kind {
		case Verb:
			if n.Form != Finite || n.maybe && !r.hasObject(j) && r.out[j-1].Kind != Noun && r.out[j-1].Kind != Time {
				continue
			}
			q := r.out[j-1]
			if q.Kind == Comma && r.commaBefore(k) {
				return true // "the firm, based in Nairobi, signed"
			}
			return q.Kind != Conj && q.Kind != Comma && q.Kind != Rel && !q.Pronoun && v.End < n.First && !r.ownSubject(k, j)
		case Rel, Sub, Stop, Quote:
			return false
		case Comma:
			// a list or an apposition: look on only past one that closes
			if j+1 < len(r.out) && (r.out[j+1].Kind == Verb || region(r.out, j+1)) {
				continue
			}
			return false
		}
	}
	return false
}

// agreementEnds reports whether chunk k, or the one before it if that is a comma,
// ends with a word for an agreement.
func (r *Runner) agreementEnds(k int) bool {
	if r.out[k].Kind == Comma && k > 0 {
		k--
	}
	c := &r.out[k]
	if c.Kind != Noun {
		return false
	}
	for i := c.First; i < c.End; i++ {
		if a := r.c.Find(i, r.s.agreement); a != nil && a.End == c.End {
			return true
		}
	}
	return false
}

// nounal reports whether the gerund that opens the sentence is the subject of
// its verb: "Financing for the plant was arranged by Acme".
func (r *Runner) nounal() bool {
	if len(r.out) < 4 || r.out[0].Kind != Verb || r.out[0].Form != Gerund || r.out[0].Len() != 1 || r.out[1].Kind != Prep {
		return false
	}
	for j := 2; j < len(r.out); j++ {
		switch c := r.out[j]; c.Kind {
		case Verb:
			return c.Form == Finite && !c.maybe
		case Noun:
			if q := r.out[j-1].Kind; q != Prep && q != Conj {
				return false
			}
		case Prep, Conj, Paren, Other:
		default:
			return false
		}
	}
	return false
}

// verbBefore reports whether a finite verb stands before chunk k with nothing
// between that opens another clause.
func (r *Runner) verbBefore(k int) bool {
	for j := k - 1; j >= 0; j-- {
		switch c := r.out[j]; c.Kind {
		case Verb:
			return c.Form == Finite
		case Comma, Conj, Sub, Rel, Stop, Quote:
			return false
		}
	}
	return false
}

// noSubject reports whether all nouns up to chunk k of its clause stand behind
// prepositions: "Under a contract signed with Acme, the plant …".
func (r *Runner) noSubject(k int) bool {
	for j := k; j >= 0; j-- {
		switch r.out[j].Kind {
		case Noun:
			if phrase(r.out, j) < 0 {
				return false
			}
		case Verb, Comma, Sub, Rel, Stop, Quote, Time:
			return false
		}
	}
	return true
}

// second reports whether a finite verb stands before chunk k in its clause,
// past commas and conjunctions.
func (r *Runner) second(k int) bool {
	for j := k - 1; j >= 0; j-- {
		switch c := r.out[j]; c.Kind {
		case Verb:
			if c.Form == Finite && (!c.maybe || r.hasObject(j)) {
				return true
			}
		case Sub, Rel, Stop, Quote:
			return false
		}
	}
	return false
}

// commaBefore reports whether a comma stands before chunk k in its clause.
func (r *Runner) commaBefore(k int) bool {
	for j := k - 1; j >= 0; j-- {
		switch c := r.out[j]; c.Kind {
		case Comma:
			return true
		case Stop, Sub, Rel:
			return false
		}
	}
	return false
}

// hasObject reports whether a noun follows the verb group j.
func (r *Runner) hasObject(j int) bool {
	for j++; j < len(r.out) && (r.out[j].Kind == Other || r.out[j].Kind == Time); j++ {
	}
	return j < len(r.out) && r.out[j].Kind == Noun
}

// ownSubject reports whether a noun chunk that is in no prepositional phrase
// stands between the chunks k and j.
func (r *Runner) ownSubject(k, j int) bool {
	for i := k + 1; i < j; i++ {
		if r.out[i].Kind == Noun && r.out[i-1].Kind != Prep && r.out[i-1].Kind != Noun {
			return true
		}
	}
	return false
}
