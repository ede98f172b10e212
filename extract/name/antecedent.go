package name

import (
	"slices"
	"strings"

	"wattwire/extract/record"
	"wattwire/extract/token"
)

// calling is a noun by which the article has called an entity.
type calling struct {
	entity int
	noun   token.Sym
}

// call notes the nouns beside m that tell what it is: "the utility Borealtis",
// "Borealtis, a state utility".
func (r *Runner) call(m *Mention) {
	if m.Kind != record.Organization && m.Kind != record.ProjectKind {
		return
	}
	if k := m.First - 1; k >= 0 && r.nounTo(k, m.First) {
		r.calls = append(r.calls, calling{m.Entity, r.sym(k)})
	}
	end := r.d.Sentences[r.d.SentenceOf(m.First)].End
	if k := m.First - 2; k > 0 && r.sym(k+1) == r.s.words.comma && m.End < end && r.d.Tokens[m.End].Is(token.Punct) && r.nounTo(k, k+1) {
		r.calls = append(r.calls, calling{m.Entity, r.sym(k)}) // "a joint venture, Borel Wind"
	}
	if m.End+1 >= end || r.trait(m.End+1)&(function|pointing) == 0 {
		return
	}
	if y := r.sym(m.End); y != r.s.words.comma && y != r.s.words.is && y != r.s.words.was {
		return // "Borealtis, a state utility", "Borealtis is a state utility"
	}
	for k := m.End + 1; k < end && k < m.End+8 && r.at[k] == 0 && r.sym(k) != r.s.words.comma && r.trait(k)&preposition == 0; k++ {
		if a := r.noun(k); a != nil && a.Entry.Get("kind") == m.Kind && !r.compounded(a.End) {
			r.calls = append(r.calls, calling{m.Entity, r.sym(a.End - 1)})
			return
		}
	}
}

// called reports whether the article has called the entity so.
func (r *Runner) called(e int, noun token.Sym) bool {
	for _, c := range r.calls {
		if c.entity == e && c.noun == noun {
			return true
		}
	}
	return false
}

// refer resolves a noun to the entities told before it.
func (r *Runner) refer(s int, ref *reference) {
	from := len(r.nomEnts)
	var title []int
	r.bind(s, ref)
	switch {
	case ref.sub == "consortium":
		r.consortium(from, ref.Span)
	case ref.kind == record.Place && ref.size == 0: // "the countries in the region"
		return
	case ref.plural:
		if r.severals(from, s, ref); len(r.nomEnts) == from {
			title = r.inTitle(s, ref)
		}
		if len(r.nomEnts) == from && len(title) == 0 && ref.kind == record.Organization && ref.sub == "" && ref.size > 0 { // "the two sides"
			states := *ref
			states.kind, states.sub = record.Place, "country"
			r.severals(from, s, &states)
		}
	default:
		if e := r.namedBehind(s, ref); e >= 0 {
			r.addNominal(from, e)
			break
		}
		e, score := r.antecedent(s, ref)
		if t := r.inTitle(s, ref); len(t) > 0 && r.titleScore(s, t[0], ref) > score {
			title = r.unmeant(s, t, ref)
		} else if e >= 0 {
			r.addNominal(from, e)
		}
	}
	if len(r.nomEnts) > from || len(title) > 0 {
		r.noms = append(r.noms, Nominal{ref.Span, r.nomEnts[from:len(r.nomEnts):len(r.nomEnts)], title})
	}
}

// namedBehind is the entity whose name follows a reference between commas: "the manufacturer,
// Borel, has", "the Danish firm, Borel, as"; -1 if none does.
func (r *Runner) namedBehind(s int, ref *reference) int {
	e := -1
	if r.sym(ref.End) != r.s.words.comma || !ref.telling && ref.country == "" {
		return e
	}
	r.eachMention(s, ref.End+2, func(m *Mention) bool {
		if m.First == ref.End+1 && m.Kind == ref.kind && r.sym(r.behindBrackets(m.End)) == r.s.words.comma {
			e = m.Entity
		}
		return true
	})
	return e
}

// inTitle are the organizations of the title to which a noun of sentence s may
// return: of a plural as many as are told.
func (r *Runner) inTitle(s int, ref *reference) (out []int) {
	if s >= lead || ref.kind != record.Organization {
		return nil
	}
	for i := range r.title {
		if e := &r.title[i]; e.Kind == ref.kind && agree(e, ref) && r.unboundTitle(e) {
			out = append(out, i)
		}
	}
	if ref.plural && (len(out) < 2 || ref.size > 0 && len(out) != ref.size) {
		return nil
	}
	return out
}

