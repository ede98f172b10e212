package name

import (
	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// sentenceState is what is known of the sentence at hand.
type sentenceState struct {
	token.Sentence
	capitals bool // a heading in capitals
	titled   bool // a heading with its words capitalised
}

func (r *Runner) trait(i int) trait { return r.s.words.of1(r.d.Tokens[i].Sym) }

func (r *Runner) sym(i int) token.Sym {
	if i < 0 || i >= len(r.d.Tokens) {
		return 0
	}
	return r.d.Tokens[i].Sym
}

// listed is the longest entry of a gazetteer that begins at token i.
func (r *Runner) listed(i int) *rule.Annotation {
	var best *rule.Annotation
	for a := r.c.First(i); a != nil; a = r.c.Next(a) {
		switch a.Label {
		case r.s.lab.country, r.s.lab.place, r.s.lab.organization, r.s.lab.event, r.s.lab.programme, r.s.lab.landmark:
			if (best == nil || a.End > best.End) && !r.possessed(a) && !r.articled(a) {
				best = a
			}
		}
	}
	return best
}

// possessed reports whether an entry is a body after the possessive of its
// country ("Kazakhstan's Ministry of Energy"), which are two names.
func (r *Runner) possessed(a *rule.Annotation) bool {
	if a.Label != r.s.lab.organization || a.Len() < 3 {
		return false
	}
	for b := r.c.First(a.First); b != nil; b = r.c.Next(b) {
		if (b.Label == r.s.lab.country || b.Label == r.s.lab.place) && b.End < a.End && r.sym(b.End) == r.s.words.poss {
			return true
		}
	}
	return false
}

// articled reports whether an entry begins with an article that the list has
// it without, too.
func (r *Runner) articled(a *rule.Annotation) bool {
	if r.sym(a.First) != r.s.words.the || a.Len() < 2 {
		return false
	}
	for b := r.c.First(a.First + 1); b != nil; b = r.c.Next(b) {
		if (b.Label == a.Label || b.Label == r.s.lab.demonym) && b.End == a.End {
			return true
		}
	}
	return false
}

// listedTo reports whether a list has the span i..j.
func (r *Runner) listedTo(i, j int) bool {
	for a := r.c.First(i); a != nil; a = r.c.Next(a) {
		if a.End == j && (a.Label == r.s.lab.organization || a.Label == r.s.lab.place || a.Label == r.s.lab.programme || a.Label == r.s.lab.event) {
			return true
		}
	}
	return false
}

func (r *Runner) find(i int, l rule.Label) *rule.Annotation {
	if l == 0 || i >= len(r.d.Tokens) {
		return nil
	}
	return r.c.Find(i, l)
}

// capital reports whether token i is a word that may be part of a name.
func (r *Runner) capital(i int) bool {
	t := r.d.Tokens[i]
	if !t.Is(token.Letter) || r.blocked[i] {
		return false
	}
	if !t.Is(token.Upper) {
		if a := r.find(i, r.s.lab.organization); a != nil {
			return !r.plainWord(a)
		}
		return false
	}
	if r.trait(i)&function != 0 {
		if t.Sym == r.s.words.he { // Liu He
			return i > 0 && r.d.Tokens[i-1].Is(token.Upper) && !t.Is(token.AllUpper)
		}
		if r.trait(i)&month != 0 { // Theresa May
			return r.mayName(i)
		}
		return r.listed(i) != nil
	}
	return !r.technical(i)
}

// mayName reports whether the month at token i is part of a person's name:
// Theresa May, May Chen.
func (r *Runner) mayName(i int) bool {
	if i > 0 && r.d.Tokens[i-1].Is(token.Upper) && r.trait(i-1)&(given|common) == given {
		return true
	}
	return i+1 < len(r.d.Tokens) && r.d.Tokens[i+1].Is(token.Upper) && r.trait(i+1)&(surname|common) == surname
}

// technical reports whether the word at i is a piece of an address or a code
// (LCOc1, tmsnrt.rs), or the plural of an abbreviation (MPs).
func (r *Runner) technical(i int) bool {
	t := r.d.Tokens[i]
	if !t.Is(token.SpaceBefore) && i > 0 {
		switch r.d.Text[t.Start-1] {
		case '/', '@', '_', '=', '#', '+', '~', '^', '<':
			return r.listed(i) == nil
		case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
			if i > 1 && r.sym(i-2) == r.s.words.slash {
				return true // reut.rs/2EcWpdv
			}
		case '.':
			if r.d.Tokens[i-1].End == t.Start && t.End-t.Start <= 2 && !r.initialAt(i-2) {
				return true // TGT.N
			}
		}
	}
	if j := i + 1; j+1 < len(r.d.Tokens) && r.sym(j) == r.s.words.dot && r.d.Tokens[j].Start == t.End && r.d.Tokens[j+1].Start == r.d.Tokens[j].End &&
		t.Is(token.AllUpper) && r.d.Tokens[j+1].Is(token.Letter) && r.d.Tokens[j+1].End-r.d.Tokens[j+1].Start <= 2 {
		return true // the ticker TGT.N
	}
	if n := t.End - t.Start; n >= 3 && n <= 6 && r.d.Text[t.End-1] == 's' && r.d.Text[t.End-2] <= 'Z' && r.d.Text[t.End-2] >= 'A' {
		return r.listed(i) == nil // MPs, EPCs
	}
	if t.Sym != 0 || t.End-t.Start < 3 {
		return false
	}
	digit, small, big := false, 0, 0
	for _, c := range []byte(r.d.Text[t.Start:t.End]) {
		switch {
		case '0' <= c && c <= '9':
			digit = true
		case 'a' <= c && c <= 'z':
			small++
		case 'A' <= c && c <= 'Z':
			big++
		}
	}
	if digit {
		return small > 0 && big > 0 || t.End-t.Start > 5
	}
	return false
}

func (r *Runner) initialAt(i int) bool { return i >= 0 && r.initial(i) }

// legal reports whether token i is a legal form as it is written: SA, not Sa.
func (r *Runner) legal(i int) bool {
	return i >= 0 && r.trait(i)&legalForm != 0 && r.find(i, r.s.lab.legal) != nil
}

// plainWord reports whether an entry written without capitals is met as the
// common word that it also is.
func (r *Runner) plainWord(a *rule.Annotation) bool {
	return a.Len() == 1 && r.trait(a.First)&(common|function) != 0
}

// sentence makes the candidates of one sentence.
func (r *Runner) sentence(n int) {
	s := r.d.Sentences[n]
	if !r.anyCapital(s.Span) {
		return
	}
	r.state = r.look(s)
	for i := s.First; i < s.End; {
		if !r.capital(i) {
			if r.trait(i)&government != 0 && !r.blocked[i] {
				r.ministry(i)
			}
			i++
			continue
		}
		j := r.extend(i, s.End)
		r.split(i, j)
		i = j
	}
}

// ministry makes a candidate of a ministry told in lower case with its field:
// "the Azeri energy ministry". Without a country beside it, it counts only
// where the article has it with one.
func (r *Runner) ministry(i int) {
	w := &r.s.words
	k := i
	for k > r.state.First && r.trait(k-1)&topic != 0 && !r.d.Tokens[k-1].Is(token.Upper) && r.at[k-1] == 0 && k > i-3 {
		k--
	}
	if k == i || r.d.Tokens[i].Is(token.Upper) {
		return
	}
	c := candidate{Span: token.Span{First: k, End: i + 1}, core: i + 1, sentence: r.d.SentenceOf(i), weak: true}
	if k > r.state.First {
		for n := k - 1; n >= r.state.First && n >= k-3; n-- {
			if d := r.find(n, r.s.lab.demonym); d != nil && d.End == k {
				c.nation, c.weak = d.Entry, false
			}
		}
		if r.sym(k-1) == w.poss && r.placeBefore(r.state.First, k-1) {
			c.weak = false
		}
	}
	c.key = r.key(k, i+1)
	n := int32(len(r.cands))
	for x := k; x <= i; x++ {
		r.at[x] = n + 1
	}
	r.cands = append(r.cands, c)
	if !c.weak {
		r.c.Add(rule.Annotation{Span: c.Span, Label: r.s.lab.ministry, Ref: n})
	}
}

func (r *Runner) anyCapital(s token.Span) bool {
	for i := s.First; i < s.End; i++ {
		if r.capital(i) {
			return true
		}
	}
	return false
}

// look counts the capitals of a sentence: headings use them otherwise.
func (r *Runner) look(s token.Sentence) sentenceState {
	words, upper, caps, low := 0, 0, 0, 0
	for i := s.First; i < s.End; i++ {
		t := r.d.Tokens[i]
		if !t.Is(token.Letter) || t.End-t.Start < 2 {
			continue
		}
		words++
		switch {
		case t.Is(token.AllUpper):
			caps++
		case t.Is(token.Upper):
			upper++
		case r.trait(i)&function == 0:
			low++
		}
	}
	st := sentenceState{Sentence: s}
	st.capitals = words >= 3 && caps*10 >= words*8
	last := r.d.Tokens[s.End-1]
	stop := last.Is(token.Punct) && r.d.Text[last.Start] == '.'
	st.titled = !stop && words >= 5 && words <= 20 && low*12 <= words && (upper+caps)*2 >= words
	return st
}

// extend is the end of the longest stretch of name words from token i.
func (r *Runner) extend(i, end int) int {
	w := &r.s.words
	j := r.step(i, end)
	inOf := false
	for j < end {
		t := r.d.Tokens[j]
		if t.Is(token.Seam) {
			return j
		}
		if r.capital(j) {
			j = r.step(j, end)
			continue
		}
		next := 0 // the token after which the name goes on
		switch {
		case t.Is(token.Digit):
			next = r.number(i, j, end)
		case t.Sym == w.dot:
			if r.initial(j-1) && j+1 < end && r.capital(j+1) {
				next = j + 1
			} else if r.abbreviated(j-1) && j+1 < end {
				if k := r.legalAfter(j+1, end); k > 0 {
					next = k
				} else if r.legal(j + 1) {
					next = j + 1
				}
			}
		case t.Sym == w.hyphen:
			next = r.hyphen(j, end)
		case t.Sym == w.amp:
			if j+1 < end && r.capital(j+1) && !(t.Is(token.SpaceBefore) && (r.listedAs(token.Span{First: i, End: j}, r.s.lab.noName) != nil || r.settled(i, j) && r.listed(j+1) != nil)) {
				next = j + 1
			}
		case t.Sym == w.poss:
			if j+1 < end && r.trait(j-1)&possessor != 0 && r.capital(j+1) {
				next = j + 1
			}
		case t.Sym == w.of || t.Sym == w.fors || t.Sym == w.on:
			if next = r.ofPhrase(i, j, end); next > 0 {
				inOf = true
			}
		case t.Sym == w.and:
			next = r.and(i, j, end, inOf)
		case t.Sym == w.comma:
			if k := r.legalAfter(j, end); k > 0 {
				next = k
			} else if inOf {
				next = r.enumeration(j, end)
			}
		case t.Sym == w.open:
			next = r.bracketed(j, end)
		case r.trait(j)&particle != 0 && !t.Is(token.Upper):
			next = r.particles(j, end)
		}
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

// settled reports whether i..j is a whole entry of a list of names, or of
// words that are none.
func (r *Runner) settled(i, j int) bool {
	for a := r.c.First(i); a != nil; a = r.c.Next(a) {
		if a.End == j && (a.Label == r.s.lab.country || a.Label == r.s.lab.place || a.Label == r.s.lab.noName) {
			return true
		}
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

func (r *Runner) initial(i int) bool {
	t := r.d.Tokens[i]
	return t.Is(token.Upper) && t.End-t.Start == 1
}

// abbreviated reports whether a full stop after token i belongs to it.
func (r *Runner) abbreviated(i int) bool {
	t := r.d.Tokens[i]
	return t.Is(token.Upper) && t.End-t.Start <= 4 && (r.legal(i) || r.trait(i)&placeStart != 0)
}

// legalAfter is the token of a legal form that follows i after a comma, 0 if
// none does.
func (r *Runner) legalAfter(i, end int) int {
	if r.sym(i) == r.s.words.comma && i+1 < end && r.legal(i+1) && r.trait(i+1)&legalStart == 0 {
		return i + 1
	}
	return 0
}

// number takes a short number into a name: Unit 2, Bash 2.
func (r *Runner) number(first, i, end int) int {
	w := r.d.Word(i)
	prev := r.trait(i - 1)
	if len(w) == 4 && prev&(eventHead|progHead|numbered) != 0 && prev&common == 0 {
		return i
	}
	if r.blocked[i] || len(w) > 2 || !r.d.Tokens[i].Is(token.SpaceBefore) {
		return 0
	}
	if prev&numbered != 0 {
		return i
	}
	if a := r.listed(first); a != nil && a.End == i && (a.Label == r.s.lab.country || a.Label == r.s.lab.place) {
		return 0
	}
	if i+1 < end && r.trait(i+1)&function != 0 && r.sym(i+1) != r.s.words.of && i > first {
		return i
	}
	if i+1 == end || r.d.Tokens[i+1].Is(token.Punct) && r.sym(i+1) != r.s.words.hyphen || r.trait(i+1)&facHead != 0 {
		return i
	}
	return 0
}

// hyphen joins two capitalised words without a space between them.
func (r *Runner) hyphen(i, end int) int {
	if i+1 >= end || r.d.Tokens[i].Is(token.SpaceBefore) || r.d.Tokens[i+1].Is(token.SpaceBefore) {
		return 0
	}
	if r.capital(i + 1) {
		return i + 1
	}
	prev := r.d.Tokens[i-1]
	if n := r.d.Tokens[i+1]; n.Is(token.Digit) && prev.Is(token.Upper) && !r.blocked[i+1] && (prev.End-prev.Start <= 5 || n.End-n.Start <= 2) {
		return i + 1
	}
	return 0
}

// ofPhrase joins "of", "for" or "on" after a head word that takes it.
func (r *Runner) ofPhrase(first, i, end int) int {
	w := &r.s.words
	head := r.trait(i - 1)
	ok := head&orgHeadOf != 0
	if (head&office != 0 || r.titleEnds(i)) && i+1 < end && (r.trait(i+1)&topic != 0 || r.sym(i+1) == w.the) {
		ok = true // Minister of Energy …: the title takes it in
	}
	if !ok {
		switch r.sym(i) {
		case w.of:
			ok = head&(placeStart|eventHead) != 0 || head&placeEnd != 0 && i-1 == first
		case w.fors, w.on:
			ok = head&(eventHead|orgHead) != 0 && head&topic == 0
		}
	}
	if !ok {
		return 0
	}
	k := i + 1
	if r.sym(k) == w.the {
		k++
	}
	if k >= end || !r.capital(k) || r.sym(i) == w.on && r.trait(k)&(topic|common) == 0 {
		return 0
	}
	// "a centre for Kazakhstan's projects"
	if e := r.step(k, end); e < end && r.sym(e) == w.poss && r.sym(i) != w.of {
		return 0
	}
	return k
}

// titleEnds reports whether a title of several words ends before token i.
func (r *Runner) titleEnds(i int) bool {
	for k := i - 2; k >= 0 && k >= i-4; k-- {
		if a := r.find(k, r.s.lab.title); a != nil && a.End == i {
			return true
		}
	}
	return false
}

// and joins fields of activity ("Science and Technology Co", "Ministry of
// Trade and Industry").
func (r *Runner) and(first, i, end int, inOf bool) int {
	if i+1 >= end || !r.capital(i+1) {
		return 0
	}
	l, n := r.trait(i-1), r.trait(i+1)
	if l&topic == 0 || n&topic == 0 {
		// Tobacco Indemnification and Community Revitalization Commission
		if l&(topic|common) == 0 || n&(topic|common) == 0 || l&orgHead != 0 || i-1 == first {
			return 0
		}
		for k := i + 2; k < end && r.capital(k); k++ {
			if t := r.trait(k); t&surelyOrg != 0 && t&(topic|office) == 0 && (k+1 == end || !r.capital(k+1)) {
				return i + 1
			}
		}
		return 0
	}
	if inOf {
		return i + 1
	}
	// the head may stand after it
	for k := i + 1; k < end && r.capital(k); k++ {
		if t := r.trait(k); k > i+1 && t&(orgHead|legalForm|eventHead|progHead) != 0 || t&surelyOrg != 0 && t&topic == 0 {
			return i + 1
		}
	}
	return 0
}

// enumeration joins ", Industry and Trade" within a ministry's name.
func (r *Runner) enumeration(i, end int) int {
	w := &r.s.words
	if i+1 >= end || r.trait(i-1)&topic == 0 || !r.capital(i+1) || r.trait(i+1)&topic == 0 {
		return 0
	}
	for k := i + 1; k < end && k < i+12; k++ {
		switch {
		case r.sym(k) == w.and || r.sym(k) == w.amp:
			if k+1 < end && r.capital(k+1) && r.trait(k+1)&topic != 0 {
				return i + 1
			}
			return 0
		case r.sym(k) == w.comma, r.capital(k) && r.trait(k)&topic != 0:
		default:
			return 0
		}
	}
	return 0
}

// bracketed joins "(Persero)" before a legal form, and an initialism before the
// head of the name: China-Kyrgyzstan-Uzbekistan (CKU) Railway.
func (r *Runner) bracketed(i, end int) int {
	if i+3 < end && r.d.Tokens[i+1].Is(token.AllUpper) && r.sym(i+2) == r.s.words.close && r.capital(i+3) &&
		r.trait(i+3)&(orgHead|eventHead|progHead|facHead) != 0 && r.find(i+3, r.s.lab.title) == nil {
		return i + 3
	}
	if i+3 < end && r.d.Tokens[i+1].Is(token.Upper) && r.sym(i+2) == r.s.words.close &&
		r.legal(i+3) {
		return i + 3
	}
	return 0
}

// particles joins "van der", "bin", "al-" before a capitalised word.
func (r *Runner) particles(i, end int) int {
	w := &r.s.words
	for k := i; k < end && k < i+3; k++ {
		t := r.d.Tokens[k]
		if k > i && r.capital(k) {
			return k
		}
		if t.Sym == w.hyphen && k > i && !t.Is(token.SpaceBefore) {
			continue
		}
		if r.trait(k)&particle == 0 || t.Is(token.Upper) {
			return 0
		}
	}
	if k := i + 3; k < end && r.capital(k) {
		return k
	}
	return 0
}

// listedAs is the gazetteer entry of a class that is exactly this span.
func (r *Runner) listedAs(s token.Span, l rule.Label) *lexicon.Entry {
	if l == 0 {
		return nil
	}
	for a := r.c.First(s.First); a != nil; a = r.c.Next(a) {
		if a.Label == l && a.End == s.End {
			return a.Entry
		}
	}
	return nil
}
