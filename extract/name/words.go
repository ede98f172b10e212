package name

import (
	"strings"

	"wattwire/extract/lexicon"
	"wattwire/extract/token"
)

// trait is what the lists say of a single word.
type trait uint64

const (
	function   trait = 1 << iota // the, of, however
	common                       // stands mostly in lower case
	topic                        // a field of activity
	orgHead                      // Power, Ministry, Bank
	orgHeadOf                    // … that takes "of": Ministry, Bank
	surelyOrg                    // … that seldom ends another name
	legalForm                    // Co, Ltd
	legalStart                   // PT
	placeEnd                     // Region, River
	placeStart                   // Lake, Mount
	eventHead                    // Summit
	progHead                     // Act, Plan
	facHead                      // plant, dam
	facWeak                      // project, field
	facMod                       // offshore, nuclear
	facTied                      // center, ranch: a plant's right after facTech
	given                        // John
	surname                      // Smith
	particle                     // de, bin, al
	facTech                      // … that tells the technology: solar
	numbered                     // Unit, Phase: a number may follow
	possessor                    // People('s), Women('s)
	month
	office      // Minister, President
	government  // Ministry, Parliament
	ministry    // Ministry, Department
	credit      // Reporting (by), Photo
	domain      // com
	adverb      // however, meanwhile
	pointing    // the, both, it: begins a reference without a name
	clause      // that, and: a subject may follow
	placeLower  // region, river: part of a name also in lower case
	partOf      // subsidiary, arm: what is named after it is not the whole
	parting     // subsidiary, venture: tells a body from another that bears part of its name
	royal       // King, Sheikh: bodies and plants bear such names
	job         // manager, scientist: its field may stand before it
	other       // new, another: the noun after it means something not told yet
	linear      // pipeline, line: no word for a plant in general
	preposition // by, with: before what is no subject
	product     // technology, modules: what bears the name before is no body or plant
	unrecorded  // storm, vessel: what bears the name after it is no body or plant
	plain       // an English word that news has rarely
	verb        // base form of a verb that is no noun
	wareEnd     // ends the name of a product or a publication
	noble       // particle of persons' names alone: van, von, bin
	syllable    // ends a hyphened given name of East Asia: Moon Jae-in
	dealing     // signed, acquire: what firms do
	auxiliary   // has, will: before such a verb
	trade       // IPP: the sort of firm before its name
	post        // Arranger, Agent: ends what a firm is in the business of another
	quarter     // Northern, Central: of places; before what is none it is a part of a name
)

// words holds the traits of words by Sym.
type words struct {
	traits []trait

	dot, comma, hyphen, dash, open, close, poss, apos, colon, quote, slash, semicolon token.Sym
	amp, dollar, plus                                                                 token.Sym
	and, or, of, the, fors, on, a, an, at, by, in, near, as, to, with, from           token.Sym
	he, i, its, their, our, one, first, is, was, based, same, known, additional       token.Sym
	ministry, government, administration, treasury, state, energy                     token.Sym
	agreement, contract, service, corporation, unlike                                 token.Sym
	reactor, reactors, experimental, research, test                                   token.Sym
	co, non, multi                                                                    token.Sym // prefixes

	endings []string // of surnames
	wordish []string // endings of common words

	pointers []pointer // by Sym
	sizes    []int8    // by Sym: both, two, three
	past     token.Set // irregular past forms
}

func (w *words) of1(s token.Sym) trait {
	if int(s) < len(w.traits) {
		return w.traits[s]
	}
	return 0
}

func (w *words) add(lex *lexicon.Lexicon, word string, t trait) {
	if word == "" || strings.ContainsAny(word, " ") {
		return
	}
	s := lex.Vocab.InternString(word)
	for int(s) >= len(w.traits) {
		w.traits = append(w.traits, make([]trait, max(1024, len(w.traits)))...)
	}
	w.traits[s] |= t
}

// lists gives the words of each list the traits that it tells.
var lists = []struct {
	name   string
	traits func(*lexicon.Entry) trait
}{
	{"function_words", functionTraits},
	{"common_words", always(common)},
	{"plain_words", always(plain)},
	{"topics", always(topic)},
	{"org_heads", orgHeadTraits},
	{"legal_forms", legalTraits},
	{"place_heads", placeHeadTraits},
	{"event_heads", always(eventHead)},
	{"programme_heads", always(progHead)},
	{"facilities", facilityTraits},
	{"titles", func(e *lexicon.Entry) trait { return map[string]trait{"office": office}[e.Get("kind")] }},
	{"given_names", always(given)},
	{"familiar_names", always(given)},
	{"surnames", always(surname)},
	{"months", always(month)},
	{"connectors", func(e *lexicon.Entry) trait { return roles[e.Get("role")] }},
}

func always(t trait) func(*lexicon.Entry) trait { return func(*lexicon.Entry) trait { return t } }

