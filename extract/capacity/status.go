package capacity

import (
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// statuses in Global Energy Monitor's words, from the first to the last in the
// life of a plant.
var statuses = [...]string{"announced", "pre-construction", "construction", "operating", "mothballed", "shelved", "cancelled", "retired"}

// rank is the place of a status in that order from 1, 0 for no status.
func rank(s string) int {
	for i, v := range statuses {
		if v == s {
			return i + 1
		}
	}
	return 0
}

// costs of a status told farther off, in tokens.
const (
	costStatusClause = 12
	costStatusAfter  = 2
	costAnnounced    = 12 // plans come before all else: a planned plant won a permit
	statusReach      = 50
)

// sentenceStatus is the status told nearest to candidate i in its sentence,
// and at what cost.
func (r *Runner) sentenceStatus(i int) (string, int) {
	c := &r.cands[i]
	return r.statusNear(token.Span{First: c.phrase.First, End: c.phrase.End}, c.clause, c.sentence, i)
}

// statusNear is the status told nearest to a span of a sentence.
func (r *Runner) statusNear(at, inner token.Span, sent, cand int) (string, int) {
	s := r.d.Sentences[sent].Span
	best, status := statusReach, ""
	for t := s.First; t < s.End; {
		var cue string
		end := t + 1
		for a := r.c.First(t); a != nil; a = r.c.Next(a) {
			if a.Label == r.s.labels.status && a.End >= end && a.End <= s.End {
				cue, end = r.s.status[a.Entry], a.End
			}
		}
		if cue == "" {
			t++
			continue
		}
		cost := 0
		switch {
		case t >= at.End:
			cost = t - at.End + costStatusAfter
		case end <= at.First:
			cost = at.First - end
		}
		if t < inner.First || t >= inner.End {
			cost += costStatusClause
		}
		if cue == "announced" {
			cost += costAnnounced
		}
		if other := r.between(at, t, end, cand); other {
			cost += costStatusClause
		}
		if cost < best {
			best, status = cost, cue
		}
		t = end
	}
	return status, best
}

// between reports whether another amount stands between a span and the cue at
// tokens first to end.
func (r *Runner) between(at token.Span, first, end, cand int) bool {
	for i := range r.cands {
		c := &r.cands[i]
		if i == cand {
			continue
		}
		if c.First >= at.End && c.First < first || c.First >= end && c.End <= at.First {
			return true
		}
	}
	return false
}

// hasStatus reports whether a scope has a status at all.
func hasStatus(scope string) bool {
	return scope == record.ScopeProject || scope == record.ScopePortfolio
}
