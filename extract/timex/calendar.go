package timex

import (
	"fmt"
	"time"
)

// grain is the length of a stretch of the calendar.
type grain uint8

const (
	day grain = iota
	week
	weekend
	month
	quarter
	season
	half
	year
	decade
	century
)

// period is a stretch of the calendar, such as a day or a quarter. Parts that
// are not known are 0.
type period struct {
	grain grain
	year  int // ISO year of a week; first year of a decade or a century
	n     int // month of a year or of a day, quarter, half, season, ISO week
	day   int // of the month
	wday  int // 1 Monday … 7 Sunday, of a day known by nothing else
}

var seasons = [...]string{"XX", "SP", "SU", "FA", "WI"}

// String is the TIMEX3 value.
func (p period) String() string {
	var buf [16]byte
	b := digits(buf[:0], p.year, 4)
	switch p.grain {
	case day:
		if p.wday > 0 {
			b = append(append(b, "-WXX-"...), byte('0'+p.wday))
			break
		}
		b = digits(append(b, '-'), p.n, 2)
		b = digits(append(b, '-'), p.day, 2)
	case week:
		b = digits(append(b, "-W"...), p.n, 2)
	case weekend:
		b = append(digits(append(b, "-W"...), p.n, 2), "-WE"...)
	case month:
		b = digits(append(b, '-'), p.n, 2)
	case quarter:
		b = digits(append(b, "-Q"...), p.n, 1)
	case season:
		b = append(append(b, '-'), seasons[p.n]...)
	case half:
		b = digits(append(b, "-H"...), p.n, 1)
	case decade:
		b = b[:3]
	case century:
		b = b[:2]
	}
	return string(b)
}

// digits appends n in so many digits, as many X where n is 0 and so not known.
func digits(b []byte, n, width int) []byte {
	at := len(b)
	b = append(b, "XXXX"[:width]...)
	for i := at + width - 1; n > 0 && i >= at; i-- {
		b[i] = byte('0' + n%10)
		if n /= 10; n == 0 {
			for i--; i >= at; i-- {
				b[i] = '0'
			}
		}
	}
	return b
}

func (p period) whole() bool {
	switch p.grain {
	case year, decade, century:
		return p.year > 0
	case day:
		return p.year > 0 && p.n > 0 && p.day > 0
	}
	return p.year > 0 && p.n > 0
}

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func dayOf(t time.Time) period {
	return period{grain: day, year: t.Year(), n: int(t.Month()), day: t.Day()}
}

func weekOf(t time.Time, g grain) period {
	y, w := t.ISOWeek()
	return period{grain: g, year: y, n: w}
}

// monday is the first day of an ISO week.
func monday(y, w int) time.Time {
	t := date(y, 1, 4) // lies in week 1
	return t.AddDate(0, 0, -(wday(t)-1)+7*(w-1))
}

func wday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// days is the closed interval of days of p; ok is false where p is not known
// so far.
func (p period) days() (first, last time.Time, ok bool) {
	if !p.whole() {
		return first, last, false
	}
	months := func(from, n int) {
		first = date(p.year, from, 1)
		last = first.AddDate(0, n, -1)
	}
	switch p.grain {
	case day:
		first = date(p.year, p.n, p.day)
		last = first
	case week:
		first = monday(p.year, p.n)
		last = first.AddDate(0, 0, 6)
	case weekend:
		first = monday(p.year, p.n).AddDate(0, 0, 5)
		last = first.AddDate(0, 0, 1)
	case month:
		months(p.n, 1)
	case quarter:
		months(3*p.n-2, 3)
	case season: // meteorological seasons of the northern half of the earth
		months(3*p.n, 3)
	case half:
		months(6*p.n-5, 6)
	case year:
		months(1, 12)
	case decade:
		months(1, 120)
	case century:
		months(1, 1200)
	}
	return first, last, true
}

// at is the stretch of length g that holds the first day of p.
func (p period) at(g grain) period {
	if p.grain == g {
		return p
	}
	first, _, ok := p.days()
	// a coarser date does not tell the finer one, but its year may be known
	if !ok || g < p.grain && g < year {
		return period{grain: g, year: p.year}
	}
	y, m := first.Year(), int(first.Month())
	switch g {
	case day:
		return dayOf(first)
	case week, weekend:
		return weekOf(first, g)
	case month:
		return period{grain: g, year: y, n: m}
	case quarter:
		return period{grain: g, year: y, n: (m + 2) / 3}
	case season:
		return period{grain: g, year: y, n: (m+9)%12/3 + 1}
	case half:
		return period{grain: g, year: y, n: (m + 5) / 6}
	case decade:
		return period{grain: g, year: y / 10 * 10}
	case century:
		return period{grain: g, year: y / 100 * 100}
	}
	return period{grain: year, year: y}
}

// shift moves p by n times its own length.
func (p period) shift(n int) period {
	if n == 0 {
		return p
	}
	if !p.whole() {
		return period{grain: p.grain}
	}
	parts := func(of int) period {
		k := p.year*of + p.n - 1 + n
		p.year, p.n = k/of, k%of+1
		return p
	}
	switch p.grain {
	case day:
		return dayOf(date(p.year, p.n, p.day+n))
	case week, weekend:
		return weekOf(monday(p.year, p.n).AddDate(0, 0, 7*n), p.grain)
	case month:
		return parts(12)
	case quarter, season:
		return parts(4)
	case half:
		return parts(2)
	case decade:
		p.year += 10 * n
	case century:
		p.year += 100 * n
	default:
		p.year += n
	}
	return p
}

// parsePeriod reads a publication date of ISO 8601, as precise as it is.
func parsePeriod(s string) period {
	var y, m, d int
	n := 3
	if !fullDate(s) {
		n, _ = fmt.Sscanf(s, "%4d-%2d-%2d", &y, &m, &d)
	} else {
		y = 1000*digit(s[0]) + 100*digit(s[1]) + 10*digit(s[2]) + digit(s[3])
		m, d = 10*digit(s[5])+digit(s[6]), 10*digit(s[8])+digit(s[9])
	}
	switch {
	case y < 1000 || y > 9999 || n < 1:
		return period{grain: day}
	case n == 3 && valid(y, m, d):
		return period{grain: day, year: y, n: m, day: d}
	case n >= 2 && m >= 1 && m <= 12:
		return period{grain: month, year: y, n: m}
	}
	return period{grain: year, year: y}
}

// fullDate reports whether s begins with a date of the form 2024-05-08.
func fullDate(s string) bool {
	if len(s) < 10 {
		return false
	}
	for i, c := range []byte(s[:10]) {
		if i == 4 || i == 7 {
			if c != '-' {
				return false
			}
		} else if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

func digit(c byte) int { return int(c - '0') }

// valid reports whether there is such a day; a year of 0 stands for any.
func valid(y, m, d int) bool {
	if m < 1 || m > 12 || d < 1 {
		return false
	}
	if y == 0 {
		y = 2000 // has a 29 February
	}
	return d <= date(y, m+1, 0).Day()
}

// easter is Easter Sunday of the Gregorian calendar (Meeus, Astronomical
// Algorithms, chapter 8).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e, f := b/4, b%4, (b+8)/25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return date(y, n/31, n%31+1)
}
