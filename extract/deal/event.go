package deal

import (
	"wattwire/extract/clause"
	"wattwire/extract/record"
)

// occasion is the event at which a candidate's sentence tells that the agreement
// was made: one that it names, or one told before that it comes back to ("during
// the summit"); "" if there is none.
func (r *Runner) occasion(c *candidate) string {
	named := ""
	for k, ch := range r.chunks {
		if ch.Kind != clause.Noun || !r.at(k) {
			continue
		}
		if a := r.lastMention(ch.Span, r.s.event); a != nil {
			if named == "" {
				named = r.entityOf(a).Name
			}
			continue
		}
		if ch.Definite && named == "" && r.s.eventHeads[r.d.Tokens[ch.Head].Sym] && !r.named[ch.Head] {
			named = r.eventMeant(ch)
		}
	}
	return named
}

// at reports whether what happens in the sentence can happen at the event of
// noun chunk k: it is the subject, or behind "at", "during", "on the sidelines
// of", not "ahead of" or "in the framework of".
func (r *Runner) at(k int) bool {
	if k == 0 || r.chunks[k-1].Kind != clause.Prep {
		return k+1 < len(r.chunks) && r.chunks[k+1].Kind == clause.Verb
	}
	if r.markedChunk(k-1, markAt) {
		return true
	}
	return r.chunks[k-1].Sym == r.s.of && k > 1 && r.chunks[k-2].Kind == clause.Noun && r.markedHead(k-2, markAt)
}

// eventMeant is the name of the event told last before a noun chunk whose name
// has the chunk's head word, "" if there is none.
func (r *Runner) eventMeant(ch clause.Chunk) string {
	head := r.d.Tokens[ch.Head].Sym
	for i := len(r.in.Mentions) - 1; i >= 0; i-- {
		m := &r.in.Mentions[i]
		if m.Kind != record.Event || m.First >= ch.First || r.d.SentenceOf(ch.First)-r.d.SentenceOf(m.First) > reach {
			continue
		}
		for t := m.First; t < m.End; t++ {
			if r.d.Tokens[t].Sym == head {
				return r.in.Entities[m.Entity].Name
			}
		}
	}
	return ""
}

// reach is how many sentences an article comes back to an event over.
const reach = 40
