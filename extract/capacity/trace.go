package capacity

import (
	"wattwire/extract/rule"
)

// traced tells the tracer by which words the scope of candidate i was decided,
// and which rules before that one lacked a single thing.
func (r *Runner) traced(i int, by *scopeRule) {
	t := r.c.Trace
	if t == nil {
		return
	}
	c := &r.cands[i]
	for k := range r.s.scopes {
		s := &r.s.scopes[k]
		var parts []rule.Part
		for _, w := range c.words {
			for _, n := range s.nouns {
				if w.class == n && s.amount[w.relation] {
					parts = append(parts, part(w))
				}
			}
		}
		for _, x := range s.with {
			if w := c.near(x.class, x.relation); w != nil {
				parts = append(parts, part(*w))
			}
		}
		if s == by {
			t.Fire(s.rule, c.Span, parts...)
			return
		}
		if s.any || len(parts) == 0 {
			continue
		}
		for _, x := range s.without {
			if w := c.near(x.class, x.relation); w != nil {
				t.Miss(s.rule, c.Span, w.First, "no "+classNames[x.class]+" as "+x.relation.String())
			}
		}
	}
}

func part(w wordAt) rule.Part {
	return rule.Part{Name: w.relation.String(), Span: w.Span, As: classNames[w.class]}
}

func (x relation) String() string {
	for name, y := range relations {
		if x == y {
			return name
		}
	}
	return "none"
}
