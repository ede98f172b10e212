package quantity

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"wattwire/extract/lexicon"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// Quantity is an amount found in a document.
type Quantity struct {
	// Span covers number and unit, without qualifier.
	token.Span
	// Value is in Unit; Max is the upper end of a range, 0 if it is none.
	Value, Max float64
	Unit       string
	UnitSpan   token.Span
	Per        string // period of a rate, TIMEX3 duration
	Dimension  string // one of record's dimensions
	Qualifier  string
	// Scale is megawatts (Power) or megawatt-hours (Energy) in one Unit, 0
	// where the unit is not one of rated capacity.
	Scale   float64
	Rating  string // ac, dc
	Thermal bool   // heat, not electricity
	Rule    *rule.Rule
}

// Stage is the compiled rules of kind "quantity". It is read-only.
type Stage struct {
	lex    *lexicon.Lexicon
	rules  *rule.Set
	words  words
	units  map[*lexicon.Entry]*unit
	coins  map[*lexicon.Entry]*coin
	number map[*lexicon.Entry]numeral
	labels labels
}

type labels struct {
	unit, currency, numeral, counted, qualifier, rate, weekday, country, demonym rule.Label // classes
	number, power, energy, money, percent, amount                                rule.Label // findings
	figures                                                                      rule.Mask  // numeral and currency
}

// unit is a row of the list of units.
type unit struct {
	dimension, symbol, per, rating string
	factor, scale                  float64
	thermal                        bool
}

// form says where a currency's name may stand.
type form uint8

const (
	formSign form = iota
	formWord
	formWeak
	formWeakSign
	formPrice
	formLetter
)

// national is a currency and a country that has it, ISO 3166-1 alpha-3.
type national struct{ code, country string }

// coin is a row of the list of currencies.
type coin struct {
	code string
	// of is the codes by country of a word that several countries use.
	of     []national
	factor float64
	form   form
}

// New compiles the rules of kind "quantity". The faults are file:line errors,
// all of them.
func New(lex *lexicon.Lexicon, labs *rule.Labels, rules []*rule.Rule) (*Stage, []error) {
	s := &Stage{
		lex: lex, words: newWords(lex),
		units: map[*lexicon.Entry]*unit{}, coins: map[*lexicon.Entry]*coin{}, number: map[*lexicon.Entry]numeral{},
		labels: labels{
			unit: labs.Class("unit"), currency: labs.Class("currency"), numeral: labs.Class("numeral"),
			counted: labs.Class("counted"), qualifier: labs.Class("qualifier"), rate: labs.Class("rate"), weekday: labs.Class("weekday"),
			country: labs.Class("country"), demonym: labs.Class("demonym"),
			number: labs.Finding(rule.Number), power: labs.Finding(rule.Power), energy: labs.Finding(rule.Energy),
			money: labs.Finding(rule.Money), percent: labs.Finding(rule.Percent), amount: labs.Finding(rule.Amount),
		},
	}
	s.labels.figures = rule.MaskOf(s.labels.numeral, s.labels.currency)
	set, faults := rule.Compile(lex, labs, rules, "quantity")
	s.rules = set
	fault := func(e *lexicon.Entry, format string, args ...any) {
		faults = append(faults, fmt.Errorf("list %s: entry %q: %s", e.List(), e.Name, fmt.Sprintf(format, args...)))
	}
	cell := func(e *lexicon.Entry, column string, empty float64) float64 {
		v := e.Get(column)
		if v == "" {
			return empty
		}
		f, err := strconv.ParseFloat(v, 64)
		if err != nil {
			fault(e, "%s is %q, no number", column, v)
		}
		return f
	}
	for _, e := range lex.Entries("units") {
		u := &unit{dimension: e.Get("dimension"), symbol: e.Get("symbol"), per: e.Get("per"), rating: e.Get("rating"),
			factor: cell(e, "factor", 1), scale: cell(e, "scale", 0), thermal: e.Get("kind") == "thermal"}
		if !dimensions[u.dimension] {
			fault(e, "no dimension is called %q", u.dimension)
		}
		if u.symbol == "" {
			fault(e, "has no symbol")
		}
		s.units[e] = u
	}
	for _, e := range lex.Entries("currencies") {
		c := &coin{code: e.Get("code"), factor: cell(e, "factor", 1)}
		switch f := e.Get("form"); f {
		case "sign":
		case "word":
			c.form = formWord
		case "weak":
			c.form = formWeak
		case "weaksign":
			c.form = formWeakSign
		case "price":
			c.form = formPrice
		case "letter":
			c.form = formLetter
		default:
			fault(e, "form is %q; known are sign, word, weak, weaksign, letter, price", f)
		}
		if v := e.Get("countries"); v != "" {
			for _, p := range strings.Split(v, "|") {
				code, country, ok := strings.Cut(p, "=")
				if !ok {
					fault(e, "countries: %q is no CODE=COUNTRY", p)
				}
				c.of = append(c.of, national{code, country})
			}
		}
		s.coins[e] = c
	}
	for _, e := range lex.Entries("numerals") {
		k, ok := numeralKinds[e.Get("kind")]
		if !ok {
			fault(e, "kind is %q; known are digit, teen, tens, multiplier, short, fraction, group", e.Get("kind"))
		}
		s.number[e] = numeral{k, cell(e, "value", 0)}
	}
	return s, faults
}

