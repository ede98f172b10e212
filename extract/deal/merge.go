package deal

import (
	"cmp"
	"slices"
	"strconv"

	"wattwire/extract/record"
	"wattwire/extract/token"
)

// merge joins candidates that tell of one agreement, in order of the text, and
// returns the indexes of those that stand.
func (r *Runner) merge() []int {
	var out []int
	hazy := -1 // the candidate that was left out last for want of what makes it an agreement
	for i := range r.cands {
		r.fuller(i)
		c := &r.cands[i]
		if c.alongside > 0 || c.bundled > 0 {
			r.inherit(c)
		}
		if a, why := r.antecedent(out, c); a >= 0 {
			if why == detailed {
				c.into, r.cands[a].into = i+1, i+1
				r.join(c, &r.cands[a])
				out = append(slices.DeleteFunc(out, func(x int) bool { return x == a }), i)
				r.chart.Trace.Join(r.cands[a].frame.rule, r.cands[a].name, c.name, why)
				continue
			}
			r.cands[a].shared = r.cands[a].shared || tranche(&r.cands[a], c)
			r.join(&r.cands[a], c)
			c.into = a + 1
			r.chart.Trace.Join(c.frame.rule, c.name, r.cands[a].name, why)
			continue
		}
		if c.side != 0 {
			continue // of nothing told
		}
		if r.clears(hazy, c) {
			a := &r.cands[hazy]
			r.join(a, c)
			a.into, c.into = hazy+1, hazy+1
			out, hazy = append(out, hazy), -1
			r.chart.Trace.Join(c.frame.rule, c.name, a.name, "what it lacked")
			continue
		}
		r.presume(c)
		if wanted := r.doubtful(c); wanted != "" {
			r.chart.Trace.Miss(c.frame.rule, c.name, c.name.End, wanted)
			hazy = i
			continue
		}
		c.into = i + 1
		out = append(out, i)
	}
	return slices.DeleteFunc(out, func(i int) bool {
		a := &r.cands[i]
		a.apart = a.apart || r.itemised(i)
		return a.apart
	})
}

// clears reports whether candidate c returns to the candidate hazy, told by a verb in the
// sentence before, and gives it what it lacked: "is to sign a contract for a dam. It will be
// signed with Acme"
func (r *Runner) clears(hazy int, c *candidate) bool {
	if hazy < 0 || !c.returns || !c.partnered || len(c.parties) == 0 {
		return false
	}
	a := &r.cands[hazy]
	if a.sent+1 != c.sent || a.noun < 0 || a.frame == r.s.named {
		return false
	}
	if a.returns || len(a.parties) == 0 || a.plural {
		return false
	}
	if !sameType(a, c) || r.common(a.parties, c.parties) > 0 || r.conflict(a, c) {
		return false
	}
	whole := *a
	whole.parties = addAll(slices.Clone(a.parties), c.parties)
	r.presume(&whole)
	return r.doubtful(&whole) == ""
}

// fuller puts in the place of candidate i, if it has no party or no type, the next one of
// its sentence which another verb tells by the same word and which has: "cancelled the
// contract awarded to Acme for a dam".
func (r *Runner) fuller(i int) {
	a := &r.cands[i]
	if a.noun < 0 {
		return
	}
	for j := i + 1; j < len(r.cands) && r.cands[j].sent == a.sent; j++ {
		c := &r.cands[j]
		if c.noun != a.noun || c.group == a.group {
			continue
		}
		if len(a.parties) == 0 && len(c.parties) > 0 || a.typ == "" && c.typ != "" {
			*a, *c = *c, *a
			return
		}
	}
}

// countries reports whether all of some entities are places.
func (r *Runner) countries(entities []int) bool {
	for _, e := range entities {
		if r.in.Entities[e].Kind != record.Place {
			return false
		}
	}
	return true
}

// earlier reports whether c is another contract of one of a's parties: one with
// someone else, told with a time before the news of a ("Last month, it won"), or
// named by what it is for ("the main fabrication contract").
func (r *Runner) earlier(a, c *candidate, shared int) bool {
	if !namedWorks(a) || !namedWorks(c) || shared == 0 || shared == len(c.parties) {
		return false
	}
	if c.returns {
		return shared < len(a.parties) && c.typ != "" && c.name.First-c.phrase.First > 1
	}
	return len(a.parties) < 2 && a.date == "" && c.date != "" && r.in.Published != "" && !prefix(c.date, r.in.Published)
}

