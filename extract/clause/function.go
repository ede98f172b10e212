package clause

import (
	"wattwire/extract/token"
)

// phrase is the function word of several tokens that begins at i, and its end; 0 if there is
// none.
func (r *Runner) phrase(i int) (compound, int) {
	if !r.s.words.at(r.d.Tokens[i].Sym).opens || i > r.first && r.hyphen(i-1) { // "the build-out of the fleet"
		return compound{}, 0
	}
next:
	for _, ph := range r.s.words.phrases[r.d.Tokens[i].Sym] {
		end := i + 1 + len(ph.rest)
		if end > r.end {
			continue
		}
		for k, sym := range ph.rest {
			if r.d.Tokens[i+1+k].Sym != sym {
				continue next
			}
		}
		if ph.sym == r.s.closeTo && (r.open(i) == nil || !r.named(end)) {
			continue // "is close to the plant", "brings Acme close to a deal"
		}
		if l := r.last(); l != nil && l.Kind == Verb && l.Sym != r.s.be && r.pos(i)&noun != 0 {
			continue // "sold part of its stake"
		}
		return ph, end
	}
	return compound{}, 0
}

// phraseAt adds the function word of several tokens that begins at i and
// returns its end, 0 if there is none.
func (r *Runner) phraseAt(i int) int {
	ph, end := r.phrase(i)
	if end == 0 {
		return 0
	}
	kind := Prep
	switch {
	case ph.pos&conj != 0:
		kind = Conj
	case ph.pos&adv != 0:
		kind = Other
	}
	r.add(kind, i, end)
	r.last().Sym = ph.sym
	return end
}

// countFollows reports whether a number stands at token i or right after a word of
// approximation there: that around 22 GW is needed, that two firms won; not: boosts that to 5 GW.
func (r *Runner) countFollows(i int) bool {
	if i+1 < r.end && r.s.roughly.Has(r.d.Tokens[i].Sym) {
		i++
	}
	return i < r.end && (r.d.Tokens[i].Is(token.Digit) || r.d.Tokens[i].Sym != r.s.one && r.c.Find(i, r.s.number) != nil)
}

// functionWord cuts the function word at i, which can be what p says, and returns where
// the next chunk begins.
func (r *Runner) functionWord(i int, p pos) int {
	sym := r.d.Tokens[i].Sym
	switch {
	case p&rel != 0 && (sym != r.s.that || r.relative(i)):
		return r.add(Rel, i, i+1)
	case r.s.each.Has(sym) && r.open(i) != nil && r.eachActs(i):
		return r.add(Other, i, i+1)
	case r.s.each.Has(sym) && r.open(i) != nil && r.afterAmount(r.last(), i) && (r.pos(i+1)&prep != 0 || r.verbStarts(i+1)):
		return i + 1 // "$5 million each of funding", "two dams of 45 MW each were sold"
	case p&det != 0:
		return r.determiner(i, p)
	case p&pron != 0:
		return r.pronoun(i)
	case p&to != 0, p&prep != 0 && !(p&sub != 0 && r.clauseAfter(i)):
		return r.preposition(i)
	case p&conj != 0:
		return r.add(Conj, i, i+1)
	case p&but != 0 && p&neg != 0 && r.last() != nil && r.last().Kind == Noun && r.pos(i+1)&prep != 0:
		return r.add(Other, i, i+1) // "its biggest order yet from Acme"
	case p&(but|sub) != 0:
		r.add(Sub, i, i+1)
		r.last().but = p&but != 0
		return i + 1
	case p&adv != 0 && r.s.quantity.Has(sym) && i+1 < r.end && r.d.Tokens[i+1].Sym == r.s.of && r.open(i) == nil:
		return r.add(Noun, i, i+1) // "sold most of its shares"
	case p&(adv|neg) != 0:
		return r.adverbAt(i, p)
	}
	return r.add(Other, i, i+1)
}

// eachActs reports whether the word for every one at i stands between the noun chunk that is
// open and its verb: "Acme and Bolt each signed", "each hold half".
func (r *Runner) eachActs(i int) bool {
	np := r.last()
	if r.onlyDeterminer(np) || r.afterAmount(np, i) {
		return false
	}
	return r.verbStarts(i+1) || np.Named && r.pos(i+1)&base != 0 && r.startsNoun(i+2)
}

// determiner cuts a determiner, which opens a noun chunk or stands for one.
func (r *Runner) determiner(i int, p pos) int {
	sym := r.d.Tokens[i].Sym
	if r.alone(i, p) {
		if p&pron == 0 {
			return r.add(Sub, i, i+1)
		}
		r.add(Noun, i, i+1)
		r.last().Pronoun = true
		return i + 1
	}
	if np := r.open(i); np != nil && r.opensWith(np, i) {
		r.noun(i, i+1)
		np.Definite = r.s.definite.Has(sym)
		return i + 1
	}
	r.add(Noun, i, i+1)
	l := r.last()
	l.Article, l.opened = r.s.articles.Has(sym), true
	l.Definite, l.whose = r.s.definite.Has(sym), sym == r.s.whose
	return i + 1
}

