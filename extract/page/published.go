package page

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"time"
)

//go:embed data/metadates.txt
var metaDatesFile string

// metaDates are the names of metadates.txt by kind: published, general, modified.
var metaDates = sync.OnceValue(func() map[string][]string { return readMetaDates(metaDatesFile) })

func readMetaDates(file string) map[string][]string {
	names := map[string][]string{}
	for _, line := range strings.Split(file, "\n") {
		kind, name, _ := strings.Cut(strings.TrimSpace(line), " ")
		if name != "" && kind != "#" {
			names[kind] = append(names[kind], name)
		}
	}
	return names
}

// firstYear is the earliest year of a page's publication that is believed.
const firstYear = "1995"

// plausible tells that a date can be that of a page: not before the web, and
// not after the fetch. It may be the next day already where the page is written:
// the first time zone is 14 hours ahead of UTC.
func (f *facts) plausible(iso string) bool {
	if len(iso) < 4 || iso[:4] < firstYear {
		return false
	}
	if !f.opts.NotAfter.IsZero() {
		last := f.opts.NotAfter.UTC().Add(14 * time.Hour).Format(time.DateOnly)
		day := iso[:min(len(iso), 10)]
		return day <= last[:len(day)]
	}
	return iso[:4] <= "2099"
}

// monthFirst tells that the page writes 3/4/2019 for the fourth of March.
func (f *facts) monthFirst() bool {
	switch f.region {
	case "US", "PH":
		return true
	case "":
		return f.lang == "en" || f.lang == ""
	}
	return false
}

// date reads a machine-readable date, "" if there is none or it cannot be.
func (f *facts) date(s string) string {
	iso, ok := machineDate(s, f.monthFirst())
	if !ok || !f.plausible(iso) {
		return ""
	}
	return iso
}

// dates weighs all the evidence.
func (f *facts) dates(text string) (published, from, modified string) {
	modified = f.modifiedDate()
	published, from = f.publishedDate()
	if len(published) < len("2006-01-02") {
		if _, day := Dateline(text); day != "" {
			if d := f.completed(day, published); d != "" {
				published, from = d, FromDateline
			}
		}
	}
	if published == "" && modified != "" {
		published, from = modified, FromMetadata
	}
	if !later(modified, published) {
		modified = ""
	}
	return published, from, modified
}

// completed gives the year to a dateline without one: that of the month in the
// address, or the last that is not after the fetch; "" if neither is known.
func (f *facts) completed(day, month string) string {
	rest, open := strings.CutPrefix(day, "XXXX")
	switch {
	case !open:
		if f.plausible(day) && strings.HasPrefix(day, month) {
			return day
		}
	case len(month) == 7:
		if _, err := time.Parse(time.DateOnly, month[:4]+rest); err == nil && strings.HasPrefix(rest, month[4:]) {
			return month[:4] + rest
		}
	case month == "" && !f.opts.NotAfter.IsZero():
		for year := f.opts.NotAfter.Year(); year > f.opts.NotAfter.Year()-2; year-- {
			d := fmt.Sprintf("%04d%s", year, rest)
			if _, err := time.Parse(time.DateOnly, d); err == nil && f.plausible(d) {
				return d
			}
		}
	}
	return ""
}

// later tells that a date is after another, as far as both are precise.
func later(a, b string) bool {
	if ta, err := time.Parse(time.RFC3339, a); err == nil {
		if tb, err := time.Parse(time.RFC3339, b); err == nil {
			return ta.After(tb)
		}
	}
	n := min(len(a), len(b))
	return a[:n] > b[:n] || len(a) >= 10 && len(b) == 10 && a[:n] == b && a > b
}

func (f *facts) modifiedDate() string {
	if d := f.date(f.ld.text("dateModified")); d != "" {
		return d
	}
	if d := f.metaDate("modified"); d != "" {
		return d
	}
	return f.propDate("datemodified")
}

func (f *facts) metaDate(kind string) string {
	for _, name := range metaDates()[kind] {
		for _, v := range f.meta[name] {
			if d := f.date(v); d != "" {
				return d
			}
		}
	}
	return ""
}

