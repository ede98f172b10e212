package rule

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

//go:embed data
var data embed.FS

// Data is the folder of the rules that come with the program.
func Data() fs.FS {
	sub, err := fs.Sub(data, "data")
	if err != nil {
		panic(err) // the embedded folder has that name
	}
	return sub
}

// Rule is one entry of a rule file.
type Rule struct {
	// ID is unique over all files; a user's rule takes the place of the one
	// of its id.
	ID string
	// Kind is the kind of record that the rule makes: date, quantity, entity …
	Kind string
	// Doc says in a line what the rule is for.
	Doc string
	// Match holds patterns; any of them fires the rule.
	Match []Text
	// Set gives fields of the record: constants, or templates of the pattern's
	// captures.
	Set map[string]string
	// Verbs and Nouns are the words that open a frame; Roles says for each
	// grammatical relation what stands there.
	Verbs, Nouns []string
	Roles        map[string]string
	// Except are verbs that do not open a frame of any verb.
	Except []string
	// Fires and Silent are the rule's own examples.
	Fires  []Example
	Silent []Example
	// Off: the user's file switches the rule off.
	Off bool

	File string
	Line int
}

// Text is a string of a rule file with its line.
type Text struct {
	Text string
	Line int
}

// Example is a text on which a rule must fire, or stay silent.
type Example struct {
	Text      string
	Title     string
	Published string
	// Yields are the records that the rule must make of it, by their JSON
	// names; fields not named are free. Empty: any record will do.
	Yields []map[string]any
	Line   int
}

// Unknown are the fields of Set that are none of those known, in order.
func (r *Rule) Unknown(known ...string) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(r.Set)), func(field string) bool { return slices.Contains(known, field) })
}

func (r *Rule) fault(line int, format string, args ...any) error {
	return fmt.Errorf("%s:%d: rule %q: %s", r.File, line, r.ID, fmt.Sprintf(format, args...))
}

// Source is a folder of rule files and the name by which errors call it.
type Source struct {
	Name string
	FS   fs.FS
	// Brief: examples and documentation, most of the text, are left out. It is
	// for files of which tests know that they are right.
	Brief bool
}

// Load reads the rule files of all sources; a rule of a later source takes the
// place of the one of its id. The error joins all faults, each as
// file:line: rule "id": what is wrong; the rules come with it as far as they
// could be read, so that the faults of later steps can be told along.
func Load(sources ...Source) ([]*Rule, error) {
	var rules []*Rule
	var faults []error
	at := map[string]int{}
	for _, src := range sources {
		own := map[string]*Rule{}
		files, err := fs.Glob(src.FS, "*.yaml")
		if err != nil {
			return nil, fmt.Errorf("list %s: %w", src.Name, err)
		}
		sort.Strings(files)
		for _, f := range parseFiles(src, files) {
			faults = append(faults, f.faults...)
			for _, r := range f.rules {
				if old := own[r.ID]; old != nil && r.ID != "" {
					faults = append(faults, r.fault(r.Line, "stands already in %s:%d", old.File, old.Line))
					continue
				}
				own[r.ID] = r
				if i, ok := at[r.ID]; ok {
					rules[i] = r
					continue
				}
				if r.Off {
					faults = append(faults, r.fault(r.Line, "is off but takes no rule's place"))
					continue
				}
				at[r.ID] = len(rules)
				rules = append(rules, r)
			}
		}
	}
	on := rules[:0]
	for _, r := range rules {
		if !r.Off {
			on = append(on, r)
		}
	}
	return on, errors.Join(faults...)
}

// parsed is what one file holds.
type parsed struct {
	rules  []*Rule
	faults []error
}

// parseFiles reads files of a source side by side. One processor is left to the
// lists, which are read at the same time.
func parseFiles(src Source, files []string) []parsed {
	out := make([]parsed, len(files))
	var wg sync.WaitGroup
	free := make(chan struct{}, max(1, runtime.GOMAXPROCS(0)-1))
	for i, f := range files {
		wg.Go(func() {
			free <- struct{}{}
			defer func() { <-free }()
			name := path.Join(src.Name, f)
			text, err := fs.ReadFile(src.FS, f)
			if err != nil {
				out[i].faults = []error{fmt.Errorf("read rules %s: %w", name, err)}
				return
			}
			if src.Brief {
				text = inBrief(text)
			}
			out[i].rules, out[i].faults = parseFile(name, text, src.Brief)
		})
	}
	wg.Wait()
	return out
}

// inBrief leaves the lines of doc, fires and silent empty, and comments.
func inBrief(text []byte) []byte {
	out := make([]byte, 0, len(text))
	skip := false
	for line := range bytes.Lines(text) {
		key, nested := bytes.CutPrefix(line, []byte("  "))
		switch {
		case nested && (bytes.HasPrefix(key, []byte("fires:")) || bytes.HasPrefix(key, []byte("silent:")) || bytes.HasPrefix(key, []byte("doc:"))):
			skip = true
		case line[0] == '-', nested && len(key) > 0 && key[0] >= 'a' && key[0] <= 'z':
			skip = false
		}
		if skip || line[0] == '#' {
			line = []byte("\n")
		}
		out = append(out, line...)
	}
	return out
}

// reader turns YAML nodes into rules and gathers faults.
type reader struct {
	file   string
	brief  bool
	id     string
	faults []error
}

func (d *reader) fault(n ast.Node, format string, args ...any) {
	line := 1
	if n != nil && n.GetToken() != nil {
		line = n.GetToken().Position.Line
	}
	msg := fmt.Sprintf(format, args...)
	if d.id != "" {
		msg = fmt.Sprintf("rule %q: %s", d.id, msg)
	}
	d.faults = append(d.faults, fmt.Errorf("%s:%d: %s", d.file, line, msg))
}

func parseFile(file string, text []byte, brief bool) ([]*Rule, []error) {
	d := &reader{file: file, brief: brief}
	f, err := parser.ParseBytes(text, 0)
	if err != nil {
		var at interface{ GetMessage() string }
		msg := err.Error()
		if errors.As(err, &at) {
			msg = at.GetMessage()
		}
		line := 1
		if _, e := fmt.Sscanf(err.Error(), "[%d:", &line); e != nil {
			line = 1
		}
		return nil, []error{fmt.Errorf("%s:%d: not YAML: %s", file, line, strings.SplitN(msg, "\n", 2)[0])}
	}
	var rules []*Rule
	for _, doc := range f.Docs {
		if doc.Body == nil {
			continue
		}
		seq, ok := doc.Body.(*ast.SequenceNode)
		if !ok {
			d.fault(doc.Body, "the file must be a list of rules, each beginning with \"- id:\"")
			continue
		}
		for _, v := range seq.Values {
			rules = append(rules, d.rule(v))
		}
	}
	return rules, d.faults
}
