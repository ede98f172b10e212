package main

import (
	"slices"
	"testing"
)

func testAtlas() *atlas {
	return &atlas{
		countries: map[string]bool{"Jordan": true}, stop: map[string]bool{"Best": true, "Cadiz|PHL": true},
		persons: map[string]bool{"Jackson": true, "Vargas": true}, townNames: map[string]bool{}, regions: map[string]string{},
	}
}

func TestAdd(t *testing.T) {
	a := testAtlas()
	if a.add(Place{Name: "Best", Kind: "city", Country: "NLD"}) || a.add(Place{Name: "Cadiz", Kind: "city", Country: "PHL"}) {
		t.Error("a place of the stop list was added")
	}
	a.add(Place{Name: "Cádiz", Aliases: []string{"Cadiz", "Cádiz", "Best", "Jordan", "Кадис"}, Kind: "city", Country: "ESP"})
	a.add(Place{Name: "Vargas State", Aliases: []string{"Vargas"}, Kind: "region", Country: "VEN", Population: 300_000})
	if want := []string{"Cadiz"}; len(a.places) != 2 || !slices.Equal(a.places[0].Aliases, want) || len(a.places[1].Aliases) != 0 {
		t.Errorf("places %+v", a.places)
	}
}

func TestWanted(t *testing.T) {
	a := testAtlas()
	for _, c := range []struct {
		place Place
		want  bool
	}{
		{Place{Name: "Ekibastuz", Country: "KAZ", Population: 6_000}, true},
		{Place{Name: "Anytown", Country: "USA", Population: 6_000}, false},
		{Place{Name: "Anytown", Country: "IND", Population: 16_000}, false},
		{Place{Name: "Jackson", Country: "USA", Population: 150_000}, false},
		{Place{Name: "Jordan", Country: "USA", Population: 20_000}, false},
	} {
		if got := a.wanted(c.place); got != c.want {
			t.Errorf("wanted(%+v) = %v", c.place, got)
		}
	}
}

func TestMerged(t *testing.T) {
	a := testAtlas()
	a.places = []Place{
		{Name: "Springfield", Aliases: []string{"B"}, Kind: "city", Country: "USA", Region: "Illinois", Population: 5},
		{Name: "Springfield", Kind: "city", Country: "USA", Region: "Ohio", Population: 7},
		{Name: "Springfield", Aliases: []string{"A", "B"}, Kind: "city", Country: "USA", Region: "Illinois", Population: 9},
	}
	got := a.merged()
	if len(got) != 2 || got[0].Population != 9 || !slices.Equal(got[0].Aliases, []string{"A", "B"}) {
		t.Errorf("merged = %+v", got)
	}
}

// The coordinates join the two packages; a town without a second-level region
// counts for the first-level one alone.
func TestSumPeople(t *testing.T) {
	towns := []town{
		{Country: "GB", Admin1: "ENG", Population: 100, Latitude: 52.05917, Longitude: 1.15545},
		{Country: "GB", Admin1: "ENG", Population: 20, Latitude: 51, Longitude: -0.5},
	}
	seats := []seat{{Country: "GB", Admin1: "ENG", Admin2: "N5", Latitude: "52.05917", Longitude: "1.15545"}}
	got := sumPeople(towns, seats)
	if got["GB.ENG"] != 120 || got["GB.ENG.N5"] != 100 || len(got) != 2 {
		t.Errorf("sumPeople = %v", got)
	}
}
