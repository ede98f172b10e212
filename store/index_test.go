package store

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// scribble makes texts of words of many lengths and letters, some of them
// common, most of them rare.
func scribble(r *rand.Rand, words int) string {
	const letters = "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789éÉßØøłŁİıçñÄöжЖяшαΩΣς中文한국عर्"
	alphabet := []rune(letters)
	const between = " \n\t.,;:!?-–—“”‘’'\"()[]_/%&+€\u00a0\u00ad\u0301\u200b\ufeff\ufffd"
	signs := []rune(between)
	var b strings.Builder
	for range words {
		switch {
		case r.IntN(3) > 0:
			b.WriteString([]string{"the", "of", "and", "power", "MW", "Solvik"}[r.IntN(6)])
		default:
			for range 1 + r.IntN(12) {
				b.WriteRune(alphabet[r.IntN(1+r.IntN(len(alphabet)))])
			}
		}
		b.WriteRune(signs[r.IntN(1+r.IntN(len(signs)))])
	}
	return b.String()
}

// TestIndexIsThatOfFTS4 has FTS4 compare the segments made beside it with what
// it would have made of the texts.
func TestIndexIsThatOfFTS4(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	path := temporary(t)
	n := 0
	run := func(batches, articles, words int, uris ...string) {
		t.Helper()
		w, err := OpenWriter(context.Background(), path)
		if err != nil {
			t.Fatal(err)
		}
		check := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		for range batches {
			check(w.BeginSource(Source{URI: fmt.Sprint("file", n)}))
			for range articles {
				n++
				a := plain(fmt.Sprint(n), "2024-05-01", scribble(r, words))
				a.Document.Title = scribble(r, min(words, 8))
				if len(uris) > 0 {
					a.Document.URI, uris = uris[0], uris[1:]
				}
				if _, why, err := w.Put(a); err != nil || why != "" {
					t.Fatal(why, err)
				}
			}
			check(w.EndSource(true))
			check(w.commit())
		}
		check(w.Close())
		indexed(t, path)
	}
	segments := func(want string) {
		t.Helper()
		equal(t, "segments", rows(t, open(t, path), "SELECT count(*) FROM documents_fts_segdir WHERE level = 0"), want)
	}
	run(1, 1, 0) // no word at all
	segments("0")
	run(5, 20, 300)
	segments("1")
	run(1, 1, 3) // a root alone, which does not pay for a merge
	segments("2")
	run(1, 10, 4000)
	segments("1")
	run(2, 4, 50, "3", "17", "17", "new", "4", "110")
	run(3, 4, 50)
	run(1, 2, 60_000) // a tree with nodes between root and leaves
	equal(t, "nodes", rows(t, open(t, path), "SELECT end_block > leaves_end_block + 1 FROM documents_fts_segdir ORDER BY length(root) DESC LIMIT 1"), "1")

	// The tokenizer's own view of words at the edge.
	odd := plain("odd", "", "Ærø–Łódź İstanbul e\u0301te\u0301 \u0301x x\u0301 a_b it's 中文 \ufeffKrško\u00adx 3.5MW\ufffdz")
	broken := plain("broken", "", "no text \x00 after the zero")
	write(t, path, odd, broken)
	indexed(t, path)
	db := open(t, path)
	for query, want := range map[string]string{`"łodz istanbul ete"`: "odd", `"it s"`: "odd", "krsko*": "odd", "zero": "", "xyzzy": ""} {
		got := rows(t, db, "SELECT uri FROM documents_fts JOIN documents ON id = docid WHERE documents_fts MATCH ?", query)
		if strings.Join(got, " ") != want {
			t.Errorf("%s finds %v, not %q", query, got, want)
		}
	}
}

