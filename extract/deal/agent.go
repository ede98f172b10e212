package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// agents are those who do what the verb tells, and those to whom it is done
// without a preposition.
func (r *Runner) agents(e *event, objects []int) []int {
	v, f := &r.chunks[e.k], e.frame
	var out []int
	if v.Passive && v.Form != clause.Participial && f.object.role != party {
		if objects[0] > e.k || len(e.subj) > 0 && objects[0] < e.subj[0]-2 {
			out = r.awarded(e, out)
		}
	}
	if f.subject.role == party {
		if v.Passive {
			out = r.by(e, out)
		} else {
			out = r.does(e, out)
		}
		if len(out) == 0 {
			if j := r.adjunct(e.k); j >= 0 {
				out = r.chooser(j, out) // "Acme said the plant will open, backing it with a loan"
			}
		}
	}
	if who := r.planner(e.k); len(who) > 0 {
		out = who
	}
	if n := r.optioned(e.k); n >= 0 {
		out = r.partiesOf([]int{n}, false, out)
	}
	if f.object.role == agreement || f.object.role == target {
		out = r.recipients(e, objects[0], out)
	}
	if f.asksPart {
		out = r.partLenders(objects[0], out)
	}
	if f.object.needs&needAmount != 0 {
		out = r.lenders(e, out)
	}
	return out
}

// awarded appends those to whom a passive says that something is given: "Acme was awarded
// a contract", "Two projects led by Acme and Bolt were awarded a grant".
func (r *Runner) awarded(e *event, dst []int) []int {
	if len(e.subj) > 0 && !r.unitNamed(e.subj, 0) {
		if dst = r.plantOwner(e.subj[0], dst); r.markedHead(e.subj[0], markPlan) {
			dst = r.bidder(e.subj[0], dst)
		}
	}
	return r.companions(e, r.partiesOf(e.subj, false, dst))
}

// by appends those by whom a passive says that something is done.
func (r *Runner) by(e *event, dst []int) []int {
	for _, a := range e.args {
		if a.Prep != r.s.by {
			continue
		}
		if v := a.Verb; v < 0 || r.chunks[v].Form == clause.Infinitive && !r.chunks[v].Passive || r.valued(v) {
			dst = r.partiesOf(a.Nouns, true, dst)
		}
	}
	return dst
}

// does appends those who do what an active verb tells, or else the owners of a plant of
// which it is told: "Two projects led by Acme and Bolt won a contract", "Acme's wind farm
// won a contract".
func (r *Runner) does(e *event, dst []int) []int {
	f := e.frame
	if len(e.subj) > 1 && f.object.role == agreement && !r.unitNamed(e.subj, 0) {
		dst = r.plantOwner(e.subj[0], nil)
	}
	dst = r.companions(e, r.partiesOf(e.subj, f.subject.needs&(needOrganization|needState) != needOrganization, dst))
	if f.object.role == agreement || f.typ == "auction_award" || f.typ == "financing" {
		for _, n := range e.subj {
			if len(dst) > 0 {
				break
			}
			switch dst = r.plantOwner(n, dst); {
			case len(dst) > 0:
			case r.kindsOf(n)&needBid != 0, r.markedHead(n, markPlan):
				dst = r.bidder(n, dst) // "Acme's bid won the tender"
			case f.typ == "auction_award":
				dst = r.ownerBeside(n, dst)
			}
		}
	}
	if len(dst) == 0 && r.chunks[e.k].Form == clause.Gerund && len(e.subj) == 1 && r.headNeeds(e.subj[0])&(needHolding|needStake) != 0 {
		dst = r.heldIn(e.subj[0], dst) // "Shares of Acme rose after signing a contract with Bolt"
	}
	return r.foremost(e, dst)
}

// bidder appends the one whose bid or plan chunk n is: "Acme's proposal", "an application by Acme".
func (r *Runner) bidder(n int, dst []int) []int {
	if n+2 < len(r.chunks) && r.planBefore(n+1) {
		return r.partiesOf([]int{n + 2}, false, dst)
	}
	return r.owner(n, dst)
}

