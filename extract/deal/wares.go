package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// goods makes a candidate of machines that are told with their maker where no verb of supplying
// claims them: "has opened a wind farm with turbines from Acme and cables from Bolt", "is equipped
// with Acme turbines".
func (r *Runner) goods(k int) {
	f := r.s.goods
	if f == nil || r.sight.could&f.object.needs == 0 {
		return
	}
	maker, last := r.madeWhere(k)
	if maker < 0 || !r.mayTrade(maker) {
		return
	}
	if what := r.kindsOf(k); what&f.object.needs == 0 || what&needFuel != 0 {
		return
	}
	ch := &r.chunks[k]
	c := candidate{
		frame: f, wording: wording{typ: f.typ}, mode: mode{status: "signed"},
		passage: passage{
			sent: r.sent, group: r.sent<<12 | k, noun: -1, object: k, under: -1,
			name: token.Span{First: ch.First, End: r.chunks[last].End},
		},
		makers: makers{sourced: true, parties: []int{maker}, agents: []int{maker}},
	}
	if ch.Len() > 1 && r.s.clause.Function(r.d.Tokens[ch.First].Sym) {
		c.name.First++
	}
	c.region, c.clause = c.name, c.name
	args := clause.Args(r.chunks[:last+1], k)
	r.client(&c, nil, args)
	r.fired(f, &c, k, k, nil, args)
	r.cands = append(r.cands, c)
}

// madeWhere is the maker of the machines in noun chunk k, told behind them or, of those with which a
// plant is equipped, before them, and the chunk that ends with it; -1 if none is told.
func (r *Runner) madeWhere(k int) (maker, last int) {
	ch, by := &r.chunks[k], k+1
	if k > 1 && r.chunks[k-1].Sym == r.s.with && r.chunks[k-2].Passive && r.equips(k-2) {
		if who := r.maker(k, nil); len(who) > 0 {
			return who[0], k
		}
	}
	if by < len(r.chunks) && r.chunks[by].Form == clause.Participial && r.makes(by) {
		by++ // "turbines made by Acme"
	}
	if by+1 >= len(r.chunks) || r.chunks[by].Kind != clause.Prep || !r.s.makers.Has(r.chunks[by].Sym) {
		return -1, k
	}
	if !ch.Article && !r.endsInS(ch.Head) && !r.s.flows.has(r.d.Tokens[ch.Head].Sym) {
		return -1, k // "the turbine from Acme" may be any of its make
	}
	return r.organization(by + 1), by + 1
}

// equips reports whether the verb group v tells, by a rule, that a plant gets machines.
func (r *Runner) equips(v int) bool {
	return slices.ContainsFunc(r.s.verbs.at(r.chunks[v].Sym), func(f verbFrame) bool {
		return f.object.needs&needPlant != 0 && f.preps[r.s.with].needs&needEquipment != 0
	})
}

// madeBy reports whether the preposition at token i of a sentence up to end stands between a word for
// machines and the name of an organization, before which up to three words tell of it: "turbines from
// the Danish maker Acme".
func (r *Runner) madeBy(i, end int) bool {
	const near = 4 // tokens
	if !r.s.makers.Has(r.d.Tokens[i].Sym) {
		return false
	}
	at := i - 1
	if at > 0 && r.s.clause.Participle(r.d.Tokens[at].Sym) {
		at-- // "turbines made by"
	}
	if at < 0 || r.s.object(r.d.Tokens[at].Sym)&needEquipment == 0 && !r.s.flows.has(r.d.Tokens[at].Sym) {
		return false
	}
	for j := i + 1; j < min(i+1+near, end); j++ {
		if r.chart.Find(j, r.s.org) != nil {
			return true
		}
	}
	return false
}

// makes reports whether the verb group v tells, by a rule, who makes the machines for a plant.
func (r *Runner) makes(v int) bool {
	return slices.ContainsFunc(r.s.verbs.at(r.chunks[v].Sym), func(f verbFrame) bool {
		return f.typ == "supply_contract" && f.object.needs == needEquipment && f.preps[r.s.forr].role == target
	})
}
