package token

import (
	"strings"
	"unicode/utf8"
)

// word adds the word at i: letters, digits after letters (CO2, H1), an inner
// apostrophe of a contraction (didn't, O'Brien), and the stops of an
// abbreviation of single letters (U.S.).
func (t *Tokenizer) word(d *Doc, i int, f Flags) int {
	s, start := d.Text, i
	f |= Letter
	upper, lower := 0, 0
	for i < len(s) {
		c, n := classAt(s, i)
		if c&cLetter == 0 {
			if end := partedNot(s, start, i); end > 0 {
				d.fold = append(Fold(d.fold[:0], s[start:i]), "'t"...)
				d.Tokens = append(d.Tokens, Token{Start: int32(start), End: int32(end), Sym: t.lookup(d, d.fold), Flags: f})
				return end
			}
			end := t.inside(s, start, i, upper+lower)
			if end == i {
				break
			}
			i = end
			continue
		}
		if c&cUpper == 0 {
			lower++
		} else {
			// lost space between sentences: three lower-case letters or
			// more from the start of the word, then a capitalised word
			if upper == 0 && lower >= 3 && isClass(s, i+n, cLetter) && !isClass(s, i+n, cUpper) {
				t.add(d, start, i, f)
				return t.word(d, i, Seam)
			}
			upper++
		}
		i += n
	}
	capital := isClass(s, start, cUpper)
	if upper+lower == 1 && i < len(s) && s[i] == '.' && isClass(s, i+1, cLetter) {
		if end := dotted(s, start); end > 0 {
			if capital {
				f |= Upper
			}
			t.add(d, start, end, f|Dotted)
			return end
		}
	}
	switch {
	case capital && lower == 0 && upper > 1:
		f |= Upper | AllUpper
	case capital, upper == 1 && lower > 2 && isClass(s, start+1, cUpper), upper > 2 && lower > 1:
		f |= Upper // or a brand: "eVinci", "reNEWS"
	}
	t.add(d, start, i, f)
	return i
}

// inside is the end of the digits or the apostrophe at i within the word that begins at
// start and has so many letters before, i if the word ends there.
func (t *Tokenizer) inside(s string, start, i, letters int) int {
	if isClass(s, i, cDigit) {
		if letters <= 4 {
			if weak, ok := t.prefix[s[start:i]]; ok && (!weak || large(s[i:])) {
				return i
			}
		}
		for i < len(s) && class[s[i]&0x7f]&cDigit != 0 && s[i] < utf8.RuneSelf {
			i++
		}
		return i
	}
	size := apostrophe(s, i)
	if size == 0 || i == start {
		return i
	}
	if rest := suffix(s[i+size:]); rest == 's' || rest == 0 || drawnIn(s, i+size) > 0 {
		return i // possessive, a verb drawn in or a closing quote, a token of its own
	}
	return i + size
}

// partedNot is the end of a contraction that a space parts behind the apostrophe at i,
// "didn’ t"; 0 if there is none.
func partedNot(s string, start, i int) int {
	end := i + apostrophe(s, i)
	if end == i || i == start || s[i-1] != 'n' || end+1 >= len(s) {
		return 0
	}
	if s[end] != ' ' || s[end+1] != 't' || isClass(s, end+2, cLetter|cDigit) {
		return 0
	}
	return end + 2
}

// large reports whether s begins with a figure and a word for thousands or more, as a sum
// behind a single letter does: "R1.2bn", "P500 million".
func large(s string) bool {
	i := 0
	for i < len(s) && (class[s[i]&0x7f]&cDigit != 0 && s[i] < utf8.RuneSelf || s[i] == '.' || s[i] == ',') {
		i++
	}
	s = strings.TrimLeft(s[i:], " -")
	for _, w := range [...]string{"million", "billion", "trillion", "bn", "mn", "mln", "bln", "tn"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return len(s) > 0 && s[0] == 'm' && !isClass(s, 1, cLetter|cDigit)
}

// dotted is the end of an abbreviation of single letters each with a full
// stop, two at least; 0 if there is none at i.
func dotted(s string, i int) int {
	n := 0
	for i < len(s) && class[s[i]&0x7f]&cLetter != 0 && s[i] < utf8.RuneSelf && i+1 < len(s) && s[i+1] == '.' {
		i += 2
		n++
	}
	if n < 2 {
		return 0
	}
	if isClass(s, i, cLetter) {
		i -= 2 // "U.S.The": the last letter begins the next word
		if n < 3 {
			return 0
		}
	}
	return i
}

// apostrophe is the size of an apostrophe at i, 0 if there is none.
func apostrophe(s string, i int) int {
	if s[i] == '\'' {
		return 1
	}
	if len(s) >= i+3 && s[i] == 0xE2 && s[i+1] == 0x80 && s[i+2] == 0x99 {
		return 3
	}
	return 0
}

// suffix tells what follows an apostrophe: 's' for a lone s, 0 for no letter,
// another letter otherwise.
func suffix(s string) byte {
	if len(s) == 0 {
		return 0
	}
	c, n := classAt(s, 0)
	if c&cLetter == 0 {
		return 0
	}
	if (s[0] == 's' || s[0] == 'S') && !isClass(s, n, cLetter|cDigit) {
		return 's'
	}
	return 'x'
}

// drawnIn is the length of the verb at i that an apostrophe draws into the word before
// it ("they're", "we've"), 0 if there is none.
func drawnIn(s string, i int) int {
	for _, v := range [...]string{"re", "ve", "ll", "d", "m"} {
		if strings.HasPrefix(s[i:], v) && !isClass(s, i+len(v), cLetter|cDigit) {
			return len(v)
		}
	}
	return 0
}
