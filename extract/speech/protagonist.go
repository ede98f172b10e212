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
	of, ok := r.s.bare[strings.ToLower(r.d.Slice(t))]
	if !ok {
		return -1
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

// bareOffice is the sort of body that an office told without one is of.
type bareOffice uint8

const (
	ofCompany bareOffice = iota
	ofMinistry
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
