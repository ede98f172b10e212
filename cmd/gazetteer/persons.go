package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const givenNamesHead = `Given names of people as they stand in news, in Latin script, with and without diacritics.

Left out: names that in energy news are more often something else (months, places, common words).

Source: the Faker package (https://github.com/joke2k/faker), MIT licence, and a list kept by hand
in cmd/gazetteer/source. Written by cmd/gazetteer; do not edit.`

const surnamesHead = `Surnames of people as they stand in news, in Latin script, with and without diacritics.

Left out: names that in energy news are more often something else (places, companies, common
words).

Source: the Faker package (https://github.com/joke2k/faker), MIT licence, and a list kept by hand
in cmd/gazetteer/source. Written by cmd/gazetteer; do not edit.`

func namesTable(head, class string, names []string) Table {
	table := Table{Comment: head, Directive: "class=" + class + " match=none", Columns: []string{"name", "aliases"}}
	for _, name := range names {
		table.Rows = append(table.Rows, []string{name, ""})
	}
	return table
}

// personNames reads Faker's names by locale and joins them with the lists kept
// by hand.
func personNames(inputs, source string) (given, surnames []string, err error) {
	locales, err := ReadTable(filepath.Join(source, "locales.tsv"))
	if err != nil {
		return nil, nil, err
	}
	given, err = readList(filepath.Join(source, "given_names.txt"))
	if err != nil {
		return nil, nil, err
	}
	surnames, err = readList(filepath.Join(source, "surnames.txt"))
	if err != nil {
		return nil, nil, err
	}
	for _, locale := range locales.Rows {
		text, err := os.ReadFile(filepath.Join(inputs, "faker", "providers", "person", locale[0], "__init__.py"))
		if err != nil {
			return nil, nil, err
		}
		first, last := fakerNames(string(text))
		if locale[1] != "" {
			given = append(given, first...)
		}
		if locale[2] != "" {
			surnames = append(surnames, last...)
		}
	}
	stopGiven, err := readList(filepath.Join(source, "stop_given_names.txt"))
	if err != nil {
		return nil, nil, err
	}
	stopSurnames, err := readList(filepath.Join(source, "stop_surnames.txt"))
	if err != nil {
		return nil, nil, err
	}
	return cleanNames(given, stopGiven), cleanNames(surnames, stopSurnames), nil
}

var (
	fakerList   = regexp.MustCompile(`^    \w*?(first|last|romanized)_\w*\b.*=`)
	fakerString = regexp.MustCompile(`"([^"]+)"|'([^']+)'`)
)

// fakerNames takes the string literals out of the lists of first and last names
// in a Faker provider, a Python class whose attributes are indented by four
// spaces.
func fakerNames(provider string) (first, last []string) {
	var into *[]string
	for line := range strings.Lines(provider) {
		line = strings.TrimRight(line, "\r\n")
		opens := fakerList.FindStringSubmatch(line)
		switch {
		case opens != nil && opens[1] == "first":
			into = &first
		case opens != nil && (opens[1] == "last" || strings.Contains(line, "last")):
			into = &last
		case len(line) > 4 && line[:4] == "    " && line[4] != ' ':
			into = nil // a closing bracket or the next attribute
		}
		if into == nil {
			continue
		}
		for _, literal := range fakerString.FindAllStringSubmatch(line, -1) {
			*into = append(*into, literal[1]+literal[2])
		}
	}
	return first, last
}

// cleanNames keeps single names in Latin script, adds their forms without
// diacritics, and sorts them.
func cleanNames(names, stop []string) []string {
	var out []string
	for _, name := range names {
		for _, form := range []string{name, fold(name)} {
			if personName(form) && !slices.Contains(stop, form) {
				out = append(out, form)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// personName holds for a capitalised word of two letters or more, with inner
// hyphens, apostrophes or capitals at most ("Jean-Pierre", "O'Brien", "McKay").
func personName(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	if utf8.RuneCountInString(name) < 2 || !unicode.IsUpper(first) || !latin(name) {
		return false
	}
	for _, r := range name {
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && r != '-' && r != '\'' {
			return false
		}
	}
	return strings.ToUpper(name) != name
}
