package rule

import (
	"fmt"
	"strconv"
	"strings"

	"wattwire/extract/lexicon"
	"wattwire/extract/token"
)

// node is a piece of a parsed pattern.
type node struct {
	op   nodeOp
	kids []*node
	sym  token.Sym
	set  []token.Sym
	size int // tokens of the longest entry of a class, 0 if not known
	rate int // of a word or label: how often it is met
	lab  Label
	col  string // column test of a class
	val  string
	shp  shape
	min  int
	max  int // -1: without end
	name string
}

type nodeOp uint8

const (
	nSeq nodeOp = iota
	nAlt
	nWord
	nWords // one of a set; the parser makes none
	nLabel
	nShape
	nRepeat
	nGap
	nNot
	nCapture
	nStart
	nEnd
)

// shape is a test of a token's form.
type shape uint8

const (
	shapeNumber shape = iota // digits with separators
	shapeInt                 // digits only
	shapeYear                // four digits, 1900 to 2199
	shapeCap                 // capitalised word
	shapeCaps                // word in capitals
	shapeWord
	shapePunct
	shapeAny
)

var shapes = map[string]shape{
	"number": shapeNumber, "int": shapeInt, "year": shapeYear, "cap": shapeCap, "caps": shapeCaps,
	"word": shapeWord, "punct": shapePunct, "any": shapeAny,
}

// flags are those that every token of the shape has.
func (s shape) flags() token.Flags {
	switch s {
	case shapeNumber, shapeInt, shapeYear:
		return token.Digit
	case shapeCap:
		return token.Letter | token.Upper
	case shapeCaps:
		return token.Letter | token.AllUpper
	case shapeWord:
		return token.Letter
	case shapePunct:
		return token.Punct
	}
	return 0
}

// shapeFlags are the flags by shape.
var shapeFlags = func() (f [shapeAny + 1]token.Flags) {
	for s := range f {
		f[s] = shape(s).flags()
	}
	return f
}()

// year reports whether the number w is a year from 1900 to 2199, four digits without a separator.
func year(w string) bool {
	if len(w) != 4 || w[2] == '.' || w[2] == ',' {
		return false
	}
	century := w[:2]
	return century == "19" || century == "20" || century == "21"
}

func (s shape) fits(d *token.Doc, i int) bool {
	t := &d.Tokens[i]
	switch s {
	case shapeNumber:
		return t.Is(token.Digit)
	case shapeInt:
		return t.Is(token.Digit) && !strings.ContainsAny(d.Word(i), ".,")
	case shapeYear:
		return t.Is(token.Digit) && year(d.Word(i))
	case shapeCap:
		return t.Is(token.Letter | token.Upper)
	case shapeCaps:
		return t.Is(token.Letter | token.AllUpper)
	case shapeWord:
		return t.Is(token.Letter)
	case shapePunct:
		return t.Is(token.Punct)
	}
	return true
}

// Labels numbers the labels that patterns may name: the classes of a lexicon
// first, then the findings of the stages.
type Labels struct {
	lex    *lexicon.Lexicon
	stages map[string]Label
}

// NewLabels returns the labels of the classes of lex and of the findings named.
func NewLabels(lex *lexicon.Lexicon, findings ...string) *Labels {
	const classes = 1 << 12 // more than there are
	l := &Labels{lex: lex, stages: map[string]Label{}}
	first := classes + 64 - len(findings)%64 // so that their bits end with the highest
	for i, f := range findings {
		l.stages[f] = Label(first + i)
	}
	return l
}

// Finding is the label of a stage's finding; it panics on a name that
// NewLabels was not given, which is a fault of the program.
func (l *Labels) Finding(name string) Label {
	f, ok := l.stages[name]
	if !ok {
		panic("rule: no finding is called " + name)
	}
	return f
}

// Class is the label of a lexicon class, 0 if no list has it.
func (l *Labels) Class(name string) Label { return Label(l.lex.Class(name)) }

type patternParser struct {
	src    string
	pos    int
	labels *Labels
	tk     *token.Tokenizer
	names  []string
}

// parse turns a pattern into a node.
func (p *patternParser) parse() (n *node, err error) {
	defer func() {
		if r := recover(); r != nil {
			f, ok := r.(fault)
			if !ok {
				panic(r)
			}
			err = fmt.Errorf("pattern %q: %s", p.src, string(f))
		}
	}()
	n = p.alt()
	if p.pos < len(p.src) {
		p.fail("unexpected %q at column %d", p.src[p.pos:], p.pos+1)
	}
	if len(n.kids) == 0 && n.op == nSeq {
		p.fail("matches nothing")
	}
	return n, nil
}

type fault string

func (p *patternParser) fail(format string, args ...any) { panic(fault(fmt.Sprintf(format, args...))) }

func (p *patternParser) space() {
	for p.pos < len(p.src) && (p.src[p.pos] == ' ' || p.src[p.pos] == '\n') {
		p.pos++
	}
}

func (p *patternParser) peek() byte {
	if p.pos < len(p.src) {
		return p.src[p.pos]
	}
	return 0
}

func (p *patternParser) alt() *node {
	n := &node{op: nAlt, kids: []*node{p.seq()}}
	for p.peek() == '|' {
		p.pos++
		n.kids = append(n.kids, p.seq())
	}
	if len(n.kids) == 1 {
		return n.kids[0]
	}
	return n
}

