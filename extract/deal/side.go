package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/lexicon"
	"wattwire/extract/token"
)

// One side of an agreement is often told by itself, in a sentence behind: "The buyer
// is Acme", "The seller, Bolt, keeps the rest", "Cue acted as lender".

// cueSides are the marks of nouns for one side of an agreement.
const cueSides = cueTrader | cueFunder | cueWorker | cueAlly

// sideOfGroup is the side that a collective noun in chunk k tells with a noun for one of
// its members, and the chunk behind both: "the lender group", "a consortium of lenders".
func (r *Runner) sideOfGroup(k int) (lexicon.Mark, int) {
	ch := &r.chunks[k]
	if !r.markedAt(ch.Head, markCollective) {
		return 0, 0
	}
	if ch.Len() > 1 {
		if mark := r.s.cues.Of(r.d.Tokens[ch.Head-1].Sym) & cueSides; mark != 0 {
			return mark, k + 1
		}
	}
	if k+2 < len(r.chunks) && r.chunks[k+1].Sym == r.s.of && r.chunks[k+2].Kind == clause.Noun {
		return r.s.cues.Of(r.d.Tokens[r.chunks[k+2].Head].Sym) & cueSides, k + 3
	}
	return 0, 0
}

// takesPart reports whether an agreement of a type has a side of that mark.
func takesPart(side lexicon.Mark, typ string) bool {
	switch typ {
	case "acquisition", "power_purchase_agreement":
		return side&cueTrader != 0
	case "financing":
		return side&cueFunder != 0
	case "supply_contract":
		return side&(cueTrader|cueWorker) != 0
	case "construction_contract", "service_contract":
		return side&cueWorker != 0
	case "cooperation_agreement", "joint_venture", "memorandum_of_understanding", "letter_of_intent":
		return side&cueAlly != 0
	}
	return false
}

// side makes a candidate that can only complete one told before of a noun for one
// side and the names that tell who it is. It reports whether chunk k is such a noun.
func (r *Runner) side(k int) bool {
	ch := &r.chunks[k]
	if len(r.cands) == 0 {
		return false
	}
	next, words := k+1, 2
	mark := r.s.cues.Of(r.d.Tokens[ch.Head].Sym) & cueSides
	switch {
	case mark == 0 && r.newOwner(ch):
		mark, words = cueTrader, 3
	case mark&^cueTrader == 0 && r.ownerOf(ch):
		mark, words = cueTrader, ch.Len()
	}
	if mark == 0 {
		if mark, next = r.sideOfGroup(k); mark == 0 {
			return r.draws(k)
		}
		words++
	}
	if who := r.takePart(k, mark); len(who) > 0 {
		r.oneSide(k, mark, who)
		return true
	}
	switch {
	case mark == cueFunder && !r.namedIn(ch.Span) && !r.s.marks.Has(ch.Sym, markTheir):
		words = ch.Len() // "the mandated lead arrangers", but "its majority investor"
	case mark != cueTrader && ch.Len() > 2 && r.markedAt(ch.First+1, markOne):
		words++ // "its other members", but "the other bidder"
	case mark == cueAlly && r.owned(k) && r.genitive(ch.Head-1):
		words = ch.Len() // "Acme's partners"
	}
	who := r.sideBefore(k, mark)
	if len(who) == 0 {
		if ch.Len() > words || !r.knownSide(ch) {
			return false
		}
		if who = r.sideBehind(r.pastPhrase(next), mark); len(who) == 0 {
			return false
		}
	}
	if mark == cueFunder && !r.markedAt(ch.Head, markActor|markCollective) && !slices.ContainsFunc(who, r.lends) {
		return false // "Acme Trust acted as collateral agent"
	}
	r.oneSide(k, mark, who)
	return true
}

// newOwner reports whether a noun chunk is "the new owner" or the like.
func (r *Runner) newOwner(ch *clause.Chunk) bool {
	return ch.Len() == 3 && r.d.Tokens[ch.Head-1].Sym == r.s.new && r.s.object(r.d.Tokens[ch.Head].Sym)&needOwner != 0
}

