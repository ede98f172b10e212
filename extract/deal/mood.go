package deal

import (
	"cmp"
	"slices"
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// mood is what a verb, and the words that govern it, say of an agreement: its status,
// and whether it has come about, is to come or is over at all.
type mood struct {
	status string
	told   bool
}

var planned, untold = mood{"planned", true}, mood{}

// telling is a verb group whose mood is asked for.
type telling struct {
	*Runner
	k    int
	v    clause.Chunk
	f    *frame
	told mood // what it says where nothing governs it
}

// moods are the signs that tell the mood of a verb that no other binds, in the order
// in which they are asked; the first that holds decides.
func moods() [4]func(*telling) (mood, bool) {
	return [...]func(*telling) (mood, bool){(*telling).beside, (*telling).earlier, (*telling).governed, (*telling).formed}
}

// status is whether what the verb group k tells is signed, planned or ended;
// false if it tells that nothing of the kind has come about.
func (r *Runner) status(k int, f *frame) (string, bool) {
	t := telling{Runner: r, f: f, told: mood{cmp.Or(f.status, "signed"), true}}
	for ; k >= 0; k = t.boundBy() {
		t.k, t.v = k, r.chunks[k]
		if r.fronted(k) { // "If regulators approve, Acme will buy"
			return "planned", t.v.Modal == r.s.will && t.told.status == "signed" && !t.v.Negated
		}
		if r.conditional(k) {
			return "", false
		}
	}
	for _, sign := range moods() {
		if m, ok := sign(&t); ok {
			return m.status, m.told
		}
	}
	return t.told.status, true
}

// denied is the mood of what is said not to be: what is not ended stands, and of an agreement
// that is not prolonged it is told that it has come to an end.
func (t *telling) denied() mood {
	if t.s.cues.Has(t.v.Sym, cueProlongs) && t.f.object.role == agreement {
		return mood{"ended", true}
	}
	return mood{"signed", t.told.status == "ended"}
}

// boundBy is the verb that binds the subject of t and has its mood; -1 if none does.
func (t *telling) boundBy() int {
	g, _ := clause.Bound(t.chunks, t.k)
	if g < 0 || t.d.Tokens[t.v.First].Sym != t.s.to && t.binding(t.k) < 0 { // "which saw Acme sell its stake"
		return g
	}
	if t.s.cues.Has(t.chunks[g].Sym, cueMoves) && t.chunks[g+1].Kind == clause.Noun {
		return g // "prompted Acme to sign", not "pushed for Acme to sign"
	}
	return -1
}

// beside is what the words right beside the verb say.
func (t *telling) beside() (mood, bool) {
	i, infinitive := t.v.First-1, t.v.Form == clause.Infinitive
	switch {
	case i > 0 && infinitive && t.markedAt(i, markNot): // "decided not to sell"
		return t.denied(), true
	case i > 0 && t.markedAt(i, markFailed): // "unable to reach"
		return untold, true
	case i > 0 && infinitive && t.told.status == "signed" && t.markedAt(i, markSettled) && !t.verbAt(i): // "pleased to announce"
		return t.told, true
	case t.verging(t.v): // "close to signing"
		return planned, true
	}
	return mood{}, false
}

// governed is what the verb says itself and what those verbs and nouns say that have
// it for their infinitive, the nearest first.
func (t *telling) governed() (mood, bool) {
	for j := t.k; j >= 0; j-- {
		switch c := &t.chunks[j]; c.Kind {
		case clause.Stop, clause.Sub:
			return mood{}, false
		case clause.Noun:
			if t.v.Form != clause.Infinitive {
				continue
			}
			if m, ok := t.ofNoun(j); ok {
				return m, true
			}
		case clause.Verb:
			if j < t.k && c.Form == clause.Infinitive && t.afterConj(t.k) {
				continue
			}
			if m, ok := t.ofVerb(j); ok {
				return m, true
			}
			if c.Form == clause.Finite || c.Form == clause.Participial {
				if ownership(t.f.typ) && j < t.k && t.v.Form == clause.Infinitive && t.chooses(c.Sym) {
					return planned, true // "hired bankers to sell its wind farm"
				}
				// "selected Acme to receive funding"
				return t.told, j < t.k && t.told.status == "signed" && t.v.Form == clause.Infinitive && t.chooses(c.Sym)
			}
		}
	}
	return mood{}, false
}

// nounMoods are the signs that a noun gives of the infinitive behind it, in the order in
// which they are asked.
func nounMoods() [6]func(*telling, int) (mood, bool) {
	return [...]func(*telling, int) (mood, bool){
		(*telling).ofChosen, (*telling).ofSought, (*telling).ofWay,
		(*telling).ofNone, (*telling).ofAgreement, (*telling).ofPlan,
	}
}

// ofNoun is what the noun j says of the infinitive t behind it.
func (t *telling) ofNoun(j int) (mood, bool) {
	for _, sign := range nounMoods() {
		if m, ok := sign(t, j); ok {
			return m, true
		}
	}
	return mood{}, false
}

// verbOf is the verb whose object the noun j is, nil if none stands before it.
func (t *telling) verbOf(j int) *clause.Chunk {
	if j > 0 && t.chunks[j-1].Kind == clause.Verb {
		return &t.chunks[j-1]
	}
	return nil
}

// ofChosen is what one says who is singled out for what t tells.
func (t *telling) ofChosen(j int) (mood, bool) {
	return t.told, t.told.status == "signed" && t.singledOut(j)
}

// ofSought is what those say who are sought: "is seeking investors to invest in Acme".
func (t *telling) ofSought(j int) (mood, bool) {
	if j+1 != t.k || !ownership(t.f.typ) || t.verbOf(j) == nil {
		return untold, false
	}
	c := &t.chunks[j]
	return untold, t.kindsOf(j)&needSuitor != 0 || !c.Named && t.s.cues.Has(t.d.Tokens[c.Head].Sym, cueFunder)
}

// ofWay is what one says that is only made ready: "paves the way for Acme to build".
func (t *telling) ofWay(j int) (mood, bool) {
	return untold, t.d.Tokens[t.chunks[j].Head].Sym == t.s.way && t.verbOf(j) != nil && j+1 < t.k && t.chunks[j+1].For
}

// ofNone is what a plan says that there is not: "has no plans to buy".
func (t *telling) ofNone(j int) (mood, bool) {
	if !t.markedAt(t.chunks[j].First, markNone) || j+1 != t.k && !t.markedHead(j, markPlan) {
		return mood{}, false
	}
	return t.denied(), true
}

// ofAgreement is what an agreement to do what t tells says of that: "a deal to buy".
func (t *telling) ofAgreement(j int) (mood, bool) {
	c := &t.chunks[j]
	a := t.agreementIn(c.Span)
	if a == nil || !t.heads(a, *c) || t.afterConj(t.k) {
		return mood{}, false
	}
	signed := t.told.status == "signed"
	if s := t.actOf(j); s != "" && signed {
		return mood{s, true}, true // "is in talks on a deal to buy"
	}
	by := j - 1
	if by > 0 && t.chunks[by].Kind == clause.Prep && t.leads(t.chunks[by].Sym) {
		by-- // "to enter into a deal to buy"
	}
	if by >= 0 && t.chunks[by].Kind == clause.Verb {
		if m, ok := t.ofMaking(by); ok {
			return m, true
		}
	}
	if v := t.saidOf(j); v >= 0 && t.chunks[v].Negated && t.s.marks.Has(t.chunks[v].Sym, markGoing) && signed {
		return mood{"ended", true}, true // "The deal to buy Acme will not go ahead"
	}
	if t.verging(*c) { // "is nearing a deal to buy", "is close to a deal to buy"
		return planned, true
	}
	typ := a.Entry.Get("type")
	early := typ == "letter_of_intent" || typ == "memorandum_of_understanding"
	if early && signed && (t.f.typ == "acquisition" || t.f.typ == "financing") {
		return planned, true // "a letter of intent to buy"
	}
	return t.told, true
}

// ofPlan is what a plan, talks or an option say.
func (t *telling) ofPlan(j int) (mood, bool) {
	if !t.markedHead(j, markPlan) {
		return mood{}, false
	}
	if t.fails(t.saidOf(j)) {
		return mood{"ended", true}, true // "a bid to buy Acme has collapsed"
	}
	if t.undone(j) {
		return mood{"ended", true}, true // "withdrew its offer to buy", "pulled out of the race to buy"
	}
	if v := t.verbOf(j); v != nil && !v.Negated {
		switch {
		case t.s.marks.Has(v.Sym, markStopped):
			return mood{"ended", true}, true // "suspended talks to sell"
		case t.told.status == "signed" && t.settledOn(j-1) &&
			(t.s.cues.Has(v.Sym, cueUses) || t.s.cues.Has(v.Sym, cueWins) && !t.s.cues.Has(t.d.Tokens[t.chunks[j].Head].Sym, cueOption)):
			return t.told, true // "exercised its option to buy", "won the race to buy"
		}
	}
	return planned, true
}

// ofMaking is what the verb j, whose object is an agreement to do what t tells, says
// of that.
func (t *telling) ofMaking(j int) (mood, bool) {
	failed := func(v *clause.Chunk) bool { return v.Negated || t.s.marks.Has(v.Sym, markFailed) }
	v := &t.chunks[j]
	switch {
	case failed(v): // "failed to reach a deal to buy"
		return untold, true
	case t.s.marks.Has(v.Sym, markStopped): // "terminated its agreement to buy"
		return mood{"ended", true}, true
	case t.mulled(j): // "wants to strike a deal to buy"
		return planned, true
	case t.told.status == "signed":
		if s, ok := t.Runner.status(j, t.f); ok && s == "planned" { // "expects to sign a deal to buy"
			return planned, true
		}
	}
	return untold, v.Form == clause.Infinitive && j > 0 && t.chunks[j-1].Kind == clause.Verb && failed(&t.chunks[j-1])
}

// settling reports whether the verb of t is one of making an agreement final.
func (t *telling) settling() bool {
	return t.f.object.role == agreement && t.told.status == "signed" &&
		t.s.marks.Has(t.v.Sym, markSigns) && t.s.marks.Has(t.v.Sym, markHappens)
}

// hasBid reports whether the verb j, with something between it and that of t, tells that
// somebody has bid: "quoted $20 to win 50 MW", "offered $20, winning 50 MW".
func (t *telling) hasBid(j int) bool {
	v := &t.chunks[j]
	return t.s.marks.Has(v.Sym, markPay) && (v.Past || v.Perfect) && t.k > j+1
}

// ofVerb is what the verb j, that of t itself or one that governs it, says of t.
func (t *telling) ofVerb(j int) (mood, bool) {
	c := &t.chunks[j]
	if c.Negated {
		return t.denied(), true
	}
	if j == t.k && t.settling() && c.Form == clause.Finite && strings.HasSuffix(t.d.Word(c.Head), "ing") {
		return planned, true // "are finalising a contract"
	}
	if j < t.k {
		signed, infinitive := t.told.status == "signed", t.v.Form == clause.Infinitive
		switch {
		case t.s.marks.Has(c.Sym, markFailed):
			return untold, true
		case signed && infinitive && t.cameAbout(j):
			return t.told, true
		case t.toGet(j) == t.k && c.Modal == 0:
			return t.told, true // "selected Acme to receive a grant"
		case t.told.status == "ended" && infinitive && t.s.cues.Has(c.Sym, cueLets) && !t.s.marks.Has(c.Modal, markOpen):
			return t.told, true // "was allowed to lapse"
		case signed && t.f.typ == "auction_award" && t.hasBid(j):
			return t.told, true
		case c.Bids && signed && infinitive:
			return planned, true // "allows Acme to buy"
		case t.s.marks.Has(c.Sym, markSettled) && !t.s.marks.Has(c.Modal, markOpen):
			if infinitive && t.settling() {
				return planned, true // "agreed to finalise a contract"
			}
			return t.told, true
		}
	}
	setUp := j == t.k && t.v.Head+1 < len(t.d.Tokens) && t.markedAt(t.v.Head+1, markParticle)
	return planned, t.s.marks.Has(c.Modal, markOpen) || t.s.marks.Has(c.Sym, markPlan) && !setUp
}

// formed is what the form of a verb says that nothing governs.
func (t *telling) formed() (mood, bool) {
	v := &t.v
	pays, _, _ := t.paid(t.k)
	switch {
	case v.Form == clause.Infinitive:
		return planned, t.told.status == "signed" || t.f.subject.role == agreement
	case v.Form != clause.Gerund:
		return mood{}, false
	case t.behindPlan():
		return planned, true
	case pays >= 0:
		status, told := t.Runner.status(pays, t.f) // "plans to spend $5 million on buying"
		return mood{status, told}, true
	case v.Perfect || t.f.object.role == agreement:
		return mood{}, false
	}
	return mood{t.told.status, t.led()}, true // "analysts favour selling the unit" tells of no sale
}

// behindPlan reports whether t is a gerund that tells what a plan or talks are about: "talks about
// selling a stake", "talks with Acme about selling".
func (t *telling) behindPlan() bool {
	k := t.k
	if k < 2 || t.chunks[k-1].Kind != clause.Prep || t.chunks[k-2].Kind != clause.Noun {
		return false
	}
	return t.markedHead(k-2, markPlan) || k > 3 && t.chunks[k-3].Sym == t.s.with && t.markedHead(k-4, markPlan)
}

// led reports whether t is a gerund of something done: behind a verb of beginning, "after" or the
// like, or with a clause to which it belongs.
func (t *telling) led() bool {
	k, p := t.k, t.k-1
	if p < 0 {
		return false
	}
	if t.begun(k) && t.commences(p) {
		return true
	}
	if (t.chunks[p].Kind == clause.Prep || t.chunks[p].Kind == clause.Sub) && t.markedChunk(p, markHaving) {
		return true
	}
	return t.adjunct(k) >= 0 || t.absolute(k) || t.factual(k)
}

// factual reports whether the gerund k tells what its subject is told to have done: "news of Acme buying
// the plant", not "the prospect of Acme buying the plant".
func (r *Runner) factual(k int) bool {
	subj := clause.Subject(r.chunks, k)
	if len(subj) == 0 || subj[0] < 2 || !r.chunks[subj[0]-1].Of {
		return false
	}
	return slices.Contains(r.s.facts, r.d.Tokens[r.chunks[subj[0]-2].Head].Sym)
}

// commences reports whether the verb of beginning p makes an agreement of what has been begun:
// "has started supplying gas".
func (t *telling) commences(p int) bool {
	return !t.chunks[p].Passive && (t.f.commits(t.f.typ) || t.f.typ == "cooperation_agreement")
}

// afterConj reports whether a conjunction joins chunk k to one before it, so that it is no part of
// what is told behind that one: "to set up a venture or sign a contract".
func (r *Runner) afterConj(k int) bool { return k > 0 && r.chunks[k-1].Kind == clause.Conj }

// chooses reports whether a verb is of those that make an agreement with their object
// ("select"), not of those that may tell of one told by its name ("announce").
func (r *Runner) chooses(verb token.Sym) bool {
	hires, named := false, false
	for _, f := range r.s.verbs.at(verb) {
		hires = hires || f.object.role == party && f.subject.role != target && f.status == ""
		named = named || f.object.role == agreement
	}
	return hires && !named && verb != r.s.be
}

// verging reports whether words beside a verb group say that it is about to be done:
// "close to signing", "nearing", "closing in on a deal".
func (r *Runner) verging(v clause.Chunk) bool {
	if v.End+1 < len(r.d.Tokens) && r.d.Tokens[v.End].Sym == r.s.in && r.d.Tokens[v.End+1].Sym == r.s.on {
		return true
	}
	i := v.First - 1
	if i > 1 && r.markedAt(i, markVerge) { // but not "said that financial close was reached"
		return r.agreementIn(token.Span{First: i - 1, End: v.First}) == nil
	}
	return i > 1 && r.d.Tokens[i].Sym == r.s.to && r.markedAt(i-1, markVerge)
}

// mulled reports whether what the verb group k tells is only thought or talked of:
// "is considering signing", "in talks to buy", "could strike".
func (r *Runner) mulled(k int) bool {
	for j := k; j >= 0; j-- {
		switch c := &r.chunks[j]; c.Kind {
		case clause.Stop, clause.Sub, clause.Rel, clause.Quote:
			return false
		case clause.Noun:
			if j < k && r.s.cues.Has(r.d.Tokens[c.Head].Sym, cueMulls) {
				return true
			}
		case clause.Verb:
			if r.s.cues.Has(c.Sym, cueMulls) || r.s.cues.Has(c.Modal, cueMulls) || r.verging(*c) {
				return true
			}
			if c.Form == clause.Finite {
				return false
			}
		}
	}
	return false
}

// absolute reports whether the gerund k tells beside a clause what another does:
// "The plant has a new owner, with Acme buying it", "The dam changed hands, Acme buying it".
func (r *Runner) absolute(k int) bool {
	if k < 3 || r.chunks[k-1].Kind != clause.Noun {
		return false
	}
	n := k - 1
	for n > 2 && r.enumerated(n) && r.chunks[n-2].Kind == clause.Noun {
		n -= 2
	}
	if n < k-1 && r.chunks[n-1].With {
		return true // "with Acme and Bolt winning 50 MW each"
	}
	switch by := &r.chunks[k-2]; {
	case by.Kind == clause.Verb:
		return by.Entails && r.chunks[k-1].Named // "The move follows Acme buying it"
	case by.With:
		return r.chunks[k-3].Kind == clause.Comma || r.chunks[k-1].Named
	case by.Kind == clause.Comma:
		return r.chunks[k-1].Named && !r.enumerated(k-3) && r.clauseBefore(k-2)
	}
	return false
}

// enumerated reports whether chunk k is a name that goes on a list.
func (r *Runner) enumerated(k int) bool {
	return r.chunks[k].Named && k > 0 && (r.chunks[k-1].Kind == clause.Comma || r.chunks[k-1].Kind == clause.Conj)
}

// clauseBefore reports whether a main clause stands before chunk k.
func (r *Runner) clauseBefore(k int) bool {
	for j := k - 1; j >= 0; j-- {
		switch c := &r.chunks[j]; c.Kind {
		case clause.Stop, clause.Sub, clause.Rel, clause.Quote:
			return false
		case clause.Verb:
			if c.Form == clause.Finite {
				return true
			}
		}
	}
	return false
}
