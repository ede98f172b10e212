package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// event is one frame at one verb group: what the candidates made of it share.
type event struct {
	k      int // the verb group
	frame  *frame
	subj   []int
	args   []clause.Arg
	end    int   // token after the last argument
	agents []int // who does it
	status string
	object int          // chunk of the object at hand
	told   []clause.Arg // args, and what stands between a subject and the verb
}

// try builds the candidates of one frame at the verb group k; false if it does
// not fit.
func (r *Runner) try(k int, f *frame, subj []int, args []clause.Arg) bool {
	if r.saysElse(k, f, subj, args) {
		return false
	}
	objects := r.tryObjects(k, f, subj, args)
	if len(objects) == 0 {
		r.missed(f, k, subj)
		return false
	}
	v := &r.chunks[k]
	status, stands := r.status(k, f)
	if !stands || r.denied(objects) || r.denied(subj) {
		r.chart.Trace.Miss(f.rule, v.Span, v.First, "a verb that is not denied")
		for _, o := range objects {
			r.used[o] = true
		}
		return true
	}
	objects = r.distinct(f, objects)
	e := &event{k: k, frame: f, subj: subj, args: args, end: clause.End(r.chunks, k, args), status: status}
	e.agents = r.agents(e, objects)
	if r.byDeal(e, objects[0]) {
		r.missed(f, k, subj)
		return false
	}
	from := len(r.cands)
	for i := range objects {
		r.tell(e, objects, i)
		if f.object.role == party {
			break // several parties, one agreement
		}
	}
	if f.object.role == target && len(objects) > 1 && !r.gap(objects, true) {
		r.shareWay(e, objects[len(objects)-1], r.cands[from:])
	}
	if len(r.cands) == from {
		for _, o := range objects {
			r.used[o] = false
		}
		return false
	}
	r.share(from)
	if r.cands[from].typ == "auction_award" {
		r.outdone(k)
	}
	return true
}

// saysElse reports whether the verb group k says something that is no agreement, although it
// may fit the frame.
func (r *Runner) saysElse(k int, f *frame, subj []int, args []clause.Arg) bool {
	switch f.object.role {
	case party:
		if r.onlyNames(k, args) || r.setsUp(args) || r.busies(k, args) || r.asLender(k, args) || r.startsUp(k, args) || r.goesOnIn(k) {
			return true
		}
	case agreement:
		if r.foretells(k) {
			return true
		}
	}
	if f.object.needs&needTechnology != 0 && r.toGet(k) >= 0 {
		return true // "two designs selected to receive support"
	}
	if f.object.needs == needRole && r.byTrade(args) {
		return true
	}
	return f.object.needs&needRight != 0 && (r.givenByDeal(subj) || r.rightToPower(args))
}

// byTrade reports whether arguments tell what somebody is by trade, which is of no plant: "is a leading EPC
// contractor in the solar industry".
func (r *Runner) byTrade(args []clause.Arg) bool {
	if len(args) < 2 || args[0].Prep != 0 || !r.chunks[args[0].Nouns[0]].Article || args[1].Prep != r.s.in || args[1].Verb >= 0 {
		return false
	}
	head := r.d.Tokens[r.chunks[args[1].Nouns[0]].Head].Sym
	return slices.Contains(r.s.trades, head) || r.s.object(head)&needMarket != 0
}

