package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/name"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// A sign tells that a candidate is of the field, that of energy and infrastructure, or of
// another. The signs are tried in their order, and the first that holds decides; a
// candidate for which none holds is of the field. The list deal_domain has words of
// the field, deal_outside those of others.
type sign struct {
	name  string // as a trace shows it
	ours  bool   // of the field
	holds func(r *Runner, c *candidate) bool
}

const (
	ours   = true
	theirs = false
)

var signs = []sign{
	{"what an army takes", theirs, func(r *Runner, c *candidate) bool { // and pays nobody for
		return c.typ == "acquisition" && c.value == 0 && len(c.parties) == len(c.agents) && slices.ContainsFunc(c.agents, r.outsider)
	}},
	{"what no word of energy or infrastructure stands beside", theirs, func(r *Runner, c *candidate) bool { return !r.domain(c) }},
	{"power", ours, func(_ *Runner, c *candidate) bool { return c.typ == "power_purchase_agreement" }},
	{"how much states pump", ours, func(_ *Runner, c *candidate) bool { return c.pumps }},
	{"what is told with words of another field", theirs, (*Runner).foreign}, // "sold its film studio"
	{"what firms agree", ours, func(r *Runner, c *candidate) bool {
		return c.typ == "acquisition" || len(c.strangers) > 0 || !r.sovereigns(c.parties)
	}},
	{"what a cartel agrees", theirs, func(r *Runner, c *candidate) bool {
		return slices.ContainsFunc(c.parties, r.outsider)
	}},
	{"a plant", ours, func(_ *Runner, c *candidate) bool { return c.own }},
	{"what states do without for peace", theirs, func(r *Runner, c *candidate) bool { // "left the nuclear deal"
		before := c.name.First - 1
		return before >= 0 && c.bare && !(c.signed && len(c.agents) > 0) && r.s.cues.Has(r.d.Tokens[before].Sym, cueArms)
	}},
	{"how much is pumped, of which no state is told", theirs, func(r *Runner, c *candidate) bool { // "as part of a deal between producers"
		return c.typ != "financing" && r.rationed(c)
	}},
	{"what is named for what it is", ours, func(_ *Runner, c *candidate) bool {
		return len(c.parties) == 0 || c.noun >= 0 && !c.bare && !c.united && c.typ != "financing"
	}},
	{"what one state does", ours, (*Runner).oneSided},
	{"what a firm or a plant has a part in", ours, (*Runner).withFirm},
	{"what states agree by themselves", theirs, func(r *Runner, c *candidate) bool { // "hopes of a deal between Kenya and Peru lift oil"
		return !r.near[c.sent] || !r.about(c) && !((c.signed || c.agreed) && c.status == "signed")
	}},
}

// otherField is the sign by which a candidate is of another field, "" if it is of this one.
func (r *Runner) otherField(c *candidate) string {
	for i := range signs {
		if signs[i].holds(r, c) {
			if signs[i].ours {
				return ""
			}
			return signs[i].name
		}
	}
	return ""
}

// about reports whether a word of the field stands in what tells of a candidate.
func (r *Runner) about(c *candidate) bool {
	for i, end := min(c.name.First, c.region.First), max(c.name.End, c.region.End); i < end; i++ {
		if !r.named[i] && r.s.domain.has(r.d.Tokens[i].Sym) {
			return true
		}
	}
	return false
}

// domain reports whether a word of the field stands in a candidate's sentence, or the
// whole article or a party is of the field.
func (r *Runner) domain(c *candidate) bool {
	if c.mw > 0 || c.mwh > 0 || c.plant >= 0 || c.typ == "power_purchase_agreement" {
		return true
	}
	return r.energy || r.near[c.sent] || slices.ContainsFunc(c.parties, func(e int) bool {
		return isUtility(&r.in.Entities[e]) || c.typ == "acquisition" && c.noun >= 0 && r.inField(e)
	})
}

// inField reports whether a party has a word of the field in its name.
func (r *Runner) inField(e int) bool {
	return slices.ContainsFunc(r.in.Mentions, func(m name.Mention) bool {
		for i := m.First; m.Entity == e && i < m.End; i++ {
			if r.s.domain.has(r.d.Tokens[i].Sym) {
				return true
			}
		}
		return false
	})
}

// foreign reports whether a candidate is told with words of another field, in a
// sentence without any of this one. A title says too little for that.
func (r *Runner) foreign(c *candidate) bool {
	if r.in.Title || c.own || r.near[c.sent] {
		return false
	}
	for i := r.d.Sentences[c.sent].First; i < max(c.name.End, c.region.End); i++ {
		if !r.named[i] && r.s.outside.has(r.d.Tokens[i].Sym) {
			return true
		}
	}
	return false
}

// oneSided reports whether a candidate is what one state or body does by itself: "pledged
// $5 million to the project", but no loan of a body to a state.
func (r *Runner) oneSided(c *candidate) bool {
	if len(c.parties) != 1 || c.partnered && c.typ != "financing" {
		return false
	}
	return r.in.Entities[c.parties[0]].Subkind != "intergovernmental" || !r.besideNation(c)
}

// besideNation reports whether a state is named in the sentence of a candidate.
func (r *Runner) besideNation(c *candidate) bool {
	s := r.d.Sentences[c.sent].Span
	for i := s.First; i < s.End; i++ {
		if a := r.chart.Find(i, r.s.place); a != nil && nation(r.entityOf(a)) {
			return true
		}
	}
	return false
}

