package capacity

import (
	"wattwire/extract/clause"
	"wattwire/extract/lexicon"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// placeAt is a place named in the text, or an adjective of nationality.
type placeAt struct {
	token.Span
	name    string
	country string
	nation  bool // the place is the country itself
	wide    bool // a country or a region
	area    bool // lies in several countries
	water   bool // a sea or a river
	demonym bool
	// plant: the adjective stands before a plant, a technology or a tender.
	plant bool
	// scene: where something is said, signed or has its seat, not where a
	// plant stands.
	scene bool
	// passing: a partner, an origin, or what something is compared with: talks
	// with Russia, more than India's.
	passing bool
	// origin: "from" stands before it.
	origin bool
	// located: "in", "at", "near" stands before it.
	located bool
}

// readPlaces lists the places and adjectives of nationality of the document.
func (r *Runner) readPlaces() {
	n := 0
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.Kind != record.Place {
			continue
		}
		for ; n < m.First; n++ {
			r.addDemonym(n)
		}
		n = m.End
		if m.End < len(r.d.Tokens) && r.c.Find(m.End, r.s.labels.word[land]) != nil {
			continue // the East Africa nation
		}
		e := &r.in.Entities[m.Entity]
		p := placeAt{Span: m.Span, name: e.Name, country: e.Country}
		if e.Entry != nil {
			if p.country == "" {
				p.country = countryOf(e.Entry)
			}
			p.nation = e.Entry.Get("alpha3") != ""
			p.wide = p.nation || e.Entry.Get("kind") == "region"
		}
		for t := m.First; t < m.End && p.country == ""; t++ {
			if a := r.c.Find(t, r.s.labels.demonym); a != nil {
				p.country = countryOf(a.Entry) // the German North Sea
			}
		}
		p.area = p.country == "" && e.Entry != nil && e.Entry.Get("kind") != "city"
		p.water = e.Entry != nil && e.Entry.Get("kind") == "water"
		p.scene = r.isScene(m.Span) || r.inDateline(m.Span) || p.nation && r.ownsFirm(&p)
		prep := r.wordBefore(m.First)
		p.passing = p.nation && r.s.words.passes(prep)
		p.scene = p.scene || !p.nation && prep == r.s.words.with // a deal with Washington
		p.origin = p.nation && prep == r.s.words.from
		p.located = r.s.words.sites(prep)
		r.places = append(r.places, p)
	}
	for ; n < len(r.d.Tokens); n++ {
		r.addDemonym(n)
	}
}

// ownsFirm reports whether a place stands in the genitive before the name of a company:
// "France's EDF".
func (r *Runner) ownsFirm(p *placeAt) bool {
	t := p.End + 1
	return r.genitive(p) && r.mentionOf(t, record.Organization) && r.isCompany(t)
}

// sites reports whether a preposition tells where something stands: in, near.
func (w *words) sites(s token.Sym) bool {
	return s == w.in || s == w.at || s == w.near || s == w.off || s == w.across
}

// passes reports whether a preposition before a country tells no site: with,
// than, to, from.
func (w *words) passes(s token.Sym) bool {
	return s == w.with || s == w.than || s == w.to || s == w.from
}

// wordBefore is the word before token t and its article, 0 if there is none.
func (r *Runner) wordBefore(t int) token.Sym {
	if t--; t >= 0 && r.d.Tokens[t].Sym == r.s.words.the {
		t--
	}
	if t < 0 {
		return 0
	}
	return r.d.Tokens[t].Sym
}

// countryOf is the country of an entry of the gazetteer.
func countryOf(e *lexicon.Entry) string {
	if a := e.Get("alpha3"); a != "" {
		return a
	}
	return e.Get("country")
}

// costs of a place that stands farther from its amount, in tokens.
const (
	costBefore   = 5
	costArea     = 10 // lies in no one country
	costDemonym  = 6
	costOther    = 14 // the phrase of another amount lies between
	costOutside  = 8  // another clause
	costPassing  = 20 // a partner, an origin
	costBearer   = 3  // the country that has the amount
	placeReach   = 60
	demonymReach = 50
)

