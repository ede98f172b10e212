package source

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// member is a file to put into an archive.
type member struct{ name, content string }

func zipOf(t *testing.T, members ...member) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, m := range members {
		f, err := w.CreateHeader(&zip.FileHeader{Name: m.name, Method: zip.Deflate})
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(f, m.content)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func tarOf(t *testing.T, members ...member) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, m := range members {
		header := &tar.Header{Name: m.name, Size: int64(len(m.content)), Mode: 0o644}
		if target, ok := strings.CutPrefix(m.content, "-> "); ok {
			header.Typeflag, header.Linkname, header.Size = tar.TypeSymlink, target, 0
		}
		if err := w.WriteHeader(header); err != nil {
			t.Fatal(err)
		}
		if header.Size > 0 {
			io.WriteString(w, m.content)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestArchives(t *testing.T) {
	members := []member{
		{"a.txt", "text a"}, {"dir/b.jsonl", "{\"text\":\"one\"}\n{\"text\":\"two\"}\n"}, {"dir/c.json.gz", compress(t, gzipped, `{"text":"c"}`)},
		{"dir/", ""}, {"__MACOSX/._a.txt", "x"}, {".hidden", "x"}, {"page.html", webPageOf("Page")}, {"page_files/frame.html", webPageOf("Frame")},
		{"../up.txt", "x"}, {"/etc/abs.txt", "x"}, {`..\win.txt`, "x"}, {"a.txt", "again"}, {"picture.png", "x"}, {"empty.txt", ""},
	}
	want := []string{"a.txt", "dir/b.jsonl#1", "dir/b.jsonl#2", "dir/c.json.gz", "page.html", "inner.zip#in.txt"}
	refused := []string{
		"../up.txt: its path leads out of the archive", "/etc/abs.txt: its path leads out of the archive", "../win.txt: its path leads out of the archive",
		"a.txt: a second file of this name in the archive", "picture.png: unknown type .png", "empty.txt: an empty file",
		"inner.zip#deeper.zip: an archive in more than 1 archives: not opened",
	}
	inner := member{"inner.zip", zipOf(t, member{"in.txt", "inner"}, member{"deeper.zip", zipOf(t, member{"x.txt", "x"})})}
	members = append(members, inner)
	tarred := tarOf(t, append(members, member{"link.txt", "-> /etc/passwd"})...)
	for name, content := range map[string]string{
		"x.zip": zipOf(t, members...), "x.tar": tarred, "x.tar.gz": compress(t, gzipped, tarred), "x.tgz": compress(t, gzipped, tarred),
		"x.tar.zst": compress(t, zstded, tarred),
	} {
		t.Run(name, func(t *testing.T) {
			articles, failures := readPaths(t, Options{}, write(t, map[string]string{name: content}))
			var got []string
			for _, a := range articles {
				got = append(got, strings.TrimPrefix(a.URI, name+"#"))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			wantRefused := map[string]bool{}
			for _, f := range refused {
				wantRefused[name+"#"+f] = true
			}
			if strings.Contains(name, ".t") {
				wantRefused[name+"#link.txt: a link in an archive: not followed"] = true
			}
			gotRefused := map[string]bool{}
			for _, f := range failures {
				gotRefused[f] = true
			}
			if diff := cmp.Diff(wantRefused, gotRefused); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSidecarInArchive(t *testing.T) {
	members := []member{{"d/a.json", `{"title":"A","date":"2024-03-28"}`}, {"d/a.txt", "Body."}, {"d/b.md", "Text."}, {"d/b.yaml", "title: B"}, {"d/c.json", `{"text":"C"}`}}
	tarred := tarOf(t, members...)
	for name, in := range map[string]string{"x.zip": zipOf(t, members...), "x.tar": tarred, "x.tgz": compress(t, gzipped, tarred), "y.zip": zipOf(t, member{"x.tar", tarred})} {
		t.Run(name, func(t *testing.T) {
			articles, failures := readPaths(t, Options{}, write(t, map[string]string{name: in}))
			if len(articles) != 3 || len(failures) != 0 || articles[0].Title != "A" || articles[0].PublishedFrom != "sidecar" || articles[1].Title != "B" {
				t.Errorf("got %+v, failures %q", articles, failures)
			}
		})
	}
}

func TestArchiveLimits(t *testing.T) {
	limits := Limits{Article: 16 << 10, Ratio: 20, RatioFloor: 64 << 10, Members: 5}
	zeros := strings.Repeat("\n", 1<<20)
	many := make([]member, 6)
	for i := range many {
		many[i] = member{fmt.Sprintf("%d.txt", i), "x"}
	}
	good := member{"good.txt", "x"}
	for name, test := range map[string]struct {
		file, in string
		want     []string
		articles int
	}{
		"zip bomb": {"a.zip", zipOf(t, good, member{"bomb.jsonl", zeros}, member{"after.txt", "x"}), []string{
			"a.zip#bomb.jsonl: expands to more than 20 times its size: refused as a decompression bomb",
			"a.zip: expands to more than 20 times its size: refused as a decompression bomb"}, 1},
		"long member":  {"a.zip", zipOf(t, member{"long.txt", zeros[:20<<10]}, good), []string{"a.zip#long.txt: longer than 16 KiB"}, 1},
		"many members": {"a.zip", zipOf(t, many...), []string{"a.zip: more than 5 files in it"}, 0},
		"many in tar":  {"a.tar", tarOf(t, many...), []string{"a.tar: more than 5 files in it: the rest is not read"}, 5},
		"tar bomb": {"a.tgz", compress(t, gzipped, tarOf(t, good, member{"bomb.jsonl", zeros})), []string{
			"a.tgz#bomb.jsonl: expands to more than 20 times its size: refused as a decompression bomb",
			"a.tgz: expands to more than 20 times its size: refused as a decompression bomb"}, 1},
		"no zip":  {"a.zip", "PK\x03\x04words", []string{"a.zip: not zip data, or cut at its end"}, 0},
		"no tar":  {"a.tar", strings.Repeat("words ", 200), []string{"a.tar: not tar data, or damaged"}, 0},
		"cut tar": {"a.tar", tarOf(t, good, member{"cut.txt", strings.Repeat("x", 600)})[:1800], []string{"a.tar#cut.txt: truncated: the data end too early", "a.tar: truncated: the data end too early"}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			articles, failures := readPaths(t, Options{Limits: limits}, write(t, map[string]string{test.file: test.in}))
			if diff := cmp.Diff(test.want, withoutLines(failures)); diff != "" {
				t.Error(diff)
			}
			if len(articles) != test.articles {
				t.Errorf("%d articles, want %d", len(articles), test.articles)
			}
		})
	}
}