// publishedDate goes through the kinds of evidence, the surest first.
func (f *facts) publishedDate() (string, string) {
	fromURL, inPath := f.urlDate()
	var visible *seen // read at most once
	look := func() seen {
		if visible == nil {
			s := f.seenDate(fromURL)
			visible = &s
		}
		return *visible
	}
	for _, source := range []func() string{
		func() string {
			if f.ld.rank >= 5 {
				return f.date(f.ld.text("datePublished"))
			}
			return ""
		},
		func() string { return f.metaDate("published") },
		func() string { return f.propDate("datepublished") },
		f.markedDate,
	} {
		d := source()
		switch {
		case d == "":
			continue
		case otherDay(d, fromURL), inPath && fromURL < d[:min(len(d), 10)]:
			// The address has the day where the writer was, and keeps the first
			// day where the page is published again.
			return fromURL, FromURL
		case fromURL == "" && universal(d):
			if s := look(); s.score >= trusted && otherDay(d, s.iso[:10]) {
				return s.iso, s.from
			}
		}
		return d, FromMetadata
	}
	if len(fromURL) == 10 {
		return fromURL, FromURL
	}
	s := look()
	if s.score >= trusted {
		return s.iso, s.from
	}
	for _, d := range []string{
		f.metaDate("general"),
		f.date(f.ld.text("datePublished")), f.date(f.ld.text("dateCreated")), f.date(f.ld.text("uploadDate")),
	} {
		if d != "" {
			return d, FromMetadata
		}
	}
	if s.score >= doubted {
		return s.iso, s.from
	}
	if d := f.modifiedDate(); d != "" {
		return d, FromMetadata
	}
	switch {
	case s.changed != "":
		return s.changed, FromDateline
	case s.iso != "":
		return s.iso, s.from
	case fromURL != "":
		return fromURL, FromURL
	}
	return "", ""
}

// universal tells that a time is given in UTC.
func universal(iso string) bool {
	return len(iso) >= 17 && (strings.HasSuffix(iso, "Z") || strings.HasSuffix(iso, "+00:00"))
}

// otherDay tells that a time in UTC and the day in the address are one day
// apart as the writer's time zone makes them: then the address has his day.
func otherDay(iso, fromURL string) bool {
	if len(fromURL) != 10 || !universal(iso) || iso[:10] == fromURL {
		return false
	}
	day, err1 := time.Parse(time.DateOnly, iso[:10])
	other, err2 := time.Parse(time.DateOnly, fromURL)
	if err1 != nil || err2 != nil {
		return false
	}
	switch day.Sub(other) {
	case 24 * time.Hour:
		return iso[11:13] <= "12"
	case -24 * time.Hour:
		return iso[11:13] >= "11"
	}
	return false
}

// propDate reads microdata.
func (f *facts) propDate(prop string) string {
	for _, n := range f.itemprops(prop) {
		for _, v := range []string{attr(n, "content"), attr(n, "datetime"), attr(n, "title"), nodeText(n)} {
			if d := f.date(v); d != "" {
				return d
			}
		}
	}
	return ""
}

// markedDate reads elements that say that they hold the time of publication.
func (f *facts) markedDate() string {
	for _, m := range f.lay.dates {
		names := strings.ToLower(attr(m.node, "class") + " " + attr(m.node, "id") + " " + attr(m.node, "itemprop"))
		telling := hasAttr(m.node, "pubdate")
		for _, w := range []string{"publish", "entry-date", "dt-published", "post-date", "postdate", "pubdate", "article-date", "created"} {
			telling = telling || strings.Contains(names, w)
		}
		if !telling || strings.Contains(names, "updated") && !strings.Contains(names, "published") || f.lay.apart(m.element) {
			continue
		}
		for _, v := range []string{attr(m.node, "datetime"), attr(m.node, "content"), attr(m.node, "title"), nodeText(m.node)} {
			if d := f.date(v); len(d) >= 10 {
				return d
			}
		}
	}
	return ""
}

// apart tells that an element stands among related stories, comments or the like.
func (l *layout) apart(element int) bool {
	for i := element; i >= 0; i = l.elements[i].parent {
		switch l.elements[i].mark {
		case related, comments, sidebar, navigation, footer:
			if l.out == nil || l.out[i] {
				return true
			}
		}
	}
	return false
}
