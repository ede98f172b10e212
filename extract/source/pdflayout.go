package source

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pdfLine is a line of a page, or the part of it in one column. Places are in
// points from the page's lower left corner.
type pdfLine struct {
	text                     string
	left, right, bottom, top float64
	size                     float64 // of the largest letter's font
	letters                  int
}

// pdfLineBuilder puts a line together from its letters.
type pdfLineBuilder struct {
	text   strings.Builder
	line   pdfLine
	feet   []float64 // lower ends of the letters
	height float64   // of the tallest letter
}

// letter adds a letter with its box; size is that of its font, 0 if unknown.
func (b *pdfLineBuilder) letter(text string, left, right, bottom, top, size float64) {
	b.text.WriteString(text)
	if strings.TrimSpace(text) == "" || right <= left {
		return
	}
	l := &b.line
	if l.letters == 0 {
		l.left, l.right = left, right
	} else {
		l.left, l.right = min(l.left, left), max(l.right, right)
	}
	b.feet = append(b.feet, bottom)
	b.height = max(b.height, top-bottom)
	l.size = max(l.size, size)
	l.letters++
}

// end returns the line and starts the next one. Its lower and upper end are
// reckoned from the base line, on which most letters stand, so that they do
// not hang on which letters it has.
func (b *pdfLineBuilder) end() (pdfLine, bool) {
	l := b.line
	l.text = strings.TrimSpace(b.text.String())
	for _, mark := range breakMarks {
		if rest, ok := strings.CutSuffix(l.text, mark); ok {
			l.text = rest + string(brokenWord)
		}
	}
	if l.letters > 0 {
		if l.size < 0.7*b.height || l.size > 4*b.height {
			l.size = b.height
		}
		slices.Sort(b.feet)
		base := b.feet[len(b.feet)/2]
		l.bottom, l.top = base-0.2*l.size, base+0.75*l.size
	}
	*b = pdfLineBuilder{feet: b.feet[:0]}
	return l, l.text != "" && l.letters > 0
}

// brokenWord stands for the hyphen of a word that was broken at a line's end.
const brokenWord = '\x02'

// breakMarks are what PDFium gives for such a hyphen.
var breakMarks = [...]string{"\x02", "\ufffe", "\u00ad"}

func isBreakMark(s string) bool {
	return slices.Contains(breakMarks[:], s)
}

// hyphenated are parts of words before or after which a hyphen at a line's end
// is the word's own: coal-fired, long-term.
var hyphenated = map[string]bool{
	"coal": true, "gas": true, "oil": true, "wind": true, "solar": true, "state": true, "utility": true, "grid": true, "long": true,
	"short": true, "mid": true, "high": true, "low": true, "large": true, "small": true, "non": true, "co": true, "multi": true,
	"self": true, "well": true, "first": true, "second": true, "third": true, "full": true, "half": true, "part": true, "cross": true,
	"fired": true, "owned": true, "scale": true, "term": true, "based": true, "connected": true, "related": true, "year": true,
	"hour": true, "day": true, "month": true, "megawatt": true, "gigawatt": true, "wide": true, "led": true, "backed": true,
	"funded": true, "powered": true, "driven": true, "mounted": true, "carbon": true, "emission": true, "free": true, "held": true,
}

// ownHyphen says whether the hyphen between two parts of a word that was broken
// is the word's own: by its parts, or since the text has it so elsewhere.
func ownHyphen(before, after, text string) bool {
	i := strings.LastIndexFunc(before, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	head := before[i+1:]
	tail := after
	if j := strings.IndexFunc(after, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }); j >= 0 {
		tail = after[:j]
	}
	first, _ := utf8.DecodeRuneInString(tail)
	last, _ := utf8.DecodeLastRuneInString(head)
	switch {
	case head == "" || tail == "":
		return true
	case !unicode.IsLower(first) || !unicode.IsLower(last):
		return true
	case strings.Contains(text, head+tail):
		return false
	}
	return hyphenated[strings.ToLower(head)] || hyphenated[tail] || strings.Contains(text, head+"-"+tail)
}

// layoutText is the text of a document in reading order, its paragraphs parted
// by one newline, and its headline: the lines of the largest letters on the
// first page, where they are larger than those of the body. The headline is no
// part of the text.
func layoutText(pages [][]pdfLine) (title, text string) {
	dropRunningLines(pages)
	body := bodySize(pages)
	var lines []pdfLine
	for _, p := range pages {
		lines = append(lines, readingOrder(p, 0)...)
	}
	title, lines = cutHeadline(lines, pages[0], body)
	var whole strings.Builder
	for _, l := range lines {
		whole.WriteString(l.text)
		whole.WriteByte(' ')
	}
	leadings := usualLeadings(lines)
	var out strings.Builder
	for i, l := range lines {
		switch {
		case i == 0:
		case !samePar(lines[i-1], l, leadings):
			out.WriteByte('\n')
		default:
			if !strings.HasSuffix(lines[i-1].text, string(brokenWord)) {
				out.WriteByte(' ')
			}
		}
		if head, ok := strings.CutSuffix(l.text, string(brokenWord)); ok && i+1 < len(lines) &&
			samePar(l, lines[i+1], leadings) && !ownHyphen(head, lines[i+1].text, whole.String()) {
			l.text = head
		}
		out.WriteString(l.text)
	}
	return title, cleanPDFText(out.String())
}

