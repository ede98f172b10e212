package milestone

import (
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
	y := x
	y.clause = token.Span{First: x.clause.End, End: r.behindAside(x.clause.End)}
	if t := r.timexIn(y); t != nil {
		return t
	}
	if x.frame == r.s.nouns {
		return nil
	}
	y.clause = r.beforeWhen(x.clause.First)
	return r.timexIn(y)
}

// beforeWhen is the time that the clause at token i tells more of, or whose "when" stands before
// that token; empty if it tells more of none: "since 2001, when the plant opened".
func (r *Runner) beforeWhen(i int) token.Span {
	k := r.chunkAt(i)
	if k > 0 && r.chunks[k].Sym != r.s.when {
		k--
	}
	if k < 1 || r.chunks[k].Sym != r.s.when {
		return token.Span{}
	}
	if k--; k > 0 && r.chunks[k].Kind == clause.Comma {
		k--
	}
	if r.chunks[k].Kind != clause.Time {
		return token.Span{}
	}
	return r.chunks[k].Span
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
	if open < 0 || r.chunks[open].Kind != clause.Comma {
		return i
	}
	if t >= len(r.chunks) || r.chunks[t].Kind != clause.Time || t+1 < len(r.chunks) && !r.closes(t+1) {
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
		if t.First < x.clause.First || !dated(t) || r.inside(t.Span) || r.ofParticiple(t.Span, x.span) || r.ofRelative(t.Span, x.span) {
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
	if x.frame == r.s.nouns && r.putOff(best) {
		best++
	}
	return &r.in.Dates[best]
}

// putOff reports whether a date is that from which something is put off to the date behind it:
// "put back from 2028 to 2032".
func (r *Runner) putOff(date int) bool {
	if date+1 >= len(r.in.Dates) || !r.from(r.in.Dates[date].First) {
		return false
	}
	first, next := &r.in.Dates[date], &r.in.Dates[date+1]
	return next.First == first.End+1 && r.d.Tokens[first.End].Sym == r.s.to && dated(next)
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

// dated reports whether a TIMEX3 expression is a date of the calendar.
func dated(t *timex.Timex) bool {
	v := t.Value
	return t.Type == "DATE" && len(v) >= 4 && v[0] >= '1' && v[0] <= '2'
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
	if v.Kind != clause.Verb || v.Form != clause.Participial || v.First < step.End {
		return false
	}
	return !r.s.marks.Has(v.Sym, markPlan) && !r.s.marks.Has(r.d.Tokens[v.Head].Sym, markDue)
}

// ofRelative reports whether a date before a step is that of a relative clause which a comma
// closes before it: "the plant, which closed in 2019, will be demolished".
func (r *Runner) ofRelative(s, step token.Span) bool {
	closed := false
	for n := r.chunkAt(s.First); n >= 0 && n < len(r.chunks) && r.chunks[n].First < step.First; n++ {
		closed = closed || r.chunks[n].Kind == clause.Comma
	}
	for n := r.chunkAt(s.First); closed && n >= 0; n-- {
		switch r.chunks[n].Kind {
		case clause.Rel:
			return true
		case clause.Stop, clause.Sub, clause.Comma:
			return false
		}
	}
	return false
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
