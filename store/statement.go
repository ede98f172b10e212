package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"

	"github.com/mattn/go-sqlite3"
)

// statement is a prepared statement of the writer's connection. The writer
// speaks to the driver without database/sql between: at a hundred rows an
// article, pooling and conversion would cost as much as SQLite itself.
type statement struct {
	sql  string
	stmt *sqlite3.SQLiteStmt
	args []driver.NamedValue
	row  []driverValue
}

// driverValue is a column as the driver gives it.
type driverValue = driver.Value

func newStatement(c *sqlite3.SQLiteConn, sql string) (*statement, error) {
	stmt, err := c.Prepare(sql)
	if err != nil {
		return nil, fmt.Errorf("%w: %s", err, sql)
	}
	return &statement{sql: sql, stmt: stmt.(*sqlite3.SQLiteStmt)}, nil
}

// bind checks and numbers the arguments. Allowed are nil, int64, int, float64,
// string, []byte and bool.
func (s *statement) bind(args []any) error {
	s.args = s.args[:0]
	for i, a := range args {
		switch v := a.(type) {
		case int:
			a = int64(v)
		case nil, int64, float64, string, []byte, bool:
		default:
			return fmt.Errorf("%s: argument %d has type %T", s.sql, i+1, a)
		}
		s.args = append(s.args, driver.NamedValue{Ordinal: i + 1, Value: a})
	}
	return nil
}

// exec runs the statement, of arguments that are not long.
func (s *statement) exec(args ...any) error {
	if err := s.bind(args); err != nil {
		return err
	}
	return s.run(s.args)
}

// run runs the statement as a query without rows: the driver hands SQLite all
// arguments of a query in one call, those of its exec one by one. It keeps a
// buffer of the size of the arguments for that.
func (s *statement) run(args []driver.NamedValue) error {
	rows, err := s.stmt.QueryContext(context.Background(), args)
	if err == nil {
		err = rows.Close()
	}
	if err != nil {
		return fmt.Errorf("%w: %s", err, s.sql)
	}
	return nil
}

// insert runs the statement and returns the id of the row it inserted.
func (s *statement) insert(args ...any) (int64, error) {
	if err := s.bind(args); err != nil {
		return 0, err
	}
	// A context that can end makes the driver start a goroutine a statement;
	// the writer looks at its context between articles.
	r, err := s.stmt.ExecContext(context.Background(), s.args)
	if err != nil {
		return 0, fmt.Errorf("%w: %s", err, s.sql)
	}
	return r.LastInsertId()
}

// each runs the query and calls f for every row; f must not keep the slice.
func (s *statement) each(f func(row []driverValue) error, args ...any) error {
	if err := s.bind(args); err != nil {
		return err
	}
	rows, err := s.stmt.QueryContext(context.Background(), s.args)
	if err != nil {
		return fmt.Errorf("%w: %s", err, s.sql)
	}
	defer rows.Close()
	if s.row == nil {
		s.row = make([]driverValue, len(rows.Columns()))
	}
	for {
		switch err := rows.Next(s.row); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("%w: %s", err, s.sql)
		}
		if err := f(s.row); err != nil {
			return err
		}
	}
}

// integer runs a query that gives one integer; ok is false where there is no
// row or it is NULL.
func (s *statement) integer(args ...any) (n int64, ok bool, err error) {
	err = s.each(func(row []driverValue) error {
		n, ok = row[0].(int64)
		return nil
	}, args...)
	return n, ok, err
}

// The zero value of an optional field is NULL in the database.

func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func amount(f float64) any {
	if f == 0 {
		return nil
	}
	return f
}

func reference(id int64) any {
	if id == 0 {
		return nil
	}
	return id
}

func asString(v driverValue) string {
	switch v := v.(type) {
	case string:
		return v
	case []byte:
		return string(v)
	}
	return ""
}

func asInt(v driverValue) int64 {
	n, _ := v.(int64)
	return n
}

func asFloat(v driverValue) float64 {
	switch v := v.(type) {
	case float64:
		return v
	case int64:
		return float64(v)
	}
	return 0
}
