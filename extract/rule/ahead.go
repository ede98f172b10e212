package rule

import (
	"slices"

	"wattwire/extract/token"
)

// wordSet is a set of words.
type wordSet struct {
	bits [4]uint64 // by the low bits of a Sym: most words are told apart by them
	syms []token.Sym
}

// newWordSet is the set of syms, which are in ascending order.
func newWordSet(syms []token.Sym) *wordSet {
	s := &wordSet{syms: syms}
	for _, y := range syms {
		s.bits[y>>6&3] |= 1 << (y & 63)
	}
	return s
}

func (s *wordSet) has(y token.Sym) bool {
	if s.bits[y>>6&3]>>(y&63)&1 == 0 {
		return false
	}
	lo, hi := 0, len(s.syms)
	for lo < hi {
		if mid := (lo + hi) / 2; s.syms[mid] < y {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo < len(s.syms) && s.syms[lo] == y
}

// cond is what the token at some place of a pattern must fulfil for the rest of
// the pattern to match: it is one of the words, has one of the labels or is of
// one of the shapes. It spares the machine most of the ways that lead nowhere.
type cond struct {
	always bool
	labels uint64 // their bits
	words  wordSet
	shapes []shape
}

func (k *cond) holds(c *Chart, s token.Span, pos int) bool {
	if k.always {
		return true
	}
	if pos >= s.End {
		return false
	}
	if c.at[pos].labels&k.labels != 0 {
		return true
	}
	t := &c.Doc.Tokens[pos]
	for _, p := range k.shapes {
		if want := shapeFlags[p]; t.Flags&want == want && (p > shapeYear || p.fits(c.Doc, pos)) {
			return true
		}
	}
	return k.words.has(t.Sym)
}

// always is the number of the condition that holds everywhere.
const always = 0

// lookAhead finds the conditions of the program's first and second token, of the
// ways of its splits and of what follows its gaps. It is called once, when the
// program is first tried: an article of ten lines tries few.
func (p *program) lookAhead() {
	p.conds = []cond{{always: true}}
	number := func(pc int32) int32 {
		k := p.ahead(pc)
		if k.always {
			return always
		}
		p.conds = append(p.conds, k)
		return int32(len(p.conds) - 1)
	}
	for i := range p.code {
		switch in := &p.code[i]; in.op {
		case opSplit:
			in.cx, in.cy = number(in.x), number(in.y)
		case opGap:
			in.cx = number(in.x)
		}
	}
	p.first = p.ahead(0)
	p.second = cond{always: true}
	if head := p.after(0); head >= 0 {
		p.second = p.ahead(head + 1)
		p.label = p.code[head].lab
	}
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

// goesOn reports whether the token after the first, which fits at i, allows a
// match.
func (p *program) goesOn(c *Chart, s token.Span, i int) bool {
	if p.second.always {
		return true
	}
	if p.label == 0 {
		return p.second.holds(c, s, i+1)
	}
	for a := c.First(i); a != nil; a = c.Next(a) {
		if a.Label == p.label && p.second.holds(c, s, a.End) {
			return true
		}
	}
	return false
}

// ahead is the condition of the token where instruction pc runs.
func (p *program) ahead(pc int32) cond {
	var k cond
	var words []token.Sym
	seen := make([]bool, len(p.code))
	todo := []int32{pc}
	for len(todo) > 0 {
		pc := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[pc] {
			continue
		}
		seen[pc] = true
		switch in := &p.code[pc]; in.op {
		case opWord:
			words = append(words, in.sym)
		case opWords:
			words = append(words, in.set.syms...)
		case opLabel:
			k.labels |= in.bit
		case opShape:
			if in.shp == shapeAny {
				return cond{always: true}
			}
			if !slices.Contains(k.shapes, in.shp) {
				k.shapes = append(k.shapes, in.shp)
			}
		case opSplit:
			todo = append(todo, in.x, in.y)
		case opJump, opNot:
			todo = append(todo, in.x)
		case opSave, opStart:
			todo = append(todo, pc+1)
		default:
			return cond{always: true}
		}
	}
	slices.Sort(words)
	k.words = *newWordSet(slices.Compact(words))
	return k
}
