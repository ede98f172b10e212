package name

import (
	"sort"
	"strings"

	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// emit turns what is settled into entities and mentions.
func (r *Runner) emit() {
	through := 0 // tokens looked at for governments
	for i := range r.cands {
		c := &r.cands[i]
		if r.groups[c.group].key != c.key {
			continue
		}
		n := r.root(c.group)
		g := &r.groups[n]
		if g.entity < 0 {
			continue
		}
		if g.votes == ([kinds]float32{}) {
			continue
		}
		s := r.mentionSpan(c, g.kind)
		r.governments(through, s.First)
		through = max(through, s.First)
		if g.entity == 0 {
			r.ents = append(r.ents, Entity{Kind: kindNames[g.kind], Entry: g.entry, First: s.First})
			g.entity = int32(len(r.ents))
		}
		by := c.best[g.kind].rule
		if by == nil {
			by = r.groups[c.group].best[g.kind].rule
		}
		if by == nil {
			by = g.best[g.kind].rule
		}
		r.c.Add(rule.Annotation{Span: s, Label: r.s.findings[g.kind], Ref: int32(len(r.ments))})
		r.ments = append(r.ments, Mention{Span: s, Kind: kindNames[g.kind], Entity: int(g.entity - 1), Rule: by})
	}
	r.governments(through, len(r.d.Tokens))
	r.nameEntities()
}

// mentionSpan is the part of a candidate that is the name, by its kind: a
// facility's head belongs to a project, a legal form's stop to a company.
func (r *Runner) mentionSpan(c *candidate, k kind) token.Span {
	s := c.Span
	if c.facility != noFacility && (k != project || c.plural) {
		s.End = c.core
	}
	if k != place && k != project {
		s.End = c.core
	}
	if c.stop && s.End == c.core {
		s.End++
	}
	if k == organization && (r.trait(c.First)|r.trait(c.core-1))&(government|ministry) != 0 {
		s.End = r.ofState(s.End)
	}
	return s
}

// ofState is the end of the state or region to which the ministry or government that ends
// before token i belongs, "Ministry of Energy of the Republic of Kenya", i if none is told.
// Its name stays a mention of its own.
func (r *Runner) ofState(i int) int {
	if r.sym(i) != r.s.words.of {
		return i
	}
	k := i + 1
	if r.sym(k) == r.s.words.the {
		k++
	}
	for end := min(k+5, len(r.d.Tokens)); end > k; end-- {
		if of, _ := r.ruled(k, end); of != "" && r.at[k] != 0 && r.cands[r.at[k]-1].End == end {
			return end
		}
	}
	return i
}

// nameEntities gives each entity its fullest form and the others as aliases.
func (r *Runner) nameEntities() {
	for i := range r.ments {
		m := &r.ments[i]
		e := &r.ents[m.Entity]
		form := clean(r.d.Slice(m.Span))
		if better(form, e.Name) {
			form, e.Name = e.Name, form
		}
		if form == "" || form == e.Name {
			continue
		}
		known := false
		for _, a := range e.Aliases {
			known = known || a == form
		}
		if !known {
			e.Aliases = append(e.Aliases, form)
		}
	}
	for i := range r.ents {
		e := &r.ents[i]
		out := e.Aliases[:0]
		for _, a := range e.Aliases {
			if a != e.Name {
				out = append(out, a)
			}
		}
		e.Aliases = out
		sort.Strings(e.Aliases)
	}
}

// better reports whether form a names more fully than b.
func better(a, b string) bool {
	if len(a) == len(b)+1 && a == b+"s" || len(b) == len(a)+1 && b == a+"s" {
		return len(a) < len(b) // a genitive without its apostrophe
	}
	if len(a) == len(b) && strings.EqualFold(a, b) {
		return b == strings.ToUpper(b) && a != b // Cairo, not CAIRO
	}
	return len(a) > len(b)
}

// clean is the form without line ends and double spaces.
func clean(s string) string {
	for i := range len(s) {
		switch c := s[i]; {
		case c == '\n', c == '\r', c == '\t', c == ' ' && i > 0 && s[i-1] == ' ':
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s
}
