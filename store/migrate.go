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

// migrate brings the database up to schemaVersion, each step in a transaction
// of its own.
func migrate(c *sqlite3.SQLiteConn) error {
	id, err := pragma(c, "application_id")
	if err != nil {
		return err
	}
	version, err := pragma(c, "user_version")
	if err != nil {
		return err
	}
	tables, err := queryInt(c, "SELECT count(*) FROM sqlite_master")
	if err != nil {
		return err
	}
	fresh := id == 0 && version == 0 && tables == 0
	if !fresh && id != ApplicationID {
		return ErrForeign
	}
	if int(version) > schemaVersion() {
		return fmt.Errorf("%w: it has schema %d, this one knows %d", ErrNewer, version, schemaVersion())
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
		if n <= int(version) {
			continue
		}
		text, err := migrations.ReadFile(name)
		if err != nil {
			return err
		}
		// Another program may have migrated between our look and our lock.
		step := fmt.Sprintf("BEGIN IMMEDIATE; %s; PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT;",
			text, ApplicationID, n)
		if _, err := c.Exec(step, nil); err != nil {
			_, _ = c.Exec("ROLLBACK", nil)
			return fmt.Errorf("migration %s: %w", path.Base(name), err)
		}
	}
	return nil
}