// planner is the one whose plan or agreement the infinitive k tells: "Acme's plan to buy",
// "a plan by Acme to buy".
func (r *Runner) planner(k int) []int {
	n := k - 1
	if r.chunks[k].Form != clause.Infinitive || n < 0 || r.chunks[n].Kind != clause.Noun {
		return nil
	}
	if p := n - 1; p > 0 && r.planBefore(p) {
		if v := r.saidOf(p - 1); v >= 0 && r.chunks[v].Passive && !r.markedChunk(v, markStopped) {
			return nil // that verb tells of it: "an offer by Acme to buy Bolt was rejected"
		}
		return r.partiesOf([]int{n}, false, nil)
	}
	if r.markedHead(n, markPlan) || r.agreementIn(r.chunks[n].Span) != nil {
		return r.owner(n, nil)
	}
	return nil
}

// planBefore reports whether preposition p leads from a plan to the one whose it is: "a plan by Acme".
func (r *Runner) planBefore(p int) bool {
	if y := r.chunks[p].Sym; y != r.s.by && y != r.s.from {
		return false
	}
	return r.chunks[p-1].Kind == clause.Noun && r.markedHead(p-1, markPlan)
}

// optioned is the chunk that names the one who is given the option or the leave of which the
// infinitive k tells: "granted Acme an option to buy", "gave Acme permission to sell"; -1 if none is.
func (r *Runner) optioned(k int) int {
	if k < 3 || r.chunks[k].Form != clause.Infinitive || r.chunks[k-1].Kind != clause.Noun {
		return -1
	}
	if !r.s.cues.Has(r.d.Tokens[r.chunks[k-1].Head].Sym, cueOption|cueMulls) {
		return -1
	}
	if r.chunks[k-3].Kind != clause.Verb || !r.chunks[k-2].Named {
		return -1
	}
	return k - 2
}

// recipients appends those to whom, before the object o, something is given: "awarded Acme a
// contract", "sold Acme a stake", but not "formed Acme, a venture".
func (r *Runner) recipients(e *event, o int, dst []int) []int {
	f := e.frame
	for x, a := range e.args {
		if a.Verb >= 0 && r.chunks[a.Verb].Form == clause.Participial {
			continue
		}
		if a.Prep != 0 || a.Verb >= 0 || a.Nouns[0] >= o || f.object.needs&needVenture != 0 {
			break
		}
		if f.object.role == target && !r.indirect(e.args, x) || r.namesIt(a.At, o) {
			break
		}
		dst = r.partiesOf(a.Nouns, f.typ == "financing" || f.object.role == agreement && r.indirect(e.args, x), dst)
	}
	return dst
}

// namesIt reports whether chunk n names the thing that the bare chunk o behind brackets calls by what it
// is: "the Acme Power (ACP) venture".
func (r *Runner) namesIt(n, o int) bool {
	return o == n+2 && r.chunks[n+1].Kind == clause.Paren && !r.s.clause.Opening(r.d.Tokens[r.chunks[o].First].Sym)
}

// partLenders appends those named with sums of their own behind the object o: "Acme will
// provide $5 million; Bolt $3 million".
func (r *Runner) partLenders(o int, dst []int) []int {
	for k := o + 1; k < len(r.chunks) && r.chunks[k].Kind != clause.Verb; k++ {
		if c := &r.chunks[k]; c.Kind == clause.Noun && r.lastMention(c.Span, r.s.money) != nil {
			dst = r.besideSum(c.Span, dst)
		}
	}
	return dst
}

// lenders appends those named with sums among the objects: "Acme lends $5 million, Bolt
// $3 million".
func (r *Runner) lenders(e *event, dst []int) []int {
	for _, a := range e.args {
		if a.Prep != 0 || a.Verb >= 0 {
			continue
		}
		for _, n := range a.Nouns {
			dst = r.besideSum(r.chunks[n].Span, dst)
		}
	}
	return dst
}

// foremost appends those whom a phrase at the head of the sentence names: "On
// behalf of the government, its minister signed", "Together with Acme, Bolt won".
func (r *Runner) foremost(e *event, dst []int) []int {
	p := &r.chunks[0]
	if r.elided != nil || p.Kind != clause.Prep || e.frame.preps[p.Sym].role != party || len(e.subj) == 0 {
		return dst
	}
	if p.Len() < 2 && !(p.With && e.frame.asksTwo) {
		return dst
	}
	for j := 1; j < e.subj[0]; j++ {
		switch r.chunks[j].Kind {
		case clause.Noun:
			dst = r.partiesOf([]int{j}, true, dst)
		case clause.Conj, clause.Prep, clause.Paren:
		default:
			if j+1 == e.subj[0] {
				return dst
			}
		}
	}
	return dst
}

