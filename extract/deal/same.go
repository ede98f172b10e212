package deal

import (
	"slices"
	"strconv"
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// bodiesOf reports whether several organizations are of the countries of as many
// states.
func (r *Runner) bodiesOf(bodies, states []int) bool {
	for _, s := range states {
		if !slices.ContainsFunc(bodies, func(b int) bool {
			return r.in.Entities[b].Kind == record.Organization && r.in.Entities[b].Country == r.in.Entities[s].Country
		}) {
			return false
		}
	}
	return len(bodies) == len(states)
}

// tranche reports whether c tells a lender's part of the financing that a tells
// of without its lenders: "Six banks lend $690 million. Acme provides $200
// million", "reached financial close with loans from Acme".
func tranche(a, c *candidate) bool {
	if a.typ != "financing" || c.typ != "financing" || a.status != c.status && !c.part {
		return false
	}
	if c.sent < a.sent || c.sent > a.sent+2 || !lendersOpen(a, c) {
		return false
	}
	here := c.sent == a.sent
	if !here && !(c.value > 0) && !a.closing {
		return false
	}
	if c.value != 0 && a.value != 0 && c.currency != a.currency {
		return false
	}
	return here && a.value == 0 || c.value <= a.value
}

// lendersOpen reports whether more lenders may come to the financing that a tells of, as c tells:
// none is told, or c is a part of it, or the first one stands where it was closed.
func lendersOpen(a, c *candidate) bool {
	if len(a.parties) == 0 || a.shared {
		return true
	}
	return len(a.parties) < 2 && (c.part || a.closing && c.sent <= a.sent+1)
}

// lendersOf reports whether c tells, without a sum, who lends the money that those who get
// it are told to have before in the paragraph: "Acme closed a $5 million loan. … Financing
// was provided by Bolt".
func (r *Runner) lendersOf(p *pair) bool {
	a, c := p.a, p.c
	if a.typ != "financing" || c.typ != "financing" || a.status != c.status {
		return false
	}
	if c.noun < 0 || !c.passive || c.plural || c.value != 0 {
		return false
	}
	if c.sent <= a.sent || c.name.First != r.d.Sentences[c.sent].First || !r.sameParagraph(a.sent, c.sent) {
		return false
	}
	return len(c.parties) > 0 && !slices.ContainsFunc(a.parties, r.lends)
}

// plantWord reports whether the word for an agreement is also one for plants: "facility", but not
// "credit facility".
func (r *Runner) plantWord(c *candidate) bool {
	return c.name.Len() == 1 && r.s.object(r.d.Tokens[c.name.End-1].Sym)&needPlant != 0
}

// plantAt reports whether noun chunk n ends in such a word and tells what the plant runs on.
func (r *Runner) plantAt(n int) bool {
	ch := r.chunks[n]
	before := token.Span{First: ch.First, End: ch.End - 1}
	if r.s.object(r.d.Tokens[before.End].Sym)&needPlant == 0 {
		return false
	}
	return r.kinds(before)&needFuel != 0 || r.in.Technology != nil && r.in.Technology(before) != ""
}

func sameType(a, c *candidate) bool {
	if (a.noun < 0 || a.united) && a.typ == "cooperation_agreement" && !joins[c.typ] {
		return false // "will cooperate to secure funding"
	}
	if c.generic && !(c.bare && c.about.Len() == 0) && works(c.typ) {
		if ownership(a.typ) || a.typ == "financing" || a.typ == "power_purchase_agreement" {
			return false // "the order" is no loan
		}
	}
	if a.typ == c.typ || c.typ == "" || a.generic || c.generic {
		return true
	}
	return a.loose && c.returns || a.bare && paper(c)
}

// common is how many parties two candidates share, a state and its ministry taken
// for one, and a firm and a part of it.
func (r *Runner) common(a, b []int) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			if x == y || r.rules(x, y) || r.rules(y, x) || r.shortly(x, y) || r.shortly(y, x) || r.toldArm(x, y) || r.toldArm(y, x) {
				n++
				break
			}
		}
	}
	return min(n, len(b))
}

// rules reports whether entity x is a public body that acts for the state y.
func (r *Runner) rules(x, y int) bool {
	b, s := &r.in.Entities[x], &r.in.Entities[y]
	if b.Subkind != "ministry" && b.Subkind != "government" || s.Kind != record.Place {
		return false
	}
	return s.Country != "" && s.Country == b.Country && (nation(s) || y >= r.given)
}

// overlap is how many elements two lists share.
func overlap(a, b []int) int {
	n := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return n
}

// conflict reports whether two candidates cannot be the same agreement.
func (r *Runner) conflict(a, c *candidate) bool {
	return endsOther(a, c) || otherFigures(a, c) || r.otherObject(a, c) || otherDate(a, c) || r.otherLand(a, c)
}

