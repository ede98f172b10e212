package deal

import (
	"slices"

	"wattwire/extract/lexicon"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// The field is that of energy and infrastructure: the list deal_domain has its words,
// deal_outside those of others.

// domain reports whether a candidate belongs to the field: a word of it stands in the
// sentence, or the whole article or a party is of the field.
func (r *Runner) domain(c *candidate) bool {
	if c.mw > 0 || c.mwh > 0 || c.plant >= 0 || c.typ == "power_purchase_agreement" {
		return true
	}
	for _, p := range c.parties {
		if isUtility(&r.in.Entities[p]) {
			return true
		}
	}
	return r.energy || r.near[c.sent]
}

// foreign reports whether a candidate is told with words of another field, in a
// sentence without any of this one: "sold its film studio". What armed men take they do
// not buy.
func (r *Runner) foreign(c *candidate) bool {
	if c.typ == "acquisition" && slices.ContainsFunc(c.agents, func(e int) bool { return r.called(e, cueArmed) }) {
		return true
	}
	s := r.d.Sentences[c.sent]
	if r.in.Title || c.own || c.typ == "power_purchase_agreement" || r.near[c.sent] {
		return false // a title says too little
	}
	for i := s.First; i < max(c.name.End, c.region.End); i++ {
		if !r.named[i] && r.s.outside.has(r.d.Tokens[i].Sym) {
			return true
		}
	}
	return false
}

// political reports whether a candidate is one of states on what they rule by
// themselves: how much their oil firms pump, or what has no word of the field.
func (r *Runner) political(c *candidate) bool {
	if c.typ == "power_purchase_agreement" || c.typ == "acquisition" || len(c.strangers) > 0 {
		return false
	}
	cartel := false
	for _, p := range c.parties {
		if !r.sovereign(p) {
			return false
		}
		cartel = cartel || r.called(p, cueCartel)
	}
	if c.own && !cartel {
		return false
	}
	if before := c.name.First - 1; cartel || before >= 0 && c.bare && !r.signedByName(c) && r.s.cues.Has(r.d.Tokens[before].Sym, cueArms) {
		return true // "left the nuclear deal"
	}
	for i, end := min(c.name.First, c.region.First), max(c.name.End, c.region.End); i < end; i++ {
		if r.rations(i, end) {
			return true
		}
	}
	if len(c.parties) == 0 || c.noun >= 0 && !c.bare && !c.united && c.typ != "financing" {
		return false
	}
	lone := len(c.parties) == 1 && (!c.partnered || c.typ == "financing") // "pledged $5 million to the project"
	if lone && r.in.Entities[c.parties[0]].Subkind != "intergovernmental" {
		return false
	}
	s := r.d.Sentences[c.sent].Span
	for i := s.First; i < s.End; i++ {
		if r.chart.Find(i, r.s.project) != nil {
			return false
		}
		if a := r.chart.Find(i, r.s.org); a != nil {
			switch r.entityOf(a).Subkind {
			case "company", "utility", "":
				return false
			}
		}
		if a := r.chart.Find(i, r.s.place); a != nil && nation(r.entityOf(a)) {
			lone = false // a loan to a state
		}
	}
	return !lone && !r.near[c.sent]
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

// called reports whether a word of a mark of list deal_cues is in a name of an entity.
func (r *Runner) called(e int, cue lexicon.Mark) bool {
	for _, m := range r.in.Mentions {
		if m.Entity != e {
			continue
		}
		for i := m.First; i < m.End; i++ {
			if r.s.cues.Has(r.d.Tokens[i].Sym, cue) {
				return true
			}
		}
	}
	return false
}

// signedByName reports whether someone who is named signs a candidate.
func (r *Runner) signedByName(c *candidate) bool { return c.signed && len(c.agents) > 0 }

// rations reports whether the word at i tells that output is raised or cut: "to raise
// crude output", "to extend their supply cuts".
func (r *Runner) rations(i, end int) bool {
	const within = 7 // tokens
	y := r.d.Tokens[i].Sym
	if !r.s.cues.Has(y, cueTunes) && !r.s.cues.Has(r.s.clause.Lemma(y), cueTunes) {
		return false
	}
	for j := i + 1; j < min(i+within, end) && !r.d.Tokens[j].Is(token.Punct); j++ {
		if r.s.cues.Has(r.d.Tokens[j].Sym, cueOutput) {
			return true
		}
	}
	return false
}