// TestSegmentsAreMerged puts more segments in than FTS4 lets lie side by side.
func TestSegmentsAreMerged(t *testing.T) {
	path := temporary(t)
	w, err := OpenWriter(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(5, 6))
	if err := w.BeginSource(Source{URI: "file"}); err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		if _, why, err := w.Put(plain(fmt.Sprint(i), "", scribble(r, 100))); err != nil || why != "" {
			t.Fatal(why, err)
		}
		if err := w.commit(); err != nil {
			t.Fatal(err)
		}
	}
	if n, err := queryInt(w.conn, "SELECT max(idx) FROM documents_fts_segdir"); err != nil || n > 15 {
		t.Errorf("%d segments side by side, %v", n+1, err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	indexed(t, path)
	equal(t, "free pages", rows(t, open(t, path), "PRAGMA freelist_count"), "0")
	equal(t, "found", rows(t, open(t, path), "SELECT count(*) FROM documents_fts WHERE documents_fts MATCH 'solvik'"), "40")
}

// TestLongBatchesHaveSeveralSegments puts in so much text that a segment comes
// before the batch is full, and replaces an article that it holds.
func TestLongBatchesHaveSeveralSegments(t *testing.T) {
	path := temporary(t)
	w, err := OpenWriter(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(9, 10))
	if err := w.BeginSource(Source{URI: "file"}); err != nil {
		t.Fatal(err)
	}
	for i, uri := range []string{"a", "b", "c", "d", "b", "e"} {
		if i == 1 || i == 3 {
			w.index.bytes = maxCollected
		}
		if _, why, err := w.Put(plain(uri, "", scribble(r, 300))); err != nil || why != "" {
			t.Fatal(why, err)
		}
		if n, err := queryInt(w.conn, "SELECT count(*) FROM documents_fts_segdir"); err != nil || i < 4 && n != int64(i+1)/2 {
			t.Errorf("%d segments after %d articles, %v", n, i+1, err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	indexed(t, path)
	equal(t, "found", rows(t, open(t, path), "SELECT count(*) FROM documents_fts WHERE documents_fts MATCH 'solvik'"), "5")
}

// TestSegmentIsThatOfFTS4 compares segments with those that FTS4 makes of the
// same texts, byte for byte.
func TestSegmentIsThatOfFTS4(t *testing.T) {
	c, err := connect(temporary(t), map[string]string{"mode": "rwc"})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	exec := func(query string, args ...any) {
		t.Helper()
		s, err := newStatement(c, query)
		if err != nil {
			t.Fatal(err)
		}
		defer s.stmt.Close()
		if err := s.exec(args...); err != nil {
			t.Fatal(err)
		}
	}
	exec(fmt.Sprintf("PRAGMA page_size = %d", pageSize))
	p := newPostings()
	defer p.splitter.close()
	r := rand.New(rand.NewPCG(7, 8))
	first := int64(1)
	for _, size := range []struct{ articles, words int }{{1, 0}, {1, 1}, {3, 20}, {200, 60}, {40, 3000}, {2, 150_000}} {
		exec(`CREATE VIRTUAL TABLE fts USING fts4(content="", text, title, tokenize=unicode61, matchinfo=fts3)`)
		exec("BEGIN")
		for i := range size.articles {
			text, title := scribble(r, size.words), scribble(r, size.words%7)
			exec("INSERT INTO fts (docid, text, title) VALUES (?, ?, ?)", 100*i+1, text, title)
			p.put(int64(100*i+1), text, title)
		}
		exec("COMMIT")
		exec("INSERT INTO fts (fts) VALUES ('optimize')")
		// FTS4 numbers nodes on after those of segments that are merged.
		if first, err = queryInt(c, "SELECT coalesce(max(start_block), 0) FROM fts_segdir"); err != nil {
			t.Fatal(err)
		}
		got := p.segment(first)
		if got.err != nil {
			t.Fatal(got.err)
		}
		var want segment
		var rows int
		read := func(query string, row func([]driverValue)) {
			t.Helper()
			s, err := newStatement(c, query)
			if err != nil {
				t.Fatal(err)
			}
			defer s.stmt.Close()
			if err := s.each(func(r []driverValue) error { row(r); return nil }); err != nil {
				t.Fatal(err)
			}
		}
		blob := func(v driverValue) []byte {
			b, _ := v.([]byte)
			return bytes.Clone(b)
		}
		read("SELECT start_block, leaves_end_block, CAST(end_block AS INTEGER), root FROM fts_segdir", func(r []driverValue) {
			want.first, want.leavesEnd, want.end, want.root = asInt(r[0]), asInt(r[1]), asInt(r[2]), blob(r[3])
			rows++
		})
		read("SELECT block FROM fts_segments WHERE block IS NOT NULL ORDER BY blockid", func(r []driverValue) { want.nodes = append(want.nodes, blob(r[0])) })
		read("SELECT value FROM fts_stat WHERE id = 0", func(r []driverValue) { want.totals = totalsOf(blob(r[0])) })
		if rows > 1 || !reflect.DeepEqual(got, want) {
			t.Errorf("%d articles of %d words: %d nodes from %d to %d, totals %d; FTS4 has %d segments, %d nodes from %d to %d, totals %d", size.articles, size.words,
				len(got.nodes), got.first, got.end, got.totals, rows, len(want.nodes), want.first, want.end, want.totals)
			for i := range min(len(got.nodes), len(want.nodes)) {
				if !bytes.Equal(got.nodes[i], want.nodes[i]) {
					t.Fatalf("node %d: %q, not %q", i, got.nodes[i], want.nodes[i])
				}
			}
		}
		exec("DROP TABLE fts")
	}
}

// BenchmarkPostings makes the segment of ten times the fixtures.
func BenchmarkPostings(b *testing.B) {
	articles := fixtureTexts(b)
	size := 0
	for _, a := range articles {
		size += 10 * len(a.Document.Text)
	}
	b.SetBytes(int64(size))
	p := newPostings()
	defer p.splitter.close()
	for b.Loop() {
		for i := range 10 * len(articles) {
			p.put(int64(i+1), articles[i%len(articles)].Document.Text, "")
		}
		if s := p.segment(1); len(s.nodes) == 0 || s.err != nil {
			b.Fatal(s.err)
		}
	}
}
