package page

import (
	_ "embed"
	"strings"
	"unicode"

	"github.com/PuerkitoBio/goquery"
)

//go:embed data/stopwords.txt
var stopwordsFile string

// stopwords maps a frequent word to the languages it is frequent in, as bits
// over languageCodes.
var languageCodes, stopwords = readStopwords(stopwordsFile)

func readStopwords(file string) ([]string, map[string]uint32) {
	var codes []string
	words := map[string]uint32{}
	for _, line := range strings.Split(file, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Fields(line)
		for _, w := range fields[1:] {
			words[w] |= 1 << len(codes)
		}
		codes = append(codes, fields[0])
	}
	return codes, words
}

// languageSample is how many bytes of a text are read to tell its language.
const languageSample = 8 << 10

// Language tells the language of a text as an ISO 639-1 code from its script
// and its most frequent words; "" if the text is too short to tell.
func Language(text string) string {
	if len(text) > languageSample {
		text = text[:languageSample]
	}
	if code := scriptLanguage(text); code != "" {
		return code
	}
	var hits [32]int
	words := 0
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		words++
		if bits := stopwords[strings.ToLower(w)]; bits != 0 {
			for i := range languageCodes {
				if bits&(1<<i) != 0 {
					hits[i]++
				}
			}
		}
	}
	best, second := -1, 0
	for i := range languageCodes {
		switch {
		case best < 0 || hits[i] > hits[best]:
			if best >= 0 {
				second = hits[best]
			}
			best = i
		case hits[i] > second:
			second = hits[i]
		}
	}
	if words < 8 || hits[best] < 3 || hits[best]*8 < words || hits[best]*5 < second*6 {
		return ""
	}
	return languageCodes[best]
}

// scriptLanguage tells languages that have a script to themselves.
func scriptLanguage(text string) string {
	var latin, cyrillic, ukrainian, arabic, persian, han, kana, hangul, thai, hebrew, greek, devanagari int
	for _, r := range text {
		switch {
		case r < 0x250:
			if unicode.IsLetter(r) {
				latin++
			}
		case r >= 0x400 && r < 0x530:
			cyrillic++
			if strings.ContainsRune("іїєґІЇЄҐ", r) {
				ukrainian++
			}
		case r >= 0x600 && r < 0x700:
			arabic++
			if strings.ContainsRune("پچژگی", r) {
				persian++
			}
		case r >= 0x4E00 && r < 0xA000:
			han++
		case r >= 0x3040 && r < 0x3100:
			kana++
		case r >= 0xAC00 && r < 0xD7B0:
			hangul++
		case r >= 0xE00 && r < 0xE80:
			thai++
		case r >= 0x590 && r < 0x600:
			hebrew++
		case r >= 0x370 && r < 0x400:
			greek++
		case r >= 0x900 && r < 0x980:
			devanagari++
		}
	}
	// A sign of a syllabic or ideographic script stands for some three letters.
	most := latin
	code := ""
	for _, c := range []struct {
		n    int
		code string
	}{{cyrillic, "ru"}, {arabic, "ar"}, {3 * (han + kana), "zh"}, {2 * hangul, "ko"}, {thai, "th"}, {hebrew, "he"}, {greek, "el"}, {devanagari, "hi"}} {
		if c.n > most {
			most, code = c.n, c.code
		}
	}
	switch {
	case most < 20:
		return ""
	case code == "ru" && ukrainian*50 > cyrillic:
		return "uk"
	case code == "ar" && persian*10 > arabic:
		return "fa"
	case code == "zh" && kana*10 > han:
		return "ja"
	}
	return code
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
var near = map[string]int{"no": 1, "nb": 1, "nn": 1, "da": 1, "id": 2, "ms": 2, "cs": 3, "sk": 3, "hr": 4, "sr": 4, "bs": 4, "sl": 4, "ru": 5, "uk": 5, "bg": 5, "be": 5, "kk": 5, "ky": 5, "mk": 5, "tg": 5, "mn": 5, "ar": 6, "fa": 6, "ur": 6, "ps": 6, "es": 7, "gl": 7, "ca": 7, "hi": 8, "mr": 8, "ne": 8, "zh": 9, "ja": 9, "tr": 10, "az": 10, "uz": 10}

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
