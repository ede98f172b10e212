package rule

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"wattwire/extract/lexicon"
	"wattwire/extract/token"
)

const lists = "#! class=month\nname\taliases\tn\nMay\t\t5\nJune\tJun\t6\n"

func compileOne(t *testing.T, patterns ...string) (*lexicon.Lexicon, *Set, []error) {
	t.Helper()
	lex, err := lexicon.Load(lexicon.Source{Name: "t", FS: fstest.MapFS{"month.tsv": {Data: []byte(lists)}}})
	if err != nil {
		t.Fatal(err)
	}
	r := &Rule{ID: "r", Kind: "k", File: "f.yaml", Line: 1}
	for i, p := range patterns {
		r.Match = append(r.Match, Text{p, i + 1})
	}
	set, faults := Compile(lex, NewLabels(lex, "organization"), []*Rule{r}, "k")
	return lex, set, faults
}

func TestPatterns(t *testing.T) {
	for _, c := range []struct{ pattern, text, want string }{
		{"signed", "They signed it.", "signed"},
		{"m:@month ,? y:#year", "in May, 2023 and June 2024", "May, 2023|June 2024"},
		{"@month[n=6]", "in May and Jun", "Jun"},
		{"( a | the ) #word", "a plant, the line", "a plant|the line"},
		{"#cap+ Co", "by Acme Power Co today", "Acme Power Co|Power Co"},
		{"x:sign it:( a deal )", "sign a deal", "a deal"},
		{"sign ... deal", "sign a very big deal", "sign a very big deal"},
		{"sign ...1 deal", "sign a very big deal", ""},
		{"a !( deal | pact ) #word", "a deal, a plan, a pact", "a plan"},
		{"a !( deal | #int | @month ) #any", "a deal, a 5, a May, a plan", "a plan"},
		{"( zinc | iron | 'iron ore' | copper ) mine", "an iron ore mine, a copper mine, a gold mine", "iron ore mine|copper mine"},
		{"( zinc | 'iron ore' | iron | copper | #int | tin ) mine", "iron ore mine, copper mine, 5 mine, tin mine", "iron ore mine|copper mine|5 mine|tin mine"},
		{"( zinc | iron | copper )+ mine", "a zinc iron mine", "zinc iron mine|iron mine"},
		{"^ #cap", "Acme and Bolt", "Acme"},
		{"^ it:( #any{2,3} ) ,", "a b, c d, e", "a b"},
		{"plan '.'? $", "a plan of a plan.", "plan."},
		{"'U.S.' grid", "the U.S. grid", "U.S. grid"},
		{"#int \"'\" #int", "22'20 and 22,20 or 22’20", "22'20|22’20"},
		{"#number{2,3}", "1 2 3 4", "1 2 3|2 3 4|3 4"},
		{"<organization> said", "Acme said", "Acme said"},
		{"#cap \"'s\" #word", "Acme's plan", "Acme's plan"},
		{"( the )? ( second | third ) @month", "in the second May, third June", "the second May|second May|third June"},
		{"( in | on ) the? it:( second second )", "in the second second second", "second second"},
	} {
		lex, set, faults := compileOne(t, c.pattern)
		if len(faults) > 0 {
			t.Errorf("%s: %v", c.pattern, faults)
			continue
		}
		var d token.Doc
		token.NewTokenizer(lex.Vocab, nil).Run(&d, c.text)
		var ch Chart
		ch.Reset(&d)
		ch.AddMatches(lex.Find(&d, nil))
		ch.Add(Annotation{Span: token.Span{First: 0, End: 1}, Label: NewLabels(lex, "organization").Finding("organization")})
		var got []string
		for _, m := range set.NewMatcher().All(&ch, d.Sentences[0].Span) {
			got = append(got, d.Slice(m.Span))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s on %q: got %q, want %q", c.pattern, c.text, s, c.want)
		}
	}
}

func TestCapture(t *testing.T) {
	lex, set, _ := compileOne(t, "m:@month y:#year?")
	var d token.Doc
	token.NewTokenizer(lex.Vocab, nil).Run(&d, "June 2024")
	var ch Chart
	ch.Reset(&d)
	ch.AddMatches(lex.Find(&d, nil))
	m := set.NewMatcher().All(&ch, d.Sentences[0].Span)[0]
	if c := m.Capture("m"); c.Annotation == nil || c.Annotation.Entry.Get("n") != "6" {
		t.Errorf("month: %+v", c)
	}
	if c := m.Capture("y"); d.Slice(c.Span) != "2024" {
		t.Errorf("year: %+v", c)
	}
	if c := m.Capture("none"); c.First != -1 {
		t.Errorf("none: %+v", c)
	}
}

