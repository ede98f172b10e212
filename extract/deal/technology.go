package deal

import (
	"slices"
	"strings"

	"wattwire/extract/capacity"
	"wattwire/extract/clause"
	"wattwire/extract/token"
)

// technologies in the order in which a hybrid joins them.
var order = []string{
	"solar", "wind", "hydro", "storage", "nuclear", "gas", "coal", "oil",
	"geothermal", "bioenergy", "waste", "marine", "hydrogen", "grid",
}

// atPlant is the technology of what a candidate's words put at a plant of another: "to
// build reactors at the site of the Tamba coal plant"; "" if they tell of none.
func (r *Runner) atPlant(c *candidate, p *capacity.Project) string {
	if r.in.Technology == nil {
		return ""
	}
	for _, s := range p.Spans {
		if !c.region.Contains(s) {
			continue
		}
		k := 0
		for k < len(r.chunks) && r.chunks[k].End <= s.First {
			k++
		}
		if k > 2 && r.chunks[k-1].Sym == r.s.of {
			k -= 2 // "at the site of"
		}
		if k > 1 && k < len(r.chunks) && r.chunks[k-1].Kind == clause.Prep && r.markedChunk(k-1, markWhere) {
			t := r.in.Technology(token.Span{First: c.region.First, End: r.chunks[k-1].First})
			if !strings.Contains(t, "+") && !strings.Contains(p.Technology, t) {
				return t
			}
		}
		break
	}
	return ""
}

// otherKind reports whether a candidate's words tell of another technology than that of a
// plant which they do not name: of solar modules, where the plant told last is a wind farm.
func (r *Runner) otherKind(c *candidate, plant int) bool {
	p := r.in.Projects[plant].Technology
	if p == "" || r.in.Technology == nil {
		return false
	}
	t := r.in.Technology(c.region)
	return t != "" && t != "grid" && t != "gas" && !strings.Contains(p, t) && !strings.Contains(t, p)
}

// kind takes the technology that the words tell, of an agreement whose plant and
// capacity do not: those of its region and its name, and unless it has a plant, of its
// sentence and of the article.
func (r *Runner) kind(c *candidate) {
	switch {
	case c.pumps:
		c.technology = "oil" // which need not be said: "OPEC agreed to cut output"
		return
	case c.technology != "" || r.in.Technology == nil:
		return
	}
	if c.technology = r.in.Technology(c.region); c.technology != "" {
		return
	}
	if c.phrase.Len() > 0 {
		c.technology = r.in.Technology(c.phrase)
	}
	if c.technology == "" && c.plant < 0 && r.alone(c) {
		if t := r.in.Technology(r.d.Sentences[c.sent].Span); !strings.Contains(t, "+") {
			c.technology = t
		}
	}
	if c.technology == "" && c.plant < 0 && c.typ != "acquisition" {
		c.technology = r.kindBefore(c)
		if c.technology == "" && r.in.Topic != nil {
			c.technology = r.in.Topic()
		}
	}
	if c.technology == "" && c.plant < 0 && r.in.Hint != nil {
		if c.technology = r.in.Hint(c.region); c.technology == "" && r.alone(c) {
			c.technology = r.in.Hint(r.d.Sentences[c.sent].Span)
		}
	}
}

// kindBefore is the one technology that is told last before a candidate, in its sentence
// or those before it in its paragraph; "" if none is.
func (r *Runner) kindBefore(c *candidate) string {
	const back = 2 // sentences
	for n, start := c.sent, max(c.sent-back, r.d.ParagraphStart(c.sent)); n >= start; n-- {
		sp := r.d.Sentences[n].Span
		if n == c.sent { // but not what another agreement of the sentence is about
			sp.End = c.region.First
			for i := len(r.cands) - 1; i >= 0 && r.cands[i].sent == n; i-- {
				sp.End = min(sp.End, r.cands[i].region.First)
			}
		}
		if t := r.in.Technology(sp); t != "" {
			if strings.Contains(t, "+") {
				return ""
			}
			return t
		}
	}
	return ""
}

// alone reports whether the sentence tells of no other agreement.
func (r *Runner) alone(c *candidate) bool {
	for i := len(r.cands) - 1; i >= 0 && r.cands[i].sent == c.sent; i-- {
		if x := &r.cands[i]; x != c && (x.region.First >= c.region.End || x.region.End <= c.region.First) {
			return false
		}
	}
	return true
}

func joinTechnology(a, b string) string {
	has := map[string]bool{}
	for _, t := range strings.Split(a+"+"+b, "+") {
		has[t] = true
	}
	var out []string
	for _, t := range order {
		if has[t] {
			out = append(out, t)
		}
	}
	return strings.Join(out, "+")
}

// otherPlant reports whether two spans tell of plants that have no technology in common.
func (r *Runner) otherPlant(a, b token.Span) bool {
	if r.in.Technology == nil {
		return false
	}
	x, y := r.in.Technology(a), r.in.Technology(b)
	both := func(t string) bool { return slices.Contains(strings.Split(y, "+"), t) }
	return x != "" && y != "" && !slices.ContainsFunc(strings.Split(x, "+"), both)
}
