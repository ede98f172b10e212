package capacity

import "wattwire/extract/token"

// nesting is how many tokens may stand between a place and the larger place
// that it lies in: Pueblo, Colorado; Kazakhstan's Turkistan Region.
const nesting = 3

// settlePlace gives a place found its country, if need be by the larger place
// told beside it; two countries side by side are none.
func (r *Runner) settlePlace(p *placeAt, sent token.Span) (place, country string) {
	k := 0
	for k < len(r.places) && &r.places[k] != p {
		k++
	}
	place, country, ok := r.placesBehind(k, sent, p.name, p.country)
	if ok {
		place, country, ok = r.placesBefore(k, sent, place, country)
	}
	if !ok {
		return "", ""
	}
	if p.demonym {
		place = ""
	}
	return place, country
}

// placesBehind is what the places right behind place k make of its name and country;
// false if one of another country is told with it.
func (r *Runner) placesBehind(k int, sent token.Span, place, country string) (string, string, bool) {
	for j := k + 1; j < len(r.places); j++ {
		p, n := &r.places[k], &r.places[j]
		if n.First >= sent.End || n.First-r.places[j-1].End > nesting || n.demonym {
			break
		}
		if r.coordinated(r.places[j-1].End, n.First) {
			if n.country != country && n.country != "" && country != "" {
				return "", "", false
			}
			continue
		}
		next := j == k+1 && n.First-p.End == 1 && r.d.Tokens[p.End].Sym == r.s.words.comma
		if country == "" || next && n.wide && !p.nation {
			country = n.country // Lima, Ohio
		}
		if p.nation && !n.nation && n.country == p.country && r.possessive(p.End, n.First) {
			place = n.name // Kazakhstan's Turkistan Region
		}
		if r.amountIn(p.End, n.First) >= 0 {
			break
		}
	}
	return place, country, true
}

// placesBefore is what the places right before place k make of its name and country;
// false if one of another country is told with it.
func (r *Runner) placesBefore(k int, sent token.Span, place, country string) (string, string, bool) {
	for j := k - 1; j >= 0; j-- {
		p, n := &r.places[k], &r.places[j]
		if n.First < sent.First || r.places[j+1].First-n.End > nesting || n.demonym && !p.area {
			break
		}
		if r.coordinated(n.End, r.places[j+1].First) {
			if n.country != country && n.country != "" && country != "" && !n.demonym {
				return "", "", false
			}
			continue
		}
		if country == "" {
			country = n.country
		}
		if p.nation && !n.nation && n.country == p.country && !p.demonym {
			place = n.name // Pueblo in the USA
		}
	}
	return place, country, true
}

// coordinated reports whether a conjunction joins two places, of which none has an amount of its
// own: in Kenya and Peru, not Kenya 3 GW and Peru 2 GW.
func (r *Runner) coordinated(from, end int) bool {
	w := &r.s.words
	if r.amountIn(from, end) >= 0 {
		return false
	}
	for t := from; t < end; t++ {
		if s := r.d.Tokens[t].Sym; s == w.and || s == w.or {
			return true
		}
	}
	return false
}

func (r *Runner) possessive(from, end int) bool {
	return end-from == 1 && r.d.Tokens[from].Is(token.Punct) && len(r.d.Word(from)) > 1
}
