package milestone

import (
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// stepIn is the noun for a step at the head of a chunk, nil if there is none.
func (r *Runner) stepIn(c clause.Chunk) *rule.Annotation {
	if c.Head > c.First && c.Head == c.End-1 && r.s.marks.Has(r.d.Tokens[c.Head].Sym, markDue) {
		if a := r.chart.Find(c.Head-1, r.s.step); a != nil && a.End == c.Head {
			return a // "commissioning due in May"
		}
	}
	for i := c.First; i < c.End; i++ {
		a := r.chart.Find(i, r.s.step)
		for b := a; b != nil; b = r.chart.Next(b) {
			if b.Label == r.s.step && b.End > a.End && b.End <= c.End {
				a = b
			}
		}
		if a == nil {
			continue
		}
		if a.End == c.Head+1 || a.End > c.Head {
			if r.mention(i) {
				return nil
			}
			return a
		}
	}
	return nil
}

// noun makes the steps of a noun that names one and that no verb has taken.
func (r *Runner) noun(k int) {
	f := r.s.nouns
	c := r.chunks[k]
	a := r.stepIn(c)
	if r.used[k] || a == nil || f == nil || r.s.marks.Has(r.d.Tokens[c.First].Sym, markNone) || r.describes(k) {
		return
	}
	st := r.s.steps[a.Entry]
	args := clause.Args(r.chunks, k)
	x := found{frame: f, typ: st.typ, span: a.Span, after: a.End}
	money := -1
	if st.closes {
		money = r.ofFunds(k)
	}
	switch {
	case money >= 0: // "the closure of a loan for the plant"
		x.typ, x.span.End = "financed", r.chunks[money].End
	case st.only, st.typ != "financed" && r.ofDeal(k):
		return // "the closure of a contract for the plant"
	}
	x.clause = token.Span{First: c.First, End: clause.End(r.chunks, k, args)}
	if st.leave && k > 0 && r.chunks[k-1].Kind == clause.Verb && r.s.marks.Has(r.chunks[k-1].Sym, markGetting) {
		return // "has secured a grid connection"
	}
	m, told := r.predicate(k, &x)
	later := m == planned || k > 0 && r.chunks[k-1].Sym == r.s.with
	if st.typ != "permitted" && told == untold || told == aside && later {
		if date, _, over := r.date(x); date != "" {
			if over && told == aside && !r.intended(token.Span{First: c.First, End: a.First}) {
				m = happened // "until its closure in 1991"
			}
			told = said
		}
	}
	if m == no || told == untold || st.state && told == aside {
		r.chart.Trace.Miss(f.rule, a.Span, a.End, "a verb or a date that makes a step of it")
		return
	}
	x.planned, x.open = m == planned || m == open, m == open
	var targets []target
	if money >= 0 {
		targets = r.fundAims(money, x.typ)
	} else {
		targets = r.nounAims(k, a, args, told)
	}
	if len(targets) == 0 {
		r.chart.Trace.Miss(f.rule, a.Span, a.End, "a plant")
		return
	}
	r.emit(x, targets)
}

// describes reports whether noun chunk k only says what something is: "the paper is
// groundbreaking", "Acme, a startup".
func (r *Runner) describes(k int) bool {
	if k == 0 {
		return false
	}
	c, prev := &r.chunks[k], &r.chunks[k-1]
	if prev.Kind == clause.Comma && c.Article && c.Len() == 2 {
		return true
	}
	return c.Len() == 1 && c.First == prev.End && prev.Sym == r.s.be && strings.HasSuffix(r.d.Word(c.First), "ing")
}

// ofDeal reports whether what the noun in chunk k names is done to an agreement.
func (r *Runner) ofDeal(k int) bool {
	if k+2 >= len(r.chunks) || r.chunks[k+1].Sym != r.s.of || r.chunks[k+2].Kind != clause.Noun {
		return false
	}
	for i := r.chunks[k+2].First; i < r.chunks[k+2].End; i++ {
		if g := r.chart.Find(i, r.s.agreement); g != nil && g.End == r.chunks[k+2].End && r.s.kind(r.d.Tokens[i].Sym)&plantWord == 0 {
			return true
		}
	}
	return false
}

// ofFunds is the noun chunk of what a plant is financed with, of which the noun in chunk k is,
// -1 if it is of none: "the completion of $5 million in financing".
func (r *Runner) ofFunds(k int) int {
	if k+2 >= len(r.chunks) || r.chunks[k+1].Sym != r.s.of {
		return -1
	}
	return r.stepWord(k+2, funds)
}

// bearer is the plant of which the words before say that the step is ahead of it:
// "the plant is scheduled for commissioning", "the plant, due for completion", or
// of which the step itself is said: "the plant, due online in May".
func (r *Runner) bearer(k int) []int {
	if r.due(k) {
		return r.described(k)
	}
	if k < 2 || r.chunks[k-1].Kind != clause.Prep {
		return nil
	}
	switch v := r.chunks[k-2]; {
	case v.Kind == clause.Verb && r.s.marks.Has(v.Sym, markPlan):
		return r.plants(r.subject(k - 2))
	case r.due(k - 2):
		return r.described(k - 2)
	}
	return nil
}

// due reports whether chunk k is a word of planning that says something of a
// noun, such as "due".
func (r *Runner) due(k int) bool {
	c := r.chunks[k]
	return c.Kind == clause.Noun && (c.Len() == 1 || r.stepIn(c) != nil) && r.s.marks.Has(r.d.Tokens[c.First].Sym, markDue)
}

// described are the plants of which noun chunk k says something after "is" or a
// comma.
func (r *Runner) described(k int) []int {
	j := k - 1
	for j >= 0 && (r.chunks[j].Kind == clause.Other || r.chunks[j].Kind == clause.Time) {
		j--
	}
	switch {
	case j < 0:
		return nil
	case r.chunks[j].Kind == clause.Verb && r.chunks[j].Sym == r.s.be:
		return r.plants(clause.Subject(r.chunks, j))
	case r.chunks[j].Kind == clause.Comma:
		for j--; j >= 0 && r.chunks[j].Kind == clause.Paren; j-- {
		}
	}
	for r.inPhrase(j) && r.chunks[j].Kind == clause.Noun && !r.isPlant(j) {
		j -= 2
	}
	if j < 0 || r.chunks[j].Kind != clause.Noun {
		return nil
	}
	return r.plants([]int{j})
}

// plain reports whether a noun for a step stands without any word that could
// say of what it is: "Commissioning is due in May". After talk of an acquisition
// or a loan, completion is of that.
func (r *Runner) plain(c clause.Chunk, a *rule.Annotation) bool {
	if c.End == a.End+1 && r.s.marks.Has(r.d.Tokens[a.End].Sym, markDue) {
		c.End-- // "commissioning due in May"
	}
	if c.Len() > a.Len()+1 || c.Len() == a.Len()+1 && !(c.Definite || c.Article) {
		return false
	}
	if r.s.steps[a.Entry].typ != "completed" {
		return true
	}
	for i := r.d.Sentences[max(0, r.sent-1)].First; i < r.d.Sentences[r.sent].End; i++ {
		if g := r.chart.Find(i, r.s.agreement); g != nil {
			if t := g.Entry.Get("type"); t == "acquisition" || t == "financing" {
				return false
			}
		}
	}
	return true
}

// ownsPlant reports whether a word for a plant stands before the noun for a step
// in its chunk: "the plant's closure", "the reactor restart".
func (r *Runner) ownsPlant(c clause.Chunk, a *rule.Annotation) bool {
	for i := c.First; i < a.First; i++ {
		if r.s.kind(r.d.Tokens[i].Sym)&(plantWord|partWord) != 0 {
			return true
		}
	}
	return false
}

// own are the phrases among args that stand before the comma or verb after noun
// chunk k. A list that ends before the verb of which k is the subject belongs to
// it as a whole: "the closure of Acme, Bolt and Caspian has cut".
func (r *Runner) own(k int, args []clause.Arg) []clause.Arg {
	if len(args) > 0 && args[0].At == k+1 && args[0].Prep == r.s.of && len(args[0].Nouns) == 1 {
		for v := k + 2; v < len(r.chunks); v++ {
			if r.chunks[v].Kind == clause.Verb && r.chunks[v].Form == clause.Finite {
				if subj := clause.Subject(r.chunks, v); len(subj) > 0 && subj[0] == k {
					args[0].Nouns = clause.List(r.chunks, args[0].Nouns[0], v)
				}
				break
			}
		}
	}
	end := k + 1
	for end < len(r.chunks) && r.chunks[end].Kind != clause.Comma && r.chunks[end].Kind != clause.Verb {
		end++
	}
	for n, a := range args {
		if a.At > end {
			return args[:n]
		}
	}
	return args
}

// telling is how a noun for a step is told.
type telling uint8

const (
	untold telling = iota // named, no more
	aside                 // in a phrase of time ("since its completion"), as planned
	said                  // by a verb or with a date
)

// predicate is what the verb around a noun for a step says of it, and how much
// is said. The clause of the step is widened to what is said.
func (r *Runner) predicate(k int, x *found) (mood, telling) {
	c := r.chunks[k]
	if r.intended(token.Span{First: c.First, End: x.span.First}) || r.intended(token.Span{First: x.span.End, End: c.End}) {
		return planned, aside
	}
	if k+1 < len(r.chunks) && r.chunks[k+1].Kind == clause.Time {
		return happened, said
	}
	for v := k + 1; v < len(r.chunks) && r.chunks[v].Kind != clause.Stop; v++ {
		if r.chunks[v].Kind == clause.Verb && r.saidOf(k, v) {
			return r.saidBehind(v, x)
		}
	}
	if k == 0 {
		return happened, untold
	}
	if r.chunks[k-1].Kind == clause.Prep {
		if k > 2 && r.chunks[k-2].Kind == clause.Time && r.chunks[k-3].Kind == clause.Verb && r.s.marks.Has(r.chunks[k-3].Sym, markPlan) {
			x.clause.First = r.chunks[k-2].First
			return planned, said // "is targeting 2030 for completion"
		}
		if m, told, ok := r.saidByPhrase(k); ok {
			return m, told
		}
	}
	for v := k - 1; v >= 0 && r.chunks[v].Kind != clause.Stop && r.chunks[v].Kind != clause.Sub; v-- {
		if r.chunks[v].Kind == clause.Verb {
			return r.saidBefore(k, v, x)
		}
	}
	return happened, untold
}

// saidOf reports whether the verb group v behind noun chunk k says something of it: it
// comes next, or has it for a subject.
func (r *Runner) saidOf(k, v int) bool {
	g := &r.chunks[v]
	if v == k+1 && g.Form != clause.Gerund {
		return true
	}
	subj := clause.Subject(r.chunks, v)
	return len(subj) > 0 && (subj[0] == k || g.Form == clause.Participial && r.s.marks.Has(g.Sym, markPlan) && r.outer(subj[0]) == k)
}

// saidBehind is what the verb group v behind a noun for a step says of it.
func (r *Runner) saidBehind(v int, x *found) (mood, telling) {
	g := r.chunks[v]
	if n := v + 1; g.Sym == r.s.be && n < len(r.chunks) && r.chunks[n].Kind == clause.Verb && r.chunks[n].Form == clause.Infinitive {
		v, g = n, r.chunks[n] // "commissioning is to follow"
	}
	if r.s.marks.Has(g.Sym, markFailed) {
		return no, untold
	}
	m := r.mood(v)
	args := clause.Args(r.chunks, v)
	if of := direct(r.chunks, v, args); len(of) > 0 && r.chart.Find(r.chunks[of[0]].First, r.s.money) != nil {
		return no, untold // "the startup has raised $5 million"
	}
	for j := v; m == happened && j < min(v+3, len(r.chunks)); j++ {
		if r.s.marks.Has(r.d.Tokens[r.chunks[j].Head].Sym, markPlan) {
			m = planned // "is due in May"
		}
	}
	x.clause.End = max(x.clause.End, clause.End(r.chunks, v, args))
	if m == happened && g.Sym == r.s.be && g.Head == g.End-1 {
		return m, untold // "the start-up is able to"
	}
	if x.typ == "permitted" && !r.s.marks.Has(g.Sym, markPassing) {
		return m, untold // "planning permission is sought"
	}
	return m, said
}

// saidByPhrase is what the preposition before the noun for a step in chunk k, and what
// stands before that, say of it; false if they say nothing.
func (r *Runner) saidByPhrase(k int) (mood, telling, bool) {
	p, end := r.chunks[k-1].Sym, r.chunks[k].End
	switch {
	case k > 1 && (r.due(k-2) || r.chunks[k-2].Kind == clause.Noun && r.intended(r.chunks[k-2].Span)):
		return planned, aside, true // "due for commissioning", "a target date for commercial operation"
	case k > 1 && r.chunks[k-2].Kind == clause.Verb && r.s.marks.Has(r.chunks[k-2].Sym, markFailed):
		return no, untold, true // "remains in operation"
	case r.s.marks.Has(p, markAhead), p == r.s.with && r.intended(token.Span{First: end, End: min(end+2, len(r.d.Tokens))}):
		return planned, aside, true // also "with operation likely later this year"
	case r.s.marks.Has(p, markSince), r.s.marks.Has(p, markHaving), p == r.s.with:
		return happened, aside, true
	}
	return no, untold, false
}

// saidBefore is what the verb group v before the noun for a step in chunk k says of it.
func (r *Runner) saidBefore(k, v int, x *found) (mood, telling) {
	g := &r.chunks[v]
	m := r.mood(v)
	of := direct(r.chunks, v, clause.Args(r.chunks, v))
	if !contains(of, k) && !(r.chunks[k-1].Kind == clause.Conj && len(of) > 0 && r.stepIn(r.chunks[of[0]]) != nil) {
		return m, untold
	}
	if r.s.marks.Has(g.Sym, markFailed) {
		return no, untold
	}
	if m == happened && r.s.marks.Has(g.Sym, markSettled) {
		m = planned // "approved the restart"
	}
	x.clause.First = min(x.clause.First, clause.Start(r.chunks, v))
	if r.s.marks.Has(g.Sym, markPassing) || m == planned && x.typ != "permitted" {
		return m, said
	}
	return m, untold
}

// intended reports whether a span of a noun chunk has a word of planning: "planned
// operation".
func (r *Runner) intended(s token.Span) bool {
	for i := s.First; i < s.End; i++ {
		s := r.d.Tokens[i].Sym
		if r.s.marks.Has(s, markPlan) || r.s.marks.Has(r.s.clause.Lemma(s), markPlan) {
			return true
		}
	}
	return false
}

func contains(list []int, n int) bool {
	for _, x := range list {
		if x == n {
			return true
		}
	}
	return false
}
