package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/record"
)

// Who stands on the other side of an agreement of which one side is told: the firm with which
// the agreement before was made, the owner of the plant, or the one of whom the text tells.

// counterpart are those who stand on the other side of candidate c: whose plant it is, who says
// that money comes, or of whom the text tells; nil if nobody is told.
func (r *Runner) counterpart(c *candidate, main int, out []int) []int {
	for _, find := range [...]func(c *candidate) int{r.ownerTold, r.borrowerSays, r.doerOfMain} {
		if e := find(c); e >= 0 {
			return []int{e}
		}
	}
	if who := r.clientTold(c, out); len(who) > 0 {
		return who
	}
	if e := r.toldOfBefore(c, main); e >= 0 && !r.atWork(e, c.sent, out) && !(works(c.typ) && r.lends(e)) {
		return []int{e}
	}
	return nil
}

// doerOfMain is the firm that does what the main clause tells, behind which a phrase or a participle
// tells of goods or works: "Acme has opened a wind farm, with turbines from Bolt", -1 if there is none.
func (r *Runner) doerOfMain(c *candidate) int {
	if v := &r.chunks[c.verb()]; !works(c.typ) || c.noun >= 0 || v.Kind == clause.Verb && v.Form != clause.Participial {
		return -1
	}
	for j := c.verb() - 1; j >= 0 && r.chunks[j].Kind != clause.Stop && r.chunks[j].Kind != clause.Sub; j-- {
		if v := &r.chunks[j]; v.Kind != clause.Verb || v.Form != clause.Finite || v.Passive || clause.Relative(r.chunks, j) {
			continue
		}
		who := r.partiesOf(clause.Subject(r.chunks, j), c.frame.object.role == party, nil)
		if len(who) != 1 || contains(c.parties, who[0]) || r.lends(who[0]) || r.contractor(who[0]) {
			break
		}
		if r.mayTrade(who[0]) || r.countries(who) {
			return who[0]
		}
		break
	}
	return -1
}

// borrowerSays is the firm that says, or for which someone says, that money comes: "Acme said that
// Kivu Bank would lend", -1 if none does.
func (r *Runner) borrowerSays(c *candidate) int {
	verb, _ := r.chief(c.verb())
	for j := verb - 1; j >= 0; j-- {
		if r.chunks[j].Kind == clause.Sub && !r.markedChunk(j, markThat) {
			return -1 // "The refinery works again, Acme said, after Kivu Bank lent"
		}
	}
	for _, e := range append(r.chooser(verb, nil), r.spokenFor(verb)) {
		if c.typ == "financing" && e >= 0 && r.trades(e) && !contains(c.parties, e) {
			return e
		}
	}
	return -1
}

// ownerTold is the one firm to which the plant of candidate c is told to belong where its sentence or
// one before names it, or one behind if money is for it, or whose plant money is for: "A wind farm
// of Acme will open in May. Bolt will buy its power", "A loan from Kivu Bank pays for Acme's wind
// farm"; -1 if none is.
func (r *Runner) ownerTold(c *candidate) int {
	const back = 2                   // sentences
	r.selling = c.typ == "financing" // who builds a plant borrows for it
	defer func() { r.selling = false }()
	if c.typ == "financing" {
		for k := range r.chunks {
			if e := r.soleOwner(c, k); r.chunks[k].First > c.name.End && e >= 0 {
				return e
			}
		}
	}
	if c.plant < 0 {
		return -1
	}
	chunks, sent := r.chunks, r.sent
	defer func() { r.chunks, r.sent = chunks, sent }()
	for _, sp := range r.in.Projects[c.plant].Spans {
		if r.sent = r.d.SentenceOf(sp.First); r.sent > c.sent || r.sent < c.sent-back {
			continue
		}
		r.chunks = r.cl.Sentence(r.sent)
		for k := range r.chunks {
			if r.chunks[k].Overlaps(sp) {
				if e := r.soleOwner(c, k); e >= 0 {
					return e
				}
			}
		}
	}
	for r.sent = c.sent + 1; c.typ == "financing" && r.sent <= c.sent+back && r.sent < len(r.d.Sentences); r.sent++ {
		r.chunks = r.cl.Sentence(r.sent)
		for k := range r.chunks {
			if ch := &r.chunks[k]; ch.Definite && !ch.Named && r.kindsOf(k)&needPlant != 0 && !r.endsInS(ch.Head) {
				if e := r.soleOwner(c, k); e >= 0 {
					return e // "KfW lends for a dam. Acme owns the dam"
				}
			}
		}
	}
	return -1
}

// soleOwner is the one firm, none of candidate c's parties, whose plant chunk k names; -1 if it
// names none.
func (r *Runner) soleOwner(c *candidate, k int) int {
	if r.chunks[k].Kind != clause.Noun {
		return -1
	}
	if who := r.plantOwner(k, nil); len(who) == 1 && r.mayTrade(who[0]) && !contains(c.parties, who[0]) {
		return who[0]
	}
	return -1
}

