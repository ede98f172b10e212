package timex

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"wattwire/extract/token"
)

// unit is a unit of time as timeunits.tsv has it.
type unit struct {
	code  string // S MI H D W WE M Q HY Y DE CE
	times float64
	grain grain
}

var grains = map[string]grain{
	"D": day, "W": week, "WE": weekend, "M": month, "Q": quarter, "HY": half, "SE": season, "Y": year, "DE": decade, "CE": century,
}

func unitOf(a value) (unit, bool) {
	if a.kind == ready { // a constant of the rule
		g, ok := grains[a.text]
		return unit{a.text, 1, g}, ok || a.text == "H" || a.text == "MI" || a.text == "S"
	}
	if a.kind != word {
		return unit{}, false
	}
	u := unit{code: a.e.Get("code"), times: max(1, a.num)}
	u.grain = grains[u.code]
	return u, u.code != ""
}

// calendar reports whether the unit divides the calendar, and not the day.
func (u unit) calendar() bool {
	_, ok := grains[u.code]
	return ok
}

func inStretch(p period) (value, bool) { return value{kind: stretch, p: p}, true }

// functions are those of the value language, as the package comment has them.
var functions = []function{
	{"year", 1, 1, fnYear}, {"month", 1, 2, fnMonth}, {"day", 2, 3, fnDay}, {"slashed", 3, 3, fnSlashed},
	{"quarter", 1, 2, partOfYear(quarter, 4)}, {"half", 1, 2, partOfYear(half, 2)}, {"season", 1, 2, partOfYear(season, 4)},
	{"decade", 1, 1, fnDecade}, {"century", 1, 1, fnCentury},
	{"at", 2, 2, fnAt}, {"before", 2, 3, shifted(-1)}, {"after", 2, 3, shifted(1)},
	{"ago", 3, 3, away(-1)}, {"in", 3, 3, away(1)},
	{"rel", 2, 2, fnRel}, {"named", 2, 2, fnNamed}, {"each", 1, 1, fnEach}, {"word", 1, 1, fnWord},
	{"weekday", 1, 2, fnWeekday}, {"weekend", 1, 1, fnWeekend}, {"holiday", 1, 2, fnHoliday}, {"same", 2, 3, fnSame},
	{"nearest", 1, 1, fnNearest}, {"reported", 1, 1, fnReported},
	{"range", 2, 2, fnRange}, {"duration", 2, 3, fnDuration}, {"rate", 1, 1, fnRate}, {"clock", 4, 5, fnClock}, {"part", 2, 2, fnPart},
}

// fullYear is a year of four digits, or of two in the century that news means.
func fullYear(n float64) (int, bool) {
	y := int(n)
	if float64(y) != n || y < 0 || y > 2999 || y > 99 && y < 1000 {
		return 0, false
	}
	switch {
	case y < 70:
		y += 2000
	case y < 100:
		y += 1900
	}
	return y, true
}

// yearArg is the year that an argument names, 0 where it is nothing or not
// known.
func yearArg(a value) (int, bool) {
	switch a.kind {
	case nothing:
		return 0, true
	case stretch:
		return a.p.year, true
	case ready:
		return 0, false
	}
	if a.e != nil {
		if y, err := strconv.Atoi(a.e.Get("year")); err == nil {
			return y, true
		}
	}
	return fullYear(a.num)
}

func fnYear(v *evaluation, a []value) (value, bool) {
	y, ok := yearArg(a[0])
	if !ok || y == 0 || a[0].kind == number && v.glued(a[0].span.End) {
		return value{}, false
	}
	return inStretch(period{grain: year, year: y})
}

