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
		if next&prep != 0 && r.c.Find(i, r.s.agreement) != nil {
			return false // "secured financing from Acme"
		}
		if np != nil {
			if bare || r.d.Tokens[i-1].Sym == r.s.possessive || r.s.ordinal.Has(r.d.Tokens[i-1].Sym) || r.amountOnly(np) {
				return false // "a 50 MW floating plant"
			}
			if r.inPhrase() {
				return r.startsPhrase(i + 1) // not "to Canadian engineering firm Acme"
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
			// "of installed capacity", "Developed by Acme, the plant"
			if r.nominal(i+1) && next&(prep|det) == 0 && !r.afterVerb() {
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

// symAt is the word at i of the sentence, 0 outside it.
func (r *Runner) symAt(i int) token.Sym {
	if i < r.first || i >= r.end {
		return 0
	}
	return r.d.Tokens[i].Sym
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

// relativeSubject reports whether the last chunk is a relative pronoun that is
// the subject of its clause: "which", not "in which".
func (r *Runner) relativeSubject() bool {
	k := len(r.out) - 1
	return k >= 0 && r.out[k].Kind == Rel && (k == 0 || r.out[k-1].Kind != Prep)
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
func (r *Runner) isObject(np *Chunk) bool {
	k := len(r.out) - 2
	return k >= 0 && r.out[k].Kind == Verb && r.out[k].End == np.First && !r.out[k].Passive
}

// onlyDeterminer reports whether a noun chunk has no noun yet.
func (r *Runner) onlyDeterminer(np *Chunk) bool {
	if np.Len() != 1 {
		return false
	}
	if _, g := r.span(np.First); g != gNone {
		return false
	}
	return r.s.words.at(r.d.Tokens[np.First].Sym).pos&det != 0
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

// headline reports whether most words of the sentence are capitalised, so that
// a capital says nothing.
func (r *Runner) headline(i int) bool {
	upper, words := 0, 0
	for j := r.first; j < r.end; j++ {
		t := r.d.Tokens[j]
		if t.Is(token.Letter) && t.End-t.Start > 3 {
			words++
			if t.Is(token.Upper) {
				upper++
			}
		}
	}
	return words > 3 && upper*10 >= words*8
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
		if r.out[j].Kind == Verb && r.out[j].Form == Finite {
			return true
		}
	}
	return false
}

// subjectJustBefore reports whether a noun chunk in no phrase, and no verb before
// it, stands before the last chunk.
func (r *Runner) subjectJustBefore() bool {
	k := len(r.out) - 2
	return k >= 0 && r.out[k].Kind == Noun && (k == 0 || r.out[k-1].Kind != Prep && r.out[k-1].Kind != Verb && r.out[k-1].Kind != Conj) && r.subjectBefore()
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
// determiner, a name, an amount or a pronoun will do.
func (r *Runner) startsPhrase(i int) bool {
	if i >= r.end {
		return false
	}
	return r.named(i) || r.pos(i)&(det|pron) != 0 && r.pos(i)&rel == 0 || r.d.Tokens[i].Is(token.Digit)
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

// verbGroup cuts the verb group at i: adverbs, auxiliaries and the main verb.
func (r *Runner) verbGroup(i int) int {
	v := Chunk{Kind: Verb, Head: -1}
	v.First = i
	form := Finite
	var state pos // what the auxiliary before asks for: be, have, do, modal
	j := i
loop:
	for ; j < r.end; j++ {
		if _, g := r.span(j); g != gNone {
			if g == gTime && v.Head < 0 && state != 0 {
				continue // "will this year build"
			}
			break
		}
		t := r.d.Tokens[j]
		p := r.posOf(j)
		if p&(aux|modal) != 0 && state == 0 && r.s.words.at(t.Sym).negated {
			v.Negated = true // "didn't"
		}
		switch {
		case r.s.not.Has(t.Sym) && p&(neg|adv) != 0 && (state != 0 || v.Head < 0):
			v.Negated = true
		case p&modal != 0 && state == 0:
			v.Modal = t.Sym
			state = modal
		case p&to != 0 && j == i:
			form, state = Infinitive, modal
		case p&aux != 0:
			if state == be && p&gerund == 0 || v.Head >= 0 {
				break loop
			}
			switch {
			case p&be != 0:
				if state == 0 && p&gerund != 0 {
					form = Gerund
				}
				v.Past = v.Past || p&past != 0 && state == 0
				v.Perfect = state == have // "had been halted"
				state = be
			case p&have != 0:
				if state == 0 && p&gerund != 0 {
					form = Gerund
				}
				state = have
			default:
				v.Past = p&past != 0
				state = do
			}
			v.Sym = r.s.words.at(t.Sym).lemma
		case p&verbal != 0 && v.Head < 0 && r.fits(state, p, j):
			v.Head = j
			v.Sym = r.s.words.at(t.Sym).lemma
			switch {
			case state == be && p&participle != 0 && p&gerund == 0:
				v.Passive = true
			case state == have:
				v.Perfect = true
			case state == 0 && p&gerund != 0:
				form = Gerund
			case state == 0 && p&past != 0:
				v.Past = true
				v.maybe = p&participle != 0
			case state == 0 && p&participle != 0:
				form, v.Passive = Participial, true
			}
			j++
			break loop
		case p&adv != 0 && (state != 0 || j == i) && p&prep == 0:
		case state != 0 && v.Head < 0 && r.s.each.Has(t.Sym) && r.pos(j+1)&verbal != 0: // "have each bought"
		default:
			break loop
		}
	}
	v.End = j
	if v.Head < 0 {
		if state == 0 || state == modal && form == Infinitive {
			// adverbs alone, or "to" that no verb follows
			kind := Other
			if r.s.words.at(r.d.Tokens[i].Sym).pos&to != 0 {
				kind = Prep
			}
			return r.add(kind, i, i+1)
		}
		v.End = max(v.End, i+1)
		for v.End > i+1 && r.s.words.at(r.d.Tokens[v.End-1].Sym).pos&(aux|modal) == 0 {
			v.End-- // leave trailing adverbs
		}
		v.Head = v.End - 1
		v.Past = v.Past || state == have && r.pos(v.Head)&past != 0   // "had 400 MW"
		v.Perfect = v.Past && v.Head > i && r.pos(v.Head-1)&have != 0 // "would have had"
	}
	if l := r.last(); form == Finite && l != nil && l.Kind == Prep && l.Sym == r.s.dueTo && r.pos(i)&(base|be) != 0 && r.pos(i)&past == 0 {
		form = Infinitive // "is due to start", "due to be finished"
	} else if form == Finite && v.Head == i && r.pos(i)&base != 0 && r.pos(i)&past == 0 {
		if r.caused(i) {
			form = Infinitive
		} else if g := r.coordinated(); g != nil {
			form, v.Modal = g.Form, g.Modal // "to design and build", "will build and run it"
		}
	}
	v.Form = form
	v.Bids, v.Binds = r.s.bids.Has(v.Sym) && !v.Passive, r.s.binds.Has(v.Sym) && !v.Passive
	r.out = append(r.out, v)
	return v.End
}

// coordinated is the infinitive or the verb under a modal with which a base form
// after a conjunction or a comma goes together, nil if there is none.
func (r *Runner) coordinated() *Chunk {
	n := len(r.out)
	if n < 2 || r.out[n-1].Kind != Conj && r.out[n-1].Kind != Comma {
		return nil
	}
	for j := n - 2; j >= 0; j-- {
		switch c := &r.out[j]; c.Kind {
		case Verb:
			if c.Form == Infinitive || c.Form == Finite && c.Modal != 0 {
				return c
			}
			return nil
		case Stop, Sub, Rel, Quote:
			return nil
		}
	}
	return nil
}

// fits reports whether a verb form can follow an auxiliary.
func (r *Runner) fits(state, p pos, j int) bool {
	switch state {
	case be:
		return p&(participle|gerund) != 0
	case have:
		return p&participle != 0
	case do, modal:
		return p&base != 0
	}
	return true
}
