package capacity

import (
	"cmp"
	"fmt"
	"strings"

	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// mask is a set of technologies.
type mask uint32

// technologies in the order in which a hybrid names them.
var technologies = [...]string{"solar", "wind", "hydro", "storage", "nuclear", "gas", "coal", "oil", "geothermal", "bioenergy", "waste",
	"marine", "hydrogen", "grid"}

const (
	solar   mask = 1 << 0
	wind    mask = 1 << 1
	hydro   mask = 1 << 2
	storage mask = 1 << 3
	gas     mask = 1 << 5
	coal    mask = 1 << 6
	oil     mask = 1 << 7
	grid    mask = 1 << 13
	// open is set where the text leaves the technology open: renewable.
	open mask = 1 << 31
)

// String is the value of the record, "" for none.
func (m mask) String() string {
	if m == 0 || m&open != 0 {
		return ""
	}
	for i, t := range technologies {
		if m == 1<<i {
			return t
		}
	}
	var out []string
	for i, t := range technologies {
		if m&(1<<i) != 0 {
			out = append(out, t)
		}
	}
	return strings.Join(out, "+")
}

// parseTech reads the value of a row of the list technologies.
func parseTech(s string) (mask, error) {
	switch s {
	case "none":
		return open, nil
	case "other":
		return 0, nil
	}
	m := mask(0)
	for _, p := range strings.Split(s, "+") {
		found := false
		for i, t := range technologies {
			if p == t {
				m |= 1 << i
				found = true
			}
		}
		if !found {
			return 0, fmt.Errorf("no technology is called %q", p)
		}
	}
	return m, nil
}

// tech is a row of the list technologies.
type tech struct {
	mask mask
	weak bool
	fuel bool
}

// techAt is a word, or several that are joined, that tells a technology.
type techAt struct {
	token.Span
	mask mask
	weak bool
	// fuel: it may be but a fuel or a trade; no plant stands by it.
	fuel bool
	// trade: a word for a firm stands by it, of which it may tell the trade.
	trade bool
	// yields: it is told of a plant that gives way to another.
	yields bool
	// name: it is part of a company's or another body's name.
	name bool
	// law: that body is a regulator, who oversees others' plants.
	law bool
	// owner is the candidate in whose noun phrase it stands, -1 if in none.
	owner int
}

// maxJoin is how many tokens may stand between technologies that are one
// hybrid: solar - plus - storage, wind power and solar power.
const maxJoin = 3

// readTechnologies lists the words of the document that tell a technology,
// joined where they are coordinated, once they are asked for.
func (r *Runner) readTechnologies() {
	if r.read {
		return
	}
	r.read = true
	r.readTitle()
	r.techs = r.techs[:0]
	for t := 0; t < len(r.d.Tokens); {
		a := r.longestTech(r.c, t)
		if a == nil {
			if r.d.Tokens[t].Sym == r.s.words.oil && r.besideFuel(t) {
				r.techs = append(r.techs, techAt{Span: token.Span{First: t, End: t + 1}, mask: oil, fuel: !r.plantFollows(t + 1), owner: -1})
			}
			t++
			continue
		}
		if row := r.s.techs[a.Entry]; row.mask != 0 && !r.inAddition(t) {
			r.techs = append(r.techs, techAt{Span: a.Span, mask: row.mask, weak: row.weak, fuel: row.fuel && !r.plantFollows(a.End) && !(row.mask&fuels != 0 && r.burnt(a.First)), owner: -1})
		}
		t = a.End
	}
	r.skipNames()
	r.joinTechs()
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.Kind == record.ProjectKind || m.Kind == record.Place {
			continue
		}
		law := r.in.Entities[m.Entity].Subkind == "regulator"
		for k := r.techFrom(m.First); k < len(r.techs) && r.techs[k].First < m.End; k++ {
			r.techs[k].name, r.techs[k].law = true, law
		}
	}
	for k := range r.techs {
		r.techs[k].yields = r.givesWay(&r.techs[k])
		r.techs[k].trade = r.firmFollows(r.techs[k].End)
	}
	r.main = r.mainTech(mainShare)
	r.sole = r.mainTech(1)
	r.settleWeak()
}

// inAddition reports whether token t begins the kind of other plants, in addition to which there is
// what is told: 200 MW, in addition to its existing hydro plants.
func (r *Runner) inAddition(t int) bool {
	const reach = 5 // tokens
	w := &r.s.words
	for j := t - 1; j > 0 && j >= t-reach && !r.d.Tokens[j].Is(token.Punct) && r.amountAt(j) < 0; j-- {
		if r.d.Tokens[j].Sym == w.to && r.d.Tokens[j-1].Sym == w.addition {
			return true
		}
	}
	return false
}

