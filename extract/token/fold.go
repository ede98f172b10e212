package token

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letters that Unicode does not decompose, by the plain letters used for them
// in English text.
var plain = map[rune]string{
	'ł': "l", 'ø': "o", 'đ': "d", 'ı': "i", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ð': "d", 'þ': "th",
	'ə': "a", 'ħ': "h", '’': "'", '‘': "'", '`': "'", 'ʻ': "'", 'ʼ': "'", '‐': "-", '‑': "-", '–': "-", '—': "-",
	'“': "\"", '”': "\"", '„': "\"", '«': "\"", '»': "\"",
}

// Fold appends the form under which a word is compared: lower case, without
// diacritics, with straight quotes and plain hyphens.
func Fold(dst []byte, word string) []byte {
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= utf8.RuneSelf {
			return foldRunes(dst, word[i:])
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		} else if c == '`' {
			c = '\''
		}
		dst = append(dst, c)
	}
	return dst
}

func foldRunes(dst []byte, word string) []byte {
	for _, r := range word {
		if r < utf8.RuneSelf {
			dst = append(dst, byte(unicode.ToLower(r)))
			continue
		}
		r = unicode.ToLower(r)
		if p, ok := plain[r]; ok {
			dst = append(dst, p...)
			continue
		}
		var buf [utf8.UTFMax]byte
		rest := buf[:utf8.EncodeRune(buf[:], r)]
		if d := norm.NFKD.Properties(rest).Decomposition(); d != nil {
			rest = d
		} else if unicode.Is(unicode.Hangul, r) { // decomposed by rule, not by table
			rest = norm.NFKD.Bytes(rest)
		}
		for len(rest) > 0 {
			d, size := utf8.DecodeRune(rest)
			rest = rest[size:]
			if !unicode.Is(unicode.Mn, d) {
				dst = utf8.AppendRune(dst, d)
			}
		}
	}
	return dst
}