// further reports whether an adverb tells of c as of another contract than a, for
// something else: "It has also won a contract to maintain the dam".
func (r *Runner) further(a, c *candidate) bool {
	if c.sent <= a.sent || c.noun < 0 || c.returns || c.frame == r.s.named {
		return false
	}
	if !r.cued(cueFurther, token.Span{First: c.clause.First, End: c.name.First}) {
		return false
	}
	if c.signed && !c.plural && a.typ == c.typ && a.noun >= 0 && r.s.clause.Opening(r.d.Tokens[c.phrase.First].Sym) {
		return true // "It has also signed a contract for a dam"
	}
	if !namedWorks(a) || !namedWorks(c) || a.about.Len() == 0 || c.about.Len() == 0 {
		return false
	}
	for i := c.about.First; i < c.about.End; i++ {
		t := &r.d.Tokens[i]
		if !t.Is(token.Letter) || r.s.clause.Function(t.Sym) || r.s.marks.Has(t.Sym, markWhere) {
			continue
		}
		for j := a.about.First; j < a.about.End; j++ {
			if r.d.Tokens[j].Sym == t.Sym {
				return false
			}
		}
	}
	return true
}

// namedWorks reports whether a candidate is a contract for works, goods or services told by a noun.
func namedWorks(c *candidate) bool { return c.noun >= 0 && works(c.typ) }

// paper reports whether a candidate returns to an agreement by the name of a
// memorandum or a letter, whatever that is about: "an agreement to build a plant.
// … The memorandum".
func paper(c *candidate) bool { return c.returns && onPaper(c) }

// onPaper reports whether a candidate is a memorandum or a letter.
func onPaper(c *candidate) bool {
	return c.typ == "memorandum_of_understanding" || c.typ == "letter_of_intent"
}

// joins are the types of agreements by which several go together.
var joins = map[string]bool{
	"": true, "other": true,
	"memorandum_of_understanding": true, "letter_of_intent": true,
	"cooperation_agreement": true, "joint_venture": true, "shareholder_agreement": true,
	"service_contract": true, "supply_contract": true, "construction_contract": true,
	"power_purchase_agreement": true,
}

// joint reports whether verb-told c is what the parties of agreement a are to do in
// common under it: "Acme and Bolt signed a memorandum. They will jointly develop".
func joint(p *pair) bool {
	return p.c.noun < 0 && p.c.typ == "cooperation_agreement" && joins[p.a.typ] && p.a.noun >= 0 && p.shared == len(p.c.parties)
}

// sameValue reports whether two candidates are of one sum.
func sameValue(a, c *candidate) bool {
	return a.value > 0 && a.value == c.value && a.currency == c.currency
}

// older reports whether c is dated months before the article and a, undated, is
// its news: "Acme and Bolt have signed a deal. In 2019 they signed a memorandum". The
// news that they work together, or that they have signed already, may come a year after;
// what only some of them sign, no month.
func (r *Runner) older(p *pair) bool {
	a, c := p.a, p.c
	if a.date != "" || a.sent-r.d.Lead > 2 && !a.ahead || a.status != "signed" {
		return false
	}
	if a.sent == c.sent || c.returns || c.date == "" {
		return false
	}
	some := p.shared < len(a.parties) && len(c.parties) > 1
	switch {
	case some && c.noun >= 0:
		return r.ago(c.date, 0)
	case !some && c.typ == a.typ && (a.noun < 0 && a.typ == "cooperation_agreement" || a.already):
		return r.ago(c.date, 12)
	}
	return r.ago(c.date, 2)
}

// calledOlder reports whether c is called by a year before the last, and a, undated, is the
// article's news: "Acme and Bolt signed a deal on Friday. Their 1998 agreement".
func (r *Runner) calledOlder(p *pair) bool {
	if p.a.date != "" || p.a.status != "signed" || p.a.sent-r.d.Lead > 2 || p.c.noun < 0 || !p.c.returns {
		return false
	}
	for i := range r.in.Dates {
		if t := &r.in.Dates[i]; p.c.phrase.Contains(t.Span) && r.past(t) {
			return r.ago(t.Value, 12)
		}
	}
	return false
}

// otherPartner reports whether the noun of c, behind an agreement of several, gives a
// partner who is neither among them nor the state of one: "its partnership with Cue".
func (r *Runner) otherPartner(p *pair) bool {
	if p.c.frame != r.s.named && !p.c.owned || !p.c.partnered {
		return false
	}
	if len(p.a.parties) < 2 || p.shared >= min(2, len(p.c.parties)) {
		return false
	}
	return !slices.ContainsFunc(p.c.parties, func(e int) bool { return r.landOfOne(e, p.a.parties) })
}

// landOfOne reports whether entity e is a place in the country of one of some entities.
func (r *Runner) landOfOne(e int, entities []int) bool {
	land := &r.in.Entities[e]
	return land.Kind == record.Place && slices.ContainsFunc(entities, func(x int) bool {
		return r.in.Entities[x].Country == land.Country
	})
}

