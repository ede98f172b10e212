package deal

import (
	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// parts splits a candidate that names several agreements and then tells them
// one by one: "two agreements, one with Acme for a park, the other with Bolt".
func (r *Runner) parts(e *event, c candidate) []candidate {
	if c.noun < 0 || c.noun < e.k {
		return append(r.unsplit[:0:1], c)
	}
	var at []int
	for n := c.noun + 1; n+1 < len(r.chunks) && r.chunks[n].First < c.region.End; n++ {
		ch, before := r.chunks[n], r.chunks[n-1].Kind
		if ch.Kind == clause.Noun && (before == clause.Comma || before == clause.Conj || before == clause.Stop) &&
			r.markedAt(ch.Head, markOne) && r.chunks[n+1].Kind == clause.Prep {
			at = append(at, ch.First)
		}
	}
	if len(at) < 2 {
		at = r.withEach(&c)
	}
	if len(at) < 2 {
		return append(r.unsplit[:0:1], c)
	}
	for n := c.noun + 1; n < len(r.chunks) && r.chunks[n].First <= at[len(at)-1]; n++ {
		r.used[n] = r.used[n] || r.markedHead(n, markOne)
	}
	out := make([]candidate, len(at))
	for i, first := range at {
		p := c
		p.parties = append([]int(nil), c.parties...)
		p.count, p.another = 0, i > 0
		p.region = token.Span{First: first, End: c.region.End}
		if i+1 < len(at) {
			p.region.End = at[i+1]
		}
		out[i] = p
	}
	return out
}

// withEach is where the region of each of several agreements begins that phrases with
// "with" of their own tell: "agreements with Acme and with Bolt".
func (r *Runner) withEach(c *candidate) []int {
	var at []int
	if !c.plural {
		return nil
	}
	for _, a := range clause.Args(r.chunks, c.noun) {
		if first := r.chunks[a.At].First; a.Prep == r.s.with && a.Verb < 0 && first < c.region.End && len(r.partiesOf(a.Nouns, false, nil)) > 0 {
			if at = append(at, first); len(at) == 1 {
				at[0] = c.region.First
			}
		}
	}
	return at
}

// winners splits a candidate whose parties each have a share of their own: "The winners
// were Acme with 80 MW and Bolt with 50 MW", but not "The winners were Acme and Bolt", "The
// winner was a consortium of Acme and Bolt".
func (r *Runner) winners(e *event, c candidate) []candidate {
	var out []candidate
	v := r.chunks[e.k]
	if len(e.args) > 0 && r.markedHead(e.args[0].At, markCollective) && len(e.args[0].Nouns) == 1 {
		if c.parties = r.members(e.args[0].At, nil); len(c.parties) > 1 {
			c.name = r.chunks[e.args[0].At].Span
			return append(r.unsplit[:0:1], c)
		}
	}
	const near = 5  // tokens
	shared := false // one of them has a share of its own
	for i := v.End; i < e.end; i++ {
		m := r.chart.Find(i, r.s.org)
		if m == nil || m.End > e.end || r.genitive(m.End) || r.in.Entities[r.in.Mentions[m.Ref].Entity].Subkind == "media" {
			shared = shared || len(out) > 0 && i < out[len(out)-1].name.End+near && (r.chart.Find(i, r.s.power) != nil || r.chart.Find(i, r.s.money) != nil)
			continue
		}
		p := c
		p.parties = []int{r.in.Mentions[m.Ref].Entity}
		p.name, p.region = m.Span, token.Span{First: i, End: e.end}
		if n := len(out); n > 0 {
			out[n-1].region.End, p.another = i, true
		}
		out = append(out, p)
	}
	if len(out) < 2 || shared {
		return out
	}
	for _, p := range out[1:] {
		out[0].parties = add(out[0].parties, p.parties[0])
	}
	out[0].region.End = e.end
	return out[:1]
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
	if c.typ == "financing" { // "gave $5 million each"
		for t := c.region.First; t < c.region.End; t++ {
			each = each || r.d.Tokens[t].Sym == r.s.each && r.lastMention(token.Span{First: c.region.First, End: t}, r.s.money) != nil
		}
	}
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
	if e.frame.asksTwo && len(rest) == 0 {
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

// respectively reports whether the sentence says so from token t on.
func (r *Runner) respectively(t int) bool {
	for ; t < r.d.Sentences[r.sent].End; t++ {
		if r.d.Tokens[t].Sym == r.s.respectively {
			return true
		}
	}
	return false
}
