package deal

import (
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// onTerms reports whether a candidate is told with what only an agreement settles: for how
// many years something is done, or at what price so many machines or works change hands.
func (r *Runner) onTerms(c *candidate) bool {
	if r.overYears(c.region, r.settles(c.verb())) {
		return true
	}
	if c.object < 0 {
		return c.frame.subject.role == target && r.forSum(c)
	}
	return r.kindsOf(c.object)&needFuel == 0 && r.forSum(c)
}

// settles reports whether the verb group k tells what is to be done, is done as a rule, or
// was agreed on, not what went on for some time: "takes", "booked", "has signed for", but not
// "has supplied".
func (r *Runner) settles(k int) bool {
	v := &r.chunks[k]
	if r.coming(k) || v.Perfect && r.s.marks.Has(v.Sym, markSigns) {
		return true
	}
	return v.Form == clause.Finite && !v.Perfect && v.Modal == 0 && !r.ongoing(*v)
}

// overYears reports whether a span tells until when something is done, "until 2040", or,
// of what is settled, for how many years: "for 20 years", "over two decades".
func (r *Runner) overYears(sp token.Span, settled bool) bool {
	for i := range r.in.Dates {
		t := &r.in.Dates[i]
		if t.First >= sp.End {
			break
		}
		if t.First <= sp.First {
			continue
		}
		switch y := r.before(t.First); {
		case t.Type == "DURATION":
			if settled && strings.HasSuffix(t.Value, "Y") && !strings.ContainsAny(t.Value, "/X") && r.lasts(t.Span) {
				return true
			}
		case t.Type == "DATE" && len(t.Value) == len("2040") && r.s.cues.Has(y, cueYears):
			return true
		}
	}
	return false
}

// termEnd is the token up to which a duration may be the term of what the region that ends at end
// tells: past a verb behind it that tells how long it goes on, "a contract lasting for 5 years",
// "will start in May and run for 5 years", "the contract, which runs for 5 years".
func (r *Runner) termEnd(end int) int {
	const near = 6 // tokens
	for k := range r.chunks {
		ch := &r.chunks[k]
		if ch.First > end+near {
			break
		}
		if ch.Kind == clause.Verb && ch.First >= end && r.markedAt(ch.End-1, markTerm) {
			return ch.End + 2
		}
	}
	return end
}

// lasts reports whether a duration tells how long something goes on: "for 20 years", "a 20-year
// term", "over a 20-year contract".
func (r *Runner) lasts(s token.Span) bool {
	if r.s.marks.Has(r.before(s.First), markTerm) {
		return true
	}
	if s.End >= len(r.d.Tokens) || r.endsInS(s.End-1) {
		return false
	}
	if r.markedAt(s.End, markTerm) {
		return true
	}
	return s.First > 1 && r.chart.Find(s.End, r.s.agreement) != nil && r.s.marks.Has(r.before(s.First-1), markTerm)
}

// forSum reports whether a candidate's region tells a sum at which something changes
// hands: "for $5 million", "a $5 million order", but not "at $5 per barrel".
func (r *Runner) forSum(c *candidate) bool {
	for i := r.chunks[max(c.object, c.verb())].End; i < c.region.End; i++ {
		a := r.chart.Find(i, r.s.money)
		if a == nil || a.End > c.region.End || r.rated(a.End) {
			continue
		}
		if y := r.before(i); y == r.s.forr || r.s.marks.Has(y, markWorth) {
			return true
		}
	}
	return false
}
