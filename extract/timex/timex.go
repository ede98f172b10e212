package timex

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/lexicon"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// Kind is the kind of the rules of this stage.
const Kind = "date"

// Timex is an expression of time.
type Timex struct {
	token.Span
	Type  string // DATE, TIME, DURATION, SET
	Value string // TIMEX3
	// FirstDay and LastDay are the closed interval of a DATE, YYYY-MM-DD, ""
	// where it has none.
	FirstDay, LastDay string
	Rule              *rule.Rule

	period period // of a DATE
	clock  string // of a TIME whose day the sentence tells
}

// Record is the record of t.
func (t Timex) Record(d *token.Doc) record.Date {
	start, end := d.Bytes(t.Span)
	from, to := d.CodePoints(start, end)
	return record.Date{
		Evidence: record.Evidence{Start: from, End: to, Text: d.Text[start:end], Rule: t.Rule.ID},
		Type:     t.Type, Value: t.Value, FirstDay: t.FirstDay, LastDay: t.LastDay,
	}
}

// Stage is the compiled rules. It is read-only.
type Stage struct {
	set     *rule.Set
	values  map[*rule.Rule]*expr
	found   map[string]rule.Label // by type
	amounts []rule.Label          // findings whose figures are no dates

	numeral, ordinal, tenseWord, times rule.Label
	to, the, on                        token.Sym
	verbs                              token.Set               // base forms
	presents                           map[token.Sym]direction // forms in -s: likely where they may be nouns
}

// New compiles the rules of kind date. Faults name file, line and rule; all
// are returned.
func New(lex *lexicon.Lexicon, labels *rule.Labels, rules []*rule.Rule) (*Stage, []error) {
	set, faults := rule.Compile(lex, labels, rules, Kind)
	s := &Stage{
		set: set, values: map[*rule.Rule]*expr{}, presents: map[token.Sym]direction{},
		found: map[string]rule.Label{
			"DATE": labels.Finding(rule.Date), "TIME": labels.Finding(rule.Time),
			"DURATION": labels.Finding(rule.Duration), "SET": labels.Finding(rule.Frequency),
		},
		numeral: labels.Class("numeral"), ordinal: labels.Class("ordinal"), tenseWord: labels.Class("tense"), times: labels.Class("times"),
	}
	s.to, s.the = lex.Vocab.InternString("to"), lex.Vocab.InternString("the")
	s.on = lex.Vocab.InternString("on")
	for _, e := range lex.Entries("verbs") {
		s.verbs.Add(lex.Vocab.InternString(e.Name))
		form := lex.Vocab.InternString(clause.Forms(e.Name, "", "", "")[0][0])
		if s.presents[form] = future; e.Get("noun") != "" {
			s.presents[form] = likely
		}
	}
	for _, e := range lex.Entries("tense") { // says and the like have their own
		delete(s.presents, lex.Vocab.InternString(e.Name))
	}
	for _, name := range []string{rule.Power, rule.Energy, rule.Money, rule.Percent} {
		s.amounts = append(s.amounts, labels.Finding(name))
	}
	for _, r := range set.Rules {
		fault := func(err error) {
			faults = append(faults, fmt.Errorf("%s:%d: rule %q: %w", r.File, r.Line, r.ID, err))
		}
		for _, k := range r.Unknown("type", "value", "article") {
			fault(fmt.Errorf("set %s: a date has a type, a value and an article", k))
		}
		if s.found[r.Set["type"]] == 0 {
			fault(fmt.Errorf("type %q is none of DATE, TIME, DURATION, SET", r.Set["type"]))
		}
		if r.Set["value"] == "" {
			fault(errors.New("sets no value"))
			continue
		}
		e, err := parseExpr(r.Set["value"], set.Captures(r))
		if err != nil {
			fault(err)
			continue
		}
		s.values[r] = e
	}
	return s, faults
}

// Runner finds the expressions of one text after another. It is for one
// goroutine.
type Runner struct {
	stage  *Stage
	match  *rule.Matcher
	c      *rule.Chart
	out    []Timex
	work   evaluation
	now    period // publication
	then   period // the date told last
	thenAt int    // its first token
	told   []told // the dates told, in order
	taken  int    // end of the last expression found
}

