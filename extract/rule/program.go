package rule

import (
	"slices"
	"sync"

	"wattwire/extract/token"
)

// program is a compiled pattern: a backtracking machine over tokens.
type program struct {
	code   []instr
	names  []string
	labels []Label // by capture: the label it is of, 0 if it is of more
	it     int     // number of the capture "it", -1 if there is none
	on     trigger

	known         *conds    // of all programs of the Set
	look          sync.Once // for what follows
	conds         []*cond
	first, second *cond
	label         Label // that the first token is asked for, 0 where it is no label or there are several ways
}

// instr is kept small: running through programs is waiting for memory.
type instr struct {
	op     op
	shp    shape
	lab    Label
	sym    token.Sym
	x, y   int32 // jump targets, capture number, gap length
	cx, cy int32 // of a split and a gap: the conditions of what is at x and y
	set    *wordSet
	column *column // of a label, nil where any entry will do
}

// column is what an entry must have in a column.
type column struct{ name, value string }

// takes reports whether an instruction that asks for a label takes an annotation.
func (in *instr) takes(a *Annotation) bool {
	return a.Label == in.lab && (in.column == nil || a.Entry != nil && a.Entry.Get(in.column.name) == in.column.value)
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
	syms   []token.Sym
	labels []Label
	shapes []shape
	rate   int // how often any of the words and labels is met
}

func compile(n *node, names []string) *program {
	p := &program{names: names, labels: make([]Label, len(names)), on: triggerOf(n), it: slices.Index(names, "it")}
	p.emit(n)
	p.code = append(p.code, instr{op: opDone})
	return p
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
		p.add(instr{op: opWords, set: newWordSet(n.set)})
	case nLabel:
		in := instr{op: opLabel, lab: n.lab}
		if n.col != "" {
			in.column = &column{n.col, n.val}
		}
		p.add(in)
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
		f.rate += n.rate
	case nLabel:
		f.labels = append(f.labels, n.lab)
		f.rate += n.rate
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
