package capacity

import (
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// resolve is the technology of candidate i, from near to far; 0 where the
// article does not say.
func (r *Runner) resolve(i int, scope string) mask {
	c := &r.cands[i]
	m := r.tells(i, scope)
	if m&solar == 0 && r.peak(c) {
		return solar
	}
	if m&(m-1) != 0 && m&open == 0 && r.phraseTech(c) == 0 {
		// a part with an amount of its own is not this one's: 350 MW with 20 MW of storage
		if rest := m &^ r.others(i); rest != 0 {
			return rest
		}
	}
	return m
}

// others are the technologies in the noun phrases of the other amounts of
// candidate i's clause.
func (r *Runner) others(i int) mask {
	c := &r.cands[i]
	m := mask(0)
	for k := r.techFrom(c.clause.First); k < len(r.techs) && r.techs[k].First < c.clause.End; k++ {
		if t := &r.techs[k]; t.owner >= 0 && t.owner != i && t.owner != c.joined && !t.name && !t.weak {
			m |= t.mask
		}
	}
	return m &^ open
}

// tells is the technology that the text tells for candidate i.
func (r *Runner) tells(i int, scope string) mask {
	c := &r.cands[i]
	if m := r.phraseTech(c); m != 0 {
		if w, weak := r.phraseWeak(c); weak {
			if x := r.specific(i, w); x != 0 {
				return x
			}
		}
		return m
	}
	if c.joined >= 0 {
		if m := r.phraseTech(&r.cands[c.joined]); m != 0 {
			return m
		}
	}
	if m, weak := r.union(c.bearer); m != 0 && m&open == 0 && !weak && m != grid {
		return m
	}
	if c.project >= 0 && r.projectInPhrase(c) {
		if m := r.projectTech(c.project); m != 0 {
			return m
		}
	}
	if c.energy >= 0 {
		if m := r.sentenceTech(i); m&storage == 0 || m&open != 0 {
			return storage // power with energy is a battery's
		}
	}
	if c.project >= 0 && !r.indefinite(c) {
		if m := r.projectTech(c.project); m != 0 && r.clauseTech(i) == 0 {
			return m
		}
	}
	if scope == record.ScopeMarket && c.near(demand, modifier) != nil {
		return 0
	}
	if scope == record.ScopeMarket && c.near(plants, modifier) == nil && c.near(market, modifier) == nil && c.near(fleet, holder) == nil && (c.near(market, sentence) != nil || c.near(demand, sentence) != nil) {
		m := mask(0) // demand is for power of all kinds
		if c.near(demand, sentence) == nil {
			if m = r.clauseTech(i); m == 0 {
				m = r.techTold(c)
			}
		}
		if m != 0 || c.near(tender, sentence) == nil {
			return m
		}
	}
	switch scope {
	case record.ScopePortfolio, record.ScopeTarget, record.ScopeMarket:
		if c.near(general, clausal) != nil && c.near(machine, clausal) == nil && c.near(plant, clausal) == nil && c.near(plants, clausal) == nil {
			if m := r.clauseTech(i); m != 0 {
				return m
			}
			return r.techTold(c) // power generation capacity is of all kinds
		}
	}
	if m := r.sentenceTech(i); m != 0 {
		if c.project >= 0 && m == grid { // lines and substations are part of most plants
			if p := r.projectTech(c.project); p != 0 {
				return p
			}
		}
		return m
	}
	if c.project >= 0 {
		if m := r.projectTech(c.project); m != 0 {
			return m
		}
	}
	if c.ofIndef && !r.bare(c.of) && scope != record.ScopeProject && scope != record.ScopeUnit {
		return 0 // "of awarded projects": of whatever kind
	}
	if m := r.paragraphTech(c); m != 0 && (m&open == 0 || scope != record.ScopeUnit && scope != record.ScopeSupply && scope != record.ScopeProject) {
		return m
	}
	if n := r.ProjectBefore(c.First); n >= 0 && scope == record.ScopeProject && r.lastParagraph(n, c.First) == r.d.Sentences[c.sentence].Paragraph {
		if m := r.projectTech(n); m != 0 {
			return m
		}
	}
	switch scope {
	case record.ScopePortfolio, record.ScopeTarget, record.ScopeMarket:
		if !r.bare(c.of) || c.near(general, sentence) != nil {
			return 0
		}
		if r.sole == 0 && r.title.tech == r.main {
			return r.main
		}
		return r.sole
	}
	if r.title.tech != 0 {
		return r.title.tech
	}
	if r.main != 0 {
		return r.main
	}
	return r.nameTech(c.sentence)
}

// bare reports whether nothing but words such as capacity stands in a span.
func (r *Runner) bare(s token.Span) bool {
	for t := s.First; t < s.End; t++ {
		if !r.isRatingWord(t) {
			return false
		}
	}
	return true
}

// phraseTech is the technology that c's own noun phrase tells.
func (r *Runner) phraseTech(c *cand) mask {
	if m := r.bracketTech(c); m != 0 {
		return m
	}
	direct, weakDirect := r.union(c.direct)
	of, weakOf := r.union(c.of)
	m := direct
	if m == 0 || weakDirect && of != 0 && !weakOf {
		m = of
	}
	if m == 0 {
		m, _ = r.union(token.Span{First: c.phrase.First, End: c.First})
	}
	if m == 0 || m&open != 0 {
		return m
	}
	return m | r.withStorage(c, m)
}

// peak reports whether the unit of c is one of peak power, as modules alone have:
// MWp.
func (r *Runner) peak(c *cand) bool {
	u := r.in.Quantities[c.quantity].UnitSpan
	if u.Len() == 0 {
		return false
	}
	s := r.d.Slice(u)
	return len(s) > 1 && s[len(s)-2] == 'W' && (s[len(s)-1] == 'p' || s[len(s)-1] == 'P')
}

// bracketTech is the technology in a bracket right after the amount: 90 MW
// (wind).
func (r *Runner) bracketTech(c *cand) mask {
	if c.End+2 >= len(r.d.Tokens) || r.d.Tokens[c.End].Sym != r.s.words.open {
		return 0
	}
	for t := c.End + 1; t < min(c.End+4, len(r.d.Tokens)); t++ {
		if r.d.Tokens[t].Sym == r.s.words.shut {
			m, _ := r.union(token.Span{First: c.End + 1, End: t})
			return m
		}
		if r.amountAt(t) >= 0 {
			return 0
		}
	}
	return 0
}

// phraseWeak is the phrase's technology if it tells it only weakly.
func (r *Runner) phraseWeak(c *cand) (mask, bool) {
	direct, w1 := r.union(c.direct)
	of, w2 := r.union(c.of)
	if direct != 0 && !w1 || of != 0 && !w2 {
		return 0, false
	}
	return direct | of, direct|of != 0
}

// specific is what the plant of a machine that may be of several is: turbines
// of a dam, modules of a reactor. It is told for its project, in the sentence,
// in the paragraph, or by the article, where this never tells what the machine
// is of by default; 0 where none of them does.
func (r *Runner) specific(i int, weak mask) mask {
	c := &r.cands[i]
	fits := func(m mask) bool {
		// a solar park has no turbines, a wind farm no modules
		return m != 0 && m&open == 0 && (weak != wind || m&(solar|storage) == 0) && (weak != solar || m&wind == 0)
	}
	if c.project >= 0 {
		if m := r.projectTech(c.project) &^ storage; fits(m) {
			return m
		}
	}
	if m := r.sentenceTech(i); fits(m) && m != weak {
		return m
	}
	if n := r.ProjectBefore(c.First); n >= 0 && c.project < 0 && r.definitePlant(c) {
		if m := r.projectTech(n) &^ storage; fits(m) {
			return m // four turbines of the project
		}
	}
	if m := r.paragraphTech(c); weak == wind && fits(m) {
		return m
	}
	if m := r.main; fits(m) && m&weak == 0 {
		return m
	}
	return 0
}

// withStorage is storage where the plant is told to have it: a 100 MW solar
// plant with batteries; not where the batteries have an amount of their own.
func (r *Runner) withStorage(c *cand, m mask) mask {
	w := &r.s.words
	t := c.phrase.End
	if m&storage != 0 || m&(solar|wind|hydro) == 0 || t >= len(r.d.Tokens) || r.d.Tokens[t].Sym != w.with {
		return 0
	}
	for j := t + 1; j < min(t+5, len(r.d.Tokens)); j++ {
		if r.amountAt(j) >= 0 || r.d.Tokens[j].Is(token.Punct) && r.d.Tokens[j].Sym != w.hyphen {
			return 0
		}
		if k := r.techGroupAt(j); k >= 0 && !r.techs[k].name {
			if r.techs[k].mask != storage {
				return 0
			}
			for e := r.techs[k].End; e < min(r.techs[k].End+5, len(r.d.Tokens)); e++ {
				if r.amountAt(e) >= 0 {
					return 0 // batteries of 50 MW
				}
			}
			return storage
		}
	}
	return 0
}

// sentenceTech is the technology told nearest in the sentence of candidate i.
func (r *Runner) sentenceTech(i int) mask {
	c := &r.cands[i]
	sent := r.d.Sentences[c.sentence].Span
	best, found := 1<<20, mask(0)
	for k := r.techFrom(sent.First); k < len(r.techs) && r.techs[k].First < sent.End; k++ {
		t := &r.techs[k]
		if t.name || t.fuel {
			continue
		}
		cost := 0
		if t.First >= c.End {
			cost = t.First - c.End + costForward
		} else {
			cost = c.First - t.End
		}
		if t.First < c.clause.First || t.First >= c.clause.End {
			cost += costClause
		}
		if t.owner >= 0 && t.owner != i {
			if t.First >= c.End {
				continue // of an amount that follows
			}
			cost += costOwned
		}
		if t.weak {
			cost += costWeak
		}
		if cost < best {
			best, found = cost, t.mask
		}
	}
	return found
}

// clauseReach is how far the technology that is demanded or put out to tender
// may stand from its amount.
const clauseReach = 6

// clauseTech is the technology told close to candidate i in its clause.
func (r *Runner) clauseTech(i int) mask {
	c := &r.cands[i]
	for k := r.techFrom(max(c.clause.First, c.First-clauseReach)); k < len(r.techs) && r.techs[k].First < min(c.clause.End, c.phrase.End+clauseReach); k++ {
		if t := &r.techs[k]; !t.name && !t.fuel && (t.owner < 0 || t.owner == i) {
			return t.mask
		}
	}
	return 0
}

// techTold is the technology told last before c in its clause.
func (r *Runner) techTold(c *cand) mask {
	for k := r.techFrom(c.First) - 1; k >= 0 && r.techs[k].First >= c.clause.First; k-- {
		if t := &r.techs[k]; !t.name && !t.fuel && t.owner < 0 {
			return t.mask
		}
	}
	return 0
}

// paragraphTech is what was told last before c's sentence in its paragraph.
func (r *Runner) paragraphTech(c *cand) mask {
	para := r.d.Sentences[c.sentence].Paragraph
	first := r.d.Sentences[c.sentence].First
	var weak mask
	for k := r.techFrom(first) - 1; k >= 0; k-- {
		t := &r.techs[k]
		if r.d.Sentences[r.d.SentenceOf(t.First)].Paragraph != para {
			break
		}
		switch {
		case t.name, t.fuel:
		case t.weak:
			if weak == 0 {
				weak = t.mask
			}
		default:
			return t.mask
		}
	}
	return weak
}

// mainShare is the share of its mentions that makes a technology the one an
// article is about.
const mainShare = 0.75

// mainTech is the technology that has at least a share of what the article
// tells of technologies, 0 if none has.
func (r *Runner) mainTech(share float64) mask {
	var count [32]int
	total := 0
	for _, t := range r.techs {
		if t.name || t.weak || t.fuel || t.mask&open != 0 {
			continue
		}
		total++
		for i := range technologies {
			if t.mask&(1<<i) != 0 {
				count[i]++
			}
		}
	}
	m := mask(0)
	for i := range technologies {
		if total > 0 && float64(count[i]) >= share*float64(total) {
			m |= 1 << i
		}
	}
	return m
}

// nameTech is what the name of a company in a sentence tells of its trade.
func (r *Runner) nameTech(sent int) mask {
	s := r.d.Sentences[sent].Span
	m := mask(0)
	for k := r.techFrom(s.First); k < len(r.techs) && r.techs[k].First < s.End; k++ {
		if t := &r.techs[k]; t.name && !t.fuel && t.mask&open == 0 {
			if m != 0 && m != t.mask {
				return 0
			}
			m = t.mask
		}
	}
	return m
}