// near gives a period of known parts the year that tense tells: in(y) is the
// period in year y, compared with now by its first day.
func (v *evaluation) near(g grain, in func(y int) period) period {
	now, last, ok := v.r.now.days()
	if !ok || v.r.now.grain == year {
		return in(0)
	}
	y := now.Year()
	p := in(y)
	first, end, ok := p.days()
	if !ok {
		return p
	}
	// Local time and late datelines put a date a little beyond publication;
	// and nobody tells a day of eleven months ago without its year.
	slack := 2 * 24 * time.Hour
	if g == day {
		slack = 31 * 24 * time.Hour
	}
	switch v.r.tense(v.c.Doc, v.s, v.m.Span, v.c) {
	case past:
		if first.After(last.Add(slack)) {
			p = in(y - 1)
		}
	case future:
		if end.Before(now.Add(-slack)) {
			p = in(y + 1)
		}
	case likely:
		if end.Before(now.Add(-max(slack, 45*24*time.Hour))) {
			p = in(y + 1)
		}
	default:
		best := p
		gap := apart(first, now)
		for _, o := range []int{y - 1, y + 1} {
			q := in(o)
			if f, _, ok := q.days(); ok && apart(f, now) < gap {
				best, gap = q, apart(f, now)
			}
		}
		p = best
	}
	return p
}

func apart(a, b time.Time) time.Duration {
	if a.After(b) {
		return a.Sub(b)
	}
	return b.Sub(a)
}

// glued reports whether token i is a word without a space before it: the year
// before it is part of a model's name.
func (v *evaluation) glued(i int) bool {
	if i <= 0 || i >= len(v.c.Doc.Tokens) {
		return false
	}
	t := v.c.Doc.Tokens[i]
	return t.Is(token.Letter) && t.Flags&(token.SpaceBefore|token.Seam) == 0
}

func fnMonth(v *evaluation, a []value) (value, bool) {
	m := int(a[0].num)
	y, ok := yearArg(a[1])
	if !ok || m < 1 || m > 12 {
		return value{}, false
	}
	if y > 0 || a[1].kind != nothing {
		return inStretch(period{grain: month, year: y, n: m})
	}
	return inStretch(v.near(month, func(y int) period { return period{grain: month, year: y, n: m} }))
}

// fnNearest is the month next to publication, whatever the tense.
func fnNearest(v *evaluation, a []value) (value, bool) {
	n := int(a[0].num)
	m := v.r.now.at(month)
	if !m.whole() {
		return inStretch(period{grain: month, n: n})
	}
	y := m.year
	if n > m.n+6 {
		y--
	} else if n < m.n-6 {
		y++
	}
	return inStretch(period{grain: month, year: y, n: n})
}

// fnReported is the last quarter of that number that began before publication.
func fnReported(v *evaluation, a []value) (value, bool) {
	n := int(a[0].num)
	if n == -1 {
		n = 4
	}
	q := v.r.now.at(quarter)
	if n < 1 || n > 4 || !q.whole() {
		return value{kind: stretch, p: period{grain: quarter, n: n}}, n >= 1 && n <= 4
	}
	y := q.year
	if n > q.n {
		y--
	}
	return inStretch(period{grain: quarter, year: y, n: n})
}

func fnDay(v *evaluation, a []value) (value, bool) {
	m := int(a[1].num)
	y, ok := yearArg(a[2])
	if a[1].kind == stretch { // the month of another date
		m = a[1].p.n
		if y == 0 {
			y = a[1].p.year
		}
	}
	d := int(a[0].num)
	if !ok || float64(d) != a[0].num || !valid(y, m, d) {
		return value{}, false
	}
	if y > 0 || a[2].kind != nothing {
		return inStretch(period{grain: day, year: y, n: m, day: d})
	}
	return inStretch(v.near(day, func(y int) period { return period{grain: day, year: y, n: m, day: d} }))
}

func fnSlashed(v *evaluation, a []value) (value, bool) {
	y, ok := yearArg(a[2])
	x, z := int(a[0].num), int(a[1].num)
	us, eu := valid(y, x, z), valid(y, z, x)
	switch {
	case !ok || !us && !eu:
		return value{}, false
	case us && eu && x != z:
		if now, _, ok := v.r.now.days(); ok {
			us = apart(date(y, x, z), now) <= apart(date(y, z, x), now)
		}
	}
	if us {
		return inStretch(period{grain: day, year: y, n: x, day: z})
	}
	return inStretch(period{grain: day, year: y, n: z, day: x})
}

