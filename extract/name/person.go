package name

import (
	"slices"
	"strings"

	"wattwire/extract/token"
)

// wordLike reports whether the word at token i ends as common words do.
func (r *Runner) wordLike(i int) bool { return r.endsIn(i, r.s.words.wordish) }

// ordinary reports whether the word at token i, which no list of names has, is
// an English word by its ending, or stands in small letters elsewhere in the
// article.
func (r *Runner) ordinary(i int) bool {
	return r.trait(i)&plain != 0 || r.wordLike(i) || r.inflected(i) || r.lowered(i)
}

// inflected reports whether the word at token i is a plural, a past form or the
// like of an English word.
func (r *Runner) inflected(i int) bool {
	return r.formOf(i, common|plain, "s", "es", "d", "ed", "r", "er", "rs", "ers")
}

// verbForm reports whether the word at token i is a form of a verb that is no
// noun.
func (r *Runner) verbForm(i int) bool {
	return r.trait(i)&verb != 0 || r.formOf(i, verb, "s", "es", "d", "ed", "ing")
}

// formOf reports whether the word at token i without one of the endings is a
// word with one of the traits.
func (r *Runner) formOf(i int, t trait, endings ...string) bool {
	word := r.d.Word(i)
	for _, e := range endings {
		stem, ok := strings.CutSuffix(word, e)
		if !ok || len(stem) < 3 {
			continue
		}
		r.fold = token.Fold(r.fold[:0], stem)
		if r.s.words.of1(r.s.lex.Vocab.Lookup(r.fold))&t != 0 {
			return true
		}
		if r.fold = append(r.fold, 'e'); e == "ing" && r.s.words.of1(r.s.lex.Vocab.Lookup(r.fold))&t != 0 {
			return true
		}
	}
	return false
}

// lowered reports whether the article has the word at token i, which no list
// has, in small letters too.
func (r *Runner) lowered(i int) bool {
	word := r.d.Word(i)
	for k := range r.d.Tokens {
		t := &r.d.Tokens[k]
		if t.Sym != 0 || t.Len() != len(word) || !t.Is(token.Letter) || t.Is(token.Upper) {
			continue
		}
		if strings.EqualFold(r.d.Text[t.Start:t.End], word) {
			return true
		}
	}
	return false
}

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

// A shape is a sign by which words that a person may have for a name are one, or are none.
// The shapes are tried in their order, and the first that holds decides.
type shape struct {
	person bool
	holds  func(r *Runner, s token.Span) bool
}

var shapes = []shape{
	{true, (*Runner).givenFirst},
	{false, func(r *Runner, s token.Span) bool {
		a := r.listed(s.First)
		return a != nil && a.Label == r.s.lab.organization
	}},
	{true, func(r *Runner, s token.Span) bool { // De Haan
		return s.Len() == 2 && r.trait(s.First)&particle != 0 && r.trait(s.End-1)&(surname|common) == surname
	}},
	{true, func(r *Runner, s token.Span) bool { // J.B. Pritzker
		f, l := &r.d.Tokens[s.First], &r.d.Tokens[s.End-1]
		if !f.Is(token.Dotted) && f.Len() != 1 || r.sym(s.First+1) == r.s.words.hyphen {
			return false
		}
		return s.Len() <= 3 && l.Len() > 2 && r.trait(s.End-1)&(common|topic) == 0
	}},
	{true, func(r *Runner, s token.Span) bool { return r.givenAfter(s.First, s.End-1) }}, // Moon Jae-in
	{true, func(r *Runner, s token.Span) bool { // Elwin van der Brandis
		n, k := s.Len(), s.First+1
		return (n == 3 || n == 4) && r.trait(k)&noble != 0 && !r.d.Tokens[k].Is(token.Upper) && r.trait(s.First)&(common|orgHead) == 0
	}},
	{true, func(r *Runner, s token.Span) bool { // Anna M. Brandis
		for k := s.First + 1; k+1 < s.End-1; k++ {
			if r.initial(k) && r.sym(k+1) == r.s.words.dot {
				return true
			}
		}
		return false
	}},
	{false, func(r *Runner, s token.Span) bool { // Brandis-Dorn
		return s.Len() == 3 && r.sym(s.End-2) == r.s.words.hyphen && !r.d.Tokens[s.End-1].Is(token.SpaceBefore)
	}},
	{false, func(r *Runner, s token.Span) bool { return r.trait(s.First)&(common|given|month) == common }},
	{true, func(r *Runner, s token.Span) bool { // a surname at the end
		t := r.trait(s.End - 1)
		return t&(common|given) == 0 && (t&surname != 0 || r.surnameLike(s.End-1))
	}},
	{true, func(r *Runner, s token.Span) bool { return r.trait(s.First)&(surname|common) == surname }}, // a family name before the given one
	{true, func(r *Runner, s token.Span) bool { return r.trait(s.End-1)&(given|common) == given }},     // or a given name alone at the end
}

// personShape reports whether c has two or three words of which the last is
// known as a surname, or looks like one, or the first stands among given or
// family names.
func (r *Runner) personShape(c *candidate) bool {
	if n := c.core - c.First; n < 2 || n > 5 || c.entry != nil || !r.personal(c) {
		return false
	}
	s := token.Span{First: c.First, End: c.core}
	for i := range shapes {
		if shapes[i].holds(r, s) {
			return shapes[i].person
		}
	}
	return false
}

// pair reports whether c is two words of which no list tells anything and that
// may be a person's name.
func (r *Runner) pair(c *candidate) bool {
	const told = common | plain | topic | orgHead | facMod | facHead | placeStart | placeEnd | eventHead | progHead
	if n := c.core - c.First; c.entry != nil || n != 2 && !(n == 3 && r.trait(c.First+1)&particle != 0) || !r.personal(c) {
		return false
	}
	return r.trait(c.First)&told == 0 && r.trait(c.core-1)&told == 0 && r.listed(c.First) == nil && r.d.Tokens[c.core-1].Len() > 2
}

// surnameLike reports whether the word at token i ends as surnames do.
func (r *Runner) surnameLike(i int) bool { return r.endsIn(i, r.s.words.endings) }

// personal reports whether c may be a person's name by its words.
func (r *Runner) personal(c *candidate) bool {
	if r.givenFirst(token.Span{First: c.First, End: c.core}) {
		return true
	}
	words, plain := 0, 0 // plain: common words, which are seldom names
	for k := c.First; k < c.core; k++ {
		t := &r.d.Tokens[k]
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
			if r.trait(k)&particle == 0 && !r.elided(k) && !(k == c.core-1 && r.givenAfter(c.First, k)) {
				return false
			}
		case t.Sym == r.s.words.amp:
			return false
		}
	}
	if words == 0 || words > 5 || plain*2 > words {
		return false
	}
	return (plain == 0 || words > 1) && c.facility == noFacility
}

// innerCapital reports whether the word at token i has a capital after three
// small letters or more, as companies have (EnerVenue) and people (McKay) not.
func (r *Runner) innerCapital(i int) bool {
	w := r.d.Word(i)
	if len(w) > 3 && isBig(w[0]) && isBig(w[1]) && isSmall(w[len(w)-1]) {
		return true // BNetzA, EVgo
	}
	small := 0
	for _, b := range []byte(w) {
		switch {
		case isSmall(b):
			small++
		case isBig(b) && (small >= 4 || small == 3 && r.trait(i)&surname == 0):
			return true
		}
	}
	return false
}
