package capacity

import (
	"cmp"

	"wattwire/extract/record"
	"wattwire/extract/token"
)

// resolve is the technology of candidate i, from near to far; 0 where the
// article does not say.
func (r *Runner) resolve(i int, scope string) mask {
	c := &r.cands[i]
	m := r.tells(i, scope)
	switch {
	case m&solar == 0 && r.peak(c):
		return solar
	case r.in.Quantities[c.quantity].Rating == "dc" && (m&^open == 0 || m&solar == 0 && r.phraseTech(c) == 0):
		return solar // only modules are rated in direct current
	}
	if m == 0 && r.in.Quantities[c.quantity].Dimension == record.Energy {
		return storage // what else has so many hours of it
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

// sources are the places where the technology of candidate i, of a scope, may be
// told, from near to far. The first that tells decides; 0 where it leaves the
// technology open.
var sources = [...]func(r *Runner, i int, scope string) (m mask, told bool){
	(*Runner).ofLine, (*Runner).ofPhrase, (*Runner).ofJoined, (*Runner).ofSource, (*Runner).ofBearer, (*Runner).ofNamed,
	(*Runner).ofBattery, (*Runner).ofKnown, (*Runner).ofMarket, (*Runner).ofGeneral, (*Runner).ofParts, (*Runner).ofWhole, (*Runner).ofSentence,
	(*Runner).ofProject, (*Runner).ofAny, (*Runner).ofParagraph, (*Runner).ofPlantBefore, (*Runner).ofFuel, (*Runner).ofPlantTold,
}

// tells is the technology that the text tells for candidate i, in the end by what
// the whole article is about.
func (r *Runner) tells(i int, scope string) mask {
	for _, tell := range sources {
		if m, told := tell(r, i, scope); told {
			return m
		}
	}
	if c := &r.cands[i]; isTotal(scope) {
		switch {
		case !r.kindless(c.of) || c.near(general, sentence) != nil:
			return 0
		case r.sole == 0 && (r.title.tech == r.main || r.main == 0):
			return r.title.tech
		}
		return r.sole
	}
	m := cmp.Or(r.title.tech, r.main, r.nameTech(r.cands[i].sentence))
	if m == grid && r.powerPlant(&r.cands[i]) {
		return 0
	}
	return m
}

// powerPlant reports whether the noun phrase of c calls a plant one that makes power: a thermal power
// project.
func (r *Runner) powerPlant(c *cand) bool {
	for t := c.End; t < c.phrase.End; t++ {
		if s := r.d.Tokens[t].Sym; s == r.s.words.power || s == r.s.words.thermal {
			return c.has(plant, head)
		}
	}
	return false
}

// isTotal reports whether a scope is one of several plants together.
func isTotal(scope string) bool {
	return scope == record.ScopePortfolio || scope == record.ScopeTarget || scope == record.ScopeMarket
}

// ofPhrase tells by the noun phrase; of a machine that may be of several kinds
// of plant by its plant.
func (r *Runner) ofPhrase(i int, _ string) (mask, bool) {
	c := &r.cands[i]
	m := r.phraseTech(c)
	if m != 0 {
		if w, weak := r.phraseWeak(c); weak {
			m = cmp.Or(r.specific(i, w), m)
		}
	}
	return m, m != 0
}

// ofJoined tells by the noun phrase of the amount to which i is joined.
func (r *Runner) ofJoined(i int, _ string) (m mask, told bool) {
	if n := r.cands[i].joined; n >= 0 {
		m = r.phraseTech(&r.cands[n])
	} else if i+1 < len(r.cands) && r.within(i+1) {
		m = r.phraseTech(&r.cands[i+1]) // 1 GW of Acme's 100 MW electrolysers
	}
	return m, m != 0
}

// ofSource tells by what "from", "in" or "to" and a technology behind the amount say that it is of:
// 50 MW from wind power, 90 MW from gas.
func (r *Runner) ofSource(i int, _ string) (mask, bool) {
	t := r.cands[i].phrase.End
	if t+1 >= len(r.d.Tokens) {
		return 0, false
	}
	if s := r.d.Tokens[t].Sym; s != r.s.words.from && s != r.s.words.in && s != r.s.words.to {
		return 0, false
	}
	for j := t + 1; j < min(t+4, len(r.d.Tokens)) && r.d.Tokens[j].Is(token.Letter) && !r.d.Tokens[j].Is(token.Upper); j++ {
		if g := r.techGroupAt(j); g >= 0 {
			x := &r.techs[g]
			return x.mask, !x.name && !x.weak && !(x.fuel && r.compounds(x.End)) && x.mask&open == 0
		}
	}
	return 0, false
}

// compounds reports whether token t may go on a noun phrase: the fields behind gas.
func (r *Runner) compounds(t int) bool {
	if t >= len(r.d.Tokens) || !r.d.Tokens[t].Is(token.Letter) {
		return false
	}
	s := r.d.Tokens[t].Sym
	return s != r.s.words.and && s != r.s.words.or && !r.s.clause.Function(s)
}

// ofBearer tells by what has the amount.
func (r *Runner) ofBearer(i int, _ string) (mask, bool) {
	m, weak := r.union(r.cands[i].bearer)
	return m, m != 0 && m&open == 0 && !weak && m != grid
}

// ofLine tells that what a line can carry is the line's, whatever power it is.
func (r *Runner) ofLine(i int, _ string) (mask, bool) {
	c := &r.cands[i]
	if r.doneBy(c, carrying) &&
		c.near(machine, ofHead) == nil && c.near(equipment, ofHead) == nil && c.near(hardware, ofHead) == nil {
		return grid, true
	}
	s := c.bearer
	if s.Len() == 0 || s.First > 0 && r.d.Tokens[s.First-1].Sym == r.s.words.and {
		return 0, false // 140 turbines and four substations, which
	}
	m, _ := r.union(s)
	return grid, m == grid
}

// ofNamed tells by the project that the noun phrase names.
func (r *Runner) ofNamed(i int, _ string) (m mask, told bool) {
	if c := &r.cands[i]; c.project >= 0 && r.projectInPhrase(c) {
		m = r.projectTech(c.project)
	}
	return m, m != 0
}

// ofBattery tells by the unit: power with energy is a battery's.
func (r *Runner) ofBattery(i int, _ string) (mask, bool) {
	if r.cands[i].energy < 0 {
		return 0, false
	}
	m := r.sentenceTech(i)
	return storage, m&storage == 0 || m&open != 0
}

// ofKnown tells by a project told before, where the clause says nothing else.
func (r *Runner) ofKnown(i int, _ string) (m mask, told bool) {
	if c := &r.cands[i]; c.project >= 0 && !r.indefinite(c) {
		m = r.projectTech(c.project)
	}
	return m, m != 0 && r.clauseTech(i) == 0
}

// ofMarket tells by the clause of what is put out to tender; demand is for power
// of all kinds.
func (r *Runner) ofMarket(i int, scope string) (m mask, told bool) {
	c := &r.cands[i]
	switch {
	case scope != record.ScopeMarket:
		return 0, false
	case c.near(demand, modifier) != nil:
		return 0, true
	case c.near(plants, modifier) != nil, c.near(market, modifier) != nil, c.near(fleet, holder) != nil:
		return 0, false
	case c.near(market, sentence) == nil && c.near(demand, sentence) == nil:
		return 0, false
	}
	if c.near(demand, sentence) == nil {
		if m = r.clauseTech(i); m == 0 {
			m = r.techTold(c)
		}
	}
	return m, m != 0 || c.near(tender, sentence) == nil
}

// ofGeneral tells by the clause of a total of generating capacity, which is of
// all kinds.
func (r *Runner) ofGeneral(i int, scope string) (mask, bool) {
	c := &r.cands[i]
	switch {
	case !isTotal(scope), c.near(general, clausal) == nil:
		return 0, false
	case c.near(machine, clausal) != nil, c.near(plant, clausal) != nil, c.near(plants, clausal) != nil:
		return 0, false
	}
	if m := r.clauseTech(i); m != 0 {
		return m, true
	}
	return r.techTold(c), true
}

// ofParts tells that a total of which nothing is told before, but behind it of what kind a part
// of it is, is of several kinds: 860 MW of generation, including 830 MW of gas-fired plant.
func (r *Runner) ofParts(i int, scope string) (mask, bool) {
	c := &r.cands[i]
	sent := r.d.Sentences[c.sentence].Span
	k := r.techFrom(sent.First)
	if !isTotal(scope) || k == len(r.techs) || r.techs[k].First >= sent.End {
		return 0, false
	}
	w := &r.s.words
	if r.sole != 0 { // of the one kind in the article, or but a part of that
		return 0, r.amountIn(c.phrase.End, r.techs[k].First) >= 0 && r.partsFrom(c.phrase.End, r.techs[k].First)
	}
	for t := c.phrase.End; t < r.techs[k].First; t++ {
		if s, n := r.d.Tokens[t].Sym, r.d.Tokens[t+1].Sym; s == w.including || s == w.of && (n == w.which || n == w.that) {
			return 0, true
		}
		if r.c.Find(t, r.s.labels.word[parts]) != nil && r.amountIn(t, r.techs[k].End) >= 0 {
			return 0, true // comprising 700 MW from dams
		}
	}
	return 0, false
}

// partsFrom reports whether a word by which a part of what was told is told stands between tokens t
// and end.
func (r *Runner) partsFrom(t, end int) bool {
	for ; t < end; t++ {
		if s := r.d.Tokens[t].Sym; s == r.s.words.including || s == r.s.words.which {
			return true
		}
	}
	return false
}

// ofWhole tells that a total of which another amount is told as a part is of several kinds: 2 GW of the
// country's 12 GW of capacity.
func (r *Runner) ofWhole(i int, scope string) (mask, bool) {
	c := &r.cands[i]
	k := r.chunk(c.First)
	if !isTotal(scope) || k < 1 || !r.behindOf(k) {
		return 0, false
	}
	of := r.chunks[k-1].First
	return 0, of == r.d.Sentences[c.sentence].First && r.another(c) || i > 0 && r.cands[i-1].End == of
}

// ofSentence tells by the nearest words of the sentence; the renewable energy that a
// plant told before gives does not leave open of what kind it is.
func (r *Runner) ofSentence(i int, scope string) (mask, bool) {
	m := r.sentenceTech(i)
	if m&open != 0 && !isTotal(scope) && !r.indefinite(&r.cands[i]) {
		return 0, false
	}
	if c := &r.cands[i]; c.project >= 0 && m == grid { // lines and substations are part of most plants
		m = cmp.Or(r.projectTech(c.project), m)
	}
	return m, m != 0
}

// ofProject tells by the project to which the amount belongs.
func (r *Runner) ofProject(i int, _ string) (m mask, told bool) {
	if c := &r.cands[i]; c.project >= 0 {
		m = r.projectTech(c.project)
	}
	return m, m != 0
}

// ofAny tells that several plants are of whatever kind: of awarded projects.
func (r *Runner) ofAny(i int, scope string) (mask, bool) {
	c := &r.cands[i]
	if !c.ofIndef || scope == record.ScopeProject || scope == record.ScopeUnit {
		return 0, false
	}
	return 0, !(r.sole != 0 && r.kindless(c.of)) && !r.bare(c.of)
}

// ofParagraph tells by what the paragraph told before.
func (r *Runner) ofParagraph(i int, scope string) (mask, bool) {
	m := r.paragraphTech(&r.cands[i])
	return m, m != 0 && (m&open == 0 || scope != record.ScopeUnit && scope != record.ScopeSupply && scope != record.ScopeProject)
}

// ofPlantBefore tells by the project told last before in the paragraph.
func (r *Runner) ofPlantBefore(i int, scope string) (m mask, told bool) {
	if scope != record.ScopeProject {
		return 0, false
	}
	c := &r.cands[i]
	if n := r.ProjectBefore(c.First); n >= 0 && r.lastParagraph(n, c.First) == r.d.Sentences[c.sentence].Paragraph {
		m = r.projectTech(n)
	}
	return m, m != 0
}

// ofPlantTold tells, of "the plant", by the plant of which a kind was told last in the few paragraphs before.
func (r *Runner) ofPlantTold(i int, scope string) (mask, bool) {
	c := &r.cands[i]
	if scope != record.ScopeProject || !r.definitePlant(c) || r.named(c) != nil {
		return 0, false
	}
	sent := &r.d.Sentences[c.sentence]
	for k := r.techFrom(sent.First) - 1; k >= 0; k-- {
		t := &r.techs[k]
		if sent.Paragraph-r.d.Sentences[r.d.SentenceOf(t.First)].Paragraph > toldReach {
			break
		}
		if !t.name && !t.weak && !t.fuel && t.mask&open == 0 && r.plantFollows(t.End) {
			return t.mask, true
		}
	}
	return 0, false
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

// kindless reports whether nothing in a span may tell of what kind something is: projects,
// new capacity, a firm's capacity.
func (r *Runner) kindless(s token.Span) bool {
	for t := s.First; t < s.End; t++ {
		w := token.Span{First: t, End: t + 1}
		if !r.isRatingWord(t) && !r.endsWith(w, plants) && !r.endsWith(w, fresh) && !r.endsWith(w, present) && !r.inBody(w) {
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
		switch {
		case m == 0, m&open != 0:
			return false
		case weak == wind && m&(solar|storage) != 0, weak == solar && m&(wind|storage) != 0:
			return false // a solar park has no turbines, a wind farm no modules
		}
		return true
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
	first, end := max(c.clause.First, c.First-clauseReach), min(c.clause.End, c.phrase.End+clauseReach)
	for k := r.techFrom(first); k < len(r.techs) && r.techs[k].First < end; k++ {
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
