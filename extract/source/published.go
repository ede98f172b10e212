package source

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var months = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

const monthName = `(january|february|march|april|may|june|july|august|september|october|november|december|` +
	`jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.?`

var (
	// 2024-03-28T10:00:00Z, 2024/03/28, 2024.03.28, 2024-03
	isoDate = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:$|[T\s_,Z+-])`)
	// Thu, 28 Mar 2024; 28th of March, 2024; 28-Mar-2024
	dayMonthYear = regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?` + monthName + `[\s,-]+(\d{4})\b`)
	// March 28, 2024; Mar. 28th 2024; Thu Mar 28 10:00:00 UTC 2024
	monthDayYear = regexp.MustCompile(`\b` + monthName + `\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:\d{1,2}:\d{2}(?::\d{2})?\s+(?:[a-z]{1,5}\s+)?)?(\d{4})\b`)
	// March 2024
	monthYear = regexp.MustCompile(`\b` + monthName + `,?\s+(\d{4})\b`)
	// 28.03.2024, 28/03/2024, 03/28/2024
	numericDate = regexp.MustCompile(`^\D{0,12}?(\d{1,2})([./-])(\d{1,2})[./-](\d{4})\b`)
	yearOnly    = regexp.MustCompile(`^\d{4}$`)
	digitsOnly  = regexp.MustCompile(`^\d{8,14}(?:\.\d+)?$`)
	urlDate     = regexp.MustCompile(`[/_.-]((?:19|20)\d{2})[/_-]?(\d{2})[/_-]?(\d{2})(?:[/_.?#-]|$)`)
	urlMonth    = regexp.MustCompile(`/((?:19|20)\d{2})/(\d{1,2})/`)
)

// parsePublished makes ISO 8601 of a date field, as precise as it is given and
// never finer than a day: the day that is written there, in whatever time
// zone. In 03/04/2024 day and month cannot be told apart: it is "2024". The
// result is "" where there is no date in s.
func parsePublished(s string) string {
	s = strings.TrimSpace(s)
	if len(s) >= 10 {
		if d := isoDay(s); d != "" {
			return d
		}
	}
	if s == "" || len(s) > 200 {
		return ""
	}
	s = strings.ToLower(s)
	if yearOnly.MatchString(s) {
		return checkedDate(atoi(s), 0, 0)
	}
	if digitsOnly.MatchString(s) {
		return digitDate(s)
	}
	if m := isoDate.FindStringSubmatch(s); m != nil {
		return checkedDate(atoi(m[1]), atoi(m[2]), atoi(m[3]))
	}
	if m := dayMonthYear.FindStringSubmatch(s); m != nil {
		return checkedDate(atoi(m[3]), months[m[2]], atoi(m[1]))
	}
	if m := monthDayYear.FindStringSubmatch(s); m != nil {
		return checkedDate(atoi(m[3]), months[m[1]], atoi(m[2]))
	}
	if m := numericDate.FindStringSubmatch(s); m != nil {
		a, b, year := atoi(m[1]), atoi(m[3]), atoi(m[4])
		switch {
		case m[2] == "." || a > 12 || a == b:
			return checkedDate(year, b, a)
		case b > 12:
			return checkedDate(year, a, b)
		}
		return checkedDate(year, 0, 0)
	}
	if m := monthYear.FindStringSubmatch(s); m != nil {
		return checkedDate(atoi(m[2]), months[m[1]], 0)
	}
	return ""
}

// isoDay is the day s begins with in the form 2024-03-28.
func isoDay(s string) string {
	for i := range 10 {
		c := s[i]
		if i == 4 || i == 7 {
			if c != '-' {
				return ""
			}
		} else if c < '0' || c > '9' {
			return ""
		}
	}
	if len(s) > 10 && s[10] >= '0' && s[10] <= '9' {
		return ""
	}
	return checkedDate(atoi(s[:4]), atoi(s[5:7]), atoi(s[8:10]))
}

// digitDate reads 20240328, 20240328101500, and seconds or milliseconds since
// 1970 in UTC.
func digitDate(s string) string {
	whole, _, _ := strings.Cut(s, ".")
	if len(whole) == 8 || len(whole) == 14 {
		return checkedDate(atoi(whole[:4]), atoi(whole[4:6]), atoi(whole[6:8]))
	}
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil {
		return ""
	}
	switch len(whole) {
	case 9, 10:
	case 12, 13:
		n /= 1000
	default:
		return ""
	}
	t := time.Unix(n, 0).UTC()
	return checkedDate(t.Year(), int(t.Month()), t.Day())
}

// publishedInURL is the date in an address such as /2024/03/28/name.
func publishedInURL(url string) string {
	if url == "" {
		return ""
	}
	if m := urlDate.FindStringSubmatch(url); m != nil {
		if d := checkedDate(atoi(m[1]), atoi(m[2]), atoi(m[3])); d != "" && atoi(m[2]) > 0 && atoi(m[3]) > 0 {
			return d
		}
	}
	if m := urlMonth.FindStringSubmatch(url); m != nil && atoi(m[2]) > 0 {
		return checkedDate(atoi(m[1]), atoi(m[2]), 0)
	}
	return ""
}

// checkedDate is the date in ISO 8601, without what is 0, and "" where there is
// no such day or the year is none of newspapers.
func checkedDate(year, month, day int) string {
	if year < 1800 || year > 2100 || month < 0 || month > 12 || day < 0 {
		return ""
	}
	switch {
	case month == 0:
		return fmt.Sprintf("%04d", year)
	case day == 0:
		return fmt.Sprintf("%04d-%02d", year, month)
	}
	if time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Day() != day {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

// atoi is the number of ASCII digits that a pattern matched; 0 for none.
func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
