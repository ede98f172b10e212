package deal

import (
	"slices"

	"wattwire/extract/token"
)

// A tie is a sign that an agreement told later is the one told before, or that it
// is another. Of each pair the ties are tried in their order, and the first that
// holds decides; a pair for which none holds are two agreements.
type tie struct {
	name  string // as a trace shows it
	same  bool   // one agreement
	holds func(r *Runner, p *pair) bool
}

// detailed is the tie by which the agreement told later takes the place of the other, beside
// which more may be told.
const detailed = "one of those it left open"

const (
	one = true
	two = false
)

// signers is asked of all agreements before the other ties where c returns to one: who
// signed tells more than which was told last.
var signers = []tie{
	{"the same signers", one, func(r *Runner, p *pair) bool { // "The agreement was signed by Acme and Bolt"
		if p.c.another || len(p.c.parties) < 2 || !p.allShared() {
			return false
		}
		return sameType(p.a, p.c) && !r.conflict(p.a, p.c)
	}},
}

var ties = []tie{
	{"under another heading", two, func(r *Runner, p *pair) bool {
		// of a digest: "KENYA. Acme signed a contract. PERU. The contract was signed by Bolt"
		return r.in.Lands.Of(p.a.sent) != r.in.Lands.Of(p.c.sent)
	}},
	{"what was done under it", one, func(_ *Runner, p *pair) bool { // "a deal under which Acme bought Bolt was completed"
		if !p.here || p.c.noun < 0 || p.a.noun >= 0 {
			return false
		}
		return len(p.c.parties) == 0 && sameType(p.a, p.c) && p.c.region.Contains(p.a.name)
	}},
	{"one noun of two verbs", one, func(_ *Runner, p *pair) bool { // "an earlier deal that Acme signed has ended"
		if !p.here || p.c.noun < 0 || p.a.group == p.c.group {
			return false
		}
		return p.a.noun == p.c.noun && p.a.typ == p.c.typ || p.a.name == p.c.name
	}},
	{"made by others, as its own clause tells", two, func(_ *Runner, p *pair) bool {
		// "threw out the deal that Acme had struck with Bolt"
		switch {
		case !p.c.clausal:
			return false
		case p.c.returns && p.shared < len(p.c.parties) && len(p.c.parties) > 1:
			return true
		}
		return p.here && len(p.c.parties) == 0 && p.c.status == "ended"
	}},
	{"their memoranda", one, func(r *Runner, p *pair) bool {
		// "announced three partnerships. … It signed three memoranda with", "The memoranda were signed with"
		if !p.near || p.a.noun < 0 || p.a.typ != "cooperation_agreement" || !onPaper(p.c) || !p.c.plural {
			return false
		}
		if p.a.status != p.c.status || p.a.count < 2 || r.conflict(p.a, p.c) && p.a.count == p.c.count {
			return false
		}
		return p.a.count == p.c.count || p.c.passive && p.a.count == len(p.c.parties)-p.shared
	}},
	{"called another", two, func(_ *Runner, p *pair) bool { return p.c.another }},
	{"after which the other was made", two, func(_ *Runner, p *pair) bool {
		// "Acme, after the sale of its mine to Bolt in 2020, bought a dam"
		own := func(x, y *candidate) bool {
			if !x.after || x.returns || y.noun >= 0 {
				return false
			}
			return x.date != "" && x.date != y.date || len(x.targets) > 0
		}
		return p.here && (own(p.c, p.a) || own(p.a, p.c))
	}},
	{"tax equity beside a loan", two, func(r *Runner, p *pair) bool {
		// "closed a loan for a wind farm. … The tax equity came from Bolt"
		if !p.both("financing") || p.c.noun < 0 || len(p.c.parties) == 0 {
			return false
		}
		return r.taxEquity(p.c) && !r.taxEquity(p.a)
	}},
	{"a lender's part of it", one, func(_ *Runner, p *pair) bool { return tranche(p.a, p.c) }},
	{"told in passing", two, func(r *Runner, p *pair) bool { // "the deal" is no contract under which somebody works
		return p.c.returns && p.c.generic && p.a.frame == r.s.named && p.a.under >= 0 && len(p.a.parties) == 1
	}},
	{"what it is for", one, func(_ *Runner, p *pair) bool {
		// "an agreement to build and sell the plant", "a memorandum under which Acme will buy power"
		if !p.here || p.c.within <= 0 || p.a.noun != p.c.within || !joins[p.a.typ] {
			return false
		}
		if p.shared != len(p.c.parties) {
			return forAnother(p.a, p.c)
		}
		return !onPaper(p.a) || p.c.ruled || p.c.onGoods() || sameValue(p.a, p.c)
	}},
	{"who lends it", one, (*Runner).lendersOf},
	{"who raised it", one, func(r *Runner, p *pair) bool {
		// "Funding for the plant came from Acme Bank in May, when Bolt raised $5 million"
		if !p.here || !p.both("financing") || p.c.verb() <= p.a.verb() {
			return false
		}
		if p.a.noun < 0 || p.a.value != 0 || p.c.value <= 0 {
			return false
		}
		if len(p.a.parties) == 0 || len(p.c.parties) != 1 || r.lends(p.c.parties[0]) {
			return false
		}
		return !slices.ContainsFunc(p.a.parties, func(e int) bool { return !r.lends(e) })
	}},
	{"the venture it sets up", one, func(_ *Runner, p *pair) bool { // "an agreement to establish a joint venture"
		if !p.here || p.a.noun < 0 || p.c.noun <= p.a.noun || !p.a.region.Contains(p.c.name) {
			return false
		}
		if p.c.typ != "joint_venture" || p.a.typ == p.c.typ || !joins[p.a.typ] || onPaper(p.a) {
			return false
		}
		return p.allShared()
	}},
	{"the deal for it", one, func(_ *Runner, p *pair) bool { // "Acme will buy power after signing a deal with Bolt"
		if !p.here || p.a.noun >= 0 || p.c.noun <= p.a.verb() {
			return false
		}
		return p.c.presumed && p.c.bare && len(p.c.parties) > 1 && p.allShared()
	}},
	{"the contract for it", one, func(r *Runner, p *pair) bool {
		// "Acme will buy the power of a wind farm. … It has signed a contract with Bolt for the wind farm"
		if p.c.sent != p.a.sent+1 || p.a.noun >= 0 || p.a.typ != "power_purchase_agreement" || p.a.hand != buys {
			return false
		}
		if p.c.noun < 0 || !p.c.bare || !p.c.generic || p.c.another || p.c.returns || p.a.status != p.c.status {
			return false
		}
		return len(p.a.parties) == 1 && len(p.c.parties) == 2 && p.c.partnered && p.agentsAgain() && !r.conflict(p.a, p.c)
	}},
	{"signed for it by an arm", one, func(r *Runner, p *pair) bool {
		// "Acme will sell the power to Bolt after its unit Acme North signed a contract with the utility"
		if !p.here || p.a.noun >= 0 || p.c.noun <= p.a.verb() || !p.c.means || !sameType(p.a, p.c) {
			return false
		}
		if len(p.c.parties) == 0 || p.shared == 0 || r.conflict(p.a, p.c) {
			return false
		}
		return !slices.ContainsFunc(p.c.parties, func(e int) bool {
			return !contains(p.a.parties, e) && !slices.ContainsFunc(p.a.parties, func(q int) bool { return r.armOf(e, q) })
		})
	}},
	{"what they join forces for", one, func(r *Runner, p *pair) bool { // "teamed up with Bolt to buy a dam"
		if !p.here || p.a.noun >= 0 || p.a.typ != "cooperation_agreement" || !p.a.partnered || len(p.a.parties) < 2 {
			return false
		}
		return p.c.typ != p.a.typ && p.c.status == p.a.status && p.agentsBefore() && r.purposeOf(p.a, p.c)
	}},
	{"a share in the venture", one, func(r *Runner, p *pair) bool { // "set up a joint venture. … Acme will get 40% of the venture"
		if !p.near || p.a.typ != "joint_venture" || p.c.typ != "acquisition" || p.c.status != "planned" {
			return false
		}
		return p.allShared() && r.inThatVenture(p.c.region)
	}},
	{"what they do under it", one, func(_ *Runner, p *pair) bool {
		// "won a contract from Bolt. … Bolt will work closely with Acme on the plant"
		if p.c.noun >= 0 || p.c.typ != "cooperation_agreement" || p.c.date != "" {
			return false
		}
		return p.c.sent > p.a.sent && p.a.status == "signed" && len(p.c.parties) > 1 && p.allShared()
	}},
	{detailed, one, func(_ *Runner, p *pair) bool {
		// "is in talks to buy some dams. … wants to buy the Moda dam and a share in the Kalo dam"
		if !p.near || p.here || !p.byVerbs() || p.a.frame != p.c.frame || p.a.status != p.c.status {
			return false
		}
		return p.agentsAgain() && p.a.leftOpen && p.c.particular()
	}},
	{"told by one verb", two, func(_ *Runner, p *pair) bool { return p.a.group == p.c.group }},
	{"a part of the goods", one, func(_ *Runner, p *pair) bool { // "will deliver 40 MW of them under the deal next year"
		if !p.c.returns || p.c.another || !p.both("supply_contract") || len(p.c.parties) < 2 || !p.allShared() {
			return false
		}
		return 0 < p.c.mw && p.c.mw < p.a.mw
	}},
	{"told by the other hand", one, (*Runner).handed},
	{"of other figures", two, func(r *Runner, p *pair) bool { return r.conflict(p.a, p.c) }},
	{"what the winners won", one, func(_ *Runner, p *pair) bool {
		// "were the winners, securing contracts to build", "was the winner, taking 50 MW"
		if !p.here || p.a.typ != "auction_award" || p.shared != len(p.c.parties) {
			return false
		}
		if p.c.typ == p.a.typ {
			return p.a.frame.object.needs&needWinner != 0 || p.c.means && p.a.mw == 0
		}
		return p.c.frame.auction != "" && p.retold()
	}},
	{"how it came about", one, func(_ *Runner, p *pair) bool {
		// "has raised its stake, buying shares from Bolt", "is the new owner of the plant, which it bought"
		if !p.here || !p.c.means || !p.c.trades() {
			return false
		}
		if p.a.typ != "acquisition" || p.a.noun >= 0 || p.a.frame.buys || p.a.frame.sells {
			return false
		}
		return len(p.a.agents) == len(p.c.agents) && p.agentsAgain()
	}},
	{"the other side of it", one, (*Runner).otherHalf},
	{"of another object", two, func(_ *Runner, p *pair) bool { // "bought Bolt and agreed to buy Lumen"
		if !p.here || !p.byVerbs() || p.a.group == p.c.group || p.a.typ != p.c.typ {
			return false
		}
		return p.a.object >= 0 && p.c.object >= 0 && !p.c.same && !p.c.returns
	}},
	{"its memorandum", one, func(_ *Runner, p *pair) bool {
		// "agreed a cooperation deal. … A memorandum of understanding was signed by"
		if !p.near || p.a.noun < 0 || p.a.typ != "cooperation_agreement" || !onPaper(p.c) || !p.c.passive {
			return false
		}
		return p.retold() && len(p.c.parties) > 1 && p.fewerShared()
	}},
	{"the paper that is to be signed", one, func(_ *Runner, p *pair) bool {
		// "signed a preliminary deal … at an event to sign a memorandum"
		if !p.near || p.a.noun < 0 || !p.a.bare {
			return false
		}
		if !onPaper(p.c) || p.c.status != "planned" || p.c.date != "" {
			return false
		}
		return p.a.count == p.c.count && p.a.plural == p.c.plural && p.allShared()
	}},
	{"the stake it pays for", one, func(r *Runner, p *pair) bool { // "made its first investment in Bolt by taking a 49% stake"
		if !p.near || p.a.status != p.c.status && !(p.a.pledged && p.c.status == "signed") {
			return false
		}
		return r.paysFor(p.a, p.c) || r.paysFor(p.c, p.a)
	}},
	{"the same states", one, func(r *Runner, p *pair) bool {
		// "Kenya and Peru signed a memorandum. It was signed between Kenya's Acme and Peru's Bolt"
		if !p.near || p.a.noun < 0 || p.a.typ != p.c.typ || !paper(p.c) && !(p.a.bare && p.c.bare) {
			return false
		}
		return p.retold() && r.forTheStates(p.a, p.c)
	}},
	{"its end told again", one, func(_ *Runner, p *pair) bool {
		// "pulled out of a deal with Peru. … terminated the agreement to build a reactor"
		if !p.near || p.c.noun < 0 || p.a.noun < 0 || p.a.status != "ended" || p.c.status != "ended" {
			return false
		}
		return (p.a.generic || p.a.bare || p.a.typ == p.c.typ) && p.allShared()
	}},
	{"told by ministries of the same states", one, func(r *Runner, p *pair) bool {
		// "Kenya and Peru signed an agreement. Kenya's energy ministry said it had signed a memorandum with Acme of Peru"
		if !p.near || p.here || p.a.noun < 0 || !p.a.bare || !onPaper(p.c) {
			return false
		}
		if !p.retold() || p.c.date != "" || !r.forTheStates(p.a, p.c) {
			return false
		}
		return slices.ContainsFunc(p.c.parties, func(b int) bool {
			return slices.ContainsFunc(p.a.parties, func(s int) bool { return r.rules(b, s) })
		})
	}},
	{"bought by the one who sells the other", two, func(r *Runner, p *pair) bool {
		// "Acme buys the plant of Bolt. … Bolt bought it in 2010"
		return !p.c.returns && slices.ContainsFunc(p.c.parties, func(e int) bool {
			h := r.tradeOf(p.c, e)
			return h != 0 && slices.Contains(p.a.parties, e) && r.tradeOf(p.a, e) == h.other()
		})
	}},
	{"of another type", two, func(_ *Runner, p *pair) bool { return !sameType(p.a, p.c) || p.c.put && p.a.typ != p.c.typ }},
	{"of another time", two, func(r *Runner, p *pair) bool { return r.longBefore(p.a, p.c) || r.older(p) || r.calledOlder(p) }},
	{"an earlier contract", two, func(r *Runner, p *pair) bool { return r.earlier(p.a, p.c, p.shared) }},
	{"a further contract", two, func(r *Runner, p *pair) bool { return r.further(p.a, p.c) }},
	{"with someone else", two, func(_ *Runner, p *pair) bool { // "sold a stake to Bolt. … sold its dams to Cue"
		n := overlap(p.a.agents, p.c.agents)
		return n > 0 && p.sameTrade() && p.shared == n && len(p.a.parties) > n && len(p.c.parties) > n
	}},
	{"the same object", one, func(_ *Runner, p *pair) bool { // "the stake"
		switch {
		case !p.c.same || p.a.typ != p.c.typ:
			return false
		case p.shared > 0:
			return true
		case len(p.a.parties) > 1 || len(p.c.parties) > 1 || p.rivals():
			return false
		}
		return !(p.c.owned && p.noneShared()) // "its stake" is that of its party
	}},
	{"a further purchase", two, func(r *Runner, p *pair) bool { // "bought the Kalo dam from Bolt. … It will also buy the Moda dam"
		const verb = 3 // tokens
		if !p.both("acquisition") || p.c.noun >= 0 || p.c.sent <= p.a.sent || !p.agentsBefore() {
			return false
		}
		upToVerb := token.Span{First: p.c.clause.First, End: min(p.c.name.First+verb, p.c.name.End)}
		return r.common(p.a.targets, p.c.targets) == 0 && (r.cued(cueFurther, upToVerb) || r.firmBesidePlants(p))
	}},
	{"of a narrower type", two, func(_ *Runner, p *pair) bool {
		if p.c.returns || p.a.typ == p.c.typ || p.shared > 0 && sameValue(p.a, p.c) {
			return false
		}
		return p.shared < 2 || p.a.status == "signed" && p.c.status == "planned" && !joint(p)
	}},
	{"one of several told before", two, func(r *Runner, p *pair) bool { // "Acme has won some orders. … Bolt gave Acme an order"
		if !p.a.plural || p.c.plural || p.c.returns || p.c.sent <= p.a.sent || p.a.typ != p.c.typ {
			return false
		}
		if len(p.c.parties) > len(p.a.parties) {
			return true
		}
		return p.c.noun >= 0 && len(p.c.parties) > 0 && !r.markedAt(p.c.phrase.First, markThat)
	}},
	{"joined by someone new", two, func(_ *Runner, p *pair) bool { // "Acme and Bolt work together. … Cue has signed an agreement with Acme and Bolt"
		if !p.c.partnered || p.c.returns || len(p.a.parties) < 2 || p.shared < len(p.a.parties) || p.shared == len(p.c.parties) {
			return false
		}
		return len(p.c.agents) > 0 && overlap(p.c.agents, p.a.parties) == 0
	}},
	{"the same parties", one, func(_ *Runner, p *pair) bool {
		return !p.c.returns && p.shared > 0 && p.fewerShared()
	}},
	{"the same firm bought", one, func(r *Runner, p *pair) bool { // "Acme buys Bolt. … Bolt will be bought from Cue"
		if p.c.returns || p.c.typ != "acquisition" || p.a.status != p.c.status {
			return false
		}
		return (len(p.a.agents) == 0 || len(p.c.agents) == 0) && r.common(p.a.targets, p.c.targets) > 0
	}},
	{"told as new", two, func(_ *Runner, p *pair) bool { return !p.c.returns }},

	// From here on c returns to an agreement told before.
	{"someone else's", two, func(r *Runner, p *pair) bool { // "terminated its contract"
		return p.noneShared() && p.c.noun >= 0 && r.markedAt(p.c.phrase.First, markTheir)
	}},
	{"on other goods or works", two, (*Runner).otherGoods},
	{"one who made another told before", two, func(r *Runner, p *pair) bool {
		// "Acme took a stake in Bolt's firm. Acme has a venture with Cue. … Bolt announced the tie-up"
		if !p.c.generic || p.shared > 0 || len(p.c.parties) != 1 || len(p.a.parties) < 2 {
			return false
		}
		return slices.ContainsFunc(r.cands, func(x candidate) bool {
			return x.into > 0 && x.sent < p.c.sent && len(x.parties) > 1 &&
				slices.Contains(x.parties, p.c.parties[0]) && sameType(&x, p.c)
		})
	}},
	{"by a word for plants", two, func(r *Runner, p *pair) bool { // "closed the facility" is no end of a loan
		if !r.plantWord(p.c) || p.c.passive && slices.ContainsFunc(p.c.parties, r.lends) {
			return false
		}
		return r.d.Tokens[p.c.name.End-1].Sym != r.d.Tokens[p.a.name.End-1].Sym
	}},
	{"with another partner", two, (*Runner).otherPartner},
	{"one that is over", two, func(_ *Runner, p *pair) bool { // "scrapped a letter of intent. … The contract went to" others
		return p.a.status == "ended" && p.c.status == "signed" && p.noneShared() && len(p.a.parties) > 1
	}},
	{"an award that led to what was signed", two, func(r *Runner, p *pair) bool {
		// "Acme signed a concession. It had won the plant in May. The contract runs for 25 years"
		if p.a.typ != "auction_award" || p.a.noun >= 0 || !p.c.generic {
			return false
		}
		return slices.ContainsFunc(r.cands, func(x candidate) bool {
			return x.noun >= 0 && x.signed && x.sent <= p.a.sent && x.sent >= p.c.sent-2 && r.common(x.parties, p.a.parties) > 0
		})
	}},
	{"of others, in another paragraph", two, func(r *Runner, p *pair) bool { // "The contract for the design went to Acme and Bolt"
		if !p.noneShared() || p.near || len(p.c.parties) < 2 && p.c.about.Len() <= 0 {
			return false
		}
		return r.d.ParagraphStart(p.c.sent) > p.a.sent
	}},
	{"told later in the sentence", two, func(_ *Runner, p *pair) bool { return p.here && p.a.name.First > p.c.name.First }},
	{"a partnership of others", two, func(_ *Runner, p *pair) bool { // is no award and no purchase
		if p.c.noun < 0 || p.c.typ != "cooperation_agreement" || p.c.bare {
			return false
		}
		if p.a.typ != "auction_award" && p.a.typ != "acquisition" {
			return false
		}
		return len(p.c.parties) > 0 && p.shared == 0 || p.c.status == "ended"
	}},
	{"of more than one", two, func(_ *Runner, p *pair) bool { // "the agreements were signed with" others
		return p.c.plural && p.c.typ != p.a.typ && !p.a.plural && p.a.count == 0 && p.shared < len(p.c.parties)
	}},
	{"of a venture in passing", two, func(r *Runner, p *pair) bool {
		return p.c.typ == "" && p.a.typ == "joint_venture" && p.a.frame == r.s.named && len(p.c.parties) > 0
	}},
	{"still to come", two, func(_ *Runner, p *pair) bool {
		// "has selected Acme for the design. … will award the contract for construction"
		if p.c.told || p.a.noun >= 0 || p.a.typ == p.c.typ || p.c.typ == "" {
			return false
		}
		return p.a.status == "signed" && p.c.status == "planned"
	}},
	{"by another name, long ago", two, func(r *Runner, p *pair) bool { // "In 2019 they agreed to cooperate. … The memorandum"
		return p.c.typ != "" && !p.c.generic && p.a.typ != p.c.typ && r.ago(p.a.date, 1)
	}},
	{"the partner it lacked", one, func(_ *Runner, p *pair) bool {
		// "Acme signed an agreement. … The memorandum was signed with Bolt"
		if !p.near || !p.c.partnered || p.a.partnered || len(p.a.parties) != 1 || p.shared > 0 {
			return false
		}
		if p.a.status != p.c.status || works(p.c.typ) {
			return false
		}
		return p.a.noun >= 0 || p.a.typ == "power_purchase_agreement"
	}},
	{"the seller it lacked", one, func(_ *Runner, p *pair) bool { // "Acme buys a stake. … The purchase, from Bolt, brings"
		if !p.near || !p.c.sourced || p.a.sourced || len(p.a.parties) != 1 || len(p.c.parties) != 1 {
			return false
		}
		return p.a.noun < 0 && p.a.frame.buys && p.c.typ == p.a.typ && p.a.status != "ended"
	}},
	{"one with another than those of several", two, func(_ *Runner, p *pair) bool {
		// "has signed agreements with Acme and Bolt. … The agreement was signed by Cue"
		if !p.a.plural || p.c.plural || p.c.noun < 0 {
			return false
		}
		return len(p.a.parties) > 2 && len(p.c.parties) > 1 && p.shared < 2
	}},
	{"no other parties", one, func(_ *Runner, p *pair) bool {
		return len(p.c.parties) == 0 || p.shared > 0 || len(p.a.parties) == 0
	}},
	{"what others do for a plant", two, func(_ *Runner, p *pair) bool {
		// "Acme takes the power. Bolt has the order for the turbines"
		switch {
		case !works(p.c.typ) || p.c.presumed || p.shared > 0 || len(p.c.parties) == 0 || p.a.generic:
			return false
		case p.a.typ == "power_purchase_agreement" || ownership(p.a.typ):
			return true
		case p.a.typ == "auction_award" && p.c.typ == "supply_contract":
			return true
		}
		return len(p.a.parties) > 1 && p.c.about.Len() > 0
	}},
	{"far from it, for something", two, func(_ *Runner, p *pair) bool { // "the contract for five turbines went to Acme"
		return !p.near && p.shared == 0 && len(p.c.parties) > 0 && p.c.about.Len() > 0
	}},
	{"called the deal told before", one, func(_ *Runner, p *pair) bool { // may add a party, not change both
		switch {
		case !p.c.generic:
			return false
		case len(p.c.parties) < 2:
			return true
		case p.c.owned:
			return false
		case p.c.passive:
			return true
		}
		return len(p.a.parties) < 2 && !p.c.partnered && p.c.name.First-p.c.phrase.First < 2
	}},
	{"the same loan", one, func(_ *Runner, p *pair) bool { // lenders and borrowers may be told apart
		return p.both("financing")
	}},
}

