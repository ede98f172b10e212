package deal

import (
	"slices"
	"strings"

	"wattwire/extract/token"
)

// What a tie asks of an agreement and one told after it.

// pair is an agreement a and a candidate c told after it.
type pair struct {
	a, c   *candidate
	shared int  // parties that are in both
	here   bool // told in one sentence
	near   bool // or within two after it
}

// both reports whether both are of a type.
func (p *pair) both(typ string) bool { return p.a.typ == typ && p.c.typ == typ }

// byVerbs reports whether verbs, and no nouns, tell both.
func (p *pair) byVerbs() bool { return p.a.noun < 0 && p.c.noun < 0 }

// allShared reports whether c has parties and all of them are in both.
func (p *pair) allShared() bool { return len(p.c.parties) > 0 && p.shared == len(p.c.parties) }

// fewerShared reports whether all parties of the one that has fewer are in both.
func (p *pair) fewerShared() bool { return p.shared == min(len(p.a.parties), len(p.c.parties)) }

// noneShared reports whether each has parties and none of them is in both.
func (p *pair) noneShared() bool {
	return p.shared == 0 && len(p.a.parties) > 0 && len(p.c.parties) > 0
}

// agentsAgain reports whether all who do what a's verb tells do what c's tells.
func (p *pair) agentsAgain() bool {
	return len(p.a.agents) > 0 && overlap(p.a.agents, p.c.agents) == len(p.a.agents)
}

// agentsBefore reports whether all who do what c's verb tells do what a's tells.
func (p *pair) agentsBefore() bool {
	return len(p.c.agents) > 0 && overlap(p.c.agents, p.a.agents) == len(p.c.agents)
}

// forAnother reports whether c tells what is done under a contract that several made for somebody
// else: "won a contract from Acme to supply turbines to Bolt's wind farm".
func forAnother(a, c *candidate) bool {
	return works(a.typ) && works(c.typ) && len(a.parties) > 1 && (a.sourced || a.passive)
}

// onGoods reports whether a candidate is of a type under which power or goods are supplied.
func (c *candidate) onGoods() bool {
	return c.typ == "power_purchase_agreement" || c.typ == "supply_contract"
}

// forTheStates reports whether the parties of c act for those of a, several states.
func (r *Runner) forTheStates(a, c *candidate) bool {
	if len(a.parties) < 2 || !r.countries(a.parties) || !r.bodiesOf(c.parties, a.parties) {
		return false
	}
	return !slices.ContainsFunc(a.parties, func(s int) bool { return s < r.given && !nation(&r.in.Entities[s]) })
}

// paysFor reports whether f tells of money put into the firm of which b says that it is
// bought, by the one who buys it, or of an investment of the buyer's in nobody else.
func (r *Runner) paysFor(f, b *candidate) bool {
	if b.typ != "acquisition" {
		return false
	}
	if f.put && f.value > 0 && b.sent < f.sent && r.putByBuyer(f, b) {
		return true // "Acme buys a stake in Bolt. Its $5 million investment"
	}
	if f.typ != "financing" {
		return false
	}
	if overlap(f.plants, b.plants) > 0 && f.sent == b.sent && f.value > 0 && b.value == 0 && overlap(f.parties, b.agents) > 0 {
		return true // "agreed to invest $5 million to take a 50% stake in the Moda dam"
	}
	n := r.common(b.targets, f.parties)
	return n > 0 && (len(f.parties) == n || r.common(f.parties, b.parties) > 0)
}

// putByBuyer reports whether f is told as the investment of one of those who buy by b, and
// not in what.
func (r *Runner) putByBuyer(f, b *candidate) bool {
	if len(f.parties) != 1 || !f.held && !f.owned {
		return false
	}
	if behind := f.name.End; behind < len(r.d.Tokens) && r.d.Tokens[behind].Sym == r.s.in {
		return false
	}
	return slices.Contains(b.agents, f.parties[0])
}

// trades reports whether a candidate tells who buys and who sells.
func (c *candidate) trades() bool {
	return c.noun < 0 && len(c.agents) > 0 && (c.frame.buys || c.frame.sells)
}

// rivals reports whether two candidates tell that others buy, or that others sell: what the
// first bought the second may buy later.
func (p *pair) rivals() bool {
	return p.shared == 0 && p.sameTrade()
}

// sameTrade reports whether verbs tell both, as two purchases or as two sales.
func (p *pair) sameTrade() bool {
	return p.a.trades() && p.c.trades() && p.a.frame.buys == p.c.frame.buys
}

// retold reports whether c may be a by another name for it or for those who made it.
func (p *pair) retold() bool {
	return p.a.status == p.c.status && p.a.count == 0 && p.c.count == 0 && len(p.c.parties) > 0
}

// inThatVenture reports whether a span tells of a venture told before: "a 40% stake in the joint venture".
func (r *Runner) inThatVenture(sp token.Span) bool {
	for i := sp.First; i+1 < sp.End; i++ {
		if !r.markedAt(i, markThat) {
			continue
		}
		if a := r.chart.Find(i+1, r.s.agreement); a != nil && a.Entry.Get("type") == "joint_venture" {
			return true
		}
	}
	return false
}

// taxEquity reports whether the words for a candidate are of tax equity, which is an instrument
// of its own.
func (r *Runner) taxEquity(c *candidate) bool {
	return r.ofTax(token.Span{First: min(c.name.First, c.phrase.First), End: max(c.name.End, c.phrase.End)})
}

// ofTax reports whether "tax" stands in a span, before a word.
func (r *Runner) ofTax(s token.Span) bool {
	for i := s.First; i+1 < s.End; i++ {
		if strings.EqualFold(r.d.Word(i), "tax") {
			return true
		}
	}
	return false
}

// particular reports whether a candidate tells which firm, plant or share changes hands.
func (c *candidate) particular() bool {
	return !c.leftOpen && (c.called != "" || len(c.targets)+len(c.plants) > 0)
}

// otherGoods reports whether a contract of others is on goods or works of which nothing was told with
// the one before, which was on some: "won the order for the turbines. … Bolt was awarded the contract
// for the foundations".
func (r *Runner) otherGoods(p *pair) bool {
	if !p.noneShared() || p.c.noun < 0 || p.c.sent == p.a.sent || !works(p.a.typ) {
		return false
	}
	goods := func(sp token.Span) (out []token.Sym) {
		for i := sp.First; i < sp.End; i++ {
			if r.named[i] {
				continue
			}
			y := r.d.Tokens[i].Sym
			if what := r.s.object(y); what&(needEquipment|needWork|needStudy) != 0 && what&(needPlant|needTask) == 0 {
				out = append(out, y)
			}
		}
		return out
	}
	before, now := goods(r.d.Sentences[p.a.sent].Span), goods(p.c.about)
	if len(before) == 0 || len(now) == 0 {
		return false
	}
	return !slices.ContainsFunc(now, func(y token.Sym) bool { return slices.Contains(before, y) })
}