// ago reports whether a date is more than some months before the article.
func (r *Runner) ago(date string, by int) bool {
	then, ok := months(date)
	now, known := months(r.in.Published)
	return ok && known && then < now-by
}

// months are the months from the year 0 to a date in ISO 8601; a year alone
// counts to its end.
func months(date string) (int, bool) {
	y, ok := year(date)
	if !ok {
		return 0, false
	}
	if len(date) >= 7 {
		if m, err := strconv.Atoi(date[5:7]); err == nil {
			return y*12 + m, true
		}
	}
	return y*12 + 12, true
}

// shortly reports whether the name of organization e begins that of organization p: one
// firm called by less of its name ("Acme", "Acme Renewables").
func (r *Runner) shortly(e, p int) bool {
	x, y := &r.in.Entities[e], &r.in.Entities[p]
	return x.Kind == record.Organization && y.Kind == record.Organization && begins(y.Name, x.Name)
}

// armOf reports whether the name of organization e begins with another, "Acme Renewables", by which
// organization p is called: a part of it.
func (r *Runner) armOf(e, p int) bool {
	x, y := &r.in.Entities[e], &r.in.Entities[p]
	if x.Kind != record.Organization || y.Kind != record.Organization {
		return false
	}
	return begins(x.Name, y.Name) || slices.ContainsFunc(y.Aliases, func(short string) bool { return begins(x.Name, short) })
}

// toldArm reports whether the article tells organization e to be a part of organization p: "Bolt, a
// wholly owned subsidiary of Acme".
func (r *Runner) toldArm(e, p int) bool {
	if !r.armsRead {
		r.armsRead = true
		r.readArms()
	}
	return slices.Contains(r.arms, [2]int{e, p})
}

// readArms reads which firms are told to be parts of others.
func (r *Runner) readArms() {
	const near, owner = 7, 3 // tokens
	r.arms = r.arms[:0]
	for _, m := range r.in.Mentions {
		if m.End+2 >= len(r.d.Tokens) || r.d.Tokens[m.End].Sym != r.s.comma || r.in.Entities[m.Entity].Kind != record.Organization {
			continue
		}
		for i := m.End + 1; i+1 < min(m.End+near, len(r.d.Tokens)) && !r.named[i]; i++ {
			if r.d.Tokens[i+1].Sym != r.s.of || !r.s.cues.Has(r.d.Tokens[i].Sym, cuePart) {
				continue
			}
			for j := i + 2; j < min(i+2+owner, len(r.d.Tokens)); j++ {
				if a := r.chart.Find(j, r.s.org); a != nil {
					r.arms = append(r.arms, [2]int{m.Entity, r.in.Mentions[a.Ref].Entity})
					break
				}
			}
		}
	}
}

// oneState reports whether e is a state, told by its name or its capital, for which p, an organ or
// another name of it, stands already.
func (r *Runner) oneState(e, p int) bool {
	x, y := &r.in.Entities[e], &r.in.Entities[p]
	if x.Country == "" || x.Country != y.Country || !nation(x) && !seat(x) {
		return false
	}
	return public(y) || y.Kind == record.Place && (nation(y) || seat(y))
}

// begins reports whether a name begins with the words of another and goes on.
func begins(name, with string) bool {
	return len(name) > len(with) && name[len(with)] == ' ' && name[:len(with)] == with
}

// narrows reports whether candidate c, which tells of agreement a again, tells its type
// better.
func (r *Runner) narrows(a, c *candidate) bool {
	contract := works(a.typ) && !a.presumed
	common := a.typ == "cooperation_agreement"
	done := a.noun >= 0 && !a.bare && c.noun < 0 // a verb tells what is done under it
	switch {
	case c.typ == "", c.generic && !c.returns, c.frame == r.s.named && c.typ == "auction_award":
		return false
	case contract && (c.typ == "cooperation_agreement" || c.bare || ownership(c.typ)):
		return false // firms "work together" under a contract; "the agreement" on a loan for it
	case done && works(c.typ):
		return false // one supplies the other under a partnership
	case done && common && c.typ == "acquisition":
		return false // an alliance to buy plants
	case works(c.typ), c.typ == "joint_venture" && c.returns:
		if common && len(a.parties) > 1 && r.countries(a.parties) {
			return false // firms build what states agree
		}
	}
	switch {
	case a.generic, a.loose && c.returns && !c.bare, a.bare && onPaper(c):
		return true
	case common:
		return onPaper(c) || c.typ == "joint_venture"
	}
	return a.typ == "financing" && c.typ == "acquisition"
}

