package lexicon

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"path"
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
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
	// Sieve, where it is not nil, tells which rows of the long lists are read.
	Sieve *Sieve
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
	text    string
	sieved  bool    // a long list, of which rows are left out
	entries []Entry // all rows, also those that another source replaces
	aliases int     // columns of aliases and class, -1 if there is none
	classes int
	rank    int // of the list's name among all in order
}

// also is a column whose values are found in texts under a class of their own,
// such as the adjectives of nationality beside a country.
type also struct {
	line          int
	column, class string
	number        Class
}

// Load is Read and Index.
func Load(sources ...Source) (*Lexicon, error) {
	l, err := Read(sources...)
	if err != nil {
		return nil, err
	}
	l.Index()
	return l, nil
}

// Read reads the lists of all sources, later ones over earlier ones. The
// Lexicon knows all entries and, on a new Vocab, the words of short lists;
// those of the long ones come with Index, so that the words which stages give a
// Sym in the meantime are numbered before them. The error joins one error for
// each fault, as file:line: what is wrong.
func Read(sources ...Source) (*Lexicon, error) {
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
		lists, bad := readLists(src, names)
		faults = append(faults, bad...)
		for _, li := range lists {
			size += len(li.text)
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
	return compile(order, files, size), nil
}

// readLists reads files of a source, two at a time.
func readLists(src Source, names []string) ([]*list, []error) {
	lists, faults := make([]*list, len(names)), make([][]error, len(names))
	var next atomic.Int32
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			buf := make([]byte, 32<<10)
			for i := int(next.Add(1)) - 1; i < len(names); i = int(next.Add(1)) - 1 {
				li := &list{name: strings.TrimSuffix(names[i], ".tsv"), file: path.Join(src.Name, names[i])}
				lists[i] = li
				if err := li.read(src.FS, names[i], src.Sieve, buf); err != nil {
					faults[i] = []error{fmt.Errorf("read list %s: %w", li.file, err)}
					continue
				}
				faults[i] = li.parse()
			}
		})
	}
	wg.Wait()
	return lists, slices.Concat(faults...)
}

// read reads the text of the file, copied once; of a long one what the sieve, if
// there is one, lets through.
func (li *list) read(fsys fs.FS, name string, sieve *Sieve, buf []byte) error {
	if sieve != nil {
		rows, err := countRows(fsys, name, buf)
		if err != nil {
			return err
		}
		li.sieved = rows >= shortList
	}
	f, err := fsys.Open(name)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	var b strings.Builder
	if li.sieved {
		err = sieve.copy(&b, f)
	} else {
		if info, err := f.Stat(); err == nil {
			b.Grow(int(info.Size()))
		}
		_, err = io.CopyBuffer(&b, struct{ io.Reader }{f}, buf)
	}
	li.text = b.String()
	return err
}

// countRows counts the lines of a file.
func countRows(fsys fs.FS, name string, buf []byte) (rows int, err error) {
	f, err := fsys.Open(name)
	if err != nil {
		return 0, err
	}
	defer func() { _ = f.Close() }()
	for {
		n, err := f.Read(buf)
		rows += bytes.Count(buf[:n], []byte("\n"))
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			return 0, err
		}
	}
}

// parse reads the text of the file.
func (li *list) parse() (faults []error) {
	fault := func(line int, format string, args ...any) {
		faults = append(faults, fmt.Errorf("%s:%d: %s", li.file, line, fmt.Sprintf(format, args...)))
	}
	li.class = li.name
	line := 0
	for next := 0; next < len(li.text); {
		start, end := next, len(li.text)
		if n := strings.IndexByte(li.text[start:], '\n'); n >= 0 {
			end = start + n
		}
		next = end + 1
		line++
		s := strings.TrimSuffix(li.text[start:end], "\r")
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
					li.also = append(li.also, also{line: line, column: col, class: cl})
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
			li.entries = make([]Entry, 0, strings.Count(li.text[end:], "\n"))
			continue
		}
		name := cell(s, 0)
		tabs, n := cellsOf(s)
		if n != len(li.columns) && !(s[0] == '-' && n == 1) {
			fault(line, "entry %q has %d cells, the header %d columns", name, n, len(li.columns))
			continue
		}
		if name == "" || (name[0] == '-' || name[0] == ' ') && strings.Trim(name, "- ") == "" {
			fault(line, "entry without a name")
			continue
		}
		li.entries = append(li.entries, Entry{Name: name, list: li, start: uint32(start), end: uint32(start + len(s)), tabs: tabs})
	}
	if li.columns == nil && len(faults) == 0 {
		fault(max(line, 1), "no header line that names the columns")
	}
	return faults
}

// cellsOf counts the cells of a line and tells where the first end.
func cellsOf(line string) (tabs [5]uint8, cells int) {
	cells = 1
	for i := 0; ; i++ {
		n := strings.IndexByte(line[i:], '\t')
		if n < 0 {
			return tabs, cells
		}
		if i += n; cells <= len(tabs) && i <= math.MaxUint8 {
			tabs[cells-1] = uint8(i)
		}
		cells++
	}
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
