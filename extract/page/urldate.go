package page

import "strings"

// urlDate is the date in the page's address: 2019-11-18 or 2019-11. inPath
// tells that it is a full date in folders of its own: /2019/11/18/.
func (f *facts) urlDate() (iso string, inPath bool) {
	for _, u := range []string{f.url, f.opts.URL} {
		if d := DateInURL(u); d != "" && f.plausible(d) {
			return d, len(d) == 10 && strings.Contains(u, "/"+d[:4]+"/")
		}
	}
	return "", false
}

// DateInURL finds the date in the path of an address as ISO 8601, with its day
// or without: 2019/11/18, 2019-11-18, 2019/nov/18, 20191118 and 2019/11 in a path.
func DateInURL(u string) string {
	if _, rest, ok := strings.Cut(u, "://"); ok {
		u = rest
	}
	if i := strings.IndexByte(u, '/'); i >= 0 {
		u = u[i:]
	} else {
		return ""
	}
	if i := strings.IndexByte(u, '?'); i >= 0 {
		u = u[:i]
	}
	month := ""
	for i := 0; i+7 <= len(u); i++ {
		if i > 0 && digit(u[i-1]) || !onlyDigits(u[i:i+4]) || u[i:i+2] != "19" && u[i:i+2] != "20" {
			continue
		}
		if rest := u[i+4:]; len(rest) >= 4 && onlyDigits(rest[:4]) && (len(rest) == 4 || !digit(rest[4])) {
			if iso, ok := machineDate(u[i:i+8], false); ok {
				return iso
			}
			continue
		}
		d := partsAt(u[i:])
		if d.day > 0 {
			return d.iso()
		}
		if month == "" && d.month > 0 && u[i+4] == '/' {
			month = d.iso()
		}
	}
	return month
}

// partsAt is the date with marks between its parts at the start of s, a year's: its day
// is 0 if there is none, its month too if there is no date.
func partsAt(s string) (d writtenDate) {
	year, rest := s[:4], s[4:]
	if len(rest) < 3 || strings.IndexByte("/-_.", rest[0]) < 0 {
		return d
	}
	sep := rest[0]
	m, n := leadingNumber(rest[1:])
	if n == 0 {
		if end := strings.IndexByte(rest[1:], sep); end > 0 {
			m, n = monthNumbers()[strings.ToLower(rest[1:1+end])], end
		}
	}
	if n == 0 || m < 1 || m > 12 {
		return d
	}
	d.year, d.month = int(year[0]-'0')*1000+int(year[1]-'0')*100+int(year[2]-'0')*10+int(year[3]-'0'), m
	if rest = rest[1+n:]; len(rest) < 2 || rest[0] != sep {
		return d
	}
	day, k := leadingNumber(rest[1:])
	if after := rest[1+k:]; k > 0 && (after == "" || endsDay(after[0], sep)) {
		if d.day = day; !d.valid() {
			d.day = 0
		}
	}
	return d
}

// endsDay tells that byte c may follow the day of a date with the mark sep between its parts:
// "/2023/10/3-questions" has no day.
func endsDay(c, sep byte) bool { return c == '/' || c == '.' || sep != '/' && c != ':' }

func digit(c byte) bool { return c >= '0' && c <= '9' }

// leadingNumber is the number of up to two digits at the start, and its length;
// 0 where there are more digits.
func leadingNumber(s string) (n, length int) {
	for length < len(s) && digit(s[length]) {
		n = n*10 + int(s[length]-'0')
		if length++; length > 2 {
			return 0, 0
		}
	}
	return n, length
}
