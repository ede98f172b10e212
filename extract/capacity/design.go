package capacity

import (
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// learnDesigns marks the names by which the article calls designs as the list's own are: the
// Bolt-60 is a fast reactor, the Bolt-60 reactor, a reactor called Bolt-60.
func (r *Runner) learnDesigns() {
	kinds := rule.MaskOf(r.s.labels.word[reactor], r.s.labels.word[design])
	for t := range r.d.Tokens {
		if !r.c.Any(t, kinds) || !r.isKind(t) {
			continue
		}
		for _, s := range [...]token.Span{r.codeBefore(t), r.calledKind(t)} {
			if s.Len() > 0 && !r.has(s, r.s.labels.word[design]) && !r.otherwise(s) {
				r.markDesign(s)
			}
		}
	}
}

// isKind reports whether a word for a reactor or a design begins at token t.
func (r *Runner) isKind(t int) bool {
	return r.c.Find(t, r.s.labels.word[reactor]) != nil || r.c.Find(t, r.s.labels.word[design]) != nil
}

// otherwise reports whether a name is a plant's, a company's or a person's, or has a place in it.
func (r *Runner) otherwise(s token.Span) bool {
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.First >= s.End {
			break
		}
		if m.End <= s.First {
			continue
		}
		switch m.Kind {
		case record.Place, record.Person:
			return true
		case record.ProjectKind:
			return !r.isKind(m.End - 1)
		case record.Organization:
			return m.Contains(s) && s.Len() > 1 && !r.inCode(s.End-1)
		}
	}
	return false
}

// markDesign makes a design of a name wherever the article has it.
func (r *Runner) markDesign(s token.Span) {
	for t := 0; t+s.Len() <= len(r.d.Tokens); t++ {
		n := 0
		for n < s.Len() && r.d.Word(t+n) == r.d.Word(s.First+n) {
			n++
		}
		if n == s.Len() {
			r.c.Add(rule.Annotation{Span: token.Span{First: t, End: t + n}, Label: r.s.labels.word[design], Entry: r.s.design})
		}
	}
}

// codeBefore is the code of letters and a number of two figures or more that ends at token end:
// Bolt-60, B160; empty if none does. A plant's units have lower numbers.
func (r *Runner) codeBefore(end int) token.Span {
	t := end - 1
	if t < 1 || !r.d.EndsInFigure(t) || r.amountAt(t) >= 0 {
		return token.Span{}
	}
	word := r.d.Word(t)
	if r.d.Tokens[t].Is(token.Upper) {
		if n := len(word); n > 3 && word[n-2] >= '0' && word[n-2] <= '9' {
			return token.Span{First: t, End: end}
		}
		return token.Span{}
	}
	if len(word) > 1 && len(word) < 5 && r.d.Tokens[t-1].Sym == r.s.words.hyphen && t > 1 && r.d.Tokens[t-2].Is(token.Upper) &&
		!r.d.Tokens[t].Is(token.SpaceBefore) && !r.d.Tokens[t-1].Is(token.SpaceBefore) {
		return token.Span{First: t - 2, End: end}
	}
	return token.Span{}
}

// calledKind is the name with "the" or an owner of what is said to be the reactor or design told
// at token t: the Bolt is a fast reactor, Acme's Bolt is one of the designs; empty if there is none.
func (r *Runner) calledKind(t int) token.Span {
	w := &r.s.words
	first := r.d.Sentences[r.d.SentenceOf(t)].First
	for j := t - 1; j > first+1 && j >= t-kindReach; j-- {
		switch s := r.d.Tokens[j].Sym; {
		case s == w.a, s == w.an, s == w.one:
			if s := r.d.Tokens[j-1].Sym; s != w.is && s != w.was {
				return token.Span{}
			}
			n := token.Span{First: j - 1, End: j - 1}
			for n.First > first && (r.d.Tokens[n.First-1].Is(token.Upper) || r.inCode(n.First-1)) && !r.isArticle(n.First-1) {
				n.First--
			}
			if n.Len() == 0 || n.First == first || !r.isArticle(n.First-1) {
				return token.Span{}
			}
			return n
		case s == w.of && j > first && r.d.Tokens[j-1].Sym == w.one:
		case s == w.comma, s == w.open, s == w.for_, s == w.in, s == w.at, s == w.with, s == w.to, s == w.from, s == w.by, s == w.on, s == w.of:
			return token.Span{}
		}
	}
	return token.Span{}
}

// kindReach is how far before a word for a reactor "is a" may stand.
const kindReach = 12

// inCode reports whether token t is a hyphen or a number within a name: Bolt-60.
func (r *Runner) inCode(t int) bool {
	return r.d.Tokens[t].Sym == r.s.words.hyphen || r.d.Tokens[t].Is(token.Digit)
}

// isArticle reports whether token t is "the", or the sign of an owner.
func (r *Runner) isArticle(t int) bool {
	return r.d.Tokens[t].Sym == r.s.words.the || r.possessive(t, t+1)
}

// styled reports whether what has c is told by the name of a design: the 60 MW Bolt-60 plant, the
// Bolt-60 generates; or is anything of a kind in a sentence that has such a name: the Bolt-60 is
// an SMR of 60 MW.
func (r *Runner) styled(c *cand) bool {
	s := r.d.Sentences[c.sentence].Span
	if r.only(c.bearer) || r.only(c.phrase) {
		return false // the plant has but this
	}
	told := false
	for t := s.First; t < s.End; t++ {
		a := r.c.Find(t, r.s.labels.word[design])
		if a == nil || !r.d.Tokens[t].Is(token.Upper) || t == s.First && a.Len() == 1 && !r.d.Tokens[t].Is(token.AllUpper) && !r.d.EndsInFigure(t) {
			continue
		}
		if a.Overlaps(c.phrase) || a.Overlaps(c.bearer) {
			return true
		}
		told = true
	}
	return told && !r.returns(c.bearer) && !r.returns(c.phrase)
}

// only reports whether a span tells a single thing of its kind.
func (r *Runner) only(s token.Span) bool {
	for t := s.First; t < s.End; t++ {
		if r.d.Tokens[t].Sym == r.s.words.single {
			return true
		}
	}
	return false
}
