package capacity

import (
	"strconv"
	"strings"

	"wattwire/extract/record"
	"wattwire/extract/token"
)

// fullerName is the project whose name is that of an entity with a word for
// the plant after it, or before which it stands so: Abydos, Abydos park; -1 if
// there is none. A number after it makes another plant: Bash, Bash 2.
func (r *Runner) fullerName(entity int) int {
	name := r.in.Entities[entity].Name
	for n := range r.projects {
		p := &r.projects[n]
		if p.Entity < 0 {
			continue
		}
		long, short := p.Name, name
		if len(short) > len(long) {
			long, short = short, long
		}
		rest, ok := strings.CutPrefix(long, short+" ")
		if !ok || rest[0] < 'a' || rest[0] > 'z' {
			continue
		}
		if len(name) > len(p.Name) {
			p.Name, p.Entity = name, entity
		}
		return n
	}
	return -1
}

// capitalised is the name that c's noun phrase gives a plant though no stage
// before took it for a project: 160 MW North Fork Solar project; "" for none.
func (r *Runner) capitalised(c *cand) string {
	end := c.direct.First
	caps := 0
	for t := c.direct.First; t < c.direct.End; t++ {
		k := &r.d.Tokens[t]
		if !k.Is(token.Upper) && !k.Is(token.Digit) && k.Sym != r.s.words.hyphen {
			break
		}
		if k.Is(token.Upper) && !k.Is(token.AllUpper) {
			caps++
		}
		end = t + 1
	}
	if caps == 0 || end == c.direct.First || !r.d.Tokens[c.direct.First].Is(token.Upper) {
		return ""
	}
	for k := range c.words {
		if x := &c.words[k]; x.class == plant && x.First <= end && x.End > end && x.End <= c.direct.End {
			end = x.End
			return r.d.Slice(token.Span{First: c.direct.First, End: end})
		}
	}
	if caps < 2 && r.techGroupAt(c.direct.First) >= 0 {
		return ""
	}
	return r.d.Slice(token.Span{First: c.direct.First, End: end})
}

// mergeProjects names the projects without a name and gives all capacities of
// a project what one of them, or another sentence, tells.
func (r *Runner) mergeProjects() {
	for i := range r.out {
		c := &r.out[i]
		if c.Scope != record.ScopeProject {
			continue
		}
		if p := &r.projects[c.Project]; rank(c.Status) > rank(p.Status) {
			p.Status = c.Status
		}
	}
	for i := range r.out {
		c := &r.out[i]
		if c.Scope != record.ScopeProject {
			continue
		}
		p := &r.projects[c.Project]
		r.fill(c, p)
		if c.Status == "" && c.toCome {
			c.Status = "announced"
			if p.Status == "" {
				p.Status = c.Status
			}
		}
		if c.Country == "" {
			c.Country = p.Country
		}
		if c.Technology == "" && p.Technology != "" && r.phraseTech(&r.cands[c.cand])&open == 0 {
			c.Technology = p.Technology
		}
		if p.Name == "" {
			p.Name = r.describe(c, p)
		}
	}
	for i := range r.out {
		c := &r.out[i]
		for k, n := range c.parts {
			if s := r.projects[n].Status; k == 0 || rank(s) < rank(c.Status) {
				c.Status = s
			}
		}
	}
	for n := range r.projects {
		if r.projects[n].Name == "" {
			r.projects[n].Name = strings.TrimSpace(r.projects[n].Technology + " project")
		}
	}
}

// describe names a project without a name by what it is and where: 300 MWac
// solar+storage project, Turkistan Region.
func (r *Runner) describe(c *Capacity, p *Project) string {
	var b strings.Builder
	amount := func(v float64, unit string) {
		if b.Len() > 0 {
			b.WriteByte('/')
		}
		b.WriteString(strconv.FormatFloat(v, 'f', -1, 64))
		b.WriteByte(' ')
		b.WriteString(unit)
	}
	if c.MW != 0 {
		amount(c.MW, "MW"+c.Rating)
	}
	if c.MWh != 0 {
		amount(c.MWh, "MWh")
	}
	if p.Technology != "" {
		b.WriteByte(' ')
		b.WriteString(p.Technology)
	}
	b.WriteString(" project")
	switch {
	case p.Place != "":
		b.WriteString(", " + p.Place)
	case p.Country != "":
		b.WriteString(", " + r.countryName(p.Country))
	}
	return b.String()
}

// countryName is the name of a country in English news.
func (r *Runner) countryName(alpha3 string) string {
	for _, e := range r.s.lex.Entries("countries") {
		if e.Get("alpha3") == alpha3 {
			return e.Name
		}
	}
	return alpha3
}

// ProjectBefore is the project told last before token t, within the reach of
// "the plant"; -1 if there is none.
func (r *Runner) ProjectBefore(t int) int {
	if t >= len(r.d.Tokens) {
		return -1
	}
	para, land := r.d.Sentences[r.d.SentenceOf(t)].Paragraph, r.in.Lands.Of(r.d.SentenceOf(t))
	best, at := -1, -1
	for n := range r.projects {
		for _, s := range r.projects[n].Spans {
			if s.First >= t || s.First <= at {
				continue
			}
			sent := r.d.SentenceOf(s.First)
			if r.in.Lands.Of(sent) == land && para-r.d.Sentences[sent].Paragraph <= toldReach {
				best, at = n, s.First
			}
		}
	}
	return best
}

// ProjectIn is the project told first within a span, -1 if none is.
func (r *Runner) ProjectIn(s token.Span) int {
	best, at := -1, s.End
	for n := range r.projects {
		for _, p := range r.projects[n].Spans {
			if p.First >= s.First && p.First < at {
				best, at = n, p.First
			}
		}
	}
	return best
}