// firmBesidePlants reports whether a firm is told to be bought at a time of its own, where what was
// bought before are plants: "has bought a dam. … In May it bought Acme".
func (r *Runner) firmBesidePlants(p *pair) bool {
	if len(p.c.targets) == 0 || len(p.a.targets) > 0 || p.c.dateText == "" || p.a.dateText != "" || p.a.closed || p.c.closed {
		return false
	}
	what := need(0)
	for i := p.a.about.First; i < p.a.about.End; i++ {
		what |= r.s.object(r.d.Tokens[i].Sym)
	}
	return what&(needPlant|needProject) != 0 && what&needCompany == 0
}

// antecedent is the agreement that candidate c tells of again and the tie between
// them, -1 if it is a new one. The latest that fits is taken, before it the latest of no
// other date.
func (r *Runner) antecedent(out []int, c *candidate) (int, string) {
	if c.side != 0 {
		return r.sideOf(out, c), "one side of it"
	}
	passes := [][]tie{ties}
	if c.returns {
		passes = [][]tie{signers, ties, ties}
	}
	for i, pass := range passes {
		for n := len(out) - 1; n >= 0; n-- {
			a := &r.cands[out[n]]
			if i+1 < len(passes) && a.sent < c.sent && a.date != "" && c.date != "" && !prefix(a.date, c.date) {
				continue
			}
			p := pair{a: a, c: c, shared: r.common(a.parties, c.parties), here: a.sent == c.sent, near: c.sent <= a.sent+2}
			if t := r.tied(pass, &p); t != nil && t.same {
				return out[n], t.name
			}
		}
	}
	return -1, ""
}

// tied is the first tie that holds for a pair, nil if none does.
func (r *Runner) tied(ties []tie, p *pair) *tie {
	for i := range ties {
		if ties[i].holds(r, p) {
			return &ties[i]
		}
	}
	return nil
}
