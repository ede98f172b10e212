package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// objectReader reads the fields of one JSON object after another.
type objectReader struct {
	keys *keys
	dec  *jsontext.Decoder
	in   bytes.Buffer
}

func newObjectReader(k *keys) *objectReader {
	return &objectReader{keys: k, dec: new(jsontext.Decoder)}
}

// syntaxError is JSON that is not well-formed.
type syntaxError struct {
	offset int // in bytes, from the beginning of the value
	reason string
}

func (e *syntaxError) Error() string { return e.reason }

// errNotObject is returned for JSON that is a string, a number or the like.
var errNotObject = errors.New("not a JSON object")

// read reads the fields of the object that raw holds and checks it to its end.
// The error is a *syntaxError or errNotObject.
func (o *objectReader) read(raw []byte) (fields, error) {
	var note string
	if !utf8.Valid(raw) {
		text, made, err := decodeText(raw)
		if err != nil {
			return fields{}, err
		}
		raw, note = []byte(text), made
	}
	f, err := o.readOnce(raw)
	f.note = note
	var syntax *syntaxError
	if errors.As(err, &syntax) {
		// Python writes NaN, which JSON has not.
		if repaired, ok := withoutNaN(raw); ok {
			f, err = o.readOnce(repaired)
			f.note = note
		}
	}
	return f, err
}

func (o *objectReader) readOnce(raw []byte) (fields, error) {
	var f fields
	o.in = *bytes.NewBuffer(raw)
	o.dec.Reset(&o.in, jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	if o.dec.PeekKind() != '{' {
		if _, err := o.dec.ReadValue(); err != nil {
			return f, asSyntaxError(err)
		}
		return f, errNotObject
	}
	if _, err := o.dec.ReadToken(); err != nil {
		return f, asSyntaxError(err)
	}
	for o.dec.PeekKind() != '}' {
		name, err := o.dec.ReadToken()
		if err != nil {
			return f, asSyntaxError(err)
		}
		p := o.keys.lookup(name.String())
		if !f.wants(p) {
			if err := o.dec.SkipValue(); err != nil {
				return f, asSyntaxError(err)
			}
			continue
		}
		value, err := o.readValue(p.field, 0)
		if err != nil {
			return f, asSyntaxError(err)
		}
		f.set(p, value)
	}
	if _, err := o.dec.ReadToken(); err != nil {
		return f, asSyntaxError(err)
	}
	if _, err := o.dec.ReadToken(); err != io.EOF {
		if err == nil {
			err = &syntaxError{int(o.dec.InputOffset()), "text after the end of the object"}
		}
		return f, asSyntaxError(err)
	}
	return f, nil
}

// innerKeys are the keys under which an object holds what a plain string
// would: a name of schema.org, rendered HTML of WordPress, $date of MongoDB.
var innerKeys = map[string]bool{
	"name": true, "rendered": true, "value": true, "text": true, "title": true, "url": true,
	"@id": true, "@value": true, "$date": true, "$numberLong": true,
}

// readValue reads a value as the string it stands for: of an array the parts,
// joined, of an object what its first innerKey holds.
func (o *objectReader) readValue(f field, depth int) (string, error) {
	switch o.dec.PeekKind() {
	case '"':
		tok, err := o.dec.ReadToken()
		if err != nil {
			return "", err
		}
		return tok.String(), nil
	case '0':
		tok, err := o.dec.ReadToken()
		if err != nil || f != fieldPublished {
			return "", err
		}
		return tok.String(), nil
	case '[':
		if depth > 2 {
			return "", o.dec.SkipValue()
		}
		return o.readParts(f, depth)
	case '{':
		if depth > 2 {
			return "", o.dec.SkipValue()
		}
		if _, err := o.dec.ReadToken(); err != nil {
			return "", err
		}
		var found string
		for o.dec.PeekKind() != '}' {
			name, err := o.dec.ReadToken()
			if err != nil {
				return "", err
			}
			if found != "" || !innerKeys[name.String()] {
				if err := o.dec.SkipValue(); err != nil {
					return "", err
				}
				continue
			}
			if found, err = o.readValue(f, depth+1); err != nil {
				return "", err
			}
		}
		_, err := o.dec.ReadToken()
		return found, err
	}
	return "", o.dec.SkipValue()
}

func (o *objectReader) readParts(f field, depth int) (string, error) {
	if _, err := o.dec.ReadToken(); err != nil {
		return "", err
	}
	var parts []string
	for o.dec.PeekKind() != ']' {
		part, err := o.readValue(f, depth+1)
		if err != nil {
			return "", err
		}
		if part != "" {
			parts = append(parts, part)
		}
	}
	if _, err := o.dec.ReadToken(); err != nil {
		return "", err
	}
	switch {
	case f == fieldText:
		return strings.Join(parts, "\n"), nil
	case f == fieldByline:
		return strings.Join(parts, ", "), nil
	case len(parts) > 0:
		return parts[0], nil
	}
	return "", nil
}

// asSyntaxError makes a *syntaxError of an error of jsontext.
func asSyntaxError(err error) error {
	var own *syntaxError
	if errors.As(err, &own) {
		return own
	}
	var syntactic *jsontext.SyntacticError
	if errors.As(err, &syntactic) {
		reason := syntactic.Err.Error()
		if errors.Is(syntactic.Err, io.ErrUnexpectedEOF) {
			reason = "it ends too early"
		}
		return &syntaxError{int(syntactic.ByteOffset), strings.TrimPrefix(reason, "jsontext: ")}
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return &syntaxError{-1, "it ends too early"}
	}
	return fmt.Errorf("read JSON: %w", err)
}

// withoutNaN puts null in the place of NaN and Infinity outside strings.
func withoutNaN(raw []byte) ([]byte, bool) {
	if !bytes.Contains(raw, []byte("NaN")) && !bytes.Contains(raw, []byte("Infinity")) {
		return nil, false
	}
	out := make([]byte, 0, len(raw))
	found, inString, escape := false, false, false
	for i := 0; i < len(raw); i++ {
		c := raw[i]
		if inString {
			switch {
			case escape:
				escape = false
			case c == '\\':
				escape = true
			case c == '"':
				inString = false
			}
			out = append(out, c)
			continue
		}
		matched := false
		for _, word := range []string{"NaN", "-Infinity", "Infinity"} {
			if bytes.HasPrefix(raw[i:], []byte(word)) {
				out = append(out, "null"...)
				i += len(word) - 1
				found, matched = true, true
				break
			}
		}
		if !matched {
			inString = c == '"'
			out = append(out, c)
		}
	}
	return out, found
}
