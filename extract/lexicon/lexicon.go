package lexicon

import (
	"wattwire/extract/token"
)

// Class is the number of a class of entries in one Lexicon. 0 is no class.
type Class uint16

// Entry is one line of a list.
type Entry struct {
	Name    string
	Aliases []string
	Class   Class
	list    *list
	cells   []string
}

// Get is the cell of a column, "" where the list has no such column.
func (e *Entry) Get(column string) string {
	if i, ok := e.list.column[column]; ok {
		return e.cells[i]
	}
	return ""
}

// List is the base name of the file that holds the entry, without its ending.
func (e *Entry) List() string { return e.list.name }

// Match is an entry found in a document.
type Match struct {
	token.Span
	Entry *Entry
}

// Lexicon is a set of lists compiled for matching. It is read-only.
type Lexicon struct {
	Vocab   *token.Vocab
	classes map[string]Class
	names   []string // by Class
	longest []int    // by Class
	entries []*Entry
	byList  map[string][]*Entry

	starts []bool // by Sym: begins an entry
	nodes  trie
	ends   [][]form // by node: the entries that end there
}

// form is one name or alias of an entry.
type form struct {
	entry *Entry
	// shape holds for each token the flags that the text must show; nil
	// where any case will do.
	shape []token.Flags
}

// Class is the number of a class by its name, 0 if no list has it.
func (l *Lexicon) Class(name string) Class { return l.classes[name] }

// ClassName is the name of a class.
func (l *Lexicon) ClassName(c Class) string { return l.names[c] }

// Longest is the number of tokens of the longest name or alias of a class.
func (l *Lexicon) Longest(c Class) int { return l.longest[c] }

// Entries are the entries of one list, in order of the file.
func (l *Lexicon) Entries(list string) []*Entry { return l.byList[list] }

// Find appends to dst every entry that stands in d, in order of its first
// token, the longest first where several begin there. Overlaps are left to
// the caller.
func (l *Lexicon) Find(d *token.Doc, dst []Match) []Match {
	for i := range d.Tokens {
		s := d.Tokens[i].Sym
		if s == 0 || int(s) >= len(l.starts) || !l.starts[s] {
			continue
		}
		from := len(dst)
		node := int32(0)
		for j := i; j < len(d.Tokens); j++ {
			sym := d.Tokens[j].Sym
			if sym == 0 || j > i && d.Tokens[j].Flags&token.BlankBefore != 0 {
				break
			}
			if node = l.nodes.next(node, sym); node == 0 {
				break
			}
			for k := range l.ends[node] {
				f := &l.ends[node][k]
				if f.fits(d.Tokens[i : j+1]) {
					dst = append(dst, Match{token.Span{First: i, End: j + 1}, f.entry})
				}
			}
		}
		// longest first
		for a, b := from, len(dst)-1; a < b; a, b = a+1, b-1 {
			dst[a], dst[b] = dst[b], dst[a]
		}
	}
	return dst
}

func (f *form) fits(text []token.Token) bool {
	for i, want := range f.shape {
		if text[i].Flags&want != want {
			return false
		}
	}
	return true
}

// shape is what the text must show to match a proper name: a capital where the
// name has one, capitals throughout where the name is a short word in capitals.
func shape(toks []token.Token) []token.Flags {
	out := make([]token.Flags, len(toks))
	for i, t := range toks {
		switch {
		case t.Is(token.AllUpper) && t.End-t.Start <= 5:
			out[i] = token.Upper | token.AllUpper
		case t.Is(token.Upper):
			out[i] = token.Upper
		}
	}
	return out
}

// trie maps (node, Sym) to the next node by open addressing; node 0 is the
// root and also "none".
type trie struct {
	keys []uint64
	vals []int32
	used int
	last int32
}

func (t *trie) slot(key uint64) int {
	h := key * 0x9E3779B97F4A7C15
	i := int(h>>32) & (len(t.keys) - 1)
	for t.keys[i] != 0 && t.keys[i] != key {
		i = (i + 1) & (len(t.keys) - 1)
	}
	return i
}

func (t *trie) next(node int32, sym token.Sym) int32 {
	return t.vals[t.slot(uint64(node)<<32|uint64(sym))]
}

func (t *trie) add(node int32, sym token.Sym) int32 {
	if 2*t.used >= len(t.keys) {
		t.grow()
	}
	key := uint64(node)<<32 | uint64(sym)
	i := t.slot(key)
	if t.keys[i] == 0 {
		t.last++
		t.used++
		t.keys[i], t.vals[i] = key, t.last
	}
	return t.vals[i]
}

func (t *trie) grow() {
	keys, vals := t.keys, t.vals
	n := max(1024, 4*len(keys))
	t.keys, t.vals = make([]uint64, n), make([]int32, n)
	for i, k := range keys {
		if k != 0 {
			j := t.slot(k)
			t.keys[j], t.vals[j] = k, vals[i]
		}
	}
}
