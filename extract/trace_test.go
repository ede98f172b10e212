package extract_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"wattwire/extract"
)

// traceRules are two rules on the same words, of which the longer match wins,
// and one that comes near.
var traceRules = fstest.MapFS{"user.yaml": {Data: []byte(`
- id: user.moon
  kind: date
  doc: A moon.
  match: "n:#number moons"
  set: {type: DURATION, value: P28D}
  fires: [It took 3 moons.]
  silent: [The moon rose.]
- id: user.full-moon
  kind: date
  doc: Moons counted in full.
  match: "n:#number moons in full"
  set: {type: DURATION, value: P29D}
  fires: [It took 3 moons in full.]
  silent: [The moon rose.]
- id: user.tide
  kind: date
  doc: A tide.
  match: over the next @month tide
  set: {type: DURATION, value: P1D}
  fires: [Over the next June tide it sank.]
  silent: [The tide rose.]
`)}}

func TestTrace(t *testing.T) {
	x, err := extract.New(extract.Options{RulesName: "mine", Rules: traceRules})
	if err != nil {
		t.Fatal(err)
	}
	text := "Café work took 3 moons in full.\n\nOver the next June storm it stopped."
	trace, err := x.Trace(context.Background(), extract.Article{URI: "a.txt", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	if len(trace.Sentences) != 2 {
		t.Fatalf("%d sentences", len(trace.Sentences))
	}
	first, second := trace.Sentences[0], trace.Sentences[1]
	i := slices.IndexFunc(first.Records, func(r extract.RecordTrace) bool { return r.Kind == "date" })
	if i < 0 {
		t.Fatalf("no date in %+v", first.Records)
	}
	r := first.Records[i]
	if r.Rule.ID != "user.full-moon" || r.Rule.File != "mine/user.yaml" || r.Rule.Line != 9 || r.Start != 15 || r.Says != "DURATION, P29D" {
		t.Errorf("record %+v", r)
	}
	if len(r.Why) != 1 || r.Why[0].Pattern != "n:#number moons in full" || len(r.Why[0].Parts) != 1 || r.Why[0].Parts[0] != (extract.PartTrace{Name: "n", Text: "3"}) {
		t.Errorf("why %+v", r.Why)
	}
	i = slices.IndexFunc(first.Dropped, func(m extract.MatchTrace) bool { return m.Rule.ID == "user.moon" })
	if i < 0 || !slices.Equal(first.Dropped[i].InFavourOf, []string{`user.full-moon "3 moons in full"`}) {
		t.Errorf("dropped %+v", first.Dropped)
	}
	i = slices.IndexFunc(second.Near, func(n extract.NearTrace) bool { return n.Rule.ID == "user.tide" })
	if i < 0 {
		t.Fatalf("near %+v", second.Near)
	}
	if n := second.Near[i]; n.Text != "Over the next June" || n.Wanted != "tide" || n.Found != "storm" || string([]rune(text)[n.Start:n.End]) != n.Text {
		t.Errorf("near %+v", n)
	}
}

// TestTraceTellsWhatIsMissed: of an agreement that is only talk a trace tells what makes it so.
func TestTraceTellsWhatIsMissed(t *testing.T) {
	x := newExtractor(t)
	for text, want := range map[string]string{
		"The construction contract for the plant is due in May.": "a party",
		"Voltara Energy has signed a purchase agreement.":        "what is bought",
	} {
		trace, err := x.Trace(context.Background(), extract.Article{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		if d := trace.Sentences[0].Dropped; len(d) != 1 || d[0].Wanted != want {
			t.Errorf("%s\n got %+v\nwant one of which %q was wanted", text, d, want)
		}
	}
}

// TestTraceTellsAll: a trace changes no record, and has each once with its
// rule.
func TestTraceTellsAll(t *testing.T) {
	x := newExtractor(t)
	for _, a := range fixtures(t) {
		trace, err := x.Trace(context.Background(), a)
		if err != nil {
			t.Fatal(err)
		}
		r := extracted(t, x, a)
		if !bytes.Equal(marshal(t, trace.Result), marshal(t, r)) {
			t.Errorf("%s: traced, other records", a.URI)
		}
		n := 0
		for _, s := range trace.Sentences {
			n += len(s.Records)
			for _, rec := range s.Records {
				if rec.Rule.File == "" {
					t.Errorf("%s: %q by a rule %q of no file", a.URI, rec.Text, rec.Rule.ID)
				}
			}
		}
		want := len(r.Mentions) + len(r.Dates) + len(r.Quantities) + len(r.Capacities) + len(r.Agreements) + len(r.Milestones) +
			len(r.Affiliations) + len(r.Quotes)
		if n != want {
			t.Errorf("%s: %d records in the trace, %d in the result", a.URI, n, want)
		}
		again, err := x.Trace(context.Background(), a)
		if err != nil {
			t.Fatal(err)
		}
		if a, b := wording(trace), wording(again); a != b {
			t.Errorf("not the same trace twice")
		}
	}
}

func wording(t extract.Trace) string {
	var b strings.Builder
	for _, s := range t.Sentences {
		for _, n := range s.Near {
			b.WriteString(n.Rule.ID + n.Wanted + "\n")
		}
		for _, d := range s.Dropped {
			b.WriteString(d.Rule.ID + strings.Join(d.InFavourOf, " ") + "\n")
		}
	}
	return b.String()
}
