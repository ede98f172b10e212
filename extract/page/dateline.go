package page

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed data/agencies.txt
var agenciesFile string

var agencies = sync.OnceValue(func() map[string]bool { return readAgencies(agenciesFile) })

func readAgencies(file string) map[string]bool {
	names := map[string]bool{}
	for _, line := range strings.Split(file, "\n") {
		if line != "" && line[0] != '#' {
			names[line] = true
		}
	}
	return names
}

// datelineReach is how far into a line its dateline may go, in bytes.
const datelineReach = 140

// datelineLines is how many lines of a text are looked at: a byline or a
// standfirst may come before the dateline.
const datelineLines = 4

// Dateline reads the dateline with which agencies open a story, such as
// "TASHKENT, April 3 (Reuters) -". place is as written, without the agency;
// date is ISO 8601, with XXXX for a year that is not given (XXXX-04-03).
// Either is "" where the dateline does not give it.
func Dateline(text string) (place, date string) {
	for range datelineLines {
		line, rest, more := strings.Cut(text, "\n")
		if place, date, ok := datelineOf(strings.TrimSpace(line)); ok {
			return place, date
		}
		if !more {
			break
		}
		text = rest
	}
	return "", ""
}

// datelineOf reads the dateline of one line.
func datelineOf(line string) (place, date string, ok bool) {
	head := line
	if len(head) > datelineReach {
		end := datelineReach
		for end > 0 && !utf8.RuneStart(head[end]) {
			end--
		}
		head = head[:end]
	}
	whole := head
	head, agency := cutAgency(head)
	if agency == "" && head == whole {
		var dash bool
		if head, dash = cutDash(head); !dash {
			return "", "", false
		}
	}
	place, date, clean := placeAndDate(head)
	if !clean {
		return "", "", false
	}
	// A dash alone parts many sentences, and other things than agencies stand
	// in brackets: then the place is in capitals or has a date beside it.
	known := agencies()[strings.ToLower(agency)] || agency != "" && date != ""
	if !known && (place == "" || date == "" && !capitals(place)) {
		return "", "", false
	}
	return place, date, true
}

// cutAgency gives what stands before an agency's name in brackets or slashes,
// and the name.
func cutAgency(s string) (head, agency string) {
	for i, r := range s {
		var closing string
		switch r {
		case '(':
			closing = ")"
		case '/':
			closing = "/"
		default:
			continue
		}
		end := strings.Index(s[i+1:], closing)
		if end < 2 || end > 40 {
			if r == '/' {
				continue
			}
			return s, ""
		}
		name, after := s[i+1:i+1+end], strings.TrimLeft(s[i+1+end+1:], " ")
		_, start, last, ok := dayIn(name)
		if ok && r == '(' && strings.Trim(name[:start]+name[last:], " ,.") == "" && startsWithMark(after) {
			return s[:i] + ", " + name, "" // "Karlsruhe (12.11.2021). "
		}
		first, _ := utf8.DecodeRuneInString(name)
		if !unicode.IsUpper(first) || strings.ContainsAny(name, ";:") {
			return s, ""
		}
		// A dash follows, or a date and a dash, or the date stands before it.
		if after == "" || startsWithDash(after) || dateFollows(after) {
			return s[:i] + tailDate(after), name
		}
		if _, date, clean := placeAndDate(s[:i]); clean && date != "" {
			return s[:i], name
		}
		if r == '/' {
			continue // "LONDON/PARIS/ROME (Reuters)"
		}
		return s, ""
	}
	return s, ""
}

// startsWithMark tells that s starts with a mark that ends a dateline.
func startsWithMark(s string) bool {
	return startsWithDash(s) || strings.HasPrefix(s, ".") || strings.HasPrefix(s, ":")
}

func startsWithDash(s string) bool {
	for _, d := range []string{"-", "–", "—", "―", "−"} {
		if strings.HasPrefix(s, d) {
			return true
		}
	}
	return false
}

// dateFollows tells of "(Xinhua) Nov. 8 -".
func dateFollows(after string) bool { return tailDate(after) != "" }

// tailDate is the date between an agency's name and the dash, with a comma before it.
func tailDate(after string) string {
	head, dash := cutDash(strings.TrimLeft(after, " ,"))
	if !dash || len(head) > 30 {
		return ""
	}
	if _, start, end, ok := dayIn(head); ok && strings.Trim(head[:start]+head[end:], " ,.") == "" {
		return ", " + head
	}
	return ""
}

// cutDash gives what stands before the last dash that can end a dateline.
func cutDash(s string) (string, bool) {
	best := -1
	for _, d := range []string{" - ", " -- ", "--", " – ", "– ", " — ", "—", " ― ", " —", "- "} {
		from := 0
		for n := 0; n < 3; n++ {
			i := strings.Index(s[from:], d)
			if i < 0 {
				break
			}
			i += from
			if _, _, clean := placeAndDate(s[:i]); clean && i > best {
				best = i
			}
			from = i + len(d)
		}
	}
	if best < 0 {
		return cutColon(s)
	}
	return s[:best], true
}

// cutColon gives what stands before a colon that ends a dateline: a place in
// capitals ("ISLAMABAD: The") or an agency ("BAKU, Azerbaijan, April 3. Trend:").
func cutColon(s string) (string, bool) {
	head, after, ok := strings.Cut(s, ":")
	if !ok || !strings.HasPrefix(after, " ") {
		return s, false
	}
	place, date, clean := placeAndDate(head)
	if !clean || date == "" && !placeInCapitals(place) {
		return s, false
	}
	return head, true
}

