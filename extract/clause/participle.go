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
		if r.namesBeside(k) {
			v.Kind, v.Form = Other, 0 // "Two parks, named Moda and Kalo, will be built"
			continue
		}
		if r.reduced(k) {
			v.Form, v.Passive, v.Past = Participial, true, false
		} else if g := r.passiveBefore(k); g >= 0 {
			p := &r.out[g]
			v.Form, v.Passive, v.Past, v.Perfect, v.Modal, v.Negated = p.Form, true, p.Past, p.Perfect, p.Modal, p.Negated
		}
	}
}

// passiveBefore is the passive verb group with which the past form in chunk k, without an
// object, goes together: that of a verb of trade shares its auxiliary, "was built by Acme and
// sold to Bolt", that of any verb its participle, "built by Acme and put into service in May";
// -1 if there is none.
func (r *Runner) passiveBefore(k int) int {
	if r.hasObject(k) {
		return -1
	}
	g := back(r.out, k-1)
	if g < 0 || r.out[g].Kind != Conj {
		return -1
	}
	for g--; g >= 0 && r.out[g].Kind != Stop && r.out[g].Kind != Sub && r.out[g].Kind != Quote; g-- {
		if r.out[g].Kind == Verb {
			listed := g > 1 && r.out[g-1].Kind == Comma && r.out[g-2].Kind == Verb // "would be built, tested and opened"
			if y := r.out[k].Sym; r.out[g].Passive && (r.out[g].Form == Participial && !listed || r.s.sells.Has(y) || r.s.bestows.Has(y)) {
				return g
			}
			break
		}
	}
	return -1
}

// namesBeside reports whether the verb of calling in chunk k, behind a comma, says only what
// the subject is called of which a verb further on tells.
func (r *Runner) namesBeside(k int) bool {
	if k < 2 || !r.s.naming.Has(r.out[k].Sym) || r.out[k-1].Kind != Comma || !r.hasObject(k) {
		return false
	}
	for j := k + 2; j < len(r.out) && r.out[j].Kind != Stop; j++ {
		if v := &r.out[j]; v.Kind == Verb && v.Form == Finite {
			return r.out[j-1].Kind == Comma
		}
	}
	return false
}