var dimensions = map[string]bool{
	record.Power: true, record.Energy: true, record.Mass: true, record.Volume: true, record.Length: true, record.Area: true,
	record.Money: true, record.Percent: true, record.Duration: true, record.Temperature: true, record.Price: true,
	record.Count: true, record.OtherAmount: true,
}

// Prefixes are the signs of currency, in letters, that stand before a figure
// without a space; the tokenizer parts them from it. True are those that mean other
// things too (P, COP26), parted only from what can be a sum.
func Prefixes(lex *lexicon.Lexicon) map[string]bool {
	out, weak := map[string]bool{}, false
	add := func(s string) {
		if len(s) > 4 {
			return
		}
		for i := 0; i < len(s); i++ {
			if c := s[i] | 0x20; c < 'a' || c > 'z' {
				return
			}
		}
		out[s] = weak || len(s) == 1
	}
	for _, e := range lex.Entries("currencies") {
		switch form := e.Get("form"); form {
		case "sign", "weaksign", "letter":
			weak = form != "sign"
		default:
			continue
		}
		add(e.Name)
		for _, a := range e.Aliases() {
			add(a)
		}
	}
	return out
}

// Runner finds the quantities of one document after another. It is for one
// goroutine.
type Runner struct {
	s       *Stage
	matcher *rule.Matcher
	chart   *rule.Chart
	numbers []Number
	cand    []candidate
	told    map[string]int // countries by how often they are told, nil until asked
	out     []Quantity
}

// NewRunner returns a Runner of s.
func (s *Stage) NewRunner() *Runner {
	return &Runner{s: s, matcher: s.rules.NewMatcher()}
}

// Numbers are the numbers of the last document, as annotations under the
// label number refer to them.
func (r *Runner) Numbers() []Number { return r.numbers }

// Run finds the quantities of a chart that holds the lexicon's matches, in
// order of the text, and puts them and the numbers onto it. The slice is valid
// until the next Run.
func (r *Runner) Run(c *rule.Chart) []Quantity {
	r.chart = c
	r.numbers, r.out = r.numbers[:0], r.out[:0]
	r.told = nil
	r.readNumbers()
	n := 0 // the next number
	for n < len(r.numbers) {
		sent := c.Doc.Sentences[c.Doc.SentenceOf(r.numbers[n].First)].Span
		end := n
		for end < len(r.numbers) && r.numbers[end].First < sent.End {
			end++
		}
		if !r.noise(sent, r.numbers[n:end]) {
			r.sentence(sent, r.numbers[n:end])
		}
		n = end
	}
	for i := range r.out {
		q := &r.out[i]
		c.Add(rule.Annotation{Span: q.Span, Label: r.s.label(q.Dimension), Ref: int32(i)})
	}
	return r.out
}

