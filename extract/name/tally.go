package name

import (
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// countryCount is how often an article speaks of a country.
type countryCount struct {
	code  string
	count int
}

// titleRegion is the rank of a region that tells its country in a title.
const titleRegion = 700_000

// tallyNames counts the countries of which the article speaks by name or
// adjective, its title too.
func (r *Runner) tallyNames(title *rule.Chart) {
	r.tally = r.tally[:0]
	if title != nil {
		for i := range title.Doc.Tokens {
			for a := title.First(i); a != nil; a = title.Next(a) {
				switch {
				case a.Label == r.s.lab.country, a.Label == r.s.lab.demonym:
					r.count(a.Entry.Get("alpha3"), 2)
				case a.Label == r.s.lab.place && a.Entry.Get("kind") == "region" && rank(a.Entry) > titleRegion && !title.Any(i, r.s.lab.anyCountry):
					r.count(a.Entry.Get("country"), 1)
				}
			}
		}
	}
	toks, countries := r.d.Tokens, r.s.lab.anyCountry
	for i := range toks {
		if !toks[i].Is(token.Upper) || !r.c.Any(i, countries) {
			continue
		}
		for a := r.c.First(i); a != nil; a = r.c.Next(a) {
			if a.Label == r.s.lab.country || a.Label == r.s.lab.demonym {
				r.count(a.Entry.Get("alpha3"), 1)
				break
			}
		}
	}
}

// tallyPlaces adds the countries of large regions and capitals.
func (r *Runner) tallyPlaces() {
	for i := range r.ents {
		e := &r.ents[i]
		if e.Kind != record.Place || e.Entry == nil {
			continue
		}
		if k := e.Entry.Get("kind"); (k == "region" || k == "capital") && rank(e.Entry) > 1_000_000 && !r.namesake(e) {
			r.count(e.Entry.Get("country"), 1)
		}
	}
}

// namesake reports whether a country that is told has a place, not much smaller, of the name of
// place e, whose own country is not told: Cordoba where the article speaks of Colombia.
func (r *Runner) namesake(e *Entity) bool {
	const smaller = 4 // times
	if r.told(e.Entry.Get("country")) > 0 {
		return false
	}
	size := rank(e.Entry)
	if e.Entry.Get("kind") == "capital" {
		size -= capitalRank
	}
	end := 0
	for a := r.c.First(e.First); a != nil; a = r.c.Next(a) {
		if a.Entry == e.Entry {
			end = a.End
		}
	}
	for a := r.c.First(e.First); a != nil; a = r.c.Next(a) {
		if a.Label == r.s.lab.place && a.End == end && smaller*rank(a.Entry) >= size && r.told(a.Entry.Get("country")) > 0 {
			return true
		}
	}
	return false
}

func (r *Runner) count(code string, n int) {
	if code == "" {
		return
	}
	for i := range r.tally {
		if r.tally[i].code == code {
			r.tally[i].count += n
			return
		}
	}
	r.tally = append(r.tally, countryCount{code, n})
}

// recount gives what was counted for one country to another.
func (r *Runner) recount(from, to string) {
	n := r.told(from)
	r.count(from, -n)
	r.count(to, n)
}

func (r *Runner) told(code string) int {
	for _, t := range r.tally {
		if t.code == code {
			return t.count
		}
	}
	return 0
}

// setting is the country of which the article speaks, "" if it speaks of
// several about as often.
func (r *Runner) setting() string {
	best, second := countryCount{}, 0
	for _, t := range r.tally {
		if t.count > best.count {
			best, second = t, best.count
		} else {
			second = max(second, t.count)
		}
	}
	if second == 0 || best.count >= 5 && best.count >= 4*second {
		return best.code
	}
	return ""
}
