package name

import (
	"slices"
	"strings"

	"wattwire/extract/token"
)

// wordLike reports whether the word at token i ends as common words do.
func (r *Runner) wordLike(i int) bool { return r.endsIn(i, r.s.words.plain) }

// endsIn reports whether the word at token i has one of the endings after at
// least three letters.
func (r *Runner) endsIn(i int, endings []string) bool {
	word := r.d.Word(i)
	return slices.ContainsFunc(endings, func(e string) bool { return len(word) > len(e)+2 && strings.HasSuffix(word, e) })
}

// fullName reports whether c is shaped as a person's name and begins with a
// known given name.
func (r *Runner) fullName(c *candidate) bool {
	return r.trait(c.First)&given != 0 && r.personal(c) && c.core-c.First >= 2
}

// personShape reports whether c has two or three words of which the last is
// known as a surname, or looks like one, or the first stands among given or
// family names.
func (r *Runner) personShape(c *candidate) bool {
	n := c.core - c.First
	if n < 2 || n > 5 || c.entry != nil || !r.personal(c) {
		return false
	}
	if a := r.listed(c.First); a != nil && a.Label == r.s.lab.organization {
		return false
	}
	last := c.core - 1
	if f := r.d.Tokens[c.First]; (f.Is(token.Dotted) || f.End-f.Start == 1) && n <= 3 && r.d.Tokens[last].End-r.d.Tokens[last].Start > 2 && r.trait(last)&(common|topic) == 0 && r.sym(c.First+1) != r.s.words.hyphen {
		return true // J.B. Pritzker
	}
	for k := c.First + 1; k+1 < last; k++ {
		if r.initial(k) && r.sym(k+1) == r.s.words.dot {
			return true // Anna M. Brandis
		}
	}
	if !r.d.Tokens[last].Is(token.SpaceBefore) && r.sym(last-1) == r.s.words.hyphen && n == 3 {
		return false
	}
	if r.trait(c.First)&common != 0 && r.trait(c.First)&(given|month) == 0 {
		return false
	}
	if r.trait(last)&(common|given) == 0 && (r.trait(last)&surname != 0 || r.surnameLike(last)) {
		return true
	}
	return r.trait(c.First)&surname != 0 && r.trait(c.First)&common == 0 || r.trait(last)&(given|common) == given
}

// surnameLike reports whether the word at token i ends as surnames do.
func (r *Runner) surnameLike(i int) bool { return r.endsIn(i, r.s.words.endings) }

// personal reports whether c may be a person's name by its words.
func (r *Runner) personal(c *candidate) bool {
	words, plain := 0, 0 // plain: common words, which are seldom names
	for k := c.First; k < c.core; k++ {
		t := r.d.Tokens[k]
		switch {
		case t.Is(token.Digit):
			return false
		case t.Is(token.Upper):
			words++
			tr := r.trait(k)
			if tr&particle != 0 && k > c.First {
				continue
			}
			if r.legal(k) || tr&(topic|eventHead|progHead) != 0 && tr&(given|surname) == 0 {
				return false
			}
			if tr&orgHead != 0 && tr&surname == 0 {
				return false
			}
			if tr&common != 0 && tr&(given|surname) == 0 {
				plain++
			}
			if t.Is(token.AllUpper) && !t.Is(token.Dotted) && t.End-t.Start > 2 && !r.state.capitals || r.innerCapital(k) {
				return false
			}
		case t.Is(token.Letter):
			if r.trait(k)&particle == 0 {
				return false
			}
		case t.Sym == r.s.words.amp:
			return false
		}
	}
	return words > 0 && words <= 5 && plain*2 <= words && (plain == 0 || words > 1) && c.facility == noFacility
}

// innerCapital reports whether the word at token i has a capital after three
// small letters or more, as companies have (EnerVenue) and people (McKay) not.
func (r *Runner) innerCapital(i int) bool {
	small := 0
	for _, b := range []byte(r.d.Word(i)) {
		switch {
		case 'a' <= b && b <= 'z':
			small++
		case 'A' <= b && b <= 'Z' && (small >= 4 || small == 3 && r.trait(i)&surname == 0):
			return true
		}
	}
	return false
}
