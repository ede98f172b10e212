package page

import (
	"bytes"
	"encoding/json"
	"html"
	"strings"
)

// maxObjects bounds the objects taken from a page's JSON-LD.
const maxObjects = 2000

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
	objects []object
	ids     map[string]map[string]any
	article map[string]any // the object that describes the article, nil without one
	rank    int            // of its type in articleTypes
}

// An object of JSON-LD.
type object struct {
	props map[string]any
	// listed tells that it is a member of a list or a part of another object,
	// such as a teaser's story or a video of the article.
	listed bool
}

// readLinkedData parses the scripts. headline is the page's title by other
// evidence: among several articles it tells which is the page's own.
func readLinkedData(scripts []string, headline string) linkedData {
	ld := linkedData{ids: map[string]map[string]any{}}
	for _, s := range scripts {
		if v, ok := parseJSON(s); ok {
			ld.collect(v)
		}
	}
	headline = squash(headline)
	best := -1
	for _, o := range ld.objects {
		rank := 0
		for _, t := range stringsOf(o.props["@type"]) {
			rank = max(rank, articleTypes[t[strings.LastIndexAny(t, "/:")+1:]])
		}
		if rank == 0 {
			continue
		}
		score := 4 * rank
		if h := squash(firstString(o.props["headline"], o.props["name"])); h != "" && headline != "" {
			if strings.Contains(headline, h) || strings.Contains(h, headline) {
				score += 20
			}
		}
		if o.listed {
			score -= 25
		}
		if o.props["datePublished"] != nil {
			score += 3
		}
		if o.props["articleBody"] != nil {
			score += 2
		}
		if score > best {
			best, ld.article, ld.rank = score, o.props, rank
		}
	}
	return ld
}

// partKeys are properties whose values are parts of an object or stand in a
// list; wholeKeys lead to the page's own object.
var (
	wholeKeys = []string{"@graph", "mainEntity", "mainEntityOfPage", "about", "itemReviewed", "subjectOf"}
	partKeys  = []string{
		"itemListElement", "hasPart", "item", "blogPost", "liveBlogUpdate", "associatedMedia", "video",
		"isPartOf", "publisher", "review",
	}
)

// collect gathers objects from arrays, graphs and nested properties, breadth first.
func (ld *linkedData) collect(v any) {
	type item struct {
		v      any
		listed bool
	}
	queue := []item{{v, false}}
	for len(queue) > 0 && len(ld.objects) < maxObjects {
		it := queue[0]
		queue = queue[1:]
		switch v := it.v.(type) {
		case []any:
			for _, x := range v {
				queue = append(queue, item{x, it.listed})
			}
		case map[string]any:
			ld.objects = append(ld.objects, object{v, it.listed})
			if id, ok := v["@id"].(string); ok && len(v) > 1 && ld.ids[id] == nil {
				ld.ids[id] = v
			}
			for _, key := range wholeKeys {
				if x, ok := v[key]; ok {
					queue = append(queue, item{x, it.listed})
				}
			}
			for _, key := range partKeys {
				if x, ok := v[key]; ok {
					queue = append(queue, item{x, true})
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
