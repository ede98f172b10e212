package page

import (
	"fmt"
	"strings"
)

// clockAt reads the time of day that follows a date; t[0] is the date's last
// token. It gives "T08:30", with seconds and zone where they are written, and
// the number of tokens after t[0] that it took.
func clockAt(s string, t []dateToken) (string, int) {
	c := clockReader{s: s, t: t, i: 1}
	if !c.start() {
		return "", 0
	}
	hour, minute, ok := c.hourMinute()
	if !ok {
		return "", 0
	}
	second := c.seconds()
	if hour = c.half(hour); hour > 23 {
		return "", 0
	}
	clock := fmt.Sprintf("T%02d:%02d", hour, minute)
	if second >= 0 {
		clock += fmt.Sprintf(":%02d", second)
	}
	zone, n := zoneAt(s, t[c.i-1:])
	return clock + zone, c.i - 1 + n
}

// clockReader reads the parts of a time of day one after another.
type clockReader struct {
	s string
	t []dateToken
	i int // the token at hand
}

// gap is what stands before the token at hand.
func (c *clockReader) gap() string { return c.s[c.t[c.i-1].end:c.t[c.i].start] }

// word is the token at i in small letters.
func (c *clockReader) word(i int) string { return strings.ToLower(c.s[c.t[i].start:c.t[i].end]) }

// numeral reports whether the token at i is a number up to most, of width digits, or of
// any number of them up to two where width is 0.
func (c *clockReader) numeral(i, most, width int) bool {
	if i >= len(c.t) {
		return false
	}
	n, w := c.t[i].number, c.t[i].end-c.t[i].start
	return n >= 0 && n <= most && (w == width || width == 0 && w <= 2)
}

// start goes past a word between date and time ("at") and reports whether they stand
// close enough.
func (c *clockReader) start() bool {
	if c.i < len(c.t) && c.t[c.i].number < 0 {
		switch c.word(c.i) {
		case "t", "at", "um", "à", "a", "ore", "kl", "om", "o", "godz", "в", "saat":
			if len(strings.TrimSpace(c.gap())) > 2 {
				return false
			}
			c.i++
		}
	}
	return c.i < len(c.t) && len(strings.TrimSpace(c.gap())) <= 3
}

// hourMinute reads "8:30" or "20.30".
func (c *clockReader) hourMinute() (hour, minute int, ok bool) {
	if !c.numeral(c.i, 24, 0) || !c.numeral(c.i+1, 59, 2) {
		return 0, 0, false
	}
	hour, minute = c.t[c.i].number, c.t[c.i+1].number
	c.i++
	if g := c.gap(); g != ":" && g != "." {
		return 0, 0, false
	}
	c.i++
	return hour, minute, true
}

// seconds reads the seconds, -1 if there are none, and goes past fractions of them.
func (c *clockReader) seconds() int {
	if !c.numeral(c.i, 59, 2) || c.gap() != ":" {
		return -1
	}
	second := c.t[c.i].number
	if c.i++; c.i < len(c.t) && c.gap() == "." && c.t[c.i].number >= 0 {
		c.i++
	}
	return second
}

// half reads "am" or "p.m." and gives the hour of the day.
func (c *clockReader) half(hour int) int {
	if c.i >= len(c.t) || strings.TrimSpace(c.gap()) != "" {
		return hour
	}
	w, n := c.word(c.i), 1
	if (w == "a" || w == "p") && strings.HasPrefix(c.s[c.t[c.i].end:], ".m") && c.i+1 < len(c.t) {
		w, n = w+"m", 2
	}
	switch {
	case w == "pm" && hour < 12:
		hour += 12
	case w == "am" && hour == 12:
		hour = 0
	case w != "am" && w != "pm":
		return hour
	}
	c.i += n
	return hour
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
