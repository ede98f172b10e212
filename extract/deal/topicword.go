package deal

import (
	"wattwire/extract/clause"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// topicIn is the type that the first verb or noun of list deal_topics in a span
// gives.
func (r *Runner) topicIn(sp token.Span) string {
	for i := sp.First; i < sp.End; i++ {
		if a := r.chart.Find(i, r.s.phrase); a != nil {
			switch {
			case a.End < sp.End && r.chart.Find(a.End, r.s.org) != nil:
				i = a.End - 1 // "with EPC contractor Acme"
			case !r.ofVenturers(a, sp):
				return a.Entry.Get("type")
			}
			continue
		}
		ts := r.topicsAt(i)
		if ts == nil || r.inPassing(i, sp, ts) {
			continue
		}
		if t := r.contractOf(i, sp.End); t != "" {
			return t
		}
		if t := topicOf(ts, r.topicObject(i, sp)); t != "" {
			if t == "service_contract" && !r.looksInto(i) {
				if then := r.thenDone(i, sp); then != "" {
					return then
				}
			}
			return t
		}
	}
	return ""
}

// topicOf is the type that the first of some topics gives an agreement on an object of
// some kind.
func topicOf(ts []topic, object need) string {
	for _, t := range ts {
		if t.object == 0 || t.object&object != 0 {
			return t.typ
		}
	}
	return ""
}

// ofVenturers reports whether a phrase in a span only names a venture by those who have
// it: "to a joint venture of Acme and Bolt", "to Acme, in a joint venture with Bolt".
func (r *Runner) ofVenturers(a *rule.Annotation, sp token.Span) bool {
	if a.Entry.Get("type") != "joint_venture" || a.End >= sp.End {
		return false
	}
	i := a.First
	if r.d.Tokens[a.End].Sym == r.s.of || r.d.Word(a.End) == "between" {
		return true
	}
	return i > 2 && r.d.Tokens[i-2].Sym == r.s.in && r.d.Tokens[i-3].Is(token.Punct)
}

// topicsAt are the topics that the word at i or its lemma may give, none for a part of a
// name that no stage knows.
func (r *Runner) topicsAt(i int) []topic {
	t := &r.d.Tokens[i]
	if t.Sym == 0 || r.named[i] || t.Is(token.Upper) && i > r.d.Sentences[r.sent].First && !r.titleCase() {
		return nil
	}
	ts := r.s.topics[t.Sym]
	if l := r.s.clause.Lemma(t.Sym); ts == nil && l != 0 {
		ts = r.s.topics[l]
	}
	if ts != nil && i > 1 && r.hyphenated(i-1) && r.d.Tokens[i-2].Sym == r.s.co {
		return r.s.topics[r.s.cooperate] // "to co-operate", "the co-development"
	}
	return ts
}

// inPassing reports whether the word at i in a span, of topics ts, does not tell what an
// agreement is about.
func (r *Runner) inPassing(i int, sp token.Span, ts []topic) bool {
	tokens := r.d.Tokens
	switch {
	case ts[len(ts)-1].typ != "service_contract" && r.trade(i, sp.End):
		return true
	case r.s.marks.Has(r.s.clause.Lemma(tokens[i].Sym), markLed) && (i+1 < sp.End && tokens[i+1].Sym == r.s.by || i > 0 && r.hyphenated(i-1)):
		return true // "a consortium led by Acme", "an Acme-led consortium"
	case i+1 < sp.End && r.markedAt(i+1, markPlan) && r.s.clause.Participle(tokens[i].Sym):
		return true // "in advanced talks"
	case !r.ledIn(i, sp.First), i > 0 && tokens[i-1].Sym == r.s.under:
		return true // "under development"
	}
	return r.toBe(i) && r.outputIn(token.Span{First: sp.First, End: i}) // "50 MW of solar to be built"
}

// topicObject is the kind of what a word for a topic at i has for its object: what stands
// behind it in a span or, of a noun, right before it, "on gas supplies".
func (r *Runner) topicObject(i int, sp token.Span) need {
	near := r.objectAfter(token.Span{First: i + 1, End: min(sp.End, i+18)})
	if i+1 < sp.End {
		if a := r.chart.Find(i+1, r.s.percent); a != nil && a.End < sp.End && r.d.Tokens[a.End].Sym == r.s.forr {
			return needStake // "under which Acme takes 49 percent for $5 million"
		}
	}
	if made := r.objectBefore(i); made != 0 {
		return made
	}
	if of := r.pastTopics(i + 1); of > i+1 && of < sp.End && r.d.Tokens[of].Sym == r.s.of {
		if made := r.objectAfter(token.Span{First: of + 1, End: min(sp.End, of+18)}); made&needEquipment != 0 {
			return made // "the supply and installation of turbines"
		}
	}
	return near
}

// pastTopics is the token behind the words for topics from token i on that a comma or "and" joins to one
// before: behind "supply" that of "and installation" or ", installation and commissioning".
func (r *Runner) pastTopics(i int) int {
	for i+1 < len(r.d.Tokens) {
		j := i
		if r.d.Tokens[j].Sym == r.s.comma {
			j++
		}
		if r.d.Tokens[j].Sym == r.s.and {
			j++
		}
		if j == i || j >= len(r.d.Tokens) || r.topicsAt(j) == nil {
			break
		}
		i = j + 1
	}
	return i
}

// objectBefore is the kind of goods that stand right before a noun for a topic at i.
func (r *Runner) objectBefore(i int) need {
	if r.s.topics[r.d.Tokens[i].Sym] == nil || i == 0 || r.named[i-1] || !r.d.Tokens[i].Is(token.SpaceBefore) {
		return 0
	}
	return r.s.object(r.d.Tokens[i-1].Sym) & (needPower | needEquipment)
}

// ledIn reports whether a word that leads to what an agreement is about stands
// just before token i: "to supply", "for the jointly planned construction".
func (r *Runner) ledIn(i, first int) bool {
	if i == first {
		return true
	}
	for k := i - 1; k >= max(first-1, i-4, 0); k-- {
		if r.markedAt(k, markTopic) {
			return true
		}
		if r.d.Tokens[k].Is(token.Punct) && r.d.Word(k) != "," && r.d.Word(k) != "-" {
			return false
		}
	}
	return false
}

// titleCase reports whether most words of the sentence are capitalised.
func (r *Runner) titleCase() bool {
	s := r.d.Sentences[r.sent]
	upper, words := 0, 0
	for i := s.First; i < s.End; i++ {
		if t := &r.d.Tokens[i]; t.Is(token.Letter) && t.End-t.Start > 3 {
			words++
			if t.Is(token.Upper) {
				upper++
			}
		}
	}
	return upper*10 >= words*8
}

// looksInto reports whether the word at i is one of looking into what can be done.
func (r *Runner) looksInto(i int) bool {
	s := r.d.Tokens[i].Sym
	return r.s.cues.Has(s, cueStudies) || r.s.cues.Has(r.s.clause.Lemma(s), cueStudies)
}

// studied reports whether the first verb or noun in a span that tells what is to be
// done is one of looking into something.
func (r *Runner) studied(sp token.Span) bool {
	for i := sp.First; i < sp.End; i++ {
		s := r.d.Tokens[i].Sym
		if r.looksInto(i) {
			return true
		}
		if l := r.s.clause.Lemma(s); r.s.topics[s] != nil || l != 0 && r.s.topics[l] != nil {
			return false
		}
	}
	return false
}

// lookedInto is t, the type of an agreement by what a span tells, unless two look into that
// in common under no contract.
func (r *Runner) lookedInto(c *candidate, t string, sp token.Span) string {
	if t == "service_contract" && !r.markedAt(c.name.End-1, markWorks) && r.studied(sp) {
		return "cooperation_agreement"
	}
	return t
}

// studyNext reports whether the verb behind a candidate's has a study for its object, and
// nobody for whom it is made: "agreed to carry out a feasibility study".
func (r *Runner) studyNext(c *candidate) bool {
	for j := c.verb() + 1; j < len(r.chunks); j++ {
		if r.chunks[j].Kind == clause.Verb {
			args := clause.Args(r.chunks, j)
			return len(args) > 0 && args[0].Prep == 0 && r.kindsOf(args[0].Nouns[0])&(needFeasibility|needOrganization) == needFeasibility
		}
	}
	return false
}

// toBe reports whether "to be" stands before token i.
func (r *Runner) toBe(i int) bool {
	return i > 1 && r.d.Tokens[i-2].Sym == r.s.to && r.s.clause.Lemma(r.d.Tokens[i-1].Sym) == r.s.be
}

// outputIn reports whether a capacity or an amount of energy stands in a span and no word
// for a plant or for goods: "50 MW of solar", "3 TWh a year".
func (r *Runner) outputIn(sp token.Span) bool {
	power := r.lastMention(sp, r.s.energy) != nil
	for i := range r.in.Capacities {
		if k := &r.in.Capacities[i]; sp.Contains(k.Span) {
			power = k.MW > 0
			break
		}
	}
	return power && r.kinds(sp)&(needPlant|needEquipment|needMachine|needWork) == 0
}

// trade reports whether the word at i goes with others before a name and says what
// firm it is: "its Danish partner Acme", "fund manager Acme".
func (r *Runner) trade(i, end int) bool {
	for j := i + 1; j < min(i+3, end); j++ {
		if r.chart.Find(j, r.s.org) != nil {
			verb := r.d.Tokens[max(i-1, 0)].Sym == r.s.to && r.s.clause.Lemma(r.d.Tokens[i].Sym) == r.d.Tokens[i].Sym // "to partner Acme"
			return r.markedAt(j-1, markActor|markArm|markCollective) && !verb
		}
		if !r.nounLike(j) {
			break
		}
	}
	return false
}

// contractOf is the type of the works, goods or services of which the noun at i tells that a
// contract is prolonged or changed: "the extension of the service agreement".
func (r *Runner) contractOf(i, end int) string {
	if i+1 >= end || r.d.Tokens[i+1].Sym != r.s.of {
		return ""
	}
	for j := i + 2; j < min(i+6, end) && !r.d.Tokens[j].Is(token.Punct); j++ {
		if a := r.chart.Find(j, r.s.agreement); a != nil {
			if t := a.Entry.Get("type"); works(t) && a.Len() > 1 {
				return t
			}
			break
		}
	}
	return ""
}

// thenDone is what the verb or noun at i, of services, is coordinated with or has for its
// object: building, "to design and build", "to provide construction services", or the supply of
// goods, "the design and supply of turbines"; "" if it is neither.
func (r *Runner) thenDone(i int, sp token.Span) string {
	then := ""
	for j := i + 1; j < min(i+7, sp.End); j++ {
		l := r.s.clause.Lemma(r.d.Tokens[j].Sym)
		ts := r.s.topics[r.d.Tokens[j].Sym]
		if ts == nil {
			ts = r.s.topics[l]
		}
		if ts == nil {
			if t := &r.d.Tokens[j]; r.s.marks.Has(t.Sym, markAbout) || !t.Is(token.Punct) && !r.s.marks.Has(t.Sym, markTopic) && l == 0 {
				break
			}
			continue
		}
		switch t := topicOf(ts, r.topicObject(j, sp)); t {
		case "construction_contract":
			return t // "design, fabrication and installation"
		case "supply_contract":
			if p := &r.d.Tokens[j-1]; p.Sym == r.s.and || p.Is(token.Punct) {
				then = t
			}
		}
	}
	return then
}

// builtToo reports whether the first verb or noun in a span that tells what is to be done
// is coordinated with one of building: "to develop and install".
func (r *Runner) builtToo(sp token.Span) bool {
	for i := sp.First; i < sp.End; i++ {
		s := r.d.Tokens[i].Sym
		if l := r.s.clause.Lemma(s); r.s.topics[s] != nil || l != 0 && r.s.topics[l] != nil {
			return r.thenDone(i, sp) == "construction_contract"
		}
	}
	return false
}

// objectAfter is the kind of the first noun phrase in a span.
func (r *Runner) objectAfter(sp token.Span) need {
	var out, study need              // study: of what works are, "seismic survey works"
	end := r.d.Sentences[r.sent].End // of a run that a window may cut
	for i := sp.First; i < sp.End; i++ {
		if a := r.chart.Find(i, r.s.money); a != nil {
			if a.End < sp.End && r.markedAt(a.End, markWorks) {
				return out | needWork // "to deliver the $5 million contract"
			}
			if a.End >= sp.End || !r.named[a.End] && r.s.object(r.d.Tokens[a.End].Sym)&^needMoney == 0 {
				out |= needMoney // not "the $5 million plant"
			}
		}
		if a := r.chart.Find(i, r.s.org); a != nil {
			i = a.End - 1
			continue
		}
		if n := r.namedObject(i, sp.End); n != 0 {
			return out | n
		}
		if n := r.thingAt(i); n != 0 && !r.compound(i) && !r.tiedOn(i, sp) {
			made := n & needEquipment
			study |= n & needStudy
			i, n = r.lastThing(i, end)
			if h := r.listHead(i, end); n&(needPower|needFuel) != 0 && h > 0 {
				return out | r.thingAt(h) // "gas, hydro and solar plants"
			}
			if i+1 < end && r.nounLike(i+1) && r.needed(i+1) == 0 {
				out |= made
				continue // "energy storage systems": the head is still to come
			}
			if i+2 < end && r.genitive(i+1) && r.s.object(r.d.Tokens[i+2].Sym)&needPower != 0 {
				continue // "the plant's power"
			}
			switch {
			case study != 0 && n == needWork:
				n = study
			case made != 0 && n&needPower != 0:
				n = made // "battery energy storage"
			}
			return out | n
		}
		if r.d.Tokens[i].Is(token.Punct) && i > sp.First && r.d.Word(i) == "." {
			break
		}
	}
	return out
}

// listHead is the word for plants that ends a list of kinds of energy of which the word at i is
// the first: "coal, gas and hydro plants"; 0 if there is none.
func (r *Runner) listHead(i, end int) int {
	several := false
	for j := i + 1; j < end; j++ {
		switch t := &r.d.Tokens[j]; {
		case t.Sym == r.s.comma:
		case t.Sym == r.s.and:
			several = true
		case several && r.s.object(t.Sym)&(needPlant|needStake) != 0:
			return j
		case t.Sym != r.s.generating && !r.s.domain.has(t.Sym):
			return 0
		}
	}
	return 0
}

// namedObject is the kind of what is named or measured at i: a plant, power from one
// ("100 MW from its plant"), goods ("6 million tonnes").
func (r *Runner) namedObject(i, end int) need {
	if p := r.chart.Find(i, r.s.project); p != nil {
		return needPlant | r.s.object(r.d.Tokens[p.End-1].Sym)&needEquipment // "a 50 MW battery"
	}
	if a := r.chart.Find(i, r.s.power); a != nil && a.End < end {
		if k := r.pastBracket(a.End); k < end && r.d.Tokens[k].Sym == r.s.from {
			return needPower
		}
		for j := a.End; j < end && r.nounLike(j); j++ {
			if y := r.d.Tokens[j].Sym; y == r.s.unit || y == r.s.units {
				return needPlant // "an 800 MW coal unit", which is no firm's
			}
		}
	}
	if r.goodsAt(i) {
		return needEquipment
	}
	return 0
}

// pastBracket is the token behind the bracket that opens at i, i if none does.
func (r *Runner) pastBracket(i int) int {
	for j := i; r.d.Word(i) == "(" && j < min(i+8, len(r.d.Tokens)); j++ {
		if r.d.Word(j) == ")" {
			return j + 1
		}
	}
	return i
}

// tiedOn reports whether a hyphen ties the word at i in a span to the one before, and
// both describe the next.
func (r *Runner) tiedOn(i int, sp token.Span) bool {
	return i > sp.First && r.hyphenated(i-1) && i+1 < sp.End && r.d.Tokens[i+1].Is(token.Letter) && !r.s.clause.Function(r.d.Tokens[i+1].Sym)
}

// lastThing is the last word for a thing of the run that begins at i, which is its head,
// and its kind: "power generating equipment".
func (r *Runner) lastThing(i, end int) (int, need) {
	thing := func(j int) bool { return j < end && r.thingAt(j) != 0 }
	n := r.thingAt(i)
	for thing(i+1) || thing(i+2) && r.d.Tokens[i+1].Sym == r.s.generating {
		i++
		if m := r.thingAt(i); m != 0 {
			n = m
		}
	}
	return i, n
}

// thingAt is the kind of thing that the word at i means; a cost is none, since the word may
// be a verb ("turbines cost $5 million"), nor a task, which says nothing of what is done.
func (r *Runner) thingAt(i int) need { return r.s.object(r.d.Tokens[i].Sym) &^ (needCost | needTask) }

// compound reports whether a hyphen ties the word at i to the next.
func (r *Runner) compound(i int) bool {
	return i+1 < len(r.d.Tokens) && r.d.Tokens[i+1].Is(token.Punct) && !r.d.Tokens[i+1].Is(token.SpaceBefore) && r.d.Word(i+1) == "-"
}

// nounLike reports whether the word at i can go on a run of nouns: no function
// word, no verb, no capital.
func (r *Runner) nounLike(i int) bool {
	t := &r.d.Tokens[i]
	return t.Is(token.Letter) && !t.Is(token.Upper) && !r.s.clause.Function(t.Sym)
}
