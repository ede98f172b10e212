package milestone

import (
	"wattwire/extract/clause"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// attribute makes the step that a participle before the name of a plant tells:
// "the recently commissioned Acme wind farm", "the cancelled Acme coal plant".
func (r *Runner) attribute(k int) {
	c := r.chunks[k]
	for i := c.First; i < c.Head; i++ {
		t := &r.d.Tokens[i]
		if !r.s.clause.Participle(t.Sym) || t.Is(token.Upper) {
			continue
		}
		f := r.s.bare(r.s.clause.Lemma(t.Sym))
		if f == nil {
			continue
		}
		first := r.recency(c, i)
		if first == i && !(c.Definite && i == c.First+1 && r.s.marks.Has(r.s.clause.Lemma(t.Sym), markLasting)) {
			continue
		}
		targets := r.within(token.Span{First: i + 1, End: c.End})
		if len(targets) > 1 && !r.plural(c.Head) {
			targets = targets[:1] // one plant, whose name was cut in two
		}
		if len(targets) > 0 && r.sharesHead(k) {
			targets = union(targets, r.within(r.chunks[k+2].Span))
		}
		if len(targets) == 0 {
			r.misses(f, k)
			return
		}
		span := token.Span{First: first, End: i + 1}
		for _, t := range targets {
			r.out = append(r.out, Milestone{Span: span, Type: f.typ, Project: t.project, MW: t.mw, Country: t.country, Rule: f.rule})
		}
		if r.chart.Trace != nil {
			r.chart.Trace.Fire(f.rule, span, rule.Part{Name: "step", Span: span, As: f.typ})
		}
		return
	}
}

// recency is the token at which "newly", "recently" or the like begins before the
// participle at token i of chunk c, i if nothing of the kind stands there.
func (r *Runner) recency(c clause.Chunk, i int) int {
	j := i - 1
	if j > c.First && r.d.Word(j) == "-" {
		j--
	}
	if j >= c.First && r.s.marks.Has(r.d.Tokens[j].Sym, markRecent) {
		return j
	}
	return i
}

// bare is the frame in which a plant alone is the object of a verb, nil if there
// is none.
func (s *Stage) bare(lemma token.Sym) *frame {
	for _, f := range s.frames(lemma) {
		if len(f.words)+len(f.preps)+len(f.then) > 0 || f.only != "" && f.only != "past" {
			continue
		}
		if f.object.role == plant || f.either.role == plant {
			return f.frame
		}
	}
	return nil
}

// apposed makes the steps that stand without a verb after a comma, "the Acme wind farm,
// operational since 2019", or with what is still to come before the plant: "once complete in
// 2027, the Acme dam".
func (r *Runner) apposed() {
	for k, c := range r.chunks {
		ahead := c.Kind == clause.Sub && r.s.marks.Has(c.Sym, markUpcoming)
		if !ahead && (c.Kind != clause.Comma || k == 0) {
			continue
		}
		for _, f := range r.s.frames(r.s.be) {
			if f.only != "planned" && (f.only != "since" || ahead) {
				continue
			}
			end, ok := r.follow(k, c.End, f.words)
			if !ok {
				continue
			}
			t := r.chunkAt(end)
			if t < 0 || t+1 >= len(r.chunks) {
				continue
			}
			since := f.only == "since"
			if since != r.s.marks.Has(r.d.Tokens[end].Sym, markSince) || !since && r.chunks[t].Kind != clause.Prep {
				continue
			}
			if t++; r.chunks[t].Kind != clause.Time {
				continue
			}
			span := token.Span{First: c.End, End: end}
			x := found{frame: f.frame, typ: f.typ, span: span, after: end, told: true, only: f.only, planned: f.only == "planned"}
			x.clause = token.Span{First: c.End, End: r.chunks[t].End}
			if _, past, _ := r.date(x); x.planned && past {
				continue
			}
			of := r.described(k + 1)
			if n := t + 2; ahead {
				if of = nil; n < len(r.chunks) && r.chunks[n-1].Kind == clause.Comma && r.chunks[n].Kind == clause.Noun {
					of = r.plants([]int{n})
				}
			}
			if targets := r.targets(of, nil); len(targets) > 0 && r.emit(x, targets) {
				break
			}
		}
	}
}
