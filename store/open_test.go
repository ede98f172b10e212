package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// foreign makes a database of another program.
func foreign(t *testing.T, statements ...string) string {
	t.Helper()
	path := temporary(t)
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestDatabasesThatAreRefused(t *testing.T) {
	written := func(t *testing.T) string {
		path := temporary(t)
		write(t, path, sample(t)...)
		return path
	}
	tests := []struct {
		name     string
		path     func(t *testing.T) string
		reason   error
		contains string
		reader   bool // the reader refuses it too
	}{
		{"another program's", func(t *testing.T) string { return foreign(t, "CREATE TABLE a (b)") }, ErrForeign, "", true},
		{"another program's with an id", func(t *testing.T) string {
			return foreign(t, "PRAGMA application_id = 252006673", "CREATE TABLE a (b)")
		}, ErrForeign, "application_id 0xf055111", true},
		{"newer", func(t *testing.T) string {
			return foreign(t, fmt.Sprintf("PRAGMA application_id = %d", ApplicationID), "PRAGMA user_version = 99", "CREATE TABLE a (b)")
		}, ErrNewer, fmt.Sprintf("it has schema 99, this one knows %d", schemaVersion()), true},
		{"older", func(t *testing.T) string {
			return foreign(t, fmt.Sprintf("PRAGMA application_id = %d", ApplicationID), "PRAGMA user_version = 1", "CREATE TABLE sources (b)")
		}, nil, "", true},
		{"a text", func(t *testing.T) string {
			path := temporary(t)
			if err := os.WriteFile(path, []byte(strings.Repeat("no database\n", 50)), 0o600); err != nil {
				t.Fatal(err)
			}
			return path
		}, ErrNoSQLite, "", true},
		{"a folder", func(t *testing.T) string { return t.TempDir() }, nil, "is a folder", true},
		{"in no folder", func(t *testing.T) string { return filepath.Join(t.TempDir(), "none", "x.db") }, nil, "no such f", true},
		{"locked", func(t *testing.T) string {
			path := written(t)
			db, err := sql.Open("sqlite3", path)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = db.Close() })
			db.SetMaxOpenConns(1)
			if _, err := db.Exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE"); err != nil {
				t.Fatal(err)
			}
			return path
		}, ErrLocked, "", true},
		{"damaged", func(t *testing.T) string {
			path := written(t)
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for i := 100; i < 4096; i++ {
				text[i] = 0xff
			}
			if err := os.WriteFile(path, text, 0o600); err != nil {
				t.Fatal(err)
			}
			return path
		}, ErrDamaged, "", true},
		{"read-only", func(t *testing.T) string {
			if os.Geteuid() == 0 {
				t.Skip("root may write to every file")
			}
			path := written(t)
			if err := os.Chmod(path, 0o400); err != nil {
				t.Fatal(err)
			}
			return path
		}, ErrReadOnly, "", false},
	}
	impatient := map[string]string{"_busy_timeout": "50"}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := tt.path(t)
			before, _ := os.ReadFile(path)
			check := func(who string, err error) {
				t.Helper()
				if err == nil {
					t.Fatalf("%s takes it", who)
				}
				if tt.reason != nil && !errors.Is(err, tt.reason) {
					t.Errorf("%s: %v, not %v", who, err, tt.reason)
				}
				if !strings.HasPrefix(err.Error(), path+": ") || !strings.Contains(err.Error(), tt.contains) || strings.Contains(err.Error(), "\n") {
					t.Errorf("%s: %q does not name the file and %q in one line", who, err, tt.contains)
				}
			}
			w, err := openWriter(context.Background(), path, impatient)
			if err == nil {
				err = w.BeginSource(Source{URI: "x"})
				_ = w.Close()
			}
			check("writer", err)
			if tt.reader {
				db, err := openReader(context.Background(), path, impatient)
				if err == nil {
					_ = db.Close()
				}
				check("reader", err)
			}
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Error("the file was changed")
			}
		})
	}
}

func TestAFileOfAnyNameIsOpened(t *testing.T) {
	for _, name := range []string{"a b.db", "50%?.db", "a#b&c=d.db", "каз.db", "x:y.db"} {
		path := filepath.Join(t.TempDir(), name)
		write(t, path, sample(t)[0])
		if _, err := os.Stat(path); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		equal(t, name, rows(t, open(t, path), "SELECT count(*) FROM documents"), "1")
	}
}

func TestClosingLeavesOneFile(t *testing.T) {
	path := temporary(t)
	write(t, path, sample(t)...)
	files, err := filepath.Glob(path + "*")
	if err != nil || len(files) != 1 {
		t.Errorf("left: %v, %v", files, err)
	}
}

func TestAnOpenDatabaseOfAKilledWriterIsRead(t *testing.T) {
	path := temporary(t)
	w, err := OpenWriter(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := w.BeginSource(Source{URI: "a.txt"}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := w.Put(sample(t)[0]); err != nil {
		t.Fatal(err)
	}
	if err := w.commit(); err != nil {
		t.Fatal(err)
	}
	// What a killed writer leaves: the file and its WAL, without the shared
	// memory that the living ones use.
	copied := temporary(t)
	for _, ending := range []string{"", "-wal"} {
		text, err := os.ReadFile(path + ending)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(copied+ending, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	db := open(t, copied)
	sound(t, db)
	equal(t, "documents", rows(t, db, "SELECT uri FROM documents"), "a.txt")
}

func TestAReaderCannotWrite(t *testing.T) {
	path := temporary(t)
	write(t, path, sample(t)...)
	db := open(t, path)
	if _, err := db.Exec("PRAGMA query_only = 0; DELETE FROM quotes"); err == nil {
		t.Error("a row was deleted")
	}
}

func TestTwoWritersTakeTurns(t *testing.T) {
	path := temporary(t)
	all := sample(t)
	var writers [2]*Writer
	for i := range writers {
		w, err := OpenWriter(context.Background(), path)
		if err != nil {
			t.Fatal(err)
		}
		writers[i] = w
	}
	for i, a := range all {
		w := writers[i%2]
		if err := w.BeginSource(Source{URI: a.Document.URI, Size: int64(len(a.Document.Text)), ModTime: 1}); err != nil {
			t.Fatal(err)
		}
		if _, _, err := w.Put(a); err != nil {
			t.Fatal(err)
		}
		if err := w.EndSource(true); err != nil {
			t.Fatal(err)
		}
		if err := w.commit(); err != nil {
			t.Fatal(err)
		}
	}
	for _, w := range writers {
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	db := open(t, path)
	sound(t, db)
	equal(t, "content", content(t, db), contentOf(t, all...)...)
}
