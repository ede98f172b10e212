package clause

import (
	"wattwire/extract/token"
)

// Arg is what a verb or a noun takes: noun chunks that share a preposition.
type Arg struct {
	// Prep is the preposition's word, 0 for the object itself.
	Prep token.Sym
	// At is the index of the preposition, of the first noun for an object.
	At int
	// Nouns are chunk indexes: the coordinated nouns.
	Nouns []int
	// Verb is the index of the infinitive or gerund that took the nouns, -1 if
	// it was the verb or noun asked for.
	Verb int
}

// Args gives what stands after chunk k, a verb group or a noun: its objects and
// the prepositional phrases up to the end of its clause. A phrase is given once
// whatever it modifies.
func Args(cs []Chunk, k int) []Arg {
	var out []Arg
	verb := -1
	for j := k + 1; j < len(cs); j++ {
		switch c := &cs[j]; c.Kind {
		case Stop:
			return out
		case Sub:
			return out
		case Rel:
			n := afterRelative(cs, j)
			if n < 0 {
				return out
			}
			j = n
		case Verb:
			switch c.Form {
			case Infinitive, Participial:
				if !sharesPhrases(cs, j, k) {
					verb = j
				}
			case Gerund:
				if cs[j-1].Kind != Comma {
					verb = j
					break
				}
				n := afterRelative(cs, j) // "a contract to a group, comprising Acme and Bolt, to build"
				if n < 0 || cs[n+1].Kind != Verb {
					return out
				}
				j = n
			default:
				return out
			}
		case Comma:
			if newClause(cs, j+1) {
				return out
			}
			if describes(cs, verb) || between(cs, verb, j) {
				verb = -1 // "Acme, a firm based in Kenya, and Bolt", "sold its plant, built in 2015, to Acme"
			}
		case Conj:
			if newClause(cs, j+1) {
				return out
			}
		case Quote:
			if j+1 < len(cs) && (cs[j+1].Kind == Comma || cs[j+1].Kind == Stop) {
				return out
			}
		case Prep:
			nouns, last := run(cs, j+1, c.Pair)
			if describes(cs, verb) || j == k+2 && cs[j-1].Kind == Comma && cs[k].Kind == Verb { // "sold, through its unit, a dam"
				nouns, last = toComma(cs, nouns, j, last)
			}
			own, n := likewise(cs, k, verb, nouns)
			if n >= 0 {
				nouns, last = nouns[:n], nouns[n]-1
			}
			alike := alongside(cs, k, j, last) || n >= 0 && own == k
			if alike && n < 0 {
				nouns = nouns[:1]
			}
			if len(nouns) > 0 {
				out = add(out, Arg{c.Sym, j, nouns, verb})
				j = last
			}
			if alike {
				return out
			}
			if n >= 0 {
				verb = -1
			}
		case Noun:
			nouns, last := run(cs, j, false)
			out = add(out, Arg{0, j, nouns, verb})
			j = last
		}
	}
	return out
}

// sharesPhrases reports whether the verb j is a participle that goes together with one before it, from
// chunk k on: "is owned and operated by Acme".
func sharesPhrases(cs []Chunk, j, k int) bool {
	if cs[j].Form != Participial || j < k+2 {
		return false
	}
	v := &cs[j-2]
	return v.Kind == Verb && v.Passive && cs[j-1].Kind == Conj
}

// add is append with room for the arguments of most verbs.
func add(args []Arg, a Arg) []Arg {
	if args == nil {
		args = make([]Arg, 0, 6)
	}
	return append(args, a)
}

// describes reports whether the participle v says something of a noun without a
// name that describes the one before a comma: "Acme, a firm based in Kenya".
func describes(cs []Chunk, v int) bool {
	return v > 1 && cs[v].Form == Participial && cs[v-1].Kind == Noun && !cs[v-1].Named && cs[v-2].Kind == Comma
}

// between reports whether the participle v stands with its phrases between two commas, of
// which j is the second, and the clause goes on with a preposition, or whether it goes on with
// "from" behind the comma j: "bought a dam located in Kenya, from Acme".
func between(cs []Chunk, v, j int) bool {
	if v < 1 || cs[v].Form != Participial || j+1 >= len(cs) || cs[j+1].Kind != Prep {
		return false
	}
	return cs[v-1].Kind == Comma || cs[j+1].from
}

