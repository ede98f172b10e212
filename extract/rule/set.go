package rule

import (
	"fmt"

	"wattwire/extract/lexicon"
	"wattwire/extract/token"
)

// Set is the rules of one kind with their patterns compiled.
type Set struct {
	Rules []*Rule
	pats  []pattern
	bySym map[token.Sym][]int32 // patterns by what triggers them
	byLab [][]int32             // by Label
	byShp [shapeAny + 1][]int32
	words []bool // by Sym: a key of bySym
	// patterns that begin with ^, tried at the start of a sentence only
	anchored []int32

	labels *Labels
}

type pattern struct {
	rule *Rule
	prog *program
	text string // as the file has it
}

// Match is one place where a rule's pattern matched.
type Match struct {
	Rule *Rule
	// Span is what the capture "it" matched, the whole pattern where it has
	// none; All is the whole.
	token.Span
	All   token.Span
	order int32
	prog  *program
	saves []int32
	chart *Chart
}

// Capture is the part of the match under a name. Its First is -1 if the
// pattern has no such part or it took no part in the match.
func (m *Match) Capture(name string) Capture {
	for i, n := range m.prog.names {
		if n != name || m.saves[2*i] < 0 || m.saves[2*i+1] < 0 {
			continue
		}
		c := Capture{Span: token.Span{First: int(m.saves[2*i]), End: int(m.saves[2*i+1])}}
		if l := m.prog.labels[i]; l != 0 && c.Len() > 0 {
			for a := m.chart.First(c.First); a != nil; a = m.chart.Next(a) {
				if a.Label == l && a.End == c.End {
					c.Annotation = a
					break
				}
			}
		}
		return c
	}
	return Capture{Span: token.Span{First: -1, End: -1}}
}

// Captures are the names of the captures of any pattern of r.
func (s *Set) Captures(r *Rule) map[string]bool {
	names := map[string]bool{}
	for _, p := range s.pats {
		if p.rule == r {
			for _, n := range p.prog.names {
				names[n] = true
			}
		}
	}
	return names
}

// Names are the names of the pattern's captures.
func (m *Match) Names() []string { return m.prog.names }

// Compile compiles the patterns of the rules of one kind, in order. Faults
// name file, line and rule; all are returned.
func Compile(lex *lexicon.Lexicon, labels *Labels, rules []*Rule, kind string) (*Set, []error) {
	s := &Set{bySym: map[token.Sym][]int32{}, labels: labels}
	var faults []error
	tk := token.NewTokenizer(lex.Vocab, nil)
	for _, r := range rules {
		if r.Kind != kind {
			continue
		}
		s.Rules = append(s.Rules, r)
		for _, m := range r.Match {
			p := patternParser{src: m.Text, labels: labels, tk: tk}
			n, err := p.parse()
			if err != nil {
				faults = append(faults, r.fault(m.Line, "%v", err))
				continue
			}
			prog := compile(n, p.names)
			if (&first{}).begin(n) {
				faults = append(faults, r.fault(m.Line, "pattern %q can match nothing at all", m.Text))
				continue
			}
			s.index(pattern{r, prog, m.Text})
		}
	}
	return s, faults
}

func (s *Set) index(p pattern) {
	i := int32(len(s.pats))
	s.pats = append(s.pats, p)
	if p.prog.anchored() {
		s.anchored = append(s.anchored, i)
		return
	}
	last := func(l []int32) bool { return len(l) > 0 && l[len(l)-1] == i }
	for _, y := range p.prog.on.syms {
		if !last(s.bySym[y]) {
			s.bySym[y] = append(s.bySym[y], i)
		}
		for int(y) >= len(s.words) {
			s.words = append(s.words, make([]bool, max(64, len(s.words)))...)
		}
		s.words[y] = true
	}
	for _, l := range p.prog.on.labels {
		for int(l) >= len(s.byLab) {
			s.byLab = append(s.byLab, make([][]int32, max(64, len(s.byLab)))...)
		}
		if !last(s.byLab[l]) {
			s.byLab[l] = append(s.byLab[l], i)
		}
	}
	for _, f := range p.prog.on.shapes {
		if !last(s.byShp[f]) {
			s.byShp[f] = append(s.byShp[f], i)
		}
	}
}

// Matcher runs the patterns of a Set over sentences. It is for one goroutine.
type Matcher struct {
	set   *Set
	m     machine
	tried []int32 // by pattern: the token it was last tried at, + 1
	out   []Match
	saves []int32
	stamp int32
}

