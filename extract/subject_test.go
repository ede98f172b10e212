package extract_test

import (
	"testing"

	"wattwire/extract"
)

// TestSubjects tells what an agreement is about, where and at what event.
func TestSubjects(t *testing.T) {
	x := newExtractor(t)
	for _, c := range []struct {
		text, subject, place, country, event string
	}{
		{"Voltara Energy signed a power purchase agreement on Tuesday with Kivu Utilities Ltd for a 120 MW wind farm in Marsabit County.", "a 120 MW wind farm in Marsabit County", "Marsabit County", "KEN", ""},
		{"Voltara Energy has agreed to sell 626 MW of hydropower plants in Spain to Kivu Utilities Ltd for 1 billion euros, according to the company.", "626 MW of hydropower plants in Spain", "Spain", "ESP", ""},
		{"Voltara Energy signed a letter of intent with Germany's RWE to study exports of ammonia from Namibia to Japan.", "exports of ammonia from Namibia to Japan", "Namibia", "NAM", ""},
		{"Voltara Energy won a contract from Kivu Utilities Ltd covering 40 turbines for the Lusaka wind farm, and shares rose.", "40 turbines for the Lusaka wind farm", "", "ZMB", ""},
		{"The Africa Energy Forum opened in Nairobi.\n\nDuring the forum, Voltara Energy and Kivu Utilities Ltd signed an EPC contract for a 50 MW solar plant in Ghana.", "a 50 MW solar plant in Ghana", "Ghana", "GHA", "Africa Energy Forum"},
		{"Ahead of the Africa Energy Forum, Voltara Energy signed an EPC contract with Kivu Utilities Ltd for a 50 MW solar plant in Ghana.", "a 50 MW solar plant in Ghana", "Ghana", "GHA", ""},
		{"Voltara Energy and Kivu Utilities Ltd signed a memorandum of understanding on the deployment of small modular reactor (SMR) plants in Finland and Sweden.", "the deployment of small modular reactor (SMR) plants in Finland and Sweden", "", "", ""},
	} {
		res, err := x.Extract(t.Context(), extract.Article{Text: c.text, Published: "2024-05-16"})
		if err != nil {
			t.Fatal(err)
		}
		if len(res.Agreements) == 0 {
			t.Errorf("%s\nno agreement", c.text)
			continue
		}
		a := res.Agreements[0]
		if a.Subject != c.subject || a.Place != c.place || a.Country != c.country || a.Event != c.event {
			t.Errorf("%s\ngot  %q %q %q %q\nwant %q %q %q %q", c.text, a.Subject, a.Place, a.Country, a.Event, c.subject, c.place, c.country, c.event)
		}
	}
}
