package source

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// listed are the URIs of files and "uri: reason" of failures.
func listed(t *testing.T, opts Options, paths ...string) (uris, failures []string) {
	t.Helper()
	files, refused, err := List(t.Context(), paths, opts)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		uris = append(uris, f.URI)
	}
	for _, f := range refused {
		failures = append(failures, fmt.Sprintf("%s: %v", f.URI, f.Err))
	}
	return uris, failures
}

func TestListFolder(t *testing.T) {
	dir := write(t, map[string]string{
		"b.txt": "x", "a.json": "{}", "sub/deep/c.html.gz": "x", "sub/d.csv": "x", ".hidden/e.txt": "x", ".f.txt": "x", "out.db": "x", "out.db-wal": "x",
		"page.html": "x", "page_files/ad.html": "x", "page_files/style.css": "x", "other_files/g.txt": "x", "style.css": "x", "empty/.keep": "",
		"h.txt": "x", "h.json": `{"title":"sidecar"}`, "fetched": "<html><body>x", "page.php": "<!DOCTYPE html>", "notes": "words", "report.docx": "PK\x03\x04",
	})
	uris, failures := listed(t, Options{}, dir)
	want := []string{"a.json", "b.txt", "fetched", "h.txt", "other_files/g.txt", "page.html", "page.php", "sub/d.csv", "sub/deep/c.html.gz"}
	if diff := cmp.Diff(want, uris); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"notes: unknown type", "report.docx: unknown type .docx", "style.css: unknown type .css"}, failures); diff != "" {
		t.Error(diff)
	}
	for name, test := range map[string]struct {
		opts Options
		want []string
	}{
		"base name": {Options{Include: []string{"*.csv"}}, []string{"sub/d.csv"}},
		"folder":    {Options{Include: []string{"sub/**"}}, []string{"sub/d.csv", "sub/deep/c.html.gz"}},
		"one level": {Options{Include: []string{"sub/*"}}, []string{"sub/d.csv"}},
		"exclude":   {Options{Include: []string{"**/*.{csv,gz}"}, Exclude: []string{"sub/deep/**"}}, []string{"sub/d.csv"}},
	} {
		t.Run(name, func(t *testing.T) {
			uris, failures := listed(t, test.opts, dir)
			if diff := cmp.Diff(test.want, uris); diff != "" || len(failures) > 0 {
				t.Errorf("%s%q", diff, failures)
			}
		})
	}
}

func TestListPaths(t *testing.T) {
	dir := write(t, map[string]string{"one/a.txt": "x", "one/b/c.json": "{}", "two/a.txt": "x", "odd.docx": "x", "words": "words"})
	t.Chdir(dir)
	for name, test := range map[string]struct {
		paths, want, failures []string
	}{
		"file":           {[]string{"one/a.txt"}, []string{"a.txt"}, nil},
		"two of a name":  {[]string{"one/a.txt", "two/a.txt"}, []string{"one/a.txt", "two/a.txt"}, nil},
		"two folders":    {[]string{"one", "two"}, []string{"b/c.json", "one/a.txt", "two/a.txt"}, nil},
		"twice":          {[]string{"one", "one/a.txt", "./one"}, []string{"a.txt", "b/c.json"}, nil},
		"glob":           {[]string{"one/**/*.json"}, []string{"b/c.json"}, nil},
		"glob of folder": {[]string{"o*"}, []string{"one/a.txt", "one/b/c.json"}, []string{"odd.docx: unknown type .docx"}},
		"missing":        {[]string{"three", "one"}, []string{"a.txt", "b/c.json"}, []string{"three: no such file or folder"}},
		"no match":       {[]string{"*.csv"}, nil, []string{"*.csv: no file matches"}},
		"unknown":        {[]string{"odd.docx", "words"}, nil, []string{"odd.docx: unknown type .docx", "words: unknown type"}},
		"standard input": {[]string{"-", "one/a.txt"}, []string{"-", "a.txt"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			uris, failures := listed(t, Options{}, test.paths...)
			if diff := cmp.Diff(test.want, uris); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(test.failures, failures); diff != "" {
				t.Error(diff)
			}
		})
	}
	if _, _, err := List(t.Context(), []string{"["}, Options{}); err == nil {
		t.Error("a malformed glob is no error")
	}
	if _, _, err := List(t.Context(), []string{"one"}, Options{Include: []string{"[a"}}); err == nil {
		t.Error("a malformed glob to include is no error")
	}
	if _, _, err := List(t.Context(), []string{"one"}, Options{Map: map[string]string{"boddy": "x"}}); err == nil {
		t.Error("an unknown field is no error")
	}
}

func TestListLinks(t *testing.T) {
	dir := write(t, map[string]string{"a/x.txt": "x", "b/y.txt": "x"})
	for link, target := range map[string]string{"a/loop": "..", "a/self": "self", "a/nothing.txt": "gone.txt", "a/other": "../b", "b/back": "../a", "b/link.txt": "y.txt"} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skip("no symlinks:", err)
		}
	}
	uris, failures := listed(t, Options{}, dir)
	if diff := cmp.Diff([]string{"a/x.txt", "b/link.txt", "b/y.txt"}, uris); diff != "" {
		t.Error(diff)
	}
	want := []string{"a/loop: a symlink loop: the link leads to a folder it lies in", "a/nothing.txt: a link to nothing", "a/self: a symlink loop"}
	if diff := cmp.Diff(want, failures); diff != "" {
		t.Error(diff)
	}
	uris, _ = listed(t, Options{}, filepath.Join(dir, "a"))
	if diff := cmp.Diff([]string{"other/link.txt", "other/y.txt", "x.txt"}, uris); diff != "" {
		t.Error(diff)
	}
}

func TestListCountsSidecars(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": "12345", "a.yaml": "title: T"})
	later := time.Now().Add(time.Hour).Truncate(time.Second)
	if err := os.Chtimes(filepath.Join(dir, "a.yaml"), later, later); err != nil {
		t.Fatal(err)
	}
	files, _, err := List(t.Context(), []string{dir}, Options{})
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	if f := files[0]; f.Size != 13 || !f.ModTime.Equal(later) || f.Format != "txt" {
		t.Errorf("got %+v", f)
	}
}
