package store

import (
	"strings"
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
}

// folded is what a character is to the tokenizer.
type folded struct {
	as          string
	word, first bool // it may be part of a word, or begin one
}

// foldedASCII are the letters and digits, 0 for what parts words.
var foldedASCII = func() (t [utf8.RuneSelf]byte) {
	for c := range t {
		switch {
		case c >= '0' && c <= '9' || c >= 'a' && c <= 'z':
			t[c] = byte(c)
		case c >= 'A' && c <= 'Z':
			t[c] = byte(c) + 'a' - 'A'
		}
	}
	return t
}()

// split calls f for every word, which it must not keep. The text ends at a zero,
// as it does for FTS4.
func (s *splitter) split(text string, f func(word []byte)) error {
	word := s.word[:0]
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			i++
			if folded := foldedASCII[c]; folded != 0 {
				word = append(word, folded)
				continue
			}
			if c == 0 {
				break
			}
		} else {
			r, size := utf8.DecodeRuneInString(text[i:])
			c, err := s.fold(r, text[i:i+size])
			if err != nil {
				return err
			}
			i += size
			if c.first || c.word && len(word) > 0 {
				word = append(word, c.as...)
				continue
			}
		}
		if len(word) > 0 {
			f(word)
			word = word[:0]
		}
	}
	if len(word) > 0 {
		f(word)
	}
	s.word = word
	return nil
}

// fold finds out what the character r, written as text, is.
func (s *splitter) fold(r rune, text string) (folded, error) {
	if c, ok := s.beyond[r]; ok {
		return c, nil
	}
	if s.ask == nil {
		if err := s.open(); err != nil {
			return folded{}, err
		}
	}
	tokens := func(input string) (all []string, err error) {
		err = s.ask.each(func(row []driverValue) error {
			all = append(all, asString(row[0]))
			return nil
		}, input)
		return all, err
	}
	var c folded
	between, err := tokens("a" + text + "b")
	if err == nil && len(between) == 1 {
		c.word = true
		c.as = strings.TrimSuffix(strings.TrimPrefix(between[0], "a"), "b")
		between, err = tokens(text)
		c.first = len(between) > 0
	}
	s.beyond[r] = c
	return c, err
}

func (s *splitter) open() error {
	c, err := (&sqlite3.SQLiteDriver{}).Open(":memory:")
	if err != nil {
		return err
	}
	s.conn, s.beyond = c.(*sqlite3.SQLiteConn), map[rune]folded{}
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