func (s *Stage) label(dimension string) rule.Label {
	switch dimension {
	case record.Power:
		return s.labels.power
	case record.Energy:
		return s.labels.energy
	case record.Money:
		return s.labels.money
	case record.Percent:
		return s.labels.percent
	}
	return s.labels.amount
}

// before and after are the tokens around a number in which a pattern may
// begin and end.
const before, after = 4, 16

// sentence matches the rules around the numbers of one sentence.
func (r *Runner) sentence(sent token.Span, nums []Number) {
	r.cand = r.cand[:0]
	for i := 0; i < len(nums); {
		w := token.Span{First: max(sent.First, nums[i].First-before), End: min(sent.End, nums[i].End+after)}
		for i++; i < len(nums) && nums[i].First-before <= w.End; i++ {
			w.End = min(sent.End, nums[i].End+after)
		}
		for _, m := range r.matcher.All(r.chart, w) {
			r.read(&m, sent)
		}
	}
	// The match that begins first wins, of those the longest, of those the
	// first rule's. A count stands beside the amounts in its noun phrase: two
	// 32-MW units.
	from := len(r.out)
	end := sent.First
	for i := 0; i < len(r.cand); {
		best := -1
		j := i
		for ; j < len(r.cand) && r.cand[j].all.First == r.cand[i].all.First; j++ {
			if !r.cand[j].count && (best < 0 || r.cand[j].all.End > r.cand[best].all.End) {
				best = j
			}
		}
		if best >= 0 && r.cand[best].all.First >= end {
			b := &r.cand[best]
			r.out = append(r.out, b.made[:b.n]...)
			end = b.all.End
		}
		i = j
	}
	amounts := r.out[from:]
	last := -1
	for i := range r.cand {
		c := &r.cand[i]
		if !c.count || c.all.First <= last || taken(amounts, c.all.First) {
			continue
		}
		last = c.all.End - 1
		r.out = append(r.out, c.made[0])
	}
	slices.SortStableFunc(r.out[from:], func(a, b Quantity) int { return a.First - b.First })
	for i := from; i < len(r.out); i++ {
		if i > from {
			r.convert(&r.out[i], &r.out[i-1])
		}
		r.finish(&r.out[i], sent)
	}
}

// taken reports whether token i is part of an amount.
func taken(amounts []Quantity, i int) bool {
	for _, q := range amounts {
		if q.First <= i && i < q.End {
			return true
		}
	}
	return false
}

// noise reports whether a sentence is a line of market data or a table:
// little but figures.
func (r *Runner) noise(sent token.Span, nums []Number) bool {
	if len(nums) < 4 {
		return false
	}
	words, figures := 0, 0
	for _, t := range r.chart.Doc.Tokens[sent.First:sent.End] {
		switch {
		case t.Is(token.Digit):
			figures++
		case t.Is(token.Letter):
			words++
		}
	}
	return figures >= 4 && words < figures*5/4
}

// Record is the record of q in d. Its ID is left to the caller.
func (q *Quantity) Record(d *token.Doc) record.Quantity {
	start, end := int(d.Tokens[q.First].Start), int(d.Tokens[q.End-1].End)
	from, to := d.CodePoints(start, end)
	return record.Quantity{
		Evidence: record.Evidence{Start: from, End: to, Text: d.Text[start:end], Rule: q.Rule.ID},
		Value:    q.Value, ValueMax: q.Max, Unit: q.Unit, UnitText: d.Slice(q.UnitSpan), Per: q.Per,
		Dimension: q.Dimension, Qualifier: q.Qualifier,
	}
}
