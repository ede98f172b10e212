package capacity

import (
	"slices"
	"sort"

	"wattwire/extract/name"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

func (r *Runner) addDemonym(t int) {
	if a := r.c.Find(t, r.s.labels.demonym); a != nil && !r.ofDollar(r.c, a) {
		for i := len(r.in.Mentions) - 1; i >= 0; i-- { // not within a name
			if m := &r.in.Mentions[i]; m.First <= t && t < m.End && m.Kind != record.Place {
				return
			}
		}
		ground := a.End < len(r.d.Tokens) && r.c.Find(a.End, r.s.labels.word[ground]) != nil // off the Scottish coast is off Scotland
		r.places = append(r.places, placeAt{
			Span: a.Span, country: countryOf(a.Entry), nation: true, demonym: !ground, located: ground, plant: r.modifiesPlant(r.c, a.End),
		})
	}
}

// ofDollar reports whether an adjective of nationality on the chart of the text or the title only
// begins the name of the dollar, in which the whole world counts: US$5 million.
func (r *Runner) ofDollar(c *rule.Chart, a *rule.Annotation) bool {
	m := c.Find(a.First, r.s.labels.currency)
	return m != nil && m.End > a.End && m.Entry.Get("code") == "USD"
}

// modifiesPlant reports whether a plant, a technology or a tender stands at token t or
// after it on the chart of the text or the title, within a few words: two Brazilian solar projects.
func (r *Runner) modifiesPlant(c *rule.Chart, t int) bool {
	tokens := c.Doc.Tokens
	if r.s.words.hyphened(c.Doc, t) {
		return false // Russian-supplied
	}
	for j := t; j < min(t+4, len(tokens)); j++ {
		k := &tokens[j]
		switch {
		case k.Is(token.Punct) && k.Sym != r.s.words.hyphen, k.Sym == r.s.words.to:
			return false
		case c == r.c && j > t && k.Is(token.Upper) && !k.Is(token.AllUpper): // a name in the text; titles have capitals
			return false
		}
		for a := c.First(j); a != nil; a = c.Next(a) {
			if r.s.words.hyphened(c.Doc, a.End) && c == r.c {
				continue // Danish wind-turbine maker
			}
			switch a.Label {
			case r.s.labels.word[plant]:
				if r.longestTech(c, j) == nil { // not: Chinese battery maker
					return true
				}
			case r.s.labels.word[plants], r.s.labels.word[fleet], r.s.labels.word[demand], r.s.labels.word[tender], r.s.labels.power:
				return true
			case r.s.labels.technology: // Chilean solar; not: Chilean solar developer
				if a.End == len(tokens) || !tokens[a.End].Is(token.Letter) || r.s.words.locates(tokens[a.End].Sym) {
					return true
				}
			}
		}
	}
	return false
}

// isScene reports whether a place is one where words are said and papers
// signed, or a seat: signed in Beijing, a summit held in Astana, Dubai-based.
func (r *Runner) isScene(s token.Span) bool {
	w := &r.s.words
	sent := r.d.Sentences[r.d.SentenceOf(s.First)].Span
	if w.hyphened(r.d, s.End) { // an origin: Dubai-based, Russia-supplied
		return true
	}
	if s.End+1 < sent.End && r.d.Tokens[s.End].Is(token.Punct) && r.ownsName(s.End) {
		return true
	}
	if r.callsFirm(s.End) { // UK utility Acme
		return true
	}
	// of a company: Masdar of the United Arab Emirates
	if t := s.First - 1; t > sent.First {
		if y := r.d.Tokens[t].Sym; y == w.the {
			t--
		}
		if y := r.d.Tokens[t].Sym; y == w.of && r.companyEnds(t) {
			return true
		}
	}
	// a dateline: PARIS, Jan 5 (Reuters) -
	if s.First == sent.First && s.End+1 < sent.End {
		switch r.d.Tokens[s.End].Sym {
		case w.comma, w.open, w.hyphen:
			if r.d.Tokens[s.First].Is(token.AllUpper) || r.c.Find(s.End+1, r.s.labels.date) != nil || r.d.Tokens[s.End+1].Is(token.Digit) {
				return true
			}
		}
	}
	// the Astana summit
	if s.End < sent.End && r.c.Find(s.End, r.s.labels.gathering) != nil {
		return true
	}
	t := s.First - 1
	if t < sent.First || r.d.Tokens[t].Sym != w.in && r.d.Tokens[t].Sym != w.at {
		return false
	}
	for j := t - 1; j >= max(sent.First, t-2); j-- {
		for a := r.c.First(j); a != nil; a = r.c.Next(a) {
			if a.Label == r.s.labels.scene && a.End == t {
				return true
			}
		}
	}
	return false
}

// callsFirm reports whether a few words from token t on say what the company named after them is:
// battery maker Acme.
func (r *Runner) callsFirm(t int) bool {
	const reach = 3 // words
	w := &r.s.words
	for j := t; j < min(t+reach, len(r.d.Tokens)-1) && r.d.Tokens[j].Is(token.Letter); j++ {
		if a := r.c.Find(j, r.s.labels.nominal); a != nil && a.Entry.Get("kind") == record.Organization && r.company(a.End) {
			return true
		}
		switch r.d.Tokens[j].Sym {
		case w.for_, w.of, w.and, w.with, w.to, w.by, w.from, w.the, w.a:
			return false // in Lima for the utility Acme
		}
	}
	return false
}

// ownsName reports whether the mark at token t is that of a genitive before a company or a
// person: Russia's Rosatom.
func (r *Runner) ownsName(t int) bool {
	w := r.d.Word(t)
	if len(w) < 2 || w[len(w)-1] != 's' && w[len(w)-1] != 'S' {
		return false
	}
	return r.company(t+1) || r.mentionOf(t+1, record.Person)
}

// company reports whether the name of a company begins at token t.
func (r *Runner) company(t int) bool { return r.mentionOf(t, record.Organization) && r.isCompany(t) }

// hyphened reports whether a hyphen at token t ties a word in lower case to the one before it:
// Russian-supplied, dam-building.
func (w *words) hyphened(d *token.Doc, t int) bool {
	if t+1 >= len(d.Tokens) || d.Tokens[t].Sym != w.hyphen || d.Tokens[t].Is(token.SpaceBefore) {
		return false
	}
	n := &d.Tokens[t+1]
	return n.Is(token.Letter) && n.Flags&(token.Upper|token.SpaceBefore) == 0
}

// inDateline reports whether a country follows the city of a dateline: BAKU,
// Azerbaijan, Nov. 13 -.
func (r *Runner) inDateline(s token.Span) bool {
	k := len(r.places) - 1
	if k < 0 || r.places[k].End+1 != s.First || r.d.Tokens[s.First-1].Sym != r.s.words.comma || s.End+1 >= len(r.d.Tokens) {
		return false
	}
	city := &r.places[k]
	if !city.scene || city.First != r.d.Sentences[r.d.SentenceOf(s.First)].First {
		return false
	}
	switch r.d.Tokens[s.End].Sym {
	case r.s.words.hyphen, r.s.words.open:
		return true
	case r.s.words.comma:
		return r.c.Find(s.End+1, r.s.labels.date) != nil
	}
	return false
}

// isCompany reports whether the name that begins at token t is no body of the
// state.
func (r *Runner) isCompany(t int) bool {
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.First == t {
			switch r.in.Entities[m.Entity].Subkind {
			case "ministry", "agency", "government", "regulator":
				return false
			}
			return true
		}
	}
	return true
}

// companyEnds reports whether the name of a company ends before token t.
func (r *Runner) companyEnds(t int) bool {
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.End == t && m.Kind == record.Organization {
			return r.isCompany(m.First)
		}
		if m.First > t {
			break
		}
	}
	return false
}

// mentionOf reports whether a name of a kind begins at token t.
func (r *Runner) mentionOf(t int, kind string) bool { return r.mentionFrom(t, kind) != nil }

// namesIn reports whether a name of a kind begins in a span.
func (r *Runner) namesIn(s token.Span, kind string) bool {
	for t := s.First; t < s.End; t++ {
		if r.mentionOf(t, kind) {
			return true
		}
	}
	return false
}

// mentionFrom is the name of one of some kinds that begins at token t, nil if none does.
func (r *Runner) mentionFrom(t int, kinds ...string) *name.Mention {
	ms := r.in.Mentions
	for i := sort.Search(len(ms), func(i int) bool { return ms[i].First >= t }); i < len(ms) && ms[i].First == t; i++ {
		if slices.Contains(kinds, ms[i].Kind) {
			return &ms[i]
		}
	}
	return nil
}
