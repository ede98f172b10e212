package source

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"

	"wattwire/extract/page"
)

var errBinary = errors.New("binary data, not text")

const (
	markUTF8    = "\xef\xbb\xbf"
	markLittle  = "\xff\xfe"
	markBig     = "\xfe\xff"
	replacement = "\uFFFD"
)

// decodeText makes UTF-8 of a text file's bytes: it drops a byte order mark,
// reads UTF-16, and what is not UTF-8 in the encoding that the bytes speak for;
// other bad bytes become U+FFFD. The note tells what was
// done, "" where the bytes were UTF-8.
func decodeText(b []byte) (text, note string, err error) {
	if rest, ok := bytes.CutPrefix(b, []byte(markUTF8)); ok {
		b = rest
	}
	if e := utf16Of(b); e != nil {
		out, err := e.NewDecoder().Bytes(b)
		if err != nil {
			return "", "", fmt.Errorf("read as UTF-16: %w", err)
		}
		return string(out), "read as UTF-16", nil
	}
	if bytes.IndexByte(b, 0) >= 0 && isBinary(b) {
		return "", "", errBinary
	}
	if utf8.Valid(b) {
		return string(b), "", nil
	}
	if e := page.DetectEncoding(b); e != nil {
		if out, err := e.NewDecoder().Bytes(b); err == nil {
			return string(out), fmt.Sprintf("read as %v", e), nil
		}
	}
	text, note = repairUTF8(b)
	return text, note, nil
}

// repairUTF8 puts U+FFFD in place of each run of bad bytes and notes the first.
func repairUTF8(b []byte) (text, note string) {
	at := 0
	for at < len(b) {
		r, n := utf8.DecodeRune(b[at:])
		if r == utf8.RuneError && n <= 1 {
			break
		}
		at += n
	}
	if at == len(b) {
		return string(b), ""
	}
	return strings.ToValidUTF8(string(b), replacement), fmt.Sprintf("invalid UTF-8 at byte %d replaced", at)
}

// utf16Of is the UTF-16 encoding b is in, by its mark or by the zero bytes of
// Latin text, and nil for others.
func utf16Of(b []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(b, []byte(markLittle)) && len(b)%2 == 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(b, []byte(markBig)) && len(b)%2 == 0:
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	even, odd, n := zeroBytes(b)
	switch {
	case n < 8:
	case odd*10 > n*7 && even*20 < n:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case even*10 > n*7 && odd*20 < n:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// looksUTF16 says whether b begins as UTF-16 text does.
func looksUTF16(b []byte) bool {
	return utf16Of(b[:len(b)&^1]) != nil
}

// zeroBytes counts the zero bytes at even and odd places in the first n pairs.
func zeroBytes(b []byte) (even, odd, n int) {
	n = min(len(b), 4096) / 2
	for i := range n {
		if b[2*i] == 0 {
			even++
		}
		if b[2*i+1] == 0 {
			odd++
		}
	}
	return even, odd, n
}

// isBinary says whether more than one byte in a hundred of the first 4 KiB is
// a control character that no text has.
func isBinary(b []byte) bool {
	b = b[:min(len(b), 4096)]
	control := 0
	for _, c := range b {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b {
			control++
		}
	}
	return control*100 > len(b)
}

// unixLines makes every line end a line feed.
func unixLines(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}
