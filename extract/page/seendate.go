package page

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

//go:embed data/datewords.txt
var dateWordsFile string

// dateWords maps words that stand before a date to +1, where they tell of the
// publication, and -1, where they tell of a change.
var dateWords = sync.OnceValue(func() map[string]int { return readDateWords(dateWordsFile) })

func readDateWords(file string) map[string]int {
	words := map[string]int{}
	for _, line := range strings.Split(file, "\n") {
		kind, word, _ := strings.Cut(line, " ")
		switch kind {
		case "published":
			words[word] = 1
		case "modified":
			words[word] = -1
		}
	}
	return words
}

// Scores of a date that a reader sees.
const (
	trusted = 8 // believed before a meta tag that may tell of a change
	doubted = 1 // believed before the date of the last change
)

// A seen date is one that stands in the page's text, or in a <time> without
// further markup.
type seen struct {
	iso   string
	from  string
	score int
	// changed is the date of a change by the words before it.
	changed string
}

// seenDate weighs the dates of the visible page by the words before them, by
// where they stand, and by whether they stand alone.
func (f *facts) seenDate(fromURL string) seen {
	l := f.lay
	best := seen{score: -1 << 30}
	changed := ""
	marked := map[string]bool{} // days that stand in an element made for dates
	consider := func(iso, from string, score, word int) {
		if len(iso) < 10 || !f.plausible(iso) {
			return
		}
		score += 7 * word
		if word < 0 && changed == "" {
			changed = iso
		}
		if len(fromURL) == 7 && strings.HasPrefix(iso, fromURL) {
			score += 5
		}
		if score > best.score {
			best = seen{iso: iso, from: from, score: score}
		}
		if from == FromMetadata {
			marked[iso[:10]] = true
		}
	}
	heading := f.headingBlock()
	for _, m := range l.dates {
		score := f.placeScore(m.block, heading) + 5
		if l.apart(m.element) {
			score -= 8
		}
		word := wordBefore(attr(m.node, "class") + " " + attr(m.node, "itemprop"))
		if word == 0 && m.block < len(l.blocks) && m.node.DataAtom == atom.Time {
			word = wordBefore(before(l.blocks[m.block].text, nodeText(m.node)))
		}
		for _, v := range []string{attr(m.node, "datetime"), attr(m.node, "content"), attr(m.node, "title")} {
			if d := f.date(v); d != "" {
				consider(d, FromMetadata, score, word)
			}
		}
		text := nodeText(m.node)
		for _, d := range findDates(text[:min(len(text), 200)], f.monthFirst()) {
			if d.day != 0 {
				w := word
				if w == 0 {
					w = wordBefore(text[:d.start])
				}
				consider(d.iso(), FromMetadata, score, w)
			}
		}
	}
	label := "" // a short block before, which may say what the date is
	for i := range l.blocks {
		b := &l.blocks[i]
		if len(b.text) > 20000 {
			continue
		}
		for _, d := range findDates(b.text, f.monthFirst()) {
			if d.day == 0 {
				continue
			}
			score := f.placeScore(i, heading)
			switch rest := len(b.text) - (d.end - d.start); {
			case rest <= 30:
				score += 4
			case rest <= 90:
				score += 2
			}
			lead := b.text[:d.start]
			if len(lead) > 60 {
				lead = lead[len(lead)-60:]
			}
			if i >= l.bodyFirst && i < l.bodyFirst+3 && d.start < 60 && l.bodyFirst >= 0 {
				score += 3 // as a dateline
			}
			consider(d.iso(), FromDateline, score, wordBefore(label+" "+lead))
		}
		if label = ""; len(b.text) < 30 {
			label = b.text
		}
	}
	best.changed = changed
	if best.iso != "" && marked[best.iso[:10]] {
		best.from = FromMetadata
	}
	return best
}

// before is what stands before part in text, "" if it is not there.
func before(text, part string) string {
	if i := strings.Index(text, part); part != "" && i > 0 {
		return text[:i]
	}
	return ""
}

// headingBlock is the block of the headline, -1 if it is not on the page.
func (f *facts) headingBlock() int {
	want := squash(f.title)
	first := -1
	for i := range f.lay.blocks {
		b := &f.lay.blocks[i]
		if !heading(b.tag) {
			continue
		}
		if want != "" && squash(b.text) == want {
			return i
		}
		if b.tag == atom.H1 && first < 0 {
			first = i
		}
	}
	return first
}

// placeScore is for how near to the headline and the start of the body a block stands.
func (f *facts) placeScore(block, heading int) int {
	l := f.lay
	score := 0
	if heading >= 0 {
		switch d := block - heading; {
		case d >= 0 && d <= 8:
			score += 5
		case d < 0 && d >= -5:
			score += 3
		}
	}
	if l.bodyFirst >= 0 {
		switch d := block - l.bodyFirst; {
		case d < 0 && d >= -8:
			score += 3
		case d >= 0 && block <= l.bodyLast && d > 3 && block < l.bodyLast-2:
			score -= 4
		case block > l.bodyLast && block <= l.bodyLast+5:
			score++
		}
	}
	if block < len(l.blocks) && l.apart(l.blocks[block].element) {
		score -= 6
	}
	return score
}

// wordBefore tells what the words before a date say of it: 1 for the
// publication, -1 for a change, 0 for nothing.
func wordBefore(lead string) int {
	noLetter := func(r rune) bool { return r < 'a' || r > 'z' && r < utf8.RuneSelf }
	tokens := strings.FieldsFunc(strings.ToLower(lead), noLetter)
	for i := len(tokens) - 1; i >= 0 && i >= len(tokens)-5; i-- {
		if w := dateWords()[tokens[i]]; w != 0 {
			return w
		}
	}
	return 0
}