// opensWith reports whether the noun chunk np is no more than words that a determiner at i may
// follow: "all the power", "up to half the cost", "up to a 20% stake".
func (r *Runner) opensWith(np *Chunk, i int) bool {
	q := r.qualified(np.First)
	return q == i || r.s.before.Has(r.d.Tokens[i-1].Sym) && (np.Len() == 1 || q == i-1)
}

// alone reports whether the determiner at i has no noun: "These include Acme", "said that
// it signed".
func (r *Runner) alone(i int, p pos) bool {
	if r.d.Tokens[i].Sym != r.s.that {
		return r.verbAfter(i) || p&pron != 0 && r.verbOnly(i+1)
	}
	return r.pos(i+1)&(det|pron) != 0 || r.named(i+1) || r.countFollows(i+1) || r.timeFollows(i+1)
}

// pronoun cuts a pronoun, which is a noun chunk of its own but for "one".
func (r *Runner) pronoun(i int) int {
	sym := r.d.Tokens[i].Sym
	if sym == r.s.one && (r.numbers(i) || r.replaces(i)) {
		return r.noun(i, i+1) // "one pressurised water reactor", "an earlier one"
	}
	r.add(Noun, i, i+1)
	r.last().Pronoun, r.last().doer, r.last().opened = true, r.s.doers.Has(sym), sym == r.s.one
	return i + 1
}

// replaces reports whether "one" at i stands for the noun of a chunk that is open.
func (r *Runner) replaces(i int) bool {
	np := r.open(i)
	return np != nil && (np.Article || np.Definite) && !np.Named
}

// numbers reports whether "one" at i tells how many of the noun behind it there are.
func (r *Runner) numbers(i int) bool {
	next := r.pos(i + 1)
	switch {
	case !r.nominal(i + 1):
		return false
	case next&verbal == 0, next&noun != 0 && next&(past|third|participle|gerund) == 0:
		return true
	}
	return r.nominal(i+2) && (r.pos(i+2)&verbal == 0 || next&noun != 0 && r.pos(i+2)&noun != 0)
}

// preposition cuts a preposition.
func (r *Runner) preposition(i int) int {
	sym := r.d.Tokens[i].Sym
	r.add(Prep, i, i+1)
	l := r.last()
	l.Pair, l.With, l.Of, l.For = r.s.pair.Has(sym), sym == r.s.with, sym == r.s.of, sym == r.s.forr
	l.from = sym == r.s.from || sym == r.s.in
	l.tidings = l.Of && i > 0 && r.s.tidings.Has(r.d.Tokens[i-1].Sym)
	return i + 1
}

// adverbAt cuts an adverb: a piece of a noun chunk, the beginning of a verb group or a
// chunk of its own.
func (r *Runner) adverbAt(i int, p pos) int {
	switch {
	case r.inNoun(i, p):
		return r.noun(i, i+1)
	case r.verbStarts(i + 1):
		return r.verbGroup(i)
	}
	return r.add(Other, i, i+1)
}

// inNoun reports whether the adverb at i is a piece of a noun chunk.
func (r *Runner) inNoun(i int, p pos) bool {
	if i+1 < r.end && r.capital(i+1) && r.inName(i) {
		return true // "First Light"
	}
	if np := r.open(i); np != nil && r.adverbIn(np, i, p) {
		return true // "a newly built plant"
	}
	l := r.last()
	if l == nil || l.End != i || r.pos(i+1)&participle == 0 || !r.nominal(i+2) || r.pos(i+2)&(prep|det) != 0 {
		return false
	}
	switch l.Kind {
	case Prep: // "from privately held developer Acme"
		return true
	case Verb: // "has bought newly built plants"
		return !l.Passive
	case Noun: // "Oslo-based privately held Acme"
		return l.Len() > 2 && r.hyphen(i-2)
	}
	return false
}

// inName reports whether the word at i is part of a name that no stage knows: a capital stands
// there where none is due.
func (r *Runner) inName(i int) bool {
	return r.capital(i) && i > r.first && !r.d.Tokens[i].Is(token.Seam) && !r.headline()
}

// adverbIn reports whether the adverb at i, which can be what p says, describes what is still
// to come of the noun chunk np that is open before it.
func (r *Runner) adverbIn(np *Chunk, i int, p pos) bool {
	if r.onlyDeterminer(np) || r.d.Tokens[i-1].Sym == r.s.possessive {
		return true
	}
	if p&verbal != 0 || !r.nominal(i+1) {
		return false
	}
	next := r.pos(i + 1)
	return next&verbal == 0 || next&noun != 0 && r.afterAmount(np, i)
}

// afterAmount reports whether the noun chunk that is open ends with an amount:
// "the 250 MW first stage".
func (r *Runner) afterAmount(np *Chunk, i int) bool {
	for j := np.First; j < i; j++ {
		if end, g := r.span(j); end == i {
			return g == gAmount
		}
	}
	return false
}

