package store

import (
	"context"
	"math/rand/v2"
	"testing"

	"wattwire/extract"
)

// TestOrderOfFixturesDoesNotMatter extracts from all fixtures and from reprints
// of them, and writes the records in several orders.
func TestOrderOfFixturesDoesNotMatter(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var all []Article
	for _, a := range fixtureTexts(t) {
		for _, name := range []string{"as it is", "half cut off the end", "new headline and byline"} {
			b := plain(name+" "+a.Document.URI, a.Document.Published, edits[name](a.Document.Text))
			if b.Result, err = x.Extract(context.Background(), b.Document); err != nil {
				t.Fatal(err)
			}
			all = append(all, b)
		}
	}
	want := contentOf(t, all...)
	r := rand.New(rand.NewPCG(7, 8))
	for range 4 {
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		got := contentOf(t, all...)
		if len(got) != len(want) {
			t.Errorf("%d rows, not %d", len(got), len(want))
		}
		for i := range min(len(got), len(want)) {
			if got[i] != want[i] {
				t.Fatalf("row %d: got  %s\nwant %s", i, got[i], want[i])
			}
		}
	}
}
