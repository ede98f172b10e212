package lexicon

import (
	"strings"

	"wattwire/extract/token"
)

// Class is the number of a class of entries in one Lexicon. 0 is no class.
type Class uint16

// Entry is one line of a list.
type Entry struct {
	Name       string
	list       *list
	start, end uint32 // of the line in the text of the list
	Class      Class
	derived    bool // of a column that is found in texts too
	// tabs are where the first tabs of the line stand, as far as a byte can tell.
	tabs [5]uint8
}

// Get is the cell of a column, "" where the list has no such column.
func (e *Entry) Get(column string) string {
	for i, c := range e.list.columns {
		if c[0] == column[0] && c == column { // a call less for most that differ
			return e.cell(i)
		}
	}
	if column == "class" {
		return e.list.class
	}
	return ""
}

// Aliases are the other names of the entry, cut anew by each call.
func (e *Entry) Aliases() []string {
	if a := e.aliases(); a != "" {
		return strings.Split(a, "|")
	}
	return nil
}

// aliases is the cell of the aliases.
func (e *Entry) aliases() string {
	if e.list.aliases < 0 || e.derived {
		return ""
	}
	return e.cell(e.list.aliases)
}

// line is the line as the file has it.
func (e *Entry) line() string { return e.list.text[e.start:e.end] }

// cell is cell i of the entry's line.
func (e *Entry) cell(i int) string {
	line, from := e.line(), 0
	if i > 0 {
		if i > len(e.tabs) || e.tabs[i-1] == 0 {
			return cell(line, i)
		}
		from = int(e.tabs[i-1]) + 1
	}
	if i == len(e.list.columns)-1 {
		return line[from:]
	}
	if i >= len(e.tabs) || e.tabs[i] == 0 {
		return cell(line, i)
	}
	return line[from:e.tabs[i]]
}

// cell is cell i of a line.
func cell(line string, i int) string {
	for ; i > 0; i-- {
		line = line[strings.IndexByte(line, '\t')+1:]
	}
	if end := strings.IndexByte(line, '\t'); end >= 0 {
		return line[:end]
	}
	return line
}

// List is the base name of the file that holds the entry, without its ending.
func (e *Entry) List() string { return e.list.name }

// Match is an entry found in a document.
type Match struct {
	token.Span
	Entry *Entry
	Class Class // of the entry
}

// Lexicon is a set of lists compiled for matching. After Index it is read-only.
type Lexicon struct {
	Vocab   *token.Vocab
	classes map[string]Class
	names   []string // by Class
	longest []int    // by Class, -1 of one in a long list
	byList  map[string][]*Entry
	long    <-chan *bundle // the long lists, cut into words

	nodes trie
	more  []form // those that end at a node of the trie behind its first
}

// form is one name or alias of an entry. It holds all that Find asks, and the first of a
// node lies in it: to look up a rare word is to wait for memory.
type form struct {
	entry *Entry
	shape shape
	next  int32 // in more: the next of the same words, 0 if none
	class Class
}

// Class is the number of a class by its name, 0 if no list has it.
func (l *Lexicon) Class(name string) Class { return l.classes[name] }

// ClassName is the name of a class.
func (l *Lexicon) ClassName(c Class) string { return l.names[c] }

// Longest is the number of tokens of the longest name or alias of a class, 0 if
// that is not known, as of a class of long lists.
func (l *Lexicon) Longest(c Class) int { return max(0, l.longest[c]) }

// Entries are the entries of one list, in order of the file.
func (l *Lexicon) Entries(list string) []*Entry { return l.byList[list] }

// Find appends to dst every entry that stands in d, in order of its first
// token, the longest first where several begin there. Overlaps are left to
// the caller.
func (l *Lexicon) Find(d *token.Doc, dst []Match) []Match {
	toks := d.Tokens
	for i := range toks {
		s := toks[i].Sym
		if int(s) >= len(l.nodes.root) {
			continue
		}
		at := l.nodes.root[s]
		if at == 0 {
			continue
		}
		from := len(dst)
		for j := i + 1; ; j++ {
			n := &l.nodes.all[at]
			for f := &n.form; f != nil && f.entry != nil; f = l.after(f) {
				if f.shape == 0 || f.shape.fits(toks[i:j]) {
					dst = append(dst, Match{token.Span{First: i, End: j}, f.entry, f.class})
				}
			}
			if n.on == 0 || j == len(toks) || toks[j].Sym == 0 || n.on>>(toks[j].Sym&63)&1 == 0 || toks[j].Flags&token.BlankBefore != 0 {
				break
			}
			if at = l.nodes.next(at, toks[j].Sym); at == 0 {
				break
			}
		}
		// longest first
		for a, b := from, len(dst)-1; a < b; a, b = a+1, b-1 {
			dst[a], dst[b] = dst[b], dst[a]
		}
	}
	return dst
}

// after is the form of the same words behind f, nil if there is none.
func (l *Lexicon) after(f *form) *form {
	if f.next == 0 {
		return nil
	}
	return &l.more[f.next]
}

// shape is what the text must show to match a name: of each of its tokens, as far as there
// is room, the flags Upper and AllUpper, those of the first in the lowest bits. 0 is a name
// that any case will do for.
type shape uint64

const (
	shapeBits = 2  // of a token
	shaped    = 32 // tokens
	shapeAt   = 4  // the bit of Upper, before that of AllUpper
)

// A shape that has lost its place in the flags does not compile.
var _ = [1]struct{}{}[token.Upper^1<<shapeAt|token.AllUpper^2<<shapeAt]

func (s shape) fits(text []token.Token) bool {
	for i := range text[:min(len(text), shaped)] {
		if want := token.Flags(s>>(shapeBits*i)) & 3 << shapeAt; text[i].Flags&want != want {
			return false
		}
	}
	return true
}

// shapeOf is the shape of one token of a proper name: a
// capital where the name has one, capitals throughout where the name is a
// short word in capitals.
func shapeOf(t token.Token) shape {
	switch {
	case t.Is(token.AllUpper) && t.End-t.Start <= 5:
		return shape(token.Upper|token.AllUpper) >> shapeAt
	case t.Is(token.Upper):
		return shape(token.Upper) >> shapeAt
	}
	return 0
}

// shapeOfName is the shape of a name of these words.
func shapeOfName(words []cutWord) (s shape) {
	for i, w := range words[:min(len(words), shaped)] {
		s |= w.shape << (shapeBits * i)
	}
	return s
}
