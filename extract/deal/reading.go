package deal

import (
	"slices"

	"wattwire/extract/token"
)

// A reading is a sign in an article of what type an agreement is. Of each list the
// readings are tried in their order, and the first that tells something decides.
type reading struct {
	name string // as a trace shows it
	read func(r *Runner, c *candidate) verdict
}

// verdict is the type that a reading tells, "" if it tells nothing.
type verdict struct {
	typ  string
	open bool // what is told later may narrow it
}

// untyped is told by a reading that makes sure that no other can tell the type.
const untyped = "none"

func closed(typ string) verdict { return verdict{typ: typ} }
func open(typ string) verdict   { return verdict{typ: typ, open: true} }

// wordings are readings of what stands with the word for an agreement, or with a verb
// that tells its type, and gives it another.
var wordings = []reading{
	{"goods, not power or shares", (*Runner).ofGoods},
	{"power, not goods", (*Runner).ofPower},
	{"a site", (*Runner).asSite},
	{"a venture beside it", (*Runner).ofVenture},
	{"a sum for a share", (*Runner).ofShare},
	{"a sum for plants", (*Runner).ofPlantSum},
	{"a share of what a state grants", (*Runner).ofGrant},
	{"a tender beside it", func(r *Runner, c *candidate) verdict {
		if c.noun < 0 && c.typ != "" && c.frame.typ != "topic" || c.noun >= 0 && c.typ == "concession" && c.frame.subject.role == party {
			return r.inTender(c)
		}
		return verdict{}
	}},
	{"a plant that is given away", func(r *Runner, c *candidate) verdict { // "The ministry awarded the wind farm to Acme"
		if c.noun >= 0 || c.object < 0 || c.typ != "construction_contract" || !r.markedChunk(c.verb(), markAuction) {
			return verdict{}
		}
		if r.kindsOf(c.object)&needWork != 0 {
			return verdict{}
		}
		unnamed := (len(c.agents) == 0 || len(c.parties) == 1) && !slices.ContainsFunc(c.parties, r.contractor)
		if unnamed || slices.ContainsFunc(c.parties, r.awards) {
			return closed("auction_award")
		}
		return verdict{}
	}},
	{"an order for works or services", (*Runner).ofOrder},
	{"works that are called services", func(r *Runner, c *candidate) verdict { // "an EPC services contract"
		if c.noun < 0 || c.typ != "service_contract" || r.d.Word(c.name.First) != "services" {
			return verdict{}
		}
		if r.wordBefore(c).typ != "construction_contract" {
			return verdict{}
		}
		return closed("construction_contract")
	}},
	{"works or studies that are ordered", func(r *Runner, c *candidate) verdict { // "had ordered a feasibility study from Acme"
		if c.noun >= 0 || c.object < 0 || c.typ != "supply_contract" || c.frame.object.needs != 0 {
			return verdict{}
		}
		return closed(typeOf(r.kindsOf(c.object) & (needWork | needStudy | needPower)))
	}},
}

// doings are readings of an agreement without a word for it: what a verb of choosing,
// agreeing or working leads to.
var doings = []reading{
	{"a tender beside it", (*Runner).inTender},
	{"told by the agreement behind it", (*Runner).agreementNext},
	{"money to be got", (*Runner).chosenToGet},
	{"a post", (*Runner).post},
	{"what one is taken on for", (*Runner).takenOnFor},
	{"what it leads to", (*Runner).leadsTo},
	{"works or studies to be done", (*Runner).takesOn},
	{"what one is charged with", (*Runner).charged},
	{"a goal of the one who hires", (*Runner).hiredFor},
	{"what changes hands", func(r *Runner, c *candidate) verdict {
		if c.frame.object.role != noRole {
			return verdict{}
		}
		return closed(typeOf(r.objectAfter(c.region) & (needEquipment | needPower | needPlant)))
	}},
}

// namings are readings of an agreement whose word leaves the type open, by what is told
// with that word.
var namings = []reading{
	{"a tender beside it", (*Runner).inTender},
	{"what is done under it", func(r *Runner, c *candidate) verdict { // "will act as main contractor under a deal"
		if c.frame.typ != "topic" {
			return verdict{}
		}
		if c.entry != nil && c.entry.Get("type") == "concession" {
			return closed(c.entry.Get("type")) // "was picked to build a dam under a concession"
		}
		if t := r.topicIn(token.Span{First: c.region.First, End: r.chunks[c.noun].First}); t != "" {
			return closed(t)
		}
		return r.takesOn(c)
	}},
	{"a word before its name", (*Runner).wordBefore},
	{"a thing before its name", (*Runner).thingBefore},
	{"a loan that it is for", (*Runner).fundingFor},
	{"a sum of those who lend", func(r *Runner, c *candidate) verdict { // "Acme Bank signed a $5 million deal to help build a dam"
		if len(c.agents) == 0 || r.lastMention(c.phrase, r.s.money) == nil {
			return verdict{}
		}
		if slices.ContainsFunc(c.agents, func(e int) bool { return !r.lends(e) }) {
			return verdict{}
		}
		return closed("financing")
	}},
	{"a field or a block", (*Runner).ofField},
	{"what is to be done", (*Runner).toDo},
	{"a trade in what is owned", (*Runner).toTrade},
	{"what is done under which", (*Runner).underWhichDone},
	{"what one of them makes", (*Runner).ofMaker},
	{"what it is for", (*Runner).whatFor},
	{"a use of power", (*Runner).ofUse},
	{"told before", func(_ *Runner, c *candidate) verdict {
		if c.returns {
			return closed(untyped)
		}
		return verdict{}
	}},
	{"one party", func(_ *Runner, c *candidate) verdict {
		if len(c.parties) < 2 {
			return closed(untyped)
		}
		return verdict{}
	}},
}