// location is the most specific place and the country told for candidate i in
// its sentence; both "" where it tells none.
func (r *Runner) location(i int) (place, country string) {
	c := &r.cands[i]
	sent := r.d.Sentences[c.sentence].Span
	pick := r.nearestPlace(i, sent)
	if pick == nil {
		return "", ""
	}
	if pick.nation && !pick.demonym && !pick.located && pick.End <= c.First && !r.genitive(pick) {
		pick = r.besideActor(pick, sent)
	}
	if !pick.located && !pick.demonym && pick.First >= c.phrase.First && pick.End <= c.First {
		alone := pick
		if pick = r.besideNamesake(pick, c); pick == alone && !pick.nation {
			if n := r.buyerCountry(sent); n != "" && n != pick.country {
				return "", n
			}
		}
	}
	place, country = r.settlePlace(pick, sent)
	if place != "" && country == "" {
		// on the Mekong: the country told before it
		for k := range r.places {
			p := &r.places[k]
			if p.First < sent.First || p.End > c.First || p.scene || p.passing || p.demonym {
				continue
			}
			if p.country != "" {
				country = p.country
			}
		}
	}
	return place, country
}

// genitive reports whether a place stands in the genitive: Norway's.
func (r *Runner) genitive(p *placeAt) bool {
	return r.possessive(p.End, min(p.End+1, len(r.d.Tokens)))
}

// nearestPlace is the place of a sentence that stands nearest to candidate i, nil if none
// stands within reach.
func (r *Runner) nearestPlace(i int, sent token.Span) *placeAt {
	c := &r.cands[i]
	best := placeReach
	machines := c.has(machine, head) && !c.has(plant, head) // Russian reactors may stand anywhere
	land, won := r.in.Lands.Of(c.sentence), r.won(c)
	own := r.share(c, sent)
	var pick *placeAt
	for k := range r.places {
		p := &r.places[k]
		switch {
		case p.country != "" && (!own.Contains(p.Span) || r.ofPart(c, p)):
			continue
		case land != "" && p.nation && p.country != land && (p.passing || r.genitive(p)):
			continue // under the heading of Kenya, what is Norway's is a firm, and what comes from Norway no plant
		case p.scene, p.First < sent.First, p.First >= sent.End:
			continue
		case won && (p.passing || c.aside.Overlaps(p.Span)):
			continue // the country of who has won it
		case p.origin && r.title.country != "" && p.country != r.title.country:
			continue
		case p.demonym && (!p.plant || machines && c.phrase.Contains(p.Span)):
			continue
		}
		if cost := r.placeCost(i, p); cost < best {
			best, pick = cost, p
		}
	}
	return pick
}

// besideActor is the country told as the site where pick is the one that acts: in
// Finland, Russia is building.
func (r *Runner) besideActor(pick *placeAt, sent token.Span) *placeAt {
	for k := range r.places {
		p := &r.places[k]
		if !p.located || !p.nation || p.scene || p.First < sent.First || p.First > sent.First+2 {
			continue
		}
		if p.End <= pick.First && r.d.Tokens[p.End].Sym == r.s.words.comma {
			pick = p
		}
	}
	return pick
}

// besideNamesake is the site told behind the phrase of c where pick is only its name: the
// Santiago 50 MW plant in Kenya.
func (r *Runner) besideNamesake(pick *placeAt, c *cand) *placeAt {
	for k := range r.places {
		p := &r.places[k]
		if !p.located || p.scene || p.country == "" || p.country == pick.country {
			continue
		}
		if p.First >= c.phrase.End && p.First <= c.phrase.End+2 {
			pick = p
		}
	}
	return pick
}

// buyerCountry is the country that the name of the body tells with which a sentence tells of an
// agreement to sell it power: a PPA with the National Grid of Ghana; "" if it tells none.
func (r *Runner) buyerCountry(sent token.Span) string {
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.First >= sent.End {
			break
		}
		if m.First < sent.First+2 || m.Kind != record.Organization || r.wordBefore(m.First) != r.s.words.with {
			continue
		}
		for t := max(sent.First, m.First-2-maxDeal); t < m.First; t++ {
			if a := r.c.Find(t, r.s.labels.deal); a != nil && a.Entry.Get("type") == "power_purchase_agreement" && m.First-a.End <= 2 {
				return r.namedCountry(m.Span)
			}
		}
	}
	return ""
}

