package name

import (
	"strings"
	"unicode/utf8"

	"wattwire/extract/record"
	"wattwire/extract/token"
)

// lastOf is the end of the name i..j without the words in small letters at its end
// that no list has in it.
func (r *Runner) lastOf(i, j int) int {
	for j > i && !r.listedTo(i, j) && !r.endsName(i, j-1) {
		j--
	}
	return j
}

// endsName reports whether token k can end a name that begins at token i.
func (r *Runner) endsName(i, k int) bool {
	if r.capital(k) || r.elided(k) || r.givenAfter(i, k) || r.d.Tokens[k].Is(token.Digit) || r.endsLegal(i, k) {
		return true
	}
	switch w := &r.s.words; r.sym(k) {
	case w.a, w.i, w.one: // Dolgeth Solar I
		return r.d.Tokens[k].Is(token.Upper)
	case w.dot:
		return r.abbreviated(k - 1)
	}
	return false
}

// endsLegal reports whether a legal form in small letters ends with token k of a name that begins at token i:
// "Acme Energy plc", "Acme Hydro a.s.".
func (r *Runner) endsLegal(i, k int) bool {
	const longest = 6 // tokens
	for j := k; j > max(i, k-longest); j-- {
		if r.legal(j) && r.find(j, r.s.lab.legal).End == k+1 {
			return r.trait(j)&legalStart == 0 && !r.amidCapitals(j)
		}
	}
	return false
}

// leads give, each for one kind of capitalised word that stands before a name, where
// the name i..j begins without it.
var leads = [...]func(r *Runner, i, j int) int{
	func(r *Runner, i, j int) int { // Copyright, Courtesy
		for j > i+1 && r.trait(i)&credit != 0 && !r.listedTo(i, j) && r.capital(i+1) {
			foreign := func(c rune) bool { return c >= utf8.RuneSelf }
			if a := r.listed(i); a != nil && a.Len() > 1 || strings.ContainsFunc(r.d.Word(i), foreign) {
				break // Credit Suisse Partners, Crédit Dolgeth
			}
			i++
		}
		return i
	},
	func(r *Runner, i, j int) int { // Republicans Anna Brandis
		if n := r.find(i, r.s.lab.noName); n == nil || n.End != i+1 || j <= i+2 || r.listed(i) != nil {
			return i
		}
		if r.trait(i)&given == 0 && r.trait(i+1)&(given|common) == given {
			i++
		}
		return i
	},
	func(r *Runner, i, j int) int { // IPP Borealtis Energy
		if j > i+1 && r.trait(i)&trade != 0 && r.d.Tokens[i].Is(token.AllUpper) && !r.listedTo(i, j) {
			i++
		}
		return i
	},
	func(r *Runner, i, j int) int { // Acting FERC Chairman
		if j != i+2 || r.trait(i)&(common|topic|given) != common || r.listedTo(i, j) || !r.d.Tokens[i+1].Is(token.AllUpper) {
			return i
		}
		if r.listedAs(token.Span{First: i + 1, End: j}, r.s.lab.organization) != nil {
			i++
		}
		return i
	},
	func(r *Runner, i, j int) int { // the March Nymex contract
		if j > i+1 && r.trait(i)&month != 0 && !r.listedTo(i, j) && r.listedTo(i+1, j) {
			i++
		}
		return i
	},
	func(r *Runner, i, j int) int { // Most U.S. refiners
		if !r.begins(i) || r.listedTo(i, j) {
			return i
		}
		for k := i; k+1 < j && k < i+4 && r.trait(k)&(common|month) != 0 && r.capital(k); k++ {
			if a := r.listed(k + 1); a != nil && a.End == j && (a.Label == r.s.lab.country || a.Label == r.s.lab.organization) {
				return k + 1
			}
		}
		return i
	},
	func(r *Runner, i, j int) int { // Rival Borealtis, Activist Anna Smith
		if j < i+2 || r.trait(i)&(common|given) != common || !r.begins(i) || r.listedTo(i, j) {
			return i
		}
		if r.trait(i)&facTech != 0 && r.listedPlace(i+1, j) {
			return i // Solar Belkesh, no Kenyan one
		}
		if r.listedTo(i+1, j) || j > i+2 && r.trait(i+1)&(given|common) == given && r.trait(j-1)&(orgHead|facHead) == 0 {
			i++
		}
		return i
	},
	func(r *Runner, i, j int) int { // Developers Borealtis Energy and Valkor Ltd, Lender Tarnik
		if j < i+2 || !r.begins(i) || r.listedTo(i, j) || r.trait(i+1)&(common|plain|orgHead|topic) != 0 || r.legal(i+1) {
			return i
		}
		n := r.find(i, r.s.lab.nominal)
		if n == nil || n.End != i+1 || n.Entry.Get("kind") != record.Organization {
			return i
		}
		if n.Entry.Get("subkind") == "company" || n.Entry.Get("number") == "2" {
			i++
		}
		return i
	},
	func(r *Runner, i, j int) int { // "Borealtis Energy" OJSC
		if r.legal(i) && i-1 > r.state.First && r.quote(i-1) {
			i++
		}
		return i
	},
}

// strays are signs that the capitalised words i..j name nothing of the kinds looked for.
var strays = [...]func(r *Runner, i, j int) bool{
	func(r *Runner, i, j int) bool { // S&P 500
		n := r.find(i, r.s.lab.noName)
		return n != nil && (n.End == j || n.End > j && r.d.Tokens[j].Is(token.Digit)) && !r.officered(i, j)
	},
	(*Runner).agreement,   // Project Development Agreement (PDA)
	(*Runner).designation, // BN-350
	(*Runner).parcel,      // Lease Area OCS-A 0512
	(*Runner).postOnly,    // Mandated Lead Arranger
	func(r *Runner, i, j int) bool { // Anglo-German
		return j > i+2 && r.sym(j-2) == r.s.words.hyphen && r.find(j-1, r.s.lab.demonym) != nil && !r.listedTo(i, j)
	},
	func(r *Runner, i, j int) bool { // Cal'19
		return j+1 < r.state.End && r.sym(j) == r.s.words.apos && !r.d.Tokens[j+1].Is(token.SpaceBefore) && r.d.Tokens[j+1].Is(token.Digit)
	},
	func(r *Runner, i, j int) bool { // (NYSE: XYZ, OTCQX: XYZF)
		if j >= r.state.End || r.sym(j) != r.s.words.colon || i <= r.state.First || !r.d.Tokens[i].Is(token.AllUpper) {
			return false
		}
		return r.sym(i-1) == r.s.words.open || r.sym(i-3) == r.s.words.colon && r.d.Tokens[i-1].Is(token.Punct) && r.d.Tokens[i-2].Is(token.AllUpper)
	},
	func(r *Runner, i, _ int) bool {
		return i-2 >= r.state.First && r.sym(i-1) == r.s.words.colon && r.d.Tokens[i-2].Is(token.AllUpper) && r.d.Tokens[i].Is(token.AllUpper)
	},
	func(r *Runner, i, j int) bool { return j == i+1 && (r.bracketedCode(i) || r.citation(i)) },
	(*Runner).cutOff, // covers the Renewable Energy Guarant
}
