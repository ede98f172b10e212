package name

import (
	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// group is all candidates of one form.
type group struct {
	first  int32 // candidate that began it
	strong bool  // one at least is no weak candidate
	// bracketed: told in brackets as another form of a name, or of words
	// that name nothing
	bracketed bool
	common    bool // the latter
	count     int
	key       uint64
	parent    int32 // of the group it names the same thing with, itself if none
	votes     [kinds]float32
	best      [kinds]vote
	ballots   []ballot
	entry     *lexicon.Entry
	class     rule.Label
	nation    *lexicon.Entry
	told      string // country of a body that others have under that name too
	entity    int32  // -1: names nothing
	kind      kind
}

type ballot struct {
	rule *rule.Rule
	kind kind
}

// coreSalt parts, in byKey, the first words of "Dolgeth wind farm" from the
// name Dolgeth.
const coreSalt = 0xA0761D6478BD642F

// group gathers candidates of one form.
func (r *Runner) group() {
	for i := range r.cands {
		c := &r.cands[i]
		var n int32
		var ok bool
		if r.official(c) {
			n, ok = r.body(c)
		} else {
			n, ok = r.byKey[c.key]
		}
		if !ok {
			n = r.newGroup(c, c.key)
			if c.entry == nil && c.core-c.First >= 2 && r.legal(c.core-1) {
				g := &r.groups[n]
				if g.entry = r.withoutForm(c); g.entry != nil {
					g.class = r.s.lab.organization
				}
			}
			if c.coreKey != 0 {
				if _, ok := r.byKey[c.coreKey^coreSalt]; !ok {
					r.byKey[c.coreKey^coreSalt] = n
				}
			}
		}
		if r.groups[n].count == 0 {
			r.groups[n].first = int32(i)
		}
		c.group = n
		g := &r.groups[n]
		g.count++
		if !c.weak {
			if !g.strong {
				g.first = int32(i)
			}
			g.strong = true
		}
		if c.entry != nil && g.entry == nil && (g.told == "" || r.seated(c.entry, g.told)) {
			g.entry, g.class = c.entry, c.class
		}
		if c.nation != nil && g.nation == nil {
			g.nation = c.nation
		}
	}
	r.trimFirst()
}

// withoutForm is the entry of an organization that the list has without the
// legal form at the end of c: Tencent Holdings Ltd.
func (r *Runner) withoutForm(c *candidate) *lexicon.Entry {
	end := c.core - 1
	for end > c.First+1 && (r.sym(end-1) == r.s.words.comma || r.sym(end-1) == r.s.words.dot || r.legal(end-1)) {
		end--
	}
	return r.listedAs(token.Span{First: c.First, End: end}, r.s.lab.organization)
}

// newGroup begins the group of c under a key.
func (r *Runner) newGroup(c *candidate, key uint64) int32 {
	n := int32(len(r.groups))
	if cap(r.groups) > len(r.groups) {
		r.groups = r.groups[:n+1]
		b := r.groups[n].ballots[:0]
		r.groups[n] = group{ballots: b}
	} else {
		r.groups = append(r.groups, group{})
	}
	g := &r.groups[n]
	c.key = key
	g.key, g.parent, g.entity = key, n, -1
	r.byKey[key] = n
	return n
}

// trimFirst takes the common word off the front of a name that begins a
// sentence where the article has the rest of it as a name ("Developer Masdar"), or the
// first word of the rest ("Homegrown Borel Power", in short Borel).
func (r *Runner) trimFirst() {
	for i := range r.cands {
		c := &r.cands[i]
		if !c.initial || c.core-c.First < 2 || r.trait(c.First)&common == 0 || c.entry != nil {
			continue
		}
		rest := r.key(c.First+1, c.core)
		n, ok := r.byKey[rest]
		switch {
		case r.groups[c.group].count > 1:
			continue
		case !ok && r.trimmable(c):
			n = r.newGroup(c, rest)
			r.groups[n].strong, r.groups[n].first = true, int32(i)
		case !ok || !r.groups[n].strong:
			continue
		}
		r.groups[c.group].strong = false
		r.at[c.First] = 0
		c.First++
		c.group, c.key = n, r.groups[n].key
		r.groups[n].count++
	}
}

// trimmable reports whether the second word of c, of three or more, is a name by itself, and the
// first is not.
func (r *Runner) trimmable(c *candidate) bool {
	i, next := c.First, c.First+1
	if c.core-i <= 2 || r.trait(next)&^(given|surname) != 0 || r.trait(i)&(orgHead|topic|placeEnd|facHead|facMod) != 0 {
		return false
	}
	return r.strongly(next) && !r.strongly(i) && r.listedAs(token.Span{First: next, End: next + 1}, r.s.lab.country) == nil
}

// strongly reports whether the article has the word at token i as a name by itself.
func (r *Runner) strongly(i int) bool {
	n, ok := r.byKey[r.key(i, i+1)]
	return ok && r.groups[n].strong
}

// root is the group that stands for all that n is joined with.
func (r *Runner) root(n int32) int32 {
	for r.groups[n].parent != n {
		r.groups[n].parent = r.groups[r.groups[n].parent].parent
		n = r.groups[n].parent
	}
	return n
}

// join makes one thing of two groups; the votes of both count.
func (r *Runner) join(a, b int32) {
	a, b = r.root(a), r.root(b)
	if a == b {
		return
	}
	if b < a {
		a, b = b, a
	}
	r.groups[b].parent = a
}

// anotherSort reports whether the short form g is in the list as the name of a fund or another body that
// is no firm, and the fuller form t ends as that of a firm does: the fund Dolgeth and Dolgeth Power Corp.
func (r *Runner) anotherSort(g, t *group) bool {
	if g.entry == nil || g.class != r.s.lab.organization {
		return false
	}
	f, s := &r.cands[t.first], &r.cands[g.first]
	switch g.entry.Get("subkind") {
	case "", "company", "utility", "developer", "finance", "bank":
		return false
	}
	form := r.legal(f.core-1) || r.sym(f.core-1) == r.s.words.corporation
	if f.core-f.First <= s.core-s.First || form && f.core-f.First == s.core-s.First+1 {
		return false
	}
	if form {
		return true
	}
	a := r.find(f.core-1, r.s.lab.orgHead)
	return a != nil && a.End == f.core && a.Entry.Get("subkind") == "company"
}

// threshold is the sum of votes below which a form names nothing.
const threshold = 1

// settle gives every group the kind for which most was said of all it is
// joined with.
func (r *Runner) settle() {
	// sums go to the root
	for n := range r.groups {
		g := &r.groups[n]
		p := r.root(int32(n))
		if p == int32(n) {
			continue
		}
		t := &r.groups[p]
		t.strong = t.strong || g.strong
		for k := range kinds {
			t.votes[k] += g.votes[k]
			if g.best[k].weight > t.best[k].weight {
				t.best[k] = g.best[k]
			}
		}
		if f := &r.cands[g.first]; t.entry == nil && (f.core-f.First > 1 || !r.d.Tokens[f.First].Is(token.AllUpper)) && !r.anotherSort(g, t) {
			t.entry, t.class = g.entry, g.class
		}
		if t.nation == nil {
			t.nation = g.nation
		}
	}
	for n := range r.groups {
		g := &r.groups[n]
		if g.parent != int32(n) || !g.strong || g.common {
			continue
		}
		best := organization
		for k := range kinds {
			if g.votes[k] > g.votes[best] {
				best = k
			}
		}
		if best != nothing && g.votes[best] >= threshold {
			g.kind, g.entity = best, 0
		}
	}
}
