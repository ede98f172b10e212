package token

import (
	"math/bits"
	"sort"
	"unicode/utf8"
)

// Flags tell the shape of a token.
type Flags uint16

const (
	// SpaceBefore: white space, or the start of the text, precedes the token.
	SpaceBefore Flags = 1 << iota
	// BreakBefore: a line end lies in that white space.
	BreakBefore
	// BlankBefore: an empty line lies in that white space.
	BlankBefore
	// Letter: the token is a word; it begins with a letter.
	Letter
	// Upper: the first letter is upper case, or a later one of a brand (eVinci).
	Upper
	// AllUpper: two letters or more, and no lower-case one.
	AllUpper
	// Digit: the token is a number in digits, with its separators.
	Digit
	// Punct: the token is neither a word nor a number.
	Punct
	// Seam: the token begins inside a run of letters, where scraped text lost
	// the space between two sentences ("dealsOn the sidelines").
	Seam
	// Dotted: the token is an abbreviation with inner full stops, like "U.S.".
	Dotted
)

// Token is one word, number or mark. It has more fields than the compiler keeps in
// registers, so that it is looked at where it lies rather than copied.
type Token struct {
	Start, End int32 // half-open byte interval of Doc.Text
	Sym        Sym   // symbol of the folded form, 0 if the Vocab has none
	Flags      Flags
	Uses       Uses // who asks for its word
}

// Is reports whether all of the given flags are set.
func (t *Token) Is(f Flags) bool { return t.Flags&f == f }

// Len is the number of bytes in the token.
func (t *Token) Len() int { return int(t.End - t.Start) }

// Span is a half-open interval of token indexes.
type Span struct{ First, End int }

// Len is the number of tokens in the span.
func (s Span) Len() int { return s.End - s.First }

// Overlaps reports whether the two spans share a token.
func (s Span) Overlaps(o Span) bool { return s.First < o.End && o.First < s.End }

// Contains reports whether o lies in s.
func (s Span) Contains(o Span) bool { return s.First <= o.First && o.End <= s.End }

// Sentence is a span of tokens with its place in the paragraphs of the text.
type Sentence struct {
	Span
	Paragraph int // counts from 0
}

// Doc is a text with its tokens and sentences. Buffers are reused when one Doc
// is given to Tokenizer.Run again.
type Doc struct {
	Text      string
	Tokens    []Token
	Sentences []Sentence
	Lead      int // the sentence that opens with a dateline behind what runs on before it, else 0

	sentOf []int32 // sentence of each token
	marks  []int32 // code points before every 64th byte, empty for ASCII text
	ascii  bool
	ofS    []int32 // unknown words in s, which may be a possessive without its apostrophe
	fold   []byte
	recent *recent // nil of a text too short to gain by it
}

// Word is the text of token i.
func (d *Doc) Word(i int) string {
	t := &d.Tokens[i]
	return d.Text[t.Start:t.End]
}

// EndsInFigure reports whether token i ends in a figure, as numbers and codes do: V162.
func (d *Doc) EndsInFigure(i int) bool {
	c := d.Text[d.Tokens[i].End-1]
	return c >= '0' && c <= '9'
}

// Slice is the text from the first to the last token of the span.
func (d *Doc) Slice(s Span) string {
	if s.First >= s.End {
		return ""
	}
	return d.Text[d.Tokens[s.First].Start:d.Tokens[s.End-1].End]
}

// Bytes is the byte interval that the span covers.
func (d *Doc) Bytes(s Span) (start, end int) {
	return int(d.Tokens[s.First].Start), int(d.Tokens[s.End-1].End)
}

// SentenceOf is the index of the sentence that holds token i.
func (d *Doc) SentenceOf(i int) int { return int(d.sentOf[i]) }

// ParagraphStart is the first sentence of the paragraph of sentence n.
func (d *Doc) ParagraphStart(n int) int {
	for n > 0 && d.Sentences[n-1].Paragraph == d.Sentences[n].Paragraph {
		n--
	}
	return n
}

// At is the index of the first token that ends after byte offset b.
func (d *Doc) At(b int) int {
	return sort.Search(len(d.Tokens), func(i int) bool { return int(d.Tokens[i].End) > b })
}

const markEvery = 64 // bytes between two marks

// CodePoint turns a byte offset of Text into a count of Unicode code points.
func (d *Doc) CodePoint(b int) int {
	if d.ascii {
		return b
	}
	i := min(b/markEvery, len(d.marks)-1)
	if i < 0 {
		return 0
	}
	return int(d.marks[i]) + codePoints(d.Text[i*markEvery:b])
}

// CodePoints are the code points of an interval of bytes. It takes less than to
// ask for both ends.
func (d *Doc) CodePoints(start, end int) (from, to int) {
	from = d.CodePoint(start)
	if d.ascii {
		return from, end
	}
	return from, from + codePoints(d.Text[start:end])
}

func (d *Doc) index() {
	d.marks = d.marks[:0]
	if d.ascii = isASCII(d.Text); d.ascii {
		return
	}
	n := 0
	for i := 0; i < len(d.Text); i += markEvery {
		d.marks = append(d.marks, int32(n))
		n += codePoints(d.Text[i:min(i+markEvery, len(d.Text))])
	}
}

// codePoints counts the bytes of s that begin a code point.
func codePoints(s string) int {
	const ones = 0x0101010101010101
	n := len(s)
	for len(s) >= 8 {
		var inner uint64 // bytes within code points, by their place in the eight
		for k := 0; k < 255 && len(s) >= 8; k++ {
			x := word64(s)
			inner += x >> 7 &^ (x >> 6) & ones
			s = s[8:]
		}
		pairs := inner>>8&0x00FF00FF00FF00FF + inner&0x00FF00FF00FF00FF
		n -= int(pairs * 0x0001000100010001 >> 48)
	}
	for i := 0; i < len(s); i++ {
		if s[i]&0xC0 == 0x80 {
			n--
		}
	}
	return n
}

// word64 is the first eight bytes of s.
func word64(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// letters is how many of the eight bytes of x are lower-case letters before the first
// that is none.
func letters(x uint64) int {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	low := x &^ high // so that no byte carries into the next
	are := (low + (0x80-'a')*ones) &^ (low + (0x7F-'z')*ones) &^ x & high
	return bits.TrailingZeros64(^are&high) / 8
}

func isASCII(s string) bool {
	for len(s) >= 8 {
		if word64(s)&0x8080808080808080 != 0 {
			return false
		}
		s = s[8:]
	}
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