// partOfYear makes the function of quarters, halves and seasons: n in a year, or
// in the one that tense tells. -1 is the last of the year.
func partOfYear(g grain, most int) func(*evaluation, []value) (value, bool) {
	return func(v *evaluation, a []value) (value, bool) {
		n := int(a[0].num)
		if n == -1 {
			n = most
		}
		y, ok := yearArg(a[1])
		if !ok || n < 1 || n > most {
			return value{}, false
		}
		if y > 0 || a[1].kind != nothing {
			return inStretch(period{grain: g, year: y, n: n})
		}
		return inStretch(v.near(g, func(y int) period { return period{grain: g, year: y, n: n} }))
	}
}

func fnDecade(_ *evaluation, a []value) (value, bool) {
	y, ok := fullYear(a[0].num)
	if a[0].num >= 30 && a[0].num < 100 { // the thirties of this century are yet to come
		y, ok = 1900+int(a[0].num), true
	}
	return value{kind: stretch, p: period{grain: decade, year: y}}, ok && y%10 == 0
}

func fnCentury(_ *evaluation, a []value) (value, bool) {
	n := int(a[0].num)
	return value{kind: stretch, p: period{grain: century, year: 100 * (n - 1)}}, n > 10 && n < 30
}

// at is the unit that holds p; of publication where the date told last is too
// coarse to tell.
func (v *evaluation) at(p period, g grain) period {
	q := p.at(g)
	if !q.whole() && p == v.r.then {
		return v.r.now.at(g)
	}
	return q
}

func fnAt(v *evaluation, a []value) (value, bool) {
	u, ok := unitOf(a[1])
	if !ok || !u.calendar() || a[0].kind != stretch {
		return value{}, false
	}
	return inStretch(v.at(a[0].p, u.grain))
}

func shifted(sign int) func(*evaluation, []value) (value, bool) {
	return func(v *evaluation, a []value) (value, bool) {
		u, ok := unitOf(a[1])
		if !ok || !u.calendar() || a[0].kind != stretch {
			return value{}, false
		}
		n := 1
		if a[2].kind != nothing {
			n = int(a[2].num)
		}
		return inStretch(v.at(a[0].p, u.grain).shift(sign * n * int(u.times)))
	}
}

// away makes the functions of "ago" and "later", which keep the day where the
// unit is a week.
func away(sign int) func(*evaluation, []value) (value, bool) {
	return func(v *evaluation, a []value) (value, bool) {
		u, ok := unitOf(a[2])
		n := int(a[1].num)
		if !ok || a[0].kind != stretch {
			return value{}, false
		}
		if a[1].kind == nothing {
			n = 1
		}
		if !u.calendar() { // hours ago
			return inStretch(a[0].p.at(day))
		}
		if a[1].kind != nothing && a[1].num != float64(n) { // two and a half years ago
			return inStretch(a[0].p.at(month).shift(sign * int(12*a[1].num)))
		}
		g, by := u.grain, n*int(u.times)
		switch g {
		case week:
			g, by = day, 7*by
		case decade:
			g, by = year, 10*by
		case century:
			g, by = year, 100*by
		}
		return inStretch(v.at(a[0].p, g).shift(sign * by))
	}
}

// fnRel is the unit that a word like "last" or "next" tells.
func fnRel(v *evaluation, a []value) (value, bool) {
	u, ok := unitOf(a[1])
	if !ok || !u.calendar() || a[0].kind != word {
		return value{}, false
	}
	if u.grain == year && v.r.now.year > 0 {
		return inStretch(period{grain: year, year: v.r.now.year + int(a[0].num)})
	}
	p := v.r.now.at(u.grain)
	if !p.whole() {
		return inStretch(period{grain: u.grain})
	}
	return inStretch(p.shift(int(a[0].num) * int(u.times)))
}

