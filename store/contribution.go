package store

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"wattwire/extract/record"
)

// contribution is what one article says of an entity.
type contribution struct {
	entity  int64
	sign    int64    // -1 for an article that goes
	fullest string   // the fullest form
	forms   []string // all forms, the fullest among them, sorted
	country string
	subkind string // of an article that comes
}

// contributionOf joins the forms the article mentions with what it says beyond
// them.
func contributionOf(entity, sign int64, mentioned []string, e extra) *contribution {
	c := &contribution{entity: entity, sign: sign, fullest: e.name, country: e.country}
	if c.fullest == "" {
		c.fullest = longest(mentioned)
	}
	c.forms = append(append(append(c.forms, c.fullest), mentioned...), e.forms...)
	slices.Sort(c.forms)
	c.forms = slices.Compact(c.forms)
	for i, f := range c.forms { // they outlive the text of which they are part
		own := strings.Clone(f)
		if c.forms[i] = own; f == c.fullest {
			c.fullest = own
		}
	}
	return c
}

// extra is what an article says of an entity beyond its mentions: a row of
// document_entities.
type extra struct {
	name, country string
	forms         []string
}

func (e extra) empty() bool {
	return e.name == "" && e.country == "" && len(e.forms) == 0
}

// extraOf leaves of e what its mentions do not tell by themselves.
func extraOf(e record.Entity, mentioned []string) extra {
	x := extra{country: e.Country}
	if e.Name != longest(mentioned) {
		x.name = e.Name
	}
	if e.Kind == record.Place { // the key has it
		x.country = ""
	}
	for _, f := range e.Aliases {
		if f != e.Name && !slices.Contains(mentioned, f) {
			x.forms = append(x.forms, f)
		}
	}
	slices.Sort(x.forms)
	x.forms = slices.Compact(x.forms)
	return x
}

// longest is the form with the most letters, the first in byte order among
// equals, "" of none.
func longest(forms []string) string {
	best := ""
	for _, f := range forms {
		if best == "" || fuller(f, best) {
			best = f
		}
	}
	return best
}

func fuller(a, b string) bool {
	if la, lb := utf8.RuneCountInString(a), utf8.RuneCountInString(b); la != lb {
		return la > lb
	}
	return a < b
}

// storedExtras reads back what a document says beyond its mentions.
func (w *Writer) storedExtras(document int64) (map[int64]extra, error) {
	extras := map[int64]extra{}
	err := w.q.extrasOf.each(func(row []driverValue) error {
		x := extra{name: asString(row[1]), country: asString(row[2])}
		if s := asString(row[3]); s != "" {
			if err := json.Unmarshal([]byte(s), &x.forms); err != nil {
				return err
			}
		}
		extras[asInt(row[0])] = x
		return nil
	}, document)
	return extras, err
}

func encodeForms(forms []string) any {
	if len(forms) == 0 {
		return nil
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(forms) // strings always encode
	return strings.TrimSpace(b.String())
}
