package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/record"
)

// objects are the noun chunks that fill the object of a frame, nil if none of
// them is of a kind that the frame asks for.
func (r *Runner) objects(k int, f *frame, subj []int, args []clause.Arg) []int {
	if o := r.ranked(k, f, subj); o >= 0 {
		return []int{o}
	}
	switch {
	case f.subject.role == agreement:
		return r.agreementSubjects(f, subj)
	case f.object.role == noRole:
		return r.toldByVerb(k, f, subj, args)
	case r.chunks[k].Passive:
		return r.passiveObjects(k, f, subj, args)
	case f.object.role == agreement:
		return r.activeAgreements(k, f, subj, args)
	}
	return r.activeObjects(k, f, subj, args)
}

// ranked is what fills the object of a frame by what the clause of the verb group k says of how
// it ranks among others: "The order from Acme is the largest Bolt has ever won", "The deal
// with Acme is the first contract that Bolt has signed", "The plant is the first it bought";
// -1 if it does not.
func (r *Runner) ranked(k int, f *frame, subj []int) int {
	if f.object.role != agreement && f.object.role != target || f.object.needs == 0 || len(subj) == 0 || subj[0] > k {
		return -1
	}
	n := subj[0] - 1
	if n > 0 && r.chunks[n].Kind == clause.Rel {
		n--
	}
	if n < 1 || r.chunks[n].Kind != clause.Noun || !r.chunks[n].Definite || r.chunks[n-1].Sym != r.s.be || r.chunks[n-1].Kind != clause.Verb {
		return -1
	}
	is := clause.Subject(r.chunks, n-1)
	word := r.agreementIn(r.chunks[n].Span)
	if len(is) == 0 || word == nil && r.kindsOf(n) != 0 {
		return -1
	}
	if f.object.role == target {
		if word == nil && r.fills(is[0], f.object.needs) {
			return is[0]
		}
		return -1
	}
	o := r.agreedWith(is[0], f)
	if a := r.agreementIn(r.chunks[o].Span); a == nil || !r.heads(a, r.chunks[o]) || !r.firm(o, f.object.needs) {
		return -1
	}
	if word != nil {
		r.claim(n)
	}
	return o
}

// agreementSubjects are the agreements that are the subject: "a loan agreement followed".
func (r *Runner) agreementSubjects(f *frame, subj []int) []int {
	var out []int
	for _, n := range subj {
		n = r.agreedWith(n, f)
		if r.firm(n, f.subject.needs) || f.subject.needs&needFunding != 0 && r.it(n) && r.cands[len(r.cands)-1].typ == "financing" {
			out = append(out, n) // "a $5 million loan. It comes from Acme"
		}
	}
	return out
}

// agreedWith is the agreement of which the nouns that end with chunk n name the partners: "a
// deal with Acme and Bolt that expired"; n itself if they do not.
func (r *Runner) agreedWith(n int, f *frame) int {
	for j := n; j > 1 && r.chunks[j].Named && r.chunks[j-2].Kind == clause.Noun; j -= 2 {
		switch p := &r.chunks[j-1]; {
		case p.Kind == clause.Conj || p.Kind == clause.Comma:
		case p.Kind == clause.Prep && f.preps[p.Sym].role == party && r.firm(j-2, f.subject.needs):
			return j - 2
		default:
			return n
		}
	}
	return n
}

// toldByVerb is what the verb group k tells in a frame without an object: of its subject,
// "the $5 million came from Acme", or else by itself.
func (r *Runner) toldByVerb(k int, f *frame, subj []int, args []clause.Arg) []int {
	if f.asksAlone && f.subject.role == target && r.chunks[k].Passive {
		return nil // "The plant will be delivered to Acme" sells nothing
	}
	if f.subject.role == target {
		for _, n := range subj {
			if r.fills(n, f.subject.needs) {
				return []int{n}
			}
		}
	}
	if f.general && (f.subject.role == target || !slices.ContainsFunc(args, func(a clause.Arg) bool { return f.asks[a.Prep] })) {
		return nil
	}
	return []int{k}
}

