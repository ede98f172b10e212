package page

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// separators part a headline from the name of the site in titles. A colon does
// so only before a name that is known.
var separators = []string{
	" | ", " || ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " ~ ", " / ", "｜", " |", "| ", " : ",
}

// headline is the title without the site's name.
func (f *facts) headline(publisher string) string {
	other := f.first("twitter:title", "dc.title", "dcterms.title", "citation_title", "parsely-title", "sailthru.title")
	declared := collapse(html.UnescapeString(firstOf(f.first("og:title"), f.ld.text("headline"), other)))
	// A headline on the page that the head repeats is it.
	for _, h := range f.h1 {
		s := squash(h)
		if len(s) < 8 || squash(publisher) == s {
			continue
		}
		for _, t := range []string{declared, f.ld.text("headline"), f.docTitle} {
			if q := squash(t); q != "" && strings.Contains(q, s) && len(s)*4 >= len(q) {
				return h
			}
		}
	}
	best := stripSite(firstOf(declared, f.docTitle), f.siteNames(publisher))
	if best == "" && len(f.h1) > 0 {
		best = f.h1[0]
	}
	return best
}

// siteNames are the names by which a site may call itself in titles, squashed:
// its publisher, its host and the first label of it.
func (f *facts) siteNames(publisher string) []string {
	names := []string{squash(publisher)}
	for _, s := range []string{f.canonical(), f.opts.URL} {
		if u, err := url.Parse(s); err == nil && u.Host != "" {
			host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
			label, _, _ := strings.Cut(host, ".")
			names = append(names, squash(host), squash(label))
		}
	}
	return slices.DeleteFunc(names, func(s string) bool { return len(s) < 3 })
}

// isSite tells that a part of a title is the name of the site.
func isSite(part string, sites []string) bool {
	q := squash(part)
	if q == "" {
		return false
	}
	for _, site := range sites {
		switch {
		case q == site, len(q) > 4 && strings.Contains(site, q):
			return true
		case len(site) > 4 && strings.Contains(q, site) && len(q) < len(site)+25: // "The Site: News and more"
			return true
		}
	}
	return false
}

// stripSite cuts the name of the site, and section names before it, off a title.
func stripSite(title string, sites []string) string {
	for range 3 {
		cut := title
		for _, sep := range separators {
			if i := strings.LastIndex(cut, sep); i > 0 {
				head, tail := strings.TrimSpace(cut[:i]), strings.TrimSpace(cut[i+len(sep):])
				switch {
				case isSite(tail, sites):
					cut = head
				case strings.ContainsAny(sep, "|｜»«") || sep == " :: ":
					switch h, t := len(strings.Fields(head)), len(strings.Fields(tail)); {
					case t <= 5 && h >= 2:
						cut = head
					case h <= 2 && t >= 5 && !strings.ContainsAny(head, "|｜»«"):
						cut = tail
					}
				}
			}
			if i := strings.Index(cut, sep); i > 0 && len(sites) > 0 && slices.Contains(sites, squash(cut[:i])) {
				cut = strings.TrimSpace(cut[i+len(sep):])
			}
		}
		if cut == title {
			break
		}
		title = cut
	}
	// "Story - Name" where no publisher is known: a short end after the last dash.
	if len(sites) == 0 {
		for _, sep := range []string{" - ", " – ", " — "} {
			if i := strings.LastIndex(title, sep); i > 0 {
				if tail := title[i+len(sep):]; len(strings.Fields(tail)) <= 3 && len(strings.Fields(title[:i])) >= 4 {
					return strings.TrimSpace(title[:i])
				}
			}
		}
	}
	return title
}
