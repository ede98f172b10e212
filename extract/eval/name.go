package eval

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// suffixes are words of names that do not tell two organizations apart.
var suffixes = map[string]bool{
	"inc": true, "corp": true, "corporation": true, "co": true, "company": true, "ltd": true, "limited": true, "llc": true,
	"llp": true, "plc": true, "ag": true, "sa": true, "spa": true, "nv": true, "bv": true, "gmbh": true, "as": true, "asa": true,
	"ab": true, "oyj": true, "jsc": true, "pjsc": true, "ojsc": true, "lp": true, "group": true, "holding": true, "holdings": true,
}

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) }

// compared is a name as compared: no case, accents, leading article,
// punctuation or possessive.
func compared(name string) string {
	var rs []rune
	for _, r := range strings.ToLower(dropCombining(name)) {
		if r == '’' || r == '‘' || r == '`' {
			r = '\''
		}
		rs = append(rs, r)
	}
	rs = dropPossessives(rs)
	var b strings.Builder
	gap := false
	for _, r := range rs {
		if !isWord(r) && r != '&' && r != '+' {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteRune(r)
	}
	s := b.String()
	for _, article := range []string{"the ", "a ", "an "} {
		if rest, ok := strings.CutPrefix(s, article); ok {
			return rest
		}
	}
	return s
}

func dropCombining(name string) string {
	var b strings.Builder
	for s := norm.NFKD.String(name); s != ""; {
		p := norm.NFKD.PropertiesString(s)
		n := max(p.Size(), 1)
		if p.CCC() == 0 {
			b.WriteString(s[:n])
		}
		s = s[n:]
	}
	return b.String()
}

// dropPossessives removes an apostrophe with an s after it that ends a word,
// or else an apostrophe before a word, with the white space before either.
func dropPossessives(rs []rune) []rune {
	word := func(i int) bool { return i < len(rs) && isWord(rs[i]) }
	out := rs[:0:0]
	for i := 0; i < len(rs); {
		j := i
		for j < len(rs) && unicode.IsSpace(rs[j]) {
			j++
		}
		switch {
		case j < len(rs) && rs[j] == '\'' && j+1 < len(rs) && rs[j+1] == 's' && !word(j+2):
			i = j + 2
		case j < len(rs) && rs[j] == '\'' && word(j+1):
			i = j + 1
		default:
			out = append(out, rs[i])
			i++
		}
	}
	return out
}

// variants are the forms under which a name is found again: as compared, and
// without its legal form.
func variants(names ...string) []string {
	var out []string
	add := func(s string) {
		for _, o := range out {
			if o == s {
				return
			}
		}
		out = append(out, s)
	}
	for _, n := range names {
		if n == "" {
			continue
		}
		a := compared(n)
		add(a)
		if b := withoutSuffixes(a); b != "" {
			add(b)
		}
	}
	return out
}

func withoutSuffixes(s string) string {
	var b strings.Builder
	rs := []rune(s)
	for i := 0; i < len(rs); {
		j := i
		for j < len(rs) && isWord(rs[j]) {
			j++
		}
		switch w := string(rs[i:j]); {
		case j == i:
			b.WriteRune(rs[i])
			j++
		case suffixes[w]:
			b.WriteByte(' ')
		default:
			b.WriteString(w)
		}
		i = j
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// shared counts the forms that are in both lists.
func shared(a, b []string) int {
	n := 0
	for _, s := range a {
		for _, t := range b {
			if s == t {
				n++
				break
			}
		}
	}
	return n
}

// contains says whether one name holds the other.
func contains(a, b string) bool {
	a, b = compared(a), compared(b)
	return a != "" && b != "" && (strings.Contains(a, b) || strings.Contains(b, a))
}

// canon maps every form of the gold's entities to one name of each.
type canon struct {
	by    map[string]string
	names map[string]bool
}

func newCanon(entities []goldEntity) canon {
	c := canon{by: map[string]string{}, names: map[string]bool{}}
	for _, e := range entities {
		for _, f := range variants(append([]string{e.Name}, e.Forms...)...) {
			c.by[f] = compared(e.Name)
		}
	}
	for _, n := range c.by {
		c.names[n] = true
	}
	return c
}

func (c canon) of(name string) string {
	for _, f := range variants(name) {
		if n, ok := c.by[f]; ok {
			return n
		}
	}
	return compared(name)
}
