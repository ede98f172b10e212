package deal

import (
	"fmt"
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// Stage is the compiled knowledge of the package. It is read-only.
type Stage struct {
	clause  *clause.Stage
	verbs   verbs
	named   *frame          // the frame of nouns for agreements
	goods   *frame          // that of nouns for machines
	makers  token.Set       // its prepositions before who makes them
	objects []need          // by Sym: the kind of thing a word names
	senses  []sense         // what words say of whether to look at a sentence
	senseOf []uint16        // by Sym: which of them a word has, 0 for none
	sensed  token.Uses      // of words with a sense
	domain  words           // of energy or infrastructure
	field   token.Uses      // of these
	outside words           // of other fields
	speech  words           // verbs of speech
	lending map[string]bool // words by which a name tells of one who lends
	uses    words           // nouns for how much power is used
	flows   words           // nouns for goods that keep coming
	hands   map[token.Sym]hand
	topics  map[token.Sym][]topic

	agreement, phrase, demonym, scene  rule.Label
	qualifier                          rule.Label
	org, person, place, project, event rule.Label
	money, power, energy, num          rule.Label
	percent, amount, duration          rule.Label
	things                             rule.Mask // of what triggered asks

	generic   map[*lexicon.Entry]bool
	clipped   map[token.Sym][]clipped // by the last word
	sums      map[*lexicon.Entry]bool // words that name an agreement only with a sum
	terms     map[*lexicon.Entry]bool // words that do only with a time
	countries map[string][]string     // the names of a country, by its code
	builders  map[string]bool         // the codes of those that build plants in others
	cues      lexicon.Marks           // of list deal_cues
	marks     lexicon.Marks           // of list deal_words

	eventHeads map[token.Sym]bool
	cargo      []token.Sym
	facts      []token.Sym // before "of" and what came about: "news of Acme buying the plant"
	trades     []token.Sym // in which firms of a kind work
	capital    []token.Sym // of a firm: a stake where it is told to be all or a part of that
	signatory  []token.Sym
	into       token.Sym

	by, with, of, to, from, under, as, in, on, forr, through, via, per, over token.Sym
	accordingTo, aheadOf, asPartOf                                           token.Sym
	be, come, have, places, will, would                                      token.Sym
	the, or, and, comma, we, when, whose, each, respectively                 token.Sym
	possessive, apostrophe, quotation                                        token.Sym
	part, unit, units, half, shares, own, new, powers, generating, use       token.Sym
	province, state, way, minister, invest, lease, since, up                 token.Sym
	co, cooperate, cooperation                                               token.Sym
}

// topic is what a verb or its noun says of the type of an agreement.
type topic struct {
	object need // 0: any
	typ    string
}

// New compiles the rules of kind "agreement".
func New(lex *lexicon.Lexicon, labels *rule.Labels, rules []*rule.Rule, cl *clause.Stage) (*Stage, []error) {
	s := &Stage{
		clause: cl, topics: map[token.Sym][]topic{}, countries: map[string][]string{}, builders: map[string]bool{},
		generic: map[*lexicon.Entry]bool{}, clipped: map[token.Sym][]clipped{}, sums: map[*lexicon.Entry]bool{}, terms: map[*lexicon.Entry]bool{},
	}
	var faults []error
	for _, r := range rules {
		if r.Kind != "agreement" {
			continue
		}
		f, errs := compileFrame(lex, r)
		faults = append(faults, errs...)
		faults = append(faults, s.verbs.open(lex, cl, r, f)...)
		for _, n := range r.Nouns {
			of := map[string]**frame{"agreement": &s.named, "goods": &s.goods}[n]
			switch {
			case of == nil:
				faults = append(faults, fmt.Errorf("%s:%d: rule %q: nouns: agreement or goods, not %q", r.File, r.Line, r.ID, n))
			case *of != nil:
				faults = append(faults, fmt.Errorf("%s:%d: rule %q: the frame of nouns is rule %q already", r.File, r.Line, r.ID, (*of).rule.ID))
			default:
				*of = f
			}
		}
		if len(r.Match) > 0 {
			faults = append(faults, fmt.Errorf("%s:%d: rule %q: an agreement rule has verbs or nouns, not match", r.File, r.Line, r.ID))
		}
	}
	if s.goods != nil {
		for prep, slot := range s.goods.preps {
			if slot.role == party {
				s.makers.Add(prep)
			}
		}
	}
	s.agreement, s.phrase = labels.Class("agreement"), labels.Class("deal_phrase")
	s.demonym, s.qualifier = labels.Class("demonym"), labels.Class("qualifier")
	s.org, s.person, s.place = labels.Finding(rule.Organization), labels.Finding(rule.Person), labels.Finding(rule.Place)
	s.project, s.event = labels.Finding(rule.Project), labels.Finding(rule.Event)
	s.scene = labels.Class("scene")
	s.money, s.power, s.energy = labels.Finding(rule.Money), labels.Finding(rule.Power), labels.Finding(rule.Energy)
	s.percent, s.amount, s.duration = labels.Finding(rule.Percent), labels.Finding(rule.Amount), labels.Finding(rule.Duration)
	s.num = labels.Finding(rule.Number)
	for _, e := range lex.Entries("agreements") {
		t := e.Get("type")
		if t != "generic" && t != "none" && !types[t] {
			faults = append(faults, fmt.Errorf("agreements.tsv: entry %q: %q is no type of agreement", e.Name, t))
		}
		s.generic[e] = t == "generic"
		s.clip(e, lex)
		switch e.Get("weak") {
		case "sum":
			s.sums[e] = true
		case "term":
			s.terms[e] = true
		}
	}
	for _, e := range lex.Entries("countries") {
		s.countries[e.Get("alpha3")] = append([]string{e.Name}, e.Aliases()...)
		s.builders[e.Get("alpha3")] = e.Get("abroad") == "builds"
	}
	for _, e := range lex.Entries("deal_phrases") {
		if t := e.Get("type"); !types[t] {
			faults = append(faults, fmt.Errorf("deal_phrases.tsv: entry %q: %q is no type of agreement", e.Name, t))
		}
	}
	for _, e := range lex.Entries("deal_objects") {
		n := needNames[e.Get("object")]
		if n == 0 {
			faults = append(faults, fmt.Errorf("deal_objects.tsv: entry %q: no kind of thing is called %q", e.Name, e.Get("object")))
		}
		for _, w := range append([]string{e.Name}, e.Aliases()...) {
			sym := lex.Vocab.InternString(w)
			for int(sym) >= len(s.objects) {
				s.objects = append(s.objects, make([]need, max(256, len(s.objects)))...)
			}
			s.objects[sym] |= n
		}
	}
	s.domain, s.outside = wordsOf(lex, "deal_domain"), wordsOf(lex, "deal_outside")
	s.field = lex.Vocab.NewUser()
	for y, in := range s.domain {
		if in {
			lex.Vocab.Use(token.Sym(y), s.field)
		}
	}
	for _, e := range lex.Entries("deal_topics") {
		t := topic{needNames[e.Get("object")], e.Get("type")}
		if e.Get("object") != "any" && t.object == 0 || !types[t.typ] {
			faults = append(faults, fmt.Errorf("deal_topics.tsv: entry %q: object %q or type %q is unknown", e.Name, e.Get("object"), t.typ))
		}
		sym := lex.Vocab.InternString(e.Name)
		s.topics[sym] = append(s.topics[sym], t)
	}
	var errs []error
	s.marks, errs = lex.Marks(nil, "deal_words", marks)
	faults = append(faults, errs...)
	s.cues, errs = lex.Marks(nil, "deal_cues", cues)
	faults = append(faults, errs...)
	v := lex.Vocab
	s.eventHeads = map[token.Sym]bool{}
	for _, e := range lex.Entries("event_heads") {
		s.eventHeads[v.InternString(strings.ToLower(e.Name))] = true
	}
	s.lease = v.InternString("lease")
	s.use, s.own, s.powers = v.InternString("use"), v.InternString("own"), v.InternString("power")
	s.invest, s.minister = v.InternString("invest"), v.InternString("minister")
	s.by, s.with, s.of, s.to = v.InternString("by"), v.InternString("with"), v.InternString("of"), v.InternString("to")
	s.under, s.as, s.asPartOf = v.InternString("under"), v.InternString("as"), v.InternString("as part of")
	s.into, s.since, s.up = v.InternString("into"), v.InternString("since"), v.InternString("up")
	s.from, s.in, s.possessive = v.InternString("from"), v.InternString("in"), v.InternString("'s")
	s.apostrophe, s.quotation = v.InternString("'"), v.InternString("’") // of "the firms' plants"
	s.forr, s.generating = v.InternString("for"), v.InternString("generating")
	s.when, s.whose = v.InternString("when"), v.InternString("whose")
	s.would = v.InternString("would")
	s.have = v.InternString("have")
	s.through, s.via = v.InternString("through"), v.InternString("via")
	s.will, s.each, s.respectively = v.InternString("will"), v.InternString("each"), v.InternString("respectively")
	s.per, s.over = v.InternString("per"), v.InternString("over")
	s.part, s.unit, s.units = v.InternString("part"), v.InternString("unit"), v.InternString("units")
	s.province, s.state = v.InternString("province"), v.InternString("state")
	s.cargo = []token.Sym{
		v.InternString("cargo"), v.InternString("cargoes"), v.InternString("cargos"),
		v.InternString("barge"), v.InternString("barges"),
	}
	s.facts = []token.Sym{v.InternString("backdrop"), v.InternString("fact"), v.InternString("news"), v.InternString("result")}
	s.trades = []token.Sym{v.InternString("business"), v.InternString("industry"), v.InternString("sector"), v.InternString("world")}
	s.capital = []token.Sym{v.InternString("capital"), v.InternString("equity"), v.InternString("stock")}
	s.signatory = []token.Sym{v.InternString("signatory"), v.InternString("signatories")}
	s.shares, s.new = v.InternString("shares"), v.InternString("new")
	s.half, s.way = v.InternString("half"), v.InternString("way")
	s.co, s.cooperate, s.cooperation = v.InternString("co"), v.InternString("cooperate"), v.InternString("cooperation")
	s.the, s.or, s.we = v.InternString("the"), v.InternString("or"), v.InternString("we")
	s.and, s.comma = v.InternString("and"), v.InternString(",")
	s.on, s.be, s.come = v.InternString("on"), v.InternString("be"), v.InternString("come")
	s.places, s.accordingTo, s.aheadOf = v.InternString("place"), v.InternString("according to"), v.InternString("ahead of")
	s.speech, s.uses, s.flows = wordsOf(lex, "speech_verbs"), wordsOf(lex, "deal_uses"), wordsOf(lex, "deal_flows")
	s.lending = lendingWords(lex)
	s.hands = map[token.Sym]hand{}
	for _, e := range lex.Entries("deal_hands") {
		h := handNames[e.Get("hand")]
		if h == 0 {
			faults = append(faults, fmt.Errorf("deal_hands.tsv: entry %q: %q is no hand", e.Name, e.Get("hand")))
		}
		s.hands[v.InternString(e.Name)] = h
	}
	s.trigger(lex)
	return s, faults
}

// words are those of a list, by Sym.
type words []bool

func wordsOf(lex *lexicon.Lexicon, list string) words {
	var out words
	for _, e := range lex.Entries(list) {
		for _, w := range append([]string{e.Name}, e.Aliases()...) {
			sym := lex.Vocab.InternString(w)
			for int(sym) >= len(out) {
				out = append(out, make(words, max(256, len(out)))...)
			}
			out[sym] = true
		}
	}
	return out
}

// lendingWords are the words in names of those whose business it is to lend.
func lendingWords(lex *lexicon.Lexicon) map[string]bool {
	out := map[string]bool{}
	for _, e := range lex.Entries("deal_lenders") {
		out[e.Name] = true
	}
	return out
}

func (w words) has(sym token.Sym) bool { return int(sym) < len(w) && w[sym] }

func (s *Stage) object(sym token.Sym) need {
	if int(sym) < len(s.objects) {
		return s.objects[sym]
	}
	return 0
}
