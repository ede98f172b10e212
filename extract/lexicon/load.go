package lexicon

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"

	"wattwire/extract/token"
)

//go:embed data
var data embed.FS

// Data is the folder of the lists that come with the program.
func Data() fs.FS {
	sub, err := fs.Sub(data, "data")
	if err != nil {
		panic(err) // the embedded folder has that name
	}
	return sub
}

// Source is a folder of lists and the name by which errors call it.
type Source struct {
	Name string
	FS   fs.FS
}

// list is one file.
type list struct {
	name    string
	file    string // for errors
	columns []string
	class   string // of the entries, where no column tells it
	exact   bool
	silent  bool // looked up by its owner, not found in texts
	also    []also
	rows    []string
	aliases int // columns of aliases and class, -1 if there is none
	classes int
}

// also is a column whose values are found in texts under a class of their own,
// such as the adjectives of nationality beside a country.
type also struct {
	line          int
	column, class string
}

// Load reads the lists of all sources, later ones over earlier ones, and
// compiles them on a new Vocab. The error joins one error for each fault, as
// file:line: what is wrong.
func Load(sources ...Source) (*Lexicon, error) {
	var faults []error
	files := map[string][]*list{} // by list, in order of the sources
	var order []string
	size := 0
	for _, src := range sources {
		names, err := fs.Glob(src.FS, "*.tsv")
		if err != nil {
			return nil, fmt.Errorf("list %s: %w", src.Name, err)
		}
		sort.Strings(names)
		for _, name := range names {
			text, err := fs.ReadFile(src.FS, name)
			if err != nil {
				faults = append(faults, fmt.Errorf("read list %s: %w", path.Join(src.Name, name), err))
				continue
			}
			size += len(text)
			li := &list{name: strings.TrimSuffix(name, ".tsv"), file: path.Join(src.Name, name)}
			faults = append(faults, li.parse(string(text))...)
			if _, ok := files[li.name]; !ok {
				order = append(order, li.name)
			}
			files[li.name] = append(files[li.name], li)
		}
	}
	sort.Strings(order)
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	l := newLexicon(size)
	b := builder{l: l, tk: token.NewTokenizer(l.Vocab, nil)}
	b.common(files)
	for _, name := range order {
		b.add(name, files[name])
	}
	return l, nil
}

// newLexicon is an empty Lexicon with room for lists of that many bytes.
func newLexicon(size int) *Lexicon {
	l := &Lexicon{
		Vocab: token.NewVocab(), classes: map[string]Class{}, names: []string{""}, longest: []int{0},
		byList: map[string][]*Entry{}, nodes: newTrie(),
		forms: make([]form, 1, 1+size/32), shapes: make([]token.Flags, 0, size/16),
	}
	l.Vocab.Grow(size / 64)
	return l
}

// parse reads the text of the file.
func (li *list) parse(text string) (faults []error) {
	fault := func(line int, format string, args ...any) {
		faults = append(faults, fmt.Errorf("%s:%d: %s", li.file, line, fmt.Sprintf(format, args...)))
	}
	li.class = li.name
	line := 0
	for text != "" {
		var s string
		s, text, _ = strings.Cut(text, "\n")
		line++
		s = strings.TrimSuffix(s, "\r")
		if d, ok := strings.CutPrefix(s, "#!"); ok {
			for _, f := range strings.Fields(d) {
				switch k, v, _ := strings.Cut(f, "="); {
				case k == "class" && v != "":
					li.class = v
				case k == "case" && v == "exact":
					li.exact = true
				case k == "case" && v == "fold":
				case k == "match" && v == "none":
					li.silent = true
				case k == "forms" && strings.Contains(v, ":"):
					col, cl, _ := strings.Cut(v, ":")
					li.also = append(li.also, also{line, col, cl})
				default:
					fault(line, "unknown directive %q; known are class=NAME, case=exact, case=fold, match=none, forms=COLUMN:CLASS", f)
				}
			}
			continue
		}
		if s == "" || s[0] == '#' {
			continue
		}
		if li.columns == nil {
			if !li.header(s, line, fault) {
				return faults
			}
			li.rows = make([]string, 0, strings.Count(text, "\n")+1)
			continue
		}
		if n := strings.Count(s, "\t") + 1; n != len(li.columns) && !(s[0] == '-' && n == 1) {
			fault(line, "entry %q has %d cells, the header %d columns", cell(s, 0), n, len(li.columns))
			continue
		}
		if strings.Trim(cell(s, 0), "- ") == "" {
			fault(line, "entry without a name")
			continue
		}
		li.rows = append(li.rows, s)
	}
	if li.columns == nil && len(faults) == 0 {
		fault(max(line, 1), "no header line that names the columns")
	}
	return faults
}

// header reads the line that names the columns; false if the file is not to be
// read further.
func (li *list) header(s string, line int, fault func(line int, format string, args ...any)) bool {
	li.columns = strings.Split(s, "\t")
	for i, c := range li.columns {
		if c == "" || slices.Contains(li.columns[:i], c) {
			fault(line, "column %d: empty or repeated name %q", i+1, c)
		}
	}
	if li.columns[0] != "name" {
		fault(line, "the first column is %q; it must be \"name\"", li.columns[0])
		return false
	}
	li.aliases, li.classes = slices.Index(li.columns, "aliases"), slices.Index(li.columns, "class")
	for _, a := range li.also {
		if !slices.Contains(li.columns, a.column) {
			fault(a.line, "no column is called %q", a.column)
		}
	}
	return true
}

