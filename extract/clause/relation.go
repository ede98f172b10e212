package clause

// goesOn is the finite verb before the conjunction j whose subject may be that of
// what follows; -1 if there is none.
func goesOn(cs []Chunk, j int) int {
	for j--; j >= 0; j-- {
		switch cs[j].Kind {
		case Stop, Sub, Rel, Quote:
			return -1
		case Verb:
			if cs[j].Form == Finite {
				return j
			}
		}
	}
	return -1
}

// apposed is the comma or dash that opens what is told beside a name and ends with the
// comma or dash j: "Acme, a firm that builds and runs plants, has"; -1 if nothing
// is.
func apposed(cs []Chunk, j int) int {
	if cs[j].Kind != Comma {
		return -1
	}
	for a := 1; a+1 < j; a++ {
		c, beside, what := &cs[a], &cs[a-1], &cs[a+1]
		if c.Kind != Comma || beside.Kind != Noun || c.dash != cs[j].dash || what.Kind != Noun {
			continue
		}
		if !what.Article || what.Named || !beside.Named && !c.dash {
			continue
		}
		if plain := a == 1 || cs[a-2].Kind != Prep && cs[a-2].Kind != Verb; plain && told(cs, a, j) {
			return a
		}
	}
	return -1
}

// told reports whether a relative pronoun stands between two chunks, and no end of
// a clause.
func told(cs []Chunk, from, to int) bool {
	found := false
	for _, c := range cs[from+1 : to] {
		found = found || c.Kind == Rel
		if c.Kind == Stop || c.Kind == Quote || c.Kind == Sub {
			return false
		}
	}
	return found
}

