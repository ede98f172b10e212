package milestone

import (
	"wattwire/extract/clause"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// aims are the plants of a step that a verb tells: those of the first place in which
// some are found.
func (r *Runner) aims(m *match) []target {
	for _, look := range looks {
		if ts := look(r, m); len(ts) > 0 {
			return ts
		}
	}
	return nil
}

// looks are the places in which the plants of a step are looked for, in their order.
var looks = [...]func(r *Runner, m *match) []target{
	func(r *Runner, m *match) []target { return r.targets(m.nouns, m.told) },
	func(r *Runner, m *match) []target { return r.targets(r.plants(m.subj), nil) },
	func(r *Runner, m *match) []target { // "aims to build a plant and begin operations"
		if j := r.addedTo(m.k); j >= 0 && len(m.steps) > 0 && r.builds(j) {
			return r.targets(r.plants(direct(r.chunks, j, clause.Args(r.chunks, j))), nil)
		}
		return nil
	},
	func(r *Runner, m *match) []target { // the plant last told of
		if !m.near || !r.mayBeNear(m) || r.loose(m) {
			return nil
		}
		return r.nearest(m.span)
	},
	func(r *Runner, m *match) []target { // "began building the plant after it closed the financing"
		switch {
		case r.recentSent != r.sent || len(m.steps) == 0 || broad[m.typ] || !r.mayBeNear(m):
			return nil
		case r.recent >= 0:
			return []target{r.project(r.recent)}
		}
		return []target{{project: -1}}
	},
	func(r *Runner, m *match) []target { // a plant without a name
		return r.anonymous(m.typ, append(m.nouns, r.plants(m.subj)...), m.told)
	},
	func(r *Runner, m *match) []target { // a plant of which no more is told
		if !m.near || !r.certain(m) || r.loose(m) {
			return nil
		}
		return r.unknown(m.span, m.typ == "permitted" || r.measured(m.span.First))
	},
}

// addedTo is the verb group to which "and" adds the infinitive in chunk k, -1 if there is none.
func (r *Runner) addedTo(k int) int {
	if k < 2 || r.chunks[k].Form != clause.Infinitive || r.chunks[k-1].Kind != clause.Conj {
		return -1
	}
	for j := k - 2; j >= 0; j-- {
		switch r.chunks[j].Kind {
		case clause.Verb:
			return j
		case clause.Noun, clause.Prep, clause.Comma, clause.Other, clause.Time, clause.Paren:
		default:
			return -1
		}
	}
	return -1
}

// loose reports whether a step is that something is financed which nothing says is the plant
// told of: "secured a loan", not "the loan was secured".
func (r *Runner) loose(m *match) bool {
	return len(m.steps) > 0 && r.names(m.steps[0], funds) && !r.chunks[m.steps[0]].Definite
}

// nounAims are the plants of the step that the noun a in chunk k names with its arguments.
func (r *Runner) nounAims(k int, a *rule.Annotation, args []clause.Arg, told telling) []target {
	c, st := r.chunks[k], r.s.steps[a.Entry]
	own := r.own(k, args)
	var nouns []int
	if len(r.within(token.Span{First: c.First, End: a.First})) > 0 || r.ownsPlant(c, a) {
		nouns = []int{k}
	}
	if ts := r.targets(nouns, own); len(ts) > 0 {
		return ts
	}
	if len(nouns) > 0 {
		if p := r.last(c.First, 4); p >= 0 {
			return []target{r.project(p)}
		}
	} else if ts := r.targets(r.bearer(k), nil); len(ts) > 0 {
		return ts
	}
	if k > 0 && r.chunks[k-1].Kind == clause.Verb && r.s.marks.Has(r.chunks[k-1].Sym, markPassing) {
		if ts := r.targets(r.plants(r.subject(k-1)), nil); len(ts) > 0 {
			return ts // "the plant has reached completion"
		}
	}
	near := st.near || told == said && (c.Definite || !st.state) && r.plain(c, a)
	if near && !r.elsewhere([]int{k}) {
		if ts := r.nearest(a.Span); len(ts) > 0 {
			return ts
		}
	}
	if ts := r.anonymous(st.typ, append(nouns, r.bearer(k)...), own); len(ts) > 0 {
		return ts
	}
	if st.near && !r.elsewhere([]int{k}) {
		return r.unknown(a.Span, false)
	}
	return nil
}

// fundAims are the plants for which what noun chunk n names is.
func (r *Runner) fundAims(n int, typ string) []target {
	nouns, args := append(r.toBuild(n), n), clause.Args(r.chunks, n)
	if ts := r.targets(nouns, args); len(ts) > 0 {
		return ts
	}
	return r.anonymous(typ, nouns, args)
}