// told is a date told for itself and its first token.
type told struct {
	p  period
	at int
}

// NewRunner returns a Runner of s.
func (s *Stage) NewRunner() *Runner {
	return &Runner{stage: s, match: s.set.NewMatcher()}
}

// Run finds the expressions of time on c, puts them onto it and returns them
// in order. published is ISO 8601, as precise as it is known, or empty. The
// slice is valid until the next call.
func (r *Runner) Run(c *rule.Chart, published string) []Timex {
	r.c = c
	r.out = r.out[:0]
	r.now = parsePeriod(published)
	r.then, r.thenAt, r.told = r.now, 0, r.told[:0]
	r.taken = 0
	for _, s := range c.Doc.Sentences {
		r.sentence(s.Span, r.match.All(c, s.Span))
	}
	for i, t := range r.out {
		c.Add(rule.Annotation{Span: t.Span, Label: r.stage.found[t.Type], Ref: int32(i)})
	}
	return r.out
}

// sentence takes of overlapping matches the one that begins first, of those
// the longest, of those the one with the most context, of those the earliest
// rule's, as far as they have a value.
func (r *Runner) sentence(s token.Span, ms []rule.Match) {
	from := len(r.out)
	slices.SortStableFunc(ms, func(a, b rule.Match) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(b.End, a.End), cmp.Compare(b.All.Len(), a.All.Len()))
	})
	for i := range ms {
		m := &ms[i]
		if m.First < r.taken || r.amount(m.Span) {
			continue
		}
		r.work.r, r.work.m, r.work.s = r, m, s
		val, ok := r.work.eval(r.stage.values[m.Rule])
		if !ok {
			continue
		}
		r.add(s, m, val)
	}
	r.days(from)
}

func (r *Runner) add(s token.Span, m *rule.Match, val value) {
	t := Timex{Span: m.Span, Type: m.Rule.Set["type"], Rule: m.Rule}
	switch val.kind {
	case stretch:
		t.Value, t.period = val.p.String(), val.p
	case stretches:
		t.Value, t.period = val.p.String()+"/"+val.to.String(), val.p
	case ready:
		t.Value = val.text
	case hour:
		t.clock = val.text
	default:
		return
	}
	if t.Type == "DATE" && val.kind != ready {
		first, last, ok := val.p.days()
		if val.kind == stretches {
			var known bool
			_, last, known = val.to.days()
			ok = ok && known
		}
		if ok {
			t.FirstDay = dayOf(first).String()
			if t.LastDay = t.FirstDay; last != first {
				t.LastDay = dayOf(last).String()
			}
		}
		if val.p.whole() && !r.stage.values[m.Rule].compares() {
			r.then, r.thenAt = val.p, m.First
			r.told = append(r.told, told{val.p, m.First})
		}
	}
	if i := t.First - 1; i >= r.taken && i >= s.First && r.c.Doc.Tokens[i].Sym == r.stage.the && m.Rule.Set["article"] == "the" {
		t.First-- // cheaper here than in the pattern, which would be tried at every article
	}
	r.out = append(r.out, t)
	r.taken = m.End
}

// amount reports whether figures of s belong to a quantity: "1,000 MW".
func (r *Runner) amount(s token.Span) bool {
	for i := s.First; i < s.End; i++ {
		if !r.c.Doc.Tokens[i].Is(token.Digit) {
			continue
		}
		for _, l := range r.stage.amounts {
			if r.c.Find(i, l) != nil {
				return true
			}
		}
		if i > 0 && r.sum(i) {
			return true
		}
	}
	return false
}

// sum reports whether the figure at i follows the sign of a currency.
func (r *Runner) sum(i int) bool {
	for a := r.c.First(i - 1); a != nil; a = r.c.Next(a) {
		for _, l := range r.stage.amounts {
			if a.Label == l && a.End > i {
				return true
			}
		}
	}
	return false
}
