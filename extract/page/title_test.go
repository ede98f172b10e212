package page

import "testing"

func TestStripSite(t *testing.T) {
	for _, c := range []struct {
		title string
		sites []string
		want  string
	}{
		{"Dam is delayed by a year | River Times", []string{"rivertimes"}, "Dam is delayed by a year"},
		{"Dam is delayed by a year | Energy | River Times", []string{"rivertimes"}, "Dam is delayed by a year"},
		{"Dam is delayed by a year - River Times", []string{"rivertimes"}, "Dam is delayed by a year"},
		{"Dam is delayed by a year - River Times", nil, "Dam is delayed by a year"},
		{"Dam is delayed - what happens next - River Times", []string{"rivertimes"}, "Dam is delayed - what happens next"},
		{"River Times: Dam is delayed", []string{"rivertimes"}, "River Times: Dam is delayed"},
		{"River Times | Dam is delayed by another year", []string{"rivertimes"}, "Dam is delayed by another year"},
		{"RIVERMAG | Dam is delayed by another year", nil, "Dam is delayed by another year"},
		{"Dam is delayed : rivertimes.example", []string{"rivertimesexample", "rivertimes"}, "Dam is delayed"},
		{"Storm Ada : rain and wind", []string{"rivertimes"}, "Storm Ada : rain and wind"},
		{"Talks on the dam – a river divided", []string{"rivertimes"}, "Talks on the dam – a river divided"},
		{"", nil, ""},
	} {
		if got := stripSite(c.title, c.sites); got != c.want {
			t.Errorf("stripSite(%q, %q) = %q, want %q", c.title, c.sites, got, c.want)
		}
	}
}

func TestSplitAuthors(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"By Ann Lee", []string{"Ann Lee"}},
		{"By Ann Lee and Bo Roth", []string{"Ann Lee", "Bo Roth"}},
		{"Ann Lee, Bo Roth & Cy Park", []string{"Ann Lee", "Bo Roth", "Cy Park"}},
		{"Lee, Ann", []string{"Ann Lee"}},
		{"Ann Lee, Energy Correspondent", []string{"Ann Lee"}},
		{"Von Ute Vogel und Jan Meer", []string{"Ute Vogel", "Jan Meer"}},
		{"Ann Lee | 3 May 2020", []string{"Ann Lee"}},
		{"https://a.example/ann", nil},
		{"admin", nil},
		{"", nil},
	} {
		var got []string
		for _, s := range splitAuthors(c.text) {
			if s = authorName(s); s != "" {
				got = append(got, s)
			}
		}
		if len(got) != len(c.want) {
			t.Errorf("authors of %q are %q, want %q", c.text, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("authors of %q are %q, want %q", c.text, got, c.want)
			}
		}
	}
}
