package name

import (
	"strings"

	"wattwire/extract/token"
)

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
		_, kind, mods := r.facilityHead(i + 1)
		if a.Label == r.s.lab.place && kind != noFacility && mods > 0 && rank(a.Entry) < greatTown {
			return i // the Sohar 3 wind farm
		}
		return 0
	}
	if i+1 < end && r.trait(i+1)&function != 0 && r.sym(i+1) != r.s.words.of && i > first {
		return i
	}
	if i+1 == end || r.d.Tokens[i+1].Is(token.Punct) && r.sym(i+1) != r.s.words.hyphen || r.trait(i+1)&(facHead|facMod|surelyOrg) != 0 {
		return i
	}
	return 0
}

// hyphen joins two capitalised words without a space between them.
func (r *Runner) hyphen(i, end int) int {
	switch {
	case i+1 >= end || !r.glued(i) || !r.glued(i+1):
		return 0
	case r.capital(i + 1):
		return i + 1
	case r.prefixed(i, end):
		return i + 2
	case i >= 2 && r.givenAfter(i-2, i+1), r.givenBefore(i + 1):
		return i + 1
	case r.situated(i, end):
		return i + 3
	}
	prev, n := &r.d.Tokens[i-1], &r.d.Tokens[i+1]
	if n.Is(token.Digit) && prev.Is(token.Upper) && !r.blocked[i+1] && (prev.Len() <= 5 || n.Len() <= 2) {
		return i + 1
	}
	return 0
}

// prefixed reports whether the hyphen at i parts a prefix within a name from a word in small
// letters, behind which the name goes on: China Co-financing Fund.
func (r *Runner) prefixed(i, end int) bool {
	w, prefix := &r.s.words, &r.d.Tokens[i-1]
	if prefix.Sym != w.co && prefix.Sym != w.non && prefix.Sym != w.multi {
		return false
	}
	if i+2 >= end || i < 2 || !r.d.Tokens[i-2].Is(token.Upper) || !prefix.Is(token.Upper) {
		return false
	}
	return r.d.Tokens[i+1].Is(token.Letter) && r.capital(i+2)
}

// situated reports whether the hyphen at i joins a town and what it lies at: Dolgeth-on-Tarn,
// Dolgeth-sur-Mer.
func (r *Runner) situated(i, end int) bool {
	k := i + 2 // the second hyphen
	if k+1 >= end || r.trait(i+1)&(preposition|particle) == 0 || r.d.Word(i+1) == "to" {
		return false
	}
	return r.sym(k) == r.s.words.hyphen && r.glued(k) && r.glued(k+1) && r.capital(k+1)
}

// givenAfter reports whether token k, in small letters, ends a hyphened given
// name after a surname not before token i: Yoon Suk-yeol, Moon Jae-in.
func (r *Runner) givenAfter(i, k int) bool {
	if k < 3 || k-3 < i || r.sym(k-1) != r.s.words.hyphen {
		return false
	}
	const longest = 6 // bytes of a syllable
	t, first, last := &r.d.Tokens[k-3], &r.d.Tokens[k-2], &r.d.Tokens[k]
	switch {
	case !t.Is(token.Upper), !first.Is(token.Upper | token.SpaceBefore), first.Is(token.AllUpper), first.Len() > longest:
		return false
	case !last.Is(token.Letter), last.Len() > longest, !r.glued(k), !r.glued(k - 1):
		return false
	case r.trait(k-2)&(common|topic|orgHead|facMod) != 0 && r.trait(k-2)&r.trait(k)&syllable == 0:
		return false
	}
	return r.trait(k)&syllable != 0 || r.trait(k-3)&surname != 0 && r.trait(k)&common == 0
}

// givenBefore reports whether token k, in small letters, ends a hyphened given
// name before a surname: Suk-yeol Yoon, Jae-in Moon.
func (r *Runner) givenBefore(k int) bool {
	if k < 2 || k+1 >= len(r.d.Tokens) || r.sym(k-1) != r.s.words.hyphen || r.trait(k-2)&r.trait(k)&syllable == 0 {
		return false
	}
	first, last, next := &r.d.Tokens[k-2], &r.d.Tokens[k], &r.d.Tokens[k+1]
	switch {
	case !first.Is(token.Upper), first.Is(token.AllUpper):
		return false
	case !last.Is(token.Letter), last.Is(token.Upper), !r.glued(k), !r.glued(k - 1):
		return false
	}
	return next.Is(token.Upper|token.SpaceBefore) && !next.Is(token.AllUpper) && !next.Is(token.Seam)
}

// givenFirst reports whether s is a hyphened given name and a surname.
func (r *Runner) givenFirst(s token.Span) bool {
	return s.Len() == 4 && r.givenBefore(s.First+2)
}

