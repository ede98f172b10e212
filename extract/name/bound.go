package name

import (
	"slices"

	"wattwire/extract/record"
	"wattwire/extract/token"
)

// bind finds what the reference in sentence s cannot mean: the organizations that are the
// subject of the clause whose object it is, since the firm with which Borel signs is not
// Borel. They are in r.bound until the next call.
func (r *Runner) bind(s int, ref *reference) {
	r.bound = r.bound[:0]
	if ref.kind != record.Organization || ref.plural || ref.First == r.d.Sentences[s].First || !r.object(ref) {
		return
	}
	from, aside := r.clauseStart(s, ref.First)
	r.bindNouns(from, ref.First)
	if len(r.bound) > 0 {
		return
	}
	end := 0 // of the last name bound
	r.eachMention(s, ref.First, func(m *Mention) bool {
		switch {
		case m.First < from || m.Kind != record.Organization:
			return m.First < from
		case len(r.bound) == 0 && m.First > from+1, len(r.bound) > 0 && !r.joinedBy(end, m.First):
			return false
		}
		r.bound = append(r.bound, m.Entity)
		end = m.End
		return true
	})
	if len(r.bound) > 0 && end != aside && !r.predicates(end, ref.First) {
		r.bound = r.bound[:0]
	}
}

// bindNouns binds what the last noun or pronoun of the clause from token from on that has a verb
// behind it means: "told the exchange it signed".
func (r *Runner) bindNouns(from, before int) {
	for k := len(r.noms) - 1; k >= 0 && r.noms[k].First >= from; k-- {
		if n := &r.noms[k]; r.predicates(n.End, before) {
			r.bound = append(r.bound, n.Entities...)
			return
		}
	}
}

// object reports whether a reference stands behind a preposition with which one acts on
// another, or right behind a verb of dealing.
func (r *Runner) object(ref *reference) bool {
	w := &r.s.words
	switch y := r.sym(ref.First - 1); y {
	case w.with, w.to, w.from:
		return true
	case w.fors, w.by:
		return ref.telling
	}
	return r.trait(ref.First-1)&(dealing|verb) != 0 || r.s.words.past.Has(r.sym(ref.First-1))
}

// clauseStart is the token at which the clause that goes on to token i of sentence s begins:
// behind a comma, a verb of saying, "that", "while", "and" before another subject, and behind
// the article there; aside is where an aside behind its subject begins.
func (r *Runner) clauseStart(s, i int) (k, aside int) {
	w := &r.s.words
	first := r.d.Sentences[s].First
	for k = i - 1; k > first; k-- {
		if j := r.asideStart(first, k, i); j < k {
			k, aside = j, j
			continue
		}
		if y := r.sym(k); y == w.and || y == w.comma && r.at[k+1] != 0 && r.at[k-1] != 0 {
			if c := r.at[k+1]; c == 0 || r.at[k-1] != 0 || !r.predicates(r.cands[c-1].End, i) {
				continue
			}
			break
		}
		if r.trait(k)&clause != 0 || r.partsClause(k) || r.find(k, r.s.lab.speech) != nil {
			break
		}
	}
	if k > first {
		k++
	}
	if k < i && r.sym(k) == w.the && r.at[k+1] != 0 {
		k++
	}
	return k, aside
}

// partsClause reports whether a mark stands at token k that belongs to no word.
func (r *Runner) partsClause(k int) bool {
	return r.d.Tokens[k].Is(token.Punct) && r.sym(k) != r.s.words.hyphen && r.sym(k) != r.s.words.poss
}

// asideStart is the comma or the bracket at which an aside behind a name begins that ends with
// token k before a verb: "Borel, the utility, signed", "Borel (BRL) signed"; k if none does.
func (r *Runner) asideStart(first, k, end int) int {
	const long = 16 // tokens
	w := &r.s.words
	begin := r.sym(k)
	switch {
	case begin == w.close:
		begin = w.open
	case begin != w.comma || !r.predicates(k+1, end):
		return k
	}
	for j := k - 1; j > first && j > k-long; j-- {
		if r.sym(j) == begin && r.at[j-1] != 0 {
			return j
		}
	}
	return k
}

// predicates reports whether a verb that has its subject before it stands at token i.
func (r *Runner) predicates(i, end int) bool {
	if i >= end || r.d.Tokens[i].Is(token.Upper|token.Punct) {
		return false
	}
	switch t := r.trait(i); {
	case t&(auxiliary|dealing) != 0, t&preposition == 0 && r.verbal(i), r.s.words.past.Has(r.sym(i)):
		return true
	default:
		return t&(function|clause) == 0 && r.toldNow(i)
	}
}

// unbound reports whether a reference may mean entity e.
func (r *Runner) unbound(e int) bool { return !slices.Contains(r.bound, e) }

// unboundTitle reports whether a reference may mean entity e of the title: nothing bound bears
// its name.
func (r *Runner) unboundTitle(e *Entity) bool {
	return !slices.ContainsFunc(r.bound, func(b int) bool {
		x := &r.ents[b]
		return x.Name == e.Name || slices.Contains(x.Aliases, e.Name) || slices.Contains(e.Aliases, x.Name)
	})
}
