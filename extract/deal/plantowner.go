package deal

import (
	"slices"
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// Who owns a plant sells its power and has the work on it done. The owner is told where
// the plant is named or, of "the plant", in the sentence before.

// owners are the ways in which the owner of the plant in a noun chunk is told beside
// it, in the order in which they are tried.
var owners = []func(r *Runner, n int, dst []int) []int{
	(*Runner).owner,       // "Acme's wind farm"
	(*Runner).ofOwner,     // "the wind farm of Acme"
	(*Runner).byBefore,    // "Developed by Acme, the wind farm"
	(*Runner).ownsIt,      // "Acme owns the wind farm, which sells"
	(*Runner).ownedBehind, // "the wind farm in Kenya, owned by Acme", "which Acme owns"
	(*Runner).ofSayer,     // "Acme said that Bolt would supply turbines for its wind farm"
}

// plantOwner appends the organization whose plant the noun chunk n is.
func (r *Runner) plantOwner(n int, dst []int) []int {
	if r.kindsOf(n)&(needPlant|needProject|needStake|needCraft) == 0 {
		return dst
	}
	if r.countsPlants(n) {
		n += 2
	}
	for _, find := range owners {
		if out := find(r, n, dst); len(out) > len(dst) {
			return out
		}
	}
	if m := n + 2; m < len(r.chunks) && r.chunks[n+1].Kind == clause.Comma && r.plantUnnamed(m) {
		return r.plantOwner(m, dst) // "the Kivu dam, a project of Acme"
	}
	return dst
}

// countsPlants reports whether noun chunk n only tells how many there are of what stands behind
// its "of": "five of Acme's plants".
func (r *Runner) countsPlants(n int) bool {
	if n+2 >= len(r.chunks) || r.chunks[n+1].Sym != r.s.of || r.chunks[n+2].Kind != clause.Noun {
		return false
	}
	return r.measure(n) && r.headNeeds(n)&(needPlant|needProject) == 0
}

// plantUnnamed reports whether chunk n speaks of a plant that it does not name: "a project".
func (r *Runner) plantUnnamed(n int) bool {
	ch := &r.chunks[n]
	return ch.Kind == clause.Noun && ch.Article && !ch.Named && r.kindsOf(n)&(needPlant|needProject) != 0
}

// premisesOwner appends the organization whose plant or whose place of business the noun chunk n
// of a phrase of where something is built is: "at Acme's offices", "on the roofs of ten Acme shops".
func (r *Runner) premisesOwner(n int, dst []int) []int {
	if out := r.plantOwner(n, dst); len(out) > len(dst) || !r.markedHead(n, markSpot) {
		return out
	}
	if n+2 < len(r.chunks) && r.chunks[n+1].Sym == r.s.of && r.markedHead(n+2, markSpot) {
		n += 2
	}
	for _, find := range [...]func(r *Runner, n int, dst []int) []int{(*Runner).owner, (*Runner).ofOwner, (*Runner).maker} {
		if out := find(r, n, dst); len(out) > len(dst) {
			return out
		}
	}
	return dst
}

// onSite reports whether a preposition leads to where something is built: "at", "on".
func (r *Runner) onSite(p token.Sym) bool { return p == r.s.on || r.s.marks.Has(p, markWhere) }

func (r *Runner) ofOwner(n int, dst []int) []int {
	if n+2 >= len(r.chunks) || r.chunks[n+1].Sym != r.s.of {
		return dst
	}
	of := r.chunks[n+2].Span
	if r.kinds(of)&needOrganization == 0 {
		return dst
	}
	m := r.lastMention(of, r.s.org)
	if m != nil && m.First > of.First && r.s.object(r.d.Tokens[m.First-1].Sym)&needTechnology != 0 {
		return dst // "a reactor of the type AX-W"
	}
	return r.partiesOf([]int{n + 2}, false, dst)
}

func (r *Runner) byBefore(n int, dst []int) []int {
	if n < 4 || r.chunks[n-1].Kind != clause.Comma {
		return dst
	}
	owns := false
	for j := 0; j < n && r.chunks[j].Kind == clause.Verb && r.chunks[j].Form == clause.Participial; j += 2 {
		owns = owns || r.markedChunk(j, markOwns)
		if by := r.byWhom(clause.Args(r.chunks[:n-1], j)); by != nil && owns {
			return r.partiesOf(by, false, dst)
		}
		if r.chunks[j+1].Kind != clause.Conj {
			break // "Developed and built by Acme"
		}
	}
	return dst
}

func (r *Runner) ownsIt(n int, dst []int) []int {
	if n > 0 && r.owning(n-1, false) {
		return r.partiesOf(clause.Subject(r.chunks, n-1), false, dst)
	}
	return dst
}

func (r *Runner) ownedBehind(n int, dst []int) []int {
	for j := n + 1; j+1 < len(r.chunks); j++ {
		switch v := &r.chunks[j]; {
		case v.Kind == clause.Comma, v.Kind == clause.Paren, v.Kind == clause.Time && r.chunks[j-1].Kind == clause.Comma:
			continue // "the wind farm, currently owned by Acme"
		case v.Kind == clause.Prep && r.lastMention(r.chunks[j+1].Span, r.s.place) != nil:
			j++
			continue
		case j == n+1 && r.chunks[j].Sym == r.s.by:
			return r.partiesOf([]int{j + 1}, false, dst) // "a wind farm by Acme"
		case j == n+1 && r.owning(j, true):
			return r.partiesOf(r.byWhom(clause.Args(r.chunks, j)), false, dst) // "The wind farm is operated by Acme"
		case v.Kind == clause.Rel && r.ownsOrBuilds(j+1, true):
			return r.partiesOf(r.byWhom(clause.Args(r.chunks, j+1)), false, dst) // "that is owned by Acme"
		case v.Kind == clause.Rel && r.chunks[j+1].Kind == clause.Noun && j+2 < len(r.chunks) && r.ownsOrBuilds(j+2, false):
			return r.partiesOf([]int{j + 1}, false, dst) // "which Acme owns"
		case v.Kind == clause.Noun && r.ownsOrBuilds(j+1, false):
			return r.partiesOf([]int{j}, false, dst) // "a wind farm Acme owns"
		case r.ownedOrBuilt(j):
			return r.partiesOf(r.byWhom(clause.Args(r.chunks, j)), false, dst) // "owned by Acme"
		}
		break
	}
	return dst
}

func (r *Runner) ofSayer(n int, dst []int) []int {
	if !strings.EqualFold(r.d.Word(r.chunks[n].First), "its") || r.kindsOf(n)&(needPlant|needProject) == 0 {
		return dst
	}
	for j := n - 1; j > 0; j-- {
		if v := &r.chunks[j]; v.Kind == clause.Verb && v.Form == clause.Finite {
			// "Acme said that a loan had been secured for its wind farm"
			of := clause.Subject(r.chunks, j)
			if len(of) > 0 && (v.Passive || r.lastMention(r.chunks[of[0]].Span, r.s.org) != nil) && r.heardOf(j) {
				return r.sayer(of[0], dst)
			}
			return dst
		}
	}
	return dst
}

// sayerOwns appends the one who says what another buys of its own: "Acme said that Bolt
// would buy two of its plants".
func (r *Runner) sayerOwns(o int, dst []int) []int {
	if r.measure(o) && o+2 < len(r.chunks) && r.chunks[o+1].Sym == r.s.of {
		o += 2
	}
	return r.ofSayer(o, dst)
}

// owning reports whether chunk k is a finite verb, in the passive or not, of having a
// plant.
func (r *Runner) owning(k int, passive bool) bool {
	v := &r.chunks[k]
	return v.Kind == clause.Verb && v.Form == clause.Finite && v.Passive == passive && !v.Negated && r.markedChunk(k, markOwns)
}

// builds reports whether the verb group k is one of building or planning a plant, by which the
// one who sells its power is told, but not who owns it for those who work on it.
func (r *Runner) builds(k int) bool {
	return r.selling && (topicOf(r.s.topics[r.chunks[k].Sym], 0) == "construction_contract" || r.markedChunk(k, markPlan))
}

// building reports whether chunk k is such a verb, finite, in the passive or not.
func (r *Runner) building(k int, passive bool) bool {
	v := &r.chunks[k]
	return v.Kind == clause.Verb && v.Form == clause.Finite && v.Passive == passive && !v.Negated && r.builds(k)
}

// ownsOrBuilds reports whether chunk k is a finite verb of having a plant or of building it.
func (r *Runner) ownsOrBuilds(k int, passive bool) bool {
	return r.owning(k, passive) || r.building(k, passive)
}

// ownedOrBuilt reports whether chunk k is a verb form that describes a plant by who has or
// builds it: "owned", "being developed", "to be built".
func (r *Runner) ownedOrBuilt(k int) bool {
	v := &r.chunks[k]
	if v.Kind != clause.Verb || v.Form == clause.Finite || v.Form != clause.Participial && !v.Passive {
		return false
	}
	return r.markedChunk(k, markOwns|markLed) || r.builds(k)
}

// byWhom are the nouns behind the first "by" of a verb's own arguments.
func (r *Runner) byWhom(args []clause.Arg) []int {
	for _, a := range args {
		if a.Prep == r.s.by && a.Verb < 0 {
			return a.Nouns
		}
	}
	return nil
}

// ownerBeside appends the one firm that does what the main clause before tells, if the noun
// chunk n is "the" plant: "Acme aims to build the dam in May, after the project won support".
func (r *Runner) ownerBeside(n int, dst []int) []int {
	if !r.chunks[n].Definite || r.kindsOf(n)&(needPlant|needProject) == 0 {
		return dst
	}
	for j := n - 1; j > 0; j-- {
		if v := &r.chunks[j]; v.Kind == clause.Verb && v.Form == clause.Finite {
			if who := r.partiesOf(clause.Subject(r.chunks, j), false, nil); len(who) == 1 && r.in.Entities[who[0]].Kind == record.Organization {
				return add(dst, who[0])
			}
			return dst
		}
	}
	return r.ownerBefore(n, dst)
}

// ownerBefore appends the one firm that the sentences before tell to have the plant to which noun
// chunk n, if not -1, may return: by an agreement on it or as its owner, or else by doing something
// there, if it neither lends nor works for others: "Acme is building a dam. The dam will sell its
// power to Bolt", but not "Acme is building a dam. … of the wind farm".
func (r *Runner) ownerBefore(n int, dst []int) []int {
	const back = 3 // sentences
	first := r.sent
	for first > max(0, r.sent-back) && !(n >= 0 && r.otherPlant(r.chunks[n].Span, r.d.Sentences[first-1].Span)) {
		first--
	}
	for i := len(r.cands) - 1; i >= 0 && r.cands[i].sent >= first; i-- {
		a := &r.cands[i]
		if a.sent == r.sent || a.several() || a.status == "ended" {
			continue
		}
		for s := a.sent + 1; s <= r.sent; s++ {
			if r.ofAnotherPlant(a, s) {
				return dst
			}
		}
		if who := r.clientOf(a); len(who) > 0 && overlap(who, dst) == 0 {
			return addAll(dst, who)
		}
	}
	for s := r.sent - 1; s >= first; s-- {
		before := r.doers(s, false)
		switch {
		case len(before) == 1 && (r.lends(before[0]) || r.contractor(before[0])):
		case len(before) > 0:
			if r.siteIn(r.d.Sentences[s].Span) && len(before) == 1 && r.in.Entities[before[0]].Kind == record.Organization {
				dst = add(dst, before[0])
			}
			return dst
		}
	}
	return dst
}

// contractor reports whether the sentences before tell that an entity works for others or buys
// power: "Acme has won an order for turbines. Bolt will build the plant".
func (r *Runner) contractor(e int) bool {
	return slices.ContainsFunc(r.cands, func(c candidate) bool { return r.busy(&c, e, r.sent) })
}

// ofPlantBefore reports whether noun chunk o may tell of a plant told before, or of works or machines
// for it: "the plant", "it", "the turbines", "construction".
func (r *Runner) ofPlantBefore(o int) bool {
	return r.chunks[o].Definite || r.chunks[o].Pronoun || r.kindsOf(o)&(needWork|needStudy) != 0
}

// ordered gives works, goods, services or money told of "the" plant of the sentence before
// their client, and a trade in it the side that is missing: "Acme is building a dam. The EPC
// contract went to Bolt", "Bolt will supply the turbines", "Cue has lent $5 million for the
// project", "Bolt was hired to build it", "The dam was bought from Cue", "Cue bought it in 2019".
func (r *Runner) ordered(c *candidate, e *event) {
	if len(c.parties) != 1 || c.partnered || c.plural || r.toldOf(c) {
		return
	}
	definite := c.object >= 0 && (r.chunks[c.object].Definite || works(c.typ) && r.ofPlantBefore(c.object))
	lent := c.typ == "financing" && (c.noun >= 0 || c.frame.object.needs&needPlant != 0)
	switch {
	case c.typ == "acquisition" && c.object >= 0 && r.chunks[e.k].Passive && clause.Relative(r.chunks, e.k):
		c.parties = r.plantOwner(c.object, c.parties) // "Acme owns a dam, which was bought from Bolt"
		return
	case c.typ == "acquisition":
		if !r.tradesPlantBefore(c, e) {
			return
		}
	case !works(c.typ) && !lent || c.sourced && !r.cameFrom(c):
		return
	case c.noun >= 0 && c.returns:
		if r.byWhom(e.told) != nil {
			return // "The contract was awarded by Acme"
		}
	case definite, c.typ == "supply_contract" && c.noun < 0 && c.object >= 0 && r.chunks[e.k].Passive, r.cameFrom(c):
	case e.frame.object.role == party && r.chunks[e.k].Passive:
	default:
		return
	}
	c.parties = r.ownerBefore(c.object, c.parties)
}

// cameFrom reports whether a candidate tells from whom goods come: "The turbines will come from Acme".
func (r *Runner) cameFrom(c *candidate) bool {
	return c.typ == "supply_contract" && c.frame.subject.role == target && c.frame.preps[r.s.from].role == party
}

// tradesPlantBefore reports whether what an acquisition is of may be the plant of the sentence
// before.
func (r *Runner) tradesPlantBefore(c *candidate, e *event) bool {
	it := c.frame.object.needs == needPronoun
	if it && c.frame.buys && !clause.Relative(r.chunks, e.k) {
		return true // "Cue bought it in 2019"
	}
	if !r.chunks[e.k].Passive {
		return false
	}
	// "It was bought from Cue", "The dam was bought from Cue"
	return it || c.object >= 0 && r.chunks[c.object].Definite && r.kindsOf(c.object)&(needPlant|needProject) != 0
}
