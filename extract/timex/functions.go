package timex

import (
	"strconv"
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
	{"rel", 2, 2, fnRel}, {"named", 2, 2, fnNamed}, {"following", 2, 2, fnFollowing}, {"nth", 3, 3, fnNth}, {"each", 1, 1, fnEach}, {"word", 1, 1, fnWord},
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
	tense := v.r.tense(v.s, v.m.Span)
	if tense >= future && v.ahead(y) {
		return v.following(in)
	}
	// Local time and late datelines put a date a little beyond publication;
	// and nobody tells a day of eleven months ago without its year.
	slack := 2 * 24 * time.Hour
	if g == day {
		slack = 31 * 24 * time.Hour
	}
	switch tense {
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

// ahead reports whether the date told last, in this sentence or the one before, is a part of a
// year after year y: "from the second quarter of 2026, and by the fourth quarter".
func (v *evaluation) ahead(y int) bool {
	d, t := v.r.c.Doc, v.r.then
	return t.year > y && t.grain < year && t.whole() && d.SentenceOf(v.m.First)-d.SentenceOf(v.r.thenAt) <= 1
}

// following is the first of the periods in(y) that does not end before the date told last begins.
func (v *evaluation) following(in func(y int) period) period {
	p := in(v.r.then.year)
	from, _, _ := v.r.then.days()
	if _, end, ok := p.days(); ok && end.Before(from) {
		return in(v.r.then.year + 1)
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
	if i <= 0 || i >= len(v.r.c.Doc.Tokens) {
		return false
	}
	t := &v.r.c.Doc.Tokens[i]
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