// wholes are readings of all that is known of an agreement at last.
var wholes = []reading{
	{"a lender and a sum", (*Runner).ofLender},
	{"a state that grants it", (*Runner).fromState},
	{"a draft of it", func(_ *Runner, c *candidate) verdict { // "a preliminary agreement with Acme on LNG"
		if c.entry == nil || c.entry.Get("weak") != "draft" {
			return verdict{}
		}
		if c.typ == "" && len(c.parties) > 1 || c.typ == "cooperation_agreement" || c.typ == "supply_contract" {
			return closed("letter_of_intent")
		}
		return verdict{}
	}},
	{"states alone", (*Runner).ofStates},
	{"a plant and many years", (*Runner).ofYears},
	{"power for years, and no goods", (*Runner).ofSupply},
	{"fuel, and no power", (*Runner).ofFuel},
	{"leave of a state to build", func(r *Runner, c *candidate) verdict {
		t := r.toKeep(c)
		if t == "" || !c.bare || r.markedAt(c.name.End-1, markWorks) {
			return verdict{}
		}
		if r.state(c) == "" && !((t == "cooperation_agreement" || c.typ == "financing") && r.withState(c)) {
			return verdict{}
		}
		return verdict{t, c.generic}
	}},
	{"its word or what it is about", func(_ *Runner, c *candidate) verdict { return verdict{c.typ, c.generic} }},
}

// presumptions give a type for want of anything that tells one.
var presumptions = []reading{
	{"a contract", (*Runner).ofContract},
	{"two parties", func(_ *Runner, c *candidate) verdict {
		if len(c.parties) > 1 {
			return open("cooperation_agreement")
		}
		return verdict{}
	}},
}

// typed is what the first reading of a list tells that tells something.
func (r *Runner) typed(list []reading, c *candidate) verdict {
	for i := range list {
		v := list[i].read(r, c)
		if v.typ == "" {
			continue
		}
		if v.typ != untyped && (v.typ != c.typ || c.reading == "") {
			c.reading = list[i].name
		}
		return v
	}
	return verdict{}
}

// presumed is what a list of readings tells, else what is presumed.
func (r *Runner) presumed(list []reading, c *candidate) verdict {
	v := r.typed(list, c)
	if v.typ == "" {
		v = r.typed(presumptions, c)
		c.presumed = v.typ != ""
	}
	return v
}

// topic settles the type of a candidate by the words that tell of it and, where they
// leave it open, by what it is about.
func (r *Runner) topic(c *candidate) {
	r.withCartel(c)
	if c.pumps = r.pumped(c); c.pumps {
		c.typ, c.generic = "cooperation_agreement", false
		r.pumping(c)
		return
	}
	switch v := r.typed(wordings, c); v.typ {
	case "":
	case untyped:
		c.typ = ""
		return
	default:
		c.typ = v.typ
	}
	if c.typ != "" && (c.frame.typ != "topic" || c.noun >= 0 && nameSettles(c)) {
		return
	}
	var v verdict
	if c.noun >= 0 {
		v = r.presumed(namings, c)
	} else {
		v = r.typed(doings, c)
	}
	if v.typ != "" && v.typ != untyped {
		c.typ, c.generic = v.typ, v.open || c.returns
	}
}

// nameSettles reports whether the type that the word for a candidate gives needs no look at what
// it is about.
func nameSettles(c *candidate) bool {
	return onPaper(c) || c.typ == "power_purchase_agreement" || works(c.typ) && !c.generic
}

// presume gives a candidate that tells of a new agreement the type and the status
// that only the whole of what is known of it decides.
func (r *Runner) presume(c *candidate) {
	if c.told && c.status == "planned" {
		c.status = "signed" // what is to be done is planned, the agreement stands
	}
	if v := r.presumed(wholes, c); v.typ != "" && !c.pumps {
		c.typ, c.generic = v.typ, v.open
	}
}

// typeOf is the type of an agreement by what kind of thing it is about.
func typeOf(what need) string {
	switch {
	case what&needLand != 0:
		return "concession" // "an agreement for 300 hectares of desert"
	case what&needPower != 0 && what&(needPlant|needStake|needEquipment) == 0:
		return "power_purchase_agreement"
	case what&needEquipment != 0:
		return "supply_contract"
	case what&needStake != 0 && what&(needPlant|needStudy) == 0:
		return "acquisition"
	case what&needWork != 0:
		return "construction_contract"
	case what&needStudy != 0:
		return "service_contract"
	}
	return ""
}

// goodsType is the type of an agreement by which what changes hands is of some kind.
func goodsType(what need) string {
	what &= needPower | needOutput | needEquipment | needWork | needStudy
	if what == needOutput {
		return "power_purchase_agreement" // "booked 50 MW"
	}
	return typeOf(what)
}
