package store

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"wattwire/extract/record"
)

//go:embed data/legal_forms.txt
var legalFormsFile string

// namer makes the keys by which names of different articles are compared. It
// only reads.
type namer struct {
	legalForms map[string]bool
	bodies     *bodies
	listed     map[string]listed
}

func newNamer() *namer {
	n := &namer{legalForms: map[string]bool{}, bodies: newBodies()}
	for _, line := range strings.Split(legalFormsFile, "\n") {
		if line != "" && line[0] != '#' {
			n.legalForms[line] = true
		}
	}
	n.listed = n.listedOrganizations()
	return n
}

// letters that decomposition leaves whole.
var plainLetters = strings.NewReplacer(
	"ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i",
	"&", " and ", ".", "", "'", "", "’", "", "‘", "")

// fold is a name without case, accents and punctuation, its words parted by
// single blanks, a leading article dropped.
func fold(name string) string {
	if isPlain(name) {
		return name
	}
	s := strings.ToLower(norm.NFKD.String(name))
	if strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf || r == '&' || r == '.' || r == '\'' }) {
		s = plainLetters.Replace(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
	}
	return strings.TrimPrefix(b.String(), "the ")
}

// isPlain says whether fold would change nothing.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// stateBody says whether many countries have an organization of this subkind
// by the same name.
func stateBody(subkind string) bool {
	switch subkind {
	case "ministry", "government", "regulator", "agency":
		return true
	}
	return false
}

// entityKey is what two articles must share, besides the kind, to mean the
// same entity: the folded name, that of the gazetteer where it knows it; of an
// organization without its legal form, of a public body with a name that every
// state's has with its country (see bodies); of a place with its country and
// subkind, since Georgia is a country and a state; of a plant without the words
// that only say that it is one. uri is the article's.
func (n *namer) entityKey(e record.Entity, uri string) string {
	if e.Kind == record.Organization {
		if key, ok := n.bodies.key(e, uri); ok {
			return key
		}
	}
	name := e.Name
	if e.Canonical != "" {
		name = e.Canonical
	}
	key := fold(name)
	switch e.Kind {
	case record.Organization:
		whole := key
		key = n.withoutLegalForm(key)
		if key != whole && e.Canonical == "" {
			if name, ok := n.known(key, e.Country); ok {
				key = n.withoutLegalForm(fold(name))
			}
		}
		if stateBody(e.Subkind) && e.Country != "" {
			key += "/" + e.Country
		}
	case record.Place:
		key += "/" + e.Country + "/" + e.Subkind
	case record.ProjectKind:
		key = withoutPlantWord(key)
	}
	if key == "" { // a name of signs alone
		key = e.Name
	}
	return key
}

func (n *namer) withoutLegalForm(key string) string {
	words := strings.Fields(key)
	for len(words) > 1 && n.legalForms[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	if len(words) > 1 && words[len(words)-1] == "and" { // "Tiffany & Co"
		words = words[:len(words)-1]
	}
	for len(words) > 1 && (words[0] == "pt" || words[0] == "pao" || words[0] == "ooo" || words[0] == "oao") {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// plantWords end the name of a plant and say no more than that it is one.
var plantWords = []string{"project", "plant", "station", "site", "facility", "complex", "power", "farm", "park", "scheme"}

// withoutPlantWord is the folded name of a plant without such words: "Shelek
// wind farm" and "Shelek Wind Power Plant" are one.
func withoutPlantWord(key string) string {
	words := strings.Fields(key)
	n := len(words)
	for n > 1 && slices.Contains(plantWords, words[n-1]) {
		n--
	}
	return strings.Join(words[:n], " ")
}

// plantKey is what two articles must share, besides the country, to mean the
// same plant.
type plantKey struct {
	key string
	own bool // that of the article and its reprints alone
}

// of is the key in an article whose earliest version is original.
func (k plantKey) of(original int64) string {
	if k.own {
		return ownKey(original, k.key)
	}
	return k.key
}

// plantKey makes the key. A named plant, of which e is the entity, is known as
// that is. One without a name is known by what it is, how large and where, if
// the article says where more closely than by the country; else it stays that
// article's (and its reprints') own, as a 100 MW solar plant in the United
// States is many.
func (n *namer) plantKey(p record.Project, e record.Entity) plantKey {
	if e.ID != 0 && e.Kind == record.ProjectKind {
		return plantKey{key: n.entityKey(e, "")}
	}
	name := fold(p.Name)
	if p.EntityID != 0 {
		return plantKey{key: withoutPlantWord(name)}
	}
	place := fold(p.Place)
	if place == "" || p.Technology == "" || p.MW == 0 && p.MWh == 0 || n.bodies.isCountry(place, p.Country) {
		return plantKey{key: name, own: true}
	}
	return plantKey{key: "@" + p.Technology + " " + formatAmount(p.MW) + " " + formatAmount(p.MWh) + " " + place}
}

// ownKey is the key of a plant known to one article and its reprints alone.
func ownKey(original int64, name string) string { return "#" + formatInt(original) + " " + name }
