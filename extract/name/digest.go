package name

import (
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
	r.lands = r.lands[:0]
	last, several, m := "", false, 0
	for n, s := range r.d.Sentences {
		land := ""
		if n > 0 && r.d.Sentences[n-1].Paragraph == s.Paragraph {
			land = r.lands[n-1]
		} else {
			for m < len(r.ments) && r.ments[m].First < s.First {
				m++
			}
			if land = r.landOf(m, s.Span); land != "" {
				several = several || last != "" && last != land
				last = land
			}
		}
		r.lands = append(r.lands, land)
	}
	if !several {
		return nil
	}
	return r.lands
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
