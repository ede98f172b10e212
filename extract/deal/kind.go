package deal

import (
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/name"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// fills reports whether the noun chunk n is of one of the kinds asked for.
func (r *Runner) fills(n int, needs need) bool {
	if needs == 0 {
		return true
	}
	what := r.kindsOf(n) & needs
	if what == needCompany && r.chunks[n].Len() == 1 && r.endsInS(r.chunks[n].Head) {
		return false // "deals to buy rivals"
	}
	if what != 0 || needs&needName == 0 || !r.unknownName(n) {
		return what != 0
	}
	return needs&needStake != 0 || r.headNeeds(n) == 0 // not "named Sunny Solar Array"
}

// unknownName reports whether the noun chunk n ends in capitalised words that are
// the name of nothing that the stages before know. The first word of a sentence tells nothing
// by its capital, be it quoted or not: "Historically, getting a loan".
func (r *Runner) unknownName(n int) bool {
	ch := r.chunks[n]
	last := ch.End - 1
	t := &r.d.Tokens[last]
	if !t.Is(token.Upper) {
		return false
	}
	first := last == r.d.Sentences[r.sent].First || ch.Len() == 1 && n == 1 && r.chunks[0].Kind == clause.Quote
	if first && !r.apposition(n) || r.chart.Find(last, r.s.demonym) != nil {
		return false
	}
	if r.s.object(t.Sym)&(needEquipment|needPower) != 0 && ch.Len() == 1 {
		return false
	}
	if w := r.d.Word(last); len(w) < 3 || strings.ToUpper(w[1:len(w)-1]) == w[1:len(w)-1] {
		return false // "CO2", "RECs"
	}
	for i := last; i >= ch.First && r.d.Tokens[i].Is(token.Upper); i-- {
		if r.named[i] || r.chart.Find(i, r.s.agreement) != nil {
			return false
		}
	}
	return !r.titleCase()
}

// ownership reports whether a type is of what investors, lenders and owners agree.
func ownership(typ string) bool {
	return typ == "acquisition" || typ == "financing" || typ == "joint_venture"
}

// headNeeds are the kinds of thing that the head of chunk k alone tells.
func (r *Runner) headNeeds(k int) need { return r.s.object(r.d.Tokens[r.chunks[k].Head].Sym) }

// stranger appends the one whose name, which no stage knows, ends the noun chunk n:
// an entity of the stage's own.
func (r *Runner) stranger(n int, dst []int) []int {
	ch := r.chunks[n]
	if ch.Kind != clause.Noun || !r.unknownName(n) || ch.Len() == 1 && r.s.clause.Participle(r.d.Tokens[ch.First].Sym) {
		return dst
	}
	if r.headNeeds(n) != 0 || r.markedHead(n, markMinister|markEnvoy|markGovernment|markHollow|markSpot|markCollective) {
		return dst
	}
	first := ch.End - 1
	for first > ch.First && r.d.Tokens[first-1].Is(token.Upper) {
		first--
	}
	called := strings.Join(strings.Fields(r.d.Slice(token.Span{First: first, End: ch.End})), " ")
	for e := r.given; e < len(r.in.Entities); e++ {
		if r.in.Entities[e].Name == called {
			return add(dst, e)
		}
	}
	r.in.Entities = append(r.in.Entities, name.Entity{Kind: record.Organization, Name: called})
	return add(dst, len(r.in.Entities)-1)
}

// apposition reports whether a noun phrase for a firm follows chunk n behind a comma:
// "Acme, a maker of pumps".
func (r *Runner) apposition(n int) bool {
	if n+2 >= len(r.chunks) || r.chunks[n+1].Kind != clause.Comma || r.chunks[n+2].Kind != clause.Noun || r.chunks[n+2].Len() < 2 {
		return false
	}
	head := r.d.Tokens[r.chunks[n+2].Head].Sym
	return r.s.object(head)&(needCompany|needBody) != 0 || r.s.marks.Has(head, markActor)
}

// kindsOf are the kinds of thing that the noun chunk k names; of a bare amount
// it is what the amount is of: "90 MW of turbines".
func (r *Runner) kindsOf(k int) need {
	ch := &r.chunks[k]
	sp := ch.Span
	out := r.kinds(sp)
	if r.pronounLike(k) {
		out |= needPronoun
	}
	if p := r.lastMention(sp, r.s.place); p != nil && p.End == sp.End && nation(r.entityOf(p)) {
		out |= needState
	}
	if out&needOrganization == 0 && r.acts(k, out) {
		out |= needOrganization
	}
	if r.asLot(k, out) {
		out |= needLot
	}
	out = r.withoutHollow(k, out)
	if p := r.lastMention(sp, r.s.percent); p != nil && p.End == sp.End {
		out |= needShare
	}
	if (ch.Definite || r.owned(k)) && r.model(ch.End-1) {
		out |= needTechnology // "Acme's MX-300", "the MX-300"
	}
	of, more := r.phraseKinds(k)
	out |= more
	if out&needEquipment != 0 && r.sitedBattery(k) {
		out |= needPlant
	}
	if r.markedHead(k, markShare) && (r.ranks(sp) || of < 0 && ch.Definite && ch.Len() == 2) {
		out |= needParcel // "the largest share", "the rest"
	}
	if of >= 0 && (ch.Len() == 1 || ch.Article && ch.Len() == 2) {
		out &^= needParcel // "a lot of noise"
	}
	if of < 0 && (r.shareAlone(ch.First, ch.End) || out&needShare != 0 && r.shareOfTold(k)) {
		out |= needStake | needHolding // "bought Acme's 20%", "sold the other half"
	}
	if k+2 < len(r.chunks) && r.producedThere(k) {
		out |= needPower | needLot // "everything it produces", "the 98 MW it is to yield"
	}
	if !r.endsInCapacity(sp) {
		return out
	}
	if of >= 0 {
		if what := r.kinds(r.chunks[of].Span); what&(needPlant|needStake|needEquipment) != 0 {
			return out | what
		}
	}
	return out | needOutput
}

// pronounLike reports whether the noun chunk k stands for something told before, without a word for
// it: "it", "them", "both", "the pair".
func (r *Runner) pronounLike(k int) bool {
	ch := &r.chunks[k]
	if ch.Pronoun && r.markedAt(ch.First, markIt|markThey) {
		return true
	}
	if !r.markedHead(k, markThey|markCollective) || !r.markedHead(k, markShare) {
		return false
	}
	return ch.Len() == 1 || ch.Definite && ch.Len() == 2
}

// sitedBattery reports whether the noun chunk k tells of batteries as of plants, by their number, capacity
// or article and where they stand: "eight batteries in Texas", "a 20 MW battery at Cremzow".
func (r *Runner) sitedBattery(k int) bool {
	if k+2 >= len(r.chunks) || r.chunks[k+1].Kind != clause.Prep || !r.s.marks.Has(r.chunks[k+1].Sym, markWhere) {
		return false
	}
	if r.in.Technology == nil || !r.placed(r.chunks[k+2]) || !r.muchOf(k) && !r.chunks[k].Article {
		return false
	}
	return r.in.Technology(token.Span{First: r.chunks[k].Head, End: r.chunks[k].End}) == "storage"
}

// asLot reports whether the noun chunk k, which names what, tells of machines or power as of those
// of a plant: "the turbines", "24 turbines", "the electricity", "its output".
func (r *Runner) asLot(k int, what need) bool {
	ch := &r.chunks[k]
	if what&needMachine != 0 {
		if ch.Definite {
			return true
		}
		if num := r.lastMention(ch.Span, r.s.num); num != nil && r.in.Numbers[num.Ref].Value < 1000 {
			return true
		}
	}
	return what&(needPower|needPlant) == needPower && (ch.Definite || r.markedAt(ch.First, markTheir))
}

// withoutHollow are the kinds of what the noun chunk k names without those of words that say
// little by themselves: a task, help, an amount.
func (r *Runner) withoutHollow(k int, what need) need {
	if what&needTask != 0 && (!r.chunks[k].Definite || !r.plainObject(k)) {
		what &^= needTask // "the work on the second dam"
	}
	if what&(needStudy|needWork|needHelp) != 0 {
		if what &^= needHelp; r.helpWith(k) {
			what |= needHelp
		}
	}
	if what&(needAmount|needSum|needAgreement) == needAmount && r.headNeeds(k)&(needPlant|needWork) != 0 {
		what &^= needAmount // "a $20 million project" is no money
	}
	return what
}

// acts reports whether the noun chunk k, which names what, means an organization by more
// than a name at its end: "the Acme venture", "Acme preferred supplier", "a group of Acme
// and Bolt", "Acme's solar arm".
func (r *Runner) acts(k int, what need) bool {
	actor, group := r.markedHead(k, markActor), r.markedHead(k, markCollective)
	if actor && (what&(needCompany|needStake) == 0 || !r.owned(k)) {
		if _, ok := r.organizationIn(r.chunks[k].Span); ok {
			return true
		}
	}
	return group && (actor && r.owned(k) || len(r.members(k, nil)) > 0)
}

// helpWith reports whether the noun chunk k ends in a word for help that tells with which works
// or studies, or is the first of several such that lean on it: "engineering support", "design,
// testing and licensing support".
func (r *Runner) helpWith(k int) bool {
	first := r.chunks[k].First
	for k+2 < len(r.chunks) && r.bareInList(k) && r.headNeeds(k)&needHelp == 0 {
		k += 2
	}
	if k+1 < len(r.chunks) && r.chunks[k].Form == clause.Gerund && r.chunks[k+1].Kind == clause.Noun {
		k++ // "design and licensing support"
	}
	if r.chunks[k].Kind != clause.Noun {
		return false
	}
	head := r.chunks[k].Head
	if r.s.object(r.d.Tokens[head].Sym)&needHelp == 0 {
		return false
	}
	for i := first; i < head; i++ {
		if r.s.object(r.d.Tokens[i].Sym)&(needWork|needStudy) != 0 {
			return true
		}
	}
	return false
}

// bareInList reports whether chunk k is a noun without a name or "the" before a comma or
// a conjunction.
func (r *Runner) bareInList(k int) bool {
	if ch := &r.chunks[k]; ch.Kind != clause.Noun || ch.Definite || ch.Named {
		return false
	}
	next := r.chunks[k+1].Kind
	return next == clause.Conj || next == clause.Comma
}

// phraseKinds are the kinds of thing that the phrase behind the noun chunk k makes it,
// and the noun chunk to which "of" leads there, -1 if none does.
func (r *Runner) phraseKinds(k int) (of int, out need) {
	j := k + 1
	if j < len(r.chunks) && r.chunks[j].Kind == clause.Paren { // "750 megawatts (MW) of assets"
		if j++; j < len(r.chunks) && r.chunks[j].Kind == clause.Noun && !r.chunks[j].Named && r.endsInCapacity(r.chunks[k].Span) {
			return j, 0 // "its 200 MW (gross) portfolio"
		}
	}
	if j+1 < len(r.chunks) && r.chunks[j].Kind == clause.Prep && r.chunks[j+1].Sym == r.s.of {
		j++ // "750 MW worth of assets"
	}
	if j+1 >= len(r.chunks) || r.chunks[j+1].Kind != clause.Noun {
		return -1, 0
	}
	switch r.chunks[j].Sym {
	case r.s.of:
		of = r.coordinatedHead(j + 1)
		if head := r.chunks[k].Head; !r.named[head] && r.s.flows.has(r.d.Tokens[head].Sym) {
			return of, r.kinds(r.chunks[of].Span) & (needPower | needEquipment | needFuel | needMachine) // "supplies of nuclear fuel"
		}
		if !r.measure(k) {
			return of, 0
		}
		if r.chunks[of].Pronoun {
			return of, r.shareMeant(of) // "two thirds of it"
		}
		for of+2 < len(r.chunks) && r.measure(of) && r.chunks[of+1].Sym == r.s.of && r.chunks[of+2].Kind == clause.Noun {
			of += 2 // "a total of 24 of its turbines"
		}
		return of, r.shareKinds(k, of)
	case r.s.in:
		if !r.measure(k) || r.takesPart(k) {
			break
		}
		what := r.kinds(r.chunks[r.coordinatedHead(j+1)].Span)
		if what&(needOrganization|needProject|needPlant|needCompany|needBody) != 0 || what&needStake != 0 && r.chunks[j+1].Definite {
			return -1, needStake | needHolding // "51 percent in Acme", "a majority in two wind farms", "40% in the Moda and Kalo assets"
		}
	}
	return -1, 0
}

// producedThere reports whether a clause behind the noun chunk k tells who produces it.
func (r *Runner) producedThere(k int) bool {
	ch, v := &r.chunks[k], k+2
	all := ch.Len() == 1 && r.markedHead(k, markShare) // "everything"
	if !all && !(ch.Definite && r.endsInCapacity(ch.Span)) {
		return false
	}
	if r.chunks[k+1].Kind != clause.Noun || r.chunks[v].Kind != clause.Verb {
		return false
	}
	if r.chunks[v].Sym == r.s.be && v+1 < len(r.chunks) && r.chunks[v+1].Kind == clause.Verb {
		v++ // "it is to yield"
	}
	return r.s.cues.Has(r.chunks[v].Sym, cueProduces)
}

// shareMeant are the kinds of thing that a share of what the pronoun in chunk k means is: of the
// last noun before it in the sentence that names goods, or something that can be owned.
func (r *Runner) shareMeant(k int) need {
	for j := k - 1; j >= 0; j-- {
		if ch := &r.chunks[j]; ch.Kind == clause.Noun && !ch.Pronoun {
			what := r.kinds(ch.Span)
			if goods := what & (needPower | needOutput | needEquipment | needFuel); goods != 0 {
				return goods
			}
			if what&(needPlant|needProject|needStake) != 0 {
				return needStake | needHolding
			}
		}
	}
	return 0
}

// shareKinds are the kinds of thing that a measure in chunk k is of what chunk of names:
// "51 percent of Acme", "all of its shares", "Acme's share of the plant".
func (r *Runner) shareKinds(k, of int) need {
	sp, what := r.chunks[k].Span, r.kinds(r.chunks[of].Span)
	p := r.lastMention(sp, r.s.percent)
	if what&^needLot == 0 && p != nil && of+2 < len(r.chunks) && r.chunks[of+1].Sym == r.s.of && r.chunks[of+2].Kind == clause.Noun {
		what |= r.kinds(r.chunks[of+2].Span) & (needProject | needPlant) // "5% of one train of the Moda project"
	}
	if of+1 < len(r.chunks) && what&needCapacity != 0 {
		if v := &r.chunks[of+1]; v.Kind == clause.Verb && v.Form == clause.Participial && r.s.cues.Has(v.Sym, cueProduces) {
			return what | needPower // "half of the 120 MW generated there"
		}
	}
	if ch := &r.chunks[of]; what&(needCapacity|needPower|needEquipment) == needCapacity && ch.Definite && !r.endsInCapacity(ch.Span) {
		return what | needStake | needHolding // "half of its 120 MW duo"
	}
	switch {
	case what&(needOrganization|needProject) != 0, r.unknownName(of), p != nil && r.plantsSite(of):
		return what | needStake | needHolding
	case what&(needStake|needPlant|needCompany) != 0 && (p != nil && p.End == sp.End || r.owned(k)):
		return what | needStake | needHolding
	}
	return what
}

// plantsSite reports whether the noun chunk k ends in the name of a place that no list knows: of
// such a place somebody has a share only where a plant is called by it.
func (r *Runner) plantsSite(k int) bool {
	a := r.lastMention(r.chunks[k].Span, r.s.place)
	return a != nil && a.End == r.chunks[k].End && r.entityOf(a).Entry == nil
}

// shareAlone reports whether a span is a percentage or a half that someone has, or that is
// the rest of what was told: "Acme's 20%", "the remaining 49 percent", "its half".
func (r *Runner) shareAlone(first, end int) bool {
	if r.d.Tokens[end-1].Sym != r.s.half {
		p := r.lastMention(token.Span{First: first, End: end}, r.s.percent)
		if p == nil || p.End != end {
			return false
		}
		end = p.First + 1
	}
	return end-2 >= first && r.leftOver(end-2)
}

// shareOfTold reports whether the percentage in chunk k is what somebody does something to behind
// a word for a holding, of which it is a part: "cut its stake in Acme, selling 10% to Bolt".
func (r *Runner) shareOfTold(k int) bool {
	if k < 1 || k+1 >= len(r.chunks) || r.chunks[k-1].Kind != clause.Verb {
		return false
	}
	if way := &r.chunks[k+1]; way.Kind != clause.Prep || way.Sym != r.s.to && way.Sym != r.s.from {
		return false
	}
	for j := k - 2; j >= 0; j-- {
		if ch := &r.chunks[j]; ch.Kind == clause.Noun && r.s.object(r.d.Tokens[ch.Head].Sym)&needHolding != 0 {
			return true
		}
	}
	return false
}

// leftOver reports whether a genitive, a possessive or a word for the rest stands at token
// i, before a share.
func (r *Runner) leftOver(i int) bool {
	return i >= 0 && (r.d.Tokens[i].Sym == r.s.possessive || r.markedAt(i, markTheir) || r.s.cues.Has(r.d.Tokens[i].Sym, cueRest))
}

// endsInCapacity reports whether a span ends in an amount of power or energy.
func (r *Runner) endsInCapacity(sp token.Span) bool {
	for _, l := range [...]rule.Label{r.s.power, r.s.energy} { // "50MW/100MWh"
		if a := r.lastMention(sp, l); a != nil && a.End == sp.End {
			return true
		}
	}
	return false
}

// model reports whether the word that ends at token i is a code in which letters and
// a number stand: "MX300", "MX-300"; not "CO2".
func (r *Runner) model(i int) bool {
	t := &r.d.Tokens[i]
	if t.Is(token.Letter) {
		return t.Is(token.Upper) && t.End-t.Start > 3 && digit(r.d.Text[t.End-1]) && digit(r.d.Text[t.End-2])
	}
	if !t.Is(token.Digit) || t.Is(token.SpaceBefore) && !t.Is(token.Upper) {
		return false
	}
	return t.Is(token.Upper) || i > 1 && r.hyphenated(i-1) && r.d.Tokens[i-2].Is(token.Upper)
}

func digit(b byte) bool { return '0' <= b && b <= '9' }

// anyWares reports whether the noun chunk k names what can be bought by nothing but its
// kind: "desalination plants", "non-core assets".
func (r *Runner) anyWares(k int) bool {
	ch := r.chunks[k]
	if r.headNeeds(k)&(needPlant|needStake|needHolding|needCompany) == 0 || !r.endsInS(ch.Head) {
		return false
	}
	if r.s.clause.Function(ch.Sym) || r.afterConj(k) || r.lastMention(ch.Span, r.s.num) != nil {
		return false
	}
	for i := ch.First; i < ch.End; i++ {
		if t := &r.d.Tokens[i]; t.Is(token.Digit) || t.Is(token.Upper) || r.named[i] {
			return false
		}
	}
	return true
}

// takesPart reports whether the noun chunk k is the bare "part" of taking part, which
// is no share.
func (r *Runner) takesPart(k int) bool {
	return r.chunks[k].Len() == 1 && r.chunks[k].Sym == r.s.part
}

// coordinatedHead is the noun chunk on whose head the modifier in chunk n leans:
// of "solar and wind assets", "the Moda and Kalo dams" the one of the assets or the
// dams; n itself if it has its own.
func (r *Runner) coordinatedHead(n int) int {
	if y := r.d.Tokens[r.chunks[n].Head].Sym; r.s.domain.has(y) && r.s.object(y)&^(needPower|needFuel|needEquipment) == 0 {
		h := r.listHead(r.chunks[n].Head, r.d.Sentences[r.sent].End) // "gas, hydro and solar plants"
		for m := n + 2; h > 0 && m < len(r.chunks); m++ {
			if r.chunks[m].Head == h {
				return m
			}
		}
	}
	if n+2 >= len(r.chunks) || r.chunks[n+1].Kind != clause.Conj || r.chunks[n+2].Kind != clause.Noun || r.chunks[n+2].Len() < 2 {
		return n
	}
	next := r.chunks[n+2]
	if r.chunks[n].Len() == 1 && r.bare(n) && r.kinds(r.chunks[n].Span)&^needPower == 0 && r.bare(n+2) {
		return n + 2
	}
	last := r.chunks[n].End - 1
	if !r.d.Tokens[last].Is(token.Upper) || r.chart.Find(last, r.s.org) != nil || !r.d.Tokens[next.First].Is(token.Upper) {
		return n
	}
	if r.endsInS(next.Head) && r.headNeeds(n+2)&(needPlant|needStake) != 0 {
		return n + 2
	}
	return n
}

// measure reports whether a noun chunk is only a share or an amount of what
// follows.
func (r *Runner) measure(k int) bool {
	ch := r.chunks[k]
	if r.markedAt(ch.Head, markShare) {
		return true
	}
	if a := r.lastMention(ch.Span, r.s.num); a != nil && a.End == ch.End {
		return true // "24 of its turbines"
	}
	for _, l := range [...]rule.Label{r.s.percent, r.s.amount, r.s.power, r.s.energy, r.s.duration} {
		if a := r.lastMention(ch.Span, l); a != nil && a.End == ch.End {
			return true
		}
	}
	return false
}
