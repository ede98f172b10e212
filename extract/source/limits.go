package source

import "time"

// Defaults of Limits.
const (
	// MaxArticle bounds one article with its markup and metadata: a text or
	// HTML file, a line of JSON, a row of a table, a WARC record, an item of a
	// feed. The longest pages of crawls are near 2 MiB.
	MaxArticle = 16 << 20
	// MaxRatio bounds how many bytes a compressed byte may become, once
	// RatioFloor bytes have come out. Text compresses 3 to 10 times, pages of
	// markup up to 30 times; deflate ends near 1030.
	MaxRatio = 100
	// RatioFloor is the output below which MaxRatio is not asked for.
	RatioFloor = 32 << 20
	// MaxMember bounds an archive inside an archive, and a zip or PDF on
	// standard input, which are held in memory.
	MaxMember = 256 << 20
	// MaxMembers bounds how many files an archive may hold.
	MaxMembers = 1_000_000
	// MaxDepth bounds how deep arrays and objects of JSON may nest.
	MaxDepth = 1000
	// MaxSidecar bounds a sidecar.
	MaxSidecar = 64 << 10
	// MaxYAML bounds YAML, in a sidecar or front matter; its parser takes time
	// by the square of some inputs, 0.1 s for this much.
	MaxYAML = 16 << 10
	// MaxYAMLDepth bounds how deep YAML may nest; its parser recurses.
	MaxYAMLDepth = 100
	// MaxFields bounds the fields of a table's row, and with them the commas of
	// its text: text has one in some 70 letters.
	MaxFields = 1_000_000
	// MaxPDF bounds a PDF file.
	MaxPDF = 32 << 20
)

// Bounds of reading a PDF, which Limits do not change.
const (
	PDFMemory = 256 << 20 // bytes PDFium may use; the process needs up to three times as much while it grows
	PDFTime   = 30 * time.Second
	PDFPages  = 500
	PDFChars  = 200_000 // characters of one page
)

// Limits bound what is read. A field that is zero has the default given by the
// constant of its name.
type Limits struct {
	Article    int   // MaxArticle, bytes
	Ratio      int   // MaxRatio
	RatioFloor int64 // RatioFloor, bytes
	Member     int64 // MaxMember, bytes
	Members    int   // MaxMembers
	Depth      int   // MaxDepth
	Sidecar    int   // MaxSidecar, bytes
	PDF        int64 // MaxPDF, bytes
}

// orDefaults is l with the defaults in place of zeros.
func (l Limits) orDefaults() Limits {
	set := func(p *int, v int) {
		if *p == 0 {
			*p = v
		}
	}
	set(&l.Article, MaxArticle)
	set(&l.Ratio, MaxRatio)
	set(&l.Members, MaxMembers)
	set(&l.Depth, MaxDepth)
	set(&l.Sidecar, MaxSidecar)
	if l.RatioFloor == 0 {
		l.RatioFloor = RatioFloor
	}
	if l.PDF == 0 {
		l.PDF = MaxPDF
	}
	if l.Member == 0 {
		l.Member = MaxMember
	}
	return l
}
