package capacity

import (
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// link finds the project of candidate i, or makes one.
func (r *Runner) link(i int, t mask, place, country string) int {
	c := &r.cands[i]
	mw, mwh := r.megawatts(c)
	if n := r.linkNamed(i); n >= 0 {
		return n
	}
	if n := r.whole(c); n >= 0 {
		return n
	}
	indefinite := r.indefinite(c)
	if !indefinite {
		if m := r.holding(c); m != nil && !(r.oneOfSeveral(c) && m.First < c.bearer.First) {
			return r.entityOf[m.Entity]
		}
	}
	near := country
	if near == "" {
		near = r.earlierCountry(c.sentence, true)
	}
	own := r.ownName(c, indefinite)
	if own != "" {
		for k := range r.projects {
			if p := &r.projects[k]; p.Name != "" && (strings.HasPrefix(p.Name, own) || strings.HasPrefix(own, p.Name)) {
				return k
			}
		}
	}
	if n := r.partOf(c); n >= 0 {
		return n
	}
	if n := r.withPart(i, t); n >= 0 {
		return n
	}
	if n := r.same(c, mw, mwh, t, place, near, indefinite); n >= 0 {
		return n
	}
	if (own == "" && !indefinite && r.defined(c) < 0 || c.has(plant, holder) && !c.has(plant, head)) && !r.oneOfSeveral(c) {
		if n := r.told(c, mw, t, place); n >= 0 && !(r.projects[n].Status == "operating" && r.outlook(c) == planned && r.projects[n].MW != mw) {
			return n // what is still to come is no plant that runs
		}
	}
	n := len(r.projects)
	r.projects = append(r.projects, Project{Name: own, Entity: -1, Technology: t.String(), Country: country, Place: place})
	return n
}

// oneOfSeveral reports whether what has c is told as one plant of several, none of those told with an
// amount of their own: the second farm has; not: the second phase has.
func (r *Runner) oneOfSeveral(c *cand) bool {
	s, w := c.bearer, &r.s.words
	if s.Len() < 2 || r.d.Tokens[s.First].Sym != w.the || r.endsWith(s, phase) || r.endsWith(s, machine) {
		return false
	}
	switch r.d.Tokens[s.First+1].Sym {
	case w.first, w.second, w.third:
		return true
	}
	return false
}

// linkNamed is the project that is named beside candidate i, or to which the amount beside it
// belongs; -1 if there is none.
func (r *Runner) linkNamed(i int) int {
	c := &r.cands[i]
	if m := r.named(c); m != nil {
		return r.entityOf[m.Entity]
	}
	if c.joined >= 0 {
		if n := r.projectNamedAfter(c); n >= 0 {
			return n
		}
	}
	if n := i + 1; n < len(r.cands) && r.cands[n].joined == i {
		if m := r.named(&r.cands[n]); m != nil {
			return r.entityOf[m.Entity] // 50 MWac (66 MWdc) from Bolt Hill
		}
	}
	// the other half of a plant: 145 MWac/180 MWdc, 5 megawatts (5 MWe)
	if i > 0 {
		p := &r.cands[i-1]
		if p.project >= 0 && p.sentence == c.sentence && c.First-p.End <= 2 && !r.wordBetween(p.End, c.First) {
			return p.project
		}
	}
	return -1
}

// ownName is what the text calls the plant of c, "" if it gives it no name.
func (r *Runner) ownName(c *cand, indefinite bool) string {
	own := r.capitalised(c)
	if own == "" && indefinite {
		own = r.appositive(c)
	}
	if own != "" {
		return own
	}
	if s := r.called(c); s.Len() > 0 {
		return r.d.Slice(s)
	}
	if c.bearer.Len() > 0 && (r.numbered(c) || r.listed(c)) {
		return r.d.Slice(c.bearer)
	}
	return ""
}

// whole is the project that c is said to be, or to be a part of, where it has a
// noun of its own: Bolt 2, which is a 200 MW plant; the Bolt project comprises
// a 128 MW plant and a 40 MW battery; -1 if there is none.
func (r *Runner) whole(c *cand) int {
	k := r.chunk(c.First)
	if k < 0 || !r.holdsPlant(c.direct) {
		return -1
	}
	parts := c.near(parts, clausal)
	for j := k - 1; j >= 0 && r.chunks[j].First >= c.clause.First-1; j-- {
		x := &r.chunks[j]
		is := x.Kind == clause.Verb && x.Sym == r.s.words.be && j == k-1 && !x.Negated
		if is || parts != nil && parts.First >= x.First && parts.First < x.End {
			var s token.Span
			switch x.Kind {
			case clause.Verb:
				n := r.subjectOf(c, j)
				if n < 0 {
					return -1
				}
				s = r.chunks[n].Span
			case clause.Noun:
				s = token.Span{First: x.First, End: parts.First}
			default:
				return -1
			}
			if m := r.mentionIn(s); m != nil && (!is || m.End == s.End) {
				return r.entityOf[m.Entity]
			}
			if !is && r.hasDet(s.First) && r.headIsPlant(s) {
				if n := r.ProjectBefore(s.First); n >= 0 {
					return n
				}
			}
			return -1
		}
	}
	return -1
}

// appositive is the name before the comma to which c's noun phrase is the
// apposition, though it was taken for a company's: Bolt Solar, a 50 MW plant.
func (r *Runner) appositive(c *cand) string {
	t := c.phrase.First - 1
	if t < 1 || !r.headIsPlant(c.direct) || r.d.Tokens[t].Sym != r.s.words.comma {
		return ""
	}
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.First >= t {
			break
		}
		if m.End == t && m.Kind == record.Organization {
			return r.d.Slice(m.Span)
		}
	}
	return ""
}

// withPart is the project of the amount before candidate i, if "the plant" is told to have both: the park
// combines 90 MW of panels with 40 MW of turbines; -1 if it is not.
func (r *Runner) withPart(i int, t mask) int {
	c := &r.cands[i]
	if i == 0 || c.near(parts, clausal) == nil {
		return -1
	}
	p := &r.cands[i-1]
	if p.project < 0 || p.sentence != c.sentence || compatible(r.out[len(r.out)-1].Technology, t.String()) {
		return -1 // or a sum
	}
	for k := r.chunk(c.First) - 1; k > 0; k-- {
		if r.chunks[k].Kind != clause.Verb || !r.has(r.chunks[k].Span, r.s.labels.word[parts]) {
			continue
		}
		subj := clause.Subject(r.chunks, k)
		if len(subj) == 1 && r.chunks[k].End <= p.First {
			if s := r.chunks[subj[0]].Span; r.returns(s) && r.headIsPlant(s) {
				return p.project
			}
		}
		break
	}
	return -1
}

// partOf is the project of which c is said to be a part: the project pairs
// 310 MW of panels with 85 MW of batteries; -1 if it is none.
func (r *Runner) partOf(c *cand) int {
	if c.direct.Len() > 0 || !c.ofIndef {
		return -1
	}
	w := &r.s.words
	for i := range c.words {
		x := &c.words[i]
		if x.class != plant || x.End > c.First || x.relation < clausal {
			continue
		}
		for t := x.First - 1; t >= max(c.clause.First, x.First-3); t-- {
			if s := r.d.Tokens[t].Sym; s == w.the || s == w.this || s == w.its {
				return r.ProjectBefore(x.First)
			}
		}
	}
	return -1
}
