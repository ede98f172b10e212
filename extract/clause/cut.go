package clause

import (
	"strings"

	"wattwire/extract/token"
)

func (r *Runner) last() *Chunk {
	if len(r.out) == 0 {
		return nil
	}
	return &r.out[len(r.out)-1]
}

// open is the noun chunk that token i would continue, nil if there is none.
func (r *Runner) open(i int) *Chunk {
	if l := r.last(); l != nil && l.Kind == Noun && l.End == i && !l.Pronoun {
		return l
	}
	return nil
}

func (r *Runner) add(k Kind, first, end int) int {
	r.out = append(r.out, Chunk{Span: token.Span{First: first, End: end}, Kind: k, Head: end - 1, Sym: r.d.Tokens[first].Sym})
	return end
}

// noun adds tokens to the noun chunk that is open, or opens one.
func (r *Runner) noun(i, end int) int {
	if l := r.open(i); l != nil {
		l.End = end
		l.Head = end - 1
		l.Named = false
		return end
	}
	r.add(Noun, i, end)
	l := r.last()
	l.Definite = r.s.definite.Has(r.d.Tokens[i].Sym)
	return end
}

// step cuts the chunk, or the piece of a noun chunk, that begins at token i
// and returns where the next begins.
func (r *Runner) step(i int) int {
	if end, g := r.span(i); g != gNone {
		if g == gTime && r.compoundTime(i, end) && r.nominal(end) {
			r.noun(i, end) // "the 20-year deal"
			r.last().Definite = r.s.definite.Has(r.d.Tokens[i].Sym)
			return end
		}
		if np := r.open(i); g == gTime && !(np != nil && r.nominal(end) && !(end == i+1 && r.posOf(i)&adv != 0) && (r.pos(end)&past == 0 || r.onlyDeterminer(np) || r.d.Tokens[i-1].Sym == r.s.possessive)) && !r.modifies(end) {
			return r.add(Time, i, end)
		}
		if g == gAmount && r.recipient() {
			return r.add(Noun, i, end) // "awarded Acme 50 MW"
		}
		r.noun(i, end)
		r.last().Named = g == gName
		return end
	}
	if end := r.qualified(i); end > 0 {
		return r.noun(i, end)
	}
	t := r.d.Tokens[i]
	if t.Is(token.Punct) {
		return r.punct(i)
	}
	if end := r.phraseAt(i); end > 0 {
		return end
	}
	if r.s.seaward.Has(t.Sym) && i+1 < r.end {
		switch {
		case r.placeAt(i + 1):
			return r.add(Prep, i, i+1) // "two wind farms offshore Taiwan"
		case r.pos(i+1)&prep != 0:
			return r.add(Other, i, i+1) // "by Acme offshore from Boston"
		}
	}
	if np := r.open(i); np != nil && r.hyphen(i-1) || i+1 < r.end && r.hyphen(i+1) {
		return r.noun(i, i+1) // a piece of a compound: "solar-plus-storage"
	}
	if (r.s.before.Has(t.Sym) || r.s.qualities.Has(t.Sym)) && r.recipient() {
		return r.add(Noun, i, i+1) // "sold Acme half of its shares", "gave Acme exclusive rights"
	}
	p := r.posOf(i)
	if p == 0 {
		return r.noun(i, i+1)
	}
	if p&(aux|modal) != 0 {
		return r.verbGroup(i)
	}
	if p&to != 0 && r.pos(i+1)&base != 0 && !r.capital(i+1) && !r.toPartner(i) || p&to != 0 && r.pos(i+1)&adv != 0 && r.pos(i+2)&base != 0 {
		return r.verbGroup(i)
	}
	if p&verbal != 0 && p&function == 0 {
		if r.isVerb(i) {
			return r.verbGroup(i)
		}
		return r.noun(i, i+1)
	}
	return r.functionWord(i, p)
}

// toPartner reports whether "to" at i leads to a name behind a noun that is also
// a verb, after the object of another verb: "sold its stake to partner Acme".
func (r *Runner) toPartner(i int) bool {
	if r.d.Tokens[i+1].Sym != r.s.partner || r.open(i) == nil || len(r.out) < 2 {
		return false
	}
	if i+2 >= r.end {
		return false
	}
	_, g := r.span(i + 2)
	return g == gName && r.isObject(r.last())
}

