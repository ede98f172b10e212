package deal

import (
	"cmp"
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/name"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// A land is a sign of the country that an agreement is about, of which its own words
// tell none.
type land struct {
	sign string
	of   func(r *Runner, c *candidate) string
}

// near are the signs around the words that tell of an agreement, in the order in which
// they are tried; the first that knows a country decides.
var near = []land{
	{"the heading of its paragraph", func(r *Runner, c *candidate) string { return r.in.Lands.Of(c.sent) }},
	{"the one of its states that is told of most", (*Runner).amongStates},
	{"where the one to whom a foreign state gives money is from", (*Runner).aided},
	{"the state that agrees to it", (*Runner).state},
	{"what it calls the country", (*Runner).samePlace},
	{"a place of its sentence", (*Runner).ofSentence},
	{"the public body for which it is done", (*Runner).clientLand},
	{"the places of its paragraph", (*Runner).ofParagraph},
	{"the state of which alone it is told", (*Runner).loneState},
}

// far are those asked, once all is known of an agreement, of one without a country.
var far = []land{
	{"where the plant that is told of next stands", (*Runner).siteBehind},
	{"where the one is from with whom firms of states that build reactors abroad agree", (*Runner).host},
	{"what the article is about", func(r *Runner, c *candidate) string {
		if r.amongFirms(c) {
			return ""
		}
		return r.countryBy(r.d.Sentences[max(c.sent, c.until)].End)
	}},
	{"where those who make it are from", (*Runner).homeland},
	{"where the one who gets money is from", (*Runner).receiver},
	{"where the one is from who chooses somebody for it", (*Runner).chooserLand},
}

// where is the country that the first of some signs tells of an agreement, "" if none
// does or its words tell that there is none.
func (r *Runner) where(c *candidate, signs []land) string {
	country := ""
	for i := 0; i < len(signs) && country == "" && c.country == "" && !c.settled && !c.spread; i++ {
		country = signs[i].of(r, c)
	}
	return country
}

// siteBehind is the country of the first place of the next sentence, if that goes on to tell
// where the plant stands: "The wind farm will be built in Kenya"; "" if it does not.
func (r *Runner) siteBehind(c *candidate) string {
	const opens = 6 // tokens in which the plant is named
	n := c.sent + 1
	if n >= len(r.d.Sentences) || ownership(c.typ) && c.plant < 0 {
		return ""
	}
	s := r.d.Sentences[n].Span
	if !r.markedAt(s.First, markThat|markIt|markTheir) {
		return ""
	}
	plant := r.markedAt(s.First, markIt)
	for i := s.First; i < min(s.First+opens, s.End) && !plant; i++ {
		plant = !r.named[i] && r.s.object(r.d.Tokens[i].Sym)&(needPlant|needProject) != 0
	}
	for i := s.First; i < s.End && plant; i++ {
		if a := r.chart.Find(i, r.s.place); a != nil && r.s.marks.Has(r.leadTo(i), markWhere) && !r.whence(a.Span) {
			return r.entityOf(a).Country
		}
	}
	return ""
}

// loneState is the state that is the only party told of: "Kenya will sign a contract with
// a foreign firm". Who lends or buys may do so anywhere.
func (r *Runner) loneState(c *candidate) string {
	if len(c.parties) != 1 || c.partnered || c.typ == "financing" || ownership(c.typ) {
		return ""
	}
	if e := &r.in.Entities[c.parties[0]]; nation(e) {
		return e.Country
	}
	return ""
}

// amongStates is the one of the two states that make an agreement, themselves or by their public
// bodies, that does not build plants in others, if the other does, else the one of which the article
// tells most; what more of them agree on is done in none.
func (r *Runner) amongStates(c *candidate) string {
	var lands []string
	country, most, states := "", 0, 0
	host, hosts := "", 0
	for _, p := range c.parties {
		e := &r.in.Entities[p]
		if e.Kind != record.Place && !public(e) || e.Country == "" {
			continue
		}
		states++
		if slices.Contains(lands, e.Country) {
			continue
		}
		lands = append(lands, e.Country)
		if !r.s.builders[e.Country] {
			host, hosts = e.Country, hosts+1
		}
		if n := r.tells(e.Country); n > most {
			most, country = n, e.Country
		}
	}
	if len(lands) > 2 {
		c.spread = true
	}
	switch {
	case states < 2 || c.spread:
		return ""
	case len(lands) == 2 && hosts == 1:
		return host
	}
	return country
}

// tells is how often the article names places of a country.
func (r *Runner) tells(country string) int {
	n := 0
	for i := range r.in.Mentions {
		if m := &r.in.Mentions[i]; m.Kind == record.Place && r.in.Entities[m.Entity].Country == country {
			n++
		}
	}
	return n
}

// ofSentence is the country of the first place of a candidate's sentence that is no state
// which is one of its parties, nor where somebody is from or it was signed.
func (r *Runner) ofSentence(c *candidate) string {
	s := r.d.Sentences[c.sent].Span
	for i := s.First; i < s.End; i++ {
		a := r.chart.Find(i, r.s.place)
		switch {
		case a == nil, nation(r.entityOf(a)) && slices.Contains(c.parties, r.in.Mentions[a.Ref].Entity):
			continue
		case r.venue(a, c), r.aside(a, c), r.another(c, a.Span):
			continue
		case r.s.marks.Has(r.leadTo(i), markPassing):
			continue
		}
		if e := r.entityOf(a); e.Country != "" {
			if c.spread = r.otherLands(a); c.spread {
				return ""
			}
			return e.Country
		}
	}
	return ""
}

// otherLands reports whether a place is the first of several in different countries: "in
// Kenya, Uganda and Peru".
func (r *Runner) otherLands(a *rule.Annotation) bool {
	land := r.entityOf(a).Country
	for i := a.End; i+1 < len(r.d.Tokens); {
		if w := r.d.Word(i); w == "," || w == "and" || w == "or" {
			i++
			continue
		}
		b := r.chart.Find(i, r.s.place)
		if b == nil || i == a.End {
			return false
		}
		if n := r.entityOf(b).Country; n != "" && n != land {
			return true
		}
		i = b.End
	}
	return false
}

// samePlace is the country to which "the country" or "the Baltic nation" in a
// candidate's region returns; "" if the region does not speak of it.
func (r *Runner) samePlace(c *candidate) string {
	for k := range r.chunks {
		if ch := &r.chunks[k]; ch.Definite && ch.First >= c.region.First && ch.First < c.region.End && r.speaksOfLand(*ch) {
			return r.landBefore(token.Span{First: r.d.Sentences[c.sent].First, End: ch.First})
		}
	}
	return ""
}

// landBefore is the country that a span names last, else the one from which it says that
// firms are, else that of the article: "Kenya-based Acme chose Peru-based Bolt for" a
// plant in the country.
func (r *Runner) landBefore(s token.Span) string {
	from, several := "", false
	for i := s.End - 1; i >= s.First; i-- {
		n := ""
		if a := r.chart.Find(i, r.s.place); a != nil {
			if n = r.entityOf(a).Country; n != "" && !r.seat(a.Span) {
				return n
			}
		} else if a := r.chart.Find(i, r.s.demonym); a != nil && a.Entry != nil && !r.named[i] {
			n = a.Entry.Get("alpha3")
		}
		several = several || n != "" && from != "" && n != from
		from = cmp.Or(n, from)
	}
	if several {
		return r.country
	}
	return cmp.Or(from, r.country)
}

// speaksOfLand reports whether a noun chunk means a country by a word for one: "the
// country", "the Baltic nation", "the country's grid".
func (r *Runner) speaksOfLand(ch clause.Chunk) bool {
	for i := ch.First; i < ch.End; i++ {
		if r.s.cues.Has(r.d.Tokens[i].Sym, cueLand) && !r.named[i] && (i == ch.Head || r.genitive(i+1)) {
			return true
		}
	}
	return false
}

// adjective is the country whose adjective stands before a plant or a business
// in a span: "Spanish hydro plants"; "" if none does.
func (r *Runner) adjective(sp token.Span) string {
	for i := sp.First; i < sp.End; i++ {
		a := r.chart.Find(i, r.s.demonym)
		if a == nil || a.Entry == nil || r.named[i] || r.seat(a.Span) {
			continue
		}
		for _, ch := range r.chunks {
			if ch.Contains(a.Span) && r.s.object(r.d.Tokens[ch.Head].Sym)&needPlant != 0 {
				return a.Entry.Get("alpha3")
			}
		}
	}
	return ""
}

func (r *Runner) entityOf(a *rule.Annotation) *name.Entity {
	return &r.in.Entities[r.in.Mentions[a.Ref].Entity]
}

// nation reports whether a place is a country.
func nation(e *name.Entity) bool { return e.Entry != nil && e.Entry.Get("alpha3") != "" }

func (r *Runner) isNation(place string) bool {
	for i := range r.in.Entities {
		if e := &r.in.Entities[i]; e.Kind == record.Place && e.Name == place {
			return nation(e)
		}
	}
	return false
}
