package deal

import (
	"cmp"
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/name"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// A state agrees under its own name, as its government, or through its ministers.

// rulers appends the country or region that the noun chunk k means: its name, or that
// of its government or its people ("the government of Kenya", "the towns of Gorst and
// Tamba").
func (r *Runner) rulers(k int, dst []int) []int {
	ch := r.chunks[k]
	if p := r.lastMention(ch.Span, r.s.place); p != nil {
		if r.cityOfSeat(k) {
			return r.meantBy(r.nominal(token.Span{First: ch.First, End: r.chunks[k+2].End}), dst)
		}
		if p.End == ch.End && r.fromWhere(k) {
			return dst
		}
		calls := p.End+1 == ch.End && r.isRegion(ch.Head) // "Lagos state"
		if p.End == ch.End || calls || r.markedAt(ch.Head, markGovernment) {
			return add(dst, r.in.Mentions[p.Ref].Entity)
		}
		return dst
	}
	if out := r.rulersOf(k, dst); len(out) > len(dst) {
		return out
	}
	if e := r.government(ch); e >= 0 {
		return add(dst, e)
	}
	if e := r.regionMeant(ch); e >= 0 {
		return add(dst, e)
	}
	if e := r.stateMeant(k); e >= 0 {
		return add(dst, e)
	}
	return dst
}

// rulersOf appends the places that stand behind the word for a government, or for towns, in chunk
// k: "authorities in Sakha", "the governments of Kenya and Uganda", "the towns of Gorst, Kenya,
// and Tamba".
func (r *Runner) rulersOf(k int, dst []int) []int {
	if k+2 >= len(r.chunks) || r.chunks[k+1].Kind != clause.Prep {
		return dst
	}
	y := r.d.Tokens[r.chunks[k].Head].Sym
	towns := r.s.cues.Has(y, cueTown)
	if !r.s.marks.Has(y, markGovernment) && !(towns && r.chunks[k+1].Sym == r.s.of) {
		return dst
	}
	n := len(dst)
	for _, a := range clause.Args(r.chunks, k) {
		if a.Verb >= 0 || len(dst) > n || a.At != k+1 && a.At != k+2 && a.Prep != r.s.of {
			break
		}
		for _, of := range a.Nouns {
			p := r.lastMention(r.chunks[of].Span, r.s.place)
			if p == nil {
				dst = r.meantBy(r.nominal(r.chunks[of].Span), dst) // "the ministries of energy of the two countries"
				continue
			}
			if towns && len(dst) > n && nation(r.entityOf(p)) {
				continue // the state in which a town lies
			}
			dst = add(dst, r.in.Mentions[p.Ref].Entity)
		}
	}
	return dst
}

// stateMeant is the state to which the noun chunk k returns: "the country", "the West African
// nation". That is the only one told of before in its sentence, by name or adjective, or if none
// is, named in the one before it; or else the one that the article tells of. -1 if it returns to none.
func (r *Runner) stateMeant(k int) int {
	ch := &r.chunks[k]
	if !ch.Definite || ch.Named || !r.s.cues.Has(r.d.Tokens[ch.Head].Sym, cueLand) && !r.stateOfPart(ch) {
		return -1
	}
	if k+1 < len(r.chunks) && r.chunks[k+1].Kind == clause.Verb && r.chunks[k+1].Form != clause.Finite {
		return -1
	}
	for n := r.sent; n >= max(0, r.sent-1); n-- {
		s := r.d.Sentences[n].Span
		if told := r.statesTold(token.Span{First: s.First, End: min(s.End, ch.First)}, n == r.sent); len(told) == 1 {
			return told[0]
		} else if len(told) > 1 {
			break
		}
	}
	e := r.countryEntity(cmp.Or(r.in.Lands.Of(r.sent), r.country))
	if contains(r.statesTold(token.Span{First: ch.End, End: r.d.Sentences[r.sent].End}, false), e) {
		return -1 // "The country has signed a deal with Kenya's Acme"
	}
	return e
}

// stateOfPart reports whether a noun chunk calls a state by the part of the world that it is of:
// "the southern African state", but not "the Kenyan state".
func (r *Runner) stateOfPart(ch *clause.Chunk) bool {
	if r.d.Tokens[ch.Head].Sym != r.s.state || ch.Len() < 3 {
		return false
	}
	d := r.chart.Find(ch.Head-1, r.s.demonym)
	return d != nil && d.Entry != nil && d.Entry.Get("alpha3") == ""
}

// statesTold are the states that a span names or, if adjectives count, tells of by one.
func (r *Runner) statesTold(s token.Span, adjectives bool) []int {
	var out []int
	for i := s.First; i < s.End; i++ {
		if p := r.chart.Find(i, r.s.place); p != nil && nation(r.entityOf(p)) {
			out = add(out, r.in.Mentions[p.Ref].Entity)
		} else if d := r.chart.Find(i, r.s.demonym); adjectives && d != nil && d.Entry != nil {
			if e := r.countryEntity(d.Entry.Get("alpha3")); e >= 0 {
				out = add(out, e)
			}
		}
	}
	return out
}

// regionMeant is the region named last, in the sentence of a noun chunk or the one before, which
// the chunk calls what it is: "Ontario's premier said the province will"; -1 if it does not.
func (r *Runner) regionMeant(ch clause.Chunk) int {
	if !ch.Definite || ch.Len() != 2 {
		return -1
	}
	if !r.isRegion(ch.Head) {
		return -1
	}
	last, from := -1, r.d.Sentences[max(0, r.sent-1)].First
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.First >= ch.First {
			break
		}
		if x := &r.in.Entities[m.Entity]; m.First >= from && x.Kind == record.Place && x.Entry != nil && x.Entry.Get("kind") == "region" {
			last = m.Entity
		}
	}
	return last
}

