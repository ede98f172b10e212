package name

import (
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// regime is an entity that is a country's or a region's government, or its treasury.
type regime struct {
	entity int
	of     string // the country's code or the region's name, and "treasury" for that
}

// governments adds what is named between two tokens as a government: "the Kenyan
// government", "the Government of Kenya", "the Nairobi administration", or as its treasury, "the Kenyan treasury". Its
// name holds that of a place, which stays a mention of its own.
func (r *Runner) governments(from, end int) {
	by := r.s.government
	if by == nil {
		return
	}
	toks, words := r.d.Tokens, &r.s.words
	for i := from; i < end; i++ {
		y := toks[i].Sym
		if y != words.government && y != words.treasury && y != words.administration || r.at[i] != 0 && r.namedAt(i) {
			continue
		}
		treasury := y == words.treasury
		s, of, country := r.governmentAt(i)
		if s.Len() == 0 || s.First < i && r.compounded(s.End) {
			continue
		}
		if treasury {
			of += " treasury"
		}
		e := -1
		for _, g := range r.govs {
			if g.of == of {
				e = g.entity
			}
		}
		if e < 0 {
			e = len(r.ents)
			r.govs = append(r.govs, regime{e, of})
			r.ents = append(r.ents, Entity{Kind: record.Organization, Country: country, Subkind: "government", First: s.First})
		}
		r.c.Add(rule.Annotation{Span: s, Label: r.s.findings[organization], Ref: int32(len(r.ments))})
		r.ments = append(r.ments, Mention{Span: s, Kind: record.Organization, Entity: e, Rule: by})
	}
}

// governmentAt is the name of the government for which the word at token i
// stands, and the country; it is empty if the word names none.
func (r *Runner) governmentAt(i int) (s token.Span, of, country string) {
	end := i
	if i > 0 && r.sym(i-1) == r.s.words.state && !r.d.Tokens[i-1].Is(token.Upper) {
		end-- // the Gorland state government
	}
	for k := max(0, i-4); k < end; k++ {
		if of, country = r.ruled(k, end); of != "" {
			if r.sym(k) == r.s.words.the {
				k++ // "The Philippines government"
			}
			return token.Span{First: k, End: i + 1}, of, country
		}
	}
	if r.sym(i+1) != r.s.words.of || r.sym(i) == r.s.words.administration && !r.d.Tokens[i].Is(token.Upper) {
		return s, "", "" // the administration of Kenya's grid
	}
	k := i + 2
	if r.sym(k) == r.s.words.the {
		k++
	}
	for end := min(k+4, len(r.d.Tokens)); end > k; end-- {
		if of, country = r.ruled(k, end); of != "" {
			if end < len(r.d.Tokens) && (r.trait(end)&placeLower != 0 || r.sym(end) == r.s.words.state) && !r.d.Tokens[end].Is(token.Upper) {
				end++ // the government of Gorland state
			}
			return token.Span{First: i, End: end}, of, country
		}
	}
	return s, "", ""
}

// ruled is the country, region or great town, of which one may say that it has a government,
// that the tokens from k to end name or whose adjective they are.
func (r *Runner) ruled(k, end int) (of, country string) {
	if !r.d.Tokens[k].Is(token.Upper) {
		return "", ""
	}
	for a := r.c.First(k); a != nil; a = r.c.Next(a) {
		if a.End != end {
			continue
		}
		switch {
		case a.Label == r.s.lab.country, a.Label == r.s.lab.demonym && a.Entry.Get("alpha3") != "":
			return a.Entry.Get("alpha3"), a.Entry.Get("alpha3")
		case a.Label == r.s.lab.place && a.Entry.Get("kind") == "region":
			return a.Entry.Name, a.Entry.Get("country")
		case a.Label == r.s.lab.place && of == "" && r.trait(k)&(given|surname|common) == 0: // no Lincoln administration
			if e := r.foremost(a.Span, a.Entry); rank(e) >= greatTown && e.Get("country") != "" {
				of, country = e.Name, e.Get("country")
			}
		}
	}
	return of, country
}

// compounded reports whether the word at token i goes on a noun before it: "a
// Kenyan government bond", "government-owned".
func (r *Runner) compounded(i int) bool {
	if i >= len(r.d.Tokens) {
		return false
	}
	t := &r.d.Tokens[i]
	if t.Is(token.Punct) {
		return !t.Is(token.SpaceBefore) && r.sym(i) == r.s.words.hyphen
	}
	if t.Is(token.Upper) {
		return true
	}
	if !t.Is(token.Letter) || r.trait(i)&(function|clause|verb) != 0 {
		return false
	}
	return !r.verbal(i) && !r.toldNow(i) && !r.s.words.past.Has(t.Sym)
}

// toldNow reports whether the word at token i may be a verb in the present:
// "plans", "says".
func (r *Runner) toldNow(i int) bool {
	w := r.d.Word(i)
	if len(w) < 4 || w[len(w)-1] != 's' {
		return false
	}
	y := r.s.lex.Vocab.LookupString(w[:len(w)-1])
	return int(y) < len(r.s.words.traits) && r.s.words.traits[y]&verb != 0
}
