package deal

import (
	"slices"
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/name"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// Who is meant by a noun, a pronoun or a possessive is looked for where it is nearest:
// in its own clause (the subject, who says it), in the sentence before (its subject),
// and, as package name settles for nouns such as "the company" or "the pair", in the
// sentences before that and in the title.

// meantBy appends those whom a nominal reference means that can agree; it may be nil.
func (r *Runner) meantBy(n *name.Nominal, dst []int) []int {
	if n == nil {
		return dst
	}
	for _, e := range r.whom(n) {
		if x := &r.in.Entities[e]; x.Kind == record.Organization && x.Subkind != "media" || x.Kind == record.Place {
			dst = add(dst, e)
		}
	}
	return dst
}

// meantOne appends the one whom the nominal reference that ends with a span means.
func (r *Runner) meantOne(s token.Span, dst []int) []int {
	if n := r.nominal(s); n != nil && len(n.Entities)+len(n.Title) == 1 {
		return r.meantBy(n, dst)
	}
	return dst
}

// signatories are the parties of the agreement told last, where the noun k, which stands
// for several, tells what they do under it: "Under the agreement, the companies will".
func (r *Runner) signatories(k int, n *name.Nominal) []int {
	if len(n.Entities) < 2 || r.chunks[0].Kind != clause.Prep || !r.markedChunk(0, markUnder) {
		return nil
	}
	deal := func(ch clause.Chunk) bool {
		return ch.Kind == clause.Noun && ch.Definite && r.agreementIn(ch.Span) != nil
	}
	if !slices.ContainsFunc(r.chunks[1:k], deal) {
		return nil
	}
	for i := len(r.cands) - 1; i >= 0 && r.cands[i].sent >= r.sent-3; i-- {
		if c := &r.cands[i]; c.sent < r.sent && len(c.parties) > 1 {
			return c.parties
		}
	}
	return nil
}

// whom are the entities that a nominal reference means. A firm that only the title
// names gets an entity of the stage's own.
func (r *Runner) whom(n *name.Nominal) []int {
	if len(n.Title) == 0 {
		return n.Entities
	}
	var out []int
	for _, t := range n.Title {
		x := r.in.TitleEntities[t]
		e := r.entityNamed(x.Name)
		if e < 0 {
			e = len(r.in.Entities)
			r.in.Entities = append(r.in.Entities, x)
		}
		out = add(out, e)
	}
	return out
}

// branch is the firm told of in the sentence before that chunk k tells to be a part of
// another: of "Acme Wind is growing. The unit of Acme signed" Acme Wind; -1 if k does
// not return to one.
func (r *Runner) branch(k int) int {
	ch := &r.chunks[k]
	if k > 1 || !ch.Definite || ch.Len() > 2 {
		return -1
	}
	if k+2 >= len(r.chunks) || r.chunks[k+1].Sym != r.s.of || !r.s.cues.Has(r.d.Tokens[ch.Head].Sym, cuePart) {
		return -1
	}
	before := r.doers(r.sent-1, false)
	if len(before) != 1 || r.in.Entities[before[0]].Kind != record.Organization {
		return -1
	}
	if e, ok := r.organizationIn(r.chunks[k+2].Span); !ok || e == before[0] {
		return -1
	}
	return before[0]
}

// cityOfSeat reports whether the noun chunk k is the first part of where the one named
// next is from: "Sydney, Australia-based Acme".
func (r *Runner) cityOfSeat(k int) bool {
	if k+2 >= len(r.chunks) || r.chunks[k+1].Kind != clause.Comma {
		return false
	}
	p := r.chart.Find(r.chunks[k+2].First, r.s.place)
	return p != nil && p.End < r.chunks[k+2].End && r.origin(p.Span)
}

// sayer appends the organization that says the clause whose subject is the
// pronoun in chunk k: "Acme said on Monday it had signed".
func (r *Runner) sayer(k int, dst []int) []int {
	for j := k - 1; j >= 0; j-- {
		switch c := r.chunks[j]; c.Kind {
		case clause.Quote:
			return dst
		case clause.Stop:
			if r.d.Word(c.First) != ":" {
				return dst
			}
		case clause.Verb:
			if c.Form != clause.Finite {
				continue // "Acme won a contract to build a dam, and it signed"
			}
			said := clause.Subject(r.chunks, j)
			if r.markedAt(r.chunks[k].First, markThey) {
				if out := r.partiesOf(said, false, dst); len(said) == 1 || len(out) == len(dst)+len(said) {
					return out
				}
				if out := r.partiesOf(said, true, dst); len(out) > len(dst)+1 {
					return out // "Acme and the city of Tamba said they had signed"
				}
				return dst
			}
			for _, n := range said {
				if e, ok := r.organizationIn(r.chunks[n].Span); ok && r.in.Entities[e].Subkind != "media" {
					return add(dst, e)
				}
				if out, ok := r.byPart(n, dst); ok {
					return out // "Acme's power and water division said it had signed"
				}
				if r.chunks[n].Len() > 2 && r.markedHead(n, markGovernment) || r.chunks[n].Pronoun && n < k {
					return r.actors(n, true, dst) // "The Kenyan government said it had awarded", "it bought Acme and it signed"
				}
			}
			if len(said) == 1 { // "Kenya said it had awarded"
				if p := r.lastMention(r.chunks[said[0]].Span, r.s.place); p != nil && p.Span == r.chunks[said[0]].Span {
					return add(dst, r.in.Mentions[p.Ref].Entity)
				}
				who := r.meantBy(r.nominal(r.chunks[said[0]].Span), nil) // "The company said it had signed"
				if k+2 < len(r.chunks) && contains(who, r.organization(k+2)) {
					return dst // "The company said it was buying Acme", which is another
				}
				return addAll(dst, who)
			}
			return dst
		}
	}
	return dst
}

// embedded reports whether the pronoun in chunk k, which stands for one, is the
// subject of a clause that says something of the noun before it: "the land it
// bought", "the land that it bought".
func (r *Runner) embedded(k int) bool {
	if k == 0 || k+1 >= len(r.chunks) || r.chunks[k+1].Kind != clause.Verb || r.markedAt(r.chunks[k].First, markThey) {
		return false
	}
	p := r.chunks[k-1].Kind
	return p == clause.Noun || p == clause.Rel || p == clause.Sub
}

// refers reports whether chunk k stands for firms without naming them: "it", "the pair",
// "the company".
func (r *Runner) refers(k int) bool {
	ch := &r.chunks[k]
	return ch.Pronoun && r.markedAt(ch.First, markIt|markThey) || ch.Definite && !ch.Named && r.markedHead(k, markActor|markCollective)
}

// nominal is the nominal reference that covers the end of a chunk. It may begin before:
// "the oil" and "gas company" are two chunks.
func (r *Runner) nominal(s token.Span) *name.Nominal {
	const before = 8 // tokens
	lo, hi := 0, len(r.in.Nominals)
	for lo < hi {
		m := (lo + hi) / 2
		if r.in.Nominals[m].First < s.First-before {
			lo = m + 1
		} else {
			hi = m
		}
	}
	for ; lo < len(r.in.Nominals) && r.in.Nominals[lo].First < s.End; lo++ {
		if n := &r.in.Nominals[lo]; n.End == s.End {
			return n
		}
	}
	return nil
}

// theirs appends those for whom the possessive that begins chunk k stands: the subject
// of its clause, or of the sentence before if no name comes before it; of "our" the one for whom
// is spoken.
func (r *Runner) theirs(k int, dst []int) []int {
	if strings.EqualFold(r.d.Word(r.chunks[k].First), "our") {
		if e := r.spokenFor(k); e >= 0 {
			dst = add(dst, e)
		}
		return dst
	}
	several := strings.EqualFold(r.d.Word(r.chunks[k].First), "their")
	if out := r.doer(k, dst); len(out) > len(dst) {
		if several {
			return dst // of whom more than one must be meant
		}
		return out
	}
	if r.namesBefore(k) {
		return dst
	}
	l := r.doers(r.sent-1, false)
	if len(l) > 0 && several == (len(l) > 1) && r.in.Entities[l[0]].Kind == record.Organization {
		for _, e := range l {
			dst = add(dst, e)
		}
	}
	return dst
}

// whose appends the one for whom "whose" stands at the head of chunk k, the last before
// it that can agree: "Acme of Kenya, whose contract for the plant".
func (r *Runner) whose(k int, dst []int) []int {
	if r.d.Tokens[r.chunks[k].First].Sym != r.s.whose {
		return dst
	}
	for j := k - 1; j >= 0; j-- {
		switch ch := &r.chunks[j]; ch.Kind {
		case clause.Comma, clause.Prep, clause.Paren:
		case clause.Noun:
			if out := r.partiesOf([]int{j}, false, dst); len(out) > len(dst) || j == 0 || !r.placed(*ch) {
				return out
			}
		default:
			return dst
		}
	}
	return dst
}

// doer appends the organization that is the subject of the clause of chunk k, for
// which a possessive stands: "Acme grows, as its purchase of a stake shows".
func (r *Runner) doer(k int, dst []int) []int {
	for j := k - 1; j >= 0; j-- {
		if v := r.chunks[j]; v.Kind == clause.Stop {
			break
		} else if v.Kind != clause.Verb || v.Form != clause.Finite {
			continue
		}
		for _, n := range clause.Subject(r.chunks, j) {
			if e, ok := r.organizationIn(r.chunks[n].Span); ok && n < j && r.in.Entities[e].Subkind != "media" {
				return add(dst, e)
			}
			if w := r.owner(n, nil); n < j && len(w) == 1 { // "Acme's move will cut the business it bought"
				return add(dst, w[0])
			}
		}
	}
	return dst
}
