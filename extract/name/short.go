package name

import (
	"strings"

	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// shortForm joins group n with the fuller form of which it is a part.
func (r *Runner) shortForm(n int32) {
	g := &r.groups[n]
	if g.parent != n {
		return
	}
	s := r.span(n)
	best, score, length, several := int32(-1), 0, 0, false
	look := func(key uint64) {
		steps := 0
		for i := r.forms.heads[key>>56]; i != 0 && steps < maxForms; i = r.forms.nodes[i-1].next {
			x := &r.forms.nodes[i-1]
			steps++
			if x.key != key || x.group == n {
				continue
			}
			f := r.span(x.group)
			if f.Len() <= s.Len() {
				continue
			}
			// of equals the one with least left out, then the one told first
			sc := r.shortOf(n, x.group, s, f)
			switch {
			case sc > score:
				several = false
			case sc < score || sc == 0:
				continue
			case r.root(x.group) != r.root(best) && (sc == laterForm || sc == genericForm && r.plantlike(x.group)):
				several = true
			}
			if sc > score || f.Len() < length || f.Len() == length && x.group < best {
				best, score, length = x.group, sc, f.Len()
			}
		}
	}
	look(r.word(s.First) * initialsKey)
	if k := r.word(s.End-1) * initialsKey; s.Len() > 1 || score == 0 {
		look(k)
	}
	if t := &r.d.Tokens[s.First]; t.Is(token.AllUpper) || s.Len() == 3 && r.initial(s.First) || best < 0 && r.spoken(n) {
		look(initialKey(r.d.Text[t.Start]))
	}
	if several {
		return // short for two of them
	}
	if best >= 0 && r.root(best) != n {
		r.join(best, n)
	}
}

// spoken reports whether group n may be an initialism written as a word: Nasa,
// Aemo.
func (r *Runner) spoken(n int32) bool {
	const shortest, longest = 4, 6 // bytes
	s := r.span(n)
	t := &r.d.Tokens[s.First]
	if s.Len() != 1 || r.groups[n].entry != nil || t.Sym != 0 || !t.Is(token.Upper) || t.Is(token.AllUpper) {
		return false
	}
	return t.Len() >= shortest && t.Len() <= longest
}

// laterForm is how surely a form is short for a fuller one by that alone that
// it is told after it, homeForm because it leaves out the home, genericForm generic words only.
const (
	laterForm   = 2
	homeForm    = 5
	genericForm = 6
)

// plantlike reports whether more is said for group n being a plant than for
// anything else.
func (r *Runner) plantlike(n int32) bool {
	v := &r.groups[n].votes
	return v[project] > v[organization] && v[project] > v[place]
}

// toldAfter reports whether g is a name of one word, or more, that begins the
// name h of an organization and is told after it: "Borel Atlantis Energy …
// Borel". Where all that h has more is a region, no country, the form may also
// be listed.
func (r *Runner) toldAfter(g, h *group, s, f token.Span) bool {
	if g.first < h.first || r.cands[g.first].facility != noFacility || r.cands[h.first].facility != noFacility {
		return false
	}
	if h.votes[organization] < h.votes[project]+1 || h.votes[organization] < h.votes[place]+1 || h.votes[organization] < h.votes[person]+1 {
		return false
	}
	if r.regionFrom(f.First+s.Len(), f.End) {
		return g.entry == nil || g.class == r.s.lab.organization && r.find(f.First+s.Len(), r.s.lab.country) == nil
	}
	if g.entry != nil || !r.d.Tokens[f.First+s.Len()].Is(token.Upper) || s.Len() == 1 && r.trait(s.First)&(common|topic|given|surname) != 0 {
		return false
	}
	return (g.votes[person] < 3 || g.votes[organization] > g.votes[person]) && g.votes[project] < 3
}

// listedShort reports whether group n, a listed organization, is short for group k, another one
// of that country, which is told before and has heads and regions more: "Borel Power Generation
// … Borel". One that a noun introduces is itself: "the utility Borel".
func (r *Runner) listedShort(n, k int32, s, f token.Span) bool {
	g, h, rest := &r.groups[n], &r.groups[k], f.First+s.Len()
	switch {
	case g.class != r.s.lab.organization, h.class != g.class, g.first < h.first:
		return false
	case !r.prefix(s, f), !r.d.Tokens[rest].Is(token.Upper):
		return false
	case g.entry.Get("country") != h.entry.Get("country") && g.entry.Get("caution") == "":
		return false
	case !r.onlyGeneric(rest, f.End) && !r.regionFrom(rest, f.End):
		return false
	case r.cands[h.first].part, r.parted(n, k):
		return false
	}
	for i := range r.cands {
		if c := &r.cands[i]; c.group == n && c.First > 0 && r.find(c.First-1, r.s.lab.nominal) != nil {
			return false
		}
	}
	return true
}

// regionFrom reports whether i..j is the name of a country or region.
func (r *Runner) regionFrom(i, j int) bool {
	for a := r.c.First(i); a != nil; a = r.c.Next(a) {
		if a.End == j && (a.Label == r.s.lab.country || a.Label == r.s.lab.place && a.Entry.Get("kind") != "city") {
			return true
		}
	}
	return false
}

// shortOf says how surely form s (group n) is short for form f (group k): 0
// not at all.
func (r *Runner) shortOf(n, k int32, s, f token.Span) int {
	g, h := &r.groups[n], &r.groups[k]
	differ := g.entry != nil && h.entry != nil && g.entry != h.entry
	if differ && !(g.class == r.s.lab.place && (h.class == g.class || r.cands[h.first].entry == nil)) {
		if r.listedShort(n, k, s, f) {
			return laterForm
		}
		if g.class == r.s.lab.place && h.class == r.s.lab.organization && r.prefix(s, f) {
			return r.firmOf(n, k, s, f)
		}
		return 0
	}
	if h.votes[nothing] >= 6 && s.Len() == 1 && r.suffix(s, f) && (g.entry == nil || g.class == r.s.lab.place) {
		return 9 // the hurricane's name alone
	}
	if h.votes[person] > h.votes[organization] && h.votes[person] > h.votes[place] {
		if s.Len() > 1 && r.trait(s.First)&particle != 0 && r.suffix(s, f) {
			return 9 // De Haan, of Anna de Haan
		}
		if h.votes[person] >= 3 {
			return r.shortPerson(g, s, f)
		}
	}
	switch {
	case r.initialism(n, s, f):
		return 7
	case r.stateOf(g, s, f):
		return 8
	case r.prefix(s, f):
		return r.beginningOf(n, k, s, f)
	case r.suffix(s, f) && s.Len() >= 2:
		if e := r.endOf(g, s, f); e > 0 {
			return e
		}
	}
	return r.withoutHome(n, k, s, f)
}

// listedAs reports whether a list has a group in one of two classes.
func (g *group) listedAs(a, b rule.Label) bool {
	return g.entry != nil && (g.class == a || g.class == b)
}

// shortPerson says how surely form s (group g) is short for f, the name of a person.
func (r *Runner) shortPerson(g *group, s, f token.Span) int {
	if s.Len() == 1 {
		if g.votes[organization] >= 7 && g.entry == nil {
			return 0 // the retailer Brandis, run by Anna Brandis
		}
		if g.votes[place] > 6 || g.class == r.s.lab.country && g.entry != nil {
			return 0
		}
	}
	if r.suffix(s, f) {
		return 9
	}
	if s.Len() == 1 && r.word(s.First) == r.word(f.First) && r.d.Tokens[f.First].End-r.d.Tokens[f.First].Start > 1 {
		return 4
	}
	return 0
}

// initialism reports whether s (group n) is made of the initials of f.
func (r *Runner) initialism(n int32, s, f token.Span) bool {
	switch {
	case r.spoken(n) && f.Len() >= 3: // Tenco
		return r.initialsAre(f, strings.ToUpper(r.d.Word(s.First)))
	case s.Len() == 1 && r.d.Tokens[s.First].Is(token.AllUpper) && f.Len() >= 2: // of a name told elsewhere
		if f.Len() == 2 && r.listedAs(f, r.s.lab.country) != nil {
			return false // the firm TV in Tarn Vonia
		}
		return !r.groups[n].listedAs(r.s.lab.place, r.s.lab.country) && r.initialsAre(f, r.d.Word(s.First))
	case s.Len() == 3 && r.sym(s.First+1) == r.s.words.amp && r.initial(s.First) && r.initial(s.First+2) && f.Len() >= 3: // B&W
		return r.initialsAre(f, r.d.Word(s.First)+r.d.Word(s.First+2))
	}
	return false
}

// stateOf reports whether f is s (group g) behind the word for what it is: State of
// Michigan.
func (r *Runner) stateOf(g *group, s, f token.Span) bool {
	if f.Len() != s.Len()+2 || r.sym(f.First+1) != r.s.words.of || !r.suffix(s, f) || g.class == r.s.lab.country {
		return false
	}
	if a := r.find(f.First, r.s.lab.placeHead); a != nil {
		k := a.Entry.Get("kind")
		return k == "region" || k == "city" || k == "district"
	}
	return false
}

// beginningOf says how surely form s (group n) is short for form f (group k), which
// begins with it.
func (r *Runner) beginningOf(n, k int32, s, f token.Span) int {
	g, h := &r.groups[n], &r.groups[k]
	fc, listed, rest := &r.cands[h.first], g.listedAs(r.s.lab.place, r.s.lab.country), f.First+s.Len()
	if home := r.homeFrom(rest, f.End); home != "" && fc.facility == noFacility {
		switch told := r.toldCountry(&r.cands[g.first]); {
		case told == home:
			return 8
		case told == "" && g.first > h.first && !r.cands[g.first].proper && s.Len() > 1:
			return laterForm
		}
		return 0
	}
	switch {
	case r.trait(f.End-1)&(progHead|eventHead) != 0 && r.trait(s.End-1)&surelyOrg != 0, fc.part:
		return 0 // the Dolgeth Utilities Commission Act; its arm Borel Energy
	case g.entry != nil && g.class == r.s.lab.organization && fc.facility != noFacility:
		return 0 // a company and its Air Hub
	case r.cands[g.first].facility != noFacility && fc.facility == noFacility && h.votes[organization] > h.votes[project]:
		return 0 // the Borel wind farm of Borel International
	case h.votes[place] > h.votes[organization] && h.votes[place] > h.votes[project]:
		if f.Len() == s.Len()+1 && r.trait(f.End-1)&placeEnd != 0 && (!listed || r.sameRank(f.End-1, g, s)) {
			return 5
		}
		return 0
	case r.firmOf(n, k, s, f) > 0:
		return genericForm
	case listed && (g.votes[place] > g.votes[organization] || g.class == r.s.lab.country):
		return 0
	case fc.facility != noFacility && r.onlyGeneric(rest, f.End):
		return genericForm
	}
	places := g.votes[place]
	if g.entry == nil && r.trait(s.First)&placeStart != 0 {
		places -= 4 // El, San: so do names of people and companies begin
	}
	switch {
	case s.Len() == 1 && r.trait(s.First)&(topic|orgHead|placeEnd|progHead|eventHead) != 0 && !r.bareName(n, k),
		places >= 2.5 && places > g.votes[organization]:
		return 0 // Belkesh is not Belkesh Mining
	case r.trait(f.End-1)&parting != 0 && g.first < h.first, r.parted(n, k):
		return 0 // Borel is not Borel Wind, a venture of Borel and Dolgeth
	case r.onlyGeneric(rest, f.End):
		return genericForm
	case r.toldAfter(g, h, s, f):
		return laterForm
	}
	return 0
}

// homeFrom is the country that "of" at token i gives to the body named before it, where the name
// ends with it at token j; "" if none does.
func (r *Runner) homeFrom(i, j int) string {
	if i+1 >= j || r.sym(i) != r.s.words.of {
		return ""
	}
	if i++; r.sym(i) == r.s.words.the {
		i++
	}
	if a := r.find(i, r.s.lab.country); a != nil && a.End == j {
		return a.Entry.Get("alpha3")
	}
	return ""
}

// withoutHome says how surely s (group n) is the name f of an organization (group k) without its
// home or legal form at the beginning, or the country in it, and the heads and legal forms at its end:
// "Tarn Veld" of "India Tarn Veld Solar Power", "Solar Belkesh" of "Solar Kenya Belkesh Corp.".
func (r *Runner) withoutHome(n, k int32, s, f token.Span) int {
	g, h := &r.groups[n], &r.groups[k]
	at := 0 // words before the country
	for at < s.Len() && r.word(s.First+at) == r.word(f.First+at) {
		at++
	}
	if at == s.Len() || h.votes[organization] <= max(h.votes[project], h.votes[place], h.votes[person]) {
		return 0
	}
	end, country := r.homeAt(f.First+at, at == 0)
	if end == 0 || end+s.Len()-at > f.End {
		return 0
	}
	whole := token.Span{First: s.First + at, End: s.End}
	switch rest := (token.Span{First: end, End: f.End}); {
	case !r.prefix(whole, rest), r.cands[g.first].facility != noFacility, r.trait(s.End-1)&(progHead|eventHead) != 0:
		return 0
	case g.entry != nil && (g.class != r.s.lab.organization || g.entry.Get("country") != country || end+whole.Len() == f.End):
		return 0 // the Dallas Fed is a part of the Fed
	case g.votes[place] > 2.5, g.votes[person] > g.votes[organization], s.Len() == 1 && r.trait(s.First)&(common|topic|orgHead|given|surname|placeEnd) != 0:
		return 0
	case r.onlyGeneric(end+whole.Len(), f.End) && (g.first > h.first || end+whole.Len() < f.End):
		return homeForm
	case country == "" && r.toldAfter(g, h, whole, rest):
		return laterForm
	}
	return 0
}

// homeAt is the end of the country at token i of a name, or at its beginning of the region, the town or the
// legal form there, and the country; 0 if none stands there.
func (r *Runner) homeAt(i int, first bool) (end int, country string) {
	if a := r.find(i, r.s.lab.country); a != nil {
		return a.End, a.Entry.Get("alpha3")
	}
	if !first {
		return 0, ""
	}
	if r.trait(i)&legalStart != 0 {
		return i + 1, ""
	}
	a := r.listed(i)
	if a == nil || a.Label != r.s.lab.place || r.trait(i)&(common|given|surname) != 0 {
		return 0, ""
	}
	if kind := a.Entry.Get("kind"); kind != "region" && kind != "capital" && kind != "city" {
		return 0, ""
	}
	return a.End, r.foremost(a.Span, a.Entry).Get("country")
}

// firmOf is how surely form s (group n), which a place may be called too, is short for the
// organization f (group k) that begins with it; if it is, n is no place any more.
func (r *Runner) firmOf(n, k int32, s, f token.Span) int {
	g, h := &r.groups[n], &r.groups[k]
	if g.votes[place] <= g.votes[organization] || h.votes[organization] <= max(h.votes[project], h.votes[place]) {
		return 0
	}
	if !r.onlyGeneric(f.First+s.Len(), f.End) || !r.asFirm(n, k) {
		return 0
	}
	g.votes[place], g.entry, g.class = 0, nil, 0
	return genericForm
}

// asFirm reports whether group n, the beginning of the name of organization k and what a place may be
// called too, is told as a firm is: "Oslo-based Dolgeth", "Dolgeth Street has bought", and nowhere as
// the place, "in Dolgeth". What a country or a large region does is its own.
func (r *Runner) asFirm(n, k int32) bool {
	w, g := &r.s.words, &r.groups[n]
	based, acts := false, false
	for i := range r.cands {
		c := &r.cands[i]
		if c.group != n {
			continue
		}
		if c.facility != noFacility || c.nation != nil {
			return false
		}
		y := r.sym(c.First - 1)
		switch {
		case y == w.in, y == w.near, y == w.at, y == w.on, c.core < len(r.traits) && r.trait(c.core)&placeLower != 0:
			return false
		case r.sym(c.core) == w.comma && r.placeFrom(c.core+1, len(r.traits)):
			return false
		case y == w.based, r.firmNoun(c.First):
			based = true
		case y != w.the && r.actsAt(c.core, g.entry == nil):
			acts = acts || i > int(r.groups[k].first)
		}
	}
	switch {
	case based:
		return true
	case !acts, r.groups[k].first > g.first:
		return false
	case g.entry == nil:
		return true
	case g.class != r.s.lab.place || g.entry.Get("kind") == "capital":
		return false
	}
	return rank(g.entry) < titleRegion && r.told(g.entry.Get("country")) == 0
}

// actsAt reports whether what a firm does is told at token i: "signed", "has", "first bought",
// "said"; or with any verb, what one or another does.
func (r *Runner) actsAt(i int, any bool) bool {
	end := len(r.traits)
	if i+1 < end && (r.sym(i) == r.s.words.first || r.trait(i)&adverb != 0) {
		i++
	}
	return i < end && (r.trait(i)&(dealing|auxiliary) != 0 || r.find(i, r.s.lab.speech) != nil || any && r.predicates(i, end))
}

// firmNoun reports whether a noun for a firm ends before token i: "the developer".
func (r *Runner) firmNoun(i int) bool {
	if i == 0 {
		return false
	}
	a := r.find(i-1, r.s.lab.nominal)
	return a != nil && a.End == i && a.Entry.Get("subkind") == "company" && a.Entry.Get("number") == "1"
}

// parted reports whether a sentence tells that what group k names is a part of group n, a
// venture of it or the like: "Borel Wind, an affiliate of Borel", "a Borel subsidiary".
func (r *Runner) parted(n, k int32) bool {
	for i := range r.cands {
		if r.cands[i].group != k {
			continue
		}
		tells := false
		for t, j := r.cands[i].End, i+1; j < len(r.cands) && r.cands[j].sentence == r.cands[i].sentence; j++ {
			c := &r.cands[j]
			for ; t < c.First; t++ {
				tells = tells || r.trait(t)&parting != 0
			}
			if c.group != n || !tells && (c.End >= len(r.traits) || r.trait(c.End)&parting == 0) {
				continue
			}
			switch r.sym(c.First - 1) {
			case r.s.words.and, r.s.words.a, r.s.words.poss:
				return true
			}
			if r.trait(c.First-1)&preposition != 0 {
				return true
			}
		}
	}
	return false
}

// endOf says how surely form s (group g) is short for f, which ends with it: PT
// Wijaya Karya, US Department of Energy.
func (r *Runner) endOf(g *group, s, f token.Span) int {
	d := f.End - s.Len()
	if r.trait(f.First)&legalStart != 0 && d == f.First+1 {
		return 6
	}
	if a := r.listed(f.First); a != nil && a.End == d && a.Label == r.s.lab.country {
		if g.told != "" && g.told != a.Entry.Get("alpha3") {
			return 0
		}
		return 6
	}
	if a := r.find(f.First, r.s.lab.demonym); a != nil && a.End == d {
		return 6
	}
	return 0
}

// bareName reports whether group n, the first word of the organization k, names
// it though it is a word for a place: "Harbour agreed" after "Dolgeth and Harbour
// Energy".
func (r *Runner) bareName(n, k int32) bool {
	s, h := r.span(n), &r.groups[k]
	if r.trait(s.First)&(topic|orgHead|progHead|eventHead) != 0 || h.votes[organization] < 5 || r.groups[n].first < h.first {
		return false
	}
	for i := int(r.groups[n].first); i < len(r.cands); i++ {
		c := &r.cands[i]
		if c.group != n || c.facility != noFacility {
			continue
		}
		if !c.initial && r.sym(c.First-1) != r.s.words.the || r.find(c.core, r.s.lab.title) != nil {
			return true
		}
	}
	return false
}

// sameRank reports whether the head of a place's name tells what the gazetteer
// says of the name without it: Suncheon City, Washington State.
func (r *Runner) sameRank(head int, g *group, s token.Span) bool {
	a := r.find(head, r.s.lab.placeHead)
	if a == nil || g.class == r.s.lab.country {
		return false
	}
	want := a.Entry.Get("kind")
	for b := r.c.First(s.First); b != nil; b = r.c.Next(b) {
		if b.Label == r.s.lab.place && b.End == s.End {
			if k := b.Entry.Get("kind"); k == want || k == "capital" && want == "city" {
				return true
			}
		}
	}
	return false
}

// onlyGeneric reports whether the words i..j are heads, legal forms and
// fields of activity, which short forms leave out.
func (r *Runner) onlyGeneric(i, j int) bool {
	for ; i < j; i++ {
		t := &r.d.Tokens[i]
		if t.Is(token.AllUpper) && r.sym(i-1) == r.s.words.open && r.sym(i+1) == r.s.words.close {
			continue // Dolgeth Power (DPL) Limited
		}
		if t.Is(token.Letter) && t.Is(token.Upper) {
			if r.trait(i)&(orgHead|legalForm|topic|facHead|facMod|eventHead|progHead) == 0 {
				return false
			}
			continue
		}
		if t.Is(token.Digit) {
			return false
		}
		if t.Is(token.Letter) && r.trait(i)&(facHead|facMod|placeEnd) == 0 {
			return false
		}
	}
	return true
}

func (r *Runner) prefix(s, f token.Span) bool {
	for k := 0; k < s.Len(); k++ {
		if r.word(s.First+k) != r.word(f.First+k) {
			return false
		}
	}
	return true
}

func (r *Runner) suffix(s, f token.Span) bool {
	for k := 1; k <= s.Len(); k++ {
		if r.word(s.End-k) != r.word(f.End-k) {
			return false
		}
	}
	return true
}

// initialsAre reports whether short is the initials of the capitalised words
// of f.
func (r *Runner) initialsAre(f token.Span, short string) bool {
	n := 0
	for k := f.First; k < f.End; k++ {
		t := &r.d.Tokens[k]
		if !t.Is(token.Upper) {
			continue
		}
		if n >= len(short) || r.d.Text[t.Start] != short[n] {
			// a legal form at the end may be left out
			return n == len(short) && r.trait(k)&legalForm != 0
		}
		n++
	}
	return n == len(short) && n >= 2
}
