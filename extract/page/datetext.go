package page

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"
)

//go:embed data/months.txt
var monthsFile string

// monthNumbers maps lower-cased names of months in many languages to 1 to 12.
var monthNumbers = sync.OnceValue(func() map[string]int { return readMonths(monthsFile) })

func readMonths(file string) map[string]int {
	months := map[string]int{}
	for _, line := range strings.Split(file, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Fields(line)
		n, err := strconv.Atoi(fields[0])
		if err != nil {
			panic("data/months.txt: " + err.Error())
		}
		for _, name := range fields[1:] {
			months[name] = n
		}
	}
	return months
}

// The years that a number of four digits beside a month may be.
const (
	firstWritten = 1800
	lastWritten  = 2100
)

// A writtenDate is a date found in words.
type writtenDate struct {
	year, month, day int // day or month may be 0
	clock            string
	start, end       int  // byte offsets of the whole expression
	unsure           bool // day and month may be the other way round
}

// iso is the date in ISO 8601, as precise as it was written.
func (d writtenDate) iso() string {
	switch {
	case d.month == 0:
		return fmt.Sprintf("%04d", d.year)
	case d.day == 0:
		return fmt.Sprintf("%04d-%02d", d.year, d.month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day) + d.clock
}

// valid tells that there is such a day.
func (d writtenDate) valid() bool {
	switch {
	case d.year < 1000 || d.year > 9999, d.month < 0 || d.month > 12, d.day < 0:
		return false
	case d.month == 0 || d.day == 0:
		return d.day == 0
	}
	return d.day <= time.Date(d.year, time.Month(d.month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

type dateToken struct {
	start, end int
	number     int // -1 if it is a word
	month      int // 1 to 12 if it is the name of a month
}

// dateTokens splits s into numbers and words; what lies between is in the gaps.
func dateTokens(s string) []dateToken {
	var tokens []dateToken
	for i := 0; i < len(s); {
		c := s[i]
		if c >= '0' && c <= '9' {
			start := i
			for i < len(s) && s[i] >= '0' && s[i] <= '9' {
				i++
			}
			n := -2
			if i-start <= 14 {
				n, _ = strconv.Atoi(s[start:i])
			}
			tokens = append(tokens, dateToken{start: start, end: i, number: n})
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) {
			i += size
			continue
		}
		if cjkDateUnit(r) {
			tokens = append(tokens, dateToken{start: i, end: i + size, number: -1})
			i += size
			continue
		}
		start := i
		for i < len(s) {
			r, size = utf8.DecodeRuneInString(s[i:])
			if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) || cjkDateUnit(r) {
				break
			}
			i += size
		}
		t := dateToken{start: start, end: i, number: -1}
		if i-start >= 2 && i-start <= 24 {
			t.month = monthNumbers()[strings.ToLower(s[start:i])]
		}
		tokens = append(tokens, t)
	}
	return tokens
}

func cjkDateUnit(r rune) bool {
	switch r {
	case '年', '月', '日', '년', '월', '일':
		return true
	}
	return false
}

// findDates finds the dates written in s, in order. With monthFirst, 3/4/2019
// is the fourth of March.
func findDates(s string, monthFirst bool) []writtenDate {
	if strings.IndexFunc(s, func(r rune) bool { return r >= '0' && r <= '9' }) < 0 {
		return nil
	}
	return datesIn(s, dateTokens(s), monthFirst)
}

func datesIn(s string, tokens []dateToken, monthFirst bool) []writtenDate {
	var found []writtenDate
	for i := 0; i < len(tokens); {
		d, n := dateAt(s, tokens[i:], monthFirst)
		if n == 0 || !d.valid() {
			i += max(1, n)
			continue
		}
		d.start, d.end = tokens[i].start, tokens[i+n-1].end
		if d.day != 0 && d.clock == "" {
			if clock, m := clockAt(s, tokens[i+n-1:]); m > 0 {
				d.clock = clock
				n += m
				d.end = tokens[i+n-1].end
			}
		}
		found = append(found, d)
		i += n
	}
	return found
}

// dateAt reads a date that begins with the first token; n is the number of
// its tokens, 0 if there is none.
func dateAt(s string, tokens []dateToken, monthFirst bool) (d writtenDate, n int) {
	t := dateText{s, tokens, monthFirst}
	if tokens[0].number == -2 {
		return d, 0
	}
	for _, form := range dateForms {
		if d, n = form(t); n > 0 {
			return d, n
		}
	}
	return d, 0
}

func dayAndMonth(a, b, year int, gap string, monthFirst bool) writtenDate {
	d := writtenDate{year: year, month: b, day: a, unsure: a <= 12 && b <= 12 && a != b && (gap == "/" || gap == "-")}
	if b > 12 || monthFirst && gap == "/" && a <= 12 {
		d.month, d.day = a, b
	}
	return d
}

// numericGap tells that the gap may stand between the numbers of a date.
func numericGap(g string) bool {
	switch g {
	case "-", "/", ".", ". ", " / ", " | ", "‑", "–", "-\u200b":
		return true
	}
	return false
}

// shortGap tells that the gap may stand between the parts of a date in words.
func shortGap(g string) bool {
	switch strings.TrimSpace(g) {
	case "", ",", ".", "-", "/", ".,", "،", "'", "’", "º", "°", "|":
		return len(g) <= 4
	}
	return false
}

// dateFiller tells of words that stand between the parts of a date.
func dateFiller(w string) bool {
	switch strings.ToLower(w) {
	case "st", "nd", "rd", "th", "of", "de", "del", "do", "er", "e", "el", "of the", "º", "ª", "г", "den", "ta", "o", "a", "th,":
		return true
	}
	return false
}

// Day reads the date that a field of metadata gives: ISO 8601, as precise as it
// is given and never finer than a day, which is the one written there, in
// whatever time zone. Of 03/04/2024, where day and month cannot be told apart,
// it is the year. It is "" where there is no date in s.
func Day(s string) string {
	s = strings.TrimSpace(s)
	if whole, _, ok := strings.Cut(s, "."); ok && len(whole) >= 9 && onlyDigits(whole) {
		s = whole // seconds and their fractions
	}
	d, ok := fieldDate(s, false)
	switch {
	case !ok:
		return ""
	case d.unsure:
		d.month = 0
	}
	d.clock = ""
	return d.iso()
}

// machineDate reads a date from markup made for machines as ISO 8601, as
// precise as it is given.
func machineDate(s string, monthFirst bool) (string, bool) {
	d, ok := fieldDate(s, monthFirst)
	if !ok || d.month == 0 {
		return "", false
	}
	return d.iso(), true
}

// fieldDate reads the date that s stands for: ISO 8601 in all its forms, Unix
// times, or any date that findDates knows.
func fieldDate(s string, monthFirst bool) (d writtenDate, ok bool) {
	s = strings.TrimSpace(s)
	if len(s) < 4 || len(s) > 200 {
		return d, false
	}
	if onlyDigits(s) {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil {
			return d, false
		}
		switch len(s) {
		case 4:
			d = writtenDate{year: int(n)}
			return d, d.year >= firstWritten && d.year <= lastWritten
		case 8, 12, 14:
			d = writtenDate{year: int(n / pow10(len(s)-4)), month: int(n / pow10(len(s)-6) % 100), day: int(n / pow10(len(s)-8) % 100)}
			return d, d.valid() && d.month > 0 && d.day > 0
		case 10:
			return unixDate(time.Unix(n, 0)), true
		case 13:
			return unixDate(time.UnixMilli(n)), true
		}
		return d, false
	}
	// 20191118T083000Z
	if len(s) >= 9 && onlyDigits(s[:8]) && (s[8] == 'T' || s[8] == ' ') {
		return fieldDate(s[:8], monthFirst)
	}
	// Spaces put into an ISO date by templates.
	if found := findDates(s, monthFirst); len(found) > 0 {
		best := found[0]
		for _, d := range found {
			if best.day == 0 && d.day != 0 {
				best = d
			}
		}
		return best, true
	}
	// 2019-11
	if len(s) >= 6 && len(s) <= 7 && strings.IndexByte("-/.", s[4]) >= 0 && onlyDigits(s[:4]) && onlyDigits(s[5:]) {
		year, _ := strconv.Atoi(s[:4])
		month, _ := strconv.Atoi(s[5:])
		d = writtenDate{year: year, month: month}
		return d, d.valid() && month > 0
	}
	return d, false
}

func unixDate(t time.Time) writtenDate {
	t = t.UTC()
	return writtenDate{year: t.Year(), month: int(t.Month()), day: t.Day(), clock: t.Format("T15:04:05Z")}
}

func onlyDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func pow10(n int) int64 {
	p := int64(1)
	for ; n > 0; n-- {
		p *= 10
	}
	return p
}
