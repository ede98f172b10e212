package clause

import (
	"wattwire/extract/token"
)

// symAt is the word at i of the sentence, 0 outside it.
func (r *Runner) symAt(i int) token.Sym {
	if i < r.first || i >= r.end {
		return 0
	}
	return r.d.Tokens[i].Sym
}

// relativeSubject reports whether the last chunk is a relative pronoun that is
// the subject of its clause: "which", not "in which".
func (r *Runner) relativeSubject() bool {
	k := len(r.out) - 1
	return k >= 0 && r.out[k].Kind == Rel && (k == 0 || r.out[k-1].Kind != Prep)
}

// timeFollows reports whether a time, or a preposition and a time, stand at i.
func (r *Runner) timeFollows(i int) bool {
	if r.pos(i)&prep != 0 {
		i++
	}
	if i >= r.end {
		return false
	}
	_, g := r.span(i)
	return g == gTime
}

// infinitive reports whether "to" and a base form stand at i.
func (r *Runner) infinitive(i int) bool { return r.pos(i)&to != 0 && r.pos(i+1)&base != 0 }

// lemma is the base form of the verb that the word at i can be.
func (r *Runner) lemma(i int) token.Sym { return r.s.words.at(r.d.Tokens[i].Sym).lemma }

// adverb reports whether the word at i is made an adverb by its ending.
func (r *Runner) adverb(i int) bool {
	w := r.d.Word(i)
	return len(w) > 4 && w[len(w)-2:] == "ly" && !r.capital(i)
}

// inPhrase reports whether the last chunk stands right after a preposition.
func (r *Runner) inPhrase() bool {
	k := len(r.out) - 2
	return k >= 0 && r.out[k].Kind == Prep
}

// isObject reports whether a noun chunk, the last, stands right after a verb.
func (r *Runner) isObject(np *Chunk) bool { return np == r.last() && r.isObjectAt(len(r.out)-1) }

// isObjectAt reports whether chunk n stands right after a verb.
func (r *Runner) isObjectAt(n int) bool {
	return n > 0 && r.out[n-1].Kind == Verb && r.out[n-1].End == r.out[n].First && !r.out[n-1].Passive
}

// onlyDeterminer reports whether a noun chunk has no noun yet.
func (r *Runner) onlyDeterminer(np *Chunk) bool {
	last := np.End - 1
	if np.Len() > 2 || np.Len() == 2 && !r.s.before.Has(r.d.Tokens[np.First].Sym) { // "all the"
		return false
	}
	if _, g := r.span(last); g != gNone {
		return false
	}
	return r.s.words.at(r.d.Tokens[last].Sym).pos&det != 0
}

// amountOnly reports whether a noun chunk is a determiner or a genitive and an amount, to which
// a noun is still to come: "a $5 million bid".
func (r *Runner) amountOnly(np *Chunk) bool {
	for i := np.First + 1; i < np.End; i++ {
		if end, g := r.span(i); g == gAmount && end == np.End {
			before := r.d.Tokens[i-1].Sym // "Acme's $5 million bid"
			return before == r.s.possessive || i == np.First+1 && !np.Definite && r.s.words.at(before).pos&det != 0
		}
	}
	return false
}

// ofAgreement reports whether a word for an agreement ends the last chunk, a noun, or
// the one before its phrase: "its contract", "its contract with Acme".
func (r *Runner) ofAgreement() bool {
	k := len(r.out) - 1
	return r.agreementEnds(k) || k > 1 && r.inPhrase() && r.agreementEnds(k-2)
}

// headline reports whether most words of the sentence are capitalised, so that
// a capital says nothing.
func (r *Runner) headline() bool {
	upper, words := 0, 0
	for j := r.first; j < r.end; j++ {
		t := &r.d.Tokens[j]
		if t.Is(token.Letter) && t.End-t.Start > 3 {
			words++
			if t.Is(token.Upper) {
				upper++
			}
		}
	}
	return words > 3 && upper*10 >= words*8
}

