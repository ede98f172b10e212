package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"wattwire/extract/record"
	"wattwire/extract/source"
)

// read reads the corpora, or makes them.
func (s *settings) read(ctx context.Context) (energy, general []record.Document, err error) {
	if s.corpus != "" {
		if energy, err = articles(ctx, filepath.Join(s.corpus, "energy.jsonl.gz")); err != nil {
			return nil, nil, err
		}
		general, err = articles(ctx, filepath.Join(s.corpus, "general.jsonl.gz"))
		return energy, general, err
	}
	all, err := articles(ctx, filepath.Join(s.root, "fixtures/articles"))
	if err != nil {
		return nil, nil, err
	}
	plain := []string{"general-business-noise.json", "forecast-no-deals.json", "dates-of-every-sort.json"}
	for _, a := range all {
		if slices.Contains(plain, a.URI) {
			general = append(general, a)
		} else {
			energy = append(energy, a)
		}
	}
	const size = 4 << 20 // bytes of text of each
	return vary(energy, func(n, bytes int) bool { return bytes < size }), vary(general, func(n, bytes int) bool { return bytes < size }), nil
}

// articles reads a file or folder.
func articles(ctx context.Context, path string) ([]record.Document, error) {
	files, failed, err := source.List(ctx, []string{path}, source.Options{})
	if err != nil {
		return nil, err
	}
	for _, f := range failed {
		return nil, fmt.Errorf("%s: %w", f.URI, f.Err)
	}
	var out []record.Document
	for _, f := range files {
		err := source.Read(ctx, f, source.Options{}, func(a source.Article) error {
			out = append(out, a.Document)
			return nil
		}, func(f source.Failure) error { return fmt.Errorf("%s: %w", f.URI, f.Err) })
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// vary makes articles of those given as long as more says so: half of the
// passages of two of them, mixed, with other figures, so that few are near
// copies of another.
func vary(of []record.Document, more func(articles, bytes int) bool) []record.Document {
	r := rand.New(rand.NewPCG(5, 8))
	var out []record.Document
	for size := 0; more(len(out), size); {
		a, b := of[r.IntN(len(of))], of[r.IntN(len(of))]
		mixed := append(passages(a.Text), passages(b.Text)...)
		r.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		text := []byte(strings.Join(mixed[:(len(mixed)+1)/2], "\n"))
		for i, c := range text {
			if c >= '3' && c <= '9' {
				text[i] = byte('3' + r.IntN(7))
			}
		}
		if a.Text = string(text); strings.TrimSpace(a.Text) == "" {
			continue // no article
		}
		a.URI = fmt.Sprintf("%06d", len(out))
		out = append(out, a)
		size += len(a.Text)
	}
	return out
}

// passages are the paragraphs of a text, or what ends in a full stop where it
// has hardly any.
func passages(text string) []string {
	const hardlyAny = 4
	if p := strings.Split(text, "\n"); len(p) > hardlyAny {
		return p
	}
	return strings.SplitAfter(strings.ReplaceAll(text, "\n", " "), ". ")
}

func size(as []record.Document) (n int) {
	for _, a := range as {
		n += len(a.Text)
	}
	return n
}

func mb(as []record.Document) float64 { return float64(size(as)) / 1e6 }

// write writes articles as files of JSON lines into a folder, 200 to a file.
func write(dir string, as []record.Document) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for n := 0; len(as) > 0; n++ {
		part := as[:min(200, len(as))]
		as = as[len(part):]
		f, err := os.Create(filepath.Join(dir, fmt.Sprintf("%05d.jsonl", n)))
		if err != nil {
			return err
		}
		enc := json.NewEncoder(f)
		for _, a := range part {
			if err := enc.Encode(map[string]string{"title": a.Title, "date": a.Published, "text": a.Text}); err != nil {
				_ = f.Close()
				return err
			}
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}