// distinct are those of a verb's objects that tell of a thing each: without what goes with the
// first, and names and halves of names of what another tells.
func (r *Runner) distinct(f *frame, objects []int) []int {
	if f.asksOwn {
		return objects[:1] // "combined their wind farms and solar parks" is one deal
	}
	if f.object.role != party && len(objects) > 1 {
		first := objects[0]
		objects = slices.DeleteFunc(objects, func(o int) bool { return o != first && r.goesWith(first, o, f) })
	}
	if f.object.role == target && len(objects) > 1 {
		from, to := objects[0], r.headBehind(objects[0])
		if to < 0 {
			to = objects[len(objects)-1]
			from = r.joinedOwner(to) // "bought Acme and Bolt's plant"
		}
		if from >= 0 {
			objects = slices.DeleteFunc(objects, func(o int) bool { return from <= o && o < to })
		}
	}
	if f.object.role == agreement && len(objects) > 1 {
		objects = slices.DeleteFunc(objects, func(o int) bool {
			half := r.halfNamed(o)
			r.used[o] = r.used[o] || half
			return half
		})
	}
	if f.typ == "supply_contract" && f.object.role == target && len(objects) > 1 && r.oneSupply(objects) {
		for _, o := range objects[1:] {
			r.used[o] = true
		}
		objects = objects[:1]
	}
	if len(objects) == 2 && r.calls(objects[0], objects[1]) {
		objects = objects[:1]
	}
	return objects
}

// oneSupply reports whether the objects of a verb of supplying are goods that go to one buyer at one
// time: "will supply the turbine and the generator to Acme".
func (r *Runner) oneSupply(objects []int) bool {
	return !r.gap(objects, true) && !slices.ContainsFunc(objects, func(o int) bool {
		return r.kindsOf(o)&(needPlant|needProject|needOrganization) != 0
	})
}

// givenByDeal reports whether the subject of a verb of giving a right is an agreement told
// before, which gives it: "The contract gives Acme the right to build".
func (r *Runner) givenByDeal(subj []int) bool {
	if len(subj) != 1 || len(r.cands) == 0 {
		return false
	}
	ch := &r.chunks[subj[0]]
	a := r.agreementIn(ch.Span)
	return a != nil && ch.Definite && r.heads(a, *ch) && r.cands[len(r.cands)-1].sent >= r.sent-3
}

// rightToPower reports whether the object is a right to power, which a contract for that gives:
// "gets the rights to its electricity".
func (r *Runner) rightToPower(args []clause.Arg) bool {
	if len(args) == 0 || args[0].Prep != 0 {
		return false
	}
	n := args[0].Nouns[len(args[0].Nouns)-1] + 2
	return n < len(r.chunks) && r.chunks[n-1].Kind == clause.Prep && r.kindsOf(n)&needPower != 0 && r.kindsOf(n)&(needPlant|needProject) == 0
}

// foretells reports whether the verb group k says what its subject is thought to bring, not
// that it is to come: "The takeover is expected to cut costs", but "to close in May".
func (r *Runner) foretells(k int) bool {
	if v := &r.chunks[k]; !v.Passive || !r.markedChunk(k, markPlan) || k+1 == len(r.chunks) {
		return false
	}
	to := &r.chunks[k+1]
	if to.Kind != clause.Verb || to.Form != clause.Infinitive || to.Passive || to.Sym == r.s.be {
		return false
	}
	return !r.markedChunk(k+1, markHappens|markSigns|markWorth)
}

// goesWith reports whether what noun chunk o names is one thing with what a verb's first
// object names: "sold 5 million shares, or a 20% stake", "bought Acme's grids and power
// plants".
func (r *Runner) goesWith(first, o int, f *frame) bool {
	if r.chunks[o-1].Sym == r.s.or {
		return true
	}
	return f.typ == "acquisition" && o == first+2 && r.afterConj(o) && r.bare(o) && !r.chunks[o].Named
}

// shareWay adds to the candidates of a verb's objects to whom or from whom a phrase behind the
// last of them says that all have gone: "sold its wind farm and its dam to Acme".
func (r *Runner) shareWay(e *event, last int, told []candidate) {
	for _, a := range e.args {
		if a.At < last || a.Verb >= 0 || a.Prep != r.s.to && a.Prep != r.s.from || e.frame.preps[a.Prep].role != party {
			continue
		}
		for i := range told {
			if c := &told[i]; c.object >= 0 && c.object < last && len(c.parties) > 0 {
				r.partyPhrase(c, a)
			}
		}
	}
}

