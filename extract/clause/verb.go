package clause

import (
	"strings"

	"wattwire/extract/token"
)

// isVerb decides whether the verb form at i is a verb here or stands for a
// noun or an adjective.
func (r *Runner) isVerb(i int) bool {
	for _, t := range r.tagged {
		if t == i {
			return true
		}
	}
	p := r.pos(i)
	np := r.open(i)
	bare := np != nil && r.onlyDeterminer(np)
	var prev pos
	if i > r.first {
		prev = r.pos(i - 1)
	}
	if r.capital(i) && i > r.first && !r.d.Tokens[i].Is(token.Seam) && !r.headline(i) {
		return false // part of a name that no stage knows
	}
	afterHyphen := i > r.first && r.hyphen(i-1)
	if afterHyphen || i+1 < r.end && r.hyphen(i+1) {
		return false
	}
	next := r.pos(i + 1)
	if p&past != 0 && r.s.describing.Has(r.s.words.at(r.d.Tokens[i].Sym).lemma) && (np == nil || r.isObject(np)) && r.nominal(i+1) && next&(prep|det) == 0 {
		return false // "named preferred supplier", "named Acme preferred supplier"
	}
	if p&noun != 0 && p&(gerund|past|participle|third) == 0 && i+1 < r.end && r.d.Tokens[i+1].Sym == r.s.of {
		return false // "sold part of its stake"
	}
	if l := r.last(); l != nil && l.Kind == Prep && l.End == i && l.Sym != r.s.dueTo && p&(gerund|past|participle) == 0 {
		return false // "a focus on lower emissions"
	}
	if p&noun != 0 && r.s.alone.Has(r.s.words.at(r.d.Tokens[i].Sym).lemma) && p&(base|third) != 0 && p&(past|gerund) == 0 && r.named(i+1) && (np == nil || !np.Named) {
		return false // "its venture partners Acme and Bolt", "to partner Acme"
	}
	switch {
	case p&gerund != 0:
		if r.compounds(i) {
			return false // "an engineering company", "six generating sets"
		}
		if (next&prep != 0 || next&rel != 0 && r.pos(i+2)&(verbal|modal|aux) != 0) && r.c.Find(i, r.s.agreement) != nil {
			return false // "secured financing from Acme", "funding that could"
		}
		if np != nil {
			if bare || r.d.Tokens[i-1].Sym == r.s.possessive || r.s.ordinal.Has(r.d.Tokens[i-1].Sym) || r.amountOnly(np) {
				return false // "a 50 MW floating plant"
			}
			if r.inPhrase() {
				return r.startsPhrase(i+1) || np.Named && next&prep != 0 && r.timeFollows(i+1) // "with Acme running for five years", not "to Canadian engineering firm Acme"
			}
			return r.startsNoun(i+1) || next&(prep|to) != 0
		}
		l := r.last()
		if l == nil && i+1 < r.end && r.d.Tokens[i+1].Sym == r.s.of {
			return false // "Testing of the plant"
		}
		if l != nil && l.Kind == Prep {
			if r.s.particles.Has(r.symAt(i+1)) && (r.startsPhrase(i+2) || r.s.manner.Has(l.Sym) && r.startsNoun(i+2) || r.pos(i+2)&prep != 0 && r.startsPhrase(i+3)) {
				return true // "close to taking over a plant", "by teaming up with Acme"
			}
			if r.s.manner.Has(l.Sym) || r.s.verging.Has(r.symAt(l.First-1)) {
				return r.startsNoun(i+1) || next&adv != 0 && next&prep == 0 && r.startsPhrase(i+2) || next&to != 0 && r.pos(i+2)&base != 0 || i+1 < r.end && r.d.Tokens[i+1].Sym == r.s.with || // "by installing turbines", "after failing to agree"
					next&prep != 0 && r.startsPhrase(i+2) && !r.s.ofNoun.Has(r.d.Tokens[i+1].Sym) && r.d.Tokens[i+1].Sym != r.s.by // "after buying out Acme"
			}
			return r.startsPhrase(i + 1) // not "of manufacturing slots"
		}
		return r.startsNoun(i+1) || next&(prep|to|adv) != 0
	case p&(past|participle) != 0:
		if np == nil {
			if l := r.last(); l != nil && l.Kind == Quote {
				return true // "…," said Smith
			}
			if l := r.last(); l != nil && l.awaits() && p&participle != 0 && r.nominal(i+1) && next&(prep|det) == 0 && !r.named(i+1) {
				return false // "will supply enriched uranium"
			}
			// "of installed capacity", "Developed by Acme, the plant"
			if r.nominal(i+1) && next&(prep|det) == 0 && !r.afterVerb() && !r.s.each.Has(r.symAt(i-1)) { // not: "Acme and Bolt each won contracts"
				l := r.last()
				if p&participle == 0 || p&past != 0 && r.relativeSubject() {
					return true // "and began operation", "which entered service"
				}
				if k := len(r.out) - 1; l != nil && l.Pronoun && l.End == i && p&past != 0 && (k == 0 || r.out[k-1].Kind != Prep) {
					return true // "when it acquired Bolt"
				}
				if l != nil && (l.Kind == Paren || l.Kind == Time || l.Kind == Comma) && p&past != 0 && r.subjectBefore() {
					return true // "Acme (ACM) broke ground", "Acme, a utility, broke ground"
				}
				return l != nil && (l.Kind == Conj || l.Kind == Rel || l.Kind == Comma) && r.named(i+1)
			}
			return true
		}
		if r.adverb(i-1) && r.nominal(i+1) && next&(prep|det) == 0 {
			return false // "its wholly owned subsidiary"
		}
		if bare || prev&det != 0 || r.d.Tokens[i-1].Sym == r.s.possessive || p&past != 0 && r.amountOnly(np) {
			return false
		}
		if p&noun != 0 && p&base != 0 && next&to != 0 && !np.Named && r.isObject(np) {
			return false // "submitted a joint bid to build"
		}
		if p&noun != 0 && p&base != 0 && i+1 < r.end && r.s.ofNoun.Has(r.d.Tokens[i+1].Sym) && !np.Named && (r.isObject(np) || r.inPhrase()) && !r.timeFollows(i+1) {
			return false // "launched a takeover bid for", but "with completion set for 2027"
		}
		if i > r.first && r.c.Find(i-1, r.s.number) != nil && r.nominal(i+1) && !r.named(i+1) && next&(prep|det) == 0 {
			return false // "its three operated assets"
		}
		if k := len(r.out) - 2; k >= 0 && r.isObject(np) && r.out[k].Form == Infinitive && r.nominal(i+1) && next&(prep|det) == 0 && !r.named(i+1) {
			return false // "to supply carbon-neutral liquefied gas"
		}
		return true
	case p&base != 0 && r.caused(i):
		return true
	case p&third != 0 && next&prep != 0 && np != nil && !bare && r.binding(i) && r.startsPhrase(i+2):
		return r.agrees(np, p) // "the contract calls for Acme to"
	case p&noun != 0:
		if np == nil {
			l := r.last()
			switch {
			case l == nil:
				return false
			case l.Kind == Prep && l.Sym == r.s.dueTo:
				// "due to close in May", "is due to start operation in May"
				return p&base != 0 && (r.timeFollows(i+1) || next&adv != 0 && r.timeFollows(i+2) || next&function == 0 && r.expected() && r.nominal(i+1) && r.timeFollows(i+2))
			case l.Kind == Rel, l.Kind == Noun && l.Pronoun:
				return r.startsNoun(i+1) || next&(to|prep) != 0
			case l.Kind == Conj && r.secondVerb():
				return r.startsPhrase(i+1) || next&to != 0
			case l.Kind == Other && p&third != 0 && r.pos(i-1)&adv != 0 && r.subjectJustBefore():
				return r.startsNoun(i+1) || next&(to|prep) != 0 // "Acme also supplies power"
			case l.Kind == Time, l.Kind == Paren, l.Kind == Other, l.Kind == Comma && p&third != 0:
				return r.startsPhrase(i+1) && r.subjectBefore() // "Acme, as announced in May, builds the dam"
			}
			return false
		}
		if bare || np.Len() == 1 && prev&adv != 0 {
			return false
		}
		if k := len(r.out) - 2; k >= 0 && r.out[k].Kind == Rel && i+1 < r.end && r.d.Tokens[i+1].Is(token.Punct) && r.agrees(np, p) {
			return true // "Acme, which Bolt owns, has"
		}
		if !r.agrees(np, p) || r.isObject(np) || r.inPhrase() && r.second(len(r.out)-1) {
			return false
		}
		if r.introduces(i) {
			return false // "services firm Acme are"
		}
		if r.lenient && p&third != 0 && r.nominal(i+1) && (next&verbal == 0 || next&noun != 0) || r.lenient && r.headlineVerb(np, i, p) {
			return true
		}
		if end, g := r.span(np.First); g == gName && end == i && p&third != 0 && r.nominal(i+1) && (next&verbal == 0 || next&noun != 0) {
			return true // headline: "Acme signs deal"
		}
		return r.startsPhrase(i+1) || next&to != 0 && r.pos(i+2)&base != 0 || next&(aux|gerund) == aux|gerund // "announces having signed"
	default:
		return !bare
	}
}

