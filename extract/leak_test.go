package extract_test

import (
	"context"
	"math/rand/v2"
	"reflect"
	"testing"

	"wattwire/extract"
	"wattwire/extract/rule"
)

// TestArticlesLeaveNothingBehind reads the examples of all rules, then again in other
// orders: what a text yields must not depend on the texts that were read before it.
func TestArticlesLeaveNothingBehind(t *testing.T) {
	texts := ruleTexts(t)
	x := newExtractor(t)
	read := func(i int) extract.Result {
		res, err := x.Extract(context.Background(), texts[i])
		if err != nil {
			t.Fatalf("%q: %v", texts[i].Text, err)
		}
		return res
	}
	first := make([]extract.Result, len(texts))
	for i := range texts {
		first[i] = read(i)
	}
	rounds := uint64(4)
	if testing.Short() {
		rounds = 2
	}
	for round := range rounds {
		for _, i := range rand.New(rand.NewPCG(round, 0)).Perm(len(texts)) {
			if !reflect.DeepEqual(read(i), first[i]) {
				t.Errorf("%q yields something else in round %d", texts[i].Text, round)
			}
		}
	}
}

// ruleTexts are the examples of all rules.
func ruleTexts(t *testing.T) []extract.Article {
	t.Helper()
	rules, err := rule.Load(rule.Source{Name: "extract/rule/data", FS: rule.Data()})
	if err != nil {
		t.Fatal(err)
	}
	var texts []extract.Article
	for _, r := range rules {
		for _, e := range append(r.Fires, r.Silent...) {
			texts = append(texts, extract.Article{Text: e.Text, Title: e.Title, Published: e.Published})
		}
	}
	return texts
}