// otherLand reports whether two candidates, of nobody in common, are told to be about
// other countries: "Acme and Bolt signed a deal on a dam in Kenya. … In Oman, the contract
// was signed with Cue".
func (r *Runner) otherLand(a, c *candidate) bool {
	if !unequal(a.country, c.country) || len(a.parties) == 0 || len(c.parties) == 0 {
		return false
	}
	return r.common(a.parties, c.parties) == 0 && !r.bodiesOf(c.parties, a.parties)
}

// endsOther reports whether of two candidates one tells the end of something else than
// the other tells.
func endsOther(a, c *candidate) bool {
	if a.status == "ended" && c.status == "planned" {
		return true
	}
	switch a.typ {
	case "financing":
		return endsOtherLoan(a, c)
	case "acquisition":
		return endsOtherPurchase(a, c)
	}
	return false
}

func endsOtherLoan(a, c *candidate) bool {
	switch {
	case a.status == "ended" && c.status == "signed":
		return !c.returns
	case a.status == "signed" && c.status == "planned": // "has received a grant. It aims to take financial close next year"
		return c.typ == "financing" && c.closing && !a.closing
	}
	return false
}

func endsOtherPurchase(a, c *candidate) bool {
	switch {
	case a.status == "ended" && c.status == "signed": // "was blocked. … In Peru it bought a dam"
		if c.typ != "acquisition" || c.noun >= 0 || c.same {
			return false
		}
		return overlap(a.targets, c.targets) == 0 && overlap(a.plants, c.plants) == 0
	case a.status == "signed" && c.status == "ended": // "exited its stake" is no end of buying it
		return c.weak || a.sent == c.sent && !c.returns
	}
	return false
}

// otherFigures reports whether two candidates are of other capacities, sums, terms or
// numbers.
func otherFigures(a, c *candidate) bool {
	switch {
	case otherRating(a, c),
		a.currency == c.currency && unequal(a.value, c.value),
		unequal(a.term, c.term),
		unequal(a.count, c.count):
		return true
	}
	return !c.returns && (a.count > 0) != (c.count > 0) && !(a.noun < 0 && c.sent > a.sent) // "will buy power. … signed two contracts"
}

// otherRating reports whether two candidates are of other capacities, of which neither is a part
// of the other.
func otherRating(a, c *candidate) bool {
	if partTaken(a, c) || a.fraction || c.fraction || !a.rated && !c.rated {
		return false
	}
	return unequal(a.mw, c.mw) || unequal(a.mwh, c.mwh)
}

// unequal reports whether two figures or words are both told and differ.
func unequal[T comparable](x, y T) bool {
	var untold T
	return x != untold && y != untold && x != y
}

// otherObject reports whether two candidates are of other plants, of firms by other names
// or of other firms.
func (r *Runner) otherObject(a, c *candidate) bool {
	if c.called != "" && a.subject != "" && !a.returns && !strings.Contains(a.subject, c.called) {
		return true
	}
	if c.returns {
		return false
	}
	switch {
	case len(c.plants) > 0 && r.cued(cueUnnamed, a.region),
		r.plantsApart(a, c),
		a.called != "" && c.subject != "" && !c.same && !strings.Contains(c.subject, a.called),
		len(a.targets) > 0 && len(c.targets) > 0 && r.common(a.targets, c.targets) == 0:
		return true
	}
	return false
}

// plantsApart reports whether two candidates are of other plants, and not of the same capacity
// and parties.
func (r *Runner) plantsApart(a, c *candidate) bool {
	if len(a.plants) == 0 || len(c.plants) == 0 || overlap(a.plants, c.plants) > 0 {
		return false
	}
	shared := r.common(a.parties, c.parties)
	return !(a.mw > 0 && a.mw == c.mw && shared > 0 && (shared > 1 || len(a.parties)+len(c.parties) == 2))
}

// otherDate reports whether two candidates are of other dates, of which neither is that
// of closing what was agreed before.
func otherDate(a, c *candidate) bool {
	if c.returns || c.typ == "acquisition" && (a.closed || c.closed) {
		return false
	}
	return a.date != "" && c.date != "" && !prefix(a.date, c.date)
}

func prefix(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] == b[:n]
}

// longBefore reports whether c was signed in a year before the article's, which tells
// of a as planned.
func (r *Runner) longBefore(a, c *candidate) bool {
	if a.status != "planned" || c.status != "signed" {
		return false
	}
	signed, ok := year(c.date)
	now, known := year(r.in.Published)
	return ok && known && (signed < now-1 || signed < now && len(c.date) == len("2006"))
}

// year is the year of a date in ISO 8601.
func year(date string) (int, bool) {
	if len(date) < 4 {
		return 0, false
	}
	n, err := strconv.Atoi(date[:4])
	return n, err == nil
}

// purposeOf reports whether the verb of c is the first infinitive behind that of a: "joined forces to
// buy a dam".
func (r *Runner) purposeOf(a, c *candidate) bool {
	chunks := r.cl.Sentence(c.sent)
	for k := a.verb() + 1; k < len(chunks); k++ {
		if chunks[k].Kind == clause.Verb {
			return k == c.verb() && chunks[k].Form == clause.Infinitive
		}
	}
	return false
}
