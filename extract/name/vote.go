package name

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"

	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// evidence is what a rule of kind "entity" says of the candidate that its
// capture stands for.
type evidence struct {
	kind   kind
	weight float32
	column string // of the captured entry, that tells the weight
	alone  bool   // tells by the form alone: nothing of an alias in brackets
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
	e.alone = r.Set["alone"] == "true"
	for _, k := range r.Unknown("kind", "weight", "alone") {
		return e, fault("sets %q; rules of kind entity set kind, weight and alone", k)
	}
	return e, nil
}

// captures by which a pattern tells of what candidate it speaks.
var captures = [...]string{"name", "head", "first", "part"}

// direct is a rule that asks of a name only what it is by itself, a label or a
// list's entry: such rules, which fire on most names, need no pattern machine.
type direct struct {
	rule          *rule.Rule
	evidence      evidence
	label         rule.Label
	mark          uint32 // of a label of this package
	column, value string // of the entry
}

// directs is a set of direct rules, one bit for each by its number.
type directs [4]uint64

func (s *directs) add(k int) { s[k/64] |= 1 << (k % 64) }

func (s *directs) join(o *directs) {
	for i := range s {
		s[i] |= o[i]
	}
}

// parseDirect reads a pattern of the form name:<label> or name:@class[column=value].
func parseDirect(text string, lab *rule.Labels) (d direct, ok bool) {
	rest, ok := strings.CutPrefix(text, "name:")
	if !ok {
		return d, false
	}
	if f, ok := strings.CutPrefix(rest, "<"); ok && strings.IndexByte(f, '>') == len(f)-1 {
		d.label = lab.Finding(f[:len(f)-1])
		return d, true
	}
	c, ok := strings.CutPrefix(rest, "@")
	if !ok || strings.ContainsAny(c, " ()") {
		return d, false
	}
	if i := strings.IndexByte(c, '['); i >= 0 && strings.HasSuffix(c, "]") {
		d.column, d.value, _ = strings.Cut(c[i+1:len(c)-1], "=")
		c = c[:i]
	}
	d.label = lab.Class(c)
	return d, d.label != 0
}

// compileRules parts the rules into direct ones and a set of patterns.
func (s *Stage) compileRules(lex *lexicon.Lexicon, lab *rule.Labels, rules []*rule.Rule) []error {
	all, faults := rule.Compile(lex, lab, rules, "entity")
	if len(faults) > 0 {
		s.set = all
		return faults
	}
	var rest []*rule.Rule
	for _, r := range all.Rules {
		e, err := newEvidence(r)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		s.evidence[r] = e
		var match []rule.Text
		for _, m := range r.Match {
			if d, ok := parseDirect(m.Text, lab); ok {
				if d.label == lab.Finding(rule.Government) {
					s.government = r
				}
				d.rule, d.evidence, d.mark = r, e, s.mark(d.label)
				if d.mark != 0 {
					s.byMark[bits.TrailingZeros32(d.mark)].add(len(s.direct))
				} else {
					s.anyDirect |= rule.MaskOf(d.label)
					s.byLabel[bits.TrailingZeros64(uint64(rule.MaskOf(d.label)))].add(len(s.direct))
				}
				s.direct = append(s.direct, d)
			} else {
				match = append(match, m)
			}
		}
		if len(match) == 0 {
			continue
		}
		if len(match) < len(r.Match) {
			c := *r
			c.Match = match
			s.evidence[&c] = e
			s.whole[&c] = r
			r = &c
		}
		rest = append(rest, r)
	}
	s.set, _ = rule.Compile(lex, lab, rest, "entity")
	return faults
}

// vote lets the direct rules speak of every candidate, and the others in the
// sentences that hold one which no list settles.
func (r *Runner) vote() {
	last := -1
	for i := range r.cands {
		c := &r.cands[i]
		if !c.weak {
			r.voteDirect(c)
		}
		if n := c.sentence; c.open && n != last {
			last = n
			ms := r.m.All(r.c, r.d.Sentences[n].Span)
			for k := range ms {
				r.cast(&ms[k])
			}
		}
	}
	r.coordinate()
	r.kin()
	r.products()
}

// voteDirect gives the votes of the direct rules.
func (r *Runner) voteDirect(c *candidate) {
	var some directs
	for m := uint64(r.c.Of(c.First, r.s.anyDirect)); m != 0; m &= m - 1 {
		some.join(&r.s.byLabel[bits.TrailingZeros64(m)])
	}
	for m := c.marks; m != 0; m &= m - 1 {
		some.join(&r.s.byMark[bits.TrailingZeros32(m)])
	}
	for i, m := range some {
		for ; m != 0; m &= m - 1 {
			r.direct(c, &r.s.direct[64*i+bits.TrailingZeros64(m)])
		}
	}
}

