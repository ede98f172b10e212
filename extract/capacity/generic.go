package capacity

import (
	"strconv"
	"strings"

	"wattwire/extract/record"
	"wattwire/extract/token"
)

// smallSize is the most megawatts that a limit of size for plants tells.
const smallSize = 100

// sized reports whether c is but the size of plants or machines of a kind:
// projects larger than 1 MW, systems of up to 25 kW, reactors of 300 MW or less, plants
// between 20 and 25 MW.
func (r *Runner) sized(c *cand) bool {
	if c.direct.Len()+c.of.Len() > 0 {
		return false
	}
	q := &r.in.Quantities[c.quantity]
	w := &r.s.words
	t := c.First - 1
	first := r.d.Sentences[c.sentence].First
	switch q.Qualifier {
	case "up_to", "under":
	case "over", "at_least":
		if q.Value*q.Scale > smallSize {
			return false
		}
	default:
		if q.Max == 0 || t < first || r.d.Tokens[t].Sym != w.between && r.d.Tokens[t].Sym != w.from {
			return false
		}
		for t--; t >= first && (r.measures(token.Span{First: t, End: t + 1}) || r.d.Tokens[t].Sym == w.with); t-- {
		}
	}
	for ; t >= first && t >= c.First-5; t-- {
		if r.plantsEndAt(t) {
			return q.Max == 0 || !r.has(r.chunkSpan(t), r.s.labels.number) // not: two plants of between 20 and 30 MW
		}
		if q := r.qualifierEnding(t); q != nil {
			t = q.First
			continue
		}
		if s := r.d.Tokens[t].Sym; s != w.of && s != w.than && s != w.to && r.c.Find(t, r.s.labels.word[sizing]) == nil {
			return false
		}
	}
	return false
}

// plantsEndAt reports whether a word for several plants or machines ends at
// token t.
func (r *Runner) plantsEndAt(t int) bool {
	s := token.Span{First: max(0, t-2), End: t + 1}
	return r.endsWith(s, plants) || r.endsWith(s, machine)
}

// modelReach is how many sentences before a reactor its design may be told.
const modelReach = 2

// model reports whether what has c is a design told just before, a reactor of which a unit's
// rating was told, or where the title tells of a design: The Bolt-60 is a reactor design. The reactor has
// an output of 60 MW.
func (r *Runner) model(c *cand) bool {
	if !r.returns(c.bearer) && !r.returns(token.Span{First: c.phrase.First, End: c.First}) {
		return false
	}
	from := r.d.Sentences[max(0, c.sentence-modelReach)].First
	if n := len(r.out) - 1; n >= 0 && r.out[n].First >= from && r.endsWith(c.bearer, reactor) {
		return r.out[n].Scope == record.ScopeUnit
	}
	for t := c.First - 1; t >= from; t-- {
		if r.c.Find(t, r.s.labels.word[design]) != nil {
			return true
		}
		if r.mentionOf(t, record.ProjectKind) {
			return false
		}
	}
	return r.title.design && r.endsWith(c.bearer, reactor)
}

// styled reports whether what has c is told by the name of a design: the 60 MW Bolt-60 plant, the
// Bolt-60 generates; or is anything of a kind in a sentence that has such a name: the Bolt-60 is
// an SMR of 60 MW.
func (r *Runner) styled(c *cand) bool {
	s := r.d.Sentences[c.sentence].Span
	if r.only(c.bearer) || r.only(c.phrase) {
		return false // the plant has but this
	}
	told := false
	for t := s.First; t < s.End; t++ {
		a := r.c.Find(t, r.s.labels.word[design])
		if a == nil || !r.d.Tokens[t].Is(token.Upper) {
			continue
		}
		if a.Overlaps(c.phrase) || a.Overlaps(c.bearer) {
			return true
		}
		told = true
	}
	return told && !r.returns(c.bearer) && !r.returns(c.phrase)
}

// only reports whether a span tells a single thing of its kind.
func (r *Runner) only(s token.Span) bool {
	for t := s.First; t < s.End; t++ {
		if r.d.Tokens[t].Sym == r.s.words.single {
			return true
		}
	}
	return false
}

// part reports whether "with" or "of which" ties c to the amount of one plant right before it.
func (r *Runner) part(c *cand) bool {
	n, w := len(r.out)-1, &r.s.words
	if n < 0 || r.out[n].Scope != record.ScopeProject || c.phrase.First < 1 {
		return false
	}
	o, t := &r.cands[r.out[n].cand], c.phrase.First-1
	if r.qualifies(t) {
		t--
	}
	switch r.d.Tokens[t].Sym {
	case w.which:
		return o.sentence == c.sentence && t-o.phrase.End <= 2
	case w.with:
		return o.sentence == c.sentence && o.phrase.End == t
	}
	return false
}

// drawn reports whether a design is told in the sentence of c or just before it.
func (r *Runner) drawn(c *cand) bool {
	s := token.Span{First: r.d.Sentences[max(0, c.sentence-modelReach)].First, End: r.d.Sentences[c.sentence].End}
	return r.has(s, r.s.labels.word[design])
}

