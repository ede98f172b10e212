package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// verbAt is a verb that may open a frame in the sentence at hand.
type verbAt struct {
	*opening
	at int // token
}

// triggered reports whether sentence n may tell of an agreement: a word for one
// stands in it, or the verb of a frame and all that this asks for.
func (r *Runner) triggered(n int) bool {
	have := r.joined(n, r.look(n))
	r.sight.could |= have
	if k := len(r.cands) - 1; k < 0 || r.cands[k].sent < n-1 || r.cands[k].noun < 0 {
		have &^= needIt
	}
	if len(r.cands) == 0 && !(r.energy || r.sites || r.near[n]) && have&(needPower|needOutput|needCapacity) == 0 {
		return false // no agreement told here could stand
	}
	r.sight.have = have
	r.general = r.general[:0]
	for i := range r.s.verbs.any {
		if f := &r.s.verbs.any[i]; r.met(n, &f.asked, have) {
			r.general = append(r.general, f)
		}
	}
	r.sight.noun = have&needNoun != 0 || have&needSum != 0 && have&(needAgreement|needInvestment) != 0
	return r.sight.noun || len(r.general) > 0 || slices.ContainsFunc(r.verbs, r.satisfied)
}

// awake reports whether what made the sentence one that may tell of an agreement still does now that
// it is parsed: not the verb of a frame that is a noun there.
func (r *Runner) awake() bool {
	if r.sight.noun || len(r.general) > 0 {
		return true
	}
	for k := range r.chunks {
		ch := &r.chunks[k]
		woke := func(v verbAt) bool { return (ch.Sym == v.lemma || ch.Sym == r.d.Tokens[v.at].Sym) && r.satisfied(v) }
		if ch.Kind == clause.Verb && slices.ContainsFunc(r.verbs, woke) {
			return true
		}
	}
	return false
}

// look is the kinds of thing that the words and findings of sentence n are, one by one. It
// notes the verbs and prepositions among them.
func (r *Runner) look(n int) (have need) {
	s := r.d.Sentences[n].Span
	r.sight = sight{}
	r.verbs = r.verbs[:0]
	tokens, senseOf := r.d.Tokens, r.s.senseOf
	for i := s.First; i < s.End; i++ {
		t := &tokens[i]
		if t.Uses&r.s.sensed != 0 && int(t.Sym) < len(senseOf) && senseOf[t.Sym] != 0 {
			have |= r.senseAt(i, n, &r.s.senses[senseOf[t.Sym]])
		}
		if t.Is(token.Digit) && i > s.First+1 && r.model(i) {
			have |= needTechnology
		}
		if r.chart.Any(i, r.s.things) {
			have |= r.thingsAt(i)
		} else if i > s.First && t.Is(token.Upper) && r.chart.First(i) == nil {
			have |= needName
		}
	}
	return have
}

// senseAt is the kinds of thing that the word w at token i of sentence n is.
func (r *Runner) senseAt(i, n int, w *sense) need {
	s := r.d.Sentences[n].Span
	have := w.gives
	r.sight.preps |= w.preposition
	r.sight.together = r.sight.together || w.together
	if w.share {
		have |= r.shareBefore(i, i+1)
	}
	if w.side && len(r.cands) > 0 && r.cands[len(r.cands)-1].sent >= n-3 && i < s.First+16 {
		have |= needNoun
	}
	if w.preposition != 0 && (r.madeBy(i, s.End) || r.doneWith(i, s.First)) {
		have |= needNoun
	}
	if w.one && (r.partnerAt(i+1) || r.signedAt(i) || r.turn(i)) && r.likeOne() != nil {
		have |= needNoun | needAgreement | needContract | needFirm
	}
	if w.verb != nil && !r.named[i] && !(i > s.First && r.s.clause.Opening(r.d.Tokens[i-1].Sym)) && !r.auxiliary(i, s.End) {
		r.verbs = append(r.verbs, verbAt{w.verb, i})
	}
	return have
}

// doneWith reports whether the word at token i of a sentence that begins at first is "with" behind
// a participle.
func (r *Runner) doneWith(i, first int) bool {
	return r.d.Tokens[i].Sym == r.s.with && i > first && r.s.clause.Participle(r.d.Tokens[i-1].Sym)
}

// joined adds to the kinds of thing of sentence n those that several of them make.
func (r *Runner) joined(n int, have need) need {
	s := r.d.Sentences[n].Span
	if have&needStake != 0 && have&needShare != 0 {
		have |= needHolding // "a 20% interest"
	}
	if have&needPartner != 0 && have&needShare != 0 {
		have |= needOwner // "a 30% partner"
	}
	if (r.markedAt(s.First, markThese|markOne) || s.Len() > 1 && r.markedAt(s.First+1, markOne)) && r.winBefore(n) {
		have |= needWinner // "They are Acme", "The first is Acme"
	}
	if have&needParcel == 0 && r.marksIn(n)&markShare != 0 && r.auction(n) {
		have |= needParcel // "The rest went to Acme"
	}
	if have&needCapacity != 0 && have&needOrganization != 0 && r.rollLine(n) {
		r.sight.line = true
		have |= needNoun
	}
	if have&needWinner == 0 && have&needCapacity != 0 && r.colonIn(s) && r.auction(n) {
		have |= needWinner // "The results are as follows: Acme (50 MW)"
	}
	if have&needWinner != 0 && r.auction(n) {
		have |= needNoun // "The winners of the tender: Acme", "Acme, winner of the tender"
	}
	return have
}