// fnNamed is the weekday, month or season of a name that a word like "last"
// or "next" tells.
func fnNamed(v *evaluation, a []value) (value, bool) {
	if a[0].kind != word || a[1].kind != word {
		return value{}, false
	}
	sign, n := int(a[0].num), int(a[1].num)
	now := v.r.now
	g := month
	switch a[1].e.List() {
	case "seasons":
		g = season
	case "weekdays":
		d, _, ok := now.days()
		if !ok || now.grain != day {
			return inStretch(period{grain: day, wday: n})
		}
		off := n - wday(d)
		if sign < 0 && off >= 0 {
			off -= 7
		} else if sign > 0 && off <= 0 {
			off += 7
		}
		return inStretch(dayOf(d.AddDate(0, 0, off)))
	}
	m := now.at(g)
	if !m.whole() {
		return inStretch(period{grain: g, n: n})
	}
	y := m.year
	if sign < 0 && n >= m.n {
		y--
	} else if sign > 0 && n <= m.n {
		y++
	}
	return inStretch(period{grain: g, year: y, n: n})
}

// fnEach is the weekday or month of a name, of any week or year.
func fnEach(_ *evaluation, a []value) (value, bool) {
	if a[0].kind != word {
		return value{}, false
	}
	n := int(a[0].num)
	if a[0].e.List() == "weekdays" {
		return inStretch(period{grain: day, wday: n})
	}
	return inStretch(period{grain: month, n: n})
}

// fnWord is the value that a list gives a word.
func fnWord(_ *evaluation, a []value) (value, bool) {
	if a[0].kind != word {
		return value{}, false
	}
	v := a[0].e.Get("value")
	return value{kind: ready, text: v}, v != ""
}

func fnWeekday(v *evaluation, a []value) (value, bool) {
	n := int(a[0].num)
	if n < 1 || n > 7 {
		return value{}, false
	}
	if a[1].kind == stretch {
		w := a[1].p.at(week)
		if !w.whole() {
			return inStretch(period{grain: day, wday: n})
		}
		return inStretch(dayOf(monday(w.year, w.n).AddDate(0, 0, n-1)))
	}
	now, _, ok := v.r.now.days()
	if !ok || v.r.now.grain != day {
		return inStretch(period{grain: day, wday: n})
	}
	off := n - wday(now)
	if v.r.tense(v.c.Doc, v.s, v.m.Span, v.c) >= future {
		off = (off + 7) % 7
	} else if off > 0 {
		off -= 7
	}
	return inStretch(dayOf(now.AddDate(0, 0, off)))
}

func fnWeekend(v *evaluation, a []value) (value, bool) {
	if a[0].kind == stretch && a[0].p != v.r.now {
		return inStretch(a[0].p.at(weekend))
	}
	p := v.r.now.at(weekend)
	now, _, ok := v.r.now.days()
	if ok && wday(now) < 6 && v.r.tense(v.c.Doc, v.s, v.m.Span, v.c) < future {
		p = p.shift(-1)
	}
	return inStretch(p)
}

func fnSame(_ *evaluation, a []value) (value, bool) {
	if a[0].kind != stretch {
		return value{}, false
	}
	g := a[0].p.grain
	if a[2].kind != nothing {
		u, ok := unitOf(a[2])
		if !ok || !u.calendar() {
			return value{}, false
		}
		g = u.grain
	} else if g == day || g == week || g == weekend {
		g = year // "the same period" is none of days
	}
	y, ok := yearArg(a[1])
	if !ok {
		return value{}, false
	}
	p := a[0].p.at(g)
	if y > 0 && p.whole() {
		p.year = y
	} else {
		p = period{grain: g, year: y}
	}
	return inStretch(p)
}

func fnRange(_ *evaluation, a []value) (value, bool) {
	if a[0].kind != stretch || a[1].kind != stretch {
		return value{}, false
	}
	from, _, ok := a[0].p.days()
	to, _, ok2 := a[1].p.days()
	if ok && ok2 && !from.Before(to) {
		return value{}, false
	}
	return value{kind: stretches, p: a[0].p, to: a[1].p}, true
}

