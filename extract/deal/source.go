package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// A source is a way in which those who agree are told besides as subject or object of
// the verb that tells of it. The sources of a list are tried in their order; a trace
// shows which gave a party.
type source struct {
	name string // as a trace shows it
	add  func(r *Runner, c *candidate, e *event)
}

// verbSources are those around a verb, of which some tell the type too.
var verbSources = []source{
	{"a phrase", func(r *Runner, c *candidate, e *event) { r.prepositions(c, e.frame, e.told) }},
	{"a phrase that opens the sentence", func(r *Runner, c *candidate, e *event) {
		if n := len(e.told) - 1; n >= 0 && e.told[n].At == 0 {
			r.partyPhrase(c, e.told[n])
		}
	}},
	{"whose bidder it is", func(r *Runner, c *candidate, e *event) {
		switch { // "is Acme's preferred bidder", "Acme's preferred bidder is Bolt"
		case e.frame.object.needs&needWinner != 0:
			c.parties = r.owner(e.object, c.parties)
		case e.frame.subject.needs&needWinner != 0 && len(e.subj) > 0:
			c.parties = r.owner(e.subj[0], c.parties)
		}
	}},
	{"whose it is", func(r *Runner, c *candidate, e *event) {
		if c.noun < 0 {
			return
		}
		c.parties = r.belongs(c.noun, c.typ, c.parties)
		if e.frame.object.needs&needTakeover != 0 { // "rejected Acme's takeover bid"
			c.parties = r.owner(c.noun, c.parties)
		}
	}},
	{"whose it is that is paid for", func(r *Runner, c *candidate, e *event) { r.paidTo(c, e) }},
	{"whose plant it is for", func(r *Runner, c *candidate, e *event) { // "A grant for Acme's wind farm was announced"
		if c.noun < 0 || c.noun > e.k || c.typ != "financing" || r.gotBySomebody(c) {
			return
		}
		for _, a := range e.told {
			if (a.Prep == r.s.forr || a.Prep == r.s.on || a.Prep == r.s.of && a.At == c.noun+1) && r.fundsPlantOf(a) {
				c.parties = r.plantOwner(a.Nouns[0], c.parties)
			}
		}
	}},
	{"the genitive of a state", func(r *Runner, c *candidate, _ *event) { r.ruled(c) }},
	{"whom it brings together", func(r *Runner, c *candidate, _ *event) { r.linked(c) }},
	{"to whom a relative clause says it is given", func(r *Runner, c *candidate, e *event) { // "a loan that Acme Bank has granted Bolt"
		if c.noun < 0 || c.noun > e.k || c.typ != "financing" || len(e.args) == 0 {
			return
		}
		if v := &r.chunks[e.k]; v.Passive || v.Form != clause.Finite {
			return
		}
		if e.frame.object.role != agreement || e.frame.preps[r.s.to].role != party {
			return
		}
		if a := e.args[0]; a.Prep == 0 && a.Verb < 0 && a.At == e.k+1 && r.chunks[a.At].Named {
			c.parties = r.partiesOf(a.Nouns, true, c.parties)
		}
	}},
	{"before its relative clause", func(r *Runner, c *candidate, e *event) { c.parties = r.withWhom(e.k, e.frame, c.parties) }},
	{"whose talks they are", func(r *Runner, c *candidate, e *event) { // "its talks with Acme"
		if e.frame.subject.role == target && e.frame.object.role == noRole {
			c.parties = r.owner(e.object, c.parties)
		}
	}},
	{"with whom it is talked of", func(r *Runner, c *candidate, e *event) { c.parties = r.talking(e.k, c.parties) }},
	{"who chooses or is chosen", func(r *Runner, c *candidate, e *event) { c.parties = r.choosers(e.k, c.parties) }},
	{"for whom a possessive stands", func(r *Runner, c *candidate, _ *event) { // "Their pact was signed in May"
		if (len(c.parties) == 0 || len(c.parties) == 1 && c.passive) && c.noun >= 0 && r.s.marks.Has(r.d.Tokens[c.phrase.First].Sym, markTheir) {
			c.parties = r.theirs(c.noun, c.parties)
		}
	}},
	{"who only approves it", func(r *Runner, c *candidate, e *event) { r.unleave(e, c) }},
	{"the agreement under which", func(r *Runner, c *candidate, e *event) { r.underOf(c, e.k, e.args) }},
}

