package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/mattn/go-sqlite3"
)

// ApplicationID marks a SQLite file as ours: "watt" in ASCII.
const ApplicationID = 0x77617474

// Reasons for which a database is refused. The error that wraps them names the
// file.
var (
	ErrForeign  = errors.New("is a SQLite database of another program")
	ErrNoSQLite = errors.New("is not a SQLite database")
	ErrNewer    = errors.New("was written by a newer wattwire")
	ErrOlder    = errors.New("was written by an older wattwire")
	ErrLocked   = errors.New("is locked by another program")
	ErrReadOnly = errors.New("is read-only")
	ErrMissing  = errors.New("no such file")
	ErrFull     = errors.New("the disk is full")
	ErrDamaged  = errors.New("is damaged")
)

// patience is how long a connection waits for another program's lock.
const patience = 5 * time.Second

// dsn is the data source name of path. Pragmas stand in it because one sent by
// Exec reaches a single pooled connection.
func dsn(path string, pragmas ...map[string]string) string {
	q := url.Values{}
	q.Set("_busy_timeout", strconv.FormatInt(patience.Milliseconds(), 10))
	q.Set("_foreign_keys", "1")
	for _, set := range pragmas {
		for k, v := range set {
			q.Set(k, v)
		}
	}
	if !filepath.IsAbs(path) { // ":memory:" is a file like others
		path = "." + string(filepath.Separator) + path
	}
	return "file:" + (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath() + "?" + q.Encode()
}

// OpenReader opens the database at path for reading alone. Errors name the
// file and the reason.
func OpenReader(ctx context.Context, path string) (*sql.DB, error) {
	return openReader(ctx, path, nil)
}

// openReader takes pragmas beside its own.
func openReader(ctx context.Context, path string, pragmas map[string]string) (*sql.DB, error) {
	if err := inspect(path, false); err != nil {
		return nil, err
	}
	db, err := openReadOnly(ctx, path, pragmas, "")
	if err != nil && cannotRecover(err) {
		// A file in WAL mode that a killed writer left behind is recovered by
		// opening it for writing once; one in a folder that cannot be written
		// to is read as it stands.
		if c, cerr := connect(path, map[string]string{"mode": "rw"}, pragmas); cerr == nil {
			_ = c.Close()
			db, err = openReadOnly(ctx, path, pragmas, "")
		}
		if err != nil {
			db, err = openReadOnly(ctx, path, pragmas, "1")
		}
	}
	if err != nil {
		return nil, reason(path, err)
	}
	return db, nil
}

// cannotRecover says whether a reader failed for want of the right to write.
func cannotRecover(err error) bool {
	var e sqlite3.Error
	return errors.As(err, &e) && (e.Code == sqlite3.ErrCantOpen || e.Code == sqlite3.ErrReadonly)
}

func openReadOnly(ctx context.Context, path string, pragmas map[string]string, immutable string) (*sql.DB, error) {
	p := map[string]string{"mode": "ro", "_query_only": "1"}
	if immutable != "" {
		p["immutable"] = immutable
	}
	db := sql.OpenDB(alone{dsn(path, p, pragmas)})
	var n int
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM documents WHERE id = 0").Scan(&n); err != nil {
		_ = db.Close()
		return nil, err
	}
	return db, nil
}

// alone opens connections of a reader to which no other file can be attached:
// ATTACH and VACUUM INTO would make one that does not exist, for reading only
// or not.
type alone struct{ dsn string }

func (a alone) Connect(context.Context) (driver.Conn, error) {
	c, err := (&sqlite3.SQLiteDriver{}).Open(a.dsn)
	if err != nil {
		return nil, err
	}
	c.(*sqlite3.SQLiteConn).SetLimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
	return c, nil
}

func (alone) Driver() driver.Driver { return &sqlite3.SQLiteDriver{} }

// connect opens one connection of the driver itself.
func connect(path string, pragmas ...map[string]string) (*sqlite3.SQLiteConn, error) {
	c, err := (&sqlite3.SQLiteDriver{}).Open(dsn(path, pragmas...))
	if err != nil {
		return nil, err
	}
	return c.(*sqlite3.SQLiteConn), nil
}

