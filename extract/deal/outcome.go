package deal

import (
	"wattwire/extract/clause"
	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// earlier is what a gerund says that tells what was done before what its clause tells:
// "may grow after buying Bolt", "plans to expand, having bought Bolt".
func (t *telling) earlier() (mood, bool) {
	if t.v.Form != clause.Gerund || t.k == 0 {
		return mood{}, false
	}
	if t.v.Perfect {
		return t.told, !t.v.Negated
	}
	if !t.s.cues.Has(t.chunks[t.k-1].Sym, cueEarlier) {
		return mood{}, false
	}
	for j := t.k - 2; j >= 0; j-- {
		v := &t.chunks[j]
		switch {
		case v.Kind != clause.Verb:
		case t.f.object.role == agreement && v.Form == clause.Finite && t.willed(j):
			return t.told, true // "will build the plant after signing a contract"
		case v.Modal == t.s.will, v.Modal == t.s.would, t.s.marks.Has(v.Sym, markPlan):
			return mood{}, false // "will own the plant after buying Bolt", "expects to build it after signing"
		case v.Form == clause.Finite:
			return t.told, true
		}
	}
	return t.told, true
}

// cameAbout reports whether the verb j tells that what its infinitive t tells has come
// about: "managed to buy", "was able to buy", "had to sell", "is understood to have bought".
func (t *telling) cameAbout(j int) bool {
	v := &t.chunks[j]
	switch w := t.d.Tokens[t.v.First-1].Sym; {
	case v.Modal != 0 || v.Form == clause.Infinitive:
		return false
	case t.v.Perfect:
		return v.Passive && !t.s.marks.Has(v.Sym, markPlan)
	case !v.Past && !v.Perfect && !v.Passive:
		return false
	case v.Sym == t.s.be:
		return t.s.cues.Has(w, cueAchieves)
	case v.Sym == t.s.have:
		return j+1 == t.k
	}
	return t.s.cues.Has(v.Sym, cueAchieves)
}

// singledOut reports whether the noun j singles out who does what its infinitive t
// tells, of somebody named before: "was the first firm to sign", "Acme, one of two firms
// to sign", "was named as one of two to sign".
func (t *telling) singledOut(j int) bool {
	if j+1 != t.k {
		return false
	}
	if j > 1 && t.chunks[j-1].Of && t.chunks[j-2].Kind == clause.Noun {
		j -= 2 // "one of two firms"
	}
	single := t.marked(markSuperlative|markOne, t.chunks[j].Span)
	if j--; j >= 0 && t.s.cues.Has(t.chunks[j].Sym, cueAmong) {
		single = true
		j--
	}
	if !single || j < 0 {
		return single
	}
	switch v := &t.chunks[j]; v.Kind {
	case clause.Comma:
		return true
	case clause.Verb:
		return v.Modal == 0 && v.Form != clause.Infinitive && (v.Sym == t.s.be || t.s.cues.Has(v.Sym, cueBecomes))
	case clause.Prep, clause.Sub:
		for v.Sym == t.s.as && j > 0 {
			if j--; t.chunks[j].Kind == clause.Verb {
				return t.chunks[j].Passive && t.chunks[j].Modal == 0
			}
		}
	}
	return false
}

// settledOn reports whether what the verb j tells has been done or decided: "exercised",
// "has decided to exercise".
func (t *telling) settledOn(j int) bool {
	v := &t.chunks[j]
	if v.Form == clause.Infinitive && j > 0 && t.chunks[j-1].Kind == clause.Verb {
		v = &t.chunks[j-1]
		return (v.Past || v.Perfect) && v.Modal == 0 && !v.Negated && t.s.cues.Has(v.Sym, cueDecides)
	}
	return v.Form == clause.Finite && v.Modal == 0
}

// fates are the signs by which the words around one for an agreement, in chunk k, that no
// verb claims tell whether it is planned or has ended, in the order in which they are asked.
var fates = []struct {
	status string
	holds  func(r *Runner, c *candidate, k int, a *rule.Annotation) bool
}{
	{"planned", func(r *Runner, _ *candidate, k int, a *rule.Annotation) bool { // "the planned sale"
		return r.describedBy(k, a, func(y token.Sym) bool {
			return r.s.marks.Has(y, markPlan) || r.s.marks.Has(r.s.clause.Lemma(y), markPlan)
		})
	}},
	{"ended", func(r *Runner, _ *candidate, k int, a *rule.Annotation) bool { // "the aborted sale", "its former contract"
		return r.describedBy(k, a, func(y token.Sym) bool { return r.s.cues.Has(y, cueOver) })
	}},
	{"planned", func(r *Runner, _ *candidate, k int, _ *rule.Annotation) bool { return r.actOf(k) == "planned" }},
	{"ended", func(r *Runner, _ *candidate, k int, _ *rule.Annotation) bool { return r.actOf(k) == "ended" }},
	{"planned", func(r *Runner, c *candidate, k int, _ *rule.Annotation) bool { // "proposed a partnership", "hopes for a contract"
		if k > 1 && r.chunks[k-1].Sym == r.s.forr {
			k--
		}
		if k < 1 || r.chunks[k-1].Kind != clause.Verb || r.chunks[k-1].Passive || c.status != "signed" {
			return false
		}
		return r.markedChunk(k-1, markPlan) || r.mulled(k-1)
	}},
	{"planned", func(r *Runner, _ *candidate, k int, _ *rule.Annotation) bool { // "options including a sale"
		return k > 1 && r.markedChunk(k-1, markMember) &&
			r.chunks[k-2].Kind == clause.Noun && r.s.cues.Has(r.d.Tokens[r.chunks[k-2].Head].Sym, cueOption)
	}},
	{"planned", func(r *Runner, c *candidate, k int, _ *rule.Annotation) bool { // "is close to a partnership"
		return c.status == "signed" && r.verging(r.chunks[k])
	}},
	{"planned", func(r *Runner, c *candidate, k int, _ *rule.Annotation) bool {
		return c.status == "signed" && r.meansTo(k)
	}},
	{"planned", func(r *Runner, _ *candidate, k int, _ *rule.Annotation) bool { return r.putOff(k) }},
	{"ended", func(r *Runner, _ *candidate, k int, _ *rule.Annotation) bool { return r.givenUp(k) }},
	{"ended", func(r *Runner, c *candidate, k int, _ *rule.Annotation) bool {
		if !r.letGo(k) {
			return false
		}
		c.parties = r.partiesOf(clause.Subject(r.chunks, k-1), false, c.parties)
		c.partnered = true
		return true
	}},
	{"planned", func(r *Runner, c *candidate, k int, _ *rule.Annotation) bool { // "The sale could fetch $5 million"
		v := r.saidOf(k)
		if v < 0 || c.typ != "acquisition" || c.status != "signed" {
			return false
		}
		return r.s.marks.Has(r.chunks[v].Modal, markOpen) && r.chunks[v].Modal != r.s.will
	}},
	{"ended", func(r *Runner, _ *candidate, k int, _ *rule.Annotation) bool { return r.became(k, cueOver) }},
	{"planned", func(r *Runner, c *candidate, k int, _ *rule.Annotation) bool {
		return c.status == "signed" && r.became(k, cuePends)
	}},
}

// fate is the status of an agreement that no verb claims, "" if nothing around the word a
// for it tells one.
func (r *Runner) fate(c *candidate, k int, a *rule.Annotation) string {
	for i := range fates {
		if fates[i].holds(r, c, k, a) {
			return fates[i].status
		}
	}
	return ""
}

// meansTo reports whether the agreement in chunk k is one by which something is to be done that is
// only planned: "plans to go public through a merger", "hopes to expand by the acquisition of Bolt".
func (r *Runner) meansTo(k int) bool {
	j := k - 1
	if j < 2 || r.chunks[j].Kind != clause.Prep {
		return false
	}
	if y := r.d.Tokens[r.chunks[j].First].Sym; y != r.s.by && y != r.s.through && y != r.s.via {
		return false
	}
	for j--; j > 0 && (r.chunks[j].Kind == clause.Noun || r.chunks[j].Kind == clause.Prep || r.chunks[j].Kind == clause.Time); {
		j--
	}
	if r.chunks[j].Kind != clause.Verb || r.chunks[j].Form != clause.Infinitive {
		return false
	}
	for j--; j > 0 && (r.chunks[j].Kind == clause.Prep || r.chunks[j].Kind == clause.Time); {
		j--
	}
	if j < 0 {
		return false
	}
	return r.chunks[j].Kind == clause.Verb && r.markedChunk(j, markPlan) || r.chunks[j].Kind == clause.Noun && r.markedHead(j, markPlan)
}

// describedBy reports whether a word of some kind stands in chunk k before the word a for
// an agreement.
func (r *Runner) describedBy(k int, a *rule.Annotation, is func(token.Sym) bool) bool {
	for i := r.chunks[k].First; i < a.First; i++ {
		if is(r.d.Tokens[i].Sym) {
			return true
		}
	}
	return false
}

// became reports whether a verb tells of the agreement in chunk k, by a word of a mark
// behind it, what has become of it: "came to nothing", "is void", "remains unsigned", "has
// been left to expire", "nothing came of it".
func (r *Runner) became(k int, mark lexicon.Mark) bool {
	const near = 4 // tokens
	if k > 2 && r.chunks[k-1].Of && r.chunks[k-2].Kind == clause.Verb && r.s.cues.Has(r.chunks[k-2].Sym, cueTurns) {
		return r.s.cues.Has(r.d.Tokens[r.chunks[k-2].First-1].Sym, mark) // "Nothing came of the deal"
	}
	v := r.saidOf(k)
	if v < 0 || r.chunks[v].Negated || r.chunks[v].Modal != 0 {
		return false
	}
	ch := &r.chunks[v]
	if n := v + 1; ch.Passive && n < len(r.chunks) && r.chunks[n].Form == clause.Infinitive && r.s.cues.Has(ch.Sym, cueLets) {
		return mark == cueOver && r.s.cues.Has(r.chunks[n].Sym, cueLapses)
	}
	if !r.s.cues.Has(ch.Sym, cueTurns) {
		return false
	}
	end := r.d.Sentences[r.sent].End
	for i := ch.Head + 1; i < min(ch.Head+1+near, end) && !r.d.Tokens[i].Is(token.Punct); i++ {
		if r.s.cues.Has(r.d.Tokens[i].Sym, mark) && !r.ofSum(i) {
			next := i + 1 // "is over", not "is over 20 years old"
			return next == end || r.d.Tokens[next].Is(token.Punct) || r.s.clause.Function(r.d.Tokens[next].Sym)
		}
	}
	return false
}

// fails reports whether the verb group k, -1 if there is none, tells that its subject has come
// to nothing, as it would of an agreement: "fell through", "was abandoned".
func (t *telling) fails(k int) bool {
	if k < 0 || t.chunks[k].Negated || t.chunks[k].Modal != 0 {
		return false
	}
	v := &t.chunks[k]
	if v.Passive {
		return t.s.marks.Has(v.Sym, markStopped)
	}
	if t.objectBehind(clause.Args(t.chunks, k), k) {
		return false // "the plan to buy Acme ended years of doubt"
	}
	for _, f := range t.s.verbs.at(v.Sym) {
		if f.status == "ended" && f.subject.role == agreement && t.particle(*v, f.particle) >= 0 {
			return true
		}
	}
	return t.s.marks.Has(v.Sym, markFailed)
}