// passiveObjects are the objects of a passive: its subjects, or what somebody is given.
func (r *Runner) passiveObjects(k int, f *frame, subj []int, args []clause.Arg) []int {
	if len(args) > 0 && args[0].Prep == 0 && args[0].Verb < 0 {
		var out []int
		switch f.object.role {
		case agreement:
			out = r.agreementObjects(f, args[:1]) // "a joint venture was awarded a contract"
		case target:
			out = r.directObjects(f, args[:1]) // "Acme's solar unit, Bolt, was awarded 57 MW"
		}
		if len(out) > 0 {
			return out
		}
	}
	out := r.passiveSubjects(f, subj)
	switch {
	case len(out) > 0, f.object.role == party:
		return out
	case f.object.role != agreement:
		return r.directObjects(f, args) // "was awarded 57 MW"
	}
	out = r.agreementObjects(f, args) // "was awarded a contract"
	if len(out) == 0 && r.chunks[k].Form == clause.Participial {
		return r.agreementBefore(k, f) // "a contract with Acme for coal, signed in May"
	}
	return out
}

// passiveSubjects are the subjects of a passive to which what a frame tells is done.
func (r *Runner) passiveSubjects(f *frame, subj []int) []int {
	var out []int
	for _, n := range subj {
		if f.object.role == agreement && f.object.needs&needFunding == 0 && r.it(n) {
			return []int{n} // "It was signed on Monday"
		}
		if len(out) > 0 && r.described(out[0], n) {
			break // "Acme, the owner of the plant, was bought"
		}
		if n != subj[0] && f.object.role == agreement && r.chunks[n].Article && r.chunks[n-1].Kind == clause.Comma && r.organization(subj[0]) >= 0 {
			continue // "Acme, a venture of Bolt and Cue, was granted leave"
		}
		if r.doneToWhole(n, f.object.needs) {
			n -= 2
		} else if f.object.role == agreement {
			n = r.pastSum(n)
		}
		fits := r.fills(n, f.object.needs) || r.remains(n) || r.standsFor(n, f)
		if fits || f.object.role == agreement && (r.firm(n, f.object.needs) || r.summedUp(n, f)) {
			out = append(out, n)
		}
	}
	return out
}

// doneToWhole reports whether what is told of the noun chunk n is done to that which "of" says n
// goes with: "Construction of the plant, entrusted to Acme", "the plant of Bolt, financed by Acme".
func (r *Runner) doneToWhole(n int, needs need) bool {
	if n < 2 || r.chunks[n-1].Sym != r.s.of || r.chunks[n-2].Kind != clause.Noun || r.kindsOf(n-2)&needs == 0 {
		return false
	}
	return needs&(needWork|needStudy) != 0 || !r.fills(n, needs)
}

// activeAgreements are the agreements that somebody makes: among the arguments, or before
// a relative clause.
func (r *Runner) activeAgreements(k int, f *frame, subj []int, args []clause.Arg) []int {
	if out := r.agreementObjects(f, args); len(out) > 0 {
		return out
	}
	o := r.antecedentOf(k, subj)
	if o < 0 {
		return nil
	}
	signs := r.s.marks.Has(r.chunks[k].Sym, markSigns)
	for o > 1 && r.chunks[o-1].Kind == clause.Prep && r.chunks[o-2].Kind == clause.Noun && r.agreementIn(r.chunks[o].Span) == nil {
		if !signs && !r.endsInCapacity(r.chunks[o].Span) && !r.placed(r.chunks[o]) {
			break
		}
		o -= 2 // "a contract for 90 MW of turbines that Acme signed", "a deal for 90 MW that it struck"
	}
	if a := r.agreementIn(r.chunks[o].Span); a != nil && r.heads(a, r.chunks[o]) && agreementKinds(a)&f.object.needs != 0 {
		return []int{o}
	}
	return nil
}

