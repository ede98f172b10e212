package deal

import (
	"wattwire/extract/clause"
	"wattwire/extract/record"
)

// Where only the partner in an agreement is told, behind the words that name it, the other
// side is the one of whom the text tells: the only firm of the title, or without one who
// does what the sentences before it tell.

// protagonists gives the agreements that stand and are told so their other side.
func (r *Runner) protagonists(out []int) {
	chunks := r.chunks
	defer func() { r.chunks = chunks }()
	main := r.titleFirm()
	for _, i := range out {
		c := &r.cands[i]
		if !r.lacksSide(c, main) {
			continue
		}
		if e := r.toldOfBefore(c.sent, main); e >= 0 {
			c.parties = add(c.parties, e)
		}
	}
}

// lacksSide reports whether a candidate tells only with whom an agreement is made: "The sale
// of the dam to Acme has closed", but not "They signed a contract with Acme".
func (r *Runner) lacksSide(c *candidate, main int) bool {
	if len(c.parties) != 1 || len(c.strangers)+len(c.agents) > 0 || c.held || c.plural || c.noun < 0 ||
		!c.partnered && !c.sourced && c.typ != "acquisition" || c.typ == "auction_award" || c.typ == "concession" || !r.namedBehind(c, main) {
		return false
	}
	r.chunks = r.cl.Sentence(c.sent)
	if k := c.noun; k > 0 {
		before := &r.chunks[k-1]
		if before.Kind == clause.Verb && !before.Passive || before.Kind == clause.Prep && r.s.marks.Has(before.Sym, markMember) {
			return false // whose subject is somebody who is not known
		}
	}
	if k := c.noun + 1; k < len(r.chunks) {
		return !r.chunks[k].Pair && !(r.chunks[k].Sym == r.s.of && r.markedHead(c.noun, markUnion)) // "a merger of Acme and Bolt"
	}
	return false
}

// namedBehind reports whether the one party of a candidate is named behind the words for
// the agreement, and no organization but main before them in the sentence.
func (r *Runner) namedBehind(c *candidate, main int) bool {
	found := false
	s := r.d.Sentences[c.sent]
	for i := range r.in.Mentions {
		switch m := &r.in.Mentions[i]; {
		case m.First < s.First || m.Entity == main || m.Kind != record.Organization && m.Entity != c.parties[0]:
		case m.First >= s.End:
			return found
		case m.First < c.name.End:
			return false
		default:
			found = found || m.Entity == c.parties[0]
		}
	}
	return found
}

// toldOfBefore is the organization main, or if that is none (-1) the one that does what the
// sentences before sentence n in its paragraph tell; -1 if these tell of another.
func (r *Runner) toldOfBefore(n, main int) int {
	const back = 2 // sentences
	for s := n - 1; s >= max(0, n-back) && r.sameParagraph(s, n); s-- {
		who := r.doers(s, false)
		if len(who) == 0 {
			continue
		}
		if len(who) == 1 && (who[0] == main || main < 0 && r.in.Entities[who[0]].Kind == record.Organization && r.trades(who[0])) {
			return who[0]
		}
		return -1
	}
	return main
}

// titleFirm is the only organization that the title names, if it trades; -1 if there is
// none.
func (r *Runner) titleFirm() int {
	firms, strangers := r.known(r.titleFirms())
	if len(firms) == 1 && len(strangers) == 0 && r.in.Entities[firms[0]].Kind == record.Organization && r.trades(firms[0]) {
		return firms[0]
	}
	return -1
}
