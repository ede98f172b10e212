package name

import (
	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// settlePlace chooses among the places of one name: the one in the country or
// region that follows after a comma, then one in a country that the article
// speaks of, then the best known.
func (r *Runner) settlePlace(e *Entity, s token.Span) {
	if e.Entry.Get("alpha3") != "" {
		e.Country = e.Entry.Get("alpha3")
		return
	}
	best, score := e.Entry, -1
	for a := r.c.First(s.First); a != nil; a = r.c.Next(a) {
		if a.Label != r.s.lab.place || a.End != s.End && a.End != s.End-1 {
			continue
		}
		if n := r.placeScore(a.Entry, a.Span); n > score || n == score && rank(a.Entry) > rank(best) {
			best, score = a.Entry, n
		}
	}
	e.Entry = best
	e.Country = best.Get("country")
	if score >= placeTold {
		return
	}
	if n := r.regionBehind(s.End, r.s.words.in); n != "" {
		e.Country = n // Lara in Texas, whatever the list has of its name
		return
	}
	if !town(best) {
		return
	}
	if n := r.regionBehind(s.End, r.s.words.comma); r.told(n) > 0 && (best.Get("kind") == "capital" || rank(best) < greatTown) {
		e.Country = n
	} else if r.abroad(best, knownTown) {
		e.Country, e.Entry = "", nil // another town of that name
	}
}

// town reports whether a place is a town.
func town(e *lexicon.Entry) bool {
	kind := e.Get("kind")
	return kind == "city" || kind == "capital"
}

// knownTown is how many live in a town that is meant though the article speaks of another
// country.
const knownTown = 150_000

// greatTown is how many live in a town that is meant whatever region is told after it, or
// though it is told only in the name of a plant.
const greatTown = 1_000_000

// abroad reports whether an entry is a town, of fewer people than make it known, of a country
// of which the article does not speak, where it speaks of another: of that another town may
// have the name.
func (r *Runner) abroad(e *lexicon.Entry, known int32) bool {
	if rank(e) >= known || r.told(e.Get("country")) > 0 {
		return false
	}
	return r.setting() != ""
}

// regionBehind is the country of the region behind the comma or "in" at token k, in which the town
// before it lies though the list has none of its name there, Lima, Ohio; of a list of towns none.
func (r *Runner) regionBehind(k int, link token.Sym) string {
	if k+1 >= len(r.d.Tokens) || r.sym(k) != link {
		return ""
	}
	country, most := "", int32(0)
	for a := r.c.First(k + 1); a != nil; a = r.c.Next(a) {
		if a.Label != r.s.lab.place || rank(a.Entry) <= most {
			continue
		}
		if country, most = "", rank(a.Entry); a.Entry.Get("kind") == "region" {
			country = a.Entry.Get("country")
		}
	}
	return country
}

// placeTold is what a place scores of which the country or region follows.
const placeTold = 100

func (r *Runner) placeScore(e *lexicon.Entry, s token.Span) int {
	n := 0
	for v := rank(e); v >= 4; v /= 2 { // the logarithm of its size
		n++
	}
	n *= 2
	if t := r.told(e.Get("country")); t > 0 {
		bonus := 8 + min(t, 6)
		if rank(e) < 50_000 {
			bonus /= 2 // a city abroad rather than a village
		}
		n += bonus
	}
	// what follows: ", Texas", "in Spain", "(Spain)"
	for k := s.End; k < len(r.d.Tokens) && k < s.End+4; k++ {
		if r.d.Tokens[k].Is(token.Upper) {
			for a := r.c.First(k); a != nil; a = r.c.Next(a) {
				switch {
				case a.Label == r.s.lab.country && a.Entry.Get("alpha3") == e.Get("country"), r.districtOf(a, e):
					return n + placeTold
				case a.Label == r.s.lab.place && a.Entry.Get("kind") == "region" && a.Entry.Get("country") == e.Get("country") &&
					(a.Entry.Name == e.Get("region") || fullState(a.Entry) == e.Get("region")):
					return n + placeTold + 20
				}
			}
			break
		}
	}
	return n
}

// districtOf reports whether an annotation is a district of the region in which an entry lies:
// Cumbria, in "Kendal, Cumbria".
func (r *Runner) districtOf(a *rule.Annotation, e *lexicon.Entry) bool {
	return a.Label == r.s.lab.place && a.Entry.Get("kind") == "district" && e.Get("region") != "" &&
		a.Entry.Get("region") == e.Get("region") && a.Entry.Get("country") == e.Get("country")
}

// entryEnd is where the longest entry of a class ends with which a name begins: the town
// in the name of a plant.
func (r *Runner) entryEnd(class lexicon.Class, s token.Span) int {
	end := s.First
	for a := r.c.First(s.First); a != nil; a = r.c.Next(a) {
		if a.Entry != nil && a.Entry.Class == class && a.End <= s.End {
			end = max(end, a.End)
		}
	}
	return end
}
