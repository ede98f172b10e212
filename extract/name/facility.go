package name

import (
	"strings"

	"wattwire/extract/token"
)

// facilityAfter takes "wind farm", "nuclear power plant" after, or at the end
// of, a name into it.
func (r *Runner) facilityAfter(c *candidate) {
	if r.parkOrPerson(c) {
		return
	}
	last := r.trait(c.core - 1)
	if last&facTied != 0 && last&progHead == 0 && r.tied(c) {
		c.facility = plant
		return
	}
	r.facilityWithin(c)
	if c.facility != noFacility || c.class == r.s.lab.country && c.entry != nil {
		return // "the Dolgeth Wind Farm project" has its head already
	}
	if c.class == r.s.lab.organization && c.entry != nil || last&legalForm != 0 {
		return
	}
	if prev := r.sym(c.First - 1); c.First > r.state.First && (prev == r.s.words.a || prev == r.s.words.an) {
		return
	}
	r.takeFacility(c)
}

// parkOrPerson reports whether c names a park, or a person whose surname is a word for a
// facility.
func (r *Runner) parkOrPerson(c *candidate) bool {
	if c.Len() > 2 {
		if a := r.find(c.core-2, r.s.lab.placeHead); a != nil && a.End == c.core && a.Len() == 2 {
			return true // Dolgeth National Park
		}
	}
	if r.givenFirst(token.Span{First: c.First, End: c.core}) {
		return true // Won-seok Park
	}
	if r.trait(c.core-1)&(surname|facHead) != surname|facHead || c.Len() <= 1 || r.trait(c.core-2)&facMod != 0 {
		return false
	}
	return r.givenAndOne(c) || r.titleEnds(c.First) || r.titleAfter(c.core) // Anna Park, chairman Sung Hee Park
}

// givenAndOne reports whether c is a given name and one word more.
func (r *Runner) givenAndOne(c *candidate) bool {
	return c.Len() == 2 && r.trait(c.First)&(given|common) == given
}

// facilityWithin makes a facility of a name whose last word tells one.
func (r *Runner) facilityWithin(c *candidate) {
	last := r.trait(c.core - 1)
	switch {
	case c.Len() < 2, last&facHead == 0, last&(legalForm|government) != 0:
		return
	case last&facWeak != 0 && r.givenAndOne(c): // Anna Field
		return
	case !r.d.Tokens[c.core-1].Is(token.Upper), r.topical(c):
		return
	}
	if last&facWeak == 0 && r.ofPlantsAlone(c) {
		return
	}
	if last&orgHead != 0 && !(c.Len() >= 3 && r.trait(c.core-2)&facMod != 0 && (last&facWeak == 0 || last&linear != 0)) {
		return
	}
	c.facility = plant
	if last&facWeak != 0 && r.trait(c.core-2)&facMod == 0 {
		c.facility = site
	}
}

// ofPlantsAlone reports whether a name without an article ends in what is several plants, as those
// of firms do: Dolgeth Small Reactors.
func (r *Runner) ofPlantsAlone(c *candidate) bool {
	last := r.d.Word(c.core - 1)
	if c.core-c.First < 2 || !strings.HasSuffix(last, "s") || r.sym(c.First-1) == r.s.words.the || r.sym(c.First-1) == r.s.words.and {
		return false
	}
	return r.s.words.of1(r.s.lex.Vocab.LookupString(last[:len(last)-1]))&facHead != 0
}

// takeFacility takes the words for a facility that follow a name into it.
func (r *Runner) takeFacility(c *candidate) {
	last := r.trait(c.core - 1)
	head, kind, mods := r.facilityHead(c.End)
	listed := c.entry != nil && c.class == r.s.lab.place
	switch {
	case mods == 0 && last&placeEnd != 0 && last&facHead == 0 && c.Len() > 1:
		return // the Tarn River plant, which is on that river
	case kind == site && (!c.proper || listed && !town(c.entry)):
		return // Black Sea port, the Clean Technology field
	case head == 0:
		return
	case listed && c.entry.Get("kind") == "region" && strings.HasSuffix(r.d.Word(head-1), "s") && r.sym(c.First-1) != r.s.words.and:
		return // the Texas wind farms, not the Dolgeth and Texas wind farms
	case kind == site && last&facHead != 0 && r.d.Tokens[c.core-1].Is(token.Upper):
		c.facility = plant // the Dolgeth Railway project
		return
	}
	c.End = head
	c.facility = kind
	if kind == site && last&facTech != 0 {
		c.facility = plant // North Fork Solar project
	}
	word := r.d.Word(head - 1)
	c.plural = len(word) > 3 && word[len(word)-1] == 's'
}

