package extract_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"wattwire/extract"
	"wattwire/extract/record"
	"wattwire/extract/rule"
)

// TestSpans holds every record of every fixture to what package record
// promises.
func TestSpans(t *testing.T) {
	x, kinds := newExtractor(t), ruleKinds(t)
	for _, a := range fixtures(t) {
		for _, fault := range broken(extracted(t, x, a), kinds) {
			t.Errorf("%s: %s", a.URI, fault)
		}
	}
}

// TestSpansOfCorpus does the same on articles of the corpora beside the
// repository, where they are.
func TestSpansOfCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	x, kinds := newExtractor(t), ruleKinds(t)
	for _, file := range []string{"../../shared/corpus/energy.jsonl.gz", "../../shared/corpus/general.jsonl.gz"} {
		if _, err := os.Stat(file); err != nil {
			t.Skip("no corpus")
		}
		shown := 0
		for _, a := range articles(t, file, 400) {
			for _, fault := range broken(extracted(t, x, a), kinds) {
				if shown++; shown > 20 {
					t.Fatal("…")
				}
				t.Errorf("%s: %s", a.URI, fault)
			}
		}
	}
}

// TestCut begins and ends the sentences of every fixture and of the examples of all rules
// at every word, as pages that were cut badly do.
func TestCut(t *testing.T) {
	x, kinds := newExtractor(t), ruleKinds(t)
	texts := ruleTexts(t)
	for _, a := range fixtures(t) {
		texts = append(texts, extract.Article{Text: a.Text, Published: a.Published})
	}
	words := regexp.MustCompile(`\s+`)
	for n, a := range texts {
		if testing.Short() && n%4 != 0 {
			continue
		}
		for _, line := range strings.FieldsFunc(a.Text, func(r rune) bool { return r == '\n' || r == '.' }) {
			for _, at := range words.FindAllStringIndex(line, -1) {
				for _, part := range []string{line[:at[0]], line[at[1]:]} {
					for _, fault := range broken(extracted(t, x, record.Document{Text: part, Published: a.Published}), kinds) {
						t.Errorf("%q: %s", part, fault)
					}
				}
			}
		}
	}
}

// TestSpliced joins the beginning of one example of a rule to the end of another, at random and
// with a word between that binds clauses, as texts do that have lost a line; so do the titles.
func TestSpliced(t *testing.T) {
	times := 20000
	if testing.Short() {
		times = 2000
	}
	x, kinds := newExtractor(t), ruleKinds(t)
	texts := ruleTexts(t)
	pick := rand.New(rand.NewPCG(3, 4))
	between := []string{"", ",", "and", "(", ")", "–", "\"", "which", "whose", "of", "by", "with", "for", ";", ":", ".", "$5 million", "40 MW", "the two", "it", "both", "Kenya", "Voltara Energy"}
	part := func(head bool) string {
		words := strings.Fields(texts[pick.IntN(len(texts))].Text)
		at := pick.IntN(len(words) + 1)
		if head {
			words = words[:at]
		} else {
			words = words[at:]
		}
		return strings.Join(words, " ")
	}
	for range times {
		title := part(true) + ". " + part(false)
		text := part(true) + " " + between[pick.IntN(len(between))] + " " + part(false)
		for _, fault := range broken(extracted(t, x, record.Document{Title: title, Text: text, Published: "2025-03-04"}), kinds) {
			t.Errorf("%q, %q: %s", title, text, fault)
		}
	}
}

// TestCutOfCorpus cuts articles of the corpora beside the repository, where they are, at random:
// a piece of each, of up to some hundred characters, many times over.
func TestCutOfCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	const times, longest = 30, 700
	x, kinds := newExtractor(t), ruleKinds(t)
	pick := rand.New(rand.NewPCG(1, 2))
	for _, file := range []string{"../../shared/corpus/energy.jsonl.gz", "../../shared/corpus/general.jsonl.gz"} {
		if _, err := os.Stat(file); err != nil {
			t.Skip("no corpus")
		}
		for _, a := range articles(t, file, 1000) {
			text := []rune(a.Text)
			for range times {
				from := pick.IntN(len(text) + 1)
				part := string(text[from : from+pick.IntN(min(longest, len(text)-from)+1)])
				for _, fault := range broken(extracted(t, x, record.Document{Text: part, Published: a.Published}), kinds) {
					t.Errorf("%q: %s", part, fault)
				}
			}
		}
	}
}

