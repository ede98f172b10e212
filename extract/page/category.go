package page

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

// A category says what an element of a page is for.
type category uint8

const (
	unmarked category = iota
	bodyText          // marked as holding the article
	navigation
	footer
	sidebar
	caption
	share
	related
	comments
	newsletter
	promo
	notice
	hidden
	tags
	author
	meta  // byline, date line: read for facts, not as text
	title // headline
	ignored
)

var categoryNames = map[string]category{
	"body": bodyText, "navigation": navigation, "footer": footer, "sidebar": sidebar, "caption": caption,
	"share": share, "related": related, "comments": comments, "newsletter": newsletter, "promo": promo,
	"notice": notice, "hidden": hidden, "tags": tags, "author": author, "meta": meta, "title": title, "ignore": ignored,
}

// dropped tells that text under an element of the category is not part of the body.
func (c category) dropped() bool { return c >= navigation && c <= meta }

//go:embed data/classes.txt
var classesFile string

// classWords maps the words of a name, joined by "-", to what they say.
var classWords = sync.OnceValue(func() map[string]category { return readClasses(classesFile) })

// longestEntry is the number of words in the longest entry of classes.txt.
const longestEntry = 4

func readClasses(file string) map[string]category {
	words := map[string]category{}
	for n, line := range strings.Split(file, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		name, list, ok := strings.Cut(line, ":")
		c, known := categoryNames[name]
		if !ok || !known {
			panic(fmt.Sprintf("data/classes.txt:%d: %q is no category", n+1, name))
		}
		for _, w := range strings.Fields(list) {
			words[strings.Join(nameWords(w, nil), "-")] = c
		}
	}
	return words
}

// nameWords splits a class name or id into its lower-cased words: at
// everything that is no letter and where a capital follows a small letter.
func nameWords(name string, into []string) []string {
	start := -1
	flush := func(end int) {
		if start >= 0 {
			into = append(into, strings.ToLower(name[start:end]))
			start = -1
		}
	}
	for i := 0; i < len(name); i++ {
		c := name[i]
		switch {
		case c >= 'A' && c <= 'Z':
			if i > 0 && name[i-1] >= 'a' && name[i-1] <= 'z' {
				flush(i)
			}
		case c >= 'a' && c <= 'z':
		default:
			flush(i)
			continue
		}
		if start < 0 {
			start = i
		}
	}
	flush(len(name))
	return into
}

// categorize says what the value of a class or id attribute tells. Of several
// categories the first in the order of the constants after bodyText wins, so
// that a "related article-content" is related.
func categorize(value string) category {
	found := unmarked
	var buf [16]string
	for _, name := range strings.Fields(value) {
		if len(name) > 80 {
			continue
		}
		words := nameWords(name, buf[:0])
		if len(words) == 0 || len(words) > 8 {
			continue
		}
		c := categorizeName(words)
		if c != ignored && outranks(c, found) {
			found = c
		}
	}
	return found
}

// outranks tells that of two categories of one element the first holds.
func outranks(c, other category) bool {
	if c == unmarked || other == unmarked || other == bodyText {
		return c != unmarked
	}
	return c < other && c != bodyText
}

func categorizeName(words []string) category {
	classWords := classWords()
	if len(words) > 1 && classWords[words[0]] == ignored || len(words) > 2 && classWords[words[0]+"-"+words[1]] == ignored {
		return ignored
	}
	if last := words[len(words)-1]; last == "enabled" || last == "disabled" {
		return ignored // a state of what is elsewhere
	}
	found := unmarked
	for i := range words {
		key := words[i]
		for j := i; ; {
			whole := i == 0 && j == len(words)-1
			if c := classWords[key]; c != ignored && (c != hidden || whole) && outranks(c, found) {
				found = c
			}
			if j++; j >= len(words) || j-i >= longestEntry {
				break
			}
			key += "-" + words[j]
		}
	}
	if found == share || found == promo {
		for _, w := range words {
			if w == "embed" || w == "embedded" { // posts shown within an article are part of it
				return unmarked
			}
		}
	}
	return found
}