// withFirm reports whether a plant or a firm stands in the sentence of a candidate.
func (r *Runner) withFirm(c *candidate) bool {
	s := r.d.Sentences[c.sent].Span
	for i := s.First; i < s.End; i++ {
		if r.chart.Find(i, r.s.project) != nil {
			return true
		}
		if a := r.chart.Find(i, r.s.org); a != nil {
			switch r.entityOf(a).Subkind {
			case "company", "utility", "":
				return true
			}
		}
	}
	return false
}

// sovereign reports whether an entity is a state or a union of states.
func (r *Runner) sovereign(e int) bool {
	switch x := &r.in.Entities[e]; x.Subkind {
	case "government", "intergovernmental":
		return true
	default:
		return x.Kind == record.Place
	}
}

// sovereigns reports whether all of some entities are states or unions of states.
func (r *Runner) sovereigns(entities []int) bool {
	return !slices.ContainsFunc(entities, func(e int) bool { return !r.sovereign(e) })
}

// outsider reports whether a word of another field is in a name of an entity.
func (r *Runner) outsider(e int) bool {
	for _, m := range r.in.Mentions {
		if m.Entity != e {
			continue
		}
		for i := m.First; i < m.End; i++ {
			if r.s.outside.has(r.d.Tokens[i].Sym) {
				return true
			}
		}
	}
	return false
}

// pumped reports whether a candidate tells how much states agree to produce, which are told one by
// one or as a union of them: "OPEC and Russia agreed to cut output".
func (r *Runner) pumped(c *candidate) bool {
	if c.frame.typ != "" && c.frame.typ != "topic" || len(c.parties) == 0 || !r.sovereigns(c.parties) {
		return false
	}
	return (len(c.parties) > 1 || r.in.Entities[c.parties[0]].Subkind == "intergovernmental") && r.rationed(c)
}

// withCartel gives a deal with one state the union of states that sets prices whose output its
// sentence tells of before: "OPEC is cutting output under a deal with Russia".
func (r *Runner) withCartel(c *candidate) {
	if c.noun < 0 || !c.partnered || !c.bare || len(c.parties) != 1 || !r.countries(c.parties) {
		return
	}
	for i := r.d.Sentences[c.sent].First; i < c.name.First; i++ {
		a := r.chart.Find(i, r.s.org)
		if a == nil || !r.sovereign(r.in.Mentions[a.Ref].Entity) || !r.outsider(r.in.Mentions[a.Ref].Entity) {
			continue
		}
		with := *c
		if with.parties = append(slices.Clip(c.parties), r.in.Mentions[a.Ref].Entity); r.rationed(&with) {
			c.parties = with.parties
		}
		return
	}
}

// pumping adds to those who agree how much they produce the states that are named as some of them:
// "OPEC and allies including Russia", "OPEC and allies led by Russia", "OPEC, Russia and others".
func (r *Runner) pumping(c *candidate) {
	for k := 2; k < len(r.chunks) && r.chunks[k].First < c.region.End; k++ {
		ch, lead := &r.chunks[k], &r.chunks[k-1]
		a := r.lastMention(ch.Span, r.s.place)
		if ch.Kind != clause.Noun || a == nil || !nation(r.entityOf(a)) {
			continue
		}
		of := k - 2 // whom the words before the name tell of
		switch {
		case r.runBy(a.End):
			of = k
		case lead.Kind == clause.Comma, lead.Kind == clause.Conj:
			if !contains(c.parties, r.organization(of)) {
				continue
			}
		case lead.Kind == clause.Prep && r.markedChunk(k-1, markMember):
		case lead.Sym == r.s.by && r.chunks[of].Kind == clause.Verb && r.markedChunk(of, markLed):
			of--
		default:
			continue
		}
		if of > 0 && r.chunks[of].Kind == clause.Comma {
			of-- // "other producers, including Russia"
		}
		if lead.Kind != clause.Prep || of >= 0 && r.markedHead(of, markCollective) {
			c.parties = add(c.parties, r.in.Mentions[a.Ref].Entity)
		}
	}
}

// rationed reports whether what tells of a candidate, or the sentence of one of a union of states
// that sets prices, tells that output is raised or cut: "to raise crude output", "to extend their
// supply cuts", "agreed to production cuts".
func (r *Runner) rationed(c *candidate) bool {
	const within = 7 // tokens
	sp := token.Span{First: min(c.name.First, c.region.First), End: max(c.name.End, c.region.End)}
	if slices.ContainsFunc(c.parties, r.outsider) {
		sp = r.d.Sentences[c.sent].Span
	}
	for i := sp.First; i < sp.End; i++ {
		y := r.d.Tokens[i].Sym
		if r.s.cues.Has(y, cueOutput) && i+1 < sp.End && (r.tunes(i+1) || r.s.cues.Has(r.d.Tokens[i+1].Sym, cueOutput)) {
			return true // "production cuts", "supply reductions"
		}
		if !r.tunes(i) {
			continue
		}
		for j := i + 1; j < min(i+within, sp.End) && !r.d.Tokens[j].Is(token.Punct); j++ {
			if r.s.cues.Has(r.d.Tokens[j].Sym, cueOutput) {
				return true
			}
		}
	}
	return false
}

// tunes reports whether the word at token i is one for having more or less of something.
func (r *Runner) tunes(i int) bool {
	y := r.d.Tokens[i].Sym
	return r.s.cues.Has(y, cueTunes) || r.s.cues.Has(r.s.clause.Lemma(y), cueTunes)
}
