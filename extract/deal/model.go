package deal

import (
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// codeIn is the code in noun chunk k by which the machines of a maker are called: "the MX-300
// reactor"; empty if there is none.
func (r *Runner) codeIn(k int) token.Span {
	ch := &r.chunks[k]
	for i := ch.First; i < ch.End; i++ {
		switch {
		case !r.model(i):
		case i-2 >= ch.First && r.hyphenated(i-1) && !r.d.Tokens[i].Is(token.Upper):
			return token.Span{First: i - 2, End: i + 1}
		default:
			return token.Span{First: i, End: i + 1}
		}
	}
	return token.Span{}
}

// coded reports whether a candidate is on machines that are called by a code.
func (r *Runner) coded(c *candidate) bool {
	return c.object >= 0 && r.codeIn(c.object).Len() > 0
}

// makerOfModel adds to who chooses machines that are called by a code the maker that is named
// before it in the text, mostly: "Acme's MX-300", "the Acme MX-300".
func (r *Runner) makerOfModel(c *candidate, _ *event) {
	if c.frame.object.needs&needTechnology == 0 || c.object < 0 || len(c.parties) > len(c.agents) {
		return
	}
	code := r.codeIn(c.object)
	if code.Len() == 0 {
		return
	}
	votes := map[int]int{}
	best := -1
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if r.in.Entities[m.Entity].Kind != record.Organization {
			continue
		}
		at := m.End
		if r.genitive(at) {
			at++
		}
		if !r.sameWords(code, at) {
			continue
		}
		if votes[m.Entity]++; best < 0 || votes[m.Entity] > votes[best] {
			best = m.Entity
		}
	}
	if best >= 0 {
		c.parties = add(c.parties, best)
	}
}

// sameWords reports whether the words of a span stand at token i too.
func (r *Runner) sameWords(sp token.Span, i int) bool {
	if i+sp.Len() > len(r.d.Tokens) {
		return false
	}
	for k := 0; k < sp.Len(); k++ {
		if r.d.Tokens[i+k].Sym != r.d.Tokens[sp.First+k].Sym {
			return false
		}
	}
	return true
}