// activeObjects are those to whom or with which somebody does something: direct objects,
// what a relative clause is about, or the role that one acts in.
func (r *Runner) activeObjects(k int, f *frame, subj []int, args []clause.Arg) []int {
	if out := r.directObjects(f, args); len(out) > 0 {
		if f.object.role != target {
			return out
		}
		return r.gapped(f, args, out)
	}
	if len(args) == 0 || args[0].Prep != 0 {
		o := r.antecedentOf(k, subj)
		for o > 1 && r.placed(r.chunks[o]) && r.chunks[o-1].Kind == clause.Prep && r.chunks[o-2].Kind == clause.Noun {
			o -= 2 // "a dam in Kenya that it bought"
		}
		if o >= 0 && r.fills(o, f.object.needs) {
			return []int{o}
		}
		if o > 2 && f.object.needs&needStake != 0 && r.behindHolding(o) {
			return []int{o - 2}
		}
	}
	if f.object.role == target {
		for _, a := range args { // "acts as contractor", "is in charge"
			s := f.preps[a.Prep]
			if a.Prep == 0 || a.Verb >= 0 || s.role != target {
				continue
			}
			if s.needs&(needRole|needCharge) != 0 && r.kindsOf(a.Nouns[0])&s.needs != 0 {
				return []int{a.Nouns[0]}
			}
		}
	}
	if f.object.needs == 0 {
		return []int{k} // the verb itself is what is told
	}
	return nil
}

// behindHolding reports whether a preposition parts the noun chunk o from the holding that is
// meant: "a 20% stake in Acme, which it plans to sell", "raised it to 20%, which".
func (r *Runner) behindHolding(o int) bool {
	return r.chunks[o-1].Kind == clause.Prep && (r.kindsOf(o)&needShare != 0 || r.kindsOf(o-2)&needHolding != 0)
}

// firm reports whether chunk n is of the kinds asked for, or a weak word for an
// acquisition that tells what is bought where one by a word of its own is: "the
// sale of two wind farms".
func (r *Runner) firm(n int, needs need) bool {
	what := r.kindsOf(n)
	return what&needs != 0 || needs&needFirm != 0 && what&needAgreement != 0 && r.dealsIn(n, r.agreementIn(r.chunks[n].Span))
}

// lastTold is the last of some nouns, or the name that it describes behind a comma: "Acme and
// Bolt, a maker of pumps".
func (r *Runner) lastTold(nouns []int) int {
	last := len(nouns) - 1
	if n := nouns[last]; last > 0 && !r.chunks[n].Named && r.chunks[n].Article && r.chunks[n-1].Kind == clause.Comma && r.chunks[n-2].Named {
		return nouns[last-1]
	}
	return nouns[last]
}

// pricedToo reports whether argument x of a verb ends in one more thing with a sum of its own
// behind one that has a sum: "won a lot for $5 million, covering 300 acres, and another for $8
// million".
func (r *Runner) pricedToo(args []clause.Arg, x int) bool {
	if r.chunks[args[x].Nouns[len(args[x].Nouns)-1]-1].Kind != clause.Conj {
		return false
	}
	sum := func(a clause.Arg) bool { return a.Prep != 0 && r.kindsOf(a.Nouns[0])&needSum != 0 }
	y := slices.IndexFunc(args[x+1:], sum)
	return y >= 0 && slices.ContainsFunc(args[:x+1], func(b clause.Arg) bool { return sum(b) && b.Prep == args[x+1+y].Prep })
}

// gapped appends the objects of clauses whose verb is left out: "sold its wind
// farms to Acme and its dams to Bolt", "bought Acme in 2012 and Bolt in 2013",
// "sold one plant to Acme and another to Bolt".
func (r *Runner) gapped(f *frame, args []clause.Arg, out []int) []int {
	last := out[len(out)-1]
	for x, a := range args {
		if a.Verb >= 0 || a.At < last || slices.Contains(a.Nouns, last) {
			continue
		}
		if n := a.Nouns[len(a.Nouns)-1]; n > last && r.pricedToo(args, x) && r.fills(n, f.object.needs) {
			out = append(out, n)
			continue
		}
		if a.Prep == 0 {
			out = r.gappedBare(f, a, out)
			continue
		}
		n := r.lastTold(a.Nouns)
		what := r.kindsOf(n)
		if f.preps[a.Prep].role != party && r.kindsOf(a.Nouns[0])&needSum == 0 || n == a.Nouns[0] {
			continue
		}
		if what&needOrganization&^f.object.needs != 0 || what&f.object.needs == 0 && !r.leftOf(n) {
			continue
		}
		for _, b := range args[x+1:] {
			if b.Prep == a.Prep && b.Verb < 0 {
				out = append(out, n)
				break
			}
		}
	}
	return out
}