// introduces reports whether the word at i is a word for a firm before its name, which
// the verb of the clause follows: "services firm Acme has", "partner Bolt will".
func (r *Runner) introduces(i int) bool {
	if !r.s.bodies.Has(r.d.Tokens[i].Sym) || i+1 >= r.end {
		return false
	}
	end, g := r.span(i + 1)
	return g == gName && end < r.end && (r.pos(end)&(aux|modal|verbal) != 0 || r.d.Word(end) == "," || r.d.Word(end) == "(")
}

// headlineVerb reports whether the word at i, in a sentence without another verb,
// is that of a headline: a name stands before it and a phrase of a verb behind
// ("Acme partners with Bolt", "Acme, Bolt team up on wind").
func (r *Runner) headlineVerb(np *Chunk, i int, p pos) bool {
	if n := len(r.out); n > 2 && p&base != 0 && np.Named && np.End == i && r.out[n-2].Kind == Comma && r.out[n-3].Named && r.nominal(i+1) && r.pos(i+1)&(prep|adv) == 0 {
		return true // "Acme, Bolt end partnership"
	}
	if !np.Named || np.End != i || i+1 >= r.end || r.pos(i+1)&(prep|adv) == 0 {
		return false
	}
	if r.s.ofNoun.Has(r.d.Tokens[i+1].Sym) && !r.timeFollows(i+1) {
		return false
	}
	n := len(r.out)
	return p&third != 0 || n > 1 && (r.out[n-2].Kind == Comma || r.out[n-2].Kind == Conj)
}