// placeAt reports whether the name of a place begins at token i.
func (r *Runner) placeAt(i int) bool {
	a := r.c.Find(i, r.s.place)
	return a != nil && i < r.end
}

// compoundTime reports whether a time begins with its determiner and ends in a
// compound, as before a noun: "the 20-year".
func (r *Runner) compoundTime(i, end int) bool {
	return r.s.words.at(r.d.Tokens[i].Sym).pos&det != 0 && end-i > 2 && r.hyphen(end-2)
}

// recipient reports whether the last chunk is a bare name behind a verb of giving,
// to whom what follows is given.
func (r *Runner) recipient() bool {
	n := len(r.out)
	return n > 1 && r.out[n-1].Kind == Noun && r.out[n-1].Named && r.out[n-2].Kind == Verb && r.s.bestows.Has(r.out[n-2].Sym)
}

// qualified is the end of the words at i that qualify the amount behind them ("up
// to", "about"), 0 if there are none or a noun chunk is open that they may part
// from it.
func (r *Runner) qualified(i int) int {
	if !r.c.Has(i, r.s.qualifier) {
		return 0
	}
	q := r.c.Find(i, r.s.qualifier)
	if q == nil || q.End >= r.end || r.open(i) != nil || r.posOf(i)&verbal != 0 {
		return 0
	}
	if _, g := r.span(q.End); g != gAmount && !r.s.before.Has(r.d.Tokens[q.End].Sym) {
		return 0
	}
	return q.End
}

