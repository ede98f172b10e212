package deal

import (
	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// topicIn is the type that the first verb or noun of list deal_topics in a span
// gives.
func (r *Runner) topicIn(sp token.Span) string {
	for i := sp.First; i < sp.End; i++ {
		if a := r.chart.Find(i, r.s.phrase); a != nil {
			if a.End < sp.End && r.chart.Find(a.End, r.s.org) != nil {
				i = a.End - 1
				continue // "with EPC contractor Acme"
			}
			if a.Entry.Get("type") == "joint_venture" && a.End < sp.End && (r.d.Tokens[a.End].Sym == r.s.of || r.d.Word(a.End) == "between" || i > 2 && r.d.Tokens[i-2].Sym == r.s.in && r.d.Tokens[i-3].Is(token.Punct)) {
				continue // "to a joint venture of Acme and Bolt", "to Acme, in a joint venture with Bolt"
			}
			return a.Entry.Get("type")
		}
		sym := r.d.Tokens[i].Sym
		if sym == 0 || r.named[i] || r.d.Tokens[i].Is(token.Upper) && i > r.d.Sentences[r.sent].First && !r.titleCase() {
			continue // part of a name that no stage knows
		}
		ts := r.s.topics[sym]
		if ts == nil {
			l := r.s.clause.Lemma(sym)
			if l == 0 {
				continue
			}
			ts = r.s.topics[l]
		}
		if ts == nil {
			continue
		}
		if ts[len(ts)-1].typ != "service_contract" && r.trade(i, sp.End) || r.s.marks.Has(r.s.clause.Lemma(sym), markLed) && (i+1 < sp.End && r.d.Tokens[i+1].Sym == r.s.by || i > 0 && r.hyphenated(i-1)) {
			continue // "a consortium led by Acme", "an Acme-led consortium"
		}
		if !r.ledIn(i, sp.First) || i > 0 && r.d.Tokens[i-1].Sym == r.s.under || r.toBe(i) && r.outputIn(token.Span{First: sp.First, End: i}) {
			continue // "under development", "50 MW of solar to be built"
		}
		near := r.objectAfter(token.Span{First: i + 1, End: min(sp.End, i+18)})
		if r.s.topics[sym] != nil && i > 0 && !r.named[i-1] && r.d.Tokens[i].Is(token.SpaceBefore) {
			if made := r.s.object(r.d.Tokens[i-1].Sym) & (needPower | needEquipment); made != 0 {
				near = made // "on gas supplies"
			}
		}
		for _, t := range ts {
			if t.object == 0 || t.object&near != 0 {
				if t.typ == "service_contract" && !r.looksInto(i) && r.thenBuilt(i, sp.End) {
					return "construction_contract"
				}
				return t.typ
			}
		}
	}
	return ""
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
		if t := r.d.Tokens[i]; t.Is(token.Letter) && t.End-t.Start > 3 {
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

// outputIn reports whether a capacity stands in a span and no word for a plant or for
// goods: "50 MW of solar".
func (r *Runner) outputIn(sp token.Span) bool {
	for i := range r.in.Capacities {
		if k := &r.in.Capacities[i]; sp.Contains(k.Span) {
			return k.MW > 0 && r.kinds(sp)&(needPlant|needEquipment|needMachine|needWork) == 0
		}
	}
	return false
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

// thenBuilt reports whether the verb at i is coordinated with one of building:
// "to design and build".
func (r *Runner) thenBuilt(i, end int) bool {
	for j := i + 1; j < min(i+7, end); j++ {
		l := r.s.clause.Lemma(r.d.Tokens[j].Sym)
		ts := r.s.topics[r.d.Tokens[j].Sym]
		if ts == nil {
			ts = r.s.topics[l]
		}
		for _, t := range ts {
			if l != 0 && t.typ == "construction_contract" {
				return true
			}
		}
		if ts != nil && l == 0 { // a noun of doing: "design, fabrication and installation"
			for _, t := range ts {
				if t.typ == "construction_contract" && t.object == 0 {
					return true
				}
			}
			continue
		}
		if t := r.d.Tokens[j]; r.s.marks.Has(t.Sym, markAbout) || !t.Is(token.Punct) && !r.s.marks.Has(t.Sym, markTopic) && l == 0 {
			return false
		}
	}
	return false
}

// builtToo reports whether the first verb or noun in a span that tells what is to be done
// is coordinated with one of building: "to develop and install".
func (r *Runner) builtToo(sp token.Span) bool {
	for i := sp.First; i < sp.End; i++ {
		s := r.d.Tokens[i].Sym
		if l := r.s.clause.Lemma(s); r.s.topics[s] != nil || l != 0 && r.s.topics[l] != nil {
			return r.thenBuilt(i, sp.End)
		}
	}
	return false
}

// objectAfter is the kind of the first noun phrase in a span.
func (r *Runner) objectAfter(sp token.Span) need {
	var out, study need // study: of what works are, "seismic survey works"
	for i := sp.First; i < sp.End; i++ {
		t := r.d.Tokens[i]
		if a := r.chart.Find(i, r.s.money); a != nil && a.End < sp.End && r.markedAt(a.End, markWorks) {
			return out | needWork // "to deliver the $5 million contract"
		} else if a != nil && !(a.End < sp.End && (r.named[a.End] || r.s.object(r.d.Tokens[a.End].Sym)&^needMoney != 0)) {
			out |= needMoney // not "the $5 million plant"
		}
		if a := r.chart.Find(i, r.s.org); a != nil {
			i = a.End - 1
			continue
		}
		if r.chart.Find(i, r.s.project) != nil {
			return out | needPlant
		}
		if a := r.chart.Find(i, r.s.power); a != nil && a.End < sp.End && r.d.Tokens[a.End].Sym == r.s.from {
			return out | needPower // "100 MW from its plant"
		}
		if r.goodsAt(i) {
			return out | needEquipment // "6 million tonnes"
		}
		if n := r.s.object(t.Sym); n != 0 && !r.compound(i) && !(i > sp.First && r.hyphenated(i-1) && i+1 < sp.End && r.d.Tokens[i+1].Is(token.Letter) && !r.s.clause.Function(r.d.Tokens[i+1].Sym)) {
			// the head is the last such word of the run
			made := n & needEquipment
			study |= n & needStudy
			end := r.d.Sentences[r.sent].End // of a run that a window may cut
			for i+1 < end && r.s.object(r.d.Tokens[i+1].Sym) != 0 || i+2 < end && r.d.Tokens[i+1].Sym == r.s.generating && r.s.object(r.d.Tokens[i+2].Sym) != 0 {
				i++ // "power generating equipment"
				if m := r.s.object(r.d.Tokens[i].Sym); m != 0 {
					n = m
				}
			}
			if i+1 < end && r.nounLike(i+1) {
				out |= made
				continue // "energy storage systems": the head is still to come
			}
			if study != 0 && n == needWork {
				n = study
			}
			if made != 0 && n&needPower != 0 {
				n = made // "battery energy storage"
			}
			return out | n
		}
		if t.Is(token.Punct) && i > sp.First && r.d.Word(i) == "." {
			break
		}
	}
	return out
}

// compound reports whether a hyphen ties the word at i to the next.
func (r *Runner) compound(i int) bool {
	return i+1 < len(r.d.Tokens) && r.d.Tokens[i+1].Is(token.Punct) && !r.d.Tokens[i+1].Is(token.SpaceBefore) && r.d.Word(i+1) == "-"
}

// nounLike reports whether the word at i can go on a run of nouns: no function
// word, no verb, no capital.
func (r *Runner) nounLike(i int) bool {
	t := r.d.Tokens[i]
	return t.Is(token.Letter) && !t.Is(token.Upper) && !r.s.clause.Function(t.Sym)
}
