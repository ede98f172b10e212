package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// authorNames are the names of meta tags that hold authors, the most telling first.
var authorNames = []string{
	"author", "article:author", "parsely-author", "byl", "dc.creator", "dcterms.creator", "sailthru.author", "citation_author",
	"dc.contributor", "article.author", "article:author_name", "og:article:author", "authors", "creator", "rnews:author",
	"twitter:data1",
}

// maxAuthors bounds the names of a byline.
const maxAuthors = 30

// readByline finds who wrote the article.
func (f *facts) readByline(publisher string) string {
	site := squash(publisher)
	var names []string
	add := func(list ...string) {
		for _, s := range list {
			for i, name := range splitAuthors(s) {
				if i > 0 && (site != "" && strings.Contains(squash(name), site) || strings.Contains(name, " for ")) {
					continue // where the author works
				}
				if name = authorName(strings.TrimSuffix(name, publisher)); name != "" && len(names) < maxAuthors && !contains(names, name) {
					names = append(names, name)
				}
			}
		}
	}
	if f.ld.article != nil {
		add(f.ld.names(f.ld.article["author"])...)
		if len(names) == 0 {
			add(f.ld.names(f.ld.article["creator"])...)
		}
	}
	own := func() bool { return len(names) == 0 || len(names) == 1 && squash(names[0]) == site }
	for _, key := range authorNames {
		if !own() {
			break
		}
		if key == "twitter:data1" && !strings.Contains(strings.ToLower(f.first("twitter:label1")), "written by") {
			continue
		}
		kept := names
		names = nil
		add(f.meta[key]...)
		if len(names) == 0 {
			names = kept
		}
	}
	if own() {
		if s := f.visibleByline(); s != "" {
			kept := names
			names = nil
			add(s)
			if len(names) == 0 {
				names = kept
			}
		}
	}
	return strings.Join(names, ", ")
}

// visibleByline reads what the page shows: microdata, rel="author", and what
// is marked as a byline or begins with "By".
func (f *facts) visibleByline() string {
	for _, prop := range []string{"author", "creator"} {
		for _, n := range f.itemprops(prop) {
			if s := itemName(n); s != "" && len(s) < 100 {
				return s
			}
		}
	}
	for _, n := range f.lay.authors {
		if s := nodeText(n); s != "" && len(s) < 100 && authorName(s) != "" {
			return s
		}
	}
	for i := range f.lay.elements {
		e := &f.lay.elements[i]
		if e.mark != meta || e.last-e.first > 12 {
			continue
		}
		classes := strings.ToLower(attr(e.node, "class") + " " + attr(e.node, "id") + " " + attr(e.node, "rel"))
		if !strings.Contains(classes, "author") && !strings.Contains(classes, "byline") {
			continue
		}
		for j := e.first; j < e.last; j++ {
			if s := f.lay.blocks[j].text; len(s) < 150 && authorName(s) != "" && personal(authorName(s)) {
				return s
			}
		}
	}
	// A short line near the headline or the body that says "By Name".
	top := f.headingBlock()
	for i := range f.lay.blocks {
		b := &f.lay.blocks[i]
		if d := i - top; top >= 0 && (d < -3 || d > 10) {
			continue
		}
		if d := i - f.lay.bodyFirst; top < 0 && (d < -6 || d > 2) {
			continue
		}
		if b.chars > 80 || b.chars < 6 {
			continue
		}
		if s, ok := cutBy(b.text); ok {
			if name := authorName(s); name != "" && personal(name) {
				return name
			}
		}
	}
	return ""
}

// byWords open a byline.
var byWords = []string{
	"written by", "posted by", "reported by", "reporting by", "story by", "by:", "by", "von", "par", "por", "door", "av",
	"author:", "autor:", "text:", "от", "автор:",
}

// cutBy takes the opening word off a byline.
func cutBy(s string) (string, bool) {
	s = strings.TrimLeft(s, " |-–—•·")
	low := strings.ToLower(s)
	for _, w := range byWords {
		if strings.HasPrefix(low, w) && len(s) > len(w) && (s[len(w)] == ' ' || w[len(w)-1] == ':') {
			return strings.TrimSpace(s[len(w):]), true
		}
	}
	return s, false
}

var betweenAuthors = strings.NewReplacer(" and ", "\x00", " & ", "\x00", " und ", "\x00", " et ", "\x00", ";", "\x00", "|", "\x00",
	" • ", "\x00", " · ", "\x00")

// splitAuthors parts a list of authors.
func splitAuthors(s string) []string {
	s = collapse(html.UnescapeString(s))
	s, _ = cutBy(s)
	s = betweenAuthors.Replace(s)
	var list []string
	for _, part := range strings.Split(s, "\x00") {
		pieces := strings.Split(part, ",")
		// "Doe, Jane" is one name; "Jane Doe, John Roe" are two; what follows
		// a name in small letters or without a second word is no name.
		if len(pieces) == 2 && len(strings.Fields(pieces[0])) == 1 && len(strings.Fields(pieces[1])) == 1 {
			list = append(list, strings.TrimSpace(pieces[1])+" "+strings.TrimSpace(pieces[0]))
			continue
		}
		for i, p := range pieces {
			if i == 0 || personal(strings.TrimSpace(p)) && !hasRole(p) {
				list = append(list, p)
			}
		}
	}
	return list
}

// hasRole tells of words that stand beside an author's name and are none.
func hasRole(s string) bool {
	for _, w := range strings.Fields(strings.ToLower(s)) {
		switch w {
		case "correspondent", "editor", "reporter", "writer", "staff", "contributor", "journalist", "columnist", "analyst", "bureau",
			"chief", "director", "photographer", "producer", "special", "news", "press", "desk", "team", "service", "redaktion",
			"phd", "md", "ceo", "president", "professor", "company", "inc", "inc.", "ltd", "llc":
			return true
		}
	}
	return false
}

// authorName is a name as it stands in a byline, freed of what surrounds it;
// "" if it is no name.
func authorName(s string) string {
	s = collapse(s)
	s, _ = cutBy(s)
	if _, start, _, ok := dayIn(s); ok {
		s = strings.TrimSpace(s[:start])
	}
	for _, cut := range []string{" Published", " Updated", " Posted", " on ", " (", " - ", " – ", " — ", " / ", " @", "@"} {
		if i := strings.Index(s, cut); i > 0 {
			s = s[:i]
		}
	}
	s = strings.Trim(s, " ,.;:|-–—•·/\"'")
	if i := strings.Index(strings.ToLower(s), "http"); i >= 0 {
		return ""
	}
	if utf8.RuneCountInString(s) < 2 || len(s) > 80 || len(strings.Fields(s)) > 7 {
		return ""
	}
	switch strings.ToLower(s) {
	case "admin", "administrator", "author", "authors", "editor", "no author", "null", "undefined", "unknown", "anonymous", "staff",
		"user", "webmaster", "none", "about the author", "über den autor", "redaktion", "editorial team", "news desk", "publisher":
		return ""
	}
	letters := false
	for _, r := range s {
		letters = letters || unicode.IsLetter(r)
	}
	if !letters {
		return ""
	}
	return s
}

// personal tells that a text can be the name of a person: two to five words
// that begin with capitals.
func personal(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 5 {
		return false
	}
	capitals := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsDigit(r) {
			return false
		}
		if unicode.IsUpper(r) || unicode.Is(unicode.Lo, r) {
			capitals++
		}
	}
	return capitals >= 2 && len(words)-capitals <= 2
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if strings.EqualFold(x, s) {
			return true
		}
	}
	return false
}
