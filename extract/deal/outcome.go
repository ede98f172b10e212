package deal

import "wattwire/extract/clause"

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
