package rule

import (
	"fmt"
	"math"
	"slices"

	"wattwire/extract/token"
)

// index tells what of a text has to do with which patterns of a Set: what
// triggers them, and what must stand somewhere in a sentence in which one can
// match.
type index struct {
	keys   []entry    // keys[0] is unused
	words  []uint16   // key by Sym, 0 for none
	labels []uint16   // by Label
	mask   uint64     // the bits of these labels
	user   token.Uses // of these words
	shapes []shapeKey
	number map[string]int32 // of needs
	count  int              // of needs but nothing

	byFlags [flagMask + 1][]shapeKey // shapes by the flags that tell shapes apart
	flags   uint32                   // those of these flags that any shape has, one bit for each value
}

// The flags that tell shapes apart stand together.
const (
	flagShift = 3
	flagMask  = (token.Letter | token.Upper | token.AllUpper | token.Digit | token.Punct) >> flagShift
)

// entry is a word, label or shape that patterns name.
type entry struct {
	starts []start // patterns that it triggers
	needs  []int32 // needs that it meets
}

// start is a pattern with what is asked before it is tried.
type start struct {
	prog     *program
	pat      int32
	min, max int16    // tokens from its first to the trigger
	needs    [2]int32 // without all of these in the sentence it is not tried
	more     []int32  // further needs
}

// nothing is the need that every sentence meets.
const (
	nothing    = 0
	everywhere = math.MaxInt64
)

// need sets the needs.
func (at *start) need(needs []int32) {
	n := copy(at.needs[:], needs)
	at.more = needs[n:]
}

type shapeKey struct {
	shape shape
	key   uint16
}

// add notes what triggers a pattern.
func (x *index) add(at start, on *first) {
	x.each(on, func(k *entry) {
		if n := len(k.starts); n == 0 || k.starts[n-1].pat != at.pat {
			k.starts = append(k.starts, at)
		}
	})
}

// sort puts the shapes in order of the flags of a token, and notes with the words that
// patterns name them.
func (x *index) sort(v *token.Vocab) {
	x.user = v.NewUser()
	for y, k := range x.words {
		if k != 0 {
			v.Use(token.Sym(y), x.user)
		}
	}
	for l, k := range x.labels {
		if k != 0 {
			x.mask |= Label(l).bit()
		}
	}
	for f := range x.byFlags {
		for _, s := range x.shapes {
			if want := shapeFlags[s.shape] >> flagShift; token.Flags(f)&want == want {
				x.byFlags[f] = append(x.byFlags[f], s)
				x.flags |= 1 << f
			}
		}
	}
}

// each calls f on the key of each word, label and shape; a word named twice
// comes twice.
func (x *index) each(of *first, f func(*entry)) {
	for _, y := range of.syms {
		f(x.key(&x.words, int(y)))
	}
	for _, l := range of.labels {
		f(x.key(&x.labels, int(l)))
	}
	for _, s := range of.shapes {
		f(x.shape(s))
	}
}

func (x *index) key(by *[]uint16, i int) *entry {
	if i >= len(*by) {
		*by = append(*by, make([]uint16, i+1-len(*by))...)
	}
	if (*by)[i] == 0 {
		(*by)[i] = x.newKey()
	}
	return &x.keys[(*by)[i]]
}

func (x *index) shape(s shape) *entry {
	for _, k := range x.shapes {
		if k.shape == s {
			return &x.keys[k.key]
		}
	}
	x.shapes = append(x.shapes, shapeKey{s, x.newKey()})
	return &x.keys[len(x.keys)-1]
}

func (x *index) newKey() uint16 {
	if len(x.keys) == 0 {
		x.keys = append(x.keys, entry{})
	}
	x.keys = append(x.keys, entry{})
	return uint16(len(x.keys) - 1)
}

// needs numbers what must stand in a sentence for the pattern n to match: the
// words, labels or figures of each element that cannot be left out. What nearly
// every sentence has, and what triggers the pattern anyway, is none.
func (x *index) needs(n *node, trigger *first) []int32 {
	var out []int32
	skip := trigger.name()
	for _, e := range flatten(n, nil) {
		var f first
		if e.op == nRepeat && e.min == 0 || f.begin(e) || f.rate >= everyOther || slices.ContainsFunc(f.shapes, common) {
			continue
		}
		name := f.name()
		if name == skip {
			continue
		}
		id, ok := x.number[name]
		if !ok {
			if x.number == nil {
				x.number = map[string]int32{}
			}
			x.count++
			id = int32(x.count)
			x.number[name] = id
			x.each(&f, func(k *entry) {
				if !slices.Contains(k.needs, id) {
					k.needs = append(k.needs, id)
				}
			})
		}
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// common reports whether most sentences have a token of the shape.
func common(s shape) bool { return s > shapeYear }

// name is the same for the same words, labels and shapes.
func (f *first) name() string {
	syms, labels, shapes := slices.Clone(f.syms), slices.Clone(f.labels), slices.Clone(f.shapes)
	slices.Sort(syms)
	slices.Sort(labels)
	slices.Sort(shapes)
	return fmt.Sprint(slices.Compact(syms), slices.Compact(labels), slices.Compact(shapes))
}
