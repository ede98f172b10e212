package deal

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"wattwire/extract/clause"
	"wattwire/extract/rule"
	"wattwire/extract/stagetest"
)

func TestFaultsOfRules(t *testing.T) {
	s := stagetest.New(t, nil)
	cl := stagetest.Must(clause.New(s.Lex, s.Labels))(t)
	bad := func(id string, line int, r rule.Rule) *rule.Rule {
		r.ID, r.Kind, r.File, r.Line = id, "agreement", "mine.yaml", line
		return &r
	}
	_, faults := New(s.Lex, s.Labels, []*rule.Rule{
		bad("type", 1, rule.Rule{Verbs: []string{"sign"}, Set: map[string]string{"type": "pact"}}),
		bad("status", 2, rule.Rule{Verbs: []string{"sign"}, Set: map[string]string{"status": "likely"}}),
		bad("field", 3, rule.Rule{Verbs: []string{"sign"}, Set: map[string]string{"mood": "good"}}),
		bad("role", 4, rule.Rule{Verbs: []string{"sign"}, Roles: map[string]string{"object": "bystander"}}),
		bad("thing", 5, rule.Rule{Verbs: []string{"sign"}, Roles: map[string]string{"object": "target if bicycle"}}),
		bad("pattern", 6, rule.Rule{Match: []rule.Text{{Text: "deal"}}}),
		bad("nouns", 7, rule.Rule{Nouns: []string{"agreement"}}),
		bad("again", 8, rule.Rule{Nouns: []string{"agreement"}}),
	}, cl)
	var got []string
	for _, f := range faults {
		got = append(got, f.Error())
	}
	want := []string{
		`mine.yaml:1: rule "type": type "pact" is no type of agreement`,
		`mine.yaml:2: rule "status": status "likely" is none of signed, planned, ended`,
		`mine.yaml:3: rule "field": set: an agreement rule sets type, status, needs, auction, each, ongoing and side, not "mood"`,
		`mine.yaml:4: rule "role": roles: object: "bystander" is none of party, agreement, target, witness`,
		`mine.yaml:5: rule "thing": roles: object: nothing is of the kind "bicycle"`,
		`mine.yaml:6: rule "pattern": an agreement rule has verbs or nouns, not match`,
		`mine.yaml:8: rule "again": the frame of nouns is rule "nouns" already`,
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestConflict(t *testing.T) {
	for _, c := range []struct {
		name string
		a, c candidate
		want bool
	}{
		{"nothing told", candidate{}, candidate{}, false},
		{"another capacity", candidate{facts: facts{mw: 100, rated: true}}, candidate{facts: facts{mw: 50, rated: true}}, true},
		{"the capacities of plants", candidate{facts: facts{mw: 100}}, candidate{facts: facts{mw: 50}}, false},
		{"a capacity and none", candidate{facts: facts{mw: 100}}, candidate{}, false},
		{"another sum of the same money", candidate{facts: facts{value: 1, currency: "USD"}}, candidate{facts: facts{value: 2, currency: "USD"}}, true},
		{"the sum in other money", candidate{facts: facts{value: 1, currency: "EUR"}}, candidate{facts: facts{value: 2, currency: "USD"}}, false},
		{"another term", candidate{facts: facts{term: "P20Y"}}, candidate{facts: facts{term: "P15Y"}}, true},
		{"a date and a closer one", candidate{facts: facts{date: "2024"}}, candidate{facts: facts{date: "2024-05-08"}}, false},
		{"another date", candidate{facts: facts{date: "2023"}}, candidate{facts: facts{date: "2024-05-08"}}, true},
		{"another date, but it returns", candidate{facts: facts{date: "2023"}}, candidate{link: link{returns: true}, facts: facts{date: "2024-05-08"}}, false},
		{"ended, then planned", candidate{mode: mode{status: "ended"}}, candidate{mode: mode{status: "planned"}}, true},
		{"another plant", candidate{facts: facts{plants: []int{1}}}, candidate{facts: facts{plants: []int{2}}}, true},
		{"one plant in common", candidate{facts: facts{plants: []int{1, 2}}}, candidate{facts: facts{plants: []int{2}}}, false},
		{"bought and closed", candidate{facts: facts{date: "2023"}}, candidate{wording: wording{typ: "acquisition"}, mode: mode{closed: true}, facts: facts{date: "2024"}}, false},
		{"several and one", candidate{wording: wording{count: 3}}, candidate{}, true},
	} {
		if got := new(Runner).conflict(&c.a, &c.c); got != c.want {
			t.Errorf("%s: got %v", c.name, got)
		}
	}
}

func TestTranche(t *testing.T) {
	loan := func(sent int, value float64, parties ...int) candidate {
		return candidate{wording: wording{typ: "financing"}, mode: mode{status: "signed"}, passage: passage{sent: sent}, makers: makers{parties: parties}, facts: facts{value: value, currency: "USD"}}
	}
	for _, c := range []struct {
		name string
		a, c candidate
		want bool
	}{
		{"a part, one sentence on", loan(1, 690), loan(2, 200, 7), true},
		{"more than the whole", loan(1, 690), loan(2, 900, 7), false},
		{"without a sum, one sentence on", loan(1, 690), loan(2, 0, 7), false},
		{"without a sum, in the sentence", loan(1, 690), loan(1, 0, 7), true},
		{"far on", loan(1, 690), loan(4, 200, 7), false},
		{"of a loan with lenders", loan(1, 690, 3), loan(2, 200, 7), false},
	} {
		if got := tranche(&c.a, &c.c); got != c.want {
			t.Errorf("%s: got %v", c.name, got)
		}
	}
}

func TestJoinTechnology(t *testing.T) {
	for _, c := range [][3]string{{"storage", "solar", "solar+storage"}, {"solar+storage", "wind", "solar+wind+storage"}, {"gas", "gas", "gas"}, {"", "wind", "wind"}} {
		if got := joinTechnology(c[0], c[1]); got != c[2] {
			t.Errorf("%q and %q: got %q, want %q", c[0], c[1], got, c[2])
		}
	}
}
