package clause

import "wattwire/extract/token"

// A Gap is a clause that leaves its verb out, which is that of the clause before: "Acme won
// 120 MW, Bolt 80 MW", "Acme will supply the towers and Bolt, a unit of Cue, the cables",
// "The dam was sold to Acme, the mine to Bolt".
type Gap struct {
	From    int   // the mark or conjunction before it
	Subject []int // the nouns of its own
	Last    int   // chunk behind which it has what the verb takes
	End     int   // chunk behind it
}

// Gaps gives the clauses that go on with the verb group k and leave it out.
func Gaps(cs []Chunk, k int) []Gap {
	var out []Gap
	object := false // the verb has one
	for j := k + 1; j < len(cs); j++ {
		switch c := &cs[j]; c.Kind {
		case Noun:
			object = true
			continue
		case Verb:
			if c.Form == Finite {
				return ended(out, j)
			}
			continue
		case Sub, Rel, Quote:
			return ended(out, j)
		case Comma, Conj, Stop:
		default:
			continue
		}
		if !object {
			continue
		}
		g, ok := gapAt(cs, k, j)
		if newClause(cs, j+1) && !(ok && cs[g.Last+1].amount) {
			return ended(out, j)
		}
		if ok {
			out = append(ended(out, j), g)
			j = g.Last
		}
	}
	return ended(out, len(cs))
}

// ended closes the last of some gaps before chunk j.
func ended(gaps []Gap, j int) []Gap {
	if n := len(gaps); n > 0 && gaps[n-1].End == 0 {
		gaps[n-1].End = j
	}
	return gaps
}

// gapAt is the clause without the verb k that the mark or conjunction j opens.
func gapAt(cs []Chunk, k, j int) (Gap, bool) {
	g := j + 1
	for g < len(cs) && (cs[g].Kind == Conj || cs[g].Kind == Other) {
		g++
	}
	if g+1 >= len(cs) || cs[g].Kind != Noun || cs[g].Pronoun {
		return Gap{}, false
	}
	if again(cs, k, g) {
		return Gap{From: j, Subject: Subject(cs, k), Last: g - 1}, true
	}
	out := Gap{From: j, Subject: []int{g}, Last: g}
	if p := g + 1; cs[p].Kind == Prep && p+1 < len(cs) {
		// "Bolt of France", "a team of Bolt and Cue"
		from := cs[g].Named && (cs[p].Of || cs[p].from) || cs[p].Of && cs[p+1].isName() && !cs[g].amount
		if !from && sharesPhrase(cs, k, j, g) && takes(cs, k, j, cs[p].Sym) {
			return out, true
		}
		if !from || p+2 >= len(cs) || cs[p+1].Kind != Noun {
			return Gap{}, false
		}
		out.Last = p + 1
	}
	if p := out.Last; p+3 < len(cs) && cs[p+1].Kind == Conj && cs[p].Named && cs[p+2].isName() {
		out.Subject, out.Last = append(out.Subject, p+2), p+2 // "Bolt and Cue 80 MW"
	}
	n := objectAt(cs, j, out.Last+1)
	out.Last = n - 1
	return out, n > 0
}

// sharesPhrase reports whether the noun g may have with the preposition behind it what the verb k
// has with one: "The dam was sold to Acme, the mine to Bolt", "Acme serves as contractor and Bolt as
// supplier", "Acme won a licence for 90 MW in Kenya, Bolt for 60 MW in Peru".
func sharesPhrase(cs []Chunk, k, j, g int) bool {
	if cs[k].Passive {
		return true
	}
	if cs[k+1].Kind == Noun && !cs[k+1].amount && cs[g].Named && cs[g+2].amount {
		for i := k + 3; i < j; i++ {
			if cs[i].isName() && !cs[i].place && cs[i-1].Kind == Prep {
				return false // "signed a deal for 90 MW with Acme and Bolt for 60 MW"
			}
		}
		return cs[k+2].Kind == Prep && cs[k+2].Sym == cs[g+1].Sym
	}
	noun := cs[g].amount || cs[g].Definite || cs[g+2].amount
	return cs[k+1].Kind == Prep && (noun || alike(cs, k, g))
}

