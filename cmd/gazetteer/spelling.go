package main

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// letters that do not decompose into a base letter and a mark.
var plainLetters = strings.NewReplacer(
	"ı", "i", "ł", "l", "Ł", "L", "ø", "o", "Ø", "O", "đ", "d", "Đ", "D", "ð", "d", "Ð", "D",
	"þ", "th", "Þ", "Th", "ß", "ss", "æ", "ae", "Æ", "Ae", "œ", "oe", "Œ", "Oe", "ə", "a", "Ə", "A",
	"ħ", "h", "Ħ", "H", "ŋ", "ng", "ơ", "o", "Ơ", "O", "ư", "u", "Ư", "U",
	"‘", "", "’", "", "ʻ", "", "ʼ", "", "`", "", "ʿ", "", "ʾ", "", "'", "'", "–", "-", "—", "-",
)

// fold writes a name as newsrooms do that print no diacritics: "Brasília" is
// "Brasilia", "Xo‘jayli" is "Xojayli".
func fold(name string) string {
	var out strings.Builder
	for _, r := range norm.NFD.String(plainLetters.Replace(name)) {
		if !unicode.Is(unicode.Mn, r) {
			out.WriteRune(r)
		}
	}
	return norm.NFC.String(out.String())
}

// umlauts gives the German spelling without umlauts, "Luebeck" for "Lübeck".
var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ß", "ss")

// respellings gives the other spellings under which English-language news may
// write a name, by the habits of transliteration in the country (alpha-3).
func respellings(name, country string) []string {
	plain := fold(name)
	forms := []string{plain}
	switch country {
	case "DEU", "AUT", "CHE":
		forms = append(forms, fold(umlauts.Replace(name)))
	case "UKR":
		forms = append(forms,
			replaceEach(plain, "yy", "yi", "ayi", "ai", "iyi", "ii", "hzhya", "hzhia", "tsya", "tsia", "oyi", "oi"))
	case "RUS", "BLR":
		forms = append(forms,
			replaceEach(plain, "iy ", "y ", "yye ", "ye ", "yy", "y"), strings.TrimSuffix(plain, "iy")+iySuffix(plain))
	case "KAZ":
		forms = append(forms, replaceEach(plain, "Zh", "J", "zh", "j"), replaceEach(plain, "Q", "K", "q", "k", "gh", "g"))
	case "SAU", "ARE", "OMN", "QAT", "KWT", "BHR", "EGY", "JOR", "IRQ", "SYR", "LBY", "YEM", "PSE", "LBN", "DZA", "TUN", "MAR", "SDN":
		if rest, ok := strings.CutPrefix(plain, "Al "); ok {
			forms = append(forms, "Al-"+rest, "Al "+rest)
		}
		if rest, ok := strings.CutPrefix(plain, "Al-"); ok {
			forms = append(forms, "Al "+rest)
		}
	}
	slices.Sort(forms)
	return slices.DeleteFunc(slices.Compact(forms), func(form string) bool { return form == name })
}

// iySuffix ends a Russian adjective as news does: "Zheleznogorskiy", "Zheleznogorsky".
func iySuffix(name string) string {
	if strings.HasSuffix(name, "iy") {
		return "y"
	}
	return ""
}

func replaceEach(name string, pairs ...string) string {
	for i := 0; i < len(pairs); i += 2 {
		name = strings.ReplaceAll(name, pairs[i], pairs[i+1])
	}
	return name
}

// latin says whether a name is written in Latin letters.
func latin(name string) bool {
	for _, r := range name {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			return false
		}
	}
	return true
}