// inspect refuses a file that is not ours before anything of it is changed.
// With create, a missing or empty file is fine.
func inspect(path string, create bool) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		if !create {
			return fmt.Errorf("%s: %w", path, ErrMissing)
		}
		dir := filepath.Dir(path)
		if d, err := os.Stat(dir); err != nil || !d.IsDir() {
			return fmt.Errorf("%s: no such folder: %s", path, dir)
		}
		return nil
	case err != nil:
		return fmt.Errorf("%s: %w", path, errors.Unwrap(err))
	case info.IsDir():
		return fmt.Errorf("%s: is a folder", path)
	case info.Size() == 0:
		if !create {
			return fmt.Errorf("%s: is empty", path)
		}
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("%s: %w", path, errors.Unwrap(err))
	}
	// The header of the file format: 16 bytes of magic, the user version at 60
	// and the application id at 68, both big-endian.
	head := make([]byte, 100)
	_, err = io.ReadFull(f, head)
	_ = f.Close()
	if err != nil || string(head[:16]) != "SQLite format 3\x00" {
		return fmt.Errorf("%s: %w", path, ErrNoSQLite)
	}
	word := func(at int) int {
		return int(head[at])<<24 | int(head[at+1])<<16 | int(head[at+2])<<8 | int(head[at+3])
	}
	id, version := word(68), word(60)
	switch {
	case id == 0 && version == 0:
		// Nothing that tells whose it is; the header of a new file of ours can
		// still lie in its WAL. migrate looks at its tables.
		if _, err := os.Stat(path + "-wal"); err == nil || create {
			return nil
		}
		return fmt.Errorf("%s: %w", path, ErrForeign)
	case id != ApplicationID:
		return fmt.Errorf("%s: %w (application_id %#x)", path, ErrForeign, id)
	case version > schemaVersion():
		return fmt.Errorf("%s: %w", path, newer(version))
	case version < schemaVersion() && !create:
		return fmt.Errorf("%s: %w: it has schema %d, this one %d; ingest into it once", path, ErrOlder, version, schemaVersion())
	}
	return nil
}

// reason turns a driver's error into one line that names the file.
func reason(path string, err error) error {
	var e sqlite3.Error
	if !errors.As(err, &e) {
		return fmt.Errorf("%s: %w", path, err)
	}
	switch e.Code {
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return fmt.Errorf("%s: %w", path, ErrLocked)
	case sqlite3.ErrReadonly, sqlite3.ErrPerm:
		return fmt.Errorf("%s: %w", path, ErrReadOnly)
	case sqlite3.ErrCantOpen:
		if _, serr := os.Stat(path); errors.Is(serr, os.ErrNotExist) {
			return fmt.Errorf("%s: cannot be made: the folder is read-only", path)
		}
		if f, ferr := os.OpenFile(path, os.O_RDWR, 0); ferr == nil {
			_ = f.Close()
			return fmt.Errorf("%s: %w: cannot write beside it", path, ErrReadOnly)
		} else if errors.Is(ferr, os.ErrPermission) {
			return fmt.Errorf("%s: %w", path, ErrReadOnly)
		}
		return fmt.Errorf("%s: cannot be opened", path)
	case sqlite3.ErrNotADB:
		return fmt.Errorf("%s: %w", path, ErrNoSQLite)
	case sqlite3.ErrCorrupt:
		return fmt.Errorf("%s: %w", path, ErrDamaged)
	case sqlite3.ErrFull:
		return fmt.Errorf("%s: %w", path, ErrFull)
	}
	return fmt.Errorf("%s: %w", path, err)
}

// pragma reads one integer pragma.
func pragma(c *sqlite3.SQLiteConn, name string) (int64, error) {
	return queryInt(c, "PRAGMA "+name)
}

// queryInt runs a query whose answer is one integer.
func queryInt(c *sqlite3.SQLiteConn, query string) (int64, error) {
	rows, err := c.Query(query, nil)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	row := make([]driver.Value, len(rows.Columns()))
	if err := rows.Next(row); err != nil {
		return 0, err
	}
	n, _ := row[0].(int64)
	return n, nil
}
