package name

import (
	"strings"

	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// split cuts a stretch of capitalised words into candidates: titles of office
// and adjectives of nationality are taken out.
func (r *Runner) split(i, j int) {
	var nation *lexicon.Entry
	titled := false
	for pos := i; pos < j; {
		if !r.capital(pos) {
			pos++
			continue
		}
		if d := r.find(pos, r.s.lab.demonym); d != nil && d.End <= j && !r.longerListed(pos, d.End) && !r.keepsDemonym(d, j) {
			nation = d.Entry
			pos = d.End
			continue
		}
		if r.leadsIn(pos, j) && r.contractAt(pos) && r.listed(pos) == nil {
			pos++ // under the PPA Borealtis gets
			continue
		}
		k := r.titleAt(pos, j)
		if k == pos+1 && k < j && r.plantBehind(j) {
			k = 0 // the King Dolgeth wind farm
		}
		if pos == i {
			if e := r.titleOver(pos); e > 0 && e < j {
				titled = true
				pos = e
				continue
			}
		}
		if k == 0 && pos == i {
			k = r.jobAt(pos, j)
		}
		if k > 0 {
			titled = !r.titleEnds(k)
			pos = k
			continue
		}
		e := r.nameEnd(pos, j)
		if e-1 > pos && r.contractAt(e-1) && !r.listedTo(pos, e) {
			e-- // the Dolgeth Hill PPA
		}
		if e == j-2 && r.personFrom(e) && r.fields(pos, e, surelyOrg) {
			titled = true // Head of Customer Engagement Anna Brandis
			pos = e
			continue
		}
		r.candidate(pos, e, nation, titled)
		titled = e < j && r.holderFrom(pos, e, j)
		if e < j && r.d.Tokens[e].Is(token.Letter) && !r.d.Tokens[e].Is(token.Upper) {
			nation = nil
		}
		pos = e
	}
}

// contractAt reports whether an initialism for an agreement stands at token i.
func (r *Runner) contractAt(i int) bool {
	return r.d.Tokens[i].Is(token.AllUpper) && r.find(i, r.s.lab.noName) != nil && r.find(i, r.s.lab.agreement) != nil
}

// leadsIn reports whether the word at token i stands behind a determiner and before a
// capitalised word, i..j going on with it.
func (r *Runner) leadsIn(i, j int) bool {
	if i <= r.state.First || r.trait(i-1)&pointing == 0 || i+1 >= j {
		return false
	}
	return r.capital(i+1) && !r.d.Tokens[i+1].Is(token.AllUpper)
}

// longerListed reports whether an entry of a gazetteer begins at i and goes
// beyond end.
func (r *Runner) longerListed(i, end int) bool {
	a := r.listed(i)
	if a == nil || a.End != end || a.Label != r.s.lab.place {
		return a != nil && a.End >= end
	}
	return rank(r.foremost(a.Span, a.Entry)) >= 1_000_000 // no village called German
}

// keepsDemonym reports whether an adjective of nationality belongs to the name
// that goes on to j: Canadian Solar, not Kazakh Energy Ministry.
func (r *Runner) keepsDemonym(d *rule.Annotation, j int) bool {
	k := d.End
	if r.givenTo(d, j) {
		return true // Roman Abramov, Christian Brandberg
	}
	if k >= j || !r.capital(k) || r.titleAt(k, j) > 0 {
		return false
	}
	last := 0
	for n := k; n < j; n++ {
		if r.trait(n)&government != 0 && d.Entry.Get("alpha3") != "" {
			return false
		}
		if r.capital(n) {
			last = n
		}
	}
	a := r.listed(k)
	if a == nil && !r.headline(d.First) && !r.state.capitals && (r.commonWords(k, j) || r.quarterOf(d)) {
		return true // American Centrifuge Operating; Northern Borealtis, Western Solar
	}
	if a != nil && a.End < j && a.Label != r.s.lab.organization && d.Entry.Get("alpha3") == "" && r.trait(last)&orgHead != 0 {
		return true // Southeastern Tarvonia Transit Authority
	}
	if r.trait(k)&(topic|orgHead|common|placeEnd|eventHead) == 0 || a != nil && a.Label == r.s.lab.organization {
		return false
	}
	heads := orgHead | legalForm | eventHead | progHead
	if d.Entry.Get("alpha3") == "" {
		heads |= facHead // Eastern Gold Link 2, but the Chilean Solar Farm
	}
	return r.trait(last)&heads != 0 || r.hasOf(k, j)
}

// givenTo reports whether the adjective d is the given name of the person whose surname is the
// one word behind it up to j.
func (r *Runner) givenTo(d *rule.Annotation, j int) bool {
	k := d.End
	if d.Len() != 1 || r.trait(d.First)&given == 0 || k+1 != j {
		return false
	}
	if r.trait(k)&(common|topic|orgHead|legalForm) != 0 || r.listed(k) != nil {
		return false
	}
	return r.trait(k)&surname != 0 || r.surnameLike(k) || d.Entry.Get("alpha3") == "" && r.d.Tokens[k].Sym == 0
}

// commonWords reports whether k..j are two capitalised common words or more, which end no name
// of a plant, a place or a person.
func (r *Runner) commonWords(k, j int) bool {
	for n := k; n < j; n++ {
		if t := r.trait(n); !r.capital(n) || t&(common|plain) == 0 || t&(facHead|placeEnd|given|surname) != 0 {
			return false
		}
	}
	return j > k+1
}

// quarterOf reports whether the adjective d tells a quarter of the world and what stands behind
// it is no place, plant or event, which may lie there.
func (r *Runner) quarterOf(d *rule.Annotation) bool {
	return d.Len() == 1 && r.trait(d.First)&quarter != 0 && r.trait(d.End)&(placeEnd|facHead|eventHead) == 0
}

func (r *Runner) hasOf(k, j int) bool {
	for ; k < j; k++ {
		if s := r.sym(k); s == r.s.words.of || s == r.s.words.fors {
			return true
		}
	}
	return false
}

// founded reports whether one of the words i..j is the head of a body or a
// plant that bears somebody's name.
func (r *Runner) founded(i, j int) bool {
	for ; i < j; i++ {
		if r.capital(i) && r.trait(i)&(orgHead|legalForm|placeEnd|facHead|facTied) != 0 {
			return true
		}
	}
	return false
}

// stateFollows reports whether a comma and the abbreviation of a state follow
// at token j.
func (r *Runner) stateFollows(j int) bool {
	if r.sym(j) != r.s.words.comma || j+1 >= r.state.End {
		return false
	}
	a := r.listed(j + 1)
	return a != nil && a.Label == r.s.lab.place && r.d.Text[r.d.Tokens[a.End-1].End-1] == '.'
}

// nameEnd is where the name that begins at token i ends, at j the latest.
func (r *Runner) nameEnd(i, j int) int {
	start := r.step(i, j)
	if a := r.listed(i); a != nil && a.End < j && r.listedAlone(a, j) {
		return a.End
	}
	for k := start; k < j; k++ {
		if r.breaks(i, k, start, j) {
			return k
		}
	}
	return j
}

// listedAlone reports whether the listed name a ends before what follows it up to j.
func (r *Runner) listedAlone(a *rule.Annotation, j int) bool {
	switch a.Label {
	case r.s.lab.event:
		return true // COP28 Dubai
	case r.s.lab.organization:
		return r.capital(a.End) && !r.headed(j) && r.trait(a.End)&(given|common) == given || // World Bank president's name without a comma
			r.model(a.End, j) // Vestas V150
	}
	return r.breaksAfterPlace(a, j)
}

// breaks reports whether the name that begins at i, with its first step up to start, ends
// before token k of i..j.
func (r *Runner) breaks(i, k, start, j int) bool {
	switch {
	case k > i && r.datelineAt(i, k):
		return true // a byline before it: Anna Smith LONDON
	case r.sym(k) == r.s.words.hyphen && k+1 < j:
		return r.breaksAtHyphen(i, k, j) && !r.headed(j) || r.pairsAtHyphen(i, k, j)
	case r.holderFrom(i, k, j):
		return true
	case !r.capital(k), k == j-1 && k > i && r.trait(k-1)&(given|common) == given: // Simon Irish, Mike King
		return false
	case k == j-2 && k >= start && r.capital(k-1) && r.personFrom(k) && r.employs(i, k):
		return true
	case k > start && !r.capital(k-1) && r.sym(k-1) != r.s.words.dot: // joined by a small word
		return false
	case r.titleAt(k, j) > 0 && !(k == j-1 && r.endedByTitle(i, j)):
		return true
	}
	d := r.find(k, r.s.lab.demonym)
	return d != nil && d.End <= j && !r.longerListed(k, d.End) && !r.keepsDemonym(d, j) && !r.branch(i, d, j)
}

// endedByTitle reports whether the title with which the words i..j end is a part of the name: Dolgeth
// Brothers, Association of Utility Commissioners, the Dolgeth Queen wind farm.
func (r *Runner) endedByTitle(i, j int) bool {
	k := j - 1
	return r.trait(k)&surelyOrg != 0 || r.hasOf(i, k) && strings.HasSuffix(r.d.Word(k), "s") || r.plantBehind(j)
}

// datelineAt reports whether a town in capitals, as in a dateline, stands at token k behind a
// name in other letters that begins at token i.
func (r *Runner) datelineAt(i, k int) bool {
	const longest = 3 // bytes of an initialism
	if !r.d.Tokens[k].Is(token.AllUpper) || r.d.Tokens[i].Is(token.AllUpper) {
		return false
	}
	a := r.listed(k)
	return a != nil && a.Label == r.s.lab.place && (a.Len() > 1 || r.d.Tokens[k].Len() > longest)
}

// employs reports whether i..k is a body or a field of work, so that a person's name behind it
// is a name of its own.
func (r *Runner) employs(i, k int) bool {
	switch {
	case k == i+1 && r.d.Tokens[i].Is(token.AllUpper): // APC Anna Brandis
		return true
	case r.hasOf(i, k), r.endsListed(i, k), r.trait(k-1)&surelyOrg != 0: // Government of Tarvonia Anna Brandis
		return true
	}
	return k > i+1 && r.fields(i, k, 0) // Customer Engagement Anna Brandis
}

// branch reports whether the adjective d of a region, within the words i..j, tells the branch of
// the firm before it: "Borel Nordic signed", "Borel Nordic Wind A/S".
func (r *Runner) branch(i int, d *rule.Annotation, j int) bool {
	if d.Entry.Get("alpha3") != "" || d.First == i || r.headline(i) || r.state.capitals {
		return false
	}
	if d.End < j {
		for k := d.End; k < j; k++ {
			if a := r.find(k, r.s.lab.legal); a != nil && a.End == j {
				return true
			}
		}
		return false
	}
	if r.placeBefore(i, d.First) {
		return false
	}
	if !r.endsListed(i, d.First) && (!r.capital(d.First-1) || r.trait(d.First-1)&(common|topic|given|office) != 0) {
		return false
	}
	return j < r.state.End && (r.d.Tokens[j].Is(token.Punct) || r.trait(j)&function != 0 || r.predicates(j, r.state.End))
}

// plantBehind reports whether words for a plant stand at token j, behind a name.
func (r *Runner) plantBehind(j int) bool {
	_, kind, _ := r.facilityHead(j)
	return kind == plant
}

// fields reports whether the capitalised words of i..j are all fields of activity
// or plain words, none of them with one of the traits not.
func (r *Runner) fields(i, j int, not trait) bool {
	for ; i < j; i++ {
		if r.capital(i) && (r.trait(i)&(topic|common|plain) == 0 || r.trait(i)&not != 0) {
			return false
		}
	}
	return true
}

// endsListed reports whether i..j is a place or an organization of a list.
func (r *Runner) endsListed(i, j int) bool {
	a := r.listed(i)
	return a != nil && a.End == j && (r.trait(i)&given == 0 || a.Len() > 1)
}

// personFrom reports whether the two words from token k are a given name and
// what may be a surname, and no list begins a name with the first.
func (r *Runner) personFrom(k int) bool {
	if r.trait(k)&(given|common|topic) != given || r.listed(k) != nil {
		return false
	}
	if r.trait(k+1)&(common|topic|orgHead|legalForm|placeEnd) != 0 {
		return false
	}
	return r.trait(k+1)&surname != 0 || r.surnameLike(k+1) || r.d.Tokens[k+1].Sym == 0
}

// model reports whether i..j is a type of machine or an abbreviation that names
// nothing.
func (r *Runner) model(i, j int) bool {
	if n := r.find(i, r.s.lab.noName); n != nil && n.End == j {
		return true
	}
	return j == i+1 && r.digits(i) || j == i+3 && r.sym(i+1) == r.s.words.hyphen && r.d.Tokens[i+2].Is(token.Digit)
}

// breaksAfterPlace reports whether what follows a place's name is another
// name: "US Midwest", "Washington Jay Inslee".
func (r *Runner) breaksAfterPlace(a *rule.Annotation, j int) bool {
	if !r.capital(a.End) {
		return false
	}
	if n := r.find(a.End, r.s.lab.noName); a.Label == r.s.lab.country && n != nil && n.End == j {
		return true // U.S. LNG
	}
	if r.opensIn(a) && j > a.End+1 && r.trait(a.End)&(common|topic|orgHead|orgHeadOf|placeEnd|facMod) == 0 {
		return true // "In Tarvonia Voltara Energy built"
	}
	if r.headed(j) {
		return false
	}
	for k := a.End; k < j; k++ {
		if r.trait(k)&(orgHead|orgHeadOf|eventHead|progHead|placeEnd) != 0 {
			return false
		}
	}
	t := &r.d.Tokens[a.First]
	if a.Label == r.s.lab.country && a.Len() == 1 && (t.Is(token.AllUpper) || t.Is(token.Dotted)) && !r.state.capitals {
		return true
	}
	if n := a.First - 1; n >= 0 && j == a.End+2 && r.sym(n) == r.s.words.of && r.titleEnds(n) && r.trait(a.End)&common == 0 {
		return true // "governor of Tarvonia Tolvek Brandusk"
	}
	if a.Label != r.s.lab.country {
		return false
	}
	if r.opensIn(a) {
		return true // "In Tarvonia Voltara built"
	}
	if a.End+1 >= j {
		return false
	}
	last := j - 1
	return r.trait(a.End)&(given|common) == given ||
		j == a.End+2 && (r.trait(last)&surname != 0 || r.surnameLike(last)) && r.trait(last)&common == 0
}

// opensIn reports whether a country stands behind "In" at the beginning of its sentence.
func (r *Runner) opensIn(a *rule.Annotation) bool {
	n := a.First - 1
	return a.Label == r.s.lab.country && n >= 0 && n == r.d.Sentences[r.d.SentenceOf(n)].First && r.sym(n) == r.s.words.in
}

// headed reports whether the word before j, or a lower-case one from j on,
// makes a name of an organization, event, programme or facility of what
// stands before it.
func (r *Runner) headed(j int) bool {
	if r.trait(j-1)&(orgHead|legalForm|eventHead|progHead|facHead) != 0 {
		return true
	}
	head, _, _ := r.facilityHead(j)
	return head > 0
}

// breaksAtHyphen reports whether the words on both sides of the hyphen at k
// are names of their own: China-Kazakhstan, Russia-Asean, Saipem-Novatek.
func (r *Runner) breaksAtHyphen(i, k, j int) bool {
	for a := r.c.First(i); a != nil; a = r.c.Next(a) {
		if a.End == k && (a.Label == r.s.lab.country || a.Label == r.s.lab.organization && r.listedTo(k+1, j)) {
			return true
		}
	}
	return r.listedPlace(i, k) && r.placeFrom(k+1, j) // but Landesbank Hessen-Thüringen
}

// pairsAtHyphen reports whether the hyphen at k parts the two members of a
// consortium or a joint venture: the Dolgeth-Manah consortium.
func (r *Runner) pairsAtHyphen(i, k, j int) bool {
	a := r.find(j, r.s.lab.nominal)
	if a == nil {
		a = r.find(j-1, r.s.lab.nominal) // the Dolgeth-Manah JV
	}
	if a == nil || r.listedTo(i, j) {
		return false
	}
	if kind := a.Entry.Get("subkind"); kind != "consortium" && kind != "venture" {
		return false
	}
	for _, n := range [...]int{k - 1, k + 1} {
		if t := &r.d.Tokens[n]; t.End-t.Start < 3 || r.trait(n)&common != 0 && r.listed(n) == nil {
			return false
		}
	}
	return true
}

// placeBefore reports whether a country or place ends before token k, from
// token i on.
func (r *Runner) placeBefore(i, k int) bool {
	for n := k - 1; n >= i; n-- {
		if r.listedPlace(n, k) {
			return true
		}
	}
	return false
}

func (r *Runner) placeFrom(k, j int) bool {
	if k >= j {
		return false
	}
	a := r.listed(k)
	return a != nil && a.Label != r.s.lab.organization && a.End <= j
}
