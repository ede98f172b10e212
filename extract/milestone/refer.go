package milestone

import (
	"strings"

	"wattwire/extract/capacity"
	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// meant is the plant to which the noun chunk c returns: of those told before,
// the last whose name has the same word for a plant, else the last that can be
// of its technology, else the only one that the article tells of; -1 if there is
// none.
func (r *Runner) meant(c clause.Chunk) int {
	best, _ := r.told(c)
	if best < 0 {
		best = r.only(c.Span)
	}
	if best >= 0 {
		return best
	}
	// "Acme wants to build the plant …. The 20 MW plant"
	at, within := 0, 2
	if r.possessed(c) {
		within = 0 // "the country's first plant"
	}
	for p := range r.in.Projects {
		if len(r.in.Projects[p].Spans) == 0 || !r.agrees(c.Span, p) {
			continue
		}
		first := r.in.Projects[p].Spans[0].First
		if first > c.First && r.d.SentenceOf(first)-r.sent <= within && (best < 0 || first < at) {
			best, at = p, first
		}
	}
	return best
}

// abroad reports whether a place after noun chunk n, or the one whose first it
// is, lies in another country than plant p: "the first reactor in Kenya".
func (r *Runner) abroad(n, p int) bool {
	at := r.chunks[n].Span
	if n+2 < len(r.chunks) && r.chunks[n+1].Kind == clause.Prep && r.chunks[n+1].Sym == r.s.in {
		at.End = r.chunks[n+2].End
	}
	want := r.in.Projects[p].Country
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.First >= at.End {
			break
		}
		if c := r.in.Entities[m.Entity].Country; m.First >= at.First && m.Kind == record.Place && c != "" && want != "" {
			return c != want
		}
	}
	return false
}

// told is the plant told before to which the noun chunk c returns, and whether
// its name has the same word for a plant.
func (r *Runner) told(c clause.Chunk) (plant int, same bool) {
	word := strings.ToLower(r.d.Word(c.Head))
	best, at, named := -1, -1, false
	for p := range r.in.Projects {
		if !r.agrees(c.Span, p) {
			continue
		}
		called := strings.HasSuffix(strings.ToLower(r.in.Projects[p].Name), " "+word)
		for _, sp := range r.in.Projects[p].Spans {
			same := called || sp.Len() > 1 && strings.EqualFold(r.d.Word(sp.End-1), word)
			ago := r.sent - r.d.SentenceOf(sp.First)
			if sp.First >= c.First {
				break
			}
			better := same && !named && ago <= 12
			if better || same == named && sp.First > at && (ago <= 6 || same) {
				best, at, named = p, sp.First, same
			}
		}
	}
	return best, named
}

// only is the plant of the article that can be of the technology of a span, -1
// if there are several.
func (r *Runner) only(s token.Span) int {
	best := -1
	for p := range r.in.Projects {
		if r.agrees(s, p) {
			if best >= 0 {
				return -1
			}
			best = p
		}
	}
	return best
}

// namesake is the plant told before whose name begins with what a noun chunk says
// as the name of a place, no country or region: "the San Lumen solar plant …. San
// Lumen was connected"; -1 if there is none.
func (r *Runner) namesake(c clause.Chunk) int {
	if !r.d.Tokens[c.First].Is(token.Upper) {
		return -1
	}
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.First > c.First {
			break
		}
		if m.Span != c.Span || m.Kind != record.Place {
			continue
		}
		if e := r.in.Entities[m.Entity].Entry; e != nil && (e.Get("alpha3") != "" || e.Get("kind") == "region") {
			return -1
		}
		start, end := r.d.Bytes(c.Span)
		for p := range r.in.Projects {
			x := &r.in.Projects[p]
			if len(x.Spans) > 0 && x.Spans[0].First < c.First && strings.HasPrefix(x.Name, r.d.Text[start:end]+" ") {
				return p
			}
		}
	}
	return -1
}

