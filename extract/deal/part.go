package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// part makes a candidate of a noun chunk that tells, beside the name of the one who
// holds it, of a part in a plant: "Acme, the EPC contractor for the plant", "The
// offtaker of the plant, Acme, ...".
func (r *Runner) part(k int) {
	typ := r.partIn(k)
	if typ == "" {
		return
	}
	args := clause.Args(r.chunks, k)
	if site, who := r.besides(k); site >= 0 {
		r.asPart(k, typ, who, site, max(k, site), nil)
		return
	}
	site := false
	last := k
	for _, a := range args {
		if a.At != last+1 || a.Verb >= 0 || a.Prep != r.s.forr && a.Prep != r.s.of && !r.onSite(a.Prep) {
			break
		}
		last = a.Nouns[0]
		site = site || r.partSite(typ, last)
	}
	who := k - 2
	if k < 2 || r.chunks[k-1].Kind != clause.Comma || r.organization(who) < 0 {
		who = last + 2
		if who+1 >= len(r.chunks) || r.chunks[last+1].Kind != clause.Comma {
			return
		}
		if end := r.chunks[who+1].Kind; end != clause.Comma && end != clause.Stop {
			return
		}
	}
	holder := r.organization(who)
	if !site || holder < 0 {
		return
	}
	r.asPart(k, typ, []int{holder}, k, last, args)
}

// partSite reports whether the noun chunk n is what a part of this type is held in: a plant that the
// reader knows, or an auction.
func (r *Runner) partSite(typ string, n int) bool {
	switch kinds := r.kindsOf(n); {
	case kinds&(needProject|needCapacity) != 0:
		return true
	case kinds&needPlant != 0 && r.chunks[n].Definite:
		return true
	default:
		return typ == "auction_award" && kinds&needAuction != 0
	}
}

// besides is the chunk of the plant in the sentence beside which somebody is told to have the part
// in chunk k, and who: "is building a dam, with Acme as the offtaker and Bolt as the contractor", "with Acme
// and Bolt as contractors"; -1 if nobody is.
func (r *Runner) besides(k int) (site int, who []int) {
	if k < 3 || r.chunks[k-1].Sym != r.s.as {
		return -1, nil
	}
	j, own := k-2, true
	for {
		if e := r.organization(j); e >= 0 && own {
			who = add(who, e)
		}
		if j > 0 && r.chunks[j-1].With {
			break
		}
		if j < 4 {
			return -1, nil
		}
		if before := r.chunks[j-1].Kind; before != clause.Conj && before != clause.Comma {
			return -1, nil
		}
		if j -= 2; r.chunks[j-1].Sym == r.s.as {
			j, own = j-2, false
		}
	}
	if len(who) == 0 {
		return -1, nil
	}
	sites := need(needPlant | needProject | needCapacity)
	for n := j - 2; n >= 0 && r.chunks[n].Kind != clause.Stop; n-- {
		if r.chunks[n].Kind == clause.Noun && r.kindsOf(n)&sites != 0 {
			return n, who
		}
	}
	for n := k + 1; n < len(r.chunks) && r.chunks[n].Kind != clause.Stop; n++ {
		if r.chunks[n].Kind == clause.Noun && r.kindsOf(n)&sites != 0 {
			return n, who
		}
	}
	return -1, nil
}

// asPart makes the candidate of the part in chunk k that one holds in the plant told from chunk
// first, or else by the phrases behind it, to chunk last.
func (r *Runner) asPart(k int, typ string, holders []int, first, last int, args []clause.Arg) {
	c := candidate{
		frame: r.s.named, wording: wording{typ: typ}, mode: mode{status: "signed"},
		passage: passage{sent: r.sent, group: r.sent<<12 | k, noun: -1, object: k, under: -1, name: r.chunks[k].Span},
		makers:  makers{partnered: true, parties: holders, agents: holders},
	}
	c.region = token.Span{First: r.chunks[min(first, k)].First, End: r.chunks[last].End}
	c.clause = c.region
	r.selling = typ == "power_purchase_agreement"
	if first != k {
		if c.parties = r.plantOwner(first, slices.Clip(c.parties)); len(c.parties) == len(holders) {
			c.parties = r.builder(first, c.parties)
		}
	}
	for _, a := range args {
		if a.Nouns[0] <= last {
			c.parties = r.plantOwner(a.Nouns[0], c.parties)
		}
	}
	r.selling = false
	r.fired(c.frame, &c, k, k, nil, args)
	r.cands = append(r.cands, c)
}

// builder appends the one who builds or runs the plant in noun chunk n, by the verb before it or
// that of which it is the subject: "Acme is building a dam", "The dam will be built by Acme".
func (r *Runner) builder(n int, dst []int) []int {
	for v := n - 1; v >= 0; v-- {
		if r.chunks[v].Kind == clause.Verb {
			if r.ownsOrBuilds(v, false) {
				dst = r.partiesOf(clause.Subject(r.chunks, v), false, dst)
			}
			return dst
		}
	}
	for v := n + 1; v < len(r.chunks); v++ {
		if r.building(v, true) && slices.Contains(clause.Subject(r.chunks, v), n) {
			return r.partiesOf(r.byWhom(clause.Args(r.chunks, v)), false, dst)
		}
	}
	return dst
}

// partIn is the type that the word for a part in a plant gives which ends the noun
// chunk k: "the turbine supplier"; "" if none does.
func (r *Runner) partIn(k int) string {
	ch := r.chunks[k]
	if !ch.Named && r.s.object(r.d.Tokens[ch.Head].Sym)&needWinner != 0 {
		return "auction_award" // "Acme, winner of the tender"
	}
	if as := k > 0 && r.chunks[k-1].Sym == r.s.as; ch.Named || !as && !r.s.clause.Function(r.d.Tokens[ch.First].Sym) && ch.Len() < 2 {
		return ""
	}
	for i := ch.First; i < ch.End; i++ {
		if a := r.chart.Find(i, r.s.phrase); a != nil && a.End == ch.End {
			switch t := a.Entry.Get("type"); t {
			case "joint_venture", "financing":
			default:
				return t
			}
		}
	}
	return ""
}

// organization is the organization that noun chunk k is the name of, -1 if it is
// none's.
func (r *Runner) organization(k int) int {
	if k < 0 || k >= len(r.chunks) || r.chunks[k].Kind != clause.Noun {
		return -1
	}
	m := r.lastMention(r.chunks[k].Span, r.s.org)
	if m == nil || m.End != r.chunks[k].End || r.in.Entities[r.in.Mentions[m.Ref].Entity].Subkind == "media" {
		return -1
	}
	return r.in.Mentions[m.Ref].Entity
}
