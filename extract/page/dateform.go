package page

import "strings"

// dateText is where a date may begin.
type dateText struct {
	s          string
	tokens     []dateToken
	monthFirst bool
}

func (t dateText) gap(i int) string   { return t.s[t.tokens[i].end:t.tokens[i+1].start] }
func (t dateText) word(i int) string  { return t.s[t.tokens[i].start:t.tokens[i].end] }
func (t dateText) digits(i int) int   { return t.tokens[i].end - t.tokens[i].start }
func (t dateText) number(i int) int   { return t.tokens[i].number }
func (t dateText) has(i int) bool     { return i < len(t.tokens) }
func (t dateText) isMonth(i int) bool { return t.has(i) && t.tokens[i].month > 0 }
func (t dateText) pair(i int) bool    { return t.has(i) && t.number(i) >= 0 && t.digits(i) == 2 }

func (t dateText) isYear(i int) bool {
	return t.has(i) && t.number(i) >= firstWritten && t.number(i) <= lastWritten && t.digits(i) == 4
}

// isDay reports whether token i may be the day of a month; most may be a month too.
func (t dateText) isDay(i int) bool {
	return t.has(i) && t.number(i) >= 1 && t.number(i) <= 31 && t.digits(i) <= 2
}

// past is the first token from i on, up to most of them, that is none of a date's
// small words.
func (t dateText) past(i, most int, stop func(int) bool) int {
	for end := i + most; i < end && t.has(i) && !stop(i) && dateFiller(t.word(i)) && shortGap(t.gap(i-1)); {
		i++
	}
	return i
}

// dateForms are the ways in which a date is written, in the order in which they are
// tried. Each gives the date and the number of its tokens, 0 if it is none.
var dateForms = [...]func(t dateText) (writtenDate, int){
	func(t dateText) (d writtenDate, n int) { // 2018年3月12日
		if !t.isYear(0) || !t.isDay(2) || !t.isDay(4) || t.number(2) > 12 || !oneOf(t.word(1), "年", "년") || !oneOf(t.word(3), "月", "월") {
			return d, 0
		}
		n = 5
		if t.has(5) && oneOf(t.word(5), "日", "일") {
			n = 6
		}
		return writtenDate{year: t.number(0), month: t.number(2), day: t.number(4)}, n
	},
	func(t dateText) (d writtenDate, n int) { // 2018-03-12
		if !t.isYear(0) || !t.isDay(1) || !t.isDay(2) || t.number(1) > 12 || !numericGap(t.gap(0)) || t.gap(0) != t.gap(1) {
			return d, 0
		}
		return writtenDate{year: t.number(0), month: t.number(1), day: t.number(2)}, 3
	},
	func(t dateText) (d writtenDate, n int) { // 2018 March 12
		if !t.isYear(0) || !t.isMonth(1) || !t.isDay(2) || !shortGap(t.gap(0)) || !shortGap(t.gap(1)) {
			return d, 0
		}
		return writtenDate{year: t.number(0), month: t.tokens[1].month, day: t.number(2)}, 3
	},
	func(t dateText) (d writtenDate, n int) { // 12/3/2018
		if !t.isDay(0) || !t.isDay(1) || !t.isYear(2) {
			return d, 0
		}
		if !numericGap(t.gap(0)) || strings.TrimSpace(t.gap(0)) != strings.TrimSpace(t.gap(1)) {
			return d, 0
		}
		return dayAndMonth(t.number(0), t.number(1), t.number(2), t.gap(0), t.monthFirst), 3
	},
	func(t dateText) (d writtenDate, n int) { // 12.03.18
		if !t.isDay(0) || !t.isDay(1) || !t.pair(0) || !t.pair(1) || !t.pair(2) {
			return d, 0
		}
		if !numericGap(t.gap(0)) || t.gap(0) != t.gap(1) || t.gap(0) == " " {
			return d, 0
		}
		y := 2000 + t.number(2)
		if t.number(2) > 90 {
			y -= 100
		}
		return dayAndMonth(t.number(0), t.number(1), y, t.gap(0), t.monthFirst), 3
	},
	dayLeads,
	monthLeads,
}

// dayLeads reads 12. März 2018, 12th of March, 2018, 12 de marzo de 2018, 12-Mar-18.
func dayLeads(t dateText) (d writtenDate, n int) {
	if !t.isDay(0) {
		return d, 0
	}
	i := t.past(1, 3, t.isMonth)
	if !t.isMonth(i) || !shortGap(t.gap(i-1)) {
		return d, 0
	}
	d = writtenDate{month: t.tokens[i].month, day: t.number(0)}
	j := t.past(i+1, 2, t.isYear)
	if t.isYear(j) && shortGap(t.gap(j-1)) {
		d.year = t.number(j)
		return d, j + 1
	}
	if i == 1 && j == 2 && t.pair(j) && t.shortYear() {
		d.year = 2000 + t.number(j)
		return d, j + 1
	}
	return writtenDate{}, 0
}

// shortYear reports whether the two figures behind a day and a month are a year: 12-Mar-18,
// 12 Mar '18.
func (t dateText) shortYear() bool {
	before := t.gap(1)
	return t.gap(0) == "-" && before == "-" || strings.HasPrefix(before, " '") || strings.HasPrefix(before, " ’")
}

// monthLeads reads March 12, 2018; Mar 12th 2018; Mon Mar 12 09:00:00 +0000 2018;
// March 2018.
func monthLeads(t dateText) (d writtenDate, n int) {
	if !t.isMonth(0) {
		return d, 0
	}
	d.month = t.tokens[0].month
	if t.isDay(1) && shortGap(t.gap(0)) {
		j := t.past(2, 2, t.isYear)
		if !t.isYear(j) || !shortGap(t.gap(j-1)) {
			for j = 3; j < min(len(t.tokens), 8) && !(t.isYear(j) && j >= 4 && t.gap(2) == ":"); {
				j++
			}
			if j >= min(len(t.tokens), 8) {
				j = 0
			}
		}
		if j > 0 {
			d.day, d.year = t.number(1), t.number(j)
			return d, j + 1
		}
	}
	if t.isYear(1) && shortGap(t.gap(0)) {
		d.year = t.number(1)
		return d, 2
	}
	return writtenDate{}, 0
}

func oneOf(s string, a, b string) bool { return s == a || s == b }
