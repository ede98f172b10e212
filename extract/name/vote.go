package name

import (
	"fmt"
	"strconv"
	"strings"

	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// evidence is what a rule of kind "entity" says of the candidate that its
// capture stands for.
type evidence struct {
	kind    kind
	weight  float32
	column  string // of the captured entry, that tells the weight
	alone   bool   // tells by the form alone: nothing of an alias in brackets
	capture string // name, head, first or part
}

// newEvidence reads the fields that a rule sets.
func newEvidence(r *rule.Rule) (evidence, error) {
	fault := func(format string, args ...any) error {
		return fmt.Errorf("%s:%d: rule %q: %s", r.File, r.Line, r.ID, fmt.Sprintf(format, args...))
	}
	e := evidence{kind: kinds}
	for k, n := range kindNames {
		if r.Set["kind"] == n {
			e.kind = kind(k)
		}
	}
	if e.kind == kinds {
		return e, fault("set kind is %q; it must be one of %s", r.Set["kind"], strings.Join(kindNames[:], ", "))
	}
	w := r.Set["weight"]
	if col, ok := strings.CutPrefix(w, "@"); ok {
		e.column = col
	} else {
		f, err := strconv.ParseFloat(w, 32)
		if err != nil {
			return e, fault("set weight is %q; it must be a number, or @ and a column of the captured entry", w)
		}
		e.weight = float32(f)
	}
	for k, v := range r.Set {
		switch k {
		case "kind", "weight":
		case "alone":
			e.alone = v == "true"
		default:
			return e, fault("sets %q; rules of kind entity set kind, weight and alone", k)
		}
	}
	return e, nil
}

// captures by which a pattern tells of what candidate it speaks.
var captures = [...]string{"name", "head", "first", "part"}

// vote runs the rules over the sentences that hold candidates.
func (r *Runner) vote() {
	last := -1
	for i := range r.cands {
		n := r.cands[i].sentence
		if n == last {
			continue
		}
		last = n
		ms := r.m.All(r.c, r.d.Sentences[n].Span)
		for k := range ms {
			r.cast(&ms[k])
		}
	}
	r.coordinate()
}

// cast gives the vote of one match.
func (r *Runner) cast(m *rule.Match) {
	e := r.s.evidence[m.Rule]
	for _, name := range captures {
		c := m.Capture(name)
		if c.First < 0 || c.Len() == 0 {
			continue
		}
		n := r.at[c.First]
		if n == 0 {
			continue
		}
		d := &r.cands[n-1]
		switch name {
		case "name":
			if d.Span != c.Span && (d.First != c.First || d.core != c.End) {
				continue
			}
		case "head":
			if d.core != c.End || d.First == c.First || d.facility == plant && d.End > d.core {
				continue
			}
		case "first":
			if d.First != c.First {
				continue
			}
		case "part":
			if !d.Contains(m.All) {
				continue
			}
		}
		w := e.weight
		if e.column != "" && c.Annotation != nil && c.Annotation.Entry != nil {
			f, err := strconv.ParseFloat(c.Annotation.Entry.Get(e.column), 32)
			if err != nil {
				continue
			}
			w = float32(f)
		}
		if e.column != "" && !d.proper && w < 4 {
			w *= 0.35 // Political Science, Peak Oil
		}
		if c.Annotation != nil && c.Annotation.Label == r.s.lab.place {
			e := c.Annotation.Entry
			if d.class == r.s.lab.place {
				e = d.entry
			}
			w *= r.fame(d, e)
		}
		if e.kind == person && !r.personal(d) || e.alone && r.groups[d.group].bracketed {
			continue
		}
		if last := r.trait(d.core - 1); e.kind == place && d.entry == nil && last&orgHead != 0 && last&placeEnd == 0 {
			continue // District of Columbia Water
		}
		if e.kind == place && d.facility != noFacility && c.End != d.End {
			continue
		}
		r.give(d, e.kind, w, m.Rule)
	}
}

// give adds a vote: the second of one rule on one form counts half, further
// ones nothing.
func (r *Runner) give(d *candidate, k kind, w float32, by *rule.Rule) {
	d.votes[k] += w
	if w > d.best[k].weight {
		d.best[k] = vote{by, w}
	}
	g := &r.groups[d.group]
	n := 0
	for _, b := range g.ballots {
		if b.rule == by && b.kind == k {
			n++
		}
	}
	switch n {
	case 0:
	case 1:
		w /= 2
	default:
		return
	}
	g.ballots = append(g.ballots, ballot{by, k})
	g.votes[k] += w
	if w > g.best[k].weight {
		g.best[k] = vote{by, w}
	}
}

// rank is how well known a place is, told by its inhabitants; regions, waters
// and capitals go before towns of their size.
func rank(e *lexicon.Entry) int32 {
	n, err := strconv.Atoi(e.Get("population"))
	if err != nil {
		n = 0
	}
	switch e.Get("kind") {
	case "capital":
		n += 5_000_000
	case "region":
		n = n/2 + 300_000
	case "area", "water":
		n += 1_000_000
	}
	return int32(min(n, 1<<30))
}

// fame scales the word of the gazetteer of places: a village of that name says
// less than a capital, and a name that is also a word or a surname less again.
func (r *Runner) fame(d *candidate, e *lexicon.Entry) float32 {
	f := float32(1)
	switch n := rank(e); e.Get("kind") {
	case "city":
		switch {
		case n < 20_000:
			f = 0.3
		case n < 100_000:
			f = 0.45
		case n < 500_000:
			f = 0.75
		}
	case "district":
		f = 0.6
	}
	if d.class == r.s.lab.organization && r.told(e.Get("country")) == 0 && rank(e) < 5_000_000 {
		f *= 0.35 // a bank's name rather than a far region's
	}
	t := r.trait(d.First)
	if d.Len() == 1 && t&common != 0 {
		f *= 0.3
	} else if d.Len() == 1 && t&(surname|given) != 0 && f < 1 {
		f *= 0.6
	}
	return f
}

// joinedBy reports whether only "and" or a comma, and an amount, stand between
// tokens i and j.
func (r *Runner) joinedBy(i, j int) bool {
	w := &r.s.words
	if i >= j || r.sym(i) != w.and && r.sym(i) != w.comma {
		return false
	}
	for k := i + 1; k < j; k++ {
		if s := r.sym(k); !r.blocked[k] && !r.d.Tokens[k].Is(token.Digit) && s != w.and && s != w.the && s != w.hyphen {
			return false
		}
	}
	return true
}

// coordinate lets the kind of "Dzhankeldy wind farms" reach the names joined
// to it: "Bash and Dzhankeldy wind farms".
func (r *Runner) coordinate() {
	for i := range r.cands {
		c := &r.cands[i]
		if !c.plural {
			continue
		}
		for k := i - 1; k >= 0 && r.cands[k].sentence == c.sentence; k-- {
			p := &r.cands[k]
			if p.facility != noFacility || p.entry != nil && p.class != r.s.lab.place && p.class != r.s.lab.landmark || !r.joinedBy(p.End, r.cands[k+1].First) {
				break
			}
			if b := c.best[project]; b.rule != nil {
				r.give(p, project, b.weight, b.rule)
			}
		}
	}
}
