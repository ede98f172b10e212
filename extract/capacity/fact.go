package capacity

import (
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// facts are what the roles of rules test besides words.
type facts uint64

const (
	isEach facts = 1 << iota
	isNamed
	isOf
	hasTech
	isLocal
	isPair
	isBare
	isPlanned
	isForecast
	isBaseline
	isSited
	isSpot
	hasActor
	isSingle
	isSuch
	hasSource
	isBound
	isSized
	isModel
	isNumbered
	isListed
	isMany
	isCounted
	isIt
	isCalled
	isTo
	isDealt
	isDrawn
	isPart
	isHeat
	isTown
	isTitled
	isLifted
	isBack
	isTyped
	isSpread
	isOffered
	isCarried
	isMade
	isStyled
	isDated
	isFurther
	isAbroad
	isTraded
	isEnergy
	isRemoved
	isWithin
)

// factNames are the roles of these facts:
//
//	each     "each" stands with the amount
//	named    a project is named in the noun phrase or as what has it
//	of       "of" and a technology follow the amount
//	tech     its sentence tells a technology outside its noun phrase
//	local    a place smaller than a country is told for it
//	pair     the amount is of power and energy, as a battery's
//	bare     no noun follows the amount but what it is of: 60 MW of capacity
//	planned  its verb says that it is still to come
//	forecast its verb says that a total will be so much
//	baseline a total grows or falls from it
//	sited    its clause tells where it stands: in, at, near a place
//	spot     "at", "near" or "off" and a place follow its noun phrase
//	actor    what has it is a company, a country or a person
//	single   "a" or "another" stands before it and a noun after it
//	such     its noun phrase opens something not told before, or is its maker's
//	source   "from" and a company follow its noun phrase
//	bound    it is what something has at the most: up to, less than
//	sized    it is the size of plants or machines of a kind: projects over 1 MW
//	model    a design was told just before what has it
//	numbered what has it is called by a name with a number
//	listed   the name of what has it stands before it in a list of plants
//	many     what has it is a large number of machines
//	it       what has it is told as "it"
//	part     "with" ties it to the amount of a plant before it: Bolt Hill is 350 MW with 20 MW of storage
//	heat     the heat that it is made of stands right before it: 250 MWt/110 MWe
//	drawn    a design is told in its sentence or just before
//	dealt    it is one of as many amounts as plants have them: two farms of 50 and 60 MW
//	to       "to" stands before it
//	called   the name of what has it stands right before it: Bolt Hill (300 MW)
//	town     the place told for it is smaller than a region
//	back     what has it comes back to something told before: the 66 turbines
//	lifted   plants or a purchase bring a total to it: the two farms will lift the fleet to 2 GW
//	counted  a number of machines stands before it: two 32 MW units
//	titled   the name of what has it stands right behind it: the 300 MW Bolt Hill
//	typed    a hyphen ties it to the name of a machine's type: V162-6.2 MW
//	spread   several regions or countries are told right behind it: in Kansas and Iowa
//	offered  somebody is still to put it out to tender or to award it
//	carried  it is the object of a verb of carrying power
//	made     a plant with a name makes it
//	styled   what has it is told by the name of a design
//	dated    "by" and a date that is no day follow it
//	abroad   it is sold or bought to or from a country
//	traded   it, or what has it, changes hands, and not by a date
//	energy   it is of energy alone
//	removed  the verb before it ends what stands, by no date
//	within   it stands in what another amount is of: 1 GW of Acme's 100 MW electrolysers
//	further  no noun follows it, but "another" or "a further" stands before it
var factNames = [...]string{
	"each", "named", "of", "tech", "local", "pair", "bare", "planned", "forecast", "baseline",
	"sited", "spot", "actor", "single", "such", "source", "bound", "sized", "model", "numbered",
	"listed", "many", "counted", "it", "called", "to", "dealt", "drawn", "part", "heat",
	"town", "titled", "lifted", "back", "typed", "spread", "offered", "carried", "made", "styled",
	"dated", "further", "abroad", "traded", "energy", "removed", "within",
}

// factOf is the fact of a name, 0 if none has it.
func factOf(name string) facts {
	for i, n := range factNames {
		if n == name {
			return 1 << i
		}
	}
	return 0
}

// facts are those that hold of candidate i.
func (r *Runner) facts(i int) facts {
	c := &r.cands[i]
	of, _ := r.union(c.of)
	place, _ := r.location(i)
	look := r.outlook(c)
	q := r.in.Quantities[c.quantity].Qualifier
	traded := r.traded(c) >= 0 && !r.byDate(c)
	f := facts(0)
	for _, x := range [...]struct {
		fact  facts
		holds bool
	}{
		{isEach, c.each},
		{isNamed, r.named(c) != nil || !r.counted(c) && r.whole(c) >= 0},
		{isOf, of != 0},
		{hasTech, r.sentenceTech(i) != 0},
		{isTown, r.isTown(place)},
		{isLocal, place != "" && !r.isNation(place)},
		{isPair, c.energy >= 0},
		{isBare, r.bare(c.direct) && r.bare(c.of)},
		{isPlanned, (look == planned || look == possible) && !traded && !r.dealBrings(c)},
		{isCarried, r.doneBy(c, carrying)},
		{isMade, r.doneBy(c, making) && c.bearerName != nil},
		{isOffered, look != stands && r.offered(c)},
		{isForecast, look == forecast},
		{isBaseline, r.baseline(c)},
		{isSited, r.sited(c)},
		{isSpot, r.spot(c)},
		{hasActor, r.actor(c)},
		{isSingle, r.single(c)},
		{isSuch, r.indefinite(c) || r.opens(c.bearer) || r.owned(token.Span{First: c.phrase.First, End: c.First}) || r.owned(c.bearer)},
		{hasSource, r.source(c)},
		{isBound, q == "up_to" || q == "under"},
		{isSized, r.sized(c)},
		{isModel, r.model(c)},
		{isNumbered, r.numbered(c)},
		{isListed, r.listed(c)},
		{isMany, r.many(c)},
		{isCounted, r.counted(c)},
		{isDealt, r.dealt(c)},
		{isDrawn, r.drawn(c)},
		{isPart, r.part(c)},
		{isHeat, r.heated(c)},
		{isCalled, r.called(c).Len() > 0},
		{isTitled, r.titled(c).Len() > 0},
		{isLifted, r.lifted(c)},
		{isBack, r.returns(c.bearer)},
		{isTyped, r.typed(c)},
		{isSpread, r.spread(c)},
		{isStyled, r.styled(c)},
		{isDated, r.byDate(c)},
		{isFurther, c.direct.Len()+c.of.Len() == 0 && r.afterA(c)},
		{isAbroad, r.sold(c)},
		{isTraded, traded},
		{isEnergy, c.energy < 0 && r.in.Quantities[c.quantity].Dimension == record.Energy},
		{isRemoved, r.removed(c)},
		{isWithin, r.within(i)},
		{isTo, r.behindTo(c)},
		{isIt, c.bearer.Len() == 1 && r.d.Tokens[c.bearer.First].Sym == r.s.words.it},
	} {
		if x.holds {
			f |= x.fact
		}
	}
	return f
}

// sited reports whether the clause of c tells where something stands.
func (r *Runner) sited(c *cand) bool {
	w := &r.s.words
	for k := range r.places {
		p := &r.places[k]
		switch {
		case p.First < c.clause.First, p.First >= c.clause.End, p.scene, p.demonym:
			continue
		case c.aside.Overlaps(p.Span), c.another(p.First): // told of something else
			continue
		}
		t := p.First - 1
		for ; t >= c.clause.First && r.chunk(t) >= 0 && r.chunk(t) == r.chunk(p.First); t-- {
		}
		if t < c.clause.First {
			continue
		}
		if w.sites(r.d.Tokens[t].Sym) {
			return true
		}
	}
	return false
}

// located reports whether the sentence of c tells where what has it stands.
func (r *Runner) located(c *cand) bool {
	s := r.d.Sentences[c.sentence].Span
	for k := range r.places {
		if p := &r.places[k]; p.located && !p.scene && s.Contains(p.Span) && !c.aside.Overlaps(p.Span) && !c.another(p.First) {
			return true
		}
	}
	return false
}

// another reports whether another reactor or design is told between c and token t: is a
// 300 MW reactor based on a design certified in the USA.
func (c *cand) another(t int) bool {
	for i := range c.words {
		if x := &c.words[i]; (x.class == reactor || x.class == design) && x.First > c.phrase.End+1 && x.End <= t {
			return true
		}
	}
	return false
}

// spot reports whether the one place where c stands is told right after it: at,
// near, off a place.
func (r *Runner) spot(c *cand) bool {
	w := &r.s.words
	t := c.phrase.End
	if t >= len(r.d.Tokens) {
		return false
	}
	if s := r.d.Tokens[t].Sym; s != w.at && s != w.near && s != w.off {
		return false
	}
	for k := range r.places {
		if p := &r.places[k]; p.First > t && p.First <= t+4 {
			return !p.nation && !p.area && !(p.wide && r.d.Tokens[t].Sym == w.off) // off a whole region
		}
	}
	return false
}

// sold reports whether c, power and no plant, is what somebody sells or buys to or from the country
// told right behind it: to sell 100 MW to Kenya.
func (r *Runner) sold(c *cand) bool {
	w := &r.s.words
	t := c.phrase.End
	k := r.chunk(c.phrase.First) - 1
	if c.direct.Len() > 0 || !r.bare(c.of) || t >= len(r.d.Tokens) || k < 0 || r.chunks[k].Kind != clause.Verb {
		return false
	}
	switch r.chunks[k].Sym {
	case w.sell, w.buy, w.purchase, w.supply, w.provide:
	default:
		return false
	}
	if s := r.d.Tokens[t].Sym; s != w.to && s != w.from {
		return false
	}
	for i := range r.places {
		if p := &r.places[i]; p.First > t && p.First <= t+2 {
			return p.nation && !p.demonym
		}
	}
	return false
}

// spread reports whether several regions or countries are told right behind the noun phrase
// of c: 400 MW in Kansas and Iowa, in Kansas, Iowa and Ohio.
func (r *Runner) spread(c *cand) bool {
	end := 0 // of the last of those that a comma or "and" joins
	for k := range r.places {
		p := &r.places[k]
		switch {
		case p.First < c.phrase.End || p.demonym || p.scene || !p.wide:
		case end == 0:
			if !p.located || p.First > c.phrase.End+1 {
				return false
			}
			end = p.End
		case p.First == end+1 && r.d.Tokens[end].Sym == r.s.words.and, p.First == end+2 && r.d.Tokens[end+1].Sym == r.s.words.and:
			return true
		case p.First == end+1 && r.d.Tokens[end].Sym == r.s.words.comma:
			end = p.End
		default:
			return false
		}
	}
	return false
}

// actor reports whether what has c is named as a company, a country or a person,
// or stands for a company or a country.
func (r *Runner) actor(c *cand) bool {
	if c.bearer.Len() == 0 || c.bearerName != nil || r.holdsPlant(c.bearer) {
		return false
	}
	s := r.d.Tokens[c.bearer.First].Sym
	it := c.bearer.Len() == 1 && (s == r.s.words.it || s == r.s.words.they) && !c.meant
	return it || r.otherName(c.bearer) || r.pronoun(c.bearer) || r.endsWith(c.bearer, land)
}

// single reports whether c stands between "a" or "another" and a noun.
func (r *Runner) single(c *cand) bool {
	if c.direct.Len() == 0 || r.techOnlyDirect(c) {
		return false
	}
	return r.afterA(c)
}

// afterA reports whether "a" or "another" stands before c in its noun phrase.
func (r *Runner) afterA(c *cand) bool {
	for t := c.First - 1; t >= r.lead(c)-1 && t >= 0; t-- {
		if s := r.d.Tokens[t].Sym; s == r.s.words.a || s == r.s.words.an || s == r.s.words.another {
			return true
		}
	}
	return false
}

// lead is where c's noun phrase begins, with its participles: a newly built and tested 25 MW unit.
func (r *Runner) lead(c *cand) int {
	k := r.chunk(c.phrase.First)
	if k < 0 {
		return c.phrase.First
	}
	for k--; k >= 0; k-- {
		switch x := &r.chunks[k]; {
		case x.Kind == clause.Conj, x.Kind == clause.Verb && x.Len() == 1 && x.Past:
		case x.Kind == clause.Noun && x.Len() == 2 && r.hasDet(x.First) && strings.HasSuffix(r.d.Word(x.First+1), "ly"):
			return x.First
		default:
			return c.phrase.First
		}
	}
	return c.phrase.First
}

// techOnlyDirect reports whether the last word of c's own noun phrase is a
// technology: a combined 4 GW solar.
func (r *Runner) techOnlyDirect(c *cand) bool {
	g := r.techGroupAt(c.direct.End - 1)
	return g >= 0 && !r.techs[g].weak
}

// opens reports whether a span begins with the indefinite article.
func (r *Runner) opens(s token.Span) bool {
	if s.Len() == 0 {
		return false
	}
	y := r.d.Tokens[s.First].Sym
	return y == r.s.words.a || y == r.s.words.an
}

// owned reports whether "its" or the name of a company stands in a span of
// words before a noun: NuScale's 50 MW reactor.
func (r *Runner) owned(s token.Span) bool {
	for t := s.First; t < s.End; t++ {
		if s := r.d.Tokens[t].Sym; s == r.s.words.its || s == r.s.words.their {
			return true
		}
		if r.mentionOf(t, record.Organization) {
			return true
		}
	}
	return s.Len() > 2 && r.possessive(s.First+1, s.First+2) // the utility's
}

// source reports whether a company from which the amount comes is told after
// c: batteries from Acme.
func (r *Runner) source(c *cand) bool {
	for t := c.phrase.End; t+1 < c.clause.End && t < c.phrase.End+8; t++ {
		if s := r.d.Tokens[t].Sym; s == r.s.words.from {
			t++
			return r.d.Tokens[t].Is(token.Upper) && !r.mentionOf(t, record.Place)
		}
	}
	return false
}

// removed reports whether the verb before c ends what stands, and by no date, which would make a goal of it.
func (r *Runner) removed(c *cand) bool {
	at := r.chunk(c.First)
	for k := at - 1; k >= 0 && r.chunks[k].First >= c.clause.First; k-- {
		if r.chunks[k].Kind == clause.Verb {
			return r.removes(k, at) && !r.byDate(c)
		}
	}
	return false
}

// within reports whether candidate i stands in what the amount before it is of: 1 GW of Acme's
// 100 MW electrolysers.
func (r *Runner) within(i int) bool {
	if i == 0 || r.cands[i-1].sentence != r.cands[i].sentence {
		return false
	}
	k := r.chunk(r.cands[i].First)
	return k > 1 && r.behindOf(k) && r.chunks[k-2].Kind == clause.Noun && r.chunks[k-2].End == r.cands[i-1].End
}

// heated reports whether an amount of heat stands right before the amount, parted
// from it by a slash or a bracket.
func (r *Runner) heated(c *cand) bool {
	if c.quantity == 0 {
		return false
	}
	q := &r.in.Quantities[c.quantity-1]
	return q.Thermal && c.First == q.End+1
}

// typed reports whether a hyphen ties c to the name of a machine's type, which ends in figures.
func (r *Runner) typed(c *cand) bool {
	t := c.First - 1
	if t < 1 || r.d.Tokens[t].Sym != r.s.words.hyphen || r.d.Tokens[c.First].Is(token.SpaceBefore) || r.d.Tokens[t].Is(token.SpaceBefore) {
		return false
	}
	return r.d.EndsInFigure(t - 1)
}
