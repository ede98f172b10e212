package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// parts splits a candidate that names several agreements and then tells them
// one by one: "two agreements, one with Acme for a park, the other with Bolt". It stands in unsplit.
func (r *Runner) parts(e *event, c *candidate) []candidate {
	if out := r.stakeEach(c, e.k); out != nil {
		return out
	}
	if out := r.stakesInTurn(e, c); out != nil {
		return out
	}
	if out := r.sharesTold(e, *c); out != nil {
		return out
	}
	if c.noun < 0 || c.noun < e.k {
		return r.unsplit[:1:1]
	}
	if out := r.inTurn(e, c); out != nil {
		return out
	}
	if out := r.items(c); out != nil {
		return out
	}
	at := r.oneByOne(c)
	for _, ways := range []func(*candidate) []int{r.amountEach, r.withEach} {
		if len(at) < 2 && c.plural {
			at = ways(c)
		}
	}
	if len(at) < 2 && c.typ == "acquisition" {
		at = r.ownBuyers(c)
	}
	if len(at) < 2 {
		return r.unsplit[:1:1]
	}
	for n := c.noun + 1; n < len(r.chunks) && r.chunks[n].First <= at[len(at)-1]; n++ {
		r.used[n] = r.used[n] || r.markedHead(n, markOne)
	}
	out := make([]candidate, len(at))
	for i, first := range at {
		end := c.region.End
		if i+1 < len(at) {
			end = at[i+1]
		}
		out[i] = c.partOf(i, token.Span{First: first, End: end})
	}
	if timed := func(p candidate) bool { return r.timeIn(p.region) }; !slices.ContainsFunc(out, func(p candidate) bool { return !timed(p) }) {
		for i := range out {
			out[i].clause = out[i].region // "with Acme in 2019 and with Bolt in 2021"
		}
	}
	return out
}

// timeIn reports whether a time stands in a span.
func (r *Runner) timeIn(sp token.Span) bool {
	return slices.ContainsFunc(r.chunks, func(ch clause.Chunk) bool { return ch.Kind == clause.Time && sp.Contains(ch.Span) })
}

// partOf is the i-th of several agreements that a candidate names, told in a region of its own.
func (c *candidate) partOf(i int, region token.Span) candidate {
	p := *c
	p.parties = append([]int(nil), c.parties...)
	p.count, p.another, p.region = 0, i > 0, region
	return p
}

// stakeEach splits a candidate of the verb group k that names stakes and then, one by one, what
// they are in and when they changed hands: "stakes in Acme in 2012, in Bolt and Cue in 2014 and
// in Dex in 2016"; nil if it does not.
func (r *Runner) stakeEach(c *candidate, k int) []candidate {
	o := max(c.object, c.noun)
	if o <= k || o+2 >= len(r.chunks) || r.chunks[o+1].Kind != clause.Prep {
		return nil
	}
	if stakes := r.chunks[o].Head; !r.endsInS(stakes) || r.s.object(r.d.Tokens[stakes].Sym)&needStake == 0 {
		return nil
	}
	var out []candidate
	times, timed := 0, 0 // how many times are told, and of how many stakes
	for j := o + 2; j < len(r.chunks) && r.chunks[j].Kind == clause.Noun && !clause.Opens(r.chunks, j); {
		p := c.partOf(len(out), r.chunks[j].Span)
		if len(out) > 0 {
			p.name = p.region
			if p.object >= 0 {
				p.object = j
			}
		}
		j = r.pastPlaces(j + 1)
		p.region.End = r.chunks[j-1].End
		out = append(out, p)
		if j+1 < len(r.chunks) && r.chunks[j].Kind == clause.Prep && r.timeAt(j+1) {
			j += 2
			for i := timed; i < len(out); i++ {
				out[i].clause = token.Span{First: out[timed].region.First, End: r.chunks[j-1].End}
			}
			times, timed = times+1, len(out)
		}
		n := r.pastMarks(j)
		if n == j {
			break
		}
		if j = n; j < len(r.chunks) && r.chunks[j].Kind == clause.Prep && r.chunks[j].Sym == r.chunks[o+1].Sym {
			j++
		}
	}
	if times < 2 || timed < len(out) {
		return nil
	}
	out[0].region.First = c.region.First
	return out
}

