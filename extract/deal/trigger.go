package deal

import (
	"slices"

	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// What a sentence must hold besides a verb of a frame, with the kinds of thing.
const (
	needNothing need = 1 << (62 + iota)
	needIt           // a pronoun for an agreement of the sentence before
)

// wanted are the kinds of thing of which a sentence must name one for the frame
// to fit.
func (f *frame) wanted() need {
	if f.subject.role == agreement {
		return f.subject.needs
	}
	if f.object.role == noRole {
		return f.wantedByAsked()
	}
	if f.object.needs == 0 {
		return needNothing
	}
	want := f.object.needs
	switch f.object.role {
	case agreement:
		want |= needIt
	case target:
		for _, s := range f.preps {
			if s.role == target {
				want |= s.needs
			}
		}
	}
	return want
}

// wantedByAsked is what the phrases ask for of which a frame without an object
// needs one: "is among the winners".
func (f *frame) wantedByAsked() need {
	want := need(0)
	for p := range f.asks {
		s := f.preps[p]
		if s.role != target && s.role != agreement || s.needs == 0 || f.typ == "topic" || f.asksUnder || f.asksCapacity {
			return needNothing
		}
		want |= s.needs
		if s.role == agreement {
			want |= needIt
		}
	}
	if want == 0 {
		return needNothing
	}
	return want
}

// trigger notes what each word gives and wants, of lists and frames that are
// complete.
func (s *Stage) trigger() {
	s.things = rule.MaskOf(s.agreement, s.phrase, s.org, s.project, s.place, s.money, s.power, s.energy, s.percent, s.amount)
	for lemma, frames := range s.verbs.bySym {
		for _, f := range frames {
			if len(f.particle) > 0 {
				for int(lemma) >= len(s.phrasal) {
					s.phrasal = append(s.phrasal, make([][]verbFrame, lemma+1-len(s.phrasal))...)
				}
				s.phrasal[lemma] = append(s.phrasal[lemma], f)
				continue
			}
			s.wants = grow(s.wants, token.Sym(lemma))
			s.wants[lemma] |= f.wanted()
		}
	}
	for y, n := range s.objects {
		if n != 0 {
			s.gives = grow(s.gives, token.Sym(y))
			s.gives[y] |= n
		}
	}
	for y := range s.marks {
		for mark, n := range map[lexicon.Mark]need{markAuction: needAuction, markCollective: needOrganization, markIt: needIt | needOrganization | needPronoun, markShare: needStake | needHolding} {
			if s.marks.Has(token.Sym(y), mark) {
				s.gives = grow(s.gives, token.Sym(y))
				s.gives[y] |= n
			}
		}
	}
}

func grow(l []need, y token.Sym) []need {
	if int(y) < len(l) {
		return l
	}
	return append(l, make([]need, int(y)+1-len(l))...)
}

// triggered reports whether a sentence may tell of an agreement: a word for one
// stands in it, or the verb of a frame and something that it asks for.
func (r *Runner) triggered(s token.Span) bool {
	var want, have need
	r.woken = r.woken[:0]
	for i := s.First; i < s.End; i++ {
		y := r.d.Tokens[i].Sym
		if int(y) < len(r.s.gives) {
			have |= r.s.gives[y]
		}
		if i > s.First && r.d.Tokens[i].Is(token.Upper) && r.chart.First(i) == nil {
			have |= needName
		}
		if l := r.s.clause.Lemma(y); l != 0 {
			if int(l) < len(r.s.wants) {
				want |= r.s.wants[l]
			}
			if int(l) < len(r.s.phrasal) && len(r.s.phrasal[l]) > 0 {
				if n := r.phrasalAt(i, l); n != 0 {
					want |= n
					r.woken = append(r.woken, l)
				}
			}
		}
		if !r.chart.Any(i, r.s.things) {
			continue
		}
		for a := r.chart.First(i); a != nil; a = r.chart.Next(a) {
			switch a.Label {
			case r.s.agreement:
				if !r.names(a) {
					continue
				}
				have |= needTakeover | needFunding | needDealing | needAgreement | needContract | needFirm | needVenture | needGrant | needAward | needInvestment
			case r.s.phrase:
				have |= needRole | needWinner
			case r.s.org:
				have |= needOrganization
			case r.s.project:
				have |= needProject
			case r.s.place:
				have |= needState
			case r.s.amount:
				have |= needEquipment
			case r.s.money:
				have |= needAmount | needSum
			case r.s.power, r.s.energy:
				have |= needCapacity | needOutput
			case r.s.percent:
				have |= needStake | needHolding
			}
		}
	}
	if len(r.cands) == 0 {
		have &^= needIt
	}
	r.have = have | needNothing
	return want&r.have != 0 || have&needAgreement != 0
}

// phrasalAt is what the frames of the verb at token i ask for whose particles
// follow it: "is in talks".
func (r *Runner) phrasalAt(i int, lemma token.Sym) (want need) {
	for _, f := range r.s.phrasal[lemma] {
		if r.particleAt(i+1, f.particle) >= 0 {
			want |= f.wanted()
		}
	}
	return want
}

// served reports whether the sentence last looked at has what some frame of a
// verb asks for.
func (r *Runner) served(lemma token.Sym) bool {
	return int(lemma) < len(r.s.wants) && r.s.wants[lemma]&r.have != 0 || slices.Contains(r.woken, lemma)
}
