package token

// Set is a set of words, one bit for each Sym. The nil Set is empty.
type Set []uint64

// Add adds a word.
func (s *Set) Add(y Sym) {
	for int(y>>6) >= len(*s) {
		*s = append(*s, 0)
	}
	(*s)[y>>6] |= 1 << (y & 63)
}

// Has reports whether a word is in the set.
func (s Set) Has(y Sym) bool { return int(y>>6) < len(s) && s[y>>6]>>(y&63)&1 != 0 }
