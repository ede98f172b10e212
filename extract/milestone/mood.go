package milestone

import "wattwire/extract/clause"

// mood is whether what a verb tells has happened.
type mood uint8

const (
	no mood = iota // denied, or no more than possible
	happened
	planned
)

// mood is that of the verb group k, by its own form and by the verbs and nouns
// on which it depends.
func (r *Runner) mood(k int) mood {
	v := r.chunks[k]
	m := happened
	for j := k; j >= 0; j-- {
		c := r.chunks[j]
		switch c.Kind {
		case clause.Stop:
			return r.settle(k, m)
		case clause.Sub:
			if r.s.marks["condition"][c.Sym] || j == k-1 && r.bare(v) {
				return no // "if it opens", "once completed"
			}
			return r.settle(k, m)
		case clause.Noun:
			if j < k && v.Form == clause.Infinitive && r.s.marks["plan"][r.d.Tokens[c.Head].Sym] {
				return planned // "a plan to close"
			}
		case clause.Verb:
			if c.Negated {
				return no
			}
			if j < k && r.s.marks["failed"][c.Sym] {
				return no
			}
			if c.Modal != 0 {
				if r.s.marks["within"][c.Modal] {
					return no // could, may
				}
				if r.s.marks["open"][c.Modal] {
					return planned
				}
			}
			if r.s.marks["plan"][c.Sym] || j < k && r.s.marks["settled"][c.Sym] {
				return planned
			}
			if c.Form == clause.Finite || c.Form == clause.Participial {
				return r.settle(k, m)
			}
		}
	}
	return r.settle(k, m)
}

// settle gives the mood of the verb group k where nothing on which it depends
// decides: an infinitive is to come.
func (r *Runner) settle(k int, m mood) mood {
	v := r.chunks[k]
	switch {
	case k > 0 && r.chunks[k-1].Kind == clause.Prep && r.chunks[k-1].Sym == r.s.dueTo,
		v.Form == clause.Infinitive && !v.Perfect, r.d.Tokens[v.First].Sym == r.s.be:
		return planned
	case v.Form == clause.Gerund && k > 0 && r.chunks[k-1].Kind == clause.Prep:
		if r.s.marks["having"][r.chunks[k-1].Sym] {
			return happened
		}
		return planned // "for expanding the plant"
	}
	return m
}

// bare reports whether a verb group is a participle without auxiliary.
func (r *Runner) bare(v clause.Chunk) bool {
	return v.Len() == 1 && (v.Form == clause.Participial || v.Past)
}
