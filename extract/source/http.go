package source

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http/httputil"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
)

// response is an HTTP response as a crawler stores it.
type response struct {
	status           int
	contentType      string
	transferEncoding string
	contentEncoding  string
	body             []byte
}

// parseResponse parts header and body. The Content-Length is not asked for: it
// is often that of another encoding than the stored one.
func parseResponse(block []byte) (response, error) {
	var h response
	header, body, found := bytes.Cut(block, []byte("\r\n\r\n"))
	if !found {
		header, body, found = bytes.Cut(block, []byte("\n\n"))
	}
	if !found || len(header) > maxHeader {
		return h, errors.New("no HTTP header")
	}
	h.body = body
	lines := strings.Split(string(header), "\n")
	version, status, _ := strings.Cut(strings.TrimSpace(lines[0]), " ")
	code, _, _ := strings.Cut(strings.TrimSpace(status), " ")
	n, err := strconv.Atoi(code)
	if err != nil || !strings.HasPrefix(version, "HTTP/") {
		return h, errors.New("no HTTP status line")
	}
	h.status = n
	for _, line := range lines[1:] {
		name, value, _ := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "content-type":
			h.contentType = value
		case "transfer-encoding":
			h.transferEncoding = strings.ToLower(value)
		case "content-encoding":
			h.contentEncoding = strings.ToLower(value)
		}
	}
	return h, nil
}

// isHTMLType says whether a media type is that of a web page.
func isHTMLType(contentType string) bool {
	media, _, _ := strings.Cut(strings.ToLower(contentType), ";")
	media = strings.TrimSpace(media)
	return media == "text/html" || media == "application/xhtml+xml"
}

// isHTML says whether the response is a web page, by its media type and, where
// it has none, by its first bytes.
func (h *response) isHTML() bool {
	if h.contentType == "" {
		return h.contentEncoding != "" || sniffFormat(h.body[:min(len(h.body), sniffLength)]) == formatHTML
	}
	return isHTMLType(h.contentType)
}

// decode undoes the encodings of the body. Where a crawler has undone them
// already and left the header, the body is taken as it is. The note tells of a
// body that was cut.
func (h *response) decode(lim Limits) (body []byte, note string, err error) {
	body = h.body
	if strings.Contains(h.transferEncoding, "chunked") && startsChunk(body) {
		joined, err := readAll(httputil.NewChunkedReader(bytes.NewReader(body)), int64(lim.Article))
		if err != nil {
			note = "the chunked body is cut or damaged"
		}
		if len(joined) > 0 {
			body = joined
		}
	}
	codings := strings.Split(h.contentEncoding, ",")
	for i := len(codings) - 1; i >= 0; i-- {
		coding := strings.TrimSpace(codings[i])
		if coding == "" || coding == "identity" {
			continue
		}
		decoded, err := decodeContent(body, coding, lim)
		var bomb *bombError
		switch {
		case errors.As(err, &bomb), errors.Is(err, errTooLong):
			return nil, "", fmt.Errorf("body in %s: %w", coding, err)
		case err != nil && len(decoded) == 0:
			if sniffFormat(body[:min(len(body), sniffLength)]) == "" {
				return nil, "", fmt.Errorf("body in %s: %w", coding, err)
			}
		case err != nil:
			body, note = decoded, "the compressed body is cut or damaged"
		default:
			body = decoded
		}
	}
	return body, note, nil
}

// decodeContent undoes one content coding. With an error it returns what came
// before it.
func decodeContent(body []byte, coding string, lim Limits) ([]byte, error) {
	x := &expansion{in: int64(len(body)), ratio: lim.Ratio, floor: lim.RatioFloor}
	in := bytes.NewReader(body)
	var out io.Reader
	switch coding {
	case "gzip", "x-gzip", "zstd":
		kind := gzipped
		if coding == "zstd" {
			kind = zstded
		}
		if sniffCompression(body) != kind {
			return nil, fmt.Errorf("not %s data", kind)
		}
		expanded, release, err := expand(in, kind, lim)
		if err != nil {
			return nil, err
		}
		defer release()
		out = expanded
	case "deflate":
		// By the standard zlib, in fact often bare deflate.
		z, err := zlib.NewReader(in)
		if err == nil {
			out = z
		} else {
			out = flate.NewReader(bytes.NewReader(body))
		}
	case "br":
		out = brotli.NewReader(in)
	default:
		return nil, fmt.Errorf("unknown content coding %q", shorten(coding, 20))
	}
	decoded, err := io.ReadAll(io.LimitReader(&expandReader{out, x}, int64(lim.Article)+1))
	if len(decoded) > lim.Article {
		return nil, errTooLong
	}
	if err != nil {
		return decoded, readError(err)
	}
	return decoded, nil
}

// startsChunk says whether a body begins with the size of a chunk.
func startsChunk(body []byte) bool {
	line, _, found := bytes.Cut(body[:min(len(body), 64)], []byte("\n"))
	size, _, _ := bytes.Cut(bytes.TrimSpace(line), []byte(";"))
	_, err := strconv.ParseUint(string(bytes.TrimSpace(size)), 16, 32)
	return found && err == nil
}