// typedSources are those which depend on the type.
var typedSources = []source{
	{"a name that no stage knows", func(r *Runner, c *candidate, e *event) {
		for _, a := range e.told { // "was bought from Acme"
			if c.typ == "acquisition" && a.Prep == r.s.from && a.Verb < 0 && e.frame.preps[a.Prep].role == party {
				c.parties = r.stranger(a.Nouns[0], c.parties)
			}
		}
		if len(e.agents) > 0 || r.chunks[e.k].Passive || e.frame.subject.role != party || !ownership(c.typ) {
			return
		}
		for _, n := range e.subj {
			c.parties = r.stranger(n, c.parties)
		}
	}},
	{"who is served or helped", func(r *Runner, c *candidate, _ *event) { r.helped(c) }},
	{"who makes them", (*Runner).makersOf},
	{"who makes what is called so", (*Runner).makerOfModel},
	{"whose plant was told before", (*Runner).ordered},
	{"whose plant it is", func(r *Runner, c *candidate, e *event) { r.client(c, e.subj, e.told) }},
	{"who says so", func(r *Runner, c *candidate, e *event) {
		switch {
		case len(c.parties) == 0 && c.noun >= 0,
			// "will be built by Bolt, Acme said"
			len(c.parties) == 1 && r.doneTo(c, e),
			// "will supply the turbines, Acme said"
			works(c.typ) && c.noun < 0 && len(c.parties) > 0 && len(c.parties) == len(e.agents) && r.coming(e.k),
			// "The pair will build it, Acme and Bolt said"
			len(e.agents) == 0 && len(e.subj) == 1 && r.refers(e.subj[0]):
			c.parties = r.teller(e.k, c.parties)
		case r.signedWith(c, e): // "A contract was signed with Bolt, Acme said", "Acme said the plant has a contract with Bolt"
			if told := r.chooser(e.k, nil); !slices.ContainsFunc(told, r.official) {
				c.parties = addAll(c.parties, told)
			}
		case len(c.parties) == 1 && r.placesOrder(c): // "Bolt has placed an order for turbines, Acme said", "Acme said Bolt had placed an order"
			if c.parties = r.teller(e.k, c.parties); len(c.parties) == 1 {
				c.parties = r.chooser(e.k, c.parties)
			}
		case r.chosenByNone(c, e):
			c.parties = r.chooser(e.k, c.parties)
		}
	}},
	{"the clause under which", func(r *Runner, c *candidate, _ *event) { r.relative(c) }},
	{"whose programme it comes from", (*Runner).programmeOf},
	{"the clause that it follows from", (*Runner).bySo},
	{"the sentence beside it", func(r *Runner, c *candidate, _ *event) { r.elsewhere(c) }},
	{"whose work the sentence before tells", (*Runner).taker},
	{"who does something with it", func(r *Runner, c *candidate, e *event) { r.wielded(c, e) }},
	{"the other side", (*Runner).otherSide},
	{"whose plant is awarded", (*Runner).awardedPlant},
	{"whose auction it is", func(r *Runner, c *candidate, _ *event) { r.awarder(c) }},
}

