package name

import (
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// products speaks against names of technologies and products, storms and
// vessels: "the Tolvane software", "Solid Salt Cells (SSC) technology",
// "Hurricane Tolvane".
func (r *Runner) products() {
	for i := range r.cands {
		c := &r.cands[i]
		k := c.core
		if c.class == r.s.lab.place && c.First > 0 && r.trait(c.First-1)&unrecorded != 0 {
			r.give(c, nothing, 6, nil) // the vessel Victoria
		}
		if c.entry != nil || c.weak {
			continue
		}
		if r.design(c) || r.contracted(c) {
			r.give(c, nothing, 9, nil)
			continue
		}
		if r.sym(k) == r.s.words.open && r.sym(k+2) == r.s.words.close {
			k += 3
		}
		if k < len(r.d.Tokens) && r.trait(k)&product != 0 && !r.d.Tokens[k].Is(token.Upper) {
			r.give(c, nothing, 2, nil)
		} else if r.unrecorded(c) {
			r.give(c, nothing, 6, nil)
		} else if r.titled(c) {
			r.give(c, nothing, 3, nil)
		} else if r.ware(c) {
			r.give(c, nothing, 1.4, nil)
		}
	}
}

// design reports whether c is a sort of reactor (Small Boiling Water Reactor),
// not one of its own (Experimental Power Reactor).
func (r *Runner) design(c *candidate) bool {
	w, last := &r.s.words, c.core-1
	if s := r.sym(last); c.facility != plant || c.proper || s != w.reactor && s != w.reactors || !r.d.Tokens[last].Is(token.Upper) {
		return false
	}
	for k := c.First; k < last; k++ {
		if s := r.sym(k); s == w.experimental || s == w.research || s == w.test {
			return false
		}
	}
	return true
}

// contracted reports whether c is what a maker calls the service that it is under contract for: the
// Full Care Service 20 (FCS 20) agreement, an FCS 20 service contract. A number or an initialism stands
// behind its words, none of which is a name.
func (r *Runner) contracted(c *candidate) bool {
	w, k, end := &r.s.words, c.core, len(r.d.Tokens)
	figure := c.core-c.First > 1 && r.d.Tokens[k-1].Is(token.Digit)
	if k < end && r.d.Tokens[k].Is(token.Digit) && !r.glued(k) {
		figure = true
		k++
	}
	bracket := r.sym(k) == w.open && k+2 < end && r.d.Tokens[k+1].Is(token.AllUpper)
	if bracket {
		if k += 2; k < end && r.d.Tokens[k].Is(token.Digit) {
			k++
		}
		if r.sym(k) != w.close {
			return false
		}
		k++
	}
	switch {
	case !figure && !bracket, k >= end, c.facility != noFacility, r.d.Tokens[k].Is(token.Upper):
		return false
	case r.sym(k) != w.agreement && r.sym(k) != w.contract && r.sym(k) != w.service:
		return false
	case c.core-c.First == 1:
		return figure && r.d.Tokens[c.First].Is(token.AllUpper)
	}
	last := c.core - 1
	if r.d.Tokens[last].Is(token.Digit) {
		last--
	}
	return !c.proper && r.trait(last)&(surelyOrg|legalForm|progHead) == 0
}

// unrecorded reports whether a word for a storm or a vessel begins the name,
// stands before it or in the apposition after it.
func (r *Runner) unrecorded(c *candidate) bool {
	w := &r.s.words
	last := r.trait(c.core - 1)
	if c.facility != noFacility || last&(orgHead|legalForm|placeEnd|facHead) != 0 {
		return false
	}
	for k := max(c.First-1, r.d.Sentences[c.sentence].First); k < c.core-1; k++ {
		if r.trait(k)&unrecorded != 0 {
			return true
		}
	}
	k := c.core
	if r.sym(k) != w.comma || r.sym(k+1) != w.a && r.sym(k+1) != w.an && r.sym(k+1) != w.the {
		return false
	}
	for k += 2; k < len(r.d.Tokens) && k < c.core+7; k++ {
		switch t := r.trait(k); {
		case t&unrecorded != 0:
			return k+1 == len(r.d.Tokens) || r.trait(k+1)&common == 0 || r.d.Tokens[k+1].Is(token.Punct)
		case t&function != 0 || r.d.Tokens[k].Is(token.Punct) && r.sym(k) != w.hyphen:
			return false
		}
	}
	return false
}

// kin lets the kind of most names of a list reach the others of which little
// is known: "wrote Anna Smith, Amjad Gorst and Max Lenz", "at Dolgeth B and
// Hunsted".
func (r *Runner) kin() {
	for i := 0; i < len(r.cands); {
		j := i + 1
		for j < len(r.cands) && r.cands[j].sentence == r.cands[i].sentence && r.joinedBy(r.behindAmount(r.cands[j-1].End), r.cands[j].First) {
			j++
		}
		if y := r.sym(r.cands[i].First - 1); j-i == 2 && r.sym(r.cands[i].End) != r.s.words.comma && (y == r.s.words.in || y == r.s.words.near) {
			r.neighbour(&r.cands[i], &r.cands[i+1])
		}
		if j-i > 2 {
			r.kindred(i, j, person, 1.5)
			r.kindred(i, j, project, 2.5)
			r.kindred(i, j, place, 1.2)
		}
		r.partners(i, j)
		r.shareholders(i, j)
		i = j
	}
}

// shareholders lets an organization that has so much power speak for the others of the candidates
// i..j, a list that it begins, of whom only that is told: "won by Dolgeth (40 MW) and Gorst (20 MW)".
func (r *Runner) shareholders(i, j int) {
	first := &r.cands[i]
	if first.votes[organization] <= first.votes[project] || r.behindAmount(first.End) == first.End {
		return
	}
	by := first.best[organization]
	for x := i + 1; x < j; x++ {
		if c := &r.cands[x]; c.votes[project] > c.votes[organization] && r.behindAmount(c.End) > c.End {
			r.give(c, organization, by.weight, by.rule)
		}
	}
}

// behindAmount is the token behind an amount in brackets or behind ", with" at token i, i if none
// stands there.
func (r *Runner) behindAmount(i int) int {
	k := i + 1
	if r.sym(i) == r.s.words.comma && r.sym(k) == r.s.words.with {
		k++
	} else if r.sym(i) != r.s.words.open {
		return i
	}
	first := k
	for k < len(r.blocked) && r.blocked[k] {
		k++
	}
	if k == first {
		return i
	}
	if r.sym(k) == r.s.words.close {
		k++
	}
	return k
}

// partners lets the organizations among the candidates i..j, a list that "and" or "or" closes, speak
// for a name of common words, "with Dolgeth and Clean Energy Systems", and for one that is also a
// surname, "of Murray and Dolgeth Power".
func (r *Runner) partners(i, j int) {
	var by *rule.Rule
	n, alike, closed := 0, 0, false // alike: of common words, the last one a firm's
	for x := i; x < j; x++ {
		c := &r.cands[x]
		closed = closed || x > i && (r.sym(c.First-1) == r.s.words.and || r.sym(c.First-1) == r.s.words.or)
		switch {
		case c.votes[organization] > threshold && c.votes[organization] > max(c.votes[person], c.votes[place]):
			n++
			by = c.best[organization].rule
		case c.core-c.First > 1 && r.trait(c.core-1)&orgHead != 0:
			alike++
		}
	}
	if !closed || n == 0 || 2*(n+alike) < j-i {
		return
	}
	for x := i; x < j; x++ {
		c := &r.cands[x]
		switch {
		case c.weak || c.entry != nil || c.facility != noFacility || c.votes[organization] > 2:
		case !c.proper && c.core-c.First > 1 && c.votes[organization] < threshold &&
			(r.sym(c.End) != r.s.words.and || r.sym(c.First-1) == r.s.words.comma):
			r.give(c, organization, 1.1, by)
		case c.marks&r.s.mark(r.s.lab.surname) != 0 && c.votes[person] < 2:
			r.give(c, organization, 0.6, by)
		}
	}
}

// kindred gives candidates i..j, a list of which half or more are of kind k, the
// rest of it.
func (r *Runner) kindred(i, j int, k kind, weight float32) {
	var by *rule.Rule
	n := 0
	for x := i; x < j; x++ {
		if c := &r.cands[x]; c.votes[k] > c.votes[organization] && (k != project || c.votes[k] > c.votes[place]) {
			n++
			by = c.best[k].rule
		}
	}
	if n < 2 || 2*n < j-i {
		return
	}
	for x := i; x < j; x++ {
		c := &r.cands[x]
		switch {
		case c.entry != nil && c.class != r.s.lab.place || c.votes[k] > c.votes[organization]:
		case k == place && (c.Len() > 1 || !c.proper || c.entry != nil):
		case k == person && (c.core-c.First < 2 || !r.personal(c) || c.entry != nil):
		default:
			r.give(c, k, weight, by)
		}
	}
}

// joinedBy reports whether only "and", "or" or a comma, and an amount, stand between
// tokens i and j.
func (r *Runner) joinedBy(i, j int) bool {
	w := &r.s.words
	if i >= j || r.sym(i) != w.and && r.sym(i) != w.or && r.sym(i) != w.comma {
		return false
	}
	for k := i + 1; k < j; k++ {
		switch s := r.sym(k); {
		case s == w.and, s == w.or, s == w.the, s == w.hyphen:
		case !r.blocked[k] && !r.d.Tokens[k].Is(token.Digit):
			return false
		}
	}
	return true
}

// coordinate lets the kind of "Dzhankeldy wind farms" reach the names joined
// to it: "Bash and Dzhankeldy wind farms".
func (r *Runner) coordinate() {
	for i := range r.cands {
		c := &r.cands[i]
		if !c.plural {
			continue
		}
		for k := i - 1; k >= 0 && r.cands[k].sentence == c.sentence; k-- {
			p := &r.cands[k]
			if p.facility != noFacility || p.entry != nil && p.class != r.s.lab.place && p.class != r.s.lab.landmark {
				break
			}
			if !r.joinedBy(p.End, r.cands[k+1].First) {
				break
			}
			if b := c.best[project]; b.rule != nil {
				w := b.weight
				if p.entry == nil {
					w++ // nothing else is known of it
				}
				r.give(p, project, w, b.rule)
			}
		}
	}
}

// neighbour lets a place speak for the name joined to it behind a preposition: "in Gorst and
// Belkesh".
func (r *Runner) neighbour(a, b *candidate) {
	if a.votes[organization] > a.votes[place] {
		a, b = b, a
	}
	unknown := b.entry == nil && b.proper && b.core == b.First+1 && b.facility == noFacility && b.votes[organization] < 2
	if unknown && a.votes[place] > max(a.votes[organization], a.votes[project]) {
		r.give(b, place, 1.3, a.best[place].rule)
	}
}
