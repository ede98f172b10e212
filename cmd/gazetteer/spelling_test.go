package main

import (
	"slices"
	"testing"
)

func TestFold(t *testing.T) {
	for name, want := range map[string]string{
		"Brasília": "Brasilia", "Łódź": "Lodz", "Xo‘jayli": "Xojayli", "Đắk Lắk": "Dak Lak", "Iğdır": "Igdir",
		"N'Djamena": "N'Djamena", "Garðabær": "Gardabaer",
	} {
		if got := fold(name); got != want {
			t.Errorf("fold(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestRespellings(t *testing.T) {
	for _, c := range []struct {
		name, country string
		want          []string
	}{
		{"Lübeck", "DEU", []string{"Lubeck", "Luebeck"}},
		{"Mykolayiv", "UKR", []string{"Mykolaiv"}},
		{"Zaporizhzhya", "UKR", []string{"Zaporizhzhia"}},
		{"Nizhniy Novgorod", "RUS", []string{"Nizhny Novgorod"}},
		{"Zheleznogorskiy", "RUS", []string{"Zheleznogorsky"}},
		{"Al Kharj", "SAU", []string{"Al-Kharj"}},
		{"Houston", "USA", nil},
	} {
		if got := respellings(c.name, c.country); !slices.Equal(got, c.want) {
			t.Errorf("respellings(%q, %s) = %q, want %q", c.name, c.country, got, c.want)
		}
	}
}

func TestBareRegion(t *testing.T) {
	for name, want := range map[string]string{
		"Pavlodar Region": "Pavlodar", "Altai Krai": "Altai", "Republic of Tyva": "Tyva", "Provincia de Soria": "Soria",
		"Kabupaten Karo": "Karo", "Guangzhou Shi": "Guangzhou", "Borough of Halton": "Halton", "Texas": "Texas",
	} {
		if got := bareRegion(name); got != want {
			t.Errorf("bareRegion(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestPlainName(t *testing.T) {
	for name, want := range map[string]bool{
		"Uralsk": true, "les Escaldes": false, "Al Qusais 1": false, "Ob": false, "Алматы": false, "Fort Worth": true,
	} {
		if got := plainName(name); got != want {
			t.Errorf("plainName(%q) = %v", name, got)
		}
	}
}

func TestFakerNames(t *testing.T) {
	provider := `class Provider(PersonProvider):
    formats = ("{{first_name}} {{last_name}}",)

    first_names_male = (
        "Aibek",
        "D'Arcy",
    )

    last_names = OrderedDict(
        (
            ("Smagulov", 0.2),
        )
    )

    prefixes = ("Dr.",)
`
	first, last := fakerNames(provider)
	if want := []string{"Aibek", "D'Arcy"}; !slices.Equal(first, want) {
		t.Errorf("first names %q, want %q", first, want)
	}
	if want := []string{"Smagulov"}; !slices.Equal(last, want) {
		t.Errorf("last names %q, want %q", last, want)
	}
}

func TestCleanNames(t *testing.T) {
	got := cleanNames([]string{"José", "CHEN", "Будимир", "May", "Ana Maria", "José"}, []string{"May"})
	if want := []string{"Jose", "José"}; !slices.Equal(got, want) {
		t.Errorf("cleanNames = %q, want %q", got, want)
	}
}
