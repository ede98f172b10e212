package rule

import (
	"slices"

	"wattwire/extract/token"
)

// program is a compiled pattern: a backtracking machine over tokens.
type program struct {
	code   []instr
	names  []string
	labels []Label // by capture: the label it is of, 0 if it is of more
	head   int32   // the instruction that the first token must match, -1 if that is not known
	on     trigger
}

type instr struct {
	op   op
	x, y int32 // jump targets, capture number, gap length
	next int32 // of a gap: the instruction that what follows it must match, -1 if that is not known
	sym  token.Sym
	lab  Label
	shp  shape
	set  []token.Sym // words, in ascending order
	col  string
	val  string
}

type op uint8

const (
	opWord  op = iota
	opWords    // x: number of the set, of which the word must be one
	opLabel
	opShape
	opSplit // try x, then y
	opJump
	opSave // x: capture number * 2, +1 for its end
	opNot  // the next instruction must not match here; then go to x
	opGap  // up to y tokens before x
	opStart
	opEnd
	opDone
)

// first is what a match can begin with.
type first struct {
	syms     []token.Sym
	frequent int // how many of the words stand everywhere
	labels   []Label
	shapes   []shape
}

func compile(n *node, names []string) *program {
	p := &program{names: names, labels: make([]Label, len(names)), on: triggerOf(n)}
	p.emit(n)
	p.code = append(p.code, instr{op: opDone})
	for i := range p.code {
		if p.code[i].op == opGap {
			p.code[i].next = p.after(p.code[i].x)
		}
	}
	p.head = p.after(0)
	return p
}

// after is the first instruction from pc on that takes a token, -1 where there
// are several ways or none.
func (p *program) after(pc int32) int32 {
	for {
		switch in := &p.code[pc]; in.op {
		case opWord, opWords, opLabel, opShape:
			return pc
		case opSave, opStart:
			pc++
		case opNot:
			pc = in.x
		default:
			return -1
		}
	}
}

func (p *program) emit(n *node) {
	switch n.op {
	case nSeq:
		for _, k := range n.kids {
			p.emit(k)
		}
	case nAlt:
		var jumps []int
		kids := alternatives(n)
		for i, k := range kids {
			if i == len(kids)-1 {
				p.emit(k)
				break
			}
			at := p.add(instr{op: opSplit})
			p.code[at].x = int32(len(p.code))
			p.emit(k)
			jumps = append(jumps, p.add(instr{op: opJump}))
			p.code[at].y = int32(len(p.code))
		}
		for _, j := range jumps {
			p.code[j].x = int32(len(p.code))
		}
	case nWord:
		p.add(instr{op: opWord, sym: n.sym})
	case nWords:
		p.add(instr{op: opWords, set: n.set})
	case nLabel:
		p.add(instr{op: opLabel, lab: n.lab, col: n.col, val: n.val})
	case nShape:
		p.add(instr{op: opShape, shp: n.shp})
	case nRepeat:
		for range n.min {
			p.emit(n.kids[0])
		}
		if n.max < 0 {
			at := p.add(instr{op: opSplit})
			p.code[at].x = int32(len(p.code))
			p.emit(n.kids[0])
			p.add(instr{op: opJump, x: int32(at)})
			p.code[at].y = int32(len(p.code))
			return
		}
		var splits []int
		for range n.max - n.min {
			at := p.add(instr{op: opSplit})
			p.code[at].x = int32(len(p.code))
			splits = append(splits, at)
			p.emit(n.kids[0])
		}
		for _, at := range splits {
			p.code[at].y = int32(len(p.code))
		}
	case nGap:
		at := p.add(instr{op: opGap, y: int32(n.max)})
		p.code[at].x = int32(len(p.code))
	case nNot:
		kids := []*node{n.kids[0]}
		if n.kids[0].op == nAlt {
			kids = alternatives(n.kids[0])
		}
		for _, k := range kids {
			for k.op == nSeq && len(k.kids) == 1 {
				k = k.kids[0]
			}
			at := p.add(instr{op: opNot})
			p.emit(k)
			p.code[at].x = int32(len(p.code))
		}
	case nCapture:
		p.add(instr{op: opSave, x: int32(2 * n.min)})
		p.emit(n.kids[0])
		p.add(instr{op: opSave, x: int32(2*n.min + 1)})
		if k := n.kids[0]; k.op == nLabel {
			p.labels[n.min] = k.lab
		}
	case nStart:
		p.add(instr{op: opStart})
	case nEnd:
		p.add(instr{op: opEnd})
	}
}

// alternatives are those of n in order, single words that follow each other
// as one.
func alternatives(n *node) []*node {
	var out []*node
	for _, k := range n.kids {
		for k.op == nSeq && len(k.kids) == 1 {
			k = k.kids[0]
		}
		last := len(out) - 1
		switch {
		case k.op != nWord:
			out = append(out, k)
		case last < 0 || out[last].op != nWords:
			out = append(out, &node{op: nWords, set: []token.Sym{k.sym}})
		default:
			out[last].set = append(out[last].set, k.sym)
		}
	}
	for _, k := range out {
		slices.Sort(k.set)
		k.set = slices.Compact(k.set)
	}
	return out
}

