package page

import (
	"bytes"
	"encoding/json"
	"html"
	"strings"
)

// maxNodes bounds the objects taken from a page's JSON-LD.
const maxNodes = 2000

// articleTypes ranks schema.org types by how surely such an object is the
// page's article.
var articleTypes = map[string]int{
	"NewsArticle": 10, "ReportageNewsArticle": 10, "AnalysisNewsArticle": 10, "OpinionNewsArticle": 10, "BackgroundNewsArticle": 10,
	"ReviewNewsArticle": 10, "AskPublicNewsArticle": 10, "LiveBlogPosting": 9, "Article": 9, "BlogPosting": 9, "Report": 9, "TechArticle": 9,
	"AdvertiserContentArticle": 9, "SatiricalArticle": 9, "ScholarlyArticle": 8, "MedicalScholarlyArticle": 8, "SocialMediaPosting": 8,
	"DiscussionForumPosting": 7, "PressRelease": 9, "Review": 6, "Recipe": 6, "ClaimReview": 5, "Blog": 3, "CreativeWork": 5, "VideoObject": 2,
	"MedicalWebPage": 5, "ItemPage": 4, "AboutPage": 4, "QAPage": 4, "WebPage": 4,
}

// linkedData is what a page's JSON-LD scripts hold.
type linkedData struct {
	nodes   []map[string]any
	ids     map[string]map[string]any
	article map[string]any // the object that describes the article, nil without one
	rank    int            // of its type in articleTypes
}

// readLinkedData parses the scripts. headline is the page's title by other
// evidence: among several articles it tells which is the page's own.
func readLinkedData(scripts []string, headline string) linkedData {
	ld := linkedData{ids: map[string]map[string]any{}}
	for _, s := range scripts {
		if v, ok := parseJSON(s); ok {
			ld.collect(v, false)
		}
	}
	headline = squash(headline)
	bestRank := -1
	for _, n := range ld.nodes {
		rank := 0
		for _, t := range stringsOf(n["@type"]) {
			t = t[strings.LastIndexAny(t, "/:")+1:]
			rank = max(rank, articleTypes[t])
		}
		if rank == 0 {
			continue
		}
		typeRank := rank
		rank *= 4
		if h := squash(firstString(n["headline"], n["name"])); h != "" && headline != "" {
			if strings.Contains(headline, h) || strings.Contains(h, headline) {
				rank += 20
			}
		}
		if _, listed := n["\x00listed"]; listed {
			rank -= 25
		}
		if n["datePublished"] != nil {
			rank += 3
		}
		if n["articleBody"] != nil {
			rank += 2
		}
		if rank > bestRank {
			bestRank, ld.article, ld.rank = rank, n, typeRank
		}
	}
	return ld
}

// collect gathers objects from arrays, graphs and nested properties, breadth first.
func (ld *linkedData) collect(v any, _ bool) {
	type item struct {
		v      any
		listed bool
	}
	queue := []item{{v, false}}
	for len(queue) > 0 && len(ld.nodes) < maxNodes {
		it := queue[0]
		queue = queue[1:]
		switch v := it.v.(type) {
		case []any:
			for _, x := range v {
				queue = append(queue, item{x, it.listed})
			}
		case map[string]any:
			if it.listed {
				v["\x00listed"] = true
			}
			ld.nodes = append(ld.nodes, v)
			if id, ok := v["@id"].(string); ok && len(v) > 1 && ld.ids[id] == nil {
				ld.ids[id] = v
			}
			for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "isPartOf", "publisher", "about", "itemReviewed", "subjectOf", "liveBlogUpdate", "itemListElement", "hasPart", "item", "blogPost", "associatedMedia", "video", "review"} {
				if x, ok := v[key]; ok {
					listed := it.listed
					switch key {
					case "itemListElement", "hasPart", "item", "blogPost", "liveBlogUpdate", "associatedMedia", "video", "isPartOf", "publisher", "review":
						listed = true
					}
					queue = append(queue, item{x, listed})
				}
			}
		}
	}
}

