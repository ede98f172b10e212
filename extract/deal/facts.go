package deal

import (
	"cmp"
	"slices"
	"strings"

	"wattwire/extract/capacity"
	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// facts are what is read off a candidate's region.
type facts struct {
	date, dateText string
	ending         bool // the date is when it ended
	event, subject string
	about          token.Span // the subject in the text
	spent          bool       // something is done with its money
	forKnown       bool       // it is told to be for a plant told before
	got            bool       // its verb tells of somebody as getting it
	unknown        bool       // of somebody whom no stage knows
	settled        bool       // the place is told and in no country
	spread         bool       // or in several
	place, country string
	guessed        bool   // the country is what signs around its words tell
	until          int    // the last sentence in which it is told again
	again          string // such a country where it is told again
	plant          int    // index of the plant, -1 for none
	plants         []int  // all that stand in the region
	many           bool   // it is about plants
	mw, mwh        float64
	fraction       bool // they are of what only a part is bought of: "80% of the 90 MW"
	rated          bool // they are told there, not of a plant it is about
	technology     string
	own            bool  // a capacity or a plant stands in the region itself, or is the verb's subject
	targeted       bool  // the region names what can be acquired
	targets        []int // organizations that are bought, or whose shares are
	value          float64
	currency       string
	term           string
}

// fill reads the facts of a candidate.
func (r *Runner) fill(c *candidate) {
	c.spent, c.forKnown = r.spent(c), r.forKnown(c)
	c.got, c.unknown = r.got(c)
	c.plant = -1
	c.about = r.subject(c)
	if c.about.Len() > 0 {
		c.subject = strings.Join(strings.Fields(r.d.Slice(c.about)), " ")
	}
	for i := c.about.First; i < c.about.End; i++ {
		c.many = c.many || r.s.object(r.d.Tokens[i].Sym)&needPlant != 0 && r.endsInS(i)
	}
	r.amounts(c)
	r.worth(c)
	r.when(c)
	r.duration(c)
	c.event = r.occasion(c)
	if c.spread = c.pumps; !c.spread {
		r.siteTold(c)
	}
	if at := r.where(c, near); at != "" {
		c.country, c.guessed = at, true
	}
	c.targeted = c.typ == "acquisition" && c.called != ""
	if c.typ == "acquisition" {
		r.whatBought(c)
	}
}

// whatBought takes from a purchase's region the organization that is bought, and whether it
// names anything that can be.
func (r *Runner) whatBought(c *candidate) {
	const buyable = needStake | needCompany | needPlant | needProject | needOrganization | needCapacity
	for k, ch := range r.chunks {
		if ch.Kind != clause.Noun || !c.region.Contains(ch.Span) {
			continue
		}
		if k > 2 && r.chunks[k-1].Of && r.chunks[k-3].Kind == clause.Comma && r.s.cues.Has(r.d.Tokens[r.chunks[k-2].Head].Sym, cuePart) {
			continue // "an agreement with Bolt, a unit of Acme, to buy"
		}
		if e, ok := r.organizationIn(ch.Span); ok && len(c.targets) == 0 && !slices.Contains(c.parties, e) && !r.inVenture(c, k-2) {
			c.targets = append(c.targets, e)
		}
		c.targeted = c.targeted || k == c.noun && len(c.targets) > 0 || r.kindsOf(k)&buyable != 0
	}
}

// got reports whether the verb that tells of an agreement tells of somebody as getting it, and
// whether that is one whom no stage knows: "View raised $5 million from Acme Bank".
func (r *Runner) got(c *candidate) (got, unknown bool) {
	v := c.verb()
	if c.noun < 0 || c.frame.object.role != agreement || r.chunks[v].Passive || !r.s.cues.Has(r.chunks[v].Sym, cueGets|cueWins) {
		return false, false
	}
	subj := clause.Subject(r.chunks, v)
	if len(subj) == 0 {
		return true, false
	}
	const known = needPlant | needProject | needCapacity | needOrganization
	who := &r.chunks[subj[0]]
	return true, !who.Definite && !who.Pronoun && r.kindsOf(subj[0])&known == 0
}

// ofBefore reports whether token i is of what went before an agreement told again: "The deal
// comes after the shortlist for a 90 MW wind farm".
func (r *Runner) ofBefore(c *candidate, i int) bool {
	return c.returns && slices.ContainsFunc(r.chunks, func(p clause.Chunk) bool {
		return (p.Kind == clause.Prep || p.Kind == clause.Sub) && p.First >= c.name.End && p.End <= i && r.s.cues.Has(p.Sym, cueEarlier)
	})
}

// amounts takes capacity, technology and plant from what stands in the region:
// the one capacity there, else the plant named there.
func (r *Runner) amounts(c *candidate) {
	mw, mwh := r.ratings(c)
	// two capacities are two plants, or one by two measures: neither is the
	// agreement's
	if len(mw) == 1 || len(mw) == 2 && r.shareOfPlant(c) {
		c.mw = slices.Max(mw)
	}
	if len(mwh) == 1 {
		c.mwh = mwh[0]
	}
	c.rated = c.mw > 0 || c.mwh > 0
	c.fraction = c.rated && r.boughtInPart(c)
	r.plantsIn(c)
	if c.plant < 0 && len(c.plants) > 0 {
		c.plant = c.plants[0]
	}
	c.own = c.plant >= 0 || len(mw)+len(mwh) > 0
	if !c.own {
		r.siteTold(c)
		if p := r.plantMeant(c); p >= 0 && !r.abroad(c, p) && !r.otherKind(c, p) {
			c.plant = p
		}
	}
	if !c.own {
		r.kind(c) // what its words tell goes before a plant told of elsewhere
	}
	if c.plant >= 0 {
		r.ofItsPlant(c, len(mw)+len(mwh) > 0)
	}
	r.kind(c)
}

// ratings are the capacities that are told of a candidate, from which it takes technology,
// country, place and plant as well.
func (r *Runner) ratings(c *candidate) (mw, mwh []float64) {
	behind := r.togetherBehind(c)
	if behind.Len() == 0 {
		behind = r.boughtBehind(c)
	}
	fronted := r.frontedBy(c)
	supplied := c.typ == "supply_contract" && r.suppliedIn(c.region) // "90 MW of panels for its 2 GW pipeline"
	won := r.shareWon(c)
	for i := range r.in.Capacities {
		k := &r.in.Capacities[i]
		if won.Len() > 0 && !won.Contains(k.Span) {
			continue // "won 90 MW in a 2 GW auction"
		}
		if !fronted.Contains(k.Span) && !r.tellsOf(c, k, behind) || len(mw) > 0 && r.optional(c, k.Span) {
			continue
		}
		if k.Scope != "unit" && !r.ratedAgain(i, c) && !(supplied && k.Scope != record.ScopeSupply) { // the rating of one machine
			if k.MW > 0 && !r.wholeOfPart(i, c) {
				mw = append(mw, k.MW)
			}
			if k.MWh > 0 {
				mwh = append(mwh, k.MWh)
			}
		}
		beside := len(mw) > 1 || k.MW == 0 && k.MWh > 0 && len(mwh) == 1 // "90 MW of panels and 200 MWh of batteries"
		switch {
		case c.technology == "":
			c.technology = k.Technology
		case beside && k.Technology != "" && k.Technology != c.technology:
			c.technology = joinTechnology(c.technology, k.Technology)
		}
		c.country = cmp.Or(c.country, k.Country)
		c.place = cmp.Or(c.place, k.Place)
		if k.Project >= 0 && c.plant < 0 {
			c.plant = k.Project
		}
	}
	return mw, mwh
}

// boughtInPart reports whether power is bought of which the object of the verb is only a part:
// "80% of the 90 MW".
func (r *Runner) boughtInPart(c *candidate) bool {
	if c.object < 0 || c.typ != "power_purchase_agreement" {
		return false
	}
	return r.wholeOf(c.object) != c.object && !r.endsInCapacity(r.chunks[c.object].Span)
}

// shareWon is the span of the capacity that is the object of the verb of an award, or of a purchase
// of power which tells of no further one: "won 90 MW", "will buy 90 MW from a 200 MW plant".
func (r *Runner) shareWon(c *candidate) token.Span {
	power := c.typ == "power_purchase_agreement"
	if c.typ != "auction_award" && !power || c.object < 0 {
		return token.Span{}
	}
	share := r.chunks[c.object].Span
	if !c.region.Contains(share) || !r.endsInCapacity(share) {
		return token.Span{}
	}
	if power && slices.ContainsFunc(r.in.Capacities, func(k capacity.Capacity) bool {
		return c.region.Contains(k.Span) && k.First > share.End && r.before(k.First) == r.s.and
	}) {
		return token.Span{}
	}
	return share
}

// tellsOf reports whether a capacity stands in what tells of a candidate, or behind it as what
// its plants have together, and is neither another's nor a total that it brings about.
func (r *Runner) tellsOf(c *candidate, k *capacity.Capacity, behind token.Span) bool {
	ofAll := k.Scope == record.ScopePortfolio && behind.Contains(k.Span)
	if !ofAll && !c.region.Contains(k.Span) && !c.phrase.Contains(k.Span) {
		return false
	}
	if !ofAll && r.describes(k.Span) || r.ofBefore(c, k.First) {
		return false
	}
	if k.Scope != record.ScopePortfolio || r.before(k.First) != r.s.to || r.upTo(k.First) {
		return true
	}
	// not "brings its capacity to 900 MW"
	return k.End >= len(r.d.Tokens) || r.d.Tokens[k.End].Sym == r.s.of
}

// upTo reports whether "up to" stands before token i: "wind farms adding up to 90 MW".
func (r *Runner) upTo(i int) bool { return i > 1 && r.d.Tokens[i-2].Sym == r.s.up }

// frontedBy is the phrase that opens the sentence and tells what the plants that a candidate is about
// have: "With a total of 90 MW, the farms were sold to Acme".
func (r *Runner) frontedBy(c *candidate) token.Span {
	if r.chunks[0].Sym != r.s.with || c.noun >= 0 || !r.chunks[c.verb()].Passive {
		return token.Span{}
	}
	k := 1
	for k+1 < len(r.chunks) && r.chunks[k].Kind != clause.Comma && r.chunks[k].Kind != clause.Verb {
		k++
	}
	if k+1 >= len(r.chunks) || r.chunks[k].Kind != clause.Comma {
		return token.Span{}
	}
	if !c.region.Contains(r.chunks[k+1].Span) || r.kindsOf(k+1)&(needPlant|needProject) == 0 {
		return token.Span{}
	}
	return token.Span{First: r.chunks[0].First, End: r.chunks[k].First}
}

// suppliedIn reports whether a span tells how much equipment is supplied.
func (r *Runner) suppliedIn(sp token.Span) bool {
	return slices.ContainsFunc(r.in.Capacities, func(k capacity.Capacity) bool {
		return k.Scope == record.ScopeSupply && k.MW > 0 && sp.Contains(k.Span)
	})
}

// togetherBehind is the first part of a relative clause behind a candidate's region, up to
// another verb, which may tell what its plants have together: "two wind farms in Kenya,
// which have a total capacity of 90 MW".
func (r *Runner) togetherBehind(c *candidate) token.Span {
	if !c.many {
		return token.Span{}
	}
	k := 0
	for k < len(r.chunks) && r.chunks[k].First < c.region.End {
		k++
	}
	if k < len(r.chunks) && r.chunks[k].Kind == clause.Comma {
		k++
	}
	if k+1 >= len(r.chunks) || r.chunks[k].Kind != clause.Rel || r.chunks[k+1].Kind != clause.Verb {
		return token.Span{}
	}
	end := k + 2
	for ; end < len(r.chunks) && (r.chunks[end].Kind == clause.Noun || r.chunks[end].Kind == clause.Prep); end++ {
		if r.kindsOf(end)&needPlant != 0 {
			return token.Span{} // "which built them beside 90 MW of solar plants"
		}
	}
	return token.Span{First: r.chunks[k].First, End: r.chunks[end-1].End}
}

// boughtBehind is what is told of the firm that is bought right behind its name, which may tell what
// its plants have together: "Acme, an operator of 90 MW of wind farms", "Acme, which owns 90 MW".
func (r *Runner) boughtBehind(c *candidate) token.Span {
	if c.typ != "acquisition" {
		return token.Span{}
	}
	for k := range r.chunks {
		ch := &r.chunks[k]
		if ch.Kind != clause.Noun || !c.region.Contains(ch.Span) {
			continue
		}
		if e, ok := r.organizationIn(ch.Span); !(ok && !slices.Contains(c.parties, e)) && !(c.called != "" && r.d.Word(ch.End-1) == c.called) {
			continue
		}
		j := k + 1
		if j < len(r.chunks) && r.chunks[j].Kind == clause.Paren {
			j++
		}
		if j+2 >= len(r.chunks) || r.chunks[j].Kind != clause.Comma {
			continue
		}
		if !r.tellsOfFirm(j + 1) {
			continue
		}
		end := j + 2
		for end < len(r.chunks) && r.chunks[end].Kind != clause.Comma && r.chunks[end].Kind != clause.Stop && r.chunks[end].Kind != clause.Sub {
			end++
		}
		return token.Span{First: r.chunks[j+1].First, End: r.chunks[end-1].End}
	}
	return token.Span{}
}

// tellsOfFirm reports whether chunk n behind a firm's name and a comma tells of the firm: "who",
// "whose plants", "an operator".
func (r *Runner) tellsOfFirm(n int) bool {
	switch ch := &r.chunks[n]; ch.Kind {
	case clause.Rel:
		return true
	case clause.Noun:
		return !ch.Named && r.markedHead(n, markActor) || r.d.Tokens[ch.First].Sym == r.s.whose
	}
	return false
}

// shareOfPlant reports whether a candidate of two ratings is on a share of a plant, of which the
// larger is that of the plant: "a 50% stake in the 90 MW dam, equal to 45 MW".
func (r *Runner) shareOfPlant(c *candidate) bool {
	plant := -1
	for i := range r.in.Capacities {
		if k := &r.in.Capacities[i]; k.Project >= 0 && c.region.Contains(k.Span) {
			if plant >= 0 && plant != k.Project {
				return false
			}
			plant = k.Project
		}
	}
	if c.typ != "acquisition" || c.object < 0 {
		return false
	}
	holding := r.kindsOf(c.object)&needHolding != 0 || r.headNeeds(c.object)&needHolding != 0
	return holding && !r.endsInCapacity(r.chunks[c.object].Span)
}

// optional reports whether what stands in span s may be had besides, by an option told
// behind a candidate's name: "an order for 400 MW, with an option for another 100 MW".
func (r *Runner) optional(c *candidate, s token.Span) bool {
	for i := max(c.name.End, s.First-10); i < s.First; i++ {
		if r.s.cues.Has(r.d.Tokens[i].Sym, cueOption) {
			return true
		}
	}
	return false
}

// ratedAgain reports whether a capacity is that of the plant whose other rating stands
// just before it in a candidate's region: "50 MWac (66 MWdc)".
func (r *Runner) ratedAgain(i int, c *candidate) bool {
	if i == 0 {
		return false
	}
	k, before := &r.in.Capacities[i], &r.in.Capacities[i-1]
	return unequal(k.Rating, before.Rating) && k.Project == before.Project && c.region.Contains(before.Span)
}

// wholeOfPart reports whether a capacity is that of a plant of which the one just before it in a
// candidate's region is a part: "60 MW of the 200 MW wind farm", "60 MW of the output of a 200 MW dam".
func (r *Runner) wholeOfPart(i int, c *candidate) bool {
	if i == 0 {
		return false
	}
	const near = 6 // tokens
	k, before := &r.in.Capacities[i], &r.in.Capacities[i-1]
	if !c.region.Contains(before.Span) || before.MW <= 0 || before.MW >= k.MW {
		return false
	}
	if k.First <= before.End || k.First > before.End+near || r.d.Tokens[before.End].Sym != r.s.of {
		return false
	}
	for t := before.End; t < k.First; t++ {
		if y := r.d.Tokens[t].Sym; y == r.s.and || y == r.s.comma {
			return false // "60 MW of solar and 200 MW of wind power"
		}
	}
	return true
}

// firstOfSeveral reports whether a candidate's plant is told in its sentence as the first of
// several: "the wind farms Moda, Kalo and Lira".
func (r *Runner) firstOfSeveral(c *candidate) bool {
	return c.plant >= 0 && slices.ContainsFunc(r.in.Projects[c.plant].Spans, func(s token.Span) bool {
		i := s.First - 1
		return i >= 0 && r.d.Sentences[c.sent].Contains(s) && r.s.object(r.d.Tokens[i].Sym)&needPlant != 0 && r.endsInS(i)
	})
}

// ofItsPlant takes from a candidate's plant what else it is about.
func (r *Runner) ofItsPlant(c *candidate, rated bool) {
	p := &r.in.Projects[c.plant]
	beside := ""
	if c.technology == "" {
		beside = r.atPlant(c, p)
	}
	if !rated && beside == "" && !r.firstOfSeveral(c) {
		c.mw, c.mwh = p.MW, p.MWh
	}
	if c.technology != "" && !works(c.typ) && c.typ != "supply_contract" && joinTechnology(c.technology, p.Technology) == p.Technology {
		c.technology = p.Technology // "the hybrid plant, with 90 MW of panels, has a contract"
	}
	c.technology = cmp.Or(c.technology, beside, p.Technology)
	c.country = cmp.Or(c.country, p.Country)
	c.place = cmp.Or(c.place, p.Place)
}

// worth takes the sum that the agreement is worth.
func (r *Runner) worth(c *candidate) {
	first := c.region.First
	if c.phrase.Len() > 0 {
		first = min(first, c.phrase.First)
	}
	defer func() {
		if c.value == 0 {
			r.valuedBehind(c)
		}
		if c.value == 0 {
			r.pricedFirst(c)
		}
	}()
	if c.noun >= 0 { // "will build a $5 million plant with its $2 million grant"
		if own := r.lastMention(r.chunks[c.noun].Span, r.s.money); own != nil && own.First > first && own.First < c.name.First {
			first = own.First
		} else if n := c.noun + 2; own == nil && n < len(r.chunks) && r.chunks[n-1].Of && r.sumAt(n) {
			first = r.chunks[n].First // "the $5 million plant is funded by a grant of $2 million"
		}
	}
	for i := first; i < c.region.End; i++ {
		a := r.chart.Find(i, r.s.money)
		if a == nil || a.End > c.region.End || i < c.region.First && !c.phrase.Contains(a.Span) {
			continue
		}
		if c.frame == r.s.named && i > 1 && r.d.Tokens[i-1].Sym == r.s.to && !r.upTo(i) && !r.addsUp(i-2) {
			continue // "raised its estimate of savings by the merger to $5 million", but not "a loan of up to $5 million"
		}
		if to := r.raisedTo(a.Span); to != nil {
			a = to
		} else if r.partOfSum(a.Span) || r.spentFirst(c, a.Span) {
			continue
		}
		q := r.in.Quantities[a.Ref]
		if r.worthAt(c, a.Span) && q.Unit != "" && !r.rated(a.End) {
			if b := r.converted(a.First); b != nil {
				q = r.in.Quantities[b.Ref]
			}
			if q.Value < leastWorth && c.typ != "acquisition" {
				continue
			}
			c.value, c.currency = q.Value, q.Unit
			return
		}
	}
}

// raisedTo is the sum to which that in a span is raised or cut, nil if it is not: "raised the loan
// from $5 million to $8 million".
func (r *Runner) raisedTo(sum token.Span) *rule.Annotation {
	const near = 6 // tokens, as of a conversion in brackets
	if sum.First == 0 || r.d.Tokens[sum.First-1].Sym != r.s.from {
		return nil
	}
	for i := sum.End; i+1 < min(sum.End+near, len(r.d.Tokens)); i++ {
		if r.d.Tokens[i].Sym == r.s.to {
			return r.chart.Find(i+1, r.s.money)
		}
	}
	return nil
}

// partOfSum reports whether words before a sum say that only a part of it counts: "for half of the
// $5 million it had cost".
func (r *Runner) partOfSum(sum token.Span) bool {
	i := sum.First
	return r.phraseEnds(sum.End) && i > 2 && r.markedAt(i-1, markThat) && r.d.Tokens[i-2].Sym == r.s.of && r.markedAt(i-3, markShare)
}

// worthAt reports whether a sum is told as one that an agreement is worth: in its name, as what is
// handed over, as the cost of nothing else, or behind a word for a value.
func (r *Runner) worthAt(c *candidate, sum token.Span) bool {
	i := sum.First
	if c.typ == "financing" && c.object >= 0 && c.object != c.noun && r.chunks[c.object].Contains(sum) && r.kindsOf(c.object)&needPlant != 0 {
		return false // "The $5 million dam is financed with a loan"
	}
	if c.noun >= 0 && i < c.name.First || r.handedAt(c, sum) {
		return true
	}
	if c.typ != "power_purchase_agreement" && !r.modifies(sum, !binding(c.typ)) {
		if c.tail == 0 || i < c.tail || r.marked(markWorth, token.Span{First: c.tail, End: i}) {
			return true
		}
	}
	for j := max(c.region.First, i-4); j < i; j++ {
		if r.markedAt(j, markWorth) {
			return true
		}
	}
	return false
}

// spentFirst reports whether a sum is what a gerund behind the verb of a candidate tells to have
// been spent before: "sold the plant after sinking $5 million into it".
func (r *Runner) spentFirst(c *candidate, sum token.Span) bool {
	if c.noun >= 0 || c.typ != "acquisition" {
		return false
	}
	for k := len(r.chunks) - 1; k > c.verb(); k-- {
		v := &r.chunks[k]
		if v.Kind != clause.Verb || v.First > sum.First {
			continue
		}
		if r.marked(markWorth, token.Span{First: v.End, End: sum.First}) {
			return false // "after an offer worth $5 million"
		}
		return v.Form == clause.Gerund && r.afterDoing(k)
	}
	return false
}

// handedAt reports whether a sum stands with what a verb of giving or winning works says is handed
// to a contractor, which is worth that to him: "won a $5 million project from Acme".
func (r *Runner) handedAt(c *candidate, sum token.Span) bool {
	f := c.frame
	if c.noun >= 0 || c.object < 0 || !works(c.typ) || f.object.needs&needPlant == 0 {
		return false
	}
	handed := f.preps[r.s.to].role == party || f.preps[r.s.from].role == party
	return handed && f.preps[r.s.forr].role != party && r.chunks[c.object].Contains(sum)
}

// addsUp reports whether the word at token i is a verb by which "to" leads to what something
// is worth: "The loan comes to $5 million".
func (r *Runner) addsUp(i int) bool {
	y := r.s.clause.Lemma(r.d.Tokens[i].Sym)
	return y == r.s.come || r.s.marks.Has(y, markWorth)
}

// leastWorth is the least sum that an agreement is worth, but for what is bought for a
// dollar; less is the price of a unit of power or goods: "won 50 MW at $2.50", "sold a cargo
// at $610 a tonne".
const leastWorth = 1000

// valuedBehind takes the sum at which a relative clause or a participle behind a
// candidate's words values it: "a deal with Acme, which Acme valued at $5 million", "to
// buy Acme, valuing it at $5 million".
func (r *Runner) valuedBehind(c *candidate) {
	const near = 6 // tokens
	k := 0
	for k < len(r.chunks) && r.chunks[k].First < c.region.End {
		k++
	}
	if k < len(r.chunks) && r.chunks[k].Kind == clause.Comma {
		k++
	}
	if k == len(r.chunks) {
		return
	}
	if r.chunks[k].Kind == clause.Rel {
		if c.noun < 0 || r.s.object(r.d.Tokens[c.region.End-1].Sym)&needPlant != 0 {
			return // "for a plant that is estimated to cost $5 million"
		}
		for k++; k < len(r.chunks) && r.chunks[k].Kind == clause.Noun; {
			k++
		}
	} else if r.chunks[k].Form != clause.Gerund {
		return
	}
	if k == len(r.chunks) || !r.valuesIt(c, k) {
		return
	}
	end := r.chunks[k].End
	for i := end; i < min(end+near, len(r.d.Tokens)); i++ {
		if a := r.chart.Find(i, r.s.money); a != nil && !r.rated(a.End) {
			c.value, c.currency = r.in.Quantities[a.Ref].Value, r.in.Quantities[a.Ref].Unit
			return
		}
	}
}

// pricedFirst takes the price with which a sentence opens, before the verb that tells what is
// bought: "For about $5 million, Acme took over the plant".
func (r *Runner) pricedFirst(c *candidate) {
	p := &r.chunks[0]
	if c.typ != "acquisition" || c.noun >= 0 || p.Kind != clause.Prep || p.Sym != r.s.forr {
		return
	}
	k := c.verb()
	if k < 2 || slices.ContainsFunc(r.chunks[:k], func(ch clause.Chunk) bool { return ch.Kind == clause.Verb }) {
		return
	}
	a := r.lastMention(r.chunks[1].Span, r.s.money)
	if a == nil || r.rated(a.End) || a.End < r.chunks[1].End && r.chart.Find(a.End, r.s.org) == nil {
		return // "for a $5 million plant", but not "for $5 million Acme"
	}
	c.value, c.currency = r.in.Quantities[a.Ref].Value, r.in.Quantities[a.Ref].Unit
}

// valuesIt reports whether the verb group k tells what a candidate is worth.
func (r *Runner) valuesIt(c *candidate, k int) bool {
	if r.markedChunk(k, markWorth) || r.marked(markWorth, r.chunks[k].Span) {
		return true
	}
	return c.typ == "acquisition" && r.chunks[k].Form == clause.Gerund && !r.chunks[k].Perfect && r.pays(k)
}

// pays reports whether the verb group k tells that money is paid or put into something.
func (r *Runner) pays(k int) bool {
	return r.markedChunk(k, markPay) || slices.ContainsFunc(r.s.verbs.at(r.chunks[k].Sym), func(f verbFrame) bool {
		return f.typ == "financing" && f.object.needs&(needAmount|needSum) != 0 && f.preps[r.s.in].role == party
	})
}

// converted is the sum of which the one at token i is a conversion in brackets:
// CAD74m (€50m, $54m).
func (r *Runner) converted(i int) *rule.Annotation {
	for open := i - 1; open > 0 && i-open < convertedReach; open-- {
		if r.d.Word(open) == "(" {
			if a := r.lastMention(token.Span{First: max(0, open-convertedReach), End: open}, r.s.money); a != nil && a.End == open {
				return a
			}
			break
		}
	}
	return nil
}

// convertedReach is how far before a conversion its bracket opens, in tokens, and
// how long the sum before that may be.
const convertedReach = 8

// rated reports whether a sum that ends before token i is a price of something:
// "2.67 rupees per unit".
func (r *Runner) rated(i int) bool {
	if i >= len(r.d.Tokens) {
		return false
	}
	y := r.d.Tokens[i].Sym
	return y == r.s.per || r.d.Word(i) == "/"
}

// modifies reports whether a sum stands before the noun that it is the cost of:
// "a $300 million plant"; of an agreement that binds nobody, before any noun but one for
// an agreement or a part of its sum: "a memorandum on the $40 billion programme".
func (r *Runner) modifies(s token.Span, loosely bool) bool {
	for i := range r.chunks {
		if c := r.chunks[i]; c.First <= s.First && s.End <= c.End {
			if s.End == c.End || r.s.object(r.d.Tokens[c.Head].Sym)&needPlant != 0 {
				return s.End < c.End
			}
			return loosely && r.agreementIn(c.Span) == nil && !r.markedHead(i, markShare)
		}
	}
	return false
}

// duration takes the term: a duration before the agreement's name, or one in
// its region after "for", "over" or "of".
func (r *Runner) duration(c *candidate) {
	if c.typ == "acquisition" && !ofGoodsToo(c) {
		return // "the largest for 70 years"
	}
	end := r.termEnd(c.region.End)
	for i := range r.in.Dates {
		t := &r.in.Dates[i]
		if t.First >= end {
			return
		}
		told := t.First >= c.region.First || c.phrase.Contains(t.Span)
		if !told || t.Type != "DURATION" || strings.ContainsAny(t.Value, "/X") || r.gone(t.Span) {
			continue
		}
		switch {
		case t.End <= c.name.First, r.lasts(t.Span):
		case t.End < end && r.d.Tokens[t.End].Sym == r.s.of && c.name.Contains(t.Span): // "sold eight years of output"
		default:
			continue
		}
		c.term = inYears(t.Value)
		return
	}
}

// inYears is a duration with decades told as years: "P2DE" is P20Y.
func inYears(value string) string {
	if n, ok := strings.CutSuffix(value, "DE"); ok {
		return n + "0Y"
	}
	return value
}

// gone reports whether a duration is one that lies behind: "over the past six months",
// "brings together over 130 years of work".
func (r *Runner) gone(s token.Span) bool {
	if s.End < len(r.d.Tokens) && r.d.Tokens[s.End].Sym == r.s.of && r.before(s.First) == r.s.over {
		return true
	}
	for i := max(0, s.First-1); i < s.End; i++ {
		if r.s.cues.Has(r.d.Tokens[i].Sym, cueGone) {
			return true
		}
	}
	return false
}
