package store

import (
	"bytes"
	"encoding/binary"
)

// segment is a part of the full-text index as FTS4 keeps it: a tree over words
// in order. Its leaves hold the words, each without the bytes it shares with
// the one before, and their lists. The numbers of the nodes, which the inner
// ones hold, are given when it is written.
type segment struct {
	leaves  [][]byte
	parting [][]byte // what parts each leaf but the first from the one before: the beginning of its first word
	totals  totals
	whole   bool // of all articles that were collected, not of one batch
	err     error
}

// nodeSize is how large FTS4 lets a node become.
const nodeSize = pageSize - 35

// segmentBuilder builds a segment from words in order.
type segmentBuilder struct {
	segment
	leaf []byte
	word string // the last one
}

func (b *segmentBuilder) add(word string, list []byte) {
	prefix := commonPrefix(b.word, word)
	if len(b.leaf) > 0 && len(b.leaf)+entrySize(prefix, word, list) > nodeSize {
		b.leaves = append(b.leaves, bytes.Clone(b.leaf))
		b.parting = append(b.parting, []byte(word[:prefix+1]))
		b.leaf = b.leaf[:0]
	}
	if len(b.leaf) == 0 {
		b.leaf = append(b.leaf, 0) // the height of a leaf
		prefix = 0
	} else {
		b.leaf = binary.AppendUvarint(b.leaf, uint64(prefix))
	}
	b.leaf = binary.AppendUvarint(b.leaf, uint64(len(word)-prefix))
	b.leaf = append(b.leaf, word[prefix:]...)
	b.leaf = binary.AppendUvarint(b.leaf, uint64(len(list)))
	b.leaf = append(b.leaf, list...)
	b.word = word
}

func commonPrefix[A, B string | []byte](a A, b B) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func entrySize(prefix int, word string, list []byte) int {
	suffix := len(word) - prefix
	return uvarintLen(prefix) + uvarintLen(suffix) + suffix + uvarintLen(len(list)) + len(list)
}

func uvarintLen(n int) int {
	size := 1
	for ; n >= 0x80; n >>= 7 {
		size++
	}
	return size
}

// end ends the segment.
func (b *segmentBuilder) end() segment {
	if len(b.leaf) > 0 {
		b.leaves = append(b.leaves, b.leaf)
	}
	return b.segment
}

// tree makes the inner nodes above leaves that are numbered from first; the
// last is the root. Those before it are numbered on from the leaves. A segment
// of one leaf has no others.
func (s segment) tree(first int64) (inner [][]byte) {
	parting := s.parting
	next := first + int64(len(s.leaves))
	for height := byte(1); ; height++ {
		nodes, above := level(height, first, parting)
		inner = append(inner, nodes...)
		if len(nodes) == 1 {
			return inner
		}
		first, next = next, next+int64(len(nodes))
		parting = above
	}
}

// level makes the nodes of one height over children that are numbered from
// first, and what parts those nodes.
func level(height byte, first int64, parting [][]byte) (nodes, above [][]byte) {
	const head = 1 + binary.MaxVarintLen64
	begin := func() []byte { return binary.AppendUvarint([]byte{height}, uint64(first)) }
	node := begin()
	size := head
	var word []byte // the last in the node
	for _, w := range parting {
		first++
		prefix := commonPrefix(word, w)
		entry := uvarintLen(prefix) + uvarintLen(len(w)-prefix) + len(w) - prefix
		if word != nil && size+entry > nodeSize {
			nodes, above = append(nodes, node), append(above, w)
			node, size, word = begin(), head, nil
			continue
		}
		if word != nil {
			node = binary.AppendUvarint(node, uint64(prefix))
		}
		node = binary.AppendUvarint(node, uint64(len(w)-prefix))
		node = append(node, w[prefix:]...)
		size += entry
		word = w
	}
	return append(nodes, node), above
}
