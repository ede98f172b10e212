package token

import (
	"strings"
	"unicode/utf8"
)

// abbreviations after which a full stop does not end a sentence when a
// capitalised word follows. Those that may also end one ("Co.", "Inc.") end it
// before a word that begins sentences.
var abbreviations = map[string]uint8{
	"mr": never, "mrs": never, "ms": never, "dr": never, "prof": never, "st": never, "gen": never, "col": never,
	"sen": never, "rep": never, "gov": never, "lt": never, "capt": never, "sgt": never, "rev": never, "hon": never, "messrs": never,
	"rs": number, "kshs": number, "shs": number, "no": number, "nos": number, "fig": number, "sec": number, "art": number,
	"vol": number, "pp": number,
	"jan": month, "feb": month, "mar": month, "apr": month, "jun": month, "jul": month, "aug": month, "sep": month,
	"sept": month, "oct": month, "nov": month, "dec": month,
	"co": maybe, "corp": maybe, "inc": maybe, "ltd": maybe, "pvt": never, "pte": never, "pty": never, "sdn": never,
	"bros": maybe, "plc": maybe, "llc": maybe, "jr": maybe, "sr": maybe,
	"etc": maybe, "dept": maybe, "vs": never, "approx": never, "est": maybe, "ave": maybe, "univ": maybe,
	"calif": maybe, "fla": maybe, "mass": maybe, "pa": maybe, "va": maybe, "conn": maybe, "colo": maybe, "ariz": maybe,
	"ill": maybe, "ind": maybe, "kan": maybe, "ky": maybe, "la": maybe, "md": maybe, "mich": maybe, "minn": maybe,
	"mo": maybe, "mont": maybe, "neb": maybe, "nev": maybe, "okla": maybe, "ore": maybe, "tenn": maybe, "tex": maybe, "vt": maybe,
	"wash": maybe, "wis": maybe, "wyo": maybe, "del": maybe, "ga": maybe, "ala": maybe, "ark": maybe, "mt": never, "ft": never,
}

const (
	never  = iota + 1 // never ends a sentence
	number            // does not before a number
	month             // does not before a number
	maybe             // does before a word that begins sentences
)

// starters begin sentences so often that an abbreviation before them ended one.
var starters = map[string]bool{
	"the": true, "a": true, "an": true, "it": true, "its": true, "he": true, "she": true, "they": true, "we": true, "this": true,
	"that": true, "these": true, "those": true, "in": true, "on": true, "at": true, "for": true, "but": true, "however": true,
	"meanwhile": true, "under": true, "as": true, "with": true, "by": true, "to": true, "from": true, "according": true, "after": true,
	"while": true, "when": true, "if": true, "there": true, "both": true, "also": true, "last": true, "since": true, "other": true,
	"their": true, "his": true, "her": true, "our": true, "i": true, "you": true, "some": true, "all": true, "no": true, "yet": true,
	"earlier": true, "separately": true, "although": true, "once": true, "during": true, "through": true, "such": true,
}

// leading are words before the name of one to whom something is done, doing are those behind the name of
// one who does it.
var (
	leading = map[string]bool{"at": true, "by": true, "for": true, "from": true, "of": true, "to": true, "with": true}
	doing   = map[string]bool{
		"also": true, "had": true, "has": true, "have": true, "is": true, "owns": true, "plans": true, "said": true, "was": true, "will": true,
		"would": true,
	}
)

// wrapped reports whether single line ends are soft: most lines are about as
// long as the longest and end within a sentence.
func wrapped(s string) bool {
	lines, soft, longest := 0, 0, 0
	var last byte // of what is no space, so far
	for {
		n := strings.IndexByte(s, '\n')
		if n < 0 {
			break
		}
		for i := n - 1; i >= 0; i-- {
			if c := s[i]; c > ' ' {
				last = c
				break
			}
		}
		s = s[n+1:]
		if n > 0 {
			lines++
			longest = max(longest, n)
			if n >= 50 && goesOn(last) {
				soft++
			}
		}
	}
	return lines >= 4 && longest <= 100 && soft*2 > lines
}

