package deal

import (
	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// A designation is a way in which a noun chunk means someone who can agree. It appends
// whom chunk k means; false if the chunk does not mean anybody so.
type designation func(r *Runner, k int, dst []int) ([]int, bool)

// actors appends the entities that the noun chunk k names as ones who can agree:
// the organization it names last, what a nominal such as "the company" stands
// for, a country or region where that is all it names. places says whether a
// place may act here. The designations are tried in their order.
func (r *Runner) actors(k int, places bool, dst []int) []int {
	ch := &r.chunks[k]
	if ch.Kind != clause.Noun {
		return dst
	}
	if r.opensOffice(k) {
		return dst
	}
	if e, ok := r.organizationIn(ch.Span); ok {
		return r.byName(k, e, places, dst)
	}
	for _, means := range [...]designation{
		(*Runner).byPart, (*Runner).apposedTo, (*Runner).asGroup, (*Runner).byOwner, (*Runner).byOffice,
		(*Runner).they, (*Runner).theTwo, (*Runner).byHand, (*Runner).byNominal, (*Runner).itsPart, (*Runner).we, (*Runner).itself,
		(*Runner).byPerson, (*Runner).asOneOf, (*Runner).toldNext,
	} {
		if out, ok := means(r, k, dst); ok {
			return out
		}
	}
	if !places {
		return dst
	}
	return r.rulers(k, dst)
}

// byName appends the organization e, which chunk k names, and the one joined with it
// before a word for a group: "the Acme-Bolt consortium". Who only reports is none.
func (r *Runner) byName(k, e int, places bool, dst []int) []int {
	if r.in.Entities[e].Subkind == "media" && !places {
		return dst
	}
	ch := &r.chunks[k]
	if !r.markedAt(ch.Head, markCollective) {
		return add(dst, e)
	}
	for i := ch.First; i+1 < ch.Head; i++ {
		m := r.chart.Find(i, r.s.org)
		if m == nil || m.End+1 >= ch.Head || r.chart.Find(m.End+1, r.s.org) == nil {
			continue
		}
		if r.hyphenated(m.End) && !r.genitive(m.End) {
			dst = add(dst, r.in.Mentions[m.Ref].Entity)
		}
	}
	return add(dst, e)
}

// byPart asks for a name in brackets, or for that of whom the chunk names an arm or a
// branch: "Acme's transmission and distribution business".
func (r *Runner) byPart(k int, dst []int) ([]int, bool) {
	if e := r.shortName(k); e >= 0 {
		return add(dst, e), true
	}
	if a := r.lastMention(r.chunks[k].Span, r.s.org); a != nil && r.genitive(a.End) && r.armJoined(k) {
		return add(dst, r.in.Mentions[a.Ref].Entity), true
	}
	if e := r.branch(k); e >= 0 {
		return add(dst, e), true
	}
	if k+2 < len(r.chunks) && r.chunks[k+1].Sym == r.s.of && r.markedHead(k, markArm) && !r.markedHead(k, markCollective) {
		if e := r.organization(k + 2); e >= 0 {
			return add(dst, e), true // "the wind business of Acme"
		}
	}
	return dst, false
}

// armJoined reports whether a bare word for an arm is joined to noun chunk k: "transmission and
// distribution business".
func (r *Runner) armJoined(k int) bool {
	return k+2 < len(r.chunks) && r.chunks[k+1].Kind == clause.Conj && r.bare(k+2) && r.markedHead(k+2, markArm)
}

// apposedTo asks for the organization of which the chunk says what it is: "Acme, a firm
// that has signed", "a firm called Acme".
func (r *Runner) apposedTo(k int, dst []int) ([]int, bool) {
	ch := &r.chunks[k]
	if k+2 < len(r.chunks) && r.chunks[k+1].Kind == clause.Other && r.s.cues.Has(r.chunks[k+1].Sym, cueNames) {
		if e := r.organization(k + 2); e >= 0 {
			return add(dst, e), true
		}
	}
	if ch.Definite || ch.Named || k == 0 || k+1 == len(r.chunks) {
		return dst, false
	}
	if r.chunks[k+1].Kind != clause.Rel || r.chunks[k-1].Kind != clause.Comma {
		return dst, false
	}
	if e := r.organization(k - 2); e >= 0 {
		return add(dst, e), true
	}
	return dst, false
}

// asGroup asks for the members of a group: "a consortium of Acme and Bolt", "traders including
// Acme and Bolt".
func (r *Runner) asGroup(k int, dst []int) ([]int, bool) {
	listed := k+2 < len(r.chunks) && r.chunks[k+1].Kind == clause.Prep && r.markedChunk(k+1, markMember)
	if k > 0 && (r.chunks[k-1].Kind == clause.Verb || r.chunks[k-1].Kind == clause.Prep) {
		listed = false // what is told of them may hold for their kind: "sold to firms such as Acme"
	}
	if !listed && !r.markedHead(k, markCollective|markEnvoy) {
		return dst, false
	}
	out := r.members(k, dst)
	if len(out) > len(dst) {
		return out, true
	}
	ch := &r.chunks[k]
	if !ch.Definite || ch.Len() != 2 || r.kindsOf(k)&needGroup == 0 || r.agreementIn(ch.Span) != nil {
		return dst, false
	}
	who := r.doers(r.sent-1, false) // "Acme and Bolt will build a dam. The consortium has signed"
	if len(who) < 2 {
		return dst, false
	}
	return addAll(dst, who), true
}

// byOwner asks for the owners of a firm that is told by nothing else: "a company owned by Acme
// and Bolt".
func (r *Runner) byOwner(k int, dst []int) ([]int, bool) {
	ch := &r.chunks[k]
	if !ch.Article || ch.Definite || k+1 == len(r.chunks) {
		return dst, false
	}
	if v := &r.chunks[k+1]; v.Kind != clause.Verb || v.Form != clause.Participial || !v.Passive {
		return dst, false
	}
	if !r.markedChunk(k+1, markOwns) || r.s.object(r.d.Tokens[ch.Head].Sym)&(needCompany|needBody) == 0 {
		return dst, false
	}
	out := dst
	for _, n := range r.byWhom(clause.Args(r.chunks, k+1)) {
		if e := r.organization(n); e >= 0 {
			out = add(out, e)
		}
	}
	return out, len(out) > len(dst)
}

// byOffice asks for whom someone in an office signs: "Acme's president, Ann Lee".
func (r *Runner) byOffice(k int, dst []int) ([]int, bool) {
	if !r.signing || !r.markedHead(k, markEnvoy) {
		return dst, false
	}
	out := r.owner(k, dst)
	return out, len(out) > len(dst)
}

// they asks for the several who say it, or else of whom the sentence before tells.
func (r *Runner) they(k int, dst []int) ([]int, bool) {
	ch := &r.chunks[k]
	if !ch.Pronoun || !r.markedAt(ch.First, markThey) {
		return dst, false
	}
	said := r.acted(k)
	if len(said) == 0 {
		said = r.sayer(k, nil)
	}
	if len(said) == 0 {
		said = r.meant(k, nil)
	}
	if len(said) < 2 {
		return dst, false
	}
	return addAll(dst, said), true
}

// theTwo asks for the two who met, for a firm or a state: "Minister Lee met the head of Acme in
// Lusaka, where the two signed", "President Lee hosted President Ray. The two leaders signed".
func (r *Runner) theTwo(k int, dst []int) ([]int, bool) {
	ch := &r.chunks[k]
	num := r.lastMention(ch.Span, r.s.num)
	two := num != nil && r.in.Numbers[num.Ref].Value == 2 && ch.Definite || r.markedAt(ch.First, markThey) && ch.Len() > 1
	if !r.signing || !two || ch.Named || len(r.meantBy(r.nominal(ch.Span), nil)) > 1 {
		return dst, false
	}
	for v := k - 1; v > 0; v-- {
		if r.chunks[v].Kind == clause.Verb && r.chunks[v].Form == clause.Finite && !r.chunks[v].Passive {
			if who := r.meeting(v, k); len(who) == 2 {
				return addAll(dst, who), true
			}
			break
		}
	}
	if who := r.doers(r.sent-1, true); len(who) == 2 {
		return addAll(dst, who), true
	}
	return dst, false
}

// byHand asks for the one who buys or sells by the agreement told last that tells who does: "Acme
// has sold the dam to Bolt. The buyer has hired Cue".
func (r *Runner) byHand(k int, dst []int) ([]int, bool) {
	const back = 4 // sentences
	ch := &r.chunks[k]
	head := r.d.Tokens[ch.Head].Sym
	h, owner := r.s.hands[head], r.newOwner(ch)
	if owner {
		h = buys
	}
	if h == 0 || !owner && !r.s.cues.Has(head, cueTrader|cueWorker) || !ch.Definite || ch.Len() > 2 && !owner {
		return dst, false
	}
	trades := owner || r.s.cues.Has(head, cueTrader)
	for i := len(r.cands) - 1; i >= 0 && r.cands[i].sent >= r.sent-back; i-- {
		a := &r.cands[i]
		if a.sent == r.sent || len(a.parties) < 2 || !works(a.typ) && !trades || owner && a.typ != "acquisition" {
			continue
		}
		var who []int
		for _, e := range a.parties {
			told := worksOrPower(a.typ) && a.does != 0 && (a.does == h) == contains(a.doers, e)
			if told || a.typ == "acquisition" && r.tradeOf(a, e) == h {
				who = add(who, e)
			}
		}
		if len(who) == 1 {
			return add(dst, who[0]), true
		}
	}
	return dst, false
}

// byNominal asks for whom a nominal stands, or one that owns a board or an arm: "the
// company", "its board".
func (r *Runner) byNominal(k int, dst []int) ([]int, bool) {
	ch := &r.chunks[k]
	n := r.nominal(ch.Span)
	if n == nil && ch.Len() > 1 && r.markedAt(ch.Head, markEnvoy|markArm) {
		n = r.nominal(token.Span{First: ch.First, End: ch.First + 1})
	}
	if n == nil {
		return dst, false
	}
	if signed := r.signatories(k, n); len(signed) > 0 {
		return addAll(dst, signed), true
	}
	return r.meantBy(n, dst), true
}

// itsPart asks for the one whose part does what a verb tells: "Acme said its wind unit would sell",
// "one of its units", "a unit".
func (r *Runner) itsPart(k int, dst []int) ([]int, bool) {
	if k+2 < len(r.chunks) && r.chunks[k+1].Sym == r.s.of && r.markedHead(k, markOne) {
		k += 2
	}
	if k+1 >= len(r.chunks) || r.chunks[k+1].Kind != clause.Verb || r.chunks[k+1].Form != clause.Finite {
		return dst, false
	}
	if !r.s.cues.Has(r.d.Tokens[r.chunks[k].Head].Sym, cuePart) {
		return dst, false
	}
	out := dst
	switch ch := &r.chunks[k]; {
	case r.markedChunk(k, markTheir):
		out = r.theirs(k, dst)
	case ch.Article && !ch.Definite && !ch.Named:
		out = r.sayer(k, dst)
	}
	return out, len(out) > len(dst)
}

// we asks for whom the one who is quoted speaks.
func (r *Runner) we(k int, dst []int) ([]int, bool) {
	ch := &r.chunks[k]
	if !ch.Pronoun || r.d.Tokens[ch.First].Sym != r.s.we {
		return dst, false
	}
	if e := r.spokenFor(k); e >= 0 {
		return add(dst, e), true
	}
	return dst, true
}

// itself asks for whom "it" means: who says it, who does what it is said in ("Acme built
// a plant on land it bought"), or of whom the sentence before tells.
func (r *Runner) itself(k int, dst []int) ([]int, bool) {
	ch := &r.chunks[k]
	if !ch.Pronoun || !r.markedAt(ch.First, markIt) {
		return dst, false
	}
	if l := r.acted(k); len(l) == 1 {
		return add(dst, l[0]), true
	}
	if out := r.sayer(k, dst); len(out) > len(dst) {
		return out, true
	}
	if r.embedded(k) {
		if out := r.doer(k, dst); len(out) > len(dst) {
			return out, true
		}
	}
	return r.meant(k, dst), true
}

// acted are the firms of the sentence before that the pronoun in chunk k may mean where somebody
// else does something to them or with them: "Bolt lent it $5 million", "Bolt buys power from it".
func (r *Runner) acted(k int) []int {
	if k == 0 || r.chunks[k-1].Kind != clause.Verb && r.chunks[k-1].Kind != clause.Prep {
		return nil
	}
	if k+1 < len(r.chunks) && r.chunks[k+1].Kind == clause.Verb && r.chunks[k+1].Form == clause.Finite {
		return nil // "Bolt said it signed"
	}
	v := k - 1
	for v > 0 && r.chunks[v].Kind != clause.Verb {
		v--
	}
	subj := clause.Subject(r.chunks, v)
	if len(subj) == 0 || subj[len(subj)-1] >= k || r.namesBefore(subj[0]) || r.namesIn(subj[len(subj)-1]+1, k) {
		return nil
	}
	l := r.doers(r.sent-1, false)
	if len(l) == 0 || r.in.Entities[l[0]].Kind != record.Organization || overlap(l, r.partiesOf(subj, true, nil)) > 0 {
		return nil
	}
	return l
}

// byPerson asks for whom a person acts: a firm or, as a minister, a state.
func (r *Runner) byPerson(k int, dst []int) ([]int, bool) {
	if r.lastMention(r.chunks[k].Span, r.s.person) != nil {
		if out := r.employer(k, dst); len(out) > len(dst) {
			return out, true
		}
		return r.ministers(k, dst), true
	}
	if r.signing && r.markedHead(k, markMinister) {
		return r.ministers(k, dst), true
	}
	return dst, false
}

// asOneOf asks for who is told to be one of those that the chunk names.
func (r *Runner) asOneOf(k int, dst []int) ([]int, bool) {
	if v := r.oneOf(k); v >= 0 {
		return r.partiesOf(clause.Subject(r.chunks, v), true, dst), true
	}
	return dst, false
}

func addAll(dst, more []int) []int {
	for _, e := range more {
		dst = add(dst, e)
	}
	return dst
}