// isRegion reports whether token i is a word for a part of a country that rules itself.
func (r *Runner) isRegion(i int) bool {
	return r.d.Tokens[i].Sym == r.s.province || r.d.Tokens[i].Sym == r.s.state
}

// fromWhere reports whether the name of a place that is noun chunk k is joined to an
// adjective, and says with it where those are from who are told next: "U.S. and French firms".
func (r *Runner) fromWhere(k int) bool {
	if k+2 >= len(r.chunks) || r.chunks[k+1].Kind != clause.Conj {
		return false
	}
	n := &r.chunks[k+2]
	return n.Kind == clause.Noun && n.Len() > 1 && !n.Named && r.chart.Find(n.First, r.s.demonym) != nil && r.markedAt(n.Head, markCollective)
}

// government is the country whose government a noun chunk means: "the Namibian
// government", "the federal government"; -1 if it means none.
func (r *Runner) government(ch clause.Chunk) int {
	if !r.markedAt(ch.Head, markGovernment) {
		return -1
	}
	if e := r.demonymIn(ch); e >= 0 {
		return e
	}
	if ch.Definite && (ch.Len() == 2 || ch.Len() == 3 && r.s.cues.Has(r.d.Tokens[ch.First+1].Sym, cueNational)) {
		return r.countryEntity(cmp.Or(r.in.Lands.Of(r.sent), r.country))
	}
	return -1
}

// ruled gives an agreement of which only the other side is told the state in whose
// genitive its name stands: "Kenya's contract with Acme", "the government's purchase of
// a plant from Acme"; and one of states those by which it is called: "the Kenyan agreement
// with Uganda", "the Kenya-Uganda agreement".
func (r *Runner) ruled(c *candidate) {
	if c.noun < 0 {
		return
	}
	states := r.sovereigns(c.parties)
	one := len(c.parties) == 1 && !c.plural
	if (c.partnered || c.sourced) && (one || states && len(c.parties) > 0) {
		c.parties = r.stateOwner(c.noun, c.parties)
	}
	if len(c.agents) > 0 || len(c.parties) > 1 || !states || c.plural || c.typ == "joint_venture" {
		return
	}
	if by := r.calledBy(c.noun); len(by)+len(c.parties) > 1 && (len(by) == 1 || r.about(c)) { // no "US-China deal" alone
		for _, e := range by {
			c.parties = add(c.parties, e)
		}
		c.partnered = true
	}
}

// calledBy are the states whose names or adjectives stand in noun chunk k before the word for
// an agreement, two where a hyphen joins them.
func (r *Runner) calledBy(k int) []int {
	ch := &r.chunks[k]
	a := r.agreementIn(ch.Span)
	if a == nil {
		return nil
	}
	var out []int
	for i := ch.First; i < a.First; i++ {
		if r.genitive(i) {
			return nil // "the Kenyan firm's agreement"
		}
		e := -1
		if o := r.chart.Find(i, r.s.org); o != nil {
			if e = r.in.Mentions[o.Ref].Entity; o.End > a.First || r.in.Entities[e].Subkind != "intergovernmental" {
				return nil
			}
		} else if p := r.chart.Find(i, r.s.place); p != nil && p.End <= a.First && nation(r.entityOf(p)) {
			e = r.in.Mentions[p.Ref].Entity
		} else if d := r.chart.Find(i, r.s.demonym); d != nil && d.End <= a.First {
			e = r.demonymIn(clause.Chunk{Span: d.Span, Head: d.End - 1})
		}
		if e >= 0 && (len(out) == 0 || r.hyphenated(i-1)) {
			out = add(out, e)
		}
	}
	return out
}