// unmeant is the first of the organizations t of the title that no description before it in
// sentence s has meant, if a noun is told without an article, and so as another: "Utility
// buys dam from Danish group".
func (r *Runner) unmeant(s int, t []int, ref *reference) []int {
	for i := range t {
		meant := func(n Nominal) bool { return n.First >= r.d.Sentences[s].First && slices.Contains(n.Title, t[i]) }
		if !ref.clipped || !slices.ContainsFunc(r.noms, meant) {
			return t[i : i+1]
		}
	}
	return t[:1]
}

// titleScore weighs the organization e of the title as antecedent does those of
// the text.
func (r *Runner) titleScore(s, e int, ref *reference) int {
	n := 20 - 3*(s+1)
	if ref.country != "" && r.title[e].Country != "" {
		n += 10
	}
	if e == 0 {
		n += 3
	}
	return n
}

// severals finds what a plural returns to: the names of the nearest sentence
// that has as many as are told, or two, of more the ones joined by "and"; if
// there is none, the names of the sentences before together.
func (r *Runner) severals(from, s int, ref *reference) {
	far, want := memory, max(ref.size, 2)
	if ref.kind == record.ProjectKind {
		far *= 3
	}
	for back := 0; back < far && s-back >= 0; back++ {
		var last *Mention
		run, runs := len(r.nomEnts), false // where the names joined by "and" begin
		r.eachMention(s-back, ref.First, func(m *Mention) bool {
			if !r.fits(m, ref) {
				return true
			}
			if last == nil || !r.joinedBy(last.End, m.First) {
				if runs {
					return false
				}
				run = len(r.nomEnts)
			}
			r.addNominal(from, m.Entity)
			runs = len(r.nomEnts)-run >= want
			last = m
			return true
		})
		switch n := len(r.nomEnts) - from; {
		case runs:
			r.nomEnts = append(r.nomEnts[:from], r.nomEnts[run:]...)
			return
		case n == want || n > want && ref.size == 0:
			return
		case n > want || ref.size == 0 && n < want && back+1 < far:
			r.nomEnts = r.nomEnts[:from]
		}
	}
	r.nomEnts = r.nomEnts[:from]
}

// antecedent is the entity that a singular noun returns to: rather the subject
// of a sentence than what stands after a preposition, rather what the sentences
// around often tell of, and rather near than far; -1 if none fits. score is its
// weight.
func (r *Runner) antecedent(s int, ref *reference) (best, score int) {
	best = -1
	noms := len(r.noms)
	r.countNear(s, ref.First)
	step, subject := 3, !r.oblique(ref.First)
	if ref.telling {
		step = 5
	}
	for back := 0; back < memory && s-back >= 0; back++ {
		first := true
		weigh := func(e int, m token.Span) {
			n, like := 20-step*back+min(r.near[e], 5), r.likeness(e, ref)
			if back > 0 && like < 2 && r.oneOfSeveral(m) {
				n -= 5 // "the company" is neither of "Acme and Bolt"
			}
			if e == r.main && r.near[e] > 1 {
				n += 2
			}
			if r.d.Sentences[s-back].Paragraph == r.d.Sentences[s].Paragraph {
				n += 2 // a digest goes on to another matter with the next
			}
			if ref.country != "" && (r.ents[e].Country != "" || r.beforePlaceOf(m, ref.country)) {
				n += 10
			}
			switch {
			case like > 0 && (ref.country == "" || r.ents[e].Country != "") && (ref.telling || r.sym(ref.End-1) == r.s.words.corporation):
				n += 8 + 6*min(like-1, 2)
			case ref.telling && r.called(e, r.sym(ref.End-1)):
				n += 8
			}
			switch {
			case first && back < 2 && subject && r.officeOf(m.First):
				n += 6 // Borel's chief executive said the company
			case r.oblique(m.First):
				n -= 2
			case first && back == 0 && m.First <= r.d.Sentences[s].First+1:
				n += 7
			case first:
				n += 3
			}
			first = false
			if ref.nearest {
				n = 100 - 10*back + m.First - r.d.Sentences[s-back].First
			}
			if n > score {
				best, score = e, n
			}
		}
		for noms > 0 && r.d.SentenceOf(r.noms[noms-1].First) >= s-back {
			noms--
			n := &r.noms[noms]
			if len(n.Entities) != 1 {
				continue
			}
			if e := n.Entities[0]; r.agrees(e, ref) && r.ents[e].Kind == ref.kind && r.unbound(e) {
				first = true
				weigh(e, n.Span)
			}
		}
		first = true
		r.eachMention(s-back, ref.First, func(m *Mention) bool {
			if r.fits(m, ref) && r.unbound(m.Entity) {
				weigh(m.Entity, m.Span)
			} else if m.Kind == record.Organization && ref.kind == m.Kind && r.ents[m.Entity].Subkind != "media" {
				first = false
			}
			return true
		})
	}
	return best, score
}

