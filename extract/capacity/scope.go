package capacity

import (
	"fmt"
	"strconv"
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// scopeRule is a rule of kind "capacity" made ready. Its nouns are classes of
// the list capacity_words, or "any". Its roles:
//
//	amount   how the noun stands to the amount: head, of, modifier, holder,
//	         clause, sentence (parted by |)
//	with     a word of a class that must stand at least that close, as
//	         class:relation (parted by |, one is enough)
//	without  the same, of which none may stand there
//	each     yes: "each" stands with the amount; no: it does not
//	article  indefinite: it opens something not told before; singular: "a", "one", "the" stands before the amount;
//	         plural: none does
//	named    yes: a project is named in the noun phrase or the clause
//	of       yes: "of" and a technology follow the amount
//	tech     yes: the sentence tells a technology outside its noun phrase
//	bare     yes: no noun follows the amount
//	pair     yes: the amount is of power and energy, as a battery's
//	local    yes: a place smaller than a country is told for it
//	planned  yes: its verb says that it is still to come
//	forecast yes: its verb says that a total will be so much
//	baseline yes: a total grows or falls from it
//	sited    yes: its clause tells where it stands: in, at, near a place
//	spot     yes: "at", "near" or "off" and a place follow its noun phrase
//	actor    yes: what has it is a company, a country or a person
//	single   yes: "a" or "another" stands before it and a noun after it
//	source   yes: "from" and a company follow the amount's noun phrase
//	over     megawatts that the amount must reach; under: that it must not pass
type scopeRule struct {
	rule                                                                                                      *rule.Rule
	nouns                                                                                                     []class
	any                                                                                                       bool
	amount                                                                                                    map[relation]bool
	with, without                                                                                             []test
	each, named, of, tech, local, pair, bare, planned, forecast, baseline, source, sited, actor, spot, single int8 // 1 yes, -1 no, 0 either
	article                                                                                                   int8 // 1 singular, -1 plural, 0 either
	over, under                                                                                               float64
	scope                                                                                                     string
}

type test struct {
	class    class
	relation relation
}

var scopes = map[string]bool{
	record.ScopeUnit: true, record.ScopeProject: true, record.ScopePortfolio: true, record.ScopeSupply: true,
	record.ScopeTarget: true, record.ScopeMarket: true,
}

func newScopeRule(r *rule.Rule) (scopeRule, error) {
	fail := func(format string, args ...any) (scopeRule, error) {
		return scopeRule{}, fmt.Errorf("%s:%d: rule %q: %s", r.File, r.Line, r.ID, fmt.Sprintf(format, args...))
	}
	s := scopeRule{rule: r, scope: r.Set["scope"], amount: map[relation]bool{}}
	if !scopes[s.scope] {
		return fail("no scope is called %q", s.scope)
	}
	for k := range r.Set {
		if k != "scope" {
			return fail("a capacity's rule sets the scope only, not %q", k)
		}
	}
	for _, n := range r.Nouns {
		if n == "any" {
			s.any = true
			continue
		}
		k, ok := classOf(n)
		if !ok {
			return fail("no class of capacity_words is called %q", n)
		}
		s.nouns = append(s.nouns, k)
	}
	if len(r.Match)+len(r.Verbs) > 0 || len(r.Nouns) == 0 {
		return fail("give nouns: classes of capacity_words, or any")
	}
	for k, v := range r.Roles {
		switch k {
		case "amount":
			for _, n := range oneOf(v) {
				rel, ok := relations[n]
				if !ok {
					return fail("no relation is called %q", n)
				}
				s.amount[rel] = true
			}
		case "with", "without":
			for _, n := range oneOf(v) {
				c, rel, _ := strings.Cut(n, ":")
				k2, ok := classOf(c)
				if !ok {
					return fail("no class of capacity_words is called %q", c)
				}
				rl, ok := relations[rel]
				if !ok {
					return fail("no relation is called %q", rel)
				}
				if k == "with" {
					s.with = append(s.with, test{k2, rl})
				} else {
					s.without = append(s.without, test{k2, rl})
				}
			}
		case "each", "named", "of", "tech", "local", "pair", "bare", "planned", "forecast", "baseline", "source", "actor", "spot", "single", "sited":
			n := int8(1)
			if v == "no" || v == "false" {
				n = -1
			}
			switch k {
			case "each":
				s.each = n
			case "named":
				s.named = n
			case "of":
				s.of = n
			case "tech":
				s.tech = n
			case "bare":
				s.bare = n
			case "pair":
				s.pair = n
			case "planned":
				s.planned = n
			case "forecast":
				s.forecast = n
			case "baseline":
				s.baseline = n
			case "actor":
				s.actor = n
			case "spot":
				s.spot = n
			case "single":
				s.single = n
			case "sited":
				s.sited = n
			case "source":
				s.source = n
			default:
				s.local = n
			}
		case "over", "under":
			f, err := strconv.ParseFloat(v, 64)
			if err != nil {
				return fail("%s is %q, no number of megawatts", k, v)
			}
			if k == "over" {
				s.over = f
			} else {
				s.under = f
			}
		case "article":
			s.article = 1
			switch v {
			case "plural":
				s.article = -1
			case "indefinite":
				s.article = 2
			}
		default:
			return fail("no role is called %q", k)
		}
	}
	if !s.any && len(s.amount) == 0 {
		return fail("the role amount is missing")
	}
	return s, nil
}

func classOf(n string) (class, bool) {
	for k, name := range classNames {
		if name == n {
			return class(k), true
		}
	}
	return 0, false
}

// facts are what the roles of rules test besides words.
type facts struct {
	mw                                                                                          float64
	named, ofTech, tech, local, planned, forecast, baseline, source, sited, actor, spot, single bool
	article                                                                                     int8
	owned                                                                                       bool
	indefinite                                                                                  bool
}

// is reports whether a role of yes, no or either holds.
func is(role int8, fact bool) bool { return role == 0 || (role == 1) == fact }

// fits reports whether s holds of c.
func (s *scopeRule) fits(c *cand, f *facts) bool {
	if f.mw < s.over || s.under != 0 && f.mw > s.under || s.article == 2 && !f.indefinite && !f.owned || s.article&1 != 0 && s.article != f.article || !is(s.each, c.each) || !is(s.named, f.named) ||
		!is(s.of, f.ofTech) || !is(s.tech, f.tech) || !is(s.local, f.local) || !is(s.planned, f.planned) || !is(s.forecast, f.forecast) || !is(s.baseline, f.baseline) || !is(s.sited, f.sited) || !is(s.actor, f.actor) || !is(s.spot, f.spot) || !is(s.single, f.single) || !is(s.source, f.source) || !is(s.pair, c.energy >= 0) || !is(s.bare, c.direct.Len()+c.of.Len() == 0) {
		return false
	}
	if !s.any {
		ok := false
		for _, k := range s.nouns {
			for i := range c.words {
				if c.words[i].class == k && s.amount[c.words[i].relation] {
					ok = true
				}
			}
		}
		if !ok {
			return false
		}
	}
	for _, t := range s.without {
		if c.near(t.class, t.relation) != nil {
			return false
		}
	}
	if len(s.with) == 0 {
		return true
	}
	for _, t := range s.with {
		if c.near(t.class, t.relation) != nil {
			return true
		}
	}
	return false
}

// scope is the first rule that holds of candidate i, nil if none does.
func (r *Runner) scope(i int) *scopeRule {
	c := &r.cands[i]
	if c.joined >= 0 {
		return r.scope(c.joined)
	}
	of, _ := r.union(c.of)
	place, _ := r.location(i)
	look := r.outlook(c)
	f := facts{named: r.namedNear(c), ofTech: of != 0, tech: r.sentenceTech(i) != 0, local: place != "" && !r.isNation(place), article: r.article(c), planned: look == planned || look == possible, forecast: look == forecast, baseline: r.baseline(c), sited: r.sited(c), actor: r.actor(c), spot: r.spot(c), single: r.single(c), indefinite: r.indefinite(c) || r.opens(c.bearer), owned: r.owned(c), source: r.source(c)}
	f.mw, _ = r.megawatts(c)
	for k := range r.s.scopes {
		if r.s.scopes[k].fits(c, &f) {
			return &r.s.scopes[k]
		}
	}
	return nil
}

// sited reports whether the clause of c tells where something stands.
func (r *Runner) sited(c *cand) bool {
	w := &r.s.words
	for k := range r.places {
		p := &r.places[k]
		if p.First < c.clause.First || p.First >= c.clause.End || p.scene || p.demonym {
			continue
		}
		t := p.First - 1
		for ; t >= c.clause.First && r.chunk(t) >= 0 && r.chunk(t) == r.chunk(p.First); t-- {
		}
		if t < c.clause.First {
			continue
		}
		if s := r.d.Tokens[t].Sym; s != 0 && (s == w.in || s == w.at || s == w.near || s == w.off || s == w.across) {
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
	if s := r.d.Tokens[t].Sym; s == 0 || s != w.at && s != w.near && s != w.off {
		return false
	}
	for k := range r.places {
		if p := &r.places[k]; p.First > t && p.First <= t+4 {
			return !p.nation && !p.area
		}
	}
	return false
}

// actor reports whether what has c is named as a company, a country or a person,
// or stands for a company.
func (r *Runner) actor(c *cand) bool {
	return c.bearer.Len() > 0 && c.bearerName == nil && !r.holdsPlant(c.bearer) && (r.otherName(c.bearer) || r.pronoun(c.bearer))
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
	for t := c.First - 1; t >= c.phrase.First-1 && t >= 0; t-- {
		if s := r.d.Tokens[t].Sym; s != 0 && (s == r.s.words.a || s == r.s.words.an || s == r.s.words.another) {
			return true
		}
	}
	return false
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
	return y != 0 && (y == r.s.words.a || y == r.s.words.an)
}

// owned reports whether the noun phrase of c begins with a company's name or
// "its": NuScale's 50 MW reactor.
func (r *Runner) owned(c *cand) bool {
	for t := c.phrase.First; t < c.First; t++ {
		if s := r.d.Tokens[t].Sym; s != 0 && (s == r.s.words.its || s == r.s.words.their) {
			return true
		}
		if r.mentionOf(t, record.Organization) {
			return true
		}
	}
	return false
}

// source reports whether a company from which the amount comes is told after
// c: batteries from Acme.
func (r *Runner) source(c *cand) bool {
	for t := c.phrase.End; t+1 < c.clause.End && t < c.phrase.End+8; t++ {
		if s := r.d.Tokens[t].Sym; s != 0 && s == r.s.words.from {
			t++
			return r.d.Tokens[t].Is(token.Upper) && !r.mentionOf(t, record.Place)
		}
	}
	return false
}

// article is 1 where an article of the singular stands before the amount, -1
// where none does.
func (r *Runner) article(c *cand) int8 {
	w := &r.s.words
	sent := r.d.Sentences[c.sentence].Span
	for t := c.First - 1; t >= max(sent.First, c.First-4); t-- {
		switch s := r.d.Tokens[t].Sym; {
		case s != 0 && (s == w.a || s == w.an || s == w.another || s == w.the || s == w.its || s == w.this):
			return 1
		case r.d.Tokens[t].Is(token.Punct) && r.d.Tokens[t].Sym != w.hyphen:
			return -1
		case r.c.Find(t, r.s.labels.number) != nil:
			return -1
		case r.chunk(t) != r.chunk(c.First):
			return -1
		}
	}
	return -1
}

// leastStorage is the least storage in MWh that is a plant's: what holds less
// runs a car or a home.
const leastStorage = 0.5

// leastPower is the least power in MW that is a plant's: what has less is a
// panel or a device.
const leastPower = 0.001

// left reports whether candidate i is no rated capacity: what a factory makes,
// heat, what uses electricity, energy that is not stored.
func (r *Runner) left(i int) bool {
	c := &r.cands[i]
	q := &r.in.Quantities[c.quantity]
	for k := range c.words {
		x := &c.words[k]
		switch x.class {
		case factory:
			if x.relation >= modifier || x.relation == holder && x.distance <= 6 {
				return true
			}
		case heat:
			if x.relation >= modifier || x.relation == holder && x.distance <= 4 {
				return true
			}
		case consumer:
			if x.relation == head || x.relation == ofHead && c.near(plant, ofHead) == nil || x.relation == modifier && c.near(plant, head) == nil {
				return true
			}
		}
	}
	if c.near(factory, clausal) != nil && (q.Per != "" || c.near(plant, modifier) == nil && r.phraseTech(c)&^(solar|storage) == 0 && (c.near(equipment, modifier) != nil || c.near(hardware, modifier) != nil)) {
		return true
	}
	if c.near(factory, holder) != nil && c.direct.Len() > 0 && r.phraseTech(c) == 0 && c.near(plant, head) != nil && c.near(phase, head) == nil {
		return true // makers' plants
	}
	if r.flows(c) || q.Value*q.Scale < leastPower && !c.has(machine, head) && !c.has(machine, ofHead) && !c.has(machine, holder) {
		return true
	}
	if q.Dimension != record.Energy {
		return q.Per != "" && c.direct.Len()+c.of.Len() == 0 && c.near(goal, clausal) == nil // made in a year
	}
	// energy alone is capacity only where it is stored, and not in a car
	if q.Per != "" || q.Value*q.Scale < leastStorage && c.energy < 0 {
		return true
	}
	if m := r.phraseTech(c); m != 0 {
		return m&storage == 0
	}
	m := r.sentenceTech(i)
	return m&storage == 0 || c.near(market, holder) != nil
}

// flows reports whether an amount is power made, used or cut off at a time and
// no rating: wind output will fall to 3.5 GW; demand rises by 1 GW; cuts of
// 200 MW; one megawatt can power 1,000 homes.
func (r *Runner) flows(c *cand) bool {
	sent := r.d.Sentences[c.sentence].Span
	if q := &r.in.Quantities[c.quantity]; q.Value == 1 && c.phrase.End < sent.End {
		if k := r.chunk(c.phrase.End); k >= 0 && r.chunks[k].Kind == clause.Verb && r.chunks[k].Modal != 0 && c.phrase.First == c.First {
			return true
		}
	}
	for k := range c.words {
		switch x := &c.words[k]; x.class {
		case plant, plants, machine, fleet, equipment, hardware:
			if x.relation >= modifier {
				return false
			}
		}
	}
	changes := c.near(change, clausal) != nil
	by := false
	for t := c.First - 1; t >= max(sent.First, c.First-3); t-- {
		by = by || r.d.Tokens[t].Sym == r.s.words.by // by over 3 GW
	}
	made := false
	for k := range c.words {
		x := &c.words[k]
		switch x.class {
		case outputs:
			made = made || x.End <= c.First && x.distance <= 24
		case market:
			if by && changes && x.relation >= clausal && x.End <= c.First {
				return true
			}
		case cut:
			if x.relation == holder && x.distance <= 3 {
				return true
			}
		}
	}
	if !made || !changes || c.near(goal, clausal) != nil {
		return false
	}
	return by || c.near(fleet, holder) == nil && c.near(plant, holder) == nil && c.near(design, holder) == nil
}