// servedBefore is the one with whom the only party of candidate c deals by the agreement told
// before of the same plant, if c is for other work: "Acme will build Bolt's dam. It will also
// run it for ten years"; -1 if there is none.
func (r *Runner) servedBefore(c *candidate, out []int) int {
	const back = 2 // sentences
	serves := c.typ == "service_contract" || c.noun < 0 && len(c.agents) == 1 && !c.frame.buys
	if len(c.parties) != 1 || !works(c.typ) || !serves || c.status == "ended" {
		return -1
	}
	for n := len(out) - 1; n >= 0; n-- {
		a := &r.cands[out[n]]
		if a.sent >= c.sent || !contains(a.parties, c.parties[0]) {
			continue
		}
		switch {
		case a.sent < c.sent-back, len(a.parties) != 2:
			return -1
		case a.typ == c.typ, !works(a.typ), a.status == "ended", r.elsewhereThan(c, a):
			return -1
		}
		return a.parties[0] + a.parties[1] - c.parties[0]
	}
	return -1
}

// elsewhereThan reports whether c is told of another plant or place than a.
func (r *Runner) elsewhereThan(c, a *candidate) bool {
	switch {
	case c.plant != a.plant && c.mw > 0 && c.mw != a.mw:
		return true
	case c.place != "" && c.place != a.place:
		return true
	}
	return unequal(c.country, a.country)
}

// toldOfBefore is the organization main, or if that is none (-1) the one that does what the
// sentences before candidate c in its paragraph tell; -1 if these tell of another, or then of
// another plant.
func (r *Runner) toldOfBefore(c *candidate, main int) int {
	const back = 2 // sentences
	n := c.sent
	for s, start := n-1, max(n-back, r.d.ParagraphStart(n)); s >= start; s-- {
		who := r.doers(s, false)
		if len(who) == 0 {
			continue
		}
		if e := who[0]; len(who) == 1 && (e == main || main < 0 && r.in.Entities[e].Kind == record.Organization && r.trades(e) && !r.ofAnotherPlant(c, s)) {
			return e
		}
		return -1
	}
	return main
}

// ofAnotherPlant reports whether sentence s tells of plants, and of none that candidate c is about:
// "Acme built a dam in 2012. In 2013, Bolt bought the output of the Lusaka wind farm".
func (r *Runner) ofAnotherPlant(c *candidate, s int) bool {
	if c.plant < 0 {
		return false
	}
	other := false
	for i := range r.in.Projects {
		for _, sp := range r.in.Projects[i].Spans {
			if r.d.SentenceOf(sp.First) != s {
				continue
			}
			if i == c.plant {
				return false
			}
			other = true
		}
	}
	return other
}

// atWork reports whether the sentences before sentence n tell that an entity buys power or works
// for others, so that it is nobody's client: "Acme will build the plant. Bolt will supply the
// turbines".
func (r *Runner) atWork(e, n int, out []int) bool {
	return slices.ContainsFunc(out, func(i int) bool { return r.busy(&r.cands[i], e, n) })
}

// busy reports whether candidate c, told in the sentences before sentence n, tells so of an entity.
func (r *Runner) busy(c *candidate, e, n int) bool {
	if c.sent >= n || c.sent < n-2 {
		return false
	}
	if !contains(c.agents, e) || c.does == buys && !contains(c.doers, e) {
		return c.does == buys && works(c.typ) && contains(c.parties, e)
	}
	return c.typ == "power_purchase_agreement" && c.object >= 0 && c.does != sells || works(c.typ) && c.does != buys
}

// clientTold are those whom an agreement on the plant of candidate c, told in the sentences before,
// shows to have it: who have works done there, sell its power or borrow for it; nil if none does.
func (r *Runner) clientTold(c *candidate, out []int) []int {
	const back = 4 // sentences
	for n := len(out) - 1; n >= 0; n-- {
		a := &r.cands[out[n]]
		switch {
		case a.sent >= c.sent, a.sent < c.sent-back, a.status == "ended", a.several(), r.elsewhereThan(c, a):
			continue
		case a.plant != c.plant && a.plant >= 0 && c.plant >= 0:
			continue
		}
		who := r.clientOf(a)
		if len(who) > 0 && overlap(who, c.parties) == 0 && !slices.ContainsFunc(who, func(e int) bool { return r.atWork(e, c.sent, out) }) {
			return who
		}
	}
	return nil
}

// clientOf are those who by agreement a have the works done, own the plant and sell its power, or get
// the money or the right to build; nil if it does not tell.
func (r *Runner) clientOf(a *candidate) []int {
	not := func(out func(e int) bool) []int { return slices.DeleteFunc(slices.Clone(a.parties), out) }
	var who []int
	switch {
	case a.typ == "financing":
		lends := func(e int) bool { return r.lends(e) || a.passive && contains(a.agents, e) }
		if who = not(lends); len(who) == len(a.parties) {
			return nil // who gives it may be among them
		}
	case a.typ == "acquisition" && a.plant >= 0 && a.status == "signed":
		who = not(func(e int) bool { return r.tradeOf(a, e) != buys })
	case a.typ == "cooperation_agreement" && a.frame.object.role == party: // "has picked Bolt to develop"
		who = not(func(e int) bool { return contains(a.agents, e) })
	case a.typ == "concession", a.typ == "auction_award":
		who = not(func(e int) bool { return !r.firms([]int{e}) })
	case a.does == 0 || !worksOrPower(a.typ):
		return nil
	case works(a.typ) == (a.does == buys): // who has works done, or sells power
		who = a.doers
	default:
		who = not(func(e int) bool { return contains(a.doers, e) })
	}
	if slices.ContainsFunc(who, func(e int) bool { return !r.mayTrade(e) }) {
		return nil
	}
	return who
}
