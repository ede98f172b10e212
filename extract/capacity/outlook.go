package capacity

import (
	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// lifted reports whether plants, a purchase or a deal bring a total to c: they are the subject
// of a verb of lifting before it, or told to be done or finished in what opens its sentence.
func (r *Runner) lifted(c *cand) bool {
	w := &r.s.words
	first := c.phrase.First
	to := first > 0 && (r.d.Tokens[first-1].Sym == w.to || first < c.First && r.d.Tokens[first].Sym == w.to)
	for j := r.chunk(c.First) - 1; j >= 0 && r.chunks[j].First >= c.clause.First; j-- {
		x := &r.chunks[j]
		if x.Kind != clause.Verb || x.Form != clause.Finite {
			continue
		}
		subj := clause.Subject(r.chunks, j)
		if len(subj) == 0 {
			return false
		}
		s := r.chunks[subj[0]].Span
		lifts := r.has(x.Span, r.s.labels.word[lift])
		switch {
		case to && lifts: // not: to bring the farm to 2 GW
			return r.brings(s) && !(j+1 < len(r.chunks) && r.endsWith(r.owner(r.chunks[j+1].Span), plant))
		case (to || x.Modal != 0 && !w.allows(x.Modal)) && (r.endsWith(s, fleet) || r.endsWith(s, measure)):
			return r.brought(subj[0])
		case !to && x.Modal != 0 && !w.allows(x.Modal) && (r.has(x.Span, r.s.labels.word[having]) || r.has(x.Span, r.s.labels.reaching)):
			return !r.holdsPlant(s) && !r.byDate(c) && r.brought(subj[0])
		}
		return false
	}
	return false
}

// dealBrings reports whether a deal or money is the subject of the verb before c: the loan will
// help build 2 GW, the agreement will bring it.
func (r *Runner) dealBrings(c *cand) bool {
	for j := r.chunk(c.First) - 1; j >= 0 && r.chunks[j].First >= c.clause.First; j-- {
		if x := &r.chunks[j]; x.Kind != clause.Verb || x.Form != clause.Finite {
			continue
		}
		subj := clause.Subject(r.chunks, j)
		if len(subj) == 0 {
			return false
		}
		s := r.chunks[subj[0]].Span
		return r.endsWith(s, pact) || !r.holdsPlant(s) && r.brings(s)
	}
	return false
}

// offered reports whether c is what the verb right before or behind it puts out to tender or
// awards: to auction 2 GW of wind power, 2 GW are to be awarded.
func (r *Runner) offered(c *cand) bool {
	k := r.chunk(c.First)
	if k > 0 && r.chunks[k-1].Kind == clause.Verb && !r.subjectBehind(k) {
		return r.offers(r.chunks[k-1].Span)
	}
	for k = r.chunk(c.phrase.End); k > 0 && k < len(r.chunks); k++ {
		switch x := &r.chunks[k]; x.Kind {
		case clause.Verb:
			if x.Form != clause.Participial && r.offers(token.Span{First: x.First, End: min(x.End+1, len(r.d.Tokens))}) { // handed out
				return true
			}
		case clause.Other, clause.Time, clause.Prep:
		default:
			return false
		}
	}
	return false
}

// doneBy reports whether c is the object of a verb of a class right before it.
func (r *Runner) doneBy(c *cand, k class) bool {
	j := r.chunk(c.First) - 1
	if j > 0 && r.chunks[j].Kind == clause.Other && r.chunks[j].Len() == 1 {
		j-- // will turn out
	}
	if j < 0 || r.chunks[j].Kind != clause.Verb || r.chunks[j].Passive {
		return false
	}
	return r.has(token.Span{First: r.chunks[j].First, End: c.First}, r.s.labels.word[k])
}

// offers reports whether a span holds a verb of tendering or awarding.
func (r *Runner) offers(s token.Span) bool {
	return r.has(s, r.s.labels.word[tender]) || r.has(s, r.s.labels.word[award])
}

// brought reports whether what opens the clause of the subject in chunk k tells of plants
// that are finished, or of a purchase or a deal: after this purchase, when both farms run.
func (r *Runner) brought(k int) bool {
	from := k
	for from > 0 {
		if x := r.chunks[from-1].Kind; x == clause.Stop || x == clause.Quote {
			break
		}
		from--
	}
	w := &r.s.words
	lead := token.Span{First: r.chunks[from].First, End: r.chunks[k].First}
	switch y := r.d.Tokens[lead.First].Sym; {
	case y == w.until:
		return false
	case w.awaits(y) && !r.hasNoun(from, k): // once completed, the group will have
		return true
	case y == w.with, y == w.on, y == w.upon, y == w.following, w.awaits(y):
		return r.brings(lead)
	}
	return false
}

// hasNoun reports whether a noun stands among the chunks from j to before k.
func (r *Runner) hasNoun(j, k int) bool {
	for ; j < k; j++ {
		if r.chunks[j].Kind == clause.Noun {
			return true
		}
	}
	return false
}

// brings reports whether a span tells of plants, a purchase or a deal.
func (r *Runner) brings(s token.Span) bool {
	if r.holdsPlant(s) || r.has(s, r.s.labels.deal) {
		return true
	}
	return r.has(s, r.s.labels.word[trading]) || r.has(s, r.s.labels.word[contract]) || r.has(s, r.s.labels.word[pact])
}

// baseline reports whether c is what a total grows or falls from: to 72 GW from
// 40 GW, the current 14 GW.
func (r *Runner) baseline(c *cand) bool {
	w := &r.s.words
	if r.in.Quantities[c.quantity].Max != 0 {
		return false
	}
	from, measured := false, false
	for t, n := c.First-1, 0; t >= c.clause.First && (n < 6 || measured && n < 10); t, n = t-1, n+1 {
		s := r.d.Tokens[t].Sym
		if a := r.c.Find(t, r.s.labels.word[beside]); a != nil && a.End <= c.First && t > c.clause.First {
			return true // more than double the 400 GW
		}
		if a := r.c.Find(t, r.s.labels.word[present]); a != nil && a.End <= c.First {
			if !r.endsWith(token.Span{First: t, End: r.chunkSpan(t).End}, plant) {
				return true
			}
		}
		if s == w.from {
			from = true
			break
		}
		if k := r.chunk(t); k >= 0 && r.chunks[k].Kind != clause.Other && r.chunks[k].Kind != clause.Noun && r.chunks[k].Kind != clause.Prep {
			return false
		}
		if s == w.to && measured {
			return r.amountEndsAt(t) // will add 300 MW to the grid's capacity of 2 GW
		}
		if s == w.to || s == w.and || s == w.in || s == w.with {
			return false
		}
		measured = measured || r.measures(token.Span{First: t, End: t + 1})
	}
	if !from || c.of.Len() > 0 || !r.another(c) {
		return false
	}
	// from 6,000 to 9,000 MW is a range
	if t := c.End; t+1 < len(r.d.Tokens) && r.d.Tokens[t].Sym == w.to && r.amountAt(t+1) >= 0 {
		return c.near(change, clausal) != nil || c.near(beside, clausal) != nil
	}
	return true
}

// amountEndsAt reports whether the noun phrase of an amount ends right before token t.
func (r *Runner) amountEndsAt(t int) bool {
	i := r.amountFrom(t) - 1
	return i >= 0 && r.cands[i].phrase.End == t
}

// another reports whether another amount stands in c's sentence.
func (r *Runner) another(c *cand) bool {
	for i := range r.cands {
		if o := &r.cands[i]; o.sentence == c.sentence && o.First != c.First {
			return true
		}
	}
	return false
}

// outlook is how the verb of c tells the time of the amount.
type outlook uint8

const (
	stands   outlook = iota // it stands, or the verb does not tell
	possible                // it may come
	planned                 // somebody means to build or to have it
	forecast                // a total is said to grow to it
)

// outlook reads the verb of c: modal, an infinitive, a gerund that a preposition
// governs, or one of planning tell that the amount is still to come. What the
// total itself will do, and what others expect, is a forecast, what somebody
// will do a plan.
func (r *Runner) outlook(c *cand) outlook {
	k := r.chunk(c.First)
	if k < 0 || r.baseline(c) {
		return stands
	}
	if r.expectedBehind(c) {
		return forecast
	}
	if r.subjectBehind(k) { // said 450 MW would be built
		if o, ok := r.outlookBehind(c, k); ok {
			return o
		}
	}
	for j := k - 1; j >= 0 && r.chunks[j].First >= c.clause.First; j-- {
		x := &r.chunks[j]
		if x.Kind == clause.Verb && x.Form == clause.Participial && j == k-2 && r.chunks[j+1].Sym == r.s.words.by {
			return stands // fed by 2 GW
		}
		if x.Kind != clause.Verb || x.Form == clause.Participial || r.measures(x.Span) {
			continue
		}
		if o, ok := r.outlookBefore(c, j, k); ok {
			return o
		}
	}
	if o, ok := r.outlookBehind(c, k); ok {
		return o
	}
	if r.byDate(c) {
		return planned
	}
	return stands
}

// subjectBehind reports whether the noun of chunk k, right behind a verb, is the subject of
// the next, which is modal.
func (r *Runner) subjectBehind(k int) bool {
	if k == 0 || r.chunks[k-1].Kind != clause.Verb {
		return false
	}
	for j := k + 1; j < len(r.chunks); j++ {
		switch x := &r.chunks[j]; x.Kind {
		case clause.Verb:
			return x.Form == clause.Finite && x.Modal != 0
		case clause.Noun, clause.Prep, clause.Other, clause.Paren:
		default:
			return false
		}
	}
	return false
}

// expectedBehind reports whether a participle of expecting stands right behind c's noun
// phrase or what tells where it is: meets the 40 GW expected to be added.
func (r *Runner) expectedBehind(c *cand) bool {
	for k := r.chunk(c.phrase.End); k > 0 && k < len(r.chunks); k++ {
		switch x := &r.chunks[k]; x.Kind {
		case clause.Verb:
			a := r.c.Find(x.First, r.s.labels.expected)
			return a != nil && a.End < len(r.d.Tokens) && (r.d.Tokens[a.End].Sym == r.s.words.to || r.d.Tokens[a.End].Sym == r.s.words.by)
		case clause.Prep, clause.Noun, clause.Other:
			if r.amountIn(x.First, x.End) >= 0 {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// outlookBefore is what the verb at chunk j tells of c in chunk k behind it; false if a
// verb further ahead tells it.
func (r *Runner) outlookBefore(c *cand, j, k int) (outlook, bool) {
	x := &r.chunks[j]
	if r.foreseen(j, k) {
		return forecast, true
	}
	if r.removes(j, k) && !r.byDate(c) { // to shut 2 GW by 2030 is a goal
		return stands, true
	}
	if x.Form == clause.Infinitive && j > 0 {
		if before := &r.chunks[j-1]; before.Kind == clause.Noun && r.measures(before.Span) {
			return stands, false // has the capacity to produce
		}
		if r.tellsFact(j) {
			return stands, true
		}
	}
	switch {
	case x.Modal != 0, x.Form == clause.Infinitive:
		if x.Negated || r.s.words.stays(x.Sym) || x.Perfect && (x.Modal != r.s.words.will || !r.byDate(c)) || x.Modal == r.s.words.can {
			return stands, true
		}
		if r.s.words.allows(x.Modal) && !r.grows(j) {
			if r.has(x.Span, r.s.labels.reaching) {
				return forecast, true // the country could reach
			}
			return possible, true
		}
	case x.Form == clause.Gerund:
		if j == 0 || r.chunks[j-1].Kind != clause.Prep || !r.isPlan(r.chunks[j-1].Sym) {
			return stands, false
		}
	case r.isPlanned(x.Span):
	case !x.Past && !x.Perfect && r.byDate(c):
	default:
		return stands, true
	}
	if r.grows(j) && !(r.byDate(c) && r.firms(j)) || r.predicted(c, j) {
		return forecast, true
	}
	return planned, true
}

// tellsFact reports whether the infinitive at chunk j tells what is or was.
func (r *Runner) tellsFact(j int) bool {
	x, before := &r.chunks[j], &r.chunks[j-1]
	switch before.Kind {
	case clause.Verb:
		// claims to be the largest, with 55 MWh; is thought to have 5 MW
		return (x.Sym == r.s.words.be && !x.Passive || x.Sym == r.s.words.have) && r.s.words.holds(before.Sym)
	case clause.Noun:
		if r.isRank(before.End - 1) {
			return true // the first to install
		}
		// the largest farm to come online was
		next := j + 1
		for next < len(r.chunks) && r.chunks[next].Kind != clause.Verb {
			next++
		}
		return next < len(r.chunks) && r.chunks[next].Past && r.chunks[next].Sym == r.s.words.be && r.tops(before.Span)
	}
	return false
}

// outlookBehind is what a verb behind c in chunk k tells of it: 600 MW of solar will be
// added, 3 GW is expected, 2 GW of capacity in Spain expected in 2030; false if none does.
func (r *Runner) outlookBehind(c *cand, k int) (outlook, bool) {
	for j := k + 1; j < len(r.chunks) && r.chunks[j].First < max(c.clause.End, c.phrase.End+1); j++ {
		x := &r.chunks[j]
		if r.opensClause(j) {
			break
		}
		if x.Kind != clause.Verb {
			continue
		}
		if x.Form == clause.Participial && r.chunks[j-1].Kind == clause.Noun && r.has(x.Span, r.s.labels.expected) {
			return forecast, true
		}
		if x.Form != clause.Finite && x.First != c.phrase.End {
			continue
		}
		switch {
		case r.has(x.Span, r.s.labels.expected) && (x.Passive || x.Len() == 1):
			return forecast, true
		case x.Modal == 0 && x.Sym == r.s.words.be && r.infinitiveBehind(j):
			return planned, true
		case x.Modal == 0 && x.Passive && (x.Sym == r.s.words.plan || x.Sym == r.s.words.propose):
			return planned, true
		case x.Modal == 0 && (x.Sym == r.s.words.need || x.Sym == r.s.words.have) && r.infinitiveBehind(j):
			return forecast, true
		case x.Modal == 0, x.Modal == r.s.words.can, r.s.words.stays(x.Sym):
			return stands, true
		case r.s.words.allows(x.Modal):
			return possible, true
		}
		return planned, true
	}
	return stands, false
}

// infinitiveBehind reports whether an infinitive of the passive follows the verb at chunk j:
// is to be built, is due to be awarded, needs to be built.
func (r *Runner) infinitiveBehind(j int) bool {
	for j++; j < len(r.chunks); j++ {
		switch x := &r.chunks[j]; x.Kind {
		case clause.Verb:
			return x.Form == clause.Infinitive && x.Passive
		case clause.Other, clause.Prep:
		default:
			return false
		}
	}
	return false
}

// allows reports whether a modal tells what may come: may, might, could.
func (w *words) allows(modal token.Sym) bool {
	return modal == w.may || modal == w.might || modal == w.could
}

// stays reports whether a verb tells that all is as it was.
func (w *words) stays(s token.Sym) bool { return s == w.remain || s == w.stay || s == w.continue_ }

// removes reports whether the verb at chunk j ends what stands, told in chunk k:
// will replace 2 GW of coal; not: with 2 GW of wind, closed the sale of 2 GW.
func (r *Runner) removes(j, k int) bool {
	v := &r.chunks[j]
	ends := r.has(v.Span, r.s.labels.word[removing])
	if j > 1 && !ends && r.chunks[j-1].Kind == clause.Conj && r.chunks[j-2].Kind == clause.Verb { // to shut or convert
		ends = r.has(r.chunks[j-2].Span, r.s.labels.word[removing])
	}
	if v.Passive || !ends {
		return false
	}
	for j++; j < k; j++ {
		if x := &r.chunks[j]; x.Kind == clause.Prep && !x.Of || x.Kind == clause.Noun && r.agreed(j) != nil {
			return false
		}
	}
	return true
}

// foreseen reports whether the verb at chunk j, before the amount in chunk k,
// is one of expecting or depends on one whose subject is not who builds: is
// expected to reach, expects Spain to add, expects 2 GW to be added. What
// somebody expects to do is a plan.
func (r *Runner) foreseen(j, k int) bool {
	x := &r.chunks[j]
	if x.Kind == clause.Verb && x.Form == clause.Finite && !x.Negated && x.Modal == 0 {
		if r.has(x.Span, r.s.labels.expected) && (x.Passive || x.Len() > 1 && !x.Perfect) { // not: has seen a rise
			return true
		}
		if r.has(x.Span, r.s.labels.expecting) {
			return r.expectsOf(j, k)
		}
	}
	if x.Form != clause.Infinitive {
		return false
	}
	for i := j - 1; i >= 0; i-- {
		switch y := &r.chunks[i]; y.Kind {
		case clause.Other:
			continue
		case clause.Verb:
			if !r.has(token.Span{First: y.First, End: x.First}, r.s.labels.expected) {
				return false
			}
			return y.Passive || y.Len() > 1 || y.Sym == r.s.words.be || r.looks(i)
		case clause.Noun:
			return i > 0 && r.chunks[i-1].Kind == clause.Verb && !r.chunks[i-1].Passive && r.has(r.chunks[i-1].Span, r.s.labels.expecting)
		default:
			return false
		}
	}
	return false
}

// expectsOf reports whether the verb of expecting at chunk j tells what becomes of its object,
// which stands in chunk k or before it, or has the amount in chunk k as its object.
func (r *Runner) expectsOf(j, k int) bool {
	object := false
	for i := j + 1; i < len(r.chunks) && i <= k+4; i++ {
		switch y := &r.chunks[i]; y.Kind {
		case clause.Noun:
			object = true
		case clause.Verb:
			return object && (y.Form == clause.Infinitive || y.Form == clause.Gerund)
		case clause.Stop, clause.Sub, clause.Rel:
			return false
		}
		if i >= k && !r.chunks[j].Past {
			return true // forecasts 2 GW of batteries
		}
	}
	return false
}

// predicted reports whether the clause of c, whose verb is chunk k, is what
// somebody expects of another: predicts that Spain will add.
func (r *Runner) predicted(c *cand, k int) bool {
	at := r.chunk(c.clause.First - 1)
	if at < 1 || r.chunks[at].Kind != clause.Sub || r.chunks[at-1].Kind != clause.Verb || !r.has(r.chunks[at-1].Span, r.s.labels.expecting) {
		return false
	}
	subj := clause.Subject(r.chunks, k)
	return len(subj) > 0 && subj[0] > at && r.d.Tokens[r.chunks[subj[0]].First].Sym != r.s.words.it
}

// holds reports whether a verb is one of holding that something is so.
func (w *words) holds(s token.Sym) bool {
	return s == w.claim || s == w.believe || s == w.think || s == w.estimate || s == w.continue_
}

// tops reports whether a span tells of the largest or the like of its kind.
func (r *Runner) tops(s token.Span) bool {
	for t := s.First; t < s.End; t++ {
		if y := r.d.Tokens[t].Sym; y == r.s.words.largest || y == r.s.words.smallest || y == r.s.words.biggest || r.isRank(t) {
			return true
		}
	}
	return false
}

// isRank reports whether token t is an ordinal or "only", after which an infinitive
// tells what was done.
func (r *Runner) isRank(t int) bool {
	s := r.d.Tokens[t].Sym
	return s == r.s.words.first || s == r.s.words.last || s == r.s.words.only
}

// unrivalled reports whether a span of a noun phrase tells of the first or only one of its
// kind.
func (r *Runner) unrivalled(s token.Span) bool {
	for t := s.First; t < s.End; t++ {
		if r.isRank(t) {
			return true
		}
	}
	return false
}

// looks reports whether the verb at chunk i is the second of two: looks set.
func (r *Runner) looks(i int) bool {
	return i > 0 && r.chunks[i-1].Kind == clause.Verb
}

// byDate reports whether "by" and a date that is no day and not over follow c in its clause.
func (r *Runner) byDate(c *cand) bool {
	for t := c.End; t+1 < c.clause.End; t++ {
		if s := r.d.Tokens[t].Sym; s == r.s.words.by && !r.nextPredicate(c.End, t) {
			if a := r.c.Find(t+1, r.s.labels.date); a != nil && !r.over(a) {
				return true
			}
		}
	}
	return false
}

// over reports whether a date lies before the day of publication.
func (r *Runner) over(a *rule.Annotation) bool {
	if int(a.Ref) >= len(r.in.Dates) {
		return false
	}
	last := r.in.Dates[a.Ref].LastDay
	return last != "" && last < r.in.Published
}

// grows reports whether the subject of the verb at chunk j is a total.
func (r *Runner) grows(j int) bool {
	subj := clause.Subject(r.chunks, j)
	if r.chunks[j].Form == clause.Infinitive && j > 0 && r.chunks[j-1].Kind == clause.Noun {
		subj = []int{j - 1}
	}
	for k := j - 1; k >= 0; k-- {
		if x := &r.chunks[k]; x.Kind == clause.Noun {
			if r.measures(x.Span) && r.chunks[k+1].Kind == clause.Verb {
				return true // nuclear generating capacity is expected to
			}
			break
		} else if x.Kind != clause.Verb && x.Kind != clause.Other {
			break
		}
	}
	if len(subj) == 0 {
		return false
	}
	s := r.chunks[subj[0]].Span
	if r.inBody(token.Span{First: s.End - 1, End: s.End}) {
		return false // Acme Power
	}
	return r.endsWith(s, measure) || r.endsWith(s, fleet) || r.endsWith(s, demand) || r.endsWith(s, delivery)
}

// firms reports whether the subject of the verb at chunk j is a company's: its fleet.
func (r *Runner) firms(j int) bool {
	subj := clause.Subject(r.chunks, j)
	if len(subj) == 0 {
		return false
	}
	s := r.chunks[subj[0]].Span
	switch y := r.d.Tokens[s.First].Sym; {
	case y == r.s.words.our:
		return true
	case y == r.s.words.its:
		return r.afterCompany(r.d.SentenceOf(s.First))
	}
	return r.mentionOf(s.First, record.Organization) && r.isCompany(s.First) || r.pronoun(s)
}

// isPlan reports whether a gerund after the preposition is still to come:
// committed to procuring, plans for building.
func (r *Runner) isPlan(prep token.Sym) bool {
	return prep == r.s.words.to || prep == r.s.words.of || prep == r.s.words.for_
}
