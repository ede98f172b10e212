package speech

import (
	"strings"

	"wattwire/extract/token"
)

const (
	leftWords  = 5 // words of an office before its title, at most
	rightWords = 9 // words after it
)

// offices puts the titles of office onto the chart, each with the words that
// belong to it.
func (r *Runner) offices() {
	end := 0
	toks, title, chief := r.d.Tokens, r.s.title, r.s.chief
	for i := range toks {
		if !r.c.Maybe(i, title) && toks[i].Sym != chief || i < end || r.covered[i] {
			continue
		}
		core := r.titleAt(i)
		if core == 0 {
			continue
		}
		sent := r.d.Sentences[r.d.SentenceOf(i)].Span
		s := token.Span{First: r.leftOf(i, max(sent.First, end)), End: r.rightOf(core, sent.End)}
		r.add(s, r.s.office, -1)
		if s.End > core { // also without what follows "of": "chairman of X"
			r.add(token.Span{First: s.First, End: core}, r.s.office, -1)
		}
		end = core
	}
}

// titleAt is the end of the title of office that begins at i, joined with
// those coordinated with it; 0 if there is none.
func (r *Runner) titleAt(i int) int {
	end := r.titleEnd(i)
	if end == 0 {
		return 0
	}
	// "chief markets analyst"
	for j := end; j < len(r.d.Tokens) && j < end+3 && !r.covered[j] && r.modifier(j, i); j++ {
		if next := r.titleEnd(j); next > 0 {
			end = next
			break
		}
	}
	// "chairman and chief executive"
	for j := end; j < len(r.d.Tokens)-1 && r.s.joint.has(r.d.Tokens[j].Sym) && !r.covered[j]; j = end {
		k := j + 1
		for k < len(r.d.Tokens)-1 && r.s.joint.has(r.d.Tokens[k].Sym) {
			k++
		}
		next := 0
		for n := 0; n < 3 && k+n < len(r.d.Tokens) && !r.covered[k+n] && next == 0; n++ {
			if next = r.titleEnd(k + n); next == 0 && !r.modifier(k+n, k+n) {
				break
			}
		}
		if next == 0 {
			return end
		}
		if r.d.Tokens[j].Sym == r.s.comma && next < len(r.d.Tokens) && r.person(next) {
			return end // the title of the next in a list
		}
		end = next
	}
	return end
}

// titleEnd is the end of the one title that begins at i, 0 if there is none.
func (r *Runner) titleEnd(i int) int {
	end := 0
	for a := r.c.First(i); a != nil; a = r.c.Next(a) {
		if a.Label == r.s.title && a.Entry.Get("kind") != "honorific" && a.End > end {
			end = a.End
		}
	}
	return max(end, r.chiefOfficer(i))
}

// chiefOfficer is the end of "chief … officer", 0 if that is not at i.
func (r *Runner) chiefOfficer(i int) int {
	if r.d.Tokens[i].Sym != r.s.chief {
		return 0
	}
	for j := i + 1; j < len(r.d.Tokens) && j <= i+7 && !r.covered[j]; j++ {
		t := &r.d.Tokens[j]
		if t.Sym == r.s.off {
			return j + 1
		}
		if !t.Is(token.Letter) && t.Sym != r.s.comma && t.Sym != r.s.ampersand {
			return 0
		}
	}
	return 0
}

func (r *Runner) person(i int) bool { return r.c.Find(i, r.s.person) != nil }

// modifier reports whether the word at i can stand before the title whose
// first word is at core: no name, no function word, no verb, and in small
// letters where the title is.
func (r *Runner) modifier(i, core int) bool {
	t := &r.d.Tokens[i]
	if !t.Is(token.Letter) || r.covered[i] || r.s.function.has(t.Sym) || t.Is(token.Seam) {
		return false
	}
	title := &r.d.Tokens[core]
	if t.Is(token.Upper) != title.Is(token.Upper) && !t.Is(token.AllUpper) && !title.Is(token.AllUpper) && !r.opens(i) {
		return false
	}
	if r.verb(i) || r.gerund(i) || r.c.Find(i, r.s.legal) != nil {
		return false
	}
	return t.Is(token.Upper) || r.c.Find(i, r.s.nominal) == nil
}

// opens reports whether the word at i opens its sentence, so that its capital tells nothing, and
// is none for a body or a nation.
func (r *Runner) opens(i int) bool {
	return r.d.Sentences[r.d.SentenceOf(i)].First == i && r.c.Find(i, r.s.nominal) == nil && r.c.Find(i, r.s.demonym) == nil
}