// alike reports whether the name in chunk g stands before the same preposition as chunk k, and that
// before common nouns both times: "serves as contractor and Bolt as supplier".
func alike(cs []Chunk, k, g int) bool {
	common := func(n int) bool { return n < len(cs) && cs[n].Kind == Noun && !cs[n].Named && !cs[n].place }
	return cs[g].Named && cs[g+1].Kind == Prep && cs[k+1].Sym == cs[g+1].Sym && common(k+2) && common(g+2)
}

// again reports whether what the verb k does is told a second time of chunk g: of an amount, to someone
// else, or of a name, for something else: "lent $5 million to Acme for a dam and $3 million to Bolt",
// "chose Acme as contractor and Bolt as supplier", "hired Acme to build the dam and Bolt to run it".
func again(cs []Chunk, k, g int) bool {
	if cs[k].Passive || k+3 >= g || len(Subject(cs, k)) == 0 {
		return false
	}
	p, q := &cs[k+2], &cs[g+1]
	switch {
	case cs[g].amount && cs[k+1].amount:
		return p.Kind == Prep && q.Kind == Prep && p.Sym == q.Sym
	case !cs[g].Named || !cs[k+1].Named || cs[k+1].Kind != Noun:
		return false
	case p.Kind == Verb, q.Kind == Verb:
		return p.aims() && q.aims()
	}
	return p.Kind == Prep && !p.Of && !p.from && alike(cs, k+1, g)
}

// aims reports whether c leads to what somebody is to do: "to build the dam", "for the dam".
func (c *Chunk) aims() bool { return c.Kind == Verb && c.Form == Infinitive || c.Kind == Prep && c.For }

// objectAt is the object of a clause without a verb that the mark or conjunction j opens,
// behind its subject, which ends before chunk n, and what is told of that in brackets or
// between commas; 0 if it has none.
func objectAt(cs []Chunk, j, n int) int {
	if cs[n].Kind == Paren {
		n++
	}
	beside := n < len(cs) && cs[n].Kind == Comma
	if beside {
		n = besideEnd(cs, n)
	}
	switch {
	case n < 0, n >= len(cs), cs[n].Kind != Noun,
		beside && !cs[n].amount && !cs[n].remains(),
		!cs[n].amount && !cs[n].opened,
		n+1 < len(cs) && (cs[n+1].Kind == Verb && cs[n+1].Form == Finite || cs[n+1].Kind == Noun), // "the day Acme the owner said"
		!cs[n].amount && cs[j].Kind == Conj && cs[j-1].Named && cs[j-2].Of:                        // "gave a venture of Acme and Bolt a contract"
		return 0
	}
	return n
}

// takes reports whether a phrase with a preposition stands behind the verb k, before the
// mark or conjunction j.
func takes(cs []Chunk, k, j int, p token.Sym) bool {
	for i := k + 1; i < j; i++ {
		if cs[i].Kind == Prep && cs[i].Sym == p {
			return true
		}
	}
	return false
}

// besideEnd is the chunk behind the comma that closes what is told of a name behind the
// comma i: "Bolt, a unit of Cue, 80 MW"; -1 if nothing is.
func besideEnd(cs []Chunk, i int) int {
	for j := i + 1; j < len(cs); j++ {
		switch cs[j].Kind {
		case Noun, Prep, Paren, Time:
		case Comma:
			if j == i+1 {
				return -1
			}
			return j + 1
		default:
			return -1
		}
	}
	return -1
}

// remains reports whether a noun chunk may tell what is left: "the rest".
func (c *Chunk) remains() bool { return c.Definite && c.Len() == 2 }
