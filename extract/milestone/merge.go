package milestone

import "slices"

// merge joins steps that are told again: of one type and plant, with dates that
// agree.
func (r *Runner) merge() {
	out := r.out[:0]
	for _, m := range r.out {
		n := slices.IndexFunc(out, func(o Milestone) bool { return same(o, m) })
		if n < 0 {
			out = append(out, m)
			continue
		}
		if len(m.Date) > len(out[n].Date) {
			out[n].Date = m.Date
		}
	}
	r.out = out
}

func same(a, b Milestone) bool {
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
	n := min(len(a.Date), len(b.Date))
	return a.Date[:n] == b.Date[:n] && (a.Planned == b.Planned || a.Date == "" || b.Date == "")
}