// stakesInTurn splits a purchase of several stakes from as many owners: "a 52% stake and a 22% stake in the
// plant from Acme and Bolt respectively"; nil if it is none.
func (r *Runner) stakesInTurn(e *event, c *candidate) []candidate {
	if c.typ != "acquisition" || c.noun < e.k || !r.respectively(c.name.End) {
		return nil
	}
	var stakes, from []int
	region := c.region
	for _, a := range clause.Args(r.chunks, c.noun) {
		switch {
		case a.Verb >= 0:
		case a.Prep == r.s.from:
			from, region.End = a.Nouns, r.chunks[a.At].First
		case len(a.Nouns) > 1 && !slices.ContainsFunc(a.Nouns, func(n int) bool { return r.kindsOf(n)&needHolding == 0 }):
			stakes = a.Nouns
		}
	}
	if len(stakes) < 2 || len(stakes) != len(from) {
		return nil
	}
	out := make([]candidate, len(stakes))
	for i, n := range stakes {
		out[i] = c.partOf(i, region)
		out[i].parties, out[i].partnered = r.partiesOf(from[i:i+1], false, out[i].parties), true
		if i > 0 {
			out[i].name = r.chunks[n].Span
		}
	}
	return out
}

// pastMarks is the first chunk from k on that is neither a comma nor a conjunction.
func (r *Runner) pastMarks(k int) int {
	for k < len(r.chunks) && (r.chunks[k].Kind == clause.Comma || r.chunks[k].Kind == clause.Conj) {
		k++
	}
	return k
}

// oneByOne is where the region of each of several agreements begins that words such as
// "one" and "the other" tell.
func (r *Runner) oneByOne(c *candidate) []int {
	var at []int
	for n := c.noun + 1; n+1 < len(r.chunks) && r.chunks[n].First < c.region.End; n++ {
		switch r.chunks[n-1].Kind {
		case clause.Comma, clause.Conj, clause.Stop:
		default:
			continue
		}
		ch := &r.chunks[n]
		next := &r.chunks[n+1]
		if ch.Kind == clause.Noun && r.markedAt(ch.Head, markOne) && (next.Kind == clause.Prep || next.Form == clause.Infinitive) {
			at = append(at, ch.First)
		}
	}
	return at
}

// withEach is where the region of each of several agreements begins that phrases with one
// preposition tell: "agreements with Acme and with Bolt".
func (r *Runner) withEach(c *candidate) []int {
	var at []int
	var prep token.Sym
	for _, a := range clause.Args(r.chunks, c.noun) {
		if prep == 0 && c.frame.preps[a.Prep].role == party {
			prep = a.Prep
		}
		first := r.chunks[a.At].First
		if prep == 0 || a.Prep != prep || a.Verb >= 0 || first >= c.region.End || len(r.partiesOf(a.Nouns, false, nil)) == 0 {
			continue
		}
		if at = append(at, first); len(at) == 1 {
			at[0] = c.region.First
		}
	}
	return at
}

// amountEach is where the region of each of several agreements begins of which every one has
// an amount and a partner of its own: "contracts for 300 MW to Acme and 200 MW to Bolt".
func (r *Runner) amountEach(c *candidate) []int {
	at := []int{c.region.First}
	args := clause.Args(r.chunks, c.noun)
	for x, a := range args[:max(0, len(args)-1)] {
		n := a.Nouns[len(a.Nouns)-1]
		if len(a.Nouns) < 2 || c.frame.preps[a.Prep].role != party || !r.sameGoods(n) {
			continue
		}
		if slices.ContainsFunc(args[x+1:], func(b clause.Arg) bool { return b.Prep == a.Prep }) {
			at = append(at, r.chunks[n].First)
		}
	}
	return at
}

// ownBuyers is where the region of each of several sales begins that one word tells: "the sale
// of the Moda dam to Acme and the Kalo dam to Bolt".
func (r *Runner) ownBuyers(c *candidate) []int {
	at := []int{c.region.First}
	args := clause.Args(r.chunks, c.noun)
	if len(args) < 3 || args[0].Prep != r.s.of {
		return at
	}
	for x, a := range args[1 : len(args)-1] {
		n := r.lastTold(a.Nouns)
		if a.Prep != r.s.to || len(a.Nouns) < 2 || n == a.Nouns[0] || args[x+2].Prep != r.s.to {
			continue
		}
		if r.fills(n, needStake|needPlant|needProject|needOrganization) {
			at = append(at, r.chunks[n].First)
		}
	}
	return at
}

