package token

import (
	"unicode"
	"unicode/utf8"
)

// Tokenizer cuts texts by the words of one Vocab. It holds no state of a text
// and may be used from any number of goroutines.
type Tokenizer struct {
	vocab *Vocab
	// currency codes that news sets before a sum without a space: "SAR985.13"; true
	// are those that mean other things too
	prefix map[string]bool
}

// NewTokenizer returns a Tokenizer that numbers words by v. A word of letters
// in prefixes (currency codes, in upper case) is parted from digits that
// follow it, one that is true there only from a large sum.
func NewTokenizer(v *Vocab, prefixes map[string]bool) *Tokenizer {
	return &Tokenizer{vocab: v, prefix: prefixes}
}

// Run cuts text into d, whose earlier content is lost and buffers are reused.
func (t *Tokenizer) Run(d *Doc, text string) {
	d.Text = text
	if n := len(text) / 4; cap(d.Tokens) < n { // most texts have a token in five bytes
		d.Tokens = make([]Token, 0, n)
	}
	d.Tokens = d.Tokens[:0]
	d.recent = d.recent.of(t.vocab)
	d.index()
	t.cut(d)
	t.restore(d)
	for i := range d.Tokens {
		d.Tokens[i].Uses = t.vocab.usesOf(d.Tokens[i].Sym)
	}
	d.split()
}

// Tokens cuts a short text, such as a gazetteer entry, without sentences.
func (t *Tokenizer) Tokens(text string) []Token {
	d := Doc{Text: text}
	t.cut(&d)
	return d.Tokens
}

// Cut is Tokens in the buffers of d, which holds the tokens until the next
// call.
func (t *Tokenizer) Cut(d *Doc, text string) []Token {
	d.Text = text
	d.Tokens = d.Tokens[:0]
	d.recent = d.recent.of(t.vocab)
	t.cut(d)
	return d.Tokens
}

const (
	cLetter = 1 << iota
	cUpper
	cDigit
	cSpace
)

var class = func() (c [utf8.RuneSelf]uint8) {
	for i := range c {
		r := rune(i)
		switch {
		case 'a' <= r && r <= 'z':
			c[i] = cLetter
		case 'A' <= r && r <= 'Z':
			c[i] = cLetter | cUpper
		case '0' <= r && r <= '9':
			c[i] = cDigit
		case unicode.IsSpace(r):
			c[i] = cSpace
		}
	}
	return c
}()

// classAt is the class and the size in bytes of the rune at i.
func classAt(s string, i int) (uint8, int) {
	if c := s[i]; c < utf8.RuneSelf {
		return class[c], 1
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	switch {
	case '\u2010' <= r && r <= '\u2027': // dashes and quotation marks, most of what news has beside ASCII
		return 0, n
	case unicode.IsUpper(r):
		return cLetter | cUpper, n
	case unicode.IsLetter(r), unicode.Is(unicode.Mn, r):
		return cLetter, n
	case unicode.IsSpace(r), r == '\uFEFF', r == '\u200B':
		return cSpace, n
	}
	return 0, n
}

func isClass(s string, i int, want uint8) bool {
	if i < 0 || i >= len(s) {
		return false
	}
	c, _ := classAt(s, i)
	return c&want != 0
}

func (t *Tokenizer) cut(d *Doc) {
	s := d.Text
	flags := SpaceBefore
	for i := 0; i < len(s); {
		if s[i] == ' ' {
			flags |= SpaceBefore
			i++
			continue
		}
		c, n := class[s[i]&0x7f], 1
		if s[i] >= utf8.RuneSelf {
			c, n = classAt(s, i)
		}
		switch {
		case c&cSpace != 0:
			if s[i] == '\n' {
				if flags&BreakBefore != 0 {
					flags |= BlankBefore
				}
				flags |= BreakBefore
			}
			flags |= SpaceBefore
			i += n
			continue
		case c&cLetter != 0:
			if end := t.plain(d, i, flags); end > 0 {
				i = end
			} else {
				i = t.word(d, i, flags)
			}
		case c&cDigit != 0:
			i = t.number(d, i, flags)
		default:
			i = t.mark(d, i, n, flags)
		}
		flags = 0
	}
}

func (t *Tokenizer) add(d *Doc, start, end int, f Flags) {
	d.fold = Fold(d.fold[:0], d.Text[start:end])
	d.Tokens = append(d.Tokens, Token{Start: int32(start), End: int32(end), Sym: t.lookup(d, d.fold), Flags: f})
}

// lookup is the Sym of a folded word.
func (t *Tokenizer) lookup(d *Doc, folded []byte) Sym {
	if d.recent == nil {
		return t.vocab.Lookup(folded)
	}
	return d.recent.lookup(folded)
}

// plain adds the word at i if it is of ASCII letters, in lower case but for the
// first, with nothing after it that could belong to it, and returns its end;
// 0 if it is not. So are nine words in ten.
func (t *Tokenizer) plain(d *Doc, i int, f Flags) int {
	s := d.Text
	j := i + 1
	var begin uint64 // the first bytes of the word, folded
	if i+small <= len(s) {
		begin = word64(s[i:]) | 0x20
		j = i + max(1, letters(begin))
	}
	for j < len(s) && s[j]-'a' < 26 {
		j++
	}
	first := s[i]
	if first >= utf8.RuneSelf || j < len(s) && (ends[s[j]] == 0 || s[j] == '.' && j == i+1) {
		return 0
	}
	f |= Letter
	if first < 'a' {
		f |= Upper
	}
	n := j - i
	if n <= small && i+small <= len(s) && d.recent != nil {
		key := begin & (1<<(8*n) - 1)
		if r := d.recent.slot(key, uint32(n)); r.key == key && r.size == uint32(n) {
			d.Tokens = append(d.Tokens, Token{Start: int32(i), End: int32(j), Sym: r.sym, Flags: f})
			return j
		}
	}
	fold := append(d.fold[:0], s[i:j]...)
	fold[0] |= 0x20
	d.fold = fold
	d.Tokens = append(d.Tokens, Token{Start: int32(i), End: int32(j), Sym: t.lookup(d, fold), Flags: f})
	return j
}

// ends are the bytes that end a word for certain.
var ends = func() (c [256]uint8) {
	for i := range utf8.RuneSelf {
		if class[i]&(cLetter|cDigit) == 0 && i != '\'' {
			c[i] = 1
		}
	}
	return c
}()

// number adds the number at i with its separators: 1,000 1.5 2024.
func (t *Tokenizer) number(d *Doc, i int, f Flags) int {
	s, start := d.Text, i
	for i < len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			break
		}
		if class[c]&cDigit != 0 {
			i++
			continue
		}
		if (c == '.' || c == ',') && i+1 < len(s) && s[i+1] < utf8.RuneSelf && class[s[i+1]]&cDigit != 0 {
			if c == ',' && !thousands(s, i) {
				break
			}
			i++
			continue
		}
		if c == '.' && series(s, start, i) {
			t.add(d, start, i+2, f|Letter)
			return i + 2
		}
		break
	}
	t.add(d, start, i, f|Digit)
	return i
}

