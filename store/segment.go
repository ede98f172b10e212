package store

import (
	"bytes"
	"encoding/binary"
)

// segment is a part of the full-text index as the tables of FTS4 hold it: a
// tree over words in order. Its leaves hold the words, each without the letters
// that it shares with the one before, and their lists; its inner nodes hold
// what parts their children. Nodes name each other by number.
type segment struct {
	first, leavesEnd, end int64 // the numbers of the first node, the last leaf and the last node; 0 where the root is all
	root                  []byte
	nodes                 [][]byte // but the root, from number first
	totals                totals
	err                   error
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

// nodeSize is how large FTS4 lets a node become.
const nodeSize = pageSize - 35

// segmentBuilder builds a segment from words in order.
type segmentBuilder struct {
	first   int64    // number of the first leaf
	leaves  [][]byte // that are full
	parting [][]byte // what parts each leaf but the first from the one before: the beginning of its first word
	leaf    []byte
	word    []byte // the last one
}

// add takes the next word, whose letters must stay as they are.
func (b *segmentBuilder) add(word, list []byte) {
	prefix := commonPrefix(b.word, word)
	if len(b.leaf) > 0 && len(b.leaf)+entrySize(prefix, len(word))+uvarintLen(len(list))+len(list) > nodeSize {
		b.leaves = append(b.leaves, bytes.Clone(b.leaf))
		b.parting = append(b.parting, word[:prefix+1])
		b.leaf = b.leaf[:0]
	}
	if len(b.leaf) == 0 {
		b.leaf = append(b.leaf, 0) // the height of a leaf
		b.word = nil
	}
	b.leaf = appendEntry(b.leaf, b.word, word)
	b.leaf = binary.AppendUvarint(b.leaf, uint64(len(list)))
	b.leaf = append(b.leaf, list...)
	b.word = word
}

// appendEntry appends a word to a node that ends with the word before, nil
// where it is the node's first.
func appendEntry(node, before, word []byte) []byte {
	prefix := commonPrefix(before, word)
	if before != nil {
		node = binary.AppendUvarint(node, uint64(prefix))
	}
	node = binary.AppendUvarint(node, uint64(len(word)-prefix))
	return append(node, word[prefix:]...)
}

// entrySize is how long that makes the node, of a word of that length.
func entrySize(prefix, length int) int {
	return uvarintLen(prefix) + uvarintLen(length-prefix) + length - prefix
}

func commonPrefix(a, b []byte) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func uvarintLen(n int) int {
	size := 1
	for ; n >= 0x80; n >>= 7 {
		size++
	}
	return size
}

// end ends the segment, whose root is nil if it has no word.
func (b *segmentBuilder) end() segment {
	if len(b.leaves) == 0 {
		return segment{root: b.leaf}
	}
	nodes := append(b.leaves, b.leaf)
	s := segment{first: b.first, leavesEnd: b.first + int64(len(nodes)) - 1}
	child, parting := b.first, b.parting
	for height := byte(1); ; height++ {
		above := b.first + int64(len(nodes))
		inner, partingInner := level(height, child, parting)
		if len(inner) == 1 {
			s.root, s.nodes, s.end = inner[0], nodes, above-1
			return s
		}
		nodes = append(nodes, inner...)
		child, parting = above, partingInner
	}
}

// level makes the nodes of one height over children that are numbered from
// first, and what parts these nodes.
func level(height byte, first int64, parting [][]byte) (nodes, above [][]byte) {
	const head = 1 + binary.MaxVarintLen64 // which FTS4 sets aside for the height and the first child
	begin := func() []byte { return binary.AppendUvarint([]byte{height}, uint64(first)) }
	node := begin()
	entries := len(node) // where they begin
	var before []byte
	for _, word := range parting {
		first++
		if before != nil && head+len(node)-entries+entrySize(commonPrefix(before, word), len(word)) > nodeSize {
			nodes, above = append(nodes, node), append(above, word)
			node, before = begin(), nil
			entries = len(node)
			continue
		}
		node = appendEntry(node, before, word)
		before = word
	}
	return append(nodes, node), above
}
