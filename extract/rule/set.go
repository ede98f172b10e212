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
	// patterns that begin with ^, tried at the start of a sentence only
	anchored []start
	index    index
	labels   *Labels
	conds    conds
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

// Capture is what a named part of a pattern matched. First is -1 if it took no
// part in the match.
type Capture struct {
	token.Span
	Annotation *Annotation // if the part is one class or label
}

// Capture is the part of the match under a name. Its First is -1 if the
// pattern has no such part or it took no part in the match.
func (m *Match) Capture(name string) Capture {
	for i, n := range m.prog.names {
		if n[0] != name[0] || n != name || m.saves[2*i] < 0 || m.saves[2*i+1] < 0 {
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
	s := &Set{labels: labels}
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
			prog.known = &s.conds
			if (&first{}).begin(n) {
				faults = append(faults, r.fault(m.Line, "pattern %q can match nothing at all", m.Text))
				continue
			}
			at := start{prog: prog, pat: int32(len(s.pats)), min: int16(prog.on.min), max: int16(prog.on.max)}
			at.need(s.index.needs(n, &prog.on.first))
			s.pats = append(s.pats, pattern{r, prog, m.Text})
			if prog.anchored() {
				s.anchored = append(s.anchored, at)
			} else {
				s.index.add(at, &prog.on.first)
			}
		}
	}
	s.index.sort(lex.Vocab)
	return s, faults
}

// Matcher runs the patterns of a Set over sentences. It is for one goroutine.
type Matcher struct {
	set   *Set
	m     machine
	met   []int64 // by need: the last place that met it
	tried []int64 // by pattern: the trigger it was last tried at
	live  []live  // by key
	hits  []hit
	out   []Match
	saves []int32
	sent  int64 // place of its first token, counted over all sentences
	next  int64 // of the first token of the next
	stamp int64 // number of the token with triggers
}

// live are the patterns that a key triggers in one sentence.
type live struct {
	sent   int64
	starts []*start
}

// hit is a token that triggers patterns.
type hit struct {
	tok int32
	key uint16
}

// NewMatcher returns a Matcher of s.
func (s *Set) NewMatcher() *Matcher {
	r := &Matcher{set: s, next: 1, met: make([]int64, s.index.count+1), tried: make([]int64, len(s.pats)), live: make([]live, len(s.index.keys))}
	r.met[nothing] = everywhere
	return r
}

// All returns every match of every pattern in the span of one sentence, in
// order of the token they begin at, then of the rules; at one token a pattern
// matches once. The slice is valid until the next call.
func (r *Matcher) All(c *Chart, sent token.Span) []Match {
	r.out, r.saves = r.out[:0], r.saves[:0]
	r.look(c, sent)
	for i := range r.set.anchored {
		at := &r.set.anchored[i]
		at.prog.look.Do(at.prog.lookAhead)
		if r.complete(at, r.sent) && at.prog.first.holds(c, sent, sent.First) && at.prog.goesOn(c, sent, sent.First) {
			r.begin(at.pat, c, sent, sent.First)
		}
	}
	last := int32(-1)
	for _, h := range r.hits {
		if h.tok != last {
			last = h.tok
			r.stamp++
		}
		r.try(h.key, c, sent, int(h.tok))
	}
	r.out = inOrder(r.out)
	if c.Trace != nil {
		r.trace(c, sent)
	}
	return r.out
}

// look notes the triggers of the sentence and which needs it meets.
func (r *Matcher) look(c *Chart, sent token.Span) {
	x := &r.set.index
	r.hits = r.hits[:0]
	r.sent = r.next
	r.next += int64(sent.Len())
	toks, cells := c.Doc.Tokens[sent.First:sent.End], c.at[sent.First:sent.End]
	mask, user, shaped := x.mask, x.user, x.flags
	for k := range toks {
		t := &toks[k]
		labels, flags := cells[k].labels&mask, t.Flags>>flagShift&flagMask
		if t.Uses&user == 0 && labels == 0 && shaped>>flags&1 == 0 {
			continue
		}
		i := sent.First + k
		if int(t.Sym) < len(x.words) && x.words[t.Sym] != 0 {
			r.meet(x, sent, i, x.words[t.Sym])
		}
		if labels != 0 {
			for a := c.First(i); a != nil; a = c.Next(a) {
				if int(a.Label) < len(x.labels) && x.labels[a.Label] != 0 {
					r.meet(x, sent, i, x.labels[a.Label])
				}
			}
		}
		for _, s := range x.byFlags[flags] {
			if s.shape > shapeYear || s.shape.fits(c.Doc, i) {
				r.meet(x, sent, i, s.key)
			}
		}
	}
}

func (r *Matcher) meet(x *index, sent token.Span, i int, k uint16) {
	e := &x.keys[k]
	for _, n := range e.needs {
		r.met[n] = r.sent + int64(i-sent.First)
	}
	if len(e.starts) > 0 {
		r.hits = append(r.hits, hit{int32(i), k})
	}
}

// complete reports whether the sentence has all that the pattern needs at or
// after one of its places.
func (r *Matcher) complete(at *start, place int64) bool {
	if r.met[at.needs[0]] < place || r.met[at.needs[1]] < place {
		return false
	}
	for _, n := range at.more {
		if r.met[n] < place {
			return false
		}
	}
	return true
}

// try runs the patterns of the key that the token i triggers, from each token
// where they may have begun.
func (r *Matcher) try(key uint16, c *Chart, sent token.Span, i int) {
	l := &r.live[key]
	if l.sent != r.sent {
		l.sent, l.starts = r.sent, l.starts[:0]
		starts := r.set.index.keys[key].starts
		for n := range starts {
			if at := &starts[n]; r.complete(at, r.sent) {
				l.starts = append(l.starts, at)
			}
		}
	}
	for _, at := range l.starts {
		if r.tried[at.pat] == r.stamp {
			continue
		}
		r.tried[at.pat] = r.stamp
		p := at.prog
		p.look.Do(p.lookAhead)
		if at.max == 0 { // the trigger is the first token
			if r.complete(at, r.sent+int64(i-sent.First)) && p.goesOn(c, sent, i) {
				r.begin(at.pat, c, sent, i)
			}
			continue
		}
		for from := i - int(at.min); from >= max(sent.First, i-int(at.max)); from-- {
			if p.first.holds(c, sent, from) && r.complete(at, r.sent+int64(from-sent.First)) && p.goesOn(c, sent, from) {
				r.begin(at.pat, c, sent, from)
			}
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
	if it := 2 * p.prog.it; it >= 0 && m.saves[it] >= 0 && m.saves[it+1] >= 0 {
		m.Span = token.Span{First: int(m.saves[it]), End: int(m.saves[it+1])}
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
