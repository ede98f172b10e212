package store

import (
	"database/sql/driver"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// rowsAtOnce is how many rows of one table go into a statement.
const rowsAtOnce = 64

// rowBuffer collects rows of one table and inserts many with one statement: of
// the tables of which an article has dozens a statement a row would cost more
// than the rows. What it holds nobody sees that asks the database.
type rowBuffer struct {
	many, one *statement
	columns   int
	args      []driver.NamedValue // of many
	row       []driver.NamedValue // of one
	filled    int                 // of args
}

// newRowBuffer prepares the statements. insert names the table and what becomes
// of a row that breaks a constraint: unless it is to replace another, it breaks
// the batch.
func newRowBuffer(c *sqlite3.SQLiteConn, insert, columns string) (*rowBuffer, error) {
	b := &rowBuffer{columns: 1 + strings.Count(columns, ",")}
	row := "(?" + strings.Repeat(", ?", b.columns-1) + ")"
	insert += " (" + columns + ") VALUES " + row
	var err error
	if b.one, err = newStatement(c, insert); err != nil {
		return nil, err
	}
	if b.many, err = newStatement(c, insert+strings.Repeat(", "+row, rowsAtOnce-1)); err != nil {
		return nil, err
	}
	b.args = make([]driver.NamedValue, rowsAtOnce*b.columns)
	for i := range b.args {
		b.args[i].Ordinal = i + 1
	}
	b.row = make([]driver.NamedValue, b.columns)
	for i := range b.row {
		b.row[i].Ordinal = i + 1
	}
	return b, nil
}

// add takes a row; its values are nil, int64, float64, string or bool.
func (b *rowBuffer) add(values ...driverValue) error {
	for i, v := range values {
		b.args[b.filled+i].Value = v
	}
	if b.filled += b.columns; b.filled < len(b.args) {
		return nil
	}
	b.filled = 0
	return b.many.run(b.args)
}

// flush inserts what has come together.
func (b *rowBuffer) flush() error {
	for from := 0; from < b.filled; from += b.columns {
		for i := range b.row {
			b.row[i].Value = b.args[from+i].Value
		}
		if err := b.one.run(b.row); err != nil {
			return err
		}
	}
	b.filled = 0
	return nil
}
