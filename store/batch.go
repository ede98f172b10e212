package store

import (
	"errors"
	"io"
)

// batchSize is the number of articles in a transaction. Batches end at fixed
// places in the stream, counting unchanged articles too, so that a run that was
// interrupted and taken up again commits where an uninterrupted one does.
const batchSize = 1000

// begin opens a transaction where none is open.
func (w *Writer) begin() error {
	if w.broken != nil {
		return w.broken
	}
	if w.open {
		return nil
	}
	if err := w.q.begin.exec(); err != nil {
		return w.fail(err)
	}
	w.open = true
	v, _, err := w.q.dataVersion.integer()
	if err != nil {
		return w.fail(err)
	}
	if v != w.version { // another connection wrote: our memory may be stale
		clear(w.entities)
		clear(w.loaded)
		clear(w.loadedBefore)
		w.words = newWords()
		w.index.stop()
		w.signatures = signatures{}
		w.lastEntity, w.lastQuantity = -1, -1
		w.version = v
		return w.fail(w.newFilter())
	}
	return nil
}

// newFilter starts the filter of what the writer looks up.
func (w *Writer) newFilter() error {
	some, _, err := w.q.anyDocument.integer()
	if w.seen = (filter{}); err == nil && some == 0 {
		w.seen = newFilter()
	}
	return err
}

// fail makes err, which is the database's and not an article's, the end of
// this writer.
func (w *Writer) fail(err error) error {
	if err == nil {
		return nil
	}
	if w.broken == nil {
		w.broken = reason(w.path, err)
	}
	return w.broken
}

// commit ends the batch, and does in it what is to be done last.
func (w *Writer) commit(last ...func() error) error {
	if w.broken != nil {
		return w.broken
	}
	if !w.open {
		if len(last) == 0 {
			return nil
		}
		if err := w.begin(); err != nil {
			return err
		}
	}
	for _, step := range append([]func() error{w.wantSegment, w.flushEntities, w.flushProjects, w.putIndex}, last...) {
		if err := step(); err != nil {
			return w.fail(err)
		}
	}
	if err := w.q.commit.exec(); err != nil {
		return w.fail(err)
	}
	w.open = false
	w.checkpointer.wake()
	return nil
}

// advance counts n articles and commits where a batch is full.
func (w *Writer) advance(n int64) error {
	before := w.position / batchSize
	w.position += n
	w.source.articles += n
	if w.position/batchSize != before {
		return w.commit()
	}
	return nil
}

// optimize merges the parts of the full-text index into one where an eighth of
// it or more lies outside the largest; a few new articles do not pay for that.
// What the index looks like decides, not what this writer added: another may
// have been killed before it came to this.
func (w *Writer) optimize() error {
	scattered, err := queryInt(w.conn, `SELECT count(*) > 1 AND 8 * (sum(blocks) - max(blocks)) >= sum(blocks)
		FROM (SELECT leaves_end_block - start_block + 1 AS blocks FROM documents_fts_segdir)`)
	if err == nil && scattered != 0 {
		_, err = w.conn.Exec("INSERT INTO documents_fts(documents_fts) VALUES ('optimize')", nil)
		w.freed = true
	}
	if err == nil && w.freed {
		err = w.vacuum()
	}
	return err
}

// vacuum gives the pages that merged segments freed back to the file system.
func (w *Writer) vacuum() error {
	rows, err := w.conn.Query("PRAGMA incremental_vacuum", nil)
	if err != nil {
		return err
	}
	defer rows.Close()
	for { // a page a step
		if err := rows.Next(nil); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
	}
}

// Close commits and closes the database, leaving a single file.
func (w *Writer) Close() error {
	err := w.commit(w.optimize) // in one, so that what is merged is written once
	w.index.stop()
	if err != nil && w.open {
		_ = w.q.rollback.exec()
	}
	w.q.close()
	w.checkpointer.stop()
	if err == nil {
		// A single file in rollback mode can be read from a folder or a medium
		// that cannot be written to. Where someone else reads it just now it
		// stays in WAL mode.
		_, _ = w.conn.Exec("PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE", nil)
	}
	if cerr := w.conn.Close(); err == nil && cerr != nil {
		err = reason(w.path, cerr)
	}
	return err
}
