package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// generic words that GeoNames sets before or after the name of a region.
var (
	regionPrefixes = []string{
		"Autonomous Republic of ", "Republic of ", "Region of ", "State of ", "Province of ", "District of ", "County of ", "Municipality of ",
		"Provincia autonoma di ", "Provincia de ", "Provincia di ", "Provincia da ", "Província de ", "Provincia del ", "Provincia ",
		"Città metropolitana di ", "Département du ", "Département de la ", "Kabupaten ", "District ",
		"Royal Borough of ", "Borough of ", "City and Borough of ", "City of ",
	}
	regionSuffixes = []string{
		" Autonomous Region", " District Municipality", " Metropolitan Municipality", " Regional Unit", " Region", " region",
		" Province", " Oblast'", " Oblast", " oblast", " State", " County", " county", " Kray", " Krai", " Governorate",
		" Prefecture", " Department", " Municipality", " District", " Division", " Voivodeship", " Republic", " Oblisi", " Regency", " Agency",
		" Zizhizhou", " Diqu", " Shi",
	}
)

// bareRegion takes the generic words off the name of a region.
func bareRegion(name string) string {
	for _, prefix := range regionPrefixes {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			name = rest
			break
		}
	}
	for _, suffix := range regionSuffixes {
		if rest, ok := strings.CutSuffix(name, suffix); ok {
			return rest
		}
	}
	return name
}

// addRegions adds the first-level regions, with the sum of their towns' people.
func (a *atlas) addRegions(source string) error {
	generics, err := ReadTable(filepath.Join(source, "generics.tsv"))
	if err != nil {
		return err
	}
	generic := map[string][]string{} // by alpha-3
	for _, row := range generics.Rows {
		generic[row[0]] = row
	}
	table, err := ReadTable(filepath.Join(source, "regions.tsv"))
	if err != nil {
		return err
	}
	english := map[string][]string{}
	for _, row := range table.Rows {
		if row[1] == "" {
			a.add(Place{Name: row[2], Aliases: withFold(row[2], splitCell(row[3])), Kind: "region", Country: row[0]})
			continue
		}
		english[row[0]+"|"+row[1]] = row
	}

	for _, region := range a.geo.admin1 {
		alpha2, _, _ := strings.Cut(region.Code, ".")
		country := a.alpha3[alpha2]
		if country == "" {
			continue
		}
		p := Place{Kind: "region", Country: country, Population: a.geo.people[region.Code]}
		key := country + "|" + region.Name
		if row, ok := english[key]; ok {
			p.Name, p.Aliases = row[2], withFold(row[2], splitCell(row[3]))
			delete(english, key)
		} else {
			bare := bareRegion(region.Name)
			forms := append([]string{bare}, respellings(bare, country)...)
			p.Name = bare
			if row := generic[country]; row != nil {
				words := splitCell(row[2])
				if row[1] != "-" {
					p.Name = fold(bare) + " " + row[1]
					words = append(words, row[1])
				}
				for _, form := range forms {
					for _, word := range words {
						p.Aliases = append(p.Aliases, form+" "+word)
					}
				}
			}
			p.Aliases = append(p.Aliases, forms...)
			if !plainName(bare) {
				continue
			}
			if a.stop[p.Name] { // "Capital" alone is no name, "Capital Region" is
				p.Name = region.Name
			}
		}
		if a.add(p) {
			a.regions[region.Code] = p.Name
		}
	}
	for key := range english {
		return fmt.Errorf("regions.tsv: %s is no first-level region of GeoNames", key)
	}
	return nil
}

// addDistricts adds the counties of the United States and the second-level
// regions of the countries listed in districts.tsv.
func (a *atlas) addDistricts(source string) error {
	for _, county := range a.geo.counties {
		independentCity := strings.HasSuffix(county.Name, " city")
		if region := a.regions["US."+county.State]; region != "" && !independentCity {
			a.add(Place{
				Name: county.Name, Kind: "district", Country: "USA", Region: region,
				Population: a.geo.people["US."+county.State+"."+county.FIPS[2:]],
			})
		}
	}
	table, err := ReadTable(filepath.Join(source, "districts.tsv"))
	if err != nil {
		return err
	}
	generic, shortest := map[string]string{}, map[string]int{}
	for _, row := range table.Rows {
		generic[row[0]] = row[1]
		if shortest[row[0]], err = strconv.Atoi(row[2]); err != nil {
			return fmt.Errorf("districts.tsv: %s: %w", row[0], err)
		}
	}
	for _, district := range a.geo.admin2 {
		parts := strings.SplitN(district.Code, ".", 3)
		country := a.alpha3[parts[0]]
		word, wanted := generic[country]
		if !wanted || strings.HasPrefix(district.Name, "Kota ") || !plainName(district.Name) {
			continue
		}
		bare := bareRegion(district.Name)
		p := Place{
			Name: fold(bare) + " " + word, Kind: "district", Country: country, Region: a.regions[parts[0]+"."+parts[1]],
			Population: a.geo.people[district.Code],
		}
		forms := append([]string{bare}, respellings(bare, country)...)
		known := slices.ContainsFunc(forms, func(form string) bool { return a.townNames[form+"|"+country] })
		switch {
		case word == "-" && (known || utf8.RuneCountInString(bare) < shortest[country]):
			continue
		case word == "-":
			p.Name, p.Aliases = bare, forms
		case !known && utf8.RuneCountInString(bare) >= shortest[country]:
			p.Aliases = forms
		}
		a.add(p)
	}
	return nil
}