// ownerOf reports whether a noun chunk is the owner or the developer of the plant told before:
// "the farm's owner".
func (r *Runner) ownerOf(ch *clause.Chunk) bool {
	head := r.d.Tokens[ch.Head].Sym
	if ch.Len() != 4 || !r.genitive(ch.Head-1) || r.s.object(head)&needOwner == 0 && !r.s.cues.Has(head, cueTrader) {
		return false
	}
	return r.s.object(r.d.Tokens[ch.Head-2].Sym)&(needPlant|needProject) != 0
}

// knownSide reports whether a noun for one side is that of an agreement told before: "the
// buyer", "its lenders", or without an article where a sentence opens.
func (r *Runner) knownSide(ch *clause.Chunk) bool {
	return ch.Definite || r.s.marks.Has(ch.Sym, markTheir) || ch.First == r.d.Sentences[r.sent].First
}

// oneSide makes the candidate of those on one side, whom the words in chunk k tell.
func (r *Runner) oneSide(k int, mark lexicon.Mark, who []int) {
	sp := r.chunks[k].Span
	r.cands = append(r.cands, candidate{
		frame:   r.s.named,
		passage: passage{sent: r.sent, group: r.sent<<12 | k, noun: k, object: -1, under: -1, name: sp, region: sp, clause: sp},
		makers:  makers{parties: who}, link: link{side: mark},
	})
}

// takePart are those of whose part in a financing told before the noun chunk k tells: "with
// participation from Acme Bank", "the participation of Acme Bank"; nil if one of them lends nothing.
func (r *Runner) takePart(k int, mark lexicon.Mark) []int {
	ch, n := &r.chunks[k], k+1
	if mark != cueFunder || n+1 >= len(r.chunks) || r.chunks[n].Kind != clause.Prep {
		return nil
	}
	if p := &r.chunks[n]; p.Sym != r.s.from && p.Sym != r.s.by && !(p.Of && ch.Definite) {
		return nil
	}
	if ch.Len() > 2 || r.markedAt(ch.Head, markActor|markCollective) {
		return nil // it tells who lends, not a part
	}
	who := r.partiesOf(clause.List(r.chunks, n+1, r.namesUpTo(n+1)), false, nil)
	if r.chunks[n].Sym == r.s.from {
		return who
	}
	return r.withLender(who)
}

// withLender is some entities if one of them lends, nil if none does.
func (r *Runner) withLender(who []int) []int {
	if slices.ContainsFunc(who, r.lends) {
		return who
	}
	return nil
}

// draws makes such a candidate of the lenders whom a financing told before, or a group that
// gives it, is told to have or to draw: "The round drew Acme Capital", "The consortium
// includes Acme Bank". It reports whether chunk k is so told.
func (r *Runner) draws(k int) bool {
	ch, v := &r.chunks[k], k+1
	if v+1 >= len(r.chunks) || ch.Kind != clause.Noun || !ch.Definite || ch.Named {
		return false
	}
	if has := &r.chunks[v]; has.Kind != clause.Verb || has.Form != clause.Finite || has.Passive || has.Negated {
		return false
	}
	if !r.markedChunk(v, markMember) && !r.s.cues.Has(r.chunks[v].Sym, cueGets) {
		return false
	}
	if !r.callsFinancing(k) && !r.markedHead(k, markCollective) {
		return false
	}
	args := clause.Args(r.chunks, v)
	if len(args) == 0 || args[0].Prep != 0 && args[0].Prep != r.s.of {
		return false
	}
	if args[0].Verb >= 0 || !r.chunks[args[0].Nouns[0]].Named {
		return false
	}
	if !r.sideTold(&candidate{frame: r.s.named, passage: passage{sent: r.sent}, link: link{side: cueFunder}}) {
		return false
	}
	who := r.withLender(r.partiesOf(args[0].Nouns, false, nil))
	if len(who) > 0 {
		r.oneSide(k, cueFunder, who)
	}
	return len(who) > 0
}

