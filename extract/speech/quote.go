package speech

import (
	"slices"

	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// quotation is a stretch of text in quotation marks.
type quotation struct {
	token.Span      // the words between the marks
	open, end  int  // first token with its mark, token after the last
	unclosed   bool // another opens before a mark closes it
	speaker    int
	verb       string
	rule       *rule.Rule
}

const (
	shortest  = 4   // words: less is a term in quotation marks
	backwards = 400 // tokens within which a mark that opens is closed
)

// speech finds the quotes: those in quotation marks by the rule that gives
// their speaker, and what a rule alone tells (it: "said that it").
func (r *Runner) speech() {
	r.quotations()
	r.last = -1
	for _, s := range r.d.Sentences {
		if !r.tells(s.Span) {
			continue
		}
		for _, m := range rule.Longest(r.mq.All(r.c, s.Span)) {
			r.attribute(&m, s.Span)
		}
	}
	r.follow()
	for i := range r.quoted {
		k := &r.quoted[i]
		if k.rule != nil && k.speaker >= 0 {
			r.quotes = append(r.quotes, Quote{Span: k.Span, Speaker: k.speaker, Verb: k.verb, Direct: true, Rule: k.rule})
		}
	}
	slices.SortStableFunc(r.quotes, func(a, b Quote) int { return inOrder(a.Span, b.Span) })
}

// tells reports whether the sentence has a word with which words are
// attributed.
func (r *Runner) tells(s token.Span) bool {
	for i := s.First; i < s.End; i++ {
		if t := &r.d.Tokens[i]; t.Uses&r.s.asked != 0 && r.s.telling.has(t.Sym) {
			return true
		}
	}
	return false
}

// attribute gives the words of a match to its speaker.
func (r *Runner) attribute(m *rule.Match, sent token.Span) {
	s := m.Capture("s")
	who := r.ref(s, r.s.speaker)
	if s.First < 0 {
		return
	}
	verb := ""
	if v := m.Capture("v"); v.First >= 0 {
		if at, ref := r.nearer(s.Span, v.Span); at.First > s.First {
			s.Span, who = at, ref
		} else if r.between(s.Span, v.Span) {
			return
		}
		if a := r.c.Find(v.First, r.s.verb); a != nil {
			verb = a.Entry.Name
		}
	}
	if who < 0 { // he, she
		if who = r.antecedent(s.First); who < 0 {
			return
		}
	}
	if r.in.Entities[who].Kind == record.Person {
		r.last = who
	}
	if c := m.Capture("q"); c.First >= 0 {
		if k := r.ref(c, r.s.quoted); k >= 0 && r.quoted[k].rule == nil {
			r.quoted[k].speaker, r.quoted[k].verb, r.quoted[k].rule = who, verb, m.Rule
		}
		return
	}
	it := m.Capture("it").Span
	if m.Rule.Set["told"] == "before" {
		it = token.Span{First: sent.First, End: m.All.First}
	}
	if it.First < 0 || it.Len() < shortest {
		return
	}
	for i := range r.quoted { // what a quotation gives is told by it
		if r.quoted[i].open < it.End && it.First < r.quoted[i].end && r.quoted[i].rule == nil {
			r.quoted[i].speaker, r.quoted[i].verb, r.quoted[i].rule = who, verb, m.Rule
			return
		}
	}
	words := it
	for words.End > words.First && r.d.Tokens[words.End-1].Is(token.Punct) {
		words.End--
	}
	if words.Len() >= shortest {
		r.quotes = append(r.quotes, Quote{Span: words, Speaker: who, Verb: verb, Rule: m.Rule})
	}
}

// between reports whether another speaker stands before the verb, other than
// in an apposition to the first.
func (r *Runner) between(s, v token.Span) bool {
	if s.End >= v.First || r.d.Tokens[s.End].Sym == r.s.comma || r.d.Word(s.End) == "(" {
		return false
	}
	for i := s.End; i < v.First; i++ {
		if a := r.c.Find(i, r.s.speaker); a != nil {
			return true
		}
	}
	return false
}

// nearer is the speaker that stands right before the verb, where the match has
// taken an earlier one: "Acme's chief executive Anna Keller said", "in a letter
// to Acme, Bolt noted". In "Anna Keller of Acme said" it is none.
func (r *Runner) nearer(s, v token.Span) (token.Span, int) {
	for i := v.First - 1; i > s.End; i-- {
		a := r.c.Find(i, r.s.speaker)
		if a == nil {
			continue
		}
		if a.End != v.First || !r.d.Tokens[i-1].Is(token.Letter) && r.d.Tokens[i-1].Sym != r.s.comma && !r.s.article.has(r.d.Tokens[i-1].Sym) {
			break
		}
		j := i - 1
		for j > s.End && r.s.article.has(r.d.Tokens[j].Sym) {
			j--
		}
		if r.s.function.has(r.d.Tokens[j].Sym) {
			break // of, at, and
		}
		return a.Span, int(a.Ref)
	}
	return token.Span{First: -1}, -1
}

// recently is the number of sentences before a pronoun in which the person that
// it means is named.
const recently = 2

// antecedent is the person meant by a pronoun at token i: who spoke last, if the
// sentence in which a person was last named names them, else the first whom that
// sentence names; -1 if there is none.
func (r *Runner) antecedent(i int) int {
	n := r.d.SentenceOf(i)
	for k := n - 1; k >= max(0, n-recently); k-- { // what is told may name others
		sent := r.d.Sentences[k].Span
		first := -1
		for _, m := range r.in.Mentions {
			if m.First >= sent.End {
				break
			}
			if m.First < sent.First || m.Kind != record.Person {
				continue
			}
			if m.Entity == r.last {
				return r.last
			}
			if first < 0 {
				first = m.Entity
			}
		}
		if first >= 0 {
			return first
		}
	}
	return r.last
}

// follow gives a quotation without a speaker of its own that of the one right
// before it: in the same paragraph after the attribution, or at the start of
// the next where the mark before was left open.
func (r *Runner) follow() {
	for i := 1; i < len(r.quoted); i++ {
		a, b := &r.quoted[i-1], &r.quoted[i]
		if b.rule != nil || a.rule == nil {
			continue
		}
		sa, sb := r.d.Sentences[r.d.SentenceOf(a.end-1)], r.d.Sentences[r.d.SentenceOf(b.open)]
		same := sa.Paragraph == sb.Paragraph && r.d.SentenceOf(b.open)-r.d.SentenceOf(a.end-1) <= 1
		next := sa.Paragraph+1 == sb.Paragraph && sb.First == b.open
		goesOn := next && (a.unclosed || r.last >= 0 && a.speaker == r.last)
		if goesOn || same && sb.First == b.open {
			b.speaker, b.verb, b.rule = a.speaker, a.verb, a.rule
		}
	}
}

// quotations finds the stretches in quotation marks and puts them onto the
// chart, sentence by sentence.
func (r *Runner) quotations() {
	r.quoted = r.quoted[:0]
	open, straight := -1, false
	toks := r.d.Tokens
	for i := range toks {
		if !toks[i].Is(token.Punct) {
			continue
		}
		opens, closes := false, false
		switch r.d.Word(i) {
		case "“", "„", "``":
			opens = true
		case "”", "''":
			closes = true
		case "\"":
			opens, closes = open < 0, open >= 0 && straight
		}
		switch {
		case closes && open >= 0:
			r.quotation(open, i, i+1)
			open = -1
		case opens && open >= 0: // a paragraph that begins within a quotation
			n := len(r.quoted)
			if r.quotation(open, i, i); n < len(r.quoted) {
				r.quoted[n].unclosed = true
			}
			fallthrough
		case opens:
			open, straight = i, r.d.Word(i) == "\""
		}
		if open >= 0 && i-open > backwards {
			open = -1
		}
	}
}

// quotation notes the words between the mark at open and stop; with its marks it
// ends at end.
func (r *Runner) quotation(open, stop, end int) {
	words := token.Span{First: open + 1, End: stop}
	for words.End > words.First && r.d.Tokens[words.End-1].Is(token.Punct) && r.d.Word(words.End-1) == "," {
		words.End--
	}
	if words.Len() < shortest {
		return
	}
	k := len(r.quoted)
	r.quoted = append(r.quoted, quotation{Span: words, open: open, end: end, speaker: -1})
	for n := r.d.SentenceOf(open); n <= r.d.SentenceOf(end-1); n++ {
		s := r.d.Sentences[n].Span
		piece := token.Span{First: max(s.First, open), End: min(s.End, end)}
		if piece.Len() > 0 {
			r.add(piece, r.s.quoted, k)
		}
	}
}
