package rule

import "wattwire/extract/token"

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
	toks, code := d.Tokens[:s.End], p.code
	m.stack = append(m.stack[:0], thread{0, int32(i), 0})
	m.trail = m.trail[:0]
	steps := 0
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
			if steps++; steps > maxSteps {
				return -1
			}
			in := &code[pc]
			switch in.op {
			case opWord:
				if pos >= len(toks) || toks[pos].Sym != in.sym {
					break thread
				}
				pos++
				pc++
			case opWords:
				if pos >= len(toks) || !in.set.has(toks[pos].Sym) {
					break thread
				}
				pos++
				pc++
			case opShape:
				if pos >= len(toks) {
					break thread
				}
				if want := shapeFlags[in.shp]; toks[pos].Flags&want != want || in.shp <= shapeYear && !in.shp.fits(d, pos) {
					break thread
				}
				pos++
				pc++
			case opLabel:
				if pos >= len(toks) || !c.Maybe(pos, in.lab) {
					break thread
				}
				if pos = m.take(in, c, s.End, pc, pos); pos < 0 {
					break thread
				}
				pc++
			case opSplit:
				switch {
				case !p.conds[in.cx].holds(c, s, pos):
					pc = in.y
				case !p.conds[in.cy].holds(c, s, pos):
					pc = in.x
				default:
					m.stack = append(m.stack, thread{in.y, int32(pos), int32(len(m.trail))})
					pc = in.x
				}
			case opJump:
				pc = in.x
			case opSave:
				if len(m.stack) > 0 { // there is a way to come back to
					m.trail = append(m.trail, undo{in.x, m.saves[in.x]})
				}
				m.saves[in.x] = int32(pos)
				pc++
			case opNot:
				if pos < s.End && m.one(&code[pc+1], c, pos) {
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

// take is the end of the first annotation at pos that the instruction at pc takes, up to token
// end; -1 if it takes none. Those of another length it pushes as alternatives.
func (m *machine) take(in *instr, c *Chart, end int, pc int32, pos int) int {
	taken := -1
	for a := c.First(pos); a != nil; a = c.Next(a) {
		switch {
		case !in.takes(a) || a.End > end:
		case taken < 0:
			taken = a.End
		case a.End != taken:
			m.stack = append(m.stack, thread{pc + 1, int32(a.End), int32(len(m.trail))})
		}
	}
	return taken
}

// gap pushes the ways to skip 1 to n tokens, the shortest on top, after which
// the pattern can go on.
func (m *machine) gap(p *program, c *Chart, s token.Span, pc int32, pos, n int) {
	in := &p.code[pc]
	next := p.conds[in.cx]
	for k := min(n, s.End-pos); k >= 1; k-- {
		if next.holds(c, s, pos+k) {
			m.stack = append(m.stack, thread{in.x, int32(pos + k), int32(len(m.trail))})
		}
	}
}

// one reports whether a single instruction matches at pos.
func (m *machine) one(in *instr, c *Chart, pos int) bool {
	switch in.op {
	case opWord:
		return c.Doc.Tokens[pos].Sym == in.sym
	case opWords:
		return in.set.has(c.Doc.Tokens[pos].Sym)
	case opShape:
		return in.shp.fits(c.Doc, pos)
	case opLabel:
		if !c.Maybe(pos, in.lab) {
			return false
		}
		for a := c.First(pos); a != nil; a = c.Next(a) {
			if in.takes(a) {
				return true
			}
		}
	}
	return false
}
