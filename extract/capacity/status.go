package capacity

import (
	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// statuses in Global Energy Monitor's words, from the first to the last in the
// life of a plant.
var statuses = [...]string{"announced", "pre-construction", "construction", "operating", "mothballed", "shelved", "cancelled", "retired"}

// rank is the place of a status in that order from 1, 0 for no status.
func rank(s string) int {
	for i, v := range statuses {
		if v == s {
			return i + 1
		}
	}
	return 0
}

// cueRow is a row of the list status_cues.
type cueRow struct {
	status  string
	sure    bool // whatever the mood of its verb
	service bool // upkeep, which may be of machines still to come
	own     bool // only within the noun phrase of its plant
	draft   bool // a paper that binds nobody
	paper   bool // a contract for a plant to be built
	weak    bool // only where nothing else is told
	order   bool // a verb that may also mean to order
}

// costs of a status told farther off, in tokens.
const (
	costStatusClause = 12
	costStatusAfter  = 2
	gainEnded        = 10 // an end outweighs what went before it
	statusReach      = 80
)

// sentenceStatus is the status told nearest to candidate i in its sentence.
func (r *Runner) sentenceStatus(i int) (string, int) {
	c := &r.cands[i]
	return r.statusNear(token.Span{First: c.phrase.First, End: c.phrase.End}, c.clause, c.sentence, i)
}

// statusNear is the status told nearest to a span of a sentence, and at what
// cost. The sentence must be parsed.
func (r *Runner) statusNear(at, inner token.Span, sent, cand int) (string, int) {
	s := r.d.Sentences[sent].Span
	n := nearStatus{cost: statusReach, plan: statusReach, ahead: statusReach, weak: statusReach}
	trade := -1
	for i := range r.cands {
		if c := &r.cands[i]; i == cand || cand < 0 && c.sentence == sent && c.phrase.Contains(at) { // its 50 MW Lumen plant
			trade = r.traded(c)
		}
	}
	for t := s.First; t < s.End; {
		row, end := r.cueAt(t, s.End)
		told := token.Span{First: t, End: end}
		cue := r.cueWorth(row, told, at, s, cand)
		if cue != "" && cue != "none" && (trade < 0 || told.End < r.chunks[trade].First || told.First >= r.chunks[trade].End) {
			n.add(cue, row.weak || cue == "operating" && cand >= 0 && r.ofMeasure(told, &r.cands[cand]), end <= at.First, r.cueCost(cue, told, at, inner, cand))
		}
		t = end
	}
	switch {
	case n.status == "operating" && n.ahead < n.cost:
		return "announced", n.ahead // proposes a plant of 300 MW constructed at
	case n.status != "":
	case n.plan < statusReach:
		return "announced", n.plan
	case n.weak < statusReach && (cand < 0 || r.outlook(&r.cands[cand]) == stands):
		return "operating", n.weak
	}
	return n.status, n.cost
}

// ofFirst reports whether the verb at token t is done to one part of a plant of several, which is
// being built then: the first turbine was installed.
func (r *Runner) ofFirst(t int) bool {
	k := r.chunk(t)
	if k < 0 || r.chunks[k].Kind != clause.Verb || r.chunks[k].Sym != r.s.words.install || r.chunks[k].Modal != 0 {
		return false
	}
	n := k + 1
	if r.chunks[k].Passive {
		subj := clause.Subject(r.chunks, k)
		if len(subj) == 0 {
			return false
		}
		n = subj[0]
	}
	if n >= len(r.chunks) || r.chunks[n].Kind != clause.Noun || r.amountIn(r.chunks[n].First, r.chunks[n].End) >= 0 {
		return false
	}
	for t := r.chunks[n].First; t < min(r.chunks[n].First+2, r.chunks[n].End); t++ {
		switch r.d.Tokens[t].Sym {
		case r.s.words.first, r.s.words.second, r.s.words.third, r.s.words.last:
			return true
		}
	}
	return false
}

// ofMeasure reports whether a cue stands within what an amount is of, which may be of a plant to
// be built: installed renewable capacity; not where somebody has c: Acme's 2 GW of installed capacity.
func (r *Runner) ofMeasure(told token.Span, c *cand) bool {
	k := r.chunk(told.First)
	return k >= 0 && !r.owned(token.Span{First: c.phrase.First, End: c.First}) && r.chunks[k].Kind == clause.Noun && told.End < r.chunks[k].End && r.measures(r.chunks[k].Span)
}

// nearStatus is what the cues around a span tell, each with the least cost at which it is told.
// Plans come before all else (a planned plant won a permit): they count only where nothing more
// is told.
type nearStatus struct {
	status string
	cost   int // of status
	plan   int
	ahead  int // of a plan told before the span
	weak   int // of a cue that counts only where nothing else is told
}

// add adds a cue that is weak or not, told before the span or not, at a cost.
func (n *nearStatus) add(cue string, weak, before bool, cost int) {
	switch {
	case cue == "announced":
		if n.plan = min(n.plan, cost); before {
			n.ahead = min(n.ahead, cost)
		}
	case weak:
		n.weak = min(n.weak, cost)
	case cost < n.cost:
		n.cost, n.status = cost, cue
	}
}

// cueAt is the longest cue of a status that begins at token t and ends before token last, and
// the token behind it; behind t itself if there is none.
func (r *Runner) cueAt(t, last int) (row cueRow, end int) {
	end = t + 1
	for a := r.c.First(t); a != nil; a = r.c.Next(a) {
		if a.Label == r.s.labels.status && a.End >= end && a.End <= last {
			row, end = r.s.status[a.Entry], a.End
		}
	}
	return row, end
}

// cueWorth is the status that a cue told in a sentence gives the span at, "" or "none" if it
// gives none.
func (r *Runner) cueWorth(row cueRow, told, at, sent token.Span, cand int) string {
	cue := row.status
	if cue == "" {
		return ""
	}
	if told.End <= at.First || told.First >= at.End {
		if row.own || r.ofOtherPlant(told.First, told.End, cand) || r.apart(told.First, at.First, cand) {
			return ""
		}
	}
	if cue == "announced" && r.reports(told.First) {
		return ""
	}
	if k := r.chunk(told.First); row.order && k >= 0 && clause.Ordered(r.chunks, k, r.s.words.by) {
		return "" // the study, commissioned by the ministry
	}
	if row.status == "operating" && r.ofFirst(told.First) {
		return "construction"
	}
	if row.service && r.attends(sent.First, told.First) {
		cue = "pre-construction"
	}
	if !row.sure && (told.First < at.First || told.First >= at.End) {
		cue = r.real(cue, told.First, told.End, sent)
		if cand >= 0 && cue == "announced" && (row.status == "retired" || row.status == "mothballed") {
			cue = "operating" // is to be closed
		}
	}
	return cue
}

// reports reports whether the verb at token t tells but that something is said to have come to pass: it
// announced that it has delivered.
func (r *Runner) reports(t int) bool {
	k := r.chunk(t)
	if k < 0 || r.chunks[k].Kind != clause.Verb || r.chunks[k].Form != clause.Finite || r.chunks[k].Passive {
		return false
	}
	noun := false
	for k++; k < len(r.chunks); k++ {
		switch x := &r.chunks[k]; x.Kind {
		case clause.Verb:
			return noun && x.Form == clause.Finite && x.Perfect && x.Modal == 0
		case clause.Noun:
			noun = true
		case clause.Sub, clause.Time, clause.Other:
		default:
			return false
		}
	}
	return false
}

// cueCost is how far a cue of a status stands from the span at, which stands in the
// clause inner.
func (r *Runner) cueCost(cue string, s, at, inner token.Span, cand int) int {
	cost := 0
	switch {
	case s.First >= at.End:
		cost = s.First - at.End + costStatusAfter
	case s.End <= at.First:
		cost = at.First - s.End
	}
	if s.First < inner.First || s.First >= inner.End {
		cost += costStatusClause
	}
	if rank(cue) > rank("operating") {
		cost -= gainEnded
	}
	if j := r.toldBy(s.First); r.stopBetween(at, s.First, s.End) || j >= 0 && j != cand {
		cost += 2 * costStatusClause
	}
	if r.between(at, s.First, s.End, cand) || s.End <= at.First && r.behindAmount(s.First, cand) && !r.partitive(s.End, at.First) {
		cost += costStatusClause
	}
	return cost
}

// ofOtherPlant reports whether a cue is an adjective of a plant that does not
// have the amount: at the site of the decommissioned power station.
func (r *Runner) ofOtherPlant(first, end, cand int) bool {
	k := r.chunk(first)
	if cand < 0 || k < 0 || r.chunks[k].Kind != clause.Noun || end >= r.chunks[k].End {
		return false
	}
	if !r.holdsPlant(token.Span{First: end, End: r.chunks[k].End}) {
		return false
	}
	c, s := &r.cands[cand], r.chunks[k].Span
	if c.bearer.First < s.End && s.First < c.bearer.End || r.equated(k, c) {
		return false
	}
	for i := range c.words {
		if x := &c.words[i]; x.relation == holder && x.First >= s.First && x.End <= s.End {
			return false
		}
	}
	return true
}

// apart reports whether tokens t and u stand with two verbs of one subject, each of
// which has an amount, that at u being cand: runs a 45 MW plant and is building
// another of 80 MW.
func (r *Runner) apart(t, u, cand int) bool {
	a, b := r.verbOver(t), r.verbOver(u)
	if cand < 0 || a < 0 || b < 0 || a == b {
		return false
	}
	first, second := min(a, b), max(a, b)
	if r.chunks[second-1].Kind != clause.Conj {
		return false
	}
	for k := first + 1; k < second; k++ {
		if x := r.chunks[k].Kind; x == clause.Stop || x == clause.Sub || x == clause.Rel || x == clause.Quote {
			return false
		}
	}
	end := r.d.Sentences[r.parsed].End
	for i := r.amountFrom(r.chunks[a].End); i < len(r.cands) && r.cands[i].First < end; i++ {
		if i != cand && r.verbOver(r.cands[i].First) == a {
			return true
		}
	}
	return false
}

// verbOver is the finite verb that token t stands in or behind, -1 if none does in its
// clause.
func (r *Runner) verbOver(t int) int {
	for k := r.chunk(t); k >= 0; k-- {
		switch x := &r.chunks[k]; x.Kind {
		case clause.Verb:
			if x.Form == clause.Finite {
				return k
			}
		case clause.Stop, clause.Sub, clause.Rel, clause.Quote:
			return -1
		}
	}
	return -1
}

// equated reports whether "is" stands between the noun in chunk k and c or what
// has it: the largest operational plant is Bolt Sands at 250 MW.
func (r *Runner) equated(k int, c *cand) bool {
	if k+2 >= len(r.chunks) {
		return false
	}
	v, n := &r.chunks[k+1], &r.chunks[k+2]
	if v.Kind != clause.Verb || v.Sym != r.s.words.be || v.Form != clause.Finite || v.Negated {
		return false
	}
	return n.First == c.bearer.First || n.First <= c.First && c.First < n.End
}

// behindAmount reports whether a cue at token t stands right behind the noun
// phrase of another amount than cand: 4.6 GW in operation and.
func (r *Runner) behindAmount(t, cand int) bool {
	for i := range r.cands {
		if o := &r.cands[i]; i != cand && o.phrase.End <= t && t-o.phrase.End <= 2 && o.phrase.End > o.First {
			return true
		}
	}
	return false
}

// toldBy is the amount whose noun phrase the relative clause around token t is about: the
// 90 MW park, which is being built; -1 if t stands in none.
func (r *Runner) toldBy(t int) int {
	k := r.chunk(t)
	for ; k >= 0 && r.chunks[k].Kind != clause.Rel; k-- {
		switch r.chunks[k].Kind {
		case clause.Comma, clause.Stop, clause.Sub, clause.Quote:
			return -1
		}
	}
	if k > 0 && r.chunks[k-1].Of {
		return -1 // of which 800 MW are being built
	}
	for k--; k >= 0 && (r.chunks[k].Kind == clause.Comma || r.chunks[k].Kind == clause.Prep); k-- {
	}
	if k < 0 {
		return -1
	}
	for i := r.amountFrom(r.chunks[k].First); i < len(r.cands) && r.cands[i].First < r.chunks[k].End; i++ {
		if c := &r.cands[i]; c.phrase.End == r.chunks[k].End {
			return i
		}
	}
	return -1
}

// partitive reports whether "which" stands between tokens from and end: of
// which 800 MW; what is told of the whole is told of its part.
func (r *Runner) partitive(from, end int) bool {
	for t := from; t < end; t++ {
		if s := r.d.Tokens[t].Sym; s == r.s.words.which {
			return true
		}
	}
	return false
}

// stopBetween reports whether a semicolon stands between a span and the cue at
// tokens first to end.
func (r *Runner) stopBetween(at token.Span, first, end int) bool {
	from, to := at.End, first
	if first < at.First {
		from, to = end, at.First
	}
	for t := from; t < to; t++ {
		if k := r.chunk(t); k >= 0 && r.chunks[k].Kind == clause.Stop {
			return true
		}
	}
	return false
}

// between reports whether another amount stands between a span and the cue at
// tokens first to end.
func (r *Runner) between(at token.Span, first, end, cand int) bool {
	for i := range r.cands {
		c := &r.cands[i]
		if i == cand {
			continue
		}
		if c.First >= at.End && c.First < first || c.First >= end && c.End <= at.First {
			return true
		}
	}
	return false
}