// goesOn reports whether a sentence goes on behind a line that ends in byte c.
func goesOn(c byte) bool {
	switch c {
	case '.', '"', '!', '?', ':':
		return false
	}
	return c < utf8.RuneSelf
}

// split fills Sentences and sentOf from Tokens.
func (d *Doc) split() {
	d.Sentences, d.Lead = d.Sentences[:0], 0
	if cap(d.sentOf) < len(d.Tokens) {
		d.sentOf = make([]int32, len(d.Tokens)+len(d.Tokens)/4)
	}
	d.sentOf = d.sentOf[:len(d.Tokens)]
	breaks := BlankBefore
	if !wrapped(d.Text) {
		breaks |= BreakBefore
	}
	first, para, dated := 0, 0, d.dated()
	for i := range d.Tokens {
		if i == dated {
			d.sentence(first, i+1, para)
			first, d.Lead = i+1, len(d.Sentences)
			continue
		}
		if d.Tokens[i].Is(Punct) && i > first {
			first = d.cut(first, i, para)
		}
		last := i+1 == len(d.Tokens)
		brk := false
		if !last {
			f := d.Tokens[i+1].Flags
			if f&(breaks|Seam) == 0 && d.Tokens[i].Flags&(Punct|Dotted) == 0 {
				continue
			}
			brk = f&breaks != 0 && !d.runsOn(first, i)
		}
		if last || brk || d.ends(first, i) {
			d.sentence(first, i+1, para)
			first = i + 1
		}
		if brk {
			para++
		}
	}
}

// cut ends a sentence before what runs on behind it in one line: a point of a list at
// the mark i ("sees growth * To build dams"), a dateline that ends at the dash i and the
// byline before that. It returns where the sentence around i begins.
func (d *Doc) cut(first, i, para int) int {
	at, by := first, first
	switch d.Word(i) {
	case "*":
		next := &d.Tokens[min(i+1, len(d.Tokens)-1)]
		if d.Tokens[i].Is(SpaceBefore) && next.Is(SpaceBefore) && next.Flags&(Upper|Digit) != 0 && !d.Tokens[i-1].Is(Digit) {
			at = i
		}
	case "-", "–", "—":
		if at = d.dateline(first, i); at > first {
			by = d.byline(first, at)
		}
	}
	if by > first && by < at {
		d.sentence(first, by, para)
		first = by
	}
	if at > first {
		d.sentence(first, at, para)
		first = at
		if para == 0 && d.Lead == 0 && d.Word(i) != "*" {
			d.Lead = len(d.Sentences)
		}
	}
	return first
}

// dateline is where the dateline begins that ends at the dash i, in capitals: "NEW YORK,
// May 3 (Reuters) -"; first if there is none.
func (d *Doc) dateline(first, i int) int {
	const longest = 4 // tokens in the brackets
	open := i - 2
	if open < first || d.Word(i-1) != ")" {
		return first
	}
	for open > max(first, i-longest) && d.Word(open) != "(" {
		open--
	}
	at, dated := open, !d.Tokens[open+1].Is(AllUpper) // "(Reuters)"; "(TASS)" may be anything
	if d.Word(open) != "(" || !d.Tokens[open+1].Is(Upper) || d.Tokens[open+1].Is(Digit) {
		return first
	}
	for k := open - 1; k >= first; k-- {
		t := &d.Tokens[k]
		dated = dated || t.Is(Digit)
		switch {
		case t.Is(AllUpper) && !t.Is(Digit) && t.End-t.Start > 1:
			at = k
		case t.Flags&(Upper|Digit) != 0, t.Is(Punct) && d.Word(k) != ")":
		default:
			k = first
		}
	}
	if at == open || !dated {
		return first
	}
	return at
}

