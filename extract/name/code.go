package name

import (
	"strings"

	"wattwire/extract/token"
)

// agreement reports whether the words from i to j are no name but a word for an
// agreement, alone or behind common ones: Share Sale Agreement, Joint Participation
// Agreement.
func (r *Runner) agreement(i, j int) bool {
	if j == i+1 || r.listedTo(i, j) {
		return false
	}
	for k := i; k < j; k++ {
		a := r.find(k, r.s.lab.agreement)
		if a != nil && a.End == j {
			if k == i || r.trait(j-1)&progHead != 0 && (a.Len() > 1 || j > i+2) {
				return true
			}
		}
		if r.trait(k)&common == 0 || r.trait(k)&given != 0 {
			return false
		}
	}
	return false
}

// cutOff reports whether the words i..j, common ones before one that is none, end a text that is cut
// off in a word.
func (r *Runner) cutOff(i, j int) bool {
	if j != len(r.d.Tokens) || j < i+3 || r.trait(j-1) != 0 || r.ordinary(j-1) || r.d.Tokens[j-1].Is(token.AllUpper) || r.listed(i) != nil {
		return false
	}
	for k := i; k < j-1; k++ {
		if r.trait(k)&(common|topic) == 0 {
			return false
		}
	}
	return r.state.Len() > 12 && !r.headline(i)
}

// quote reports whether a quotation mark stands at token i.
func (r *Runner) quote(i int) bool {
	switch r.d.Word(i) {
	case "\"", "”", "''", "»", "’":
		return true
	}
	return false
}

// ofThe reports whether "of" and a determiner stand at token i, as they do
// after common nouns.
func (r *Runner) ofThe(i int) bool {
	return i+1 < r.state.End && r.sym(i) == r.s.words.of && !r.d.Tokens[i+1].Is(token.Upper) && r.trait(i+1)&function != 0
}

// worded reports whether a word with a figure has a word in it: H2Dolgeth.
func (r *Runner) worded(i int) bool {
	const least = 4
	w, n := r.d.Word(i), 0
	for k := len(w) - 1; k >= 0 && 'a' <= w[k] && w[k] <= 'z'; k-- {
		n++
	}
	return n >= least
}

func (r *Runner) digits(i int) bool {
	for _, b := range []byte(r.d.Word(i)) {
		if '0' <= b && b <= '9' {
			return true
		}
	}
	return false
}

// designation reports whether i..j is a type of machine: BWRX-300, Xe-100.
func (r *Runner) designation(i, j int) bool {
	for k := i + 1; k+1 < j; k++ {
		if r.sym(k) != r.s.words.hyphen || !r.d.Tokens[k+1].Is(token.Digit) {
			continue
		}
		p, n := &r.d.Tokens[k-1], &r.d.Tokens[k+1]
		if p.Is(token.AllUpper) || p.End-p.Start <= 2 || n.End-n.Start > 2 {
			return j-i <= 5 && !r.listedTo(i, j)
		}
	}
	// C-OUT-T-EIA
	if t := &r.d.Tokens[i]; j-i == 3 && t.End-t.Start == 1 && r.sym(i+1) == r.s.words.hyphen && i > 0 && r.d.Tokens[i-1].Is(token.Punct) {
		return !r.listedTo(i, j) // (R-Tenn.)
	}
	hyphens := 0
	for k := i; k < j; k++ {
		if t := &r.d.Tokens[k]; t.Sym == r.s.words.hyphen {
			hyphens++
		} else if !t.Is(token.Upper) || t.End-t.Start > 1 && !t.Is(token.AllUpper) {
			return false
		}
	}
	return hyphens >= 2
}