// colonIn reports whether a colon stands in a span.
func (r *Runner) colonIn(sp token.Span) bool {
	for i := sp.First; i < sp.End; i++ {
		if r.d.Tokens[i].Is(token.Punct) && r.colon(i) {
			return true
		}
	}
	return false
}

// satisfied reports whether the sentence at hand holds all that a frame of a verb asks for.
func (r *Runner) satisfied(v verbAt) bool {
	for i := range v.frames {
		if f := &v.frames[i]; r.met(r.sent, &f.asked, r.sight.have) && r.particleAt(v.at+1, f.particle) >= 0 {
			return true
		}
	}
	return false
}

// auxiliary reports whether the word at token i of a sentence up to end is surely one of
// another verb: "has been", "have fallen by".
func (r *Runner) auxiliary(i, end int) bool {
	t := r.d.Tokens[i:end]
	return len(t) > 2 && r.s.clause.Auxiliary(t[0].Sym, t[1].Sym, t[2].Sym)
}

// sight is what the sentence at hand holds of what frames ask for.
type sight struct {
	have     need // kinds of thing
	could    need // also those that agreements told in it may add
	preps    lexicon.Mark
	together bool
	noun     bool // a word that may tell of one without a verb
	line     bool // it is a line of a list of winners
}

// met reports whether sentence n, which has these kinds of thing, holds what a
// frame asks for.
func (r *Runner) met(n int, d *demand, have need) bool {
	switch {
	case !d.named(have):
		return false
	case d.phrases != 0 && d.phrases&r.sight.preps == 0 && d.instead&have == 0:
		return false
	}
	return (!d.together || r.sight.together) && (!d.auction || r.auction(n))
}

// named reports whether a sentence names all that a frame asks for.
func (d *demand) named(have need) bool {
	for _, t := range d.things {
		if t != 0 && t&have == 0 {
			return false
		}
	}
	return true
}

// thingsAt are the kinds of thing that begin at token i by what the stages before
// found.
func (r *Runner) thingsAt(i int) (have need) {
	for a := r.chart.First(i); a != nil; a = r.chart.Next(a) {
		switch a.Label {
		case r.s.agreement:
			if r.names(a) {
				have |= wakes(a)
			} else {
				r.sight.could |= wakes(a)
			}
		case r.s.phrase:
			have |= needRole | needWinner
			if a.End < len(r.d.Tokens) && (r.d.Tokens[a.End].Sym == r.s.forr || r.d.Tokens[a.End].Sym == r.s.of || r.d.Tokens[a.End].Sym == r.s.on) {
				have |= needNoun // "the contractor for the plant"
			}
		case r.s.org:
			have |= needOrganization | needBody
			if r.union(a.End - 1) {
				have |= needConsortium
			}
			if r.lends(r.in.Mentions[a.Ref].Entity) {
				have |= needLender
			}
		case r.s.project:
			have |= needProject
		case r.s.place:
			have |= needState
		case r.s.amount:
			if r.goodsAt(i) {
				have |= needEquipment
			}
		case r.s.money:
			have |= needAmount | needSum
		case r.s.power, r.s.energy:
			have |= needCapacity | needOutput
		case r.s.percent:
			have |= needShare | r.shareBefore(i, a.End)
		}
	}
	return have
}

// shareBefore is the kinds of thing that a share or a number from token first to token i is
// with what follows: "51 percent of Acme", "a majority in two wind farms"; or by what
// stands before it: "Acme's 20%".
func (r *Runner) shareBefore(first, i int) need {
	if r.leftOver(first - 1) {
		return needStake | needHolding
	}
	if i < len(r.d.Tokens) && (r.d.Tokens[i].Sym == r.s.of || r.d.Tokens[i].Sym == r.s.in || r.d.Tokens[i].Is(token.Punct)) {
		return needStake | needHolding
	}
	return 0
}

// wakes are the kinds of thing as which a frame may take a word for an agreement.
func wakes(a *rule.Annotation) need {
	out := agreementKinds(a)
	if !weakly(a) {
		out |= needNoun
	}
	switch a.Entry.Get("type") {
	case "none":
		return 0
	case "power_purchase_agreement":
		out |= needPower
	case "acquisition": // "the purchase of a stake"
		out |= needFirm | needDealing | needNoun
	case "financing": // "a $5 million grant"
		out |= needAgreement | needFirm | needFunding | needDealing
	}
	return out
}

// served reports whether the sentence at hand has what some frame of a verb asks for.
func (r *Runner) served(lemma token.Sym) bool {
	return slices.ContainsFunc(r.verbs, func(v verbAt) bool { return v.lemma == lemma && r.satisfied(v) })
}
