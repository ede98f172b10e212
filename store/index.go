package store

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// index is the writer's part in the full-text index. FTS4 would index each text
// when a statement inserts it, on the writer's time. So a goroutine collects
// where the words of new articles stand, and with a batch the writer puts one
// segment into the tables of FTS4. Only a batch in which an article is replaced
// or removed goes in by statements: FTS4 then has to take words out.
type index struct {
	articles []int64 // of the batch
	plain    bool    // the batch goes in by statements
	bytes    int     // of text that is collected
	work     chan<- func(*postings)
	done     <-chan struct{} // closed when the collector has ended
	wanted   <-chan segment  // of what is collected
}

// maxCollected bounds the bytes of text of one segment, and so the memory that
// postings take: some twice as much.
const maxCollected = 16 << 20

// addToIndex takes an article of the batch.
func (w *Writer) addToIndex(document int64, text, title string) error {
	x := &w.index
	if !utf8.ValidString(text) || !utf8.ValidString(title) {
		x.setPlain() // FTS4 has its own way with such a text
	}
	if !slices.Contains(x.articles, document) {
		x.articles = append(x.articles, document)
	}
	if x.plain {
		return nil
	}
	if x.work == nil {
		work, done := make(chan func(*postings), 8), make(chan struct{})
		x.work, x.done = work, done
		go runPostings(work, done)
	}
	x.work <- func(p *postings) { p.put(document, text, title) }
	if x.bytes += len(text) + len(title); x.bytes < maxCollected {
		return nil
	}
	return w.putIndex()
}

// setPlain has the batch go in by statements and gives up what is collected.
func (x *index) setPlain() {
	x.plain = true
	x.stop()
}

func (x *index) stop() {
	if x.work != nil {
		close(x.work)
		<-x.done
	}
	x.work = nil
}

func (x *index) drop(document int64) {
	x.articles = slices.DeleteFunc(x.articles, func(a int64) bool { return a == document })
}

// wantSegment has the collector make a segment of what it has.
func (w *Writer) wantSegment() error {
	x := &w.index
	if x.work == nil || len(x.articles) == 0 || x.wanted != nil {
		return nil
	}
	first, _, err := w.q.nextNode.integer()
	if err != nil {
		return err
	}
	wanted := make(chan segment, 1)
	x.wanted = wanted
	x.work <- func(p *postings) { wanted <- p.segment(first) }
	return nil
}

// putIndex adds the articles of the batch to the full-text index.
func (w *Writer) putIndex() error {
	x := &w.index
	err := w.wantSegment()
	switch {
	case err != nil:
	case x.plain:
		err = w.putPlain()
	case x.wanted != nil:
		err = w.putSegment(<-x.wanted)
	}
	x.articles, x.plain, x.bytes, x.wanted = x.articles[:0], false, 0, nil
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

// putSegment writes a segment.
func (w *Writer) putSegment(s segment) error {
	before := totals{}
	err := s.err
	if err == nil {
		err = w.q.totals.each(func(row []driverValue) error {
			list, _ := row[0].([]byte)
			before = totalsOf(list)
			return nil
		})
	}
	if err == nil {
		err = w.q.setTotals.exec(before.plus(s.totals).list())
	}
	for i, node := range s.nodes {
		if err == nil {
			err = w.q.nodes.add(s.first+int64(i), node)
		}
	}
	if err == nil {
		err = w.q.nodes.flush()
	}
	if err != nil || s.root == nil { // no word at all
		return err
	}
	place, _, err := w.q.nextSegment.integer()
	if err == nil {
		err = w.q.addSegment.exec(place, s.first, s.leavesEnd, s.end, s.root)
	}
	if err == nil && place+1 == segmentsAside {
		_, err = w.conn.Exec(fmt.Sprintf("INSERT INTO documents_fts(documents_fts) VALUES ('merge=1000000,%d')", segmentsAside), nil)
		w.freed = true
	}
	return err
}

// segmentsAside is how many segments FTS4 lets lie side by side before it makes
// one of the next level of them.
const segmentsAside = 16
