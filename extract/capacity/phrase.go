package capacity

import (
	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// walkPhrase finds the noun phrase of candidate i: direct and of.
func (r *Runner) walkPhrase(i int) {
	c := &r.cands[i]
	w := &r.s.words
	sent := r.d.Sentences[c.sentence].Span
	t := c.End
	c.direct, c.of = token.Span{First: t, End: t}, token.Span{First: t, End: t}
	c.phrase = token.Span{First: c.First, End: t}
	if k := r.chunk(c.First); k >= 0 && r.chunks[k].Kind == clause.Noun {
		c.phrase.First = r.chunks[k].First
	}
	inOf := false
	mark := func(end int) {
		if inOf {
			if c.of.Len() == 0 {
				c.of.First = t
			}
			c.of.End = end
		} else {
			c.direct.End = end
		}
		c.phrase.End = end
	}
	for t < sent.End {
		if r.amountAt(t) >= 0 || t > c.End && r.otherAmount(t) {
			return
		}
		s := r.d.Tokens[t].Sym
		switch {
		case s == w.open:
			end := t
			for end < sent.End && r.d.Tokens[end].Sym != w.shut {
				end++
			}
			if end == sent.End || end-t > 12 {
				return
			}
			if a := r.amountIn(t, end); a >= 0 && r.cands[a].First != c.First && !inOf && c.direct.Len() == 0 {
				// 145 MWac (180 MWdc): both have the nouns after the bracket
				t = end + 1
				continue
			}
			t = end + 1
			continue
		case t == c.End && s == w.shut && (c.energy >= 0 || c.First > sent.First && r.d.Tokens[c.First-1].Sym == w.open && r.besideAmount(c.First-1)):
			// 36 MW (72 MWh) battery, 200 MWt (75 MWe) reactor
			t++
			continue
		case s == w.slash && r.amountAt(t+1) >= 0 && c.direct.Len() == 0 && !inOf:
			t = r.cands[r.amountAt(t+1)].End
			continue
		case s == w.of, s == w.in && t+1 < sent.End && r.c.Find(t+1, r.s.labels.word[fresh]) != nil:
			if inOf && c.of.Len() > 0 && !r.isRatingWord(c.of.End-1) {
				return
			}
			if c.direct.Len() > 0 && r.headIsPlant(c.direct) {
				return
			}
			inOf = true
			t++
			if t+2 < sent.End && r.d.Tokens[t].Sym == w.which {
				t += 2 // of which is solar
			} else if t < sent.End {
				n := r.d.Tokens[t]
				c.ofIndef = n.Sym != w.the && n.Sym != w.its && n.Sym != w.their && n.Sym != w.this
			}
			continue
		case s == w.and, s == w.or, s == w.plus, s == w.slash, s == w.comma && (t == c.End || r.listsTech(t) || t > c.End+2 && r.d.Tokens[t-2].Sym == w.hyphen):
			if n := t + 1; n < sent.End && r.techGroupAt(n) >= 0 && r.amountAt(n) < 0 && (c.direct.Len() > 0 || c.of.Len() > 0) {
				mark(n)
				t = n
				continue
			}
			if n := t + 1; (s == w.and && !inOf && c.direct.Len() > 0 || s == w.comma && r.d.Tokens[t-2].Sym == w.hyphen) && r.goesOn(n, sent.End) {
				mark(n) // and: a second noun; comma: of early-stage, utility-scale projects
				t = n
				continue
			}
			if n := t + 1; s == w.comma && t == c.End && c.First > sent.First && r.d.Tokens[c.First-1].Sym == w.comma && r.goesOn(n, sent.End) {
				t = n // a 6-module, 462 MWe, power plant
				continue
			}
			return
		case s == w.hyphen:
			if t == c.End || r.d.Tokens[t].Flags&token.SpaceBefore == 0 {
				mark(t + 1)
				t++
				continue
			}
			return
		case s == w.worth:
			t++
			continue
		case r.d.Tokens[t].Is(token.Punct):
			if q := r.d.Word(t); q == "\"" || q == "“" || q == "”" || q == "'" || q == "+" {
				t++
				continue
			}
			return
		}
		if g := r.techGroupAt(t); g >= 0 && !r.techs[g].name && r.techs[g].End > t && r.amountIn(t, r.techs[g].End) < 0 {
			mark(r.techs[g].End) // pumped storage
			t = r.techs[g].End
			continue
		}
		k := r.chunk(t)
		if h := t + 1; inOf && h < sent.End && k >= 0 && r.chunks[k].Kind == clause.Other && r.d.Tokens[h].Sym == w.hyphen && !r.d.Tokens[h].Is(token.SpaceBefore) {
			mark(h) // of early-stage projects
			t = h
			continue
		}
		if k >= 0 && r.chunks[k].Kind == clause.Other && t == c.End && k+1 < len(r.chunks) && r.chunks[k+1].Kind == clause.Noun && !r.hasDet(r.chunks[k+1].First) {
			mark(t + 1) // the 250 MW first stage
			t++
			continue
		}
		if k < 0 || r.chunks[k].Kind != clause.Noun {
			if t == c.End && k >= 0 && r.chunks[k].Kind == clause.Other && k+2 < len(r.chunks) && r.chunks[k+1].Kind == clause.Verb && r.chunks[k+1].Len() == 1 && r.chunks[k+1].Past &&
				r.chunks[k+2].Kind == clause.Noun && !r.hasDet(r.chunks[k+2].First) && c.phrase.First < c.First {
				t = r.chunks[k+1].End // a 3 GW fully integrated plant
				mark(t)
				continue
			}
			// a participle or adjective before the noun is read on
			if k >= 0 && r.chunks[k].Kind == clause.Verb && r.chunks[k].Len() == 1 && (r.chunks[k].Form != clause.Finite || t == c.End && r.hasDet(c.phrase.First) && r.chunks[k].Past) &&
				k+1 < len(r.chunks) && r.chunks[k+1].Kind == clause.Noun && (inOf || c.direct.Len() == 0) && !r.hasDet(r.chunks[k+1].First) {
				mark(t + 1)
				t++
				continue
			}
			return
		}
		if t > c.End && !inOf && r.hasDet(t) {
			return
		}
		mark(t + 1)
		t++
	}
}

// hasDet reports whether token t is an article.
func (r *Runner) hasDet(t int) bool {
	w := &r.s.words
	switch r.d.Tokens[t].Sym {
	case w.the, w.a, w.an, w.another, w.this, w.that, w.its, w.their, w.our, w.it:
		return true
	}
	return false
}

// goesOn reports whether the noun phrase goes on at token t with a second noun
// that shares its head: solar cell and module factory.
func (r *Runner) goesOn(t, end int) bool {
	if t >= end || r.hasDet(t) || r.d.Tokens[t].Is(token.Upper) || r.amountAt(t) >= 0 {
		return false
	}
	k := r.chunk(t)
	if k < 0 || r.chunks[k].Kind != clause.Noun {
		return false
	}
	found := false
	for j := t; j < r.chunks[k].End; j++ {
		if r.amountAt(j) >= 0 {
			return false
		}
		for _, c := range [...]class{plant, plants, factory} {
			found = found || r.c.Find(j, r.s.labels.word[c]) != nil
		}
	}
	return found
}

// listsTech reports whether the comma at t stands in a list of technologies
// that ends with "and": solar, wind and storage.
func (r *Runner) listsTech(t int) bool {
	return r.techGroupAt(t-1) >= 0 && r.techGroupAt(t+1) >= 0 && r.techGroupAt(t-1) == r.techGroupAt(t+1)
}

// headIsPlant reports whether the last word of a span is a plant.
func (r *Runner) headIsPlant(s token.Span) bool {
	return r.endsWith(s, plant) || r.endsWith(s, plants)
}

// codeGap is how many tokens may stand between two amounts that share a head.
const codeGap = 6

// shareHeads ties an amount without a head to the next one, whose head it
// shares: the 445 MW A and 315 MW B solar plants.
func (r *Runner) shareHeads(from, end int) {
	w := &r.s.words
	for i := from; i+1 < end; i++ {
		c, n := &r.cands[i], &r.cands[i+1]
		if n.First-c.End <= 2 && !r.wordBetween(c.End, n.First) && c.phrase.End > c.End && n.phrase.End == n.End {
			n.joined = i // 554 MW DC (425 MW AC) of solar
			continue
		}
		from := c.phrase.End
		if from+2 < n.First && r.d.Tokens[from].Sym == w.open && r.d.Tokens[from+2].Sym == w.shut {
			from += 3 // 2 megawatt (MW) and 4 MW turbines
		}
		if n.First-from > codeGap || r.hasHead(c) || !r.hasHead(n) {
			continue
		}
		ok := true
		for t := from; t < n.First; t++ {
			s := r.d.Tokens[t].Sym
			code := t > from && (r.d.Tokens[t].Is(token.Digit) || r.d.Tokens[t].Is(token.AllUpper)) // 3 MW and AB125/3150 3.15 MW turbines
			ok = ok && (code || s == w.and || s == w.comma || s == w.slash || s == w.open || s == w.the || s == w.or)
		}
		if ok && n.First > c.phrase.End {
			c.joined = i + 1
		}
	}
}

// hasHead reports whether a noun of the lists stands in c's phrase.
func (r *Runner) hasHead(c *cand) bool {
	for t := c.End; t < c.phrase.End; t++ {
		for a := r.c.First(t); a != nil; a = r.c.Next(a) {
			if a.Label == r.s.labels.technology && a.End <= c.phrase.End {
				return true
			}
			for k := plant; k <= equipment; k++ {
				if a.Label == r.s.labels.word[k] && a.End <= c.phrase.End {
					return true
				}
			}
		}
	}
	return false
}
