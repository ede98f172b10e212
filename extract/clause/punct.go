package clause

import (
	"strings"

	"wattwire/extract/token"
)

// compoundTime reports whether a time ends in a compound, as before a noun: "the
// 20-year", "15-year".
func (r *Runner) compoundTime(i, end int) bool {
	last := &r.d.Tokens[end-1]
	return end-i > 2 && r.hyphen(end-2) && last.Is(token.Letter) && !last.Is(token.Upper)
}

// bestower is the verb of giving behind which the last chunk, a bare name, the last of
// several, or "the company", is to whom what follows is given; nil if there is none.
func (r *Runner) bestower() *Chunk {
	n := len(r.out) - 1
	for n > 2 && r.out[n].Named && (r.out[n-1].Kind == Conj || r.out[n-1].Kind == Comma) && r.out[n-2].Named {
		n -= 2 // "granted Acme and Bolt 20-year rights"
	}
	if n < 1 || r.out[n].Kind != Noun || r.out[n-1].Kind != Verb || !r.s.bestows.Has(r.out[n-1].Sym) {
		return nil
	}
	if c := &r.out[n]; !c.Named && !(c.Definite && c.Len() == 2 && r.s.receivers.Has(r.d.Tokens[c.Head].Sym)) {
		return nil
	}
	return &r.out[n-1]
}

// given reports whether a second object of a verb of giving begins at token i, with a
// number or a quality, or a word for an agreement: "awarded Acme two contracts", "gave
// Acme exclusive rights", "granted Acme seabed rights", but "sold Acme shares".
func (r *Runner) given(i int) bool {
	t := &r.d.Tokens[i]
	if !t.Is(token.Letter) {
		return false
	}
	verb := r.bestower()
	switch {
	case verb == nil:
		return false
	case r.s.before.Has(t.Sym), r.s.qualities.Has(t.Sym), r.c.Find(i, r.s.number) != nil:
		return true
	case r.s.quantity.Has(t.Sym) && r.symAt(i+1) == r.s.of: // "sold Acme most of the shares"
		return true
	}
	return !t.Is(token.Upper) && r.s.awards.Has(verb.Sym) && r.c.Find(i, r.s.agreement) != nil
}

// qualified is the end of the words at i that qualify the amount behind them ("up
// to", "about"), 0 if there are none or a noun chunk is open that they may part
// from it.
func (r *Runner) qualified(i int) int {
	q := r.c.Find(i, r.s.qualifier)
	if q == nil || q.End >= r.end || r.open(i) != nil && r.bestower() == nil || r.posOf(i)&verbal != 0 {
		return 0
	}
	if r.s.before.Has(r.d.Tokens[q.End].Sym) {
		return q.End
	}
	amount := q.End
	if r.s.articles.Has(r.d.Tokens[amount].Sym) && amount+1 < r.end && q.Entry.Get("kind") != "preposition" {
		amount++ // "up to a 20% stake", not "handed over a 20 MW plant"
	}
	if _, g := r.span(amount); g != gAmount {
		return 0
	}
	return q.End
}

