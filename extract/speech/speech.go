package speech

import (
	"fmt"
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/lexicon"
	"wattwire/extract/name"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// Kinds of the rules of this stage.
const (
	AffiliationKind = "affiliation"
	QuoteKind       = "quote"
)

// Affiliation ties a person to an organization by a title.
type Affiliation struct {
	token.Span
	Person       int // index into the entities
	Organization int // index into the entities, -1 if the article does not tell
	Title        string
	Rule         *rule.Rule
}

// Record is the record of a; entities are numbered from 1 in it.
func (a Affiliation) Record(d *token.Doc) record.Affiliation {
	return record.Affiliation{
		Evidence: evidence(d, a.Span, a.Rule), PersonID: a.Person + 1, OrganizationID: a.Organization + 1, Title: a.Title,
	}
}

// Quote is words attributed to a speaker.
type Quote struct {
	token.Span
	Speaker int    // index into the entities
	Verb    string // base form, "" where none stands ("according to")
	Direct  bool
	Rule    *rule.Rule
}

// Record is the record of q; entities are numbered from 1 in it.
func (q Quote) Record(d *token.Doc) record.Quote {
	return record.Quote{Evidence: evidence(d, q.Span, q.Rule), SpeakerID: q.Speaker + 1, Verb: q.Verb, Direct: q.Direct}
}

func evidence(d *token.Doc, s token.Span, by *rule.Rule) record.Evidence {
	start, end := d.Bytes(s)
	from, to := d.CodePoints(start, end)
	return record.Evidence{Start: from, End: to, Text: d.Text[start:end], Rule: by.ID}
}

// Stage is the compiled rules. It is read-only.
type Stage struct {
	vocab                *token.Vocab
	affiliations, quotes *rule.Set
	clause               *clause.Stage

	office, body, speaker, quoted  rule.Label // findings of this stage
	person, organization           rule.Label
	title, nominal, legal, demonym rule.Label // classes
	verb, tense                    rule.Label

	function                                       wordSet
	linking, article, joint, field                 wordSet // of list office_words
	pronouns                                       wordSet // that can speak
	onlyVerb                                       wordSet // base forms that are no nouns
	possessive                                     wordSet
	bare                                           map[string]bareOffice // in small letters
	ofState                                        map[string]bool       // offices of a state, in small letters; true: of a region
	telling                                        wordSet               // without one of these a sentence tells no quote
	asked                                          token.Uses            // of these and of the pronouns
	and, ampersand, comma, chief, off, at, it, its token.Sym
}

// New compiles the rules of kinds affiliation and quote. Faults name file,
// line and rule; all are returned.
func New(lex *lexicon.Lexicon, labels *rule.Labels, rules []*rule.Rule, cl *clause.Stage) (*Stage, []error) {
	a, faults := rule.Compile(lex, labels, rules, AffiliationKind)
	q, more := rule.Compile(lex, labels, rules, QuoteKind)
	faults = append(faults, more...)
	v := lex.Vocab
	s := &Stage{
		vocab: v, affiliations: a, quotes: q, clause: cl,
		office: labels.Finding(rule.Office), body: labels.Finding(rule.Body),
		speaker: labels.Finding(rule.Speaker), quoted: labels.Finding(rule.Quoted),
		person: labels.Finding(rule.Person), organization: labels.Finding(rule.Organization),
		title: labels.Class("title"), nominal: labels.Class("nominal"), verb: labels.Class("speech_verb"),
		tense: labels.Class("tense"), legal: labels.Class("legal_form"), demonym: labels.Class("demonym"),
		and: v.InternString("and"), ampersand: v.InternString("&"), comma: v.InternString(","),
		chief: v.InternString("chief"), off: v.InternString("officer"), at: v.InternString("at"),
		it: v.InternString("it"), its: v.InternString("its"),
		linking: wordsOf(lex, "office_link"), article: wordsOf(lex, "office_article"),
		joint: wordsOf(lex, "office_join"), field: wordsOf(lex, "office_field"),
	}
	s.pronouns, s.telling = wordsOf(lex, "speaking_pronoun"), wordsOf(lex, "attribution")
	for _, e := range lex.Entries("function_words") {
		s.function.add(v, e.Name)
	}
	s.bare, s.ofState = map[string]bareOffice{}, map[string]bool{}
	for _, e := range lex.Entries("office_words") {
		switch lex.ClassName(e.Class) {
		case "company_office":
			s.bare[e.Name] = ofCompany
		case "ministry_office":
			s.bare[e.Name] = ofMinistry
		case "state_office":
			s.ofState[strings.ToLower(e.Name)] = false
		case "regional_office":
			s.ofState[strings.ToLower(e.Name)] = true
		case "joined_office":
			s.bare[e.Name] = ofJoined
		}
	}
	s.possessive.add(v, "'s")
	s.possessive.add(v, "'")
	for _, e := range lex.Entries("verbs") {
		if e.Get("noun") == "" {
			s.onlyVerb.add(v, e.Name)
		}
	}
	for _, e := range lex.Entries("speech_verbs") {
		s.telling.add(v, e.Name)
		for _, f := range e.Aliases() {
			first, _, _ := strings.Cut(f, " ")
			s.telling.add(v, first)
		}
	}
	s.asked = v.NewUser()
	for _, w := range []wordSet{s.pronouns, s.telling} {
		for y, in := range w {
			if in {
				v.Use(token.Sym(y), s.asked)
			}
		}
	}
	for _, r := range a.Rules {
		if !a.Captures(r)["p"] {
			faults = append(faults, fmt.Errorf("%s:%d: rule %q: no part of the pattern is the person (p)", r.File, r.Line, r.ID))
		}
	}
	for _, r := range q.Rules {
		unknown := r.Unknown("told")
		if told, ok := r.Set["told"]; ok && told != "before" {
			unknown = append(unknown, "told")
		}
		for _, k := range unknown {
			faults = append(faults, fmt.Errorf("%s:%d: rule %q: set %s: a quote may set told: before, no more", r.File, r.Line, r.ID, k))
		}
		if !q.Captures(r)["s"] {
			faults = append(faults, fmt.Errorf("%s:%d: rule %q: no part of the pattern is the speaker (s)", r.File, r.Line, r.ID))
		}
	}
	return s, faults
}

// wordSet is a set of words by Sym.
type wordSet []bool

func (w *wordSet) add(v *token.Vocab, word string) {
	y := int(v.InternString(word))
	if y >= len(*w) {
		*w = append(*w, make([]bool, y+1-len(*w))...)
	}
	(*w)[y] = true
}

func (w wordSet) has(y token.Sym) bool { return y != 0 && int(y) < len(w) && w[y] }

// wordsOf are the words of one class of the list office_words.
func wordsOf(lex *lexicon.Lexicon, class string) wordSet {
	var w wordSet
	for _, e := range lex.Entries("office_words") {
		if lex.ClassName(e.Class) == class {
			w.add(lex.Vocab, e.Name)
		}
	}
	return w
}

// Input is what earlier stages found in the article.
type Input struct {
	Entities []name.Entity
	Mentions []name.Mention
	Nominals []name.Nominal
}

// Runner is the state of one goroutine.
type Runner struct {
	s       *Stage
	ma, mq  *rule.Matcher
	c       *rule.Chart
	d       *token.Doc
	in      Input
	covered []bool // by token: part of a name
	found   []found
	affils  []Affiliation
	quotes  []Quote
	quoted  []quotation
	last    int   // the person who spoke last, -1
	told    []int // by entity: how often it is told
}

// NewRunner returns the state of one goroutine.
func (s *Stage) NewRunner() *Runner {
	return &Runner{s: s, ma: s.affiliations.NewMatcher(), mq: s.quotes.NewMatcher()}
}

// Run finds the affiliations and quotes of the chart's document. The slices
// are valid until the next Run.
func (r *Runner) Run(c *rule.Chart, in Input) ([]Affiliation, []Quote) {
	r.c, r.d, r.in = c, c.Doc, in
	r.affils, r.quotes = r.affils[:0], r.quotes[:0]
	r.cover()
	r.bodies()
	r.offices()
	r.affiliations()
	r.speech()
	return r.affils, r.quotes
}

// cover notes which tokens are part of a name.
func (r *Runner) cover() {
	n := len(r.d.Tokens)
	if cap(r.covered) < n {
		r.covered = make([]bool, n+n/4)
	}
	r.covered = r.covered[:n]
	clear(r.covered)
	for _, m := range r.in.Mentions {
		for i := m.First; i < m.End; i++ {
			r.covered[i] = true
		}
	}
}

// bodies puts organizations, named or meant, and speakers onto the chart.
func (r *Runner) bodies() {
	for _, m := range r.in.Mentions {
		switch m.Kind {
		case record.Organization:
			r.add(m.Span, r.s.body, m.Entity)
			r.add(m.Span, r.s.speaker, m.Entity)
		case record.Person:
			r.add(m.Span, r.s.speaker, m.Entity)
		}
	}
	for _, n := range r.in.Nominals {
		if len(n.Entities) == 1 && r.in.Entities[n.Entities[0]].Kind == record.Organization {
			r.add(n.Span, r.s.body, n.Entities[0])
			r.add(n.Span, r.s.speaker, n.Entities[0])
		}
	}
	for i := range r.d.Tokens {
		if t := &r.d.Tokens[i]; t.Uses&r.s.asked != 0 && r.s.pronouns.has(t.Sym) {
			r.add(token.Span{First: i, End: i + 1}, r.s.speaker, -1)
		}
	}
}

func (r *Runner) add(s token.Span, l rule.Label, ref int) {
	r.c.Add(rule.Annotation{Span: s, Label: l, Ref: int32(ref)})
}

// ref is what the annotation refers to that a capture matched, -1 if none.
func (r *Runner) ref(c rule.Capture, l rule.Label) int {
	if c.First < 0 {
		return -1
	}
	for a := r.c.First(c.First); a != nil; a = r.c.Next(a) {
		if a.Label == l && a.End == c.End {
			return int(a.Ref)
		}
	}
	return -1
}
