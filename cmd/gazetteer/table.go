package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
)

// Table is a gazetteer file: a block of comment lines, a directive of package
// lexicon, a header of tab-separated columns, and one entry a line, sorted
// bytewise.
type Table struct {
	Comment   string // without the leading "# "
	Directive string // without the leading "#! ", such as "class=place case=exact"
	Columns   []string
	Rows      [][]string
}

// ReadTable reads a gazetteer file and checks that every row has as many cells
// as the header.
func ReadTable(path string) (Table, error) {
	file, err := os.Open(path)
	if err != nil {
		return Table{}, err
	}
	defer file.Close()

	var table Table
	var comment []string
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for number := 1; lines.Scan(); number++ {
		line := lines.Text()
		if directive, ok := strings.CutPrefix(line, "#!"); ok {
			table.Directive = strings.TrimSpace(directive)
			continue
		}
		if strings.HasPrefix(line, "#") {
			if table.Columns == nil {
				comment = append(comment, strings.TrimPrefix(strings.TrimPrefix(line, "#"), " "))
			}
			continue
		}
		cells := strings.Split(line, "\t")
		if table.Columns == nil {
			table.Columns = cells
			continue
		}
		if len(cells) != len(table.Columns) {
			return Table{}, fmt.Errorf("%s:%d: %d cells, the header has %d", path, number, len(cells), len(table.Columns))
		}
		table.Rows = append(table.Rows, cells)
	}
	if err := lines.Err(); err != nil {
		return Table{}, fmt.Errorf("reading %s: %w", path, err)
	}
	if table.Columns == nil {
		return Table{}, fmt.Errorf("%s: no header", path)
	}
	table.Comment = strings.Join(comment, "\n")
	return table, nil
}

// WriteTable sorts the rows and writes the file.
func WriteTable(path string, table Table) error {
	slices.SortFunc(table.Rows, slices.Compare)
	var text strings.Builder
	for line := range strings.Lines(table.Comment) {
		text.WriteString(strings.TrimRight("# "+strings.TrimSuffix(line, "\n"), " ") + "\n")
	}
	if table.Directive != "" {
		text.WriteString("#! " + table.Directive + "\n")
	}
	text.WriteString(strings.Join(table.Columns, "\t") + "\n")
	for _, row := range table.Rows {
		text.WriteString(strings.Join(row, "\t") + "\n")
	}
	if err := os.WriteFile(path, []byte(text.String()), 0o644); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return nil
}

// readList reads a list kept by hand: one entry a line, empty lines and lines
// beginning with "#" left out.
func readList(path string) ([]string, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var entries []string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "#") {
			entries = append(entries, line)
		}
	}
	return entries, nil
}

// splitCell parts the values of a cell.
func splitCell(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "|")
}
