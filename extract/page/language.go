package page

import (
	_ "embed"
	"math/bits"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
)

//go:embed data/function_words.tsv
var functionWordsTSV string

// languageReach is how far into a text its language is looked for, in bytes.
const languageReach = 2 << 10

// plainlyEnglish is the number of English function words, some forty words of
// text, after which English text is told without reading on.
const plainlyEnglish = 16

// Language is the ISO 639-1 code of the language text is written in, "" where
// it is too short or too mixed to tell. Latin and Cyrillic text is told by
// counting the function words of each language in its first 2 KiB, other text
// by its script. Where English is as likely as another language it is English.
func Language(text string) string {
	words := functionWords()
	var (
		counts  [64]int
		scripts scriptCount
		word    [24]byte
		n       int // letters of word, more than fit mark it as too long
	)
	text = text[:min(len(text), languageReach)]
	for i := 0; i <= len(text); {
		var c byte
		if i < len(text) {
			c = text[i]
		}
		size := 1
		switch {
		case c >= 'a' && c <= 'z':
			scripts.latin++
		case c >= 'A' && c <= 'Z':
			scripts.latin++
			c |= 0x20
		case c >= utf8.RuneSelf:
			r, width := utf8.DecodeRuneInString(text[i:])
			if unicode.IsLetter(r) {
				scripts.add(r)
				if r = unicode.ToLower(r); n+utf8.UTFMax <= len(word) {
					n += utf8.EncodeRune(word[n:], r)
				} else {
					n = len(word) + 1
				}
				i += width
				continue
			}
			if r != '\u2019' {
				c = ' '
				size = width
				break
			}
			c, size = '\'', width
			fallthrough
		case c == '\'' && n > 0:
		default:
			c = ' '
		}
		i += size
		if c != ' ' {
			if n < len(word) {
				word[n] = c
			}
			n++
			continue
		}
		if n > 0 && n <= len(word) {
			mask := words.masks[string(word[:n])]
			for m := mask; m != 0; m &= m - 1 {
				counts[bits.TrailingZeros64(m)]++
			}
			if mask>>words.english&1 != 0 && counts[words.english] == plainlyEnglish && words.leads(&counts, words.english) {
				return "en"
			}
		}
		n = 0
	}
	if code := scripts.language(); code != "" {
		return code
	}
	best, second := -1, 0
	for l := range words.codes {
		if l == words.english {
			continue
		}
		if best < 0 || counts[l] > counts[best] {
			best = l
		}
	}
	second = counts[words.english]
	switch {
	case second >= 2 && second >= counts[best]:
		return "en"
	case counts[best] >= 4 && counts[best]*2 >= second*3:
		return words.codes[best]
	}
	return ""
}

// functionWordTable says of each word the languages it is a function word of,
// as bits numbered as in codes.
type functionWordTable struct {
	codes   []string
	english int
	masks   map[string]uint64
}

// leads says whether a language has twice the count of every other.
func (t *functionWordTable) leads(counts *[64]int, language int) bool {
	for l := range t.codes {
		if l != language && counts[l]*2 > counts[language] {
			return false
		}
	}
	return true
}

// functionWords is the table of the embedded file, read once.
var functionWords = sync.OnceValue(func() functionWordTable {
	t := functionWordTable{masks: map[string]uint64{}}
	for line := range strings.Lines(functionWordsTSV) {
		code, list, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		if code == "en" {
			t.english = len(t.codes)
		}
		for _, w := range strings.Fields(list) {
			t.masks[w] |= 1 << len(t.codes)
		}
		t.codes = append(t.codes, code)
	}
	return t
})

// scriptCount counts letters by script.
type scriptCount struct {
	latin, cyrillic, han, kana, hangul, arabic, persian, urdu, other int
	first                                                            rune // of other
}

func (s *scriptCount) add(r rune) {
	switch {
	case r < 0x250, r >= 0x1e00 && r < 0x1f00:
		s.latin++
	case r >= 0x400 && r < 0x530:
		s.cyrillic++
	case r >= 0x3040 && r < 0x3100, r >= 0x31f0 && r < 0x3200:
		s.kana++
	case r >= 0x3400 && r < 0xa000, r >= 0x20000 && r < 0x32000:
		s.han++
	case r >= 0xac00 && r < 0xd7b0, r >= 0x1100 && r < 0x1200:
		s.hangul++
	case r >= 0x600 && r < 0x780:
		s.arabic++
		switch r {
		case 'پ', 'چ', 'ژ', 'گ', 'ی', 'ک':
			s.persian++
		case 'ٹ', 'ڈ', 'ڑ', 'ے', 'ں', 'ہ':
			s.urdu++
		}
	default:
		if s.other++; s.other == 1 {
			s.first = r
		}
	}
}