// returns reports whether a noun chunk with a word for a plant returns to one
// told before: "the plant", "its construction", "the first phase".
func (r *Runner) returns(c clause.Chunk) bool {
	first := r.d.Tokens[c.First].Sym
	for i := c.First + 1; i < c.Head; i++ {
		if a := r.chart.Find(i, r.s.money); a != nil {
			i = a.End - 1 // "the Rs 90 crore project"
			continue
		}
		t := &r.d.Tokens[i]
		if t.Is(token.Upper) && !t.Is(token.AllUpper) || r.s.marks.Has(first, markIts) && !r.s.marks.Has(t.Sym, markShare) {
			return false
		}
	}
	if r.s.marks.Has(first, markShare) {
		return !r.plural(c.Head)
	}
	return c.Definite || c.Len() == 2 && r.d.Tokens[c.First].Is(token.Upper) && r.d.Tokens[c.Head].Is(token.Digit) // Unit 3
}

// agrees reports whether a plant can be of the technology that a span tells.
func (r *Runner) agrees(s token.Span, p int) bool {
	if p >= r.given && s.Len() > 0 && (r.plural(s.End-1) || r.d.Tokens[s.End-1].Is(token.Digit)) {
		return false // "Phase 5" may be one of a review
	}
	has := r.in.Projects[p].Technology
	for i := s.First; i < s.End; i++ {
		if a := r.chart.Find(i, r.s.technology); a != nil && has != "" && a.Entry.Get("kind") == "" {
			if v := a.Entry.Get("value"); v != "" && !strings.Contains(has, v) && !strings.Contains(v, has) {
				return false
			}
		}
	}
	return true
}

// possessed reports whether a noun chunk begins with an owner: "Acme's reactor".
func (r *Runner) possessed(c clause.Chunk) bool {
	for i := c.First + 1; i < c.Head; i++ {
		if r.d.Tokens[i].Sym == r.s.possessive {
			return true
		}
	}
	return false
}

// single reports whether a noun chunk is of one: "a nuclear plant".
func (r *Runner) single(c clause.Chunk) bool {
	if r.plural(c.Head) {
		return false
	}
	first := r.d.Tokens[c.First].Sym
	if r.s.marks.Has(first, markSingle) || r.s.marks.Has(first, markIts) && r.s.marks.Has(r.d.Tokens[c.First+1].Sym, markShare) {
		return true
	}
	if r.possessed(c) {
		return r.last(c.First, 1000) < 0 // "Acme's first reactor"
	}
	for i := c.First + 1; c.Definite && i < c.Head; i++ {
		if t := &r.d.Tokens[i]; t.Is(token.Upper) || t.Is(token.Digit) {
			return true // "the BN-350 reactor", "the 400 kV line"
		}
	}
	return false
}

func (r *Runner) plural(i int) bool {
	w := r.d.Word(i)
	return len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's'
}

// nominal adds the plants that a noun such as "the plant" at the end of a span
// returns to.
func (r *Runner) nominal(s token.Span, out []target) []target {
	for i := range r.in.Nominals {
		n := &r.in.Nominals[i]
		if n.First >= s.End {
			break
		}
		if n.First < s.First || n.End != s.End {
			continue
		}
		for _, e := range n.Entities {
			if r.in.Entities[e].Kind != record.ProjectKind {
				continue
			}
			for p := range r.in.Projects {
				if r.in.Projects[p].Entity == e && r.agrees(s, p) {
					out = union(out, []target{r.project(p)})
				}
			}
		}
	}
	return out
}

// last is the plant told last before token i, no more than so many sentences
// ago; -1 if there is none.
func (r *Runner) last(i, sentences int) int {
	best, at := -1, -1
	for p := range r.in.Projects {
		for _, sp := range r.in.Projects[p].Spans {
			if sp.First >= i {
				break
			}
			if sp.First > at {
				best, at = p, sp.First
			}
		}
	}
	if best < 0 || r.sent-r.d.SentenceOf(at) > sentences {
		return -1
	}
	return best
}