// inTurn splits a candidate that names several agreements and as many partners and as many
// amounts: "contracts with Acme and Bolt for 50 MW and 70 MW", "Acme and Bolt won contracts to build
// 50 MW and 70 MW respectively"; nil if it does not.
func (r *Runner) inTurn(e *event, c *candidate) []candidate {
	if !c.plural {
		return nil
	}
	var who, what []int
	respectively := len(e.subj) > 1 && r.respectively(c.name.End) && !slices.ContainsFunc(r.cands, func(a candidate) bool {
		return a.sent == r.sent && a.typ == "auction_award" // "were the winners, securing contracts"
	})
	if respectively {
		who = e.subj
	}
	for _, a := range clause.Args(r.chunks, c.noun) {
		switch {
		case a.Verb >= 0 && !respectively:
		case c.frame.preps[a.Prep].role == party && who == nil:
			who = a.Nouns
		case len(a.Nouns) == len(who) && !slices.ContainsFunc(a.Nouns, func(n int) bool { return !r.sameGoods(n) }):
			what = a.Nouns
		}
	}
	if len(what) < 2 {
		return nil
	}
	var out []candidate
	for i, n := range who {
		p := c.partOf(i, r.chunks[what[i]].Span)
		if respectively {
			p.parties = slices.DeleteFunc(p.parties, func(x int) bool { return slices.Contains(r.partiesOf(who, false, nil), x) })
		}
		before := len(p.parties)
		if p.parties = r.partiesOf([]int{n}, false, p.parties); len(p.parties) == before {
			return nil
		}
		p.partnered = true
		out = append(out, p)
	}
	return out
}

// items adds to a candidate that names several agreements those of which it then tells by their goods and
// for or from whom these are: "won orders worth $5 million, including two ships for Acme and a crane for
// Bolt"; nil if it tells of none.
func (r *Runner) items(c *candidate) []candidate {
	if !c.plural || !worksOrPower(c.typ) {
		return nil
	}
	var out []candidate
	what := -1 // the chunk of the goods told last
	for _, a := range clause.Args(r.chunks, c.noun) {
		if a.Verb >= 0 {
			continue
		}
		last := a.Nouns[len(a.Nouns)-1]
		if what >= 0 && (a.Prep == r.s.forr || a.Prep == r.s.from || a.Prep == r.s.to || a.Prep == r.s.with) {
			who := r.partiesOf(a.Nouns[:1], false, nil)
			if len(who) == 0 {
				return nil
			}
			if len(out) == 0 {
				out = append(out, *c)
				out[0].region.End = min(c.region.End, r.chunks[what].First)
			}
			p := c.partOf(len(out), token.Span{First: r.chunks[what].First, End: r.chunks[a.Nouns[0]].End})
			p.name, p.partnered = r.chunks[what].Span, true
			p.parties = addAll(p.parties, who)
			out, what = append(out, p), -1
		}
		first := r.s.marks.Has(a.Prep, markMember)
		if (first || len(out) > 0 && len(a.Nouns) > 1) && r.agreementIn(r.chunks[last].Span) == nil && r.itemAt(last) {
			what = last
		}
	}
	return out
}

// itemAt reports whether the noun chunk n tells of goods or works, by their number or as one.
func (r *Runner) itemAt(n int) bool {
	return r.muchOf(n) || r.chunks[n].Article && r.kindsOf(n)&(needCraft|needEquipment|needWork) != 0
}

// oneEach is who makes each of several contracts that one makes with several others, of whom
// nothing tells that they do it together: "struck deals with Acme and Bolt", "awarded Acme and Bolt
// contracts"; nil if none are told so.
func (r *Runner) oneEach(c *candidate, e *event) [][]int {
	if c.noun < 0 || !c.plural || len(c.parties) < 3 || !worksOrPower(c.typ) {
		return nil
	}
	lists := make([][]int, 0, 4)
	for _, a := range e.args {
		if a.Verb < 0 && len(a.Nouns) > 1 && (e.frame.preps[a.Prep].role == party || a.Prep == 0 && a.At < c.noun) {
			lists = append(lists, a.Nouns)
		}
	}
	if len(e.subj) > 1 {
		v := &r.chunks[e.k]
		given := e.frame.object.role == agreement && v.Passive && c.noun > e.k // "were awarded contracts"
		if given || r.s.cues.Has(v.Sym, cueWins) {
			lists = append(lists, e.subj)
		}
	}
	for _, nouns := range lists {
		var others []int
		for _, n := range nouns {
			if x := r.partiesOf([]int{n}, false, nil); len(x) == 1 && contains(c.parties, x[0]) {
				others = add(others, x[0])
			}
		}
		if len(others) != len(nouns) || len(c.parties) != len(others)+1 || c.count > 0 && c.count != len(others) {
			continue
		}
		var out [][]int
		for _, p := range others {
			for _, one := range c.parties {
				if !contains(others, one) {
					out = append(out, []int{one, p})
				}
			}
		}
		return out
	}
	return nil
}

