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
	needShare need = needKinds << iota // a percentage
	needNoun                           // an agreement of which the frame of nouns may tell
	needIt                             // a pronoun for an agreement of the sentence before
)

// most is how many kinds of thing a frame may ask for.
const most = 5

// demand is what a sentence must hold for a frame to fit there.
type demand struct {
	things   [most]need   // of each of these it names a thing
	phrases  lexicon.Mark // it has one of these prepositions, if any is asked for
	instead  need         // or such a thing in their place
	auction  bool         // it tells of an auction
	together bool         // something is done in common
}

// demand is what the frame asks for; prepositions are those of all frames.
func (f *frame) demand(prepositions map[token.Sym]lexicon.Mark) demand {
	d := demand{auction: f.asksAuction, together: f.asksTogether}
	asked := 0
	ask := func(n need) {
		if n != 0 {
			d.things[asked] = n
			asked++
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
		d.instead |= needOwned | f.object.needs&(needPlant|needProject|needPronoun|needWork|needStudy) // which may be told of before
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

// opening is a verb with its frames.
type opening struct {
	lemma  token.Sym
	frames []verbFrame
}

// longest is the longest word of a phrase, by which a sentence that may have it is known: of
// "in partnership with" the noun.
func longest(lex *lexicon.Lexicon, phrase string) token.Sym {
	return lex.Vocab.InternString(slices.MaxFunc(strings.Fields(phrase), func(a, b string) int { return len(a) - len(b) }))
}

// trigger notes what words say, of lists and frames that are complete.
func (s *Stage) trigger(lex *lexicon.Lexicon) {
	s.things = rule.MaskOf(s.agreement, s.phrase, s.org, s.project, s.place, s.money, s.power, s.energy, s.percent, s.amount)
	var together []token.Sym
	for _, e := range lex.Entries("deal_words") {
		if marks[e.Get("mark")] == markTogether {
			together = append(together, longest(lex, e.Name))
		}
	}
	senses := make([]sense, lex.Vocab.Len())
	prepositions := map[token.Sym]lexicon.Mark{}
	for f := range s.verbs.all() {
		for p := range f.asks {
			if _, ok := prepositions[p]; p != 0 && !ok {
				prepositions[p] = 1 << len(prepositions)
				senses[longest(lex, lex.Vocab.Word(p))].preposition = prepositions[p]
			}
		}
	}
	for f := range s.verbs.all() {
		f.asked = f.demand(prepositions)
	}
	openings := map[token.Sym]*opening{}
	for lemma, frames := range s.verbs.bySym {
		if len(frames) > 0 {
			openings[token.Sym(lemma)] = &opening{token.Sym(lemma), frames}
		}
	}
	for y := range senses {
		w, sym := &senses[y], token.Sym(y)
		lemma := s.clause.Lemma(sym)
		w.verb = openings[lemma]
		if o := openings[sym]; o != nil && lemma != sym { // "lay", also the past of "lie"
			if w.verb == nil {
				w.verb = &opening{lemma: lemma}
			}
			w.verb = &opening{lemma, slices.Concat(w.verb.frames, o.frames)}
		}
		if w.gives = s.object(sym); w.gives&needEquipment != 0 {
			w.gives |= needMachine | needLot
		}
		if w.gives&needPower != 0 {
			w.gives |= needLot
		}
		w.share, w.one, w.side = s.marks.Has(sym, markShare), s.marks.Has(sym, markOne), s.cues.Has(sym, cueSides) || w.gives&needOwner != 0
		if s.marks.Has(sym, markAuction|markSale) { // "lease sale"
			w.gives |= needAuction | needTender
		}
		if s.marks.Has(sym, markCollective) {
			w.gives |= needOrganization
		}
		if s.marks.Has(sym, markThey) || s.marks.Has(sym, markCollective) && w.share {
			w.gives |= needPronoun
		}
		if sym == s.possessive || sym == s.apostrophe || sym == s.quotation || sym == s.of || s.marks.Has(sym, markTheir) {
			w.gives |= needOwned // "Acme's plant", "the plant of Acme", "its plant"
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
