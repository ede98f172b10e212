package source

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// rowBudget is input to a csv.Reader that ends with errTooLong when a row asks
// for more than limit bytes, and with errManyFields when it has more than
// MaxFields fields.
type rowBudget struct {
	in     *bufio.Reader
	comma  byte
	limit  int
	used   int // bytes since the last row
	fields int // since the last row
}

var errManyFields = fmt.Errorf("has more than %d fields", MaxFields)

func (b *rowBudget) Read(p []byte) (int, error) {
	switch {
	case b.used > b.limit:
		return 0, errTooLong
	case b.fields > MaxFields:
		return 0, errManyFields
	}
	n, err := b.in.Read(p)
	b.used += n
	b.fields += bytes.Count(p[:n], []byte{b.comma})
	return n, err
}

// next begins a new row.
func (b *rowBudget) next() {
	b.used, b.fields = 0, 0
}

// skipLine discards the rest of a line.
func (b *rowBudget) skipLine() error {
	b.next()
	for {
		_, err := b.in.ReadSlice('\n')
		if err != bufio.ErrBufferFull {
			return err
		}
	}
}

// readTable reads CSV or TSV with a header: one article a row.
func (r *reader) readTable(e entry) error {
	in, err := r.utf8Reader(e.in)
	if err != nil {
		return r.refuse(e.uri, readError(err))
	}
	rows := &rowBudget{in: bufio.NewReaderSize(in, 256<<10), limit: r.limits.Article}
	head, _ := rows.in.Peek(16 << 10)
	if bytes.IndexByte(head, 0) >= 0 && isBinary(head) {
		return r.refuse(e.uri, errBinary)
	}
	comma := separator(head, e.format)
	rows.comma = byte(comma)
	table := newTable(rows, comma)
	header, err := table.Read()
	switch {
	case err == io.EOF:
		return r.refuse(e.uri, errEmpty)
	case errors.Is(err, errTooLong):
		return r.refuse(e.uri, fmt.Errorf("the header is longer than %s", byteSize(int64(r.limits.Article))))
	case errors.Is(err, errManyFields):
		return r.refuse(e.uri, fmt.Errorf("the header %w", errManyFields))
	case err != nil:
		return r.refuse(e.uri, tableError(err))
	}
	columns := make([]place, len(header))
	hasText := false
	for i, name := range header {
		columns[i] = r.keys.lookup(name)
		hasText = hasText || columns[i].known && columns[i].field == fieldText
	}
	if !hasText {
		return r.refuse(e.uri, fmt.Errorf("no column of text (text, body, content; others by --map text=NAME) among %s",
			shorten(oneLine(strings.Join(header, ", ")), 120)))
	}
	for n := 1; ; n++ {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		rows.next()
		row, err := table.Read()
		uri := lineURI(e.uri, n)
		switch {
		case err == io.EOF:
			if n == 1 {
				return r.refuse(e.uri, errors.New("a table without rows"))
			}
			return nil
		case errors.Is(err, errTooLong), errors.Is(err, errManyFields):
			reason := fmt.Errorf("row %d %w", n, errManyFields)
			if errors.Is(err, errTooLong) {
				reason = fmt.Errorf("row %d is longer than %s", n, byteSize(int64(r.limits.Article)))
			}
			if err := r.refuse(uri, reason); err != nil {
				return err
			}
			// The csv.Reader has taken all there was; a new one goes on at the
			// next line.
			if err := rows.skipLine(); err != nil {
				if err == io.EOF {
					return nil
				}
				return r.refuse(e.uri, readError(err))
			}
			table = newTable(rows, comma)
			continue
		case err != nil:
			var syntax *csv.ParseError
			if err := r.refuse(uri, tableError(err)); err != nil || !errors.As(err, &syntax) {
				return err
			}
			continue
		}
		if err := r.row(e, uri, columns, row); err != nil {
			return err
		}
	}
}

// row yields the article of one row.
func (r *reader) row(e entry, uri string, columns []place, row []string) error {
	var f fields
	var note string
	for i, value := range row[:min(len(row), len(columns))] {
		if !f.wants(columns[i]) {
			continue
		}
		if !utf8.ValidString(value) {
			text, made, err := decodeText([]byte(value))
			if err != nil {
				return r.refuse(uri, err)
			}
			value, note = text, made
		}
		f.set(columns[i], strings.Clone(value))
	}
	if !f.has(fieldText) {
		return r.refuse(uri, errNoText)
	}
	d := f.draft(uri, e.format)
	d.note(note)
	return r.htmlText(&d)
}

func newTable(in io.Reader, comma rune) *csv.Reader {
	c := csv.NewReader(in)
	c.Comma = comma
	c.LazyQuotes = true
	c.FieldsPerRecord = -1
	c.ReuseRecord = true
	return c
}

// separator tells what parts the columns from the first line.
func separator(head []byte, format string) rune {
	if format == formatTSV {
		return '\t'
	}
	line, _, _ := bytes.Cut(head, []byte("\n"))
	best, count := ',', bytes.Count(line, []byte(","))
	for _, c := range ";\t|" {
		if n := bytes.Count(line, []byte(string(c))); n > count {
			best, count = c, n
		}
	}
	return best
}

// tableError words an error of reading a table.
func tableError(err error) error {
	var syntax *csv.ParseError
	if errors.As(err, &syntax) {
		return fmt.Errorf("broken CSV at line %d, column %d: %w", syntax.Line, syntax.Column, syntax.Err)
	}
	return readError(err)
}