func TestPatternFaults(t *testing.T) {
	for pattern, want := range map[string]string{
		"@year":        `no list has a class "year"`,
		"<plant>":      `nothing is found under the label "plant"`,
		"#big":         `no shape is called "big"`,
		"( a | b":      "( without )",
		"a )":          `unexpected ")" at column 3`,
		"a?":           "can match nothing at all",
		"( a? )* b":    "repeats something that can match nothing",
		"a{3,2}":       `bad repetition "{3,2}"`,
		"a ...99 b":    `bad gap "...99"`,
		"":             "matches nothing",
		"@month[n] x":  "is not of the form [column=value]",
		"!'two words'": "stands before something that is no single word",
	} {
		_, _, faults := compileOne(t, pattern)
		if len(faults) != 1 || !strings.Contains(faults[0].Error(), want) || !strings.HasPrefix(faults[0].Error(), `f.yaml:1: rule "r": `) {
			t.Errorf("%q: got %v, want %q", pattern, faults, want)
		}
	}
}

func TestLoad(t *testing.T) {
	base := fstest.MapFS{"a.yaml": {Data: []byte(`
- id: one
  kind: k
  doc: The first.
  match: a b
  set: {value: "{x}", n: 5}
  fires:
    - text: a b
      published: 2024-01-01
      yields: {value: 3, parties: [x, y]}
  silent: [b a]
- id: two
  kind: k
  doc: The second.
  match: [c, d]
  fires: [c]
  silent: [e]
`)}}
	user := fstest.MapFS{"b.yaml": {Data: []byte("- {id: two, off: true}\n")}}
	rules, err := Load(Source{Name: "base", FS: base}, Source{Name: "user", FS: user})
	if err != nil {
		t.Fatal(err)
	}
	if len(rules) != 1 || rules[0].ID != "one" {
		t.Fatalf("rules %v", rules)
	}
	r := rules[0]
	if r.Set["n"] != "5" || r.Match[0].Line != 5 || r.Fires[0].Published != "2024-01-01" || len(r.Fires[0].Yields[0]["parties"].([]any)) != 2 {
		t.Errorf("rule %+v", r)
	}
}

// TestBrief holds the program's rules in brief to those read whole.
func TestBrief(t *testing.T) {
	want, err := Load(Source{Name: "rules", FS: Data()})
	if err != nil {
		t.Fatal(err)
	}
	got, err := Load(Source{Name: "rules", FS: Data(), Brief: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range want {
		r.Doc, r.Fires, r.Silent = "", nil, nil
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestLoadFaults(t *testing.T) {
	_, err := Load(Source{Name: "mine", FS: fstest.MapFS{
		"a.yaml": {Data: []byte("- id: one\n  kind: k\n  matches: a\n- kind: k\n")},
		"b.yaml": {Data: []byte("- id: two\n  kind: k\n  doc: D.\n  match: x\n  fires: [x]\n- id: two\n  kind: k\n  doc: D.\n  match: x\n  fires: [x]\n  silent: [y]\n")},
		"c.yaml": {Data: []byte("a: [\n")},
		"d.yaml": {Data: []byte("a: b\n")},
	}})
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{
		`mine/a.yaml:3: rule "one": unknown key "matches"`,
		`mine/a.yaml:4: a rule without an id`,
		`mine/b.yaml:1: rule "two": has no example on which it stays silent (silent)`,
		`mine/b.yaml:6: rule "two": stands already in mine/b.yaml:1`,
		`mine/c.yaml:1: not YAML: `,
		`mine/d.yaml:1: the file must be a list of rules`,
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("no %q in\n%v", want, err)
		}
	}
}

func TestWordSet(t *testing.T) {
	s := newWordSet([]token.Sym{64, 65, 321, 4096})
	for y, want := range map[token.Sym]bool{0: false, 1: false, 64: true, 65: true, 128: false, 320: false, 321: true, 4096: true, 8192: false} {
		if got := s.has(y); got != want {
			t.Errorf("has(%d) = %v", y, got)
		}
	}
	if new(wordSet).has(64) {
		t.Error("the empty set has a word")
	}
}
