package deal

import (
	"slices"

	"wattwire/extract/token"
)

// inTender reads a tender that is told of in a candidate's sentence or, of one chosen to
// build or run a plant, in those beside it in the paragraph.
func (r *Runner) inTender(c *candidate) verdict {
	if c.frame.auction != "" && r.tendered(c) {
		return closed(c.frame.auction)
	}
	return verdict{}
}

// tendered reports whether a tender is told of beside a candidate.
func (r *Runner) tendered(c *candidate) bool {
	s := &r.d.Sentences[c.sent]
	if c.noun < 0 && c.frame.object.role == party && works(r.employed(c.region)) && !r.plantToBuild(c) {
		return false // "preferred supplier for two plants of the last tender"
	}
	if r.marked(markTender, s.Span) {
		return true
	}
	var told func(sp token.Span) bool
	switch f := c.frame; {
	case c.typ == "concession": // "a bid round"
		told = func(sp token.Span) bool { return r.marked(markTender, sp) || r.cued(cueContest, sp) }
	case f.object.role == target && f.object.needs&needTechnology != 0: // "after an evaluation of three designs"
		if slices.ContainsFunc(c.agents, r.sovereign) {
			return false // "Kenya chose the MX-300 for its programme"
		}
		told = func(sp token.Span) bool { return r.cued(cueContest, sp) }
	case f.object.role != party || !r.plantToBuild(c) || r.topicIn(c.region) == "service_contract": // "hired Acme to design a plant"
		return false
	default: // "chose Acme to develop a plant after it received bids"
		told = func(sp token.Span) bool { return r.marked(markTender, sp) || r.bidsIn(sp) }
	}
	for n := max(0, c.sent-1); n <= min(c.sent+1, len(r.d.Sentences)-1); n++ {
		if t := &r.d.Sentences[n]; t.Paragraph == s.Paragraph && told(t.Span) {
			return true
		}
	}
	return false
}

// bidsIn reports whether a span tells of bids in a contest.
func (r *Runner) bidsIn(sp token.Span) bool {
	for i := sp.First; i < sp.End; i++ {
		if s := r.d.Tokens[i].Sym; r.s.marks.Has(s, markAuction) && r.s.object(s)&needBid != 0 {
			return true
		}
	}
	return false
}

// awards reports whether an entity is one that has plants built by others: a state, a body of one or a
// utility.
func (r *Runner) awards(e int) bool { return r.sovereign(e) || procures(&r.in.Entities[e]) }

// plantToBuild reports whether what a candidate's one is chosen for is a plant,
// not a contractor's part in one.
func (r *Runner) plantToBuild(c *candidate) bool {
	for i := c.region.First; i < c.region.End; i++ {
		if r.chart.Find(i, r.s.phrase) != nil {
			return false
		}
	}
	return r.siteIn(c.region)
}
