// Package source turns folders, files and containers into a stream of
// articles.
//
// What flows in are paths; what flows out are Articles, each a
// record.Document with its text and what its source tells about it. List
// finds the files; Read opens one and yields its articles in order. A web page
// is handed to package extract/page. The articles go on to package extract.
//
// Everything read is bounded by the Limits: an article is in memory at a time,
// never a whole container.
//
// The way through the files:
//
//	list.go       paths -> files; sibling.go: which files belong to others
//	format.go     names and first bytes -> format and compression
//	read.go       a file -> the reader of its format; compress.go, ahead.go
//	text.go       text and Markdown; encoding.go: bytes -> UTF-8; sidecar.go
//	json.go       JSON and lines.go: JSON Lines; jsonvalue.go cuts a stream into
//	              values, jsonobject.go reads the fields of one
//	table.go      CSV and TSV
//	webpage.go    HTML, by package page; fragment.go: HTML in feeds and mail
//	feed.go       RSS and Atom
//	mail.go       messages and MHTML
//	warc.go       crawls; http.go: the responses in them
//	archive.go    zip.go and tar.go
//	pdf.go        PDF; pdforder.go, pdflayout.go: lines -> paragraphs;
//	              pdfmemory.go bounds what it takes
//	limits.go     bounds of all of these
//	fields.go     keys and columns -> fields of an article
//	article.go    fields and text -> Article, its language by package page
package source

import (
	"io"
	"time"

	"wattwire/extract/record"
)

// Options say what is listed and how it is read. The zero value reads
// everything within the default limits.
type Options struct {
	// Include and Exclude are doublestar globs on the path relative to the
	// folder given, or on the base name of a file given directly. A file is
	// listed when it matches one of Include (all files do where there is none)
	// and none of Exclude. A pattern without a slash is matched against the
	// base name too.
	Include, Exclude []string
	// Map names the column or key of the input in which a field is found:
	// Map["text"] == "content" for --map text=content. The fields are title,
	// text, published (or date), byline (or author), publisher and url.
	Map map[string]string
	// Published is the publication date, ISO 8601, of articles for which the
	// source gives none.
	Published string
	// Stdin is read for the path "-".
	Stdin io.Reader
	// Limits bound what is read; a field that is zero has its default.
	Limits Limits
}

// File is one input file.
type File struct {
	// Path is the path to open, "-" for standard input.
	Path string
	// URI is the path relative to the folder given, slash-separated; the base
	// name for a file given directly. Where two files would share it, it is
	// their path as given.
	URI string
	// Format is the format inside the compression: txt, md, html, json, jsonl,
	// csv, tsv, zip, tar, warc, feed, eml, mhtml, pdf; "" for standard input
	// and for files without a known ending, whose first bytes tell.
	Format string
	// Size in bytes and ModTime are those of the file; with a sidecar, the sum
	// and the later one, so that a changed sidecar is a changed file.
	Size    int64
	ModTime time.Time
}

// Failure is an input that could not be read. The text of Err names the reason
// in one line, without the path.
type Failure struct {
	URI string
	Err error
}

// Article is one article of a file.
type Article struct {
	record.Document
	// SHA256 is the hexadecimal digest of the article as read: its text and
	// what is known about it. It changes when and only when one of these does,
	// wherever the article lies.
	SHA256 string
	// Notes tell what was repaired, such as "invalid UTF-8 at byte 17 replaced".
	Notes []string
}