// begins reports whether the conjunction j joins two clauses, the second of which has a
// subject of its own: "A bought B, and in May C sold", "A bought B, and C sold".
func begins(cs []Chunk, j int) bool {
	if c := cs[j+1]; c.Kind == Time || c.Kind == Prep && cs[j+2].Kind == Time {
		return true
	}
	if j == 0 || cs[j-1].Kind != Comma || cs[j+1].Kind != Noun {
		return false
	}
	closed := false // a list before it: "A bought B, C and D, and E sold"
	for g := j - 2; g >= 0; g-- {
		switch c := &cs[g]; c.Kind {
		case Verb:
			if c.Form == Finite {
				return g < j-2 && relStart(cs, g) < 0
			}
		case Noun, Prep, Time, Paren, Other:
		case Conj:
			closed = true
		case Comma:
			if !closed {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// back skips what stands between a verb and its subject, leftwards from j.
func back(cs []Chunk, j int) int {
	for j >= 0 && (cs[j].Kind == Other || cs[j].Kind == Paren || cs[j].Kind == Time) {
		j--
	}
	return j
}

// phrase is the index of the preposition in whose phrase the noun j stands, -1
// if it stands in none. "of A, B and C" is one phrase.
func phrase(cs []Chunk, j int) int {
	for i := j - 1; i >= 0; i-- {
		switch cs[i].Kind {
		case Prep:
			return i
		case Conj:
			// the noun after "and" is in the phrase unless it can head the
			// clause itself; then the noun before decides
			if i > 0 && (cs[i-1].Kind == Noun || cs[i-1].Kind == Paren) {
				continue
			}
			return -1
		case Comma:
			if !region(cs, i+1) {
				return -1
			}
			i-- // "in Austin, Texas,"
		case Paren:
			if i > 0 && cs[i-1].Kind == Noun && i+1 < j && cs[i+1].Kind == Conj {
				continue // "of Acme (ACM) and Bolt"
			}
			return -1
		case Noun:
			if i+1 < j && (cs[i+1].Kind == Conj || cs[i+1].Kind == Paren) {
				continue
			}
			return -1
		default:
			return -1
		}
	}
	return -1
}

// asides reports whether the finite verb j heads a relative clause that a comma
// opens: ", which Acme owns", ", half of which Acme owns".
func asides(cs []Chunk, j int) bool {
	i := relStart(cs, j) - 1
	if i > 0 && cs[i].Kind == Prep {
		if i--; i > 0 && cs[i].Kind == Noun {
			i--
		}
	}
	return i > 0 && cs[i].Kind == Comma
}

// relStart is the index of the relative pronoun, or of the noun behind "whose",
// whose clause the finite verb j heads, -1 if it heads none.
func relStart(cs []Chunk, j int) int {
	for i := j - 1; i >= 0; i-- {
		switch cs[i].Kind {
		case Rel:
			return i
		case Noun:
			if cs[i].whose {
				return i
			}
		case Verb:
			switch b := back(cs, j-1); {
			case cs[i].Form != Finite, i+2 == j && cs[i+1].Pronoun: // "which says it is"
			case b > i && cs[b].Kind == Conj:
				j = i // "which bought a plant and sold it"
			default:
				return -1
			}
		case Comma:
			if !namesOn(cs, i) { // "which Acme, Bolt and Cue own"
				return -1
			}
		case Sub, Stop, Quote:
			return -1
		}
	}
	return -1
}

// contact is the noun with which the relative clause without a pronoun begins that the finite
// verb j heads, in a clause that has no verb of its own before: "The contract Acme and Bolt
// signed covers"; -1 if it heads none.
func contact(cs []Chunk, j int) int {
	n := back(cs, j-1)
	for n > 1 && cs[n].Kind == Noun && cs[n-1].Kind == Conj {
		n -= 2
	}
	if n < 1 || cs[n].Kind != Noun {
		return -1
	}
	if what := &cs[n-1]; what.Kind != Noun || what.Named || what.Pronoun || !verbless(cs, n) {
		return -1
	}
	return n
}

// Relative reports whether the finite verb k is that of a relative clause.
func Relative(cs []Chunk, k int) bool { return relStart(cs, k) >= 0 }

// governs reports whether the noun j is what a gerund after it is said of: not
// the object of a finite verb.
func governs(cs []Chunk, j int) bool {
	for i := j - 1; i >= 0; i-- {
		switch cs[i].Kind {
		case Verb:
			return false
		case Comma, Stop, Sub:
			return true
		}
	}
	return true
}

// passed reports whether the finite verb g is that of a relative clause between two commas, behind
// which the infinitive k stands.
func passed(cs []Chunk, g, k int) bool {
	if cs[k].Form != Infinitive || cs[k-1].Kind != Comma {
		return false
	}
	i := relStart(cs, g)
	return i > 0 && cs[i-1].Kind == Comma
}

// main is the subject of the finite verb that a gerund, participle or
// infinitive depends on: the nearest before it, else the first after it.
func main(cs []Chunk, k, depth int) []int {
	for g := k - 1; g >= 0; g-- {
		if cs[g].Kind == Stop {
			break
		}
		if cs[g].Kind == Verb && cs[g].Form == Finite && passed(cs, g, k) {
			continue // "is in talks with Acme, which owns the dam, to buy it"
		}
		if cs[g].Kind == Verb && (cs[g].Form == Finite || cs[g].Form == Participial && cs[k].Form == Infinitive) {
			return subject(cs, g, depth+1)
		}
	}
	for g := k + 1; g < len(cs); g++ {
		if cs[g].Kind == Stop {
			break
		}
		if cs[g].Kind == Verb && cs[g].Form == Finite {
			return subject(cs, g, depth+1)
		}
	}
	if j := back(cs, k-1); cs[k].Form == Infinitive && j >= 0 && cs[j].Kind == Noun {
		if p := phrase(cs, j); p > 0 && cs[p-1].Kind == Noun {
			j = p - 1 // "Acme in talks to buy plant"
		}
		if phrase(cs, j) < 0 {
			return listed(cs, j) // a headline: "Acme and Bolt to build plant"
		}
	}
	return nil
}
