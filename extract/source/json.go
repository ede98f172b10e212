package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// readJSON reads a JSON file: one article; an array of articles; an object
// with such an array inside; or, in spite of the file's ending, one object a
// line.
func (r *reader) readJSON(e entry) error {
	in, err := r.utf8Reader(e.in)
	if err != nil {
		return r.refuse(e.uri, readError(err))
	}
	v := newValueReader(in, r.limits.Article, r.limits.Depth)
	c, err := v.peek()
	if err != nil {
		return r.refuse(e.uri, endError(err, errEmpty))
	}
	if c == '[' {
		w := wrapper{reader: r, entry: e, values: v}
		return w.array(true)
	}
	at := v.pos
	raw, err := v.value()
	if errors.Is(err, errTooLong) && c == '{' {
		// Too long for an article: an object with articles inside. It cannot be
		// read twice from a stream, so a file is opened again.
		return r.reopenWrapped(e, at, err)
	}
	if err != nil {
		return r.refuse(e.uri, r.valueError(raw, at, err))
	}
	f, err := r.objects.read(raw)
	if err != nil {
		return r.refuse(e.uri, r.objectError(raw, at, err))
	}
	if !f.has(fieldText) && c == '{' {
		inner := newValueReader(bytes.NewReader(raw), r.limits.Article, r.limits.Depth)
		w := wrapper{reader: r, entry: e, values: inner}
		if err := w.object(0); err != nil {
			return err
		}
		if w.objects > 0 {
			return r.endOfJSON(e, v)
		}
	}
	if _, err := v.peek(); err == io.EOF {
		return r.fieldsArticle(e, e.uri, f)
	}
	return r.readConcatenated(e, v, f, at)
}

// readConcatenated reads objects that follow each other in one stream; the
// first has been read. They count by the line on which they begin, a second
// one on a line as if it stood on the next.
func (r *reader) readConcatenated(e entry, v *valueReader, f fields, at position) error {
	if err := r.fieldsArticle(e, lineURI(e.uri, at.line), f); err != nil {
		return err
	}
	for n := at.line + 1; ; n++ {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		if _, err := v.peek(); err != nil {
			if err == io.EOF {
				return nil
			}
			return r.refuse(e.uri, readError(err))
		}
		at := v.pos
		raw, err := v.value()
		n = max(n, at.line)
		uri := lineURI(e.uri, n)
		if err != nil {
			if err := r.refuse(uri, r.valueError(raw, at, err)); err != nil {
				return err
			}
			if !errors.Is(err, errTooLong) && !errors.Is(err, errTooDeep) {
				return nil
			}
			continue
		}
		f, err := r.objects.read(raw)
		if err != nil {
			err = r.refuse(uri, r.objectError(raw, at, err))
		} else {
			err = r.fieldsArticle(e, uri, f)
		}
		if err != nil {
			return err
		}
	}
}

// endOfJSON refuses what follows the value that a file holds.
func (r *reader) endOfJSON(e entry, v *valueReader) error {
	switch _, err := v.peek(); {
	case err == io.EOF:
		return nil
	case err != nil:
		return r.refuse(e.uri, readError(err))
	}
	return r.refuse(e.uri, fmt.Errorf("broken JSON at %s: text after the end", v.pos))
}

// reopenWrapped reads an object too long for one article as a wrapper of
// articles, where the input can be opened a second time.
func (r *reader) reopenWrapped(e entry, at position, tooLong error) error {
	if e.reopen == nil {
		return r.refuse(e.uri, r.valueError(nil, at, tooLong))
	}
	return e.reopen(func(in io.Reader) error {
		in, err := r.utf8Reader(in)
		if err != nil {
			return r.refuse(e.uri, readError(err))
		}
		v := newValueReader(in, r.limits.Article, r.limits.Depth)
		v.peek()
		w := wrapper{reader: r, entry: e, values: v}
		if err := w.object(0); err != nil {
			return err
		}
		if w.objects == 0 && !w.refused {
			return r.refuse(e.uri, r.valueError(nil, at, tooLong))
		}
		return nil
	})
}

// wrapper reads the articles of arrays, alone or inside objects.
type wrapper struct {
	*reader
	entry   entry
	values  *valueReader
	before  int  // elements of earlier arrays that hold articles
	index   int  // 1-based index of the last element in its array
	objects int  // elements that are objects with a text
	refused bool // the structure is broken
}

// wrapperDepth is how deep in objects an array of articles is looked for.
const wrapperDepth = 3

