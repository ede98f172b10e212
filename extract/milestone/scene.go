package milestone

import (
	"slices"
	"strings"

	"wattwire/extract/capacity"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// introduced are the plants that the article tells without a name or an amount but with
// where they stand, "a solar plant near Tula", one of each technology: those to which "the
// facility", "it" and "construction" return in an article that names and measures none.
func (r *Runner) introduced() []capacity.Project {
	var out []capacity.Project
next:
	for n := range r.d.Sentences {
		s := r.d.Sentences[n].Span
		for i := s.First + 1; i < s.End; i++ {
			if !r.s.headed(&r.d.Tokens[i]) {
				continue
			}
			span, technology, ok := r.introduces(s, i)
			if !ok {
				continue
			}
			country := r.stands(s, span)
			if country == "" && !slices.ContainsFunc(out, func(p capacity.Project) bool { return p.Technology == technology }) {
				continue // of any one, or of a design
			}
			for k := range out {
				p := &out[k]
				if p.Technology == technology || p.Technology == "" || technology == "" {
					if p.Spans = append(p.Spans, span); p.Technology == "" {
						p.Technology = technology
					}
					if p.Country == "" {
						p.Country = country
					}
					continue next
				}
			}
			out = append(out, capacity.Project{Entity: -1, Technology: technology, Country: country, Spans: []token.Span{span}})
		}
	}
	return out
}

// introduces reports whether the word at token i of sentence s ends the words for one plant,
// none that is named, and gives these words and the technology that they tell.
func (r *Runner) introduces(s token.Span, i int) (span token.Span, technology string, ok bool) {
	const width = 8 // tokens before the word for a plant
	k := r.s.head(r.d, i)
	if k&(plantWord|partWord) == 0 || r.plural(i) || i+1 < s.End && !r.headBefore(i+1) {
		return span, "", false
	}
	first := -1
	for j := i - 1; j >= max(s.First, i-width) && first < 0; j-- {
		t := &r.d.Tokens[j]
		switch {
		case r.s.marks.Has(t.Sym, markSingle|markIts), t.Sym == r.s.possessive, t.Sym == r.s.the:
			first = j
		case r.s.marks.Has(t.Sym, markShare), r.s.clause.Participle(t.Sym): // "Kenya's first planned plant"
		case r.d.Word(j) == "-" && !t.Is(token.SpaceBefore): // "Kenya's gas-fired plant"
		case r.s.marks.Has(t.Sym, markBeside), r.s.clause.Function(t.Sym), t.Is(token.Punct) && r.d.Tokens[j+1].Is(token.SpaceBefore):
			return span, "", false
		}
	}
	if first < 0 {
		return span, "", false
	}
	for j := first + 1; j <= i; j++ {
		for a := r.chart.First(j); a != nil; a = r.chart.Next(a) {
			switch {
			case a.Label == r.s.technology && a.End <= i+1 && a.Entry.Get("kind") == "" && technology == "" && r.beside(a.End, i):
				technology = a.Entry.Get("value")
			case a.Label == r.s.project && a.End > i, a.Label == r.s.power || a.Label == r.s.energy:
				return span, "", false
			}
		}
	}
	span = token.Span{First: first, End: i + 1}
	opens := r.d.Tokens[first].Sym
	if technology != "" && (opens != r.s.the || first > s.First) {
		return span, technology, true
	}
	return span, technology, k&plantWord != 0 && r.s.marks.Has(opens, markSingle)
}

// headBefore reports whether a noun may end before token i: no noun follows, as in "reactor
// design".
func (r *Runner) headBefore(i int) bool {
	t := &r.d.Tokens[i]
	if !t.Is(token.Letter) || t.Is(token.Upper) || r.s.clause.Function(t.Sym) {
		return true
	}
	l := r.s.clause.Lemma(t.Sym)
	return l != 0 && l != t.Sym && !strings.HasSuffix(r.d.Word(i), "ing")
}

// stands is the country of the place that the words behind those for a plant in sentence s
// name, or of the one that has the plant in its genitive; "" if they name none.
func (r *Runner) stands(s, plant token.Span) string {
	const reach = 9 // tokens
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.First >= min(s.End, plant.End+reach) {
			break
		}
		if m.Kind != record.Place || r.in.Entities[m.Entity].Country == "" || m.End+1 < s.End && r.d.Word(m.End) == "-" {
			continue // also "Kenya-supplied"
		}
		switch {
		case m.First >= plant.End && !r.verbIn(token.Span{First: plant.End, End: m.First}):
			return r.in.Entities[m.Entity].Country
		case m.First >= s.First && m.End == plant.First && r.d.Tokens[m.End].Sym == r.s.possessive:
			return r.in.Entities[m.Entity].Country
		}
	}
	return ""
}

// verbIn reports whether a word that may be a verb and no other stands in a span.
func (r *Runner) verbIn(s token.Span) bool {
	for i := s.First; i < s.End; i++ {
		if y := r.d.Tokens[i].Sym; r.s.clause.Lemma(y) != 0 && r.s.clause.Lemma(y) != y {
			return true
		}
	}
	return false
}

// beside reports whether nothing but what goes on a word for a technology stands between that
// and the word for a plant at token i: "gas-fired power station", no "solar module factory".
func (r *Runner) beside(from, i int) bool {
	for j := from; j < i; j++ {
		if hyphen := r.d.Word(j) == "-"; !hyphen && (j == 0 || r.d.Word(j-1) != "-") && r.s.kind(r.d.Tokens[j].Sym)&power == 0 {
			return false
		}
	}
	return true
}
