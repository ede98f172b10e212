package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"

	"wattwire/extract/page"
)

// maxHeader bounds the header of a WARC record and that of an HTTP response.
const maxHeader = 64 << 10

// maxMisfits bounds how many records with a wrong Content-Length are passed
// over in one file; each is read again from its middle.
const maxMisfits = 100

// warcRecord is one record. Its block is valid until the next is read.
type warcRecord struct {
	kind, id, target, date, contentType string
	block                               []byte
}

var (
	errNotWARC = errors.New("not WARC data")
	errMisfit  = errors.New("wrong Content-Length: the record does not end where it says")
)

// warcReader reads the records of one stream.
type warcReader struct {
	in      *bufio.Reader
	limit   int
	buf     []byte
	misfits int
	count   int // records begun, in the whole file
}

// readWARC reads the pages of a crawl: the records of type response with an
// HTML body and those of type resource that are HTML. Other records, and pages
// that are no articles, are passed over. In a gzipped file every record is a
// member of its own, and reading goes on at the next member after damage.
func (r *reader) readWARC(e entry, zipped bool) error {
	w := &warcReader{limit: r.limits.Article}
	if !zipped {
		w.in = bufio.NewReaderSize(e.in, 256<<10)
		return r.readRecords(e, w)
	}
	x := &expansion{ratio: r.limits.Ratio, floor: r.limits.RatioFloor}
	raw := bufio.NewReaderSize(&countReader{e.in, &x.in}, 256<<10)
	z := new(gzip.Reader)
	w.in = bufio.NewReaderSize(nil, 256<<10)
	for {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		if _, err := raw.Peek(1); err == io.EOF {
			return nil
		}
		err := z.Reset(raw)
		if err == nil {
			z.Multistream(false)
			w.in.Reset(&expandReader{z, x})
			w.misfits = 0
			err = r.readMember(e, w)
		} else if err = r.refuse(e.uri, readError(err)); err == nil {
			err = errDamaged
		}
		switch {
		case x.blown():
			return r.refuse(e.uri, &bombError{x.ratio})
		case err == errDamaged:
			if !nextMember(raw) {
				return nil
			}
		case err != nil:
			return err
		}
	}
}

// errDamaged is returned for a member whose damage has been told of.
var errDamaged = errors.New("damaged member")

// readMember reads the records of one gzip member, to its end.
func (r *reader) readMember(e entry, w *warcReader) error {
	damaged := false
	inner := *r
	inner.fail = func(f Failure) error {
		damaged = true
		return r.fail(f)
	}
	if err := inner.readRecords(e, w); err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, w.in); err != nil {
		if !damaged {
			if err := r.refuse(e.uri, readError(err)); err != nil {
				return err
			}
		}
		return errDamaged
	}
	return nil
}

// nextMember skips to what looks like the header of a gzip member.
func nextMember(raw *bufio.Reader) bool {
	for {
		head, err := raw.Peek(4)
		if len(head) < 4 {
			return false
		}
		if head[0] == 0x1f && head[1] == 0x8b && head[2] == 8 && head[3] < 32 {
			return true
		}
		rest, _ := raw.Peek(raw.Buffered())
		skip := bytes.IndexByte(rest[1:], 0x1f)
		if skip < 0 {
			skip = len(rest) - 1
		}
		raw.Discard(skip + 1)
		if err != nil && err != io.EOF {
			return false
		}
	}
}

// readRecords reads the records of a stream.
func (r *reader) readRecords(e entry, w *warcReader) error {
	for {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		rec, err := w.next()
		if err == io.EOF {
			return nil
		}
		uri := e.uri + "#" + rec.id
		switch {
		case errors.Is(err, errNotWARC):
			uri = e.uri
		case rec.id == "":
			uri = lineURI(e.uri, w.count)
		}
		if err != nil {
			if refused := r.refuse(uri, recordError(err, w.limit)); refused != nil {
				return refused
			}
			if errors.Is(err, errTooLong) {
				continue
			}
			if errors.Is(err, errMisfit) {
				w.misfits++
			}
			if w.misfits > maxMisfits {
				return r.refuse(e.uri, fmt.Errorf("more than %d records with a wrong Content-Length: the rest is not read", maxMisfits))
			}
			if !w.resync() {
				return nil
			}
			continue
		}
		if err := r.record(e, uri, rec); err != nil {
			return err
		}
	}
}

