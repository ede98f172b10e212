package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// lineReader reads lines up to a length; of longer ones it skips the rest.
type lineReader struct {
	in    *bufio.Reader
	limit int
	long  []byte // a line longer than the buffer of in
}

func newLineReader(in io.Reader, limit int) *lineReader {
	return &lineReader{in: bufio.NewReaderSize(in, 256<<10), limit: limit}
}

// next returns the next line without its end, valid until the next call. With
// errTooLong the line has been skipped.
func (l *lineReader) next() ([]byte, error) {
	line, err := l.in.ReadSlice('\n')
	if err == bufio.ErrBufferFull {
		l.long = append(l.long[:0], line...)
		tooLong := false
		for err == bufio.ErrBufferFull {
			line, err = l.in.ReadSlice('\n')
			if tooLong = tooLong || len(l.long)+len(line) > l.limit; !tooLong {
				l.long = append(l.long, line...)
			}
		}
		line = l.long
		if tooLong {
			if err == nil || err == io.EOF {
				err = errTooLong
			}
			l.long = nil
			return nil, err
		}
	}
	if err == io.EOF && len(line) > 0 {
		err = nil
	}
	return bytes.TrimRight(line, "\r\n"), err
}

// readLines reads JSON Lines: one article a line.
func (r *reader) readLines(e entry) error {
	in, err := r.utf8Reader(e.in)
	if err != nil {
		return r.refuse(e.uri, readError(err))
	}
	lines := newLineReader(in, r.limits.Article)
	if head, _ := lines.in.Peek(sniffLength); bytes.HasPrefix(bytes.TrimSpace(head), []byte("[")) {
		e.in = lines.in
		return r.readJSON(e)
	}
	blank := true
	for n := 1; ; n++ {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		line, err := lines.next()
		switch {
		case err == io.EOF:
			if blank {
				return r.refuse(e.uri, errEmpty)
			}
			return nil
		case errors.Is(err, errTooLong):
			blank = false
			err = r.refuse(lineURI(e.uri, n), fmt.Errorf("line %d is longer than %s", n, byteSize(int64(r.limits.Article))))
		case err != nil:
			return r.refuse(e.uri, fmt.Errorf("after line %d: %w", n-1, readError(err)))
		case len(bytes.TrimSpace(line)) == 0:
		default:
			blank = false
			err = r.line(e, n, line)
		}
		if err != nil {
			return err
		}
	}
}

// line yields the article of line n.
func (r *reader) line(e entry, n int, line []byte) error {
	uri := lineURI(e.uri, n)
	if nestsDeeper(line, r.limits.Depth) {
		return r.refuse(uri, fmt.Errorf("line %d is nested deeper than %d levels", n, r.limits.Depth))
	}
	f, err := r.objects.read(line)
	if err != nil {
		return r.refuse(uri, r.objectError(line, position{n, 1}, err))
	}
	return r.fieldsArticle(e, uri, f)
}

// nestsDeeper says whether JSON may be nested deeper than limit. It counts
// opening brackets, in strings too, before it looks closely.
func nestsDeeper(raw []byte, limit int) bool {
	if bytes.Count(raw, []byte("["))+bytes.Count(raw, []byte("{")) <= limit {
		return false
	}
	v := newValueReader(bytes.NewReader(raw), len(raw), limit)
	v.peek()
	_, err := v.value()
	return errors.Is(err, errTooDeep)
}

// lineURI is the address of article n in a container.
func lineURI(uri string, n int) string {
	return fmt.Sprintf("%s#%d", uri, n)
}
