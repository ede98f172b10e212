package name

import (
	"strings"

	"wattwire/extract/token"
)

// deals reports whether c, a common word with a capital, is told to do what a firm does, as
// no plain noun does without an article: "Target has signed a", "Gap's purchase of power", "a
// contract with Gap". Of an organization of a list less is enough.
func (r *Runner) deals(c *candidate) bool {
	const not = function | topic | month | office | government | pointing | verb
	i := c.First
	t, listed := &r.d.Tokens[i], c.entry != nil && c.class == r.s.lab.organization
	switch {
	case c.entry != nil && (!listed || !c.initial), r.trait(i)&(common|plain) == 0, i+1 >= r.state.End:
		return false
	case r.state.capitals, r.headline(i), t.Is(token.AllUpper): // where capitals tell nothing
		return false
	case listed:
		return r.listedDeals(i + 1)
	case r.trait(i)&not != 0, r.plural(i), r.find(i, r.s.lab.nominal) != nil:
		return false
	case !c.initial && r.sym(i-1) == r.s.words.with:
		return i > r.state.First+1 && r.agreementTo(i-1) && !r.capital(i+1)
	case !c.initial && (r.sym(i-1) != r.s.words.comma || r.capital(i+1)):
		return false
	}
	k := i + 1
	if r.sym(k) == r.s.words.poss {
		return r.dealtIn(k + 1)
	}
	if r.trait(k)&auxiliary != 0 {
		k++
	}
	return k+1 < r.state.End && r.trait(k)&dealing != 0 && (r.begunAt(k+1) || c.initial && r.dealtIn(k+1))
}

// listedDeals reports whether what stands behind an organization of a list, at token k, goes
// on as behind a name: "Total's", "Total and Borealtis", "Total has".
func (r *Runner) listedDeals(k int) bool {
	switch y := r.sym(k); y {
	case r.s.words.poss, r.s.words.comma:
		return true
	case r.s.words.and:
		return k+1 < r.state.End && r.capital(k+1)
	}
	return r.trait(k)&(auxiliary|dealing) != 0
}

// plural reports whether the word at token i ends as a plural does.
func (r *Runner) plural(i int) bool {
	w := r.d.Word(i)
	return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss")
}

// dealtIn reports whether a word for an agreement begins within a few words from token i.
func (r *Runner) dealtIn(i int) bool {
	const near = 4 // tokens
	for k := i; k < min(i+near, r.state.End) && r.d.Tokens[k].Is(token.Letter); k++ {
		if r.find(k, r.s.lab.agreement) != nil {
			return true
		}
	}
	return false
}

// agreementTo reports whether a word for an agreement ends before token i.
func (r *Runner) agreementTo(i int) bool {
	const longest = 4 // tokens
	for k := max(r.state.First, i-longest); k < i; k++ {
		if a := r.find(k, r.s.lab.agreement); a != nil && a.End == i {
			return true
		}
	}
	return false
}

// begunAt reports whether an object or an infinitive begins at token i.
func (r *Runner) begunAt(i int) bool {
	w := &r.s.words
	switch y := r.sym(i); y {
	case w.its, w.to, w.dollar:
		return true
	default:
		return w.article(y) || y == w.the || r.d.Tokens[i].Is(token.Digit)
	}
}
