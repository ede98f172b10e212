package token

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// Sym is the number of a folded word in a Vocab. 0 stands for every word that
// the Vocab does not know.
type Sym uint32

// Vocab numbers the words that lexicons and rules know. It is filled while
// data files load and only read afterwards, then from any number of
// goroutines.
type Vocab struct {
	table []slot // open addressing, a power of two long
	shift uint
	arena []byte
	words []place // by Sym; words[0] is unused
	uses  []Uses  // by Sym, as far as any word is asked for
	users int     // who ask
}

// Uses tell who asks for a word, one bit for each. A text is passed again and again
// by those who look for words of their own; the bits, which stand with its tokens, let
// each of them pass all other words at a glance, and look up only those.
type Uses uint16

// NewUser is the bit of one more who asks for words. Where there are too many the last
// share one, which only costs them a look at each other's words.
func (v *Vocab) NewUser() Uses {
	const most = 16
	v.users++
	return 1 << (min(v.users, most) - 1)
}

// Use notes that a user asks for a word.
func (v *Vocab) Use(y Sym, user Uses) {
	if int(y) >= len(v.uses) {
		v.uses = append(v.uses, make([]Uses, int(y)+1-len(v.uses))...)
	}
	v.uses[y] |= user
}

func (v *Vocab) usesOf(y Sym) Uses {
	if int(y) < len(v.uses) {
		return v.uses[y]
	}
	return 0
}

// slot is a place of the hash table. Of a word of eight bytes or less key is
// the word itself, so that most lookups touch nothing else; of a longer one it
// is a hash, and the arena decides.
type slot struct {
	key  uint64
	sym  Sym
	size uint32
}

// place is where the arena holds a word.
type place struct{ start, size uint32 }

const small = 8 // bytes that a key holds

// NewVocab returns an empty Vocab.
func NewVocab() *Vocab {
	v := &Vocab{words: make([]place, 1)}
	v.resize(1 << 10)
	return v
}

// Grow makes room for about n words.
func (v *Vocab) Grow(n int) {
	size := len(v.table)
	for 2*size < 3*n {
		size *= 2
	}
	if size > len(v.table) {
		v.resize(size)
	}
	v.words = slices.Grow(v.words, n)
	v.arena = slices.Grow(v.arena, 8*n)
}

// Len is one more than the highest Sym given.
func (v *Vocab) Len() int { return len(v.words) }

// Word is the folded word of a Sym.
func (v *Vocab) Word(s Sym) string {
	w := v.words[s]
	return string(v.arena[w.start : w.start+w.size])
}

// keyOf is the key of a folded word.
func keyOf(b []byte) uint64 {
	n := len(b)
	switch {
	case n > small:
		h := uint64(n)
		last := binary.LittleEndian.Uint64(b[n-8:])
		for len(b) > 8 {
			h = (h ^ binary.LittleEndian.Uint64(b)) * 0x9E3779B97F4A7C15
			h ^= h >> 29
			b = b[8:]
		}
		h = (h ^ last) * 0x9E3779B97F4A7C15
		return h ^ h>>29
	case n >= 4: // the two halves may overlap
		return uint64(binary.LittleEndian.Uint32(b)) | uint64(binary.LittleEndian.Uint32(b[n-4:]))<<(8*(n-4))
	case n > 0:
		return uint64(b[0]) | uint64(b[n/2])<<(8*(n/2)) | uint64(b[n-1])<<(8*(n-1))
	}
	return 0
}

func (v *Vocab) slotOf(key uint64, size uint32) int {
	return int((key ^ uint64(size)<<56) * 0x9E3779B97F4A7C15 >> v.shift)
}

// find is the slot of a word, or the empty one where it belongs.
func (v *Vocab) find(key uint64, folded []byte) *slot {
	size := uint32(len(folded))
	for i := v.slotOf(key, size); ; i = (i + 1) & (len(v.table) - 1) {
		s := &v.table[i]
		if s.sym == 0 || s.key == key && s.size == size && (size <= small || v.is(s.sym, folded)) {
			return s
		}
	}
}

func (v *Vocab) is(y Sym, folded []byte) bool {
	w := v.words[y]
	return string(v.arena[w.start:w.start+w.size]) == string(folded)
}

// Lookup is the Sym of a folded word, 0 if it has none.
func (v *Vocab) Lookup(folded []byte) Sym { return v.find(keyOf(folded), folded).sym }

// LookupString folds a word and looks it up.
func (v *Vocab) LookupString(word string) Sym {
	var buf [32]byte
	return v.Lookup(Fold(buf[:0], word))
}

// Intern gives the folded word a Sym if it has none, and returns it.
func (v *Vocab) Intern(folded []byte) Sym {
	key := keyOf(folded)
	s := v.find(key, folded)
	if s.sym != 0 {
		return s.sym
	}
	y := Sym(len(v.words))
	v.words = append(v.words, place{uint32(len(v.arena)), uint32(len(folded))})
	v.arena = append(v.arena, folded...)
	*s = slot{key, y, uint32(len(folded))}
	if 3*len(v.words) > 2*len(v.table) {
		v.resize(2 * len(v.table))
	}
	return y
}

// InternString folds a word and interns it.
func (v *Vocab) InternString(word string) Sym {
	var buf [32]byte
	return v.Intern(Fold(buf[:0], word))
}

// resize gives the table n places, a power of two.
func (v *Vocab) resize(n int) {
	old := v.table
	v.table = make([]slot, n)
	v.shift = uint(64 - bits.TrailingZeros(uint(n)))
	for _, s := range old {
		if s.sym == 0 {
			continue
		}
		i := v.slotOf(s.key, s.size)
		for v.table[i].sym != 0 {
			i = (i + 1) & (n - 1)
		}
		v.table[i] = s
	}
}

// recent holds words that were looked up of late. Most tokens are of a few
// hundred words, whose places in the table lie far apart in memory.
type recent struct {
	vocab *Vocab
	slots [1 << recentBits]slot
}

const recentBits = 12

// of is r if it is of v, else a new one.
func (r *recent) of(v *Vocab) *recent {
	if r == nil || r.vocab != v {
		return &recent{vocab: v}
	}
	return r
}

// lookup is Vocab.Lookup.
func (r *recent) lookup(folded []byte) Sym {
	key, size := keyOf(folded), uint32(len(folded))
	s := r.slot(key, size)
	if s.key == key && s.size == size && (size <= small || r.vocab.is(s.sym, folded)) {
		return s.sym
	}
	y := r.vocab.find(key, folded).sym
	if y != 0 { // a word may be added later
		*s = slot{key, y, size}
	}
	return y
}

// slot is the place of a word.
func (r *recent) slot(key uint64, size uint32) *slot {
	return &r.slots[(key^uint64(size)<<56)*0x9E3779B97F4A7C15>>(64-recentBits)]
}
