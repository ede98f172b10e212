package rule

import (
	"fmt"
	"strings"
	"testing"

	"wattwire/extract/token"
)

// traced runs patterns over the first sentence of a text and words what the
// tracer heard.
func traced(t *testing.T, text string, patterns ...string) (fired, near string) {
	t.Helper()
	lex, set, faults := compileOne(t, patterns...)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	var d token.Doc
	token.NewTokenizer(lex.Vocab, nil).Run(&d, text)
	c := Chart{Trace: &Tracer{}}
	c.Reset(&d)
	c.AddMatches(lex.Find(&d, nil))
	set.NewMatcher().All(&c, d.Sentences[0].Span)
	var fs, ns []string
	for _, f := range c.Trace.Fired {
		s := d.Slice(f.All)
		for _, p := range f.Parts {
			s += fmt.Sprintf(" %s=%s(%s)", p.Name, d.Slice(p.Span), p.As)
		}
		fs = append(fs, s)
	}
	for _, n := range c.Trace.Near {
		at := "the end"
		if n.At < len(d.Tokens) {
			at = d.Word(n.At)
		}
		ns = append(ns, fmt.Sprintf("%s: %s wanted at %s (%d:%d)", d.Slice(n.Span), n.Wanted, at, n.Matched, n.Missing))
	}
	return strings.Join(fs, "|"), strings.Join(ns, "|")
}

func TestTrace(t *testing.T) {
	for _, c := range []struct{ name, text, pattern, fired, near string }{
		{"captures", "In May 2023 it came.", "in? m:@month y:#year", "In May 2023 m=May(@month May) y=2023()|May 2023 m=May(@month May) y=2023()", ""},
		{"an atom that failed", "In late May it came.", "in late @month y:#year", "", "In late May: #year wanted at it (4:1)"},
		{"alternatives", "In late May it came.", "in late @month ( #year | this year )", "", "In late May: #year or this wanted at it (4:1)"},
		{"a gap", "They sign in May a big deal.", "sign in @month ...3 pact", "", "sign in May: ... pact wanted at a (4:1)"},
		{"a word that must not stand there", "On a May day soon.", "on a @month !day", "", "On a May: anything but day wanted at day (3:0)"},
		{"the end", "It came on a May", "on a @month #year", "", "on a May: #year wanted at the end (3:1)"},
		{"too little", "It came in June.", "in @month of the same year", "", ""},
		{"no trigger word", "They met in late May.", "met in late @month <organization>", "", "met in late May: <organization> wanted at . (5:2)"},
		{"other lengths", "They met on a June day.", "met on a @month[n=6] dawn", "", "met on a June: dawn wanted at day (4:1)"},
	} {
		fired, near := traced(t, c.text, c.pattern)
		if fired != c.fired || near != c.near {
			t.Errorf("%s:\nfired %s\nwant  %s\nnear  %s\nwant  %s", c.name, fired, c.fired, near, c.near)
		}
	}
}

// TestNoTrace: a Tracer that is not there takes what it is told.
func TestNoTrace(t *testing.T) {
	var none *Tracer
	none.Fire(&Rule{}, token.Span{})
	none.Miss(&Rule{}, token.Span{}, 0, "")
	none.Join(&Rule{}, token.Span{}, token.Span{}, "")
}
