package lexicon

import (
	"cmp"
	"slices"
	"strings"

	"wattwire/extract/token"
)

const shortList = 2000 // rows

// compile makes a Lexicon of lists without faults, those of each of the names.
// A goroutine cuts the long ones for Index.
func compile(names []string, files map[string][]*list, size int) *Lexicon {
	l := newLexicon(size)
	var short, long []string
	entries := 0
	for rank, name := range names {
		rows, sieved := 0, false
		for _, li := range files[name] {
			li.rank = rank
			rows += len(li.entries)
			sieved = sieved || li.sieved
		}
		l.enter(name, files[name], rows)
		if rows < shortList && !sieved {
			short = append(short, name)
			continue
		}
		long = append(long, name)
		entries += rows
		for _, e := range l.byList[name] {
			if !e.list.silent {
				l.longest[e.Class] = unknown
			}
		}
	}
	// What the stages keep of the words that make up most of a text lies
	// together in memory if the shortest lists come first.
	slices.SortStableFunc(short, func(x, y string) int { return cmp.Compare(len(l.byList[x]), len(l.byList[y])) })
	c := newCutter()
	var b bundle
	for _, name := range short {
		for _, e := range l.byList[name] {
			c.entry(&b, e)
		}
		l.number(&b)
		l.link(&b)
		b.reset()
	}
	bundles := make(chan *bundle, entries/bundled+len(long))
	l.long = bundles
	go func() {
		defer close(bundles)
		for _, name := range long {
			for part := range slices.Chunk(l.byList[name], bundled) {
				b := newBundle(len(part))
				for _, e := range part {
					if !e.list.silent {
						c.entry(b, e)
					}
				}
				bundles <- b
			}
		}
	}()
	return l
}

// unknown is the longest name of a class of which a long list has entries.
const unknown = -1

// newLexicon is an empty Lexicon with room for lists of that many bytes.
func newLexicon(size int) *Lexicon {
	l := &Lexicon{
		Vocab: token.NewVocab(), classes: map[string]Class{}, names: []string{""}, longest: []int{0},
		byList: map[string][]*Entry{}, nodes: newTrie(size / 32),
		more: make([]form, 1, 1+size/256),
	}
	l.Vocab.Grow(size / 42)
	return l
}

// Index enters the long lists, after which the Lexicon finds everything. It is
// called once, before any Find. While one bundle goes into the trie, the words
// of the next are numbered.
func (l *Lexicon) Index() {
	numbered := make(chan *bundle, cap(l.long))
	go func() {
		defer close(numbered)
		for b := range l.long {
			l.number(b)
			numbered <- b
		}
	}()
	for b := range numbered {
		l.link(b)
	}
}

// enter notes the entries of the lists of one name; a later row of the same name
// and class takes the place of an earlier one of another source.
func (l *Lexicon) enter(name string, lists []*list, rows int) {
	type key struct{ name, class string }
	var over map[key]*list // the source that has the last word on a name
	if len(lists) > 1 {
		over = map[key]*list{}
		for _, li := range lists {
			for i := range li.entries {
				e := &li.entries[i]
				over[key{strings.TrimPrefix(e.Name, "-"), e.class()}] = li
			}
		}
	}
	all := make([]*Entry, 0, rows)
	class, number := "", Class(0)
	for _, li := range lists {
		for i := range li.entries {
			e := &li.entries[i]
			if e.Name[0] == '-' {
				continue
			}
			c := e.class()
			if over != nil && over[key{e.Name, c}] != li {
				continue
			}
			if c != class || number == 0 {
				class, number = c, l.class(c)
			}
			e.Class = number
			all = append(all, e)
			for k := range li.also {
				li.also[k].number = l.class(li.also[k].class)
			}
		}
	}
	l.byList[name] = all
}