// gappedBare appends those of such objects that stand without a preposition.
func (r *Runner) gappedBare(f *frame, a clause.Arg, out []int) []int {
	n := a.Nouns[0]
	if r.afterTime(n) && r.fills(n, f.object.needs) {
		return append(out, n) // "bought Acme in May and in June the Moda dam"
	}
	if !r.timeAt(n-2) || r.chunks[n-1].Kind != clause.Comma && r.chunks[n-1].Kind != clause.Conj {
		return out
	}
	end := a.Nouns[len(a.Nouns)-1] + 1 // "Bolt in 2013, Cue and Dex in 2014"
	if end+1 >= len(r.chunks) || r.chunks[end].Kind != clause.Prep {
		return out
	}
	if !r.timeAt(r.pastPlaces(end)+1) && f.preps[r.chunks[end].Sym].role != party {
		return out
	}
	for _, n := range a.Nouns {
		if r.fills(n, f.object.needs) {
			out = append(out, n)
		}
	}
	return out
}

// pastPlaces is the first chunk from k on behind phrases that tell where: "in 2013" of "in Kenya
// in 2013".
func (r *Runner) pastPlaces(k int) int {
	for k+2 < len(r.chunks) && r.chunks[k].Kind == clause.Prep && r.markedChunk(k, markWhere) {
		if n := &r.chunks[k+1]; n.Kind != clause.Noun || !r.placed(*n) {
			break
		}
		k += 2
	}
	return k
}

// afterTime reports whether a time stands between "and" and the noun chunk n, which opens
// no clause: "bought Acme in May and in June the Moda dam".
func (r *Runner) afterTime(n int) bool {
	if !r.timeAt(n-1) || clause.Opens(r.chunks, n) {
		return false
	}
	n -= 2
	if n > 0 && r.chunks[n].Kind == clause.Prep {
		n--
	}
	return n >= 0 && r.chunks[n].Kind == clause.Conj
}

// timeAt reports whether chunk k is a time.
func (r *Runner) timeAt(k int) bool {
	return k >= 0 && k < len(r.chunks) && r.chunks[k].Kind == clause.Time
}

// described reports whether the noun chunk n says behind a comma what the name in
// chunk before is.
func (r *Runner) described(before, n int) bool {
	ch := &r.chunks[n]
	if r.chunks[n-1].Kind != clause.Comma || !r.chunks[before].Named || ch.Named {
		return false
	}
	if ch.Len() == 1 && r.markedHead(n, markActor) && n+1 < len(r.chunks) {
		if next := &r.chunks[n+1]; next.Sym == r.s.of || next.Kind == clause.Conj {
			return true // "Acme, owner and operator of"
		}
	}
	return r.s.clause.Function(ch.Sym)
}

// agreementBefore is the word for an agreement that stands last before the
// participle k in its clause, nil if there is none.
func (r *Runner) agreementBefore(k int, f *frame) []int {
	if k == 0 || r.chunks[k-1].Kind != clause.Comma {
		return nil
	}
	for j := k - 1; j >= 0; j-- {
		switch r.chunks[j].Kind {
		case clause.Stop, clause.Sub, clause.Rel:
			return nil
		case clause.Noun:
			if r.kindsOf(j)&f.object.needs != 0 {
				return []int{j}
			}
		}
	}
	return nil
}