// join completes agreement a with what candidate c tells of it.
func (r *Runner) join(a, c *candidate) {
	if a.typ == "financing" && c.typ == "acquisition" { // who got the money is what is bought
		a.parties = slices.DeleteFunc(a.parties, func(e int) bool { return slices.Contains(c.targets, e) })
	}
	if a.typ == "acquisition" && c.typ == "financing" {
		c.parties = slices.DeleteFunc(slices.Clone(c.parties), func(e int) bool { return slices.Contains(a.targets, e) })
	}
	if r.narrows(a, c) {
		a.typ, a.generic, a.presumed, a.reading = c.typ, c.generic, c.presumed, "a name told later"
	}
	if !r.strange(a, c) {
		for _, p := range c.parties {
			if !slices.ContainsFunc(a.parties, func(q int) bool { return r.shortly(p, q) || r.armOf(p, q) || r.oneState(p, q) }) {
				a.parties = add(a.parties, p)
			}
		}
	}
	if c.side != 0 {
		if c.frame.price {
			a.value, a.currency = c.value, c.currency
		}
		return
	}
	a.witness = slices.DeleteFunc(addAll(a.witness, c.witness), func(w int) bool {
		return slices.Contains(a.parties, w) // "was attended by officials of Acme", who agrees
	})
	if c.typ == a.typ && a.called == "" && len(a.targets) == 0 {
		a.called, a.targets = c.called, c.targets // "bought into a solar firm. … took 38% of Acme"
	}
	if r.movesOn(a, c) {
		a.status = c.status
	}
	if redates(a, c) {
		a.date, a.dateText, a.ending = c.date, c.dateText, c.ending
	}
	a.until = c.sent
	if partTaken(a, c) {
		a.mw, a.mwh = c.mw, c.mwh
	}
	a.supply(c)
}

// movesOn reports whether candidate c, which tells of agreement a again, tells that it has ended
// or that what was planned is signed.
func (r *Runner) movesOn(a, c *candidate) bool {
	if c.status == "ended" && !renewed(a, c) {
		return true
	}
	if a.status != "planned" || c.status != "signed" {
		return false
	}
	// "The memorandum could be signed" stays so where "the memorandum" returns;
	// of what "will be supplied" the contract is signed if there is talk of it, of what
	// somebody is in talks on it is not.
	talks := a.frame.status == "planned" && a.frame.typ == "topic"
	if c.frame == r.s.named && (a.noun >= 0 || ownership(a.typ) || talks) {
		return false
	}
	// Nor has somebody unnamed who is "awarded the contract" signed it for that.
	known := c.returns && len(c.parties) == 0 && !c.signed && !c.closed
	return !known || c.frame.object.role != agreement
}

// redates reports whether candidate c tells the date of agreement a better, or that of its
// signing where a has only that of its close.
func redates(a, c *candidate) bool {
	if a.closed && !c.closed && c.date != "" {
		return true
	}
	if a.renews && a.sent == c.sent && a.noun == c.noun {
		return false // when it was first signed
	}
	return len(c.date) > len(a.date) && (a.date == "" || prefix(a.date, c.date))
}

// renewed reports whether the verb of agreement a tells that it goes on, in the sentence of
// which c tells its end: "has renewed its contract, which ran out in May".
func renewed(a, c *candidate) bool {
	return a.sent == c.sent && a.status == "signed" && a.renews
}

// strange reports whether c, which tells of agreement a again, names parties by names
// that do not tell who they are.
func (r *Runner) strange(a, c *candidate) bool {
	if c.within > 0 && c.within == a.noun && c.sent == a.sent && forAnother(a, c) {
		return true // for whom the work is done is no party
	}
	if c.side != 0 || !c.returns || c.typ != "" || works(a.typ) {
		return false
	}
	if c.passive && c.signed {
		return false
	}
	return len(a.parties) > 1 && r.common(a.parties, c.parties) == 0
}

// supply fills with what c tells what agreement a lacks.
func (a *candidate) supply(c *candidate) {
	a.event, a.subject, a.place = cmp.Or(a.event, c.event), cmp.Or(a.subject, c.subject), cmp.Or(a.place, c.place)
	switch {
	case a.spread:
	case c.guessed:
		a.again = cmp.Or(a.again, c.country)
	default:
		a.country = cmp.Or(a.country, c.country)
	}
	a.technology, a.term, a.count = cmp.Or(a.technology, c.technology), cmp.Or(a.term, c.term), cmp.Or(a.count, c.count)
	if a.value == 0 {
		a.value, a.currency = c.value, c.currency
	}
	if a.typ == "acquisition" && c.serves {
		return // what is built with the money is not what is bought
	}
	if a.mw == 0 && a.mwh == 0 {
		a.mw, a.mwh = c.mw, c.mwh
	}
	if a.plant < 0 {
		a.plant = c.plant
	}
}
