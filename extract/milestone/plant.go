package milestone

import (
	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// target is a plant whose step is told.
type target struct {
	project int // index into Input.Projects, -1 for one that is none of them
	mw      float64
	country string
	fleet   bool // several plants, told by what they have together
}

// stepWord is the noun chunk, n or the one that n is an amount of ("$5 million in
// financing"), whose head is a word of one of the kinds; -1 if there is none.
func (r *Runner) stepWord(n int, k kind) int {
	if r.names(n, k) {
		return n
	}
	if n+2 >= len(r.chunks) || r.chunks[n+1].Kind != clause.Prep {
		return -1
	}
	if y := r.chunks[n+1].Sym; (y == r.s.in || y == r.s.of) && r.names(n+2, k) && r.amount(r.chunks[n].Span) {
		return n + 2
	}
	return -1
}

// amount reports whether a sum of money or an amount of power ends a span.
func (r *Runner) amount(s token.Span) bool {
	for i := s.First; i < s.End; i++ {
		for a := r.chart.First(i); a != nil; a = r.chart.Next(a) {
			if a.End == s.End && (a.Label == r.s.money || a.Label == r.s.power) {
				return true
			}
		}
	}
	return false
}

// plants are those noun chunks that can be plants.
func (r *Runner) plants(nouns []int) []int {
	var out []int
	for _, n := range nouns {
		if r.isPlant(n) {
			out = append(out, n)
		}
	}
	return out
}

// share is the noun chunk of which n is a part ("the first of three units") or to
// build which it is ("a project to build a reactor"), n if it is none.
func (r *Runner) share(n int) int {
	if n+2 >= len(r.chunks) || r.chunks[n+2].Kind != clause.Noun {
		return n
	}
	switch link := &r.chunks[n+1]; link.Kind {
	case clause.Verb:
		if link.Form == clause.Infinitive && r.builds(n+1) && r.projectFor(n, n+2) {
			return n + 2
		}
	case clause.Prep:
		if r.d.Tokens[link.End-1].Sym == r.s.of && r.s.marks.Has(r.d.Tokens[r.chunks[n].Head].Sym, markShare) {
			return n + 2
		}
	}
	return n
}

// projectFor reports whether noun chunk n names no plant itself but a project or the like, and
// noun chunk to a plant, which that is to build.
func (r *Runner) projectFor(n, to int) bool {
	if r.s.head(r.d, r.chunks[n].Head)&partWord == 0 || r.s.head(r.d, r.chunks[to].Head)&plantWord == 0 {
		return false
	}
	return len(r.within(r.chunks[n].Span)) == 0
}

// names reports whether the head of noun chunk n is a word of one of the kinds.
func (r *Runner) names(n int, k kind) bool {
	c := r.chunks[n]
	if c.Kind != clause.Noun || r.s.marks.Has(r.d.Tokens[c.First].Sym, markNone) {
		return false
	}
	if k&ground != 0 && r.s.head(r.d, c.Head)&ground != 0 {
		return c.Len() == 1 // no new ground
	}
	if k&operation != 0 && r.s.marks.Has(r.d.Tokens[c.First].Sym, markSingle) {
		return false // "a military operation"
	}
	if r.s.head(r.d, c.Head)&building != 0 {
		return k&work != 0 && r.isBuilding(n)
	}
	if k&newPower != 0 {
		for i := c.First; i < c.Head; i++ {
			if r.s.marks.Has(r.d.Tokens[i].Sym, markFirst) {
				return r.s.head(r.d, c.Head)&power != 0
			}
		}
		return false
	}
	return r.s.head(r.d, c.Head)&k != 0
}

// isBuilding reports whether "building" in noun chunk n is the work, and not what is built: that
// has no plant behind "of".
func (r *Runner) isBuilding(n int) bool {
	c := r.chunks[n]
	switch {
	case c.Len() == 1 && (n == 0 || r.chunks[n-1].Kind != clause.Verb):
		return true
	case c.Len() == 2 && r.s.marks.Has(r.d.Tokens[c.First].Sym, markIts):
		return true
	}
	return n+2 < len(r.chunks) && r.chunks[n+1].Sym == r.s.of && r.isPlant(n+2)
}

// isPlant reports whether noun chunk n can be a plant or a part of one.
func (r *Runner) isPlant(n int) bool {
	n = r.share(n)
	c := r.chunks[n]
	if c.Kind != clause.Noun || r.s.marks.Has(r.d.Tokens[c.First].Sym, markNone) {
		return false
	}
	if r.pronoun(c) {
		y := r.d.Tokens[c.First].Sym
		return r.s.marks.Has(y, markIt) && (r.last(c.First, 1) >= 0 || r.s.marks.Has(y, markThey) && r.spoken(c.First, 1))
	}
	if c.Head > c.First && r.s.marks.Has(r.d.Tokens[c.Head-1].Sym, markPortfolio) {
		return false // "its development pipeline"
	}
	head := r.s.head(r.d, c.Head)
	if _, fleet := r.fleet(c.Span); fleet {
		return true
	}
	if head&plantWord != 0 || len(r.within(c.Span)) > 0 && (head&partWord != 0 || r.covered(c)) || r.nominal(c.Span, nil) != nil {
		return true
	}
	if r.sharesHead(n) || r.namesake(c) >= 0 {
		return true
	}
	if head&partWord == 0 || len(r.in.Projects) == 0 && !r.technical(c.Span) && !r.unnamed(c) {
		return false
	}
	return !r.ofNoPlant(n)
}

// ofNoPlant reports whether the noun behind "of" says that noun chunk n is of something that is
// no plant: "the second stage of the assessment".
func (r *Runner) ofNoPlant(n int) bool {
	if n+2 >= len(r.chunks) || r.chunks[n+1].Kind != clause.Prep || r.chunks[n+1].Sym != r.s.of || r.chunks[n+2].Kind != clause.Noun {
		return false
	}
	c := r.chunks[n+2]
	return !r.isPlant(n+2) && len(r.within(c.Span)) == 0 && !r.amount(c.Span) && !r.placed(c)
}

// pronoun reports whether a noun chunk is a pronoun, or "both" alone.
func (r *Runner) pronoun(c clause.Chunk) bool {
	return c.Pronoun || c.Len() == 1 && r.s.marks.Has(r.d.Tokens[c.First].Sym, markThey)
}

// placed reports whether a noun chunk ends in the name of a place or a body.
func (r *Runner) placed(c clause.Chunk) bool {
	for i := c.First; i < c.End; i++ {
		for a := r.chart.First(i); a != nil; a = r.chart.Next(a) {
			if a.End == c.End && (a.Label == r.s.place || a.Label == r.s.org) {
				return true
			}
		}
	}
	return false
}

// powers reports whether noun chunk n is what a plant makes: power, electricity.
func (r *Runner) powers(n int) bool {
	return r.s.head(r.d, r.chunks[n].Head)&(power|operation|output) != 0 || r.covered(r.chunks[n])
}

// covered reports whether the head of a chunk is part of the name of a plant, of
// an amount or of a technology, so that nothing else is what the chunk is about.
func (r *Runner) covered(c clause.Chunk) bool {
	for i := c.First; i < c.End; i++ {
		for a := r.chart.First(i); a != nil; a = r.chart.Next(a) {
			if a.End > c.Head && (a.Label == r.s.project || a.Label == r.s.power || a.Label == r.s.energy || a.Label == r.s.technology) {
				return true
			}
		}
	}
	return false
}

// technical reports whether a span has a word of a technology or a measure:
// "solar project", "400 kV line".
func (r *Runner) technical(s token.Span) bool {
	for i := s.First; i < s.End; i++ {
		if r.chart.Find(i, r.s.technology) != nil {
			return true
		}
		if a := r.chart.Find(i, r.s.measure); a != nil && a.End < s.End {
			return true // not "three projects"
		}
	}
	return false
}

// targets are the plants that stand in noun chunks, else in the phrases that
// depend on the step.
func (r *Runner) targets(nouns []int, told []clause.Arg) []target {
	var out []target
	for _, n := range nouns {
		out = r.add(out, n)
	}
	if len(out) > 0 {
		return out
	}
	var prep token.Sym
	for _, a := range told {
		if len(out) > 0 && a.Prep != prep {
			break
		}
		switch a.Prep {
		case r.s.of, r.s.forr, r.s.on, r.s.at, r.s.in:
			for _, n := range a.Nouns {
				if _, fleet := r.fleet(r.chunks[n].Span); !fleet && r.isPlant(n) {
					out = r.add(out, n)
				}
			}
			prep = a.Prep
		}
	}
	return out
}

// add adds the plants that noun chunk n means.
func (r *Runner) add(out []target, n int) []target {
	n = r.share(n)
	c := r.chunks[n]
	if c.Kind != clause.Noun {
		return out
	}
	if ts := r.within(c.Span); len(ts) > 0 {
		return union(out, ts)
	}
	if t, ok := r.fleet(c.Span); ok {
		return union(out, []target{t})
	}
	if p := r.namesake(c); p >= 0 {
		return union(out, []target{r.project(p)})
	}
	head := r.s.head(r.d, c.Head)
	if head&(plantWord|partWord) != 0 && !r.plural(c.Head) && r.returns(c) {
		if p, named := r.told(c); named {
			return union(out, []target{r.project(p)})
		}
	}
	if ts := r.nominal(c.Span, nil); ts != nil {
		return union(out, ts)
	}
	// "the first unit of the Acme plant", "two plants of 20 MW"
	if head&(plantWord|partWord|output|work) != 0 && n+2 < len(r.chunks) && r.belongs(n+1) && r.chunks[n+2].Kind == clause.Noun {
		if ts := r.within(r.chunks[n+2].Span); len(ts) > 0 {
			return union(out, ts)
		}
		if head&work != 0 && r.isPlant(n+2) {
			return r.add(out, n+2)
		}
	}
	// "the plant, a 20 MW wind farm"
	if head&(plantWord|partWord) != 0 && n+2 < len(r.chunks) && r.chunks[n+1].Kind == clause.Comma && r.chunks[n+2].Kind == clause.Noun {
		if ts := r.within(r.chunks[n+2].Span); len(ts) > 0 {
			return union(out, ts)
		}
	}
	if r.pronoun(c) {
		if ts := r.several(c.First); r.s.marks.Has(r.d.Tokens[c.First].Sym, markThey) && len(ts) > 1 {
			return union(out, ts)
		}
		if p := r.last(c.First, 2); p >= 0 {
			return union(out, []target{r.project(p)})
		}
		return out
	}
	if head&output != 0 && r.s.marks.Has(r.d.Tokens[c.First].Sym, markIts) && !r.plural(c.Head) {
		if p := r.topic(c.First); p >= 0 {
			return union(out, []target{r.project(p)})
		}
	}
	if head&(plantWord|partWord) != 0 && r.returns(c) {
		if p := r.meant(c); p >= 0 && !r.abroad(n, p) {
			return union(out, []target{r.project(p)})
		}
	}
	if t, ok := r.nameless(n, false); ok {
		return union(out, []target{t})
	}
	if p := r.last(c.First, 1); p >= 0 && head&partWord != 0 && r.another(c) {
		return union(out, []target{{project: p, country: r.in.Projects[p].Country}})
	}
	return out
}

// another reports whether a noun chunk is of one more part of a plant told before: "a fourth unit".
func (r *Runner) another(c clause.Chunk) bool {
	return c.Len() == 3 && r.s.marks.Has(r.d.Tokens[c.First].Sym, markSingle) && r.s.marks.Has(r.d.Tokens[c.First+1].Sym, markShare)
}

func union(out, ts []target) []target {
next:
	for _, t := range ts {
		for _, o := range out {
			if o == t || o.project >= 0 && o.project == t.project {
				continue next
			}
		}
		out = append(out, t)
	}
	return out
}

func (r *Runner) project(p int) target {
	x := &r.in.Projects[p]
	return target{project: p, mw: x.MW, country: x.Country}
}

// within are the plants told of within a span, by their names and capacities.
func (r *Runner) within(s token.Span) []target {
	var out []target
	for i := range r.in.Capacities {
		k := &r.in.Capacities[i]
		if k.First >= s.End {
			break
		}
		if !s.Contains(k.Span) || k.Project < 0 && k.Scope != record.ScopeProject && k.Scope != record.ScopeUnit {
			continue
		}
		t := target{project: k.Project, mw: k.MW, country: k.Country}
		if t.project < 0 && k.Scope == record.ScopeUnit {
			if t.project = r.last(k.First, 6); t.project < 0 {
				t.project = r.only(token.Span{})
			}
		}
		if t.country == "" && t.project >= 0 {
			t.country = r.in.Projects[t.project].Country
		}
		out = union(out, []target{t})
	}
	for p := range r.in.Projects {
		for _, sp := range r.in.Projects[p].Spans {
			if s.Contains(sp) {
				out = union(out, []target{r.project(p)})
				break
			}
		}
	}
	return out
}

// fleet is what somebody's plants have together, told by an amount at the end of a span:
// "brought 300 MW of solar online". What a whole country has is no matter of some plants.
func (r *Runner) fleet(s token.Span) (target, bool) {
	const most = 3000 // MW or MWh
	for i := range r.in.Capacities {
		k := &r.in.Capacities[i]
		if k.First >= s.End {
			break
		}
		if k.First >= s.First && k.End == s.End && k.Project < 0 && k.Scope == record.ScopePortfolio && max(k.MW, k.MWh) <= most {
			return target{project: -1, mw: k.MW, country: k.Country, fleet: true}, true
		}
	}
	return target{}, false
}

// belongs reports whether chunk k is a preposition behind which stands what something is part
// of, or where: of, at, in.
func (r *Runner) belongs(k int) bool {
	c := &r.chunks[k]
	return c.Kind == clause.Prep && (c.Sym == r.s.of || c.Sym == r.s.at || c.Sym == r.s.in)
}

// elsewhere reports whether a step word says that it is of something that is no
// plant: "construction of a school", "approval to negotiate", "design work".
func (r *Runner) elsewhere(steps []int) bool {
	for _, n := range steps {
		c := r.chunks[n]
		for i := c.First; i < c.Head; i++ {
			if r.s.marks.Has(r.d.Tokens[i].Sym, markBeside) {
				return true
			}
		}
		for j := n + 1; j < len(r.chunks) && j <= n+5; j++ {
			switch x := r.chunks[j]; x.Kind {
			case clause.Verb:
				if j == n+1 && x.Form == clause.Infinitive && r.s.head(r.d, c.Head)&(permit|work|scheme) != 0 && !r.builds(j) {
					return true
				}
				j = len(r.chunks)
			case clause.Stop, clause.Sub, clause.Comma:
				j = len(r.chunks)
			}
		}
		if n+2 < len(r.chunks) && r.chunks[n+1].Kind == clause.Prep && r.chunks[n+2].Kind == clause.Noun {
			switch r.chunks[n+1].Sym {
			case r.s.of, r.s.forr, r.s.on:
				if r.plantless(n + 2) {
					return true
				}
			}
		}
	}
	return false
}

// plantless reports whether noun chunk n, behind a word for a step, is neither a plant nor what
// may be one's: a project to build it, work on it, an amount.
func (r *Runner) plantless(n int) bool {
	c := r.chunks[n]
	if r.isPlant(n) || len(r.toBuild(n)) > 0 || r.covered(c) && r.single(c) {
		return false
	}
	return r.s.head(r.d, c.Head)&(work|operation) == 0 && !r.amount(c.Span)
}

// other reports whether one of the nouns is something else that takes the
// steps of a plant: a design, a takeover.
func (r *Runner) other(nouns []int) bool {
	for _, n := range nouns {
		if r.s.marks.Has(r.d.Tokens[r.chunks[n].Head].Sym, markBeside) {
			return true
		}
	}
	return false
}

// countryIn is the country of the first place named in a span of the sentence at hand or
// behind it, else of the last before; with back the sentences before that are nearby count too.
func (r *Runner) countryIn(s token.Span, back bool) string {
	sent := r.d.Sentences[r.sent].Span
	if back {
		sent.First = r.d.Sentences[max(0, r.sent-nearby)].First
	}
	country := ""
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.First >= sent.End {
			break
		}
		if m.First < sent.First || m.Kind != record.Place || m.End+1 < sent.End && r.d.Word(m.End) == "-" && r.d.Word(m.End+1) != "based" {
			continue // also "Kenya-supplied"
		}
		if c := r.in.Entities[m.Entity].Country; c != "" {
			country = c
			if m.First >= s.First {
				break
			}
		}
	}
	return country
}

// mention reports whether token i is part of a name other than a plant's.
func (r *Runner) mention(i int) bool {
	for j := i; j >= 0 && j > i-8; j-- {
		for a := r.chart.First(j); a != nil; a = r.chart.Next(a) {
			if a.End > i && a.Label == r.s.org {
				return true
			}
		}
	}
	return false
}
