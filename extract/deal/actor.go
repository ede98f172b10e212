package deal

import (
	"slices"
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// oneOf is the form of "be" by which someone is told to be one of those of chunk k:
// "Acme is one of four firms that signed"; -1 if there is none.
func (r *Runner) oneOf(k int) int {
	if k < 4 || r.chunks[k-1].Sym != r.s.of || !r.markedHead(k-2, markOne) {
		return -1
	}
	if v := &r.chunks[k-3]; v.Kind != clause.Verb || v.Sym != r.s.be || v.Negated || v.Form != clause.Finite {
		return -1
	}
	return k - 3
}

// amongThem is the form of "be" by which someone is told to be one of those whom chunk k names, or
// "one" of them: "Acme is among six firms chosen to receive", "is one of six firms chosen to"; -1
// if there is none.
func (r *Runner) amongThem(k int) int {
	if is := r.oneOf(k); is >= 0 {
		return is
	}
	j := k - 1
	if j < 1 || !r.markedHead(k, markOne) && !(r.chunks[j].Kind == clause.Prep && r.s.cues.Has(r.chunks[j].Sym, cueAmong)) {
		return -1
	}
	if r.chunks[j].Kind == clause.Prep {
		j--
	}
	if v := &r.chunks[j]; v.Kind != clause.Verb || v.Sym != r.s.be || v.Negated || v.Form != clause.Finite {
		return -1
	}
	return j
}

// shortName is the organization that brackets behind the noun chunk k, which has no
// name that a stage knows, give alone: "the state utility (KPLC)", "Bright Turbine
// Concepts (BTC Power)"; -1 if they give none.
func (r *Runner) shortName(k int) int {
	c := &r.chunks[k]
	switch {
	case c.Named, !c.Definite && !c.Pronoun && !r.d.Tokens[c.Head].Is(token.Upper):
		return -1
	case k+1 == len(r.chunks), r.chunks[k+1].Kind != clause.Paren:
		return -1
	case r.kindsOf(k)&(needPlant|needProject|needAgreement) != 0:
		return -1
	}
	in := r.chunks[k+1].Span
	if m := r.chart.Find(in.First+1, r.s.org); m != nil && m.End == in.End-1 && r.entityOf(m).Subkind != "media" {
		return r.in.Mentions[m.Ref].Entity
	}
	return -1
}

func add(dst []int, e int) []int {
	if slices.Contains(dst, e) {
		return dst
	}
	return append(dst, e)
}

// organizationIn is the organization that a noun chunk means: the last that it
// names, unless that only owns or describes what the chunk is about.
func (r *Runner) organizationIn(s token.Span) (int, bool) {
	a := r.lastMention(s, r.s.org)
	if a == nil {
		return 0, false
	}
	if e, ok := r.craftOf(s); ok {
		return e, true
	}
	if a.End == s.End {
		if e, ok := r.fundOf(s, a); ok {
			return e, true
		}
		return r.in.Mentions[a.Ref].Entity, true
	}
	head := &r.d.Tokens[s.End-1]
	for i := a.End + 1; i < s.End; i++ {
		if r.genitive(i) {
			return 0, false // "the OPEC nation's oil firm"
		}
	}
	if r.genitive(a.End) {
		if r.s.cues.Has(r.d.Tokens[s.End-2].Sym, cueParent) {
			return 0, false // "Acme's parent company"
		}
		if a.End+1 == s.End {
			return r.in.Mentions[a.Ref].Entity, true // "combined its fields with Acme's"
		}
		// "Acme's solar arm"
		arm := r.s.marks.Has(head.Sym, markArm) ||
			r.s.marks.Has(head.Sym, markActor) && r.s.marks.Has(head.Sym, markCollective)
		return r.in.Mentions[a.Ref].Entity, arm
	}
	if r.runBy(a.End) {
		return r.in.Mentions[a.Ref].Entity, r.s.marks.Has(head.Sym, markCollective)
	}
	if r.s.marks.Has(head.Sym, markActor) || r.lastMention(s, r.s.person) != nil || r.agreementIn(s) != nil {
		return r.in.Mentions[a.Ref].Entity, true
	}
	if head.Is(token.Upper) && r.s.object(head.Sym) == 0 {
		return r.in.Mentions[a.Ref].Entity, true // a longer name than the mention
	}
	return 0, false
}

// fundOf is the public body that the chunk s tells as the owner of the fund a at its end,
// and that gives its money: "the Kenyan government's Nuclear Fuel Fund".
func (r *Runner) fundOf(s token.Span, a *rule.Annotation) (int, bool) {
	if a.First-1 <= s.First || !r.genitive(a.First-1) || !r.s.marks.Has(r.s.clause.Lemma(r.d.Tokens[a.End-1].Sym), markCollective) {
		return 0, false
	}
	o := r.lastMention(token.Span{First: s.First, End: a.First - 1}, r.s.org)
	if o == nil || o.End != a.First-1 || !public(r.entityOf(o)) {
		return 0, false
	}
	return r.in.Mentions[o.Ref].Entity, true
}

// craftOf is the organization that the chunk s tells as the owner of a craft, with its name or
// without: "Acme's installation vessel Aurora".
func (r *Runner) craftOf(s token.Span) (int, bool) {
	for i := s.First + 1; i < s.End; i++ {
		if !r.genitive(i) {
			continue
		}
		o := r.lastMention(token.Span{First: s.First, End: i}, r.s.org)
		for i++; i < s.End && o != nil; i++ {
			if r.s.object(r.d.Tokens[i].Sym)&needCraft != 0 {
				return r.in.Mentions[o.Ref].Entity, true
			}
		}
	}
	return 0, false
}

// runBy reports whether a hyphen and a word for leading stand at i: "an
// Acme-managed fund", "an Acme-led group".
func (r *Runner) runBy(i int) bool {
	if i+1 >= len(r.d.Tokens) || !r.d.Tokens[i].Is(token.Punct) || r.d.Tokens[i].Is(token.SpaceBefore) {
		return false
	}
	y := r.d.Tokens[i+1].Sym
	return r.s.marks.Has(r.s.clause.Lemma(y), markLed|markOwns)
}

// genitive reports whether the token at i ends a genitive: "Acme's", "the two
// firms'".
func (r *Runner) genitive(i int) bool {
	if i >= len(r.d.Tokens) {
		return false
	}
	t := &r.d.Tokens[i]
	if t.Sym == r.s.possessive {
		return true
	}
	w := r.d.Word(i)
	return (w == "'" || w == "’") && !t.Is(token.SpaceBefore) && i > 0 && strings.HasSuffix(strings.ToLower(r.d.Word(i-1)), "s")
}

// lastMention is the last annotation of a label within a span.
func (r *Runner) lastMention(s token.Span, l rule.Label) *rule.Annotation {
	for i := s.End - 1; i >= s.First; i-- {
		if a := r.chart.Find(i, l); a != nil && a.End <= s.End {
			return a
		}
	}
	return nil
}

// members appends the organizations named as members of the collective noun in
// chunk k: "a consortium of Acme and Bolt", "a team led by Acme".
func (r *Runner) members(k int, dst []int) []int {
	near := k + 2
	if k+1 < len(r.chunks) && r.chunks[k+1].Kind == clause.Paren {
		near++
	}
	listed := r.markedHead(k, markListed)
	for _, a := range clause.Args(r.chunks, k) {
		if !r.lists(a) && (a.Prep == 0 || a.At > near || listed && !r.ledByArg(a)) {
			continue
		}
		if a.Prep == r.s.of && a.Verb < 0 && a.At > k+1 && r.apposed(a.At-1) {
			continue // "a consortium of Acme and Bolt, a subsidiary of Cue"
		}
		if a.Prep == r.s.of {
			near = a.Nouns[len(a.Nouns)-1] + 2 // "a group of banks led by Acme"
		}
		for _, n := range a.Nouns {
			if e, ok := r.organizationIn(r.chunks[n].Span); ok {
				dst = add(dst, e)
			} else if n > k && r.markedHead(n, markCollective) {
				dst = r.members(n, dst) // "funds managed by affiliates of Acme"
			} else if r.signing && a.Prep == r.s.of && r.markedHead(k, markEnvoy) && r.lastMention(r.chunks[n].Span, r.s.place) != nil {
				dst = r.rulers(n, dst) // "representatives of Kenya and Acme"
			}
		}
	}
	dst = r.bracketed(k, dst)
	if by := r.leader(k); by >= 0 {
		dst = r.partiesOf([]int{by}, false, dst)
	}
	if k+1 < len(r.chunks) && k > 0 && (r.chunks[k+1].Kind == clause.Rel || r.chunks[k+1].Form == clause.Gerund) {
		if v := &r.chunks[k-1]; v.Kind == clause.Verb && v.Form == clause.Finite && !v.Passive && !v.Negated && r.s.marks.Has(v.Sym, markLed) {
			dst = r.partiesOf(clause.Subject(r.chunks, k-1), false, dst) // "Acme leads a consortium that has won"
		}
	}
	if v := r.telling(k); v >= 0 {
		for _, a := range clause.Args(r.chunks, v) {
			if a.Prep != 0 || a.Verb >= 0 {
				break
			}
			dst = r.partiesOf(a.Nouns, false, dst)
		}
	}
	return dst
}

// ledByArg reports whether a phrase tells by whom something is led: "led by Acme".
func (r *Runner) ledByArg(a clause.Arg) bool {
	return a.Verb >= 0 && a.Prep == r.s.by && r.markedChunk(a.Verb, markLed)
}

// leader is the noun chunk of the one who leads the group in chunk k, told behind its
// members: "a consortium of Acme and Bolt led by Cue"; -1 if none is.
func (r *Runner) leader(k int) int {
	for j := k + 1; j+2 < len(r.chunks); j++ {
		switch c := &r.chunks[j]; c.Kind {
		case clause.Noun, clause.Prep, clause.Conj, clause.Comma, clause.Paren:
		case clause.Verb:
			if c.Form == clause.Participial && r.s.marks.Has(c.Sym, markLed) && r.chunks[j+1].Sym == r.s.by && r.chunks[j+2].Kind == clause.Noun {
				return j + 2
			}
			return -1
		default:
			return -1
		}
	}
	return -1
}

// telling is the verb that tells the members of the group in chunk k after what
// else is said of it: "a club led by Acme and included Bolt", "a club, which
// includes Bolt", "a club, comprising Bolt"; -1 if there is none.
func (r *Runner) telling(k int) int {
	for j := k + 1; j < len(r.chunks); j++ {
		switch c := &r.chunks[j]; c.Kind {
		case clause.Stop, clause.Sub:
			return -1
		case clause.Verb:
			if j == k+2 && c.Form == clause.Gerund && r.chunks[j-1].Kind == clause.Comma && r.s.marks.Has(c.Sym, markMember) {
				return j
			}
			if c.Form != clause.Finite {
				continue
			}
			if p := r.chunks[j-1].Kind; !c.Passive && !c.Negated && (p == clause.Conj || p == clause.Rel) && r.s.marks.Has(c.Sym, markMember) {
				return j
			}
			return -1
		}
	}
	return -1
}

// lists reports whether an argument gives the members of a group: "including
// Acme", "comprising Bolt".
func (r *Runner) lists(a clause.Arg) bool {
	if a.Verb >= 0 && a.Prep == 0 {
		return r.chunks[a.Verb].Form != clause.Infinitive && r.markedChunk(a.Verb, markMember)
	}
	return a.Prep != 0 && r.s.marks.Has(a.Prep, markMember)
}

// bracketed appends the organizations that brackets behind the collective noun in chunk k
// list: "a club of five banks (Acme, Bolt and others)", but not "a group (Acme)".
func (r *Runner) bracketed(k int, dst []int) []int {
	j := k + 1
	if j+1 < len(r.chunks) && r.chunks[j].Of && r.chunks[j+1].Kind == clause.Noun && !r.chunks[j+1].Named {
		j += 2
	}
	if j >= len(r.chunks) || r.chunks[j].Kind != clause.Paren {
		return dst
	}
	in := r.chunks[j].Span
	first := in.First + 1
	for first < in.End && r.chart.Find(first, r.s.org) == nil {
		first++
	}
	if a := r.lastMention(in, r.s.org); a == nil || a.First == first {
		return dst
	}
	for i := first; i < in.End; i++ {
		if a := r.chart.Find(i, r.s.org); a != nil {
			dst, i = add(dst, r.in.Mentions[a.Ref].Entity), a.End-1
		}
	}
	return dst
}

// employer appends the organization for which a person acts: named in the same
// chunk, or in what is said of the person next ("chairman of Acme").
func (r *Runner) employer(k int, dst []int) []int {
	if a := r.lastMention(r.chunks[k].Span, r.s.org); a != nil {
		return add(dst, r.in.Mentions[a.Ref].Entity)
	}
	for j := k + 1; j < len(r.chunks); j++ {
		switch c := r.chunks[j]; c.Kind {
		case clause.Verb, clause.Stop, clause.Sub, clause.Rel:
			return dst
		case clause.Noun:
			if r.lastMention(c.Span, r.s.person) != nil {
				return dst
			}
			if a := r.lastMention(c.Span, r.s.org); a != nil {
				return add(dst, r.in.Mentions[a.Ref].Entity)
			}
		}
	}
	return dst
}

// belongs appends the organization whose agreement noun chunk k is by the words beside it:
// "Acme, whose licence was revoked", "the licence of Acme". Of those that several make, or
// by which one firm gets another, "of" tells more than that.
func (r *Runner) belongs(k int, typ string, dst []int) []int {
	e := -1
	switch {
	case strings.EqualFold(r.d.Word(r.chunks[k].First), "whose"):
		if e = r.organization(r.beforeComma(k)); e < 0 {
			e = r.organization(k - 1)
		}
	case k+2 < len(r.chunks) && r.chunks[k+1].Sym == r.s.of && (typ == "concession" || typ == "power_purchase_agreement" || works(typ)):
		e = r.organization(k + 2)
	}
	if e < 0 {
		return dst
	}
	return add(dst, e)
}