// classOf is the class of a row.
func (li *list) classOf(row string) string {
	if li.classes < 0 || strings.IndexByte(row, '\t') < 0 && len(li.columns) > 1 { // "-name" alone
		return li.class
	}
	return cell(row, li.classes)
}

// builder compiles lists.
type builder struct {
	l    *Lexicon
	tk   *token.Tokenizer
	doc  token.Doc
	fold []byte
}

// common numbers the words of the short lists before those of the gazetteers,
// so that what the stages keep of the words that make up most of a text lies
// together in memory.
func (b *builder) common(files map[string][]*list) {
	var short []*list
	for _, lists := range files {
		for _, li := range lists {
			if len(li.rows) < shortList {
				short = append(short, li)
			}
		}
	}
	slices.SortFunc(short, func(x, y *list) int {
		return cmp.Or(cmp.Compare(len(x.rows), len(y.rows)), cmp.Compare(x.file, y.file))
	})
	for _, li := range short {
		for _, r := range li.rows {
			b.words(cell(r, 0))
			if li.aliases >= 0 {
				for a := range strings.SplitSeq(cell(r, li.aliases), "|") {
					b.words(a)
				}
			}
		}
	}
}

const shortList = 2000 // rows

// words cuts a name into words that all have a Sym.
func (b *builder) words(name string) []token.Token {
	toks := b.tk.Cut(&b.doc, name)
	for i, t := range toks {
		if t.Sym == 0 {
			b.fold = token.Fold(b.fold[:0], name[t.Start:t.End])
			toks[i].Sym = b.l.Vocab.Intern(b.fold)
		}
	}
	return toks
}

// add compiles the lists of one name; a later row of the same name and class
// takes the place of an earlier one of another source.
func (b *builder) add(name string, lists []*list) {
	type key struct{ name, class string }
	var over map[key]*list // the source that has the last word on a name
	if len(lists) > 1 {
		over = map[key]*list{}
		for _, li := range lists {
			for _, r := range li.rows {
				over[key{strings.TrimPrefix(cell(r, 0), "-"), li.classOf(r)}] = li
			}
		}
	}
	var all []*Entry
	for _, li := range lists {
		entries := make([]Entry, 0, len(li.rows))
		forms := 0
		if li.aliases >= 0 {
			for _, r := range li.rows {
				if a := cell(r, li.aliases); a != "" {
					forms += strings.Count(a, "|") + 1
				}
			}
		}
		aliases := make([]string, 0, forms)
		all = slices.Grow(all, len(li.rows))
		class, number := "", Class(0)
		for _, r := range li.rows {
			name := cell(r, 0)
			if name[0] == '-' {
				continue
			}
			c := li.classOf(r)
			if over != nil && over[key{name, c}] != li {
				continue
			}
			if c != class || number == 0 {
				class, number = c, b.l.class(c)
			}
			entries = append(entries, Entry{Name: name, Class: number, list: li, line: r})
			e := &entries[len(entries)-1]
			all = append(all, e)
			b.form(e, name)
			if li.aliases >= 0 {
				from := len(aliases)
				for rest := cell(r, li.aliases); rest != ""; {
					var a string
					a, rest, _ = strings.Cut(rest, "|")
					aliases = append(aliases, a)
					b.form(e, a)
				}
				if len(aliases) > from {
					e.Aliases = aliases[from:len(aliases):len(aliases)]
				}
			}
			b.also(e)
		}
	}
	b.l.byList[name] = all
}

// also adds the values of columns that are found in texts too.
func (b *builder) also(e *Entry) {
	for _, a := range e.list.also {
		c := b.l.class(a.class)
		for _, f := range strings.Split(e.Get(a.column), "|") {
			if f != "" {
				b.form(&Entry{Name: f, Class: c, list: e.list, line: e.line}, f)
			}
		}
	}
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

// form puts a name into the trie.
func (b *builder) form(e *Entry, name string) {
	if e.list.silent {
		return
	}
	l := b.l
	toks := b.words(name)
	if len(toks) == 0 {
		return
	}
	l.longest[e.Class] = max(l.longest[e.Class], len(toks))
	at := int32(0)
	for i, t := range toks {
		if i == 0 {
			at = l.nodes.first(t.Sym)
		} else {
			at = l.nodes.then(at, t.Sym)
		}
	}
	last := int32(0)
	for f := l.nodes.all[at].forms; f != 0; f = l.forms[f].next {
		if l.forms[f].entry == e {
			l.loosen(f, toks)
			return
		}
		last = f
	}
	f := form{entry: e, shape: -1}
	if e.list.exact {
		f.shape = int32(len(l.shapes))
		for _, t := range toks {
			l.shapes = append(l.shapes, shapeOf(t))
		}
	}
	if last == 0 {
		l.nodes.all[at].forms = int32(len(l.forms))
	} else {
		l.forms[last].next = int32(len(l.forms))
	}
	l.forms = append(l.forms, f)
}

// loosen takes from the shape of a form what another of the same words does
// not ask: of BP and bp both are found.
func (l *Lexicon) loosen(f int32, other []token.Token) {
	at := l.forms[f].shape
	if at < 0 {
		return
	}
	for i, t := range other {
		l.shapes[int(at)+i] &= shapeOf(t)
	}
}
