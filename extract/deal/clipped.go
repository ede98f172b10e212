package deal

import (
	"slices"
	"strings"

	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// Of two agreements told together the first may leave its last word to the second: "battery supply and
// service agreements", "EPC and O&M contracts".

// clipped is the name of a type of agreement without its last word: "battery supply".
type clipped struct {
	entry *lexicon.Entry
	words []token.Sym
}

// clip notes the name of an agreement without "agreement".
func (s *Stage) clip(e *lexicon.Entry, lex *lexicon.Lexicon) {
	name, ok := strings.CutSuffix(e.Name, " agreement")
	if t := e.Get("type"); !ok || t == "generic" || t == "none" {
		return
	}
	c := clipped{entry: e}
	for _, w := range strings.Fields(name) {
		c.words = append(c.words, lex.Vocab.InternString(strings.ToLower(w)))
	}
	last := c.words[len(c.words)-1]
	s.clipped[last] = append(s.clipped[last], c)
}

// clippedName is the name of an agreement that ends with a span and leaves its last word to another,
// of another type, which "and" joins to it; nil if there is none.
func (r *Runner) clippedName(sp token.Span) *rule.Annotation {
	if sp.Len() == 0 || sp.End+1 >= len(r.d.Tokens) || r.d.Tokens[sp.End].Sym != r.s.and {
		return nil
	}
	var best *rule.Annotation
	for _, c := range r.s.clipped[r.d.Tokens[sp.End-1].Sym] {
		first := sp.End - len(c.words)
		if first < sp.First || best != nil && first >= best.First {
			continue
		}
		if slices.EqualFunc(c.words, r.d.Tokens[first:sp.End], func(y token.Sym, t token.Token) bool { return y == t.Sym }) {
			best = &rule.Annotation{Span: token.Span{First: first, End: sp.End}, Label: r.s.agreement, Entry: c.entry}
		}
	}
	if best == nil {
		return nil
	}
	const within = 5 // tokens
	for i := sp.End + 1; i < min(sp.End+within, len(r.d.Tokens)); i++ {
		b := r.chart.Find(i, r.s.agreement)
		if b == nil {
			continue
		}
		if r.plural(b) && b.Entry.Get("type") != best.Entry.Get("type") && r.namesDeal(b.End-1) {
			return best
		}
		return nil
	}
	return nil
}
