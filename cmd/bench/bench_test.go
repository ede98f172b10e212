package main

import (
	"testing"

	"wattwire/extract"
	"wattwire/extract/record"
)

// The peers of the table as benchmarks, on the corpus that the command would
// take: go -C cmd/bench test -bench . -cpu 1
func bench(b *testing.B, f func(b *testing.B, as []record.Document)) {
	s := settings{root: "../.."}
	s.corpus = there("../../../shared/corpus")
	energy, general, err := s.read(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	for i, name := range []string{"energy", "general"} {
		b.Run(name, func(b *testing.B) {
			as := every([...][]record.Document{energy, general}[i], 60_000)
			b.SetBytes(int64(size(as)))
			b.ReportAllocs()
			f(b, as)
		})
	}
}

func BenchmarkWattwire(b *testing.B) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		b.Fatal(err)
	}
	bench(b, func(b *testing.B, as []record.Document) {
		for b.Loop() {
			if err := wattwire(x, as); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkProse(b *testing.B) {
	m, err := model()
	if err != nil {
		b.Fatal(err)
	}
	bench(b, func(b *testing.B, as []record.Document) {
		for b.Loop() {
			if err := proseOf(m, as); err != nil {
				b.Fatal(err)
			}
		}
	})
}