// stateOwner appends the state in whose genitive noun chunk k stands.
func (r *Runner) stateOwner(k int, dst []int) []int {
	ch := r.chunks[k]
	for i := ch.First + 1; i < ch.End; i++ {
		if !r.genitive(i) {
			continue
		}
		ch.End, ch.Head = i, i-1
		e := r.government(ch)
		if p := r.lastMention(ch.Span, r.s.place); p != nil && (p.End == i || r.markedAt(i-1, markGovernment)) && nation(r.entityOf(p)) {
			e = r.in.Mentions[p.Ref].Entity
		}
		if e >= 0 {
			return add(dst, e)
		}
		break
	}
	return dst
}

// ministers appends the countries for which the ministers of a noun chunk act:
// "Kenya's energy minister", "the Kenyan minister", "the presidents of Kenya and
// Uganda".
func (r *Runner) ministers(k int, dst []int) []int {
	if !r.signing || !r.ministerIn(k) {
		return dst
	}
	if out := r.ministersOf(k, dst); len(out) > len(dst) {
		return out
	}
	ch := r.chunks[k]
	ch.First = r.chunks[r.officeFrom(k)].First
	if p := r.lastMention(ch.Span, r.s.place); p != nil {
		if r.isNation(r.entityOf(p).Name) || p.End < ch.End && (r.genitive(p.End) || r.markedAt(p.End, markMinister)) {
			return add(dst, r.in.Mentions[p.Ref].Entity)
		}
	}
	for i := ch.First + 1; i < ch.End; i++ {
		if r.genitive(i) { // "the two countries' energy ministers"
			return r.meantBy(r.nominal(token.Span{First: ch.First, End: i}), dst)
		}
	}
	if e := r.demonymIn(ch); e >= 0 {
		if e >= r.given {
			if called := r.s.countries[r.in.Entities[e].Country]; len(called) > 0 {
				r.in.Entities[e].Name = called[0]
			}
		}
		return add(dst, e)
	}
	if r.ofCabinet(ch.Span) {
		if e := r.countryEntity(cmp.Or(r.in.Lands.Of(r.sent), r.country)); e >= 0 {
			return add(dst, e)
		}
	}
	return dst
}

// ministerIn reports whether noun chunk k calls somebody a minister, or the plural of the word
// stands before it: "Presidents Lee of Kenya and Ray of Peru".
func (r *Runner) ministerIn(k int) bool {
	if r.marked(markMinister, r.chunks[k].Span) {
		return true
	}
	for j := k - 1; j >= 0 && r.chunks[j].Kind != clause.Verb; j-- {
		for i := r.chunks[j].First; i < r.chunks[j].End && r.chunks[j].Kind == clause.Noun; i++ {
			if r.markedAt(i, markMinister) && r.endsInS(i) {
				return true
			}
		}
	}
	return false
}

// officeFrom is the chunk in which the office of the minister in chunk k begins, of which "and" may
// join the fields: "Chilean Mining and Energy Minister Ann Lee".
func (r *Runner) officeFrom(k int) int {
	if first := r.chunks[k].First; r.markedAt(first, markMinister) || r.opensWithState(first) {
		return k
	}
	for j := k - 2; j >= 0 && r.chunks[j+1].Kind == clause.Conj && r.chunks[j].Kind == clause.Noun; j -= 2 {
		b := r.chunks[j].Span
		if b.Len() < 2 || r.chunks[j].Pronoun || r.marked(markMinister, b) || r.lastMention(b, r.s.person) != nil {
			break
		}
		if m := r.lastMention(b, r.s.org); m != nil && (m.First > b.First || r.entityOf(m).Entry != nil) {
			break
		}
		if r.opensWithState(b.First) {
			return j
		}
	}
	return k
}

// opensWithState reports whether the word at i tells of which state what follows is: "Chilean",
// "Chile's".
func (r *Runner) opensWithState(i int) bool {
	return r.chart.Find(i, r.s.demonym) != nil || r.genitive(i+1)
}

// opensOffice reports whether the noun chunk k only begins the office of a minister.
func (r *Runner) opensOffice(k int) bool {
	for j := k + 2; j < len(r.chunks) && r.chunks[j-1].Kind == clause.Conj && r.chunks[j].Kind == clause.Noun; j += 2 {
		if r.marked(markMinister, r.chunks[j].Span) {
			return r.officeFrom(j) == k
		}
	}
	return false
}

