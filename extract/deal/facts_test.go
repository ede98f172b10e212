package deal_test

import (
	"testing"

	"wattwire/extract"
)

// TestCountries tells where what an agreement is about stands.
func TestCountries(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, country string }{
		{"Kenya-based Voltara Energy has chosen Peru-based Halden Wind's turbine for a wind farm in the country. Kenya needs power, and Kenya has wind.", "KEN"},
		{"Voltara Energy has signed an agreement with Kenya's Kivu Power to build a reactor in the east African country. Peru and Peru's grid are its market.", "KEN"},
		{"Voltara Energy has chosen Halden Wind's turbine for use in the Baltic country. Estonia needs power, and Estonia has wind.", "EST"},
		{"Voltara Energy and Peru's Halden Wind have signed a contract for a wind farm in the country. Kenya needs power, and Kenya has wind.", "PER"},
		{"The Kenyan government had taken several steps, reissuing a concession for the oil field, news that came after a reform in Mexico.", "KEN"},
		{"Kenya needs fuel, and Kenya has oil. The Moda refinery, a joint venture between Voltara Energy and Halden Wind, has sold petrol to the United States.", "KEN"},
	} {
		found := agreements(t, x, c.text)
		if len(found) != 1 || found[0].Country != c.country {
			t.Errorf("%s\n\twant one in %s, got", c.text, c.country)
			for i := range found {
				t.Errorf("\t%s in %s", found[i].Type, found[i].Country)
			}
		}
	}
}

// TestDates tells when an agreement was made. The article is of 2024-05-08.
func TestDates(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, date string }{
		{"Voltara Energy has today signed a contract with Kivu Power to build a wind farm.", "2024-05-08"},
	} {
		found := agreements(t, x, c.text)
		if len(found) != 1 || found[0].Date != c.date {
			t.Errorf("%s\n\twant one of %s, got", c.text, c.date)
			for i := range found {
				t.Errorf("\t%s of %s", found[i].Type, found[i].Date)
			}
		}
	}
}
