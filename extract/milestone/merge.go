package milestone

import (
	"slices"

	"wattwire/extract/rule"
)

// merge joins steps that are told again: of one type and plant, with dates that
// agree.
func (r *Runner) merge() {
	out := r.out[:0]
	for _, m := range r.out {
		n := slices.IndexFunc(out, func(o Milestone) bool { return r.same(o, m) })
		if n < 0 {
			out = append(out, m)
			continue
		}
		if len(m.Date) > len(out[n].Date) {
			out[n].Date = m.Date
		}
		if out[n].weak && !m.weak {
			out[n].Span, out[n].Rule, out[n].weak = m.Span, m.Rule, false
		}
	}
	r.out = out
}

// named reports whether a noun tells a step.
func (r *Runner) named(m Milestone) bool { return r.s.nouns != nil && m.Rule == r.s.nouns.rule }

func (r *Runner) same(a, b Milestone) bool {
	if a.Type != b.Type {
		return false
	}
	if a.Project < 0 || a.Project != b.Project {
		return a.Span.Overlaps(b.Span) && a.Project == b.Project && a.MW == b.MW && a.Date == b.Date
	}
	if a.MW != b.MW && a.MW > 0 && b.MW > 0 {
		return false
	}
	if a.Span.Overlaps(b.Span) {
		return true
	}
	if a.Planned != b.Planned && a.Date+b.Date != "" && !(a.Date == "" && r.named(a)) && !(b.Date == "" && r.named(b)) {
		return false // "was connected to the grid and will reach full output in May"
	}
	n := min(len(a.Date), len(b.Date))
	return a.Date[:n] == b.Date[:n]
}

// together are the types of steps that are told of several plants by their capacity.
var together = map[string]bool{"construction_started": true, "completed": true, "commissioned": true, "retired": true}

// emit adds the step for each of its plants; false if it has not the date that
// it needs.
func (r *Runner) emit(x found, targets []target) bool {
	date, past, over := r.date(x)
	if r.undated(x, date) || x.typ == "retired" && r.brief() {
		return false
	}
	if date != "" && !past && r.in.Published != "" && !x.told {
		x.planned = true
	}
	if x.open && over && x.participle {
		x.planned = false // "when completed in 2015"
	}
	r.recent, r.recentSent = targets[0].project, r.sent
	if x.typ == "announced" && x.told && !past && r.in.Published != "" {
		date = "" // "has announced plans to build the plant in 2030"
	}
	dates := r.dates(x)
	if len(targets) == 1 && targets[0].project < 0 && len(dates) > 1 {
		targets = slices.Repeat(targets, len(dates)) // "they were shut in 2018 and 2019"
	}
	for n, t := range targets {
		if (t.project < 0 || t.project >= r.given) && x.planned && date == "" {
			continue // of no plant in particular
		}
		if t.fleet && !together[x.typ] {
			continue
		}
		if len(targets) > 1 && len(dates) == len(targets) {
			date = dates[n].Value // respectively
		}
		r.out = append(r.out, Milestone{
			Span: x.span, Type: x.typ, Project: t.project, MW: t.mw, Country: t.country, Date: date, Planned: x.planned, Rule: x.frame.rule, weak: x.frame.weak,
		})
	}
	r.fired(x, targets)
	return true
}

// undated reports whether a step lacks the date that it needs.
func (r *Runner) undated(x found, date string) bool {
	switch {
	case x.only == "since" && !r.since(x):
		return true
	case x.only == "past" && x.reduced, x.only == "due", x.open:
		return date == ""
	}
	return false
}

// fired tells the tracer of a step and its plants.
func (r *Runner) fired(x found, targets []target) {
	if r.chart.Trace == nil {
		return
	}
	parts := []rule.Part{{Name: "step", Span: x.span, As: x.typ}}
	for _, t := range targets {
		if t.project < 0 {
			continue
		}
		if p := &r.in.Projects[t.project]; len(p.Spans) > 0 {
			parts = append(parts, rule.Part{Name: "plant", Span: p.Spans[0], As: p.Name})
		}
	}
	r.chart.Trace.Fire(x.frame.rule, x.span, parts...)
}
