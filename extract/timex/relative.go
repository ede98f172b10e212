package timex

// at is the unit that holds p; of publication where the date told last is too
// coarse to tell.
func (v *evaluation) at(p period, g grain) period {
	q := p.at(g)
	if !q.whole() && p == v.r.then {
		return v.r.now.at(g)
	}
	return q
}

// earlier is the unit that holds the last date told before one that is too coarse to tell it, told
// near and, if passed is asked for, not after publication: "It won last week and opens in 2021. In
// the same week it lost".
func (v *evaluation) earlier(p period, g grain, passed bool) (q period, ok bool) {
	const near = 120 // tokens
	if p != v.r.then || p.at(g).whole() {
		return q, false
	}
	_, now, dated := v.r.now.days()
	for i := len(v.r.told) - 1; i >= 0 && v.r.told[i].at > v.m.First-near; i-- {
		q = v.r.told[i].p.at(g)
		if first, _, ok := q.days(); ok && !(passed && dated && first.After(now)) {
			return q, true
		}
	}
	return q, false
}

func fnAt(v *evaluation, a []value) (value, bool) {
	u, ok := unitOf(a[1])
	if !ok || !u.calendar() || a[0].kind != stretch {
		return value{}, false
	}
	if q, ok := v.earlier(a[0].p, u.grain, false); ok {
		return inStretch(q)
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
		return inStretch(v.from(a[0].p, u.grain, sign).shift(sign * n * int(u.times)))
	}
}

// from is the unit from which another is counted: of those after it the date that was told before
// one too coarse, of those before it, with which news compares, publication rather.
func (v *evaluation) from(p period, g grain, sign int) period {
	if sign > 0 {
		if q, ok := v.earlier(p, g, true); ok {
			return q
		}
	}
	return v.at(p, g)
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
		return inStretch(v.from(a[0].p, g, sign).shift(sign * by))
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

// fnFollowing is the first weekday of a name after a day.
func fnFollowing(v *evaluation, a []value) (value, bool) {
	if a[0].kind != word || a[1].kind != stretch {
		return value{}, false
	}
	n, p := int(a[0].num), v.at(a[1].p, day)
	d, _, ok := p.days()
	if !ok {
		return inStretch(period{grain: day, wday: n})
	}
	return inStretch(dayOf(d.AddDate(0, 0, (n-wday(d)+6)%7+1)))
}

// fnNth is the nth unit of a stretch, the last one for -1 or nothing: "the last day of 2020". A week of a
// month or a year begins in no one place.
func fnNth(_ *evaluation, a []value) (value, bool) {
	u, ok := unitOf(a[1])
	if !ok || u.times > 1 || a[2].kind != stretch {
		return value{}, false
	}
	first, last, known := a[2].p.days()
	n := int(a[0].num)
	if a[0].kind == nothing {
		n = -1
	}
	switch {
	case u.grain >= a[2].p.grain, u.grain != day && u.grain != month && u.grain != quarter, n == 0:
		return value{}, false
	case !known:
		return inStretch(period{grain: u.grain})
	case n < 0:
		return inStretch(dayOf(last).at(u.grain).shift(n + 1))
	}
	p := dayOf(first).at(u.grain).shift(n - 1)
	if begin, _, _ := p.days(); begin.After(last) {
		return value{}, false
	}
	return inStretch(p)
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
	if v.r.tense(v.s, v.m.Span) >= future {
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
	if ok && wday(now) < 6 && v.r.tense(v.s, v.m.Span) < future {
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
