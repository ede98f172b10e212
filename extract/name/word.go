package name

import (
	"slices"
	"strings"

	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

func (r *Runner) trait(i int) trait { return r.traits[i] }

func (r *Runner) sym(i int) token.Sym {
	if i < 0 || i >= len(r.d.Tokens) {
		return 0
	}
	return r.d.Tokens[i].Sym
}

// listed is the longest entry of a gazetteer that begins at token i.
func (r *Runner) listed(i int) *rule.Annotation {
	if !r.c.Any(i, r.s.lab.anyList) {
		return nil
	}
	var best *rule.Annotation
	for a := r.c.First(i); a != nil; a = r.c.Next(a) {
		if slices.Contains(r.s.lab.lists[:], a.Label) && (best == nil || a.End > best.End) && !r.possessed(a) && !r.articled(a) {
			best = a
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
	if !r.c.Any(i, r.s.lab.anyList) {
		return false
	}
	for a := r.c.First(i); a != nil; a = r.c.Next(a) {
		if a.End == j && slices.Contains(r.s.lab.lists[:], a.Label) {
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

// glued reports whether no space stands before token i.
func (r *Runner) glued(i int) bool { return !r.d.Tokens[i].Is(token.SpaceBefore) }

// lower reports whether capital is false of token i at a glance.
func (r *Runner) lower(i int) bool {
	return r.d.Tokens[i].Flags&(token.Upper|token.Digit) == 0 && !r.c.Any(i, r.s.lab.anyLower)
}

// capital reports whether token i is a word that may be part of a name. It is
// asked only after block.
func (r *Runner) capital(i int) bool {
	if r.capitals[i] == unasked {
		r.capitals[i] = no
		if r.namePart(i) {
			r.capitals[i] = yes
		}
	}
	return r.capitals[i] == yes
}

func (r *Runner) namePart(i int) bool {
	t := &r.d.Tokens[i]
	if !t.Is(token.Letter) {
		return t.Is(token.Digit) && r.figured(i)
	}
	if r.blocked[i] || r.sym(i+1) == r.s.words.dollar && r.glued(i+1) {
		return false // US$3.94c
	}
	if !t.Is(token.Upper) {
		if a := r.find(i, r.s.lab.organization); a != nil {
			return !r.plainWord(a)
		}
		if a := r.find(i, r.s.lab.place); a != nil && a.Len() > 2 {
			return true // sub-Saharan Africa
		}
		return false
	}
	if r.trait(i)&function != 0 {
		if t.Sym == r.s.words.he { // Liu He
			return i > 0 && r.d.Tokens[i-1].Is(token.Upper) && !t.Is(token.AllUpper)
		}
		if r.trait(i)&month != 0 { // Theresa May
			return r.mayName(i) || r.chained(i)
		}
		if r.trait(i)&given != 0 {
			return r.willName(i)
		}
		return r.listed(i) != nil || r.hyphened(i) || r.initialed(i)
	}
	if r.trait(i)&adverb != 0 && r.adverbial(i) && !r.initialed(i) {
		return false // However Borealtis …
	}
	return !r.technical(i)
}

// adverbial reports whether the adverb at token i is one where it stands, at the beginning of a
// sentence.
func (r *Runner) adverbial(i int) bool {
	if i > 0 && r.d.Tokens[i-1].Is(token.Upper) || i != r.d.Sentences[r.d.SentenceOf(i)].First {
		return false
	}
	return i+1 < len(r.d.Tokens) && r.d.Tokens[i+1].Is(token.Letter) && r.listed(i) == nil
}

// hyphened reports whether a hyphen joins the word at token i to another with a capital, behind
// which more such follow: "Off-Grid Electric".
func (r *Runner) hyphened(i int) bool {
	if i+3 >= len(r.d.Tokens) || r.sym(i+1) != r.s.words.hyphen || r.headline(i) {
		return false
	}
	for _, k := range [...]int{i + 1, i + 2} {
		if r.d.Tokens[k].Is(token.SpaceBefore) {
			return false
		}
	}
	return r.d.Tokens[i+2].Is(token.Upper) && r.d.Tokens[i+3].Is(token.Upper|token.SpaceBefore)
}

// chained reports whether hyphens join the word at token i, a month else, to names on both sides of it: the
// Dolgeth-Dec-Manah consortium.
func (r *Runner) chained(i int) bool {
	if i < 2 || i+2 >= len(r.d.Tokens) || r.sym(i-1) != r.s.words.hyphen || r.sym(i+1) != r.s.words.hyphen {
		return false
	}
	for _, k := range [...]int{i - 2, i + 2} {
		if !r.d.Tokens[k].Is(token.Upper|token.Letter) || r.trait(k)&(month|function) != 0 {
			return false
		}
	}
	return r.glued(i-1) && r.glued(i) && r.glued(i+1) && r.glued(i+2)
}

// initialed reports whether the short word in capitals at token i begins the name of a body that goes
// on in other letters: UP Power Corp, ON Energy. At the beginning of a sentence, where some articles
// have their first words in capitals, something must be told of it: "IN Group has". Behind a word in
// small letters one capital is enough: "with Off Grid Solar".
func (r *Runner) initialed(i int) bool {
	end := len(r.d.Tokens)
	if i+1 >= end {
		return false
	}
	t, n := &r.d.Tokens[i], &r.d.Tokens[i+1]
	if t.Is(token.Dotted|token.Seam) || !n.Is(token.Upper|token.SpaceBefore) || n.Is(token.AllUpper) || n.Is(token.Seam) {
		return false
	}
	inside := i > 0 && r.d.Tokens[i-1].Flags&(token.Letter|token.Upper) == token.Letter && r.trait(i)&pointing == 0 && !r.s.words.article(t.Sym)
	if (!t.Is(token.AllUpper) || t.Len() != 2) && !inside {
		return false
	}
	k := i + 1
	for k < end && r.d.Tokens[k].Is(token.Upper) && r.trait(k)&(topic|orgHead|legalForm) != 0 {
		k++
	}
	if k == i+1 || r.trait(k-1)&(orgHead|legalForm) == 0 || r.trait(i+1)&(government|office) != 0 || k < end && r.d.Tokens[k].Is(token.Upper) {
		return false
	}
	return i > 0 && r.d.Tokens[i-1].Is(token.Letter) || r.predicates(k, end)
}

// figured reports whether the number at token i begins a name: 50Hertz, 3Sun,
// 7X Energy.
func (r *Runner) figured(i int) bool {
	if i+1 >= len(r.d.Tokens) {
		return false
	}
	t, n := &r.d.Tokens[i], &r.d.Tokens[i+1]
	if n.Is(token.SpaceBefore) || !n.Is(token.Letter) {
		return false
	}
	if i > 0 && r.glued(i) && r.sym(i-1) != r.s.words.open && r.sym(i-1) != r.s.words.quote {
		return false
	}
	if a := r.find(i, r.s.lab.organization); a != nil && a.End > i+1 {
		return true
	}
	if t.End-t.Start > 2 || !n.Is(token.Upper) || r.blocked[i+1] || r.find(i, r.s.lab.noName) != nil {
		return false
	}
	if n.End-n.Start > 2 {
		return !r.blocked[i] && !n.Is(token.AllUpper) && r.trait(i+1)&(common|function|topic|month) == 0
	}
	k := i + 2
	return k < len(r.d.Tokens) && r.d.Tokens[k].Is(token.Upper|token.SpaceBefore) && r.trait(k)&(orgHead|legalForm) != 0
}

// willName reports whether the auxiliary at token i is a given name, Will Lee: it
// has a capital inside a sentence, or a comma follows the name.
func (r *Runner) willName(i int) bool {
	if i+2 >= len(r.d.Tokens) || !r.d.Tokens[i+1].Is(token.Upper) || r.d.Tokens[i].Is(token.AllUpper) {
		return false
	}
	if r.verbForm(i+1) && r.trait(i+1)&surname == 0 {
		return false
	}
	return r.d.Sentences[r.d.SentenceOf(i)].First != i && r.d.Tokens[i-1].Is(token.Letter) || r.sym(i+2) == r.s.words.comma
}

// mayName reports whether the month at token i is part of a person's name:
// Theresa May, May Chen.
func (r *Runner) mayName(i int) bool {
	if i > 0 && r.d.Tokens[i-1].Is(token.Upper) && r.trait(i-1)&(given|common) == given {
		return true
	}
	return i+1 < len(r.d.Tokens) && r.d.Tokens[i+1].Is(token.Upper) && r.trait(i+1)&(surname|common) == surname
}

// slashed reports whether the slash before token i parts two names: Dolgeth
// Power/Manah Energy.
func (r *Runner) slashed(i int) bool {
	if i < 3 {
		return false
	}
	if r.sym(i-1) != r.s.words.slash || !r.glued(i-1) {
		return false
	}
	t, l := &r.d.Tokens[i], &r.d.Tokens[i-2]
	if !t.Is(token.Upper) || t.Len() <= 3 || r.trait(i)&common != 0 {
		return false
	}
	return l.Is(token.Upper|token.SpaceBefore) && l.Len() > 2 && r.capital(i-3)
}

// allied reports whether slashes part the members of a consortium, of which the word at token i is one:
// the Dolgeth/Manah/Borel consortium.
func (r *Runner) allied(i int) bool {
	w := &r.s.words
	if r.sym(i-1) != w.slash || !r.d.Tokens[i-2].Is(token.Upper) || !r.d.Tokens[i].Is(token.Upper) {
		return false
	}
	k := i + 1
	for k+1 < len(r.d.Tokens) && r.sym(k) == w.slash && r.glued(k) && r.glued(k+1) && r.d.Tokens[k+1].Is(token.Upper) {
		k += 2
	}
	a := r.find(k, r.s.lab.nominal)
	return a != nil && (a.Entry.Get("subkind") == "consortium" || a.Entry.Get("subkind") == "venture")
}

// technical reports whether the word at i is a piece of an address or a code
// (LCOc1, tmsnrt.rs), or the plural of an abbreviation (MPs).
func (r *Runner) technical(i int) bool {
	t := &r.d.Tokens[i]
	if i > 0 && (i == 1 || r.d.Tokens[i-1].Is(token.SpaceBefore)) {
		switch r.d.Text[r.d.Tokens[i-1].Start] {
		case '@', '#':
			return true // the handle @ Borealtis
		}
	}
	if !t.Is(token.SpaceBefore) && i > 0 {
		if is, told := r.attached(i); told {
			return is
		}
	}
	if n := int(t.End); n < len(r.d.Text) && r.d.Text[n] == '=' {
		return true // the instrument LCOc1=
	}
	if r.unspoken(t) {
		return r.listed(i) == nil
	}
	if r.ticker(i) {
		return true
	}
	if n := t.Len(); n >= 3 && n <= 6 && r.d.Text[t.End-1] == 's' && isBig(r.d.Text[t.End-2]) {
		return r.listed(i) == nil // MPs, EPCs
	}
	return t.Sym == 0 && coded(r.d.Text[t.Start:t.End])
}

// ticker reports whether the word at i is a ticker with the letters of its exchange behind a
// full stop: TGT.N.
func (r *Runner) ticker(i int) bool {
	dot, n := i+1, i+2
	if n >= len(r.d.Tokens) || r.sym(dot) != r.s.words.dot || !r.d.Tokens[i].Is(token.AllUpper) {
		return false
	}
	if r.d.Tokens[dot].Start != r.d.Tokens[i].End || r.d.Tokens[n].Start != r.d.Tokens[dot].End {
		return false
	}
	return r.d.Tokens[n].Is(token.Letter) && r.d.Tokens[n].Len() <= 2
}

// attached reports whether the sign right before the word at i makes a piece of an
// address or a code of it, and whether it tells.
func (r *Runner) attached(i int) (is, told bool) {
	t := &r.d.Tokens[i]
	switch r.d.Text[t.Start-1] {
	case '/', '@', '_', '=', '#', '+', '~', '^', '<':
		if i > 1 && (r.sym(i-2) == r.s.words.a && r.d.Word(i) == "S" || r.slashed(i) || r.allied(i)) {
			return false, true // A/S
		}
		return r.listed(i) == nil, true
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		is = i > 1 && r.sym(i-2) == r.s.words.slash // reut.rs/2EcWpdv
	case '.':
		if i > 1 && !r.glued(i-1) && t.Is(token.AllUpper) {
			return true, true // the index .SPX
		}
		is = r.d.Tokens[i-1].End == t.Start && t.Len() <= 2 && !(i > 1 && r.initial(i-2)) // TGT.N
	}
	return is, is
}

// isSmall reports whether a byte is a letter without a capital.
func isSmall(c byte) bool { return 'a' <= c && c <= 'z' }

// isBig reports whether a byte is a capital.
func isBig(c byte) bool { return 'A' <= c && c <= 'Z' }

// coded reports whether digits among the letters of a word, or a small letter behind its
// capitals, make a code of it.
func coded(word string) bool {
	if len(word) < 3 || withFigure(word) {
		return false
	}
	digit, small, big := false, 0, 0
	for _, c := range []byte(word) {
		switch {
		case '0' <= c && c <= '9':
			digit = true
		case isSmall(c):
			small++
		case isBig(c):
			big++
		}
	}
	if digit {
		return small > 0 && big > 0 || len(word) > 5
	}
	return big >= 3 && small == 1 && isSmall(word[len(word)-1]) // the ticker RDSa
}

// withFigure reports whether word is a name with a figure or two in it, as makers and their
// projects write it: NortH2, H2Med, Power2X, Borel14. It begins with a capital, and three small
// letters stand together, or two beside the hydrogen H2.
func withFigure(word string) bool {
	if !isBig(word[0]) {
		return false
	}
	digits, runs, small, most := 0, 0, 0, 0
	for i := 0; i < len(word); i++ {
		c := word[i]
		switch {
		case '0' <= c && c <= '9':
			digits++
			if i > 0 && (word[i-1] < '0' || word[i-1] > '9') {
				runs++
			}
			small = 0
		case isSmall(c):
			small++
			most = max(most, small)
		case isBig(c):
			small = 0
		default:
			return false
		}
	}
	return runs == 1 && digits <= 2 && (most >= 3 || most == 2 && strings.Contains(word, "H2"))
}

// unspoken reports whether t is a code in capitals: long, and nearly without
// vowels.
func (r *Runner) unspoken(t *token.Token) bool {
	if !t.Is(token.AllUpper) || t.Sym != 0 || t.End-t.Start < 7 {
		return false
	}
	vowels := int32(0)
	for _, c := range []byte(r.d.Text[t.Start:t.End]) {
		switch c {
		case 'A', 'E', 'I', 'O', 'U', 'Y':
			vowels++
		}
	}
	return vowels*6 < t.End-t.Start
}

// legal reports whether token i is a legal form as it is written: SA, not Sa.
func (r *Runner) legal(i int) bool {
	return i >= 0 && r.trait(i)&legalForm != 0 && r.find(i, r.s.lab.legal) != nil
}

// plainWord reports whether an entry written without capitals is met as the
// common word that it also is.
func (r *Runner) plainWord(a *rule.Annotation) bool {
	return a.Len() == 1 && r.trait(a.First)&(common|function) != 0
}

// listedPlace reports whether a list has the span i..j as a country or place.
func (r *Runner) listedPlace(i, j int) bool {
	for a := r.c.First(i); a != nil; a = r.c.Next(a) {
		if a.End == j && (a.Label == r.s.lab.country || a.Label == r.s.lab.place) {
			return true
		}
	}
	return false
}

func (r *Runner) initial(i int) bool {
	t := &r.d.Tokens[i]
	return t.Is(token.Upper) && t.End-t.Start == 1
}

// abbreviated reports whether a full stop after token i belongs to it.
func (r *Runner) abbreviated(i int) bool {
	t := &r.d.Tokens[i]
	return t.Is(token.Upper) && t.End-t.Start <= 4 && (r.legal(i) || r.trait(i)&placeStart != 0)
}

// listedAs is the gazetteer entry of a class that is exactly this span.
func (r *Runner) listedAs(s token.Span, l rule.Label) *lexicon.Entry {
	if l == 0 || !r.c.Maybe(s.First, l) {
		return nil
	}
	for a := r.c.First(s.First); a != nil; a = r.c.Next(a) {
		if a.Label == l && a.End == s.End {
			return a.Entry
		}
	}
	return nil
}