// direct gives the vote of a direct rule to a candidate that has its mark or may have its label.
func (r *Runner) direct(c *candidate, d *direct) {
	if d.mark != 0 {
		r.speak(c, d.rule, &d.evidence, nil, c.Span)
		return
	}
	for a := r.c.First(c.First); a != nil; a = r.c.Next(a) {
		if a.Label == d.label && (a.End == c.End || a.End == c.core) && (d.column == "" || a.Entry.Get(d.column) == d.value) {
			r.speak(c, d.rule, &d.evidence, a, a.Span)
			break
		}
	}
}

// mark is the bit of a label of this package, 0 of another.
func (s *Stage) mark(l rule.Label) uint32 {
	if n := l - s.lab.name; l >= s.lab.name && n < 32 {
		return 1 << n
	}
	return 0
}

// cast gives the votes of one match.
func (r *Runner) cast(m *rule.Match) {
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
		fits := false
		switch name {
		case "name":
			fits = d.Span == c.Span || d.First == c.First && d.core == c.End
		case "head":
			fits = d.core == c.End && d.First != c.First && !(d.facility == plant && d.End > d.core)
		case "first":
			fits = d.First == c.First
		case "part":
			fits = d.Contains(m.All)
		}
		if fits {
			by := m.Rule
			if w := r.s.whole[by]; w != nil {
				by = w
			}
			e := r.s.evidence[by]
			r.speak(d, by, &e, c.Annotation, c.Span)
		}
	}
}

// speak gives the vote of a rule for candidate d, of which it captured span,
// the annotation a where that is one.
func (r *Runner) speak(d *candidate, by *rule.Rule, e *evidence, a *rule.Annotation, span token.Span) {
	if w, ok := r.voteWeight(d, e, a); ok && !r.dismissed(d, e, span) {
		r.give(d, e.kind, w, by)
	}
}

// voteWeight is what the evidence e for candidate d weighs; false if the entry of the
// annotation a does not tell it.
func (r *Runner) voteWeight(d *candidate, e *evidence, a *rule.Annotation) (w float32, ok bool) {
	w = e.weight
	if e.column != "" && a != nil && a.Entry != nil {
		f, err := strconv.ParseFloat(a.Entry.Get(e.column), 32)
		if err != nil {
			return 0, false
		}
		w = float32(f)
		if !d.proper && w < 4 {
			w *= 0.35 // Political Science, Peak Oil
		}
	}
	if a != nil && a.Label == r.s.lab.place {
		entry := a.Entry
		if d.class == r.s.lab.place {
			entry = d.entry
		}
		w *= r.fame(d, entry)
	}
	switch {
	case e.kind == project && d.facility == noFacility && d.entry != nil && r.wide(d):
		w *= 0.3 // in Texas, the 50 MW plant
	case e.kind == place && !d.proper && d.entry == nil && r.trait(d.core-1)&placeEnd == 0:
		w *= 0.35 // in Market Value
	case e.kind == organization && d.class == r.s.lab.place && d.entry != nil && w > 5 && r.d.Tokens[d.First].Is(token.AllUpper):
		w = 3 // a dateline after the regulator: SOFIA, May 2
	}
	return w, true
}

// wide reports whether a listed candidate is a country or a great region, in which plants lie
// rather than bear its name.
func (r *Runner) wide(d *candidate) bool {
	return d.class == r.s.lab.country ||
		d.class == r.s.lab.place && d.entry.Get("kind") == "region" && rank(d.entry) > 1_500_000
}

// dismissed reports whether the evidence e does not hold for candidate d, of which it
// captured span.
func (r *Runner) dismissed(d *candidate, e *evidence, span token.Span) bool {
	if e.alone && r.groups[d.group].bracketed {
		return true
	}
	switch e.kind {
	case person:
		return !r.personal(d) && !(d.Len() == 1 && r.addressed(d.First))
	case place:
		last := r.trait(d.core - 1)
		return d.entry == nil && last&orgHead != 0 && last&placeEnd == 0 || // District of Columbia Water
			d.facility != noFacility && span.End != d.End
	}
	return false
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

// capitalRank puts a capital before any town of another country.
const capitalRank = 5_000_000

// rank is how well known a place is, told by its inhabitants; regions, waters
// and capitals go before towns of their size.
func rank(e *lexicon.Entry) int32 {
	n := 0
	if p := e.Get("population"); p != "" {
		var err error
		if n, err = strconv.Atoi(p); err != nil {
			n = 0
		}
	}
	switch e.Get("kind") {
	case "capital":
		n += capitalRank
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
