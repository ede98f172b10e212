package quantity

import (
	"strconv"
	"strings"

	"wattwire/extract/record"
	"wattwire/extract/token"
)

// glued reports whether no space stands before token i.
func glued(d *token.Doc, i int) bool {
	return i < len(d.Tokens) && !d.Tokens[i].Is(token.SpaceBefore)
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
	for end < len(d.Tokens) && r.grouped(i, end) {
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
	r.timesOver(&n)
	plain := n
	r.multiply(&n)
	r.add(n)
	if n.End > plain.End && r.numeral(plain.End).kind == short {
		r.add(plain) // "5m" may be metres
	}
	return n.End
}

// grouped reports whether the digits at token k go on the number that begins
// at i, as a group of three parted by a space: one that does not break, any
// before a group that begins with 0 or behind another group, or one before a
// unit (2 140 MW), where no name stands before the number (Unit 2 140 MW).
func (r *Runner) grouped(i, k int) bool {
	d := r.chart.Doc
	t := &d.Tokens[k]
	if !t.Is(token.Digit) || t.End-t.Start != 3 || d.Text[t.Start+1] == '.' || d.Tokens[i].End-d.Tokens[i].Start > 3 {
		return false // nor in 39 1.6 MW turbines
	}
	switch {
	case k > i+1 || hardSpace(d, k):
		return true
	case !t.Is(token.SpaceBefore) || t.Is(token.BreakBefore):
		return false
	case d.Text[t.Start] == '0':
		return true
	case d.Text[t.Start-1] != ' ', t.Start != d.Tokens[k-1].End+1, d.Text[d.Tokens[i].Start] == '0':
		return false
	case i > 0 && d.Tokens[i-1].Is(token.Upper) && d.Tokens[i-1].End == d.Tokens[i].Start-1: // Unit 2 140 MW
		return false
	}
	return r.unitFollows(k+1) && !r.multiple(k+1)
}

// multiple reports whether a noun in the plural stands behind the unit at token i:
// 2 140 MW units are two.
func (r *Runner) multiple(i int) bool {
	u := r.chart.Find(i, r.s.labels.unit)
	if u == nil || u.End >= len(r.chart.Doc.Tokens) || !r.chart.Doc.Tokens[u.End].Is(token.Letter) {
		return false
	}
	w := r.chart.Doc.Word(u.End)
	return len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's'
}

// times reports whether the word at i is the x300 of "2x300 MW".
func (r *Runner) times(i int) bool {
	d := r.chart.Doc
	t := &d.Tokens[i]
	if i == 0 || t.Len() < 2 || d.Text[t.Start]|0x20 != 'x' {
		return false
	}
	if !t.Is(token.Letter) || !glued(d, i) || !d.Tokens[i-1].Is(token.Digit) {
		return false
	}
	for _, c := range []byte(d.Word(i)[1:]) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// timesOver makes n, so many units of a plant of so much power each, all that they have: 2x300 MW,
// 2 x 300 MW; but not 2 x 300 MW turbines, which tell what each has.
func (r *Runner) timesOver(n *Number) {
	const most = 99 // units of a plant
	d, k := r.chart.Doc, n.End
	if n.Value < 2 || n.Value > most || n.Value != float64(int(n.Value)) || k+1 >= len(d.Tokens) {
		return
	}
	each := ""
	switch {
	case r.times(k):
		each = d.Word(k)[1:]
	case (d.Tokens[k].Sym == r.s.words.x || d.Word(k) == "×") && d.Tokens[k+1].Is(token.Digit):
		k++
		each = d.Word(k)
	default:
		return
	}
	v, ok := value(each)
	if !ok || k+1 >= len(d.Tokens) || r.multiple(k+1) {
		return
	}
	if u := r.chart.Find(k+1, r.s.labels.unit); u == nil || r.s.units[u.Entry].dimension != record.Power {
		return
	}
	n.Value *= v
	n.Raw, n.End = n.Value, k+1
}

// decimalComma is the fraction after the figure at i where it is parted by a
// comma and a unit or multiplier follows: 1,5 GW.
func (r *Runner) decimalComma(i int) (float64, bool) {
	d := r.chart.Doc
	if i+3 >= len(d.Tokens) || !glued(d, i+1) || d.Word(i+1) != "," {
		return 0, false
	}
	if !glued(d, i+2) || !d.Tokens[i+2].Is(token.Digit) || !r.bare(i+2) {
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
	if i > 0 && glued(r.chart.Doc, i) {
		if is, told := r.gluedTo(i); told {
			return is
		}
	}
	if is, told := r.gluedBehind(i); told {
		return is
	}
	return i > 0 && r.numberBefore(i)
}

// gluedTo reports whether what stands right before the digits at token i makes an
// identifier of them, and whether it tells.
func (r *Runner) gluedTo(i int) (is, told bool) {
	d := r.chart.Doc
	w := &r.s.words
	p := &d.Tokens[i-1]
	switch c := d.Text[p.Start]; {
	case p.Is(token.Digit):
		is = true
	case p.Is(token.Letter):
		return r.chart.Find(i-1, r.s.labels.currency) == nil && !r.unitEnds(i), true
	case p.Sym == w.hyphen:
		is = i > 1 && glued(d, i-1) && (r.endsWord(i) || r.endsChain(i))
	case c == ':' && i > 1 && d.Tokens[i-2].Is(token.Digit) && glued(d, i-1), c == '\'', c == '#', c == '@', c == '_':
		is = true
	case c == 0xE2 && strings.HasPrefix(d.Text[p.Start:], "’"):
		is = true
	case c == '/' && i > 1 && d.Tokens[i-2].Is(token.Digit) && glued(d, i-1) && r.bare(i):
		is = true
	}
	return is, is
}

// endsWord reports whether the digits at token i, behind a hyphen, are part of the word before
// it, BWRX-300, and no amount of their own: "EUR-445-million", "up-to-1.4GW", "V162-6.2MW".
func (r *Runner) endsWord(i int) bool {
	d := r.chart.Doc
	word := &d.Tokens[i-2]
	switch {
	case !word.Is(token.Letter), word.Sym == r.s.words.to, r.numberEnds(i - 1):
		return false
	case r.currencyEnds(i-2) && r.multiplied(i), d.EndsInFigure(i-2) && r.unitFollows(i+1):
		return false
	}
	return true
}

// endsChain reports whether the digits at token i, behind a hyphen, are the third or a later
// figure of a row: 2024-05-17, 555-123-4567.
func (r *Runner) endsChain(i int) bool {
	d := r.chart.Doc
	return i > 3 && d.Tokens[i-2].Is(token.Digit) && d.Tokens[i-3].Sym == r.s.words.hyphen && glued(d, i-2) && glued(d, i-3)
}

// gluedBehind reports whether what stands right behind the digits at token i makes an
// identifier of them, and whether it tells.
func (r *Runner) gluedBehind(i int) (is, told bool) {
	d := r.chart.Doc
	if i+2 >= len(d.Tokens) || !glued(d, i+1) || !glued(d, i+2) || !d.Tokens[i+2].Is(token.Digit) {
		return false, false
	}
	switch d.Text[d.Tokens[i+1].Start] {
	case ':':
		return true, true
	case '/':
		return r.bare(i+2) && !r.unitFollows(i+3), true
	case '-':
		is = i+4 < len(d.Tokens) && d.Tokens[i+3].Sym == r.s.words.hyphen && d.Tokens[i+4].Is(token.Digit) && glued(d, i+3) && glued(d, i+4)
	}
	return is, is
}

// numberBefore reports whether "Number" or "No." stands before token i.
func (r *Runner) numberBefore(i int) bool {
	d := r.chart.Doc
	w := &r.s.words
	p := r.sym(i - 1)
	if (p == w.number || p == w.numero) && d.Tokens[i-1].Is(token.Upper) {
		return true
	}
	return p == w.period && i > 1 && glued(d, i-1) && (r.sym(i-2) == w.number || r.sym(i-2) == w.numero)
}

// bare reports whether the figure at i is of one or two digits.
func (r *Runner) bare(i int) bool {
	t := &r.chart.Doc.Tokens[i]
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
