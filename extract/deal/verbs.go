package deal

import (
	"fmt"
	"iter"
	"sort"
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// verbFrame is a frame opened by a verb, with the particle that must follow. What the frame asks of a
// sentence stands beside it, since most frames of most verbs are left for that.
type verbFrame struct {
	*frame
	particle []token.Sym
	asked    demand
}

// verbs are the frames by the lemma of their verb, in order of the rules, and those that
// any verb opens.
type verbs struct {
	bySym [][]verbFrame
	any   []verbFrame
}

// anyVerb stands in a rule for the verbs that it does not except.
const anyVerb = "any"

// all are the frames that verbs open, once for each verb.
func (v *verbs) all() iter.Seq[*verbFrame] {
	return func(yield func(*verbFrame) bool) {
		for _, frames := range append(v.bySym[:len(v.bySym):len(v.bySym)], v.any) {
			for i := range frames {
				if !yield(&frames[i]) {
					return
				}
			}
		}
	}
}

// at are the frames that a verb opens by a rule that lists it.
func (v *verbs) at(s token.Sym) []verbFrame {
	if int(s) < len(v.bySym) {
		return v.bySym[s]
	}
	return nil
}

// open has the verbs of a rule open its frame; it returns those that clause does not know.
func (v *verbs) open(lex *lexicon.Lexicon, cl *clause.Stage, r *rule.Rule, f *frame) (faults []error) {
	known := func(verb string) (token.Sym, bool) {
		first, _, _ := strings.Cut(verb, " ")
		s := lex.Vocab.InternString(first)
		if cl.Lemma(s) == 0 {
			faults = append(faults, fmt.Errorf("%s:%d: rule %q: no verb of verbs.tsv is %q", r.File, r.Line, r.ID, first))
			return s, false
		}
		return s, true
	}
	for _, verb := range r.Except {
		if s, ok := known(verb); ok {
			f.except = append(f.except, s)
		}
	}
	for _, verb := range r.Verbs {
		if verb == anyVerb {
			f.general = true
			v.any = append(v.any, verbFrame{frame: f})
		} else if _, ok := known(verb); ok {
			v.add(lex, verb, f)
		}
	}
	return faults
}

func (v *verbs) add(lex *lexicon.Lexicon, text string, f *frame) {
	words := strings.Fields(text)
	vf := verbFrame{frame: f}
	for _, w := range words[1:] {
		vf.particle = append(vf.particle, lex.Vocab.InternString(w))
	}
	s := lex.Vocab.InternString(words[0])
	for int(s) >= len(v.bySym) {
		v.bySym = append(v.bySym, make([][]verbFrame, max(256, len(v.bySym)))...)
	}
	// a phrasal verb goes before the bare one
	l := append(v.bySym[s], vf)
	sort.SliceStable(l, func(i, j int) bool { return len(l[i].particle) > len(l[j].particle) })
	v.bySym[s] = l
}