// ministersOf appends those for whom the ministers of noun chunk k act as what stands behind "of"
// or "from" tells: "the presidents of Kenya and Uganda".
func (r *Runner) ministersOf(k int, dst []int) []int {
	if k+2 >= len(r.chunks) || r.chunks[k+1].Sym != r.s.of && r.chunks[k+1].Sym != r.s.from {
		return dst
	}
	n := len(dst)
	for _, a := range clause.Args(r.chunks, k) {
		if a.Verb >= 0 || a.Prep != r.s.of && a.Prep != r.s.from {
			break
		}
		dst = r.ministersFor(a.Nouns, r.chunks[k+2].First, dst)
		if len(dst) > n {
			break // "the minister of energy of Kenya"
		}
	}
	return dst
}

// ministersFor appends what the nouns behind "of" name: the lands of ministers, or the field of
// one, which begins at token first, before the name of that person.
func (r *Runner) ministersFor(nouns []int, first int, dst []int) []int {
	for i, of := range nouns {
		sp := r.chunks[of].Span
		m := r.lastMention(sp, r.s.person)
		if p := r.lastMention(sp, r.s.place); p != nil && (p.End == sp.End || m != nil) {
			dst = add(dst, r.in.Mentions[p.Ref].Entity)
		} else if m == nil {
			dst = r.meantBy(r.nominal(sp), dst) // "the ministers of the two countries"
		}
		if m == nil || m.First <= sp.First || m.End != sp.End {
			continue
		}
		dst = r.ministry(token.Span{First: first, End: m.First}, dst)
		if i+1 < len(nouns) { // "Minister of Energy Ann Lee and Li Feng, head of Acme"
			dst = r.partiesOf(nouns[i+1:], true, dst)
		}
		break
	}
	return dst
}

// ofCabinet reports whether a span calls somebody a minister and names no organization: "Energy
// Minister Ann Lee" acts for the state that the article tells of.
func (r *Runner) ofCabinet(s token.Span) bool {
	if _, firm := r.organizationIn(s); firm || r.cued(cueOver, s) {
		return false // "former energy minister Ann Lee"
	}
	for i := s.First; i < s.End; i++ {
		if r.d.Tokens[i].Sym == r.s.minister {
			return true
		}
	}
	return false
}

// ministry appends the ministry that the article names by the field of its minister: the
// Ministry of Energy, of "Minister of Energy Ann Lee".
func (r *Runner) ministry(field token.Span, dst []int) []int {
	called := r.d.Slice(field)
	for e := range r.in.Entities {
		if x := &r.in.Entities[e]; x.Subkind == "ministry" && strings.HasSuffix(x.Name, " of "+called) {
			return add(dst, e)
		}
	}
	return dst
}

// demonymIn is the country whose adjective stands in a noun chunk that means its
// rulers, -1 if none does. One that the article does not name gets an entity of
// the stage's own, called as the chunk has it, or as the country if that is the adjective
// alone.
func (r *Runner) demonymIn(ch clause.Chunk) int {
	for i := ch.First; i < ch.End; i++ {
		a := r.chart.Find(i, r.s.demonym)
		if a == nil || a.Entry == nil {
			continue
		}
		country := a.Entry.Get("alpha3")
		if country == "" {
			continue
		}
		if e := r.countryEntity(country); e >= 0 {
			return e
		}
		for e := r.given; e < len(r.in.Entities); e++ {
			if x := &r.in.Entities[e]; x.Kind == record.Place && x.Country == country {
				return e
			}
		}
		called := strings.Join(strings.Fields(r.d.Slice(token.Span{First: i, End: ch.Head + 1})), " ")
		alias := r.s.countries[country]
		if i+a.Len() == ch.End && len(alias) > 0 {
			called = alias[0]
		}
		r.in.Entities = append(r.in.Entities, name.Entity{Kind: record.Place, Name: called, Country: country, Aliases: alias})
		return len(r.in.Entities) - 1
	}
	return -1
}

// countryEntity is the entity of a country, -1 if the article does not name it.
func (r *Runner) countryEntity(alpha3 string) int {
	if alpha3 == "" {
		return -1
	}
	for e := range r.in.Entities {
		x := &r.in.Entities[e]
		if x.Kind == record.Place && x.Country == alpha3 && x.Entry != nil && x.Entry.Get("alpha3") != "" {
			return e
		}
	}
	return -1
}