const (
	fewMachines  = 10   // have an amount that is each one's, more may not
	manyMachines = 1000 // have it together, whatever it is
	largeMachine = 20   // more megawatts than a wind turbine or a module has
)

// many reports whether what has c is a number of machines too large for the
// amount to be each one's: 12,000 modules with a capacity of 5 MW.
func (r *Runner) many(c *cand) bool {
	if c.each || c.bearer.Len() == 0 {
		return false
	}
	switch m, _ := r.union(c.bearer); {
	case !r.endsWith(c.bearer, machine) || c.energy >= 0:
	case m == solar && r.size(c) >= 1, m == wind && r.main == wind && r.returns(c.bearer) && r.size(c) > 2*largeMachine:
		return true // roof modules with 9.6 MW, the turbines, which have 145 MW
	}
	for t := c.bearer.First; t < c.bearer.End; t++ {
		if t > 0 && r.d.Tokens[t-1].Sym == r.s.words.hyphen {
			continue // the Bolt-300
		}
		if q, err := strconv.ParseFloat(strings.ReplaceAll(r.d.Word(t), ",", ""), 64); err == nil {
			mw, _ := r.megawatts(c)
			return (q >= manyMachines || q > fewMachines && mw > largeMachine && mw/q < largeMachine) && r.plantsEndAt(c.bearer.End-1)
		}
	}
	return false
}

// returns reports whether a span begins with a word by which a noun comes back
// to something told before: the reactor, each unit.
func (r *Runner) returns(s token.Span) bool {
	if s.Len() == 0 {
		return false
	}
	w := &r.s.words
	switch r.d.Tokens[s.First].Sym {
	case w.the, w.this, w.its, w.each, w.it:
		return true
	}
	return false
}

// listed reports whether c stands behind the name of what has it, in a list of plants:
// including Bolt Sands in Kenya at 2 GW; two farms, Bolt of 40 MW and Lumen with 30 MW.
func (r *Runner) listed(c *cand) bool {
	s, t := c.bearer, c.phrase.First-1
	if s.Len() == 0 || t < s.End || !r.d.Tokens[s.End-1].Is(token.Upper) || r.amountIn(s.First, s.End) >= 0 {
		return false
	}
	if q := r.qualifierEnding(t); q != nil {
		t = q.First - 1
	}
	switch r.d.Tokens[t].Sym {
	case r.s.words.at:
		if !r.mentionOf(s.End-1, record.Organization) && !r.mentionOf(s.End-1, record.Person) {
			return true
		}
	case r.s.words.of, r.s.words.with:
	default:
		return false
	}
	if t > s.End && r.d.Tokens[s.End].Sym != r.s.words.comma || r.has(token.Span{First: s.End, End: c.First}, r.s.labels.word[sum]) {
		return false
	}
	for k := range r.chunks { // told by their number before
		x := r.chunks[k].Span
		if x.End > s.First {
			break
		}
		if r.endsWith(x, plants) && r.has(x, r.s.labels.number) {
			return c.near(winner, sentence) == nil
		}
	}
	return false
}

// dealt reports whether c is one of as many amounts in a row as plants have them: two
// wind farms with 319 MW and 300 MW.
func (r *Runner) dealt(c *cand) bool {
	if c.bearer.Len() == 0 || !r.plantsEndAt(c.bearer.End-1) {
		return false
	}
	a := r.number(c.bearer.First)
	if a == nil && r.d.Tokens[c.bearer.First].Sym == r.s.words.the {
		a = r.number(c.bearer.First + 1) // the two wind farms
	}
	if r.endsWith(c.bearer, machine) {
		return false
	}
	n, last := 0, -1
	for i := range r.cands {
		if o := &r.cands[i]; o.sentence == c.sentence && o.bearer == c.bearer && (last < 0 || o.First-last <= 3) {
			n, last = n+1, o.phrase.End
		}
	}
	if a == nil { // the projects have 100 MW and 40 MW respectively
		t := last
		if t >= 0 && t < len(r.d.Tokens) && r.d.Tokens[t].Sym == r.s.words.comma {
			t++
		}
		return n > 1 && t >= 0 && t < len(r.d.Tokens) && r.d.Tokens[t].Sym == r.s.words.respectively
	}
	return n > 1 && float64(n) == r.value(a)
}

// numbered reports whether what has c is called by a name with a number, as a
// part of a plant is: Bolt 2 will have 630 MW.
func (r *Runner) numbered(c *cand) bool {
	s := c.bearer
	if s.Len() < 2 || c.bearerName != nil {
		return false
	}
	last, name := &r.d.Tokens[s.End-1], &r.d.Tokens[s.End-2]
	if !name.Is(token.Upper) || !name.Is(token.Letter) {
		return false
	}
	switch word := r.d.Word(s.End - 1); word {
	case "I", "II", "III", "IV", "V":
		return true
	default:
		return last.Is(token.Digit) && len(word) == 1
	}
}

// isMeasure reports whether a total is told as a capacity or an output.
func (r *Runner) isMeasure(s token.Span) bool {
	for t := s.First; t < s.End; t++ {
		if r.isRatingWord(t) {
			return true
		}
	}
	return false
}
