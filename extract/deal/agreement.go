package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// agreementObjects are the words for agreements among the arguments: direct
// objects, and what is coordinated with them behind a phrase ("a deal for A, a
// contract for B").
func (r *Runner) agreementObjects(f *frame, args []clause.Arg) []int {
	var out []int
	defer func() { r.pending = nil }()
	for x, a := range args {
		if a.Verb >= 0 && !r.behindGroup(args, x) {
			continue
		}
		for i, n := range a.Nouns {
			of, word := r.wordOf(n)
			if word != nil && len(out) > 0 && r.markedAt(word.First, markOne) {
				if first := r.agreementIn(r.chunks[out[0]].Span); !r.plural(first) {
					out = append(out, n) // "a contract with Acme and another with Bolt"
				}
				continue
			}
			if word == nil && of > n {
				of, word = n, r.agreementIn(r.chunks[n].Span) // "the financial closing of its plant"
			}
			summed := i == 0 && r.behindSum(args, x)
			if summed && len(out) > 0 && args[x-1].Prep != 0 {
				continue // "a contract with Acme for $5 million in debt"
			}
			if word == nil || !r.namesObject(of, word) || !(summed && f.funds(word)) && !r.askedFor(f, n, of, word) {
				continue
			}
			if r.withShares(of) || r.ventureOf(n, args[x+1:]) {
				r.used[n] = true
				continue
			}
			if i > 0 && a.Prep != 0 && (r.describesName(n, word) || r.formsOf(a.Nouns[0], out)) {
				continue
			}
			direct := summed || a.Prep == 0 || len(out) == 0 && r.leadsFirst(args, x)
			if direct || len(out) > 0 && i > 0 && r.joinsObjects(f, out, of, word) {
				out = append(out, of)
				r.pending = word.Entry
			}
		}
	}
	if len(out) == 0 {
		return r.behindWinner(f, args)
	}
	return out
}

// namesObject reports whether chunk n is about the agreement that a word in it names, and not
// about a plant.
func (r *Runner) namesObject(n int, word *rule.Annotation) bool {
	return r.heads(word, r.chunks[n]) && !r.plantAt(n)
}

// joinsObjects reports whether the agreement in chunk n, coordinated with another noun behind a
// preposition, is one more object.
func (r *Runner) joinsObjects(f *frame, out []int, n int, word *rule.Annotation) bool {
	if weakly(word) && !r.sumOf(n, word) && !r.oneMore(f, out, n, word) {
		return false
	}
	return r.chunks[n].Len() > 1 || r.plural(word)
}

// worksOrPower reports whether agreements of a type are for works, goods, services or power.
func worksOrPower(typ string) bool { return works(typ) || typ == "power_purchase_agreement" }

// withShares reports whether the loans or bonds in chunk n are what is bought together with the
// shares told before them: "all shares and shareholder loans", "51% of the equity and all the
// debentures".
func (r *Runner) withShares(n int) bool {
	if n < 2 || r.chunks[n-1].Kind != clause.Conj || r.chunks[n-2].Kind != clause.Noun {
		return false
	}
	if r.chunks[n].Article && !r.chunks[n].Definite || r.headNeeds(n-2)&needStake == 0 {
		return false
	}
	a := r.agreementIn(r.chunks[n].Span)
	return a != nil && a.Entry.Get("type") == "financing" && r.plural(a)
}

// formsOf reports whether the first of several nouns behind a preposition names an agreement
// that is none by itself, so that the others are none either: "arranged financing in the form
// of a construction loan, a credit line and a bridge facility".
func (r *Runner) formsOf(n int, taken []int) bool {
	of, word := r.wordOf(n)
	return word != nil && r.heads(word, r.chunks[of]) && !slices.Contains(taken, of)
}

// oneMore reports whether the weak word for an agreement in chunk n tells one more of the
// kind that the last object is, or one with a party of its own: "a contract from Acme and an
// order from Bolt".
func (r *Runner) oneMore(f *frame, out []int, n int, word *rule.Annotation) bool {
	last := r.agreementIn(r.chunks[out[len(out)-1]].Span)
	own := n+1 < len(r.chunks) && r.chunks[n+1].Kind == clause.Prep && f.preps[r.chunks[n+1].Sym].role == party
	return r.chunks[n].Article && last != nil && (own || last.Entry == word.Entry)
}

