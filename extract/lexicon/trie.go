package lexicon

import (
	"math/bits"

	"wattwire/extract/token"
)

// trie holds sequences of words. Its nodes are numbered from 1; from the root a
// word leads on by a plain table, since every token of a text is looked up
// there, from other nodes by a hash table over node and word.
type trie struct {
	root  []int32 // by Sym
	all   []node
	edges []edge
	shift uint
	used  int
}

type node struct {
	form // the first of those that end here, without an entry if none does
	// on is what the words that lead on from here have in the low bits of their
	// Sym: most words that lead on to nothing are told by it.
	on uint64
}

type edge struct {
	key uint64
	to  int32
}

// newTrie is an empty trie with room for about n nodes.
func newTrie(n int) trie {
	t := trie{root: make([]int32, 0, n), all: make([]node, 1, n+1)}
	size := 1 << 10
	for size < n {
		size *= 2
	}
	t.resize(size)
	return t
}

func keyOf(node int32, sym token.Sym) uint64 { return uint64(node)<<32 | uint64(sym) }

// edge is the edge of a key, or the empty one where it belongs.
func (t *trie) edge(key uint64) *edge {
	for i := int(key * 0x9E3779B97F4A7C15 >> t.shift); ; i = (i + 1) & (len(t.edges) - 1) {
		if e := &t.edges[i]; e.key == key || e.to == 0 {
			return e
		}
	}
}

// next is the node to which a word leads, 0 if it leads to none.
func (t *trie) next(node int32, sym token.Sym) int32 { return t.edge(keyOf(node, sym)).to }

// first is the node to which a word leads from the root; it is made if there
// is none.
func (t *trie) first(sym token.Sym) int32 {
	if int(sym) >= len(t.root) {
		t.root = append(t.root, make([]int32, int(sym)+1-len(t.root))...)
	}
	if t.root[sym] == 0 {
		t.root[sym] = t.add()
	}
	return t.root[sym]
}

// then is first from another node.
func (t *trie) then(node int32, sym token.Sym) int32 {
	key := keyOf(node, sym)
	e := t.edge(key)
	if e.to == 0 {
		t.all[node].on |= 1 << (sym & 63)
		*e = edge{key, t.add()}
		to := e.to
		if t.used++; 3*t.used > 2*len(t.edges) {
			t.resize(2 * len(t.edges))
		}
		return to
	}
	return e.to
}

func (t *trie) add() int32 {
	t.all = append(t.all, node{})
	return int32(len(t.all) - 1)
}

// resize gives the table of edges n places, a power of two.
func (t *trie) resize(n int) {
	old := t.edges
	t.edges = make([]edge, n)
	t.shift = uint(64 - bits.TrailingZeros(uint(n)))
	for _, e := range old {
		if e.to != 0 {
			*t.edge(e.key) = e
		}
	}
}
