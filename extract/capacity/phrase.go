package capacity

import (
	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// walkPhrase finds the noun phrase of candidate i: direct and of.
func (r *Runner) walkPhrase(i int) {
	c := &r.cands[i]
	t := c.End
	c.direct, c.of = token.Span{First: t, End: t}, token.Span{First: t, End: t}
	c.phrase = token.Span{First: c.First, End: t}
	if k := r.chunk(c.First); k >= 0 && r.chunks[k].Kind == clause.Noun {
		c.phrase.First = r.chunks[k].First
	}
	w := phraseWalk{Runner: r, c: c, sent: r.d.Sentences[c.sentence].Span, t: t}
	for w.t < w.sent.End && r.amountAt(w.t) < 0 && !(w.t > c.End && r.otherAmount(w.t)) && w.step() {
	}
}

// phraseWalk goes over the noun phrase behind an amount, token by token.
type phraseWalk struct {
	*Runner
	c    *cand
	sent token.Span
	t    int  // the token at hand
	inOf bool // behind "of"
}

// take adds what stands before token end to the phrase, and goes on there.
func (w *phraseWalk) take(end int) bool {
	if w.inOf {
		if w.c.of.Len() == 0 {
			w.c.of.First = w.t
		}
		w.c.of.End = end
	} else {
		w.c.direct.End = end
	}
	w.c.phrase.End = end
	return w.skip(end)
}

// skip goes on at token t.
func (w *phraseWalk) skip(t int) bool {
	w.t = t
	return true
}

// step goes over the next piece of the phrase; false if the phrase has ended.
func (w *phraseWalk) step() bool {
	words := &w.s.words
	switch s := w.d.Tokens[w.t].Sym; {
	case s == words.open:
		return w.bracket()
	case w.t == w.c.End && s == words.shut && (w.c.energy >= 0 || w.inBracket()):
		return w.skip(w.t + 1) // 36 MW (72 MWh) battery, 200 MWt (75 MWe) reactor
	case s == words.slash && w.amountAt(w.t+1) >= 0 && w.c.direct.Len() == 0 && !w.inOf:
		return w.skip(w.cands[w.amountAt(w.t+1)].End)
	case s == words.of, s == words.in && w.tellsKind(w.t+1):
		return w.of()
	case s == words.and, s == words.or, s == words.plus, s == words.slash:
		return w.coordinate(s)
	case s == words.comma && (w.t == w.c.End || w.listsTech(w.t) || w.compound()):
		return w.coordinate(s)
	case s == words.hyphen:
		return (w.t == w.c.End || w.d.Tokens[w.t].Flags&token.SpaceBefore == 0) && w.take(w.t+1)
	case s == words.worth:
		return w.skip(w.t + 1)
	case w.d.Tokens[w.t].Is(token.Punct):
		switch w.d.Word(w.t) {
		case "\"", "“", "”", "'", "+":
			return w.skip(w.t + 1)
		}
		return false
	}
	if g := w.techGroupAt(w.t); g >= 0 && !w.techs[g].name && w.techs[g].End > w.t && w.amountIn(w.t, w.techs[g].End) < 0 {
		return w.take(w.techs[g].End) // pumped storage
	}
	return w.word()
}

// inBracket reports whether the amount stands in a bracket right behind another.
func (w *phraseWalk) inBracket() bool {
	open := w.c.First - 1
	return open >= w.sent.First && w.d.Tokens[open].Sym == w.s.words.open && w.besideAmount(open)
}

// tellsKind reports whether token t, behind "in", begins what the amount is of: 800 MW in new
// capacity.
func (w *phraseWalk) tellsKind(t int) bool {
	if t >= w.sent.End {
		return false
	}
	return w.Runner.c.Find(t, w.s.labels.word[fresh]) != nil || w.t == w.c.End && w.opensTech(t)
}

// opensTech reports whether a technology begins at token t: 800 MW in wind.
func (w *phraseWalk) opensTech(t int) bool {
	g := w.techGroupAt(t)
	return g >= 0 && w.techs[g].First == t && !w.techs[g].name && !w.techs[g].weak
}

// bracket goes over what stands in brackets: behind 145 MWac (180 MWdc) both have
// the nouns that follow.
func (w *phraseWalk) bracket() bool {
	end := w.t
	for end < w.sent.End && w.d.Tokens[end].Sym != w.s.words.shut {
		end++
	}
	return end < w.sent.End && end-w.t <= 12 && w.skip(end+1)
}

// of opens the phrase behind "of", of which there is one.
func (w *phraseWalk) of() bool {
	if w.inOf && w.c.of.Len() > 0 && !w.isRatingWord(w.c.of.End-1) || w.c.direct.Len() > 0 && w.headIsPlant(w.c.direct) {
		return false
	}
	words := &w.s.words
	w.inOf = true
	w.t++
	if w.t+2 < w.sent.End && w.d.Tokens[w.t].Sym == words.which {
		if w.t += 2; w.d.Tokens[w.t].Sym == words.in {
			w.t++ // of which is solar, of which are in storage
		}
	} else if w.t < w.sent.End {
		n := w.d.Tokens[w.t].Sym
		w.c.ofIndef = n != words.the && n != words.its && n != words.their && n != words.this
	}
	return true
}

// coordinate goes over a conjunction or comma s if the phrase goes on behind it.
func (w *phraseWalk) coordinate(s token.Sym) bool {
	words := &w.s.words
	next := w.t + 1
	switch {
	case next < w.sent.End && w.techGroupAt(next) >= 0 && w.amountAt(next) < 0 && w.c.direct.Len()+w.c.of.Len() > 0:
		return w.take(next)
	case s == words.and && !w.inOf && w.c.direct.Len() > 0 && w.goesOn(next, w.sent.End):
		return w.take(next)
	case s == words.comma && w.compound() && w.goesOn(next, w.sent.End):
		return w.take(next)
	case s == words.comma && w.t == w.c.End && w.behindComma() && w.goesOn(next, w.sent.End):
		return w.skip(next) // a 6-module, 462 MWe, power plant
	}
	return false
}

// behindComma reports whether a comma stands before the amount.
func (w *phraseWalk) behindComma() bool {
	return w.c.First > w.sent.First && w.d.Tokens[w.c.First-1].Sym == w.s.words.comma
}

// compound reports whether a compound with a hyphen stands before the comma at hand: of
// early-stage, utility-scale projects.
func (w *phraseWalk) compound() bool {
	return w.t > w.c.End+2 && w.d.Tokens[w.t-2].Sym == w.s.words.hyphen
}

// word goes over a word of a noun chunk, or over a modifier of one.
func (w *phraseWalk) word() bool {
	k := w.chunk(w.t)
	if k < 0 {
		return false
	}
	switch w.chunks[k].Kind {
	case clause.Noun:
		inside := w.d.Tokens[w.t-1].Sym == w.s.words.hyphen // behind-the-meter
		return (w.t == w.c.End || w.inOf || inside || !w.hasDet(w.t)) && w.take(w.t+1)
	case clause.Other:
		return w.qualifier(k)
	case clause.Verb:
		return w.participle(k) && w.take(w.t+1)
	}
	return false
}

// qualifier goes over a modifier in chunk k that is neither noun nor verb.
func (w *phraseWalk) qualifier(k int) bool {
	next := w.t + 1
	if w.inOf && next < w.sent.End && w.d.Tokens[next].Sym == w.s.words.hyphen && !w.d.Tokens[next].Is(token.SpaceBefore) {
		return w.take(next) // of early-stage projects
	}
	switch {
	case w.t != w.c.End:
		return false
	case w.bareNoun(k + 1): // the 250 MW first stage
		return w.take(next)
	case k+2 >= len(w.chunks), w.chunks[k+1].Kind != clause.Verb, w.chunks[k+1].Len() != 1, !w.chunks[k+1].Past:
		return false
	case w.bareNoun(k+2) && w.c.phrase.First < w.c.First: // a 3 GW fully integrated plant
		w.t = w.chunks[k+1].End
		return w.take(w.t)
	}
	return false
}

// participle reports whether the verb in chunk k is but a participle or an adjective before
// the noun of the phrase.
func (w *phraseWalk) participle(k int) bool {
	v := &w.chunks[k]
	if v.Len() != 1 || !w.inOf && w.c.direct.Len() > 0 {
		return false
	}
	if v.Form == clause.Finite && !(w.t == w.c.End && v.Past && w.hasDet(w.c.phrase.First)) {
		return false
	}
	return w.bareNoun(k + 1)
}

// bareNoun reports whether chunk k is a noun without an article.
func (r *Runner) bareNoun(k int) bool {
	return k < len(r.chunks) && r.chunks[k].Kind == clause.Noun && !r.hasDet(r.chunks[k].First)
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
		for _, c := range [...]class{plant, plants, pipeline, factory} {
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
		if n.First-c.End <= 2 && !r.wordBetween(c.End, n.First) && (c.phrase.End > c.End || r.ratings(c, n)) && n.phrase.End == n.End {
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
			ok = ok && (code || w.joinsAmounts(s))
		}
		if ok && n.First > c.phrase.End {
			c.joined = i + 1
		}
	}
}

// joinsAmounts reports whether a word or sign may stand between two amounts that share a head.
func (w *words) joinsAmounts(s token.Sym) bool {
	switch s {
	case w.and, w.or, w.comma, w.slash, w.open, w.the:
		return true
	}
	return false
}

// ratings reports whether a and b are of direct current and of alternating current.
func (r *Runner) ratings(a, b *cand) bool {
	x, y := r.in.Quantities[a.quantity].Rating, r.in.Quantities[b.quantity].Rating
	return x != "" && y != "" && x != y
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