// describesName reports whether the word for a venture in chunk n says behind a comma what
// the firm named before it is: "a contract with Acme, a joint venture of Bolt and Cue".
func (r *Runner) describesName(n int, word *rule.Annotation) bool {
	return word.Entry.Get("type") == "joint_venture" && r.organization(r.beforeComma(n)) >= 0
}

// beforeComma is the chunk before the comma, and brackets before that, behind which chunk n
// stands; -1 if it stands behind none.
func (r *Runner) beforeComma(n int) int {
	k := n - 2
	if k < 0 || r.chunks[n-1].Kind != clause.Comma {
		return -1
	}
	if k > 0 && r.chunks[k].Kind == clause.Paren {
		k--
	}
	return k
}

// behindGroup reports whether the argument at x, of a passive participle, is what the
// object described by that is given: "awarded a group led by Acme a contract", but not
// "awarded Acme, a firm based in Kenya, and Bolt the contract".
func (r *Runner) behindGroup(args []clause.Arg, x int) bool {
	a := args[x]
	if a.Prep != 0 || x == 0 || args[0].Prep != 0 || args[x-1].Verb != a.Verb {
		return false
	}
	v := &r.chunks[a.Verb]
	return v.Passive && v.Form == clause.Participial
}

// wordOf is the noun chunk of the agreement told through chunk n, and the word for it.
func (r *Runner) wordOf(n int) (int, *rule.Annotation) {
	of := r.done(n)
	return of, r.agreementIn(r.chunks[of].Span)
}

// financing reports whether the noun chunk n ends in a word for a financing: "approval for a
// loan".
func (r *Runner) financing(n int) bool {
	a := r.agreementIn(r.chunks[n].Span)
	return a != nil && r.heads(a, r.chunks[n]) && a.Entry.Get("type") == "financing"
}

// behindSum reports whether the argument at x tells what the sum in the one before is:
// "$112 million in project financing", "an undisclosed amount of funding".
func (r *Runner) behindSum(args []clause.Arg, x int) bool {
	if x == 0 || !r.s.marks.Has(args[x].Prep, markSum) {
		return false
	}
	before := args[x-1].Nouns
	sum := before[len(before)-1] // "awarded its subsidiary, Acme, $5 million of funding"
	return r.markedHead(sum, markSum) && !r.chunks[sum].Definite || r.lastMention(r.chunks[sum].Span, r.s.money) != nil
}

// funds reports whether a frame asks for agreements of which the word is one of
// financing.
func (f *frame) funds(word *rule.Annotation) bool {
	return f.object.needs&(needFirm|needAgreement|needFunding) != 0 && word.Entry.Get("type") == "financing"
}

// leadsFirst reports whether the argument at x is one to which a preposition leads, and
// no other object than terms stands before it.
func (r *Runner) leadsFirst(args []clause.Arg, x int) bool {
	return r.leads(args[x].Prep) && (x == 0 || args[0].Prep != 0 || args[0].Verb >= 0 || r.markedHead(args[0].Nouns[0], markTerms))
}

// behindWinner is the agreement behind the description of the one to whom it is given:
// "awarded Acme, a unit of Bolt, a contract".
func (r *Runner) behindWinner(f *frame, args []clause.Arg) []int {
	if len(args) < 2 || args[0].Prep != 0 || args[0].Verb >= 0 || !r.chunks[args[0].At].Named {
		return nil
	}
	for _, a := range args[1:] {
		n := a.Nouns[len(a.Nouns)-1]
		if a.Prep == 0 || len(a.Nouns) < 2 || r.chunks[n-1].Kind != clause.Comma {
			continue
		}
		if r.kindsOf(n)&f.object.needs != 0 {
			return []int{n}
		}
	}
	return nil
}

// askedFor reports whether frame f asks for the agreement that a word for it in chunk of
// names, told through chunk n.
func (r *Runner) askedFor(f *frame, n, of int, word *rule.Annotation) bool {
	if of != n || agreementKinds(word)&f.object.needs != 0 {
		return true
	}
	if f.object.needs&(needFirm|needDealing) == 0 || r.s.object(r.d.Tokens[word.End-1].Sym) != 0 {
		return false
	}
	switch ch := &r.chunks[n]; word.Entry.Get("type") {
	case "acquisition": // "the purchase of a stake", "the takeover"
		return r.dealsIn(n, word) || ch.Definite && ch.Len() == 2 && !r.plural(word) && r.s.object(r.d.Tokens[word.First].Sym) == 0
	case "financing": // "a $5 million grant"
		return r.opensWithSum(n) && (!ch.Definite || r.identified(n)) // or "the $5 million financing of three plants"
	}
	return false
}

