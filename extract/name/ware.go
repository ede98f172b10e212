package name

import (
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// titled reports whether c ends in a word for a product or a publication that it
// is the name of: Tolvane Smart Charger, Borealtis Leaderboard.
func (r *Runner) titled(c *candidate) bool {
	return c.facility == noFacility && c.core-c.First >= 2 && c.entry == nil && r.trait(c.core-1)&wareEnd != 0 && r.d.Tokens[c.core-1].Is(token.Upper)
}

// ware reports whether c is one word, known to no list, after an article or the
// possessive of its maker: "the Tolvane", "its Tolvane", "Borealtis' Tolvane".
// Products, ships and models are so told, bodies seldom.
func (r *Runner) ware(c *candidate) bool {
	const naming = surname | given | orgHead | placeEnd | legalForm
	k, t := c.First-1, r.d.Tokens[c.First]
	if c.facility == noFacility && k >= 0 && c.End+1 < len(r.d.Tokens) && r.sym(k) == r.s.words.the && r.d.Word(c.End) == "from" && r.capital(c.End+1) && r.trait(c.core-1)&(orgHead|placeEnd|legalForm) == 0 {
		return true // the Tolvane XR from Borealtis
	}
	if c.facility != noFacility || c.End != c.First+1 || c.titled || c.nation != nil || t.Is(token.AllUpper) || t.Is(token.Dotted) || r.trait(c.First)&naming != 0 || k < r.d.Sentences[c.sentence].First {
		return false
	}
	if t.End-t.Start < 3 || r.sym(c.End) == r.s.words.hyphen {
		return false
	}
	if a := r.find(c.End, r.s.lab.nominal); a != nil && a.Entry.Get("kind") == record.Organization {
		return false // the Tolvane union
	}
	w := &r.s.words
	if r.trait(c.First)&plain != 0 && c.End < len(r.d.Tokens) {
		if n := r.d.Tokens[c.End]; n.Is(token.Letter|token.SpaceBefore) && !n.Is(token.Upper) && r.trait(c.End)&(function|verb|clause|preposition) == 0 && !r.verbForm(c.End) {
			return true // Reset password
		}
	}
	switch s := r.sym(k); {
	case s == w.a, s == w.an, s == w.the, s == w.its, s == w.their, s == w.our:
		return true
	case s == w.poss, s == w.apos:
		return k > 0 && r.d.Tokens[k-1].End == r.d.Tokens[k].Start && r.listedBefore(k) == "" && r.at[k-1] != 0 && r.cands[r.at[k-1]-1].votes[organization] > r.cands[r.at[k-1]-1].votes[place]
	case r.trait(k)&other != 0:
		return true
	}
	return false
}
