package capacity

import (
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// called is the name right before c of what has it: Bolt Hill (300 MW); a loan for Bolt
// East, 900 MW of solar; for Bolt East, 90 MW; Bolt West, 60 MW. Empty if there is none.
func (r *Runner) called(c *cand) token.Span {
	none := token.Span{}
	sent := r.d.Sentences[c.sentence].Span
	t := r.leadTo(c, sent.First)
	if t <= sent.First {
		return none
	}
	mark := r.d.Tokens[t].Sym
	bare := c.direct.Len()+c.of.Len() == 0
	if mark != r.s.words.open && !(mark == r.s.words.comma && (r.endsClause(c) || bare && r.setOff(c))) {
		return none
	}
	s := token.Span{First: t, End: t}
	for s.First > sent.First && r.d.Tokens[s.First-1].Is(token.Upper) && r.d.Tokens[s.First-1].Is(token.Letter) {
		s.First--
	}
	switch {
	case s.Len() == 0, r.besideAmount(t), r.techGroupAt(s.End-1) >= 0:
		return none
	case s.First == sent.First && (s.Len() == 1 || mark == r.s.words.comma): // where any word has a capital
		return none
	}
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.First >= s.End {
			break
		}
		if m.End != s.End {
			continue
		}
		e := &r.in.Entities[m.Entity]
		switch m.Kind {
		case record.Place:
			if mark == r.s.words.comma || e.Entry != nil && (e.Entry.Get("alpha3") != "" || e.Entry.Get("kind") == "region") {
				return none
			}
		case record.Person, record.Event, record.Programme:
			return none
		case record.Organization:
			if mark == r.s.words.open || bare || e.Entry != nil {
				return none
			}
		}
		return m.Span
	}
	if bare && mark == r.s.words.comma && (s.Len() == 1 || r.c.Find(s.First, r.s.labels.date) != nil) {
		return none
	}
	return s
}

// setOff reports whether a mark of a list or of an end stands right behind c, as behind an
// apposition.
func (r *Runner) setOff(c *cand) bool {
	if c.End >= len(r.d.Tokens) || !r.d.Tokens[c.End].Is(token.Punct) {
		return false
	}
	return !r.possessive(c.End, c.End+1) && r.d.Tokens[c.End].Sym != r.s.words.hyphen
}

// leadTo is the token before c and what says about how much it is, or the bracket in which
// other amounts stand before it: Bolt Hill (100 MW of solar, 400 MWh of storage).
func (r *Runner) leadTo(c *cand, first int) int {
	const within = 12
	for t := c.First - 1; t > max(first, c.First-within); t-- {
		switch s := r.d.Tokens[t].Sym; {
		case s == r.s.words.shut:
			t = first
		case s == r.s.words.open && r.amountAt(t+1) >= 0:
			return t
		}
	}
	t := c.First - 1
	if q := r.qualifierEnding(t); q != nil {
		t = q.First - 1
	}
	return t
}

// titled is the name right behind c of what has it: the 200 MW Bolt Hill. Empty if
// there is none.
func (r *Runner) titled(c *cand) token.Span {
	none, s := token.Span{}, c.direct
	if s.Len() > 0 && r.d.Tokens[s.First].Sym == r.s.words.hyphen {
		s.First++
	}
	if s.Len() == 0 || r.amountAt(s.First) >= 0 {
		return none
	}
	for t := s.First; t < s.End; t++ {
		if k := &r.d.Tokens[t]; !k.Is(token.Upper) && !k.Is(token.Digit) && k.Sym != r.s.words.hyphen {
			return none
		}
	}
	if k := &r.d.Tokens[s.First]; s.Len() == 1 && (k.Is(token.AllUpper) || k.Is(token.Digit) || r.techGroupAt(s.First) >= 0) {
		return none
	}
	if w := r.d.Word(s.First); s.Len() == 1 && len(w) > 2 && w[len(w)-1] == 's' && strings.ToUpper(w[:len(w)-1]) == w[:len(w)-1] {
		return none // 100 MW SMRs
	}
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.First >= s.End {
			break
		}
		if m.End <= s.First || m.Kind == record.ProjectKind {
			continue
		}
		if m.Kind != record.Place || m.Span == s && r.isNation(r.in.Entities[m.Entity].Name) {
			return none
		}
	}
	return s
}

// endsClause reports whether c opens an apposition: a technology is told of it
// and no verb follows.
func (r *Runner) endsClause(c *cand) bool {
	if m, _ := r.union(c.of); m == 0 {
		return false
	}
	for k := r.chunk(c.First) + 1; k < len(r.chunks) && r.chunks[k].First < c.clause.End; k++ {
		switch x := &r.chunks[k]; {
		case x.Kind == clause.Verb && x.Form == clause.Finite:
			return false
		case x.Kind == clause.Comma, x.Kind == clause.Stop:
			return true
		}
	}
	return true
}
