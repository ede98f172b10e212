package store

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/mattn/go-sqlite3"
)

// splitter cuts a text into the words that the tokenizer of the full-text index
// finds in it: runs of letters and digits, folded. What becomes of a character
// beyond ASCII it asks SQLite, once for each.
type splitter struct {
	conn   *sqlite3.SQLiteConn // to a database of its own, in memory; made when first asked
	ask    *statement
	beyond map[rune]folded
	word   []byte
	err    error
}

// folded is what a character is to the tokenizer.
type folded struct {
	as          string
	word, first bool // it may be part of a word, or begin one
}

// asciiFolded holds the folded letters and digits, 0 for what parts words.
var asciiFolded = sync.OnceValue(func() (t [utf8.RuneSelf]byte) {
	for c := range t {
		switch {
		case c >= '0' && c <= '9' || c >= 'a' && c <= 'z':
			t[c] = byte(c)
		case c >= 'A' && c <= 'Z':
			t[c] = byte(c) + 'a' - 'A'
		}
	}
	return t
})

func newSplitter() *splitter { return &splitter{beyond: map[rune]folded{}} }

// words calls f for every word, which it must not keep, and returns their
// number.
func (s *splitter) words(text string, f func(word []byte, position int)) (int, error) {
	table := asciiFolded()
	n := 0
	s.word = s.word[:0]
	inside := false
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			i++
			if c = table[c]; c != 0 {
				s.word = append(s.word, c)
				inside = true
				continue
			}
		} else {
			r, size := utf8.DecodeRuneInString(text[i:])
			c := s.fold(r, text[i:i+size])
			i += size
			if c.first || inside && c.word {
				s.word = append(s.word, c.as...)
				inside = true
				continue
			}
		}
		if inside {
			f(s.word, n)
			n++
			s.word, inside = s.word[:0], false
		}
	}
	if inside {
		f(s.word, n)
		n++
	}
	return n, s.err
}

// fold finds out what the character r, written as text, is.
func (s *splitter) fold(r rune, text string) folded {
	if c, ok := s.beyond[r]; ok || s.err != nil {
		return c
	}
	if s.ask == nil {
		if s.err = s.open(); s.err != nil {
			return folded{}
		}
	}
	tokens := func(input string) (all []string) {
		err := s.ask.each(func(row []driverValue) error {
			all = append(all, asString(row[0]))
			return nil
		}, input)
		if s.err == nil {
			s.err = err
		}
		return all
	}
	var c folded
	if between := tokens("a" + text + "b"); len(between) == 1 {
		c.word = true
		c.as = strings.TrimSuffix(strings.TrimPrefix(between[0], "a"), "b")
		c.first = len(tokens(text)) > 0
	}
	s.beyond[r] = c
	return c
}

func (s *splitter) open() error {
	c, err := (&sqlite3.SQLiteDriver{}).Open(":memory:")
	if err != nil {
		return err
	}
	s.conn = c.(*sqlite3.SQLiteConn)
	if _, err := s.conn.Exec("CREATE VIRTUAL TABLE tokens USING fts3tokenize(unicode61)", nil); err != nil {
		return err
	}
	s.ask, err = newStatement(s.conn, "SELECT token FROM tokens WHERE input = ?")
	return err
}

func (s *splitter) close() {
	if s.ask != nil {
		_ = s.ask.stmt.Close()
	}
	if s.conn != nil {
		_ = s.conn.Close()
	}
}
