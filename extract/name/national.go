package name

import (
	"wattwire/extract/token"
)

// countryOfPerson is the country that somebody's office or nationality tells:
// the Iraqi president Tolvek Brandis; Kenya's energy minister Anna Lenz; Anna
// Lenz, the Finnish minister; Anna Lenz, president of Ghana. Where somebody is,
// or of what the sentence speaks, tells nothing.
func (r *Runner) countryOfPerson(m *Mention) string {
	s := r.d.Sentences[r.d.SentenceOf(m.First)]
	if n := r.officeBefore(m.First, s.First); n != "" {
		return n
	}
	k := m.End
	if k+1 >= s.End || r.sym(k) != r.s.words.comma {
		return ""
	}
	for k++; k < s.End && k <= m.End+7; k++ {
		t := r.find(k, r.s.lab.title)
		if t == nil || t.Entry.Get("kind") != "office" {
			if r.sym(k) == r.s.words.comma || r.d.Tokens[k].Is(token.Letter) && r.trait(k)&function != 0 && r.trait(k)&pointing == 0 {
				return ""
			}
			continue
		}
		if n := r.officeBefore(k, m.End+1); n != "" {
			return n
		}
		k = t.End
		if k+1 >= s.End || r.sym(k) != r.s.words.of {
			return ""
		}
		if r.sym(k+1) == r.s.words.the {
			k++
		}
		a := r.find(k+1, r.s.lab.country)
		switch {
		case a == nil:
			return ""
		case a.End >= s.End, r.sym(a.End) != r.s.words.poss && (r.d.Tokens[a.End].Is(token.Punct) || r.trait(a.End)&function != 0):
			return a.Entry.Get("alpha3")
		}
		return "" // the name goes on
	}
	return ""
}

// officeBefore is the country that stands before an office or a name at token
// k, from token first on: an adjective of nationality with any nouns after it, or
// a country or its possessive with an office.
func (r *Runner) officeBefore(k, first int) string {
	w := &r.s.words
	held, after := r.find(k, r.s.lab.title) != nil, false // after a comma
	for n := k - 1; n >= first && n >= k-7; n-- {
		t := &r.d.Tokens[n]
		if r.sym(n) == w.poss || r.sym(n) == w.apos && !t.Is(token.SpaceBefore) {
			if held || n == k-1 {
				return r.placeEnding(n)
			}
			return ""
		}
		if t.Is(token.Punct) {
			if comma := t.Sym == w.comma && n == k-1; comma || t.Sym == w.hyphen {
				after = after || comma
				continue
			}
			return ""
		}
		for a := r.c.First(n); a != nil; a = r.c.Next(a) {
			switch {
			case a.Label == r.s.lab.demonym && (held || !after):
				if n > first {
					if b := r.find(n-1, r.s.lab.demonym); b != nil && b.End == a.End {
						a = b // North Korean
					}
				}
				return a.Entry.Get("alpha3")
			case a.Label == r.s.lab.title:
				held = true
			case a.Label == r.s.lab.country && held && a.End == n+1:
				return a.Entry.Get("alpha3")
			}
		}
		if r.trait(n)&function != 0 || t.Is(token.Digit) || t.Is(token.Upper) && r.trait(n)&(topic|common|office) == 0 {
			return ""
		}
	}
	return ""
}
