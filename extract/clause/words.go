package clause

import (
	"fmt"
	"strings"

	"wattwire/extract/lexicon"
	"wattwire/extract/token"
)

// pos is what a word can be.
type pos uint32

const (
	det pos = 1 << iota
	prep
	conj
	but
	sub
	rel
	pron
	aux
	modal
	neg
	to
	adv
	base  // verb forms
	third // third person singular present
	past
	participle
	gerund
	noun // the base or third form is often a noun
	be   // forms of be, have, do
	have
	do
)

const (
	verbal   = base | third | past | participle | gerund
	function = det | prep | conj | but | sub | rel | pron | aux | modal | neg | to | adv
)

// onlyVerb reports whether a word can be a form of a verb and no noun.
func (p pos) onlyVerb() bool { return p&verbal != 0 && p&noun == 0 }

var posNames = map[string]pos{
	"det": det, "prep": prep, "conj": conj, "but": but, "sub": sub, "rel": rel, "pron": pron, "aux": aux, "modal": modal,
	"neg": neg, "to": to, "adv": adv,
}

var auxForms = map[string]pos{
	"be": be | base, "am": be, "is": be | third, "are": be, "was": be | past, "were": be | past, "been": be | participle, "being": be | gerund,
	"have": have | base, "has": have | third, "had": have | past | participle, "having": have | gerund,
	"do": do | base, "does": do | third, "did": do | past,
	"'re": be, "'m": be, "'ve": have,
}

// drawnIn are modals that an apostrophe draws into the word before them.
var drawnIn = map[string]string{"'ll": "will", "'d": "would"}

type word struct {
	pos   pos
	lemma token.Sym // of a verb form
	opens bool      // begins a function word of several tokens
	// negated: an auxiliary with "not" drawn into it
	negated bool
}

// words is what clause knows of each word, by Sym.
type words struct {
	bySym []word
	// phrases are the function words of several tokens, by their first.
	phrases map[token.Sym][]compound
}

// compound is a function word of several tokens: "according to".
type compound struct {
	rest []token.Sym
	pos  pos
	sym  token.Sym // of the whole
}

func (w *words) at(s token.Sym) word {
	if int(s) < len(w.bySym) {
		return w.bySym[s]
	}
	return word{}
}

func (w *words) add(v *token.Vocab, text string, p pos, lemma token.Sym) {
	s := v.InternString(text)
	x := w.of(s)
	x.pos |= p
	if lemma != 0 && (x.lemma == 0 || x.lemma == s) {
		x.lemma = lemma
	}
}

// of is the place of a word that may be new.
func (w *words) of(s token.Sym) *word {
	for int(s) >= len(w.bySym) {
		w.bySym = append(w.bySym, make([]word, max(256, len(w.bySym)))...)
	}
	return &w.bySym[s]
}

func newWords(lex *lexicon.Lexicon) (*words, []error) {
	w := &words{phrases: map[token.Sym][]compound{}}
	var faults []error
	for _, e := range lex.Entries("function_words") {
		for _, p := range strings.Split(e.Get("pos"), "|") {
			bit, ok := posNames[p]
			if !ok {
				faults = append(faults, fmt.Errorf("function_words.tsv: %q cannot be a %q", e.Name, p))
			}
			if parts := strings.Fields(e.Name); len(parts) > 1 {
				ph := compound{pos: bit, sym: lex.Vocab.InternString(e.Name)}
				for _, part := range parts[1:] {
					ph.rest = append(ph.rest, lex.Vocab.InternString(part))
				}
				first := lex.Vocab.InternString(parts[0])
				w.phrases[first] = append(w.phrases[first], ph)
				w.of(first).opens = true
				continue
			}
			w.add(lex.Vocab, e.Name, bit, 0)
		}
	}
	for _, e := range lex.Entries("verbs") {
		w.addVerb(lex.Vocab, e)
	}
	for text, p := range auxForms {
		lemma := "be"
		if p&have != 0 {
			lemma = "have"
		} else if p&do != 0 {
			lemma = "do"
		}
		w.add(lex.Vocab, text, p|aux, lex.Vocab.InternString(lemma))
		if p&(base|third|past) != 0 {
			w.contract(lex.Vocab, text, p|aux, lex.Vocab.InternString(lemma))
		}
	}
	for _, e := range lex.Entries("function_words") {
		if e.Get("pos") == "modal" {
			w.contract(lex.Vocab, e.Name, modal, 0)
		}
	}
	for short, whole := range drawnIn {
		w.add(lex.Vocab, short, modal, lex.Vocab.InternString(whole))
	}
	return w, faults
}

