package name

import (
	"wattwire/extract/lexicon"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// Mention is one place in the text where an entity is named.
type Mention struct {
	token.Span
	Kind   string
	Entity int // index into the entities of the same Run
	Rule   *rule.Rule
}

// Entity is one thing with a name.
type Entity struct {
	Kind    string
	Name    string // the fullest form seen
	Country string // ISO 3166-1 alpha-3, "" if unknown
	Subkind string
	Aliases []string       // the other forms, sorted
	Entry   *lexicon.Entry // of the gazetteer, nil if it has none
	First   int            // token at which its first mention begins
}

type kind uint8

const (
	organization kind = iota
	person
	place
	project
	event
	programme
	nothing // a product, a technology: no entity
	kinds
)

var kindNames = [kinds]string{
	record.Organization, record.Person, record.Place, record.ProjectKind, record.Event, record.Programme, "nothing",
}

// Stage is the compiled knowledge of the package. It is read-only.
type Stage struct {
	lex       *lexicon.Lexicon
	set       *rule.Set
	direct    []direct
	anyDirect rule.Mask                 // of the lists that direct asks
	byLabel   [64]directs               // those of direct that ask for a label, by its bit
	byMark    [32]directs               // or for a mark
	whole     map[*rule.Rule]*rule.Rule // by the part of a rule whose patterns are in set
	evidence  map[*rule.Rule]evidence
	orgClass  lexicon.Class
	words     words
	lab       labels
	findings  [kinds]rule.Label

	government *rule.Rule // by which a government is named, nil if it is switched off
}

// labels are those that the package looks for on the chart.
type labels struct {
	country, place, organization, demonym, title, noName, legal, nominal rule.Label
	event, programme, landmark                                           rule.Label
	orgHead, placeHead, amount, agreement, speech                        rule.Label
	name, proper, fullName, acronym, plant, site                         rule.Label
	shape, surname, numbered, ministry, titled, pair                     rule.Label

	lists   [6]rule.Label // those of gazetteers; of one span the first counts
	date    rule.Label
	amounts []rule.Label // whose words are no part of a name

	anyList    rule.Mask
	anyAmount  rule.Mask
	anyCountry rule.Mask // country and demonym
	anyLower   rule.Mask // what may be part of a name in lower case
}

// New compiles the rules of kind "entity". The faults name file, line and rule.
func New(lex *lexicon.Lexicon, lab *rule.Labels, rules []*rule.Rule) (*Stage, []error) {
	s := &Stage{lex: lex, evidence: map[*rule.Rule]evidence{}, whole: map[*rule.Rule]*rule.Rule{}}
	s.lab = labels{
		country: lab.Class("country"), place: lab.Class("place"), organization: lab.Class("organization"),
		demonym: lab.Class("demonym"), title: lab.Class("title"), noName: lab.Class("no_name"),
		agreement: lab.Class("agreement"), speech: lab.Class("speech_verb"), legal: lab.Class("legal_form"),
		nominal: lab.Class("nominal"), event: lab.Class("event"), programme: lab.Class("programme"),
		landmark: lab.Class("landmark"), orgHead: lab.Class("org_head"), placeHead: lab.Class("place_head"),
		name: lab.Finding(rule.Name), proper: lab.Finding(rule.Proper), fullName: lab.Finding(rule.FullName),
		acronym: lab.Finding(rule.Acronym), shape: lab.Finding(rule.PersonShape), pair: lab.Finding(rule.Pair),
		surname: lab.Finding(rule.Surname), numbered: lab.Finding(rule.Numbered), ministry: lab.Finding(rule.Ministry),
		titled: lab.Finding(rule.Titled), plant: lab.Finding(rule.Plant), site: lab.Finding(rule.Site),
		amount: lab.Finding(rule.Amount), date: lab.Finding(rule.Date),
	}
	s.lab.lists = [...]rule.Label{s.lab.organization, s.lab.country, s.lab.place, s.lab.event, s.lab.programme, s.lab.landmark}
	s.orgClass = lex.Class("organization")
	for _, f := range []string{
		rule.Power, rule.Energy, rule.Money, rule.Percent, rule.Amount, rule.Date, rule.Time, rule.Duration, rule.Frequency,
	} {
		s.lab.amounts = append(s.lab.amounts, lab.Finding(f))
	}
	s.lab.anyList, s.lab.anyAmount = rule.MaskOf(s.lab.lists[:]...), rule.MaskOf(s.lab.amounts...)
	s.lab.anyCountry = rule.MaskOf(s.lab.country, s.lab.demonym)
	s.lab.anyLower = rule.MaskOf(s.lab.organization, s.lab.place)
	for k := range nothing {
		s.findings[k] = lab.Finding(kindNames[k])
	}
	faults := s.compileRules(lex, lab, rules)
	s.words.load(lex)
	return s, faults
}

// answer is that to a question which is asked of a token again and again.
type answer uint8

const (
	unasked answer = iota
	yes
	no
)

// Runner is the state of one goroutine.
type Runner struct {
	s        *Stage
	m        *rule.Matcher
	c        *rule.Chart
	d        *token.Doc
	traits   []trait  // by token
	blocked  []bool   // by token: part of an amount or a date
	capitals []answer // by token: what capital says of it
	at       []int32  // by token: candidate that covers it + 1
	hash     []uint64
	cands    []candidate
	groups   []group
	byKey    map[uint64]int32
	byName   map[entryID]int32
	forms    formIndex
	ents     []Entity
	ments    []Mention
	fold     []byte
	state    sentenceState
	lands    Lands
	noms     []Nominal
	tally    []countryCount

	nomEnts []int
	bound   []int // what the reference at hand cannot mean
	govs    []regime
	title   []Entity // what the title names
	counts  []int    // mentions of each entity
	near    []int    // those of them to which a noun may return
	calls   []calling
	main    int // the organization told of most, -1 if none
}

// NewRunner returns the state of one goroutine.
func (s *Stage) NewRunner() *Runner {
	return &Runner{s: s, m: s.set.NewMatcher(), byKey: map[uint64]int32{}, byName: map[entryID]int32{}}
}

// Run finds the names in the chart's document and puts them onto the chart,
// the label's Ref being the index of the mention. The title, which may be nil,
// tells countries of which the article speaks. Both slices are valid until the
// next Run.
func (r *Runner) Run(c, title *rule.Chart) ([]Entity, []Mention) {
	r.c, r.d = c, c.Doc
	r.reset(len(c.Doc.Tokens))
	r.block()
	r.tallyNames(title)
	for i := range r.d.Sentences {
		r.sentence(i)
	}
	r.group()
	r.brackets()
	r.vote()
	r.alias()
	r.settle()

	r.emit()
	r.countries()
	return r.ents, r.ments
}

// brand reports whether a capital stands within the word at token i behind a small letter, so that it is not
// the common word that is spelt alike: ReNew, not renew.
func (r *Runner) brand(i int) bool {
	t := &r.d.Tokens[i]
	if !t.Is(token.Upper) || t.Is(token.AllUpper) {
		return false
	}
	small := false
	for _, b := range []byte(r.d.Text[t.Start:t.End]) {
		if small && 'A' <= b && b <= 'Z' {
			return true
		}
		small = small || 'a' <= b && b <= 'z'
	}
	return false
}

func (r *Runner) reset(n int) {
	if cap(r.at) < n {
		size := n + n/4
		r.at, r.blocked, r.capitals = make([]int32, size), make([]bool, size), make([]answer, size)
		r.hash, r.traits = make([]uint64, size), make([]trait, size)
	}
	r.at, r.blocked, r.capitals, r.hash, r.traits = r.at[:n], r.blocked[:n], r.capitals[:n], r.hash[:n], r.traits[:n]
	clear(r.at)
	clear(r.blocked)
	clear(r.capitals)
	clear(r.hash)
	for i := range r.traits {
		r.traits[i] = r.s.words.of1(r.d.Tokens[i].Sym)
		if r.traits[i]&(common|plain|verb) != 0 && r.brand(i) {
			r.traits[i] &^= common | plain | verb | dealing
		}
	}
	r.cands, r.groups = r.cands[:0], r.groups[:0]
	r.ents, r.ments, r.govs = r.ents[:0], r.ments[:0], r.govs[:0]
	clear(r.byKey)
}
