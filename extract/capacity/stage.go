package capacity

import (
	"fmt"
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/lexicon"
	"wattwire/extract/name"
	"wattwire/extract/quantity"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/timex"
	"wattwire/extract/token"
)

// Capacity is rated power or storage energy.
type Capacity struct {
	token.Span
	Quantity       int // index into the quantities given
	MW, MWMax, MWh float64
	Rating         string
	Qualifier      string
	Technology     string
	Scope          string
	Project        int // index into the projects of the same Run, -1 if none
	Place          string
	Country        string
	Status         string
	Rule           *rule.Rule
	cand           int   // the candidate that it was
	phase          bool  // a part of a plant with a status of its own
	toCome         bool  // its verb says so
	parts          []int // the projects of which it is the sum and has its status
}

// Project is one plant, named or not.
type Project struct {
	Name       string
	Entity     int // index into the entities given, -1 for a plant without a name
	Technology string
	MW, MWh    float64
	Country    string
	Place      string
	Status     string
	// Spans are where the text tells it: its names and amounts, in order.
	Spans []token.Span
}

// Input is what earlier stages found in the article.
type Input struct {
	// Title is the article's title on a chart of its own with the lexicon's
	// matches; nil if it has none.
	Title      *rule.Chart
	Quantities []quantity.Quantity
	Entities   []name.Entity
	Mentions   []name.Mention
	Lands      name.Lands
	Dates      []timex.Timex
	Published  string         // ISO 8601
	Clauses    *clause.Runner // with the document's parses; nil: the stage makes its own
}

// Stage is the compiled rules of kind "capacity". It is read-only.
type Stage struct {
	lex     *lexicon.Lexicon
	clause  *clause.Stage
	scopes  []scopeRule
	techs   map[*lexicon.Entry]tech
	status  map[*lexicon.Entry]cueRow
	labels  labels
	byLabel []int8 // class by label, -1 for none
	words   words
}

type labels struct {
	// classes of words
	technology, landmark, status, demonym, country, numeral, place, scene, speaker    rule.Label
	currency, nominal                                                                 rule.Label
	planned, expected, expecting, reaching, naming, qualifier, state, gathering, deal rule.Label

	word [classes]rule.Label // of the list capacity_words

	number, power, energy, date rule.Label // findings
}

// class is the class of a word of the list capacity_words.
type class uint8

const (
	plant class = iota
	plants
	machine
	equipment
	hardware
	factory
	heat
	consumer
	fleet
	goal
	market
	order
	delivery
	design
	measure
	contract
	winner
	outputs
	change
	cut
	phase
	tender
	powerless
	demand
	sum
	reactor
	building
	present
	contracts
	parts
	having
	abstract
	lone
	variety
	designing
	scenario
	beside
	earth
	pipeline
	trading
	sizing
	scheme
	general
	fresh
	works
	removing
	rate
	lift
	land
	ground
	bids
	agent
	pact
	firm
	award
	carrying
	making
	yielding
	burning
	passing
	classes
)

var classNames = [classes]string{
	"plant", "plants", "machine", "equipment", "hardware", "factory", "heat", "consumer", "fleet", "goal",
	"market", "order", "delivery", "design", "measure", "contract", "winner", "output", "change", "cut",
	"phase", "tender", "powerless", "demand", "sum", "reactor", "building", "present", "contracts", "parts",
	"having", "abstract", "lone", "variety", "designing", "scenario", "beside", "earth", "pipeline",
	"trading", "sizing", "scheme", "general", "fresh", "works", "removing", "rate", "lift", "land", "ground",
	"bids", "agent", "pact", "firm", "award", "carrying", "making", "yielding", "burning",
	"passing",
}

// words are the function words that the package needs.
type words struct {
	of, worth, with, and, or, plus, slash, comma, open, shut, hyphen                                                        token.Sym
	each, apiece, the, a, an, another, this, that, its, their, our, it                                                      token.Sym
	in, at, near, off, between, which, to, for_, from, than, be, colon, can, may, might, could                              token.Sym
	by, across, both, per, first, last, only, one, among, claim, believe, think, will, thermal, continue_                   token.Sym
	buy, purchase, sell, electricity, energy, output, power, rights, markets                                                token.Sym
	once, when, until, after, offer, on, upon, following, need, have, including, single, respectively, second, third, other token.Sym
	biggest, estimate, former, generate, largest, latter, plan, produce, propose, provide, remain, smallest, stay           token.Sym
	supply, they, install, oil, addition, plant, plants, station, stations                                                  token.Sym
}

