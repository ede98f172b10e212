package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"
)

// postings collects where the words of new articles stand and makes of them one
// segment of the full-text index. FTS4 would do so too, but it goes through
// memory for every word there is; here a word is a number as soon as it is cut,
// and what an article adds is a run of numbers.
type postings struct {
	splitter splitter
	slots    []slot // of a table of words by hash, at most half of them taken
	words    []word
	letters  []byte    // of words, one after the other
	places   []int32   // numbers of words, in the order in which they stand in the texts
	texts    []columns // of which they are
	totals   totals
	err      error // after which there are no segments
}

type slot struct {
	hash uint32
	word int32 // 1 and its number, 0 of a slot that is free
}

type word struct {
	head     uint64 // the first eight letters, which mostly tell which of two comes first
	from, to int32  // in letters
	times    int32  // it stands in a text
}

// columns is a column of an article.
type columns struct {
	document   int64
	column     int
	begin, end int32 // in places
}

func newPostings() *postings {
	return &postings{slots: make([]slot, 1<<15)}
}

// runPostings works for the writer until it closes the channel.
func runPostings(work <-chan func(*postings), done chan<- struct{}) {
	defer close(done)
	p := newPostings()
	defer p.splitter.close()
	for f := range work {
		f(p)
	}
}

// put takes an article, whose id is above those before.
func (p *postings) put(document int64, text, title string) {
	for column, s := range [...]string{text, title} {
		begin := int32(len(p.places))
		if err := p.splitter.split(s, func(letters []byte) { p.places = append(p.places, p.number(letters)) }); err != nil {
			p.err = err
		}
		end := int32(len(p.places))
		p.texts = append(p.texts, columns{document, column, begin, end})
		p.totals[1+column] += uint64(end - begin)
		p.totals[3] += uint64(len(s))
	}
	p.totals[0]++
}

// number finds or makes the number of a word.
func (p *postings) number(letters []byte) int32 {
	head, hash := hashed(letters)
	mask := len(p.slots) - 1
	at := int(hash) & mask
	for ; p.slots[at].word != 0; at = (at + 1) & mask {
		if s := p.slots[at]; s.hash == hash {
			w := &p.words[s.word-1]
			if w.head == head && (len(letters) <= 8 && int(w.to-w.from) == len(letters) || bytes.Equal(p.letters[w.from:w.to], letters)) {
				w.times++
				return s.word - 1
			}
		}
	}
	from := int32(len(p.letters))
	p.letters = append(p.letters, letters...)
	p.words = append(p.words, word{head, from, int32(len(p.letters)), 1})
	n := int32(len(p.words))
	p.slots[at] = slot{hash, n}
	if 2*len(p.words) > len(p.slots) {
		p.grow()
	}
	return n - 1
}

// hashed gives the first eight letters of a word and a hash of all.
func hashed(letters []byte) (head uint64, hash uint32) {
	rest := uint64(len(letters))
	if len(letters) >= 8 {
		head = binary.BigEndian.Uint64(letters)
		for _, c := range letters[8:] {
			rest = rest*31 ^ uint64(c)
		}
	} else {
		for i, c := range letters {
			head |= uint64(c) << (56 - 8*i)
		}
	}
	return head, uint32(mix(head^rest<<1) >> 32)
}

// grow doubles the table.
func (p *postings) grow() {
	old := p.slots
	p.slots = make([]slot, 2*len(old))
	mask := len(p.slots) - 1
	for _, s := range old {
		if s.word == 0 {
			continue
		}
		at := int(s.hash) & mask
		for p.slots[at].word != 0 {
			at = (at + 1) & mask
		}
		p.slots[at] = s
	}
}

// segment makes the segment, whose nodes are to be numbered from first, and
// begins anew.
func (p *postings) segment(first int64) segment {
	byWord, starts := p.byWord()
	sorted := make([]int32, len(p.words))
	for i := range sorted {
		sorted[i] = int32(i)
	}
	slices.SortFunc(sorted, func(a, b int32) int {
		x, y := &p.words[a], &p.words[b]
		if x.head != y.head {
			return cmp.Compare(x.head, y.head)
		}
		return bytes.Compare(p.letters[x.from:x.to], p.letters[y.from:y.to])
	})
	near := p.near()
	b := segmentBuilder{first: first}
	var list []byte
	for _, n := range sorted {
		w := &p.words[n]
		list = p.list(list[:0], byWord[starts[n]:][:w.times], near)
		b.add(p.letters[w.from:w.to], list)
	}
	s := b.end()
	s.totals, s.err = p.totals, p.err
	clear(p.slots)
	p.words, p.letters, p.places, p.texts, p.totals = p.words[:0], p.letters[:0], p.places[:0], p.texts[:0], totals{}
	return s
}

// byWord gives the indexes of places in the order of the numbers that stand
// there, and where those of each word start.
func (p *postings) byWord() (byWord, starts []int32) {
	starts = make([]int32, len(p.words)+1)
	for i, w := range p.words {
		starts[i+1] = starts[i] + w.times
	}
	next := slices.Clone(starts)
	byWord = make([]int32, len(p.places))
	for i, n := range p.places {
		byWord[next[n]] = int32(i)
		next[n]++
	}
	return byWord, starts
}

// nearness is how many places near counts as one.
const nearness = 64

// near tells of every so many places in which text the first of them lies.
func (p *postings) near() (near []int32) {
	for i, t := range p.texts {
		for int32(len(near)*nearness) < t.end {
			near = append(near, int32(i))
		}
	}
	return near
}

// list appends what FTS4 keeps of a word. For each article that is the distance
// of its id from the one before and the positions, each as the distance from
// the one before and 2 added; 1 and the number of a column come before
// positions in a column other than the first, and 0 ends it.
func (p *postings) list(list []byte, places, near []int32) []byte {
	var in columns
	var last int32 // position
	for _, at := range places {
		if at >= in.end {
			i := near[at/nearness]
			for p.texts[i].end <= at {
				i++
			}
			before := in
			in = p.texts[i]
			if in.document != before.document {
				if before.document != 0 {
					list = append(list, 0)
				}
				list = binary.AppendUvarint(list, uint64(in.document-before.document))
			}
			if in.column != 0 {
				list = binary.AppendUvarint(append(list, 1), uint64(in.column))
			}
			last = 0
		}
		position := at - in.begin
		list = binary.AppendUvarint(list, uint64(2+position-last))
		last = position
	}
	return append(list, 0)
}
