package extract_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"wattwire/extract"
	"wattwire/extract/lexicon"
	"wattwire/extract/record"
	"wattwire/extract/rule"
)

// corpora are the texts to measure on: the fixtures, and the corpora beside
// the repository where they are. The table of the README is printed by
// cmd/bench.
func corpora(b *testing.B, f func(b *testing.B, as []record.Document)) {
	b.Run("fixtures", func(b *testing.B) { f(b, fixtures(b)) })
	for _, name := range []string{"energy", "general"} {
		b.Run(name, func(b *testing.B) {
			file := filepath.Join("../../shared/corpus", name+".jsonl.gz")
			if _, err := os.Stat(file); err != nil {
				b.Skip("no corpus")
			}
			f(b, articles(b, file, 800))
		})
	}
}

func size(as []record.Document) (n int64) {
	for _, a := range as {
		n += int64(len(a.Text))
	}
	return n
}

// BenchmarkExtract takes all articles of a corpus through the extractor, one
// after another.
func BenchmarkExtract(b *testing.B) {
	x := newExtractor(b)
	corpora(b, func(b *testing.B, as []record.Document) { run(b, x, as) })
}

func run(b *testing.B, x *extract.Extractor, as []record.Document) {
	b.Helper()
	b.SetBytes(size(as))
	b.ReportAllocs()
	for b.Loop() {
		for _, a := range as {
			if _, err := x.Extract(b.Context(), a); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkStages tells what each stage takes, in nanoseconds per KB of text.
func BenchmarkStages(b *testing.B) {
	x := newExtractor(b)
	corpora(b, func(b *testing.B, as []record.Document) {
		var s extract.Stages
		for b.Loop() {
			for _, a := range as {
				if _, err := x.ExtractTimed(b.Context(), a, &s); err != nil {
					b.Fatal(err)
				}
			}
		}
		for i, name := range s.Names {
			b.ReportMetric(float64(s.Took[i].Nanoseconds())/float64(b.N)/float64(size(as))*1000, name+"-ns/KB")
		}
	})
}

// BenchmarkNew is the loading of lists and rules: of all, and for one article.
func BenchmarkNew(b *testing.B) {
	for _, o := range []struct {
		name string
		opts extract.Options
	}{{"all", extract.Options{}}, {"only", extract.Options{Only: &fixtures(b)[0]}}} {
		b.Run(o.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := extract.New(o.opts); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkLength puts articles together into longer ones: the time for a KB
// should stay the same.
func BenchmarkLength(b *testing.B) {
	x := newExtractor(b)
	all := fixtures(b)
	for _, n := range []int{1, 4, 16, 64} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var as []record.Document
			for i := range len(all) {
				var text []string
				for k := range n {
					text = append(text, all[(i+k)%len(all)].Text)
				}
				as = append(as, record.Document{Text: strings.Join(text, "\n\n"), Published: all[i].Published})
			}
			run(b, x, as)
		})
	}
}

// BenchmarkGazetteer is Extract with the gazetteer of places as it is, and ten
// times as large.
func BenchmarkGazetteer(b *testing.B) {
	large := extract.Options{RulesName: "made", Rules: fstest.MapFS{"places.tsv": {Data: places(b)}}}
	for _, o := range []struct {
		name string
		opts extract.Options
	}{{"1", extract.Options{}}, {"10", large}} {
		x, err := extract.New(o.opts)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(o.name, func(b *testing.B) {
			corpora(b, func(b *testing.B, as []record.Document) { run(b, x, as) })
		})
	}
}

// places is a list of nine times as many places as the program's: its names
// with another ending, and its names before a made word.
func places(b *testing.B) []byte {
	text, err := fs.ReadFile(lexicon.Data(), "places.tsv")
	if err != nil {
		b.Fatal(err)
	}
	var out bytes.Buffer
	for line := range strings.Lines(string(text)) {
		name, rest, ok := strings.Cut(line, "\t")
		if strings.HasPrefix(line, "#") || name == "name" || !ok {
			out.WriteString(line)
			continue
		}
		_, rest, _ = strings.Cut(rest, "\t") // without aliases
		for _, end := range []string{"ovo", "ilka", "ambe", "ustan", " Oru", " Velba", " Tanim", " Kesh", " Moru"} {
			fmt.Fprintf(&out, "%s%s\t\t%s", name, end, rest)
		}
	}
	return out.Bytes()
}

// BenchmarkRules is Extract with all rules that have patterns, and with each of
// them twice.
func BenchmarkRules(b *testing.B) {
	twice := fstest.MapFS{}
	names, err := fs.Glob(rule.Data(), "*.yaml")
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range names {
		text, err := fs.ReadFile(rule.Data(), n)
		if err != nil {
			b.Fatal(err)
		}
		if bytes.Contains(text, []byte("match:")) && !bytes.Contains(text, []byte("roles:")) {
			twice["twice-"+n] = &fstest.MapFile{Data: bytes.ReplaceAll(text, []byte("- id: "), []byte("- id: twice."))}
		}
	}
	for _, o := range []struct {
		name string
		opts extract.Options
	}{{"1", extract.Options{}}, {"2", extract.Options{RulesName: "made", Rules: twice}}} {
		x, err := extract.New(o.opts)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(o.name, func(b *testing.B) {
			corpora(b, func(b *testing.B, as []record.Document) { run(b, x, as) })
		})
	}
}

// TestOnly holds what an Extractor for one article finds in it to what one for all does.
func TestOnly(t *testing.T) {
	x := newExtractor(t)
	for i, a := range fixtures(t) {
		if testing.Short() && i%8 > 0 {
			continue
		}
		only, err := extract.New(extract.Options{Only: &a})
		if err != nil {
			t.Fatal(err)
		}
		if got, want := marshal(t, extracted(t, only, a)), marshal(t, extracted(t, x, a)); !bytes.Equal(got, want) {
			t.Errorf("%s: got %s\nwant %s", a.URI, got, want)
		}
	}
}

// TestStages holds the timed way of an article to the plain one.
func TestStages(t *testing.T) {
	x := newExtractor(t)
	a := fixtures(t)[0]
	var s extract.Stages
	r, err := x.ExtractTimed(context.Background(), a, &s)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := marshal(t, r), marshal(t, extracted(t, x, a)); !bytes.Equal(got, want) {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if got, want := strings.Join(s.Names, " "), "title token lexicon quantity timex name capacity deal milestone speech records"; got != want {
		t.Errorf("stages %s, want %s", got, want)
	}
}