// contract adds an auxiliary with the "not" drawn into it: "didn't", "can't"; also
// without the apostrophe, as texts that have lost theirs write it.
func (w *words) contract(v *token.Vocab, text string, p pos, lemma token.Sym) {
	forms := []string{text + "n't", text + "nt"}
	switch text { // "cant" and "wont" are words of their own
	case "can":
		forms = []string{"can't"}
	case "will":
		forms = []string{"won't"}
	}
	for _, f := range forms {
		w.add(v, f, p, lemma)
		w.of(v.InternString(f)).negated = true
	}
}

func (w *words) addVerb(v *token.Vocab, e *lexicon.Entry) {
	lemma := v.InternString(e.Name)
	p := base
	if e.Get("noun") != "" {
		p |= noun
	}
	w.add(v, e.Name, p, lemma)
	for form, texts := range Forms(e.Name, e.Get("past"), e.Get("participle"), e.Get("gerund")) {
		q := [...]pos{third, past, participle, gerund}[form]
		if q == third {
			q |= p & noun
		}
		for _, t := range texts {
			w.add(v, t, q, lemma)
		}
	}
}

// short reports whether a verb is one syllable that ends in a lone vowel and a
// consonant that doubles.
func short(lemma string) bool {
	n := len(lemma)
	if n < 3 || n > 5 || strings.IndexByte("aeiouwxy", lemma[n-1]) >= 0 || strings.IndexByte("aeiou", lemma[n-2]) < 0 {
		return false
	}
	return !strings.ContainsAny(lemma[:n-2], "aeiou") && !strings.HasSuffix(lemma[:n-2], "q")
}

// Forms are the third person, past, participle and gerund of a verb; irregular
// ones (parted by |) take the place of the regular.
func Forms(lemma, pasts, participles, ing string) [4][]string {
	n := len(lemma)
	vowel := func(i int) bool { return i >= 0 && strings.IndexByte("aeiou", lemma[i]) >= 0 }
	stemY := n > 1 && lemma[n-1] == 'y' && !vowel(n-2)
	s := lemma + "s"
	switch {
	case stemY:
		s = lemma[:n-1] + "ies"
	case strings.HasSuffix(lemma, "s"), strings.HasSuffix(lemma, "x"), strings.HasSuffix(lemma, "z"),
		strings.HasSuffix(lemma, "ch"), strings.HasSuffix(lemma, "sh"), strings.HasSuffix(lemma, "o"):
		s = lemma + "es"
	}
	stem := lemma
	if short(lemma) {
		stem += lemma[n-1:] // bag, bagged
	}
	ed := stem + "ed"
	switch {
	case lemma[n-1] == 'e':
		ed = lemma + "d"
	case stemY:
		ed = lemma[:n-1] + "ied"
	}
	if ing == "" {
		switch {
		case strings.HasSuffix(lemma, "ie"):
			ing = lemma[:n-2] + "ying"
		case lemma[n-1] == 'e' && !strings.HasSuffix(lemma, "ee") && n > 2:
			ing = lemma[:n-1] + "ing"
		default:
			ing = stem + "ing"
		}
	}
	or := func(given, regular string) []string {
		if given == "" {
			return []string{regular}
		}
		return strings.Split(given, "|")
	}
	return [4][]string{{s}, or(pasts, ed), or(participles, ed), strings.Split(ing, "|")}
}
