package capacity

import (
	"cmp"
	"sort"

	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// titleFacts is what the title tells.
type titleFacts struct {
	tech    mask
	country string
	firm    string // told of others than a plant: Danish duo
	design  bool   // it tells of a design
}

// readTitle reads technology and country of the title.
func (r *Runner) readTitle() {
	r.title = titleFacts{}
	c := r.in.Title
	if c == nil {
		return
	}
	var m mask
	var of, firm oneCountry
	until := 0
	for t := range c.Doc.Tokens {
		r.title.design = r.title.design || c.Find(t, r.s.labels.word[design]) != nil
		if a := r.longestTech(c, t); a != nil {
			if row := r.s.techs[a.Entry]; row.mask&open == 0 && !row.weak {
				m |= row.mask
			}
		}
		for a := c.First(t); a != nil; a = c.Next(a) {
			if !r.tellsCountry(a) || a.Label == r.s.labels.place && c.Find(t, r.s.labels.demonym) != nil || r.ofDollar(c, a) {
				continue
			}
			if t < until && a.End <= until {
				continue // the Mexico of New Mexico
			}
			if a.Label == r.s.labels.demonym && !r.modifiesPlant(c, a.End) {
				firm.add(countryOf(a.Entry)) // a Danish builder may build anywhere
			} else {
				of.add(countryOf(a.Entry))
			}
		}
		for a := c.First(t); a != nil; a = c.Next(a) {
			if a.Label == r.s.labels.place {
				until = max(until, a.End)
			}
		}
	}
	if m&(m-1) == 0 || m&^(solar|wind|hydro|storage) == 0 {
		r.title.tech = m // else it tells of several plants
	}
	if r.title.country = of.only(); of.country == "" {
		r.title.firm = firm.only()
	}
}

// decide makes the capacity of candidate i.
func (r *Runner) decide(i int) {
	c := &r.cands[i]
	if r.left(i) {
		return
	}
	by := r.scope(i)
	told := cmp.Or(r.again(c), r.continued(c))
	if told != nil && by != nil && by.any {
		by = r.s.scopeOf(told.Rule)
	}
	r.traced(i, by)
	if by == nil {
		return
	}
	q := &r.in.Quantities[c.quantity]
	out := Capacity{
		Span: c.Span, Quantity: c.quantity, Rating: q.Rating, Qualifier: q.Qualifier, Scope: by.scope, Project: -1, Rule: by.rule, cand: i,
	}
	out.MW, out.MWh = r.megawatts(c)
	if q.Dimension == record.Power && q.Max != 0 {
		out.MWMax = round(q.Max * q.Scale)
	}
	place, country := r.location(i)
	if place == "" && country == "" && by.scope != record.ScopeUnit && !r.indefinite(c) {
		place, country = r.toldPlace(&out)
	}
	r.assign(&out, place, country)
	if told == nil {
		told = r.grown(c)
	}
	if out.Technology = r.resolve(i, by.scope).String(); told != nil && told.Technology != "" {
		out.Technology = told.Technology
	}
	r.locate(&out, by, place, country)
	switch {
	case by.yes&isBaseline != 0, by.scope == record.ScopePortfolio && r.baseline(c):
		out.Status = "operating"
	case hasStatus(by.scope):
		out.Status = r.statusOf(i, &out)
		out.phase = r.partial(c, &out)
	}
	r.sumOf(&out)
	if out.Status == "" {
		out.Status = by.status
	}
	if out.Status == "" {
		if o := r.listedAfter(i); o != nil && o.Scope == out.Scope {
			out.Status = o.Status
		}
	}
	if n := len(r.out) - 1; n >= 0 && out.Status == "" && out.Scope == record.ScopePortfolio && r.out[n].Scope == out.Scope {
		if p := &r.cands[r.out[n].cand]; p.sentence == c.sentence && r.partsFrom(max(p.phrase.End, c.First-partReach), c.First) {
			out.Status = r.out[n].Status // 3 GW under development, of which 500 MW
		}
	}
	if out.Scope == record.ScopePortfolio && out.Status == "" {
		out.Status = r.totalStatus(c)
	}
	if by.scope == record.ScopeProject {
		p := &r.projects[out.Project]
		p.learn(&out)
		if r.partBeside(&out) {
			p.join(out.Technology)
		}
	}
	r.out = append(r.out, out)
}

// partial reports whether the status of a capacity is its own, though its plant be further on: it is of a
// part of the plant, or what the plant is to grow to.
func (r *Runner) partial(c *cand, out *Capacity) bool {
	part := c.has(phase, head) || c.has(phase, holder)
	switch {
	case out.Status == "":
		return part && (r.indefinite(c) || r.opens(c.bearer)) || out.toCome && r.behindTo(c)
	case rank(out.Status) < rank("operating"):
		return c.has(phase, head) || out.toCome && r.behindTo(c)
	}
	return false
}

// behindTo reports whether "to" stands before c: will be doubled to 1 GW.
func (r *Runner) behindTo(c *cand) bool {
	return c.phrase.First > 0 && r.d.Tokens[c.phrase.First-1].Sym == r.s.words.to
}

// assign gives a capacity the plant of which it is told at this place.
func (r *Runner) assign(out *Capacity, place, country string) {
	c := &r.cands[out.cand]
	if out.Scope != record.ScopeProject {
		if m := r.named(c); m != nil {
			out.Project = r.entityOf[m.Entity]
		}
		return
	}
	n := r.link(out.cand, r.nearTech(out.cand), place, country)
	c.project = n
	out.Project = n
	p := &r.projects[n]
	p.Spans = append(p.Spans, c.Span)
	sort.SliceStable(p.Spans, func(a, b int) bool { return p.Spans[a].First < p.Spans[b].First })
	p.MW, p.MWh = cmp.Or(p.MW, out.MW), cmp.Or(p.MWh, out.MWh)
}

// locate gives a capacity the place and the country told for it, or the country that the
// article tells.
func (r *Runner) locate(out *Capacity, by *scopeRule, place, country string) {
	c := &r.cands[out.cand]
	if by.scope == record.ScopeUnit && (by.no&isSited != 0 || c.near(design, clausal) != nil) && !r.located(c) {
		place, country = "", "" // where its maker sits
	}
	if by.scope == record.ScopeUnit && out.Project >= 0 && r.projects[out.Project].Country != "" {
		place, country = "", r.projects[out.Project].Country // where its plant stands
	}
	out.Place, out.Country = place, country
	if out.Country == "" {
		out.Country = r.country(out.cand, out)
	}
	if out.Country == "" && by.scope != record.ScopeUnit && by.scope != record.ScopeSupply && c.auctioned() {
		out.Country = r.bodyCountry()
	}
	if out.Country == "" && by.scope == record.ScopeProject {
		out.Country = cmp.Or(r.utilityCountry(), r.anyCountry(), r.bodiesCountry())
	}
}

// auctioned reports whether c's sentence tells of an auction or of who has won one.
func (c *cand) auctioned() bool {
	return c.near(tender, sentence) != nil || c.near(winner, sentence) != nil
}

// partBeside reports whether the capacity of a plant stands in a sentence with that of another part of it:
// 300 MW of solar with a 240 MW battery.
func (r *Runner) partBeside(c *Capacity) bool {
	n := len(r.out) - 1
	if n < 0 || r.out[n].Project != c.Project || r.out[n].Scope != c.Scope || compatible(r.out[n].Technology, c.Technology) {
		return false
	}
	return r.cands[r.out[n].cand].sentence == r.cands[c.cand].sentence
}

// join adds a technology to those of a plant.
func (p *Project) join(technology string) {
	a, err := parseTech(p.Technology)
	b, fault := parseTech(technology)
	if err == nil && fault == nil {
		p.Technology = (a | b).String()
	}
}

// learn fills what is not yet known of a plant from a capacity of it.
func (p *Project) learn(c *Capacity) {
	p.Technology = cmp.Or(p.Technology, c.Technology)
	p.Country = cmp.Or(p.Country, c.Country)
	p.Place = cmp.Or(p.Place, c.Place)
	p.Status = cmp.Or(p.Status, c.Status)
}

// again is the goal, the forecast or the total told before to which c comes back as
// a bare amount with "the": the 24 GW; nil if there is none.
func (r *Runner) again(c *cand) *Capacity {
	if c.direct.Len()+c.of.Len() > 0 || r.holdsPlant(c.bearer) || r.d.Tokens[c.phrase.First].Sym != r.s.words.the {
		return nil
	}
	mw, mwh := r.megawatts(c)
	for k := len(r.out) - 1; k >= 0; k-- {
		if o := &r.out[k]; o.MW == mw && o.MWh == mwh && o.Scope != record.ScopeUnit && o.Scope != record.ScopeProject {
			return o
		}
	}
	return nil
}

// continued is the total told in the sentence before of which "it" is said to have come to c, a bare
// amount: demand was 19 GW in May; it has grown to 25 GW; nil if there is none.
func (r *Runner) continued(c *cand) *Capacity {
	n := len(r.out) - 1
	if n < 0 || c.phrase.First == 0 || c.direct.Len()+c.of.Len() > 0 || c.bearer.Len() != 1 || r.d.Tokens[c.bearer.First].Sym != r.s.words.it {
		return nil
	}
	s, to := r.d.SentenceOf(r.out[n].First), r.d.Tokens[c.phrase.First-1].Sym == r.s.words.to
	if s+1 != c.sentence || r.d.ParagraphStart(c.sentence) > s || !isTotal(r.out[n].Scope) || !to || r.outlook(c) != stands {
		return nil
	}
	return &r.out[n]
}

// grown is the total told just before c in its sentence that grows from c, a bare
// amount: 70 GW, up from 52 GW; nil if there is none.
func (r *Runner) grown(c *cand) *Capacity {
	if n := len(r.out) - 1; n >= 0 && c.direct.Len()+c.of.Len() == 0 && r.baseline(c) {
		if o := &r.out[n]; r.d.SentenceOf(o.First) == c.sentence && o.Scope != record.ScopeUnit && o.Scope != record.ScopeProject {
			return o
		}
	}
	return nil
}

// toldPlace is where a capacity of the same amount was told to stand, of no other plant
// by its name nor under the heading of another country.
func (r *Runner) toldPlace(c *Capacity) (place, country string) {
	i := &r.cands[c.cand]
	m, land := r.named(i), r.in.Lands.Of(i.sentence)
	for k := len(r.out) - 1; k >= 0; k-- {
		o := &r.out[k]
		if m != nil && o.Project != r.entityOf[m.Entity] || !compatible(o.Country, land) {
			continue
		}
		if o.MW == c.MW && o.MWh == c.MWh && o.Country != "" && (o.Scope == c.Scope || c.Scope == record.ScopeProject) {
			return o.Place, o.Country
		}
	}
	return "", ""
}

// sumOf gives a total the technology, country and status of the plants told
// before whose capacities it is the sum of.
func (r *Runner) sumOf(c *Capacity) {
	if c.Scope != record.ScopePortfolio || c.MW == 0 {
		return
	}
	sum := 0.0
	var m mask
	status, country := "", ""
	seen := 0
	var parts []int
	for k := len(r.out) - 1; k >= 0; k-- {
		o := &r.out[k]
		if o.Scope != record.ScopeProject || o.MW == 0 || r.repeated(k) {
			continue
		}
		seen++
		parts = append(parts, o.Project)
		sum += o.MW
		t, err := parseTech(o.Technology)
		if err == nil {
			m |= t
		}
		if status == "" || rank(o.Status) < rank(status) && o.Status != "" {
			status = o.Status
		}
		if country == "" {
			country = o.Country
		}
		if sum > c.MW*1.005 {
			return
		}
		if seen > 1 && sum >= c.MW*0.995 {
			if c.Technology == "" || r.phraseTech(&r.cands[c.cand]) == 0 {
				c.Technology = m.String()
			}
			if c.Status == "" {
				c.Status, c.parts = status, parts
			}
			if c.Country == "" {
				c.Country = country
			}
			return
		}
	}
}

// repeated reports whether a later capacity is of the same project.
func (r *Runner) repeated(k int) bool {
	for j := k + 1; j < len(r.out); j++ {
		if r.out[j].Project == r.out[k].Project && r.out[j].Scope == record.ScopeProject {
			return true
		}
	}
	return false
}

// won reports whether c's sentence or the one before tells of an auction.
func (r *Runner) won(c *cand) bool {
	first := r.d.Sentences[c.sentence].First
	if c.sentence > 0 {
		first = r.d.Sentences[c.sentence-1].First
	}
	s := token.Span{First: first, End: r.d.Sentences[c.sentence].End}
	return (r.has(s, r.s.labels.word[winner]) || r.has(s, r.s.labels.word[award])) && r.has(s, r.s.labels.word[market])
}

// future reports whether the verb of c's clause is modal or c is told by a
// need: then it does not stand yet.
func (r *Runner) future(c *cand) bool {
	if r.outlook(c) != stands {
		return true
	}
	for k := range r.chunks {
		x := &r.chunks[k]
		if x.Kind != clause.Verb || x.First < c.clause.First || x.First >= c.clause.End || x.First > c.phrase.End+1 {
			continue
		}
		if x.Modal != 0 || x.Form == clause.Infinitive && !(k > 0 && r.tellsFact(k)) || x.End <= c.First && r.isPlanned(x.Span) {
			return true
		}
	}
	if k := r.chunk(c.clause.First - 1); k > 0 && r.chunks[k].Kind == clause.Rel {
		plant := false
		for k--; k >= 0 && r.chunks[k].Kind != clause.Verb; k-- {
			plant = plant || r.holdsPlant(r.chunks[k].Span)
		}
		if k >= 0 && plant && (r.chunks[k].Modal != 0 || r.chunks[k].Form == clause.Infinitive) {
			return true // will build the parks, which come to
		}
	}
	m := c.near(market, clausal)
	return m != nil && (m.First < c.First || c.near(tender, clausal) != nil) || c.near(goal, clausal) != nil
}

// partReach is how far before a part the word may stand that makes it one.
const partReach = 4

// portfolioReach is how far the status of a total may stand from it.
const portfolioReach = 16

// nearTech is the technology told in candidate i's own phrase or close to it:
// what may tie it to a project.
func (r *Runner) nearTech(i int) mask {
	c := &r.cands[i]
	if m := r.phraseTech(c); m != 0 {
		return m
	}
	if c.joined >= 0 {
		if m := r.phraseTech(&r.cands[c.joined]); m != 0 {
			return m
		}
	}
	if m := r.clauseTech(i); m != 0 {
		return m
	}
	return r.toldHere(c)
}

// toldHere is the technology told last before c in its sentence, 0 if none is.
func (r *Runner) toldHere(c *cand) mask {
	for k := r.techFrom(c.First) - 1; k >= 0 && r.techs[k].First >= r.d.Sentences[c.sentence].First; k-- {
		if t := &r.techs[k]; !t.name && !t.fuel && !t.weak && t.mask&(open|grid|storage) == 0 {
			return t.mask
		}
	}
	return 0
}

// statusOf is the status of a capacity: told in its sentence, or known of its
// project, or told of its project's name nearby.
func (r *Runner) statusOf(i int, c *Capacity) string {
	at := r.chunk(r.cands[i].First)
	for k := at - 1; k >= 0; k-- {
		if x := &r.chunks[k]; x.Kind == clause.Verb {
			switch {
			case !r.removes(k, at):
			case x.Modal != 0, x.Form == clause.Infinitive:
				return "operating"
			case x.Form == clause.Finite && (x.Past || x.Perfect) && c.Scope == record.ScopePortfolio:
				return "retired"
			}
			break
		}
	}
	s, cost := r.sentenceStatus(i)
	for _, j := range [...]int{i - 1, i + 1} {
		if r.listedWith(i, j) {
			if other, less := r.sentenceStatus(j); other != "" && less < cost {
				s, cost = other, less
			}
		}
	}
	look := r.outlook(&r.cands[i])
	c.toCome = c.Scope == record.ScopeProject && (look == planned || look == forecast) && r.traded(&r.cands[i]) < 0
	if c.toCome && cost >= 3*costStatusClause {
		s = "" // told of something else: will take its place
	}
	if s != "" && (c.Scope == record.ScopeProject || cost <= portfolioReach) {
		return s
	}
	if c.Project >= 0 && r.projects[c.Project].Status != "" {
		return r.projects[c.Project].Status
	}
	return ""
}

// listedWith reports whether nothing but a comma or a conjunction stands between candidates i and j: plants
// of 120 MW and 80 MW under construction.
func (r *Runner) listedWith(i, j int) bool {
	if j < 0 || j >= len(r.cands) {
		return false
	}
	a, b := &r.cands[min(i, j)], &r.cands[max(i, j)]
	if a.sentence != b.sentence || b.First != a.End+1 {
		return false
	}
	k := r.chunk(a.End)
	return k >= 0 && (r.chunks[k].Kind == clause.Conj || r.chunks[k].Kind == clause.Comma)
}