// titleAfter reports whether a comma and a title of office follow at token i.
func (r *Runner) titleAfter(i int) bool {
	for k := i + 1; r.sym(i) == r.s.words.comma && k < min(i+4, r.state.End); k++ {
		if r.find(k, r.s.lab.title) != nil {
			return true
		}
	}
	return false
}

// topical reports whether the last word of c tells what a body is about:
// Dolgeth Alliance on Small Reactors.
func (r *Runner) topical(c *candidate) bool {
	for k := c.First + 1; k < c.core-1; k++ {
		if s := r.sym(k); (s == r.s.words.on || s == r.s.words.fors) && r.trait(k-1)&orgHead != 0 {
			return true
		}
	}
	return false
}

// tied reports whether the last word of a name, which tells a plant only after
// a technology, does so: Dolgeth Wind Energy Center.
func (r *Runner) tied(c *candidate) bool {
	k := c.core - 2
	if k < c.First+1 || !r.capital(k) || c.entry != nil {
		return false
	}
	return r.techno(k)
}

// techno reports whether the word at k is "energy" or tells a technology.
func (r *Runner) techno(k int) bool {
	return r.trait(k)&facTech != 0 || r.sym(k) == r.s.words.energy
}

// facilityHead reads "offshore wind farm" from token i: the end of its head,
// what it is, and how many words stand before the head. The end is 0 where
// nothing of the kind stands there.
func (r *Runner) facilityHead(i int) (head int, kind facility, mods int) {
	w := &r.s.words
	for k := i; k < r.state.End && k < i+8; k++ {
		t := &r.d.Tokens[k]
		if t.Sym == w.hyphen && !t.Is(token.SpaceBefore) && (k > i || r.sym(k+1) == w.to) {
			continue
		}
		if t.Sym == w.to && k > i && r.sym(k-1) == w.hyphen && r.sym(k+1) == w.hyphen {
			continue // gas-to-power
		}
		tr := r.trait(k)
		if tr&facTied != 0 && mods > 0 && !t.Is(token.Upper) && r.techno(k-1) {
			head, kind = k+1, plant // wind base
			continue
		}
		if r.blocked[k] || tr&(facHead|facMod) == 0 || t.Is(token.Upper) && !t.Is(token.AllUpper) {
			break
		}
		if tr&facHead != 0 && k == i+1 && r.sym(i) == w.and {
			break // "to Acme Wind and site B to Bolt"
		}
		if tr&facHead != 0 {
			head, kind = k+1, plant
			if tr&facWeak != 0 && !(mods > 0 && r.strongMod(i, k)) {
				kind = site
			}
			if tr&facMod != 0 {
				mods++
			}
			continue
		}
		mods++
	}
	return head, kind, mods
}

// strongMod reports whether the words before a vague head tell a facility:
// "solar project", not "development project".
func (r *Runner) strongMod(i, j int) bool {
	for k := i; k < j; k++ {
		if t := r.trait(k); t&facMod != 0 && t&(topic|facMod) == topic|facMod {
			return true
		}
	}
	return false
}

// placeAfter takes a lower-case "district", "region", "river" after a name
// into it.
func (r *Runner) placeAfter(c *candidate) {
	if c.class == r.s.lab.organization && c.entry != nil || c.class == r.s.lab.country && c.entry != nil {
		return
	}
	if c.entry != nil && c.class == r.s.lab.place && (c.entry.Get("kind") == "area" || c.entry.Get("kind") == "water") {
		return
	}
	if r.trait(c.core-1)&(legalForm|surelyOrg) != 0 || c.First > r.state.First && r.sym(c.First-1) == r.s.words.a {
		return
	}
	k := c.End
	if k+1 < r.state.End && r.trait(k)&common != 0 && r.trait(k+1)&placeEnd != 0 && r.d.Word(k) == "autonomous" {
		k++
	}
	if k < r.state.End && !r.d.Tokens[k].Is(token.Upper) && r.trait(k)&(placeEnd|placeLower) == placeEnd|placeLower {
		c.End = k + 1
	}
}
