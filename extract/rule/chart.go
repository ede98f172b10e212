package rule

import (
	"wattwire/extract/lexicon"
	"wattwire/extract/token"
)

// Label is the number of a lexicon class or of a kind of finding.
type Label uint16

// Annotation is something found over a span of tokens: an entry of a lexicon,
// or a finding of a stage.
type Annotation struct {
	token.Span
	Label Label
	Entry *lexicon.Entry // of a lexicon match
	Ref   int32          // the finding's index in its stage, for labels that are no class
	next  int32
}

// Chart holds a document and all annotations over it by their first token.
type Chart struct {
	Doc *token.Doc
	// Trace, where it is not nil, is told why rules fire or come near. It stays
	// over a Reset.
	Trace *Tracer

	all []Annotation
	at  []cell // by token
}

// cell is what begins at a token.
type cell struct {
	labels     uint64 // the bits of all labels
	head, tail int32  // index into all + 1, 0 for none
}

// bit stands for a label in a set of labels, in which few share one: those of
// classes count from below, those of findings end above.
func (l Label) bit() uint64 { return 1 << (l & 63) }

// Reset empties the chart for another document and keeps its buffers.
func (c *Chart) Reset(d *token.Doc) {
	c.Doc = d
	c.all = c.all[:0]
	n := len(d.Tokens)
	if cap(c.at) < n {
		c.at = make([]cell, n+n/4)
	}
	c.at = c.at[:n]
	clear(c.at)
}

// Add adds an annotation after those that begin at the same token.
func (c *Chart) Add(a Annotation) {
	a.next = 0
	c.all = append(c.all, a)
	n := int32(len(c.all))
	at := &c.at[a.First]
	if at.tail != 0 {
		c.all[at.tail-1].next = n
	} else {
		at.head = n
	}
	at.tail = n
	at.labels |= a.Label.bit()
}

// AddMatches adds lexicon matches under their classes' labels.
func (c *Chart) AddMatches(ms []lexicon.Match) {
	for _, m := range ms {
		c.Add(Annotation{Span: m.Span, Label: Label(m.Class), Entry: m.Entry})
	}
}

// First is the first annotation that begins at token i, nil if none does.
func (c *Chart) First(i int) *Annotation {
	if h := c.at[i].head; h != 0 {
		return &c.all[h-1]
	}
	return nil
}

// Next is the next annotation that begins at the same token.
func (c *Chart) Next(a *Annotation) *Annotation {
	if a.next != 0 {
		return &c.all[a.next-1]
	}
	return nil
}

// Maybe reports whether an annotation of the label can begin at token i: where
// it is false none does, where it is true ask Find.
func (c *Chart) Maybe(i int, l Label) bool { return c.at[i].labels&l.bit() != 0 }

// Mask stands for a set of labels.
type Mask uint64

// MaskOf is the Mask of some labels.
func MaskOf(ls ...Label) (m Mask) {
	for _, l := range ls {
		m |= Mask(l.bit())
	}
	return m
}

// Any reports whether an annotation of one of the labels can begin at token i;
// where it is false, none does.
func (c *Chart) Any(i int, m Mask) bool { return c.at[i].labels&uint64(m) != 0 }

// Of is the part of a set of which an annotation can begin at token i.
func (c *Chart) Of(i int, m Mask) Mask { return Mask(c.at[i].labels) & m }

// Find is the first annotation of a label that begins at token i, nil if none
// does.
func (c *Chart) Find(i int, l Label) *Annotation {
	if c.at[i].labels>>(l&63)&1 == 0 { // as of most tokens, without a call
		return nil
	}
	return c.find(i, l)
}

//go:noinline // so that Find is
func (c *Chart) find(i int, l Label) *Annotation {
	for a := c.First(i); a != nil; a = c.Next(a) {
		if a.Label == l {
			return a
		}
	}
	return nil
}