// callsFinancing reports whether the noun chunk k ends in a word for a financing, or in one for
// agreements of any type.
func (r *Runner) callsFinancing(k int) bool {
	a := r.agreementIn(r.chunks[k].Span)
	return a != nil && r.heads(a, r.chunks[k]) && (a.Entry.Get("type") == "financing" || r.s.generic[a.Entry])
}

// namedIn reports whether something is named within a span.
func (r *Runner) namedIn(sp token.Span) bool {
	for i := sp.First; i < sp.End; i++ {
		if r.named[i] {
			return true
		}
	}
	return false
}

// pastPhrase is the chunk behind a phrase from chunk n on that only says of which deal or what
// sort those are who stand before it: "the lenders to the deal were", "the banks backing the
// project are"; n if there is none.
func (r *Runner) pastPhrase(n int) int {
	plain := func(j int) bool { // a noun chunk that is no name
		return j < len(r.chunks) && r.chunks[j].Kind == clause.Noun && !r.chunks[j].Named
	}
	j := n
	if j < len(r.chunks) && r.chunks[j].Kind == clause.Verb && !r.chunks[j].Negated {
		j++ // "involved", "taking part"
		if plain(j) {
			j++
		}
	}
	if plain(j+1) && r.chunks[j].Kind == clause.Prep {
		j += 2
	}
	switch {
	case j == n || j >= len(r.chunks) || r.chunks[j].Kind != clause.Verb || r.chunks[j].Form != clause.Finite:
		return n
	case r.chunks[n].Kind == clause.Prep, r.chunks[j].Sym == r.s.be, r.markedChunk(j, markMember):
		return j
	}
	return n
}

// sideBehind are those whom the words from chunk n on say to be on a side: "are Acme and Bolt",
// "include Acme", "is made up of Acme and Bolt", ", Acme," or "– Acme and Bolt –".
func (r *Runner) sideBehind(n int, mark lexicon.Mark) []int {
	if n+1 >= len(r.chunks) {
		return nil
	}
	switch v := &r.chunks[n]; {
	case v.Kind == clause.Comma || v.Kind == clause.Stop && mark == cueFunder && r.colon(v.First):
		if end := r.namesUpTo(n + 1); r.apposedSide(n, end, mark) {
			return r.partiesOf(clause.List(r.chunks, n+1, end), false, nil)
		}
	case v.Kind != clause.Verb || v.Negated:
	case v.Passive:
		for _, a := range clause.Args(r.chunks, n) {
			if a.Verb >= 0 || !r.chunks[a.Nouns[0]].Named {
				continue
			}
			if a.Prep == r.s.of || a.Prep == r.s.by && r.s.marks.Has(v.Sym, markLed|markMember) {
				return r.partiesOf(a.Nouns, false, nil)
			}
		}
	case v.Sym == r.s.be || r.markedChunk(n, markMember):
		args := clause.Args(r.chunks, n)
		if len(args) == 0 || args[0].Verb >= 0 || args[0].Prep != 0 && !(args[0].Prep == r.s.of && mark == cueFunder) {
			return nil
		}
		if nouns := args[0].Nouns; r.chunks[nouns[0]].Named {
			return r.partiesOf(nouns, mark == cueSides, nil) // states are signatories, not lenders
		}
	}
	return nil
}

// apposedSide reports whether the names between the comma or colon n and chunk end tell who
// is on a side: one between commas, or lenders up to a comma or the end.
func (r *Runner) apposedSide(n, end int, mark lexicon.Mark) bool {
	if end == n+2 && r.chunks[n].Kind == clause.Comma {
		return true
	}
	if mark != cueFunder || end <= n+1 {
		return false
	}
	return end == len(r.chunks) || r.chunks[end].Kind == clause.Comma || r.chunks[end].Kind == clause.Stop
}