// relatives reports whether the noun chunk k and those coordinated with it before
// are the subject of a relative clause.
func (r *Runner) relatives(k int) bool {
	for listed := false; k > 0 && r.out[k].Kind == Noun; k -= 2 {
		switch r.out[k-1].Kind {
		case Rel:
			return true
		case Conj:
			listed = true
			if k > 2 && r.out[k-2].Kind == Comma {
				k-- // "which Acme, Bolt, and Cue signed"
			}
		case Comma:
			if !listed {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// reduced reports whether the past form in chunk k is a participle that describes a noun:
// what stands behind it tells, or what stands before it, or a verb further on.
func (r *Runner) reduced(k int) bool {
	next := k + 1
	for next < len(r.out) && (r.out[next].Kind == Time || r.out[next].Kind == Other || r.out[next].Kind == Paren) {
		next++
	}
	prev := k - 1
	for prev >= 0 && (r.out[prev].Kind == Other || r.out[prev].Kind == Paren) {
		prev--
	}
	if r.sharesBy(k) {
		return true
	}
	before := next < len(r.out) && r.out[next].Kind == Prep // it stands before a preposition
	if before && r.out[next].Sym == r.s.by {
		return true
	}
	if next < len(r.out) && (r.out[next].Kind == Noun || r.out[next].Kind == Quote) {
		return false // it has an object
	}
	if prev < 0 {
		return true // "Built in 1990, the plant …"
	}
	if is, told := r.reducedBehind(k, prev, before); told {
		return is
	}
	return r.predicateFollows(k)
}

// sharesBy reports whether the past form in chunk k is one of several before the same "by":
// "owned and operated by Acme".
func (r *Runner) sharesBy(k int) bool {
	for k+3 < len(r.out) && (r.out[k+1].Kind == Conj || r.out[k+1].Kind == Comma) && r.out[k+2].Kind == Verb && r.out[k+2].maybe {
		if k += 2; r.out[k+1].Kind == Prep {
			return r.out[k+1].Sym == r.s.by
		}
	}
	return false
}

// reducedBehind reports whether chunk prev, the last that counts before the past form in
// chunk k, tells that it is reduced, and whether it tells anything; before says that a
// preposition follows the form.
func (r *Runner) reducedBehind(k, prev int, before bool) (is, told bool) {
	if r.s.makes.Has(r.out[k].Sym) && r.agreementEnds(prev) {
		return true, true // "The contract, signed in May between Acme and Bolt, runs"
	}
	if r.relatives(prev) {
		return false, true // "the contract which Acme and Bolt signed with Cue"
	}
	switch p := &r.out[prev]; p.Kind {
	case Comma: // ", based in Dubai," against ", signed": what stands before the comma
		told = r.finiteBefore(prev)
		return told, told
	case Rel, Conj:
		return false, true
	case Sub: // "When built, the plant"
		told = prev == k-1 && p.Sym != r.s.that
		return told, told
	case Prep:
		return true, true
	case Noun:
		if prev > 2 && prev == k-1 && p.Named && r.out[prev-1].With && r.out[prev-2].Kind == Comma && r.finiteBefore(prev-2) {
			return true, true // "…, with Acme selected to supply turbines"
		}
		if p.doer && prev == k-1 && (prev == 0 || r.out[prev-1].Kind != Prep) {
			return false, true // "a plant it acquired from Acme", "said it closed on a loan"
		}
		told = before && r.described(prev)
		return told, told
	}
	return false, false
}

// described reports whether a past form that a preposition follows describes the noun chunk k
// before it, rather than tells what that did.
func (r *Runner) described(k int) bool {
	if r.verbBefore(k) {
		return true
	}
	if phrase(r.out, k) >= 0 {
		return r.second(k) || r.noSubject(k) // "signed a deal based on"
	}
	c := &r.out[k]
	if k == 0 || r.out[k-1].Kind != Comma || c.Definite || c.Named || c.Pronoun {
		return false
	}
	return r.second(k) // "awarded Acme, a firm based in Kenya,"
}

// finiteBefore reports whether a finite verb stands before chunk k with nothing between
// that opens a relative clause or another that depends on it.
func (r *Runner) finiteBefore(k int) bool {
	for j := k - 1; j >= 0 && r.out[j].Kind != Rel && r.out[j].Kind != Sub; j-- {
		if r.out[j].finite() {
			return true
		}
	}
	return false
}

// beginsPair reports whether the verb group k describes what the first of two names is, of
// which the second stands behind the comma j: "Acme, a firm based in Kenya, and Bolt signed".
func (r *Runner) beginsPair(k, j int) bool {
	if k < 3 || j+3 >= len(r.out) || k > 3 && r.out[k-4].Kind == Prep {
		return false
	}
	if what := &r.out[k-1]; what.Kind != Noun || !what.Article || what.Named || what.Definite {
		return false
	}
	return r.out[k-2].Kind == Comma && r.out[k-3].isName() && r.out[j+1].Kind == Conj && r.out[j+2].isName()
}

// predicateFollows reports whether a finite verb of the same clause stands behind the
// verb group k, without a subject of its own.
func (r *Runner) predicateFollows(k int) bool {
	aside, listed := k > 0 && r.out[k-1].Kind == Comma, false
	for j := k + 1; j < len(r.out); j++ {
		switch n := &r.out[j]; n.Kind {
		case Verb:
			if n.Form != Finite || n.maybe && !r.hasObject(j) && r.out[j-1].Kind != Noun && r.out[j-1].Kind != Time {
				continue
			}
			if n.maybe && j+1 < len(r.out) && r.out[j+1].Kind == Prep && r.out[j+1].Sym == r.s.by {
				continue // "agreed with a group led by Acme to build"
			}
			if n.maybe && j > 1 && r.out[j-2].Kind == Prep && r.s.makes.Has(n.Sym) && r.agreementEnds(j-1) {
				continue // "agreed in a memorandum signed in May to build"
			}
			q := &r.out[j-1]
			if listed {
				return q.Kind == Comma // "the firm, based in Kenya, Ghana and Togo, signed"
			}
			if q.Kind == Comma && r.commaBefore(k) {
				return true // "the firm, based in Nairobi, signed"
			}
			if q.parting() || q.Kind == Rel || q.Pronoun {
				return false
			}
			return r.out[k].End < n.First && !r.ownSubject(k, j)
		case Rel, Sub, Stop, Quote:
			return false
		case Comma:
			if r.beginsPair(k, j) {
				return true
			}
			// a list or an apposition: look on only past one that closes
			if j+1 < len(r.out) && (r.out[j+1].Kind == Verb || region(r.out, j+1)) {
				continue
			}
			if listed = aside && j+1 < len(r.out) && (r.out[j+1].Kind == Noun || r.out[j+1].Kind == Conj); !listed {
				return false
			}
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
			if c.Form == Finite && (!c.maybe || r.hasObject(j) || r.out[j+1].Kind == Verb && r.out[j+1].Form == Infinitive) { // "agreed to buy"
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
