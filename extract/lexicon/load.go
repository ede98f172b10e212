package lexicon

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
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

type list struct {
	name   string
	column map[string]int
	exact  bool
	silent bool // looked up by its owner, not found in texts
	also   []also
	file   string // for errors
}

// also is a column whose values are found in texts under a class of their own,
// such as the adjectives of nationality beside a country.
type also struct {
	line          int
	column, class string
}

type row struct {
	line  int
	cells []string
	list  *list
}

// Load reads the lists of all sources, later ones over earlier ones, and
// compiles them on a new Vocab. The error joins one error for each fault, as
// file:line: what is wrong.
func Load(sources ...Source) (*Lexicon, error) {
	l := &Lexicon{
		Vocab: token.NewVocab(), classes: map[string]Class{}, names: []string{""}, longest: []int{0},
		byList: map[string][]*Entry{}, ends: make([][]form, 1),
	}
	l.nodes.grow()
	var faults []error
	files := map[string][]row{} // by list, in order of the sources
	var order []string
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
			base := strings.TrimSuffix(name, ".tsv")
			rows, errs := parse(base, path.Join(src.Name, name), string(text))
			faults = append(faults, errs...)
			if _, ok := files[base]; !ok {
				order = append(order, base)
			}
			files[base] = append(files[base], rows...)
		}
	}
	sort.Strings(order)
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	tk := token.NewTokenizer(l.Vocab, nil)
	for _, base := range order {
		l.addList(tk, base, files[base])
	}
	return l, nil
}

// parse reads one file into rows whose first two cells are name and class.
func parse(base, file, text string) ([]row, []error) {
	var rows []row
	var faults []error
	fault := func(line int, format string, args ...any) {
		faults = append(faults, fmt.Errorf("%s:%d: %s", file, line, fmt.Sprintf(format, args...)))
	}
	li := &list{name: base, file: file}
	class := base
	columns := 0 // as the header has them; "class" is added where it is not
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
					class = v
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
		cells := strings.Split(s, "\t")
		if li.column == nil {
			li.column = map[string]int{}
			for i, c := range cells {
				if _, dup := li.column[c]; dup || c == "" {
					fault(line, "column %d: empty or repeated name %q", i+1, c)
				}
				li.column[c] = i
			}
			if cells[0] != "name" {
				fault(line, "the first column is %q; it must be \"name\"", cells[0])
				return nil, faults
			}
			columns = len(cells)
			for _, a := range li.also {
				if _, ok := li.column[a.column]; !ok {
					fault(a.line, "no column is called %q", a.column)
				}
			}
			if _, ok := li.column["class"]; !ok {
				li.column["class"] = len(cells)
			}
			continue
		}
		if n := len(li.column); len(cells) == n-1 && li.column["class"] == n-1 {
			cells = append(cells, class)
		}
		if len(cells) != len(li.column) {
			if strings.HasPrefix(s, "-") && len(cells) == 2 && li.column["class"] == len(li.column)-1 {
				cells = cells[:1]
			}
			if !(strings.HasPrefix(s, "-") && len(cells) == 1) {
				fault(line, "entry %q has %d cells, the header %d columns", cells[0], len(cells), columns)
				continue
			}
			full := make([]string, len(li.column))
			full[0], full[li.column["class"]] = cells[0], class
			cells = full
		}
		if strings.Trim(cells[0], "- ") == "" {
			fault(line, "entry without a name")
			continue
		}
		rows = append(rows, row{line, cells, li})
	}
	if li.column == nil && len(faults) == 0 {
		fault(max(line, 1), "no header line that names the columns")
	}
	return rows, faults
}

// addList compiles the rows of one list; a later row of the same name and
// class takes the place of an earlier one of another source.
func (l *Lexicon) addList(tk *token.Tokenizer, base string, rows []row) {
	type key struct{ name, class string }
	over := map[key]*list{} // the source that has the last word on a name
	for _, r := range rows {
		over[key{strings.TrimPrefix(r.cells[0], "-"), r.cells[r.list.column["class"]]}] = r.list
	}
	for _, r := range rows {
		name := r.cells[0]
		if strings.HasPrefix(name, "-") || over[key{name, r.cells[r.list.column["class"]]}] != r.list {
			continue
		}
		e := &Entry{Name: name, Class: l.class(r.cells[r.list.column["class"]]), list: r.list, cells: r.cells}
		if i, ok := r.list.column["aliases"]; ok && r.cells[i] != "" {
			e.Aliases = strings.Split(r.cells[i], "|")
		}
		l.entries = append(l.entries, e)
		l.byList[base] = append(l.byList[base], e)
		l.addForm(tk, e, name)
		for _, a := range e.Aliases {
			l.addForm(tk, e, a)
		}
		for _, a := range r.list.also {
			c := l.class(a.class)
			for _, f := range strings.Split(r.cells[r.list.column[a.column]], "|") {
				if f != "" {
					l.addForm(tk, &Entry{Name: f, Class: c, list: r.list, cells: r.cells}, f)
				}
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

// addForm puts a name into the trie.
func (l *Lexicon) addForm(tk *token.Tokenizer, e *Entry, name string) {
	if e.list.silent {
		return
	}
	toks := tk.Tokens(name)
	if len(toks) == 0 {
		return
	}
	l.longest[e.Class] = max(l.longest[e.Class], len(toks))
	node := int32(0)
	var fold []byte
	for i, t := range toks {
		fold = token.Fold(fold[:0], name[t.Start:t.End])
		sym := l.Vocab.Intern(fold)
		node = l.nodes.add(node, sym)
		if i == 0 {
			for int(sym) >= len(l.starts) {
				l.starts = append(l.starts, make([]bool, max(256, len(l.starts)))...)
			}
			l.starts[sym] = true
		}
	}
	for len(l.ends) <= int(l.nodes.last) {
		l.ends = append(l.ends, nil)
	}
	f := form{entry: e}
	if e.list.exact {
		f.shape = shape(toks)
	}
	for i, old := range l.ends[node] {
		if old.entry == e {
			loosen(l.ends[node][i].shape, f.shape)
			return
		}
	}
	l.ends[node] = append(l.ends[node], f)
}

// loosen takes from a shape what another form of the same words does not ask:
// of BP and bp both are found.
func loosen(a, b []token.Flags) {
	for i := range a {
		if i < len(b) {
			a[i] &= b[i]
		}
	}
}
