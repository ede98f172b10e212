package rule

import (
	"cmp"
	"strings"

	"wattwire/extract/token"
)

// walk follows a pattern from a token along all of its ways and keeps the
// failure that most of it fits.
type walk struct {
	p      *program
	c      *Chart
	s      token.Span
	rest   []int // by instruction: the weight still to be matched, at least
	weight []int // by instruction
	steps  int
	best   failure
	failed []failure
	fits   bool
}

// failure is an instruction at which the pattern did not go on.
type failure struct {
	pc               int32
	pos              int
	matched, missing int
	gap              bool // any tokens could have stood before it
}

// measure weighs the instructions: classes and findings tell most of what a
// pattern is about, words and figures half as much, other shapes, marks and
// "a" nothing.
func (w *walk) measure(l *Labels) {
	code := w.p.code
	w.weight, w.rest = make([]int, len(code)), make([]int, len(code))
	for i := range code {
		switch in := &code[i]; {
		case in.op == opLabel:
			w.weight[i] = 2
		case in.op == opWord && len(l.lex.Vocab.Word(in.sym)) > 1, in.op == opWords, in.op == opShape && in.shp <= shapeYear:
			w.weight[i] = 1
		}
		w.rest[i] = 1 << 20
	}
	w.rest[len(code)-1] = 0
	for changed := true; changed; {
		changed = false
		for i := len(code) - 2; i >= 0; i-- {
			var n int
			switch in := &code[i]; in.op {
			case opSplit:
				n = min(w.rest[in.x], w.rest[in.y])
			case opJump, opGap, opNot:
				n = w.rest[in.x]
			default:
				n = w.weight[i] + w.rest[i+1]
			}
			if n < w.rest[i] {
				w.rest[i], changed = n, true
			}
		}
	}
}

// nearest is the best failure of the pattern at token i; false if it matches
// there, or not more than half of it fits.
func (w *walk) nearest(i int) (failure, bool) {
	w.steps, w.best, w.failed, w.fits = 0, failure{}, w.failed[:0], false
	w.follow(0, i, 0, false)
	return w.best, !w.fits && w.best.matched >= 3 && w.best.matched > w.best.missing
}

// wanted are the atoms that failed at the token of the best failure.
func (w *walk) wanted(l *Labels, pos int) string {
	var out []string
	seen := map[string]bool{}
	for _, f := range w.failed {
		if f.pos != pos || f.matched != w.best.matched {
			continue
		}
		in := &w.p.code[f.pc]
		a := l.atom(in)
		if in.op == opNot {
			a = "anything but " + l.atom(&w.p.code[f.pc+1])
		}
		if f.gap {
			a = "... " + a
		}
		if !seen[a] {
			seen[a] = true
			out = append(out, a)
		}
	}
	if len(out) > most {
		out = append(out[:most], "…")
	}
	return strings.Join(out, " or ")
}

// follow runs the pattern on from an instruction, all its ways.
func (w *walk) follow(pc int32, pos, matched int, gap bool) {
	for !w.fits {
		if w.steps++; w.steps > maxSteps {
			return
		}
		in := &w.p.code[pc]
		switch in.op {
		case opDone:
			w.fits = true
			return
		case opSplit:
			w.follow(in.x, pos, matched, gap)
			pc = in.y
		case opJump:
			pc = in.x
		case opSave:
			pc++
		case opGap:
			for k := 0; k <= int(in.y) && pos+k <= w.s.End; k++ {
				w.follow(in.x, pos+k, matched, true)
			}
			return
		case opNot:
			if pos < w.s.End && (&machine{}).one(&w.p.code[pc+1], w.c, pos) {
				w.fail(pc, pos, matched, gap)
				return
			}
			pc = in.x
		case opStart, opEnd:
			if in.op == opStart && pos != w.s.First || in.op == opEnd && pos != w.s.End {
				w.fail(pc, pos, matched, gap)
				return
			}
			pc++
		case opLabel:
			took := false
			for a := w.first(pos); a != nil && !w.fits; a = w.c.Next(a) {
				if in.takes(a) && a.End <= w.s.End {
					took = true
					w.follow(pc+1, a.End, matched+w.weight[pc], false)
				}
			}
			if !took {
				w.fail(pc, pos, matched, gap)
			}
			return
		default:
			if pos >= w.s.End || !(&machine{}).one(in, w.c, pos) {
				w.fail(pc, pos, matched, gap)
				return
			}
			matched, gap = matched+w.weight[pc], false
			pos++
			pc++
		}
	}
}

// first is the first annotation at a token of the sentence.
func (w *walk) first(pos int) *Annotation {
	if pos >= w.s.End {
		return nil
	}
	return w.c.First(pos)
}

// fail notes a failure and keeps the one of which most fits, of those the one
// that misses least, of those the first in the text.
func (w *walk) fail(pc int32, pos, matched int, gap bool) {
	f := failure{pc, pos, matched, w.rest[pc], gap}
	w.failed = append(w.failed, f)
	if len(w.failed) == 1 || f.nearer(&w.best) {
		w.best = f
	}
}

// nearer reports whether f comes nearer to a match than b, or as near and stands before it.
func (f *failure) nearer(b *failure) bool {
	return cmp.Or(cmp.Compare(f.matched, b.matched), cmp.Compare(b.missing, f.missing), cmp.Compare(b.pos, f.pos)) > 0
}
