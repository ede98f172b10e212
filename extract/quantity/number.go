package quantity

import (
	"strconv"
	"strings"

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
	hyphen, slash, period             token.Sym
	open, close                       token.Sym
	number, numero                    token.Sym // "No", "Nos"
	capacity, thermal                 token.Sym
	function                          []bool // by Sym: a word that no counted noun phrase holds
	offset                            map[token.Sym]bool
}

// newWords reads the list function_words; a list that is not there leaves
// those words unknown.
func newWords(lex *lexicon.Lexicon) words {
	v := lex.Vocab
	w := words{
		a: v.InternString("a"), an: v.InternString("an"), and: v.InternString("and"), of: v.InternString("of"),
		x: v.InternString("x"), old: v.InternString("old"),
		per: v.InternString("per"), each: v.InternString("each"),
		hyphen: v.InternString("-"), slash: v.InternString("/"), period: v.InternString("."),
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
		end := i + 1
		if d.Tokens[i].Is(token.Digit) {
			end = r.figures(i)
		} else if e := r.numeral(i); e.kind != 0 {
			end = r.spelled(i, e)
		} else if r.times(i) {
			v, _ := value(d.Word(i)[1:])
			end = r.add(Number{Span: token.Span{First: i, End: i + 1}, Value: v, Raw: v, Digits: true})
		} else if s := d.Tokens[i].Sym; r.s.words.isFunction(s) {
			r.unsign(i)
			if r.s.words.article(s) {
				end = r.article(i)
			}
		}
		i = max(end, i+1)
	}
}