// companions appends the organizations told beside the subject of an event: "Acme,
// along with its partner Bolt, has won", "Acme, along with Bolt and Cue, has won".
func (r *Runner) companions(e *event, dst []int) []int {
	if len(dst) == 0 {
		return dst
	}
	for _, n := range e.subj {
		dst = r.beside(n+1, dst)
	}
	return dst
}

// unleave takes from an agreement those who only approve it: "The regulator has approved
// a contract between Acme and Bolt", and, of a purchase, public bodies that have no part in it:
// "approved Acme's purchase of Bolt". Who approves a loan lends. A body of the state that is
// asked for its leave, named or not, makes way for the one who asks: "Acme asked the regulator to approve a
// contract with Bolt".
func (r *Runner) unleave(e *event, c *candidate) {
	if !r.s.cues.Has(r.chunks[e.k].Sym, cueApproves) || c.typ == "financing" {
		return
	}
	var asking []int
	if r.chunks[e.k].Form == clause.Infinitive && (len(e.agents) == 0 || slices.ContainsFunc(e.agents, r.ofState)) {
		asking = r.asking(e)
	}
	others := 2
	if c.typ == "acquisition" && !c.owned && !slices.ContainsFunc(e.agents, func(p int) bool {
		x := &r.in.Entities[p]
		return !public(x) && x.Subkind != "intergovernmental" && x.Kind != record.Place
	}) {
		others = 1
	}
	if c.typ != "concession" && r.regulators(e.agents) {
		others = 0 // "The regulator has approved a contract for a wind farm"
	}
	if len(c.parties)+len(asking) < len(e.agents)+others {
		return
	}
	c.parties = slices.DeleteFunc(c.parties, func(p int) bool { return slices.Contains(e.agents, p) })
	for _, p := range asking {
		c.parties = add(c.parties, p)
	}
	c.agents = asking
}

// regulators reports whether some entities, one at least, are all regulators.
func (r *Runner) regulators(entities []int) bool {
	for _, e := range entities {
		if r.in.Entities[e].Subkind != "regulator" {
			return false
		}
	}
	return len(entities) > 0
}

// asking is who wants the agents of an infinitive to do it: the subject of the verb before
// them.
func (r *Runner) asking(e *event) []int {
	for j := e.k - 1; j > 0; j-- {
		if r.chunks[j].Kind == clause.Verb {
			return r.partiesOf(clause.Subject(r.chunks, j), false, nil)
		}
	}
	return nil
}

// besideSum appends the party named or meant in one noun chunk with a sum:
// "lent the company $5 million".
func (r *Runner) besideSum(sp token.Span, dst []int) []int {
	if m := r.lastMention(sp, r.s.org); m != nil {
		return add(dst, r.in.Mentions[m.Ref].Entity)
	}
	m := r.lastMention(sp, r.s.money)
	if m == nil || m.First == sp.First {
		return dst
	}
	if x := r.nominal(token.Span{First: sp.First, End: m.First}); x != nil {
		for _, e := range r.whom(x) {
			dst = add(dst, e)
		}
	}
	return dst
}

// owner appends the organization whose possession chunk o is: who buys "Acme's
// plant" buys it from Acme; and those joined to it, of "Acme, Bolt and Cue's plant" all three.
func (r *Runner) owner(o int, dst []int) []int {
	ch := r.chunks[o]
	for i := ch.First; i < ch.End; i++ {
		if m := r.chart.Find(i, r.s.org); m != nil && m.End < ch.End && r.genitive(m.End) {
			if i == ch.First {
				dst = r.coowners(o, dst)
			}
			return add(dst, r.in.Mentions[m.Ref].Entity)
		}
		if r.genitive(i) {
			if out := r.meantOne(token.Span{First: ch.First, End: i}, dst); len(out) > len(dst) {
				return out // "the group's plant"
			}
		}
	}
	return dst
}