// apiece splits a candidate of which every subject has one of its own: "Acme and
// Bolt each signed a contract"; of n objects told "respectively" the i-th is the
// i-th subject's.
func (r *Runner) apiece(e *event, c candidate, i, n int) []candidate {
	if len(c.parties) < 2 || len(e.subj) == 0 {
		return append(r.unsplit[1:1], c)
	}
	v := r.chunks[e.k]
	from := r.chunks[e.subj[len(e.subj)-1]].End
	each, respectively := false, n > 1 && r.respectively(v.End)
	for t := from; t < v.End; t++ {
		each = each || r.d.Tokens[t].Sym == r.s.each
	}
	each = each || r.sumEach(&c)
	pairs := n > 1 && c.typ == "auction_award" && e.frame.object.needs&needCapacity != 0 // "A and B won 120 MW and 105 MW"
	if !each && !respectively && !pairs {
		return append(r.unsplit[1:1], c)
	}
	own := r.partiesOf(e.subj, false, nil)
	respectively = respectively || pairs && len(own) == n
	if !each && !respectively || len(own) < 2 || respectively && len(own) != n {
		return append(r.unsplit[1:1], c)
	}
	var rest []int
	for _, p := range c.parties {
		if !contains(own, p) {
			rest = append(rest, p)
		}
	}
	if e.frame.asksTwo && len(rest) == 0 && !respectively {
		return append(r.unsplit[1:1], c) // "Acme and Bolt each hold half of the venture"
	}
	var out []candidate
	for k, p := range own {
		if respectively && k != i {
			continue
		}
		x := c
		x.parties = append([]int{p}, rest...)
		x.another = k > 0
		out = append(out, x)
	}
	return out
}

// severalBefore is the last candidate of the two sentences before that names several agreements,
// financings or others, and not with whom they are made: "awarded power purchase agreements to three generators. Acme
// will supply 1 TWh, Bolt 2 TWh"; nil if there is none.
func (r *Runner) severalBefore(typ string) *candidate {
	for i := len(r.cands) - 1; i >= 0 && r.cands[i].sent >= r.sent-2; i-- {
		a := &r.cands[i]
		if a.sent >= r.sent || a.status == "ended" || (a.typ == "financing") != (typ == "financing") {
			continue
		}
		if !worksOrPower(a.typ) && typ != "financing" {
			continue
		}
		if a.noun >= 0 && a.plural && len(a.parties) < 2 {
			return a
		}
	}
	return nil
}

// muchOf reports whether the noun chunk n tells how much or how many of something.
func (r *Runner) muchOf(n int) bool {
	sp := r.chunks[n].Span
	return r.endsInCapacity(sp) || r.hauled(n) || r.lastMention(sp, r.s.num) != nil || r.lastMention(sp, r.s.money) != nil
}

// oneOfSeveral makes of a candidate one of the agreements that were named together before:
// with the one who makes them all, if that is told, or who alone is named beside them.
func (r *Runner) oneOfSeveral(c *candidate) {
	a := r.severalBefore(c.frame.typ)
	if a == nil {
		return
	}
	who := a.parties
	if len(who) == 0 {
		s := r.d.Sentences[a.sent].Span
		for i := s.First; i < s.End; i++ {
			if m := r.chart.Find(i, r.s.org); m != nil {
				who = add(slices.Clip(who), r.in.Mentions[m.Ref].Entity)
			}
		}
	}
	if len(who) == 1 {
		c.parties = add(c.parties, who[0])
	}
	if a.typ != "supply_contract" || r.lastMention(r.chunks[c.object].Span, r.s.energy) == nil {
		c.typ = a.typ
	}
	c.status, c.another, a.apart = a.status, true, true
	c.date, c.dateText, c.term = a.date, a.dateText, a.term
}

// sumEach reports whether a candidate tells a sum, a share or a capacity that each of
// several has: "followed with $5 million each", but not "won two plants of 50 MW each".
func (r *Runner) sumEach(c *candidate) bool {
	for k := c.verb() + 1; k < len(r.chunks) && r.chunks[k].End <= c.region.End; k++ {
		ch := &r.chunks[k]
		if ch.Kind != clause.Noun || ch.End >= len(r.d.Tokens) || r.d.Tokens[ch.End].Sym != r.s.each {
			continue
		}
		before := &r.chunks[k-1]
		direct := before.Kind == clause.Verb || before.Kind == clause.Prep && before.Sym == r.s.with
		return c.typ == "financing" && r.lastMention(ch.Span, r.s.money) != nil || direct && (r.sameGoods(k) || r.kindsOf(k)&needStake != 0)
	}
	return false
}

// respectively reports whether the sentence says so from token t on.
func (r *Runner) respectively(t int) bool {
	for ; t < r.d.Sentences[r.sent].End; t++ {
		if r.d.Tokens[t].Sym == r.s.respectively {
			return true
		}
	}
	return false
}
