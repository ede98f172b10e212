package store

import (
	"context"

	"github.com/mattn/go-sqlite3"
)

// Known answers what the database holds already, from a connection of its own,
// while a Writer writes. It is for one goroutine; what is written meanwhile
// may or may not be seen.
type Known struct {
	path                        string
	conn                        *sqlite3.SQLiteConn
	source, file, uri, document *statement
	empty                       bool
}

// KnownSource is a file as it was when it was last read to its end.
type KnownSource struct {
	Size, ModTime, Settings int64
	Articles                int64
}

// OpenKnown opens the database that a Writer has opened before.
func OpenKnown(ctx context.Context, path string) (*Known, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	c, err := connect(path, map[string]string{"mode": "rw", "_query_only": "1", "_mutex": "no"})
	if err != nil {
		return nil, reason(path, err)
	}
	k := &Known{path: path, conn: c}
	for _, q := range []struct {
		s   **statement
		sql string
	}{
		{&k.source, "SELECT size, mtime, settings, articles FROM sources WHERE uri = ? AND complete = 1 AND size IS NOT NULL"},
		{&k.file, "SELECT path FROM sources WHERE uri = ?"},
		{&k.uri, "SELECT uri FROM sources WHERE path = ? ORDER BY id LIMIT 1"},
		{&k.document, "SELECT id, digest FROM documents WHERE uri = ?"},
	} {
		if *q.s, err = newStatement(c, q.sql); err != nil {
			_ = k.Close()
			return nil, reason(path, err)
		}
	}
	sources, err := queryInt(c, "SELECT EXISTS (SELECT 1 FROM sources)")
	if err != nil {
		_ = k.Close()
		return nil, reason(path, err)
	}
	k.empty = sources == 0
	return k, nil
}

// ask runs a query, of which a database that was empty knows nothing.
func (k *Known) ask(s *statement, key string, f func(row []driverValue)) error {
	if k.empty {
		return nil
	}
	err := s.each(func(row []driverValue) error {
		f(row)
		return nil
	}, key)
	if err != nil {
		return reason(k.path, err)
	}
	return nil
}

// Source says what is known of a file that was read to its end without a
// failure.
func (k *Known) Source(uri string) (s KnownSource, ok bool, err error) {
	err = k.ask(k.source, uri, func(row []driverValue) {
		s, ok = KnownSource{Size: asInt(row[0]), ModTime: asInt(row[1]), Settings: asInt(row[2]), Articles: asInt(row[3])}, true
	})
	return s, ok, err
}

// Path is where the file known as uri lay when it was last read, "" where none
// is known.
func (k *Known) Path(uri string) (path string, err error) {
	err = k.ask(k.file, uri, func(row []driverValue) { path = asString(row[0]) })
	return path, err
}

// URI is the address under which the file at the absolute path was read
// before, "" where it was not.
func (k *Known) URI(path string) (uri string, err error) {
	err = k.ask(k.uri, path, func(row []driverValue) { uri = asString(row[0]) })
	return uri, err
}

// Document is the id of the article at uri where it is in the database with
// this digest and these settings, else 0.
func (k *Known) Document(uri, sha256 string, settings int64) (id int64, err error) {
	err = k.ask(k.document, uri, func(row []driverValue) {
		if asInt(row[1]) == articleDigest(sha256, settings) {
			id = asInt(row[0])
		}
	})
	return id, err
}

// Close closes the connection.
func (k *Known) Close() error {
	for _, s := range []*statement{k.source, k.file, k.uri, k.document} {
		if s != nil {
			_ = s.stmt.Close()
		}
	}
	return k.conn.Close()
}