// unsign takes from the function word at i the reading of a sign of currency
// whose mark stands apart: a $30 million loan; not US $5.
func (r *Runner) unsign(i int) {
	d := r.chart.Doc
	if t := d.Tokens[i]; t.End-t.Start > 1 && t.Is(token.AllUpper) {
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

// glued reports whether no space stands before token i.
func glued(d *token.Doc, i int) bool {
	return i < len(d.Tokens) && !d.Tokens[i].Is(token.SpaceBefore)
}

func (r *Runner) sym(i int) token.Sym {
	if i < 0 || i >= len(r.chart.Doc.Tokens) {
		return 0
	}
	return r.chart.Doc.Tokens[i].Sym
}

// figures reads the number in digits at token i and returns the token after
// it.
func (r *Runner) figures(i int) int {
	d := r.chart.Doc
	v, ok := value(d.Word(i))
	if !ok || r.identifier(i) {
		return i + 1
	}
	end := i + 1
	// digits in groups parted by a space: one that does not break, or any
	// before a group that begins with 0
	for end < len(d.Tokens) && d.Tokens[end].Is(token.Digit) && d.Tokens[end].End-d.Tokens[end].Start == 3 && d.Tokens[i].End-d.Tokens[i].Start <= 3 &&
		(hardSpace(d, end) || d.Text[d.Tokens[end].Start] == '0' && d.Tokens[end].Is(token.SpaceBefore) && !d.Tokens[end].Is(token.BreakBefore) || end > i+1) {
		g, _ := value(d.Word(end))
		v = v*1000 + g
		end++
	}
	if f, ok := r.decimalComma(i); ok && end == i+1 {
		v += f
		end = i + 3
	}
	if glued(d, end) && d.Tokens[end].Is(token.Letter) {
		switch strings.ToLower(d.Word(end)) {
		case "st", "nd", "rd", "th", "s":
			return end + 1
		}
	}
	n := Number{Span: token.Span{First: i, End: end}, Value: v, Raw: v, Digits: true}
	if r.sym(end) == r.s.words.and && r.numeral(end+2).kind == fraction && (r.sym(end+1) == r.s.words.a) {
		n.Value += r.numeral(end + 2).value // 2 and a half
		n.Raw = n.Value
		n.End = end + 3
	} else if f := r.numeral(end); f.kind == fraction && d.Tokens[end].Is(token.Punct) {
		n.Value += f.value // 2½
		n.Raw = n.Value
		n.End = end + 1
	}
	plain := n
	r.multiply(&n)
	r.add(n)
	if n.End > plain.End && r.numeral(plain.End).kind == short {
		r.add(plain) // "5m" may be metres
	}
	return n.End
}

// times reports whether the word at i is the x300 of "2x300 MW".
func (r *Runner) times(i int) bool {
	d := r.chart.Doc
	t := d.Tokens[i]
	if i == 0 || t.End-t.Start < 2 || d.Text[t.Start]|0x20 != 'x' || !t.Is(token.Letter) || !glued(d, i) || !d.Tokens[i-1].Is(token.Digit) {
		return false
	}
	for _, c := range []byte(d.Word(i)[1:]) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// decimalComma is the fraction after the figure at i where it is parted by a
// comma and a unit or multiplier follows: 1,5 GW.
func (r *Runner) decimalComma(i int) (float64, bool) {
	d := r.chart.Doc
	if i+3 >= len(d.Tokens) || !glued(d, i+1) || d.Word(i+1) != "," || !glued(d, i+2) || !d.Tokens[i+2].Is(token.Digit) || !r.bare(i+2) {
		return 0, false
	}
	if !r.unitFollows(i+3) && r.numeral(i+3).kind != multiplier {
		return 0, false
	}
	w := d.Word(i + 2)
	f, ok := value(w)
	if !ok {
		return 0, false
	}
	for range w {
		f /= 10
	}
	return f, true
}

// identifier reports whether the digits at token i are part of a name, a date
// or a time: BWRX-300, No. 2, 9/11, 10:30, '24.
func (r *Runner) identifier(i int) bool {
	d := r.chart.Doc
	w := &r.s.words
	if i > 0 && glued(d, i) {
		p := d.Tokens[i-1]
		switch c := d.Text[p.Start]; {
		case p.Is(token.Digit):
			return true
		case p.Is(token.Letter):
			return r.chart.Find(i-1, r.s.labels.currency) == nil && !r.unitEnds(i)
		case p.Sym == w.hyphen:
			if i > 1 && glued(d, i-1) && d.Tokens[i-2].Is(token.Letter) && !r.numberEnds(i-1) {
				return true
			}
			if i > 3 && d.Tokens[i-2].Is(token.Digit) && d.Tokens[i-3].Sym == w.hyphen && glued(d, i-1) && glued(d, i-2) && glued(d, i-3) {
				return true // 2024-05-17, 555-123-4567
			}
		case c == ':' && i > 1 && d.Tokens[i-2].Is(token.Digit) && glued(d, i-1), c == '\'', c == '#', c == '@', c == '_':
			return true
		case c == 0xE2 && strings.HasPrefix(d.Text[p.Start:], "’"):
			return true
		case c == '/' && i > 1 && d.Tokens[i-2].Is(token.Digit) && glued(d, i-1) && r.bare(i):
			return true
		}
	}
	if i+2 < len(d.Tokens) && glued(d, i+1) && glued(d, i+2) && d.Tokens[i+2].Is(token.Digit) {
		switch d.Text[d.Tokens[i+1].Start] {
		case ':':
			return true
		case '/':
			return r.bare(i+2) && !r.unitFollows(i+3)
		case '-':
			if i+4 < len(d.Tokens) && d.Tokens[i+3].Sym == w.hyphen && d.Tokens[i+4].Is(token.Digit) && glued(d, i+3) && glued(d, i+4) {
				return true
			}
		}
	}
	if i > 0 {
		p := r.sym(i - 1)
		if (p == w.number || p == w.numero) && d.Tokens[i-1].Is(token.Upper) {
			return true
		}
		if p == w.period && i > 1 && glued(d, i-1) && (r.sym(i-2) == w.number || r.sym(i-2) == w.numero) {
			return true
		}
	}
	return false
}

// bare reports whether the figure at i is of one or two digits.
func (r *Runner) bare(i int) bool {
	t := r.chart.Doc.Tokens[i]
	return t.End-t.Start <= 2
}

// unitFollows reports whether a unit begins at token i.
func (r *Runner) unitFollows(i int) bool {
	return i < len(r.chart.Doc.Tokens) && r.chart.Find(i, r.s.labels.unit) != nil
}

// numberEnds reports whether the last number found, or its unit, ends before
// token i.
func (r *Runner) numberEnds(i int) bool {
	if len(r.numbers) == 0 {
		return false
	}
	e := r.numbers[len(r.numbers)-1].End
	if e == i {
		return true
	}
	for a := r.first(e); a != nil; a = r.chart.Next(a) {
		if (a.Label == r.s.labels.unit || a.Label == r.s.labels.currency) && a.End == i {
			return true
		}
	}
	return false
}

func (r *Runner) first(i int) *rule.Annotation {
	if i >= len(r.chart.Doc.Tokens) {
		return nil
	}
	return r.chart.First(i)
}

// unitEnds reports whether letters before token i are the x of "2x300".
func (r *Runner) unitEnds(i int) bool {
	return r.chart.Doc.Tokens[i-1].Sym == r.s.words.x
}

// value reads digits with separators.
func value(s string) (float64, bool) {
	if !strings.ContainsAny(s, ".,") {
		if len(s) <= 15 {
			n := int64(0)
			for i := 0; i < len(s); i++ {
				n = n*10 + int64(s[i]-'0')
			}
			return float64(n), true
		}
		v, err := strconv.ParseFloat(s, 64)
		return v, err == nil
	}
	if strings.Count(s, ".") > 1 {
		return 0, false
	}
	var buf [32]byte
	b := buf[:0]
	for i := 0; i < len(s); i++ {
		if s[i] != ',' {
			b = append(b, s[i])
		}
	}
	v, err := strconv.ParseFloat(string(b), 64)
	return v, err == nil
}

// hardSpace reports whether a single space that does not break a line stands
// before token i.
func hardSpace(d *token.Doc, i int) bool {
	switch d.Text[d.Tokens[i-1].End:d.Tokens[i].Start] {
	case "\u00a0", "\u202f", "\u2009":
		return true
	}
	return false
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

// sum reports whether a sign of currency stands before token i.
func (r *Runner) sum(i int) bool {
	if i == 0 {
		return false
	}
	a := r.chart.Find(i-1, r.s.labels.currency)
	return a != nil && r.s.coins[a.Entry].form == formSign
}

// decimal rounds a product to 15 significant digits, so that 1.027 million is
// 1027000.
func decimal(v float64) float64 {
	if v == float64(int64(v)) {
		return v
	}
	var buf [32]byte
	out, err := strconv.ParseFloat(string(strconv.AppendFloat(buf[:0], v, 'g', 15, 64)), 64)
	if err != nil {
		return v
	}
	return out
}