// besideFuel reports whether "oil" at token t is one of the fuels of a plant: coal, oil and gas plant; not
// oil and gas fields.
func (r *Runner) besideFuel(t int) bool {
	const most = 3 // fuels or words between the fuels and the plant
	w := &r.s.words
	n := len(r.techs) - 1
	joined := n >= 0 && r.techs[n].End == t-1 && r.techs[n].mask&fuels != 0 && r.links(t-1)
	t++
	for i := 0; i < most && t+1 < len(r.d.Tokens) && r.links(t); i++ {
		for t++; t < len(r.d.Tokens) && r.links(t); t++ { // ", and"
		}
		a := r.longestTech(r.c, t)
		if a == nil || r.s.techs[a.Entry].mask&fuels == 0 {
			return false
		}
		joined, t = true, a.End
	}
	for end := min(t+most, len(r.d.Tokens)); joined && t < end; t++ {
		switch s := r.d.Tokens[t].Sym; {
		case s == w.plant, s == w.plants, s == w.station, s == w.stations:
			return true
		case !r.d.Tokens[t].Is(token.Letter) && s != w.hyphen:
			return false
		}
	}
	return false
}

// links reports whether a comma or a conjunction stands at token t.
func (r *Runner) links(t int) bool {
	s := r.d.Tokens[t].Sym
	return s == r.s.words.comma || s == r.s.words.and || s == r.s.words.or
}

// skipNames has words of technologies that are part of a name say nothing where the phrase goes on
// with that of the plant: the Alder Dam floating solar plant.
func (r *Runner) skipNames() {
	const between = 1 // floating
	for k := 0; k+1 < len(r.techs); k++ {
		a, b := &r.techs[k], &r.techs[k+1]
		if !r.capital(a.First) || r.capital(b.First) || b.First-a.End > between || a.First == 0 || !r.plantFollows(b.End) {
			continue
		}
		if r.capital(a.First-1) && (a.End == b.First || r.d.Tokens[a.End].Is(token.Letter)) {
			a.mask, a.weak = b.mask, true
		}
	}
}

// capital reports whether token t begins with a capital, not all of it.
func (r *Runner) capital(t int) bool {
	return r.d.Tokens[t].Is(token.Upper) && !r.d.Tokens[t].Is(token.AllUpper)
}

// settleWeak reads words that are of several technologies as the article's own, or its title's,
// where it never tells the one they mean by default: modules of a reactor,
// turbines in a tidal stream.
func (r *Runner) settleWeak() {
	var told mask
	for _, t := range r.techs {
		if !t.weak && !t.name {
			told |= t.mask
		}
	}
	m := r.main
	if m == 0 && told == 0 {
		m = r.title.tech
	}
	if m == 0 || m&(m-1) != 0 && m != hydro|storage || m&storage == m {
		return
	}
	for k := range r.techs {
		if t := &r.techs[k]; t.weak && told&t.mask == 0 && r.title.tech&t.mask == 0 {
			t.mask = m
		}
	}
}

// givesWay reports whether a fuel is told of a plant in whose stead another is to stand: a former
// coal plant, to replace coal-fired plants.
func (r *Runner) givesWay(t *techAt) bool {
	const reach = 3 // tokens
	for j := t.First - 1; t.mask&fuels == t.mask && j >= max(0, t.First-reach) && !r.d.Tokens[j].Is(token.Punct); j-- {
		if r.c.Find(j, r.s.labels.word[yielding]) != nil {
			return true
		}
	}
	return false
}

// burnt reports whether a word of burning stands before the fuel at token t, so that it is that of a
// plant: runs on natural gas, fired by imported coal.
func (r *Runner) burnt(t int) bool {
	const reach = 2 // tokens
	for j := t - 1; j >= max(0, t-reach) && !r.d.Tokens[j].Is(token.Punct); j-- {
		if r.c.Find(j, r.s.labels.word[burning]) != nil {
			return true
		}
	}
	return false
}

// firmFollows reports whether a word for a firm and its name stand at token t or behind another
// word or two of its trade: solar developer Acme, clean energy generation company Acme.
func (r *Runner) firmFollows(t int) bool {
	for j := t; j < min(t+3, len(r.d.Tokens)) && r.d.Tokens[j].Is(token.Letter); j++ {
		if r.c.Find(j, r.s.labels.word[firm]) != nil {
			return j+1 < len(r.d.Tokens) && r.mentionOf(j+1, record.Organization)
		}
	}
	return false
}

// plantFollows reports whether a word for a plant stands at token t or right
// after it: coal plant, gas power station.
func (r *Runner) plantFollows(t int) bool {
	for j := t; j < min(t+2, len(r.d.Tokens)); j++ {
		for a := r.c.First(j); a != nil; a = r.c.Next(a) {
			for _, k := range [...]class{plant, plants, machine, fleet} {
				if a.Label == r.s.labels.word[k] && a.Label != 0 {
					return true
				}
			}
		}
		if r.d.Word(j) == "fired" || r.d.Word(j) == "-" {
			continue
		}
		if r.d.Tokens[j].Is(token.Punct) {
			return false
		}
	}
	return false
}

