package milestone

import (
	"slices"

	"wattwire/extract/capacity"
	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// nameless is the plant, none of those that the article names or measures, that
// noun chunk n means: "a coal plant in Durban"; with more also one told in the
// plural or with "the": "two reactors", "the facility" after talk of a solar farm.
func (r *Runner) nameless(n int, more bool) (target, bool) {
	c := r.chunks[n]
	head := r.s.head(r.d, c.Head)
	technical, mw := r.technical(c.Span), 0.0
	switch plant := head&plantWord != 0 || head&partWord != 0 && technical; {
	case (plant || r.covered(c)) && r.single(c), more && r.pronoun(c) && r.isPlant(n):
	case !more:
		return target{}, false
	case plant:
		if mw = r.capacityOf(n); mw == 0 && !r.counted(c) {
			return target{}, false
		}
	case !r.sharesHead(n) && (head&partWord == 0 || !r.unnamed(c)):
		return target{}, false
	}
	if p := r.only(c.Span); p >= 0 && p < r.given && r.last(c.First, 1000) < 0 && !r.plural(c.Head) {
		return r.project(p), true // the plant whose name or capacity is told later
	}
	country := r.countryIn(c.Span, more)
	return target{project: -1, mw: mw, country: country}, more || country != "" || technical
}

// anonymous are the plants without a name that stand in noun chunks, else in the
// phrases that depend on the step.
func (r *Runner) anonymous(typ string, nouns []int, told []clause.Arg) []target {
	if typ == "announced" {
		return nil
	}
	for _, n := range nouns {
		if ts := r.ahead(r.chunks[n]); ts != nil {
			return ts
		}
		if t, ok := r.nameless(n, true); ok {
			return []target{t}
		}
	}
	for _, a := range told {
		switch a.Prep {
		case r.s.of, r.s.forr, r.s.on, r.s.at, r.s.in:
			if ts := r.ahead(r.chunks[a.Nouns[0]]); ts != nil {
				return ts
			}
			if t, ok := r.nameless(a.Nouns[0], true); ok {
				return []target{t}
			}
		}
	}
	return nil
}

// unknown is a plant that has neither name nor capacity, of which the sentences
// before a span have a word, unless its own words tell of one.
func (r *Runner) unknown(s token.Span, told bool) []target {
	if !told && !r.spoken(s.First, nearby) {
		return nil
	}
	return []target{{project: -1, country: r.countryIn(s, true)}}
}

// measured reports whether the sentence before token i, or the one before that, tells the
// capacity of a plant or of units of one: "is to build two 1,000 MW units".
func (r *Runner) measured(i int) bool {
	from := r.d.Sentences[max(0, r.sent-1)].First
	return slices.ContainsFunc(r.in.Capacities, func(k capacity.Capacity) bool {
		return k.First >= from && k.First < i && (k.Scope == record.ScopeProject || k.Scope == record.ScopeUnit)
	})
}

// counted reports whether a noun chunk is of certain plants, not of plants in
// general: "the plant", "two coal-fired units", "Acme's last reactors".
func (r *Runner) counted(c clause.Chunk) bool {
	few := !r.plural(c.Head) && (c.Definite || r.s.marks.Has(r.d.Tokens[c.First].Sym, markShare))
	for i := c.First; i < c.Head; i++ {
		t := &r.d.Tokens[i]
		if t.Is(token.Digit) && t.End-t.Start > 1 {
			return false // too many to be told one by one
		}
		few = few || t.Is(token.Digit) || r.s.marks.Has(t.Sym, markFew)
	}
	return few
}

// nearby is the number of sentences over which "the facility" returns to a plant
// that has no name.
const nearby = 4

// unnamed reports whether a noun chunk returns to plants that the article has
// told without a name or an amount: "a solar farm near Tula … The facility", "All three farms".
func (r *Runner) unnamed(c clause.Chunk) bool {
	all := c.Len() == 3 && r.s.marks.Has(r.d.Tokens[c.First].Sym, markShare) && r.s.marks.Has(r.d.Tokens[c.First+1].Sym, markFew)
	if !c.Definite && !all || c.Len() > 3 || r.s.marks.Has(r.d.Tokens[c.First].Sym, markIts) {
		return false
	}
	if r.d.Tokens[c.Head].Is(token.Digit) || c.Len() == 3 && r.d.Tokens[c.First+1].Is(token.Upper) {
		return false // "Phase 5", "the Acme project"
	}
	return r.spoken(c.Head, nearby)
}

// spoken reports whether the so many sentences before token i, of the first
// sentence those after it, have a word for a plant to which the one there can
// return.
func (r *Runner) spoken(i, sentences int) bool {
	word := r.d.Tokens[i].Sym
	plural := r.plural(i) || r.s.marks.Has(word, markThey)
	from := r.d.Sentences[max(0, r.sent-sentences)].First
	if r.sent == 0 {
		i = r.d.Sentences[min(sentences, len(r.d.Sentences)-1)].End
	}
	for i--; i >= from; i-- {
		k := r.s.head(r.d, i)
		if k&(plantWord|partWord) == 0 {
			continue
		}
		if k&plantWord != 0 {
			return true
		}
		if r.d.Tokens[i].Sym != word && !plural {
			continue
		}
		for j := max(from, i-3); j < i; j++ {
			if a := r.chart.Find(j, r.s.technology); a != nil && a.End == i {
				return true
			}
		}
	}
	return false
}

// sharesHead reports whether noun chunk n is the first of names that share the
// word for a plant: "the Acme and Bolt solar parks".
func (r *Runner) sharesHead(n int) bool {
	if n+2 >= len(r.chunks) || r.chunks[n+1].Kind != clause.Conj || r.chunks[n+2].Kind != clause.Noun {
		return false
	}
	if t := &r.d.Tokens[r.chunks[n].Head]; !t.Is(token.Upper) && !t.Is(token.Digit) {
		return false
	}
	last := r.chunks[n+2]
	if last.First != r.chunks[n+1].End || last.Len() < 2 || !r.d.Tokens[last.First].Is(token.Upper) {
		return false
	}
	return r.plural(last.Head) && r.s.head(r.d, last.Head)&(plantWord|partWord) != 0 && r.technical(last.Span)
}

// capacityOf is the capacity that stands in a phrase after noun chunk n: "wind
// farms with a total capacity of 350 MW"; 0 if none does.
func (r *Runner) capacityOf(n int) float64 {
	end := n + 1
	for end+1 < len(r.chunks) && end <= n+4 && r.hasAmount(end) && r.chunks[end+1].Kind == clause.Noun {
		end += 2
	}
	s := token.Span{First: r.chunks[n].End, End: r.chunks[end-1].End}
	for i := range r.in.Capacities {
		if s.Contains(r.in.Capacities[i].Span) {
			return r.in.Capacities[i].MW
		}
	}
	return 0
}

// hasAmount reports whether chunk k is a preposition behind which stands what something has:
// with, of.
func (r *Runner) hasAmount(k int) bool {
	c := &r.chunks[k]
	return c.Kind == clause.Prep && (c.Sym == r.s.with || c.Sym == r.s.of)
}
