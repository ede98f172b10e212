package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"wattwire/extract/token"
)

// sentenceState is what is known of the sentence at hand.
type sentenceState struct {
	token.Sentence
	capitals bool       // a heading in capitals
	titled   token.Span // a heading with its words capitalised: the sentence or a part of it
}

// sentence makes the candidates of one sentence.
func (r *Runner) sentence(n int) {
	s := r.d.Sentences[n]
	if !r.anyCapital(s.Span) {
		return
	}
	r.state = r.look(s)
	for i := s.First; i < s.End; {
		if r.lower(i) && r.trait(i)&ministry == 0 {
			i++
			continue
		}
		if !r.capital(i) {
			if r.trait(i)&ministry != 0 && !r.blocked[i] {
				r.ministry(i)
			}
			i++
			continue
		}
		end := s.End
		if r.headline(i) {
			end = r.state.titled.End
		}
		j := r.extend(i, end)
		if end < s.End || r.headline(i) || r.state.capitals {
			r.heading(i, j)
		} else {
			r.split(i, j)
		}
		i = j
	}
}

// heading makes candidates of the stretch i..j of a heading, where any word is
// capitalised: what the lists know, and what lies between.
func (r *Runner) heading(i, j int) {
	from := i
	for k := i; k < j; {
		a := r.listed(k)
		if a == nil || a.End > j || a.Len() == 1 && r.trait(k)&common != 0 {
			k++
			continue
		}
		if from < k {
			r.split(from, k)
		}
		r.split(k, a.End)
		k = a.End
		from = k
	}
	if from < j {
		r.split(from, j)
	}
}

// ministry makes a candidate of a ministry told in lower case with its field:
// "the Azeri energy ministry", "the Azeri ministry of energy". Without a country or an
// article beside it, it counts only where the text has it with one.
func (r *Runner) ministry(i int) {
	w := &r.s.words
	k, end := i, i+1
	for k > r.state.First && r.trait(k-1)&topic != 0 && !r.d.Tokens[k-1].Is(token.Upper) && r.at[k-1] == 0 && k > i-3 {
		k--
	}
	if k == i {
		end = r.fieldsOf(i)
	}
	if end == i+1 && k == i || r.d.Tokens[i].Is(token.Upper) {
		return
	}
	c := candidate{Span: token.Span{First: k, End: end}, core: end, sentence: r.d.SentenceOf(i), ministry: true, weak: true}
	if k > r.state.First {
		for n := k - 1; n >= r.state.First && n >= k-3; n-- {
			if d := r.find(n, r.s.lab.demonym); d != nil && d.End == k {
				c.nation, c.weak = d.Entry, false
			}
		}
		if r.sym(k-1) == w.the && r.sym(i) == w.ministry || r.sym(k-1) == w.poss && r.placeBefore(r.state.First, k-1) {
			c.weak = false
		}
	}
	c.key = r.key(k, end)
	r.add(&c, false)
}

// fieldsOf is the end of the fields that "of" or "for" gives in lower case to the ministry at token i,
// "ministry of energy and water"; i+1 if it gives none.
func (r *Runner) fieldsOf(i int) int {
	w := &r.s.words
	field := func(k int) bool {
		return k < r.state.End && r.trait(k)&topic != 0 && !r.d.Tokens[k].Is(token.Upper) && r.at[k] == 0
	}
	if r.trait(i)&orgHeadOf == 0 || r.sym(i+1) != w.of && r.sym(i+1) != w.fors || !field(i+2) {
		return i + 1
	}
	end := i + 3
	for field(end) {
		end++
	}
	if r.sym(end) == w.and && field(end+1) {
		end += 2
	}
	return end
}

func (r *Runner) anyCapital(s token.Span) bool {
	for i := s.First; i < s.End; i++ {
		if !r.lower(i) && r.capital(i) || r.trait(i)&ministry != 0 {
			return true
		}
	}
	return false
}

