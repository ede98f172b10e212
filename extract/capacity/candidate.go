package capacity

import (
	"sort"

	"wattwire/extract/name"
	"wattwire/extract/quantity"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// cand is an amount that may be a rated capacity.
type cand struct {
	token.Span
	quantity int // the amount of power, or of energy where no power is told
	energy   int // the amount of energy beside it, -1 if none
	sentence int
	// direct and of are the noun phrase after the amount: the nouns that it
	// modifies, and those after "of".
	direct, of token.Span
	// clause is the part of the sentence with the amount's own verb.
	clause  token.Span
	aside   token.Span // a relative clause in it that tells of somebody else
	phrase  token.Span // from the noun chunk's first token to the end of direct and of
	ofIndef bool       // the nouns after "of" have no article
	// bearer is the noun chunk of what has the amount, empty if its grammar
	// tells none; bearerName is the project named there.
	bearer     token.Span
	bearerName *name.Mention
	member     bool       // what has it is one of the plants in bearer
	own        token.Span // the measure alone of which it is said: its capacity
	meant      bool       // it is said of "it" or the like, which stands for a plant
	total      token.Span // the total that it is said to change to
	each       bool
	flow       bool // it is power made or used at a time
	words      []wordAt
	joined     int // the next candidate, where both share a head: 445 MW A and 315 MW B plants; -1
	project    int
}

// pairGap is how many tokens may stand between the power and the energy of one
// plant: 75 MW output and 300 MWh.
const pairGap = 3

// candidates gathers the amounts of power, and of energy, with those of both
// that are one.
func (r *Runner) candidates() {
	qs := r.in.Quantities
	for i := 0; i < len(qs); i++ {
		q := &qs[i]
		if q.Scale == 0 || q.Value == 0 || q.Thermal || q.Dimension != record.Power && q.Dimension != record.Energy {
			continue
		}
		c := cand{Span: q.Span, quantity: i, energy: -1, sentence: r.d.SentenceOf(q.First), joined: -1, project: -1}
		if i+1 < len(qs) && r.pairs(q, &qs[i+1]) {
			n := i + 1
			if c.End = qs[n].End; r.bracketed(q.End, c.End) {
				c.End++
			}
			if q.Dimension == record.Power {
				c.energy = n
			} else {
				c.quantity, c.energy = n, i
			}
			i = n
		}
		r.cands = append(r.cands, c)
	}
}

// pairs reports whether a and b are power and energy of one plant.
func (r *Runner) pairs(a, b *quantity.Quantity) bool {
	switch {
	case b.Scale == 0, b.Value == 0, b.Thermal:
		return false
	case a.Dimension == b.Dimension, b.Dimension != record.Power && b.Dimension != record.Energy:
		return false
	case b.First-a.End > pairGap, r.d.SentenceOf(a.First) != r.d.SentenceOf(b.First):
		return false
	case a.Per != "", b.Per != "": // a flow
		return false
	}
	w := &r.s.words
	link := false
	for i := a.End; i < b.First; i++ {
		switch s := r.d.Tokens[i].Sym; {
		case s == 0:
			return false
		case s == w.with && b.Dimension == record.Energy && r.ofStorage(b.End):
			return false // 500 MW with 100 MWh of batteries
		case s == w.slash, s == w.open, s == w.and, s == w.comma, s == w.hyphen, s == w.with, s == w.or:
			link = true
		case r.c.Find(i, r.s.labels.technology) != nil:
			return false
		case !r.isRatingWord(i):
			return false
		}
	}
	return link || b.First == a.End
}

// ofStorage reports whether "of" stands at token t and a word for storage behind it.
func (r *Runner) ofStorage(t int) bool {
	if t+1 >= len(r.d.Tokens) || r.d.Tokens[t].Sym != r.s.words.of {
		return false
	}
	a := r.longestTech(r.c, t+1)
	return a != nil && r.s.techs[a.Entry].mask == storage
}

// bracketed reports whether the bracket that opens after token from closes at
// token end.
func (r *Runner) bracketed(from, end int) bool {
	if end >= len(r.d.Tokens) || r.d.Tokens[end].Sym != r.s.words.shut {
		return false
	}
	for t := from; t < end; t++ {
		if r.d.Tokens[t].Sym == r.s.words.open {
			return true
		}
	}
	return false
}

// isRatingWord reports whether the word at i says only what the amount is of:
// output, capacity.
func (r *Runner) isRatingWord(i int) bool {
	for a := r.c.First(i); a != nil; a = r.c.Next(a) {
		if a.Label == r.s.labels.word[measure] && a.Len() == 1 {
			return true
		}
	}
	return false
}

// parse reads the chunks of a sentence.
func (r *Runner) parse(sent int) {
	if r.parsed == sent {
		return
	}
	r.parsed = sent
	s := r.d.Sentences[sent].Span
	r.chunks = r.clause.Sentence(sent)
	if chunks, ok := r.clause.Tagged(sent); ok {
		r.chunks = chunks
	}
	if cap(r.chunkAt) < s.Len() {
		r.chunkAt = make([]int32, s.Len()*2)
	}
	r.chunkAt = r.chunkAt[:s.Len()]
	clear(r.chunkAt)
	for k := range r.chunks {
		for t := r.chunks[k].First; t < r.chunks[k].End; t++ {
			r.chunkAt[t-s.First] = int32(k) + 1
		}
	}
}

// chunk is the index of the chunk at token t of the sentence parsed, -1 if it
// is in none.
func (r *Runner) chunk(t int) int {
	s := r.d.Sentences[r.parsed].Span
	if t < s.First || t >= s.End {
		return -1
	}
	return int(r.chunkAt[t-s.First]) - 1
}

// chunkSpan is the chunk at token t of the sentence parsed, empty if there is none.
func (r *Runner) chunkSpan(t int) token.Span {
	if k := r.chunk(t); k >= 0 {
		return r.chunks[k].Span
	}
	return token.Span{First: t, End: t}
}

// amountFrom is the first candidate that ends after token t; there may be none.
func (r *Runner) amountFrom(t int) int {
	return sort.Search(len(r.cands), func(i int) bool { return r.cands[i].End > t })
}

// amountAt is the candidate that holds token t, -1 if none does.
func (r *Runner) amountAt(t int) int {
	if i := r.amountFrom(t); i < len(r.cands) && r.cands[i].First <= t {
		return i
	}
	return -1
}

// amountIn is the first candidate within tokens from to end, -1 if none.
func (r *Runner) amountIn(from, end int) int {
	for i := r.amountFrom(from); i < len(r.cands) && r.cands[i].End <= end; i++ {
		if r.cands[i].First >= from {
			return i
		}
	}
	return -1
}

// otherAmount reports whether a quantity begins at token t.
func (r *Runner) otherAmount(t int) bool {
	for i := range r.in.Quantities {
		if q := &r.in.Quantities[i]; q.First == t {
			return q.Dimension != record.Count && q.Dimension != record.Duration
		} else if q.First > t {
			return false
		}
	}
	return false
}

// annotations of class words over a span, the longest at each token.
func (r *Runner) each(s token.Span, f func(a *rule.Annotation, k class)) {
	for t := s.First; t < s.End; t++ {
		for a := r.c.First(t); a != nil; a = r.c.Next(a) {
			if a.Entry == nil || a.End > s.End {
				continue
			}
			if k := r.s.classOf(a.Label); k >= 0 {
				f(a, class(k))
			}
		}
	}
}