// seller appends the organization whose possession a noun says is acquired in
// chunk o, or of whose possession a part is.
func (r *Runner) seller(o int, dst []int) []int {
	if !r.inItself(o, o+1) {
		dst = r.owner(o, dst)
	}
	if o+2 < len(r.chunks) && r.partOfNext(o) {
		dst = r.owner(o+2, dst)
	}
	n := r.behindShort(o)
	of := n + 1
	if of < len(r.chunks) && r.chunks[of].Kind == clause.Paren {
		of++ // "the wind business (Bolt) of Acme"
	}
	if of+1 < len(r.chunks) && r.chunks[of].Sym == r.s.of && r.ownable(n) && !r.inItself(n, of+2) {
		dst = r.partiesOf([]int{of + 1}, false, dst) // "the solar unit of Acme"
	}
	things := needPlant | needProject | needStake
	if r.chunks[o].Named && o+1 < len(r.chunks) && r.chunks[o+1].Kind == clause.Comma {
		things |= needOrganization // "Acme, owned by Bolt"
	}
	if r.kindsOf(o)&things != 0 {
		dst = r.ownedBehind(o, dst) // "wind farms operated by Acme"
	}
	return r.sayerOwns(o, dst)
}

// partOfNext reports whether the noun chunk o is a part of what the next preposition leads to, or a
// share in it: "half of Acme's portfolio", "a 20% stake in Acme's dams".
func (r *Runner) partOfNext(o int) bool {
	switch r.chunks[o+1].Sym {
	case r.s.of:
		return r.measure(o) && !r.inItself(o+2, o+3)
	case r.s.in:
		return r.kindsOf(o)&needHolding != 0
	}
	return false
}

// paidTo adds the seller of what a sum is paid for, or something is given for: "paid $5 million for
// Acme's stake", "swapped its stake for Acme's".
func (r *Runner) paidTo(c *candidate, e *event) {
	f := e.frame
	swaps := f.asksTwo && f.preps[r.s.forr].role == target
	if f.typ != "acquisition" || f.status == "planned" || c.object < 0 || f.object.needs&(needAmount|needSum) == 0 && !swaps {
		return
	}
	for _, a := range e.told {
		if a.Prep == r.s.forr && a.Verb < 0 && f.preps[a.Prep].role == target {
			c.parties = r.seller(a.Nouns[0], c.parties)
		}
	}
}

// behindShort is the bare noun behind brackets with the short form of what chunk o calls it,
// "the Wind and Tide Services (WTS) segment"; o itself if there is none.
func (r *Runner) behindShort(o int) int {
	if o+2 >= len(r.chunks) || r.chunks[o+1].Kind != clause.Paren {
		return o
	}
	if short := r.chunks[o+1].First + 1; !r.d.Tokens[short].Is(token.AllUpper) || !r.d.Tokens[r.chunks[o].Head].Is(token.Upper) {
		return o
	}
	if n := &r.chunks[o+2]; n.Kind != clause.Noun || n.Named || n.Len() > 2 || r.s.clause.Opening(r.d.Tokens[n.First].Sym) {
		return o
	}
	return o + 2
}

// ownable reports whether the noun chunk o names a plant or a part of a firm, of
// which what follows "of" is the owner.
func (r *Runner) ownable(o int) bool {
	what := r.headNeeds(o)
	return what&(needCompany|needPlant|needStake) != 0 && what&needHolding == 0 && !r.measure(o)
}

// inItself reports whether the noun chunk o names the shares or the capital of the one told with
// them, not shares that this has in another of which chunk j tells: "Acme's equity", "the shares of
// Acme", but not "Acme's shares in Bolt".
func (r *Runner) inItself(o, j int) bool {
	head := r.d.Tokens[r.chunks[o].Head].Sym
	if head != r.s.shares && !slices.Contains(r.s.capital, head) {
		return false
	}
	return j+1 >= len(r.chunks) || r.chunks[j].Sym != r.s.in || r.kindsOf(j+1)&(needOrganization|needProject|needPlant|needCompany) == 0
}

// maker appends the organization named before the machines or plants of chunk o: "24 Acme
// turbines", "twelve Acme 32 generating sets", "three Acme wind farms".
func (r *Runner) maker(o int, dst []int) []int {
	ch := r.chunks[o]
	for i := ch.First; i < ch.Head; i++ {
		if m := r.chart.Find(i, r.s.org); m != nil && m.End <= ch.Head {
			return add(dst, r.in.Mentions[m.Ref].Entity)
		}
	}
	return dst
}