// TestEnds reads texts that end or begin where a rule looks for what stands beside, or that lead
// it back to where it began.
func TestEnds(t *testing.T) {
	x := newExtractor(t)
	for _, text := range []string{
		"The crew left the diesel-electric M.S. Borelli, a vessel",
		"A plant of Borel Wind, an affiliate of Borel",
		"Opposite lie exploration blocks awarded by Kenya to firms. Voltara Energy runs three blocks",
		") - Voltara Energy has signed a contract.",
		"Number of deals, including the acquisition of a majority stake in Voltara Energy",
		"Voltara Energy signed an agreement after talks between Ann Lee and Tom Berg, Ida Moss,",
		"Vendors are proposing wind farms and financing",
		", and Reason in the Age of Bolts by Ann Lee, with whom I",
		"Voltara Energy is to raise funds from the",
		"Kenya signed a deal with Peru and the two states on a dam.",
		"Voltara Energy signed a loan with Kivu Bank for a wind farm. Joining as lenders, Lumen Bank and Tamba Bank provided more.",
		"issued by Borel in summer, the facility was labelled a site of clean energy",
	} {
		if _, err := x.Extract(context.Background(), extract.Article{Text: text}); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// ruleKinds are the kinds of the rules by their ids.
func ruleKinds(t testing.TB) map[string]string {
	t.Helper()
	rules, err := rule.Load(rule.Source{Name: "extract/rule/data", FS: rule.Data()})
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]string{}
	for _, r := range rules {
		kinds[r.ID] = r.Kind
	}
	return kinds
}

// broken are the promises that a result breaks.
func broken(r extract.Result, ruleKinds map[string]string) []string {
	c := checker{text: []rune(r.Document.Text), ruleKinds: ruleKinds}
	entities := c.ids("entity", len(r.Entities), func(i int) int { return r.Entities[i].ID })
	projects := c.ids("project", len(r.Projects), func(i int) int { return r.Projects[i].ID })
	quantities := c.ids("quantity", len(r.Quantities), func(i int) int { return r.Quantities[i].ID })
	c.ids("capacity", len(r.Capacities), func(i int) int { return r.Capacities[i].ID })
	c.ids("agreement", len(r.Agreements), func(i int) int { return r.Agreements[i].ID })

	kindOf, first := map[int]string{}, map[int]int{}
	for _, e := range r.Entities {
		kindOf[e.ID] = e.Kind
		c.oneOf("entity kind", e.Kind, record.Organization, record.Person, record.Place, record.ProjectKind, record.Event, record.Programme)
		c.must(e.Name != "", "entity %d has no name", e.ID)
		c.must(slices.IsSorted(e.Aliases), "aliases of %q are not sorted: %q", e.Name, e.Aliases)
	}
	c.evidence("entity", len(r.Mentions), func(i int) record.Evidence { return r.Mentions[i].Evidence })
	for _, m := range r.Mentions {
		c.reference(m.Evidence, entities, m.EntityID)
		c.must(kindOf[m.EntityID] == m.Kind, "mention %q is a %s, its entity a %s", m.Text, m.Kind, kindOf[m.EntityID])
		if _, ok := first[m.EntityID]; !ok {
			first[m.EntityID] = m.Start
		}
	}
	last := 0
	for _, e := range r.Entities {
		if at, ok := first[e.ID]; ok {
			c.must(at >= last, "entity %q is told before the one listed before it", e.Name)
			last = at
		}
	}
	c.evidence("date", len(r.Dates), func(i int) record.Evidence { return r.Dates[i].Evidence })
	for _, d := range r.Dates {
		c.oneOf("date type", d.Type, "DATE", "TIME", "DURATION", "SET")
		c.must(d.FirstDay <= d.LastDay, "date %q begins %s and ends %s", d.Text, d.FirstDay, d.LastDay)
		c.must((d.FirstDay == "") == (d.LastDay == ""), "date %q has one end", d.Text)
	}
	c.evidence("quantity", len(r.Quantities), func(i int) record.Evidence { return r.Quantities[i].Evidence })
	for _, q := range r.Quantities {
		c.oneOf("dimension", q.Dimension, record.Power, record.Energy, record.Mass, record.Volume, record.Length, record.Area, record.Money,
			record.Percent, record.Duration, record.Temperature, record.Price, record.Count, record.OtherAmount)
		c.oneOf("qualifier", q.Qualifier, "", "about", "over", "under", "up_to", "at_least")
		c.must(q.ValueMax == 0 || q.Value <= q.ValueMax, "quantity %q goes from %g to %g", q.Text, q.Value, q.ValueMax)
	}
	c.evidence("capacity", len(r.Capacities), func(i int) record.Evidence { return r.Capacities[i].Evidence })
	for _, p := range r.Capacities {
		c.must(p.QuantityID != 0, "capacity %q has no quantity", p.Text)
		c.reference(p.Evidence, quantities, p.QuantityID)
		c.reference(p.Evidence, projects, p.ProjectID)
		c.must(p.MW > 0 || p.MWh > 0, "capacity %q has no amount", p.Text)
		c.oneOf("rating", p.Rating, "", "ac", "dc")
		c.oneOf("scope", p.Scope, "", record.ScopeUnit, record.ScopeProject, record.ScopePortfolio, record.ScopeSupply, record.ScopeTarget, record.ScopeMarket)
		c.status(p.Status)
		c.technology(p.Technology)
		c.country(p.Country)
	}
	for _, p := range r.Projects {
		c.must(p.EntityID == 0 || entities[p.EntityID], "project %q points at entity %d", p.Name, p.EntityID)
		c.must(p.Name != "", "project %d has no name", p.ID)
		c.status(p.Status)
		c.technology(p.Technology)
		c.country(p.Country)
	}
	c.evidence("agreement", len(r.Agreements), func(i int) record.Evidence { return r.Agreements[i].Evidence })
	for _, a := range r.Agreements {
		c.agreement(a, entities, projects)
	}
	c.evidence("milestone", len(r.Milestones), func(i int) record.Evidence { return r.Milestones[i].Evidence })
	for _, m := range r.Milestones {
		c.reference(m.Evidence, projects, m.ProjectID)
		c.oneOf("milestone", m.Type, "announced", "permitted", "financed", "construction_started", "completed", "commissioned", "expanded",
			"suspended", "cancelled", "retired")
		c.country(m.Country)
	}
	c.evidence("affiliation", len(r.Affiliations), func(i int) record.Evidence { return r.Affiliations[i].Evidence })
	for _, a := range r.Affiliations {
		c.must(kindOf[a.PersonID] == record.Person, "affiliation %q is of entity %d, a %q", a.Text, a.PersonID, kindOf[a.PersonID])
		c.reference(a.Evidence, entities, a.OrganizationID)
	}
	c.evidence("quote", len(r.Quotes), func(i int) record.Evidence { return r.Quotes[i].Evidence })
	for _, q := range r.Quotes {
		c.reference(q.Evidence, entities, q.SpeakerID)
	}
	return c.faults
}

// checker gathers what is wrong with a result.
type checker struct {
	text      []rune
	ruleKinds map[string]string
	faults    []string
}

func (c *checker) must(ok bool, format string, args ...any) {
	if !ok {
		c.faults = append(c.faults, fmt.Sprintf(format, args...))
	}
}

// ids must count from 1.
func (c *checker) ids(kind string, n int, id func(int) int) map[int]bool {
	known := map[int]bool{}
	for i := range n {
		c.must(id(i) == i+1, "%s %d of the list has the id %d", kind, i+1, id(i))
		known[id(i)] = true
	}
	return known
}

func (c *checker) evidence(kind string, n int, of func(int) record.Evidence) {
	for i := range n {
		e := of(i)
		if e.Start < 0 || e.End > len(c.text) || e.Start >= e.End {
			c.must(false, "%s %q: no span from %d to %d in a text of %d", kind, e.Text, e.Start, e.End, len(c.text))
			continue
		}
		c.must(string(c.text[e.Start:e.End]) == e.Text, "%s %q: from %d to %d stands %q", kind, e.Text, e.Start, e.End, string(c.text[e.Start:e.End]))
		c.must(strings.TrimSpace(e.Text) == e.Text, "%s %q: space at its ends", kind, e.Text)
		switch k, ok := c.ruleKinds[e.Rule]; {
		case !ok:
			c.must(false, "%s %q: no rule %q", kind, e.Text, e.Rule)
		case k != kind:
			c.must(false, "%s %q: by rule %s of kind %s", kind, e.Text, e.Rule, k)
		}
		if i > 0 {
			b := of(i - 1)
			c.must(b.Start < e.Start || b.Start == e.Start && b.End <= e.End, "%s %q (%d-%d) is listed after %q (%d-%d)",
				kind, e.Text, e.Start, e.End, b.Text, b.Start, b.End)
		}
	}
}

func (c *checker) reference(e record.Evidence, known map[int]bool, id int) {
	c.must(id == 0 || known[id], "%q by %s points at %d, which there is not", e.Text, e.Rule, id)
}

func (c *checker) oneOf(what, value string, allowed ...string) {
	c.must(slices.Contains(allowed, value), "%s %q", what, value)
}

func (c *checker) status(s string) {
	c.oneOf("status", s, "", "announced", "pre-construction", "construction", "operating", "shelved", "cancelled", "retired", "mothballed")
}

// technologies in the order in which a hybrid joins them.
var technologies = []string{"solar", "wind", "hydro", "storage", "nuclear", "gas", "coal", "oil", "geothermal", "bioenergy", "waste",
	"marine", "hydrogen", "grid"}

func (c *checker) technology(s string) {
	if s == "" {
		return
	}
	last := -1
	for _, p := range strings.Split(s, "+") {
		at := slices.Index(technologies, p)
		c.must(at > last, "technology %q", s)
		last = at
	}
}

func (c *checker) country(s string) {
	ok := len(s) == 0 || len(s) == 3
	for _, r := range s {
		ok = ok && 'A' <= r && r <= 'Z'
	}
	c.must(ok, "country %q", s)
}

func (c *checker) agreement(a record.Agreement, entities, projects map[int]bool) {
	c.oneOf("agreement type", a.Type, "power_purchase_agreement", "memorandum_of_understanding", "letter_of_intent", "cooperation_agreement",
		"shareholder_agreement", "joint_venture", "financing", "construction_contract", "supply_contract", "service_contract", "concession",
		"acquisition", "auction_award", "other")
	c.oneOf("agreement status", a.Status, "signed", "planned", "ended")
	binding := a.Type != "memorandum_of_understanding" && a.Type != "letter_of_intent" && a.Type != "cooperation_agreement"
	c.must(a.Binding == binding, "agreement %q: a %s with binding %v", a.Text, a.Type, a.Binding)
	c.must(a.Value == 0 || a.Currency != "", "agreement %q: value %g of no currency", a.Text, a.Value)
	c.reference(a.Evidence, projects, a.ProjectID)
	c.technology(a.Technology)
	c.country(a.Country)
	seen := map[record.Party]bool{}
	for _, p := range a.Parties {
		c.reference(a.Evidence, entities, p.EntityID)
		c.oneOf("role", p.Role, "party", "witness")
		c.must(p.Name != "", "agreement %q: a party without a name", a.Text)
		c.must(!seen[p], "agreement %q: party %q twice", a.Text, p.Name)
		seen[p] = true
	}
	inText := 0 <= a.SentenceStart && a.SentenceStart <= a.SentenceEnd && a.SentenceEnd <= len(c.text)
	told := a.SentenceEnd == 0 || a.SentenceStart <= a.Start && a.Start < a.SentenceEnd
	c.must(inText && told, "agreement %q (%d-%d): sentence %d-%d", a.Text, a.Start, a.End, a.SentenceStart, a.SentenceEnd)
}

// TestDeterministic: an article gives the same bytes whatever articles came
// before it, from an old extractor or a new one.
func TestDeterministic(t *testing.T) {
	x := newExtractor(t)
	docs := fixtures(t)
	want := map[string][]byte{}
	for _, a := range docs {
		want[a.URI] = marshal(t, extracted(t, x, a))
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	for round := range 4 {
		if round == 2 {
			x = newExtractor(t)
		}
		rnd.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		for _, a := range docs {
			if got := marshal(t, extracted(t, x, a)); !bytes.Equal(got, want[a.URI]) {
				t.Errorf("%s: other records in round %d", a.URI, round+1)
			}
		}
	}
}

// TestConcurrent: an extractor gives the same bytes to all of its goroutines.
func TestConcurrent(t *testing.T) {
	docs := fixtures(t)
	alone := newExtractor(t)
	want := make([][]byte, len(docs))
	for i, a := range docs {
		want[i] = marshal(t, extracted(t, alone, a))
	}
	x := newExtractor(t)
	var g sync.WaitGroup
	for worker := range 8 {
		g.Go(func() {
			for k := range docs {
				i := (k + worker*len(docs)/8) % len(docs)
				r, err := x.Extract(context.Background(), docs[i])
				if err != nil {
					t.Error(err)
					return
				}
				if !bytes.Equal(marshal(t, r), want[i]) {
					t.Errorf("%s: other records in goroutine %d", docs[i].URI, worker)
				}
			}
		})
	}
	g.Wait()
}

// TestCancelled: Extract returns the error of a context that has ended.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := newExtractor(t).Extract(ctx, extract.Article{URI: "a.txt", Text: "In May 2023."}); err == nil || !strings.Contains(err.Error(), "a.txt") {
		t.Errorf("got %v", err)
	}
}
