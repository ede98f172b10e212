package page

import (
	_ "embed"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

//go:embed data/metadates.txt
var metaDatesFile string

var publishedNames, modifiedNames = readMetaDates(metaDatesFile)

func readMetaDates(file string) (published, modified []string) {
	for _, line := range strings.Split(file, "\n") {
		kind, name, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch kind {
		case "published":
			published = append(published, name)
		case "modified":
			modified = append(modified, name)
		}
	}
	return published, modified
}

// firstYear is the earliest year of a page's publication that is believed.
const firstYear = "1995"

// plausible tells that a date can be that of a page: not before the web, and
// not after the fetch. A day is allowed for time zones.
func (f *facts) plausible(iso string) bool {
	if len(iso) < 4 || iso[:4] < firstYear {
		return false
	}
	if !f.opts.NotAfter.IsZero() {
		last := f.opts.NotAfter.UTC().Add(24 * time.Hour).Format("2006-01-02")
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

// dates weighs the evidence in markup and address.
func (f *facts) dates() (published, from, modified string) {
	modified = f.modifiedDate()
	published, from = f.publishedDate()
	if modified == published {
		modified = ""
	}
	return published, from, modified
}

func (f *facts) modifiedDate() string {
	if d := f.date(f.ld.text("dateModified")); d != "" {
		return d
	}
	for _, name := range modifiedNames {
		for _, v := range f.meta[name] {
			if d := f.date(v); d != "" {
				return d
			}
		}
	}
	return f.propDate("datemodified")
}

func (f *facts) publishedDate() (string, string) {
	fromURL := f.urlDate()
	// The article's own data.
	if f.ld.rank >= 5 {
		if d := f.date(f.ld.text("datePublished")); d != "" {
			return d, FromMetadata
		}
	}
	for _, name := range publishedNames {
		for _, v := range f.meta[name] {
			if d := f.date(v); d != "" {
				return d, FromMetadata
			}
		}
	}
	if d := f.propDate("datepublished"); d != "" {
		return d, FromMetadata
	}
	if d := f.markedDate(true); d != "" {
		return d, FromMetadata
	}
	if len(fromURL) == 10 {
		return fromURL, FromURL
	}
	if d := f.markedDate(false); d != "" {
		return d, FromMetadata
	}
	for _, key := range []string{"datePublished", "dateCreated", "uploadDate"} {
		if d := f.date(f.ld.text(key)); d != "" {
			return d, FromMetadata
		}
	}
	return "", ""
}

// propDate reads microdata.
func (f *facts) propDate(prop string) string {
	for _, n := range f.lay.props {
		for _, p := range strings.Fields(strings.ToLower(attr(n, "itemprop"))) {
			if p != prop {
				continue
			}
			for _, v := range []string{attr(n, "content"), attr(n, "datetime"), attr(n, "title"), nodeText(n)} {
				if d := f.date(v); d != "" {
					return d
				}
			}
		}
	}
	return ""
}

// markedDate reads <time> elements and what class names mark as a date. With
// sure, only what says that it is the publication.
func (f *facts) markedDate(sure bool) string {
	for _, n := range f.lay.times {
		names := strings.ToLower(attr(n, "class") + " " + attr(n, "id") + " " + attr(n, "itemprop"))
		if sure {
			telling := hasAttr(n, "pubdate")
			for _, w := range []string{"publish", "entry-date", "dt-published", "post-date", "postdate", "pubdate", "article-date", "created"} {
				telling = telling || strings.Contains(names, w)
			}
			if !telling || strings.Contains(names, "updated") && !strings.Contains(names, "published") {
				continue
			}
		} else if strings.Contains(names, "updated") || strings.Contains(names, "modified") {
			continue
		}
		if f.apart(n) {
			continue
		}
		for _, v := range []string{attr(n, "datetime"), attr(n, "content"), attr(n, "title"), nodeText(n)} {
			if d := f.date(v); d != "" && len(d) >= 10 {
				return d
			}
		}
	}
	return ""
}

// apart tells that a node stands among related stories, comments or the like.
func (f *facts) apart(n *html.Node) bool {
	for p, up := n.Parent, 0; p != nil && up < 30; p, up = p.Parent, up+1 {
		if p.Type != html.ElementNode || p.DataAtom == atom.Body {
			break
		}
		switch p.DataAtom {
		case atom.Aside, atom.Nav, atom.Footer:
			return true
		}
		for _, key := range []string{"class", "id"} {
			switch f.lay.categories[attr(p, key)] {
			case related, comments, sidebar, footer, navigation:
				return true
			}
		}
	}
	return false
}

func hasAttr(n *html.Node, key string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return true
		}
	}
	return false
}

// urlDate is the date in the page's address: 2019-11-18 or 2019-11.
func (f *facts) urlDate() string {
	for _, u := range []string{f.url, f.opts.URL} {
		if d := dateInURL(u); d != "" && f.plausible(d) {
			return d
		}
	}
	return ""
}

// dateInURL finds 2019/11/18, 2019-11-18, 2019/nov/18, 20191118 and 2019/11 in a path.
func dateInURL(u string) string {
	if _, rest, ok := strings.Cut(u, "://"); ok {
		u = rest
	}
	if i := strings.IndexByte(u, '/'); i >= 0 {
		u = u[i:]
	} else {
		return ""
	}
	if i := strings.IndexByte(u, '?'); i >= 0 {
		u = u[:i]
	}
	month := ""
	for i := 0; i+7 <= len(u); i++ {
		if i > 0 && u[i-1] >= '0' && u[i-1] <= '9' || !onlyDigits(u[i:i+4]) || u[i:i+2] != "19" && u[i:i+2] != "20" {
			continue
		}
		rest := u[i+4:]
		if len(rest) >= 4 && onlyDigits(rest[:4]) && (len(rest) == 4 || rest[4] < '0' || rest[4] > '9') {
			if iso, ok := machineDate(u[i:i+8], false); ok {
				return iso
			}
			continue
		}
		if len(rest) < 3 || strings.IndexByte("/-_.", rest[0]) < 0 {
			continue
		}
		sep := rest[0]
		m, n := leadingNumber(rest[1:])
		if n == 0 {
			if end := strings.IndexByte(rest[1:], sep); end > 0 {
				m, n = monthNumbers[strings.ToLower(rest[1:1+end])], end
			}
		}
		if n == 0 || m < 1 || m > 12 {
			continue
		}
		d := writtenDate{year: int(u[i]-'0')*1000 + int(u[i+1]-'0')*100 + int(u[i+2]-'0')*10 + int(u[i+3]-'0'), month: m}
		if rest = rest[1+n:]; len(rest) > 1 && rest[0] == sep {
			if day, k := leadingNumber(rest[1:]); k > 0 && k <= 2 {
				d.day = day
				if d.day > 0 && d.valid() {
					return d.iso()
				}
				d.day = 0
			}
		}
		if month == "" && sep == '/' {
			month = d.iso()
		}
	}
	return month
}

// leadingNumber is the number of up to two digits at the start, and its length;
// 0 where there are more digits.
func leadingNumber(s string) (n, length int) {
	for length < len(s) && s[length] >= '0' && s[length] <= '9' {
		n = n*10 + int(s[length]-'0')
		if length++; length > 2 {
			return 0, 0
		}
	}
	return n, length
}

// publishedFromText reads the date from what a reader sees: the dateline, lines
// around the headline, and as a last resort any date of the page.
func (f *facts) publishedFromText(p *Page) {
	for i := range f.lay.blocks {
		b := &f.lay.blocks[i]
		if b.chars > 300 {
			continue
		}
		for _, d := range findDates(b.text, f.monthFirst()) {
			if d.day != 0 && f.plausible(d.iso()) {
				p.Published, p.PublishedFrom = d.iso(), FromDateline
				return
			}
		}
	}
	if d := f.urlDate(); d != "" {
		p.Published, p.PublishedFrom = d, FromURL
		return
	}
	if p.Modified != "" {
		p.Published, p.PublishedFrom = p.Modified, FromMetadata
	}
}
