package deal

import (
	"wattwire/extract/clause"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// objects are the noun chunks that fill the object of a frame, nil if none of
// them is of a kind that the frame asks for.
func (r *Runner) objects(k int, f *frame, subj []int, args []clause.Arg) []int {
	var out []int
	if f.subject.role == agreement { // "a loan agreement followed"
		for _, n := range subj {
			if what := r.kindsOf(n); what&f.subject.needs != 0 || f.subject.needs&needFirm != 0 && what&needAgreement != 0 && r.dealsIn(n, r.agreementIn(r.chunks[n].Span)) {
				out = append(out, n)
			}
		}
		return out
	}
	if f.object.role == noRole {
		return []int{k} // the verb itself is what is told
	}
	if r.chunks[k].Passive {
		for _, n := range subj {
			if f.object.role == agreement && r.it(n) {
				return []int{n} // "It was signed on Monday"
			}
			if r.fills(n, f.object.needs) {
				out = append(out, n)
			}
		}
		if len(out) > 0 || f.object.role != party {
			if len(out) == 0 && f.object.role == agreement { // "was awarded a contract"
				out = r.agreementObjects(f, args)
			}
			if len(out) == 0 && f.object.role == agreement && r.chunks[k].Form == clause.Participial {
				return r.agreementBefore(k, f) // "a contract with Acme for coal, signed in May"
			}
			if len(out) == 0 && f.object.role != agreement { // "was awarded 57 MW"
				return r.directObjects(f, args)
			}
			return out
		}
		return nil
	}
	if f.object.role == agreement {
		if out = r.agreementObjects(f, args); len(out) > 0 {
			return out
		}
		if o := r.antecedentOf(k, subj); o >= 0 {
			if a := r.agreementIn(r.chunks[o].Span); a != nil && r.heads(a, r.chunks[o]) && agreementKinds(a)&f.object.needs != 0 {
				return []int{o}
			}
		}
		return nil
	}
	out = r.directObjects(f, args)
	if len(out) == 0 && len(args) == 0 || len(out) == 0 && args[0].Prep != 0 {
		if o := r.antecedentOf(k, subj); o >= 0 && r.fills(o, f.object.needs) {
			return []int{o}
		}
	}
	if len(out) == 0 && f.object.role == target {
		for _, a := range args { // "acts as contractor"
			if s := f.preps[a.Prep]; a.Prep != 0 && a.Verb < 0 && s.role == target && s.needs&needRole != 0 && r.kindsOf(a.Nouns[0])&s.needs != 0 {
				return []int{a.Nouns[0]}
			}
		}
	}
	if f.object.needs == 0 && len(out) == 0 {
		return []int{k} // the verb itself is what is told
	}
	return out
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
	if n >= 0 && r.chunks[n].Kind == clause.Rel {
		n--
	}
	if n >= 0 && r.chunks[n].Kind == clause.Noun && r.chunks[n].End >= r.chunks[subj[0]].First-1 {
		return n
	}
	return -1
}

// it reports whether chunk n is a pronoun that can return to an agreement of
// the sentence before.
func (r *Runner) it(n int) bool {
	ch := r.chunks[n]
	if !ch.Pronoun || len(r.cands) == 0 || !r.s.marks.Has(r.d.Tokens[ch.First].Sym, markIt) {
		return false
	}
	last := r.cands[len(r.cands)-1]
	return last.noun >= 0 && last.sent >= r.sent-1
}

// directObjects are the nouns of the first direct object that fit.
func (r *Runner) directObjects(f *frame, args []clause.Arg) []int {
	var out []int
	for _, a := range args {
		if a.Prep != 0 || a.Verb >= 0 {
			if a.Prep != 0 && f.object.needs == 0 {
				break
			}
			continue
		}
		said := false // of the object, not another one
		for i, n := range a.Nouns {
			if i > 0 && i == len(a.Nouns)-1 && r.chunks[n-1].Kind == clause.Comma {
				continue
			}
			if i > 0 && r.chunks[n-1].Kind == clause.Comma && r.chunks[a.Nouns[i-1]].Named && !r.chunks[n].Named && r.s.clause.Function(r.chunks[n].Sym) {
				said = true // "Acme, a maker and seller of pumps"
			}
			if said = said && !r.chunks[n].Named; said {
				continue
			}
			if r.fills(n, f.object.needs) {
				out = append(out, n)
			}
		}
		break
	}
	return out
}

// fills reports whether the noun chunk n is of one of the kinds asked for.
func (r *Runner) fills(n int, needs need) bool {
	if needs == 0 {
		return true
	}
	what := r.kindsOf(n) & needs
	if what == needCompany && r.chunks[n].Len() == 1 && r.endsInS(r.chunks[n].Head) {
		return false // "deals to buy rivals"
	}
	return what != 0 || needs&needName != 0 && r.unknownName(n)
}

// unknownName reports whether the noun chunk n ends in capitalised words that are
// the name of nothing that the stages before know.
func (r *Runner) unknownName(n int) bool {
	ch := r.chunks[n]
	last := ch.End - 1
	t := r.d.Tokens[last]
	if !t.Is(token.Upper) || last == r.d.Sentences[r.sent].First || r.chart.Find(last, r.s.demonym) != nil || r.s.object(t.Sym)&(needEquipment|needPower) != 0 && ch.Len() == 1 {
		return false
	}
	if w := r.d.Word(last); len(w) < 3 || w[1] < 'a' || w[1] > 'z' {
		return false // "CO2", "RECs"
	}
	for i := last; i >= ch.First && r.d.Tokens[i].Is(token.Upper); i-- {
		if r.named[i] || r.chart.Find(i, r.s.agreement) != nil {
			return false
		}
	}
	return !r.titleCase()
}

// kindsOf are the kinds of thing that the noun chunk k names; of a bare amount
// it is what the amount is of: "90 MW of turbines".
func (r *Runner) kindsOf(k int) need {
	sp := r.chunks[k].Span
	out := r.kinds(sp)
	if out&needOrganization == 0 && r.s.marks.Has(r.d.Tokens[r.chunks[k].Head].Sym, markCollective) && len(r.members(k, nil)) > 0 {
		out |= needOrganization
	}
	of := -1
	if k+2 < len(r.chunks) && r.chunks[k+1].Sym == r.s.of && r.chunks[k+2].Kind == clause.Noun {
		of = r.coordinatedHead(k + 2)
	}
	if of >= 0 && r.measure(k) {
		out |= r.kinds(r.chunks[of].Span) // "51 percent of Acme", "all of its shares"
	}
	a := r.lastMention(sp, r.s.power)
	if a == nil {
		a = r.lastMention(sp, r.s.energy)
	}
	if a == nil || a.End != sp.End {
		return out
	}
	if of >= 0 {
		if what := r.kinds(r.chunks[of].Span); what&(needPlant|needStake|needEquipment) != 0 {
			return out | what
		}
	}
	return out | needOutput
}

// coordinatedHead is the noun chunk on whose head the modifier in chunk n leans:
// of "solar and wind assets" the one of the assets; n itself if it has its own.
func (r *Runner) coordinatedHead(n int) int {
	if n+2 < len(r.chunks) && r.chunks[n].Len() == 1 && r.bare(n) && r.kinds(r.chunks[n].Span)&^needPower == 0 &&
		r.chunks[n+1].Kind == clause.Conj && r.chunks[n+2].Kind == clause.Noun && r.bare(n+2) && r.chunks[n+2].Len() > 1 {
		return n + 2
	}
	return n
}

// measure reports whether a noun chunk is only a share or an amount of what
// follows.
func (r *Runner) measure(k int) bool {
	ch := r.chunks[k]
	if r.s.marks.Has(r.d.Tokens[ch.Head].Sym, markShare) {
		return true
	}
	for _, l := range [...]rule.Label{r.s.percent, r.s.amount} {
		if a := r.lastMention(ch.Span, l); a != nil && a.End == ch.End {
			return true
		}
	}
	return false
}

// plainObject reports whether a definite noun chunk is a bare word for what was
// told before: "the stake", not "the Lusaka plant".
func (r *Runner) plainObject(o int) bool {
	ch := r.chunks[o]
	for i := ch.First; i < ch.End; i++ {
		if r.named[i] || r.genitive(i) {
			return false
		}
	}
	return !(o+1 < len(r.chunks) && r.chunks[o+1].Kind == clause.Prep)
}

// agreementObjects are the words for agreements among the arguments: direct
// objects, and what is coordinated with them behind a phrase ("a deal for A, a
// contract for B").
func (r *Runner) agreementObjects(f *frame, args []clause.Arg) []int {
	var out []int
	for x, a := range args {
		if a.Verb >= 0 {
			break
		}
		for i, n := range a.Nouns {
			of := r.done(n)
			ann := r.agreementIn(r.chunks[of].Span)
			if ann == nil || !r.heads(ann, r.chunks[of]) || of == n && agreementKinds(ann)&f.object.needs == 0 && !(f.object.needs&needFirm != 0 && r.s.object(r.d.Tokens[ann.End-1].Sym) == 0 && (r.dealsIn(n, ann) || r.chunks[of].Definite && r.chunks[of].Len() == 2 && ann.Entry.Get("type") == "acquisition" && !r.plural(ann) && r.s.object(r.d.Tokens[ann.First].Sym) == 0 || r.chunks[of].Len() > 2 && !r.chunks[of].Definite && ann.Entry.Get("type") == "financing" && r.opensWithSum(of))) {
				continue
			}
			n = of
			direct := a.Prep == 0 || len(out) == 0 && r.leads(a.Prep)
			if !direct && i == 0 && x > 0 && r.s.marks.Has(a.Prep, markSum) && r.lastMention(r.chunks[args[x-1].Nouns[0]].Span, r.s.money) != nil {
				direct = true // "$112 million in project financing"
			}
			if direct || len(out) > 0 && i > 0 && !weakly(ann) {
				out = append(out, n)
			}
		}
	}
	return out
}

// opensWithSum reports whether chunk n is a determiner, a sum and what the sum is
// for: "a $5 million grant".
func (r *Runner) opensWithSum(n int) bool {
	first := r.chunks[n].First + 1
	m := r.chart.Find(first, r.s.money)
	return m != nil && m.End < r.chunks[n].End
}

// done is the noun chunk of the agreement that an act is of: of "the closing of
// a $5 million loan" the loan; n itself if chunk n names no act.
func (r *Runner) done(n int) int {
	if n+2 < len(r.chunks) && r.s.marks.Has(r.d.Tokens[r.chunks[n].Head].Sym, markAct) && r.chunks[n+1].Sym == r.s.of && r.chunks[n+2].Kind == clause.Noun {
		return n + 2
	}
	return n
}

// heads reports whether a word for an agreement is what its noun chunk is
// about, not a modifier ("contract price", "joint venture partner").
func (r *Runner) heads(a *rule.Annotation, c clause.Chunk) bool {
	for i := a.End; i < c.End; i++ {
		t := r.d.Tokens[i]
		if t.Is(token.Letter) && !t.Is(token.Upper) {
			return false
		}
		if r.genitive(i) {
			return false
		}
	}
	return true
}

// leads reports whether a preposition may lead to the object of a verb that
// makes agreements: "entered into", "agreed on".
func (r *Runner) leads(p token.Sym) bool { return r.s.marks.Has(p, markLeads) }

// kinds are the kinds of thing that a noun chunk names: what its head word
// means, and the names and amounts in it.
func (r *Runner) kinds(sp token.Span) need {
	var out need
	for i := sp.First; i < sp.End; i++ {
		for a := r.chart.First(i); a != nil; a = r.chart.Next(a) {
			if a.End > sp.End {
				continue
			}
			switch a.Label {
			case r.s.phrase:
				out |= needRole
				if a.Entry.Get("type") == "auction_award" {
					out |= needWinner
				}
			case r.s.org:
				if a.End == sp.End {
					out |= needOrganization
				}
			case r.s.project:
				if a.End == sp.End {
					out |= needProject
				}
			case r.s.money:
				out |= needAmount
				if a.End == sp.End {
					out |= needSum
				}
			case r.s.power, r.s.energy:
				out |= needCapacity
			case r.s.agreement:
				if !r.named[i] && a.Entry.Get("type") != "none" && (a.End == sp.End || r.headsSpan(a, sp)) {
					out |= agreementKinds(a)
				}
			}
		}
	}
	if r.s.marks.Has(r.d.Tokens[sp.End-1].Sym, markAuction) {
		out |= needAuction
	}
	for i := sp.End - 1; i >= sp.First && !r.named[i]; i-- {
		if n := r.s.object(r.d.Tokens[i].Sym); n != 0 {
			if i > sp.First && !r.named[i-1] && r.s.marks.Has(r.d.Tokens[i].Sym, markMade) {
				n |= r.s.object(r.d.Tokens[i-1].Sym) & needEquipment // "the battery system"
			}
			return out | n
		}
		if t := r.d.Tokens[i]; t.Is(token.Letter) && !t.Is(token.Upper) {
			break // the head is something else
		}
	}
	return out
}

// weakly reports whether a word names an agreement only as the object of a verb.
func weakly(a *rule.Annotation) bool {
	w := a.Entry.Get("weak")
	return w == "y" || w == "put"
}

// agreementKinds are the kinds of agreement that a word for one names.
func agreementKinds(a *rule.Annotation) need {
	out := needAgreement
	if a.Entry.Get("weak") != "y" {
		out |= needFirm
	}
	switch a.Entry.Get("type") {
	case "joint_venture", "cooperation_agreement":
		out |= needVenture
	case "concession":
		out |= needGrant
	case "auction_award":
		out |= needAward
	}
	if a.Entry.Get("weak") == "bid" {
		out |= needTakeover
	}
	if a.Entry.Get("weak") == "put" {
		return needInvestment // a word for it only where a rule asks for that
	}
	return out
}

func (r *Runner) headsSpan(a *rule.Annotation, sp token.Span) bool {
	return r.heads(a, clause.Chunk{Span: sp})
}
