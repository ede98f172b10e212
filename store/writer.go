package store

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/mattn/go-sqlite3"

	"wattwire/extract/record"
)

// Article is one article with its records, ready to be written.
type Article struct {
	record.Result
	SHA256   string   // of the article as read: its text and what is known about it
	Notes    []string // what was repaired or left out
	Settings int64    // digest of the rules and flags that made the records

	prepared *prepared // see Writer.Prepare
}

// Source is a file about to be read. Size is -1 where it is not known.
type Source struct {
	URI      string
	Path     string // absolute; "" for standard input
	Size     int64
	ModTime  int64 // nanoseconds since 1970
	Settings int64
}

// Outcome says what became of an article.
type Outcome int

// The outcomes of Put.
const (
	Added Outcome = iota
	Replaced
	Failed
)

// Writer is the one that writes a database. It is for one goroutine.
type Writer struct {
	path  string
	conn  *sqlite3.SQLiteConn
	q     *queries
	names *namer

	checkpointer *checkpointer

	entities map[int64]int64 // ids found or made before, by identity
	// Entities as they are in the database, by id: those of late, and before.
	loaded, loadedBefore map[int64]*entity
	words                *words // ids of rules, units and types
	signatures           signatures
	seen                 filter          // identities of entities, keys of sketches and of projects
	said                 []*contribution // what the articles of the batch say of entities
	projects             map[int64]bool  // to be computed anew
	index                index
	freed                bool // pages are free that can be given back
	ids                  ids  // of the article in hand

	lastEntity, lastQuantity int64 // the largest ids given, -1 where the database has to be asked

	open     bool  // a transaction is open
	version  int64 // data_version when it was last ours
	position int64 // articles so far
	source   sourceState
	counts   Counts
	broken   error
}

type sourceState struct {
	id       int64
	uri      string
	articles int64
	failed   bool
	reread   bool // the file had been read before
}

// Counts are the records written, by kind, and the articles.
type Counts struct {
	Added, Replaced, Removed, Duplicates int64
	Entities                             int64 // new ones
	Mentions, Dates, Quantities          int64
	Capacities, Agreements, Milestones   int64
	Affiliations, Quotes, Projects       int64
}

// OpenWriter opens the database at path for writing, and makes or migrates it
// where needed. Errors name the file and the reason; a file that is not ours is
// left as it is.
func OpenWriter(ctx context.Context, path string) (*Writer, error) {
	return openWriter(ctx, path, nil)
}

// openWriter takes pragmas beside its own.
func openWriter(ctx context.Context, path string, pragmas map[string]string) (*Writer, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := inspect(path, true); err != nil {
		return nil, err
	}
	// mode=rwc would make an unwritable file a read-only connection silently.
	if f, err := os.OpenFile(path, os.O_RDWR, 0); err == nil {
		_ = f.Close()
	} else if errors.Is(err, os.ErrPermission) {
		return nil, fmt.Errorf("%s: %w", path, ErrReadOnly)
	}
	first, err := connect(path, map[string]string{"mode": "rwc"}, pragmas)
	if err != nil {
		return nil, reason(path, err)
	}
	err = migrate(first)
	if cerr := first.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return nil, reason(path, err)
	}
	conn, err := connect(path, map[string]string{
		"mode": "rw", "_journal_mode": "WAL", "_synchronous": "NORMAL", "_cache_size": "-32000",
		"_mutex": "no", // one goroutine alone uses it
		// Rows point at rows that the writer has just made or found. To look each
		// of them up again would cost as much as writing it.
		"_foreign_keys": "0",
	}, pragmas)
	if err != nil {
		return nil, reason(path, err)
	}
	w := &Writer{
		path: path, conn: conn, names: newNamer(),
		entities: map[int64]int64{}, loaded: map[int64]*entity{}, words: newWords(), projects: map[int64]bool{},
		lastEntity: -1, lastQuantity: -1,
	}
	// The checkpointer copies the log of writes, but it begins anew only when all
	// of it is copied before the next batch begins: so the writer copies the rest
	// itself when the log has 32 MB. Temporary is above all what SQLite notes to
	// take a statement back.
	const setup = `PRAGMA wal_autocheckpoint = 16000; PRAGMA temp_store = MEMORY;
CREATE TEMP TABLE reread (document_id INTEGER PRIMARY KEY)`
	if _, err = conn.Exec(setup, nil); err == nil {
		w.q, err = prepare(conn)
	}
	if err == nil {
		var second *sqlite3.SQLiteConn
		if second, err = connect(path, map[string]string{"mode": "rw", "_mutex": "no", "_synchronous": "NORMAL"}, pragmas); err == nil {
			w.checkpointer = startCheckpointer(second)
		}
	}
	if err != nil {
		_ = conn.Close()
		return nil, reason(path, err)
	}
	return w, nil
}