// parcel reports whether i..j is a common word that a number may follow and the letters of a
// code with figures in it: Lease Area OCS-A 0512, Tract P-07.
func (r *Runner) parcel(i, j int) bool {
	k := i
	for k < j && r.trait(k)&(common|numbered) != 0 && !r.d.Tokens[k].Is(token.AllUpper) {
		k++
	}
	if k == i || k == j || r.trait(k-1)&numbered == 0 || r.d.Tokens[k].Is(token.Digit) {
		return false
	}
	for ; k < len(r.d.Tokens) && !r.d.Tokens[k].Is(token.Digit); k++ {
		t := &r.d.Tokens[k]
		if letters := t.End - t.Start; t.Sym != r.s.words.hyphen && (!t.Is(token.Upper) || letters > 1 && !t.Is(token.AllUpper) || letters > 4) {
			return false
		}
	}
	return k < len(r.d.Tokens)
}

// postOnly reports whether i..j are common words, the last of them a word for a post that a
// firm has beside others: Joint Lead Bookrunner, Green Loan Structuring Agent.
func (r *Runner) postOnly(i, j int) bool {
	if r.trait(j-1)&post == 0 || r.listedTo(i, j) {
		return false
	}
	for k := i; k < j-1; k++ {
		if r.trait(k)&(common|plain) == 0 && r.sym(k) != r.s.words.hyphen {
			return false
		}
	}
	return true
}

// shouted reports whether i..j are English words in capitals, a heading: OTHER
// NEWS.
func (r *Runner) shouted(i, j int) bool {
	for k := i; k < j; k++ {
		if t := &r.d.Tokens[k]; !t.Is(token.AllUpper) || t.End-t.Start < 3 || r.trait(k)&(common|plain|function) == 0 {
			return false
		}
	}
	return true
}

// bracketedCode reports whether token i is a ticker in square brackets after the
// name of its company: Borealtis [ BRLT ], Borealtis [BRLT.UL].
func (r *Runner) bracketedCode(i int) bool {
	if t := &r.d.Tokens[i]; t.Is(token.Dotted) && r.sym(i-1) == r.s.words.open && r.sym(i+1) == r.s.words.close && r.listed(i) == nil {
		return true // Borealtis (B.N)
	}
	if i < r.state.First+2 || !r.d.Tokens[i].Is(token.AllUpper) || r.d.Text[r.d.Tokens[i-1].Start] != '[' {
		return false
	}
	if p := &r.d.Tokens[i-2]; !p.Is(token.Upper) && !p.Is(token.Punct) {
		return false
	}
	return i+1 < len(r.d.Tokens) && (r.d.Text[r.d.Tokens[i+1].Start] == ']' || r.sym(i+1) == r.s.words.dot) && r.listed(i) == nil
}

// citation reports whether token i is a code in brackets with the date of what
// is cited: (BRLT Jun.8'21), (BRLT, 10/22/19), (BRLT, May 3).
func (r *Runner) citation(i int) bool {
	if i <= r.state.First || i+1 >= r.state.End || r.sym(i-1) != r.s.words.open {
		return false
	}
	if t := &r.d.Tokens[i]; !t.Is(token.AllUpper) || t.Len() > 5 {
		return false
	}
	k := i + 1
	if r.sym(k) == r.s.words.comma {
		k++
	}
	if a := r.find(k, r.s.lab.date); a != nil && a.Len() > 1 && r.sym(a.End) == r.s.words.close {
		return r.listed(i) == nil
	}
	if r.trait(i+1)&month != 0 {
		return r.blocked[i+1]
	}
	name := strings.TrimRight(r.d.Word(i+1), "0123456789") // May27'21
	r.fold = token.Fold(r.fold[:0], name)
	return len(name) < len(r.d.Word(i+1)) && r.s.words.of1(r.s.lex.Vocab.Lookup(r.fold))&month != 0
}

// scrapedEnd reports whether an item of a list ends at token i, before a comma
// of the scraped list: "us today., Remember".
func (r *Runner) scrapedEnd(i int) bool {
	switch r.d.Text[r.d.Tokens[i].Start] {
	case '.', '*', '!', '?':
		return true
	}
	return false
}