// hyphen reports whether the mark at i joins two words.
func (r *Runner) hyphen(i int) bool {
	if i+1 >= r.end || i == r.first {
		return false
	}
	t, n := &r.d.Tokens[i], &r.d.Tokens[i+1]
	if (t.Flags|n.Flags)&token.SpaceBefore != 0 || t.End-t.Start == 2 {
		return false
	}
	c := r.d.Text[t.Start]
	return c == '-' || c == '/' || c == 0xE2 && r.d.Word(i) != "—"
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

// parts reports whether the mark at i is a slash between two names: "Acme / Bolt".
func (r *Runner) parts(i int) bool {
	np := r.open(i)
	if r.d.Text[r.d.Tokens[i].Start] != '/' || np == nil || !np.Named || i+1 >= r.end {
		return false
	}
	_, g := r.span(i + 1)
	return g == gName
}

// dateline reports whether all that stands so far is the place and date before
// the dash of a dateline: "TASHKENT, April 3 (Reuters) –".
func (r *Runner) dateline() bool {
	n := len(r.out) - 1
	if n > 0 && r.out[n].Kind == Paren {
		n--
	}
	if n >= 0 && r.c.Find(r.out[n].First, r.s.org) != nil {
		return false // "Acme (ACM) –", "Acme - a unit of Bolt -"
	}
	if l := r.last(); l != nil && r.agency(l) && !r.verbal() {
		return true // "By Ann Lee NAIROBI, April 3 (Reuters) –"
	}
	if len(r.out) == 0 || len(r.out) > 6 {
		return false
	}
	for _, c := range r.out {
		switch c.Kind {
		case Comma, Conj, Time, Paren:
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

// agency reports whether chunk c is one word with a capital in brackets, near the beginning of
// the sentence.
func (r *Runner) agency(c *Chunk) bool {
	const near = 60 // tokens
	return c.Kind == Paren && c.Len() == 3 && r.capital(c.First+1) && c.First-r.first < near
}

// sourced reports whether the brackets that end before i close a dateline without a
// dash: a place in capitals before them, a sentence behind.
func (r *Runner) sourced(i int) bool {
	if len(r.out) == 0 || !r.out[0].place || !r.d.Tokens[r.out[0].First].Is(token.AllUpper) {
		return false
	}
	return i < r.end && r.named(i) && r.dateline()
}

// slashes is the end of what stands between the slash at i and another as if in brackets,
// which is how some agencies sign a dateline, "AUSTIN, May 2 /NewsLine/ --"; 0 if nothing does.
func (r *Runner) slashes(i int) int {
	const longest = 5 // tokens
	if !r.d.Tokens[i].Is(token.SpaceBefore) {
		return 0
	}
	for j := i + 2; j < min(i+longest, r.end-1); j++ {
		if r.d.Word(j) == "/" {
			if r.d.Tokens[j].Is(token.SpaceBefore) || !r.d.Tokens[j+1].Is(token.SpaceBefore) {
				return 0
			}
			return j + 1
		}
	}
	return 0
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
	if g != gAmount || end != last || !r.nominal(last+1) {
		return false
	}
	if r.pos(last+1).onlyVerb() && r.c.Find(last+1, r.s.agreement) == nil {
		return false
	}
	np := r.open(first)
	return np != nil && r.endsWith(np, first, gAmount)
}

// summedUp is the token behind the comma that closes what the comma at i opens, an amount of what stands
// before it: "nine dams, 70 MW in all, from Acme"; 0 if it opens none.
func (r *Runner) summedUp(i int) int {
	if i+1 >= r.end {
		return 0
	}
	j, kind := r.span(i + 1)
	if kind != gAmount {
		return 0
	}
	if r.symAt(j) == r.s.in {
		j++
	}
	if !r.s.altogether.Has(r.symAt(j)) || j+1 >= r.end || r.d.Word(j+1) != "," {
		return 0
	}
	return j + 2
}

// endsWith reports whether a span of one kind within a noun chunk ends at token end.
func (r *Runner) endsWith(np *Chunk, end int, kind group) bool {
	for i := np.First; i < end; i++ {
		if e, g := r.span(i); g == kind && e == end {
			return true
		}
	}
	return false
}

// ticker adds the ticker whose full stop is at token i: behind a name it stands as if
// in brackets.
func (r *Runner) ticker(i int) int {
	np := r.open(i)
	if !r.endsWith(np, i-1, gName) {
		return r.noun(i, i+2)
	}
	np.End, np.Head, np.Named = i-1, i-2, true
	return r.add(Paren, i-1, i+2)
}

// tickered reports whether the full stop at i parts a ticker: "ACME.PA", "ACME.O".
func (r *Runner) tickered(i int) bool {
	if i+1 >= r.end || r.d.Tokens[i].Is(token.SpaceBefore) {
		return false
	}
	p, n := &r.d.Tokens[i-1], &r.d.Tokens[i+1]
	exchange := n.Len() == 1 && n.Is(token.Upper) || n.Len() == 2 && n.Is(token.AllUpper)
	if !exchange || n.Is(token.SpaceBefore) || !p.Is(token.AllUpper) {
		return false
	}
	_, g := r.span(i + 1)
	return g == gNone
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
		if t := &r.d.Tokens[i]; t.Is(token.Letter) && !t.Is(token.AllUpper) && t.End-t.Start > 1 || !t.Is(token.Letter) && !t.Is(token.Punct) {
			return false
		}
	}
	if r.c.Find(last+1, r.s.agreement) != nil {
		return true
	}
	if r.capital(first-1) || r.capital(last+1) {
		return false
	}
	p := r.pos(last + 1)
	if p&function != 0 || !r.nominal(last+1) || !r.d.Tokens[last+1].Is(token.Letter) {
		return false
	}
	return p&verbal == 0 || p&noun != 0 && !r.agrees(np, p) // "bought a photovoltaic (PV) power plant"
}

// spelled reports whether the brackets at first and last spell out the capitals
// before them, with a word for an agreement behind: "an EPC (engineering,
// procurement and construction) contract".
func (r *Runner) spelled(first, last int) bool {
	t := &r.d.Tokens[first-1]
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

// punct cuts the chunk that the punctuation at i is, or the piece of a noun chunk, and
// returns where the next begins.
func (r *Runner) punct(i int) int {
	if end := r.punctInWord(i); end > 0 {
		return end
	}
	switch r.d.Word(i) {
	case ":":
		if r.open(i) != nil && r.unspaced(i) {
			return r.noun(i, i+1) // "a 51:49 venture"
		}
		return r.add(Stop, i, i+1)
	case "–", "—", "-", "--":
		small := i+1 < r.end && r.d.Tokens[i+1].Is(token.Letter) && !r.capital(i+1) // "Acme – the developer of the plant –"
		if !small && r.dateline() {
			return r.add(Stop, i, i+1)
		}
		r.add(Comma, i, i+1)
		r.last().dash = true
		return i + 1
	case ",":
		if np := r.open(i); np != nil && r.measured(np) && r.describesOn(i+1) {
			return r.noun(i, i+1) // "a $480 million, long-term contract"
		}
		if end := r.summedUp(i); end > 0 {
			return r.add(Paren, i, end)
		}
		return r.add(Comma, i, i+1)
	case ".":
		if r.open(i) != nil && r.tickered(i) {
			return r.ticker(i)
		}
		if r.open(i) != nil && r.abbreviates(i) {
			return r.noun(i, i+1) // "500,000 lbs. of uranium"
		}
		return r.add(Stop, i, i+1)
	case ";", "!", "?", "...", "…", "|", ">", "•", "·": // "News | Power | Acme has"
		return r.add(Stop, i, i+1)
	case "(", "[":
		return r.brackets(i)
	case "/":
		if end := r.slashes(i); end > 0 {
			return r.add(Paren, i, end)
		}
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
		if r.open(i) != nil && r.unspaced(i) {
			return r.noun(i, i+2) // "a C&I developer"
		}
		return r.add(Conj, i, i+1)
	}
	return r.add(Other, i, i+1)
}

// abbreviates reports whether the full stop at i ends no clause but a word, since the
// sentence goes on in small letters.
func (r *Runner) abbreviates(i int) bool {
	if i+1 >= r.end || r.d.Tokens[i].Is(token.SpaceBefore) {
		return false
	}
	n := &r.d.Tokens[i+1]
	return n.Is(token.Letter) && n.Is(token.SpaceBefore) && !n.Is(token.Upper)
}

// punctInWord cuts punctuation that belongs to a word, and returns where the next chunk
// begins, 0 if that at i is of another kind.
func (r *Runner) punctInWord(i int) int {
	t := &r.d.Tokens[i]
	if t.Sym == r.s.possessive {
		if l := r.last(); l != nil && l.Kind == Time && l.End == i {
			l.Kind = Noun // "Monday's signing"
		}
		if r.open(i) != nil {
			return r.noun(i, i+1)
		}
	}
	if w := r.d.Word(i); (w == "'" || w == "’") && r.open(i) != nil && r.ofSeveral(i) {
		return r.noun(i, i+1)
	}
	if r.parts(i) {
		return r.add(Conj, i, i+1)
	}
	if r.hyphen(i) && r.open(i) != nil || r.slash(i) {
		return r.noun(i, i+1)
	}
	return 0
}

// ofSeveral reports whether the apostrophe at i is the possessive of a plural: "the two firms'
// plant".
func (r *Runner) ofSeveral(i int) bool {
	if r.d.Tokens[i].Is(token.SpaceBefore) || !r.nominal(i+1) {
		return false
	}
	return r.d.Tokens[i+1].Is(token.SpaceBefore) && strings.HasSuffix(r.d.Word(i-1), "s")
}

// unspaced reports whether no space stands on either side of the punctuation at i.
func (r *Runner) unspaced(i int) bool {
	return !r.d.Tokens[i].Is(token.SpaceBefore) && i+1 < r.end && !r.d.Tokens[i+1].Is(token.SpaceBefore)
}

// maxBrackets is how many tokens may stand in brackets.
const maxBrackets = 60

// brackets cuts what stands in the brackets that open at i; brackets that do not close
// part as a comma does.
func (r *Runner) brackets(i int) int {
	depth := 0
	for j := i; j < min(i+maxBrackets, r.end); j++ {
		switch r.d.Word(j) {
		case "(", "[":
			depth++
		case ")", "]":
			if depth--; depth > 0 {
				continue
			}
			switch {
			case r.sameAmount(i, j), r.abbreviation(i, j), r.open(i) != nil && r.d.Tokens[i-1].Sym == r.s.possessive && r.nominal(j+1):
				return r.noun(i, j+1)
			case r.sourced(j + 1):
				return r.add(Stop, i, j+1) // "NAIROBI (Reuters) Acme Power …"
			}
			return r.add(Paren, i, j+1)
		}
	}
	return r.add(Comma, i, i+1)
}
