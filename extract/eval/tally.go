package eval

import (
	"math"
	"slices"
)

// tally gathers counts and errors over all articles.
type tally struct {
	measures   map[string]*Measure
	attributes map[string]*Attribute
	errors     []Error
}

func newTally() *tally {
	return &tally{measures: map[string]*Measure{}, attributes: map[string]*Attribute{}}
}

func (t *tally) add(measure string, tp, fp, fn int) {
	m := t.measures[measure]
	if m == nil {
		m = &Measure{}
		t.measures[measure] = m
	}
	m.TP += tp
	m.FP += fp
	m.FN += fn
}

func (t *tally) attribute(name string, right bool) {
	a := t.attributes[name]
	if a == nil {
		a = &Attribute{}
		t.attributes[name] = a
	}
	a.Asked++
	if right {
		a.Right++
	}
}

// pairing is one gold record with the record that was found for it, by index.
type pairing struct{ gold, found int }

// pair pairs one to one and greedily, gold in order; fit says 0 (not the same)
// or how well two fit.
func pair[G, P any](gold []G, found []P, fit func(*G, *P) int) []pairing {
	used := make([]bool, len(found))
	var pairs []pairing
	for g := range gold {
		best, at := 0, -1
		for p := range found {
			if used[p] {
				continue
			}
			if s := fit(&gold[g], &found[p]); s > best {
				best, at = s, p
			}
		}
		if at >= 0 {
			used[at] = true
			pairs = append(pairs, pairing{g, at})
		}
	}
	return pairs
}

// of says how a record of a measure is shown in errors and known again.
type of[R any] struct {
	optional func(*R) bool
	show     func(*R) string
	key      func(*R) string
}

// count tallies pairs, misses and false alarms; optional gold counts for
// neither side.
func count[G, P any](t *tally, doc, measure string, gold []G, found []P, pairs []pairing, g of[G], p of[P]) {
	paired := make([]bool, len(gold))
	used := make([]bool, len(found))
	for _, x := range pairs {
		paired[x.gold], used[x.found] = true, true
		if g.optional == nil || !g.optional(&gold[x.gold]) {
			t.add(measure, 1, 0, 0)
		}
	}
	for i := range gold {
		if !paired[i] && (g.optional == nil || !g.optional(&gold[i])) {
			t.add(measure, 0, 0, 1)
			t.errors = append(t.errors, Error{doc, measure, Missed, g.show(&gold[i]), g.key(&gold[i])})
		}
	}
	for i := range found {
		if !used[i] {
			t.add(measure, 0, 1, 0)
			t.errors = append(t.errors, Error{doc, measure, False, p.show(&found[i]), p.key(&found[i])})
		}
	}
}

// settle splits off the optional gold, and leaves out of what was found that
// which fits no required record but touches an optional one.
func settle[G, P interface{ span() extent }](gold []G, optional func(*G) bool, found []P, fit func(*G, *P) int) ([]G, []P) {
	var required, free []G
	for i := range gold {
		if optional(&gold[i]) {
			free = append(free, gold[i])
		} else {
			required = append(required, gold[i])
		}
	}
	hit := make([]bool, len(found))
	for _, x := range pair(required, found, fit) {
		hit[x.found] = true
	}
	var keep []P
	for i, p := range found {
		if hit[i] || !slices.ContainsFunc(free, func(g G) bool { return g.span().overlaps(p.span()) }) {
			keep = append(keep, p)
		}
	}
	return required, keep
}

// near says whether two amounts are the same within half a percent; nil is no
// amount.
func near(a, b *float64) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return math.Abs(*a-*b) <= 0.005*max(math.Abs(*a), math.Abs(*b), 1e-9)
}

// some is nil for 0, which in a record is no amount.
func some(v float64) *float64 {
	if v == 0 {
		return nil
	}
	return &v
}
