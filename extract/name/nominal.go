package name

import (
	"wattwire/extract/lexicon"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// Nominal is a reference without a name ("the company", "both plants", "it")
// and the entities of the same Run that it means.
type Nominal struct {
	token.Span
	Entities []int
}

// sentences that a nominal looks back over.
const memory = 6

// Nominals are the references without a name of the last document, in order.
// The slice is valid until the next Run.
func (r *Runner) Nominals() []Nominal {
	r.noms, r.nomEnts = r.noms[:0], r.nomEnts[:0]
	if len(r.ments) == 0 {
		return nil
	}
	r.counts = append(r.counts[:0], make([]int, len(r.ents))...)
	r.calls = r.calls[:0]
	for i := range r.ments {
		r.counts[r.ments[i].Entity]++
		r.call(&r.ments[i])
	}
	r.main = -1
	for e, n := range r.counts {
		if r.ents[e].Kind == record.Organization && r.ents[e].Subkind != "media" && n > 2 && (r.main < 0 || n > r.counts[r.main]) {
			r.main = e
		}
	}
	m := 0 // mentions before the sentence
	for s := range r.d.Sentences {
		sent := r.d.Sentences[s]
		for m < len(r.ments) && r.ments[m].First < sent.First {
			m++
		}
		for i := sent.First; i < sent.End; i++ {
			n := len(r.noms)
			r.nominal(s, i, sent.End)
			if len(r.noms) > n {
				i = r.noms[n].End - 1
			}
		}
	}
	return r.noms
}

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
	if k := m.First - 1; k >= 0 && r.find(k, r.s.lab.nominal) != nil && r.noun(k).End == m.First {
		r.calls = append(r.calls, calling{m.Entity, r.sym(k)})
	}
	end := r.d.Sentences[r.d.SentenceOf(m.First)].End
	if m.End+1 >= end || r.sym(m.End) != r.s.words.comma || r.trait(m.End+1)&(function|pointing) == 0 {
		return
	}
	for k := m.End + 1; k < end && k < m.End+8 && r.at[k] == 0 && r.sym(k) != r.s.words.comma && r.sym(k) != r.s.words.of; k++ {
		if a := r.noun(k); a != nil && a.Entry.Get("kind") == m.Kind {
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

// nominal resolves what begins at token i of sentence s, a determiner or a pronoun.
func (r *Runner) nominal(s, i, end int) {
	w := &r.s.words
	if r.trait(i)&pointing == 0 || r.at[i] != 0 {
		return
	}
	p := w.pointers[r.sym(i)]
	if p == pronoun || p == pronouns {
		r.pronoun(s, i, p)
		return
	}
	ref := reference{size: w.sizes[r.sym(i)]}
	if p == definite && w.sizes[r.sym(i+1)] > 0 && i+2 < end && r.verbal(i+2) { // the two agreed
		ref = reference{Span: token.Span{First: i, End: i + 2}, kind: record.Organization, plural: true, size: w.sizes[r.sym(i+1)]}
		r.refer(s, &ref)
		return
	}
	for k, n := i+1, 0; k < end && n <= 2; n++ {
		if r.namedAt(k) && r.basedAt(k, end) == 0 {
			return // the European Commission
		}
		if a := r.noun(k); a != nil {
			if r.returns(i, a, end) && !(p == thats && a.Entry.Get("number") == "2") {
				ref.Span, ref.kind, ref.sub = token.Span{First: i, End: a.End}, a.Entry.Get("kind"), a.Entry.Get("subkind")
				ref.plural = a.Entry.Get("number") == "2"
				r.refer(s, &ref)
			}
			return
		}
		switch d := r.find(k, r.s.lab.demonym); {
		case d != nil: // the French utility
			ref.country = d.Entry.Get("alpha3")
			k = d.End
		case r.basedAt(k, end) > 0: // the Paris-based group
			ref.country = r.placeEnding(r.basedAt(k, end) - 2)
			k = r.basedAt(k, end)
		case r.at[k] != 0 || !r.d.Tokens[k].Is(token.Letter) || r.trait(k)&other != 0 || r.trait(k)&function != 0 && w.sizes[r.sym(k)] == 0:
			return
		default:
			if n := w.sizes[r.sym(k)]; n > 0 {
				ref.size = n
			}
			ref.nearest = ref.nearest || r.sym(k) == w.same
			k++
		}
	}
}

// namedAt reports whether token k is part of a name.
func (r *Runner) namedAt(k int) bool {
	return r.at[k] != 0 && r.groups[r.root(r.cands[r.at[k]-1].group)].entity > 0
}

// reference is a noun that returns to what the article has named.
type reference struct {
	token.Span
	kind, sub string
	country   string // that an adjective or a place in it tells
	plural    bool
	nearest   bool // the same company: the one told last
	size      int  // two, three: how many are meant, 0 if not told
}

// noun is the longest entry of the list of nouns that return to something
// named at token k.
func (r *Runner) noun(k int) *rule.Annotation {
	a := r.find(k, r.s.lab.nominal)
	for b := a; b != nil; b = r.c.Next(b) {
		if b.Label == r.s.lab.nominal && b.End > a.End {
			a = b
		}
	}
	return a
}

// basedAt is the token after "Paris-based" where that begins at k, 0 if it
// does not.
func (r *Runner) basedAt(k, end int) int {
	for n := k + 1; n+1 < end && n < k+5; n++ {
		if r.sym(n) == r.s.words.hyphen && r.sym(n+1) == r.s.words.based {
			return n + 2
		}
		if !r.d.Tokens[n].Is(token.Upper) && !r.d.Tokens[n].Is(token.Punct) {
			return 0
		}
	}
	return 0
}

// verbal reports whether the word at k is an auxiliary or a past form.
func (r *Runner) verbal(k int) bool {
	word := r.d.Word(k)
	return r.trait(k)&function != 0 && r.trait(k)&clause == 0 && len(word) > 2 && r.sym(k) != r.s.words.and || len(word) > 4 && word[len(word)-2:] == "ed"
}

// returns reports whether noun a after the determiner at i means what was named
// before, no part of a compound or a description of its own.
func (r *Runner) returns(i int, a *rule.Annotation, end int) bool {
	w := &r.s.words
	next := a.End
	if next < end {
		switch {
		case r.at[next] != 0 && r.d.Tokens[next].Is(token.Upper),
			r.sym(next) == w.of:
			return false // the developer Masdar, the owner of the plant
		case a.Entry.Get("kind") == record.Organization && r.trait(next)&(facHead|topic) != 0:
			return false // the company plant, the utility industry
		}
	}
	if prev := r.sym(i - 1); a.Entry.Get("kind") == record.Organization && (prev == w.is || prev == w.was) {
		return false // it is the operator
	}
	return r.d.Word(a.First-1) != "joint"
}

// refer resolves a noun to the entities told before it.
func (r *Runner) refer(s int, ref *reference) {
	from := len(r.nomEnts)
	switch {
	case ref.sub == "consortium":
		r.consortium(from, ref.Span)
	case ref.plural:
		r.severals(from, s, ref)
	default:
		if e := r.antecedent(s, ref); e >= 0 {
			r.addNominal(from, e)
		}
	}
	if len(r.nomEnts) > from {
		r.noms = append(r.noms, Nominal{ref.Span, r.nomEnts[from:len(r.nomEnts):len(r.nomEnts)]})
	}
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
// of a sentence than what stands after a preposition, rather what the article
// often tells of, and rather near than far; -1 if none fits.
func (r *Runner) antecedent(s int, ref *reference) int {
	best, score := -1, 0
	noms := len(r.noms)
	for back := 0; back < memory && s-back >= 0; back++ {
		first := true
		weigh := func(e int, m token.Span) {
			n := 20 - 3*back + min(r.counts[e], 5)
			if e == r.main {
				n += 2
			}
			if ref.country != "" && r.ents[e].Country != "" {
				n += 10
			}
			if r.called(e, r.sym(ref.End-1)) {
				n += 8
			}
			switch {
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
			if n := &r.noms[noms]; len(n.Entities) == 1 && r.agrees(n.Entities[0], ref) && r.ents[n.Entities[0]].Kind == ref.kind {
				first = true
				weigh(n.Entities[0], n.Span)
			}
		}
		first = true
		r.eachMention(s-back, ref.First, func(m *Mention) bool {
			if r.fits(m, ref) {
				weigh(m.Entity, m.Span)
			} else if m.Kind == record.Organization && ref.kind == m.Kind && r.ents[m.Entity].Subkind != "media" {
				first = false
			}
			return true
		})
	}
	return best
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

// pronoun resolves "it" and "they" to an organization of the sentence before,
// or before in this one: the one that says what follows, else the subject.
func (r *Runner) pronoun(s, i int, p pointer) {
	w := &r.s.words
	if n := r.sym(i + 1); n == w.is || n == w.was || n == w.poss {
		return // it is …: of no one who acts
	}
	if i > r.d.Sentences[s].First && r.trait(i-1)&clause == 0 && !r.d.Tokens[i-1].Is(token.Punct) {
		return // no subject
	}
	from := len(r.nomEnts)
	ref := reference{Span: token.Span{First: i, End: i + 1}, kind: record.Organization, plural: p == pronouns}
	for back := 0; back <= 1 && s-back >= 0 && len(r.nomEnts) == from; back++ {
		best, score, country := -1, 0, false
		var last *Mention
		r.eachMention(s-back, i, func(m *Mention) bool {
			if m.Kind == record.Place && best < 0 && r.acts(m, s-back) {
				country = true
				return false
			}
			if m.Kind != record.Organization {
				return true
			}
			n := 1 + min(r.counts[m.Entity], 4)
			if best < 0 {
				n += 3
			}
			if r.oblique(m.First) {
				n -= 3
			}
			if says := i - m.End; back == 0 && (says == 1 || says == 2) && r.trait(m.End)&clause != 0 {
				n += 20 // Borealtis said it …
			} else if r.ents[m.Entity].Subkind == "media" {
				return true
			}
			if last != nil && p == pronouns && r.joinedBy(last.End, m.First) {
				r.addNominal(from, last.Entity)
				r.addNominal(from, m.Entity)
			}
			last = m
			if n > score {
				best, score = m.Entity, n
			}
			return true
		})
		if country {
			break
		}
		if best >= 0 && len(r.nomEnts) == from {
			r.addNominal(from, best)
		}
	}
	if len(r.nomEnts) > from {
		r.noms = append(r.noms, Nominal{ref.Span, r.nomEnts[from:len(r.nomEnts):len(r.nomEnts)]})
	}
}

// acts reports whether m is a country that is the subject of sentence s.
func (r *Runner) acts(m *Mention, s int) bool {
	e := r.ents[m.Entity].Entry
	return e != nil && e.Get("alpha3") != "" && m.First < r.d.Sentences[s].First+3 && r.sym(m.End) != r.s.words.poss && r.sym(m.End) != r.s.words.apos && !r.oblique(m.First)
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
	return m.Kind == ref.kind && r.agrees(m.Entity, ref) && (m.Kind != record.ProjectKind || r.alike(m.Span, ref.Span))
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

// agrees reports whether a reference of that subkind and country can mean the
// entity.
func (r *Runner) agrees(e int, ref *reference) bool {
	if c := r.ents[e].Country; ref.country != "" && c != "" && c != ref.country {
		return false
	}
	has := r.ents[e].Subkind
	switch sub := ref.sub; sub {
	case "":
		return has != "media"
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

// pointer is a word that begins a reference without a name.
type pointer uint8

const (
	definite pointer = 1 + iota // the, this
	thats                       // that
	several                     // both, two, all
	owned                       // its, their
	pronoun                     // it
	pronouns                    // they
)

func pointers(lex *lexicon.Lexicon) map[token.Sym]pointer {
	out := map[token.Sym]pointer{}
	for p, words := range map[pointer][]string{
		definite: {"the", "this"}, thats: {"that"}, several: {"both", "these", "those"},
		pronoun: {"it"}, pronouns: {"they"},
	} {
		for _, w := range words {
			out[lex.Vocab.InternString(w)] = p
		}
	}
	return out
}
