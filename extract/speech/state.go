package speech

import (
	"strings"

	"wattwire/extract/record"
	"wattwire/extract/token"
)

// state is the country or region whose officer f is, where the article names no
// body of the office: President X of France, the Ontario minister X. It is the
// place beside the office, else the person's country or, of a title before the
// name, the only one of the article; -1 if none is named.
func (r *Runner) state(f *found) int {
	t := f.office
	ok, regional := r.stateOffice(t)
	if !ok {
		return -1
	}
	before := t.First
	if before > 0 && r.s.possessive.has(r.d.Tokens[before-1].Sym) {
		before--
	}
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.Kind == record.Place && (m.End == before || m.First > t.First && m.First <= t.End+1 && r.links(m.First-1)) {
			return m.Entity
		}
	}
	if regional {
		return -1
	}
	own, sole, several := r.in.Entities[f.who].Country, -1, false
	for i := range r.in.Entities {
		e := &r.in.Entities[i]
		if e.Kind != record.Place || e.Entry == nil || e.Entry.Get("alpha3") == "" {
			continue
		}
		switch {
		case own == e.Entry.Get("alpha3"):
			return i
		case sole < 0:
			sole = i
		default:
			several = true
		}
	}
	if own != "" || several || t.First > f.person.First {
		return -1
	}
	return sole
}

// stateOffice reports whether an office is one of a state, by its longest title:
// no vice president, but the environment minister; regional is one of a region
// rather than a country.
func (r *Runner) stateOffice(t token.Span) (ok, regional bool) {
	last := token.Span{}
	for i := t.First; i < t.End; i++ {
		for a := r.c.First(i); a != nil; a = r.c.Next(a) {
			if a.Label != r.s.title || a.End > t.End || a.End < last.End || a.End == last.End && a.Entry.Get("portfolio") == "" {
				continue
			}
			if k, is := r.s.ofState[strings.ToLower(r.d.Slice(a.Span))]; is || a.End > last.End {
				ok, regional = is, is && k
			}
			last = a.Span
		}
	}
	return ok, regional
}