// look counts the capitals of a sentence: headings use them otherwise.
func (r *Runner) look(s token.Sentence) sentenceState {
	words, upper, caps := 0, 0, 0
	toks := r.d.Tokens[s.First:s.End]
	for i := range toks {
		t := &toks[i]
		if !t.Is(token.Letter) || t.End-t.Start < 2 {
			continue
		}
		words++
		if t.Is(token.AllUpper) {
			caps++
		} else if t.Is(token.Upper) {
			upper++
		}
	}
	st := sentenceState{Sentence: s}
	st.capitals = words >= 3 && caps*10 >= words*8
	last := &r.d.Tokens[s.End-1]
	stop := last.Is(token.Punct) && r.d.Text[last.Start] == '.'
	if !stop && words >= 5 && words <= 20 && (upper+caps)*2 >= words && r.small(s.Span)*12 <= words {
		st.titled = s.Span
	} else if upper >= 5 {
		st.titled = r.titleWithin(s.Span)
	}
	return st
}

// small is how many words of a sentence begin in small letters, function words
// left out.
func (r *Runner) small(s token.Span) int {
	n := 0
	for i := s.First; i < s.End; i++ {
		t := &r.d.Tokens[i]
		if t.Is(token.Letter) && t.Flags&(token.AllUpper|token.Upper) == 0 && t.Len() >= 2 && r.trait(i)&function == 0 {
			n++
		}
	}
	return n
}

// headline reports whether token i stands in a heading whose words are
// capitalised.
func (r *Runner) headline(i int) bool {
	return r.state.titled.First <= i && i < r.state.titled.End
}

// heading is a run of capitalised words, and of small ones among them, that may be a
// title.
type heading struct {
	token.Span
	upper int // words with a capital
	odd   int // of these, such as no names have
	verbs int // of these, verbs and particles
}

// titles reports whether a run is a title: a third of its words no name has.
func (h *heading) titles() bool {
	return h.upper >= 5 && h.odd >= 3 && h.odd*3 >= h.upper && h.verbs > 0
}

// titleWithin is the heading that a sentence of scraped text holds: "Solar
// Daily: Tarvonia Cancels Permits for New Coal Plants The ministry has …". It has
// capitalised words that no names have, a third of all or more, a verb or a
// particle among them.
func (r *Runner) titleWithin(s token.Span) token.Span {
	var best token.Span
	var run heading
	for i := s.First; i <= s.End; i++ {
		switch {
		case i < s.End && r.d.Tokens[i].Is(token.Upper):
			if run.upper == 0 {
				run.First = i
			}
			run.upper++
			run.End = i + 1
			if i > s.First {
				r.weigh(&run, i)
			}
		case run.upper == 0 || i < s.End && r.withinTitle(i):
		default:
			if run.titles() && run.Len() > best.Len() {
				best = run.Span
			}
			run = heading{}
		}
	}
	return best
}

// weigh counts the capitalised word at i if no name would have it.
func (r *Runner) weigh(h *heading, i int) {
	const naming = topic | orgHead | legalForm | placeEnd | placeStart | eventHead | progHead | facHead | facMod |
		given | surname | office | month | credit
	t, tr := &r.d.Tokens[i], r.trait(i)
	article := r.s.words.article(t.Sym)
	switch {
	case tr&naming != 0, t.Is(token.AllUpper), article && i == h.First,
		tr&(common|plain|function|other) == 0 && (tr != 0 || !r.verbForm(i)):
		return
	}
	h.odd++
	if tr&function != 0 && !article && t.Sym != r.s.words.of || r.verbForm(i) {
		h.verbs++
	}
}

// withinTitle reports whether token i may stand in small letters within a title, or is a
// figure or a mark in it.
func (r *Runner) withinTitle(i int) bool {
	w := &r.s.words
	if r.d.Tokens[i].Is(token.Digit) || r.trait(i)&preposition != 0 {
		return true
	}
	switch y := r.sym(i); y {
	case w.and, w.as, w.hyphen, w.poss, w.apos, w.amp:
		return true
	default:
		return w.article(y)
	}
}

