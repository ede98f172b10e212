package source

import (
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkCorpus reads the corpora of ../shared where they are there. Its
// figure counts bytes of text.
func BenchmarkCorpus(b *testing.B) {
	for _, name := range []string{"energy", "general"} {
		b.Run(name, func(b *testing.B) {
			p := filepath.Join("../../../shared/corpus", name+".jsonl.gz")
			if _, err := os.Stat(p); err != nil {
				b.Skip("no corpus")
			}
			for b.Loop() {
				var n int64
				err := Read(b.Context(), File{Path: p, URI: name}, Options{}, func(a Article) error {
					n += int64(len(a.Text))
					return nil
				}, func(f Failure) error { b.Error(f.URI, f.Err); return nil })
				if err != nil {
					b.Fatal(err)
				}
				b.SetBytes(n)
			}
		})
	}
}