// object reads the arrays in the object that begins at the next byte.
func (w *wrapper) object(depth int) error {
	v := w.values
	v.take()
	for {
		c, err := v.peek()
		switch {
		case err != nil:
			return w.end(err)
		case c == '}':
			v.take()
			return nil
		case c == ',':
			v.take()
			continue
		case c != '"':
			return w.broken("a key was expected")
		}
		if _, err := v.value(); err != nil {
			return w.end(err)
		}
		if c, err = v.peek(); err != nil {
			return w.end(err)
		} else if c != ':' {
			return w.broken("a colon was expected")
		}
		v.take()
		c, err = v.peek()
		if err != nil {
			return w.end(err)
		}
		switch {
		case c == '[':
			err = w.array(false)
		case c == '{' && depth < wrapperDepth:
			err = w.object(depth + 1)
		default:
			if _, err := v.value(); err != nil && !errors.Is(err, errTooLong) && !errors.Is(err, errTooDeep) {
				return w.end(err)
			}
		}
		if err != nil || w.refused {
			return err
		}
	}
}

// array reads the array that begins at the next byte. Objects without a text
// are refused where the array is the whole file, and left alone elsewhere, as
// they may be anything.
func (w *wrapper) array(whole bool) error {
	v := w.values
	v.take()
	w.index = 0
	objects := w.objects
	for {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		c, err := v.peek()
		switch {
		case err != nil:
			return w.end(err)
		case c == ']':
			v.take()
			if whole {
				if w.index == 0 {
					return w.refuse(w.entry.uri, errors.New("an empty array"))
				}
				return w.endOfJSON(w.entry, v)
			}
			if w.objects > objects {
				w.before += w.index
			}
			return nil
		case c == ',':
			v.take()
			continue
		case c == '}', c == ':':
			return w.broken(fmt.Sprintf("%q in an array", c))
		}
		at := v.pos
		raw, err := v.value()
		w.index++
		if errors.Is(err, io.ErrUnexpectedEOF) && !whole && w.objects == 0 {
			return w.end(err)
		}
		if err := w.element(raw, at, err, whole); err != nil {
			return err
		}
		if err != nil && !errors.Is(err, errTooLong) && !errors.Is(err, errTooDeep) {
			w.refused = true
			return nil
		}
	}
}

// element yields the article that raw holds; err is that of reading raw.
func (w *wrapper) element(raw []byte, at position, err error, whole bool) error {
	uri := lineURI(w.entry.uri, w.before+w.index)
	if err != nil {
		return w.refuse(uri, w.valueError(raw, at, err))
	}
	if !whole && (len(raw) == 0 || raw[0] != '{') {
		return nil
	}
	f, err := w.reader.objects.read(raw)
	if err != nil {
		return w.refuse(uri, w.objectError(raw, at, err))
	}
	if !whole && !f.has(fieldText) {
		return nil
	}
	w.objects++
	return w.fieldsArticle(w.entry, uri, f)
}

// broken refuses the file at the present position.
func (w *wrapper) broken(reason string) error {
	w.refused = true
	return w.refuse(w.entry.uri, fmt.Errorf("broken JSON at %s: %s", w.values.pos, reason))
}

// end refuses a file that ends inside an object or array.
func (w *wrapper) end(err error) error {
	w.refused = true
	if err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF) {
		err = fmt.Errorf("broken JSON at %s: it ends too early", w.values.pos)
	}
	return w.refuse(w.entry.uri, readError(err))
}

// valueError words an error of valueReader.value for a value that begins at.
func (r *reader) valueError(raw []byte, at position, err error) error {
	switch {
	case errors.Is(err, errTooLong):
		return fmt.Errorf("article at %s is longer than %s", at, byteSize(int64(r.limits.Article)))
	case errors.Is(err, errTooDeep):
		return fmt.Errorf("JSON at %s is nested deeper than %d levels", at, r.limits.Depth)
	case errors.Is(err, io.ErrUnexpectedEOF):
		if _, syntax := r.objects.read(raw); syntax != nil {
			return r.objectError(raw, at, syntax)
		}
	}
	return readError(err)
}

// objectError words an error of objectReader.read for a value that begins at.
func (r *reader) objectError(raw []byte, at position, err error) error {
	var syntax *syntaxError
	if !errors.As(err, &syntax) {
		return err
	}
	end := syntax.offset
	if end < 0 || end > len(raw) {
		end = len(raw)
	}
	return fmt.Errorf("broken JSON at %s: %s", at.advance(raw[:end]), syntax.reason)
}

// fieldsArticle yields the article that f tells of.
func (r *reader) fieldsArticle(e entry, uri string, f fields) error {
	if !f.has(fieldText) {
		return r.refuse(uri, errors.New("no text in it (text, body, content, articleBody; others by --map)"))
	}
	d := f.draft(uri, e.format)
	return r.htmlText(&d)
}

// endError is other at the end of the input and the worded err elsewhere.
func endError(err, other error) error {
	if err == io.EOF {
		return other
	}
	return readError(err)
}
