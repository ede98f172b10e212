package eval

import (
	"fmt"
	"strings"

	"wattwire/extract/record"
)

type foundDate struct{ record.Date }

func (d foundDate) span() extent { return extent{d.Start, d.End} }

func (t *tally) dates(doc string, gold []goldDate, in *view) {
	var found []foundDate
	for _, d := range in.Dates {
		found = append(found, foundDate{d})
	}
	touch := func(g *goldDate, p *foundDate) int {
		if g.overlaps(p.span()) {
			return 1
		}
		return 0
	}
	same := func(g *goldDate, p *foundDate) int {
		if g.Value == nil || *g.Value == p.Value && p.Value != "" {
			return touch(g, p)
		}
		return 0
	}
	gold, found = settle(gold, func(g *goldDate) bool { return g.Optional }, found, same)
	key := func(g *goldDate) string { return at(g.extent) }
	foundKey := func(p *foundDate) string { return at(p.span()) }
	count(t, doc, "dates found", gold, found, pair(gold, found, touch),
		of[goldDate]{nil, func(g *goldDate) string { return g.Text }, key},
		of[foundDate]{nil, func(p *foundDate) string { return p.Text + " [" + p.Rule + "]" }, foundKey})
	count(t, doc, "dates", gold, found, pair(gold, found, same),
		of[goldDate]{nil, func(g *goldDate) string { return g.Text + " = " + shown(g.Value) }, key},
		of[foundDate]{nil, func(p *foundDate) string { return p.Text + " = " + shown(p.Value) + " [" + p.Rule + "]" }, foundKey})
}

type foundQuantity struct{ record.Quantity }

func (q foundQuantity) span() extent { return extent{q.Start, q.End} }

// unit is the symbol of a unit that may be spelt out, for comparison.
func unit(u string) string {
	switch l := strings.ToLower(u); l {
	case "tonne", "tonnes", "ton", "tons", "metric ton", "metric tons":
		return "t"
	case "mile", "miles":
		return "mi"
	default:
		return l
	}
}

func (t *tally) quantities(doc string, gold []goldQuantity, in *view) {
	var found []foundQuantity
	for _, q := range in.Quantities {
		found = append(found, foundQuantity{q})
	}
	same := func(g *goldQuantity, p *foundQuantity) int {
		if g.overlaps(p.span()) && near(g.Value, &p.Value) && near(g.ValueMax, some(p.ValueMax)) &&
			(g.Dimension == record.Count || unit(g.Unit) == unit(p.Unit)) {
			return 1
		}
		return 0
	}
	gold, found = settle(gold, func(g *goldQuantity) bool { return g.Optional }, found, same)
	// Counts and durations are scored where the gold has them; a further one is
	// no false alarm.
	hit := map[int]bool{}
	for _, x := range pair(gold, found, same) {
		hit[x.found] = true
	}
	var keep []foundQuantity
	for i, p := range found {
		if hit[i] || p.Dimension != record.Count && p.Dimension != record.Duration && p.Dimension != record.OtherAmount {
			keep = append(keep, p)
		}
	}
	count(t, doc, "quantities", gold, keep, pair(gold, keep, same),
		of[goldQuantity]{nil, func(g *goldQuantity) string {
			return fmt.Sprintf("%s = %s%s %s", g.Text, shown(g.Value), upTo(g.ValueMax), g.Unit)
		}, func(g *goldQuantity) string { return at(g.extent) }},
		of[foundQuantity]{nil, func(p *foundQuantity) string {
			return fmt.Sprintf("%s = %.10g%s %s [%s]", p.Text, p.Value, upTo(some(p.ValueMax)), p.Unit, p.Rule)
		}, func(p *foundQuantity) string { return at(p.span()) }})
}

func upTo(v *float64) string {
	if v == nil {
		return ""
	}
	return fmt.Sprintf("-%.10g", *v)
}

type foundCapacity struct{ record.Capacity }

func (c foundCapacity) span() extent { return extent{c.Start, c.End} }

func (t *tally) capacities(doc string, gold []goldCapacity, in *view) {
	var found []foundCapacity
	for _, c := range in.Capacities {
		found = append(found, foundCapacity{c})
	}
	same := func(g *goldCapacity, p *foundCapacity) int {
		if g.overlaps(p.span()) && near(g.MW, some(p.MW)) && near(g.MWh, some(p.MWh)) {
			return 1
		}
		return 0
	}
	gold, found = settle(gold, func(g *goldCapacity) bool { return g.Optional }, found, same)
	pairs := pair(gold, found, same)
	show := func(text string, mw, mwh *float64, technology, scope, country string) string {
		s := text + " mw=" + shown(mw)
		if mwh != nil {
			s += " mwh=" + shown(mwh)
		}
		return s + " " + shown(technology) + " " + shown(scope) + " " + shown(country)
	}
	count(t, doc, "capacities", gold, found, pairs,
		of[goldCapacity]{nil, func(g *goldCapacity) string {
			return show(g.Text, g.MW, g.MWh, g.Technology.value, g.Scope.value, g.Country.value)
		}, func(g *goldCapacity) string { return at(g.extent) }},
		of[foundCapacity]{nil, func(p *foundCapacity) string {
			return show(p.Text, some(p.MW), some(p.MWh), p.Technology, p.Scope, p.Country) + " [" + p.Rule + "]"
		}, func(p *foundCapacity) string { return at(p.span()) }})
	full := 0
	for _, x := range pairs {
		g, p := &gold[x.gold], &found[x.found]
		ok := true
		for _, a := range []struct {
			name   string
			want   given
			got    string
			counts bool
		}{
			{"technology", g.Technology, p.Technology, true},
			{"scope", g.Scope, p.Scope, true},
			{"country", g.Country, p.Country, true},
			{"status", g.Status, p.Status, false},
			{"rating", g.Rating, p.Rating, false},
		} {
			if !a.want.asked {
				continue
			}
			right := a.want.value == a.got
			t.attribute("capacity "+a.name, right)
			if !right {
				t.wrong(doc, "capacity "+a.name, fmt.Sprintf("%s: gold %s, got %s [%s]", g.Text, shown(a.want.value), shown(a.got), p.Rule), at(g.extent))
				ok = ok && !a.counts
			}
		}
		if g.Project != "" {
			t.attribute("capacity project", contains(g.Project, in.projectNames[p.ProjectID]))
		}
		if g.Place != "" {
			t.attribute("capacity place", contains(g.Place, p.Place))
		}
		if ok {
			full++
		}
	}
	t.add("capacities full", full, len(found)-full, len(gold)-full)
}