func newWords(v *token.Vocab) words {
	s := v.InternString
	return words{
		of: s("of"), worth: s("worth"), with: s("with"), and: s("and"), or: s("or"), plus: s("plus"), slash: s("/"),
		comma: s(","), open: s("("), shut: s(")"), hyphen: s("-"),
		each: s("each"), apiece: s("apiece"), the: s("the"), a: s("a"), an: s("an"), another: s("another"),
		this: s("this"), that: s("that"), its: s("its"), their: s("their"), our: s("our"), it: s("it"),
		in: s("in"), at: s("at"), near: s("near"), off: s("off"), between: s("between"), which: s("which"), to: s("to"),
		for_: s("for"), from: s("from"), than: s("than"), be: s("be"), colon: s(":"), can: s("can"), may: s("may"),
		might: s("might"), could: s("could"),
		by: s("by"), across: s("across"), both: s("both"), per: s("per"), first: s("first"), last: s("last"),
		only: s("only"), one: s("one"), among: s("among"), claim: s("claim"), believe: s("believe"), think: s("think"),
		will: s("will"), thermal: s("thermal"), continue_: s("continue"),
		buy: s("buy"), purchase: s("purchase"), sell: s("sell"),
		electricity: s("electricity"), energy: s("energy"), output: s("output"),
		power: s("power"), rights: s("rights"), markets: s("markets"),
		once: s("once"), when: s("when"), until: s("until"), after: s("after"), offer: s("offer"), on: s("on"),
		upon: s("upon"), following: s("following"), need: s("need"), have: s("have"), including: s("including"), single: s("single"),
		respectively: s("respectively"), second: s("second"), third: s("third"), install: s("install"), plant: s("plant"), plants: s("plants"), station: s("station"), stations: s("stations"), addition: s("addition"), oil: s("oil"), other: s("other"),
		estimate: s("estimate"), former: s("former"), largest: s("largest"), plan: s("plan"), remain: s("remain"),
		provide: s("provide"), supply: s("supply"), stay: s("stay"), they: s("they"), generate: s("generate"),
		produce: s("produce"),
		propose: s("propose"), smallest: s("smallest"), biggest: s("biggest"), latter: s("latter"),
	}
}

// New compiles the rules of kind "capacity" and reads the lists. The faults
// name file, line and rule.
func New(lex *lexicon.Lexicon, labs *rule.Labels, rules []*rule.Rule, cl *clause.Stage) (*Stage, []error) {
	s := &Stage{
		lex: lex, clause: cl, techs: map[*lexicon.Entry]tech{}, status: map[*lexicon.Entry]cueRow{}, words: newWords(lex.Vocab),
	}
	s.labels = labels{
		technology: labs.Class("technology"), landmark: labs.Class("landmark"), status: labs.Class("status_cue"),
		demonym: labs.Class("demonym"), country: labs.Class("country"), place: labs.Class("place"), scene: labs.Class("scene"),
		numeral: labs.Class("numeral"), speaker: labs.Class("speaker"), planned: labs.Class("planned"),
		expected: labs.Class("expected"), expecting: labs.Class("expecting"), reaching: labs.Class("reaching"),
		naming: labs.Class("naming"), qualifier: labs.Class("qualifier"), state: labs.Class("state"),
		gathering: labs.Class("gathering"), deal: labs.Class("agreement"), currency: labs.Class("currency"), nominal: labs.Class("nominal"),
		number: labs.Finding(rule.Number), power: labs.Finding(rule.Power), energy: labs.Finding(rule.Energy), date: labs.Finding(rule.Date),
	}
	for c := range classes {
		s.labels.word[c] = labs.Class(classNames[c])
	}
	for k, l := range s.labels.word {
		for int(l) >= len(s.byLabel) {
			s.byLabel = append(s.byLabel, -1)
		}
		if l != 0 {
			s.byLabel[l] = int8(k)
		}
	}
	var faults []error
	for _, r := range rules {
		if r.Kind != "capacity" {
			continue
		}
		sr, err := newScopeRule(r)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		s.scopes = append(s.scopes, sr)
	}
	for _, e := range lex.Entries("technologies") {
		t, err := parseTech(e.Get("value"))
		if err != nil {
			faults = append(faults, fmt.Errorf("list technologies: entry %q: %w", e.Name, err))
		}
		switch e.Get("kind") {
		case "", "weak", "fuel":
		default:
			faults = append(faults, fmt.Errorf("list technologies: entry %q: kind is %q; known are weak, fuel", e.Name, e.Get("kind")))
		}
		s.techs[e] = tech{mask: t, weak: e.Get("kind") == "weak", fuel: e.Get("kind") == "fuel"}
	}
	for _, e := range lex.Entries("status_cues") {
		v := e.Get("status")
		if rank(v) == 0 && v != "none" {
			faults = append(faults, fmt.Errorf("list status_cues: entry %q: no status is called %q", e.Name, v))
		}
		row := cueRow{status: v}
		switch mood := e.Get("mood"); mood {
		case "":
		case "any":
			row.sure = true
		case "service":
			row.sure, row.service = true, true
		case "own":
			row.sure, row.own = true, true
		case "draft":
			row.draft = true
		case "paper":
			row.paper = true
		case "weak":
			row.weak = true
		case "order":
			row.order = true
		default:
			const known = "any, service, own, weak, paper, draft, order"
			faults = append(faults, fmt.Errorf("list status_cues: entry %q: mood is %q; known are %s", e.Name, mood, known))
		}
		s.status[e] = row
	}
	return s, faults
}