// ofPhrase joins "of", "for" or "on" after a head word that takes it.
func (r *Runner) ofPhrase(first, i, end int, inOf bool) int {
	w := &r.s.words
	if !r.takesOf(first, i, end, inOf) {
		return 0
	}
	k := i + 1
	if r.sym(k) == w.the {
		k++
	}
	switch {
	case r.sym(i) == w.fors && r.firmFor(first, i, end),
		k >= end || !r.capital(k),
		r.sym(i) == w.of && r.homeOf(first, i, k),
		r.sym(i) == w.on && r.trait(k)&(topic|common) == 0:
		return 0
	}
	if e := r.step(k, end); e < end && r.sym(e) == w.poss && r.sym(i) != w.of { // "a centre for Kazakhstan's projects"
		return 0
	}
	return k
}

// homeOf reports whether the country at k, behind "of" at i, tells only where the body of the
// words from first on is at home: one that a list has there without it, or one with a name of
// its own: Dolgeth Engineering Company of China.
func (r *Runner) homeOf(first, i, k int) bool {
	a := r.listed(k)
	if a == nil || r.trait(i-1)&government != 0 {
		return false
	}
	if a.Label != r.s.lab.country && (a.Label != r.s.lab.place || a.Entry.Get("kind") != "capital") {
		return false
	}
	if a.End < r.state.End && (r.capital(a.End) || r.sym(a.End) == r.s.words.open) {
		return false // the name goes on
	}
	e := r.listedAs(token.Span{First: first, End: i}, r.s.lab.organization)
	if e != nil && e.Get("country") != a.Entry.Get("alpha3")+a.Entry.Get("country") {
		return false
	}
	for ; first < i; first++ {
		switch t := r.trait(first); {
		case !r.capital(first):
		case e != nil && t&(common|plain|topic|orgHead) == 0:
			return true
		case t == 0 && !r.ordinary(first) && r.listed(first) == nil && r.find(first, r.s.lab.demonym) == nil:
			return true
		}
	}
	return false
}

// takesOf reports whether the word before i takes the preposition there into its name.
func (r *Runner) takesOf(first, i, end int, inOf bool) bool {
	w := &r.s.words
	head := r.trait(i - 1)
	switch {
	case head&orgHeadOf != 0:
		return true
	case i+1 < end && (r.trait(i+1)&topic != 0 || r.sym(i+1) == w.the) && (head&office != 0 || r.titleEnds(i)):
		return true // Minister of Energy …: the title takes it in
	}
	switch r.sym(i) {
	case w.of:
		return head&(placeStart|eventHead) != 0 || head&placeEnd != 0 && i-1 == first || inOf && r.taskOf(i, end)
	case w.fors, w.on:
		return head&(eventHead|orgHead) != 0 && head&topic == 0
	}
	return false
}

// taskOf reports whether what a body does stands around "of" at i: Commission for
// Protection of Competition.
func (r *Runner) taskOf(i, end int) bool {
	if r.trait(i-1)&(common|orgHead) != common || i+1 >= end || !r.capital(i+1) {
		return false
	}
	return r.trait(i+1)&(common|topic) != 0 && r.listed(i+1) == nil
}

// firmFor reports whether the name of a firm, or of its products, ends before "for" at i,
// and what follows is another: "Dolgeth Company for the Manah plant", "Dolgeth Bank for
// Manah Ltd", "head of Gas Products for Dolgeth".
func (r *Runner) firmFor(first, i, end int) bool {
	another := r.sym(i+1) == r.s.words.the || i+1 < end && r.trait(i+1)&(topic|common) == 0 && i-1 > first
	if !another && !strings.HasSuffix(r.d.Word(i-1), "s") {
		return false
	}
	if a := r.find(i-1, r.s.lab.orgHead); a != nil {
		switch a.Entry.Get("subkind") {
		case "company", "bank":
			return true
		case "fund":
			next := r.listed(i + 1) // "a grant of the Dolgeth Fund for Manah Ltd", but Fund for Nature
			return next != nil && next.Label == r.s.lab.organization
		}
	}
	return r.trait(i-1)&legalForm != 0
}

// titleEnds reports whether a title ends before token i.
func (r *Runner) titleEnds(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if a := r.find(k, r.s.lab.title); a != nil && (a.End == i || a.End == i-1 && r.sym(i-1) == r.s.words.dot) {
			return true
		}
	}
	return false
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
	next := i + 3
	if next >= end || r.sym(i+2) != r.s.words.close {
		return 0
	}
	if r.d.Tokens[i+1].Is(token.AllUpper) && r.capital(next) && r.trait(next)&(orgHead|eventHead|progHead|facHead) != 0 &&
		r.find(next, r.s.lab.title) == nil {
		if i+4 < end && r.sym(i+4) == r.s.words.of && r.trait(next)&orgHeadOf != 0 {
			return 0 // Department of Trade (DOT) Office of Reactors
		}
		return next
	}
	if r.d.Tokens[i+1].Is(token.Upper) && r.legal(next) {
		return next
	}
	return 0
}

// particles joins "van der", "bin", "al-" before a capitalised word.
func (r *Runner) particles(i, end int) int {
	w := &r.s.words
	for k := i; k < end && k < i+3; k++ {
		t := &r.d.Tokens[k]
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