// namesUpTo is the chunk behind the names from chunk n on, parted by commas and conjunctions.
func (r *Runner) namesUpTo(n int) int {
	end := n
	for j := n; j < len(r.chunks); j++ {
		switch ch := &r.chunks[j]; {
		case ch.Kind == clause.Noun && ch.Named:
			end = j + 1
		case ch.Kind != clause.Comma && ch.Kind != clause.Conj && ch.Kind != clause.Paren || j == n:
			return end
		}
	}
	return end
}

// sideBefore are those who a verb or a comma before chunk k says are on that side: "Acme and
// Bolt acted as lenders", "Acme was the arranger of the loan", "Acme and Bolt are the other
// members", "Acme, the seller, keeps the rest", "Acme was appointed arranger", "Acme and Bolt
// are among the lenders".
func (r *Runner) sideBefore(k int, mark lexicon.Mark) []int {
	v, ch := k-1, &r.chunks[k]
	if v > 0 && r.chunks[v].Kind == clause.Comma && r.chunks[v-1].Named && ch.Definite && ch.Len() == 2 {
		if k+1 < len(r.chunks) && (r.chunks[k+1].Kind == clause.Comma || r.chunks[k+1].Kind == clause.Verb) {
			return r.partiesOf([]int{v - 1}, false, nil)
		}
		return nil
	}
	as := v > 0 && (r.chunks[v].Sym == r.s.as || mark == cueFunder && r.isAmong(v))
	if as {
		v--
		for v > 0 && r.chunks[v].Kind == clause.Other {
			v-- // "are also among the lenders"
		}
	}
	if mark&(cueFunder|cueTrader) != 0 && as {
		if list := r.actingAs(v, mark); len(list) > 0 {
			return r.partiesOf(list, false, nil)
		}
	}
	if v < 1 || r.chunks[v].Kind != clause.Verb || r.chunks[v].Negated {
		return nil
	}
	if mark&(cueFunder|cueAlly) == 0 && k+1 < len(r.chunks) && r.chunks[k+1].Kind == clause.Prep {
		return nil
	}
	called := mark == cueFunder && r.s.marks.Has(r.chunks[v].Sym, markHires)
	switch {
	case r.chunks[v].Passive && !called, r.inPlace(k): // "is the largest lender in Peru"
		return nil
	case as, called:
	case r.chunks[v].Sym != r.s.be, !ch.Definite && (mark != cueFunder || ch.Article || ch.Len() < 2):
		return nil
	}
	return r.partiesOf(clause.Subject(r.chunks, v), false, nil)
}

// isAmong reports whether chunk k is a preposition such as "among".
func (r *Runner) isAmong(k int) bool {
	return r.chunks[k].Kind == clause.Prep && r.s.cues.Has(r.chunks[k].Sym, cueAmong)
}

// actingAs are the noun chunks, the last of them n or before the gerund n, of those who stand
// with "with" before "as" and a side: "with Acme and Bolt as arrangers", "with Acme as the
// buyer", "with Acme and Bolt joining as arrangers"; nil if none do.
func (r *Runner) actingAs(n int, mark lexicon.Mark) []int {
	if r.chunks[n].Form == clause.Gerund {
		n--
	}
	if n < 0 {
		return nil // "Joining as lenders, Acme and Bolt provided"
	}
	list := clause.Listed(r.chunks, n)
	if r.chunks[n].Kind != clause.Noun || list[0] == 0 {
		return nil
	}
	before := &r.chunks[list[0]-1]
	if before.Sym == r.s.with {
		return list
	}
	if mark == cueFunder && before.Kind == clause.Conj && len(list) == 1 {
		return list // "Acme acts as agent and Bolt as arranger"
	}
	return nil
}

// inPlace reports whether a place behind noun chunk k says where that is.
func (r *Runner) inPlace(k int) bool {
	return k+2 < len(r.chunks) && r.s.marks.Has(r.chunks[k+1].Sym, markWhere) && r.lastMention(r.chunks[k+2].Span, r.s.place) != nil
}
