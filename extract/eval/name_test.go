package eval

import (
	"slices"
	"testing"
)

func TestCompared(t *testing.T) {
	for name, want := range map[string]string{
		"The Acme Co.":               "acme co",
		"Türkiye’s Kalyon":           "turkiye kalyon",
		"O'Neil & Sons":              "oneil & sons",
		"the owners' plan":           "owners plan",
		"McDonald ’s":                "mcdonald",
		"Société  Générale (SocGen)": "societe generale socgen",
		"A. P. Møller":               "p møller",
		"":                           "",
	} {
		if got := compared(name); got != want {
			t.Errorf("compared(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestVariants(t *testing.T) {
	for name, want := range map[string][]string{
		"Acme Power Co., Ltd.": {"acme power co ltd", "acme power"},
		"Holding":              {"holding"},
		"Acme":                 {"acme"},
		"A&Co":                 {"a&co", "a&"},
	} {
		if got := variants(name); !slices.Equal(got, want) {
			t.Errorf("variants(%q) = %q, want %q", name, got, want)
		}
	}
}
