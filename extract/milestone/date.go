package milestone

import (
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/timex"
	"wattwire/extract/token"
)

// date is the date of a step, "" if its clause gives none, and whether it begins
// and ends before the day of publication: the first that follows the verb in its clause,
// else the last before it.
func (r *Runner) date(x found) (value string, past, over bool) {
	t := r.timex(x)
	if t == nil {
		return "", true, true
	}
	return t.Value, t.FirstDay <= r.in.Published, t.LastDay < r.in.Published
}

// timex is the date of a step, nil if its clause gives none.
func (r *Runner) timex(x found) *timex.Timex {
	if t := r.timexIn(x); t != nil {
		return t
	}
	x.clause = token.Span{First: x.clause.End, End: r.behindAside(x.clause.End)}
	return r.timexIn(x)
}

// behindAside is the end of the time that stands behind the comma at token i, which closes an
// aside: "on a plant in Lodwar, Kenya, on Monday"; i itself if none does.
func (r *Runner) behindAside(i int) int {
	k := r.chunkAt(i)
	if k < 0 || r.chunks[k].Kind != clause.Comma {
		return i
	}
	open := k - 1
	for open > 0 && (r.chunks[open].Kind == clause.Noun || r.chunks[open].Kind == clause.Prep) {
		open--
	}
	t := k + 1
	if t < len(r.chunks) && r.chunks[t].Kind == clause.Prep {
		t++
	}
	if open < 0 || r.chunks[open].Kind != clause.Comma || t >= len(r.chunks) || r.chunks[t].Kind != clause.Time || t+1 < len(r.chunks) && !r.closes(t+1) {
		return i
	}
	return r.chunks[t].End
}

// timexIn is the date of a step within its clause, nil if that gives none.
func (r *Runner) timexIn(x found) *timex.Timex {
	best := -1
	for i := range r.in.Dates {
		t := &r.in.Dates[i]
		if t.First >= x.clause.End {
			break
		}
		if t.First < x.clause.First || t.Type != "DATE" || !dated(t.Value) || r.inside(t.Span) || r.ofParticiple(t.Span, x.span) {
			continue
		}
		if best >= 0 && r.in.Dates[best].First >= x.after {
			continue
		}
		best = i
	}
	if best < 0 {
		return nil
	}
	if n := best + 1; n < len(r.in.Dates) && x.frame == r.s.nouns && r.from(r.in.Dates[best].First) && r.in.Dates[n].First == r.in.Dates[best].End+1 &&
		r.d.Tokens[r.in.Dates[best].End].Sym == r.s.to && r.in.Dates[n].Type == "DATE" && dated(r.in.Dates[n].Value) {
		best = n // "put back from 2028 to 2032"
	}
	return &r.in.Dates[best]
}

// from reports whether "from" stands before token i.
func (r *Runner) from(i int) bool { return i > 0 && r.d.Tokens[i-1].Sym == r.s.from }

// timexAfter is the date of a step if it follows its verb, else nil.
func (r *Runner) timexAfter(x found) *timex.Timex {
	if t := r.timex(x); t != nil && t.First >= x.after {
		return t
	}
	return nil
}

// dated reports whether a TIMEX3 value is a date of the calendar.
func dated(v string) bool {
	return len(v) >= 4 && v[0] >= '1' && v[0] <= '2' && !strings.HasPrefix(v, "X")
}

// inside reports whether a date stands in a noun chunk before the noun that it
// describes: "its 2030 target".
func (r *Runner) inside(s token.Span) bool {
	n := r.chunkAt(s.First)
	return n >= 0 && r.chunks[n].Kind == clause.Noun && r.chunks[n].End > s.End
}

// ofParticiple reports whether a date after a step is that of a participle which
// tells something else: "withdrew the application, submitted in May".
func (r *Runner) ofParticiple(s, step token.Span) bool {
	n := r.chunkAt(s.First) - 1
	if n > 0 && r.chunks[n].Kind == clause.Prep {
		n--
	}
	if n < 0 {
		return false
	}
	v := r.chunks[n]
	return v.Kind == clause.Verb && v.Form == clause.Participial && v.First >= step.End && !r.s.marks.Has(v.Sym, markPlan) && !r.s.marks.Has(r.d.Tokens[v.Head].Sym, markDue)
}

// since reports whether a date of the step's clause follows "since".
func (r *Runner) since(x found) bool {
	for i := x.after; i < min(x.clause.End, x.span.End+3); i++ {
		if r.s.marks.Has(r.d.Tokens[i].Sym, markSince) && i+1 < x.clause.End {
			if n := r.chunkAt(i + 1); n >= 0 && r.chunks[n].Kind == clause.Time {
				return true
			}
		}
	}
	return false
}
