package rule

import (
	"fmt"
	"strings"

	"wattwire/extract/lexicon"
	"wattwire/extract/token"
)

// Tracer gathers why rules fired in a document and which came near. Matchers
// and stages tell it where a Chart has one; else nothing is gathered.
type Tracer struct {
	Fired []Firing
	Near  []Near
	Joins []Join
	Typed []Typing
}

// Firing is one place where a rule fired.
type Firing struct {
	Rule       *Rule
	token.Span            // what it is about
	All        token.Span // all that its pattern matched
	Pattern    string     // as the file has it, "" of a rule without patterns
	Parts      []Part
}

// Part is what stands at one place of a rule: a capture of its pattern, or a
// role of its frame.
type Part struct {
	Name string
	token.Span
	As string // the class and entry or the finding there, "" for plain words
}

// Near is one place where a good part of a rule fitted and the rest did not.
type Near struct {
	Rule       *Rule
	token.Span        // what fitted
	At         int    // token at which it failed, the sentence's end if there it did
	Wanted     string // what had to stand there
	Pattern    string
	// Matched and Missing weigh what fitted against what is missing.
	Matched, Missing int
}

// Join is a finding that completed one of another place.
type Join struct {
	Rule *Rule
	token.Span
	Into token.Span
	Why  string // the sign that both are one
}

// Typing is what told the type of a finding.
type Typing struct {
	Rule *Rule
	token.Span
	Why string // the sign that did
}

// Type tells what told the type of a finding of a rule.
func (t *Tracer) Type(r *Rule, s token.Span, why string) {
	if t != nil {
		t.Typed = append(t.Typed, Typing{r, s, why})
	}
}

// Join tells of a finding of a rule that was joined into another, and why.
func (t *Tracer) Join(r *Rule, s, into token.Span, why string) {
	if t != nil {
		t.Joins = append(t.Joins, Join{r, s, into, why})
	}
}

// Fire tells of a rule that fired without a pattern.
func (t *Tracer) Fire(r *Rule, s token.Span, parts ...Part) {
	if t != nil {
		t.Fired = append(t.Fired, Firing{Rule: r, Span: s, All: s, Parts: parts})
	}
}

// Miss tells of a rule without a pattern that came near: s fitted, and at a
// token something else was wanted.
func (t *Tracer) Miss(r *Rule, s token.Span, at int, wanted string) {
	if t != nil {
		t.Near = append(t.Near, Near{Rule: r, Span: s, At: at, Wanted: wanted, Matched: 3, Missing: 1})
	}
}

// Mark is how much a Tracer has been told.
type Mark struct{ fired, near, joins int }

// Mark notes what the Tracer has been told so far.
func (t *Tracer) Mark() Mark {
	if t == nil {
		return Mark{}
	}
	return Mark{len(t.Fired), len(t.Near), len(t.Joins)}
}

// Forget forgets what was told after m, for a stage that reads a sentence
// again.
func (t *Tracer) Forget(m Mark) {
	if t != nil {
		t.Fired, t.Near, t.Joins = t.Fired[:m.fired], t.Near[:m.near], t.Joins[:m.joins]
	}
}

// trace tells of the matches in the span of a sentence, and of the patterns
// that came near there. It tries every pattern at every token, not only where
// its trigger stands.
func (r *Matcher) trace(c *Chart, sent token.Span) {
	for i := range r.out {
		m := &r.out[i]
		f := Firing{Rule: m.Rule, Span: m.Span, All: m.All, Pattern: r.set.pats[m.order].text}
		for _, name := range m.Names() {
			if p := m.Capture(name); p.First >= 0 && p.Len() > 0 {
				f.Parts = append(f.Parts, Part{name, p.Span, r.set.labels.describe(p.Annotation)})
			}
		}
		c.Trace.Fired = append(c.Trace.Fired, f)
	}
	for k := range r.set.pats {
		p := &r.set.pats[k]
		w := walk{p: p.prog, c: c, s: sent}
		w.measure(r.set.labels)
		for i := sent.First; i < sent.End; i++ {
			best, ok := w.nearest(i)
			if !ok {
				continue
			}
			c.Trace.Near = append(c.Trace.Near, Near{
				Rule: p.rule, Span: token.Span{First: i, End: best.pos}, At: best.pos, Pattern: p.text,
				Wanted: w.wanted(r.set.labels, best.pos), Matched: best.matched, Missing: best.missing,
			})
		}
	}
}

// describe words what an annotation is: its class and entry, or its label.
func (l *Labels) describe(a *Annotation) string {
	if a == nil {
		return ""
	}
	if a.Entry != nil {
		return l.name(a.Label) + " " + a.Entry.Name
	}
	return l.name(a.Label)
}

// name is the label as patterns write it.
func (l *Labels) name(n Label) string {
	for name, f := range l.stages {
		if f == n {
			return "<" + name + ">"
		}
	}
	return "@" + l.lex.ClassName(lexicon.Class(n))
}

// most is how many of several words an atom shows.
const most = 6

// atom is an instruction as patterns write it.
func (l *Labels) atom(in *instr) string {
	switch in.op {
	case opWords:
		var words []string
		for _, y := range in.set.words() {
			if len(words) == most {
				words = append(words, "…")
				break
			}
			words = append(words, l.lex.Vocab.Word(y))
		}
		return strings.Join(words, " or ")
	case opWord:
		return l.lex.Vocab.Word(in.sym)
	case opLabel:
		if in.column != nil {
			return fmt.Sprintf("%s[%s=%s]", l.name(in.lab), in.column.name, in.column.value)
		}
		return l.name(in.lab)
	case opShape:
		for name, s := range shapes {
			if s == in.shp {
				return "#" + name
			}
		}
	case opStart:
		return "the sentence's start"
	case opEnd:
		return "the sentence's end"
	}
	return ""
}
