package deal

import (
	"slices"

	"wattwire/extract/token"
)

// homeland is the country that two parties or more are known to be from and no
// other, "" if there is none.
func (r *Runner) homeland(c *candidate) string {
	country, n := "", 0
	for _, p := range c.parties {
		switch e := &r.in.Entities[p]; {
		case e.Country == "":
		case country != "" && e.Country != country:
			return ""
		default:
			country = e.Country
			n++
		}
	}
	if n < 2 {
		return ""
	}
	return country
}

// shore is the country told with a sea or another place of no country: "the Gulf
// of Mexico, US", "the UK North Sea", "the German North Sea"; "" if none is.
func (r *Runner) shore(s token.Span) string {
	if s.End+1 < len(r.d.Tokens) && r.d.Word(s.End) == "," {
		if a := r.chart.Find(s.End+1, r.s.place); a != nil {
			return r.entityOf(a).Country
		}
	}
	if s.Len() < 2 {
		return ""
	}
	if a := r.chart.Find(s.First, r.s.demonym); a != nil && a.Entry != nil && a.End < s.End {
		return a.Entry.Get("alpha3")
	}
	if w := r.d.Word(s.First); r.d.Tokens[s.First].Is(token.AllUpper) {
		for code, names := range r.s.countries {
			if slices.Contains(names, w) {
				return code
			}
		}
	}
	return ""
}
