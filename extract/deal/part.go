package deal

import (
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
	site := false
	last := k
	for _, a := range args {
		if a.At != last+1 || a.Verb >= 0 || a.Prep != r.s.forr && a.Prep != r.s.of && a.Prep != r.s.on && !r.s.marks.Has(a.Prep, markWhere) {
			break
		}
		last = a.Nouns[0]
		site = site || r.kindsOf(last)&(needProject|needCapacity) != 0 || r.kindsOf(last)&needPlant != 0 && r.chunks[last].Definite || typ == "auction_award" && r.kindsOf(last)&needAuction != 0
	}
	who := k - 2
	if k < 2 || r.chunks[k-1].Kind != clause.Comma || r.organization(who) < 0 {
		who = last + 2
		if who+1 >= len(r.chunks) || r.chunks[last+1].Kind != clause.Comma || r.chunks[who+1].Kind != clause.Comma && r.chunks[who+1].Kind != clause.Stop {
			return
		}
	}
	holder := r.organization(who)
	if !site || holder < 0 {
		return
	}
	c := candidate{
		frame: r.s.named, wording: wording{typ: typ}, mode: mode{status: "signed"},
		passage: passage{sent: r.sent, group: r.sent<<12 | k, noun: -1, object: k, under: -1, name: r.chunks[k].Span},
		makers:  makers{partnered: true, parties: []int{holder}},
	}
	c.region = token.Span{First: r.chunks[k].First, End: r.chunks[last].End}
	c.clause = c.region
	for _, a := range args {
		if a.Nouns[0] <= last {
			c.parties = r.plantOwner(a.Nouns[0], c.parties)
		}
	}
	r.fired(c.frame, &c, k, k, nil, args)
	r.cands = append(r.cands, c)
}

// partIn is the type that the word for a part in a plant gives which ends the noun
// chunk k: "the turbine supplier"; "" if none does.
func (r *Runner) partIn(k int) string {
	ch := r.chunks[k]
	if !ch.Named && r.s.object(r.d.Tokens[ch.Head].Sym)&needWinner != 0 {
		return "auction_award" // "Acme, winner of the tender"
	}
	if ch.Named || !r.s.clause.Function(r.d.Tokens[ch.First].Sym) && ch.Len() < 2 {
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