func (p *patternParser) seq() *node {
	n := &node{op: nSeq}
	for {
		p.space()
		if c := p.peek(); c == 0 || c == '|' || c == ')' {
			return n
		}
		n.kids = append(n.kids, p.repeat(p.atom()))
	}
}

func (p *patternParser) repeat(n *node) *node {
	if c := p.peek(); c == '*' || c == '+' || c == '{' {
		if (&first{}).begin(n) {
			p.fail("%c repeats something that can match nothing", c)
		}
	}
	switch p.peek() {
	case '?':
		p.pos++
		return &node{op: nRepeat, kids: []*node{n}, min: 0, max: 1}
	case '*':
		p.pos++
		return &node{op: nRepeat, kids: []*node{n}, min: 0, max: -1}
	case '+':
		p.pos++
		return &node{op: nRepeat, kids: []*node{n}, min: 1, max: -1}
	case '{':
		end := strings.IndexByte(p.src[p.pos:], '}')
		if end < 0 {
			p.fail("{ without }")
		}
		lo, hi, two := strings.Cut(p.src[p.pos+1:p.pos+end], ",")
		from, err := strconv.Atoi(lo)
		to := from
		if err == nil && two {
			to, err = strconv.Atoi(hi)
		}
		if err != nil || from < 0 || to < from || to > 40 {
			p.fail("bad repetition %q", p.src[p.pos:p.pos+end+1])
		}
		p.pos += end + 1
		return &node{op: nRepeat, kids: []*node{n}, min: from, max: to}
	}
	return n
}

const special = " \n()|?*+{}!'\"@<>#:^$"

func (p *patternParser) ident(stop string) string {
	from := p.pos
	for p.pos < len(p.src) && !strings.ContainsRune(stop, rune(p.src[p.pos])) {
		p.pos++
	}
	return p.src[from:p.pos]
}

func (p *patternParser) atom() *node {
	switch c := p.peek(); c {
	case '(':
		p.pos++
		n := p.alt()
		if p.peek() != ')' {
			p.fail("( without )")
		}
		p.pos++
		return n
	case '!':
		p.pos++
		n := p.atom()
		if n.op != nWord && n.op != nLabel && n.op != nShape && n.op != nAlt {
			p.fail("! stands before something that is no single word, class, label or shape")
		}
		return &node{op: nNot, kids: []*node{n}}
	case '^':
		p.pos++
		return &node{op: nStart}
	case '$':
		p.pos++
		return &node{op: nEnd}
	case '\'', '"':
		end := strings.IndexByte(p.src[p.pos+1:], c)
		if end < 0 {
			p.fail("%c without an end", c)
		}
		text := p.src[p.pos+1 : p.pos+1+end]
		p.pos += end + 2
		return p.words(text)
	case '@':
		p.pos++
		name := p.ident(special + "[")
		lab := p.labels.Class(name)
		if lab == 0 {
			p.fail("no list has a class %q", name)
		}
		n := &node{op: nLabel, lab: lab, rate: classRate(name), size: p.labels.lex.Longest(lexicon.Class(lab))}
		if p.peek() == '[' {
			p.pos++
			test := p.ident("]")
			if p.peek() != ']' {
				p.fail("[ without ]")
			}
			p.pos++
			col, val, ok := strings.Cut(test, "=")
			if !ok {
				p.fail("test [%s] is not of the form [column=value]", test)
			}
			n.col, n.val = col, val
		}
		return n
	case '<':
		p.pos++
		name := p.ident(">")
		if p.peek() != '>' {
			p.fail("< without >")
		}
		p.pos++
		lab, ok := p.labels.stages[name]
		if !ok {
			p.fail("nothing is found under the label %q", name)
		}
		return &node{op: nLabel, lab: lab, rate: findingRate(name)}
	case '#':
		p.pos++
		name := p.ident(special + ".")
		s, ok := shapes[name]
		if !ok {
			p.fail("no shape is called %q", name)
		}
		return &node{op: nShape, shp: s}
	}
	if strings.HasPrefix(p.src[p.pos:], "...") {
		p.pos += 3
		digits := p.ident(special + ".")
		max := 12
		if digits != "" {
			var err error
			if max, err = strconv.Atoi(digits); err != nil || max < 1 || max > 40 {
				p.fail("bad gap %q", "..."+digits)
			}
		}
		return &node{op: nGap, max: max}
	}
	word := p.ident(special)
	if word == "" {
		p.fail("unexpected %q at column %d", string(p.peek()), p.pos+1)
	}
	if p.peek() == ':' {
		p.pos++
		for i, n := range p.names {
			if n == word {
				return &node{op: nCapture, kids: []*node{p.atom()}, name: word, min: i}
			}
		}
		p.names = append(p.names, word)
		i := len(p.names) - 1
		return &node{op: nCapture, kids: []*node{p.repeat(p.atom())}, name: word, min: i}
	}
	return p.words(word)
}

// words are the tokens of literal text.
func (p *patternParser) words(text string) *node {
	n := &node{op: nSeq}
	if text == "'s" { // after a word one token, but not alone
		return p.word(text)
	}
	for _, t := range p.tk.Tokens(text) {
		n.kids = append(n.kids, p.word(text[t.Start:t.End]))
	}
	if len(n.kids) == 0 {
		p.fail("empty quotes")
	}
	if len(n.kids) == 1 {
		return n.kids[0]
	}
	return n
}

func (p *patternParser) word(text string) *node {
	return &node{op: nWord, sym: p.labels.lex.Vocab.InternString(text), rate: wordRate(text)}
}