// headBehind is the noun chunk that tells of what kind all are whose names begin with chunk o:
// "the Alder and Birch wind farms"; -1 if none does.
func (r *Runner) headBehind(o int) int {
	if first := &r.chunks[o]; !first.Article && !first.Definite || r.lower(first.Head) {
		return -1
	}
	for j := o + 2; j < len(r.chunks); j += 2 {
		ch, mark := &r.chunks[j], r.chunks[j-1].Kind
		if ch.Kind != clause.Noun || mark != clause.Conj && mark != clause.Comma {
			break
		}
		if ch.Article || ch.Definite || !r.d.Tokens[ch.First].Is(token.Upper) {
			break
		}
		if h := ch.Head; r.lower(h) {
			if mark == clause.Conj && r.endsInS(h) && r.s.object(r.d.Tokens[h].Sym)&(needPlant|needCompany|needStake) != 0 {
				return j
			}
			break
		}
	}
	return -1
}

// lower reports whether the token at i is a word without a capital.
func (r *Runner) lower(i int) bool {
	t := &r.d.Tokens[i]
	return t.Is(token.Letter) && !t.Is(token.Upper)
}

// calls reports whether noun chunk b gives the name of the firm of which a tells: "A new
// company, Acme, was founded".
func (r *Runner) calls(a, b int) bool {
	if b != a+2 || r.chunks[a+1].Kind != clause.Comma || r.chunks[a].Named || !r.chunks[b].Named {
		return false
	}
	return r.kindsOf(a)&(needBody|needVenture) != 0 && r.organization(b) >= 0
}

// onlyNames reports whether the verb group k behind a comma says only what something is
// called: "two farms, named Modi and Kalo".
func (r *Runner) onlyNames(k int, args []clause.Arg) bool {
	v := &r.chunks[k]
	if v.Len() != 1 || !r.s.cues.Has(v.Sym, cueNames) || k == 0 || r.chunks[k-1].Kind != clause.Comma {
		return false
	}
	return len(args) > 0 && args[0].Prep == 0 && r.kindsOf(args[0].At)&needRole == 0
}

// setsUp reports whether an object is a body that there was none of before: "appointed an
// Inquiry Commission", "appointed a working group".
func (r *Runner) setsUp(args []clause.Arg) bool {
	if len(args) == 0 || args[0].Prep != 0 || args[0].Verb >= 0 {
		return false
	}
	o := &r.chunks[args[0].At]
	if o.Named {
		return o.Article && r.lastMention(o.Span, r.s.org) != nil
	}
	for i := o.First; i < o.End; i++ {
		if r.s.cues.Has(r.d.Tokens[i].Sym, cuePanel) {
			return true
		}
	}
	return false
}

// busies reports whether the verb group k tells what somebody works at: "is engaged in
// building roads".
func (r *Runner) busies(k int, args []clause.Arg) bool {
	if !r.chunks[k].Passive || !r.s.cues.Has(r.chunks[k].Sym, cueBusies) || len(args) == 0 {
		return false
	}
	return args[0].Prep == r.s.in || args[0].Prep == r.s.with
}

// startsUp reports whether the verb group k tells of a plant that it was put into service, not of
// somebody as taken on for something: "a plant in Kenya, which was commissioned as part of it".
func (r *Runner) startsUp(k int, args []clause.Arg) bool {
	v := &r.chunks[k]
	if !v.Passive || !r.markedCourse(v.Sym) || k+1 < len(r.chunks) && r.chunks[k+1].Form == clause.Infinitive {
		return false
	}
	return !slices.ContainsFunc(args, func(a clause.Arg) bool {
		return a.Prep == r.s.by || a.Prep == r.s.forr || a.Prep == r.s.as && !r.markedHead(a.Nouns[0], markShare)
	})
}

// goesOnIn reports whether those whom the verb group k tells as chosen only stay in a contest: "was
// chosen to advance to the next phase of a competition".
func (r *Runner) goesOnIn(k int) bool {
	j := k + 1
	for j < len(r.chunks) && (r.chunks[j].Kind == clause.Noun || r.chunks[j].Kind == clause.Prep || r.chunks[j].Kind == clause.Time) {
		j++
	}
	if j == len(r.chunks) || r.chunks[j].Kind != clause.Verb || r.chunks[j].Form != clause.Infinitive {
		return false
	}
	args := clause.Args(r.chunks, j)
	if len(args) == 0 || args[0].Prep != r.s.to {
		return false
	}
	rest := token.Span{First: r.chunks[j].End, End: clause.End(r.chunks, j, args)}
	return r.cued(cueContest, rest) || r.marked(markTender, rest)
}

