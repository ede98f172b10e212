package timex

import (
	"strconv"
	"strings"
)

// fnHoliday is the day of an entry of holidays.tsv in a year, or in the year
// that tense tells.
func fnHoliday(v *evaluation, a []value) (value, bool) {
	if a[0].kind != word {
		return value{}, false
	}
	when := a[0].e.Get("when")
	y, ok := yearArg(a[1])
	if !ok {
		return value{}, false
	}
	if y > 0 {
		return inStretch(holiday(when, y))
	}
	return inStretch(v.near(day, func(y int) period { return holiday(when, y) }))
}

// holiday is the day that a cell of holidays.tsv gives in year y, 0 for a year
// not known: a date (12-25), days from Easter (easter-2), the nth weekday of a
// month (11/4/4: the fourth Thursday of November; 5/-1/1: the last Monday of
// May), or a list of days by year.
func holiday(when string, y int) period {
	none := period{grain: day, year: y}
	if off, ok := strings.CutPrefix(when, "easter"); ok {
		n, err := strconv.Atoi("0" + strings.TrimLeft(off, "+-"))
		if y == 0 || err != nil {
			return none
		}
		if strings.HasPrefix(off, "-") {
			n = -n
		}
		return dayOf(easter(y).AddDate(0, 0, n))
	}
	if f := strings.Split(when, "/"); len(f) == 3 {
		m, e1 := strconv.Atoi(f[0])
		n, e2 := strconv.Atoi(f[1])
		w, e3 := strconv.Atoi(f[2])
		if y == 0 || e1 != nil || e2 != nil || e3 != nil {
			return period{grain: day, year: y, n: m}
		}
		if n > 0 {
			first := date(y, m, 1)
			return dayOf(first.AddDate(0, 0, (w-wday(first)+7)%7+7*(n-1)))
		}
		last := date(y, m+1, 0)
		return dayOf(last.AddDate(0, 0, -((wday(last) - w + 7) % 7)))
	}
	for _, d := range strings.Fields(when) {
		f := strings.Split(d, "-")
		nums := make([]int, len(f))
		for i, s := range f {
			var err error
			if nums[i], err = strconv.Atoi(s); err != nil {
				return none
			}
		}
		switch {
		case len(nums) == 2:
			return period{grain: day, year: y, n: nums[0], day: nums[1]}
		case len(nums) == 3 && nums[0] == y:
			return period{grain: day, year: y, n: nums[1], day: nums[2]}
		}
	}
	return none
}
