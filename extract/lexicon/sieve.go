package lexicon

import (
	"bufio"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"wattwire/extract/token"
)

// Sieve keeps of long lists the rows of which a word may be asked for by who reads
// certain texts: a word of theirs, or one without its ending ("Voltara" of
// "Voltaras", "drive" of "driving"). Few other rows pass.
type Sieve struct {
	bits [1 << sieveBits / 64]uint64 // by the hash of a word
}

const sieveBits = 18

// leastStem is the length of the shortest word that is asked for in place of a longer
// one, in bytes.
const leastStem = 3

// NewSieve returns a Sieve for texts.
func NewSieve(texts ...string) *Sieve {
	s := &Sieve{}
	var folded []byte
	for _, text := range texts {
		for run := range strings.FieldsFuncSeq(text, func(r rune) bool { return r < utf8.RuneSelf && !unicode.IsLetter(r) }) {
			for i, r := range run {
				if i == 0 || unicode.IsUpper(r) { // a word may begin within a run of letters
					folded = token.Fold(folded[:0], run[i:])
					s.add(folded)
				}
			}
		}
	}
	return s
}

// add lets pass what words begin with, also with an e behind it.
func (s *Sieve) add(folded []byte) {
	h, size := uint64(0), 0
	for _, c := range folded {
		if !lettered(c) { // what a mark beyond ASCII folds to
			s.set(h)
			h, size = 0, 0
			continue
		}
		h = hashed(h, c)
		if size++; size >= leastStem {
			s.set(h)
			s.set(hashed(h, 'e'))
		}
	}
	s.set(h)
}

// passes reports whether a word of a row's name or aliases passes; lists have
// aliases, if any, in their second column. So does a row without letters, and one
// with a capital behind a small letter, where a word may begin.
func (s *Sieve) passes(row []byte) bool {
	var buf [256]byte
	tabs, last, ascii := 0, byte(0), true
	cells := row
	for i, c := range row {
		if c == '\t' {
			if tabs++; tabs == 2 {
				cells = row[:i]
				break
			}
		}
		if c-'A' < 26 && lettered(last) {
			return true
		}
		last = c
		ascii = ascii && c < utf8.RuneSelf
	}
	if !ascii {
		cells = token.Fold(buf[:0], string(cells))
	}
	h, words := uint64(0), 0
	for _, c := range cells {
		if c-'A' < 26 {
			c += 'a' - 'A'
		}
		switch {
		case lettered(c):
			h = hashed(h, c)
		case h != 0 && s.has(h):
			return true
		case h != 0:
			h = 0
			words++
		}
	}
	return h != 0 && s.has(h) || h == 0 && words == 0
}

func (s *Sieve) set(h uint64) {
	i := h >> (64 - sieveBits)
	s.bits[i/64] |= 1 << (i % 64)
}

func (s *Sieve) has(h uint64) bool {
	i := h >> (64 - sieveBits)
	return s.bits[i/64]>>(i%64)&1 != 0
}

// hashed is the hash of a word and one byte more.
func hashed(h uint64, c byte) uint64 { return (h ^ uint64(c)) * 0x9E3779B97F4A7C15 }

// lettered reports whether a byte of a folded text is of a letter, as far as a byte
// tells.
func lettered(c byte) bool { return c-'a' < 26 || c >= utf8.RuneSelf }

// copy copies the head of a list and the rows that pass.
func (s *Sieve) copy(dst *strings.Builder, src io.Reader) error {
	r := bufio.NewReaderSize(src, 64<<10)
	for head := true; ; {
		row, err := r.ReadSlice('\n')
		if head || s.passes(row) {
			dst.Write(row)
		}
		head = head && len(row) > 0 && row[0] == '#'
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
