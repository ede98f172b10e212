package milestone

import (
	"wattwire/extract/clause"
	"wattwire/extract/timex"
)

// joined are the chunks of a sentence in which a participle that is joined to a
// passive is a passive too: "is expected to be completed and connected to the
// grid".
func (r *Runner) joined(cs []clause.Chunk) []clause.Chunk {
	changed := false
	for k := 2; k < len(cs); k++ {
		v, first := cs[k], cs[k-2]
		switch {
		case cs[k-1].Kind != clause.Conj, v.Kind != clause.Verb, first.Kind != clause.Verb:
			continue
		case v.Len() != 1, v.Passive, v.Form != clause.Participial && !v.Past:
			continue
		case !first.Passive, first.Len() == 1, !r.s.clause.Participle(r.d.Tokens[v.Head].Sym):
			continue
		}
		if !changed {
			r.copied = append(r.copied[:0], cs...)
			cs, changed = r.copied, true
		}
		c := &cs[k]
		c.Passive, c.Form, c.Modal, c.Perfect, c.Past = true, first.Form, first.Modal, first.Perfect, first.Past
	}
	return cs
}

// shares is the verb group that is joined to verb group k and has the dates
// that both share, -1 if there is none.
func (r *Runner) shares(k int) int {
	if k+2 >= len(r.chunks) || r.chunks[k+1].Kind != clause.Conj || !r.chunks[k].Passive {
		return -1
	}
	if v := &r.chunks[k+2]; v.Kind != clause.Verb || !v.Passive || v.Len() != 1 {
		return -1
	}
	return k + 2
}

// dates are the dates that are told one after another from the date of a step on,
// joined by "and": "in 2026 and 2027".
func (r *Runner) dates(x found) []*timex.Timex {
	t := r.timex(x)
	if t == nil {
		return nil
	}
	out := []*timex.Timex{t}
	for k := r.chunkAt(t.First); k >= 0 && k+2 < len(r.chunks); k += 2 {
		if j := r.chunks[k+1]; j.Kind != clause.Comma && r.d.Tokens[j.First].Sym != r.s.and || r.chunks[k+2].Kind != clause.Time {
			break
		}
		found := false
		for i := range r.in.Dates {
			if d := &r.in.Dates[i]; d.First >= r.chunks[k+2].First && d.End <= r.chunks[k+2].End && dated(d) {
				out, found = append(out, d), true
			}
		}
		if !found {
			break
		}
	}
	return out
}
