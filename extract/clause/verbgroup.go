package clause

// verbGroup cuts the verb group at i: adverbs, auxiliaries and the main verb.
func (r *Runner) verbGroup(i int) int {
	g := verbCut{Chunk: Chunk{Kind: Verb, Head: -1, Form: Finite}}
	g.First, g.End = i, i
	for g.End < r.end && g.Head < 0 && r.grow(&g) {
		g.End++
	}
	if g.Head < 0 {
		if g.state == 0 || g.state == modal && g.Form == Infinitive {
			// adverbs alone, or "to" that no verb follows
			kind := Other
			if r.s.words.at(r.d.Tokens[i].Sym).pos&to != 0 {
				kind = Prep
			}
			return r.add(kind, i, i+1)
		}
		r.ofAuxiliaries(&g)
	}
	bare := g.Head >= 0 && g.state == 0 && r.pos(g.Head)&base != 0 && r.pos(g.Head)&past == 0
	switch {
	case g.Form != Gerund && r.s.due(r.last()) && r.pos(i)&(base|be) != 0 && r.pos(i)&past == 0: // "is due to start", "due to be finished"
		if g.Form = Infinitive; g.Head == i {
			g.Passive = false // "due to come online"
		}
	case g.Form != Finite:
	case !bare:
	case g.Head == i && r.caused(i):
		g.Form = Infinitive
	default:
		if c := r.coordinated(); c != nil {
			g.Form, g.Modal = c.Form, c.Modal // "to design and build", "will build and then run it"
		}
	}
	g.many = g.Form == Finite && (r.s.many.Has(r.d.Tokens[i].Sym) || g.Head == i && bare)
	g.single = g.Form == Finite && (r.s.single.Has(r.d.Tokens[i].Sym) || g.Head == i && r.pos(i)&third != 0)
	g.Entails = r.s.entailing.Has(g.Sym) && !g.Passive
	g.undergoes = r.s.undergoing.Has(g.Sym) && !g.Passive
	g.informs = r.s.informing.Has(g.Sym) && !g.Passive
	g.Bids, g.Binds = r.s.bids.Has(g.Sym) && !g.Passive, r.s.binds.Has(g.Sym) && !g.Passive
	r.out = append(r.out, g.Chunk)
	return g.End
}

// verbCut is a verb group as far as it is cut.
type verbCut struct {
	Chunk
	state pos // the auxiliary before, which asks for a form: be, have, do, modal; 0 for none
}

// grow adds the token behind a group that has no main verb yet; false if it is no
// part of it.
func (r *Runner) grow(g *verbCut) bool {
	j := g.End
	if end, kind := r.span(j); kind != gNone {
		return r.growBy(g, end, kind)
	}
	if g.state != 0 && r.growWords(g) {
		return true
	}
	t, p := &r.d.Tokens[j], r.posOf(j)
	if p&(aux|modal) != 0 && g.state == 0 && r.s.words.at(t.Sym).negated {
		g.Negated = true // "didn't"
	}
	switch {
	case r.s.not.Has(t.Sym) && p&(neg|adv) != 0:
		g.Negated = true
	case p&modal != 0 && g.state == 0:
		g.Modal, g.state = t.Sym, modal
	case p&to != 0 && j == g.First:
		g.Form, g.state = Infinitive, modal
	case p&aux != 0:
		if g.state == be && p&gerund == 0 {
			return false
		}
		g.auxiliary(p)
		g.Sym = r.s.words.at(t.Sym).lemma
	case g.state == be && r.capital(j) && !r.capital(j-1) && p&gerund == 0:
		return false // "are Advanced Reactors and Acme"
	case p&verbal != 0 && r.fits(g.state, p, j):
		if g.Sym = r.s.words.at(t.Sym).lemma; g.state == modal && p&base != 0 {
			g.Sym = t.Sym // "will lay", which is no past of "lie"
		}
		g.main(j, p)
	case p&adv != 0 && (g.state != 0 || j == g.First) && p&prep == 0, p&neg != 0 && g.state != 0: // "has not yet signed"
	case g.state != 0 && r.s.amid.Has(t.Sym) && r.pos(j+1)&(verbal|aux) != 0:
		// "have each bought", "have either been sold or", "has since withdrawn"
	default:
		return false
	}
	return true
}

// growBy adds the finding of a kind that ends at token end behind a group, as grow does: a time.
func (r *Runner) growBy(g *verbCut, end int, kind group) bool {
	if kind != gTime || g.state == 0 {
		return false
	}
	if g.Form == Gerund {
		g.End = end - 1 // "having this week announced"
	}
	return true // "will today sign"
}

// growWords adds several words behind a group that has an auxiliary, as grow does.
func (r *Runner) growWords(g *verbCut) bool {
	j := g.End
	if ph, end := r.phrase(j); end > 0 && ph.pos&adv != 0 && r.pos(end)&(verbal|aux) != 0 {
		g.End = end - 1
		return true // "has at last signed"
	}
	if r.jointly(j) && r.fits(g.state, r.posOf(j+2), j+2) {
		g.End = j + 1
		return true // "was co-led by", "will co-finance"
	}
	return false
}

// auxiliary notes what an auxiliary of the parts of speech p tells of the group.
func (g *verbCut) auxiliary(p pos) {
	if g.state == 0 && p&(be|have) != 0 && p&gerund != 0 {
		g.Form = Gerund
	}
	switch {
	case p&be != 0:
		g.Past = g.Past || p&past != 0 && g.state == 0
		g.Perfect = g.state == have // "had been halted"
		g.state = be
	case p&have != 0:
		g.state = have
	default:
		g.Past = p&past != 0
		g.state = do
	}
}

// main notes the main verb at token j, of the parts of speech p.
func (g *verbCut) main(j int, p pos) {
	g.Head = j
	switch {
	case g.state == be && p&participle != 0 && p&gerund == 0:
		g.Passive = true
	case g.state == have:
		g.Perfect = true
	case g.state != 0:
	case p&gerund != 0:
		g.Form = Gerund
	case p&past != 0:
		g.Past = true
		g.maybe = p&participle != 0
	case p&participle != 0:
		g.Form, g.Passive = Participial, true
	}
}

// ofAuxiliaries ends a group without a main verb, whose last auxiliary is its head.
func (r *Runner) ofAuxiliaries(g *verbCut) {
	g.End = max(g.End, g.First+1)
	for g.End > g.First+1 && r.s.words.at(r.d.Tokens[g.End-1].Sym).pos&(aux|modal) == 0 {
		g.End-- // leave trailing adverbs
	}
	g.Head = g.End - 1
	g.Past = g.Past || g.state == have && r.pos(g.Head)&past != 0       // "had 400 MW"
	g.Perfect = g.Past && g.Head > g.First && r.pos(g.Head-1)&have != 0 // "would have had"
}

// coordinated is the infinitive or the verb under a modal with which a base form
// after a conjunction or a comma goes together, nil if there is none.
func (r *Runner) coordinated() *Chunk {
	n := len(r.out)
	if n > 0 && r.out[n-1].Kind == Other && r.pos(r.out[n-1].First)&adv != 0 {
		n-- // "and then sign"
	}
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

// jointly reports whether "co-" stands at i before a verb form, of which it says that several do it.
func (r *Runner) jointly(i int) bool {
	return i+2 < r.end && r.d.Tokens[i].Sym == r.s.co && r.hyphen(i+1) && r.pos(i+2)&verbal != 0
}
