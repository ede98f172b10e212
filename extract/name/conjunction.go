package name

import "wattwire/extract/token"

// A conjunction is "and" between two capitalised words.
type conjunction struct {
	first, i, end int   // where the name before it begins, the "and", and the end of the sentence
	inOf          bool  // "of" stands in the name
	before, after trait // of the words beside it
	second        bool  // the second word behind it has a capital too
	next          trait // of that word
}

// A bond is a sign that a name goes on behind "and", or that another begins there. The
// bonds are tried in their order, and the first that holds decides; where none does
// another name begins.
type bond struct {
	goesOn bool
	holds  func(r *Runner, c conjunction) bool
}

var bonds = []bond{
	{true, func(r *Runner, c conjunction) bool { // Institute for International and Security Affairs, Fund of Central and Eastern Belkesh
		if s := r.sym(c.i - 2); !c.inOf || s != r.s.words.of && s != r.s.words.fors {
			return false
		}
		if c.before&c.after&common == 0 || c.before&topic != 0 || r.listed(c.i-1) != nil {
			return false
		}
		return c.next&(topic|common) != 0 || c.second && r.listed(c.i+2) != nil
	}},
	{true, func(r *Runner, c conjunction) bool { return r.initialled(c.first, c.i, c.end) }},
	{false, func(r *Runner, c conjunction) bool { // Voltara Energy and Nuclear Innovation Institute
		a := r.listed(c.first)
		return a != nil && a.End == c.i && a.Label == r.s.lab.organization && !c.inOf && (r.listed(c.i+1) != nil || c.second)
	}},
	{false, func(r *Runner, c conjunction) bool { // Dolgeth Logistics and Gorst Transfer Partners
		a := r.listed(c.i + 1)
		return a != nil && a.Label == r.s.lab.organization && a.Len() > 1 && !c.inOf
	}},
	{true, func(r *Runner, c conjunction) bool { // Dolgeth Solar and Storage Facility
		return c.before&c.after&facMod != 0 && r.facilityBehind(c.i+2, c.end)
	}},
	{true, func(r *Runner, c conjunction) bool { // School of Electrical Engineering and Computer Science
		return c.inOf && !c.fields() && c.before&topic != 0 && c.after&common != 0 && r.listed(c.i+1) == nil && c.next&topic != 0
	}},
	{true, func(r *Runner, c conjunction) bool { // Tobacco Indemnification and Community Revitalization Commission
		const word = topic | common | plain
		if c.fields() || c.before&word == 0 || c.after&word == 0 || c.before&orgHead != 0 || r.d.Tokens[c.i+1].Is(token.AllUpper) {
			return false
		}
		return (c.i-1 != c.first || c.before&topic != 0) && r.bodyEnds(c.i+2, c.end)
	}},
	{true, func(r *Runner, c conjunction) bool { // Dolgeth Complete Equipment and Engineering Co
		return c.after&topic != 0 && c.next&legalForm != 0
	}},
	{false, func(_ *Runner, c conjunction) bool { return !c.fields() }},
	{true, func(_ *Runner, c conjunction) bool { return c.inOf }}, // Ministry of Trade and Industry
	{true, func(r *Runner, c conjunction) bool { // Dolgeth Exploration and Production
		return c.i-1 > c.first && !c.second && !r.state.capitals && !r.headline(c.i)
	}},
	{true, func(r *Runner, c conjunction) bool { // Tarvonian Environment and Energy Minister Anna Brandis
		return r.titleFrom(c.i+1, c.end) != nil
	}},
	{true, func(r *Runner, c conjunction) bool { return r.headBehind(c.i+1, c.end) }}, // Science and Technology Co
}

// fields reports whether fields of activity stand on both sides.
func (c *conjunction) fields() bool { return c.before&c.after&topic != 0 }

// and joins what stands on both sides of "and" at token i in one name.
func (r *Runner) and(first, i, end int, inOf bool) int {
	if i+1 >= end || !r.capital(i+1) {
		return 0
	}
	c := conjunction{first: first, i: i, end: end, inOf: inOf, before: r.trait(i - 1), after: r.trait(i + 1)}
	if i+2 < end && r.capital(i+2) {
		c.second, c.next = true, r.trait(i+2)
	}
	for k := range bonds {
		if bonds[k].holds(r, c) {
			if bonds[k].goesOn {
				return i + 1
			}
			break
		}
	}
	return 0
}

// facilityBehind reports whether a word for a facility stands among the capitalised words
// from k.
func (r *Runner) facilityBehind(k, end int) bool {
	for ; k < end && r.capital(k); k++ {
		if r.trait(k)&(facHead|facTied) != 0 {
			return true
		}
	}
	return false
}

// bodyEnds reports whether the capitalised words from k end with one for a body.
func (r *Runner) bodyEnds(k, end int) bool {
	for ; k < end && r.capital(k); k++ {
		if t := r.trait(k); t&surelyOrg != 0 && t&(topic|office) == 0 && (k+1 == end || !r.capital(k+1)) {
			return true
		}
	}
	return false
}

// headBehind reports whether the head of a name stands among the capitalised words from
// first: behind a field of activity, or as a body's alone.
func (r *Runner) headBehind(first, end int) bool {
	for k := first; k < end && r.capital(k); k++ {
		if t := r.trait(k); k > first && t&(orgHead|legalForm|eventHead|progHead) != 0 || t&surelyOrg != 0 && t&topic == 0 {
			return true
		}
	}
	return false
}

// initialled reports whether the initialism in brackets after the words that
// follow "and" at i is of the words before it too: Dolgeth Industries and
// Construction (DIC).
func (r *Runner) initialled(first, i, end int) bool {
	k := i + 1
	for k < end && r.capital(k) {
		k++
	}
	if k+2 >= end || r.sym(k) != r.s.words.open || !r.d.Tokens[k+1].Is(token.AllUpper) || r.sym(k+2) != r.s.words.close {
		return false
	}
	short := r.d.Word(k + 1)
	return len(short) > 2 && r.initialsAre(token.Span{First: first, End: k}, short) && !r.initialsAre(token.Span{First: i + 1, End: k}, short)
}