// NewMatcher returns a Matcher of s.
func (s *Set) NewMatcher() *Matcher {
	return &Matcher{set: s, tried: make([]int32, len(s.pats))}
}

// All returns every match of every pattern in the span of one sentence, in
// order of the token they begin at, then of the rules; at one token a pattern
// matches once. The slice is valid until the next call.
func (r *Matcher) All(c *Chart, sent token.Span) []Match {
	r.out, r.saves = r.out[:0], r.saves[:0]
	s := r.set
	for _, k := range s.anchored {
		r.begin(k, c, sent, sent.First)
	}
	for i := sent.First; i < sent.End; i++ {
		r.stamp++
		t := c.Doc.Tokens[i]
		if t.Sym != 0 && int(t.Sym) < len(s.words) && s.words[t.Sym] {
			r.try(s.bySym[t.Sym], c, sent, i)
		}
		for a := c.First(i); a != nil; a = c.Next(a) {
			if int(a.Label) < len(s.byLab) && s.byLab[a.Label] != nil {
				r.try(s.byLab[a.Label], c, sent, i)
			}
		}
		for f, l := range s.byShp {
			if len(l) > 0 && shape(f).fits(c.Doc, i) {
				r.try(l, c, sent, i)
			}
		}
	}
	r.out = inOrder(r.out)
	if c.Trace != nil {
		r.trace(c, sent)
	}
	return r.out
}

// try runs the patterns that the token i triggers, from each token where they
// may have begun.
func (r *Matcher) try(pats []int32, c *Chart, sent token.Span, i int) {
	for _, k := range pats {
		if r.tried[k] == r.stamp {
			continue
		}
		r.tried[k] = r.stamp
		on := &r.set.pats[k].prog.on
		for start := i - on.min; start >= max(sent.First, i-on.max); start-- {
			r.begin(k, c, sent, start)
		}
	}
}

// begin runs pattern k from token i.
func (r *Matcher) begin(k int32, c *Chart, sent token.Span, i int) {
	p := &r.set.pats[k]
	end := r.m.run(p.prog, c, sent, i)
	if end <= i {
		return
	}
	from := len(r.saves)
	r.saves = append(r.saves, r.m.saves...)
	m := Match{Rule: p.rule, All: token.Span{First: i, End: end}, order: k, prog: p.prog, chart: c,
		saves: r.saves[from:len(r.saves):len(r.saves)]}
	m.Span = m.All
	if it := m.Capture("it"); it.First >= 0 {
		m.Span = it.Span
	}
	r.out = append(r.out, m)
}

// inOrder puts matches in order of the token that they begin at, then of the
// rules, and drops what was found from two triggers.
func inOrder(ms []Match) []Match {
	less := func(a, b *Match) bool {
		return a.All.First < b.All.First || a.All.First == b.All.First && a.order < b.order
	}
	for i := 1; i < len(ms); i++ {
		for j := i; j > 0 && less(&ms[j], &ms[j-1]); j-- {
			ms[j], ms[j-1] = ms[j-1], ms[j]
		}
	}
	out := ms[:0]
	for i := range ms {
		if n := len(out); n == 0 || out[n-1].order != ms[i].order || out[n-1].All.First != ms[i].All.First {
			out = append(out, ms[i])
		}
	}
	return out
}

// Longest keeps of overlapping matches the one that begins first, of those the
// longest, of those the earliest rule's. It works in place.
func Longest(ms []Match) []Match {
	out := ms[:0]
	for i := 0; i < len(ms); {
		best := i
		j := i
		for ; j < len(ms) && ms[j].First == ms[i].First; j++ {
			if ms[j].End > ms[best].End {
				best = j
			}
		}
		if len(out) == 0 || out[len(out)-1].End <= ms[best].First {
			out = append(out, ms[best])
		}
		i = j
	}
	return out
}

// Expand fills a template from a match: "{name}" is what value returns for the
// capture. A name that is no capture of the pattern is an error.
func (m *Match) Expand(template string, value func(name string, c Capture) (string, error)) (string, error) {
	var out []byte
	for i := 0; i < len(template); i++ {
		if template[i] != '{' {
			out = append(out, template[i])
			continue
		}
		end := i + 1
		for end < len(template) && template[end] != '}' {
			end++
		}
		if end == len(template) {
			return "", fmt.Errorf("template %q: { without }", template)
		}
		name := template[i+1 : end]
		v, err := value(name, m.Capture(name))
		if err != nil {
			return "", fmt.Errorf("template %q: %w", template, err)
		}
		out = append(out, v...)
		i = end
	}
	return string(out), nil
}