// awaits reports whether c is an active verb behind "to" or a modal, a gerund, a
// perfect or in the present, so that no finite verb can follow it; but headlines have
// "Acme says signed contract".
func (r *Runner) awaits(c *Chunk) bool {
	if c.Kind != Verb || c.Passive {
		return false
	}
	if c.Form == Infinitive || c.Form == Gerund || c.Modal != 0 || c.Perfect {
		return true
	}
	return !c.Past && !c.maybe && c.Sym != r.s.say
}

// afterVerb reports whether a verb group stands just before.
func (r *Runner) afterVerb() bool {
	l := r.last()
	return l != nil && l.Kind == Verb
}

// secondVerb reports whether a finite verb stands before the conjunction that
// is last: "signed and plans to build".
func (r *Runner) secondVerb() bool {
	for j := len(r.out) - 2; j >= 0; j-- {
		if r.out[j].finite() {
			return true
		}
	}
	return false
}

// subjectJustBefore reports whether a noun chunk in no phrase, and no verb before
// it, stands before the last chunk.
func (r *Runner) subjectJustBefore() bool {
	k := len(r.out) - 2
	if k < 0 || r.out[k].Kind != Noun {
		return false
	}
	if k > 0 {
		switch r.out[k-1].Kind {
		case Prep, Verb, Conj:
			return false
		}
	}
	return r.subjectBefore()
}

// subjectBefore reports whether a noun stands before in a clause that has no
// finite verb yet, but for a relative one that a comma has closed.
func (r *Runner) subjectBefore() bool {
	for j := len(r.out) - 1; j >= 0; j-- {
		switch c := r.out[j]; {
		case c.Kind == Noun && (j == 0 || r.out[j-1].Kind != Prep):
			return true
		case c.Kind == Verb && c.Form == Finite && r.last().Kind == Comma && asides(r.out, j):
			j = relStart(r.out, j) // "Acme, half of which belongs to Bolt, bought"
		case c.Kind == Verb && c.Form == Finite && !c.maybe, c.Kind == Stop, c.Kind == Sub:
			return false
		}
	}
	return false
}

// named reports whether a name, an amount or a capitalised word stands at i.
func (r *Runner) named(i int) bool {
	if i >= r.end {
		return false
	}
	_, g := r.span(i)
	return g == gName || g == gAmount || g == gWords || r.capital(i)
}

// startsNoun reports whether a noun chunk begins at i.
func (r *Runner) startsNoun(i int) bool {
	if i >= r.end {
		return false
	}
	if r.named(i) || r.d.Tokens[i].Is(token.Digit) {
		return true
	}
	p := r.pos(i)
	if p&det != 0 || p&pron != 0 {
		return true
	}
	return r.nominal(i) && p&prep == 0 && !r.d.Tokens[i].Is(token.Punct)
}

// startsPhrase is startsNoun for words that are themselves often nouns: only a
// determiner, a name, a number or a pronoun will do.
func (r *Runner) startsPhrase(i int) bool {
	if i >= r.end {
		return false
	}
	return r.named(i) || r.pos(i)&(det|pron) != 0 && r.pos(i)&rel == 0 || r.d.Tokens[i].Is(token.Digit) || r.c.Find(i, r.s.number) != nil
}

// opened reports whether all that stands before is a phrase of a preposition whose
// last noun is a common one behind an article: "As part of the plan".
func (r *Runner) opened() bool {
	n := len(r.out)
	if n != 2 && !(n == 4 && r.out[2].Of) || r.out[0].Kind != Prep {
		return false
	}
	np := &r.out[n-1]
	return np.Kind == Noun && !np.Named && np.Len() > 1 && (np.Article || r.d.Tokens[np.First].Sym == r.s.the)
}

// pairActs reports whether two names joined by "and" begin at token i, and a verb
// follows.
func (r *Runner) pairActs(i int) bool {
	i, _ = r.span(i)
	if r.pos(i)&conj == 0 {
		return false
	}
	end, g := r.span(i + 1)
	if end > i+1 && end+1 < r.end && r.hyphen(end) {
		end, g = r.span(end + 2) // "UK-based Bolt"
	}
	if g != gName {
		return false
	}
	for i = end; i < r.end && r.pos(i)&(aux|modal|adv) != 0; {
		i++
	}
	return r.pos(i)&(past|base) != 0
}
