package main

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"wattwire/store"
)

// printSection prints one kind of record of an article as aligned columns,
// without the columns in which no record has anything; nothing where there are
// no records.
func printSection(ctx context.Context, c *console, path string, section store.Section, width int, paint painter, db *sql.DB) error {
	rows, err := db.QueryContext(ctx, section.SQL, section.Args...)
	if err != nil {
		return queryError(path, err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return queryError(path, err)
	}
	var all [][]string
	used := make([]bool, len(columns))
	err = eachRow(rows, len(columns), func(values []any) error {
		cells := make([]string, len(values))
		for i, v := range values {
			cells[i] = strings.Join(strings.Fields(display(v)), " ")
			used[i] = used[i] || cells[i] != ""
		}
		all = append(all, cells)
		return nil
	})
	if err != nil {
		return queryError(path, err)
	}
	if len(all) == 0 {
		return nil
	}
	var kept []string
	for i, name := range columns {
		if used[i] {
			kept = append(kept, name)
		}
	}
	fmt.Fprintf(c.stdout, "\n%s\n", paint.bold(section.Title))
	out, err := newTable(c.stdout, "table", kept, width)
	if err != nil {
		return err
	}
	for _, cells := range all {
		row := make([]any, 0, len(kept))
		for i, cell := range cells {
			if used[i] {
				row = append(row, text.StripEscape(cell))
			}
		}
		if err := out.row(row); err != nil {
			return err
		}
	}
	return out.end()
}
