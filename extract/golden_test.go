package extract_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wattwire/extract"
	"wattwire/extract/record"
	"wattwire/extract/source"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const goldenDir = "../fixtures/golden"

// TestGolden compares what is found in the fixtures and the seed with the
// golden files. With -update it rewrites them; read the difference by eye.
func TestGolden(t *testing.T) {
	x := newExtractor(t)
	for _, a := range fixtures(t) {
		name := strings.TrimSuffix(a.URI, filepath.Ext(a.URI))
		t.Run(name, func(t *testing.T) {
			got := marshal(t, extracted(t, x, a))
			file := filepath.Join(goldenDir, name+".json")
			if *update {
				if err := os.MkdirAll(goldenDir, 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if errors.Is(err, fs.ErrNotExist) {
				t.Skip("no golden file yet; go test ./extract -run TestGolden -update makes it")
			}
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Equal(got, want) {
				return
			}
			var was, is any
			if err := errors.Join(json.Unmarshal(want, &was), json.Unmarshal(got, &is)); err != nil {
				t.Fatal(err)
			}
			t.Errorf("(- golden, + found; go test ./extract -run TestGolden -update rewrites)\n%s", cmp.Diff(was, is))
		})
	}
}

// TestGoldenFiles finds golden files whose article is gone.
func TestGoldenFiles(t *testing.T) {
	names := map[string]bool{}
	for _, a := range fixtures(t) {
		names[strings.TrimSuffix(a.URI, filepath.Ext(a.URI))+".json"] = true
	}
	files, err := filepath.Glob(filepath.Join(goldenDir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !names[filepath.Base(f)] {
			t.Errorf("%s: no fixture has this name", f)
		}
	}
}

// fixtures are the articles of fixtures/articles and the seed document.
func fixtures(t testing.TB) []record.Document {
	t.Helper()
	return append(articles(t, "../fixtures/articles", 0), articles(t, "../seeds", 0, "*.txt")...)
}

// articles reads a folder or file, at most n articles of it where n is not 0.
func articles(t testing.TB, path string, n int, include ...string) []record.Document {
	t.Helper()
	ctx := context.Background()
	options := source.Options{Include: include}
	files, failed, err := source.List(ctx, []string{path}, options)
	if err != nil || len(failed) > 0 {
		t.Fatal(path, err, failed)
	}
	enough := errors.New("enough")
	var out []record.Document
	for _, f := range files {
		err := source.Read(ctx, f, options, func(a source.Article) error {
			out = append(out, a.Document)
			if len(out) == n {
				return enough
			}
			return nil
		}, func(f source.Failure) error { return f.Err })
		if errors.Is(err, enough) {
			return out
		}
		if err != nil {
			t.Fatal(f.URI, err)
		}
	}
	if len(out) == 0 {
		t.Fatal(path, "holds no articles")
	}
	return out
}

func extracted(t testing.TB, x *extract.Extractor, a record.Document) extract.Result {
	t.Helper()
	r, err := x.Extract(context.Background(), a)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func marshal(t testing.TB, r extract.Result) []byte {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