// article reports whether a word is "the", "a" or "an".
func (w *words) article(y token.Sym) bool { return y == w.the || y == w.a || y == w.an }

// extend is the end of the longest stretch of name words from token i.
func (r *Runner) extend(i, end int) int {
	j := r.step(i, end)
	inOf := false
	for j < end {
		if r.d.Tokens[j].Is(token.Seam) || r.stateEnds(j) {
			return j
		}
		if r.capital(j) {
			j = r.step(j, end)
			continue
		}
		next := r.goesOn(i, j, end, &inOf)
		if next <= 0 {
			return j
		}
		if next >= end {
			return end
		}
		j = r.step(next, end)
	}
	return j
}

// goesOn is where the name that begins at token i goes on behind token j, which has no
// capital, 0 if it does not; inOf tells and learns whether "of" stands in it.
func (r *Runner) goesOn(i, j, end int, inOf *bool) int {
	w := &r.s.words
	switch t := &r.d.Tokens[j]; {
	case r.legal(j) && r.trait(j)&legalStart == 0 && !r.amidCapitals(j):
		return r.find(j, r.s.lab.legal).End - 1 // "Acme Energy plc", "Acme Energi AS", "Acme Hydro a.s."
	case t.Is(token.Digit) && j+1 < end && r.legal(j+1) && r.trait(j+1)&legalStart == 0:
		return j // "Acme Energy 2 Ltd"
	case t.Is(token.Digit):
		return r.number(i, j, end)
	case t.Sym == w.dot:
		return r.behindDot(i, j, end)
	case t.Sym == w.hyphen:
		return r.hyphen(j, end)
	case t.Sym == w.plus:
		return r.behindPlus(j, end)
	case t.Sym == w.amp:
		return r.behindAnd(i, j, end)
	case t.Sym == w.poss:
		if j+1 < end && r.trait(j-1)&possessor != 0 && r.capital(j+1) {
			return j + 1
		}
	case t.Sym == w.of || t.Sym == w.fors || t.Sym == w.on:
		next := r.ofPhrase(i, j, end, *inOf)
		*inOf = *inOf || next > 0
		return next
	case t.Sym == w.and:
		return r.and(i, j, end, *inOf)
	case t.Sym == w.comma:
		if k := r.legalAfter(j, end); k > 0 {
			return k
		}
		if *inOf {
			return r.enumeration(j, end)
		}
	case t.Sym == w.open:
		return r.bracketed(j, end)
	case t.Sym == w.a && t.Is(token.Upper):
		return r.behindA(j, end)
	case t.Sym == w.i && t.Is(token.Upper):
		return r.firstOf(i, j, end)
	case r.elided(j):
		return j
	case t.Sym == w.one && t.Is(token.Upper) && !r.headline(j) && r.trait(j-1)&function == 0: // Dolgeth One
		return j
	case r.trait(j)&particle != 0 && !t.Is(token.Upper):
		return r.particles(j, end)
	}
	return 0
}

// behindPlus is where a name goes on behind the plus at j, 0 if it does not: Solar+Storage.
func (r *Runner) behindPlus(j, end int) int {
	n := j + 1
	if n >= end || !r.glued(j) || !r.glued(n) {
		return 0
	}
	if r.trait(j-1)&r.trait(n)&facMod != 0 && r.d.Tokens[n].Is(token.Upper) {
		return n
	}
	return 0
}

// behindAnd is where the name that begins at token i goes on behind the ampersand at j, 0 if
// what follows is a name of its own.
func (r *Runner) behindAnd(i, j, end int) int {
	n := j + 1
	if n >= end || !r.capital(n) {
		return 0
	}
	if r.glued(j) {
		return n
	}
	if r.listedAs(token.Span{First: i, End: j}, r.s.lab.noName) != nil || r.listedPlace(i, j) && r.listed(n) != nil {
		return 0
	}
	return n
}