// leftOf is where the office begins whose title begins at core.
func (r *Runner) leftOf(core, from int) int {
	i := core
	for n := 0; i > from && n < leftWords; i, n = i-1, n+1 {
		j := i - 1
		if r.s.linking.has(r.d.Tokens[j].Sym) && !r.covered[j] {
			continue // former, then
		}
		if r.d.Word(j) == "-" && j > from && !r.d.Tokens[j].Is(token.SpaceBefore) && !r.covered[j-1] && r.d.Tokens[j-1].Is(token.Letter) {
			i-- // vice-president, ex-chief
			continue
		}
		if y := r.d.Tokens[j].Sym; (y == r.s.and || y == r.s.ampersand) && i < core && j > from && r.modifier(j-1, core) {
			i-- // "oil and gas analyst"
			continue
		}
		if !r.modifier(j, core) {
			break
		}
	}
	return i
}

// rightOf is where the office ends whose title ends at core: after "of tax and
// renewable energy", but before the organization.
func (r *Runner) rightOf(core, end int) int {
	for core < end && r.d.Tokens[core].Is(token.Upper|token.Letter) && r.d.Tokens[core-1].Is(token.Upper) && !r.covered[core] &&
		!r.s.function.has(r.d.Tokens[core].Sym) {
		core++ // "Vice President Europe"
	}
	if core >= end || !r.links(core) {
		return core
	}
	last := core
	for i := core; i < end && i < core+rightWords; i++ {
		t := &r.d.Tokens[i]
		if r.covered[i] {
			if r.c.Find(i, r.s.organization) != nil || r.person(i) {
				return last
			}
			last = i + 1
			continue
		}
		switch {
		case r.links(i), t.Sym == r.s.and, t.Sym == r.s.ampersand, r.s.article.has(t.Sym):
			continue // only with a word after them
		case t.Sym == r.s.comma && last == i && r.fields(i+1, end):
			continue // of energy, climate and security
		case !t.Is(token.Letter), r.s.function.has(t.Sym):
			return last
		case r.titleEnd(i) > 0 && t.Sym != r.s.off && !r.ofField(i, end):
			return last
		}
		if r.verb(i) && !r.s.article.has(r.d.Tokens[i-1].Sym) {
			return last
		}
		last = i + 1
	}
	return last
}

// ofField reports whether the title at token i is one word, and part of a field of work with the
// next: investor relations.
func (r *Runner) ofField(i, end int) bool {
	return r.titleEnd(i) == i+1 && i+1 < end && r.fieldWord(i+1) && !r.d.Tokens[i+1].Is(token.Upper)
}

// fields reports whether a list of fields of work goes on at token i: up to
// three words, and then "and" or a comma with more of them.
func (r *Runner) fields(i, end int) bool {
	for n := 0; i < end && n < 4; i, n = i+1, n+1 {
		t := &r.d.Tokens[i]
		if n > 0 && i+1 < end && r.fieldWord(i+1) {
			switch t.Sym {
			case r.s.and, r.s.ampersand:
				return true
			case r.s.comma:
				return r.fields(i+1, end)
			}
		}
		if !r.fieldWord(i) {
			return false
		}
	}
	return false
}

// fieldWord reports whether the word at token i can tell a field of work.
func (r *Runner) fieldWord(i int) bool {
	t := &r.d.Tokens[i]
	if !t.Is(token.Letter) || r.covered[i] || t.Sym == r.s.and || r.s.function.has(t.Sym) {
		return false
	}
	return !r.links(i) && r.titleEnd(i) == 0 && !r.verb(i)
}

// gerund reports whether the word at i is a form in -ing of a verb that is no
// noun, as in "citing manager John Miller".
func (r *Runner) gerund(i int) bool {
	stem, ok := strings.CutSuffix(r.d.Word(i), "ing")
	if !ok || r.d.Tokens[i].Is(token.Upper) || r.titleEnd(i) > 0 || i == 0 || r.covered[i-1] {
		return false
	}
	v := r.s.vocab
	return r.s.onlyVerb.has(v.LookupString(stem)) || r.s.onlyVerb.has(v.LookupString(stem+"e"))
}

// links reports whether the word at i ties a field of work to a title: of, for.
func (r *Runner) links(i int) bool {
	return r.s.field.has(r.d.Tokens[i].Sym)
}

// verb reports whether the word at i looks like a verb of the clause: a word
// of speech, a past form, or a form in -s of a verb.
func (r *Runner) verb(i int) bool {
	t, w := &r.d.Tokens[i], r.d.Word(i)
	if t.Is(token.Upper) {
		return false
	}
	if r.c.Find(i, r.s.verb) != nil {
		return true
	}
	if a := r.c.Find(i, r.s.tense); a != nil && a.Entry.Get("tense") == "past" {
		return true
	}
	if len(w) < 4 {
		return false
	}
	if strings.HasSuffix(w, "ed") || r.s.onlyVerb.has(t.Sym) {
		return true
	}
	return w[len(w)-1] == 's' && w[len(w)-2] != 's' && t.Sym != 0 && r.s.onlyVerb.has(r.s.clause.Lemma(t.Sym))
}
