package name

import (
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// titleOver is the end of a title of office that begins in small letters before
// token i and goes on beyond it: chief executive Officer. It is 0 if none does.
func (r *Runner) titleOver(i int) int {
	for k := i - 1; k >= r.state.First && k >= i-3; k-- {
		if r.d.Tokens[k].Is(token.Upper) {
			return 0
		}
		if t := r.find(k, r.s.lab.title); t != nil && t.End > i {
			return t.End
		}
	}
	return 0
}

// holderFrom reports whether the words from token k to j name the one whose office at the
// organization that is named from i to k stands before it: Chairman of the Dolgeth Power
// Board Tolvek Brandusk.
func (r *Runner) holderFrom(i, k, j int) bool {
	const least, most = 2, 3 // words
	if j-k < least || j-k > most || k < i+2 || r.trait(k-1)&(orgHead|legalForm|surelyOrg) == 0 {
		return false
	}
	n := i - 1
	if n > 0 && r.sym(n) == r.s.words.the {
		n--
	}
	if n < 1 || r.sym(n) != r.s.words.of || !r.titleEnds(n) {
		return false
	}
	for ; k < j; k++ {
		t := r.trait(k)
		if !r.capital(k) || r.d.Tokens[k].Is(token.AllUpper) || r.listed(k) != nil || t&(common|given) == common {
			return false
		}
		if t&(topic|orgHead|orgHeadOf|legalForm|placeEnd|facHead|progHead|eventHead) != 0 {
			return false
		}
	}
	return true
}

// jobAt is the end of a title of office that begins with its field at token i:
// National Project Coordinator.
func (r *Runner) jobAt(i, j int) int {
	for k := i; k < j && k < i+4; k++ {
		if t := r.find(k, r.s.lab.title); k > i && t != nil && r.trait(k)&job != 0 && t.End <= j {
			return t.End
		}
		if !r.capital(k) || r.trait(k)&(topic|common) == 0 || r.trait(k)&(orgHeadOf|surelyOrg|given) != 0 || r.listed(k) != nil {
			return 0
		}
	}
	return 0
}

// titleAt is the end of a title of office or form of address that begins at
// token i, with its portfolio, 0 if none does.
func (r *Runner) titleAt(i, j int) int {
	t := r.titleFrom(i, j)
	if t == nil || r.nameOf(t, i, j) {
		return 0
	}
	k := t.End
	stopped := r.sym(k) == r.s.words.dot
	if stopped && k < j {
		k++
	}
	switch t.Entry.Get("kind") {
	case "honorific":
		return k
	case "rank": // General Anna Brandis; not General Fusion
		if !stopped && !(k+1 < j && r.trait(k)&(given|common) == given && r.capital(k+1)) {
			return 0
		}
		return k
	}
	return r.portfolio(t.End, k, j)
}

// titleFrom is the title that stands at token i, or behind its portfolio there:
// Energy and Mines Minister.
func (r *Runner) titleFrom(i, j int) *rule.Annotation {
	w := &r.s.words
	for k := i; ; k++ {
		if t := r.find(k, r.s.lab.title); t != nil && (k == i || t.Entry.Get("portfolio") != "") {
			return t
		}
		switch {
		case k >= j:
			return nil
		case r.capital(k):
			if r.listed(k) != nil || r.trait(k)&(topic|common) == 0 {
				return nil
			}
		case r.sym(k) != w.and && r.sym(k) != w.amp:
			return nil
		}
	}
}

// nameOf reports whether the title t in i..j is a part of a name.
func (r *Runner) nameOf(t *rule.Annotation, i, j int) bool {
	if a := r.listed(i); a != nil && a.End > t.End && a.End <= j {
		return true
	}
	if t.Len() > 1 {
		return false
	}
	switch {
	case r.trait(i)&royal != 0 && r.founded(t.End+1, j): // King Brandis University of Technology
		return true
	case t.End+1 == j && r.stateFollows(j): // King Brandis, Va.
		return true
	case t.First != i:
		return false
	}
	office := t.Entry.Get("kind") == "office"
	if office && t.End < j { // Premier Oil, Principal Solar
		last := j - 1
		for last > t.End && !r.capital(last) {
			last--
		}
		if r.trait(last)&(orgHead|legalForm) != 0 && r.trait(i)&common == 0 && !r.hasOf(t.End, j) {
			return true
		}
	}
	if r.trait(i)&given != 0 && t.End < j && (r.trait(t.End)&particle != 0 || i > r.state.First && r.titleEnds(i)) {
		return true // Sultan Al Brandis, Dr. Dean Brandis
	}
	if r.trait(i)&(given|royal) != given || !office || t.End+1 != j || i != r.state.First && r.d.Tokens[i-1].Is(token.Upper) {
		return false
	}
	return r.capital(t.End) && r.listed(t.End) == nil // Dean Brandis
}

// portfolio is the end of the fields that a title which ends at token title, or at
// from with its full stop, governs: Minister of Energy and Mineral Resources.
func (r *Runner) portfolio(title, from, j int) int {
	w := &r.s.words
	k := from
	for k < j {
		if k > from && r.capital(k) && r.trait(k)&surelyOrg != 0 && r.trait(k)&topic == 0 {
			return from // Director of the Transmission Company of Tarvonia
		}
		s := r.sym(k)
		goesOn := k > title && (s == w.and || s == w.amp || s == w.comma)
		if goesOn || s == w.of || s == w.fors {
			m := k + 1
			if m < j && r.sym(m) == w.the {
				m++
			}
			if m >= j || !r.capital(m) || r.trait(m)&topic == 0 {
				return k
			}
			k = m + 1
			continue
		}
		if k == title || !r.capital(k) || r.trait(k)&topic == 0 {
			return k
		}
		k++
	}
	return k
}