// amidCapitals reports whether the word at j stands between words in capitals, so that its own tell nothing: "ACME
// AND BOLT AS PARTNERS".
func (r *Runner) amidCapitals(j int) bool {
	return j+1 < len(r.d.Tokens) && r.d.Tokens[j-1].Is(token.AllUpper) && r.d.Tokens[j+1].Is(token.AllUpper)
}

// behindDot is where the name that begins at token i goes on behind the full stop at j, 0
// if it does not.
func (r *Runner) behindDot(i, j, end int) int {
	if j+1 >= end {
		return 0
	}
	if r.initial(j-1) && r.capital(j+1) && r.trait(j+1)&credit == 0 && !(j-1 > i && r.listedTo(i, j)) {
		return j + 1
	}
	if !r.abbreviated(j - 1) {
		return 0
	}
	start := j-1 == i && r.trait(i)&placeStart != 0 && !r.d.Tokens[i].Is(token.AllUpper)
	if start && r.capital(j+1) && !r.glued(j+1) {
		return j + 1 // St. Dolgeth, Mt. Dolgeth
	}
	if k := r.legalAfter(j+1, end); k > 0 {
		return k
	}
	switch {
	case r.legal(j + 1):
		return j + 1
	case j+2 < end && r.sym(j+1) == r.s.words.of && r.capital(j+2) && r.legal(j-1):
		return j + 2 // Dolgeth Power Corp. of India
	}
	return 0
}

// behindA is where a name goes on with the capital A at j, 0 if it does not.
func (r *Runner) behindA(j, end int) int {
	switch {
	case j+1 < end && !r.d.Tokens[j+1].Is(token.Upper) && r.trait(j+1)&(facHead|facMod) != 0:
		return j // Dolgeth A power station
	case j+2 < end && r.sym(j+1) == r.s.words.slash && !r.d.Tokens[j+1].Is(token.SpaceBefore) && r.d.Word(j+2) == "S":
		return j + 2 // Borealtis A/S
	}
	return 0
}

// elided reports whether the word at token i is a name behind a particle that has lost its
// vowel: d'Elzius.
func (r *Runner) elided(i int) bool {
	w := r.d.Word(i)
	if len(w) < 3 || w[0] != 'd' {
		return false
	}
	rest, ok := strings.CutPrefix(w[1:], "'")
	if !ok {
		rest, ok = strings.CutPrefix(w[1:], "’")
	}
	first, _ := utf8.DecodeRuneInString(rest)
	return ok && unicode.IsUpper(first)
}

// firstOf is j where the name that begins at token i goes on with the numeral I there, 0 if
// that is the pronoun: what follows begins no clause.
func (r *Runner) firstOf(i, j, end int) int {
	w := &r.s.words
	if r.trait(j-1)&given != 0 || j-i == 1 && r.trait(i)&common != 0 {
		return 0
	}
	if j+1 == end {
		return j
	}
	switch r.sym(j + 1) {
	case w.comma, w.and, w.dot, w.semicolon, w.close, w.open, w.in, w.near:
		return j // Dolgeth Solar I, Dolgeth Solar II
	}
	if r.trait(j+1)&(facHead|facMod) != 0 && !r.d.Tokens[j+1].Is(token.Upper) {
		return j
	}
	return 0
}

// stateEnds reports whether the abbreviation of a state after a town ends
// before token j: what follows "Belkesh, Tenn." begins a sentence.
func (r *Runner) stateEnds(j int) bool {
	for k := j - 1; k > r.state.First && k >= j-4; k-- {
		if r.sym(k-1) != r.s.words.comma {
			continue
		}
		a := r.listed(k)
		return a != nil && a.End == j && r.d.Text[r.d.Tokens[j-1].End-1] == '.' && a.Label == r.s.lab.place
	}
	return false
}

// step is the end of the word, or of the gazetteer entry, at i.
func (r *Runner) step(i, end int) int {
	if a := r.listed(i); a != nil && a.End <= end {
		return a.End
	}
	if a := r.find(i, r.s.lab.title); a != nil && a.End <= end {
		return a.End // Secretary of State
	}
	return i + 1
}