// among reports whether y is in the set, which is in ascending order.
func among(set []token.Sym, y token.Sym) bool {
	lo, hi := 0, len(set)
	for lo < hi {
		if mid := (lo + hi) / 2; set[mid] < y {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo < len(set) && set[lo] == y
}

// anchored reports whether the pattern begins with ^.
func (p *program) anchored() bool {
	i := 0
	for p.code[i].op == opSave {
		i++
	}
	return p.code[i].op == opStart
}

func (p *program) add(i instr) int {
	p.code = append(p.code, i)
	return len(p.code) - 1
}

// begin adds to f what n can begin with and reports whether n can match no
// token at all.
func (f *first) begin(n *node) (empty bool) {
	switch n.op {
	case nSeq:
		for _, k := range n.kids {
			if !f.begin(k) {
				return false
			}
		}
		return true
	case nAlt:
		for _, k := range n.kids {
			if f.begin(k) {
				empty = true
			}
		}
		return empty
	case nWord:
		f.syms = append(f.syms, n.sym)
		if n.frequent {
			f.frequent++
		}
	case nLabel:
		f.labels = append(f.labels, n.lab)
	case nShape:
		f.shapes = append(f.shapes, n.shp)
	case nRepeat:
		return f.begin(n.kids[0]) || n.min == 0
	case nCapture:
		return f.begin(n.kids[0])
	case nGap:
		f.shapes = append(f.shapes, shapeAny)
		return true
	default:
		return true
	}
	return false
}

// Capture is what a named part of a pattern matched. First is -1 if it took no
// part in the match.
type Capture struct {
	token.Span
	Annotation *Annotation // if the part is one class or label
}

type thread struct {
	pc, pos, trail int32
}

type undo struct {
	save int32
	old  int32
}

// machine runs programs; its buffers are reused.
type machine struct {
	stack []thread
	trail []undo
	saves []int32
	steps int
}

const maxSteps = 20000 // of one program at one token; a bound, not met by real text

// run matches p at token i of the sentence s; it returns the end of the match,
// -1 if there is none. Captures are left in m.saves.
func (m *machine) run(p *program, c *Chart, s token.Span, i int) int {
	d := c.Doc
	n := 2 * len(p.names)
	if cap(m.saves) < n {
		m.saves = make([]int32, n)
	}
	m.saves = m.saves[:n]
	for k := range m.saves {
		m.saves[k] = -1
	}
	m.stack = append(m.stack[:0], thread{0, int32(i), 0})
	m.trail = m.trail[:0]
	m.steps = 0
	for len(m.stack) > 0 {
		t := m.stack[len(m.stack)-1]
		m.stack = m.stack[:len(m.stack)-1]
		for len(m.trail) > int(t.trail) {
			u := m.trail[len(m.trail)-1]
			m.trail = m.trail[:len(m.trail)-1]
			m.saves[u.save] = u.old
		}
		pc, pos := t.pc, int(t.pos)
	thread:
		for {
			if m.steps++; m.steps > maxSteps {
				return -1
			}
			in := &p.code[pc]
			switch in.op {
			case opWord:
				if pos >= s.End || d.Tokens[pos].Sym != in.sym {
					break thread
				}
				pos++
				pc++
			case opWords:
				if pos >= s.End || !among(in.set, d.Tokens[pos].Sym) {
					break thread
				}
				pos++
				pc++
			case opShape:
				if pos >= s.End || !in.shp.fits(d, pos) {
					break thread
				}
				pos++
				pc++
			case opLabel:
				if pos >= s.End || !c.Has(pos, in.lab) {
					break thread
				}
				var take *Annotation
				for a := c.First(pos); a != nil; a = c.Next(a) {
					if a.Label != in.lab || a.End > s.End || in.col != "" && (a.Entry == nil || a.Entry.Get(in.col) != in.val) {
						continue
					}
					if take == nil {
						take = a
						continue
					}
					if a.End != take.End { // another length: an alternative
						m.stack = append(m.stack, thread{pc + 1, int32(a.End), int32(len(m.trail))})
					}
				}
				if take == nil {
					break thread
				}
				pos = take.End
				pc++
			case opSplit:
				m.stack = append(m.stack, thread{in.y, int32(pos), int32(len(m.trail))})
				pc = in.x
			case opJump:
				pc = in.x
			case opSave:
				m.trail = append(m.trail, undo{in.x, m.saves[in.x]})
				m.saves[in.x] = int32(pos)
				pc++
			case opNot:
				if pos < s.End && m.one(&p.code[pc+1], c, pos) {
					break thread
				}
				pc = in.x
			case opGap:
				if in.y > 0 {
					m.gap(p, c, s, pc, pos, int(in.y))
				}
				pc = in.x
			case opStart:
				if pos != s.First {
					break thread
				}
				pc++
			case opEnd:
				if pos != s.End {
					break thread
				}
				pc++
			case opDone:
				return pos
			}
		}
	}
	return -1
}

// gap pushes the ways to skip 1 to n tokens, the shortest on top, after which
// the pattern can go on.
func (m *machine) gap(p *program, c *Chart, s token.Span, pc int32, pos, n int) {
	next := p.code[pc].next
	for k := min(n, s.End-pos); k >= 1; k-- {
		if next >= 0 && (pos+k >= s.End || !m.one(&p.code[next], c, pos+k)) {
			continue
		}
		m.stack = append(m.stack, thread{p.code[pc].x, int32(pos + k), int32(len(m.trail))})
	}
}

// one reports whether a single instruction matches at pos.
func (m *machine) one(in *instr, c *Chart, pos int) bool {
	switch in.op {
	case opWord:
		return c.Doc.Tokens[pos].Sym == in.sym
	case opWords:
		return among(in.set, c.Doc.Tokens[pos].Sym)
	case opShape:
		return in.shp.fits(c.Doc, pos)
	case opLabel:
		if !c.Has(pos, in.lab) {
			return false
		}
		for a := c.First(pos); a != nil; a = c.Next(a) {
			if a.Label == in.lab && (in.col == "" || a.Entry != nil && a.Entry.Get(in.col) == in.val) {
				return true
			}
		}
	}
	return false
}
