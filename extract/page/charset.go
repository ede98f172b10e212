package page

import (
	"bytes"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// declaredWithin is how far into a page its charset may be declared. The HTML
// standard says 1024; pages with long heads put it later.
const declaredWithin = 8192

// sampledBytes is how much of a page the detection of its encoding reads.
const sampledBytes = 64 << 10

// decode returns the page in UTF-8. A byte order mark decides; then bytes that
// are valid UTF-8 are UTF-8, whatever is declared; then the HTTP header and the
// meta tag are believed as far as the bytes allow it; then the bytes themselves
// tell.
func decode(source []byte, contentType string) []byte {
	switch {
	case bytes.HasPrefix(source, []byte("\xef\xbb\xbf")):
		return bytes.ToValidUTF8(source[3:], []byte("\uFFFD"))
	case bytes.HasPrefix(source, []byte("\xff\xfe")):
		return transcode(source, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))
	case bytes.HasPrefix(source, []byte("\xfe\xff")):
		return transcode(source, unicode.UTF16(unicode.BigEndian, unicode.UseBOM))
	}
	declared := declaredEncodings(source, contentType)
	if utf8.Valid(source) {
		// ISO-2022 encodings are made of ASCII bytes alone.
		for _, name := range declared {
			if strings.HasPrefix(name, "iso-2022") && bytes.Contains(source, []byte("\x1b$")) {
				if e, _ := charset.Lookup(name); e != nil {
					return transcode(source, e)
				}
			}
		}
		return source
	}
	broken := mostlyUTF8(source)
	for _, name := range declared {
		e, canonical := charset.Lookup(name)
		if e == nil || strings.HasPrefix(canonical, "utf-16") {
			continue
		}
		if canonical == "gbk" || canonical == "gb2312" {
			e = simplifiedchinese.GB18030 // the superset
		}
		if canonical == "utf-8" {
			if broken {
				break
			}
			continue
		}
		if fits(source[:min(len(source), sampledBytes)], e) {
			return transcode(source, e)
		}
	}
	if broken {
		return bytes.ToValidUTF8(source, []byte("\uFFFD"))
	}
	if e := detect(source); e != nil {
		return transcode(source, e)
	}
	return transcode(source, charmap.Windows1252)
}

func transcode(source []byte, e encoding.Encoding) []byte {
	out, err := e.NewDecoder().Bytes(source)
	if err != nil {
		return bytes.ToValidUTF8(source, []byte("\uFFFD"))
	}
	return out
}

// declaredEncodings are the names given in the header and in the page, in this order.
func declaredEncodings(source []byte, contentType string) []string {
	var names []string
	if _, params, err := mime.ParseMediaType(contentType); err == nil && params["charset"] != "" {
		names = append(names, strings.ToLower(params["charset"]))
	}
	start := bytes.ToLower(source[:min(len(source), declaredWithin)])
	head := start
	for {
		i := bytes.Index(head, []byte("charset"))
		if i < 0 {
			break
		}
		head = bytes.TrimLeft(head[i+len("charset"):], " \t\r\n")
		if len(head) == 0 || head[0] != '=' {
			continue
		}
		head = bytes.TrimLeft(head[1:], " \t\r\n\"'")
		end := bytes.IndexAny(head, " \t\r\n\"'/>;")
		if end < 0 {
			break
		}
		names = append(names, string(head[:end]))
		break
	}
	// <?xml version="1.0" encoding="..."?>
	if start = bytes.TrimSpace(start); bytes.HasPrefix(start, []byte("<?xml")) {
		if _, rest, ok := bytes.Cut(start[:min(len(start), 200)], []byte("encoding=")); ok {
			rest = bytes.TrimLeft(rest, "\"'")
			if end := bytes.IndexAny(rest, "\"'?"); end > 0 {
				names = append(names, string(rest[:end]))
			}
		}
	}
	return names
}

