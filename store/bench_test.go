package store

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"wattwire/extract/record"
)

// BenchmarkWriter writes articles of about the size and the number of records
// of dense energy news: 2.3 kB of text, 25 mentions, 8 dates, 6 quantities.
func BenchmarkWriter(b *testing.B) {
	const filler = "The utility and the developer agreed on the sale of the plant number %d, which stands on the coast of the country %d. "
	var articles []Article
	for i := range 200 {
		var text strings.Builder
		for k := range 20 {
			fmt.Fprintf(&text, filler, i*31+k, k*7+i)
		}
		a := Article{SHA256: strings.Repeat("0", 64)}
		a.Document = record.Document{URI: fmt.Sprint(i), Text: text.String(), Language: "en"}
		for k := range 12 {
			a.Entities = append(a.Entities, record.Entity{ID: k + 1, Kind: record.Organization, Name: fmt.Sprint("Company ", (i*k)%400)})
		}
		for k := range 25 {
			ev := record.Evidence{Start: 10 * k, End: 10*k + 8, Rule: "name.organization.list"}
			a.Mentions = append(a.Mentions, record.Mention{Evidence: ev, Kind: record.Organization, EntityID: k%12 + 1})
			if k < 8 {
				a.Dates = append(a.Dates, record.Date{Evidence: ev, Type: "DATE", Value: "2024-05", FirstDay: "2024-05-01", LastDay: "2024-05-31"})
			}
			if k < 6 {
				a.Quantities = append(a.Quantities, record.Quantity{ID: k + 1, Evidence: ev, Value: 100, Unit: "MW", UnitText: "MW", Dimension: "power"})
			}
		}
		articles = append(articles, a)
	}
	b.SetBytes(int64(len(articles[0].Document.Text)))
	w, err := OpenWriter(context.Background(), b.TempDir()+"/bench.db")
	if err != nil {
		b.Fatal(err)
	}
	if err := w.BeginSource(Source{URI: "x"}); err != nil {
		b.Fatal(err)
	}
	n := 0
	for b.Loop() {
		a := articles[n%len(articles)]
		a.Document.URI = fmt.Sprint(n)
		w.Prepare(&a)
		if n >= len(articles) { // no reprints
			a.prepared.signature = &signature{}
		}
		n++
		if outcome, why, err := w.Put(a); err != nil || outcome == Failed {
			b.Fatal(why, err)
		}
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
}
