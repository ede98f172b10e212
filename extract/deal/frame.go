package deal

import (
	"fmt"
	"sort"
	"strings"

	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// role is what stands in a grammatical relation of a frame.
type role uint8

const (
	noRole role = iota
	party
	agreement
	target
	witness
)

var roleNames = map[string]role{"party": party, "agreement": agreement, "target": target, "witness": witness}

// need is a kind of thing of which a role may ask one.
type need uint64

const (
	needPower need = 1 << iota
	needEquipment
	needStake
	needPlant
	needWork
	needStudy
	needMoney
	needAmount
	needCapacity
	needOrganization
	needProject
	needAgreement
	needAuction
	needOutput
	needFirm
	needVenture
	needRole
	needGrant
	needAward
	needInvestment
	needBid
	needCharge
	needWinner
	needCompany     // a common noun for a firm or a part of one
	needName        // capitalised words that no stage knows
	needHolding     // a share of what follows "in"
	needSum         // an amount and nothing that it is the cost of
	needFunding     // an agreement of financing
	needDealing     // an agreement of acquisition
	needTakeover    // an offer or an approach for a firm
	needBody        // a word for a firm that several may set up, or its name
	needFeasibility // a study of whether and how to build
	needPost        // what one is taken on as for services
	needContract    // an agreement of works, goods or services
	needPartner     // one with whom something is done
	needOwner       // one who has a thing or shares of it
	needMarket      // where things are put up for sale
	needPronoun     // "it", "both"
	needState       // a country
	needRight       // leave to do something
	needLand        // land or seabed that is leased
	needCredit      // certificates that go with power
	needFuel        // what is burnt or worked up: equipment that is no machine
	needMachine     // equipment that is no fuel
	needSuitor      // one who may buy
	needTalks       // talks
	needTechnology  // how machines of a maker work
	needTender      // a tender
	needCraft       // what a maker builds: a ship, a prototype
	needLot         // such machines told as those of a plant: with "the" or a number; or power: with "the" or "its"
	needParcel      // what a tender is parted into
	needSubsidy     // what a state pays beside the price of power
	needOwned       // what stands with its owner's name
	needTerm        // for how long something is done
	needLender      // a bank or a fund
	needGroup       // several who do something as one: a consortium, a team
	needPermit      // leave that a state gives to build
	needConsortium  // a group of firms, by a word that means nothing else
	needCost        // what it takes to build something
	needTask        // a word for works told before: with "the"
	needHelp        // support, told of which works or studies it is
	needKinds       // the first that is free for the kinds of a trigger
)

var needNames = map[string]need{
	"acquisition":  needDealing,
	"agreement":    needAgreement,
	"amount":       needAmount,
	"auction":      needAuction,
	"award":        needAward,
	"bid":          needBid,
	"body":         needBody,
	"capacity":     needCapacity,
	"charge":       needCharge,
	"company":      needCompany,
	"consortium":   needConsortium,
	"contract":     needContract,
	"cost":         needCost,
	"craft":        needCraft,
	"credit":       needCredit,
	"equipment":    needEquipment,
	"feasibility":  needFeasibility,
	"firm":         needFirm,
	"fuel":         needFuel,
	"funding":      needFunding,
	"grant":        needGrant,
	"group":        needGroup,
	"help":         needHelp,
	"holding":      needHolding,
	"investment":   needInvestment,
	"it":           needPronoun,
	"land":         needLand,
	"lender":       needLender,
	"lot":          needLot,
	"machine":      needMachine,
	"market":       needMarket,
	"money":        needMoney,
	"name":         needName,
	"organization": needOrganization,
	"output":       needOutput,
	"owner":        needOwner,
	"parcel":       needParcel,
	"partner":      needPartner,
	"permit":       needPermit,
	"plant":        needPlant,
	"post":         needPost,
	"power":        needPower,
	"project":      needProject,
	"right":        needRight,
	"role":         needRole,
	"share":        needShare,
	"stake":        needStake,
	"state":        needState,
	"study":        needStudy,
	"subsidy":      needSubsidy,
	"suitor":       needSuitor,
	"sum":          needSum,
	"takeover":     needTakeover,
	"task":         needTask,
	"talks":        needTalks,
	"technology":   needTechnology,
	"tender":       needTender,
	"venture":      needVenture,
	"winner":       needWinner,
	"work":         needWork,
}

type slot struct {
	role  role
	needs need
}

// frame is a compiled rule.
type frame struct {
	rule            *rule.Rule
	subject, object slot
	possessor       slot
	preps           map[token.Sym]slot
	typ             string // "" : as the agreement's name says; "topic": as what it is about says; "goods": as what changes hands says
	status          string
	asks            map[token.Sym]bool // prepositions (or 0 for the object) of which one must be there
	asksUnder       bool
	asksCapacity    bool
	asksOwner       bool // or that it is done to another's plant
	asksTerms       bool // or for how many years, or at what price
	asksAim         bool // or what is to be done with it
	asksAuction     bool
	asksTwo         bool         // parties
	asksOther       bool         // a party besides those who do what the verb tells
	asksAlone       bool         // no direct object, and phrases of the verb itself
	asksOwn         bool         // an object that is no other's
	asksWill        bool         // a verb of what is to be done or is being done
	asksTogether    bool         // an adverb of common doing
	asksFresh       bool         // money that is no price of what is sold
	asksPart        bool         // a financing told before, of which it tells a part
	asksSeveral     bool         // several agreements told before, of which it tells one
	each            bool         // every party has an agreement of its own
	asksPlant       bool         // a plant or a capacity in its region
	asksHolding     bool         // a share of something, told before in its sentence or the one before
	asksSite        bool         // the region names a plant or a capacity
	asksWinner      bool         // the sentence has a word for a winner
	asksFirst       bool         // an award told before in its sentence
	auction         string       // the type where an auction is told of
	ongoing         string       // the status of what one party is doing
	buys, sells     bool         // those who do what the verb tells
	side            lexicon.Mark // it tells that side of an agreement told before, and none by itself
	price           bool         // that side is told with what was paid for what was bought
	clients         bool         // that side are those for whose plant works or goods are told
	owners          bool         // or of whom it is bought
	general         bool         // any verb opens it
	except          []token.Sym  // but these
}

var types = map[string]bool{
	"power_purchase_agreement": true, "memorandum_of_understanding": true, "letter_of_intent": true, "cooperation_agreement": true,
	"shareholder_agreement": true, "joint_venture": true, "financing": true, "construction_contract": true, "supply_contract": true,
	"service_contract": true, "concession": true, "acquisition": true, "auction_award": true, "other": true,
}

// requirements are what the setting "needs" of a rule can ask for besides phrases.
var requirements = map[string]func(*frame) *bool{
	"under":    func(f *frame) *bool { return &f.asksUnder },
	"capacity": func(f *frame) *bool { return &f.asksCapacity },
	"owner":    func(f *frame) *bool { return &f.asksOwner },
	"terms":    func(f *frame) *bool { return &f.asksTerms },
	"aim":      func(f *frame) *bool { return &f.asksAim },
	"auction":  func(f *frame) *bool { return &f.asksAuction },
	"two":      func(f *frame) *bool { return &f.asksTwo },
	"other":    func(f *frame) *bool { return &f.asksOther },
	"will":     func(f *frame) *bool { return &f.asksWill },
	"alone":    func(f *frame) *bool { return &f.asksAlone },
	"own":      func(f *frame) *bool { return &f.asksOwn },
	"together": func(f *frame) *bool { return &f.asksTogether },
	"fresh":    func(f *frame) *bool { return &f.asksFresh },
	"site":     func(f *frame) *bool { return &f.asksSite },
	"winner":   func(f *frame) *bool { return &f.asksWinner },
	"first":    func(f *frame) *bool { return &f.asksFirst },
	"part":     func(f *frame) *bool { return &f.asksPart },
	"several":  func(f *frame) *bool { return &f.asksSeveral },
	"plant":    func(f *frame) *bool { return &f.asksPlant },
	"holding":  func(f *frame) *bool { return &f.asksHolding },
}

// compiling is a rule on the way to its frame, with the faults found in it.
type compiling struct {
	*frame
	lex    *lexicon.Lexicon
	faults []error
}

// compileFrame makes the frame of a rule; it returns every fault found in it.
func compileFrame(lex *lexicon.Lexicon, r *rule.Rule) (*frame, []error) {
	c := compiling{&frame{rule: r, preps: map[token.Sym]slot{}, asks: map[token.Sym]bool{}}, lex, nil}
	c.settings()
	c.needs()
	c.roles()
	f, from, to := c.frame, r.Roles["from"] != "", r.Roles["to"] != ""
	f.buys, f.sells = f.typ == "acquisition" && from && !to, f.typ == "acquisition" && to && !from
	return f, c.faults
}

// fault notes a fault of the rule and where the rule stands.
func (c *compiling) fault(format string, args ...any) {
	r := c.rule
	c.faults = append(c.faults, fmt.Errorf("%s:%d: rule %q: %s", r.File, r.Line, r.ID, fmt.Sprintf(format, args...)))
}

// settings takes over what the rule sets.
func (c *compiling) settings() {
	f, set := c.frame, c.rule.Set
	if f.typ = set["type"]; f.typ != "" && f.typ != "topic" && f.typ != "goods" && !types[f.typ] {
		c.fault("type %q is no type of agreement", f.typ)
	}
	if f.ongoing = set["ongoing"]; f.ongoing != "" && f.ongoing != "planned" {
		c.fault("ongoing: what is going on is planned, not %q", f.ongoing)
	}
	if f.auction = set["auction"]; f.auction != "" && !types[f.auction] {
		c.fault("auction: %q is no type of agreement", f.auction)
	}
	switch set["side"] {
	case "":
	case "lenders":
		f.side = cueFunder
	case "members":
		f.side = cueAlly
	case "workers":
		f.side = cueWorker
	case "buyers":
		f.side = cueTrader
	case "clients":
		f.side, f.clients = cueTrader, true
	case "owners":
		f.side, f.clients, f.owners = cueTrader, true, true
	case "price":
		f.side, f.price = cueTrader, true
	default:
		c.fault("side: an agreement rule can tell of lenders, members, workers, buyers, clients, owners or the price, not %q", set["side"])
	}
	switch set["each"] {
	case "":
	case "party":
		f.each = true
	default:
		c.fault("each: an agreement rule can have one agreement for each party, not %q", set["each"])
	}
	switch f.status = set["status"]; f.status {
	case "", "signed", "planned", "ended":
	default:
		c.fault("status %q is none of signed, planned, ended", f.status)
	}
	for _, k := range c.rule.Unknown("type", "status", "needs", "auction", "each", "ongoing", "side") {
		c.fault("set: an agreement rule sets type, status, needs, auction, each, ongoing and side, not %q", k)
	}
}

// needs takes over what the rule asks for: requirements, an object or prepositions.
func (c *compiling) needs() {
	for _, n := range strings.Fields(c.rule.Set["needs"]) {
		switch asks := requirements[n]; {
		case asks != nil:
			*asks(c.frame) = true
		case n == "object":
			c.asks[0] = true
		default:
			c.asks[c.lex.Vocab.InternString(n)] = true
		}
	}
}

// roles takes over who or what stands in which relation to the verb.
func (c *compiling) roles() {
	rels := make([]string, 0, len(c.rule.Roles))
	for rel := range c.rule.Roles {
		rels = append(rels, rel)
	}
	sort.Strings(rels)
	for _, rel := range rels {
		name, kinds, _ := strings.Cut(c.rule.Roles[rel], " if ")
		s := slot{role: roleNames[strings.TrimSpace(name)]}
		if s.role == noRole {
			c.fault("roles: %s: %q is none of party, agreement, target, witness", rel, name)
		}
		for _, k := range strings.Fields(kinds) {
			if needNames[k] == 0 {
				c.fault("roles: %s: nothing is of the kind %q", rel, k)
			}
			s.needs |= needNames[k]
		}
		switch rel {
		case "subject":
			c.subject = s
		case "object":
			c.object = s
		case "possessor":
			c.possessor = s
		default:
			c.preps[c.lex.Vocab.InternString(rel)] = s
		}
	}
	c.behalf()
}

// behalf lets "on behalf of" lead to the client for whom a rule asks, as "for" does.
func (c *compiling) behalf() {
	forr := c.lex.Vocab.InternString("for")
	if s := c.preps[forr]; s.role == party && c.asks[forr] {
		behalf := c.lex.Vocab.InternString("on behalf of")
		c.preps[behalf], c.asks[behalf] = s, true
	}
}