// mostlyUTF8 tells of a page with a few broken bytes, which the cutting of
// texts by bytes leaves behind.
func mostlyUTF8(source []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(source); {
		if source[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(source[i:])
		if r == utf8.RuneError && size == 1 {
			bad++
		} else {
			good++
		}
		i += size
	}
	return good > 10*bad
}

// fits tells that an encoding can be that of the sample: single-byte encodings
// always can, others where nearly all bytes decode.
func fits(sample []byte, e encoding.Encoding) bool {
	if _, ok := e.(*charmap.Charmap); ok {
		return true
	}
	high := 0
	for _, b := range sample {
		if b >= utf8.RuneSelf {
			high++
		}
	}
	return errorsIn(sample, e)*20 <= high
}

func errorsIn(sample []byte, e encoding.Encoding) int {
	out, err := e.NewDecoder().Bytes(sample)
	if err != nil {
		return len(sample)
	}
	return bytes.Count(out, []byte("\uFFFD"))
}

// DetectEncoding guesses the encoding of a text that is not valid UTF-8. It is
// nil for UTF-8 with a few broken bytes, and for what reads well in none.
func DetectEncoding(text []byte) encoding.Encoding {
	if mostlyUTF8(text) {
		return nil
	}
	return detect(text)
}

// detect guesses the encoding of bytes that are not UTF-8: the one under which
// they read most like a language written in it, nil for none.
func detect(source []byte) encoding.Encoding {
	first := max(0, bytes.IndexFunc(source, func(r rune) bool { return r >= utf8.RuneSelf })-1)
	sample := source[first:min(len(source), first+sampledBytes)]
	var best encoding.Encoding
	bestScore, high := 0, 0
	for _, b := range sample {
		if b >= utf8.RuneSelf {
			high++
		}
	}
	for _, c := range []struct {
		e     encoding.Encoding
		score func(string) int
	}{
		{charmap.Windows1252, scoreLatin},
		{charmap.KOI8R, scoreCyrillic},
		{charmap.Windows1251, scoreCyrillic},
		{simplifiedchinese.GB18030, scoreHan},
		{traditionalchinese.Big5, scoreHan},
		{japanese.ShiftJIS, scoreJapanese},
		{japanese.EUCJP, scoreJapanese},
		{korean.EUCKR, scoreKorean},
	} {
		out, err := c.e.NewDecoder().Bytes(sample)
		if err != nil {
			continue
		}
		text := string(out)
		if strings.Count(text, "\uFFFD")*20 > high {
			continue
		}
		if s := c.score(text); s > bestScore {
			best, bestScore = c.e, s
		}
	}
	return best
}

// The scores are comparable: about one point for each byte beyond ASCII that
// reads well in the script, and points off for what does not occur in it.

func scoreLatin(text string) int {
	score := 0
	var last rune
	run := 0
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf:
			run = 0
		case r >= 'à' && r <= 'ÿ' && r != '÷':
			run++
			if run <= 2 && asciiLetter(last) {
				score += 2
			} else if run > 2 {
				score -= 2
			}
		case strings.ContainsRune("\u00A0‘’“”–—…«»©®°·•€ßÄÖÜÉÀÇÑ", r):
			run = 0
			score++
		default:
			score--
		}
		last = r
	}
	return score
}

func asciiLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// scoreCyrillic tells KOI8-R from Windows-1251 by case: read in the wrong one
// of the two, lower-case letters become capitals.
func scoreCyrillic(text string) int {
	score := 0
	var last rune
	for _, r := range text {
		switch {
		case r >= 'а' && r <= 'я' || r == 'ё':
			if last < 'А' || last > 'ё' {
				break // a letter alone is any broken byte
			}
			score++
			if strings.ContainsRune("оеаинтсрвл", r) {
				score++ // the ten most frequent letters of Russian are two thirds of a text
			}
		case r >= 'А' && r <= 'Я':
			if last >= 'а' && last <= 'я' {
				score -= 3
			}
		case r >= utf8.RuneSelf && !strings.ContainsRune("\u00A0«»—–„“”…©№", r):
			score -= 2
		}
		last = r
	}
	return score
}

// commonHan are the most frequent characters of modern Chinese, in both scripts.
const commonHan = "的一是不了在人有我他这個个们們中来來上大为為和国國地到以说說时時要就出会會可也你" +
	"对對生能而子那得于於着著下自之年过過发發后後作里用道行所然家种種事成方多经經么去" +
	"法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開但" +
	"因只从從想实實日军軍者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關" +
	"点點正业業外将將两兩高间間由问問很最重并物手应應战戰向头頭文体體政美相见見被利什" +
	"二等产產或新己制身果加西斯月话話合回特代内內信表化老给給世位次度门門任常先海通教" +
	"儿兒原东東声聲提立及比员員解水名真论論处處走义義各入几幾口认認条條平系气氣题題活" +
	"尔爾更别打女变變四神总總何电電数數安少报報才结結反受目太量再感建务務做接必场場件" +
	"计計管期市直德资資命山金指克许許统統区區保至队隊形社便空决決治展马馬科司五基眼书" +
	"書非则則听聽白却卻界达達光放强強即像难難且权權思王象完设設式色路记記南品住告类類" +
	"求据據程北边邊死张張该該交规規万萬取拉格望觉覺术術领領共确確传傳师師观觀清今切院" +
	"让讓识識候带帶导導争爭运運"

func scoreHan(text string) int {
	score := 0
	for _, r := range text {
		switch {
		case r >= 0x4E00 && r <= 0x9FFF:
			if strings.ContainsRune(commonHan, r) {
				score += 4
			}
		case r == '，' || r == '。' || r == '、' || r == '：':
			score += 3
		case r >= 0xAC00 && r <= 0xD7AF || r >= 0xE000 && r <= 0xF8FF:
			score -= 3
		case r >= utf8.RuneSelf:
			score--
		}
	}
	return score
}

func scoreJapanese(text string) int {
	score := 0
	for _, r := range text {
		switch {
		case r >= 0x3041 && r <= 0x3096, r >= 0x30A1 && r <= 0x30FC, r == '。', r == '、':
			score += 3
		case r >= 0xFF61 && r <= 0xFF9F: // half-width katakana: what other encodings look like
			score -= 2
		case r >= 0x4E00 && r <= 0x9FFF:
			score++
		case r >= utf8.RuneSelf:
			score--
		}
	}
	return score
}

func scoreKorean(text string) int {
	score := 0
	for _, r := range text {
		switch {
		case r >= 0xAC00 && r <= 0xD7AF:
			score++ // rare syllables fill the code: most texts of other encodings can be read as such
			if strings.ContainsRune("이다는에의을가은를로고하한지도인과", r) {
				score += 4
			}
		case r >= utf8.RuneSelf:
			score--
		}
	}
	return score
}