// Counts says what was written so far.
func (w *Writer) Counts() Counts { return w.counts }

// Skip counts the articles of a file that has not changed since it was read.
func (w *Writer) Skip(articles int64) error { return w.advance(articles) }

// BeginSource says that the articles that follow are those of src.
func (w *Writer) BeginSource(src Source) error {
	if err := w.begin(); err != nil {
		return err
	}
	var size, mtime any
	if src.Size >= 0 {
		size, mtime = src.Size, src.ModTime
	}
	id, known, err := w.q.findSource.integer(src.URI)
	switch {
	case err != nil:
	case known:
		if err = w.q.setSource.exec(text(src.Path), size, mtime, src.Settings, id); err == nil {
			err = w.q.startReread.exec()
		}
	default:
		id, err = w.q.addSource.insert(src.URI, text(src.Path), size, mtime, src.Settings)
	}
	if err == nil {
		err = w.q.clearFailures.exec(src.URI)
	}
	w.source = sourceState{id: id, uri: src.URI, reread: known}
	return w.fail(err)
}

// Unchanged says that the next article of the source is in the database as it
// is.
func (w *Writer) Unchanged(document int64) error {
	if w.source.reread {
		if err := w.q.seen.exec(document); err != nil {
			return w.fail(err)
		}
	}
	return w.advance(1)
}

// Fail records that something could not be read or extracted.
func (w *Writer) Fail(uri, stage, why string) error {
	if err := w.begin(); err != nil {
		return err
	}
	source := w.source.uri
	if source == "" || stage == StageList {
		source = uri
	}
	w.source.failed = true
	err := w.q.addFailure.exec(uri, stage, why, source)
	return w.fail(err)
}

// Stages at which an input can fail.
const (
	StageList    = "list"
	StageRead    = "read"
	StageExtract = "extract"
	StageStore   = "store"
)

// ClearListFailures forgets what earlier runs could not list.
func (w *Writer) ClearListFailures() error {
	if err := w.begin(); err != nil {
		return err
	}
	err := w.q.clearListFailures.exec()
	return w.fail(err)
}

// EndSource ends the source. Where it was read to its end without a failure,
// articles of an earlier reading that it no longer holds are removed.
func (w *Writer) EndSource(whole bool) error {
	if err := w.begin(); err != nil {
		return err
	}
	if whole && w.source.reread && !w.source.failed {
		var gone []int64
		if err := w.q.stale.each(func(row []driverValue) error {
			gone = append(gone, asInt(row[0]))
			return nil
		}, w.source.id); err != nil {
			return w.fail(err)
		}
		for _, id := range gone {
			if err := w.remove(id); err != nil {
				return w.fail(err)
			}
			w.counts.Removed++
		}
	}
	complete := 0
	if whole && !w.source.failed {
		complete = 1
	}
	if whole {
		if err := w.q.endSource.exec(w.source.articles, complete, w.source.id); err != nil {
			return w.fail(err)
		}
	}
	w.source = sourceState{}
	return nil
}

// Put writes one article of the source, or replaces it where its URI is known.
// An article with records that contradict each other is left out: that is
// recorded and returned as the outcome Failed with its reason. The error is one
// after which nothing can be written; what is in the database is then what it
// was before the batch.
func (w *Writer) Put(a Article) (Outcome, string, error) {
	if err := w.begin(); err != nil {
		return Failed, "", err
	}
	if a.prepared == nil {
		w.Prepare(&a)
	}
	if err := a.prepared.fault; err != nil {
		if err := w.Fail(a.Document.URI, StageStore, err.Error()); err != nil {
			return Failed, "", err
		}
		return Failed, err.Error(), w.advance(1)
	}
	w.ids = a.prepared.ids
	outcome, err := w.put(a)
	if err != nil {
		return Failed, "", w.fail(err)
	}
	return outcome, "", w.advance(1)
}
