package capacity

import (
	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// meantBack is how many sentences before "it" or "its capacity" the plant may be told for which that stands.
const meantBack = 2

// means reports whether what c is said of, "it" or its capacity, stands for one plant told before: The
// plant will be built at Ica. Its capacity will be 90 MW.
func (r *Runner) means(c *cand) bool {
	w := &r.s.words
	s := c.own
	if s.Len() == 0 && r.picks(c.bearer) {
		return r.severalBefore(c)
	}
	if s.Len() == 0 && r.portion(c) {
		c.own = token.Span{First: c.phrase.First, End: c.First}
		s = c.own
	}
	if s.Len() == 0 {
		if s = c.bearer; s.Len() != 1 {
			return false
		}
		switch y := r.d.Tokens[s.First].Sym; {
		case (y == w.this || y == w.that) && (r.doneBy(c, building) || r.rates(c)): // will add
		case y != w.it, !r.rates(c):
			return false // it plans, it owns
		}
	}
	ahead := token.Span{First: r.d.Sentences[c.sentence].First, End: s.First}
	if r.onePlant(ahead) {
		return true
	}
	if r.namesIn(ahead, record.Organization) {
		return false // Acme has 900 MW and it
	}
	for n := c.sentence - 1; n >= max(0, c.sentence-meantBack); n-- {
		if told, is := r.topical(c, n); told {
			return is
		}
	}
	return false
}

// portion reports whether c, without a noun, is told as so much of what was told before: the first 90 MW,
// the remaining 30 MW.
func (r *Runner) portion(c *cand) bool {
	if c.bearer.Len()+c.direct.Len()+c.of.Len() > 0 || r.d.Tokens[c.phrase.First].Sym != r.s.words.the || c.phrase.First+1 >= c.First {
		return false
	}
	switch r.d.Word(c.phrase.First + 1) {
	case "first", "initial", "remaining", "full", "entire", "whole", "last", "second", "other", "final":
		return true
	}
	return false
}

// picks reports whether a span is one of several, without a noun: the other, the latter, the largest.
func (r *Runner) picks(s token.Span) bool {
	w := &r.s.words
	switch {
	case s.Len() == 1:
		y := r.d.Tokens[s.First].Sym
		return y == w.one || y == w.another
	case s.Len() != 2, !r.hasDet(s.First):
		return false
	}
	switch r.d.Tokens[s.End-1].Sym {
	case w.other, w.first, w.second, w.third, w.last, w.latter, w.former, w.largest, w.smallest:
		return true
	}
	return false
}

// severalBefore reports whether plants are told before c in its sentence or in the one before.
func (r *Runner) severalBefore(c *cand) bool {
	s := token.Span{First: r.d.Sentences[max(0, c.sentence-1)].First, End: c.bearer.First}
	return r.has(s, r.s.labels.word[plants])
}

// rates reports whether the words between "it" and c tell what that can do: has a capacity of, will
// generate.
func (r *Runner) rates(c *cand) bool {
	k := r.chunk(c.First)
	if r.doneBy(c, making) {
		return true
	}
	if k > 0 && r.chunks[k-1].Kind == clause.Verb && r.chunks[k-1].Sym == r.s.words.have {
		v := k - 1 // is to have
		for v > 0 && r.chunks[v].Kind == clause.Verb {
			v--
		}
		return r.chunks[v].Span == c.bearer
	}
	for i := range c.words {
		x := &c.words[i]
		if x.First >= c.bearer.End && x.End <= c.First && (x.class == goal || x.class == building || x.class == lift) {
			return false
		}
	}
	for ; k > 0 && r.chunks[k].First >= c.bearer.End; k-- {
		if r.measures(r.chunks[k].Span) {
			return true
		}
	}
	return false
}

// topical reports whether sentence n tells of plants or of a company, and whether what "it" in the next
// means is one plant: the subject, or what a company has or builds. A company that has so much stands
// before a plant that it has.
func (r *Runner) topical(c *cand, n int) (told, is bool) {
	s := r.d.Sentences[n].Span
	subj := r.leading(n)
	switch {
	case r.endsWith(subj, plants):
		return true, false
	case r.endsWith(subj, plant), r.mentionIn(subj) != nil:
		return true, true
	}
	firm := r.mentionOf(subj.First, record.Organization) || r.pronoun(subj)
	if !r.onePlant(s) {
		return firm || r.has(s, r.s.labels.word[plants]), false
	}
	return true, !firm || r.outlook(c) != stands
}

// leading is the noun with which sentence n begins, behind what tells when or where; empty if there is none.
func (r *Runner) leading(n int) token.Span {
	chunks := r.clause.Sentence(n)
	for k := range chunks {
		switch x := &chunks[k]; x.Kind {
		case clause.Noun:
			if k == 0 || chunks[k-1].Kind != clause.Prep {
				return x.Span
			}
		case clause.Verb:
			return token.Span{}
		}
	}
	return token.Span{}
}

// onePlant reports whether a span tells of plants, and in the singular alone.
func (r *Runner) onePlant(s token.Span) bool {
	one := false
	for t := s.First; t < s.End; t++ {
		if r.c.Find(t, r.s.labels.word[plants]) != nil {
			return false
		}
		one = one || r.c.Find(t, r.s.labels.word[plant]) != nil
	}
	return one
}

// settleMeant makes the plant for which "it" or its capacity stands hold c, whose capacity is no total.
func (r *Runner) settleMeant(c *cand) {
	for i := range c.words {
		x := &c.words[i]
		switch {
		case x.First >= c.First:
		case x.class == fleet && r.sumsUp(x, true):
			x.class = measure
		case x.relation == holder && (x.class.built() || x.class == goal && x.First < c.bearer.First):
			x.relation = clausal
		}
	}
	s := c.own
	if s.Len() == 0 {
		s = c.bearer
	}
	c.words = append(c.words, wordAt{Span: s, class: plant, relation: holder, distance: c.First - s.End})
}
