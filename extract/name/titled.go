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
	w := &r.s.words
	k := i
	var t *rule.Annotation
	for {
		if t = r.find(k, r.s.lab.title); t != nil && (k == i || t.Entry.Get("portfolio") != "") {
			break
		}
		if k >= j || r.capital(k) && r.listed(k) != nil || !r.capital(k) && r.sym(k) != w.and && r.sym(k) != w.amp || r.trait(k)&(topic|common) == 0 && r.capital(k) {
			return 0
		}
		k++
	}
	if k == i && t.Len() == 1 && t.Entry.Get("kind") == "office" && t.End < j {
		// Premier Oil, Principal Solar
		last := j - 1
		for last > t.End && !r.capital(last) {
			last--
		}
		if r.trait(last)&(orgHead|legalForm) != 0 && r.trait(i)&common == 0 && !r.hasOf(t.End, j) {
			return 0
		}
	}
	if a := r.listed(i); a != nil && a.End > t.End && a.End <= j {
		return 0
	}
	if t.Len() == 1 && r.trait(i)&royal != 0 && r.founded(t.End+1, j) {
		return 0 // King Brandis University of Technology
	}
	if t.Len() == 1 && t.End+1 == j && r.stateFollows(j) {
		return 0 // King Brandis, Va.
	}
	if k == i && t.Len() == 1 && r.trait(i)&given != 0 && t.End < j && (r.trait(t.End)&particle != 0 || i > r.state.First && r.titleEnds(i)) {
		return 0 // Sultan Al Brandis, Dr. Dean Brandis
	}
	if k == i && t.Len() == 1 && r.trait(i)&(given|royal) == given && t.Entry.Get("kind") == "office" && t.End+1 == j && r.capital(t.End) && r.listed(t.End) == nil &&
		(i == r.state.First || !r.d.Tokens[i-1].Is(token.Upper)) {
		return 0 // Dean Brandis
	}
	k = t.End
	stopped := r.sym(k) == w.dot
	if stopped && k < j {
		k++
	}
	switch t.Entry.Get("kind") {
	case "honorific":
		return k
	case "rank":
		// General Anna Brandis; not General Fusion
		if !stopped && !(k+1 < j && r.trait(k)&(given|common) == given && r.capital(k+1)) {
			return 0
		}
		return k
	}
	// Minister of Energy and Mineral Resources
	from := k
	for k < j {
		if k > from && r.capital(k) && r.trait(k)&surelyOrg != 0 && r.trait(k)&topic == 0 {
			return from // Director of the Transmission Company of Tarvonia
		}
		s := r.sym(k)
		if s == w.of || s == w.fors || k > t.End && (s == w.and || s == w.amp || s == w.comma) {
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
		if k == t.End || !r.capital(k) || r.trait(k)&topic == 0 {
			return k
		}
		k++
	}
	return k
}
