package extract

import "testing"

func TestUntagged(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for title, want := range map[string]string{
		"UPDATE 2-Voltara Energy buys Kivu Wind":                 "Voltara Energy buys Kivu Wind",
		"REFILE-UPDATE 1-Kenya's Voltara Energy buys Kivu Wind":  "Kenya's Voltara Energy buys Kivu Wind",
		"PRESS DIGEST- British Business":                         "British Business",
		"KIVU-led group buys Voltara Energy":                     "KIVU-led group buys Voltara Energy",
		"Voltara Energy-led group buys Kivu Wind":                "Voltara Energy-led group buys Kivu Wind",
		"Analysis-What Voltara Energy's purchase means for wind": "Analysis-What Voltara Energy's purchase means for wind",
		"UPDATE-": "UPDATE-",
		"":        "",
	} {
		if got := x.tags.untagged(title); got != want {
			t.Errorf("%q: got %q, want %q", title, got, want)
		}
	}
}
