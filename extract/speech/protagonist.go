package speech

import (
	"strings"

	"wattwire/extract/record"
	"wattwire/extract/token"
)

// protagonist is the body of an office that is told without one: the company
// ("chief executive X said") or the ministry ("the minister, X") that the
// article has told of most before it, of two the one that it told of first; -1
// if there is none, or several that are told of but once.
func (r *Runner) protagonist(t token.Span) int {
	if t.First > 0 && r.covered[t.First-1] {
		return -1 // the boss for a region
	}
	for t.Len() > 1 && r.s.linking.has(r.d.Tokens[t.First].Sym) {
		t.First++
	}
	of, ok := r.bareOffice(t)
	if !ok {
		return -1
	}
	within := t.First - r.d.Sentences[r.d.SentenceOf(t.First)].First
	// Acme will pay, chief executive Anna Lee said
	leads := within == 0 || within > leading && r.d.Tokens[t.First-1].Sym == r.s.comma && r.speaks(t.End)
	if of == ofCompany && (leads || r.d.Tokens[t.First-1].Sym == r.s.its) {
		if n := r.subject(t.First, of, leads); n >= 0 {
			return n
		}
	}
	r.told = append(r.told[:0], make([]int, len(r.in.Entities))...)
	for _, m := range r.in.Mentions {
		if m.First < t.First {
			r.told[m.Entity]++
		}
	}
	for _, n := range r.in.Nominals {
		if n.First < t.First && len(n.Entities) == 1 {
			r.told[n.Entities[0]]++
		}
	}
	best, fitting := -1, 0
	for i := range r.in.Entities {
		e := &r.in.Entities[i]
		if e.Kind != record.Organization || r.told[i] == 0 || !of.fits(e.Subkind) {
			continue
		}
		fitting++
		if best < 0 || r.told[i] > r.told[best] || r.told[i] == r.told[best] && e.First < r.in.Entities[best].First {
			best = i
		}
	}
	if fitting > 1 && r.told[best] == 1 {
		return -1
	}
	return best
}

// speaks reports whether a person who says something is named at token i.
func (r *Runner) speaks(i int) bool {
	if i >= len(r.d.Tokens) {
		return false
	}
	a := r.c.Find(i, r.s.person)
	return a != nil && a.End < len(r.d.Tokens) && r.c.Find(a.End, r.s.verb) != nil
}

// leading is the number of tokens within which a subject begins its sentence:
// "The Paris-based utility Acme".
const leading = 4

// subject is the body of a sort that the last sentence before token t that tells
// of one tells of first, as "its" comes back to it: Acme has a plant. Anna Lee, its
// chief executive; -1 if it is told farther away than that, or must lead the sentence,
// as in the paragraph before it must, and stands further on in it.
func (r *Runner) subject(t int, of bareOffice, leads bool) int {
	at := r.d.SentenceOf(t)
	for n := at; n >= 0 && n >= at-2; n-- {
		s := r.d.Sentences[n]
		if s.Paragraph != r.d.Sentences[at].Paragraph {
			if n != at-1 || r.d.Tokens[t-1].Sym == r.s.comma {
				break
			}
			leads = true
		}
		if r.d.Tokens[s.First].Sym == r.s.it {
			continue
		}
		for _, m := range r.in.Mentions {
			if m.First >= min(s.End, t) {
				break
			}
			if m.First >= s.First && m.Kind == record.Organization && of.fits(r.in.Entities[m.Entity].Subkind) {
				if leads && m.First > s.First+leading {
					return -1
				}
				return m.Entity
			}
		}
	}
	return -1
}

// bareOffice is the sort of body that the titles in t are of, if each may be told
// without one: managing director and CEO.
func (r *Runner) bareOffice(t token.Span) (bareOffice, bool) {
	if of, ok := r.s.bare[strings.ToLower(r.d.Slice(t))]; ok && of != ofJoined {
		return of, true
	}
	first := t.First
	sort, found := ofCompany, false
	for i := t.First; i <= t.End; i++ {
		if i < t.End && !r.s.joint.has(r.d.Tokens[i].Sym) {
			continue
		}
		if i > first {
			of, ok := r.s.bare[strings.ToLower(r.d.Slice(token.Span{First: first, End: i}))]
			if !ok || found && of != sort && of != ofJoined {
				return 0, false
			}
			if of != ofJoined {
				sort, found = of, true
			}
		}
		first = i + 1
	}
	return sort, found
}

// bareOffice is the sort of body that an office told without one is of.
type bareOffice uint8

const (
	ofCompany bareOffice = iota
	ofMinistry
	ofJoined // of a company where an office of a company is joined to it
)

func (o bareOffice) fits(subkind string) bool {
	if o == ofMinistry {
		return subkind == "ministry"
	}
	switch subkind {
	case "ministry", "government", "media", "body":
		return false
	}
	return true
}
