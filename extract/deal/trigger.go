package deal

import (
	"slices"
	"strings"

	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// Kinds of thing of which no rule asks by name.
const (
	needShare need = 1 << (61 + iota) // a percentage
	needNoun                          // an agreement of which the frame of nouns may tell
	needIt                            // a pronoun for an agreement of the sentence before
)

// demand is what a sentence must hold for a frame to fit there.
type demand struct {
	things   []need       // of each of these it names a thing
	phrases  lexicon.Mark // it has one of these prepositions, if any is asked for
	instead  need         // or such a thing in their place
	auction  bool         // it tells of an auction
	together bool         // something is done in common
}

// demand is what the frame asks for; prepositions are those of all frames.
func (f *frame) demand(prepositions map[token.Sym]lexicon.Mark) demand {
	d := demand{auction: f.asksAuction, together: f.asksTogether}
	ask := func(n need) {
		if n != 0 {
			d.things = append(d.things, n)
		}
	}
	if f.subject.role == agreement && f.subject.needs&needFunding != 0 {
		ask(f.subject.needs | needIt)
	} else if f.subject.role == agreement || f.subject.role == target {
		ask(f.subject.needs)
	}
	if want := f.object.needs; want != 0 && f.subject.role != agreement && f.object.role != noRole {
		switch f.object.role {
		case agreement:
			want |= needIt
		case target:
			for _, s := range f.preps {
				if s.role == target && s.needs&needRole != 0 {
					want |= s.needs // "acts as contractor"
				}
			}
		}
		ask(want)
	}
	if f.subject.needs&needLender != 0 {
		ask(needLender)
	}
	if f.asksSite {
		ask(needPlant | needProject | needCapacity)
	}
	if f.asksWinner {
		ask(needWinner)
	}
	if f.general && f.asksTwo && f.subject.needs == needOrganization {
		ask(needOrganization | needCompany | needBody | needPartner)
	}
	if f.asksUnder {
		d.instead |= needAgreement | needInvestment | needIt
	}
	if f.asksCapacity {
		d.instead |= needCapacity
	}
	if f.asksOwner {
		d.instead |= needOwned
	}
	if f.asksTerms {
		d.instead |= needTerm | needSum
	}
	if f.asks[0] {
		return d
	}
	led := need(0) // what the phrases lead to, if each leads to a thing of some kind
	for p := range f.asks {
		d.phrases |= prepositions[p]
		switch s := f.preps[p]; {
		case s.role == party || s.needs == 0 || f.typ == "topic":
			led = ^need(0)
		case s.role == agreement:
			led |= s.needs | needIt
		default:
			led |= s.needs
		}
	}
	if len(f.asks) > 0 && led != ^need(0) {
		ask(led | d.instead)
	}
	return d
}

// sense is what a word says of whether a sentence may tell of an agreement.
type sense struct {
	gives       need         // kinds of thing that it may name
	preposition lexicon.Mark // which it is, of those that frames ask for
	share       bool         // it is a share of what follows
	together    bool         // it says that something is done in common
	one         bool         // it may stand for one more agreement
	side        bool         // it tells one side of an agreement
	verb        *opening     // whose form it can be
}

// opening is a verb with what its frames ask for.
type opening struct {
	lemma   token.Sym
	demands []demand
	phrasal []phrasal
}

// phrasal is what a frame of a verb asks for that a particle must follow: "is in
// talks".
type phrasal struct {
	particle []token.Sym
	demand
}

// trigger notes what words say, of lists and frames that are complete.
func (s *Stage) trigger(lex *lexicon.Lexicon) {
	s.things = rule.MaskOf(s.agreement, s.phrase, s.org, s.project, s.place, s.money, s.power, s.energy, s.percent, s.amount)
	var together []token.Sym
	for _, e := range lex.Entries("deal_words") {
		if marks[e.Get("mark")] == markTogether { // of "in partnership with" the noun
			long := slices.MaxFunc(strings.Fields(e.Name), func(a, b string) int { return len(a) - len(b) })
			together = append(together, lex.Vocab.InternString(long))
		}
	}
	senses := make([]sense, lex.Vocab.Len())
	prepositions := map[token.Sym]lexicon.Mark{}
	for f := range s.verbs.all() {
		for p := range f.asks {
			if _, ok := prepositions[p]; p != 0 && !ok {
				prepositions[p] = 1 << len(prepositions)
				senses[p].preposition = prepositions[p]
			}
		}
	}
	for f := range s.verbs.all() {
		f.asked = f.demand(prepositions)
	}
	openings := map[token.Sym]*opening{}
	for lemma, frames := range s.verbs.bySym {
		if len(frames) == 0 {
			continue
		}
		o := &opening{lemma: token.Sym(lemma)}
		for _, f := range frames {
			if len(f.particle) > 0 {
				o.phrasal = append(o.phrasal, phrasal{f.particle, f.asked})
			} else {
				o.demands = append(o.demands, f.asked)
			}
		}
		openings[o.lemma] = o
	}
	for y := range senses {
		w, sym := &senses[y], token.Sym(y)
		w.verb = openings[s.clause.Lemma(sym)]
		if w.gives = s.object(sym); w.gives&needEquipment != 0 {
			w.gives |= needMachine | needLot
		}
		if w.gives&needPower != 0 {
			w.gives |= needLot
		}
		w.share, w.one, w.side = s.marks.Has(sym, markShare), s.marks.Has(sym, markOne), s.cues.Has(sym, cueSides)
		if s.marks.Has(sym, markAuction) {
			w.gives |= needAuction | needTender
		}
		if s.marks.Has(sym, markCollective) {
			w.gives |= needOrganization
		}
		if s.marks.Has(sym, markThey|markCollective) && w.share {
			w.gives |= needPronoun
		}
		if sym == s.possessive {
			w.gives |= needOwned
		}
		if s.marks.Has(sym, markIt) {
			w.gives |= needIt | needOrganization | needPronoun
		}
		if s.cues.Has(s.clause.Lemma(sym), cueProduces) {
			w.gives |= needPower | needLot
		}
		if s.cues.Has(sym, cueYears) {
			w.gives |= needTerm
		}
	}
	for _, y := range together {
		senses[y].together = true
	}
	s.senses, s.senseOf, s.sensed = make([]sense, 1), make([]uint16, len(senses)), lex.Vocab.NewUser()
	for y, w := range senses {
		if w != (sense{}) {
			s.senseOf[y] = uint16(len(s.senses))
			s.senses = append(s.senses, w)
			lex.Vocab.Use(token.Sym(y), s.sensed)
		}
	}
}

// verbAt is a verb that may open a frame in the sentence at hand.
type verbAt struct {
	*opening
	at int // token
}

// triggered reports whether sentence n may tell of an agreement: a word for one
// stands in it, or the verb of a frame and all that this asks for.
func (r *Runner) triggered(n int) bool {
	s := r.d.Sentences[n].Span
	var have need
	r.sight = sight{}
	r.verbs = r.verbs[:0]
	tokens, senseOf := r.d.Tokens, r.s.senseOf
	for i := s.First; i < s.End; i++ {
		t := &tokens[i]
		if t.Uses&r.s.sensed != 0 && int(t.Sym) < len(senseOf) && senseOf[t.Sym] != 0 {
			w := &r.s.senses[senseOf[t.Sym]]
			have |= w.gives
			r.sight.preps |= w.preposition
			r.sight.together = r.sight.together || w.together
			if w.share {
				have |= r.shareBefore(i, i+1)
			}
			if w.side && len(r.cands) > 0 && r.cands[len(r.cands)-1].sent >= n-3 && i < s.First+16 {
				have |= needNoun
			}
			if w.one && (r.partnerAt(i+1) || r.signedAt(i)) && r.likeOne() != nil {
				have |= needNoun | needAgreement | needContract | needFirm
			}
			if w.verb != nil && !r.named[i] && !(i > s.First && r.s.clause.Opening(tokens[i-1].Sym)) && !r.auxiliary(i, s.End) {
				r.verbs = append(r.verbs, verbAt{w.verb, i})
			}
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
	if have&needStake != 0 && have&needShare != 0 {
		have |= needHolding // "a 20% interest"
	}
	if (r.markedAt(s.First, markThese|markOne) || s.Len() > 1 && r.markedAt(s.First+1, markOne)) && r.winBefore(n) {
		have |= needWinner // "They are Acme", "The first is Acme"
	}
	if have&needWinner != 0 && r.auction(n) {
		have |= needNoun // "The winners of the tender: Acme", "Acme, winner of the tender"
	}
	r.sight.could |= have
	if k := len(r.cands) - 1; k < 0 || r.cands[k].sent < n-1 || r.cands[k].noun < 0 {
		have &^= needIt
	}
	if len(r.cands) == 0 && !(r.energy || r.sites || r.near[n]) && have&(needPower|needOutput|needCapacity) == 0 {
		return false // no agreement told here could stand
	}
	r.woken = r.woken[:0]
	for _, v := range r.verbs {
		if r.satisfied(n, v, have) {
			r.woken = append(r.woken, v.lemma)
		}
	}
	r.general = r.general[:0]
	for _, f := range r.s.verbs.any {
		if r.met(n, &f.asked, have) {
			r.general = append(r.general, f)
		}
	}
	return len(r.woken) > 0 || len(r.general) > 0 || have&needNoun != 0 || have&needSum != 0 && have&(needAgreement|needInvestment) != 0
}

// satisfied reports whether sentence n, which has these kinds of thing, holds all that a frame
// of a verb asks for.
func (r *Runner) satisfied(n int, v verbAt, have need) bool {
	for i := range v.demands {
		if r.met(n, &v.demands[i], have) {
			return true
		}
	}
	for i := range v.phrasal {
		if p := &v.phrasal[i]; r.met(n, &p.demand, have) && r.particleAt(v.at+1, p.particle) >= 0 {
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
	could    need // kinds of thing, also those that agreements told in it may add
	preps    lexicon.Mark
	together bool
}

// met reports whether sentence n, which has these kinds of thing, holds what a
// frame asks for.
func (r *Runner) met(n int, d *demand, have need) bool {
	return d.named(have) && (d.phrases == 0 || d.phrases&r.sight.preps != 0 || d.instead&have != 0) && (!d.together || r.sight.together) && (!d.auction || r.auction(n))
}

// named reports whether a sentence names all that a frame asks for.
func (d *demand) named(have need) bool {
	for _, t := range d.things {
		if t&have == 0 {
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

// served reports whether the sentence last looked at has what some frame of a
// verb asks for.
func (r *Runner) served(lemma token.Sym) bool { return slices.Contains(r.woken, lemma) }
