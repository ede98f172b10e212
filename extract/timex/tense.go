package timex

import "wattwire/extract/token"

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
func (r *Runner) tense(s, span token.Span) direction {
	d := r.c.Doc
	infinitive := false
	present := r.present(s, span)
	if present == future {
		return future
	}
	for i, n := span.First-1, 0; i >= s.First && n < reach; i, n = i-1, n+1 {
		if r.stops(i) {
			break
		}
		if r.infinitive(i) {
			infinitive = true
		}
		if a := r.c.Find(i, r.stage.tenseWord); a != nil && a.Entry.Get("tense") == "announced" {
			if infinitive {
				return future // "announced plans to build in December"
			}
			return past
		}
		switch r.tenseAt(i) {
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
				if !r.auxiliary(j) {
					if t := r.tenseAt(j); j < i-1 && t >= future {
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
		if r.stops(i) || !opening && d.Text[d.Tokens[i].Start] == ',' {
			break
		}
		if t := r.tenseAt(i); t != unknown {
			return t
		}
	}
	return unknown
}

// present tells the future by a verb in the present right before the date,
// "the council meets on Thursday": for sure, or likely where the word may also
// be a noun, "talks on Thursday".
func (r *Runner) present(s, span token.Span) direction {
	d := r.c.Doc
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
func (r *Runner) tenseAt(i int) direction {
	if i > 0 { // inside of a phrase like "than expected"
		if a := r.c.Find(i-1, r.stage.tenseWord); a != nil && a.End > i {
			return unknown
		}
		if d := r.c.Doc; d.Word(i-1) == "-" && !d.Tokens[i].Is(token.SpaceBefore) {
			return unknown // "go-ahead", no verb
		}
	}
	if a := r.c.Find(i, r.stage.tenseWord); a != nil {
		switch a.Entry.Get("tense") {
		case "past", "announced":
			return past
		case "future":
			return future
		case "likely":
			return likely
		}
		return unknown
	}
	t := &r.c.Doc.Tokens[i]
	w := r.c.Doc.Word(i)
	if t.Is(token.Letter) && !t.Is(token.Upper) && len(w) > 4 && w[len(w)-2:] == "ed" && w[len(w)-3] != 'e' {
		return past
	}
	return unknown
}

// stops reports whether the clause ends at i.
func (r *Runner) stops(i int) bool {
	t := &r.c.Doc.Tokens[i]
	return t.Is(token.Punct) && (r.c.Doc.Text[t.Start] == ';' || r.c.Doc.Text[t.Start] == ':')
}

// infinitive reports whether the word at i is a verb after "to".
func (r *Runner) infinitive(i int) bool {
	d := r.c.Doc
	return i > 0 && d.Tokens[i-1].Sym == r.stage.to && r.stage.verbs.Has(d.Tokens[i].Sym)
}

// auxiliary reports whether the word at i stands between the parts of a verb
// group: be, to, not, also.
func (r *Runner) auxiliary(i int) bool {
	a := r.c.Find(i, r.stage.tenseWord)
	return a != nil && a.Entry.Get("tense") == "aux"
}