// amount is a number of units in TIMEX3: 25Y, T2H; X for a number not told.
func amount(a value, u unit) string {
	n := "X"
	code := u.code
	if a.kind == number || a.kind == word {
		x := a.num * u.times
		if x == 0.5 {
			switch code {
			case "Y":
				x, code = 6, "M"
			case "H":
				x, code = 30, "MI"
			case "DE":
				x, code = 5, "Y"
			case "CE":
				x, code = 50, "Y"
			case "D":
				x, code = 12, "H"
			}
		}
		n = strconv.FormatFloat(x, 'f', -1, 64)
	}
	switch code {
	case "H", "S":
		return "T" + n + code
	case "MI":
		return "T" + n + "M"
	case "HY":
		return "X" + n
	}
	return n + code
}

func fnDuration(_ *evaluation, a []value) (value, bool) {
	i := 1
	if a[2].kind != nothing {
		i = 2
	}
	u, ok := unitOf(a[i])
	if !ok {
		return value{}, false
	}
	for _, n := range a[:i] {
		if n.kind == nothing || n.num < 0 || u.code == "Y" && n.num > 1900 && n.num < 2100 {
			return value{}, false
		}
	}
	out := "P" + amount(a[0], u)
	if i == 2 {
		if a[0].num >= a[1].num {
			return value{}, false
		}
		out += "/P" + amount(a[1], u)
	}
	return value{kind: ready, text: out}, true
}

// fnRate is one unit, where a number shortly before tells that it is what a
// rate is for: "3 billion kWh a year", "twice a year".
func fnRate(v *evaluation, a []value) (value, bool) {
	const reach = 7
	for i := v.m.First - 1; i >= v.s.First && i >= v.m.First-reach; i-- {
		if v.c.Doc.Tokens[i].Is(token.Digit) || v.c.Find(i, v.r.stage.numeral) != nil || v.c.Find(i, v.r.stage.times) != nil {
			u, ok := unitOf(a[0])
			return value{kind: ready, text: "P" + amount(value{kind: number, num: 1}, u)}, ok
		}
	}
	return value{}, false
}

func fnClock(v *evaluation, a []value) (value, bool) {
	h, m := int(a[0].num), int(a[1].num)
	if float64(h) != a[0].num { // 10.30: hour and minutes in one token
		var err error
		hs, ms, _ := strings.Cut(v.c.Doc.Word(a[0].span.First), ".")
		if len(ms) != 2 {
			return value{}, false
		}
		if h, err = strconv.Atoi(hs); err != nil {
			return value{}, false
		}
		if m, err = strconv.Atoi(ms); err != nil {
			return value{}, false
		}
	}
	if a[2].kind == word {
		if h < 1 || h > 12 {
			return value{}, false
		}
		h = h%12 + int(a[2].num)
	}
	if h > 24 || m > 59 {
		return value{}, false
	}
	zone := ""
	if a[3].kind == word {
		zone = a[3].e.Get("iso")
	}
	return v.onDay(a[4], fmt.Sprintf("T%02d:%02d%s", h, m, zone))
}

func fnPart(v *evaluation, a []value) (value, bool) {
	code := a[1].text
	if a[1].kind == word {
		code = a[1].e.Get("code")
	}
	if code == "" {
		return value{}, false
	}
	return v.onDay(a[0], "T"+code)
}

// onDay is a time on a day. Where none is given, Runner.days gives the day of
// the sentence.
func (v *evaluation) onDay(d value, clock string) (value, bool) {
	if d.kind != stretch {
		return value{kind: hour, text: clock}, true
	}
	return value{kind: ready, text: d.p.at(day).String() + clock}, true
}

// days gives the times of a sentence, from the first of the expressions found
// in it on, the day told before them in it, or next after them, or that of
// publication.
func (r *Runner) days(from int) {
	for i := from; i < len(r.out); i++ {
		t := &r.out[i]
		if t.clock == "" {
			continue
		}
		told := r.now.at(day)
		for j := from; j < len(r.out); j++ {
			if p := r.out[j].period; r.out[j].Type == "DATE" && p.grain == day && p.whole() {
				told = p
				if j > i {
					break
				}
			}
		}
		t.Value = told.String() + t.clock
	}
}
