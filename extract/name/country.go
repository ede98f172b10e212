package name

import (
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// countries gives entities their country and subkind. Places come first: they
// tell the others.
func (r *Runner) countries() {
	r.tallyPlaces()
	for i := range r.ments {
		m := &r.ments[i]
		if e := &r.ents[m.Entity]; m.Kind == record.Place && e.Entry != nil && e.First == m.First {
			r.settlePlace(e, m.Span)
		}
	}
	for i := range r.ments {
		m := &r.ments[i]
		e := &r.ents[m.Entity]
		if m.Kind == record.Organization && e.Subkind == "" {
			e.Subkind = r.subkind(e, m.Span)
		}
		if m.Kind == record.Place || e.Country != "" {
			continue
		}
		if e.Entry != nil && e.Entry.Class == r.s.orgClass && e.First != m.First {
			continue // what the list says, or nothing
		}
		e.Country = r.countryOf(e, m)
	}
}

// subkind is what sort of body the head of a name tells.
func (r *Runner) subkind(e *Entity, s token.Span) string {
	if e.Entry != nil && e.Entry.Get("subkind") != "" {
		return e.Entry.Get("subkind")
	}
	if r.datelined(s) || r.credited(s) {
		return "media"
	}
	for k := s.First; k+1 < s.End; k++ {
		if n := r.sym(k + 1); r.trait(k)&orgHeadOf != 0 && (n == r.s.words.of || n == r.s.words.fors) {
			if a := r.find(k, r.s.lab.orgHead); a != nil {
				return a.Entry.Get("subkind")
			}
		}
	}
	if r.trait(s.End-1)&ministry != 0 && !r.d.Tokens[s.First].Is(token.Upper) {
		return "ministry"
	}
	for k := s.End - 1; k >= s.First; k-- {
		if r.legal(k) {
			return "company"
		}
		if a := r.find(k, r.s.lab.orgHead); a != nil && (a.End == s.End || a.Entry.Get("position") == "both") {
			for ; k > s.First; k-- {
				if longer := r.find(k-1, r.s.lab.orgHead); longer != nil && longer.End == a.End {
					a = longer // "Electricity Board"
				}
			}
			return a.Entry.Get("subkind")
		}
	}
	return ""
}

// datelined reports whether a name stands in the brackets of a dateline, where
// the agency that reports it does: "BAKU, May 3 (XYZ) - ".
func (r *Runner) datelined(s token.Span) bool {
	const within = 16 // tokens
	if s.First == 0 || s.End+1 >= len(r.d.Tokens) || s.First > within {
		return false
	}
	if r.sym(s.First-1) != r.s.words.open || r.sym(s.End) != r.s.words.close {
		return false
	}
	next := r.sym(s.End + 1)
	return (next == r.s.words.dash || next == r.s.words.hyphen) && r.d.Tokens[s.End+1].Is(token.SpaceBefore)
}

// credited reports whether the initialism s is told alone in the brackets that end a paragraph, as
// the agency is that reports it, and stands for no words before it: "… of Belkesh (XYZ)."
func (r *Runner) credited(s token.Span) bool {
	w, open, end := &r.s.words, s.First-1, s.End+1
	if s.Len() != 1 || open < 1 || r.sym(open) != w.open || r.sym(s.End) != w.close || !r.d.Tokens[s.First].Is(token.AllUpper) {
		return false
	}
	if end < len(r.d.Tokens) && r.sym(end) == w.dot {
		end++
	}
	n := r.d.SentenceOf(s.First)
	if at := r.d.Sentences[n]; end < at.End || n+1 < len(r.d.Sentences) && r.d.Sentences[n+1].Paragraph == at.Paragraph {
		return false
	}
	g := &r.groups[r.cands[r.at[s.First]-1].group]
	if g.count > 1 || g.bracketed {
		return false
	}
	// "a state fund (SF)" is told by its words
	return lower(r.d.Text[r.d.Tokens[open-1].Start]) != lower(r.d.Word(s.First)[r.d.Tokens[s.First].Len()-1])
}

// countryOf is the country that an entity's entry, its name or the words
// around a mention give it.
func (r *Runner) countryOf(e *Entity, m *Mention) string {
	c := &r.cands[r.at[m.First]-1]
	if m.Kind == record.ProjectKind { // the plant of the list rather than a town of its name
		if a := r.find(m.First, r.s.lab.landmark); a != nil && a.End <= m.End {
			if n := a.Entry.Get("country"); n != "" && (r.told(n) > 0 || e.Entry == nil || r.told(e.Entry.Get("country")) == 0) {
				return n
			}
		}
	}
	if m.Kind == record.ProjectKind {
		if n := r.after(m); n != "" {
			return n // "the Aurora wind farm in Chile" is not in Colorado
		}
	}
	if e.Entry != nil {
		if n := r.entryCountry(e, m.Span); n != "" {
			return n
		}
		if m.Kind == record.Programme || m.Kind == record.Event {
			return ""
		}
		if e.Entry.Class == r.s.orgClass && e.Entry.Get("subkind") == "intergovernmental" {
			return ""
		}
	}
	if c.nation != nil {
		return c.nation.Get("alpha3")
	}
	if m.Kind == record.Person {
		return r.countryOfPerson(m)
	}
	for k := m.First; k < m.End; k++ {
		if n := r.within(k, m.End); n != "" {
			return n
		}
	}
	if n := r.before(m); n != "" {
		return n
	}
	if n := r.after(m); n != "" {
		return n
	}
	if m.Kind == record.Organization && (e.Subkind == "ministry" || e.Subkind == "government") {
		return r.setting()
	}
	return ""
}

// entryCountry is the country of the entry of a list; of several entries of
// one name that whose country the article speaks of.
func (r *Runner) entryCountry(e *Entity, s token.Span) string {
	code, told, several := "", 0, false
	end := s.End
	if e.Kind == record.ProjectKind {
		end = r.entryEnd(e.Entry.Class, s)
	}
	for a := r.c.First(s.First); a != nil; a = r.c.Next(a) {
		if a.Entry == nil || a.Entry.Class != e.Entry.Class || a.End != end {
			continue
		}
		n := a.Entry.Get("country")
		if code != "" && n != code {
			several = true
		}
		if t := r.told(n); code == "" || t > told {
			code, told = n, t
		}
	}
	if code == "" || e.Kind == record.ProjectKind && told == 0 {
		code = e.Entry.Get("country") // of a plant, that of the best known town
	}
	if e.Kind == record.ProjectKind && told == 0 && r.abroad(e.Entry, greatTown) {
		return ""
	}
	if several && told == 0 && e.Kind != record.ProjectKind || r.general(e, s) && told == 0 {
		return ""
	}
	return code
}

// general reports whether the name of a ministry tells no country: "Ministry of
// Industry and Trade".
func (r *Runner) general(e *Entity, s token.Span) bool {
	if e.Entry.Get("subkind") != "ministry" {
		return false
	}
	office := false
	for k := s.First; k < s.End; k++ {
		if r.within(k, s.End) != "" {
			return false
		}
		office = office || r.trait(k)&(government|orgHeadOf) != 0
	}
	return office
}

// within is the country of a country, adjective or well-known place that
// begins at token k of a name.
func (r *Runner) within(k, end int) string {
	if !r.d.Tokens[k].Is(token.Upper) {
		return ""
	}
	if a := r.find(k, r.s.lab.landmark); a != nil && a.End <= end {
		return a.Entry.Get("country")
	}
	for a := r.c.First(k); a != nil; a = r.c.Next(a) {
		if a.End > end || a.Label == r.s.lab.country && a.End < end && r.find(a.End, r.s.lab.placeHead) != nil {
			continue // Turkey Creek solar farm is not in Turkey
		}
		switch a.Label {
		case r.s.lab.country, r.s.lab.demonym:
			return a.Entry.Get("alpha3")
		case r.s.lab.place:
			n := rank(a.Entry)
			kind := a.Entry.Get("kind")
			if kind == "capital" {
				n -= capitalRank // Georgetown University is not in Guyana
			}
			if kind == "area" && a.Len() > 1 && a.Entry.Get("country") != "" {
				return a.Entry.Get("country") // New England Power is not in England
			}
			if kind != "region" && kind != "capital" || n <= 500_000 || k > 0 && r.d.Word(k-1) == "New" { // New Madrid
				continue
			}
			if a.Len() > 1 || r.trait(k)&(common|given|surname) == 0 {
				return a.Entry.Get("country")
			}
		}
	}
	return ""
}

// before looks left: Kazakhstan's Ministry of Energy; Saudi developer ACWA
// Power; Dubai-based AMEA Power.
func (r *Runner) before(m *Mention) string {
	w := &r.s.words
	first := r.d.Sentences[r.d.SentenceOf(m.First)].First
	for k := m.First - 1; k >= first && k >= m.First-7; k-- {
		t := &r.d.Tokens[k]
		if t.Is(token.Punct) {
			if t.Sym == w.poss || t.Sym == w.apos {
				return r.placeEnding(k)
			}
			if t.Sym != w.hyphen {
				return ""
			}
			if k+1 < m.First && !r.d.Tokens[k+1].Is(token.SpaceBefore) {
				if n := r.placeEnding(k); n != "" { // Dubai-based
					return n
				}
			}
			continue
		}
		if a := r.find(k, r.s.lab.demonym); a != nil && a.End <= m.First {
			if k > first {
				if b := r.find(k-1, r.s.lab.demonym); b != nil && b.End == a.End {
					a = b // North Korean
				}
			}
			return a.Entry.Get("alpha3")
		}
		if w.article(t.Sym) && k == m.First-1 && !t.Is(token.Upper) {
			continue // "the Spanish state-owned …": one article beside the name is no bar
		}
		if t.Is(token.Upper) || r.trait(k)&function != 0 {
			return ""
		}
	}
	return ""
}

// after looks right: X, based in Dubai; X of Canada; X (Spain); the plant in
// Spain; X, a Singapore-based firm; X, the Spanish utility.
func (r *Runner) after(m *Mention) string {
	w := &r.s.words
	k, end := m.End, r.d.Sentences[r.d.SentenceOf(m.First)].End
	if k >= end {
		return ""
	}
	apposed := r.sym(k) == w.comma || r.sym(k) == w.open
	limit := k + 3
	if apposed {
		limit = k + 8
	} else if !r.leadsToPlace(m, r.sym(k)) {
		return ""
	}
	based := false
	for k++; k < end && k < limit; k++ {
		t := &r.d.Tokens[k]
		if t.Is(token.Upper) {
			return r.countryAt(m, k, end, apposed, based)
		}
		if t.Sym == w.comma || t.Sym == w.dot || t.Sym == w.close || t.Sym == w.and {
			return ""
		}
		if r.trait(k)&clause != 0 {
			return "" // Borealtis, said the Kenyan newspaper
		}
		based = based || t.Sym == w.based || t.Sym == w.in
		if apposed && !based && r.trait(k)&function != 0 && !w.article(t.Sym) {
			return ""
		}
	}
	return ""
}

// leadsToPlace reports whether a preposition behind m may lead to the place of it: a
// company is of a place, a plant is in one too.
func (r *Runner) leadsToPlace(m *Mention, prep token.Sym) bool {
	w := &r.s.words
	if m.Kind == record.Person || m.Kind == record.Event {
		return false
	}
	return prep == w.of || m.Kind != record.Organization && (prep == w.in || prep == w.at || prep == w.near)
}

// countryAt is the country that the capitalised word at k tells of m before it, of which
// an apposition or brackets tell or not, with "based" or without; "" if it tells none.
func (r *Runner) countryAt(m *Mention, k, end int, apposed, based bool) string {
	w := &r.s.words
	if a := r.find(k, r.s.lab.demonym); a != nil {
		if apposed && m.Kind == record.Organization {
			return a.Entry.Get("alpha3")
		}
		return ""
	}
	a := r.c.Find(k, r.s.findings[place])
	if a == nil {
		return ""
	}
	hyphened := a.End+1 < end && r.sym(a.End) == w.hyphen && r.sym(a.End+1) == w.based
	if m.Kind == record.Organization && apposed && !based && !hyphened && r.sym(m.End) != w.open {
		return ""
	}
	return r.ents[r.ments[a.Ref].Entity].Country
}

// placeEnding is the country of the place whose name ends before token k.
func (r *Runner) placeEnding(k int) string {
	for n := max(0, k-5); n < k; n++ { // the longest: North Korea
		for a := r.c.First(n); a != nil; a = r.c.Next(a) {
			if a.End != k {
				continue
			}
			switch {
			case a.Label == r.s.lab.country:
				return a.Entry.Get("alpha3")
			case a.Label == r.s.findings[place]:
				return r.ents[r.ments[a.Ref].Entity].Country
			}
		}
	}
	return ""
}