// placeCost is how far a place stands from candidate i.
func (r *Runner) placeCost(i int, p *placeAt) int {
	c := &r.cands[i]
	cost := 0
	switch {
	case p.First >= c.phrase.First && p.End <= c.phrase.End:
	case p.First >= c.End:
		cost = p.First - c.phrase.End
		if r.adverbialVerb(c.phrase.End, p.First) {
			cost += costOutside
		}
		for j := i + 1; j < len(r.cands) && r.cands[j].First < p.First; j++ {
			if n := &r.cands[j]; n.First >= c.phrase.End && c.joined != j {
				cost += costOther
			}
		}
	default:
		cost = c.phrase.First - p.End + costBefore
		for j := i - 1; j >= 0 && r.cands[j].First >= p.End; j-- {
			cost += costOther / 2
		}
	}
	if cost < 0 {
		cost = 0
	}
	if p.passing || c.aside.Overlaps(p.Span) {
		cost += costPassing
	}
	if c.bearerAt(p) {
		return min(cost, costBearer)
	}
	if p.First < c.clause.First || p.First >= c.clause.End {
		cost += costOutside
	}
	if p.area {
		cost += costArea
	}
	if p.demonym {
		cost += costDemonym
		if p.First >= c.phrase.End {
			cost += costArea
		}
		if cost > demonymReach {
			return placeReach
		}
	}
	return cost
}

// bearerAt reports whether a place is part of what has c, or tells where that stands: Bolt Sands
// in Kenya at 2 GW.
func (c *cand) bearerAt(p *placeAt) bool {
	switch {
	case p.demonym, c.bearer.Len() == 0:
		return false
	case c.bearer.Contains(p.Span):
		return true
	}
	return p.located && !p.passing && p.First >= c.bearer.End && p.End <= c.First
}

// adverbialVerb reports whether a gerund behind a comma opens a phrase of its own between two
// tokens: a wind farm, leaving the Spanish industry behind.
func (r *Runner) adverbialVerb(from, end int) bool {
	for k := r.chunk(from); k > 0 && k < len(r.chunks) && r.chunks[k].First < end; k++ {
		if r.chunks[k].Kind == clause.Verb && r.chunks[k].Form == clause.Gerund && r.chunks[k-1].Kind == clause.Comma {
			return true
		}
	}
	return false
}

// placeIn reports whether a place is named in a span.
func (r *Runner) placeIn(s token.Span) bool { return r.namesIn(s, record.Place) }

// isTown reports whether a place found is smaller than a region.
func (r *Runner) isTown(name string) bool {
	for k := range r.places {
		if p := &r.places[k]; p.name == name && !p.scene {
			return !p.nation && !p.wide && !p.area && !p.water
		}
	}
	return false
}

// isNation reports whether a place found is a country.
func (r *Runner) isNation(name string) bool {
	for k := range r.places {
		if p := &r.places[k]; p.name == name {
			return p.nation
		}
	}
	return false
}

// earlierCountry is the country told last before sentence s in its paragraph,
// then in the lines before it; the country of a dateline or heading comes with
// that.
func (r *Runner) earlierCountry(s int, paragraphOnly bool) string {
	para := r.d.Sentences[s].Paragraph
	first := r.d.Sentences[s].First
	demonym, passing := "", ""
	for k := len(r.places) - 1; k >= 0; k-- {
		p := &r.places[k]
		if p.First >= first || p.country == "" {
			continue
		}
		if paragraphOnly && r.d.Sentences[r.d.SentenceOf(p.First)].Paragraph != para {
			break
		}
		if p.demonym {
			if demonym == "" && p.plant {
				demonym = p.country
			}
			continue
		}
		if p.passing {
			if passing == "" {
				passing = p.country
			}
			continue
		}
		if !p.scene {
			if _, country := r.settlePlace(p, r.d.Sentences[r.d.SentenceOf(p.First)].Span); country == "" {
				return "" // one of several countries
			}
			return p.country
		}
	}
	if demonym == "" {
		return passing
	}
	return demonym
}

// mainCountry is the country that most of the places of the text lie in; ""
// where no more than half of them do.
func (r *Runner) mainCountry() string {
	return r.majority(func(p *placeAt) bool {
		return p.country != "" && !p.scene && !p.passing && (!p.demonym || p.plant)
	})
}

// anyCountry is the country that most of all places and adjectives of nationality
// of the text tell, datelines and partners too.
func (r *Runner) anyCountry() string {
	return r.majority(func(p *placeAt) bool { return p.country != "" })
}
