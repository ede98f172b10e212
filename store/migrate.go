package store

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// Migrations are applied in order of their number; PRAGMA user_version counts
// those that are in.
//
//go:embed migrations/*.sql
var migrations embed.FS

// schemaVersion is the number of the last migration.
func schemaVersion() int {
	files, _ := fs.Glob(migrations, "migrations/*.sql")
	return len(files)
}

// pageSize is small because an article of 2 to 3 kB fills half a page of 4,096
// bytes and leaves the rest empty.
const pageSize = 2048

// migrate brings the database up to schemaVersion, in one transaction: a
// database that a killed program left has all of a schema or nothing.
func migrate(c *sqlite3.SQLiteConn) error {
	version, err := ours(c)
	if err != nil || version == schemaVersion() {
		return err
	}
	// Has no effect on a database that has tables.
	if _, err := c.Exec(fmt.Sprintf("PRAGMA page_size = %d; PRAGMA auto_vacuum = INCREMENTAL", pageSize), nil); err != nil {
		return err
	}
	if _, err := c.Exec("BEGIN IMMEDIATE", nil); err != nil {
		return err
	}
	if err := apply(c); err != nil {
		_, _ = c.Exec("ROLLBACK", nil)
		return err
	}
	_, err = c.Exec("COMMIT", nil)
	return err
}

// ours is the schema of a database that is ours or empty, 0 of an empty one.
func ours(c *sqlite3.SQLiteConn) (version int, err error) {
	id, err := pragma(c, "application_id")
	if err != nil {
		return 0, err
	}
	n, err := pragma(c, "user_version")
	if err != nil {
		return 0, err
	}
	tables, err := queryInt(c, "SELECT count(*) FROM sqlite_master")
	if err != nil {
		return 0, err
	}
	if id != ApplicationID && (id != 0 || n != 0 || tables != 0) {
		return 0, ErrForeign
	}
	if int(n) > schemaVersion() {
		return 0, newer(int(n))
	}
	return int(n), nil
}

func newer(version int) error {
	return fmt.Errorf("%w: it has schema %d, this one knows %d", ErrNewer, version, schemaVersion())
}

// apply runs the migrations that are not in yet, within a transaction. Another
// program may have run them between our look and our lock, so it looks again.
func apply(c *sqlite3.SQLiteConn) error {
	version, err := ours(c)
	if err != nil {
		return err
	}
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	for i, name := range files {
		n := i + 1
		if !strings.HasPrefix(path.Base(name), fmt.Sprintf("%04d_", n)) {
			return fmt.Errorf("migration %s: expected number %04d", name, n)
		}
		if n <= version {
			continue
		}
		text, err := migrations.ReadFile(name)
		if err != nil {
			return err
		}
		step := fmt.Sprintf("%s; PRAGMA application_id = %d; PRAGMA user_version = %d", text, ApplicationID, n)
		if _, err := c.Exec(step, nil); err != nil {
			return fmt.Errorf("migration %s: %w", path.Base(name), err)
		}
	}
	return nil
}