func (r *Runner) longestTech(c *rule.Chart, t int) *rule.Annotation {
	if !c.Maybe(t, r.s.labels.technology) {
		return nil
	}
	var best *rule.Annotation
	for a := c.First(t); a != nil; a = c.Next(a) {
		if a.Label == r.s.labels.technology && (best == nil || a.End > best.End) {
			best = a
		}
	}
	return best
}

// joinTechs makes one of technologies that are coordinated.
func (r *Runner) joinTechs() {
	out := r.techs[:0]
	for _, t := range r.techs {
		if n := len(out) - 1; n >= 0 && r.joins(out[n], t) {
			switch {
			case t.First == out[n].End && out[n].mask == open && !t.weak && !t.fuel:
				out[n].mask = t.mask // carbon-free geothermal
			case t.First == out[n].End && out[n].fuel && !t.weak:
				out[n].mask = t.mask // nickel-hydrogen batteries: the last word is the head
			case t.First == out[n].End && out[n].weak && !t.weak:
				out[n].mask = t.mask
			case t.First == out[n].End && t.weak && !out[n].weak: // reactor modules
			default:
				out[n].mask |= t.mask
			}
			out[n].End = t.End
			out[n].weak = out[n].weak && t.weak
			out[n].fuel = out[n].fuel && t.fuel
			continue
		}
		out = append(out, t)
	}
	r.techs = out
}

// joins reports whether b goes on with a: nothing but conjunctions, hyphens
// and words such as power stand between them.
func (r *Runner) joins(a, b techAt) bool {
	if b.First-a.End > maxJoin || r.d.SentenceOf(a.First) != r.d.SentenceOf(b.First) {
		return false
	}
	if b.weak != a.weak && b.First == a.End { // solar modules, wind turbines
		return true
	}
	w := &r.s.words
	link := b.First == a.End
	for t := a.End; t < b.First; t++ {
		switch s := r.d.Tokens[t].Sym; {
		case s == 0:
			return false
		case s == w.and, s == w.plus, s == w.slash, s == w.hyphen, s == w.comma, s == w.or:
			link = true
		case s == w.with && (r.d.Tokens[t-1].Sym == w.hyphen || b.mask == storage): // solar with storage
			link = true
		default:
			switch r.d.Word(t) {
			case "+", "&":
				link = true
			case "power", "energy", "generation":
			default:
				return false
			}
		}
	}
	return link || a.mask&open != 0
}

// techFrom is the first technology that ends after token t.
func (r *Runner) techFrom(t int) int {
	lo, hi := 0, len(r.techs)
	for lo < hi {
		m := (lo + hi) / 2
		if r.techs[m].End <= t {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// techGroupAt is the technology that token t is part of, -1 if none.
func (r *Runner) techGroupAt(t int) int {
	k := r.techFrom(t)
	if k < len(r.techs) && r.techs[k].First <= t {
		return k
	}
	return -1
}

// union is what technologies within a span say together, 0 for none. Where a
// word leaves it open and a later one of the same phrase does not, the later
// one counts unless it is coordinated.
func (r *Runner) union(s token.Span) (m mask, weak bool) {
	weak = true
	var loose, fuel, gone, trade mask
	for k := r.techFrom(s.First); k < len(r.techs) && r.techs[k].First < s.End; k++ {
		t := &r.techs[k]
		if t.name {
			continue
		}
		if t.weak {
			loose |= t.mask
			continue
		}
		weak = false
		if t.yields {
			gone |= t.mask
			continue
		}
		if t.trade { // "sold a wind farm to gas producer Acme"
			trade |= t.mask
			continue
		}
		if t.fuel { // "geothermal wells drilled by the gas industry"
			fuel |= t.mask
			continue
		}
		m |= t.mask
	}
	if m = cmp.Or(m, fuel, gone, trade); m == 0 {
		return loose, loose != 0
	}
	return m, weak
}

// costs of looking for a technology in the sentence, in tokens.
const (
	costForward = 4  // what follows speaks of something else more often
	costClause  = 8  // another clause
	costOwned   = 15 // the noun phrase of another amount
	costWeak    = 10
)

// peak reports whether the unit of c is one of peak power, as modules alone have:
// MWp.
func (r *Runner) peak(c *cand) bool {
	u := r.in.Quantities[c.quantity].UnitSpan
	if u.Len() == 0 {
		return false
	}
	s := r.d.Slice(u)
	return len(s) > 1 && s[len(s)-2] == 'W' && (s[len(s)-1] == 'p' || s[len(s)-1] == 'P')
}
