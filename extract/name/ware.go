package name

import (
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// titled reports whether c ends in a word for a product or a publication that it
// is the name of: Tolvane Smart Charger, Borealtis Leaderboard.
func (r *Runner) titled(c *candidate) bool {
	if c.facility != noFacility || c.core-c.First < 2 || c.entry != nil {
		return false
	}
	return r.trait(c.core-1)&wareEnd != 0 && r.d.Tokens[c.core-1].Is(token.Upper)
}

// ware reports whether c is one word, known to no list, after an article or the
// possessive of its maker: "the Tolvane", "its Tolvane", "Borealtis' Tolvane".
// Products, ships and models are so told, bodies seldom.
func (r *Runner) ware(c *candidate) bool {
	const naming = surname | given | orgHead | placeEnd | legalForm
	if c.facility != noFacility {
		return false
	}
	if r.fromMaker(c) {
		return true
	}
	k, t := c.First-1, &r.d.Tokens[c.First]
	switch {
	case c.End != c.First+1, c.titled, c.nation != nil, k < r.d.Sentences[c.sentence].First:
		return false
	case t.Is(token.AllUpper), t.Is(token.Dotted), t.Len() < 3, r.sym(c.End) == r.s.words.hyphen, r.trait(c.First)&naming != 0:
		return false
	}
	if a := r.find(c.End, r.s.lab.nominal); a != nil && a.Entry.Get("kind") == record.Organization {
		return false // the Tolvane union
	}
	w := &r.s.words
	if r.trait(c.First)&plain != 0 && c.End < len(r.d.Tokens) {
		n := &r.d.Tokens[c.End]
		if n.Is(token.Letter|token.SpaceBefore) && !n.Is(token.Upper) && r.trait(c.End)&(function|verb|clause|preposition) == 0 &&
			!r.verbForm(c.End) {
			return true // Reset password
		}
	}
	switch r.sym(k) {
	case w.a, w.an, w.the, w.its, w.their, w.our:
		return true
	case w.poss, w.apos:
		return r.makerBefore(k)
	}
	return r.trait(k)&other != 0
}

// fromMaker reports whether c has an article before it and its maker behind: the Tolvane XR
// from Borealtis.
func (r *Runner) fromMaker(c *candidate) bool {
	from := c.End
	if c.First == 0 || from+1 >= len(r.d.Tokens) || r.sym(c.First-1) != r.s.words.the || r.d.Word(from) != "from" {
		return false
	}
	return r.capital(from+1) && r.trait(c.core-1)&(orgHead|placeEnd|legalForm) == 0
}

// makerBefore reports whether the possessive at token k is that of an organization.
func (r *Runner) makerBefore(k int) bool {
	if k == 0 || r.d.Tokens[k-1].End != r.d.Tokens[k].Start || r.listedBefore(k) != "" || r.at[k-1] == 0 {
		return false
	}
	c := &r.cands[r.at[k-1]-1]
	return c.votes[organization] > c.votes[place]
}
