package clause

// verbGroup cuts the verb group at i: adverbs, auxiliaries and the main verb.
func (r *Runner) verbGroup(i int) int {
	v := Chunk{Kind: Verb, Head: -1}
	v.First = i
	form := Finite
	var state pos // what the auxiliary before asks for: be, have, do, modal
	j := i
loop:
	for ; j < r.end; j++ {
		if _, g := r.span(j); g != gNone {
			if g == gTime && v.Head < 0 && state != 0 {
				continue // "will this year build"
			}
			break
		}
		t := r.d.Tokens[j]
		p := r.posOf(j)
		if p&(aux|modal) != 0 && state == 0 && r.s.words.at(t.Sym).negated {
			v.Negated = true // "didn't"
		}
		switch {
		case r.s.not.Has(t.Sym) && p&(neg|adv) != 0 && (state != 0 || v.Head < 0):
			v.Negated = true
		case p&modal != 0 && state == 0:
			if v.Modal = t.Sym; r.s.words.at(t.Sym).lemma != 0 {
				v.Modal = r.s.words.at(t.Sym).lemma // "'ll"
			}
			state = modal
		case p&to != 0 && j == i:
			form, state = Infinitive, modal
		case p&aux != 0:
			if state == be && p&gerund == 0 || v.Head >= 0 {
				break loop
			}
			switch {
			case p&be != 0:
				if state == 0 && p&gerund != 0 {
					form = Gerund
				}
				v.Past = v.Past || p&past != 0 && state == 0
				v.Perfect = state == have // "had been halted"
				state = be
			case p&have != 0:
				if state == 0 && p&gerund != 0 {
					form = Gerund
				}
				state = have
			default:
				v.Past = p&past != 0
				state = do
			}
			v.Sym = r.s.words.at(t.Sym).lemma
		case p&verbal != 0 && v.Head < 0 && r.fits(state, p, j):
			v.Head = j
			v.Sym = r.s.words.at(t.Sym).lemma
			switch {
			case state == be && p&participle != 0 && p&gerund == 0:
				v.Passive = true
			case state == have:
				v.Perfect = true
			case state == 0 && p&gerund != 0:
				form = Gerund
			case state == 0 && p&past != 0:
				v.Past = true
				v.maybe = p&participle != 0
			case state == 0 && p&participle != 0:
				form, v.Passive = Participial, true
			}
			j++
			break loop
		case p&adv != 0 && (state != 0 || j == i) && p&prep == 0:
		case state != 0 && v.Head < 0 && r.s.each.Has(t.Sym) && r.pos(j+1)&(verbal|aux) != 0: // "have each bought", "have either been sold or"
		default:
			break loop
		}
	}
	v.End = j
	if v.Head < 0 {
		if state == 0 || state == modal && form == Infinitive {
			// adverbs alone, or "to" that no verb follows
			kind := Other
			if r.s.words.at(r.d.Tokens[i].Sym).pos&to != 0 {
				kind = Prep
			}
			return r.add(kind, i, i+1)
		}
		v.End = max(v.End, i+1)
		for v.End > i+1 && r.s.words.at(r.d.Tokens[v.End-1].Sym).pos&(aux|modal) == 0 {
			v.End-- // leave trailing adverbs
		}
		v.Head = v.End - 1
		v.Past = v.Past || state == have && r.pos(v.Head)&past != 0   // "had 400 MW"
		v.Perfect = v.Past && v.Head > i && r.pos(v.Head-1)&have != 0 // "would have had"
	}
	if l := r.last(); form == Finite && l != nil && l.Kind == Prep && l.Sym == r.s.dueTo && r.pos(i)&(base|be) != 0 && r.pos(i)&past == 0 {
		form = Infinitive // "is due to start", "due to be finished"
	} else if form == Finite && v.Head == i && r.pos(i)&base != 0 && r.pos(i)&past == 0 {
		if r.caused(i) {
			form = Infinitive
		} else if g := r.coordinated(); g != nil {
			form, v.Modal = g.Form, g.Modal // "to design and build", "will build and run it"
		}
	}
	v.Form = form
	v.many = form == Finite && (r.s.many.Has(r.d.Tokens[i].Sym) || v.Head == i && r.pos(i)&base != 0 && r.pos(i)&past == 0)
	v.Bids, v.Binds = r.s.bids.Has(v.Sym) && !v.Passive, r.s.binds.Has(v.Sym) && !v.Passive
	r.out = append(r.out, v)
	return v.End
}

// coordinated is the infinitive or the verb under a modal with which a base form
// after a conjunction or a comma goes together, nil if there is none.
func (r *Runner) coordinated() *Chunk {
	n := len(r.out)
	if n < 2 || r.out[n-1].Kind != Conj && r.out[n-1].Kind != Comma {
		return nil
	}
	for j := n - 2; j >= 0; j-- {
		switch c := &r.out[j]; c.Kind {
		case Verb:
			if c.Form == Infinitive || c.Form == Finite && c.Modal != 0 {
				return c
			}
			return nil
		case Stop, Sub, Rel, Quote:
			return nil
		}
	}
	return nil
}

// fits reports whether a verb form can follow an auxiliary.
func (r *Runner) fits(state, p pos, j int) bool {
	switch state {
	case be:
		return p&(participle|gerund) != 0
	case have:
		return p&participle != 0
	case do, modal:
		return p&base != 0
	}
	return true
}
