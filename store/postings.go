package store

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
)

// postings collects where words stand, in the way of the lists of FTS4. It
// takes articles in the order of their ids and gives out segments: of the
// articles since the last segment, or of all.
type postings struct {
	splitter *splitter
	slots    []int32 // 1 and the places in lists, by hash
	lists    []posting
	marks    []mark  // of the lists
	fresh    []int32 // lists with articles since the last segment
	document int64   // the last one
	sealed   int64   // the last one of the last segment
	size     int     // bytes held, about
	totals   totals  // since the last segment
	err      error   // after which there are no segments
}

// posting is the list of one word. For each article it holds the distance of
// its id from the one before and the positions, each as the distance from the
// one before and 2 added; 1 and the number of a column come before positions
// in a column other than the first, and 0 stands between two articles.
type posting struct {
	head             uint64 // the first bytes of word
	word             string
	list             []byte
	last             int64 // the article that list ends with
	column, position int32 // that list ends with
}

// mark is where in a list the articles since the last segment begin.
type mark struct {
	from   int
	before int64 // the article before them
}

// totals are what FTS4 counts besides: articles, words in each column, and
// bytes.
type totals struct {
	articles, bytes uint64
	words           [ftsColumns]uint64
}

// ftsColumns is the number of the index's columns: the text, then the title.
const ftsColumns = 2

func newPostings() *postings {
	p := &postings{splitter: newSplitter()}
	p.forget()
	return p
}

// forget begins anew.
func (p *postings) forget() {
	*p = postings{splitter: p.splitter, slots: make([]int32, 1<<14), err: p.err}
}

// add takes an article, whose id is above those before.
func (p *postings) add(document int64, text, title string) {
	for column, s := range [ftsColumns]string{text, title} {
		n, err := p.splitter.words(s, func(word []byte, position int) { p.stands(word, document, column, position) })
		if err != nil {
			p.err = err
			return
		}
		p.totals.words[column] += uint64(n)
		p.totals.bytes += uint64(len(s))
	}
	p.totals.articles++
}

// stands notes that the word stands there.
func (p *postings) stands(word []byte, document int64, column, position int) {
	at := p.find(word)
	l := &p.lists[at]
	before := len(l.list)
	if l.last != document {
		if l.last <= p.sealed {
			p.marks[at] = mark{from: before, before: l.last}
			p.fresh = append(p.fresh, at)
		}
		if before > 0 {
			l.list = append(l.list, 0)
		}
		l.list = binary.AppendUvarint(l.list, uint64(document-l.last))
		l.last, l.column, l.position = document, 0, 0
	}
	if int32(column) != l.column {
		l.list = binary.AppendUvarint(append(l.list, 1), uint64(column))
		l.column, l.position = int32(column), 0
	}
	l.list = binary.AppendUvarint(l.list, uint64(2+int32(position)-l.position))
	l.position = int32(position)
	p.document = document
	p.size += len(l.list) - before
}

// find is the place of the word's list, which it makes where there is none.
func (p *postings) find(word []byte) int32 {
	head, hash := hashed(word)
	slot := p.slot(hash)
	for ; p.slots[slot] != 0; slot = (slot + 1) & (len(p.slots) - 1) {
		at := p.slots[slot] - 1
		if l := &p.lists[at]; l.head == head && len(l.word) == len(word) && (len(word) <= 8 || l.word == string(word)) {
			return at
		}
	}
	if 2*len(p.lists) >= len(p.slots) {
		p.grow()
		return p.find(word)
	}
	own := string(word)
	p.lists = append(p.lists, posting{head: head, word: own})
	p.marks = append(p.marks, mark{})
	p.slots[slot] = int32(len(p.lists))
	p.size += 150 + len(own)
	return int32(len(p.lists) - 1)
}

// hashed gives the first eight bytes of a word and a hash of all.
func hashed[S string | []byte](word S) (head, hash uint64) {
	var first [8]byte
	copy(first[:], word)
	head = binary.BigEndian.Uint64(first[:])
	hash = head ^ uint64(len(word))
	for i := len(first); i < len(word); i++ {
		hash = hash*31 ^ uint64(word[i])
	}
	return head, mix(hash)
}

// slot is where to look first.
func (p *postings) slot(hash uint64) int { return int(hash) & (len(p.slots) - 1) }

// grow doubles the slots.
func (p *postings) grow() {
	p.slots = make([]int32, 2*len(p.slots))
	for i, l := range p.lists {
		_, hash := hashed(l.word)
		slot := p.slot(hash)
		for p.slots[slot] != 0 {
			slot = (slot + 1) & (len(p.slots) - 1)
		}
		p.slots[slot] = int32(i + 1)
	}
}

// recent is the segment of the articles since the last one.
func (p *postings) recent() segment {
	var b segmentBuilder
	var list []byte
	for _, at := range p.sorted(p.fresh) {
		l, m := &p.lists[at], p.marks[at]
		list = list[:0]
		if since := l.list[m.from:]; m.from == 0 {
			list = append(list, since...)
		} else { // the first is the distance from an article of another segment
			first, n := binary.Uvarint(since[1:])
			list = append(binary.AppendUvarint(list, uint64(m.before)+first), since[1+n:]...)
		}
		b.add(l.word, append(list, 0))
	}
	return p.given(&b)
}

// all is the segment of all articles.
func (p *postings) all() segment {
	every := make([]int32, len(p.lists))
	for i := range every {
		every[i] = int32(i)
	}
	var b segmentBuilder
	var list []byte
	for _, at := range p.sorted(every) {
		list = append(append(list[:0], p.lists[at].list...), 0)
		b.add(p.lists[at].word, list)
	}
	b.whole = true
	return p.given(&b)
}

// given ends a segment.
func (p *postings) given(b *segmentBuilder) segment {
	s := b.end()
	s.totals, s.err = p.totals, p.err
	p.fresh, p.totals, p.sealed = p.fresh[:0], totals{}, p.document
	return s
}

// sorted puts lists in the order of their words' bytes.
func (p *postings) sorted(lists []int32) []int32 {
	slices.SortFunc(lists, func(a, b int32) int {
		x, y := &p.lists[a], &p.lists[b]
		if x.head != y.head {
			return cmp.Compare(x.head, y.head)
		}
		return strings.Compare(x.word, y.word)
	})
	return lists
}