// phraseAt adds the function word of several tokens that begins at i and
// returns its end, 0 if there is none.
func (r *Runner) phraseAt(i int) int {
	if !r.s.words.at(r.d.Tokens[i].Sym).opens {
		return 0
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
		if l := r.last(); l != nil && l.Kind == Verb && l.Sym != r.s.be && r.pos(i)&noun != 0 {
			continue // "sold part of its stake"
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
	return 0
}

// countFollows reports whether a number stands at token i or right after a word of
// approximation there: that around 22 GW is needed; not: boosts that to 5 GW.
func (r *Runner) countFollows(i int) bool {
	if i+1 < r.end && r.s.roughly.Has(r.d.Tokens[i].Sym) {
		i++
	}
	return i < r.end && r.d.Tokens[i].Is(token.Digit)
}

func (r *Runner) functionWord(i int, p pos) int {
	sym := r.d.Tokens[i].Sym
	switch {
	case p&rel != 0 && (sym != r.s.that || r.relative(i)):
		return r.add(Rel, i, i+1)
	case r.s.each.Has(sym) && r.open(i) != nil && !r.onlyDeterminer(r.last()) && !r.afterAmount(r.last(), i) && r.verbStarts(i+1):
		return r.add(Other, i, i+1) // "Acme and Bolt each signed"
	case p&det != 0:
		if r.verbAfter(i) && sym != r.s.that || sym == r.s.that && (r.pos(i+1)&(det|pron) != 0 || r.countFollows(i+1)) {
			if p&pron != 0 {
				r.add(Noun, i, i+1)
				r.last().Pronoun = true
				return i + 1
			}
			return r.add(Sub, i, i+1)
		}
		if np := r.open(i); np != nil && np.Len() == 1 && r.s.before.Has(np.Sym) {
			r.noun(i, i+1) // "all the power"
			np.Definite = r.s.definite.Has(sym)
			return i + 1
		}
		r.add(Noun, i, i+1)
		r.last().article = r.s.articles.Has(sym)
		r.last().Definite, r.last().whose = r.s.definite.Has(sym), sym == r.s.whose
		return i + 1
	case p&pron != 0 && sym == r.s.one && r.nominal(i+1) && (r.pos(i+1)&verbal == 0 || r.nominal(i+2) && (r.pos(i+2)&verbal == 0 || r.pos(i+1)&noun != 0 && r.pos(i+2)&noun != 0)):
		return r.noun(i, i+1) // "one pressurised water reactor"
	case p&pron != 0 && sym == r.s.one && r.open(i) != nil && (r.last().article || r.last().Definite) && !r.last().Named:
		return r.noun(i, i+1) // "an earlier one"
	case p&pron != 0:
		r.add(Noun, i, i+1)
		r.last().Pronoun, r.last().doer = true, r.s.doers.Has(sym)
		return i + 1
	case p&to != 0, p&prep != 0 && !(p&sub != 0 && r.clauseAfter(i)):
		r.add(Prep, i, i+1)
		l := r.last()
		l.Pair, l.With, l.Of, l.For = r.s.pair.Has(sym), sym == r.s.with, sym == r.s.of, sym == r.s.forr
		return i + 1
	case p&conj != 0:
		return r.add(Conj, i, i+1)
	case p&(but|sub) != 0:
		return r.add(Sub, i, i+1)
	case p&adv != 0 && r.s.quantity.Has(sym) && i+1 < r.end && r.d.Tokens[i+1].Sym == r.s.of && r.open(i) == nil:
		return r.add(Noun, i, i+1) // "sold most of its shares"
	case p&(adv|neg) != 0:
		if i > r.first && r.capital(i) && i+1 < r.end && r.capital(i+1) && !r.d.Tokens[i].Is(token.Seam) && !r.headline(i) {
			return r.noun(i, i+1) // "First Light", a name that no stage knows
		}
		if np := r.open(i); np != nil && (r.onlyDeterminer(np) || r.d.Tokens[i-1].Sym == r.s.possessive) ||
			np != nil && p&verbal == 0 && r.nominal(i+1) && (r.pos(i+1)&verbal == 0 || r.pos(i+1)&noun != 0 && r.afterAmount(np, i)) {
			return r.noun(i, i+1) // "a newly built plant"
		}
		if r.verbStarts(i + 1) {
			return r.verbGroup(i)
		}
		return r.add(Other, i, i+1)
	}
	return r.add(Other, i, i+1)
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
// it and a verb after it.
func (r *Runner) relative(i int) bool {
	l := r.last()
	return l != nil && l.Kind == Noun && l.End == i && (r.verbStarts(i+1) || r.pos(i+1)&(aux|modal) != 0)
}

// verbAfter reports whether what follows a word makes it stand for a noun.
func (r *Runner) verbAfter(i int) bool { return r.pos(i+1)&(aux|modal) != 0 }

// clauseAfter reports whether a clause, not only a noun, follows: a verb stands
// among the next words before a comma.
func (r *Runner) clauseAfter(i int) bool {
	if p := r.pos(i + 1); p&pron != 0 && p&det == 0 {
		return true
	}
	for j := i + 1; j < min(i+12, r.end); j++ {
		if r.d.Tokens[j].Is(token.Punct) && !r.hyphen(j) {
			return false
		}
		if p := r.pos(j); p&(aux|modal) != 0 || p&(past|third) != 0 && p&noun == 0 && (p&participle == 0 || j > i+1 && r.pos(j-1)&det == 0 && r.startsPhrase(j+1)) {
			return true
		}
	}
	return false
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

// nominal reports whether token i can continue a noun chunk.
func (r *Runner) nominal(i int) bool {
	if i >= r.end {
		return false
	}
	if _, g := r.span(i); g != gNone {
		return g != gTime
	}
	t := r.d.Tokens[i]
	if t.Is(token.Punct) {
		return r.hyphen(i)
	}
	p := r.s.words.at(t.Sym).pos
	return p == 0 || p&noun != 0 && p&function == 0 || p&(gerund|participle) != 0 && p&function == 0
}

// measured reports whether a noun chunk is a determiner and an amount or a time.
func (r *Runner) measured(np *Chunk) bool {
	if np.Len() < 2 || r.s.words.at(r.d.Tokens[np.First].Sym).pos&det == 0 {
		return false
	}
	end, g := r.span(np.First + 1)
	if end != np.End {
		end, g = r.span(np.First) // the time holds its determiner
	}
	return (g == gAmount || g == gTime) && end == np.End
}

// describesOn reports whether what stands at i goes on describing a noun to come
// behind a comma: a compound or an amount before a word for an agreement.
func (r *Runner) describesOn(i int) bool {
	for j := i; j < min(i+8, r.end); j++ {
		if a := r.c.Find(j, r.s.agreement); a != nil && j > i {
			return true
		}
		if _, g := r.span(j); g == gNone && !r.nominal(j) || g == gName {
			return false
		}
	}
	return false
}

// modifies reports whether a time at the end of which i stands modifies a noun:
// "the 25-year contract", "a 2030 target".
func (r *Runner) modifies(i int) bool {
	l := r.last()
	return l != nil && l.Kind == Noun && l.End-l.First == 1 && r.s.words.at(r.d.Tokens[l.First].Sym).pos&det != 0 && (r.nominal(i) || i+1 < r.end && r.hyphen(i-2) && r.d.Word(i) == "," && r.describesOn(i+1)) // "a 10-year, $500 million contract"
}

// hyphen reports whether the mark at i joins two words.
func (r *Runner) hyphen(i int) bool {
	if i+1 >= r.end || i == r.first {
		return false
	}
	t, n := r.d.Tokens[i], r.d.Tokens[i+1]
	c := r.d.Text[t.Start]
	return (c == '-' || c == '/' || c == 0xE2 && r.d.Word(i) != "—") && !t.Is(token.SpaceBefore) && !n.Is(token.SpaceBefore) && t.End-t.Start != 2
}

// slash reports whether the mark at i parts two amounts of one thing: "its 200
// MW / 400 MWh battery".
func (r *Runner) slash(i int) bool {
	if r.d.Text[r.d.Tokens[i].Start] != '/' || r.open(i) == nil || i+1 >= r.end {
		return false
	}
	_, g := r.span(i + 1)
	return g == gAmount
}

// dateline reports whether all that stands so far is the place and date before
// the dash of a dateline: "TASHKENT, April 3 (Reuters) –".
func (r *Runner) dateline() bool {
	if l := r.last(); l != nil && l.Kind == Paren && l.Len() == 3 && r.capital(l.First+1) && l.First-r.first < 60 && !r.verbal() {
		return true // "By Ann Lee NAIROBI, April 3 (Reuters) –"
	}
	if len(r.out) == 0 || len(r.out) > 6 {
		return false
	}
	for _, c := range r.out {
		switch c.Kind {
		case Comma, Time, Paren:
		case Noun:
			if end, g := r.span(c.First); g != gName || end != c.End {
				return false
			}
		case Stop:
			if r.d.Word(c.First) != "." {
				return false
			}
		default:
			return false
		}
	}
	for _, c := range r.out {
		if c.Kind == Noun {
			return true
		}
	}
	return false
}

// sameAmount reports whether the brackets at first and last give only the
// amount before them again and the noun goes on after them: "a 500 million euro
// ($579 million) contract".
func (r *Runner) sameAmount(first, last int) bool {
	end, g := r.span(first + 1)
	if g == gNone && first+2 < last && r.c.Find(first+1, r.s.qualifier) != nil {
		end, g = r.span(first + 2) // "(about $579 million)"
	}
	for g == gAmount && end+1 < last && r.d.Word(end) == "," {
		end, g = r.span(end + 1) // "(€3 million, $4 million)"
	}
	if g != gAmount || end != last || !r.nominal(last+1) || r.pos(last+1)&verbal != 0 && r.pos(last+1)&noun == 0 {
		return false
	}
	np := r.open(first)
	if np == nil {
		return false
	}
	for i := np.First; i < first; i++ {
		if end, g := r.span(i); g == gAmount && end == first {
			return true
		}
	}
	return false
}

// tickered reports whether the full stop at i parts a ticker: "ACME.PA".
func (r *Runner) tickered(i int) bool {
	if i+1 >= r.end || r.d.Tokens[i].Is(token.SpaceBefore) {
		return false
	}
	p, n := r.d.Tokens[i-1], r.d.Tokens[i+1]
	_, g := r.span(i + 1)
	return g == gNone && !n.Is(token.SpaceBefore) && n.Is(token.AllUpper) && n.End-n.Start <= 2 && p.Is(token.AllUpper)
}

// abbreviation reports whether the brackets at first and last give only the
// short form of the words before them and the noun goes on after them: "an
// operation and maintenance (O&M) contract".
func (r *Runner) abbreviation(first, last int) bool {
	np := r.open(first)
	if np == nil || np.Named || last+1 >= r.end {
		return false
	}
	if r.spelled(first, last) {
		return true
	}
	if last-first > 4 {
		return false
	}
	for i := first + 1; i < last; i++ {
		if t := r.d.Tokens[i]; t.Is(token.Letter) && !t.Is(token.AllUpper) && t.End-t.Start > 1 || !t.Is(token.Letter) && !t.Is(token.Punct) {
			return false
		}
	}
	if r.c.Find(last+1, r.s.agreement) != nil {
		return true
	}
	return !r.capital(first-1) && !r.capital(last+1) && r.nominal(last+1) && r.d.Tokens[last+1].Is(token.Letter) && r.pos(last+1)&(verbal|function) == 0
}

// spelled reports whether the brackets at first and last spell out the capitals
// before them, with a word for an agreement behind: "an EPC (engineering,
// procurement and construction) contract".
func (r *Runner) spelled(first, last int) bool {
	t := r.d.Tokens[first-1]
	n := t.End - t.Start
	if n < 2 || n > 5 || !t.Is(token.AllUpper) || r.c.Find(last+1, r.s.agreement) == nil {
		return false
	}
	for i := first + 1; i < last; i++ {
		if _, g := r.span(i); g != gNone && g != gWords {
			return false
		}
	}
	return true
}

func (r *Runner) capital(i int) bool { return r.d.Tokens[i].Is(token.Upper) }

func (r *Runner) punct(i int) int {
	t := r.d.Tokens[i]
	if t.Sym == r.s.possessive {
		if l := r.last(); l != nil && l.Kind == Time && l.End == i {
			l.Kind = Noun // "Monday's signing"
		}
		if r.open(i) != nil {
			return r.noun(i, i+1)
		}
	}
	if w := r.d.Word(i); (w == "'" || w == "’") && r.open(i) != nil && !t.Is(token.SpaceBefore) && r.nominal(i+1) && r.d.Tokens[i+1].Is(token.SpaceBefore) && strings.HasSuffix(r.d.Word(i-1), "s") {
		return r.noun(i, i+1) // "the two firms' plant"
	}
	if r.hyphen(i) && r.open(i) != nil || r.slash(i) {
		return r.noun(i, i+1)
	}
	switch w := r.d.Word(i); w {
	case ":":
		if !t.Is(token.SpaceBefore) && i+1 < r.end && !r.d.Tokens[i+1].Is(token.SpaceBefore) && r.open(i) != nil {
			return r.noun(i, i+1) // "a 51:49 venture"
		}
		return r.add(Stop, i, i+1)
	case "–", "—", "-", "--":
		if r.dateline() {
			return r.add(Stop, i, i+1)
		}
		r.add(Comma, i, i+1)
		r.last().dash = true
		return i + 1
	case ",":
		if np := r.open(i); np != nil && r.measured(np) && r.describesOn(i+1) {
			return r.noun(i, i+1) // "a $480 million, long-term contract"
		}
		return r.add(Comma, i, i+1)
	case ".":
		if r.open(i) != nil && r.tickered(i) {
			return r.noun(i, i+2) // a ticker, "ACME.PA"
		}
		return r.add(Stop, i, i+1)
	case ";", "!", "?", "...", "…":
		return r.add(Stop, i, i+1)
	case "(", "[":
		depth := 0
		for j := i; j < min(i+60, r.end); j++ {
			switch r.d.Word(j) {
			case "(", "[":
				depth++
			case ")", "]":
				if depth--; depth == 0 {
					if r.sameAmount(i, j) || r.abbreviation(i, j) || r.open(i) != nil && r.d.Tokens[i-1].Sym == r.s.possessive && r.nominal(j+1) {
						return r.noun(i, j+1)
					}
					return r.add(Paren, i, j+1)
				}
			}
		}
		return r.add(Comma, i, i+1)
	case "“", "``", "\"", "‘":
		if np := r.open(i); np != nil && r.onlyDeterminer(np) {
			return r.noun(i, i+1) // a "pre-project contract"
		}
		return r.add(Quote, i, i+1)
	case "”", "''", "«", "»", "'", "’":
		return r.add(Quote, i, i+1)
	case "$", "€", "£", "%", "#", "№":
		return r.noun(i, i+1)
	case "&":
		if r.open(i) != nil && !t.Is(token.SpaceBefore) && i+1 < r.end && !r.d.Tokens[i+1].Is(token.SpaceBefore) {
			return r.noun(i, i+2) // "a C&I developer"
		}
		return r.add(Conj, i, i+1)
	}
	return r.add(Other, i, i+1)
}
