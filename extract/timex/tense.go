package timex

import (
	"strings"

	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// direction is where a clause looks from the day of publication.
type direction uint8

const (
	unknown direction = iota
	past
	future
	likely // future, but of the months just past rather than of nearly a year ahead
)

const reach = 14 // tokens on each side in which the verb of a date is looked for

// tense tells past from future by the nearest word of tense in the clause of
// span: to the left first, where the verb of a date at the end of its clause
// stands, then to the right. A participle after "will be" or "expected to be"
// is of the future; what somebody agreed to do has no tense of its own.
func (r *Runner) tense(d *token.Doc, s, span token.Span, c *rule.Chart) direction {
	infinitive := false
	present := r.present(d, s, span)
	if present == future {
		return future
	}
	for i, n := span.First-1, 0; i >= s.First && n < reach; i, n = i-1, n+1 {
		if r.stage.stops(d, i) {
			break
		}
		if r.stage.infinitive(d, i) {
			infinitive = true
		}
		switch r.tenseAt(c, i) {
		case future:
			return future
		case likely:
			return likely
		case past:
			if infinitive {
				return unknown
			}
			for j := i - 1; j >= s.First && j >= i-4; j-- {
				if d.Tokens[j].Sym == r.stage.to {
					return likely // "is to be signed"
				}
				if !r.stage.auxiliary(c, j) {
					if t := r.tenseAt(c, j); j < i-1 && t >= future {
						return t
					}
					break
				}
			}
			return past
		}
	}
	if present == likely {
		return likely
	}
	opening := span.First-s.First <= 2 // "In May, the company said"
	for i, n := span.End, 0; i < s.End && n < reach; i, n = i+1, n+1 {
		if r.stage.stops(d, i) || !opening && d.Text[d.Tokens[i].Start] == ',' {
			break
		}
		if t := r.tenseAt(c, i); t != unknown {
			return t
		}
	}
	return unknown
}

// present tells the future by a verb in the present right before the date,
// "the council meets on Thursday": for sure, or likely where the word may also
// be a noun, "talks on Thursday".
func (r *Runner) present(d *token.Doc, s, span token.Span) direction {
	i := span.First - 1
	if i > s.First && d.Tokens[i].Sym == r.stage.on {
		i--
	}
	if i <= s.First || d.Tokens[i].Sym == 0 {
		return unknown
	}
	return r.stage.presents[d.Tokens[i].Sym]
}

// tenseAt is the tense that the word at i shows by tense.tsv or by its ending.
func (r *Runner) tenseAt(c *rule.Chart, i int) direction {
	if i > 0 { // inside of a phrase like "than expected"
		if a := c.Find(i-1, r.stage.tenseWord); a != nil && a.End > i {
			return unknown
		}
	}
	if a := c.Find(i, r.stage.tenseWord); a != nil {
		switch a.Entry.Get("tense") {
		case "past":
			return past
		case "future":
			return future
		case "likely":
			return likely
		}
		return unknown
	}
	t := c.Doc.Tokens[i]
	w := c.Doc.Text[t.Start:t.End]
	if t.Is(token.Letter) && t.Flags&token.Upper == 0 && len(w) > 4 && w[len(w)-2:] == "ed" && w[len(w)-3] != 'e' {
		return past
	}
	return unknown
}

// stops reports whether the clause ends at i.
func (s *Stage) stops(d *token.Doc, i int) bool {
	t := d.Tokens[i]
	if !t.Is(token.Punct) {
		return false
	}
	switch d.Text[t.Start] {
	case ';', ':':
		return true
	}
	return false
}

// infinitive reports whether the word at i is a verb after "to".
func (s *Stage) infinitive(d *token.Doc, i int) bool {
	y := d.Tokens[i].Sym
	return y != 0 && i > 0 && d.Tokens[i-1].Sym == s.to && s.verbs[y]
}

// auxiliary reports whether the word at i stands between the parts of a verb
// group: be, to, not, also.
func (s *Stage) auxiliary(c *rule.Chart, i int) bool {
	a := c.Find(i, s.tenseWord)
	return a != nil && a.Entry.Get("tense") == "aux"
}

// present is the form of a verb in -s.
func present(verb string) string {
	n := len(verb)
	switch {
	case strings.HasSuffix(verb, "s"), strings.HasSuffix(verb, "x"), strings.HasSuffix(verb, "z"), strings.HasSuffix(verb, "ch"),
		strings.HasSuffix(verb, "sh"), strings.HasSuffix(verb, "o"):
		return verb + "es"
	case n > 1 && verb[n-1] == 'y' && strings.IndexByte("aeiou", verb[n-2]) < 0:
		return verb[:n-1] + "ies"
	}
	return verb + "s"
}
