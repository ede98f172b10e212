package name

import (
	"wattwire/extract/lexicon"
	"wattwire/extract/token"
)

// official reports whether c is a body that many countries have under one name:
// a ministry, or a court, a commission without a word of its own.
func (r *Runner) official(c *candidate) bool {
	if c.facility != noFacility || c.core-c.First < 2 {
		return false
	}
	if c.ministry || r.trait(c.core-1)&ministry != 0 || r.trait(c.First)&ministry != 0 {
		return true
	}
	if !c.proper && r.trait(c.core-1)&orgHead != 0 {
		return true
	}
	return c.entry != nil && c.class == r.s.lab.organization && c.entry.Get("subkind") == "ministry"
}

// bodyKey is a number of the words i..j in any order: the Energy Ministry is the
// Ministry of Energy.
func (r *Runner) bodyKey(i, j int) uint64 {
	h := uint64(0x9E3779B97F4A7C15)
	for k := i; k < j; k++ {
		if r.d.Tokens[k].Is(token.Letter) && r.trait(k)&function == 0 {
			w := r.word(k)
			h += (w ^ w>>31) * 1099511628211
		}
	}
	return h ^ h>>29
}

// toldCountry is the country that the words at the body c tell: an adjective or
// a possessive before it, "of" after it. It is "" if none does.
func (r *Runner) toldCountry(c *candidate) string {
	w := &r.s.words
	if c.nation != nil {
		return c.nation.Get("alpha3")
	}
	if k := c.First - 1; k > r.d.Sentences[c.sentence].First && (r.sym(k) == w.poss || r.sym(k) == w.apos) {
		return r.listedBefore(k)
	}
	if k := c.core + 1; r.sym(c.core) == w.of && k < len(r.d.Tokens) {
		if r.sym(k) == w.the && k+1 < len(r.d.Tokens) {
			k++
		}
		if a := r.find(k, r.s.lab.country); a != nil {
			return a.Entry.Get("alpha3")
		}
	}
	return ""
}

// listedBefore is the country of the country, region or capital of a list that
// ends before token k.
func (r *Runner) listedBefore(k int) string {
	for n := max(0, k-4); n < k; n++ {
		for a := r.c.First(n); a != nil; a = r.c.Next(a) {
			if a.End != k {
				continue
			}
			switch {
			case a.Label == r.s.lab.country:
				return a.Entry.Get("alpha3")
			case a.Label == r.s.lab.place && a.Entry.Get("kind") != "city":
				return r.foremost(a.Span, a.Entry).Get("country")
			}
		}
	}
	return ""
}

// body finds the group of the body c: that of its country where one is told
// with it, else the one told of last. It sets the key under which a new group is
// to stand.
func (r *Runner) body(c *candidate) (n int32, ok bool) {
	plain := r.bodyKey(c.First, c.core)
	told := r.toldCountry(c)
	key := plain
	if told != "" {
		key ^= countryKey(told)
	}
	n, ok = r.byKey[key]
	if !ok && told != "" {
		if b, is := r.byKey[plain]; is && r.groups[b].told == "" {
			n, ok = b, true
			g := &r.groups[n]
			g.told = told
			if g.entry != nil && !r.seated(g.entry, told) {
				g.entry, g.class = nil, 0
			}
			r.byKey[key] = n
		}
	}
	if told != "" && c.entry != nil {
		c.entry = r.entryIn(c, told)
	}
	if ok {
		c.key = r.groups[n].key
		if told != "" {
			r.byKey[plain] = n
		}
		return n, true
	}
	n = r.newGroup(c, key)
	r.byKey[plain] = n
	r.groups[n].told = told
	return n, true
}

// countryKey is a number of a country's code.
func countryKey(code string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(code) {
		h = (h ^ uint64(code[i])) * 1099511628211
	}
	return h
}

// seated reports whether the entry of an organization may be of a body of that
// country.
func (r *Runner) seated(e *lexicon.Entry, country string) bool {
	n := e.Get("country")
	return n == "" || n == country
}

// entryIn is the entry of a list that c has in that country, nil if none.
func (r *Runner) entryIn(c *candidate, country string) *lexicon.Entry {
	if c.class != r.s.lab.organization || r.seated(c.entry, country) {
		return c.entry
	}
	for a := r.c.First(c.First); a != nil; a = r.c.Next(a) {
		if a.Label == c.class && a.End == c.core && a.Entry.Get("country") == country {
			return a.Entry
		}
	}
	return nil
}
