package store

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf8"
)

// index is the writer's part in the full-text index. FTS4 would index each text
// when a statement inserts it, on the writer's time. So a goroutine collects
// where the words of new articles stand, and with a batch the writer puts one
// segment into the tables of FTS4. Only a batch in which an article is
// replaced or removed goes in by statements: FTS4 then has to take words out.
type index struct {
	articles  []int64 // of the batch
	plain     bool    // the batch goes in by statements
	collector chan<- func(*postings)
	wanted    chan segment // of the batch
	segments  []segmentRow // of what the collector holds, in the database
}

// segmentRow is where a segment lies: its place in level 0, its nodes.
type segmentRow struct{ place, first, last int64 }

// maxPostings bounds the memory that postings take, in bytes.
const maxPostings = 12 << 20

// collect works for the writer until it closes the channel.
func collect(work <-chan func(*postings)) {
	p := newPostings()
	defer p.splitter.close()
	for f := range work {
		f(p)
	}
}

// add takes an article of the batch.
func (x *index) add(document int64, text, title string) {
	if !utf8.ValidString(text) || !utf8.ValidString(title) || strings.Contains(text, "\x00") || strings.Contains(title, "\x00") {
		x.setPlain() // FTS4 has its own way with such a text
	}
	if x.plain {
		if !slices.Contains(x.articles, document) {
			x.articles = append(x.articles, document)
		}
		return
	}
	x.articles = append(x.articles, document)
	if x.collector == nil {
		work := make(chan func(*postings), 8)
		x.collector = work
		go collect(work)
	}
	x.collector <- func(p *postings) { p.add(document, text, title) }
}

// want has the collector make the segment of the batch, or one of all that it
// holds when no batch is to come or it holds much.
func (x *index) want(last bool) {
	if x.collector == nil {
		return
	}
	wanted := make(chan segment, 1)
	x.wanted = wanted
	x.collector <- func(p *postings) {
		if !last && p.size < maxPostings {
			wanted <- p.recent()
			return
		}
		wanted <- p.all()
		p.forget()
	}
}

// setPlain has the batch go in by statements and gives up what is collected.
func (x *index) setPlain() {
	x.plain = true
	x.stop()
}

func (x *index) stop() {
	if x.collector != nil {
		close(x.collector)
	}
	x.collector, x.segments = nil, nil
}

func (x *index) drop(document int64) {
	x.articles = slices.DeleteFunc(x.articles, func(a int64) bool { return a == document })
}

// putIndex adds the articles of the batch to the full-text index.
func (w *Writer) putIndex() error {
	x := &w.index
	var err error
	switch {
	case x.plain:
		err = w.putPlain()
	case x.collector != nil:
		s := <-x.wanted
		if err = s.err; err == nil {
			err = w.putSegment(s)
		}
	}
	x.articles, x.plain = x.articles[:0], false
	return err
}

// putPlain has FTS4 index each article. It goes in by a statement of one row:
// one that could insert several, as INSERT SELECT, sets a savepoint, at which
// FTS4 writes all it holds in memory.
func (w *Writer) putPlain() error {
	for _, id := range w.index.articles {
		var text, title driverValue
		err := w.q.toIndex.each(func(row []driverValue) error {
			text, title = row[0], row[1]
			return nil
		}, id)
		if err != nil {
			return err
		}
		if _, err := w.q.index.insert(id, text, title); err != nil {
			return err
		}
	}
	return nil
}

// putSegment writes a segment, in the place of those whose articles it holds
// all.
func (w *Writer) putSegment(s segment) error {
	x := &w.index
	if s.whole {
		for _, r := range x.segments {
			if err := w.q.dropSegment.exec(r.place); err != nil {
				return err
			}
			if err := w.q.dropNodes.exec(r.first, r.last); err != nil {
				return err
			}
			w.freed = true
		}
		x.segments = nil
	}
	if s.totals != (totals{}) {
		if err := w.addTotals(s.totals); err != nil {
			return err
		}
	}
	if len(s.leaves) == 0 {
		return nil
	}
	place, _, err := w.q.nextSegment.integer()
	if err != nil {
		return err
	}
	row := segmentRow{place: place}
	if len(s.leaves) == 1 { // which is the root
		err = w.q.addSegment.exec(place, 0, 0, 0, s.leaves[0])
	} else {
		row.first, row.last, err = w.putNodes(s, place)
	}
	switch {
	case err != nil:
	case s.whole:
		err = w.mergeSegments()
	default:
		x.segments = append(x.segments, row)
	}
	return err
}

// putNodes writes the nodes of a segment of several, and returns the numbers
// of the first and the last.
func (w *Writer) putNodes(s segment, place int64) (first, last int64, err error) {
	if first, _, err = w.q.nextNode.integer(); err != nil {
		return 0, 0, err
	}
	inner := s.tree(first)
	root := len(inner) - 1
	last = first - 1
	for _, node := range append(s.leaves, inner[:root]...) {
		last++
		if err := w.q.nodes.add(last, node); err != nil {
			return 0, 0, err
		}
	}
	if err := w.q.nodes.flush(); err != nil {
		return 0, 0, err
	}
	return first, last, w.q.addSegment.exec(place, first, first+int64(len(s.leaves))-1, last, inner[root])
}

// mergeSegments has FTS4 merge sixteen segments into one of the next level.
func (w *Writer) mergeSegments() error {
	_, err := w.conn.Exec("INSERT INTO documents_fts(documents_fts) VALUES ('merge=1000000,16')", nil)
	return err
}

// addTotals adds to what FTS4 counts over all articles: their number, the words
// in each column, the bytes.
func (w *Writer) addTotals(t totals) error {
	var sums [2 + ftsColumns]uint64
	err := w.q.totals.each(func(row []driverValue) error {
		list, _ := row[0].([]byte)
		for i := range sums {
			v, n := binary.Uvarint(list)
			sums[i], list = v, list[max(n, 0):]
		}
		return nil
	})
	if err != nil {
		return err
	}
	var list []byte
	for i, n := range append(append([]uint64{t.articles}, t.words[:]...), t.bytes) {
		list = binary.AppendUvarint(list, sums[i]+n)
	}
	return w.q.setTotals.exec(list)
}