// cleanPDFText drops the marks of hyphens that are left and doubled spaces.
func cleanPDFText(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == brokenWord:
			return '-'
		case r == '\u00a0':
			return ' '
		case r < ' ' && r != '\n':
			return -1
		}
		return r
	}, s)
	for strings.Contains(s, "  ") {
		s = strings.ReplaceAll(s, "  ", " ")
	}
	return s
}

// bodySize is the font size of most letters.
func bodySize(pages [][]pdfLine) float64 {
	count := map[int]int{}
	for _, p := range pages {
		for _, l := range p {
			count[halfPoints(l.size)] += l.letters
		}
	}
	best := 0
	for size, n := range count {
		if n > count[best] || n == count[best] && size < best {
			best = size
		}
	}
	return float64(best) / 2
}

// dropRunningLines drops page numbers, and the first and last lines that come
// back on other pages in the same place.
func dropRunningLines(pages [][]pdfLine) {
	type line struct {
		text   string
		bottom int
	}
	key := func(l pdfLine) line {
		text := strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return '0'
			}
			return r
		}, l.text)
		return line{text, int(math.Round(l.bottom / 4))}
	}
	count := map[line]int{}
	for _, p := range pages {
		onPage := map[line]bool{}
		for _, l := range p {
			if k := key(l); !onPage[k] {
				onPage[k] = true
				count[k]++
			}
		}
	}
	for i, p := range pages {
		pages[i] = slices.DeleteFunc(p, func(l pdfLine) bool {
			return isPageNumber(l.text) || count[key(l)] > 1 && count[key(l)]*2 >= len(pages)
		})
	}
}

// isPageNumber says whether a line is "3", "- 3 -", "Page 3" or "3 of 4".
func isPageNumber(s string) bool {
	digits := 0
	for _, f := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == '-' || r == '–' || r == '/' || r == '|' }) {
		if f == "page" || f == "of" || f == "p." {
			continue
		}
		if len(f) > 3 || strings.Trim(f, "0123456789") != "" {
			return false
		}
		digits++
	}
	return digits == 1 || digits == 2
}

// cutHeadline takes the headline out of the lines.
func cutHeadline(lines, first []pdfLine, body float64) (title string, rest []pdfLine) {
	largest := 0.0
	for _, l := range first {
		if utf8.RuneCountInString(l.text) > 15 || strings.Count(l.text, " ") >= 2 {
			largest = max(largest, l.size)
		}
	}
	if largest < 1.15*body || len(lines) < 2 {
		return "", lines
	}
	start := slices.IndexFunc(lines, func(l pdfLine) bool { return l.size > 0.97*largest && strings.Contains(l.text, " ") })
	if start < 0 {
		return "", lines
	}
	end := start
	var parts []string
	for end < len(lines) && end-start < 5 && math.Abs(lines[end].size-largest) < 0.03*largest {
		parts = append(parts, lines[end].text)
		end++
	}
	title = strings.Join(parts, " ")
	if utf8.RuneCountInString(title) > 250 || end-start == len(lines) {
		return "", lines
	}
	return cleanPDFText(title), slices.Concat(lines[:start], lines[end:])
}

// samePar says whether line b goes on with the paragraph of line a, which is
// read before it.
func samePar(a, b pdfLine, leadings map[int]float64) bool {
	if math.Abs(a.size-b.size) > 0.12*max(a.size, b.size) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(b.text)
	last, _ := utf8.DecodeLastRuneInString(a.text)
	ended := strings.ContainsRune(".!?:”\"", last)
	if strings.ContainsRune("•●▪■◦‣·*", first) {
		return false
	}
	if b.top > a.bottom+0.5*a.size {
		if min(a.top, b.top)-max(a.bottom, b.bottom) > 0.5*min(a.top-a.bottom, b.top-b.bottom) {
			return true // the same line, in two parts
		}
		// A new column or page.
		return !ended && (unicode.IsLower(first) || last == ',' || last == brokenWord)
	}
	leading := a.bottom - b.bottom
	usual := leadings[halfPoints(a.size)]
	if usual == 0 {
		usual = 1.4 * a.size
	}
	if leading > 1.75*a.size || leading > 1.3*usual {
		return false
	}
	if b.left > a.left+1.2*a.size && ended {
		return false // an indent
	}
	// A short line that ends a sentence ends its paragraph.
	return !(ended && a.right < b.right-0.15*(b.right-b.left)) || unicode.IsLower(first)
}

// usualLeadings are, by font size in half points, the median distances of
// lines that follow each other.
func usualLeadings(lines []pdfLine) map[int]float64 {
	steps := map[int][]float64{}
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		if step := a.bottom - b.bottom; halfPoints(a.size) == halfPoints(b.size) && step > 0.5*b.size && step < 3*b.size {
			steps[halfPoints(b.size)] = append(steps[halfPoints(b.size)], step)
		}
	}
	usual := make(map[int]float64, len(steps))
	for size, s := range steps {
		slices.Sort(s)
		usual[size] = s[len(s)/2]
	}
	return usual
}

func halfPoints(size float64) int {
	return int(math.Round(2 * size))
}
