package timex

import (
	"fmt"
	"strconv"
	"strings"

	"wattwire/extract/token"
)

// fnWord is the value that a list gives a word.
func fnWord(_ *evaluation, a []value) (value, bool) {
	if a[0].kind != word {
		return value{}, false
	}
	v := a[0].e.Get("value")
	return value{kind: ready, text: v}, v != ""
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
		if v.r.c.Doc.Tokens[i].Is(token.Digit) || v.r.c.Find(i, v.r.stage.numeral) != nil || v.r.c.Find(i, v.r.stage.times) != nil {
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
		hs, ms, _ := strings.Cut(v.r.c.Doc.Word(a[0].span.First), ".")
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
