package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const dataFolder = "../../extract/lexicon/data"

// columns of the gazetteer files that this package writes or checks.
var gazetteerColumns = map[string][]string{
	"countries.tsv":     {"name", "aliases", "alpha3", "alpha2", "demonyms", "capital", "abroad"},
	"places.tsv":        {"name", "aliases", "kind", "country", "region", "population"},
	"organizations.tsv": {"name", "aliases", "country", "subkind", "caution"},
	"given_names.tsv":   {"name", "aliases"},
	"surnames.tsv":      {"name", "aliases"},
}

func readGazetteer(t *testing.T, name string) Table {
	t.Helper()
	table, err := ReadTable(filepath.Join(dataFolder, name))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestFilesAreWellFormed(t *testing.T) {
	for name, columns := range gazetteerColumns {
		t.Run(name, func(t *testing.T) {
			table := readGazetteer(t, name)
			if !slices.Equal(table.Columns, columns) {
				t.Errorf("columns %q, want %q", table.Columns, columns)
			}
			if !strings.Contains(table.Comment, "Source:") || !strings.Contains(strings.ToLower(table.Comment), "licence") &&
				!strings.Contains(table.Comment, "CC BY") {
				t.Error("the comment names no source and licence")
			}
			text, err := os.ReadFile(filepath.Join(dataFolder, name))
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(string(text), "\r") || !strings.HasSuffix(string(text), "\n") {
				t.Error("lines do not end in LF")
			}
			for i, row := range table.Rows {
				if row[0] == "" {
					t.Errorf("row %q has no name", row)
				}
				for _, cell := range row {
					if cell != strings.TrimSpace(cell) {
						t.Errorf("row %q: cell %q begins or ends with a space", row, cell)
					}
				}
				aliases := splitCell(row[1])
				for _, alias := range aliases {
					if alias == "" || alias != strings.TrimSpace(alias) || alias == row[0] {
						t.Errorf("row %q: alias %q", row, alias)
					}
				}
				if repeated := len(slices.Compact(slices.Sorted(slices.Values(aliases)))); repeated != len(aliases) {
					t.Errorf("row %q repeats an alias", row)
				}
				if i > 0 && slices.Compare(table.Rows[i-1], row) >= 0 {
					t.Errorf("row %q does not come after %q", row, table.Rows[i-1])
				}
			}
		})
	}
}

func alpha3Codes(t *testing.T) map[string]bool {
	codes := map[string]bool{}
	for _, row := range readGazetteer(t, "countries.tsv").Rows {
		codes[row[2]] = true
	}
	return codes
}

func TestCountries(t *testing.T) {
	table := readGazetteer(t, "countries.tsv")
	// 249 countries and territories of ISO 3166-1, and Kosovo.
	if len(table.Rows) != 250 {
		t.Errorf("%d countries, want 250", len(table.Rows))
	}
	alpha2, alpha3 := regexp.MustCompile(`^[A-Z]{2}$`), regexp.MustCompile(`^[A-Z]{3}$`)
	owner := map[string]string{}
	for _, row := range table.Rows {
		if !alpha3.MatchString(row[2]) || !alpha2.MatchString(row[3]) {
			t.Errorf("row %q: codes", row)
		}
		for _, name := range append(splitCell(row[1]), row[0], "code "+row[2], "code "+row[3]) {
			if other := owner[name]; other != "" {
				t.Errorf("%q names both %s and %s", name, other, row[2])
			}
			owner[name] = row[2]
		}
	}
}

func TestPlaces(t *testing.T) {
	codes := alpha3Codes(t)
	kinds := []string{"region", "city", "capital", "district", "area", "water"}
	number := regexp.MustCompile(`^\d+$`)
	seen := map[string]bool{}
	regions := map[string]bool{}
	rows := readGazetteer(t, "places.tsv").Rows
	for _, row := range rows {
		if row[2] == "region" {
			regions[row[3]+"|"+row[0]] = true
		}
	}
	for _, row := range rows {
		if !slices.Contains(kinds, row[2]) {
			t.Errorf("row %q: kind", row)
		}
		free := row[2] == "area" || row[2] == "water"
		if !codes[row[3]] && !(free && row[3] == "") {
			t.Errorf("row %q: country", row)
		}
		if row[4] != "" && !regions[row[3]+"|"+row[4]] {
			t.Errorf("row %q: %q is no region of the country", row, row[4])
		}
		if !number.MatchString(row[5]) {
			t.Errorf("row %q: population", row)
		}
		key := strings.Join([]string{row[0], row[2], row[3], row[4]}, "|")
		if seen[key] {
			t.Errorf("row %q is listed twice", row)
		}
		seen[key] = true
	}
}

func TestOrganizations(t *testing.T) {
	codes := alpha3Codes(t)
	subkinds := []string{
		"agency", "association", "bank", "company", "fund", "government", "intergovernmental", "media", "ministry", "regulator",
		"university", "utility",
	}
	owner := map[string]string{}
	for _, row := range readGazetteer(t, "organizations.tsv").Rows {
		international := row[2] == "" && (row[3] == "intergovernmental" || row[3] == "fund" || row[3] == "association" ||
			row[3] == "bank" || row[3] == "agency" || row[3] == "company")
		if !codes[row[2]] && !international {
			t.Errorf("row %q: country", row)
		}
		if !slices.Contains(subkinds, row[3]) {
			t.Errorf("row %q: subkind", row)
		}
		if row[4] != "" && row[4] != "1" {
			t.Errorf("row %q: caution", row)
		}
		for _, name := range append(splitCell(row[1]), row[0]) {
			// One name may stand for two bodies only where both ask for context.
			if other := owner[name]; other != "" && other != row[0] && row[4] == "" {
				t.Errorf("%q names both %q and %q", name, other, row[0])
			}
			owner[name] = row[0]
		}
	}
}

// Names of people that are names of countries or nationalities would turn every
// country into a person.
func TestPersonNamesAreNoCountries(t *testing.T) {
	countries := map[string]bool{}
	for _, row := range readGazetteer(t, "countries.tsv").Rows {
		for _, name := range slices.Concat(splitCell(row[1]), splitCell(row[4]), []string{row[0]}) {
			countries[name] = true
		}
	}
	for _, file := range []string{"given_names.tsv", "surnames.tsv"} {
		for _, row := range readGazetteer(t, file).Rows {
			if countries[row[0]] {
				t.Errorf("%s: %q is a country or nationality", file, row[0])
			}
		}
	}
}
