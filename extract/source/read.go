package source

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

var errEmpty = errors.New("an empty file")

// reader is one call of Read. Its methods return an error only to end the
// call; what cannot be read goes to refuse.
type reader struct {
	ctx     context.Context
	opts    Options
	limits  Limits
	yield   func(Article) error
	fail    func(Failure) error
	keys    *keys
	objects *objectReader
}

// entry is a file, or a member of an archive, as it is read.
type entry struct {
	uri    string
	name   string // decides the format
	format string // set before a format's reader is called
	in     io.Reader
	// at and size give random access where the input is a plain file.
	at   io.ReaderAt
	size int64
	// open opens the input a second time; nil where that cannot be done.
	open func() (io.ReadCloser, error)
	// reopen calls its argument with the input, decompressed, from the start.
	reopen func(func(io.Reader) error) error
	// sidecar reads the metadata beside an article; nil where there can be none.
	sidecar func() (fields, error)
	// archives is how many archives the entry lies in.
	archives int
}

// Read calls yield for every article of f in order, and fail for every part
// that could not be read; the rest is still read. It returns an error only
// where ctx ended or yield or fail returned one.
func Read(ctx context.Context, f File, opts Options, yield func(Article) error, fail func(Failure) error) error {
	r := &reader{ctx: ctx, opts: opts, limits: opts.Limits.orDefaults(), yield: yield, fail: fail, keys: newKeys(opts.Map)}
	r.objects = newObjectReader(r.keys)
	if err := ctx.Err(); err != nil {
		return err
	}
	if f.Path == "-" {
		if opts.Stdin == nil {
			return r.refuse(f.URI, errors.New("no standard input"))
		}
		return r.readStream(entry{uri: f.URI, in: opts.Stdin})
	}
	info, err := os.Stat(f.Path)
	switch {
	case err != nil:
		return r.refuse(f.URI, withoutPath(err))
	case info.IsDir():
		return r.refuse(f.URI, errors.New("a folder, not a file"))
	case !info.Mode().IsRegular():
		return r.refuse(f.URI, errors.New("not a regular file"))
	case info.Size() == 0:
		return r.refuse(f.URI, errEmpty)
	}
	file, err := os.Open(f.Path)
	if err != nil {
		return r.refuse(f.URI, withoutPath(err))
	}
	defer file.Close()
	return r.readStream(entry{
		uri: f.URI, name: filepath.Base(f.Path), in: file, at: file, size: info.Size(),
		open:    func() (io.ReadCloser, error) { return os.Open(f.Path) },
		sidecar: func() (fields, error) { return r.sidecarOfFile(f.Path) },
	})
}

// readStream tells compression and format and calls the format's reader.
func (r *reader) readStream(e entry) error {
	head := bufio.NewReaderSize(e.in, 64<<10)
	first, err := head.Peek(sniffLength)
	if len(first) == 0 {
		return r.refuse(e.uri, endError(err, errEmpty))
	}
	e.in = head
	format, compression, _ := kindOf(e.name)
	sniffed := sniffCompression(first)
	switch {
	case compression != "" && sniffed == "":
		return r.refuse(e.uri, fmt.Errorf("not %s data", compression))
	case sniffed == gzipped && format == formatWARC:
		e.format = format
		return r.readWARC(e, true)
	case sniffed != "":
		e.at = nil
		e.reopen = r.reopener(e.open, sniffed)
		out, release, err := expand(head, sniffed, r.limits)
		if err != nil {
			return r.refuse(e.uri, err)
		}
		defer release()
		e.in = out
		if e.open != nil && streams(format) {
			ahead, stop := readAhead(out)
			defer stop()
			e.in = ahead
		}
	default:
		e.reopen = r.reopener(e.open, "")
	}
	if format == "" {
		in := bufio.NewReaderSize(e.in, 64<<10)
		first, err := in.Peek(sniffLength)
		if len(first) == 0 {
			return r.refuse(e.uri, endError(err, errEmpty))
		}
		e.in = in
		if format = sniffFormat(first); format == "" {
			return r.refuse(e.uri, unknownType(e.name))
		}
	}
	e.format = format
	return r.readFormat(e)
}

