package token

// Sym is the number of a folded word in a Vocab. 0 stands for every word that
// the Vocab does not know.
type Sym uint32

// Vocab numbers the words that lexicons and rules know. It is filled while
// data files load and only read afterwards, then from any number of
// goroutines.
type Vocab struct {
	table []slot // open addressing, a power of two long
	arena []byte
	words []slot // by Sym; words[0] is unused
}

type slot struct {
	hash  uint32
	sym   Sym
	start uint32
	size  uint32
}

// NewVocab returns an empty Vocab.
func NewVocab() *Vocab {
	return &Vocab{table: make([]slot, 1<<10), words: make([]slot, 1)}
}

// Len is one more than the highest Sym given.
func (v *Vocab) Len() int { return len(v.words) }

// Word is the folded word of a Sym.
func (v *Vocab) Word(s Sym) string {
	w := v.words[s]
	return string(v.arena[w.start : w.start+w.size])
}

func hash(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h ^ h>>15
}

// Lookup is the Sym of a folded word, 0 if it has none.
func (v *Vocab) Lookup(folded []byte) Sym {
	h := hash(folded)
	for i := int(h) & (len(v.table) - 1); ; i = (i + 1) & (len(v.table) - 1) {
		s := &v.table[i]
		if s.sym == 0 {
			return 0
		}
		if s.hash == h && int(s.size) == len(folded) && string(v.arena[s.start:s.start+s.size]) == string(folded) {
			return s.sym
		}
	}
}

// LookupString folds a word and looks it up.
func (v *Vocab) LookupString(word string) Sym { return v.Lookup(Fold(nil, word)) }

// Intern gives the folded word a Sym if it has none, and returns it.
func (v *Vocab) Intern(folded []byte) Sym {
	if s := v.Lookup(folded); s != 0 {
		return s
	}
	if len(v.words)*2 > len(v.table) {
		v.grow()
	}
	s := slot{hash: hash(folded), sym: Sym(len(v.words)), start: uint32(len(v.arena)), size: uint32(len(folded))}
	v.arena = append(v.arena, folded...)
	v.words = append(v.words, s)
	v.put(s)
	return s.sym
}

// InternString folds a word and interns it.
func (v *Vocab) InternString(word string) Sym { return v.Intern(Fold(nil, word)) }

func (v *Vocab) put(s slot) {
	i := int(s.hash) & (len(v.table) - 1)
	for v.table[i].sym != 0 {
		i = (i + 1) & (len(v.table) - 1)
	}
	v.table[i] = s
}

func (v *Vocab) grow() {
	v.table = make([]slot, 4*len(v.table))
	for _, s := range v.words[1:] {
		v.put(s)
	}
}