// classOf is the class of capacity_words that a label stands for, -1 for none.
func (s *Stage) classOf(l rule.Label) int8 {
	if int(l) < len(s.byLabel) {
		return s.byLabel[l]
	}
	return -1
}

// Runner finds the capacities of one document after another. It is for one
// goroutine.
type Runner struct {
	s      *Stage
	clause *clause.Runner
	c      *rule.Chart
	d      *token.Doc
	in     Input

	techs    []techAt
	places   []placeAt
	cands    []cand
	chunks   []clause.Chunk
	chunkAt  []int32 // by token of the sentence parsed: chunk + 1
	parsed   int     // sentence of chunks, -1 if none
	projects []Project
	entityOf map[int]int // project by entity
	out      []Capacity
	main     mask // technology that the article is about, 0 if several
	sole     mask // the only technology that it tells, 0 if several
	title    titleFacts
	read     bool // title and technologies of this document are read
}

// NewRunner returns a Runner of s.
func (s *Stage) NewRunner() *Runner {
	return &Runner{s: s, entityOf: map[int]int{}, parsed: -1}
}

// Run finds the capacities and projects of a chart that holds the findings of
// the stages before. Both slices are in order of the text and valid until the
// next Run.
func (r *Runner) Run(c *rule.Chart, in Input) ([]Capacity, []Project) {
	r.c, r.d, r.in = c, c.Doc, in
	if r.clause = in.Clauses; r.clause == nil {
		r.clause = r.s.clause.NewRunner()
		r.clause.Reset(c)
	}
	r.out, r.projects, r.cands = r.out[:0], r.projects[:0], r.cands[:0]
	r.places = r.places[:0]
	clear(r.entityOf)
	r.parsed = -1
	r.read = false
	r.candidates()
	if len(r.cands) == 0 && !r.hasProjects() {
		return r.out, r.projects
	}
	r.readTechnologies()
	r.readPlaces()
	r.namedProjects()
	for i := 0; i < len(r.cands); {
		j := i
		for j < len(r.cands) && r.cands[j].sentence == r.cands[i].sentence {
			j++
		}
		r.sentence(i, j)
		i = j
	}
	r.christen()
	r.follow()
	r.mergeProjects()
	r.pair()
	return r.out, r.projects
}

// sentence decides the candidates i to j of one sentence.
func (r *Runner) sentence(i, j int) {
	r.parse(r.cands[i].sentence)
	for k := i; k < j; k++ {
		r.context(k)
	}
	for k := i; k < j; k++ {
		r.gather(k)
	}
	r.shareHeads(i, j)
	for k := i; k < j; k++ {
		r.decide(k)
	}
}

func (r *Runner) hasProjects() bool {
	for i := range r.in.Entities {
		if r.in.Entities[i].Kind == record.ProjectKind {
			return true
		}
	}
	return false
}

// Record is the record of c in d. Its ids are left to the caller.
func (c *Capacity) Record(d *token.Doc) record.Capacity {
	start, end := d.Bytes(c.Span)
	from, to := d.CodePoints(start, end)
	return record.Capacity{
		Evidence: record.Evidence{Start: from, End: to, Text: d.Text[start:end], Rule: c.Rule.ID},
		MW:       c.MW, MWMax: c.MWMax, MWh: c.MWh, Rating: c.Rating, Qualifier: c.Qualifier, Technology: c.Technology,
		Scope: c.Scope, QuantityID: c.Quantity + 1, ProjectID: c.Project + 1, Place: c.Place, Country: c.Country, Status: c.Status,
	}
}

// Record is the record of p under an id.
func (p *Project) Record(id int) record.Project {
	return record.Project{ID: id, EntityID: p.Entity + 1, Name: p.Name, Technology: p.Technology, MW: p.MW, MWh: p.MWh,
		Country: p.Country, Place: p.Place, Status: p.Status}
}

// oneOf splits the values of a rule's role: a|b.
func oneOf(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}
