package eval

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"wattwire/extract/record"
)

// nameSet is a set of names as compared, sorted.
type nameSet []string

func newNameSet(names []string) nameSet {
	s := slices.Clone(names)
	slices.Sort(s)
	return slices.Compact(s)
}

func (s nameSet) has(name string) bool {
	_, ok := slices.BinarySearch(s, name)
	return ok
}

func (s nameSet) String() string { return "[" + strings.Join(s, "; ") + "]" }

type wantedAgreement struct {
	*goldAgreement
	parties, also nameSet
}

func (g *wantedAgreement) touches(e extent) bool {
	for _, s := range g.Spans {
		if e.overlaps(extent{s[0], s[1]}) {
			return true
		}
	}
	return false
}

func (g *wantedAgreement) key() string {
	if len(g.Spans) == 0 {
		return g.Type
	}
	// Several agreements of one sentence share their spans.
	return fmt.Sprintf("%s %d-%d %s %s", g.Type, g.Spans[0][0], g.Spans[0][1], g.parties, shown(g.MW))
}

type foundAgreement struct {
	*record.Agreement
	parties nameSet
}

func (p *foundAgreement) span() extent { return extent{p.Start, p.End} }

// parties of an agreement under the names that the gold has for them: of the
// forms of a party the longest that the gold knows.
func (v *view) parties(a *record.Agreement, names canon) nameSet {
	var out []string
	for _, p := range a.Parties {
		if p.Role == "witness" {
			continue
		}
		forms := []string{p.Name}
		if p.EntityID != 0 {
			forms = newNameSet(append(forms, v.mentions[p.EntityID]...))
		}
		slices.SortStableFunc(forms, func(a, b string) int {
			return cmp.Compare(utf8.RuneCountInString(b), utf8.RuneCountInString(a))
		})
		name := compared(p.Name)
		for _, f := range forms {
			if c := names.of(f); names.names[c] {
				name = c
				break
			}
		}
		out = append(out, name)
	}
	return newNameSet(out)
}

func (t *tally) agreements(doc string, goldList []goldAgreement, in *view, names canon) {
	all := func(list []string) nameSet {
		var out []string
		for _, n := range list {
			out = append(out, names.of(n))
		}
		return newNameSet(out)
	}
	var gold []wantedAgreement
	for i := range goldList {
		g := wantedAgreement{goldAgreement: &goldList[i], also: all(goldList[i].Also)}
		if g.Parties != nil {
			g.parties = all(*g.Parties)
		}
		gold = append(gold, g)
	}
	var found []foundAgreement
	for i := range in.Agreements {
		a := &in.Agreements[i]
		found = append(found, foundAgreement{a, in.parties(a, names)})
	}
	same := func(g *wantedAgreement, p *foundAgreement) int {
		if g.Type != p.Type {
			return 0
		}
		fit := shared(g.parties, p.parties)
		if g.touches(p.span()) {
			fit += 10
		}
		return fit
	}
	// An optional agreement that was found, under whatever type, is no false
	// alarm.
	hit := map[int]bool{}
	for _, x := range pair(gold, found, same) {
		hit[x.found] = true
	}
	var keep []foundAgreement
	for i := range found {
		free := slices.ContainsFunc(gold, func(g wantedAgreement) bool { return g.Optional && g.touches(found[i].span()) })
		if hit[i] || !free {
			keep = append(keep, found[i])
		}
	}
	found = keep
	pairs := pair(gold, found, same)
	count(t, doc, "agreements", gold, found, pairs,
		of[wantedAgreement]{func(g *wantedAgreement) bool { return g.Optional }, func(g *wantedAgreement) string {
			return fmt.Sprintf("%s %s mw=%s %v", g.Type, g.parties, shown(g.MW), g.Spans)
		}, (*wantedAgreement).key},
		of[foundAgreement]{nil, func(p *foundAgreement) string {
			return fmt.Sprintf("%s %s mw=%s %q [%s]", p.Type, p.parties, shown(p.MW), p.Text, p.Rule)
		}, func(p *foundAgreement) string { return fmt.Sprintf("%s %s", p.Type, at(p.span())) }})
	full, required, free := 0, 0, 0
	for i := range gold {
		if !gold[i].Optional {
			required++
		}
	}
	missed := make([]bool, len(gold))
	for i := range missed {
		missed[i] = true
	}
	for _, x := range pairs {
		missed[x.gold] = false
		if gold[x.gold].Optional {
			free++
		} else if t.agreement(doc, &gold[x.gold], &found[x.found]) {
			full++
		}
	}
	for i := range gold {
		if missed[i] && !gold[i].Optional {
			t.add("parties", 0, 0, len(gold[i].parties))
		}
	}
	t.add("agreements full", full, len(found)-free-full, required-full)
}

