package rule

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"sync"

	"wattwire/extract/token"
)

// wordSet is a set of words.
type wordSet struct {
	bits  [4]uint64   // by the low bits of a Sym: most words are told apart by them
	table []token.Sym // open addressing, a power of two long, at least half of it empty
}

// newWordSet is the set of words, of which none is named twice.
func newWordSet(words []token.Sym) *wordSet {
	s := &wordSet{}
	if len(words) > 0 {
		s.table = make([]token.Sym, 2<<bits.Len(uint(len(words)-1)))
	}
	for _, y := range words {
		s.bits[y>>6&3] |= 1 << (y & 63)
		i := s.slot(y)
		for s.table[i] != 0 {
			i = (i + 1) & (len(s.table) - 1)
		}
		s.table[i] = y
	}
	return s
}

// slot is where the table is first asked for a word.
func (s *wordSet) slot(y token.Sym) int { return int(y*0x9E3779B1>>7) & (len(s.table) - 1) }

func (s *wordSet) has(y token.Sym) bool {
	return s.bits[y>>6&3]>>(y&63)&1 != 0 && s.find(y)
}

func (s *wordSet) find(y token.Sym) bool {
	i := s.slot(y)
	for s.table[i] != 0 && s.table[i] != y {
		i = (i + 1) & (len(s.table) - 1)
	}
	return s.table[i] != 0
}

// words are those of the set, in ascending order.
func (s *wordSet) words() []token.Sym {
	out := make([]token.Sym, 0, len(s.table)/2)
	for _, y := range s.table {
		if y != 0 {
			out = append(out, y)
		}
	}
	slices.Sort(out)
	return out
}

// cond is what the token at some place of a pattern must fulfil for the rest of
// the pattern to match: it is one of the words, has one of the labels or is of
// one of the shapes. It spares the machine most of the ways that lead nowhere.
type cond struct {
	always bool
	flags  uint32  // one bit for each value of the flags that tell shapes apart: those that fit by these alone
	labels uint64  // their bits
	digits []shape // of figures, whose text tells
	words  wordSet
}

func (k *cond) holds(c *Chart, s token.Span, pos int) bool {
	if k.always {
		return true
	}
	if pos >= s.End {
		return false
	}
	t := &c.Doc.Tokens[pos]
	if k.flags>>(t.Flags>>flagShift&flagMask)&1 != 0 || c.at[pos].labels&k.labels != 0 || k.words.has(t.Sym) {
		return true
	}
	if t.Is(token.Digit) {
		for _, p := range k.digits {
			if p.fits(c.Doc, pos) {
				return true
			}
		}
	}
	return false
}

// always is the number of the condition that holds everywhere.
const always = 0

// anywhere is the condition that holds everywhere.
var anywhere = &cond{always: true}

// conds are the conditions of the programs of a Set, of which many have the same: what is asked often
// stays at hand in memory if it lies there once.
type conds struct {
	mu    sync.Mutex
	known map[string]*cond
}

// one is the condition of those kept that is the same as k, whose words are given in order.
func (s *conds) one(k cond, words []token.Sym) *cond {
	key := binary.LittleEndian.AppendUint64(nil, k.labels)
	key = binary.LittleEndian.AppendUint32(key, k.flags)
	for _, d := range k.digits {
		key = append(key, byte(d))
	}
	for _, y := range words {
		key = binary.LittleEndian.AppendUint32(append(key, ' '), uint32(y))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.known == nil {
		s.known = map[string]*cond{}
	}
	c := s.known[string(key)]
	if c == nil {
		k.words = *newWordSet(words)
		c = &k
		s.known[string(key)] = c
	}
	return c
}

// lookAhead finds the conditions of the program's first and second token, of the
// ways of its splits and of what follows its gaps. It is called once, when the
// program is first tried: an article of ten lines tries few.
func (p *program) lookAhead() {
	p.conds = []*cond{anywhere}
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
	p.second = anywhere
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

// shape lets the tokens of a shape fulfil the condition.
func (k *cond) shape(s shape) {
	if !common(s) {
		if !slices.Contains(k.digits, s) {
			k.digits = append(k.digits, s)
		}
		return
	}
	want := shapeFlags[s] >> flagShift
	for f := range token.Flags(flagMask + 1) {
		if f&want == want {
			k.flags |= 1 << f
		}
	}
}

// ahead is the condition of the token where instruction pc runs.
func (p *program) ahead(pc int32) *cond {
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
			words = append(words, in.set.words()...)
		case opLabel:
			k.labels |= in.lab.bit()
		case opShape:
			if in.shp == shapeAny {
				return anywhere
			}
			k.shape(in.shp)
		case opSplit:
			todo = append(todo, in.x, in.y)
		case opJump, opNot:
			todo = append(todo, in.x)
		case opSave, opStart:
			todo = append(todo, pc+1)
		default:
			return anywhere
		}
	}
	slices.Sort(words)
	return p.known.one(k, slices.Compact(words))
}
