package deal

import (
	"sort"
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/rule"
)

// fired tells the tracer of a candidate that the frame f made at chunk k (a
// verb group, or a noun that no verb claims) of the chunk o.
func (r *Runner) fired(f *frame, c *candidate, k, o int, subj []int, args []clause.Arg) {
	if r.chart.Trace == nil {
		return
	}
	parts := []rule.Part{{Name: "verb", Span: r.chunks[k].Span}}
	if r.chunks[k].Kind == clause.Noun {
		parts[0].Name = "noun"
	}
	if o != k {
		parts = append(parts, rule.Part{Name: "object", Span: r.chunks[o].Span, As: f.object.role.String()})
	}
	for _, n := range subj {
		if n != o {
			parts = append(parts, rule.Part{Name: "subject", Span: r.chunks[n].Span, As: f.subject.role.String()})
		}
	}
	for _, a := range args {
		if s := f.preps[a.Prep]; a.Prep != 0 && s.role != noRole {
			for _, n := range a.Nouns {
				parts = append(parts, rule.Part{Name: r.d.Word(r.chunks[a.At].First), Span: r.chunks[n].Span, As: s.role.String()})
			}
		}
	}
	r.chart.Trace.Fire(f.rule, c.name, append(parts, r.sought...)...)
}

// missed tells the tracer of a frame that has no object for the verb group k,
// though somebody does it.
func (r *Runner) missed(f *frame, k int, subj []int) {
	if r.chart.Trace == nil || f.general || len(r.partiesOf(subj, true, nil)) == 0 {
		return
	}
	v := r.chunks[k]
	r.chart.Trace.Miss(f.rule, v.Span, v.End, "an object that is "+f.object.wants())
}

func (x role) String() string {
	for name, y := range roleNames {
		if x == y {
			return name
		}
	}
	return ""
}

// wants words what a slot asks for.
func (s slot) wants() string {
	if s.needs == 0 {
		if s.role == agreement {
			return "a word for an agreement"
		}
		return "a " + s.role.String()
	}
	var kinds []string
	for name, n := range needNames {
		if s.needs&n != 0 {
			kinds = append(kinds, name)
		}
	}
	sort.Strings(kinds)
	return strings.Join(kinds, ", ")
}
