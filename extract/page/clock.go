package page

import (
	"fmt"
	"strings"
)

// clockAt reads the time of day that follows a date; t[0] is the date's last
// token. It gives "T08:30", with seconds and zone where they are written, and
// the number of tokens after t[0] that it took.
func clockAt(s string, t []dateToken) (string, int) {
	i := 1
	if i < len(t) && t[i].number < 0 {
		switch strings.ToLower(s[t[i].start:t[i].end]) {
		case "t", "at", "um", "à", "a", "ore", "kl", "om", "o", "godz", "в", "saat":
			i++
		}
	}
	if i >= len(t) || len(strings.TrimSpace(s[t[i-1].end:t[i].start])) > 3 || i > 1 && len(strings.TrimSpace(s[t[0].end:t[1].start])) > 2 {
		return "", 0
	}
	if i+1 >= len(t) || t[i].number < 0 || t[i].number > 24 || t[i].end-t[i].start > 2 || t[i+1].number < 0 || t[i+1].number > 59 || t[i+1].end-t[i+1].start != 2 {
		return "", 0
	}
	if g := s[t[i].end:t[i+1].start]; g != ":" && g != "." {
		return "", 0
	}
	hour, minute := t[i].number, t[i+1].number
	i += 2
	second := -1
	if i < len(t) && s[t[i-1].end:t[i].start] == ":" && t[i].number >= 0 && t[i].number < 60 && t[i].end-t[i].start == 2 {
		second = t[i].number
		i++
	}
	if i < len(t) && second >= 0 && s[t[i-1].end:t[i].start] == "." && t[i].number >= 0 {
		i++ // fractions of a second
	}
	if i < len(t) && strings.TrimSpace(s[t[i-1].end:t[i].start]) == "" {
		w := strings.ToLower(s[t[i].start:t[i].end])
		if rest := s[t[i].end:]; (w == "a" || w == "p") && strings.HasPrefix(rest, ".m") && i+1 < len(t) {
			w += "m"
			i++
		}
		switch {
		case w == "pm" && hour < 12:
			hour += 12
			i++
		case w == "am" && hour == 12:
			hour = 0
			i++
		case w == "am" || w == "pm":
			i++
		}
	}
	if hour > 23 {
		return "", 0
	}
	clock := fmt.Sprintf("T%02d:%02d", hour, minute)
	if second >= 0 {
		clock += fmt.Sprintf(":%02d", second)
	}
	zone, n := zoneAt(s, t[i-1:])
	return clock + zone, i - 1 + n
}

// zoneAt reads a time zone after the token t[0].
func zoneAt(s string, t []dateToken) (string, int) {
	if len(t) < 2 {
		return "", 0
	}
	g := strings.TrimLeft(s[t[0].end:t[1].start], " ")
	w := s[t[1].start:t[1].end]
	switch {
	case g == "" && (w == "Z" || w == "GMT" || w == "UTC"):
		return "Z", 1
	case (g == "+" || g == "-" || g == "−") && t[1].number >= 0:
		sign := "+"
		if g != "+" {
			sign = "-"
		}
		switch {
		case len(w) == 4:
			return sign + w[:2] + ":" + w[2:], 1
		case len(w) == 2 && len(t) > 2 && s[t[1].end:t[2].start] == ":" && t[2].end-t[2].start == 2 && t[2].number >= 0:
			return sign + w + ":" + s[t[2].start:t[2].end], 2
		case len(w) == 2:
			return sign + w + ":00", 1
		}
	}
	return "", 0
}