// streams says whether files of a format may be long enough to be worth
// decompressing ahead.
func streams(format string) bool {
	switch format {
	case formatLines, formatJSON, formatCSV, formatTSV, formatTar:
		return true
	}
	return false
}

// readFormat calls the reader of e.format for a decompressed stream.
func (r *reader) readFormat(e entry) error {
	switch e.format {
	case formatText, formatMarkdown:
		return r.readText(e)
	case formatHTML:
		return r.readHTML(e)
	case formatJSON:
		return r.readJSON(e)
	case formatLines:
		return r.readLines(e)
	case formatCSV, formatTSV:
		return r.readTable(e)
	case formatWARC:
		return r.readWARC(e, false)
	case formatFeed:
		return r.readFeed(e)
	case formatMail, formatMHTML:
		return r.readMail(e)
	case formatZip:
		return r.readZip(e)
	case formatTar:
		return r.readTar(e)
	case formatPDF:
		return r.readPDF(e)
	}
	return r.refuse(e.uri, unknownType(e.name))
}

// refuse tells of an input, or a part of one, that cannot be read.
func (r *reader) refuse(uri string, err error) error {
	if ctxErr := r.ctx.Err(); ctxErr != nil {
		return ctxErr
	}
	if text := err.Error(); strings.ContainsAny(text, "\r\n") {
		err = errors.New(oneLine(text))
	}
	return r.fail(Failure{URI: uri, Err: err})
}

// finish yields the article that a draft tells of.
func (r *reader) finish(d draft) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	a, err := d.article(r.opts.Published)
	if err != nil {
		return r.refuse(d.uri, err)
	}
	return r.yield(a)
}

// readAll reads in to its end if that comes within limit bytes.
func readAll(in io.Reader, limit int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(in, limit+1))
	if int64(len(b)) > limit {
		return nil, fmt.Errorf("longer than %s", byteSize(limit))
	}
	if err != nil {
		return b, readError(err)
	}
	return b, nil
}

// reopener returns a function that opens an input again and decompresses it.
func (r *reader) reopener(open func() (io.ReadCloser, error), compression string) func(func(io.Reader) error) error {
	if open == nil {
		return nil
	}
	return func(read func(io.Reader) error) error {
		file, err := open()
		if err != nil {
			return err
		}
		defer file.Close()
		if compression == "" {
			return read(file)
		}
		out, release, err := expand(bufio.NewReaderSize(file, 64<<10), compression, r.limits)
		if err != nil {
			return err
		}
		defer release()
		return read(out)
	}
}

// utf8Reader drops a byte order mark and makes UTF-8 of UTF-16. Other
// encodings are left to the reader of each article.
func (r *reader) utf8Reader(in io.Reader) (io.Reader, error) {
	b := bufio.NewReaderSize(in, 64<<10)
	head, err := b.Peek(sniffLength)
	if len(head) == 0 && err != io.EOF {
		return nil, err
	}
	if bytes.HasPrefix(head, []byte(markUTF8)) {
		b.Discard(len(markUTF8))
		return b, nil
	}
	if e := utf16Of(head[:len(head)&^1]); e != nil {
		return transform.NewReader(b, unicode.BOMOverride(e.NewDecoder())), nil
	}
	return b, nil
}

// unknownType refuses a file whose ending none of the formats has.
func unknownType(name string) error {
	ext := filepath.Ext(name)
	if ext == "" || ext == name {
		return errors.New("unknown type")
	}
	return fmt.Errorf("unknown type %s", ext)
}

// withoutPath is the reason of an error without the path that it is about.
func withoutPath(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("no such file or folder")
	case errors.Is(err, fs.ErrPermission):
		return errors.New("permission denied")
	}
	return err
}

// byteSize words a number of bytes.
func byteSize(n int64) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 1<<10 && n%(1<<10) == 0:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}
