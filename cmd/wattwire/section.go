package main

import (
	"context"
	"database/sql"
	"fmt"

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
	var out rowWriter
	err = eachRow(rows, len(columns), func(values []any) error {
		if out == nil {
			fmt.Fprintf(c.stdout, "\n%s\n", paint.bold(section.Title))
			if out, err = newTable(c.stdout, "table", columns, width, true); err != nil {
				return err
			}
		}
		return out.row(values)
	})
	if err != nil {
		return queryError(path, err)
	}
	if out == nil {
		return nil
	}
	return out.end()
}