// dated is the day with which a dateline ends that opens the text and of which the dash is
// lost: "NEW YORK, May 3 The bank has"; -1 if there is none.
func (d *Doc) dated() int {
	const longest = 3 // words of a place
	k := 0
	for k < len(d.Tokens) && d.Tokens[k].Is(AllUpper) && !d.Tokens[k].Is(Digit) && d.Tokens[k].End-d.Tokens[k].Start > 1 {
		k++
	}
	if k == 0 || k > longest {
		return -1
	}
	for k < len(d.Tokens) && d.Word(k) == "," {
		k++
	}
	if k+2 >= len(d.Tokens) || !months[d.Word(k)] {
		return -1
	}
	if k++; d.Word(k) == "." {
		k++
	}
	if k+1 >= len(d.Tokens) || !d.Tokens[k].Is(Digit) || d.Tokens[k].Is(Letter) {
		return -1
	}
	if next := &d.Tokens[k+1]; !next.Is(Letter) || !next.Is(Upper) || !next.Is(SpaceBefore) {
		return -1
	}
	return k
}

// months are the names of months in datelines.
var months = map[string]bool{
	"Jan": true, "January": true, "Feb": true, "February": true, "Mar": true, "March": true, "Apr": true, "April": true, "May": true,
	"Jun": true, "June": true, "Jul": true, "July": true, "Aug": true, "August": true, "Sep": true, "Sept": true, "September": true,
	"Oct": true, "October": true, "Nov": true, "November": true, "Dec": true, "December": true,
}

// byline is where the names begin that stand behind "By" before token end; end if none do.
func (d *Doc) byline(first, end int) int {
	for k := end - 1; k > first; k-- {
		switch w := d.Word(k); {
		case w == "By":
			return k
		case d.Tokens[k].Is(Upper), w == "and", w == ",", w == ".":
		default:
			return end
		}
	}
	return end
}

// runsOn reports whether the sentence that began at token first runs on behind token i and
// a line end, at which the text has lost a link's tag: a word in small letters follows.
func (d *Doc) runsOn(first, i int) bool {
	const least = 5 // tokens
	t, next := &d.Tokens[i], &d.Tokens[i+1]
	if next.Flags&(BlankBefore|Seam|Upper) != 0 || !next.Is(Letter) {
		return false
	}
	return t.Is(Dotted) || i-first >= least && t.Is(Letter) // "Acme Bank N.A."
}

func (d *Doc) sentence(first, end, para int) {
	for i := first; i < end; i++ {
		d.sentOf[i] = int32(len(d.Sentences))
	}
	d.Sentences = append(d.Sentences, Sentence{Span{first, end}, para})
}

// ends reports whether a sentence that began at token first ends after token i.
func (d *Doc) ends(first, i int) bool {
	next := &d.Tokens[i+1]
	if next.Is(Seam) {
		return true
	}
	if d.Tokens[i].Flags&(Punct|Dotted) == 0 || d.within(i) {
		return false
	}
	j := i // the terminal mark, with closing quotes and brackets after it
	if d.joining(i) {
		j--
	}
	for j > first && closing(d.Word(j)) {
		j--
	}
	t := &d.Tokens[j]
	stop := t.Is(Punct) && terminal(d.Text[t.Start])
	if !stop && !t.Is(Dotted) {
		return false
	}
	if closing(d.Word(i+1)) && !next.Is(SpaceBefore) {
		return false // the quote or bracket that closes this sentence
	}
	n := i + 1 // the first word of what would be the next sentence
	for n < len(d.Tokens)-1 && d.Tokens[n].Is(Punct) && !terminal(d.Text[d.Tokens[n].Start]) {
		n++
	}
	begin := &d.Tokens[n]
	if !begin.Is(Upper) && !begin.Is(Digit) {
		return false
	}
	var buf [24]byte
	word := Fold(buf[:0], d.Word(n))
	if t.Is(Dotted) {
		return begin.Is(SpaceBefore) && starters[string(word)]
	}
	if j == first {
		return false
	}
	if d.Text[t.Start] != '.' {
		return next.Is(SpaceBefore) || begin.Is(Upper)
	}
	prev := &d.Tokens[j-1]
	if !next.Is(SpaceBefore) && (begin.Is(Digit) || !prev.Is(Letter) || prev.End-prev.Start < 3 || !lowerNext(d.Text, begin)) {
		return i != j // "said."The", no space after the closing quote
	}
	if prev.Is(Letter) && t.Start == prev.End {
		return d.endsBehind(j-1, n, word)
	}
	return true
}

