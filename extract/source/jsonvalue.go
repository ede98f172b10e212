package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// position is a place in a text: 1-based line and column, the column in bytes.
type position struct {
	line, column int
}

func (p position) String() string {
	return fmt.Sprintf("line %d, column %d", p.line, p.column)
}

// advance is the position after b.
func (p position) advance(b []byte) position {
	n := bytes.Count(b, []byte("\n"))
	if n == 0 {
		p.column += len(b)
		return p
	}
	p.line += n
	p.column = len(b) - bytes.LastIndexByte(b, '\n')
	return p
}

var (
	errTooLong = errors.New("too long")
	errTooDeep = errors.New("nested too deep")
)

// valueReader cuts a stream of JSON into values without holding more than one
// of them. It does not check their grammar: it follows strings and brackets,
// so that what is broken ends where its brackets end and the next value can
// still be read.
type valueReader struct {
	in    *bufio.Reader
	limit int // bytes of one value
	depth int // nesting of one value
	pos   position
	buf   []byte
}

func newValueReader(in io.Reader, limit, depth int) *valueReader {
	return &valueReader{in: bufio.NewReaderSize(in, 64<<10), limit: limit, depth: depth, pos: position{1, 1}}
}

// peek skips white space and returns the next byte without taking it.
func (v *valueReader) peek() (byte, error) {
	for {
		c, err := v.in.ReadByte()
		if err != nil {
			return 0, err
		}
		switch c {
		case '\n':
			v.pos = position{v.pos.line + 1, 1}
			continue
		case ' ', '\t', '\r':
			v.pos.column++
			continue
		}
		return c, v.in.UnreadByte()
	}
}

// take takes the byte that peek returned.
func (v *valueReader) take() {
	v.in.ReadByte()
	v.pos.column++
}

// value takes the value that begins at the byte peek returned. The bytes are
// valid until the next call. With errTooLong and errTooDeep the value has been
// skipped to its end, with io.ErrUnexpectedEOF the stream ended inside it; the
// bytes returned with an error are its beginning.
func (v *valueReader) value() ([]byte, error) {
	v.buf = v.buf[:0]
	var (
		refused          error
		depth            int
		inString, escape bool
		scalar           bool
	)
	for {
		if v.in.Buffered() == 0 {
			if _, err := v.in.Peek(1); err != nil {
				if err == io.EOF {
					if scalar && refused == nil {
						return v.buf, nil
					}
					err = io.ErrUnexpectedEOF
				}
				if refused != nil {
					err = refused
				}
				return v.buf, err
			}
		}
		chunk, _ := v.in.Peek(v.in.Buffered())
		end, done := -1, false
		for i := 0; i < len(chunk); i++ {
			c := chunk[i]
			if inString {
				switch {
				case escape:
					escape = false
				case c == '\\':
					escape = true
				case c == '"', c == '\n':
					inString = false
					if depth == 0 {
						done = true
					}
				}
			} else {
				switch c {
				case '"':
					inString = true
				case '{', '[':
					depth++
					if depth > v.depth && refused == nil {
						refused = errTooDeep
					}
				case '}', ']':
					if depth == 0 && scalar {
						end, done = i, true
						break
					}
					depth--
					done = depth <= 0
				case ',', ' ', '\t', '\r', '\n':
					if depth == 0 && scalar {
						end, done = i, true
					}
				default:
					if depth == 0 {
						scalar = true
					}
				}
			}
			if done {
				if end < 0 {
					end = i + 1
				}
				break
			}
		}
		if end < 0 {
			end = len(chunk)
		}
		v.pos = v.pos.advance(chunk[:end])
		if refused == nil && len(v.buf)+end > v.limit {
			refused = errTooLong
		}
		if refused == nil {
			v.buf = append(v.buf, chunk[:end]...)
		}
		v.in.Discard(end)
		if done {
			return v.buf, refused
		}
	}
}