// compounds reports whether the gerund at i and the plain noun behind it make one
// word: "engineering company", "generating set".
func (r *Runner) compounds(i int) bool {
	lemma := r.s.words.at(r.d.Tokens[i].Sym).lemma
	if i+1 >= r.end {
		return false
	}
	t := r.d.Tokens[i+1]
	if r.open(i) != nil && r.titles(i+1) {
		return true // "battery swapping network Acme"
	}
	if lemma == r.s.generate {
		return r.s.generating.Has(t.Sym)
	}
	return r.s.fields.Has(lemma) && t.Is(token.Letter) && !t.Is(token.Upper) && r.pos(i+1)&function == 0 && (r.pos(i+1)&verbal == 0 || r.pos(i+1)&noun != 0)
}

// titles reports whether the word at i is a plain singular noun before a name: a
// firm's trade.
func (r *Runner) titles(i int) bool {
	t := r.d.Tokens[i]
	if !t.Is(token.Letter) || t.Is(token.Upper) || r.pos(i)&function != 0 || r.pos(i)&verbal != 0 && r.pos(i)&noun == 0 || strings.HasSuffix(r.d.Word(i), "s") || i+1 >= r.end {
		return false
	}
	_, g := r.span(i + 1)
	return g == gName || g == gNone && r.capital(i+1) && r.d.Tokens[i+1].Is(token.Letter)
}

// caused reports whether the base form at i tells what the object before it is
// seen or made to do: "the deal will see Acme build a plant".
func (r *Runner) caused(i int) bool {
	np := r.open(i)
	return np != nil && r.isObject(np) && r.s.causes.Has(r.out[len(r.out)-2].Sym) && (r.startsPhrase(i+1) || np.Named && r.pos(i+1)&prep != 0)
}

// binding reports whether the word at i is of a verb that can bind its object to
// what an infinitive tells.
func (r *Runner) binding(i int) bool {
	return r.s.binds.Has(r.s.words.at(r.d.Tokens[i].Sym).lemma)
}

// expected reports whether a form of "be" in the present stands before the
// preposition that is last: "is due to".
func (r *Runner) expected() bool {
	k := len(r.out) - 2
	return k >= 0 && r.out[k].Kind == Verb && !r.out[k].Past && r.out[k].End == r.out[k+1].First && r.s.words.at(r.d.Tokens[r.out[k].Head].Sym).pos&be != 0
}

// agrees reports whether a noun chunk can be the subject of a present form.
func (r *Runner) agrees(np *Chunk, p pos) bool {
	w := r.d.Word(np.Head)
	plural := len(w) > 2 && w[len(w)-1] == 's' && w[len(w)-2] != 's'
	if _, g := r.span(np.First); g == gName {
		return true // names of firms take either number
	}
	if p&third != 0 {
		return !plural
	}
	return plural
}