// agreement scores the fields of a pair and says whether all are right.
func (t *tally) agreement(doc string, g *wantedAgreement, p *foundAgreement) bool {
	ok := true
	if g.Parties != nil {
		var named nameSet
		for _, n := range p.parties {
			if !g.also.has(n) {
				named = append(named, n)
			}
		}
		tp := shared(g.parties, named)
		t.add("parties", tp, len(named)-tp, len(g.parties)-tp)
		if !slices.Equal(g.parties, named) {
			ok = false
			t.wrong(doc, "parties", fmt.Sprintf("%s: gold %s, got %s [%s]", g.Type, g.parties, p.parties, p.Rule), g.key())
		}
	}
	check := func(name string, asked, right bool, want, got string) {
		if !asked {
			return
		}
		t.attribute("agreement "+name, right)
		if !right {
			ok = false
			t.wrong(doc, "agreement "+name, fmt.Sprintf("%s: gold %s, got %s [%s]", g.Type, want, got, p.Rule), g.key())
		}
	}
	text := func(name string, want *string, got string) {
		check(name, want != nil, want != nil && *want == got && got != "", shown(want), shown(got))
	}
	amount := func(name string, want *float64, got float64) {
		check(name, want != nil, got != 0 && near(want, &got), shown(want), shown(got))
	}
	text("status", g.Status, p.Status)
	amount("mw", g.MW, p.MW)
	text("country", g.Country, p.Country)
	amount("value", g.Value, p.Value)
	text("currency", g.Currency, p.Currency)
	text("date", g.Date, p.Date)
	amount("mwh", g.MWh, p.MWh)
	if g.Technology != nil {
		t.attribute("agreement technology", *g.Technology == p.Technology)
	}
	if g.Term != nil {
		t.attribute("agreement term", *g.Term == p.Term)
	}
	if g.Count != nil {
		t.attribute("agreement count", *g.Count == p.Count)
	}
	return ok
}

type foundMilestone struct {
	record.Milestone
	project string
}

func (m foundMilestone) span() extent { return extent{m.Start, m.End} }

func (t *tally) milestones(doc string, gold []goldMilestone, in *view) {
	var found []foundMilestone
	for _, m := range in.Milestones {
		found = append(found, foundMilestone{m, in.projectNames[m.ProjectID]})
	}
	same := func(g *goldMilestone, p *foundMilestone) int {
		switch {
		case g.Type != p.Type:
			return 0
		case g.overlaps(p.span()):
			return 2
		case g.MW != nil && *g.MW != 0 && near(g.MW, some(p.MW)) || contains(g.Project, p.project):
			return 1
		}
		return 0
	}
	gold, found = settle(gold, func(g *goldMilestone) bool { return g.Optional }, found, same)
	pairs := pair(gold, found, same)
	count(t, doc, "milestones", gold, found, pairs,
		of[goldMilestone]{nil, func(g *goldMilestone) string { return g.Type + ": " + g.Text },
			func(g *goldMilestone) string { return g.Type + " " + at(g.extent) + " " + g.Project }},
		of[foundMilestone]{nil, func(p *foundMilestone) string { return p.Type + ": " + p.Text + " [" + p.Rule + "]" },
			func(p *foundMilestone) string { return p.Type + " " + at(p.span()) }})
	for _, x := range pairs {
		if want := gold[x.gold].Date; want != "" {
			t.attribute("milestone date", want == found[x.found].Date)
		}
	}
}
