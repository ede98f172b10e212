package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
	"time"

	"github.com/jdkato/prose/v2"
	"github.com/markusmobius/go-trafilatura"

	"wattwire/extract"
	"wattwire/extract/page"
	"wattwire/extract/record"
)

// best is the least time that f takes on one core.
func best(rounds int, f func() error) (time.Duration, error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	least := time.Duration(0)
	for range rounds {
		runtime.GC()
		from := used()
		if err := f(); err != nil {
			return 0, err
		}
		if d := used() - from; least == 0 || d < least {
			least = d
		}
	}
	return least, nil
}

// wattwire takes articles through the extractor.
func wattwire(x *extract.Extractor, as []record.Document) error {
	for _, a := range as {
		if _, err := x.Extract(context.Background(), a); err != nil {
			return err
		}
	}
	return nil
}

// model is prose's, loaded once.
func model() (*prose.Model, error) {
	d, err := prose.NewDocument("a")
	if err != nil {
		return nil, err
	}
	return d.Model, nil
}

// proseOf takes articles through prose: sentences, tags and names.
func proseOf(m *prose.Model, as []record.Document) error {
	for _, a := range as {
		if _, err := prose.NewDocument(a.Text, prose.UsingModel(m)); err != nil {
			return err
		}
	}
	return nil
}

// firstDocument is what prose needs before the first result.
func firstDocument() {
	if _, err := prose.NewDocument("The plant opened in May."); err != nil {
		fmt.Fprintln(os.Stderr, "prose:", err)
		os.Exit(1)
	}
}

// memory is the rate from articles in memory to records.
func (s *settings) memory(energy, general []record.Document, row func(...string)) error {
	x, err := extract.New(extract.Options{})
	if err != nil {
		return err
	}
	m, err := model()
	if err != nil {
		return err
	}
	for _, c := range []struct {
		name   string
		as     []record.Document
		target string
	}{{"energy news, in memory, one core", energy, "60"}, {"general news, in memory, one core", general, "250"}} {
		sample := every(c.as, 60_000)
		var own, peer time.Duration
		for range s.rounds { // by turns, so that both meet the same machine
			d, err := best(1, func() error { return wattwire(x, c.as) })
			if err != nil {
				return err
			}
			own = least(own, d)
			if d, err = best(1, func() error { return proseOf(m, sample) }); err != nil {
				return err
			}
			peer = least(peer, d)
		}
		a, b := mb(c.as)/own.Seconds(), mb(sample)/peer.Seconds()
		row(c.name, fmt.Sprintf("%.2f MB/s", a), fmt.Sprintf("%.3f MB/s (prose)", b), fmt.Sprintf("%.0f", a/b), c.target)
	}
	return nil
}

func least(a, b time.Duration) time.Duration {
	if a == 0 || b < a {
		return b
	}
	return a
}

// every are articles from all over, with about so many bytes of text together.
func every(as []record.Document, bytes int) []record.Document {
	step := max(1, size(as)/bytes)
	var out []record.Document
	for i := 0; i < len(as); i += step {
		out = append(out, as[i])
	}
	return out
}

// pageRow is the rate from pages to records.
func (s *settings) pageRow(row func(...string)) error {
	var pages [][]byte
	for _, pattern := range []string{"*.html", "*.html.gz"} {
		names, err := filepath.Glob(filepath.Join(s.pages, pattern))
		if err != nil {
			return err
		}
		sort.Strings(names)
		for _, n := range names {
			p, err := readPage(n)
			if err != nil {
				return err
			}
			pages = append(pages, p)
		}
	}
	if len(pages) == 0 {
		row("pages to records", "no pages in "+s.pages)
		return nil
	}
	x, err := extract.New(extract.Options{})
	if err != nil {
		return err
	}
	var own, peer time.Duration
	for range s.rounds {
		d, err := best(1, func() error { return pagesOf(x, pages) })
		if err != nil {
			return err
		}
		own = least(own, d)
		if d, err = best(1, func() error { return trafilaturaOf(pages) }); err != nil {
			return err
		}
		peer = least(peer, d)
	}
	a, b := float64(len(pages))/own.Seconds(), float64(len(pages))/peer.Seconds()
	row("HTML pages to records", fmt.Sprintf("%.0f pages/s", a), fmt.Sprintf("%.0f pages/s (go-trafilatura, body alone)", b),
		fmt.Sprintf("%.1f", a/b), "4")
	return nil
}

// pagesOf takes pages all the way to records.
func pagesOf(x *extract.Extractor, pages [][]byte) error {
	for _, p := range pages {
		a, err := page.Parse(p, page.Options{})
		if err != nil {
			continue // a page without an article
		}
		doc := record.Document{Text: a.Text, Title: a.Title, Published: a.Published}
		if _, err := x.Extract(context.Background(), doc); err != nil {
			return err
		}
	}
	return nil
}

// trafilaturaOf finds the bodies of pages.
func trafilaturaOf(pages [][]byte) error {
	address, err := url.Parse("https://example.org/story")
	if err != nil {
		return err
	}
	for _, p := range pages {
		// an error is a page without an article
		_, _ = trafilatura.Extract(bytes.NewReader(p), trafilatura.Options{OriginalURL: address, EnableFallback: false})
	}
	return nil
}

func readPage(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	p, err := io.ReadAll(in)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return p, nil
}