// next reads a record. With errTooLong it has been skipped; after other errors
// the stream stands somewhere inside it.
func (w *warcReader) next() (warcRecord, error) {
	var rec warcRecord
	if err := w.skipLineEnds(); err != nil {
		return rec, err
	}
	version, err := w.line()
	if err != nil {
		return rec, err
	}
	w.count++
	if !strings.HasPrefix(version, "WARC/") {
		return rec, errNotWARC
	}
	length := int64(-1)
	for size := 0; ; {
		line, err := w.line()
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return rec, err
		}
		if line == "" {
			break
		}
		if size += len(line); size > maxHeader {
			return rec, fmt.Errorf("the header is longer than %s", byteSize(maxHeader))
		}
		name, value, _ := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch strings.ToLower(name) {
		case "warc-type":
			rec.kind = strings.ToLower(value)
		case "warc-record-id":
			rec.id = shorten(oneLine(strings.Trim(value, "<>")), 200)
		case "warc-target-uri":
			rec.target = strings.Trim(value, "<>")
		case "warc-date":
			rec.date = value
		case "content-type":
			rec.contentType = value
		case "content-length":
			if n, err := strconv.ParseInt(value, 10, 64); err == nil && n >= 0 {
				length = n
			}
		}
	}
	if length < 0 {
		return rec, errors.New("no Content-Length")
	}
	if length > int64(w.limit) {
		if _, err := io.CopyN(io.Discard, w.in, length); err != nil {
			return rec, shortError(err)
		}
		return rec, errTooLong
	}
	if cap(w.buf) < int(length) {
		w.buf = make([]byte, length)
	}
	w.buf = w.buf[:length]
	n, err := io.ReadFull(w.in, w.buf)
	rec.block = w.buf[:n]
	if at := bytes.Index(rec.block, []byte("\r\n\r\nWARC/1.")); at >= 0 {
		// It reaches into the next record: that one is read again.
		rest := bytes.Clone(rec.block[at:])
		w.in = bufio.NewReaderSize(io.MultiReader(bytes.NewReader(rest), w.in), 256<<10)
		return rec, errMisfit
	}
	if err != nil {
		return rec, shortError(err)
	}
	if err := w.skipLineEnds(); err != nil && err != io.EOF {
		return rec, err
	}
	if head, err := w.in.Peek(5); len(head) > 0 && string(head) != "WARC/" {
		if err != nil && err != io.EOF {
			return rec, err
		}
		return rec, errMisfit
	}
	return rec, nil
}

// shortError is the error of a block that ends early.
func shortError(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// line reads a line without its end.
func (w *warcReader) line() (string, error) {
	line, err := w.in.ReadSlice('\n')
	if err == bufio.ErrBufferFull {
		return "", fmt.Errorf("the header is longer than %s", byteSize(maxHeader))
	}
	if err == io.EOF && len(line) > 0 {
		err = io.ErrUnexpectedEOF
	}
	return strings.TrimRight(string(line), "\r\n"), err
}

// skipLineEnds skips the empty lines after a record.
func (w *warcReader) skipLineEnds() error {
	for {
		c, err := w.in.ReadByte()
		if err != nil {
			return err
		}
		if c != '\r' && c != '\n' {
			return w.in.UnreadByte()
		}
	}
}

// resync skips to the next line that begins a record.
func (w *warcReader) resync() bool {
	for start := true; ; {
		if head, _ := w.in.Peek(7); start && string(head) == "WARC/1." {
			return true
		}
		_, err := w.in.ReadSlice('\n')
		if err != nil && err != bufio.ErrBufferFull {
			return false
		}
		start = err == nil
	}
}

// recordError words an error of next.
func recordError(err error, limit int) error {
	if errors.Is(err, errTooLong) {
		return fmt.Errorf("a record longer than %s", byteSize(int64(limit)))
	}
	return readError(err)
}

// record yields the article of a record that has one.
func (r *reader) record(e entry, uri string, rec warcRecord) error {
	var body []byte
	contentType := rec.contentType
	var note string
	switch rec.kind {
	case "response":
		response, err := parseResponse(rec.block)
		if err != nil {
			return r.refuse(uri, err)
		}
		if response.status != 200 || !response.isHTML() {
			return nil
		}
		contentType = response.contentType
		if body, note, err = response.decode(r.limits); err != nil {
			return r.refuse(uri, err)
		}
	case "resource":
		if !isHTMLType(contentType) {
			return nil
		}
		body = rec.block
	default:
		return nil
	}
	fetched, err := time.Parse(time.RFC3339, rec.date)
	if err != nil {
		fetched = time.Time{}
	}
	d, err := webPage(body, page.Options{URL: rec.target, ContentType: contentType, NotAfter: fetched})
	if errors.Is(err, page.ErrNoArticle) {
		return nil
	}
	if err != nil {
		return r.refuse(uri, err)
	}
	// The canonical address may be that of another page; what was fetched is sure.
	d.uri, d.format, d.url = uri, e.format, rec.target
	d.note(note)
	if published := page.Day(d.published); !fetched.IsZero() && published > fetched.AddDate(0, 0, 1).Format(time.DateOnly) {
		d.published = ""
	}
	return r.finish(d)
}