// antecedentOf is the noun that a relative clause without an object is about:
// "a portfolio (which) it acquired"; -1 if there is none.
func (r *Runner) antecedentOf(k int, subj []int) int {
	if len(subj) == 0 || r.chunks[k].Passive || subj[0] >= k {
		return -1
	}
	n := subj[0] - 1
	if n >= 0 && r.chunks[n].Kind == clause.Sub && r.d.Word(r.chunks[n].First) != "that" {
		return -1 // "the pact, while Acme registered"
	}
	if n >= 0 && r.d.Word(r.chunks[n].First) == "where" {
		return -1
	}
	near := 1
	if n > 0 && r.chunks[n].Kind == clause.Rel && r.chunks[n-1].Kind == clause.Comma {
		n, near = n-1, 2 // "Acme, which Bolt bought in May"
	}
	if n >= 0 && (r.chunks[n].Kind == clause.Rel || r.chunks[n].Kind == clause.Sub || near > 1) {
		n--
	}
	for n > 2 && near > 1 && r.timeAt(n) && r.chunks[n-1].Kind == clause.Prep {
		near += r.chunks[n].End - r.chunks[n-1].First // "in 2012, which it plans to sell"
		n -= 2
	}
	if n < 0 || r.chunks[n].Kind != clause.Noun || r.chunks[n].End < r.chunks[subj[0]].First-near {
		return -1
	}
	if n < 2 || r.chunks[n-1].Sym != r.s.of || r.chunks[n-2].Kind != clause.Noun {
		return n
	}
	if r.agreementIn(r.chunks[n].Span) == nil && r.agreementIn(r.chunks[n-2].Span) != nil {
		return n - 2 // "a loan of $5 million that Acme granted"
	}
	return n
}

// standsFor reports whether a pronoun or a noun such as "the company" in chunk n
// stands for the organization that a frame takes for its object.
func (r *Runner) standsFor(n int, f *frame) bool {
	ch := r.chunks[n]
	if f.object.role != party || f.object.needs&needOrganization == 0 || !ch.Pronoun && !ch.Definite && r.oneOf(n) < 0 {
		return false
	}
	who := r.actors(n, false, nil)
	return len(who) > 0 && r.in.Entities[who[0]].Kind == record.Organization
}

// it reports whether chunk n is a pronoun that can return to an agreement of
// the sentence before.
func (r *Runner) it(n int) bool {
	ch := r.chunks[n]
	if !ch.Pronoun || len(r.cands) == 0 || !r.markedAt(ch.First, markIt) {
		return false
	}
	last := r.cands[len(r.cands)-1]
	return last.noun >= 0 && last.sent >= r.sent-1
}

// directObjects are the nouns of the first direct object that fit.
func (r *Runner) directObjects(f *frame, args []clause.Arg) []int {
	var out []int
	for x, a := range args {
		if a.Prep != 0 || a.Verb >= 0 {
			if a.Prep != 0 && f.object.needs == 0 {
				break
			}
			continue
		}
		indirect := r.indirect(args, x)
		if !f.sells || !indirect { // "sold Acme most of the shares"
			out = r.fittingNouns(f, a.Nouns, out)
		}
		if len(out) == 0 && f.object.role == party {
			out = r.exampled(args, x)
		}
		if len(out) > 0 || !indirect {
			break
		}
	}
	return out
}

// fittingNouns appends those of the nouns of one argument that fit the object of a frame.
func (r *Runner) fittingNouns(f *frame, nouns, out []int) []int {
	said := false // of the object, not another one
	for i, n := range nouns {
		if i > 0 && i == len(nouns)-1 && r.chunks[n-1].Kind == clause.Comma {
			continue
		}
		if i > 0 && r.described(nouns[i-1], n) {
			said = true // "Acme, a maker and seller of pumps"
		}
		if said = said && !r.chunks[n].Named; said {
			continue
		}
		if last := len(out) - 1; last >= 0 && f.typ == "acquisition" && r.boughtAlong(out[last], n) {
			continue
		}
		if f.typ == "auction_award" && r.noLot(n) {
			continue
		}
		if r.fills(n, f.object.needs) || r.remains(n) || r.kindsOf(n)&needRole == 0 && r.standsFor(n, f) {
			out = append(out, n)
		}
	}
	return out
}

