package lexicon

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"wattwire/extract/token"
)

func load(t *testing.T, files ...string) *Lexicon {
	t.Helper()
	var sources []Source
	for _, f := range files {
		sources = append(sources, Source{Name: "test", FS: fstest.MapFS{"x.tsv": {Data: []byte(f)}}})
	}
	l, err := Load(sources...)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func find(l *Lexicon, text string) string {
	var d token.Doc
	token.NewTokenizer(l.Vocab, nil).Run(&d, text)
	var out []string
	for _, m := range l.Find(&d, nil) {
		out = append(out, d.Slice(m.Span)+"="+m.Entry.Name)
	}
	return strings.Join(out, "; ")
}

func TestFind(t *testing.T) {
	l := load(t, "#! class=place case=exact\nname\taliases\tcountry\nNew York\t\tUSA\nYork\t\tGBR\nUnited States\tUS|U.S.\tUSA\n")
	for text, want := range map[string]string{
		"in New York now":         "New York=New York; York=York",
		"let us see the US":       "US=United States",
		"the U.S. grid":           "U.S.=United States",
		"in new york":             "",
		"NEW YORK":                "NEW YORK=New York; YORK=York",
		"in New\n\nYork":          "York=York",
		"New Yorker, New-York":    "York=York",
		"United\nStates of today": "United\nStates=United States",
	} {
		if got := find(l, text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestOverride(t *testing.T) {
	l := load(t,
		"#! class=tech\nname\tvalue\nsolar\tsolar\nwind\twind\nwave\tmarine\n",
		"#! class=tech\nname\tvalue\nwind\tair\n-wave\nagrivoltaic\tsolar\n")
	if got := find(l, "solar wind wave agrivoltaic"); got != "solar=solar; wind=wind; agrivoltaic=agrivoltaic" {
		t.Error(got)
	}
	for _, e := range l.Entries("x") {
		if e.Name == "wind" && e.Get("value") != "air" {
			t.Errorf("wind is %q", e.Get("value"))
		}
	}
}

func TestForms(t *testing.T) {
	l := load(t, "#! class=country case=exact forms=people:demonym\nname\tpeople\tcode\nChad\tChadian|Chadians\tTCD\n")
	if got := find(l, "Chad and Chadian chadians"); got != "Chad=Chad; Chadian=Chadian" {
		t.Error(got)
	}
	if l.Class("demonym") == 0 || len(l.Entries("x")) != 1 {
		t.Error("the class of the forms, or the list, is wrong")
	}
}

func TestTwoCases(t *testing.T) {
	l := load(t, "#! class=organization case=exact\nname\taliases\nBP\tbp\nEDF\tEdf\n")
	if got := find(l, "BP, bp, EDF, Edf, edf"); got != "BP=BP; bp=BP; EDF=EDF; Edf=EDF" {
		t.Error(got)
	}
}

func TestSieve(t *testing.T) {
	s := NewSieve("Voltaras plant nearÖrebro was driving theGrid; O'Brien saw it.")
	for row, want := range map[string]bool{
		"Voltara\tVOLT\tUSA":   true, // a possessive without its apostrophe
		"drive\t":              true, // of driving
		"Orebro\t\tSWE":        true, // a word after a lost space, folded
		"Örebro län\t\tSWE":    true,
		"Grid Co\t":            true,
		"Kivu\tO'Brien|Kivus":  true, // an alias
		"MacDonald\t":          true, // a word may begin within
		"3\t":                  true,
		"Kivu\tTanim\tplant":   false, // other columns tell no name
		"Voltaras Kesha\t":     true,
		"Voltaraska\t":         false,
		"São Tomé\tTanim|Kesh": false,
	} {
		if got := s.passes([]byte(row)); got != want {
			t.Errorf("%q: %v, want %v", row, got, want)
		}
	}
}

func TestFaults(t *testing.T) {
	_, err := Load(Source{Name: "mine", FS: fstest.MapFS{
		"a.tsv": {Data: []byte("#! class=a colour=red\nname\tvalue\nx\n\ty\n")},
		"b.tsv": {Data: []byte("value\tname\n")},
		"c.tsv": {Data: []byte("# nothing\n")},
	}})
	if err == nil {
		t.Fatal("no error")
	}
	want := `mine/a.tsv:1: unknown directive "colour=red"; known are class=NAME, case=exact, case=fold, match=none, forms=COLUMN:CLASS
mine/a.tsv:3: entry "x" has 1 cells, the header 2 columns
mine/a.tsv:4: entry without a name
mine/b.tsv:1: the first column is "value"; it must be "name"
mine/c.tsv:1: no header line that names the columns`
	if got := err.Error(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestData holds the lists to their order: by name, byte for byte, no line twice.
func TestData(t *testing.T) {
	l, err := Load(Source{Name: "data", FS: Data()})
	if err != nil {
		t.Fatal(err)
	}
	if len(l.Entries("places")) == 0 {
		t.Error("no entries")
	}
	files, err := fs.Glob(Data(), "*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		b, err := fs.ReadFile(Data(), file)
		if err != nil {
			t.Fatal(err)
		}
		lines := slices.DeleteFunc(strings.Split(strings.TrimSuffix(string(b), "\n"), "\n"), func(line string) bool { return strings.HasPrefix(line, "#") })
		last, seen := "", map[string]bool{}
		for _, line := range lines[1:] { // the first names the columns
			if name, _, _ := strings.Cut(line, "\t"); name < last {
				t.Errorf("%s: %q stands behind %q", file, name, last)
			} else {
				last = name
			}
			if seen[line] {
				t.Errorf("%s: %q twice", file, line)
			}
			seen[line] = true
		}
	}
}
