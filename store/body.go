package store

import (
	_ "embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"wattwire/extract/lexicon"
	"wattwire/extract/record"
)

//go:embed data/generic_bodies.tsv
var genericBodiesFile string

// bodies knows the names of public bodies that every state has. It reads only.
type bodies struct {
	parts     map[string]string // head, tail or field, by word
	countries map[string]string // alpha-3 codes by folded name or adjective
	longest   map[string]int    // words of the longest of these that begins with a word
}

// connectives are the words of a body's name that tell nothing.
var connectives = []string{"of", "the", "and", "for", "on", "in", "to", "s"}

// peoples are adjectives of a part of a country that has bodies of its own.
var peoples = []string{"scottish", "welsh", "northern irish"}

func newBodies() *bodies {
	b := &bodies{parts: map[string]string{}, countries: map[string]string{}, longest: map[string]int{}}
	eachRow(genericBodiesFile, func(cell func(string) string) { b.parts[cell("word")] = cell("part") })
	file, err := fs.ReadFile(lexicon.Data(), "countries.tsv")
	if err != nil {
		panic(fmt.Sprintf("the embedded list of countries: %v", err))
	}
	eachRow(string(file), func(cell func(string) string) {
		for _, column := range []string{"name", "aliases", "demonyms"} {
			for _, name := range split(cell(column)) {
				b.country(fold(name), cell("alpha3"))
			}
		}
	})
	return b
}

// country learns a name of a country; one that two countries have tells none.
func (b *bodies) country(name, code string) {
	if name == "" || slices.Contains(peoples, name) {
		return
	}
	if other, ok := b.countries[name]; ok && other != code {
		code = ""
	}
	b.countries[name] = code
	words := strings.Fields(name)
	b.longest[words[0]] = max(b.longest[words[0]], len(words))
}

// isCountry says whether the folded place is a name of the country.
func (b *bodies) isCountry(place, code string) bool {
	known, ok := b.countries[place]
	return ok && (known == code || known == "") && code != ""
}

// eachRow reads a list whose first line that is no comment names its columns.
func eachRow(file string, yield func(cell func(column string) string)) {
	var columns, cells []string
	cell := func(column string) string {
		if i := slices.Index(columns, column); i >= 0 && i < len(cells) {
			return cells[i]
		}
		return ""
	}
	for line := range strings.Lines(file) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if columns == nil {
			columns = strings.Split(line, "\t")
			continue
		}
		cells = strings.Split(line, "\t")
		yield(cell)
	}
}

// split parts the values of a cell.
func split(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "|")
}

// generic takes the folded name of a body apart: into the words that are left
// without the country, sorted, and the country, "" where the name has none. It
// is not ok for a name that has another word, or two countries.
func (b *bodies) generic(name string) (words, country string, ok bool) {
	all := strings.Fields(name)
	var left []string
	head := false
	for at := 0; at < len(all); {
		n, code := b.countryAt(all[at:])
		switch {
		case n > 0 && (code == "" || country != "" && code != country):
			return "", "", false
		case n > 0:
			country = code
			at += n
			continue
		}
		word := all[at]
		at++
		if slices.Contains(connectives, word) {
			continue
		}
		part := b.parts[word]
		if part == "" {
			return "", "", false
		}
		head = head || part == "head" || part == "tail" && len(all) > 1
		left = append(left, word)
	}
	if !head || len(left) == 1 && b.parts[left[0]] == "tail" {
		return "", "", false
	}
	slices.Sort(left)
	return strings.Join(slices.Compact(left), " "), country, true
}

// countryAt is the length in words of the longest name of a country that the
// words begin with, and its code.
func (b *bodies) countryAt(words []string) (int, string) {
	for n := min(b.longest[words[0]], len(words)); n > 0; n-- {
		if code, ok := b.countries[strings.Join(words[:n], " ")]; ok {
			return n, code
		}
	}
	return 0, ""
}

// key is what two articles must share to mean the same body, for an
// organization with a generic name: what it is and which country's. The
// gazetteer may know a ministry by the name of the best known one, so the
// article's own country comes before the gazetteer's. A body whose country
// nobody tells stays the article's own.
func (b *bodies) key(e record.Entity, uri string) (string, bool) {
	if e.Subkind == "intergovernmental" {
		return "", false
	}
	_, told, own := b.generic(fold(e.Name))
	name := e.Name
	if e.Canonical != "" {
		name = e.Canonical
	}
	words, listed, ok := b.generic(fold(name))
	if !ok && own {
		words, listed, ok = b.generic(fold(e.Name))
	}
	switch {
	case !ok:
		return "", false
	case told != "":
		return words + "/" + told, true
	case e.Country != "":
		return words + "/" + e.Country, true
	case listed != "":
		return words + "/" + listed, true
	case e.Canonical != "":
		return "", false
	}
	return words + "/?" + uri, true
}