// relative reports whether "that" at i opens a relative clause: a noun before
// it and a verb after it, or names and a verb without an object ("the contract
// that Acme and Bolt signed with Cue").
func (r *Runner) relative(i int) bool {
	l := r.last()
	if l == nil || l.Kind != Noun || l.End != i {
		return false
	}
	if r.verbStarts(i+1) || r.pos(i+1)&(aux|modal) != 0 {
		return true
	}
	of := r.ofAgreement() // "a loan of $5 million that Acme granted"
	if l.Pronoun || !l.Article && !l.Definite && (l.Named || !of) {
		return false
	}
	if of && i+1 < r.end && r.symAt(i+1) == r.s.the {
		i++
	}
	return r.gap(i + 1)
}

// gap reports whether names stand at i, and behind them a verb without an object.
func (r *Runner) gap(i int) bool {
	for ; ; i++ {
		if i >= r.end {
			return false
		}
		end, g := r.span(i)
		if g != gName {
			return false
		}
		if i = end; i+2 < r.end && r.d.Word(i) == "(" && r.d.Word(i+2) == ")" {
			i += 3 // "that Acme Power (AP) signed"
		}
		if r.pos(i)&conj == 0 {
			break
		}
	}
	goesOn := false // "that Acme is building"
	for i < r.end && r.pos(i)&(aux|modal|adv) != 0 {
		goesOn = goesOn || r.pos(i)&aux != 0
		i++
	}
	p := r.pos(i)
	if p&third != 0 && r.infinitive(i+1) { // "that Acme plans to build"
		return i+3 < r.end && !r.startsNoun(i+3)
	}
	switch {
	case p&(past|participle|base) != 0, p&gerund != 0 && goesOn, p&third != 0 && p&noun == 0:
		return i+1 < r.end && !r.startsNoun(i+1)
	}
	return false
}

// verbAfter reports whether what follows a word makes it stand for a noun.
func (r *Runner) verbAfter(i int) bool { return r.pos(i+1)&(aux|modal) != 0 }

// verbOnly reports whether the word at i is a form of the present and nothing else: "These
// include Acme".
func (r *Runner) verbOnly(i int) bool {
	p := r.pos(i)
	return p&(third|base) != 0 && p&(noun|past|participle|gerund|function) == 0
}

// clauseAfter reports whether a clause, not only a noun, follows the word at i: a verb stands
// among the next words before a comma.
func (r *Runner) clauseAfter(i int) bool {
	if l := r.last(); l != nil && l.Kind == Verb && l.End == i && r.s.acting.Has(l.Sym) {
		return false // "served as arranger"
	}
	if p := r.pos(i + 1); p&pron != 0 && p&det == 0 {
		return true
	}
	for j := r.lastListed(i + 1); j < min(i+12, r.end); j++ {
		if r.d.Tokens[j].Is(token.Punct) && !r.hyphen(j) {
			return false
		}
		switch p := r.pos(j); {
		case p&(aux|modal) != 0:
			return true
		case p&(past|third) == 0, p&noun != 0:
		case p&participle == 0, j > i+1 && r.pos(j-1)&det == 0 && r.startsPhrase(j+1):
			return true
		}
		if r.setsOut(i+1, j) {
			return true
		}
	}
	return false
}

// lastListed is the "and" before the last of a list of names that begins at token i within the
// sentence, which a comma parts: "weeks after Acme, Bolt and Cue signed"; i if none begins there.
func (r *Runner) lastListed(i int) int {
	if i-1 == r.first || !r.named(i) {
		return i
	}
	const longest = 20 // tokens
	listed := false
	for j := i; j < min(i+longest, r.end); {
		if end, g := r.span(j); g != gNone {
			j = end
			continue
		}
		switch {
		case listed && r.pos(j)&conj != 0:
			return j
		case r.d.Word(j) == "," && r.named(j+1):
			listed = true
		case !r.capital(j):
			return i
		}
		j++
	}
	return i
}

// setsOut reports whether the word at j is a verb of a noun that begins at i, by an
// infinitive behind it: "as Kenya moves to sell", "as the government prepares to sell"; of
// a name also by a comma: "as Acme and Bolt agreed, in May,".
func (r *Runner) setsOut(i, j int) bool {
	if j <= i {
		return false
	}
	p := r.pos(j)
	if p&past != 0 && p&noun == 0 && r.named(j-1) {
		return r.infinitive(j+1) || r.d.Word(min(j+1, r.end-1)) == ","
	}
	if p&third == 0 || !r.infinitive(j+1) {
		return false
	}
	return r.named(j-1) || j == i+2 && r.s.definite.Has(r.symAt(i))
}

// verbStarts reports whether a verb group can begin at i.
func (r *Runner) verbStarts(i int) bool {
	p := r.pos(i)
	if p&(aux|modal) != 0 {
		return true
	}
	if p&(adv|neg) != 0 && p&prep == 0 {
		return r.verbStarts(i + 1)
	}
	return p&(past|third|base) != 0 && p&(noun|function) == 0
}
