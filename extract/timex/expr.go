package timex

import (
	"fmt"
	"strconv"
	"strings"

	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// expr is a compiled value expression of a rule.
type expr struct {
	call    *function
	args    []*expr
	capture string
	konst   value
}

// value is what an expression or a part of it comes to.
type value struct {
	kind valueKind
	num  float64        // number; of a season or month name its number
	p    period         // stretch
	to   period         // range: its end
	text string         // ready TIMEX3 value
	e    *lexicon.Entry // word
	span token.Span     // of a capture
}

type valueKind uint8

const (
	nothing valueKind = iota
	number
	word
	stretch
	stretches // from p to to
	ready
	hour // ready but for its day
)

type function struct {
	name     string
	min, max int
	run      func(v *evaluation, a []value) (value, bool)
}

// parseExpr compiles a value expression; names are the captures that it may
// use.
func parseExpr(src string, names map[string]bool) (*expr, error) {
	p := exprParser{src: src, names: names}
	e, err := p.expr()
	if err == nil && p.pos < len(src) {
		err = fmt.Errorf("unexpected %q", src[p.pos:])
	}
	if err != nil {
		return nil, fmt.Errorf("value %q: %w", src, err)
	}
	return e, nil
}

type exprParser struct {
	src   string
	pos   int
	names map[string]bool
}

func (p *exprParser) space() {
	for p.pos < len(p.src) && p.src[p.pos] == ' ' {
		p.pos++
	}
}

func (p *exprParser) expr() (*expr, error) {
	p.space()
	from := p.pos
	for p.pos < len(p.src) && !strings.ContainsRune(" (),", rune(p.src[p.pos])) {
		p.pos++
	}
	name := p.src[from:p.pos]
	p.space()
	switch {
	case name == "":
		return nil, fmt.Errorf("something is missing at column %d", from+1)
	case p.pos < len(p.src) && p.src[p.pos] == '(':
		p.pos++
		return p.call(name)
	case name[0] >= 'a' && name[0] <= 'z':
		if !p.names[name] && name != "now" && name != "then" {
			return nil, fmt.Errorf("%q is no capture of the pattern", name)
		}
		return &expr{capture: name}, nil
	case strings.Trim(name, "0123456789.") == "":
		n, err := strconv.ParseFloat(name, 64)
		if err != nil {
			return nil, fmt.Errorf("number %q: %w", name, err)
		}
		return &expr{konst: value{kind: number, num: n}}, nil
	}
	return &expr{konst: value{kind: ready, text: name}}, nil
}

func (p *exprParser) call(name string) (*expr, error) {
	e := &expr{}
	for i := range functions {
		if functions[i].name == name {
			e.call = &functions[i]
		}
	}
	if e.call == nil {
		return nil, fmt.Errorf("no function is called %q", name)
	}
	for {
		a, err := p.expr()
		if err != nil {
			return nil, err
		}
		e.args = append(e.args, a)
		p.space()
		if p.pos == len(p.src) {
			return nil, fmt.Errorf("( without )")
		}
		c := p.src[p.pos]
		p.pos++
		if c == ')' {
			break
		}
		if c != ',' {
			return nil, fmt.Errorf("unexpected %q at column %d", string(c), p.pos)
		}
	}
	if n := len(e.args); n < e.call.min || n > e.call.max {
		return nil, fmt.Errorf("%s takes %d to %d arguments, not %d", name, e.call.min, e.call.max, n)
	}
	return e, nil
}

// compares reports whether the expression is told for comparison with the
// date told last.
func (e *expr) compares() bool {
	if e.call == nil {
		return false
	}
	switch e.call.name {
	case "before", "ago", "same":
		return e.args[0].capture == "then"
	}
	return false
}

// evaluation is the work on one match.
type evaluation struct {
	r *Runner
	m *rule.Match
	s token.Span // the sentence

	args []value // of the calls under way, reused
}

const maxArgs = 5

func (v *evaluation) eval(e *expr) (value, bool) {
	switch {
	case e.call != nil:
		from := len(v.args)
		defer func() { v.args = v.args[:from] }()
		for range maxArgs {
			v.args = append(v.args, value{})
		}
		for i, x := range e.args {
			a, ok := v.eval(x)
			if !ok {
				return value{}, false
			}
			v.args[from+i] = a
		}
		return e.call.run(v, v.args[from:])
	case e.capture == "now":
		return value{kind: stretch, p: v.r.now}, true
	case e.capture == "then":
		return value{kind: stretch, p: v.r.then}, true
	case e.capture != "":
		return v.capture(e.capture), true
	}
	return e.konst, true
}

// capture is the value of a part of the match: the word that the lexicon
// knows, or the number that its tokens tell.
func (v *evaluation) capture(name string) value {
	c := v.m.Capture(name)
	if c.First < 0 || c.Len() == 0 {
		return value{}
	}
	if a := c.Annotation; a != nil && a.Entry != nil && a.Label != v.r.stage.numeral {
		out := value{kind: word, e: a.Entry, span: c.Span}
		if n := a.Entry.Get("n"); n != "" {
			out.num, _ = strconv.ParseFloat(n, 64)
		}
		return out
	}
	n, ok := v.r.number(c.Span)
	if !ok {
		return value{}
	}
	return value{kind: number, num: n, span: c.Span}
}

// number reads the number that the tokens of s tell: figures, words of number
// and their sums, "two and a half", "2-1/2".
func (r *Runner) number(s token.Span) (float64, bool) {
	total, sum, last, found := 0.0, 0.0, 0.0, false
	for i := s.First; i < s.End; i++ {
		if r.c.Doc.Tokens[i].Is(token.Digit) {
			n, err := strconv.ParseFloat(strings.ReplaceAll(r.c.Doc.Word(i), ",", ""), 64)
			if err != nil {
				return 0, false
			}
			if i > s.First && r.c.Doc.Word(i-1) == "/" && n > 0 { // 2-1/2
				sum -= last - last/n
				continue
			}
			sum += n
			last = n
			found = true
			continue
		}
		a := r.c.Find(i, r.stage.numeral)
		if a == nil {
			a = r.c.Find(i, r.stage.ordinal)
		}
		if a == nil {
			continue
		}
		n, err := strconv.ParseFloat(a.Entry.Get("value"), 64)
		if err != nil {
			if n, err = strconv.ParseFloat(a.Entry.Get("n"), 64); err != nil {
				return 0, false
			}
		}
		found = true
		switch {
		case a.Entry.Get("kind") != "multiplier":
			sum += n
		case n >= 1000:
			total += max(sum, 1) * n
			sum = 0
		default:
			sum = max(sum, 1) * n
		}
	}
	return total + sum, found
}
