package clause

import (
	"testing"

	"wattwire/extract/token"
)

// TestRead has tags asked only where the verb that they may tell would let
// something be found, and ends with the parse that stands.
func TestRead(t *testing.T) {
	const plain = "N[Acme Power shares gain] P[on] N[Kenya supply worries] .[.]"
	const tagged = "N[Acme Power shares] Vf[gain] P[on] N[Kenya supply worries] .[.]"
	p := newParser(t)
	d, _ := p.parse("Acme Power shares gain on Kenya supply worries.")
	for _, x := range []struct {
		verb  string // at which something is found
		state state
		last  string
	}{
		{"gain", revised, tagged},
		{"supply", revised, tagged}, // a verb if all words that can be are
		{"sign", unsure, plain},
	} {
		verb := p.Lex.Vocab.InternString(x.verb)
		last := ""
		p.run.Reset(p.run.c)
		p.run.Read(0, func(token.Sym) bool { return true }, func(cs []Chunk) bool {
			last = show(d, cs)
			for _, c := range cs {
				if c.Kind == Verb && c.Sym == verb {
					return true
				}
			}
			return false
		})
		if got := p.run.parses[0].state; got != x.state || last != x.last {
			t.Errorf("%s: state %d and %s, want %d and %s", x.verb, got, last, x.state, x.last)
		}
	}
}