// topic is the plant of which the sentence at hand or the one before tells first; -1 if that
// tells of something else.
func (r *Runner) topic(i int) int {
	const head = 4 // tokens: "The 90 MW Lumen dam"
	for p := range r.in.Projects {
		for _, sp := range r.in.Projects[p].Spans {
			n := r.d.SentenceOf(sp.First)
			if sp.First < i && r.sent-n <= 1 && sp.First-r.d.Sentences[n].First <= head {
				return p
			}
		}
	}
	return -1
}

// several are the plants told in the sentence that tells of one last before token
// i: "Acme owns the Lumen and Orda farms. They".
func (r *Runner) several(i int) []target {
	p := r.last(i, 1)
	if p < 0 {
		return nil
	}
	at := token.Span{}
	for _, sp := range r.in.Projects[p].Spans {
		if sp.First < i {
			at = r.d.Sentences[r.d.SentenceOf(sp.First)].Span
		}
	}
	var out []target
	for p := range r.in.Projects {
		for _, sp := range r.in.Projects[p].Spans {
			if at.Contains(sp) && sp.First < i {
				out = union(out, []target{r.project(p)})
			}
		}
	}
	return out
}

// ahead are the plants that the next sentences tell one by one of those which a noun chunk counts: "a loan
// for two dams. The first, Lumen, has 90 MW, the second, Orda, 50 MW"; nil if they do not.
func (r *Runner) ahead(c clause.Chunk) []target {
	next := r.sent + 1
	if !r.plural(c.Head) || next >= len(r.d.Sentences) || r.d.Sentences[next].Paragraph != r.d.Sentences[r.sent].Paragraph {
		return nil
	}
	few := false
	for i := c.First; i < c.Head; i++ {
		few = few || r.s.marks.Has(r.d.Tokens[i].Sym, markFew)
	}
	s := r.d.Sentences[next].Span
	if !few || s.Len() < 2 || r.d.Tokens[s.First].Sym != r.s.the || !r.s.marks.Has(r.d.Tokens[s.First+1].Sym, markFirst) {
		return nil
	}
	if last := min(next+1, len(r.d.Sentences)-1); r.d.Sentences[last].Paragraph == r.d.Sentences[next].Paragraph {
		s.End = r.d.Sentences[last].End
	}
	var out []target
	for p := range r.in.Projects {
		if sp := r.in.Projects[p].Spans; len(sp) > 0 && s.Contains(sp[0]) && r.agrees(c.Span, p) {
			out = union(out, []target{r.project(p)})
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// alone is the only plant of the article, or the only one told before token i;
// -1 if there are several.
func (r *Runner) alone(i int) int {
	best := r.only(token.Span{})
	for p := range r.in.Projects {
		if sp := r.in.Projects[p].Spans; len(sp) > 0 && sp[0].First < i {
			if best >= 0 && best != p {
				return -1
			}
			best = p
		}
	}
	return best
}

// nearest is the plant nearest to a span in its sentence, else the one told last
// in the sentences before.
func (r *Runner) nearest(s token.Span) []target {
	sent := r.d.Sentences[r.sent].Span
	best, cost := -1, 1<<30
	var at token.Span
	for p := range r.in.Projects {
		for _, sp := range r.in.Projects[p].Spans {
			if !sent.Contains(sp) {
				continue
			}
			d := s.First - sp.End
			if sp.First >= s.First {
				d = sp.First - s.End
			}
			if d < cost {
				best, cost, at = p, d, sp
			}
		}
	}
	if best < 0 {
		if r.recent >= 0 && r.sent-r.recentSent <= 1 {
			return []target{r.project(r.recent)}
		}
		if best = r.last(s.First, 5); best < 0 {
			if best = r.alone(s.First); best < 0 || best >= r.given {
				return nil
			}
		}
		return []target{r.project(best)}
	}
	t := r.project(best)
	if k := r.capacityAt(at); t.mw == 0 && k != nil && k.Scope != record.ScopeUnit {
		t.mw = k.MW
	}
	return []target{t}
}

func (r *Runner) capacityAt(s token.Span) *capacity.Capacity {
	for i := range r.in.Capacities {
		if r.in.Capacities[i].Span == s {
			return &r.in.Capacities[i]
		}
	}
	return nil
}