// resolve follows a reference {"@id": ...} to its object.
func (ld *linkedData) resolve(v any) any {
	if m, ok := v.(map[string]any); ok && m["name"] == nil {
		if id, ok := m["@id"].(string); ok {
			if n := ld.ids[id]; n != nil {
				return n
			}
		}
	}
	return v
}

// names are the names of persons or organizations given as strings, objects or lists of them.
func (ld *linkedData) names(v any) []string {
	switch v := ld.resolve(v).(type) {
	case string:
		return []string{v}
	case []any:
		var all []string
		for i, x := range v {
			if i == 20 {
				break
			}
			if s := ld.resolve(x); s != nil {
				if _, nested := s.([]any); !nested {
					all = append(all, ld.names(s)...)
				}
			}
		}
		return all
	case map[string]any:
		switch name := v["name"].(type) {
		case string:
			return []string{name}
		case []any:
			return stringsOf(name)
		}
	}
	return nil
}

func (ld *linkedData) text(key string) string {
	if ld.article == nil {
		return ""
	}
	return firstString(ld.article[key])
}

// parseJSON reads JSON as pages write it: in comments and CDATA sections, with
// line breaks in strings, entities, and commas too many.
func parseJSON(s string) (any, bool) {
	b := []byte(s)
	b = bytes.TrimSpace(b)
	for _, w := range [][2]string{{"<!--", "-->"}, {"//<![CDATA[", "//]]>"}, {"<![CDATA[", "]]>"}, {"/*<![CDATA[*/", "/*]]>*/"}} {
		b = bytes.TrimSpace(bytes.TrimSuffix(bytes.TrimPrefix(b, []byte(w[0])), []byte(w[1])))
	}
	b = bytes.TrimSpace(bytes.TrimSuffix(b, []byte(";")))
	if len(b) == 0 {
		return nil, false
	}
	var v any
	if json.Unmarshal(b, &v) == nil {
		return v, true
	}
	if json.Unmarshal(repairJSON(b), &v) == nil {
		return v, true
	}
	if bytes.Contains(b, []byte("&quot;")) && json.Unmarshal(repairJSON([]byte(html.UnescapeString(string(b)))), &v) == nil {
		return v, true
	}
	// Several values in a row, or rubbish after the first.
	if json.NewDecoder(bytes.NewReader(repairJSON(b))).Decode(&v) == nil {
		return v, true
	}
	return nil, false
}

// repairJSON escapes control characters and unknown escapes in strings, and
// drops commas before a closing bracket.
func repairJSON(b []byte) []byte {
	out := make([]byte, 0, len(b)+16)
	inString := false
	for i := 0; i < len(b); i++ {
		c := b[i]
		switch {
		case inString && c == '\\' && i+1 < len(b):
			if bytes.IndexByte([]byte(`"\/bfnrtu`), b[i+1]) < 0 {
				continue
			}
			out = append(out, c, b[i+1])
			i++
			continue
		case c == '"':
			inString = !inString
		case inString && c < ' ':
			c = ' '
		case !inString && (c == ']' || c == '}'):
			trimmed := bytes.TrimRight(out, " \t\r\n")
			if len(trimmed) > 0 && trimmed[len(trimmed)-1] == ',' {
				out = trimmed[:len(trimmed)-1]
			}
		}
		out = append(out, c)
	}
	return out
}

func stringsOf(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var all []string
		for _, x := range v {
			if s, ok := x.(string); ok {
				all = append(all, s)
			}
		}
		return all
	}
	return nil
}

// firstString is the first string among the values, which may be lists of strings.
func firstString(values ...any) string {
	for _, v := range values {
		for _, s := range stringsOf(v) {
			if s = strings.TrimSpace(s); s != "" {
				return s
			}
		}
		if m, ok := v.(map[string]any); ok {
			if s, ok := m["@value"].(string); ok {
				return s
			}
		}
	}
	return ""
}