// series reports whether the number from start to the full stop at i is that of a series of
// machines: N163/5.X.
func series(s string, start, i int) bool {
	if start == 0 || s[start-1] != '/' || i+1 >= len(s) {
		return false
	}
	return s[i+1]|0x20 == 'x' && !isClass(s, i+2, cLetter|cDigit)
}

// thousands reports whether exactly three digits follow the comma at i, or
// two as Indian grouping has them before a further comma.
func thousands(s string, i int) bool {
	n := 0
	for j := i + 1; j < len(s) && s[j] < utf8.RuneSelf && class[s[j]]&cDigit != 0; j++ {
		n++
	}
	return n == 3 || n == 2 && i+3 < len(s) && s[i+3] == ','
}

// mark adds the punctuation at i. An apostrophe with its s is one token, also
// where tokenised text left a space between them; so are runs of one mark.
func (t *Tokenizer) mark(d *Doc, i, n int, f Flags) int {
	s, start := d.Text, i
	if size := apostrophe(s, i); size > 0 && f&SpaceBefore == 0 && d.owns() {
		if suffix(s[i+size:]) == 's' {
			t.possessive(d, start, i+size+1)
			return i + size + 1
		}
		j := i + size
		if j+1 < len(s) && s[j] == ' ' && s[j+1] == 's' && suffix(s[j+1:]) == 's' {
			t.possessive(d, start, j+2)
			return j + 2
		}
		if j < len(s) && s[j] == ' ' && d.Text[i-1] != 's' {
			j++
		}
		if n := drawnIn(s, j); n > 0 {
			d.fold = append(append(d.fold[:0], '\''), s[j:j+n]...)
			d.Tokens = append(d.Tokens, Token{Start: int32(start), End: int32(j + n), Sym: t.lookup(d, d.fold), Flags: f | Letter})
			return j + n
		}
	}
	if c := s[i]; n == 1 && (c == '.' || c == '-' || c == '`' || c == '\'') {
		for i+1 < len(s) && s[i+1] == c {
			i++
		}
	}
	i += n
	t.add(d, start, i, f|Punct)
	return i
}

// owns reports whether the last token may have a possessive.
func (d *Doc) owns() bool {
	return len(d.Tokens) > 0 && (d.Tokens[len(d.Tokens)-1].Is(Letter) || d.numbered())
}

// numbered reports whether the last token is a number that may end a name, "Studio 54": one behind
// a word with a capital.
func (d *Doc) numbered() bool {
	n := len(d.Tokens)
	return n > 1 && d.Tokens[n-1].Is(Digit) && d.Tokens[n-2].Is(Upper)
}

func (t *Tokenizer) possessive(d *Doc, start, end int) {
	d.Tokens = append(d.Tokens, Token{Start: int32(start), End: int32(end), Sym: t.lookup(d, []byte("'s")), Flags: Punct})
}