// alongside reports whether the phrase from chunk j to last of the participle k behind a comma
// runs into another noun of which the like is told: "Acme, sold to Bolt, and Cue, sold to Dex".
func alongside(cs []Chunk, k, j, last int) bool {
	if k < 2 || !trails(cs, k) || cs[k-2].Kind != Noun {
		return false
	}
	if last != j+4 || cs[j+2].Kind != Comma || cs[j+3].Kind != Conj {
		return false
	}
	return last+2 < len(cs) && trails(cs, last+2)
}

// likewise finds among the nouns of a phrase of a participle, which is k or the one told last behind
// it, that of which another participle of the same verb tells the like: "a loan granted by Acme and
// a grant of $5 million granted by Bolt". It gives the first participle, and -1 for no such noun.
func likewise(cs []Chunk, k, verb int, nouns []int) (own, n int) {
	if own = verb; own < 0 {
		own = k
	}
	if cs[own].Kind != Verb || cs[own].Form != Participial {
		return own, -1
	}
	for n := 1; n < len(nouns); n++ {
		v := nouns[n] + 1
		if v+2 < len(cs) && cs[v].Of {
			v += 2
		}
		if v < len(cs) && cs[v].Kind == Verb && cs[v].Form == Participial && cs[v].Sym == cs[own].Sym {
			return own, n
		}
	}
	return own, -1
}

// trails reports whether chunk v is a participle behind a comma.
func trails(cs []Chunk, v int) bool {
	return cs[v].Kind == Verb && cs[v].Form == Participial && cs[v-1].Kind == Comma
}

// toComma cuts the list of nouns from chunk j to last before its first comma.
func toComma(cs []Chunk, nouns []int, j, last int) ([]int, int) {
	for i := j; i <= last; i++ {
		if cs[i].Kind != Comma {
			continue
		}
		n := 0
		for n < len(nouns) && nouns[n] < i {
			n++
		}
		return nouns[:n], i - 1
	}
	return nouns, last
}

// Opens reports whether a clause with a verb of its own begins at chunk j.
func Opens(cs []Chunk, j int) bool { return newClause(cs, j) }

// newClause reports whether a clause with a verb of its own begins at chunk j.
func newClause(cs []Chunk, j int) bool {
	for ; j < len(cs); j++ {
		switch c := cs[j]; c.Kind {
		case Verb:
			if c.Form != Finite && j > 0 && cs[j-1].Kind == Noun {
				continue // a participle: "two banks doing the due diligence have said"
			}
			if p := back(cs, j-1); p >= 0 && cs[p].Kind == Conj {
				return false // "with Acme and Bolt and also has"
			}
			return c.Form == Finite && relStart(cs, j) < 0
		case Comma:
			if !namesOn(cs, j) {
				return false
			}
		case Stop, Rel, Sub:
			return false
		}
	}
	return false
}

// namesOn reports whether the comma j stands in a list of names that goes on to a
// conjunction: "Acme, Bolt and Cue".
func namesOn(cs []Chunk, j int) bool {
	for ; j > 0 && j+2 < len(cs) && cs[j-1].Named && cs[j+1].Named; j += 2 {
		switch cs[j].Kind {
		case Conj:
			return true
		case Comma:
			if cs[j+1].Kind == Noun && j+4 < len(cs) && cs[j+2].Kind == Comma && cs[j+3].Kind == Conj {
				return cs[j+4].Named // "Acme, Bolt, and Cue"
			}
		default:
			return false
		}
	}
	return false
}

// afterRelative is the index of the comma that closes the relative clause
// opened at j, where the clause around it goes on with a preposition; -1 if it
// does not.
func afterRelative(cs []Chunk, j int) int {
	for i := j + 1; i+1 < len(cs); i++ {
		if cs[i].Kind == Stop {
			return -1
		}
		if cs[i].Kind == Comma && (cs[i+1].Kind == Prep || cs[i+1].Kind == Verb && cs[i+1].Form == Infinitive) {
			return i
		}
	}
	return -1
}
