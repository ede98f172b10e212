package lexicon

import (
	"fmt"

	"wattwire/extract/token"
)

// Mark is a set of marks that words of a list carry, one bit for each.
type Mark uint64

// Marks are the marks of words, by Sym.
type Marks []Mark

// Has reports whether a word carries one of the marks k.
func (m Marks) Has(y token.Sym, k Mark) bool { return int(y) < len(m) && m[y]&k != 0 }

// Of are all marks of a word.
func (m Marks) Of(y token.Sym) Mark {
	if int(y) < len(m) {
		return m[y]
	}
	return 0
}

// Marks adds to m what the column "mark" of a list says of its words, with a fault
// for each entry whose mark is not among names.
func (l *Lexicon) Marks(m Marks, list string, names map[string]Mark) (Marks, []error) {
	var faults []error
	for _, e := range l.Entries(list) {
		k, ok := names[e.Get("mark")]
		if !ok {
			faults = append(faults, fmt.Errorf("%s.tsv: entry %q: no mark is called %q", list, e.Name, e.Get("mark")))
			continue
		}
		y := l.Vocab.InternString(e.Name)
		if int(y) >= len(m) {
			m = append(m, make(Marks, int(y)+1-len(m))...)
		}
		m[y] |= k
	}
	return m, faults
}
