package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"github.com/mattn/go-sqlite3"
)

// indexer has SQLite make the full-text index of new articles in memory, on a
// goroutine and a connection of its own. What it makes of a batch is one
// segment, as the tables of FTS4 hold it.
type indexer struct {
	conn *sqlite3.SQLiteConn
	add  *statement
	err  error // after which there are no segments
}

// segment is a part of the full-text index: a tree over words in order. Its
// nodes name each other by number.
type segment struct {
	first, leavesEnd, end driverValue // numbers of nodes, as FTS4 keeps them
	root                  []byte
	nodes                 []node // but the root
	totals                totals
	err                   error
}

type node struct {
	number int64
	block  []byte
}

// totals are what FTS4 counts over all articles: their number, the words in
// each of the two columns, and the bytes.
type totals [4]uint64

// totalsOf reads them from the list of variable-length integers in which FTS4
// keeps them.
func totalsOf(list []byte) (t totals) {
	for i := range t {
		v, n := binary.Uvarint(list)
		t[i], list = v, list[max(n, 0):]
	}
	return t
}

func (t totals) plus(u totals) totals {
	for i, n := range u {
		t[i] += n
	}
	return t
}

func (t totals) list() (list []byte) {
	for _, n := range t {
		list = binary.AppendUvarint(list, n)
	}
	return list
}

// runIndexer works for the writer until it closes the channel.
func runIndexer(work <-chan func(*indexer), done chan<- struct{}) {
	defer close(done)
	x := newIndexer()
	defer x.close()
	for f := range work {
		f(x)
	}
}

// newIndexer opens the connection. Its pages are those of the database, since
// the size of a node depends on them.
func newIndexer() *indexer {
	x := &indexer{}
	c, err := (&sqlite3.SQLiteDriver{}).Open(":memory:")
	if err != nil {
		x.err = err
		return x
	}
	x.conn = c.(*sqlite3.SQLiteConn)
	_, x.err = x.conn.Exec(fmt.Sprintf(`PRAGMA page_size = %d; PRAGMA journal_mode = OFF;
		CREATE VIRTUAL TABLE fts USING fts4(content="", text, title, tokenize=unicode61, matchinfo=fts3)`, pageSize), nil)
	if x.err == nil {
		x.add, x.err = newStatement(x.conn, "INSERT INTO fts (docid, text, title) VALUES (?, ?, ?)")
	}
	return x
}

func (x *indexer) close() {
	if x.add != nil {
		_ = x.add.stmt.Close()
	}
	if x.conn != nil {
		_ = x.conn.Close()
	}
}

// put takes an article.
func (x *indexer) put(document int64, text, title string) {
	if x.err == nil {
		_, x.err = x.add.insert(document, text, title)
	}
}

// begin begins a batch whose segment is to have nodes of number first and above.
func (x *indexer) begin(first int64) {
	if x.err == nil { // FTS4 numbers a node one above the highest there is
		_, x.err = x.conn.Exec(fmt.Sprintf("BEGIN; INSERT INTO fts_segments (blockid) VALUES (%d)", first-1), nil)
	}
}

// segment ends the batch.
func (x *indexer) segment() (s segment) {
	if x.err == nil {
		_, x.err = x.conn.Exec("COMMIT; INSERT INTO fts (fts) VALUES ('optimize')", nil)
	}
	read := func(query string, row func([]driverValue)) {
		var q *statement
		if x.err == nil {
			q, x.err = newStatement(x.conn, query)
		}
		if x.err == nil {
			x.err = errors.Join(q.each(func(r []driverValue) error { row(r); return nil }), q.stmt.Close())
		}
	}
	read("SELECT start_block, leaves_end_block, end_block, root FROM fts_segdir", func(r []driverValue) {
		s.first, s.leavesEnd, s.end, s.root = r[0], r[1], r[2], blob(r[3])
	})
	read("SELECT blockid, block FROM fts_segments WHERE block IS NOT NULL ORDER BY blockid", func(r []driverValue) {
		s.nodes = append(s.nodes, node{asInt(r[0]), blob(r[1])})
	})
	read("SELECT value FROM fts_stat WHERE id = 0", func(r []driverValue) { s.totals = totalsOf(blob(r[0])) })
	if x.err == nil {
		_, x.err = x.conn.Exec("DELETE FROM fts_segdir; DELETE FROM fts_segments; DELETE FROM fts_stat", nil)
	}
	s.err = x.err
	return s
}

// blob copies a blob, whose memory is SQLite's.
func blob(v driverValue) []byte {
	b, _ := v.([]byte)
	return slices.Clone(b)
}