// class is the name of the class of an entry.
func (e *Entry) class() string {
	li := e.list
	if li.classes < 0 || int(e.end-e.start) == len(e.Name) && len(li.columns) > 1 { // "-name" alone
		return li.class
	}
	return e.cell(li.classes)
}

func (l *Lexicon) class(name string) Class {
	c, ok := l.classes[name]
	if !ok {
		c = Class(len(l.names))
		l.classes[name] = c
		l.names = append(l.names, name)
		l.longest = append(l.longest, 0)
	}
	return c
}

// bundle is names cut into words, which have no Sym yet.
type bundle struct {
	names []cutName
	words []cutWord
	text  []byte // the words, folded
}

type cutName struct {
	entry *Entry
	end   int // of its words
}

type cutWord struct {
	end   int32 // of its text
	sym   token.Sym
	shape shape
}

const bundled = 2000 // entries of a bundle

func newBundle(entries int) *bundle {
	return &bundle{make([]cutName, 0, entries+entries/2), make([]cutWord, 0, 3*entries), make([]byte, 0, 16*entries)}
}

func (b *bundle) reset() { b.names, b.words, b.text = b.names[:0], b.words[:0], b.text[:0] }

// cutter cuts names into bundles.
type cutter struct {
	tk  *token.Tokenizer
	doc token.Doc
}

func newCutter() *cutter { return &cutter{tk: token.NewTokenizer(token.NewVocab(), nil)} }

// entry adds all names under which an entry is found.
func (c *cutter) entry(b *bundle, e *Entry) {
	c.name(b, e, e.Name)
	if a := e.aliases(); a != "" {
		for a := range strings.SplitSeq(a, "|") {
			c.name(b, e, a)
		}
	}
	for i := range e.list.also {
		a := &e.list.also[i]
		for f := range strings.SplitSeq(e.Get(a.column), "|") {
			if f != "" {
				c.name(b, &Entry{Name: f, Class: a.number, list: e.list, start: e.start, end: e.end, derived: true, tabs: e.tabs}, f)
			}
		}
	}
}

func (c *cutter) name(b *bundle, e *Entry, name string) {
	for _, t := range c.tk.Cut(&c.doc, name) {
		b.text = token.Fold(b.text, name[t.Start:t.End])
		b.words = append(b.words, cutWord{end: int32(len(b.text)), shape: shapeOf(t)})
	}
	b.names = append(b.names, cutName{e, len(b.words)})
}

// number gives the words of a bundle their Syms.
func (l *Lexicon) number(b *bundle) {
	text := int32(0)
	for i := range b.words {
		w := &b.words[i]
		w.sym = l.Vocab.Intern(b.text[text:w.end])
		text = w.end
	}
}

// link puts the names of a bundle whose words are numbered into the trie.
func (l *Lexicon) link(b *bundle) {
	first := 0
	for _, n := range b.names {
		words := b.words[first:n.end]
		first = n.end
		if len(words) > 0 && !n.entry.list.silent {
			l.form(n.entry, words)
		}
	}
}

// form puts a name into the trie.
func (l *Lexicon) form(e *Entry, words []cutWord) {
	if n := &l.longest[e.Class]; *n != unknown {
		*n = max(*n, len(words))
	}
	at := l.nodes.first(words[0].sym)
	for _, w := range words[1:] {
		at = l.nodes.then(at, w.sym)
	}
	f := form{entry: e, class: e.Class}
	if e.list.exact {
		f.shape = shapeOfName(words)
	}
	n := &l.nodes.all[at].form
	if n.entry == nil {
		*n = f
		return
	}
	var last *form
	for next := n; next != nil && next.entry.list.rank <= e.list.rank; last, next = next, l.after(next) {
		if next.entry == e { // of BP and bp both are found
			next.shape &= shapeOfName(words)
			return
		}
	}
	at = int32(len(l.more))
	if last == nil { // the first steps back
		f.next = at
		f, *n = *n, f
	} else {
		f.next, last.next = last.next, at
	}
	l.more = append(l.more, f)
}