// placeInCapitals tells that words before a colon may be a place in capitals, and are no
// abbreviation and none of the words that open a line so.
func placeInCapitals(s string) bool {
	return capitals(s) && strings.ContainsAny(s, "AEIOUÄÖÜÁÉÍÓÚ") && len(strings.Fields(s)) <= 3 && !openers[strings.ToLower(s)]
}

// notPlaces are words that open a line before a date without being a place.
var notPlaces = map[string]bool{
	"From": true, "On": true, "In": true, "At": true, "By": true, "Since": true, "Until": true, "After": true, "Before": true,
	"Published": true, "Posted": true, "Updated": true, "Last": true, "The": true, "This": true, "A": true, "An": true, "As": true,
	"Next": true, "Date": true, "For": true, "During": true, "Through": true, "Between": true,
}

// openers are words in capitals before a colon that are no places.
var openers = map[string]bool{
	"update": true, "analysis": true, "exclusive": true, "watch": true, "note": true, "breaking": true, "breaking news": true,
	"opinion": true, "editorial": true, "correction": true, "corrected": true, "refile": true, "wrapup": true,
	"video": true, "photo": true, "photos": true, "read": true, "read more": true, "read also": true,
	"live": true, "fact check": true, "explainer": true, "interview": true, "review": true, "source": true,
	"advertisement": true, "editor's note": true, "press release": true, "summary": true, "highlights": true, "factbox": true,
	"column": true, "comment": true, "abstract": true, "disclaimer": true, "about": true, "see also": true, "related": true,
	"more": true, "listen": true, "background": true, "question": true, "answer": true, "warning": true, "edit": true, "faq": true,
	"news": true, "contact": true, "contacts": true, "media contact": true, "subject": true, "date": true, "from": true, "title": true,
}

// placeAndDate splits the head of a dateline. clean is false where it holds
// anything else.
func placeAndDate(head string) (place, date string, clean bool) {
	iso, start, end, ok := dayIn(head)
	if ok {
		// "Tashkent. April 3. INTERFAX"
		if rest := strings.Trim(head[end:], " ,.-–—:"); rest != "" && !agencies()[strings.ToLower(rest)] {
			return "", "", false
		}
		date, head = iso, head[:start]
	}
	head = strings.Trim(head, " ,-–—:;/")
	if strings.HasSuffix(head, ".") && !abbreviated(head) {
		head = strings.TrimSuffix(head, ".")
	}
	// Agencies without brackets: "ASTANA. KAZINFORM".
	if a, b, ok := strings.Cut(head, ". "); ok && capitals(a) && capitals(b) {
		head = a
	}
	// A weekday between the place and the date.
	if i := strings.LastIndexByte(head, ','); i > 0 && weekday(head[i+1:]) {
		head = head[:i]
	}
	words := strings.Fields(head)
	if len(words) > 6 {
		return "", "", false
	}
	if len(words) > 0 && notPlaces[words[0]] {
		return "", "", false
	}
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r), unicode.Is(unicode.Lo, r):
		case i > 0 && placeParticle(w):
		default:
			return "", "", false
		}
		if strings.ContainsAny(w, "()[]\"“”?!:;%$€£") {
			return "", "", false
		}
	}
	return head, date, true
}

func abbreviated(s string) bool {
	return len(s) > 3 && s[len(s)-3] == '.' || len(s) > 2 && s[len(s)-3] == ' '
}

func placeParticle(w string) bool {
	switch w {
	case "de", "da", "do", "del", "la", "le", "el", "al", "es", "and", "of", "am", "an", "der", "upon", "sur", "den", "y":
		return true
	}
	return false
}

func weekday(s string) bool {
	switch strings.ToLower(strings.Trim(s, " .,")) {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun":
		return true
	}
	return false
}

// capitals tells that the first word of a place is written in capitals, as
// datelines are.
func capitals(s string) bool {
	word, _, _ := strings.Cut(s, ",")
	letters := 0
	for _, r := range word {
		switch {
		case unicode.IsLower(r):
			return false
		case unicode.IsUpper(r):
			letters++
		}
	}
	return letters >= 3
}

// dayIn finds the first date in a head, with or without a year.
func dayIn(s string) (iso string, start, end int, ok bool) {
	for _, d := range findDates(s, true) {
		if d.day != 0 {
			d.clock = ""
			return d.iso(), d.start, d.end, true
		}
	}
	tokens := dateTokens(s)
	for i := 0; i+1 < len(tokens); i++ {
		a, b := tokens[i], tokens[i+1]
		if !shortGap(s[a.end:b.start]) {
			continue
		}
		month, day, last := a.month, b.number, i+1
		if month == 0 {
			month, day = b.month, a.number
			if month == 0 && i+2 < len(tokens) && dateFiller(s[b.start:b.end]) {
				month, last = tokens[i+2].month, i+2
			}
		} else if i+2 < len(tokens) && dateFiller(s[tokens[i+2].start:tokens[i+2].end]) && tokens[i+2].start == b.end {
			last = i + 2
		}
		if month == 0 || day < 1 || day > 31 || !(writtenDate{year: 2000, month: month, day: day}).valid() {
			continue
		}
		end = tokens[last].end
		if end < len(s) && s[end] == '.' {
			end++
		}
		return fmt.Sprintf("XXXX-%02d-%02d", month, day), a.start, end, true
	}
	return "", 0, 0, false
}
