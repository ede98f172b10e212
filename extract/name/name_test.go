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