// beforePlaceOf reports whether the first name behind the one at s in its sentence is of a place in a
// country: "Acme for its plant near Lima", told of as "the Peruvian firm".
func (r *Runner) beforePlaceOf(s token.Span, country string) bool {
	i, _ := slices.BinarySearchFunc(r.ments, s.End, func(m Mention, end int) int { return m.First - end })
	for ; i < len(r.ments) && r.ments[i].First < r.d.Sentences[r.d.SentenceOf(s.First)].End; i++ {
		switch m := &r.ments[i]; m.Kind {
		case record.Place:
			return r.ents[m.Entity].Country == country
		case record.Organization:
			return false
		}
	}
	return false
}

// oneOfSeveral reports whether the name of an organization at s is one of a list that "and"
// joins: "Acme, Bolt and Cord", "Acme (50 MW) and Bolt (20 MW)".
func (r *Runner) oneOfSeveral(s token.Span) bool {
	i, found := slices.BinarySearchFunc(r.ments, s.First, func(m Mention, first int) int { return m.First - first })
	if !found || r.ments[i].Kind != record.Organization {
		return false
	}
	joins := func(i, j int) bool { // the mentions i and j
		if i < 0 || j >= len(r.ments) || r.ments[j].Kind != record.Organization {
			return false
		}
		end := r.behindBrackets(r.ments[i].End)
		return r.joinedBy(end, r.ments[j].First) && r.sym(r.ments[j].First-1) != r.s.words.comma
	}
	return joins(i-1, i) || joins(i, i+1) || joins(i+1, i+2) && r.joinedBy(r.behindBrackets(r.ments[i].End), r.ments[i+1].First)
}

// countNear counts the mentions of each entity in the sentences to which a noun of
// sentence s before a token may return.
func (r *Runner) countNear(s, before int) {
	if len(r.near) < len(r.ents) {
		r.near = make([]int, len(r.ents))
	}
	clear(r.near)
	for back := 0; back < memory && s-back >= 0; back++ {
		r.eachMention(s-back, before, func(m *Mention) bool {
			r.near[m.Entity]++
			return true
		})
	}
}

// oblique reports whether the name at token i stands after a preposition, and
// so is no subject.
func (r *Runner) oblique(i int) bool {
	k := i - 1
	if k >= 0 && r.sym(k) == r.s.words.the {
		k--
	}
	return k >= 0 && r.trait(k)&preposition != 0
}

// officeOf reports whether the name at token i is of the body in which an office is held
// that stands before it: "chief executive of Acme".
func (r *Runner) officeOf(i int) bool {
	k := i - 1
	if k >= 0 && r.sym(k) == r.s.words.the {
		k--
	}
	if k < 1 || r.trait(k)&preposition == 0 || r.trait(k-1)&job != 0 {
		return false // an analyst at Acme speaks of others
	}
	for j := k - 1; j >= max(0, k-4); j-- {
		if a := r.find(j, r.s.lab.title); a != nil && a.End == k && a.Entry.Get("kind") == "office" {
			return true
		}
	}
	return false
}

// consortium finds the members of the consortium told before: "a consortium of
// A, B and C".
func (r *Runner) consortium(from int, span token.Span) {
	noun := r.d.Tokens[span.End-1].Sym
	for k := span.First - 1; k >= 0; k-- {
		if r.d.Tokens[k].Sym != noun {
			continue
		}
		m := 0
		for m < len(r.ments) && r.ments[m].First <= k {
			m++
		}
		if m == len(r.ments) || r.ments[m].First > k+6 {
			continue
		}
		for {
			if r.ments[m].Kind == record.Organization {
				r.addNominal(from, r.ments[m].Entity)
			}
			if m+1 == len(r.ments) || !r.joinedBy(r.ments[m].End, r.ments[m+1].First) {
				return
			}
			m++
		}
	}
}

func (r *Runner) addNominal(from, e int) {
	for _, x := range r.nomEnts[from:] {
		if x == e {
			return
		}
	}
	r.nomEnts = append(r.nomEnts, e)
}

// eachMention calls f for the mentions of a sentence before a token.
func (r *Runner) eachMention(s, before int, f func(m *Mention) bool) {
	sent := r.d.Sentences[s]
	lo, hi := 0, len(r.ments)
	for lo < hi {
		if m := (lo + hi) / 2; r.ments[m].First < sent.First {
			lo = m + 1
		} else {
			hi = m
		}
	}
	for ; lo < len(r.ments) && r.ments[lo].First < sent.End && r.ments[lo].First < before; lo++ {
		if !f(&r.ments[lo]) {
			return
		}
	}
}

