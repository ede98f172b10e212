package name

import (
	"sort"
	"strings"
	"testing"
)

// listing shows the entities of a kind with all their forms.
func listing(ents []Entity, kind string) string {
	var out []string
	for _, e := range ents {
		if e.Kind == kind {
			out = append(out, strings.Join(append([]string{e.Name}, e.Aliases...), "|"))
		}
	}
	sort.Strings(out)
	return strings.Join(out, "; ")
}

func TestNames(t *testing.T) {
	d := newDriver(t)
	for _, c := range []struct{ text, kind, want string }{
		{"The Ministry of Investment, Industry and Trade met Masdar in Tashkent.", "organization", "Masdar; Ministry of Investment, Industry and Trade"},
		{"Kazakhstan's Ministry of Energy signed.", "place", "Kazakhstan"},
		{"He works at East Gorland Engineering Science and Technology Co in Yiwu.", "organization", "East Gorland Engineering Science and Technology Co"},
		{"Borland Power Corporation (BPC) won. BPC is new.", "organization", "Borland Power Corporation|BPC"},
		{"Energy Minister Tolvek Brandis spoke. Brandis was short.", "person", "Tolvek Brandis|Brandis"},
		{"The Tarn and Dolgeth wind farms are ready.", "project", "Dolgeth; Tarn"},
	} {
		ents, _ := d.names(c.text, "")
		if got := listing(ents, c.kind); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestCountries(t *testing.T) {
	d := newDriver(t)
	for _, c := range []struct{ text, name, want string }{
		{"Saudi developer Borland Power won.", "Borland Power", "SAU"},
		{"Dubai-based Borland Power won.", "Borland Power", "ARE"},
		{"Borland Power, the Spanish utility, won.", "Borland Power", "ESP"},
		{"Borland Power, a Singapore-based firm, won.", "Borland Power", "SGP"},
		{"Kenya's Ministry of Energy agreed.", "Ministry of Energy", "KEN"},
		{"The Kenyan energy ministry agreed.", "energy ministry", "KEN"},
		{"It is in Paris, Texas.", "Paris", "USA"},
		{"It is in Paris.", "Paris", "FRA"},
		{"The line crosses Georgia and Armenia to Tbilisi.", "Georgia", "GEO"},
		{"The Dolgeth wind farm in Uzbekistan is new.", "Dolgeth wind farm", "UZB"},
	} {
		ents, _ := d.names(c.text, "")
		got := "no entity"
		for _, e := range ents {
			if e.Name == c.name {
				got = e.Country
			}
		}
		if got != c.want {
			t.Errorf("%s %s: got %s, want %s", c.text, c.name, got, c.want)
		}
	}
}

func TestNominals(t *testing.T) {
	d := newDriver(t)
	for _, c := range []struct{ text, want string }{
		{"Borland Power signed a deal with Tarnik Bank. The company will build it, the bank will pay.", "The company=Borland Power; the bank=Tarnik Bank"},
		{"Borland Power and Gorst Energy met. The two firms agreed.", "The two firms=Borland Power,Gorst Energy"},
		{"The Dolgeth wind farm is new. The plant is big.", "The plant=Dolgeth wind farm"},
		{"A consortium of Borland Power, Gorst Energy and Tarnik Bank won. The consortium agreed.", "The consortium=Borland Power,Gorst Energy,Tarnik Bank"},
		{"Borland Power met the press. It will build a plant.", "It=Borland Power"},
		{"Egypt is open. It will build a plant.", ""},
		{"The developer Borland Power won.", ""},
	} {
		ents, _ := d.names(c.text, "")
		var out []string
		for _, n := range d.run.Nominals() {
			var names []string
			for _, e := range n.Entities {
				names = append(names, ents[e].Name)
			}
			out = append(out, d.doc.Slice(n.Span)+"="+strings.Join(names, ","))
		}
		if got := strings.Join(out, "; "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
