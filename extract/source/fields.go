package source

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
)

// field is one of the fields that keys and columns are mapped to.
type field int

const (
	fieldText field = iota
	fieldTitle
	fieldPublished
	fieldByline
	fieldPublisher
	fieldURL
	fieldCount
)

// fieldNames are the names that Options.Map takes.
var fieldNames = map[string]field{
	"text": fieldText, "title": fieldTitle, "published": fieldPublished, "date": fieldPublished,
	"byline": fieldByline, "author": fieldByline, "publisher": fieldPublisher, "source": fieldPublisher,
	"url": fieldURL,
}

// checkMap refuses fields of Options.Map that there are not.
func checkMap(mapping map[string]string) error {
	for _, name := range slices.Sorted(maps.Keys(mapping)) {
		if _, ok := fieldNames[strings.ToLower(name)]; !ok {
			return fmt.Errorf("map %s=%s: no field %q; the fields are %s", name, mapping[name], name,
				strings.Join(slices.Sorted(maps.Keys(fieldNames)), ", "))
		}
	}
	return nil
}

// knownKeys are, best first, the keys under which data sets, schema.org and
// the interfaces of content systems keep a field, in lower case and without
// punctuation.
var knownKeys = [fieldCount][]string{
	fieldText: {
		"text", "articlebody", "body", "content", "fulltext", "maintext", "articletext", "bodytext", "fullcontent", "fullarticle",
		"articlecontent", "contenttext", "textcontent", "plaintext", "cleanedtext", "cleantext", "rawtext", "newstext",
		"story", "article", "paragraphs", "bodyhtml", "contenthtml", "html", "rawhtml",
	},
	fieldTitle: {"title", "headline", "articletitle", "newstitle", "heading", "head", "subject", "name"},
	fieldPublished: {
		"datepublished", "published", "publishedat", "publishedon", "publisheddate", "datepublish", "publishdate", "publishedtime",
		"publishtime", "publicationdate", "publicationtime", "pubdate", "firstpublished", "articledate", "newsdate",
		"date", "dategmt", "datetime", "issued", "datecreated", "created", "createdat", "timestamp", "time", "year",
	},
	fieldByline: {"byline", "author", "authors", "authorname", "creator", "writer", "reporter", "by"},
	fieldPublisher: {
		"publisher", "source", "sourcename", "publication", "newspaper", "outlet", "media", "sitename", "site", "domain",
		"sourcedomain", "website", "newssource", "provider",
	},
	fieldURL: {"url", "link", "canonicalurl", "canonical", "articleurl", "sourceurl", "permalink", "weburl", "href", "uri", "mainentityofpage"},
}

// place is the field a key holds and how good a key for it that is; rank 0 is
// best.
type place struct {
	field field
	rank  int
	known bool
}

// keys maps the keys of an input to fields. It is not safe for concurrent use.
type keys struct {
	norm   map[string]place
	mapped map[string]place
	taken  [fieldCount]bool // fields that Options.Map names the key of
	seen   map[string]place // raw key, as it was looked up before
}

func newKeys(mapping map[string]string) *keys {
	k := &keys{norm: map[string]place{}, mapped: map[string]place{}, seen: map[string]place{}}
	for _, name := range slices.Sorted(maps.Keys(mapping)) {
		if f, ok := fieldNames[strings.ToLower(name)]; ok {
			k.mapped[mapping[name]] = place{field: f, known: true}
			k.taken[f] = true
		}
	}
	for f, list := range knownKeys {
		if k.taken[f] {
			continue
		}
		for rank, key := range list {
			k.norm[key] = place{field: field(f), rank: rank, known: true}
		}
	}
	return k
}

// maxSeenKeys bounds how many spellings of keys are kept.
const maxSeenKeys = 4096

// lookup is the place of a raw key.
func (k *keys) lookup(raw string) place {
	if p, ok := k.seen[raw]; ok {
		return p
	}
	p, ok := k.mapped[raw]
	if !ok {
		p, ok = k.mapped[strings.TrimSpace(raw)]
	}
	if !ok {
		p = k.norm[plainKey(raw)]
	}
	if len(k.seen) < maxSeenKeys {
		k.seen[strings.Clone(raw)] = p
	}
	return p
}

// plainKey is a key in lower case and without punctuation and prefix:
// "dc:date_published" is "datepublished".
func plainKey(raw string) string {
	if len(raw) > 64 {
		return ""
	}
	if i := strings.LastIndexByte(raw, ':'); i >= 0 {
		raw = raw[i+1:]
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r > 0x7f:
			return r
		}
		return -1
	}, raw)
}

// fields are the values found for the fields of one article, as given.
type fields struct {
	value [fieldCount]string
	rank  [fieldCount]int // 1 + rank of the key the value is from, 0 for none
	note  string          // what was repaired
}

// set keeps value for the field of p unless a better key gave one.
func (f *fields) set(p place, value string) {
	if !p.known || strings.TrimSpace(value) == "" {
		return
	}
	if r := f.rank[p.field]; r == 0 || p.rank+1 < r {
		f.value[p.field], f.rank[p.field] = value, p.rank+1
	}
}

// wants says whether a value under p would be kept.
func (f *fields) wants(p place) bool {
	return p.known && (f.rank[p.field] == 0 || p.rank+1 < f.rank[p.field])
}

func (f *fields) has(which field) bool { return f.rank[which] != 0 }

// draft is the article that the fields tell of.
func (f *fields) draft(uri, format string) draft {
	d := draft{
		uri: uri, format: format,
		title:     f.value[fieldTitle],
		byline:    f.value[fieldByline],
		publisher: publisherName(f.value[fieldPublisher]),
		url:       strings.TrimSpace(f.value[fieldURL]),
		published: f.value[fieldPublished],
		from:      fromMetadata,
		text:      f.value[fieldText],
	}
	d.note(f.note)
	return d
}

// publisherName is the host where a publisher is given by its address.
func publisherName(s string) string {
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
		if u, err := url.Parse(s); err == nil && u.Host != "" {
			return strings.TrimPrefix(u.Hostname(), "www.")
		}
	}
	return s
}