// asLender reports whether the verb group k says as which lender of a financing told before
// somebody was taken on: "Acme was mandated lead arranger".
func (r *Runner) asLender(k int, args []clause.Arg) bool {
	if !r.chunks[k].Passive || len(args) == 0 || args[0].Prep != 0 && args[0].Prep != r.s.as {
		return false
	}
	n := args[0].Nouns[0]
	if !r.s.cues.Has(r.d.Tokens[r.chunks[n].Head].Sym, cueFunder) {
		return false
	}
	return r.sideTold(&candidate{passage: passage{sent: r.sent}, frame: r.s.named, link: link{side: cueFunder}})
}

// halfNamed reports whether the noun chunk o is the first of two words by which one agreement
// is called: "a licence and cooperation agreement", but not "a lease and power purchase
// agreement", of which the second always stands by itself.
func (r *Runner) halfNamed(o int) bool {
	if o+2 >= len(r.chunks) || r.chunks[o+1].Kind != clause.Conj || r.chunks[o+2].Kind != clause.Noun {
		return false
	}
	first, second := &r.chunks[o], &r.chunks[o+2]
	a, b := r.agreementIn(first.Span), r.agreementIn(second.Span)
	switch {
	case a == nil || b == nil, !first.Article && !first.Definite:
		return false
	case a.End != first.End || r.plural(a), b.First != second.First || b.Len() < 2 || r.plural(b):
		return false
	}
	return !r.s.generic[a.Entry] && b.Entry.Get("type") != "power_purchase_agreement" && r.namesDeal(b.End-1) && !r.namesDeal(a.End-1)
}

// namesDeal reports whether the word at token i means an agreement of any kind.
func (r *Runner) namesDeal(i int) bool {
	a := r.chart.Find(i, r.s.agreement)
	return a != nil && a.End == i+1 && r.s.generic[a.Entry]
}

// tryObjects are the objects of a frame at the verb group k, nil if what stands before
// the verb does not fit the frame.
func (r *Runner) tryObjects(k int, f *frame, subj []int, args []clause.Arg) []int {
	objects := r.objects(k, f, subj, args)
	if f.subject.role == target && !(len(objects) > 0 && objects[0] < k) && !r.subjectIs(k, f.subject.needs) {
		return nil
	}
	if v := &r.chunks[k]; v.Form == clause.Participial && v.Passive && f.object.role == party && f.preps[r.s.by].role == noRole {
		return nil // "an alliance joined by Acme"
	}
	return objects
}

// byDeal reports whether an agreement is told to give what chunk o names, which is none
// by itself: "the deal gives it a stake".
func (r *Runner) byDeal(e *event, o int) bool {
	a := r.agreementIn(r.chunks[o].Span)
	if a == nil || a.Entry.Get("type") != "acquisition" || r.chunks[e.k].Passive || len(e.agents) > 0 {
		return false
	}
	return len(e.subj) == 1 && e.subj[0] != o && r.kindsOf(e.subj[0])&needAgreement != 0
}

// tell keeps the candidates that the object at i of an event makes.
func (r *Runner) tell(e *event, objects []int, i int) {
	o, f := objects[i], e.frame
	c := &r.unsplit[0]
	*c = r.build(e, o, r.reach(e, objects, i))
	if len(objects) > 1 && r.gap(objects, c.object >= 0) {
		last := i // of those told with one time: "bought Acme in 2012, Bolt and Cue in 2013"
		for last+1 < len(objects) && !r.gap(objects[last:last+2], false) {
			last++
		}
		c.clause = token.Span{First: c.region.First, End: r.reach(e, objects, last)}
		if i == 0 {
			c.clause.First = clause.Start(r.chunks, e.k)
		}
	}
	if f.object.role == party {
		for _, other := range objects[1:] {
			c.parties = r.partiesOf([]int{other}, false, c.parties)
		}
	}
	split := r.parts
	if f.each {
		split = r.winners
	}
	for _, c := range split(e, c) {
		own := r.apiece(e, c, i, len(objects))
		for k := range own {
			r.settle(e, &own[k], o)
		}
	}
}

