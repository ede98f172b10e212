package extract

import (
	"strings"

	"wattwire/extract/lexicon"
)

// headlineTags are the words of list headline_tags.
type headlineTags map[string]bool

func newHeadlineTags(lex *lexicon.Lexicon) headlineTags {
	tags := headlineTags{}
	for _, e := range lex.Entries("headline_tags") {
		tags[e.Name] = true
	}
	return tags
}

// untagged is a title without what an agency puts before it: "Acme buys Bolt" of
// "REFILE-UPDATE 2-Acme buys Bolt".
func (tags headlineTags) untagged(title string) string {
	for {
		head, rest, ok := strings.Cut(title, "-")
		if !ok || rest == "" {
			return title
		}
		head = strings.TrimRight(head, " 0123456789")
		if last := head[strings.LastIndexByte(head, ' ')+1:]; !tags[head] && !tags[last] || strings.ToUpper(head) != head {
			return title
		}
		title = strings.TrimLeft(rest, " ")
	}
}
