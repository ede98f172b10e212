package quantity

import (
	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// Number is a number in digits or words, with its multipliers.
type Number struct {
	token.Span
	Value float64
	// Raw is the number before its multipliers: 5 in "5 million".
	Raw float64
	// Digits: it is written in figures, Word: without any.
	Digits bool
	// Group: "a pair of", "a couple of".
	Group bool
}

// Multiplier is what the words after the figure multiply it by, 1 if none
// stands there.
func (n Number) Multiplier() float64 {
	if n.Raw == 0 {
		return 1
	}
	return n.Value / n.Raw
}

// year reports whether n looks like a year: four bare digits, 1900 to 2100.
func (n Number) year(d *token.Doc) bool {
	return n.Digits && n.Len() == 1 && n.Value >= 1900 && n.Value <= 2100 && d.Tokens[n.First].End-d.Tokens[n.First].Start == 4
}

type numeralKind uint8

const (
	digit numeralKind = iota + 1
	teen
	tens
	multiplier
	short
	fraction
	group
)

var numeralKinds = map[string]numeralKind{
	"digit": digit, "teen": teen, "tens": tens, "multiplier": multiplier, "short": short, "fraction": fraction, "group": group,
}

// numeral is a row of the list of numerals.
type numeral struct {
	kind  numeralKind
	value float64
}

// words are the function words that number and amount need.
type words struct {
	a, an, and, of, x, old, per, each token.Sym
	hyphen, slash, period, to         token.Sym
	open, close                       token.Sym
	number, numero                    token.Sym // "No", "Nos"
	capacity, thermal                 token.Sym
	function                          []bool // by Sym: a word that no counted noun phrase holds
	offset                            token.Set
}

// newWords reads the list function_words; a list that is not there leaves
// those words unknown.
func newWords(lex *lexicon.Lexicon) words {
	v := lex.Vocab
	w := words{
		a: v.InternString("a"), an: v.InternString("an"), and: v.InternString("and"), of: v.InternString("of"),
		x: v.InternString("x"), old: v.InternString("old"),
		per: v.InternString("per"), each: v.InternString("each"),
		hyphen: v.InternString("-"), slash: v.InternString("/"), period: v.InternString("."), to: v.InternString("to"),
		open: v.InternString("("), close: v.InternString(")"),
		number: v.InternString("no"), numero: v.InternString("nos"), capacity: v.InternString("capacity"), thermal: v.InternString("thermal"),
		offset: offsets(lex),
	}
	for _, e := range lex.Entries("function_words") {
		if pos := e.Get("pos"); pos == "adv" || e.Name == "more" || e.Name == "other" || e.Name == "such" {
			continue
		}
		s := v.InternString(e.Name)
		for int(s) >= len(w.function) {
			w.function = append(w.function, make([]bool, max(64, len(w.function)))...)
		}
		w.function[s] = true
	}
	return w
}

func (w *words) isFunction(s token.Sym) bool { return int(s) < len(w.function) && w.function[s] }

// readNumbers finds all numbers and puts them onto the chart.
func (r *Runner) readNumbers() {
	d := r.chart.Doc
	for i := 0; i < len(d.Tokens); {
		t := &d.Tokens[i]
		if t.Flags&(token.Digit|token.SpaceBefore) == token.SpaceBefore && !r.chart.Any(i, r.s.labels.figures) && !r.s.words.article(t.Sym) {
			i++ // nothing of what follows, as of most words
			continue
		}
		end := i + 1
		if t.Is(token.Digit) {
			end = r.figures(i)
		} else if e := r.numeral(i); e.kind != 0 {
			end = r.spelled(i, e)
		} else if !t.Is(token.SpaceBefore) && r.times(i) {
			v, _ := value(d.Word(i)[1:])
			end = r.add(Number{Span: token.Span{First: i, End: i + 1}, Value: v, Raw: v, Digits: true})
		} else if r.s.words.isFunction(t.Sym) {
			r.unsign(i)
			if r.s.words.article(t.Sym) {
				end = r.article(i)
			}
		}
		i = max(end, i+1)
	}
}

// unsign takes from the function word at i the reading of a sign of currency
// whose mark stands apart: a $30 million loan; not US $5.
func (r *Runner) unsign(i int) {
	if !r.chart.Maybe(i, r.s.labels.currency) {
		return
	}
	d := r.chart.Doc
	if t := &d.Tokens[i]; t.End-t.Start > 1 && t.Is(token.AllUpper) {
		return
	}
	for a := r.chart.First(i); a != nil; a = r.chart.Next(a) {
		if a.Label == r.s.labels.currency && a.Len() > 1 && !glued(d, a.End-1) {
			a.Label = 0
		}
	}
}

func (r *Runner) add(n Number) int {
	r.chart.Add(rule.Annotation{Span: n.Span, Label: r.s.labels.number, Ref: int32(len(r.numbers))})
	r.numbers = append(r.numbers, n)
	return n.End
}

// numeral is the word of number at token i, of kind 0 if there is none.
func (r *Runner) numeral(i int) numeral {
	if i >= len(r.chart.Doc.Tokens) {
		return numeral{}
	}
	if a := r.chart.Find(i, r.s.labels.numeral); a != nil && a.Len() == 1 {
		return r.s.number[a.Entry]
	}
	return numeral{}
}

func (r *Runner) sym(i int) token.Sym {
	if i < 0 || i >= len(r.chart.Doc.Tokens) {
		return 0
	}
	return r.chart.Doc.Tokens[i].Sym
}

func (r *Runner) first(i int) *rule.Annotation {
	if i >= len(r.chart.Doc.Tokens) {
		return nil
	}
	return r.chart.First(i)
}

// multiply takes the multipliers after n into it.
func (r *Runner) multiply(n *Number) {
	d := r.chart.Doc
	for {
		i := n.End
		if i < len(d.Tokens) && d.Tokens[i].Sym == r.s.words.hyphen && i+1 < len(d.Tokens) && r.numeral(i+1).kind == multiplier {
			i++ // 2.5-million-tonne
		}
		if i >= len(d.Tokens) || d.Tokens[i].Is(token.BlankBefore) {
			return
		}
		e := r.numeral(i)
		if e.kind != multiplier && !(e.kind == short && n.Digits && (glued(d, i) || r.sum(n.First))) {
			return
		}
		n.Value = decimal(n.Value * e.value)
		n.End = i + 1
	}
}

// multiplied reports whether a multiplier follows the figure at token i: "445-million".
func (r *Runner) multiplied(i int) bool {
	if i++; r.sym(i) == r.s.words.hyphen {
		i++
	}
	return i < len(r.chart.Doc.Tokens) && r.numeral(i).kind == multiplier
}

// sum reports whether a sign of currency stands before token i.
func (r *Runner) sum(i int) bool {
	for j := i - 1; j >= max(0, i-3); j-- { // "Rs." is two
		if a := r.chart.Find(j, r.s.labels.currency); a != nil && a.End == i {
			return r.s.coins[a.Entry].form == formSign
		}
	}
	return false
}
