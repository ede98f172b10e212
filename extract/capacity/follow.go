package capacity

import (
	"slices"
	"strconv"

	"wattwire/extract/clause"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// evidence from another sentence must stand close to what names the plant, in
// tokens.
const (
	followReach  = 22
	followBack   = 2 // paragraphs back in which "the plant" may have been told
	followPlaces = 14
	besideName   = 4 // a place beside the name of a plant
)

// follow reads what the sentences that come back to a project tell of its
// status and place: by its name, by one of its amounts, or by "the plant".
func (r *Runner) follow() {
	if len(r.projects) == 0 {
		return
	}
	for n := range r.d.Sentences {
		s := r.d.Sentences[n].Span
		cue := r.has(s, r.s.labels.status)
		if !cue && !r.placeless() {
			continue
		}
		anchored := false
		for k := range r.projects {
			for _, a := range r.projects[k].Spans {
				if a.First >= s.First && a.First < s.End {
					anchored = true
					if cue {
						r.learn(k, a, n)
					}
					r.learnPlace(k, a, s, besideName)
				}
			}
		}
		if cue {
			if a, count := r.plural(s); count > 0 {
				for _, k := range r.lastProjects(a.First, count) {
					r.learn(k, a, n)
				}
				continue
			}
		}
		if anchored {
			continue
		}
		a, ok := r.reference(s)
		if !ok {
			continue
		}
		k := r.ProjectBefore(s.First)
		if k < 0 || len(r.projects) > 1 && r.d.Sentences[n].Paragraph-r.lastParagraph(k, s.First) > followBack {
			continue
		}
		if cue {
			r.learn(k, a, n)
		}
		r.learnPlace(k, a, s, followPlaces)
	}
	for k := range r.projects {
		r.before(k)
	}
	r.signed()
}

// before reads what the sentences before the first word of a plant without a
// name tell of it, where the text has called it "the plant" from the start.
func (r *Runner) before(k int) {
	p := &r.projects[k]
	if p.Status != "" || p.Entity >= 0 || len(p.Spans) == 0 {
		return
	}
	i := r.amountAt(p.Spans[0].First)
	if i < 0 || r.indefinite(&r.cands[i]) {
		return
	}
	at := r.cands[i].sentence
	for n := at - 1; n >= max(0, at-followBack-1); n-- {
		s := r.d.Sentences[n].Span
		if r.d.Sentences[at].Paragraph-r.d.Sentences[n].Paragraph > 1 || r.amountIn(s.First, s.End) >= 0 || r.mentionIn(s) != nil {
			return
		}
		if r.has(s, r.s.labels.status) {
			r.parse(n)
			if status, _ := r.statusNear(token.Span{First: s.End, End: s.End}, s, n, -1); rank(status) > rank(p.Status) {
				p.Status = status
			}
		}
	}
}

// has reports whether an annotation of a label begins within a span.
func (r *Runner) has(s token.Span, l rule.Label) bool {
	for t := s.First; t < s.End; t++ {
		if r.c.Find(t, l) != nil {
			return true
		}
	}
	return false
}

// placeless reports whether a project lacks a country or a place.
func (r *Runner) placeless() bool {
	for k := range r.projects {
		if r.projects[k].Place == "" {
			return true
		}
	}
	return false
}

// lastParagraph is the paragraph in which project k was told last before token
// t.
func (r *Runner) lastParagraph(k, t int) int {
	last := 0
	for _, a := range r.projects[k].Spans {
		if a.First < t {
			last = r.d.Sentences[r.d.SentenceOf(a.First)].Paragraph
		}
	}
	return last
}

// reference is what stands for a plant told before: the plant, the project;
// ok is false if nothing does.
func (r *Runner) reference(s token.Span) (span token.Span, ok bool) {
	w := &r.s.words
	// construction began; work is due
	if a := r.c.Find(s.First, r.s.labels.status); a != nil {
		return token.Span{First: s.First, End: s.First}, true
	}
	for t := s.First; t < s.End; t++ {
		y := r.d.Tokens[t].Sym
		if y != w.the && y != w.its && y != w.this && y != w.it {
			continue
		}
		if y == w.it {
			if t == s.First {
				return token.Span{First: t, End: t + 1}, true
			}
			continue
		}
		for j := t + 1; j < min(t+4, s.End); j++ {
			if a := r.c.Find(j, r.s.labels.word[plant]); a != nil {
				return token.Span{First: t, End: a.End}, true
			}
			if a := r.c.Find(j, r.s.labels.word[machine]); a != nil && y == w.its {
				return token.Span{First: t, End: a.End}, true
			}
			if r.d.Tokens[j].Is(token.Punct) && r.d.Tokens[j].Sym != w.hyphen || r.d.Tokens[j].Is(token.Upper) {
				break
			}
		}
	}
	return token.Span{}, false
}

// plural is what stands for several plants told before, and how many: both
// plants, the three projects; 0 if nothing does.
func (r *Runner) plural(s token.Span) (span token.Span, count int) {
	w := &r.s.words
	for t := s.First; t < s.End; t++ {
		first := t + 1
		switch r.d.Tokens[t].Sym {
		case w.both:
			count = 2
		case w.the:
			a := r.number(t + 1)
			if a == nil {
				continue
			}
			count = int(r.value(a))
			first = a.End
		default:
			continue
		}
		for j := first; j < min(first+3, s.End); j++ {
			if a := r.c.Find(j, r.s.labels.word[plants]); a != nil {
				return token.Span{First: t, End: a.End}, count
			}
		}
		count = 0
	}
	return token.Span{}, 0
}

// number is the number at token t, nil if none begins there.
func (r *Runner) number(t int) *rule.Annotation {
	if t >= len(r.d.Tokens) {
		return nil
	}
	return r.c.Find(t, r.s.labels.number)
}

// value is the value of a small number in words or digits, 0 for others.
func (r *Runner) value(a *rule.Annotation) float64 {
	if e := r.c.Find(a.First, r.s.labels.numeral); e != nil && a.Len() == 1 {
		f, err := strconv.ParseFloat(e.Entry.Get("value"), 64)
		if err == nil {
			return f
		}
	}
	if f, err := strconv.Atoi(r.d.Word(a.First)); err == nil && a.Len() == 1 && f < 20 {
		return float64(f)
	}
	return 0
}

// lastProjects are the count projects with a capacity told last before token
// t; nil if fewer are.
func (r *Runner) lastProjects(t, count int) []int {
	type told struct{ project, at int }
	var all []told
	for k := range r.projects {
		p := &r.projects[k]
		if p.MW == 0 && p.MWh == 0 {
			continue
		}
		last := -1
		for _, s := range p.Spans {
			if s.First < t {
				last = s.First
			}
		}
		if last >= 0 {
			all = append(all, told{k, last})
		}
	}
	if count < 2 || len(all) < count {
		return nil
	}
	slices.SortFunc(all, func(a, b told) int { return b.at - a.at })
	var out []int
	for _, x := range all[:count] {
		out = append(out, x.project)
	}
	return out
}

// learn takes the status that sentence n tells close to span a for project k,
// if it is further on in the life of a plant than what is known.
func (r *Runner) learn(k int, a token.Span, n int) {
	r.parse(n)
	s := r.d.Sentences[n].Span
	status, cost := r.statusNear(a, r.clauseOf(a, s), n, r.amountAt(a.First))
	if status == "" || cost > followReach {
		return
	}
	if p := &r.projects[k]; rank(status) > rank(p.Status) {
		p.Status = status
	}
}

// clauseOf is the clause about a span of the sentence parsed.
func (r *Runner) clauseOf(a, s token.Span) token.Span {
	out := s
	at := r.chunk(a.First)
	if at < 0 {
		return out
	}
	for k := at - 1; k >= 0; k-- {
		if r.divides(k) && !r.adverbial(k) {
			out.First = r.chunks[k].End
			break
		}
	}
	for k := at + 1; k < len(r.chunks); k++ {
		if r.divides(k) || r.chunks[k].Kind == clause.Rel {
			out.End = r.chunks[k].First
			break
		}
	}
	return out
}

// learnPlace takes the place told after a for project k where none is known.
func (r *Runner) learnPlace(k int, a, s token.Span, reach int) {
	p := &r.projects[k]
	if p.Place != "" {
		return
	}
	a.End = r.listEnd(a.End)
	for i := range r.places {
		x := &r.places[i]
		if x.First < a.End || x.First >= s.End || x.scene || x.demonym {
			continue
		}
		if x.First-a.End > reach || x.First == s.First {
			return
		}
		if !x.located && r.d.Tokens[x.First-1].Sym != r.s.words.the {
			return
		}
		place, country := r.settlePlace(x, s)
		if p.Country != "" && country != p.Country {
			return
		}
		p.Place, p.Country = place, country
		return
	}
}

// listEnd is where the names of plants end that follow at token t by "and": Bolt Hill and
// Bolt Sands solar parks in Kenya.
func (r *Runner) listEnd(t int) int {
	if t+1 < len(r.d.Tokens) && r.d.Tokens[t].Sym == r.s.words.and {
		for k := range r.projects {
			for _, s := range r.projects[k].Spans {
				if s.First == t+1 {
					return r.listEnd(s.End)
				}
			}
		}
	}
	return t
}

// fill gives a capacity what is known of its project from elsewhere.
func (r *Runner) fill(c *Capacity, p *Project) {
	if rank(p.Status) > rank(c.Status) && !(c.phase && rank(p.Status) >= rank("operating")) {
		c.Status = p.Status
	}
	if c.Place == "" && compatible(c.Country, p.Country) {
		c.Place = p.Place
	}
}