// within reports whether no sentence ends after token i by what mark it is, or since one does
// with the comma behind it.
func (d *Doc) within(i int) bool {
	switch t := &d.Tokens[i]; d.Text[t.Start] {
	case '-', '(', '/', '$', '%', ':', ';', '[': // as of most marks
		if !t.Is(Dotted) {
			return true
		}
	case ',':
		if !d.joining(i) {
			return true
		}
	}
	return d.joining(i + 1)
}

// endsBehind reports whether a sentence ends with the full stop right behind the word at token
// i, where the next begins with token n, which is the word in small letters.
func (d *Doc) endsBehind(i, n int, word []byte) bool {
	t := &d.Tokens[i]
	if t.Len() == 1 && t.Is(Upper) {
		return starters[string(word)] && string(word) != "a" // initial: "J. Smith"
	}
	var buf [24]byte
	switch abbreviations[string(Fold(buf[:0], d.Word(i)))] {
	case never:
		return false
	case number, month:
		return !d.Tokens[n].Is(Digit)
	case maybe:
		return t.Is(Upper) && (starters[string(word)] || d.anotherDoes(i, n))
	}
	return true
}

// anotherDoes reports whether the name that ends with token i stands behind a preposition and the one that
// begins with token n is told to do something: "a loan from Acme Corp. Bolt Energy has".
func (d *Doc) anotherDoes(i, n int) bool {
	const longest = 5 // words of a name
	first, end := i, n
	for first > 0 && i-first < longest && d.Tokens[first].Is(Upper) {
		first--
	}
	for end < len(d.Tokens) && end-n < longest && d.Tokens[end].Is(Upper) && d.Tokens[end].Is(Letter) {
		end++
	}
	return end < len(d.Tokens) && leading[d.Word(first)] && doing[d.Word(end)]
}

// joining reports whether token i is a comma that joins two sentences of which a page has lost
// the line between: "opened in Nevada., NV Energy buys".
func (d *Doc) joining(i int) bool {
	if i < 2 || i+1 >= len(d.Tokens) || d.Word(i) != "," || d.Tokens[i].Is(SpaceBefore) {
		return false
	}
	if next := &d.Tokens[i+1]; !next.Is(SpaceBefore) || next.Flags&(Upper|Digit|Punct) == 0 {
		return false
	}
	t := &d.Tokens[i-1]
	return t.Is(Punct) && (terminal(d.Text[t.Start]) || closing(d.Word(i-1)) && terminal(d.Text[d.Tokens[i-2].Start]))
}

// lowerNext reports whether the word at t is capitalised, not in capitals; one of
// a single letter must be a word or begin a name, unlike the L of "RDSa.L".
func lowerNext(s string, t *Token) bool {
	if t.End-t.Start == 1 {
		word := s[t.Start] == 'A' || s[t.Start] == 'I'
		return int(t.End) < len(s) && (word && s[t.End] == ' ' || s[t.End] == '\'' || s[t.End] >= 0x80)
	}
	return !t.Is(AllUpper)
}

func terminal(c byte) bool { return c == '.' || c == '!' || c == '?' }

func closing(s string) bool {
	switch s {
	case "\"", "”", "’", "'", "''", ")", "]", "»":
		return true
	}
	return false
}