// roles are the traits of the roles in list connectors.
var roles = map[string]trait{
	"particle": particle, "noble": particle | noble, "syllable": syllable, "numbered": numbered, "possessor": possessor,
	"credit": credit, "domain": domain, "product": product, "ware-end": wareEnd, "unrecorded": unrecorded, "linear": linear,
	"part": partOf | parting, "whole": parting, "other": other, "royal": royal, "quarter": quarter,
	"job": job, "trade": trade, "post": post,
	"dealing": dealing, "auxiliary": auxiliary, "preposition": preposition, "clause": clause,
}

func functionTraits(e *lexicon.Entry) trait {
	for _, p := range strings.Split(e.Get("pos"), "|") {
		if p != "adv" {
			return function
		}
	}
	return common | adverb
}

func orgHeadTraits(e *lexicon.Entry) trait {
	t := orgHead
	if e.Get("position") == "both" {
		t |= orgHeadOf
	}
	if e.Get("weight") >= "4" {
		t |= surelyOrg
	}
	switch e.Get("subkind") {
	case "ministry":
		t |= government | ministry
	case "government":
		t |= government
	}
	return t
}

func legalTraits(e *lexicon.Entry) trait {
	switch e.Get("position") {
	case "start":
		return legalStart
	case "both":
		return legalForm | legalStart
	}
	return legalForm
}

func placeHeadTraits(e *lexicon.Entry) trait {
	var t trait
	if e.Get("lower") != "" {
		t = placeLower
	}
	switch e.Get("position") {
	case "start":
		return t | placeStart
	case "both":
		return t | placeStart | placeEnd
	}
	return t | placeEnd
}

func facilityTraits(e *lexicon.Entry) trait {
	switch {
	case e.Get("part") == "both":
		return facHead | facMod | facTech
	case e.Get("part") == "modifier" && e.Get("technology") != "":
		return facMod | facTech
	case e.Get("part") == "modifier":
		return facMod
	case e.Get("strength") == "weak":
		return facHead | facWeak
	case e.Get("strength") == "tied":
		return facTied
	}
	return facHead
}

func (w *words) load(lex *lexicon.Lexicon) {
	for _, list := range lists {
		for _, e := range lex.Entries(list.name) {
			t := list.traits(e)
			w.add(lex, e.Name, t)
			for _, a := range e.Aliases() {
				w.add(lex, a, t)
			}
		}
	}
	for _, e := range lex.Entries("ordinals") { // First Solar
		if y := lex.Vocab.LookupString(e.Name); int(y) < len(w.traits) {
			w.traits[y] &^= adverb
		}
	}
	for _, e := range lex.Entries("verbs") {
		if e.Get("noun") == "" {
			w.add(lex, e.Name, verb)
		}
		for past := range strings.SplitSeq(e.Get("past"), "|") {
			w.past.Add(lex.Vocab.InternString(past))
		}
	}
	for _, e := range lex.Entries("connectors") {
		switch e.Get("role") {
		case "word-ending":
			w.wordish = append(w.wordish, e.Name)
		case "surname-ending":
			w.endings = append(w.endings, e.Name)
		}
	}
	w.pointers = pointers(lex)
	for word, n := range map[string]int8{"both": 2, "two": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4} {
		setBySym(&w.sizes, lex.Vocab.InternString(word), n)
	}
	for y, p := range w.pointers {
		if p != 0 {
			w.add(lex, lex.Vocab.Word(token.Sym(y)), pointing)
		}
	}
	sym := lex.Vocab.InternString
	w.dollar = sym("$")
	w.and, w.of, w.the, w.fors, w.on, w.a, w.an = sym("and"), sym("of"), sym("the"), sym("for"), sym("on"), sym("a"), sym("an")
	w.slash, w.semicolon, w.by, w.he = sym("/"), sym(";"), sym("by"), sym("he")
	w.i, w.one, w.first = sym("i"), sym("one"), sym("first")
	w.is, w.was, w.energy, w.plus, w.same, w.known, w.as = sym("is"), sym("was"), sym("energy"), sym("+"), sym("same"), sym("known"), sym("as")
	w.reactor, w.reactors = sym("reactor"), sym("reactors")
	w.experimental, w.research, w.test = sym("experimental"), sym("research"), sym("test")
	w.additional = sym("additional")
	w.to, w.with, w.from, w.treasury, w.state = sym("to"), sym("with"), sym("from"), sym("treasury"), sym("state")
	w.agreement, w.contract, w.service = sym("agreement"), sym("contract"), sym("service")
	w.corporation, w.unlike = sym("corporation"), sym("unlike")
	w.its, w.their, w.our = sym("its"), sym("their"), sym("our")
	w.co, w.non, w.multi = sym("co"), sym("non"), sym("multi")
	w.ministry, w.or, w.dash = sym("ministry"), sym("or"), sym("–")
	w.government, w.administration = sym("government"), sym("administration")
	w.in, w.near, w.based = sym("in"), sym("near"), sym("based")
	w.dot, w.comma, w.hyphen, w.amp, w.open, w.close = sym("."), sym(","), sym("-"), sym("&"), sym("("), sym(")")
	w.poss, w.apos, w.colon, w.quote, w.at = sym("'s"), sym("'"), sym(":"), sym("\""), sym("at")
}
