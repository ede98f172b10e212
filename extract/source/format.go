package source

import (
	"bytes"
	"path"
	"strings"
)

// Formats, as File.Format and Document.Format name them.
const (
	formatText     = "txt"
	formatMarkdown = "md"
	formatHTML     = "html"
	formatJSON     = "json"
	formatLines    = "jsonl"
	formatCSV      = "csv"
	formatTSV      = "tsv"
	formatZip      = "zip"
	formatTar      = "tar"
	formatWARC     = "warc"
	formatFeed     = "feed"
	formatMail     = "eml"
	formatMHTML    = "mhtml"
	formatPDF      = "pdf"
)

// formatOf is the format of each known ending.
var formatOf = map[string]string{
	".txt": formatText, ".text": formatText,
	".md": formatMarkdown, ".markdown": formatMarkdown,
	".html": formatHTML, ".htm": formatHTML, ".xhtml": formatHTML,
	".json":  formatJSON,
	".jsonl": formatLines, ".ndjson": formatLines,
	".csv": formatCSV,
	".tsv": formatTSV,
	".zip": formatZip,
	".tar": formatTar, ".tgz": formatTar, ".tbz2": formatTar, ".tzst": formatTar,
	".warc": formatWARC,
	".rss":  formatFeed, ".atom": formatFeed, ".rdf": formatFeed, ".xml": formatFeed,
	".eml": formatMail,
	".mht": formatMHTML, ".mhtml": formatMHTML,
	".pdf": formatPDF,
}

// Compressions.
const (
	gzipped = "gzip"
	zstded  = "zstd"
	bzipped = "bzip2"
)

var compressionOf = map[string]string{
	".gz": gzipped, ".gzip": gzipped, ".tgz": gzipped,
	".zst": zstded, ".zstd": zstded, ".tzst": zstded,
	".bz2": bzipped, ".tbz2": bzipped,
}

// kindOf tells from a file's name its format, its compression, and its stem,
// the name without both endings. The format is "" where the ending is unknown.
func kindOf(name string) (format, compression, stem string) {
	ext := strings.ToLower(path.Ext(name))
	compression = compressionOf[ext]
	stem = name
	if compression != "" && formatOf[ext] == "" {
		stem = name[:len(name)-len(ext)]
		ext = strings.ToLower(path.Ext(stem))
	}
	if format = formatOf[ext]; format != "" {
		stem = stem[:len(stem)-len(ext)]
	}
	return format, compression, stem
}

// namelessType says whether a name tells nothing of a file's type, as those of
// pages fetched from servers: it has no ending or that of a program.
func namelessType(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case "", ".php", ".asp", ".aspx", ".jsp", ".cgi", ".shtml", ".do":
		return true
	}
	return false
}

// takesSidecar says whether metadata of an article in this format may lie in a
// file beside it.
func takesSidecar(format string) bool {
	switch format {
	case formatText, formatMarkdown, formatHTML, formatPDF:
		return true
	}
	return false
}

// sniffLength is how many first bytes compression and format are told from.
const sniffLength = 1024

// sniffCompression tells a compression from the first bytes.
func sniffCompression(head []byte) string {
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b, 8}):
		return gzipped
	case bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		return zstded
	case len(head) > 10 && bytes.HasPrefix(head, []byte("BZh")) && string(head[4:10]) == "1AY&SY":
		return bzipped
	}
	return ""
}

// sniffFormat tells a format from the first bytes, "" for binary data that is
// none of ours. What is text and nothing else is formatText.
func sniffFormat(head []byte) string {
	switch {
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return formatPDF
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return formatZip
	case bytes.HasPrefix(head, []byte("WARC/")):
		return formatWARC
	case len(head) > 262 && string(head[257:262]) == "ustar":
		return formatTar
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	lower := bytes.ToLower(text)
	switch {
	case bytes.HasPrefix(text, []byte("{")):
		// One object on the first line and another on the second are lines.
		line, rest, found := bytes.Cut(text, []byte("\n"))
		if found && bytes.HasSuffix(bytes.TrimSpace(line), []byte("}")) && bytes.HasPrefix(bytes.TrimSpace(rest), []byte("{")) {
			return formatLines
		}
		return formatJSON
	case bytes.HasPrefix(text, []byte("[")) && bytes.HasPrefix(bytes.TrimLeft(text[1:], " \t\r\n"), []byte("{")):
		return formatJSON
	case bytes.HasPrefix(lower, []byte("<!doctype html")), bytes.HasPrefix(lower, []byte("<html")), bytes.HasPrefix(lower, []byte("<head")):
		return formatHTML
	case isFeed(lower):
		return formatFeed
	case bytes.HasPrefix(lower, []byte("<?xml")) && bytes.Contains(lower, []byte("<html")):
		return formatHTML
	case isMail(lower):
		if bytes.Contains(lower, []byte("multipart/related")) {
			return formatMHTML
		}
		return formatMail
	case bytes.IndexByte(head, 0) >= 0 && !looksUTF16(head):
		return ""
	}
	return formatText
}

// isFeed says whether lower-cased first bytes are those of RSS or Atom.
func isFeed(lower []byte) bool {
	if !bytes.HasPrefix(lower, []byte("<")) {
		return false
	}
	return bytes.Contains(lower, []byte("<rss")) || bytes.Contains(lower, []byte("<rdf:rdf")) ||
		bytes.Contains(lower, []byte("<feed"))
}

// isMail says whether lower-cased first bytes are the header of a message.
func isMail(lower []byte) bool {
	for _, h := range []string{"from:", "received:", "return-path:", "mime-version:", "delivered-to:", "message-id:"} {
		if bytes.HasPrefix(lower, []byte(h)) {
			return bytes.Contains(lower, []byte("\nsubject:")) || bytes.Contains(lower, []byte("\ncontent-type:")) ||
				bytes.Contains(lower, []byte("\nmime-version:"))
		}
	}
	return false
}