// noLot reports whether the noun chunk n speaks of capital, or of a share of a market, which nobody
// auctions: "aims to secure further capital", "to capture a larger share of the wind market".
func (r *Runner) noLot(n int) bool {
	if slices.Contains(r.s.capital, r.d.Tokens[r.chunks[n].Head].Sym) {
		return true
	}
	if !r.markedHead(n, markShare) || n+2 >= len(r.chunks) || !r.chunks[n+1].Of {
		return false
	}
	return r.s.object(r.d.Tokens[r.chunks[n+2].Head].Sym)&needMarket != 0
}

// boughtAlong reports whether the noun chunk n only tells what goes with the firm or the firm's
// things that are bought: "Acme's networks and its shops", "the developer Acme and its wind farms".
func (r *Runner) boughtAlong(before, n int) bool {
	if !r.markedChunk(n, markTheir) {
		return false
	}
	return r.owned(before) || r.chunks[before].Named && r.kindsOf(before)&needOrganization != 0
}

// exampled are the organizations told as examples of argument x: "hired contractors such as Acme
// and Bolt".
func (r *Runner) exampled(args []clause.Arg, x int) []int {
	if x+1 == len(args) || !r.s.cues.Has(args[x+1].Prep, cueExample) || args[x+1].Verb >= 0 {
		return nil
	}
	if !r.endsInS(r.chunks[args[x].At].Head) {
		return nil
	}
	var out []int
	for _, n := range args[x+1].Nouns {
		if r.kindsOf(n)&needOrganization != 0 {
			out = append(out, n)
		}
	}
	return out
}

// indirect reports whether argument x is one to whom something is done and the next, but
// for where that one is from, what is done: "sold Acme a stake", "gave Acme of Kenya the
// right", "lent it $5 million".
func (r *Runner) indirect(args []clause.Arg, x int) bool {
	a := args[x]
	last := a.Nouns[len(a.Nouns)-1]
	ch, next := &r.chunks[last], x+1
	if next+1 < len(args) && args[next].Prep == r.s.of && args[next].At == last+1 && ch.Named && r.kindsOf(last+2)&needState != 0 {
		next++
	}
	if next == len(args) || args[next].Prep != 0 || args[next].Verb >= 0 || args[next].At != last+1+2*(next-x-1) {
		return false
	}
	for _, n := range a.Nouns[:len(a.Nouns)-1] {
		if !r.chunks[n].Named || r.kindsOf(n)&(needOrganization|needState) == 0 {
			return false
		}
	}
	if ch.Named && r.kindsOf(last)&(needOrganization|needState) != 0 {
		return true
	}
	if len(a.Nouns) > 1 {
		return false
	}
	return ch.Definite && r.nominal(ch.Span) != nil || ch.Pronoun && r.markedAt(ch.First, markIt)
}

// plainObject reports whether a definite noun chunk is a bare word for what was
// told before: "the stake", not "the Lusaka plant", or points to it: "this stake in two dams".
func (r *Runner) plainObject(o int) bool {
	ch := r.chunks[o]
	for i := ch.First; i < ch.End; i++ {
		if r.named[i] || r.genitive(i) || r.superlative(i) { // "the smallest site"
			return false
		}
	}
	points := r.markedAt(ch.First, markThat) && r.d.Tokens[ch.First].Sym != r.s.the
	if points || o+1 == len(r.chunks) || r.chunks[o+1].Kind != clause.Prep {
		return true
	}
	switch r.chunks[o+1].Sym {
	case r.s.by, r.s.from, r.s.to, r.s.forr:
		return true // "bought the plant for $5 million"
	case r.s.in: // "the stake in the plant"
		return o+2 < len(r.chunks) && r.chunks[o+2].Definite && r.s.object(r.d.Tokens[ch.Head].Sym)&needStake != 0 && r.plainObject(o+2)
	}
	return false
}