// heldSources are those before and behind a noun that no verb claims.
var heldSources = []source{
	{"a possessive", func(r *Runner, c *candidate, e *event) {
		r.possessed(c, e.k)
		c.holders = slices.Clone(c.parties)
	}},
	{"whose it is", func(r *Runner, c *candidate, e *event) {
		n := len(c.parties)
		c.parties = r.belongs(e.k, c.typ, c.parties)
		c.held = c.held || len(c.parties) > n
	}},
	{"a phrase", func(r *Runner, c *candidate, e *event) { r.prepositions(c, e.frame, e.told) }},
	{"into whom it is put", func(r *Runner, c *candidate, e *event) { // "Acme's investment in Bolt"
		for _, a := range e.told {
			if c.put && a.Verb < 0 && (a.Prep == r.s.in || a.Prep == r.s.into) && a.At == e.k+1 {
				c.parties = r.partiesOf(a.Nouns, false, c.parties)
			}
		}
	}},
	{"the genitive of a state", func(r *Runner, c *candidate, _ *event) { r.ruled(c) }},
	{"whom it brings together", func(r *Runner, c *candidate, _ *event) { r.linked(c) }},
}

// nounSources are those around such a noun, of which some tell the type too.
var nounSources = []source{
	{"the act that it is of", func(r *Runner, c *candidate, e *event) { r.event(c, e.k) }},
	{"the verb around it", func(r *Runner, c *candidate, e *event) { r.governor(c, e.k) }},
	{"the clause it sums up", func(r *Runner, c *candidate, e *event) { r.summed(c, e.k) }},
	{"the clause under which", func(r *Runner, c *candidate, _ *event) { r.relative(c) }},
	{"the other side", (*Runner).otherSide},
	{"who signed the one before", func(r *Runner, c *candidate, e *event) { r.anew(c, e.k) }},
	{"whose agreements include it", func(r *Runner, c *candidate, e *event) { r.amongTheirs(c, e.k) }},
	{"whom it serves", func(r *Runner, c *candidate, e *event) { r.serves(c, e.k) }},
	{"the verb on which it depends", func(r *Runner, c *candidate, e *event) { r.gripped(c, e.k) }},
	{"its verb", func(r *Runner, c *candidate, e *event) { r.said(c, e.k) }},
}

// gotBySomebody reports whether a party of a financing may be the one who gets it: one who
// neither lends nor acts for a state.
func (r *Runner) gotBySomebody(c *candidate) bool {
	return slices.ContainsFunc(c.parties, func(p int) bool { return !r.lends(p) && !r.ofState(p) })
}

// chosenByNone reports whether the verb tells that somebody is chosen, or given a contract, and
// not by whom, which then is the one who says so.
func (r *Runner) chosenByNone(c *candidate, e *event) bool {
	v := &r.chunks[e.k]
	if !v.Passive || v.Form != clause.Finite {
		return false
	}
	chosenFor := works(c.typ) || c.typ == "auction_award"
	if chosenFor && e.frame.object.role == party && len(e.agents) == 0 && r.s.cues.Has(v.Sym, cueChooses) {
		return true
	}
	if c.noun <= e.k || !works(c.typ) || c.partnered {
		return false
	}
	// "Acme said that three firms had been awarded contracts"
	return !slices.ContainsFunc(e.args, func(a clause.Arg) bool { return a.Prep == r.s.by })
}

// seek tries sources in their order, and notes for the tracer what each gave.
func (r *Runner) seek(from []source, c *candidate, e *event) {
	for i := range from {
		n := len(c.parties)
		from[i].add(r, c, e)
		if r.chart.Trace == nil {
			continue
		}
		for _, p := range c.parties[min(n, len(c.parties)):] {
			if at := r.mentionOf(p); at.Len() > 0 {
				r.sought = append(r.sought, rule.Part{Name: from[i].name, Span: at, As: party.String()})
			}
		}
	}
}

// mentionOf is where the entity e is named last up to the sentence at hand, or else
// first behind it.
func (r *Runner) mentionOf(e int) token.Span {
	var at token.Span
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.First >= r.d.Sentences[r.sent].End && at.Len() > 0 {
			break
		}
		if m.Entity == e {
			at = m.Span
		}
	}
	return at
}