// fits reports whether a reference can mean what m names.
func (r *Runner) fits(m *Mention, ref *reference) bool {
	if m.Kind != ref.kind {
		return false
	}
	if !r.agrees(m.Entity, ref) && !(m.Kind == record.Organization && (ref.telling && r.calledHere(m.Entity, ref) || r.bearsNoun(m.Entity, ref))) {
		return false
	}
	return m.Kind != record.ProjectKind || r.alike(m.Span, ref.Span)
}

// alike reports whether the name of a plant tells no other technology or sort
// of facility than the noun: "the pipeline" is no wind farm.
func (r *Runner) alike(name, noun token.Span) bool {
	tech, same := false, false
	for i := name.First; i < name.End; i++ {
		t := r.trait(i)
		for k := noun.First; k < noun.End; k++ {
			if n := r.trait(k); n&facTech != 0 && t&facTech != 0 {
				tech = true
				same = same || r.sym(k) == r.sym(i)
			}
		}
	}
	if tech && !same {
		return false
	}
	last := noun.End - 1
	if r.trait(last)&linear == 0 {
		return true
	}
	for i := name.First; i < name.End; i++ {
		if r.trait(i)&facHead != 0 && r.sym(i) != r.sym(last) {
			return false
		}
	}
	return true
}

// calledHere reports whether the article has called an entity, of which no list tells what it
// is, by the noun of a reference, and tells no other country of it.
func (r *Runner) calledHere(e int, ref *reference) bool {
	x := &r.ents[e]
	return x.Entry == nil && !ref.elsewhere(x.Country) && r.called(e, r.sym(ref.End-1))
}

// bearsNoun reports whether the name of an entity has the noun of a reference in it, which tells no
// other country: "the agency" is the Dolgeth Agency for Water, whatever sort of body that is.
func (r *Runner) bearsNoun(e int, ref *reference) bool {
	x := &r.ents[e]
	return ref.sub != "" && !ref.plural && r.trait(ref.End-1)&orgHead != 0 && !ref.elsewhere(x.Country) && r.likeness(e, ref) > 0
}

// likeness is how many words of a reference the name of entity e has, 0 if its noun is not among
// them: "the solar agency" and the Dolgeth Agency for Solar Power.
func (r *Runner) likeness(e int, ref *reference) int {
	for head := range strings.SplitSeq(ref.heads, "|") {
		if head != "" && nameHas(&r.ents[e], head) {
			return 1 // the miner and Dolgeth Mining
		}
	}
	if ref.kind != record.Organization || r.trait(ref.End-1)&orgHead == 0 {
		return 0
	}
	n := 0
	for k := ref.End - 1; k > ref.First; k-- {
		switch {
		case nameHas(&r.ents[e], r.d.Word(k)):
			n++
		case k == ref.End-1:
			return 0
		}
	}
	return n
}

// nameHas reports whether the name of an entity has a word in it.
func nameHas(e *Entity, word string) bool {
	for w := range strings.FieldsSeq(e.Name) {
		if strings.EqualFold(w, word) || word == "corporation" && strings.TrimSuffix(w, ".") == "Corp" {
			return true
		}
	}
	return false
}

// elsewhere reports whether a reference tells another country than that of an entity, "" if none
// is known of it.
func (ref *reference) elsewhere(country string) bool {
	return ref.country != "" && country != ref.country && (country != "" || ref.nation)
}

// agrees reports whether a reference of that subkind and country can mean the
// entity.
func (r *Runner) agrees(e int, ref *reference) bool { return agree(&r.ents[e], ref) }

func agree(e *Entity, ref *reference) bool {
	if ref.elsewhere(e.Country) {
		return false
	}
	has := e.Subkind
	switch sub := ref.sub; sub {
	case "":
		return has != "media"
	case "country":
		return e.Entry != nil && e.Entry.Get("alpha3") != ""
	case "company":
		return has == "" || has == "company" || has == "finance" || has == "utility" || has == "developer"
	case "agency":
		switch has { // a council or a commission may be any of these
		case "agency", "ministry", "government", "regulator", "intergovernmental", "association":
			return true
		}
		return false
	case "association":
		return has == "association" || has == "intergovernmental"
	case "bank":
		return has == "bank" || has == "finance" || has == "fund"
	case "university": // an institute or a laboratory
		return has == "university" || has == "agency" || has == "association"
	}
	return has == ref.sub
}
