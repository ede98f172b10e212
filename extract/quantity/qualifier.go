package quantity

import (
	"wattwire/extract/lexicon"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// reach is the longest qualifier in tokens.
const reach = 5

// qualifierBefore is the longest qualifier that ends before token i, not before
// first; ok is false if none does. Its row tells its value.
func (r *Runner) qualifierBefore(i, first int) (a *rule.Annotation, ok bool) {
	for j := max(first, i-reach); j < i; j++ {
		for a := r.chart.First(j); a != nil; a = r.chart.Next(a) {
			if a.Label == r.s.labels.qualifier && a.End == i && a.Entry.Get("side") != "after" {
				return a, a.Entry.Get("side") == "before"
			}
		}
	}
	return nil, false
}

// qualifier is the value of the qualifier before q, "" if none stands there.
func (r *Runner) qualifier(q *Quantity, first int) string {
	d := r.chart.Doc
	i := q.First
	if a, ok := r.qualifierBefore(i, first); ok {
		if a.Entry.Get("kind") == "preposition" && q.Dimension == record.Duration && !r.governed(a.First, first) {
			return "" // 20 plants over three years
		}
		return a.Entry.Get("value")
	}
	if i > first && d.Tokens[i-1].Is(token.Letter) && r.s.words.article(d.Tokens[i-1].Sym) {
		if a, ok := r.qualifierBefore(i-1, first); ok && a.Entry.Get("kind") != "preposition" {
			return a.Entry.Get("value") // about a 300 MW plant
		}
	}
	return ""
}

// governed reports whether a function word stands before token i: for over, is
// under.
func (r *Runner) governed(i, first int) bool {
	return i > first && r.s.words.isFunction(r.chart.Doc.Tokens[i-1].Sym)
}

// at is the annotation of a class at token i whose column side has that value.
func (r *Runner) at(i int, l rule.Label, side string) *rule.Annotation {
	for a := r.first(i); a != nil; a = r.chart.Next(a) {
		if a.Label == l && a.Entry.Get("side") == side {
			return a
		}
	}
	return nil
}

// finish gives q its qualifier and, if it has none yet, the period of its
// rate from the words about it.
func (r *Runner) finish(q *Quantity, sent token.Span) {
	q.Qualifier = r.qualifier(q, sent.First)
	if q.Qualifier == "" && q.End < sent.End {
		if a := r.at(q.End, r.s.labels.qualifier, "after"); a != nil && a.End <= sent.End {
			q.Qualifier = a.Entry.Get("value")
		}
	}
	if q.Per != "" {
		return
	}
	switch q.Dimension {
	case record.Energy, record.Mass, record.Volume, record.Money, record.Power, record.Count:
	default:
		return
	}
	q.Per = r.period(q, sent)
}

// article reports whether s is "a" or "an".
func (w *words) article(s token.Sym) bool { return s == w.a || s == w.an }

// span of words in which "a year" belongs to an amount: 3,800 GWh of clean
// electricity a year; an annual output of 3,800 GWh.
const rateAfter, rateBefore = 6, 6

// period looks for the period of a rate in the words after and before q.
func (r *Runner) period(q *Quantity, sent token.Span) string {
	d := r.chart.Doc
	for i := q.End; i < min(q.End+rateAfter, sent.End); i++ {
		t := &d.Tokens[i]
		if a := r.at(i, r.s.labels.rate, "after"); a != nil {
			if a.End < sent.End && r.s.words.isOffset(d, a.End) {
				return ""
			}
			return a.Entry.Get("per")
		}
		if !t.Is(token.Letter) || i > q.End && r.s.words.isFunction(t.Sym) && t.Sym != r.s.words.of {
			break
		}
		if i == q.End && r.s.words.isFunction(t.Sym) && t.Sym != r.s.words.of {
			break
		}
	}
	switch q.Dimension {
	case record.Energy, record.Mass, record.Volume:
	default:
		return ""
	}
	for i := q.First - 1; i >= max(sent.First, q.First-rateBefore); i-- {
		if a := r.at(i, r.s.labels.rate, "before"); a != nil {
			return a.Entry.Get("per")
		}
		if !d.Tokens[i].Is(token.Letter) {
			return ""
		}
	}
	return ""
}

// isOffset reports whether the word at i makes "a day" a distance in time: a
// day after.
func (w *words) isOffset(d *token.Doc, i int) bool {
	return w.offset.Has(d.Tokens[i].Sym)
}

func offsets(lex *lexicon.Lexicon) (m token.Set) {
	for _, s := range []string{"after", "before", "later", "earlier", "ago", "from"} {
		m.Add(lex.Vocab.InternString(s))
	}
	return m
}
