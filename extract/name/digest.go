package name

import (
	"slices"

	"wattwire/extract/record"
	"wattwire/extract/token"
)

// Lands are, by sentence, the countries under whose names the paragraphs of a digest
// stand: "KENYA. Acme signed", "Nairobi, Kenya – Acme signed". They are nil where all
// paragraphs stand under one, as news does under its dateline.
type Lands []string

// Of is the country (ISO 3166-1 alpha-3) under which sentence n stands, "" if under none.
func (l Lands) Of(n int) string {
	if l == nil {
		return ""
	}
	return l[n]
}

// Lands are those of the last document. They are valid until the next Run.
func (r *Runner) Lands() Lands {
	const few = 3 // countries that make a digest without headings
	lands, opened, paragraphs := r.landsBy((*Runner).openedBy)
	if len(lands) >= few && 2*opened >= paragraphs {
		return r.lands
	}
	if lands, _, _ = r.landsBy((*Runner).landOf); len(lands) > 1 {
		return r.lands
	}
	return nil
}

// landsBy gives each sentence the country that a function reads off the first one of its
// paragraph, of which it is told the span and the first mention. It tells the
// countries found, in how many paragraphs, and how many there are.
func (r *Runner) landsBy(land func(r *Runner, m int, s token.Span) string) (lands []string, opened, paragraphs int) {
	r.lands = r.lands[:0]
	m := 0
	for n, s := range r.d.Sentences {
		if n > 0 && r.d.Sentences[n-1].Paragraph == s.Paragraph {
			r.lands = append(r.lands, r.lands[n-1])
			continue
		}
		for m < len(r.ments) && r.ments[m].First < s.First {
			m++
		}
		l := land(r, m, s.Span)
		r.lands = append(r.lands, l)
		paragraphs++
		if l == "" {
			continue
		}
		opened++
		if !slices.Contains(lands, l) {
			lands = append(lands, l)
		}
	}
	return lands, opened, paragraphs
}

// openedBy is the country with which a paragraph opens, by a heading or as a sentence may:
// "Kenya, at last, has", "In Kenya,", "Over the border in Kenya,", "Acme (Kenya)"; "" if
// it opens with none, or with several.
func (r *Runner) openedBy(m int, s token.Span) string {
	const lead = 5 // tokens
	if l := r.landOf(m, s); l != "" || m == len(r.ments) {
		return l
	}
	if r.ments[m].First == s.First && r.ments[m].End < s.End && r.d.Word(r.ments[m].End) == "(" {
		if m+1 < len(r.ments) && r.ments[m+1].First == r.ments[m].End+1 {
			m++
		}
	}
	p := &r.ments[m]
	e := &r.ents[p.Entity]
	if p.Kind != record.Place || e.Entry == nil || e.Entry.Get("alpha3") == "" || p.First > s.First+lead || p.End >= s.End {
		return ""
	}
	before := p.First - 1
	if r.sym(before) == r.s.words.the {
		before--
	}
	if p.First > s.First && before >= s.First && r.sym(before) != r.s.words.in && r.d.Word(before) != "(" {
		return ""
	}
	if w := r.d.Word(p.End); w == "and" || r.d.Tokens[p.End].Is(token.Punct) && len(w) > 1 {
		return "" // "Kenya and Peru", "Kenya's Acme"
	}
	return e.Country
}

// landOf is the country of the place that opens a paragraph whose first sentence is
// s, with a stop, a colon or a dash behind it, where mention m is the first of the
// sentence; "" if none does.
func (r *Runner) landOf(m int, s token.Span) string {
	i := s.First
	for i < s.End && r.d.Tokens[i].Is(token.Punct) {
		i++ // "- Kenya."
	}
	for ; m < len(r.ments) && r.ments[m].First == i && r.ments[m].Kind == record.Place && r.ments[m].End < len(r.d.Tokens); m++ {
		end := r.ments[m].End
		switch w := r.d.Word(end); w {
		case ".", ":":
			return r.ents[r.ments[m].Entity].Country
		case "-", "–", "—":
			if r.d.Tokens[end].Is(token.SpaceBefore) {
				return r.ents[r.ments[m].Entity].Country
			}
			return ""
		case ",": // "Nairobi, Kenya.", "Dubai, the UAE."
			if i = end + 1; i < s.End && r.sym(i) == r.s.words.the {
				i++
			}
		default:
			return ""
		}
	}
	return ""
}
