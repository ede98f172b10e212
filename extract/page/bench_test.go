package page

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// benchmarkPages are the gold pages where they lie beside the repository, else
// the fixtures.
func benchmarkPages(b *testing.B) [][]byte {
	var pages [][]byte
	names, _ := filepath.Glob(filepath.Join(shared, "pages/html/*.html.gz"))
	for _, name := range names {
		pages = append(pages, readGzip(b, name))
	}
	if len(pages) > 0 {
		return pages
	}
	names, _ = filepath.Glob("../../fixtures/pages/*.html")
	for _, name := range names {
		page, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, page)
	}
	if len(pages) == 0 {
		b.Skip("no pages")
	}
	return pages
}

func BenchmarkParse(b *testing.B) {
	pages := benchmarkPages(b)
	i := 0
	for b.Loop() {
		Parse(pages[i%len(pages)], Options{})
		i++
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}

// BenchmarkMarkup is the parse of the markup alone, which Parse cannot undercut.
func BenchmarkMarkup(b *testing.B) {
	pages := benchmarkPages(b)
	i := 0
	for b.Loop() {
		if _, err := goquery.NewDocumentFromReader(bytes.NewReader(pages[i%len(pages)])); err != nil {
			b.Fatal(err)
		}
		i++
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}