// scriptLanguages are scripts by which the language is known, or nearly so.
var scriptLanguages = []struct {
	table *unicode.RangeTable
	code  string
}{
	{unicode.Greek, "el"}, {unicode.Hebrew, "he"}, {unicode.Thai, "th"}, {unicode.Devanagari, "hi"}, {unicode.Bengali, "bn"},
	{unicode.Tamil, "ta"}, {unicode.Telugu, "te"}, {unicode.Georgian, "ka"}, {unicode.Armenian, "hy"}, {unicode.Lao, "lo"},
	{unicode.Khmer, "km"}, {unicode.Myanmar, "my"}, {unicode.Ethiopic, "am"}, {unicode.Sinhala, "si"}, {unicode.Gujarati, "gu"},
	{unicode.Gurmukhi, "pa"}, {unicode.Malayalam, "ml"}, {unicode.Kannada, "kn"}, {unicode.Mongolian, "mn"},
}

// language is that of a script in which most letters are, if it tells one; a
// letter of Chinese or Korean stands for two of Latin.
func (s *scriptCount) language() string {
	alphabetic := s.latin + s.cyrillic
	switch {
	case 2*(s.han+s.kana) > alphabetic && s.han+s.kana > 3:
		if s.kana*10 > s.han {
			return "ja"
		}
		return "zh"
	case 2*s.hangul > alphabetic && s.hangul > 3:
		return "ko"
	case s.arabic > alphabetic && s.arabic > 3:
		switch {
		case s.urdu*25 > s.arabic:
			return "ur"
		case s.persian*25 > s.arabic:
			return "fa"
		}
		return "ar"
	case s.other > alphabetic && s.other > 3:
		for _, l := range scriptLanguages {
			if unicode.Is(l.table, s.first) {
				return l.code
			}
		}
	}
	return ""
}

// language is that of the text where it can be told, since templates declare
// one for the whole site; else the declared one.
func (f *facts) language(text string) string {
	read := Language(text)
	switch {
	case read == "" || f.lang == "" && read != "":
		return firstOf(f.lang, read)
	case near[f.lang] != 0 && near[f.lang] == near[read]:
		return f.lang
	}
	return read
}

// near numbers groups of languages that share too many words to be told apart
// against a declaration.
var near = map[string]int{
	"no": 1, "nb": 1, "nn": 1, "da": 1,
	"id": 2, "ms": 2,
	"cs": 3, "sk": 3,
	"hr": 4, "sr": 4, "bs": 4, "sl": 4,
	"ru": 5, "uk": 5, "bg": 5, "be": 5, "kk": 5, "ky": 5, "mk": 5, "tg": 5, "mn": 5,
	"ar": 6, "fa": 6, "ur": 6, "ps": 6,
	"es": 7, "gl": 7, "ca": 7,
	"hi": 8, "mr": 8, "ne": 8,
	"zh": 9, "ja": 9,
	"tr": 10, "az": 10, "uz": 10,
}

// readLanguage reads the declared language.
func (f *facts) readLanguage(root *goquery.Selection) {
	for _, s := range []string{
		root.AttrOr("lang", root.AttrOr("xml:lang", "")), f.first("content-language"), f.ld.text("inLanguage"),
		f.first("og:locale", "language", "dc.language", "dcterms.language"),
	} {
		s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
		code, region, _ := strings.Cut(s, "-")
		if i := strings.LastIndexByte(region, '-'); i >= 0 {
			region = region[i+1:]
		}
		code = strings.ToLower(code)
		if len(code) == 2 && code[0] >= 'a' && code[0] <= 'z' && code[1] >= 'a' && code[1] <= 'z' {
			if f.lang == "" {
				f.lang = code
			}
			if f.region == "" && len(region) == 2 && code == f.lang {
				f.region = strings.ToUpper(region)
			}
		}
	}
}