// summedUp reports whether the subject of a passive in chunk n is a word for a financing, with its sum,
// for which a frame asks: "A $5 million grant was announced".
func (r *Runner) summedUp(n int, f *frame) bool {
	a := r.agreementIn(r.chunks[n].Span)
	if a == nil || a.Entry.Get("type") != "financing" || !r.heads(a, r.chunks[n]) {
		return false
	}
	return (r.sumOf(n, a) || r.opensWithSum(n)) && r.askedFor(f, n, n, a)
}

// ventureOf reports whether chunk n is a group of those named in the arguments behind
// it, and the agreement comes after them: "awarded a joint venture of Acme and Bolt a contract".
func (r *Runner) ventureOf(n int, behind []clause.Arg) bool {
	if len(behind) < 2 || behind[0].Prep != r.s.of || !r.markedHead(n, markCollective) {
		return false
	}
	next := behind[1]
	return next.Prep == 0 && next.Verb < 0 && r.agreementIn(r.chunks[next.Nouns[0]].Span) != nil
}

// opensWithSum reports whether chunk n is a sum, with or without a determiner, and what the
// sum is for: "a $5 million grant", "$5 million funding".
func (r *Runner) opensWithSum(n int) bool {
	ch := &r.chunks[n]
	m := r.chart.Find(ch.First, r.s.money)
	if m == nil && ch.Len() > 1 {
		m = r.chart.Find(ch.First+1, r.s.money)
	}
	return m != nil && m.End < ch.End
}

// done is the noun chunk of the agreement that an act or terms are of: of "the closing of
// a $5 million loan" the loan, of "an extension to a contract" the contract;
// n itself if chunk n names no act.
func (r *Runner) done(n int) int {
	if n+2 >= len(r.chunks) {
		return n
	}
	if r.markedHead(n, markAct|markTerms) && r.leadsToDone(n) && r.chunks[n+2].Kind == clause.Noun {
		return n + 2
	}
	if r.chunks[n+1].Sym != r.s.of || !r.onlyCounts(n) {
		return n
	}
	if a := r.agreementIn(r.chunks[n+2].Span); a != nil && (r.s.generic[a.Entry] || !weakly(a) && works(a.Entry.Get("type"))) {
		return n + 2
	}
	return n
}

// leadsToDone reports whether a preposition behind the act in chunk n leads to what it is of:
// "the closing of a loan", "an extension to a contract", "approval for a loan".
func (r *Runner) leadsToDone(n int) bool {
	switch r.chunks[n+1].Sym {
	case r.s.of, r.s.to:
		return true
	case r.s.forr:
		return r.financing(n + 2)
	}
	return false
}

// onlyCounts reports whether chunk n tells nothing but how many of something there are: "one of
// six contracts", "a pair of contracts".
func (r *Runner) onlyCounts(n int) bool {
	if ch := &r.chunks[n]; ch.Len() != 1 && (ch.Len() != 2 || !r.markedHead(n, markShare)) {
		return false
	}
	return r.markedHead(n, markOne) || r.measure(n)
}

// leads reports whether a preposition may lead to the object of a verb that
// makes agreements: "entered into", "agreed on".
func (r *Runner) leads(p token.Sym) bool { return r.s.marks.Has(p, markLeads) }

// underWhich reports whether the relative clause that begins at token i follows
// a preposition that puts what it tells under an agreement, or says so itself: "under
// which", "whereby".
func (r *Runner) underWhich(i int) bool {
	return i > 0 && (r.markedAt(i-1, markUnder) || r.d.Tokens[i-1].Sym == r.s.by) || r.markedAt(i, markUnder)
}

// aboutVerb reports whether a verb leads from an agreement to what it is about: "covers
// 40 turbines", "will fund a plant".
func (r *Runner) aboutVerb(v clause.Chunk) bool {
	return r.s.marks.Has(v.Sym, markAbout) || r.s.cues.Has(v.Sym, cueBacks)
}

// covers reports whether the verb of a relative clause tells what an agreement
// is about: "a contract that covers 40 turbines".
func (r *Runner) covers(rel token.Span) bool {
	for _, ch := range r.chunks {
		if rel.Contains(ch.Span) && ch.Kind == clause.Verb {
			return !ch.Passive && r.aboutVerb(ch)
		}
	}
	return false
}
