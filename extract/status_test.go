package extract_test

import (
	"context"
	"testing"

	"wattwire/extract"
)

// TestPrepared tells when a plant that is only planned where its capacity is told, or of which
// nothing is told there, has the status that the article tells elsewhere.
func TestPrepared(t *testing.T) {
	x := newExtractor(t)
	plan := "Voltara Energy plans to build a 90 MW wind farm near Tamba, Kenya. It is the firm's first in the country.\n\n"
	for _, c := range []struct{ text, want string }{
		{plan + "The wind farm would power 40,000 homes.", "announced"},
		{plan + "The county granted a construction permit for the wind farm in March 2023.", "pre-construction"},
		{plan + "Construction of the wind farm began in April.", "construction"},
		{plan + "The wind farm entered service in April.", "operating"},
		{"Ground has been broken on a 90 MW wind farm near Tamba, Kenya.", "construction"},
		{"Work on a 90 MW wind farm near Tamba, Kenya, started in 2019.", ""},
		{"The 90 MW wind farm near Tamba, Kenya, is due to open in 2026.", "announced"},
		{"Voltara Energy has switched off its 90 MW coal plant near Tamba, Kenya, for the last time.", "retired"},
		{plan + "It has signed a memorandum of understanding with Kivu Utilities Ltd on the wind farm.", "announced"},
	} {
		r, err := x.Extract(context.Background(), extract.Article{Published: "2024-05-10", Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Capacities) != 1 || r.Capacities[0].Status != c.want {
			t.Errorf("%s\n got %+v\nwant status %s", c.text, r.Capacities, c.want)
		}
	}
}
