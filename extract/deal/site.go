package deal

import (
	"wattwire/extract/clause"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// siteTold takes where a candidate's words say that its object stands.
func (r *Runner) siteTold(c *candidate) {
	if r.site(c, c.about) || c.country != "" {
		return
	}
	if c.country = r.targetLand(c); c.country == "" {
		r.located(c)
	}
}

// site takes the place that a span names: the first that is no country, else
// the country; none where it names several countries. It reports whether that
// settles where the agreement's object stands.
func (r *Runner) site(c *candidate, sp token.Span) bool {
	country, place := "", ""
	for i := sp.First; i < sp.End; i++ {
		a := r.chart.Find(i, r.s.place)
		if a == nil || r.seat(a.Span) {
			continue
		}
		if i > 1 && r.d.Tokens[i-1].Sym == r.s.to && (country != "" || r.s.cues.Has(r.d.Tokens[i-2].Sym, cueRoute)) {
			continue // "shipments from Namibia to Japan", "a power line to Kenya"
		}
		e := r.entityOf(a)
		land := e.Country
		if land == "" {
			land = r.shore(a.Span)
		}
		if land == "" && e.Entry != nil && c.country == "" && country == "" {
			c.place, c.settled = e.Name, true // "in Central Asia": in no country
			return true
		}
		if country != "" && land != "" && land != country {
			c.spread = c.country == ""
			return true
		}
		if country == "" {
			country = land
		}
		if place == "" || e.Country != "" && !nation(e) && r.isNation(place) {
			place = e.Name
		}
	}
	if country == "" && place == "" {
		country = r.adjective(sp)
	}
	if country == "" && place == "" || c.country != "" && country != c.country {
		return false
	}
	if c.country == "" {
		c.country = country
	}
	if c.place == "" {
		c.place = place
	}
	return c.country != ""
}

// located takes the place that a phrase of the region puts the agreement's
// object in: "to build reactors in Estonia". It reports whether there is one.
func (r *Runner) located(c *candidate) bool {
	for i := c.region.First + 1; i < c.region.End; i++ {
		a := r.chart.Find(i, r.s.place)
		if a == nil || r.venue(a, c) {
			continue
		}
		if !r.s.marks.Has(r.leadTo(i), markWhere) {
			continue
		}
		e := r.entityOf(a)
		if e.Country == "" && e.Entry == nil {
			continue
		}
		if r.otherLands(a) {
			c.spread = true // "in Kenya and Peru"
			return true
		}
		if c.country, c.place = e.Country, e.Name; c.country == "" {
			c.country = r.shore(a.Span)
		}
		c.settled = c.country == "" // "in Central Asia": in no country
		return true
	}
	return false
}

// leadTo is the word before the place at token i, or before its article: of "in the
// Philippines" the preposition.
func (r *Runner) leadTo(i int) token.Sym {
	if r.before(i) == r.s.the {
		i--
	}
	return r.before(i)
}

// describes reports whether a span stands in an apposition that tells what the
// organization before it is: "Acme, a developer with 12 GW of plants in Africa".
func (r *Runner) describes(s token.Span) bool {
	k := 0
	for k < len(r.chunks) && r.chunks[k].End <= s.First {
		k++
	}
	for j := k - 1; j > 0; j-- {
		switch c := r.chunks[j]; c.Kind {
		case clause.Comma:
			what, who := r.chunks[j+1], r.chunks[j-1].Span
			if j+3 < len(r.chunks) && r.chunks[j+2].Sym == r.s.of && r.markedAt(what.Head, markOne) {
				what = r.chunks[j+3] // "Acme, one of the largest firms in Kenya"
			}
			a := r.lastMention(who, r.s.org)
			return what.Kind == clause.Noun && r.markedAt(what.Head, markActor|markCollective) && a != nil && a.End == who.End
		case clause.Noun, clause.Prep, clause.Conj, clause.Paren, clause.Other:
		default:
			return false
		}
	}
	return false
}

// venue reports whether a place is where the signing was or where a party is
// from, not where the plant is: it follows the verb, a word of meeting or
// signing, an event or a date, or it is the dateline.
func (r *Runner) venue(a *rule.Annotation, c *candidate) bool {
	if r.seat(a.Span) || r.dateline(a.Span) || r.describes(a.Span) {
		return true
	}
	k := 0
	for k < len(r.chunks) && r.chunks[k].End <= a.First {
		k++
	}
	if k < 2 || k == len(r.chunks) || r.chunks[k-1].Kind != clause.Prep || !r.markedChunk(k-1, markWhere) {
		return false
	}
	j := k - 2
	if r.chunks[j].Kind == clause.Comma && j > 0 {
		j-- // "on 1 October, in Abidjan"
		return r.chunks[j].Kind == clause.Time
	}
	switch ch := r.chunks[j]; ch.Kind {
	case clause.Time:
		return true
	case clause.Verb:
		return c.noun >= 0 || ch.Passive
	case clause.Noun:
		if r.lastMention(ch.Span, r.s.event) != nil || r.scene(ch.End-1) {
			return true
		}
		return c.noun == j && a.End == r.chunks[k].End && !nation(r.entityOf(a)) && !binding(c.typ)
	}
	return false
}

// scene reports whether a word of meeting or signing ends at token i.
func (r *Runner) scene(i int) bool { return r.chart.Find(i, r.s.scene) != nil }

// dateline reports whether a place is told in capitals or before a dash where news
// begins: "BAKU - Acme signed", "(Adds detail) BAKU, May 3 (Reuters) - Acme signed".
func (r *Runner) dateline(s token.Span) bool {
	sent := r.d.Sentences[r.d.SentenceOf(s.First)].Span
	first, t := s.First == sent.First, &r.d.Tokens[s.First]
	if !first && !(t.Is(token.AllUpper) && len(r.d.Slice(s)) > len("USA")) || s.End+1 >= sent.End {
		return false
	}
	w := r.d.Word(s.End)
	if t.Is(token.AllUpper) && (w == "," || w == "(" || dash(w)) {
		return true
	}
	return first && dash(w) && r.d.Tokens[s.End].Is(token.SpaceBefore)
}

func dash(w string) bool { return w == "-" || w == "–" || w == "—" }

// another reports whether a span belongs to another agreement of the sentence.
func (r *Runner) another(c *candidate, sp token.Span) bool {
	for i := len(r.cands) - 1; i >= 0 && r.cands[i].sent == c.sent; i-- {
		x := &r.cands[i]
		if x != c && x.region.Contains(sp) && (x.region.First >= c.region.End || x.region.End <= c.region.First) {
			return true
		}
	}
	return false
}

// origin reports whether a place only says where somebody or something is from or something
// was said: "Spain's Acme", "the Dubai-based developer", "Acme, based in Oslo".
func (r *Runner) origin(s token.Span) bool {
	if r.whence(s) {
		return true
	}
	if s.End+1 >= len(r.d.Tokens) {
		return false
	}
	if r.genitive(s.End) {
		return r.chart.Find(s.End+1, r.s.org) != nil
	}
	n := &r.d.Tokens[s.End+1]
	return dash(r.d.Word(s.End)) && !r.d.Tokens[s.End].Is(token.SpaceBefore) && n.Is(token.Letter) && !n.Is(token.Upper|token.SpaceBefore)
}

// whence reports whether what stands before a place tells that it is only where somebody or
// something is from, "headquartered in Oslo", "made in Peru", "Acme of Norway", "Acme
// (Norway)", or where something was said, "a ceremony in Oslo".
func (r *Runner) whence(s token.Span) bool {
	i := s.First - 1
	if i > 1 && r.d.Tokens[i].Sym == r.s.the {
		i--
	}
	if i < 2 {
		return false
	}
	switch y := r.d.Tokens[i].Sym; {
	case y == r.s.in:
		j := i - 1
		if r.s.clause.Lemma(r.d.Tokens[j].Sym) == r.s.be {
			j-- // "whose headquarters are in Oslo"
		}
		return r.scene(j)
	case y == r.s.from, y == r.s.of, r.d.Word(i) == "(" && s.End < len(r.d.Tokens) && r.d.Word(s.End) == ")":
		for k := i - 1; k >= max(0, i-8); k-- {
			if a := r.chart.Find(k, r.s.org); a != nil {
				return a.End == i && !public(r.entityOf(a))
			}
		}
	}
	return false
}

// aside reports whether a place stands before the verb of a candidate in what is said of a
// firm between commas, "Acme, which runs wind farms in Kenya, has signed", or in a phrase at
// the head of the sentence that tells of something else, "After a deal in Kenya, Acme has
// signed".
func (r *Runner) aside(a *rule.Annotation, c *candidate) bool {
	k := 0
	for k < len(r.chunks) && r.chunks[k].End <= a.First {
		k++
	}
	v := c.verb()
	if v >= len(r.chunks) || k >= v {
		return false
	}
	end := k + 1
	for end < v && r.chunks[end].Kind != clause.Comma {
		end++
	}
	if end == v {
		return false
	}
	if first := &r.chunks[0]; first.Kind == clause.Prep && r.s.cues.Has(first.Sym, cueEarlier|cueTime) {
		j := 1
		for j < k && r.chunks[j].Kind != clause.Comma {
			j++
		}
		if j == k {
			return true
		}
	}
	for j := k - 1; j > 0; j-- {
		if r.chunks[j].Kind == clause.Comma {
			return r.chunks[j-1].Named && r.organization(j-1) >= 0
		}
	}
	return false
}

// makeOf reports whether noun chunk k means machines of which the next phrase tells where
// they stand, so that a country before them says only who makes them: "US reactors at the
// site of".
func (r *Runner) makeOf(k int) bool {
	return k+2 < len(r.chunks) && r.kindsOf(k)&(needTechnology|needEquipment|needMachine) != 0 &&
		r.chunks[k+1].Kind == clause.Prep && r.markedChunk(k+1, markWhere) && r.chunks[k+2].Kind == clause.Noun
}

// seat reports whether a place only says where a party is from: "Spain's
// Acme", "the Abu Dhabi developer", "Acme of Spain".
func (r *Runner) seat(s token.Span) bool {
	if r.whence(s) {
		return true
	}
	for k, ch := range r.chunks {
		if !ch.Contains(s) || s.End == ch.End {
			continue
		}
		if r.makeOf(k) {
			return true
		}
		if r.origin(s) {
			return true // "the Oslo-listed"
		}
		if a := r.lastMention(token.Span{First: s.End, End: ch.End}, r.s.org); a != nil {
			return true
		}
		if r.markedAt(s.End, markActor) && r.genitive(s.End+1) {
			return true // "the US company's reactor"
		}
		// "one of Peru's largest funds", "the Baltic country"
		return r.markedAt(ch.Head, markActor|markCollective) || r.s.cues.Has(r.d.Tokens[ch.Head].Sym, cueLand)
	}
	return false
}