// reach is where the region of the object at i ends: before the next object, or else with
// the event.
func (r *Runner) reach(e *event, objects []int, i int) int {
	if i+1 < len(objects) && e.frame.object.role != party {
		if next := r.chunks[objects[i+1]].First; next > r.chunks[objects[i]].First {
			return next
		}
	}
	if e.frame.typ == "financing" {
		if n := r.loanBeside(e); n >= 0 {
			return r.chunks[n].First
		}
	}
	return e.end
}

// loanBeside is the chunk of another financing that is told beside the sum of an event: "received $5
// million from Acme and a $3 million loan from Bolt"; -1 if none is.
func (r *Runner) loanBeside(e *event) int {
	for _, a := range e.args {
		n := a.Nouns[len(a.Nouns)-1]
		if a.Prep != 0 && a.Verb < 0 && len(a.Nouns) > 1 && r.chunks[n].Article && r.financing(n) {
			return n
		}
	}
	return -1
}

// gap reports whether a time or, with ways, a phrase of where to or from stands between
// two of a verb's objects, so that each has its own.
func (r *Runner) gap(objects []int, ways bool) bool {
	for i, o := range objects[1:] {
		for j := objects[i] + 1; j < o; j++ {
			if c := r.chunks[j]; c.Kind == clause.Time || ways && c.Kind == clause.Prep && (c.Sym == r.s.to || c.Sym == r.s.from) {
				return true
			}
		}
	}
	return false
}

// subjectIs reports whether one of the nouns before the verb group k in its
// clause is of the kinds asked for: "Among the winners of the tender are".
func (r *Runner) subjectIs(k int, needs need) bool {
	for j := k - 1; j >= 0; j-- {
		switch r.chunks[j].Kind {
		case clause.Noun:
			if r.kindsOf(j)&needs != 0 || needs&needWinner != 0 && (r.chunks[j].Pronoun || r.markedHead(j, markOne)) && r.winBefore(r.sent) {
				return true
			}
		case clause.Prep, clause.Time, clause.Paren, clause.Other:
		case clause.Verb: // "The winner of a tender held by Acme is", "A stake in a plant going up in Kenya has"
			if f := r.chunks[j].Form; f != clause.Participial && f != clause.Gerund {
				return false
			}
		case clause.Conj: // "Talks between Acme and Bolt have collapsed"
			if r.chunks[j+1].Kind != clause.Noun {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// winBefore reports whether the sentence before sentence n, in the same paragraph, tells of
// a tender and of those who won in it: "Two firms have won the auction. These include Acme".
func (r *Runner) winBefore(n int) bool {
	if n == 0 || r.d.Sentences[n-1].Paragraph != r.d.Sentences[n].Paragraph {
		return false
	}
	s := r.d.Sentences[n-1].Span
	tender, round := r.marked(markTender, s), r.marked(markAuction, s)
	if !tender && !round {
		return false
	}
	return r.winnersIn(s, tender)
}

// winnersIn reports whether a span has a word for winners or, if wins, a verb of winning: "named
// the successful bidders".
func (r *Runner) winnersIn(s token.Span, wins bool) bool {
	for i := s.First; i < s.End; i++ {
		if a := r.chart.Find(i, r.s.phrase); a != nil && a.Entry.Get("type") == "auction_award" {
			return true
		}
		if y := r.d.Tokens[i].Sym; !r.named[i] && (r.s.object(y)&needWinner != 0 || wins && r.s.cues.Has(r.s.clause.Lemma(y), cueWins)) {
			return true
		}
	}
	return false
}
