package source

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/google/go-cmp/cmp"
)

// webPageOf is a page with an article long enough to be found as one.
func webPageOf(title string) string {
	return "<!DOCTYPE html><html><head><title>" + title + "</title></head><body><nav><a href=/>Home</a></nav><article><h1>" + title + "</h1><p>" +
		plain + " " + plain + "</p><p>" + title + " is the second paragraph. " + plain + "</p></article></body></html>"
}

// warcRecordOf is a record of a crawl; extra lines go into its header.
func warcRecordOf(kind, id, target, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:%s>\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-03-28T10:00:00Z\r\n"+
		"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, id, target, len(block), block)
}

func responseOf(header, body string) string {
	return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + header + "\r\n" + body
}

func pageRecord(id string) string {
	return warcRecordOf("response", id, "https://example.org/"+id, responseOf("", webPageOf("Page "+id)))
}

func TestWARC(t *testing.T) {
	page := webPageOf("Page x")
	var br bytes.Buffer
	w := brotli.NewWriter(&br)
	io.WriteString(w, page)
	w.Close()
	records := []string{
		warcRecordOf("warcinfo", "info", "", "software: test\r\n"),
		warcRecordOf("request", "req", "https://example.org/", "GET / HTTP/1.1\r\n\r\n"),
		pageRecord("plain"),
		warcRecordOf("response", "missing", "https://example.org/", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n"+page),
		warcRecordOf("response", "picture", "https://example.org/", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"),
		warcRecordOf("response", "chunked", "https://example.org/", responseOf("Transfer-Encoding: chunked\r\n", fmt.Sprintf("%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n", 100, page[:100], len(page)-100, page[100:]))),
		warcRecordOf("response", "unchunked", "https://example.org/", responseOf("Transfer-Encoding: chunked\r\n", page)),
		warcRecordOf("response", "gzip", "https://example.org/", responseOf("Content-Encoding: gzip\r\n", compress(t, gzipped, page))),
		warcRecordOf("response", "gunzipped", "https://example.org/", responseOf("Content-Encoding: gzip\r\n", page)),
		warcRecordOf("response", "br", "https://example.org/", responseOf("content-encoding: br\r\n", br.String())),
		warcRecordOf("response", "length", "https://example.org/", responseOf("Content-Length: 17\r\n", page)),
	}
	want := []string{"plain", "chunked", "unchunked", "gzip", "gunzipped", "br", "length"}
	var zipped strings.Builder
	for _, rec := range records {
		zipped.WriteString(compress(t, gzipped, rec))
	}
	for name, content := range map[string]string{
		"c.warc":     strings.Join(records, ""),
		"c.warc.gz":  zipped.String(),
		"d.warc.gz":  compress(t, gzipped, strings.Join(records, "")),
		"e.warc.zst": compress(t, zstded, strings.Join(records, "")),
	} {
		t.Run(name, func(t *testing.T) {
			articles, failures := readPaths(t, Options{}, write(t, map[string]string{name: content}))
			if len(failures) > 0 {
				t.Errorf("failures: %q", failures)
			}
			var got []string
			for _, a := range articles {
				id, ok := strings.CutPrefix(a.URI, name+"#urn:uuid:")
				if !ok || !strings.Contains(a.Text, "second paragraph") || !strings.HasPrefix(a.URL, "https://example.org/") || a.Format != "warc" {
					t.Errorf("article %+v", a.Document)
				}
				got = append(got, id)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWARCDamaged(t *testing.T) {
	long := strings.Replace(pageRecord("long"), "Content-Length: ", "Content-Length: 1", 1)
	short := strings.Replace(pageRecord("short"), "Content-Length: ", "Content-Length: 1 \r\nX: ", 1)
	none := strings.Replace(pageRecord("none"), "Content-Length: ", "X: ", 1)
	damaged := []byte(compress(t, gzipped, pageRecord("damaged")))
	for i := 40; i < 80; i++ {
		damaged[i] ^= 0x55
	}
	for name, test := range map[string]struct {
		file, in string
		want     []string
		failures []string
	}{
		"length too long":  {"a.warc", pageRecord("1") + long + pageRecord("2"), []string{"1", "2"}, []string{"a.warc#urn:uuid:long: wrong Content-Length: the record does not end where it says"}},
		"length too short": {"a.warc", pageRecord("1") + short + pageRecord("2"), []string{"1", "2"}, []string{"a.warc#urn:uuid:short: wrong Content-Length: the record does not end where it says"}},
		"no length":        {"a.warc", pageRecord("1") + none + pageRecord("2"), []string{"1", "2"}, []string{"a.warc#urn:uuid:none: no Content-Length"}},
		"truncated":        {"a.warc", pageRecord("1") + pageRecord("2")[:700], []string{"1"}, []string{"a.warc#urn:uuid:2: truncated: the data end too early"}},
		"no WARC":          {"a.warc", "words\n" + pageRecord("1"), []string{"1"}, []string{"a.warc: not WARC data"}},
		"truncated gzip":   {"a.warc.gz", compress(t, gzipped, pageRecord("1")) + compress(t, gzipped, pageRecord("2"))[:200], []string{"1"}, []string{"a.warc.gz#urn:uuid:2: truncated: the data end too early"}},
		"too long in gzip": {"a.warc.gz", compress(t, gzipped, long) + compress(t, gzipped, pageRecord("2")), []string{"2"}, []string{"a.warc.gz#urn:uuid:long: truncated: the data end too early"}},
		"damaged member":   {"a.warc.gz", compress(t, gzipped, pageRecord("1")) + string(damaged) + compress(t, gzipped, pageRecord("2")), []string{"1", "2"}, nil},
		"no HTTP":          {"a.warc", warcRecordOf("response", "x", "https://example.org/", "nothing") + pageRecord("2"), []string{"2"}, []string{"a.warc#urn:uuid:x: no HTTP header"}},
		"not gzip inside":  {"a.warc", warcRecordOf("response", "x", "https://example.org/", responseOf("Content-Encoding: gzip\r\n", "\x00\x01\x02")) + pageRecord("2"), []string{"2"}, []string{"a.warc#urn:uuid:x: body in gzip: not gzip data"}},
	} {
		t.Run(name, func(t *testing.T) {
			articles, failures := readPaths(t, Options{}, write(t, map[string]string{test.file: test.in}))
			var got []string
			for _, a := range articles {
				got = append(got, strings.TrimPrefix(a.URI, test.file+"#urn:uuid:"))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
			if test.failures == nil {
				if len(failures) != 1 {
					t.Errorf("failures: %q", failures)
				}
			} else if diff := cmp.Diff(test.failures, failures); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWARCLimits(t *testing.T) {
	limits := Limits{Article: 32 << 10, Ratio: 20, RatioFloor: 64 << 10}
	big := warcRecordOf("response", "big", "https://example.org/", responseOf("", strings.Repeat("x", 40<<10)))
	bomb := warcRecordOf("response", "bomb", "https://example.org/", responseOf("Content-Encoding: gzip\r\n", compress(t, gzipped, strings.Repeat("x", 1<<20))))
	member := compress(t, gzipped, warcRecordOf("metadata", "zeros", "", strings.Repeat("\x00", 4<<20)))
	for name, test := range map[string]struct {
		file, in string
		want     []string
		articles int
	}{
		"record": {"a.warc", big + pageRecord("1"), []string{"a.warc#urn:uuid:big: a record longer than 32 KiB"}, 1},
		"body":   {"a.warc", bomb + pageRecord("1"), []string{"a.warc#urn:uuid:bomb: body in gzip: too long"}, 1},
		"member": {"a.warc.gz", compress(t, gzipped, pageRecord("1")) + member, []string{
			"a.warc.gz#urn:uuid:zeros: expands to more than 20 times its size: refused as a decompression bomb",
			"a.warc.gz: expands to more than 20 times its size: refused as a decompression bomb"}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			articles, failures := readPaths(t, Options{Limits: limits}, write(t, map[string]string{test.file: test.in}))
			if diff := cmp.Diff(test.want, failures); diff != "" {
				t.Error(diff)
			}
			if len(articles) != test.articles {
				t.Errorf("%d articles, want %d", len(articles), test.articles)
			}
		})
	}
}
